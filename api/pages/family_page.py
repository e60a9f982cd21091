"""``/programmes/family/SLUG``: a name that several programmes share, with its programmes, entries and figures."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import as_json, bound, records
from entramado.api.pages.cells import grouped
from entramado.api.pages.collation import order
from entramado.api.pages.context import PageContext, Shown, alternatives, short
from entramado.api.pages.families import Family, families
from entramado.api.pages.figure_phrases import with_phrases, without_column, without_empty
from entramado.api.pages.listed import body_name
from entramado.api.pages.routes import add_page
from entramado.api.pages.search.page import search_index
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.sparql.engine import Rows
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import Language

_LEFT_OUT: Final = ("document", "counts")
_WHOLE: Final = "total"
_PERSONS: Final = "persons"


@dataclass(slots=True)
class FamilyProgramme:
    """A programme of a family: entries and objectives by edition, and who reports them (IRI to name)."""

    slug: str
    label: str
    entries: dict[str, set[str]] = field(default_factory=dict)
    objectives: set[int] = field(default_factory=set)
    reporters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest number of people that a programme counts in an edition, in its own words, and where it stands."""

    label: str
    value: int
    unit: str
    line: str
    href: str


def family_router(context: PageContext) -> APIRouter:
    """The families as HTML, JSON and tables (the figures)."""
    router = APIRouter()

    async def family(request: Request, format: str) -> Response:
        """A name that several programmes share: their entries by edition, and their figures, each with its line."""
        await asked(context, request, ())
        lang, slug = context.language(request), request.path_params["slug"]
        found = (await families(context)).get(slug)
        if found is None:
            raise ProblemError(
                "not-found",
                f"There is no name {slug[:80]!r} that several programmes share; /programmes lists them.",
                f"No hay un nombre «{slug[:80]}» que compartan varios programas; están en /programmes.",
            )
        given = {"programme": found.members}
        texts = [bound(name, given, context.base.iri) for name in ("programme-entries", "family-figures")]
        entries, figures = await asyncio.gather(*(context.table(text, lang) for text in texts))
        if format in TABLES:
            return await as_table(context, request, format, figures.terms.names, records(figures.terms))
        members = members_of(entries.terms)
        if format == "json":
            parts = {"entries": records(entries.terms), "figures": records(figures.terms)}
            return as_json({"name": found.name, "programmes": list(found.members), **parts})
        data = await _shown(context, request, found, members, (entries, figures))
        return context.render(request, "family.html", **data)

    add_page(router, "/programmes/family/{slug}", family)
    return router


async def _shown(
    context: PageContext, request: Request, found: Family, members: list[FamilyProgramme], answers: tuple[Shown, Shown]
) -> dict[str, Any]:
    lang, (entries, figures) = context.language(request), answers
    editions = sorted({edition for member in members for edition in member.entries})
    index = await search_index(context)
    elsewhere = await asyncio.to_thread(index.search, f'"{found.name}"', lang, rows=1)
    table = with_phrases(context, figures, lang)
    for name in _LEFT_OUT:
        table = without_column(table, name)
    largest = largest_of(figures.terms, members, context, lang)
    return {
        "family": found,
        "members": members,
        "editions": editions,
        "sums": {edition: len({e for m in members for e in m.entries.get(edition, ())}) for edition in editions},
        "called": lambda iri, name: (*body_name(context, iri, name, lang), context.href(iri, lang)),
        "largest": {edition: rows for edition, rows in largest.items() if len(rows) > 1},
        "uncounted": {
            edition: [m.label for m in members if edition in m.entries and m.label not in {one.label for one in rows}]
            for edition, rows in largest.items()
        },
        "grouped": grouped,
        "figures": without_empty(table),
        "entries": entries,
        "elsewhere": elsewhere.total,
        "formats": alternatives(request, ("json", "csv", "xlsx")),
    }


def members_of(rows: Rows) -> list[FamilyProgramme]:
    """The programmes of an answer of entries, by name."""
    found: dict[str, FamilyProgramme] = {}
    for row in rows:
        slug = short(row["programme"].value)
        member = found.setdefault(slug, FamilyProgramme(slug, row["programmeLabel"].value))
        member.entries.setdefault(row["edition"].value, set()).add(row["entry"].value)
        if "objective" in row:
            member.objectives.add(int(row["objective"].value))
        if "reporter" in row:
            member.reporters[row["reporter"].value] = row["reporterLabel"].value
    return sorted(found.values(), key=lambda member: (order(member.label), member.slug))


def largest_of(
    rows: Rows, members: list[FamilyProgramme], context: PageContext, lang: Language
) -> dict[str, list[Largest]]:
    """By edition the largest number of people that each programme counts; the rows come with the largest first."""
    found: dict[str, dict[str, Largest]] = {}
    of_entry = {entry: member for member in members for entries in member.entries.values() for entry in entries}
    for row in rows:
        member = of_entry.get(row["entry"].value)
        of_people = "counts" in row and row["counts"].value == _PERSONS and row["group"].value == _WHOLE
        if member is None or not of_people or not row["value"].value.isdecimal():
            continue
        line = row["line"].value
        href = context.lines_href(short(row["document"].value), line, line, lang)
        one = Largest(member.label, int(row["value"].value), row["unit"].value, line, href)
        found.setdefault(row["edition"].value, {}).setdefault(member.slug, one)
    return {
        edition: sorted(of.values(), key=lambda one: order(one.label))
        for edition, of in sorted(found.items(), reverse=True)
    }
