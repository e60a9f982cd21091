"""The entities of the graph that is served, by what they are called; made once for each build."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from entramado.api.pages.english_names import english_names
from entramado.api.pages.per_build import EntityPages, PerEngine
from entramado.queries import saved
from entramado.queries.entities import Entities

_OTHER: Final = 3
_OF_THE_STATES: Final = re.compile(r"(.+?) of the United States(?: of America)?")


async def entities(pages: EntityPages) -> Entities:
    """Every entity by kind, with its names."""
    return await _ENTITIES.get(pages)


async def _named(pages: EntityPages) -> Entities:
    names, years = ("entity-names", ("thing", "rank", "text", "language")), ("editions", ("edition",))
    rows, editions = [await _texts(pages, *question) for question in (names, years)]
    named = [(iri, int(rank or _OTHER), text, lang) for iri, rank, text, lang in rows]
    composed = (await english_names(pages)).items()
    named += [(iri, _OTHER, text, "en") for iri, name in composed for text in _said_in_english(name) if " " in text]
    return Entities.of(pages.base.iri, named, [year for (year,) in editions])


def _said_in_english(name: str) -> Iterator[str]:
    """An English name, and the one with the country before it: "United States Department of State"."""
    yield name
    if match := _OF_THE_STATES.fullmatch(name):
        yield f"United States {match[1]}"


_ENTITIES: Final[PerEngine[EntityPages, Entities]] = PerEngine(_named)


async def _texts(pages: EntityPages, query: str, names: Sequence[str]) -> list[list[str]]:
    rows = await pages.engine.rows(saved.load(query).bind({}, pages.base.iri))
    terms = ([row.get(name) for name in names] for row in rows)
    return [[term.value if term else "" for term in found] for found in terms]
