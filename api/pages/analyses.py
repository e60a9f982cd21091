"""``/compare`` (editions), ``/compare/states``, ``/compare/bodies``, ``/gaps``, ``/doubles``, ``/challenges``.

Each page is a few tables, its parts; every part is a saved query of ``queries/analyses``. CSV gives one part
(``?part=``), JSON all of them.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import address, as_json, bound, records
from entramado.api.pages.cells import Cell, MadeWhenSeen
from entramado.api.pages.charts import Crosstab, of_answer
from entramado.api.pages.choices import Option, options
from entramado.api.pages.choices import editions as known_editions
from entramado.api.pages.collation import order
from entramado.api.pages.compared_pair import PAIR_COLUMNS, PAIRS, SIDES, choose_pair, pair_headings, without_zeros
from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext, Shown, alternatives, column, short
from entramado.api.pages.count_links import CountLinks
from entramado.api.pages.edition_documents import documents_of_editions
from entramado.api.pages.explorer import facet_index
from entramado.api.pages.known_entities import entities
from entramado.api.pages.listed import with_english_bodies
from entramado.api.pages.routes import add_page
from entramado.api.pages.silent_states import STATES
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.sparql.engine import Rows, Term
from entramado.api.translations.interface import Language, word
from entramado.queries import saved
from entramado.queries.entities import Entities
from entramado.queries.parameters import PAGES

# So many rows are seen at once, of one status as many as there are; the others are folded away.
ROWS_SHOWN: Final = 50
ROWS_MOST: Final = 500
_ROWS_CHOSEN: Final = ("part", "status")
# Columns that list names, each with the kind of what it names.
_LISTS: Final = {
    **dict.fromkeys(("statesReporting", "statesElsewhere", "statesSilent"), "state"),
    "couldFill": "institution",
}
# An action is under one objective at most, a challenge in one category at most.
_ADDING_UP: Final = frozenset({"states-objectives", "states-challenges", "bodies-objectives"})
_SUMMED_LEAST: Final = 2
_BETWEEN: Final = "; "
# Names of parameters in queries that count twice, or whose answer has a column of that name.
_OTHER_NAMES: Final = {"population": "group", "also": "besides", "objective": "under"}


@dataclass(frozen=True, slots=True)
class AnalysisPage:
    """A page by its name; what its address takes stands in the table of parameters."""

    name: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """What is chosen in the form: neither the part nor which rows of it."""
        return tuple(spec.name for spec in PAGES[self.name] if spec.name not in _ROWS_CHOSEN)

    @property
    def parts(self) -> tuple[str, ...]:
        """The tables, the first being the default one of CSV."""
        return next(spec.choices for spec in PAGES[self.name] if spec.name == "part")

    @property
    def path(self) -> str:
        """Its address in Spanish."""
        return f"/compare/{self.name}" if self.name in PAIRS else f"/{self.name}"

    def query(self, part: str) -> str:
        """The name of the saved query that answers a part."""
        return f"{self.name}-{part}"


ANALYSES: Final = tuple(map(AnalysisPage, ("compare", "states", "bodies", "gaps", "doubles", "challenges")))


def analyses_router(context: PageContext) -> APIRouter:
    """The pages, each as HTML, JSON and CSV in both languages."""
    router = APIRouter()
    for analysis in ANALYSES:
        _add(router, context, analysis)
    return router


def _add(router: APIRouter, context: PageContext, analysis: AnalysisPage) -> None:
    async def page(request: Request, format: str) -> Response:
        return await _answer(context, analysis, request, format)

    page.__doc__ = {
        "compare": "Two editions by objective, chapter, institution and programme.",
        "states": "Two states by objective and group, and their actions.",
        "bodies": "Two institutions by objective and edition: partners that they share, who names whom, their actions.",
        "gaps": "Objectives, states and populations without entries in an edition.",
        "doubles": "The same figures or titles in several entries of an edition.",
        "challenges": "Challenges of an edition by category and objective, and entries that name none.",
    }[analysis.name]
    add_page(router, analysis.path, page)


async def _answer(context: PageContext, analysis: AnalysisPage, request: Request, format: str) -> Response:
    lang = context.language(request)
    offered = await options(context, lang) if "chapter" in analysis.parameters else {}
    editions = list(await known_editions(context))
    asked_for = await asked(context, request, PAGES[analysis.name])
    values = {name: given[0] for name, given in asked_for.items()}
    part, status = values.pop("part", analysis.parts[0]), values.pop("status", "")
    if analysis.name in PAIRS:
        documents = await documents_of_editions(context)
        pair = await choose_pair(context, analysis.name, values, documents, lang)
        offered, editions = {**offered, "pair": pair}, sorted(documents, reverse=True)
    else:
        _defaults(values, editions)
    if "reporting_state" in analysis.parameters:
        offered |= await _who_reports(context, (await documents_of_editions(context)).get(values["edition"], []), lang)
    values = {name: values[name] for name in analysis.parameters if name in values}
    wanted = (part,) if format in TABLES else analysis.parts
    found = await asyncio.gather(*(_part(context, analysis.query(one), values, lang) for one in wanted))
    summaries = {one: _summary(shown, lang) for one, shown in zip(wanted, found, strict=True)}
    found = [_of_status(shown, status) for shown in found]
    if format in TABLES:
        return await as_table(context, request, format, found[0].terms.names, records(found[0].terms))
    if format == "json":
        parts = {one: records(shown.terms) for one, shown in zip(wanted, found, strict=True)}
        return as_json({"parameters": values, "parts": parts})
    found = [without_zeros(shown) for shown in found] if analysis.name == "bodies" else found
    return context.render(
        request,
        "analysis.html",
        analysis=analysis,
        parts=list(zip(wanted, found, strict=True)),
        rows_shown=ROWS_MOST if status else ROWS_SHOWN,
        rows_most=ROWS_MOST,
        chosen_status=status,
        to=lambda **changes: address(request, **changes),
        crossed={one: _crossed(shown, lang) for one, shown in zip(wanted, found, strict=True)},
        summaries=summaries,
        sums={one: _sums(analysis.query(one), shown) for one, shown in zip(wanted, found, strict=True)},
        warnings=_warnings(analysis, dict(zip(wanted, found, strict=True)), values, lang),
        opened=f"analysis.opened.{analysis.name}" if analysis.name in PAIRS and not {*SIDES} & {*asked_for} else "",
        without=_without_actions(analysis, dict(zip(wanted, found, strict=True))),
        values=values,
        editions=editions,
        pairs=PAIRS,
        offered=offered,
        names=_headings(values, offered, lang),
        formats=alternatives(request, ("json", "csv", "xlsx")),
    )


async def _who_reports(context: PageContext, documents: list[str], lang: Language) -> dict[str, list[Option]]:
    """The states and institutions that report an action in an edition."""
    index, edition = await facet_index(context), {"document": documents}
    return {
        name: sorted((Option(one.slug, one.label.text) for one in index.choices(name, edition, lang)), key=_by_name)
        for name in ("reporting_state", "reporter")
    }


def _by_name(option: Option) -> tuple[int, ...]:
    return order(option.text)


async def _part(context: PageContext, query: str, values: dict[str, str], lang: Language) -> Shown:
    takes = saved.load(query).parameters
    given = {**values, "lang": lang, "shown": values.get("edition", "")}
    given |= {other: values[name] for name, other in _OTHER_NAMES.items() if name in values}
    shown = await context.table(bound(query, {k: v for k, v in given.items() if k in takes}, context.base.iri), lang)
    lists = {at: _LISTS[name] for at, name in enumerate(shown.names) if name in _LISTS}
    shown = await _counts_linked(context, query, shown, values, lang)
    if query == "compare-programmes":
        return _with_text(shown, values, lang)
    shown = with_english_bodies(context, shown, lang)
    return _linked(context, shown, lists, await entities(context), lang) if lists else shown


async def _counts_linked(
    context: PageContext, query: str, shown: Shown, values: Mapping[str, str], lang: Language
) -> Shown:
    """A table whose counts lead to the entries that they count, or to the page that lists them."""
    documents = await documents_of_editions(context)
    counts = CountLinks(query, values, documents, "/en" if lang == "en" else "")
    at = {place: name for place, name in enumerate(shown.names) if counts.leads(name)}
    if not at:
        return shown

    def row(place: int) -> tuple[Cell | None, ...]:
        terms = shown.terms.rows[place]
        return tuple(
            cell._replace(href=counts.href(at[column], terms)) if cell and column in at else cell
            for column, cell in enumerate(shown.rows[place])
        )

    return replace(shown, rows=MadeWhenSeen(range(len(shown)), row))


def _headings(values: Mapping[str, str], offered: Mapping[str, list[Option]], lang: Language) -> dict[str, str]:
    """What the columns of two things held side by side are called: their editions, or the two of a pair."""
    names = {"from": "fromEntries", "to": "toEntries"}
    sides = {column: values[name] for name, column in names.items() if name in values}
    return {**sides, **pair_headings(values, offered.get("pair", []), lang), "entries": word("column.actions", lang)}


def _with_text(shown: Shown, values: Mapping[str, str], lang: Language) -> Shown:
    """The programmes, those that both editions report with a link to their lines side by side."""
    local = "/en" if lang == "en" else ""

    def cell(row: Mapping[str, Term]) -> Cell | None:
        if row["status"].value != "continues":
            return None
        asked_for = {"programme": short(row["programme"].value), "from": values["from"], "to": values["to"]}
        return Cell(word("sides.open", lang), f"{local}/compare/text?{urlencode(asked_for)}")

    rows = MadeWhenSeen(range(len(shown)), lambda at: (*shown.rows[at], cell(shown.terms.rows[at])))
    return replace(shown, names=(*shown.names, "text"), rows=rows)


def _linked(context: PageContext, shown: Shown, lists: Mapping[int, str], known: Entities, lang: Language) -> Shown:
    """A table in which names in lists are links; `lists` gives the kind of what is named by the column's position."""

    def links(kind: str, text: str) -> Cell:
        names = [name for name in text.split(_BETWEEN) if name]
        found = [(name, known.only(kind, name)) for name in names]
        return Cell(
            "",
            links=tuple(
                (name, context.href(context.base.id(kind, slug), lang) if slug else "") for name, slug in found
            ),
            whole=True,
            lang=DOCUMENTS_LANGUAGE if lang != DOCUMENTS_LANGUAGE else "",
        )

    def row(place: int) -> tuple[Cell | None, ...]:
        cells = enumerate(shown.rows[place])
        return tuple(links(lists[at], cell.text) if at in lists and cell else cell for at, cell in cells)

    return replace(shown, rows=MadeWhenSeen(range(len(shown)), row))


