"""Which bodies of a sector or chapter report on what a question names, and which report other things and not that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.replies.subjects import about_of
from entramado.api.pages.replies.told import Asked, Told, ToldValue
from entramado.api.pages.silent_states import STATES
from entramado.api.pages.subjects import OfferSubject

# What a question may ask bodies to report on, and the facet of each.
_TOPICS: Final = {
    "objective": "objective",
    "population": "population",
    "action-type": "type",
    "challenge": "challenge",
    "state": "state",
    "country": "country",
}


@dataclass(frozen=True, slots=True)
class SilentBodiesTold:
    """The bodies that report in an edition, with how many entries: on what is asked, and on other things alone.

    `whose` is the sector or chapter that they are of, `about` what is asked.
    """

    whose: OfferSubject
    about: tuple[OfferSubject, ...]
    edition: str
    reporting: tuple[ToldValue, ...]
    elsewhere: tuple[ToldValue, ...]


async def silent_bodies_of(context: PageContext, asked: Asked) -> SilentBodiesTold | None:
    """The bodies of the sector or chapter of a question that asks who reports nothing on something; None for others."""
    topics = {facet: asked.named.all_of(kind) for kind, facet in _TOPICS.items() if asked.named.all_of(kind)}
    chapters = [one for one in asked.named.all_of("chapter") if one != STATES]
    if "silence" not in asked.intents or not topics or not (chapters or asked.bodies):
        return None
    index, told = asked.index, Told(context, asked, {})
    editions = asked.named.editions or [max(asked.known.editions)]
    documents = [key for key in index.masks.get("document", {}) if index.edition(key) in editions[:1]]
    within = index.matching({"document": documents}) & ~index.matching({"aim": ["true"]})
    if chapters:
        within &= index.matching({"chapter": chapters})
    reporters = index.masks.get("reporter", {})
    bodies = [slug for slug in (reporters if chapters else asked.bodies or ()) if reporters.get(slug, 0) & within]
    on_it = index.matching(topics) & within
    reporting = [slug for slug in bodies if reporters[slug] & on_it]
    whose = ("chapter", chapters[0]) if chapters else ("sector", asked.sector)
    return SilentBodiesTold(
        told.subject(*whose),
        about_of(asked, *_TOPICS),
        editions[0],
        tuple(told.counted("reporter", reporting, on_it)),
        tuple(told.counted("reporter", {*bodies} - {*reporting}, within)),
    )
