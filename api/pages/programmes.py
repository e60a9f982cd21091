"""``/programmes``: programmes and institutions through the editions, and one programme's course with its figures."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.answers import address, as_json, bound, page_number, pages, records
from entramado.api.pages.choices import Option, chosen, options
from entramado.api.pages.choices import editions as known_editions
from entramado.api.pages.collation import order
from entramado.api.pages.compared_figures import compared_rows
from entramado.api.pages.context import PageContext, Shown, alternatives
from entramado.api.pages.editions import STATUSES, Course, courses, editions_of, holding, last_reported_by
from entramado.api.pages.explorer import facet_index
from entramado.api.pages.families import Family, families
from entramado.api.pages.figure_phrases import phrase, with_phrases, without_column, without_empty
from entramado.api.pages.known_entities import entities
from entramado.api.pages.listed import body_name
from entramado.api.pages.periods import readable_period
from entramado.api.pages.rival_values import rivals_of
from entramado.api.pages.routes import add_page
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.sparql.engine import Rows
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import Language, worded
from entramado.ontology.folding import fold_words
from entramado.queries import saved

ROWS_A_PAGE: Final = 50
# Links with a lower score are shown as less certain; three quarters of all links have a higher one.
# ``queries/examples/programmes-in-all-editions.rq`` marks by it too.
SURE: Final = 0.9
# Two words of a proper name; what more programmes share is no name.
_PROPER: Final = re.compile(r"(?=\b([^\W\d_a-zà-ÿ]\w{2,}) ([^\W\d_a-zà-ÿ]\w{2,}))")
_SHARING_MOST: Final = 8
_LISTS: Final = {"programmes": ("objective", "population", "reporter"), "institutions": ("objective",)}
# What tells since when there is a programme.
_SINCE: Final = ("programme-dates", "programme-norms")
# Of these a form offers the values to choose from.
_CHOSEN: Final = ("objective", "population", "reporter")


def programmes_router(context: PageContext) -> APIRouter:
    """Programmes, institutions and single programmes as HTML, JSON and CSV."""
    router = APIRouter()
    _add_list(router, context, "programmes", "/programmes", "programmes")
    _add_list(router, context, "institutions", "/programmes/institutions", "programmes-institutions")

    async def programme(request: Request, format: str) -> Response:
        """One programme through the editions: entries, reporters that joined and left, figures, links with reasons."""
        return await _programme(context, request, format)

    add_page(router, "/programmes/{slug}", programme)
    return router


def _add_list(router: APIRouter, context: PageContext, kind: str, path: str, query: str) -> None:
    async def listing(request: Request, format: str) -> Response:
        """Programmes, or reporting institutions, by edition: continuing, ended, new."""
        lang, filters = context.language(request), await chosen(context, request, kind, _LISTS[kind])
        text, number = request.query_params.get("text", "").strip(), page_number(request)
        shown = await context.table(bound(query, filters, context.base.iri), lang)
        everything = courses(shown.terms)
        editions = editions_of(everything, await known_editions(context))
        if "reporter" in filters:
            reporter = (await entities(context)).label("institution", filters["reporter"])
            everything = last_reported_by(everything, reporter, editions)
        last = _last(request, editions)
        named = holding(everything, text) if text else everything
        status = _status(request, bool(text and not any(course.has(STATUSES[0], editions) for course in named)))
        of_status = [course for course in named if course.has(status, editions)]
        found = [course for course in of_status if last in ("", course.last)]
        if format != "html":
            return await _as_data(context, request, format, found, editions)
        first = ROWS_A_PAGE * (number - 1)
        return context.render(
            request,
            "programmes.html",
            kind=kind,
            courses=found[first : first + ROWS_A_PAGE],
            editions=editions,
            statuses=[(name, sum(course.has(name, editions) for course in named)) for name in STATUSES],
            shown_status=status,
            lasts=Counter(course.last for course in of_status) if status == "ended" else {},
            shown_last=last,
            text=text,
            filters=filters,
            filter_names=[name for name in _CHOSEN if name in _LISTS[kind]],
            offered=await options(context, lang) | {"reporter": await _reporters(context, lang)},
            english=context.english,
            namesakes=_namesakes_there(everything, editions[-1]) if kind == "programmes" else frozenset(),
            named=lambda name: context.english_names.get(name, name) if lang == "en" else name,
            shared=_shared(await families(context)) if kind == "programmes" else [],
            page_of=lambda course: context.href(course.iri, lang),
            called=lambda course: body_name(context, course.iri, course.label, lang),
            href=lambda iri: context.href(iri, lang),
            pages=pages(request, len(found), number, ROWS_A_PAGE),
            to=lambda **changes: address(request, **changes),
            result=shown,
            formats=alternatives(request, ("json", "csv", "xlsx")),
        )

    add_page(router, path, listing)


async def _reporters(context: PageContext, lang: Language) -> list[Option]:
    """The institutions that report something, by name."""
    found = (await facet_index(context)).choices("reporter", {}, lang)
    english = context.english_names if lang == "en" else {}
    named = (Option(one.slug, english.get(context.base.id("institution", one.slug), one.label.text)) for one in found)
    return sorted(named, key=lambda one: order(one.text))


def _namesakes_there(everything: list[Course], edition: str) -> frozenset[str]:
    """The programmes that an edition no longer has while it has another one of the same name: perhaps the same."""
    there = {fold_words(course.label) for course in everything if edition in course.entries}
    return frozenset(one.slug for one in everything if edition not in one.entries and fold_words(one.label) in there)


def _last(request: Request, editions: list[str]) -> str:
    """The edition that what is listed was last in; empty where any will do."""
    last = request.query_params.get("last", "").strip()
    if last and last not in editions:
        raise ProblemError("bad-request", f"last: {last[:40]!r} is none of {', '.join(editions)}.")
    return last


def _status(request: Request, every: bool) -> str:
    """The status that is asked for; without one, programmes of several editions, or `every` one."""
    status = request.query_params.get("status", "") or STATUSES[-1 if every else 0]
    if status not in STATUSES:
        raise ProblemError("bad-request", f"status: {status[:40]!r} is none of {', '.join(STATUSES)}")
    return status


async def _as_data(
    context: PageContext, request: Request, format: str, found: list[Course], editions: list[str]
) -> Response:
    if format in TABLES:
        rows: list[dict[str, Any]] = [
            {"iri": c.iri, "label": c.label, "status": c.status(editions), **{e: c.entries.get(e, 0) for e in editions}}
            for c in found
        ]
        meanings = {edition: worded("column.entries") for edition in editions}
        return await as_table(context, request, format, ("iri", "label", "status", *editions), rows, meanings=meanings)
    records = [
        {
            "iri": c.iri,
            "label": c.label,
            "status": c.status(editions),
            "entries": c.entries,
            "reporters": c.reporters,
            "successor": c.successor[0] if c.successor else None,
        }
        for c in found
    ]
    return as_json({"editions": editions, "total": len(found), "rows": records})


async def _told_of(context: PageContext, slug: str, lang: Language) -> list[Shown]:
    """A programme's entries, figures, links, possible links, and what tells since when there is one."""
    texts = [
        bound("programme-entries", {"programme": slug}, context.base.iri),
        bound("programme-figures", {"programme": slug}, context.base.iri),
        bound("programme-links", {"programme": slug, "lang": lang}, context.base.iri),
        bound("programme-possible", {"programme": slug, "lang": lang}, context.base.iri),
        *(bound(name, {"entity": context.base.id("programme", slug)}, context.base.iri) for name in _SINCE),
    ]
    return await asyncio.gather(*(context.table(text, lang) for text in texts))