def _crossed(shown: Shown, lang: Language) -> Crosstab | None:
    """A table of two keys and one number, one key against the other."""
    if [shown.numeric(at) for at in range(len(shown.names))] != [False, False, True]:
        return None
    drawn = of_answer(shown, [column(name, lang) for name in shown.names])
    return drawn if isinstance(drawn, Crosstab) else None


def _sums(query: str, shown: Shown) -> list[str]:
    """The sum of each column of counts of a table in which nothing counts twice; none of any other table."""
    if query not in _ADDING_UP or len(shown) < _SUMMED_LEAST:
        return []
    return [
        str(sum(int(row[name].value) for row in shown.terms if name in row)) if name in PAIR_COLUMNS else ""
        for name in shown.names
    ]


def _summary(shown: Shown, lang: Language) -> list[tuple[str, str, int]]:
    """How many rows have each status, the commonest first, with its words; none where the table has no such column."""
    if "status" not in shown.names:
        return []
    counted = Counter(row["status"].value for row in shown.terms if "status" in row)
    return [(status, word(f"code.status.{status}", lang), rows) for status, rows in counted.most_common()]


def _of_status(shown: Shown, status: str) -> Shown:
    """The rows of a status; a table in which no row has it stays whole."""
    kept = [at for at, row in enumerate(shown.terms) if "status" in row and row["status"].value == status]
    if not kept:
        return shown
    terms = Rows(shown.terms.names, tuple(shown.terms.rows[at] for at in kept))
    return replace(shown, rows=MadeWhenSeen(kept, lambda at: shown.rows[at]), terms=terms)


