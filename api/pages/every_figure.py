"""All figures of what is served, the largest first; asked once for each build."""

from __future__ import annotations

from typing import Final

from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext
from entramado.api.pages.per_build import PerEngine
from entramado.api.sparql.engine import Rows


async def _rows(context: PageContext) -> Rows:
    return await context.engine.rows(bound("figures", {}, context.base.iri))


_EVERY: Final[PerEngine[PageContext, Rows]] = PerEngine(_rows)


async def every_figure(context: PageContext) -> Rows:
    """All figures."""
    return await _EVERY.get(context)
