"""Which documents with entries each edition has; made once for each build."""

from __future__ import annotations

from typing import Final

from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.explorer import facet_index
from entramado.api.pages.per_build import PerEngine


async def _documents(context: PageContext) -> dict[str, list[str]]:
    """The documents with entries, by edition."""
    with_entries = (await facet_index(context)).masks.get("document", {})
    found: dict[str, list[str]] = {}
    for row in await context.engine.rows(bound("document-names", {}, context.base.iri)):
        key = short(row["document"].value)
        if key in with_entries:
            found.setdefault(row["edition"].value[:4], []).append(key)
    return found


_DOCUMENTS: Final[PerEngine[PageContext, dict[str, list[str]]]] = PerEngine(_documents)


async def documents_of_editions(context: PageContext) -> dict[str, list[str]]:
    """The documents with entries, by edition."""
    return await _DOCUMENTS.get(context)
