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
from entramado.api.pages.search.page import search_index
from entramado.api.pages.search.widest_names import widest_name
from entramado.api.pages.sections import explore
from entramado.api.translations.interface import Language, word

# The filter of the explorer that asks whether an entry has a focus on a group.
_FOCUS: Final[Mapping[str, str]] = {"mujeres": "women", "discapacidad": "disability"}


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
    name, entries = widest_name(await search_index(context), await entities(context), slug, label, lang)
    return PopulationNote(focus, OtherMeasure(f"{local}/search?{urlencode({'q': name, 'kind': 'entry'})}", entries))
