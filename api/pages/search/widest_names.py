"""By which of its names most entries of a group are found by their words."""

from __future__ import annotations

from typing import Final

from entramado.api.pages.search.index import SearchIndex
from entramado.api.translations.interface import Language
from entramado.queries.entities import Entities

# Letters of a name that is the beginning of too many words.
_SHORT: Final = 3


def widest_name(index: SearchIndex, known: Entities, slug: str, label: str, lang: Language) -> tuple[str, int]:
    """The name or the shortest other name of a group, whichever finds more entries, and how many it finds.

    A short one is the beginning of the longer ones, as of an acronym that grows.
    """
    names = known.names("population")
    others = [name for name, slugs in names.items() if slug in slugs and name != slug and len(name) > _SHORT]
    found = {name: index.search(name, lang, kind="entry", rows=1) for name in (label, *sorted(others, key=len)[:1])}
    counted = {name: one.total for name, one in found.items() if not one.loosely}
    return max(counted.items(), key=lambda one: one[1], default=(label, 0))