async def _programme(context: PageContext, request: Request, format: str) -> Response:
    lang, slug = context.language(request), request.path_params["slug"]
    entries, figures, links, possible, *since = await _told_of(context, slug, lang)
    if not entries.rows:
        raise ProblemError(
            "not-found",
            f"There is no programme {slug!r}; /programmes lists them.",
            f"No hay programa «{slug}»; están en /programmes.",
        )
    if format in TABLES:
        return await as_table(context, request, format, figures.terms.names, records(figures.terms))
    if format == "json":
        names = {
            **dict(zip(_SINCE, since, strict=True)),
            "entries": entries,
            "figures": figures,
            "links": links,
            "possible": possible,
        }
        return as_json({name: records(shown.terms) for name, shown in names.items()})
    first = entries.terms.rows[0]
    return context.render(
        request,
        "programme.html",
        sure=SURE,
        label=first["programmeLabel"].value,
        named=lambda name: context.english_names.get(name, name) if lang == "en" else name,
        namesakes=await _namesakes(context, slug, first["programmeLabel"].value),
        relatives=await _relatives(context, slug, first["programmeLabel"].value),
        shared=[one for one in (await families(context)).values() if slug in one.members],
        entity=context.href(first["programme"].value, lang),
        course=_course(entries.terms),
        by_edition=(by_edition := _by_edition(context, entries.terms, request, _surety(links.terms))),
        hanging=_hanging(by_edition),
        entries=entries,
        since=[(saved.load(name), without_column(one, "document")) for name, one in zip(_SINCE, since, strict=True)],
        rivals=await rivals_of(context, (row["entry"].value for row in entries.terms)),
        lines_href=lambda one: context.lines_href(one.document, one.line, one.line, lang),
        figures=without_empty(without_column(with_phrases(context, figures, lang), "document")),
        periods=_periods(entries.terms, lang),
        compared=compared_rows(
            figures.terms,
            lambda document, line: context.lines_href(document, line, line, lang),
            partial(phrase, originals) if (originals := context.originals) else None,
        ),
        links=links,
        possible=possible,
        formats=alternatives(request, ("json", "csv", "xlsx")),
    )


