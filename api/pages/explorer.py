"""``/explore``: the entries, narrowed by facets; every filter is in the address."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages import facets
from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import address, as_json, bound, page_number, pages, records
from entramado.api.pages.choices import Option, options
from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext, alternatives
from entramado.api.pages.facets import BESIDES, FACETS, FLAGS, Choice, FacetIndex, Label
from entramado.api.pages.known_entities import entities
from entramado.api.pages.listed import body_name
from entramado.api.pages.per_build import EntityPages, PerEngine
from entramado.api.pages.routes import add_page
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.translations.interface import Language, word
from entramado.queries.entities import Entities
from entramado.queries.parameters import PAGES
from entramado.queries.saved import page as query_page

ROWS_A_PAGE: Final = 25
SHOWN_CHOICES: Final = 7
CHOICES_MAX: Final = 150
_KINDS: Final = {spec.name: spec.entity for spec in PAGES["explore"] if spec.entity}
_FILTERS = (*FACETS, *FLAGS, "text")
_GROUPS: Final = ("population", "also")
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is set: what it says, and the address without it."""

    facet: str
    text: str
    without: str
    lang: str = ""


async def filters_of(context: PageContext, request: Request) -> dict[str, list[str]]:
    """The filters of an address, each with its values. Raises `ProblemError`."""
    found = await asked(context, request, PAGES["explore"])
    return {name: found[name] for name in _FILTERS if name in found}


async def _facet_index(pages: EntityPages) -> FacetIndex:
    texts = [bound(name, {}, pages.base.iri) for name in ("explore-values", "explore-labels")]
    values, labels = [(await pages.engine.query(text, format="csv")).body for text in texts]
    return await asyncio.to_thread(facets.build, values, labels)


_INDEXES: Final = PerEngine(_facet_index)


async def facet_index(context: PageContext) -> FacetIndex:
    """Which entries have which value of which facet."""
    return await _INDEXES.get(context)


