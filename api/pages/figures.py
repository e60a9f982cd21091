"""``/figures``: what the entries count, the largest figures first, narrowed by what is counted, of whom, where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import address, as_json, bound, page_number, pages, records
from entramado.api.pages.cells import Cell, MadeWhenSeen
from entramado.api.pages.choices import Option, options
from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext, Shown, alternatives, short
from entramado.api.pages.edition_documents import documents_of_editions
from entramado.api.pages.every_figure import every_figure
from entramado.api.pages.explorer import facet_index
from entramado.api.pages.figure_phrases import with_phrases, without_column, without_empty
from entramado.api.pages.known_entities import entities
from entramado.api.pages.listed import listed_things
from entramado.api.pages.rival_values import rivals_of
from entramado.api.pages.routes import add_page
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.sparql.engine import Rows, Term
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import Language, word
from entramado.api.translations.printed import english_counted, quoted
from entramado.queries.parameters import PAGES

ROWS_A_PAGE: Final = 50
UNITS_SHOWN: Final = 12
# Filters with a list to choose from.
CHOSEN: Final = ("counts", "use", "population", "serves", "group", "objective", "state", "chapter", "document")
# By sex or age of whom a figure counts: the group of actions for these.
_GROUPS: Final = {"mujeres": "mujeres", **dict.fromkeys(("ninas", "ninos", "nna"), "nna")}
_LISTED: Final = ("reporters", "funders", "states")
_OF_PAGE: Final = ("page", "each")
# By what the largest figure is taken of each: the column that says it, and whether it lists several things.
_EACH: Final = {"objective": "objective", "reporter": "reporters", "state": "states", "edition": "edition"}


@dataclass(frozen=True, slots=True)
class Unit:
    """What figures count, how many do, the address of these, and the language of what it is called."""

    text: str
    count: int
    href: str
    lang: str = DOCUMENTS_LANGUAGE


def figures_router(context: PageContext) -> APIRouter:
    """The figures as HTML, JSON and CSV (all that pass)."""
    router = APIRouter()

    async def figures(request: Request, format: str) -> Response:
        """Counted results, the largest first, by what is counted, group, objective, state, reporter and more."""
        found = await asked(context, request, PAGES["figures"])
        filters = {name: values[0] for name, values in found.items() if name not in _OF_PAGE}
        each, lang = found.get("each", [""])[0], context.language(request)
        shown = await _shown(context, filters, lang)
        if format in TABLES:
            return await as_table(context, request, format, shown.terms.names, records(shown.terms))
        if format == "json":
            return as_json({"filters": filters, "total": len(shown), "rows": records(shown.terms)})
        counts, firsts = _first_of_each(shown.terms, _EACH[each]) if each else (Counter[str](), {})
        total, number = len(firsts) if each else len(shown), page_number(request)
        chosen = list(firsts.items())[ROWS_A_PAGE * (number - 1) :][:ROWS_A_PAGE]
        rows = range(len(shown))[ROWS_A_PAGE * (number - 1) :][:ROWS_A_PAGE]
        table = _table(context, _of_rows(shown, [at for _, at in chosen] if each else [*rows]), lang)
        for name in _left_out(filters, each):
            table = without_column(table, name)
        offered = await _offered(context, lang)
        called = {option.slug: option.text for option in offered["objective"]}
        return context.render(
            request,
            "figures.html",
            filters=filters,
            uses=_uses(shown.terms, request, lang) if filters.get("counts") == "money" else [],
            each=each,
            eaches=[(one, address(request, each=one)) for one in _EACH],
            every=address(request, each=None),
            names=[_each_cell(context, each, (key, shown.terms.rows[at]), called, lang) for key, at in chosen],
            counts=[counts[key] for key, _ in chosen],
            missing=_missing(offered, each, firsts, filters),
            chosen=CHOSEN,
            offered=offered,
            figures=len(shown),
            alike=[] if len(shown) or lang != "en" else await _alike(context, filters.get("text", ""), request, lang),
            instead=None if len(shown) else await _instead(context, request, filters, lang),
            table=table,
            rivals=[] if each else await rivals_of(context, (shown.terms.rows[at]["entry"].value for at in rows)),
            lines_href=lambda one: context.lines_href(one.document, one.line, one.line, lang),
            units=[] if each else _units(shown.terms, request, lang),
            pages=pages(request, total, number, ROWS_A_PAGE),
            result=shown,
            formats=alternatives(request, ("json", "csv", "xlsx")),
        )

    add_page(router, "/figures", figures)
    return router


async def _bound(context: PageContext, filters: Mapping[str, str]) -> str:
    """The query with the filters; an edition stands for its documents. Raises `ProblemError` where the two differ."""
    values: dict[str, str | list[str]] = {name: value for name, value in filters.items() if name != "edition"}
    if "edition" in filters:
        edition, keys = filters["edition"], (await documents_of_editions(context)).get(filters["edition"], [])
        document = filters.get("document", "")
        if document and document not in keys:
            raise ProblemError(
                "bad-request",
                f"document={document} is no document of edition={edition}; give one of the two.",
                f"document={document} no es un documento de edition={edition}; indique uno de los dos.",
            )
        values["document"] = [document] if document else keys
    return bound("figures", values, context.base.iri)


async def _shown(context: PageContext, filters: Mapping[str, str], lang: Language) -> Shown:
    sparql = await _bound(context, filters)
    if filters:
        return await context.table(sparql, lang)
    context.document_names = await context.names_of_documents()
    return context.show(await every_figure(context), sparql, lang)


async def _instead(context: PageContext, request: Request, filters: Mapping[str, str], lang: Language) -> Unit | None:
    """Where no figure counts a group: the figures in actions for it, if there are any."""
    group = filters.get("population") or _GROUPS.get(filters.get("group", ""), "")
    if not group or "serves" in filters:
        return None
    wider = {name: value for name, value in filters.items() if name not in ("population", "group")}
    count = len(await context.engine.rows(await _bound(context, {**wider, "serves": group})))
    if not count:
        return None
    name = (await entities(context)).label("population", group, lang)
    return Unit(name, count, address(request, population=None, group=None, serves=group))


async def _offered(context: PageContext, lang: Language) -> dict[str, list[Option]]:
    """What each filter offers; who reports completes what is typed."""
    known, index = await entities(context), await facet_index(context)
    of_choice = {spec.name: spec.choices for spec in PAGES["figures"] if spec.choices}
    groups = [Option(slug, known.label("population", slug, lang)) for slug in known.slugs("population")]
    return {
        **await options(context, lang),
        **{"population": groups, "serves": groups},
        "state": [Option(slug, name) for slug, name in known.choices("state", lang)],
        "reporter": [Option(c.slug, c.label.text) for c in index.choices("reporter", {}, lang)],
        **{
            name: [Option(one, word(f"code.{name}.{one}", lang)) for one in of_choice[name]]
            for name in ("counts", "group")
        },
        "use": [Option(one, word(f"code.money.{one}", lang)) for one in of_choice["use"]],
    }


def _first_of_each(rows: Rows, column: str) -> tuple[Counter[str], dict[str, int]]:
    """How many figures each value of a column has, and the place of its largest one; rows come in that order."""
    counts: Counter[str] = Counter()
    firsts: dict[str, int] = {}
    for at, row in enumerate(rows):
        for key in _keys(row, column):
            counts[key] += 1
            firsts.setdefault(key, at)
    return counts, firsts


def _left_out(filters: Mapping[str, str], each: str) -> list[str]:
    """The columns that say again what is chosen, or what nobody asked."""
    unasked = [] if "funder" in filters else ["funders"]
    if filters.get("counts") == "money":
        # No amount is told of a group.
        unasked.append("group")
    if "use" in filters or filters.get("counts") != "money":
        unasked.append("money")
    return [_EACH[each] if each else "", *unasked, *(() if "state" in filters else ("states",))]


def _keys(row: Mapping[str, Term], column: str) -> Iterator[str]:
    if column not in row:
        return
    if column in _LISTED:
        yield from dict.fromkeys(filter(None, row[column].value.split("|")))
    else:
        yield row[column].value


def _each_cell(
    context: PageContext, each: str, found: tuple[str, Mapping[str, Term]], called: Mapping[str, str], lang: Language
) -> Cell:
    """What a row is the largest figure of; `called` are the objectives' names by number."""
    key, row = found
    if each == "objective":
        return Cell(called.get(short(key), row["objectiveLabel"].value), context.href(key, lang))
    if each == "edition":
        return Cell(key)
    return listed_things(context, [key], lang)


