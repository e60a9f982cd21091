"""``/matrix/...``: institutions or states by objective, with the gaps named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.answers import address, as_json, bound
from entramado.api.pages.choices import MEASURE, MEASURES, chosen, options
from entramado.api.pages.collation import order
from entramado.api.pages.context import PageContext, alternatives
from entramado.api.pages.listed import body_name
from entramado.api.pages.routes import add_page
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.sparql.engine import Rows
from entramado.api.translations.interface import LANGUAGES, Language

KINDS: Final = ("state-objective", "institution-objective")
FILTERS: Final = ("document", "chapter", "population", "also")
SORTS: Final = ("name", "total", "gaps")
HEAT_LEVELS: Final = 5


@dataclass(slots=True)
class MatrixRow:
    """A row: what it stands for, and entries by objective (absent: none)."""

    iri: str
    label: str
    acronym: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The last part of its IRI."""
        return self.iri.rsplit("/", 1)[-1]

    def gaps(self, objectives: Sequence[str]) -> list[str]:
        """The objectives without an entry."""
        return [o for o in objectives if not self.counts.get(o)]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by objective. `objectives` are numbers as text, in order."""

    rows: tuple[MatrixRow, ...]
    objectives: tuple[str, ...]

    @property
    def empty_cells(self) -> int:
        """How many cells hold no entry."""
        return sum(len(row.gaps(self.objectives)) for row in self.rows)

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.rows) * len(self.objectives)

    def total(self, objective: str) -> int:
        """The entries of all rows under an objective; one of several reporters counts once for each."""
        return sum(row.counts.get(objective, 0) for row in self.rows)

    @property
    def sum(self) -> int:
        """All counts."""
        return sum(sum(row.counts.values()) for row in self.rows)

    def ordered(self, sort: str) -> Matrix:
        """The rows by name, by their total or by their gaps, the greatest first."""
        keys: dict[str, Callable[[MatrixRow], int]] = {
            "total": lambda row: -sum(row.counts.values()),
            "gaps": lambda row: -len(row.gaps(self.objectives)),
        }
        return replace(self, rows=tuple(sorted(self.rows, key=keys[sort]))) if sort in keys else self

    def missing(self, objective: str) -> int:
        """How many rows have no entry under an objective."""
        return sum(not row.counts.get(objective) for row in self.rows)


def heat(count: int) -> int:
    """A count's step of colour: 1 for 1, 2 for 2-3, 3 for 4-7 ... up to `HEAT_LEVELS`."""
    return min(HEAT_LEVELS, count.bit_length())


def assemble(rows: Rows, objectives: Iterable[str]) -> Matrix:
    """The matrix out of its query's rows."""
    found: dict[str, MatrixRow] = {}
    for row in rows:
        iri = row["row"].value
        acronym = row["acronym"].value if "acronym" in row else ""
        one = found.setdefault(iri, MatrixRow(iri, row["rowLabel"].value, acronym))
        if "objective" in row:
            one.counts[row["objective"].value.rsplit("/", 1)[-1]] = int(row["entries"].value)
    ordered = sorted(found.values(), key=lambda one: (order(one.label), one.iri))
    return Matrix(tuple(ordered), tuple(objectives))


def matrix_router(context: PageContext) -> APIRouter:
    """Both matrices as HTML, JSON and CSV (a row a line, a column an objective, 0 where there is a gap)."""
    router = APIRouter()
    for kind in KINDS:
        _add(router, context, kind)
    return router


async def _meanings(context: PageContext) -> dict[str, dict[Language, str]]:
    """What each objective is called, by its code and language."""
    found: dict[str, dict[Language, str]] = {}
    for lang in LANGUAGES:
        for one in (await options(context, lang)).get("objective", []):
            found.setdefault(one.slug, {})[lang] = one.text
    return found


def _add(router: APIRouter, context: PageContext, kind: str) -> None:
    async def matrix(request: Request, format: str) -> Response:
        """How many entries there are by state or institution and objective, and where there are none."""
        filters, lang = await chosen(context, request, kind, ("measure", "sort", *FILTERS)), context.language(request)
        sort = filters.pop("sort", SORTS[0])
        offered = await options(context, lang)
        names = {o.slug: o.text for o in offered.get("objective", [])}
        local = "/en" if lang == "en" else ""
        of_states = kind == KINDS[0]
        measure = filters.pop("measure", MEASURE) if of_states else "reports"
        facet = MEASURES[measure] if of_states else "reporter"
        asked = {**filters, "measure": measure} if of_states else filters
        shown = await context.table(bound(f"matrix-{kind}", asked, context.base.iri), lang)
        made = assemble(shown.terms, names).ordered(sort)
        if format in TABLES:
            rows = ({"iri": r.iri, "label": r.label, **{o: r.counts.get(o, 0) for o in names}} for r in made.rows)
            return await as_table(
                context, request, format, ("iri", "label", *names), rows, meanings=await _meanings(context)
            )
        if format == "json":
            return as_json({"measure": measure, **_document(made, names, filters)})
        return context.render(
            request,
            "matrix.html",
            kind=kind,
            kinds=KINDS,
            matrix=made,
            sort=sort,
            sorts=SORTS,
            to=lambda **changes: address(request, **changes),
            names=names,
            filters=filters,
            measure=measure,
            measures=MEASURES if of_states else {},
            facet=facet,
            offered=offered,
            filter_names=FILTERS,
            heat=heat,
            page=lambda row: context.href(row.iri, lang),
            called=lambda row: body_name(context, row.iri, row.label, lang),
            gaps_of=lambda row: f"{local}/gaps/cell?{urlencode({kind.partition('-')[0]: row.slug})}",
            entries_of=lambda row: f"{local}/explore?{urlencode({**filters, 'aim': 'false', facet: row.slug})}",
            result=shown,
            formats=alternatives(request, ("json", "csv", "xlsx")),
        )

    add_page(router, f"/matrix/{kind}", matrix)


def _document(matrix: Matrix, names: dict[str, str], filters: dict[str, str]) -> dict[str, object]:
    return {
        "filters": filters,
        "objectives": names,
        "cells": matrix.cells,
        "empty_cells": matrix.empty_cells,
        "rows": [
            {"iri": r.iri, "label": r.label, "counts": r.counts, "gaps": r.gaps(matrix.objectives)} for r in matrix.rows
        ],
    }