def _periods(rows: Rows, lang: Language) -> dict[str, str]:
    """The period that each edition reports on."""
    return {row["edition"].value: readable_period(row["period"].value, lang) for row in rows if "period" in row}


def _course(rows: Rows) -> Course:
    course = Course(rows.rows[0]["programme"].value, rows.rows[0]["programmeLabel"].value)
    for row in rows:
        edition = row["edition"].value
        course.entries[edition] = course.entries.get(edition, 0) + 1
        names = course.reporters.setdefault(edition, [])
        if "reporterLabel" in row and row["reporterLabel"].value not in names:
            names.append(row["reporterLabel"].value)
    return course


async def _namesakes(context: PageContext, slug: str, label: str) -> list[str]:
    """Other programmes with the same name, but for quotation marks and accents: nothing joins them."""
    known = await entities(context)
    return sorted(
        one
        for one in known.names("programme").get(fold_words(label), {})
        if one != slug and fold_words(known.label("programme", one)) == fold_words(label)
    )


async def _relatives(context: PageContext, slug: str, label: str) -> list[tuple[str, str]]:
    """Other programmes, with their labels, that share two words of a name: those of one name by country."""
    known = await entities(context)
    found: dict[str, str] = {}
    pairs = [f" {fold_words(first)} {fold_words(second)} " for first, second in _PROPER.findall(label)]
    all_named = [(one, name, f" {fold_words(name)} ") for one, name in known.choices("programme", "es") if pairs]
    for pair in pairs:
        sharing = {one: name for one, name, folded in all_named if pair in folded}
        if len(sharing) <= _SHARING_MOST:
            found |= sharing
    own = fold_words(label)
    return sorted(((one, name) for one, name in found.items() if one != slug and fold_words(name) != own), key=_by_name)


def _shared(found: Mapping[str, Family]) -> list[Family]:
    """The names that several programmes share, by name."""
    return sorted(found.values(), key=lambda family: order(family.name))


def _by_name(one: tuple[str, str]) -> tuple[int, ...]:
    return order(one[1])


def _surety(links: Rows) -> dict[str, float]:
    """How sure the surest link of each entry of a programme is (0 to 1)."""
    found: dict[str, float] = {}
    for row in links:
        for end in ("from", "to"):
            found[row[end].value] = max(float(row["score"].value), found.get(row[end].value, 0))
    return found


def _hanging(by_edition: Mapping[str, list[dict[str, Any]]]) -> list[str]:
    """The editions that only less sure links join to the programme."""
    return [
        edition
        for edition, entries in by_edition.items()
        if all(entry["surety"] and entry["surety"] < SURE for entry in entries)
    ]


def _by_edition(
    context: PageContext, rows: Rows, request: Request, surety: Mapping[str, float]
) -> dict[str, list[dict[str, Any]]]:
    """Entries by edition, each with its reporters and how surely it is of the programme (0 where nothing links it)."""
    lang = context.language(request)
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows:
        key, first, last = (row[name].value for name in ("document", "firstLine", "lastLine"))
        document = key.rsplit("/", 1)[-1]
        entry = found.setdefault(row["edition"].value, {}).setdefault(
            row["entry"].value,
            {
                "label": row["entryLabel"].value,
                "href": context.href(row["entry"].value, lang),
                "objective": row["objective"].value if "objective" in row else "",
                "lines": f"{context.document_names.get(document, document)}, {first}–{last}",
                "lines_href": context.lines_href(document, first, last, lang),
                "reporters": {},
                "surety": surety.get(row["entry"].value, 0),
            },
        )
        if "reporter" in row:
            name, _ = body_name(context, row["reporter"].value, row["reporterLabel"].value, lang)
            entry["reporters"][name] = context.href(row["reporter"].value, lang)
    return {edition: list(entries.values()) for edition, entries in found.items()}
