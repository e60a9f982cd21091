"""What the counts of a population group are worth: how well groups are read, and which other counts are others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.articles import measured
from entramado.api.pages.context import PageContext
from entramado.api.pages.explorer import facet_index
from entramado.api.pages.known_entities import entities
from entramado.api.pages.search import search_index
from entramado.api.pages.sections import explore
from entramado.api.translations.interface import Language, word

# The filter of the explorer that asks whether an entry has a focus on a group.
_FOCUS: Final[Mapping[str, str]] = {"mujeres": "women", "discapacidad": "disability"}

# Letters of a name that is the beginning of too many words.
_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class OtherMeasure:
    """Another count that a reader may take for a group's: where it is listed, and how many actions it counts."""

    href: str
    actions: int = 0


@dataclass(frozen=True, slots=True)
class PopulationNote:
    """How a group's count is to be read: the focus on it, where that is read, and what a search for its name finds."""

    focus: OtherMeasure | None
    search: OtherMeasure


def reading_caution(lang: Language) -> str:
    """How many of the groups that readers find are read, and how many of those read are right, as measured."""
    said = word("population.caution", lang)
    for name in ("recall", "precision"):
        values = [100 * scores[name] for scores in measured()["populations"].values()]
        said = said.replace(f"{{{name}.low}}", f"{min(values):.0f}").replace(f"{{{name}.high}}", f"{max(values):.0f}")
    return said


async def population_note(context: PageContext, slug: str, label: str, lang: Language) -> PopulationNote:
    """The other measures of a group."""
    filters = {_FOCUS[slug]: ["true"], "aim": ["false"]} if slug in _FOCUS else {}
    count = (await facet_index(context)).matching(filters).bit_count() if filters else 0
    focus = OtherMeasure(explore(lang, filters), count) if filters else None
    local = "/en" if lang == "en" else ""
    name, entries = await _widest_name(context, slug, label, lang)
    return PopulationNote(focus, OtherMeasure(f"{local}/search?{urlencode({'q': name, 'kind': 'entry'})}", entries))


async def _widest_name(context: PageContext, slug: str, label: str, lang: Language) -> tuple[str, int]:
    """The name or the shortest other name of a group, whichever finds more entries, and how many it finds.

    A short one is the beginning of the longer ones, as of an acronym that grows.
    """
    names = (await entities(context)).names("population")
    others = [name for name, slugs in names.items() if slug in slugs and name != slug and len(name) > _SHORT]
    index = await search_index(context)
    found = {name: index.search(name, lang, kind="entry", rows=1) for name in (label, *sorted(others, key=len)[:1])}
    counted = {name: one.total for name, one in found.items() if not one.loosely}
    return max(counted.items(), key=lambda one: one[1], default=(label, 0))
