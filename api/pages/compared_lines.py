"""``/compare/text``: a programme's cited lines in two editions side by side, three at most in each.

Only the page quotes, and only where the service has the documents; elsewhere it says where the lines are found.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import address, as_json, bound, plain
from entramado.api.pages.context import PageContext, alternatives, short
from entramado.api.pages.quotations import Quoted, cited_of_entry, quoted
from entramado.api.pages.routes import add_page
from entramado.api.pages.workbooks import as_table
from entramado.api.sparql.engine import Term
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import Language
from entramado.queries.parameters import PAGES

SIDES: Final = ("left", "right")
_FORMATS: Final = ("json", "csv", "xlsx")
_FACT: Final = ("what", "value", "valueLabel", "firstLine", "lastLine")
_EDITIONS: Final = {"left": "from", "right": "to"}


@dataclass(frozen=True, slots=True)
class QuotedEntry:
    """An entry of the programme in an edition: its name, where it leads, how it is chosen, its place."""

    slug: str
    label: str
    href: str
    choose: str
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """An edition of the page: its entries, the one that is quoted, its lines, and how others of them are asked for."""

    name: str
    edition: str
    entries: tuple[QuotedEntry, ...]
    entry: QuotedEntry | None = None
    facts: tuple[dict[str, Any], ...] = ()
    quoted: Quoted | None = None
    ask: str = ""


def side_by_side_router(context: PageContext) -> APIRouter:
    """The page in both languages."""
    router = APIRouter()

    async def page(request: Request, format: str) -> Response:
        """A programme's cited lines in two editions, side by side."""
        values = {name: given[0] for name, given in (await asked(context, request, PAGES["compare-text"])).items()}
        if "programme" not in values:
            raise ProblemError("bad-request", "programme: name the programme whose lines are compared.")
        lang, programme = context.language(request), context.base.id("programme", values["programme"])
        rows = await context.engine.rows(bound("programme-entries", {"programme": programme}, context.base.iri))
        editions = sorted({row["edition"].value[:4] for row in rows})
        chosen = {"to": editions[-1], "from": editions[-2] if len(editions) > 1 else editions[-1], **values}
        sides = await asyncio.gather(
            *(
                _side(context, request, (name, chosen[_EDITIONS[name]]), rows.rows, values.get(name, ""))
                for name in SIDES
            )
        )
        if format != "html":
            return await _as_data(context, request, format, sides)
        return context.render(
            request,
            "side_by_side.html",
            label=rows.rows[0]["programmeLabel"].value,
            programme=context.href(programme, lang),
            values=chosen,
            editions=editions,
            sides=sides,
            formats=alternatives(request, _FORMATS),
        )

    add_page(router, "/compare/text", page, _FORMATS)
    return router


async def _as_data(context: PageContext, request: Request, format: str, sides: Sequence[Side]) -> Response:
    """What was read in the two entries, with its lines; never the lines' words."""
    rows = [
        {"edition": side.edition, "entry": side.entry.slug, "entryLabel": side.entry.label, **fact}
        for side in sides
        if side.entry
        for fact in side.facts
    ]
    if format == "json":
        return as_json({"rows": rows})
    return await as_table(context, request, format, ("edition", "entry", "entryLabel", *_FACT), rows)


async def _side(
    context: PageContext, request: Request, of: tuple[str, str], rows: Sequence[Mapping[str, Term]], asked_for: str
) -> Side:
    """One edition, with the entry and lines that ``SLUG:FIRST-LAST`` asks for, else the first."""
    (name, edition), lang = of, context.language(request)
    found = {row["entry"].value: row for row in rows if row["edition"].value[:4] == edition}
    entries = tuple(_entry(context, request, name, row, lang) for row in found.values())
    slug, _, lines = asked_for.partition(":")
    entry = next((one for one in entries if one.slug == slug), None if slug else next(iter(entries), None))
    if slug and entry is None:
        known = ", ".join(one.slug for one in entries)
        raise ProblemError(
            "bad-request", f"{name}: the programme has no entry {slug[:60]!r} in {edition}; it has: {known}"
        )
    if entry is None:
        return Side(name, edition, entries)
    iri = context.base.id("entry", entry.slug)
    cited = await cited_of_entry(context, short(found[iri]["document"].value), iri, lang)
    shown = await quoted(context, cited, lines, lang) if cited.lines else None
    facts = tuple({column: plain(row.get(column)) for column in _FACT} for row in cited.terms)
    return Side(name, edition, entries, entry, facts, shown, f"{address(request, **{name: entry.slug})}:")


def _entry(context: PageContext, request: Request, side: str, row: Mapping[str, Term], lang: Language) -> QuotedEntry:
    iri = row["entry"].value
    lines = int(row["firstLine"].value), int(row["lastLine"].value)
    choose = address(request, **{side: short(iri)})
    return QuotedEntry(short(iri), row["entryLabel"].value, context.href(iri, lang), choose, lines)
