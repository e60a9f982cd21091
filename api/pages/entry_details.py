"""What entries say besides that some questions ask of them: who funds them, when they began, their programme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.per_build import PerEngine

_EARLIEST: Final = {"since": "0001-01-01", "until": "9999-12-31"}


async def _funders(context: PageContext) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[tuple[str, str], None]] = {}
    for row in await context.engine.rows(bound("funders", {}, context.base.iri)):
        iri = row["funder"].value if "funder" in row else ""
        found.setdefault(row["entry"].value, {})[iri, row["funderLabel"].value] = None
    return {entry: tuple(of) for entry, of in found.items()}


async def _begun(context: PageContext) -> Mapping[str, str]:
    rows = await context.engine.rows(bound("actions-begun-between", _EARLIEST, context.base.iri))
    return {row["entry"].value: row["startDate"].value for row in rows}


async def _programmes(context: PageContext) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in await context.engine.rows(bound("entry-programmes", {}, context.base.iri)):
        found.setdefault(short(row["programme"].value), set()).add(row["entry"].value)
    return {programme: frozenset(of) for programme, of in found.items()}


_PROGRAMMES: Final[PerEngine[PageContext, Mapping[str, frozenset[str]]]] = PerEngine(_programmes)
_FUNDERS: Final[PerEngine[PageContext, Mapping[str, tuple[tuple[str, str], ...]]]] = PerEngine(_funders)
_BEGUN: Final[PerEngine[PageContext, Mapping[str, str]]] = PerEngine(_begun)


async def funders_of_entries(context: PageContext) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """By entry, who is named as its funder: IRI, empty where the name leads to no known body, and name."""
    return await _FUNDERS.get(context)


async def beginnings_of_entries(context: PageContext) -> Mapping[str, str]:
    """By entry, the date of beginning that its text gives (a year, a month or a day)."""
    return await _BEGUN.get(context)


async def entries_of_programmes(context: PageContext) -> Mapping[str, frozenset[str]]:
    """By programme (slug), its entries."""
    return await _PROGRAMMES.get(context)