def explorer_router(context: PageContext) -> APIRouter:
    """The explorer as HTML, JSON (a page with its facets) and CSV (all entries that pass)."""
    router = APIRouter()

    async def explore(request: Request, format: str) -> Response:
        """Entries by facets: document, chapter, objective, population, state, type, reporter and more."""
        filters, number = await filters_of(context, request), page_number(request)
        sparql = bound("explore-entries", filters, context.base.iri)
        lang = context.language(request)
        if format in TABLES:
            rows = await context.engine.rows(sparql)
            return await as_table(context, request, format, rows.names, records(rows))
        index = await facet_index(context)
        total = index.matching(filters).bit_count()
        shown = await context.table(query_page(sparql, ROWS_A_PAGE, number), lang)
        if format == "json":
            counts = {"total": total, "page": number, "pages": -(-total // ROWS_A_PAGE)}
            return as_json({**counts, **_document(index, filters, lang), "entries": records(shown.terms)})
        return context.render(
            request,
            "explore.html",
            filters=filters,
            chosen=_chosen(request, (index, await entities(context)), filters, lang),
            facets=[(facet, _offered(index.choices(facet, filters, lang))) for facet in FACETS],
            groups=await _groups(context, filters, lang),
            flags=[(flag, index.choices(flag, filters, lang)) for flag in FLAGS],
            without_results=index.documents_without("results"),
            total=total,
            aims=index.matching({**filters, "aim": ["true"]}).bit_count(),
            everything=len(index.titles),
            nationwide=_nationwide(index, filters),
            naming=_naming(index, filters),
            either=any(len(values) > 1 for values in filters.values()),
            both=_both(index, filters),
            result=shown,
            entries=[_entry(context, index, row, lang) for row in records(shown.terms)],
            pages=pages(request, total, number, ROWS_A_PAGE),
            values_sparql=bound("explore-values", {}, context.base.iri),
            to=lambda **changes: address(request, **changes),
            few=SHOWN_CHOICES,
            formats=alternatives(request, ("json", "csv", "xlsx")),
        )

    add_page(router, "/explore", explore)
    return router


async def _groups(
    context: PageContext, filters: Mapping[str, list[str]], lang: Language
) -> list[tuple[str, str, list[Option]]]:
    """The group and the second one that the form chooses; none where the address has several for one of them."""
    if any(len(filters.get(name, [])) > 1 for name in _GROUPS):
        return []
    offered = await options(context, lang)
    return [(name, next(iter(filters.get(name, [])), ""), offered[name]) for name in _GROUPS]


def _nationwide(index: FacetIndex, filters: Mapping[str, list[str]]) -> int:
    """Where a state is chosen, how many entries of national coverage pass the other filters."""
    if "state" not in filters or "national" in filters:
        return 0
    others = {name: values for name, values in filters.items() if name != "state"}
    return index.matching({**others, "national": ["true"]}).bit_count()


def _naming(index: FacetIndex, filters: Mapping[str, list[str]]) -> int:
    """Where a reporter is chosen, how many entries of others that pass the other filters name it."""
    if "reporter" not in filters or "names" in filters:
        return 0
    others = {name: values for name, values in filters.items() if name != "reporter"}
    return index.matching({**others, "names": filters["reporter"]}).bit_count()


def _both(index: FacetIndex, filters: Mapping[str, list[str]]) -> tuple[dict[str, str], int]:
    """Where two values of a filter are chosen, what asks for both, and how many entries have both."""
    for besides, facet in BESIDES.items():
        if besides not in filters and len(values := filters.get(facet, [])) == _TWO:
            asking = {facet: values[0], besides: values[1]}
            return asking, index.matching({**filters, **{name: [one] for name, one in asking.items()}}).bit_count()
    return {}, 0


def _offered(choices: list[Choice]) -> list[Choice]:
    """The commonest choices, and those chosen.

    Hundreds of bodies would make the page heavy; each one's own page leads to the entries that name it.
    """
    return [*choices[:CHOICES_MAX], *(choice for choice in choices[CHOICES_MAX:] if choice.chosen)]


def _chosen(
    request: Request, named: tuple[FacetIndex, Entities], filters: Mapping[str, list[str]], lang: Language
) -> list[Chosen]:
    """The filters that are set; what no entry has is named by the graph's names."""
    index, names = named
    found = []
    for facet, values in filters.items():
        for value in values:
            written = ""
            if facet == "text":
                text, written = f"«{value}»", DOCUMENTS_LANGUAGE
            elif facet in FLAGS:
                text = word("yes" if value == "true" else "no", lang)
            else:
                label = index.label(facet, value, lang)
                if label.text == value:  # no entry has it
                    label = Label(names.label(_KINDS.get(facet, facet), value, lang))
                written = label.lang
                text = f"{value}. {label.short or label.text}" if facet == "objective" else label.text
            others = [other for other in values if other != value]
            found.append(Chosen(facet, text, address(request, **{facet: others or None}), written))
    return found


def _entry(context: PageContext, index: FacetIndex, row: Mapping[str, Any], lang: Language) -> dict[str, Any]:
    """An entry of the list, with the addresses that it leads to."""
    key = row["document"].rsplit("/", 1)[-1]
    chapter, objective = (row["chapterCode"] or "").lower(), str(row["objectiveNumber"] or "")
    names = (row["reporters"] or "").split(" | ") if row["reporters"] else []
    return {
        **row,
        "key": key,
        "chapter": index.label("chapter", chapter, lang).text if chapter else "",
        "objective": index.label("objective", objective, lang).short if objective else "",
        "href": context.href(row["entry"], lang),
        "lines_href": context.lines_href(key, str(row["firstLine"]), str(row["lastLine"]), lang),
        "bodies": [
            (*body_name(context, iri, name, lang), context.href(iri, lang))
            for name, iri in zip(names, (row["reporterIris"] or "").split(), strict=False)
        ],
    }


def _document(index: FacetIndex, filters: Mapping[str, list[str]], lang: Language) -> dict[str, Any]:
    counts = {
        facet: [{"value": c.slug, "label": c.label.text, "count": c.count} for c in index.choices(facet, filters, lang)]
        for facet in (*FACETS, *FLAGS)
    }
    return {"filters": dict(filters), "facets": counts}
