"""All figures of what is served, and those of a kind, the largest first; asked once for each build."""

from __future__ import annotations

from typing import Final

from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext
from entramado.api.pages.per_build import PerEngine
from entramado.api.sparql.engine import Rows


async def _rows(context: PageContext) -> Rows:
    return await context.engine.rows(bound("figures", {}, context.base.iri))


_EVERY: Final[PerEngine[PageContext, Rows]] = PerEngine(_rows)


async def _kinds(context: PageContext) -> dict[str, Rows]:
    return {
        kind: await context.engine.rows(bound("figures", {"counts": kind}, context.base.iri))
        for kind in ("persons", "money")
    }


_OF_KIND: Final[PerEngine[PageContext, dict[str, Rows]]] = PerEngine(_kinds)


async def figures_of_kind(context: PageContext, kind: str) -> Rows:
    """All figures that count people (``persons``) or money (``money``), the largest first."""
    return (await _OF_KIND.get(context))[kind]


async def every_figure(context: PageContext) -> Rows:
    """All figures."""
    return await _EVERY.get(context)