def _missing(
    offered: Mapping[str, list[Option]], each: str, firsts: Mapping[str, int], filters: Mapping[str, str]
) -> list[Option]:
    """The objectives or states that have no such figure, unless one of them was asked for."""
    if each not in ("objective", "state") or each in filters:
        return []
    there = {key.partition(" ")[0].rsplit("/", 1)[-1] for key in firsts}
    return [option for option in offered.get(each, []) if option.slug not in there]


async def _alike(context: PageContext, text: str, request: Request, lang: Language) -> list[Unit]:
    """What figures count that is told in English by words that no figure is printed with."""
    if not text:
        return []
    rows = await every_figure(context)
    told = [row for row in rows if text.lower() in english_counted(row["unit"].value.partition(" (")[0]).lower()]
    return _units(Rows(rows.names, tuple(told)), request, lang)


def _units(rows: Rows, request: Request, lang: Language) -> list[Unit]:
    """What the figures count most often, in their own words or, where these are common, in English."""
    counted = Counter(row["unit"].value.partition(" (")[0] for row in rows)
    found = []
    for text, count in counted.most_common(UNITS_SHOWN):
        english = english_counted(text) if lang == "en" else ""
        called = lang if english else DOCUMENTS_LANGUAGE
        shown = english or (quoted(text) if lang == "en" else text)
        found.append(Unit(shown, count, address(request, text=text), called))
    return found


def _uses(rows: Rows, request: Request, lang: Language) -> list[Unit]:
    """What the money is for, in how many figures each."""
    counted = Counter(row["money"].value for row in rows if "money" in row)
    return [Unit(word(f"code.money.{use}", lang), n, address(request, use=use)) for use, n in counted.most_common()]


def _of_rows(shown: Shown, at: list[int]) -> Shown:
    """Some rows of a table."""
    terms = Rows(shown.terms.names, tuple(shown.terms.rows[one] for one in at))
    return replace(shown, terms=terms, rows=MadeWhenSeen(at, lambda one: shown.rows[one]))


def _table(context: PageContext, shown: Shown, lang: Language) -> Shown:
    """The figures of a page, with links to what their lists name; the edition tells the document."""
    places = {at: name for at, name in enumerate(shown.names) if name in _LISTED}

    def row(place: int) -> tuple[Cell | None, ...]:
        terms = shown.terms.rows[place]
        return tuple(
            listed_things(context, list(_keys(terms, places[at])), lang) if cell and at in places else cell
            for at, cell in enumerate(shown.rows[place])
        )

    linked = replace(shown, rows=MadeWhenSeen(range(len(shown)), row))
    return without_empty(without_column(with_phrases(context, linked, lang), "document"))
