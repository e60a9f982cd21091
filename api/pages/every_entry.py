"""All entries of what is served, with where they are read and who reports them; asked once for each build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.per_build import PerEngine


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry: its title, its document and edition, the lines that it spans, who reports it (IRI and name)."""

    iri: str
    label: str
    document: str
    edition: str
    first: int
    last: int
    reporters: tuple[tuple[str, str], ...]


async def _entries(context: PageContext) -> Mapping[str, EntryLine]:
    found = {}
    for row in await context.engine.rows(bound("explore-entries", {}, context.base.iri)):
        names = row["reporters"].value.split(" | ") if "reporters" in row else []
        iris = row["reporterIris"].value.split() if "reporterIris" in row else []
        found[row["entry"].value] = EntryLine(
            row["entry"].value,
            row["entryLabel"].value,
            short(row["document"].value),
            row["edition"].value[:4],
            int(row["firstLine"].value),
            int(row["lastLine"].value),
            tuple(zip(iris, names, strict=False)),
        )
    return found


_EVERY: Final[PerEngine[PageContext, Mapping[str, EntryLine]]] = PerEngine(_entries)


async def every_entry(context: PageContext) -> Mapping[str, EntryLine]:
    """All entries by IRI, the newest edition first."""
    return await _EVERY.get(context)