def _warnings(
    analysis: AnalysisPage, found: Mapping[str, Shown], values: Mapping[str, str], lang: Language
) -> list[str]:
    """The cautions on what a table does not mean."""
    if analysis.name == "gaps" and not any(int(row["entries"].value) for row in found["states"].terms):
        return [word("analysis.gaps.no-state-reports", lang)]
    if analysis.name == "compare":
        of_states = [
            row for row in found["chapters"].terms if "chapter" in row and short(row["chapter"].value) == STATES
        ]
        without = [
            values[side]
            for side, count in (("from", "fromEntries"), ("to", "toEntries"))
            if side in values and not any(count in row and int(row[count].value) for row in of_states)
        ]
        said = word("analysis.compare.no-states", lang)
        return [said.format(edition=edition) for edition in dict.fromkeys(without)]
    return []


def _without_actions(analysis: AnalysisPage, found: Mapping[str, Shown]) -> list[Cell]:
    """The objectives of which an edition has no action at all, whoever reports."""
    if analysis.name != "gaps":
        return []
    shown = found["objectives"]
    at = shown.names.index("objective")
    empty = [place for place, row in enumerate(shown.terms) if row["entries"].value == "0"]
    return [
        cell._replace(text=f"{shown.terms.rows[place]['number'].value}. {cell.text}")
        for place in empty
        if (cell := shown.rows[place][at]) is not None
    ]


def _defaults(values: dict[str, str], editions: list[str]) -> None:
    """The editions that an address leaves open: the last one, and the one before it."""
    if not editions:
        return
    values.setdefault("edition", editions[0])
    values.setdefault("to", editions[0])
    values.setdefault("from", next((e for e in editions if e < values["to"]), editions[-1]))
