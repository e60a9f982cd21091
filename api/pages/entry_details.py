"""What entries say besides that some questions ask of them: who funds them, when they began, their programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.explorer import facet_index
from entramado.api.pages.facets import FacetIndex
from entramado.api.pages.per_build import PerEngine


async def _funders(context: PageContext) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[tuple[str, str], None]] = {}
    for row in await context.engine.rows(bound("funders", {}, context.base.iri)):
        iri = row["funder"].value if "funder" in row else ""
        found.setdefault(row["entry"].value, {})[iri, row["funderLabel"].value] = None
    return {entry: tuple(of) for entry, of in found.items()}


def _sector(slug: str) -> PerEngine[PageContext, frozenset[str]]:
    async def bodies(context: PageContext) -> frozenset[str]:
        entity = context.base.id("sector", slug)
        rows = await context.engine.rows(bound("sector-bodies", {"entity": entity}, context.base.iri))
        return frozenset(short(row[rows.names[0]].value) for row in rows if rows.names[0] in row)

    return PerEngine(bodies)


async def _begun(context: PageContext) -> Mapping[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for row in await context.engine.rows(bound("entry-beginnings", {}, context.base.iri)):
        found.setdefault(row["entry"].value, (row["startDate"].value, int(row["line"].value)))
    return found


async def _with_things(context: PageContext) -> FacetIndex:
    index = await facet_index(context)
    masks: dict[str, dict[str, int]] = {}
    for row in await context.engine.rows(bound("entry-things", {}, context.base.iri)):
        value = short(row["value"].value) if row["value"].kind == "uri" else row["value"].value
        of = masks.setdefault(row["facet"].value, {})
        of[value] = of.get(value, 0) | index.bits.get(row["entry"].value, 0)
    # Who takes part in an entry at all, whether it reports it or is named in it.
    involved = dict(index.masks.get("reporter", {}))
    for slug, named in index.masks.get("names", {}).items():
        involved[slug] = involved.get(slug, 0) | named
    return replace(index, masks={**index.masks, **masks, "involved": involved, "also_involved": involved})


_THINGS: Final[PerEngine[PageContext, FacetIndex]] = PerEngine(_with_things)
_FUNDERS: Final[PerEngine[PageContext, Mapping[str, tuple[tuple[str, str], ...]]]] = PerEngine(_funders)
_SECTORS: Final[dict[str, PerEngine[PageContext, frozenset[str]]]] = {}
_BEGUN: Final[PerEngine[PageContext, Mapping[str, tuple[str, int]]]] = PerEngine(_begun)


async def funders_of_entries(context: PageContext) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """By entry, who is named as its funder: IRI, empty where the name leads to no known body, and name."""
    return await _FUNDERS.get(context)


async def beginnings_of_entries(context: PageContext) -> Mapping[str, tuple[str, int]]:
    """By entry, the date of beginning that its text gives (a year, a month or a day), and the line that tells it."""
    return await _BEGUN.get(context)


async def entries_by_all(context: PageContext) -> FacetIndex:
    """The entries by facet value as the explorer has them, and by programme, municipality and instrument (its name)."""
    return await _THINGS.get(context)


async def bodies_of_sector(context: PageContext, sector: str) -> frozenset[str]:
    """The bodies (slugs) of a sector (its slug)."""
    return await _SECTORS.setdefault(sector, _sector(sector)).get(context)
