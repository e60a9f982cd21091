"""What is told of the entries that have all that a question names: who reports them, where, for whom, what is hard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.context import PageContext
from entramado.api.pages.entry_details import funders_of_entries
from entramado.api.pages.every_entry import EntryLine
from entramado.api.pages.facets import BESIDES, FacetIndex
from entramado.api.pages.listed import body_name
from entramado.api.pages.offer_targets import FILTERS
from entramado.api.pages.recognised import Named
from entramado.api.pages.search_index import SearchIndex
from entramado.api.pages.silent_states import silent_states
from entramado.api.pages.subjects import Subject, subject_of
from entramado.api.pages.text_index import TextIndex
from entramado.api.translations.interface import Language
from entramado.queries.entities import Entities

# By what is asked, the facets whose values are told.
_ASPECTS: Final = {
    **dict.fromkeys(("reporters", "authorities"), ("reporter",)),
    **dict.fromkeys(("where", "municipalities"), ("state",)),
    "whom": ("population",),
    "hardest": ("challenge",),
    **dict.fromkeys(("partners", "named", "international", "agencies", "brokers"), ("names", "reporter")),
    "countries": ("country",),
    "funders": ("funder",),
    # What these ask is told by figures, editions and dates.
    **dict.fromkeys(("people", "money", "spending", "since", "changed", "actions"), ()),
}
_UNASKED: Final = ("reporter", "state", "population")
_KINDS: Final = {"reporter": "institution", "names": "institution"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value that some of the entries have: what it is called, its page, and how many have it."""

    subject: Subject
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class Aspect:
    """All values of a facet among the entries, those that most have first, and how many entries have none."""

    facet: str
    values: tuple[Value, ...]
    none: int


@dataclass(frozen=True, slots=True)
class Row:
    """An entry, who reports it, where it takes place, and the lines that it spans or that hold the words."""

    entry: EntryLine
    href: str
    bodies: tuple[tuple[Subject, str], ...]
    states: tuple[Subject, ...]
    first: int
    last: int
    begun: str = ""
    aim: bool = False


@dataclass(frozen=True, slots=True)
class StateList:
    """States of which a key of words says what they report, and how many there are in all."""

    key: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what it names, what it is after, and what it is answered from, in a language."""

    named: Named
    intents: Sequence[str]
    known: Entities
    index: FacetIndex
    names: SearchIndex
    texts: TextIndex | None
    lang: Language


def _facets(intents: Sequence[str]) -> tuple[str, ...]:
    known = [_ASPECTS[intent] for intent in intents if intent in _ASPECTS]
    return tuple(dict.fromkeys(facet for facets in known for facet in facets)) if known else _UNASKED


@dataclass(frozen=True, slots=True)
class Told:
    """Tells what is found in the language of a page."""

    context: PageContext
    asked: Asked
    filters: Mapping[str, list[str]]

    @property
    def local(self) -> str:
        """How addresses in this language begin."""
        return "/en" if self.asked.lang == "en" else ""

    def subject(self, facet: str, slug: str) -> Subject:
        """What a value of a facet is called."""
        facet = BESIDES.get(facet, facet)
        if facet == "document":
            return Subject(str(self.asked.index.order.get(f"document/{slug}", slug)))
        kind = next((kind for kind, of in FILTERS.items() if of == facet), _KINDS.get(facet, facet))
        return subject_of(self.asked.known, self.asked.index, kind, slug, self.asked.lang)

    def editions(self, found: Sequence[EntryLine]) -> tuple[tuple[str, int], ...]:
        """How many of the entries each edition has, the newest first."""
        years = [one.edition for one in found]
        return tuple((year, years.count(year)) for year in sorted(set(years), reverse=True))

    async def aspects(self, mask: int, found: Sequence[EntryLine]) -> list[Aspect]:
        """What is asked of the entries."""
        asked = _facets(self.asked.intents)
        return [await self.funders(found) if facet == "funder" else self.aspect(facet, mask) for facet in asked]

    async def funders(self, found: Sequence[EntryLine]) -> Aspect:
        """Who funds the entries."""
        paying = await funders_of_entries(self.context)
        counts = Counter(one for entry in found for one in paying.get(entry.iri, ()))
        told = tuple(
            Value(
                Subject(*body_name(self.context, iri, name, self.asked.lang)),
                self.context.href(iri, self.asked.lang) if iri else "",
                count,
            )
            for (iri, name), count in counts.most_common()
        )
        return Aspect("funder", told, sum(entry.iri not in paying for entry in found))

    def aspect(self, facet: str, mask: int) -> Aspect:
        """The values of a facet but those that the question names."""
        found, having = [], 0
        named = [slug for name in (facet, f"also_{facet}") for slug in self.filters.get(name, [])]
        for slug, of in self.asked.index.masks.get(facet, {}).items():
            having |= of & mask
            if (both := of & mask) and slug not in named:
                kind = _KINDS.get(facet, facet)
                href = f"{self.local}/page/{kind}/{slug}"
                found.append(Value(self.subject(facet, slug), href, both.bit_count()))
        found.sort(key=lambda one: (-one.count, one.subject.text))
        return Aspect(facet, tuple(found), (mask & ~having).bit_count())

    def row(self, entry: EntryLine, words: Sequence[str], bit: int) -> Row:
        """An entry with the lines that hold the words, where the documents are there."""
        lang = self.asked.lang
        bodies = tuple(
            (Subject(*body_name(self.context, iri, name, lang)), self.context.href(iri, lang))
            for iri, name in entry.reporters
        )
        states = [s for s, of in self.asked.index.masks.get("state", {}).items() if of & bit]
        lines = self.asked.texts.lines(entry.iri, words) if self.asked.texts and words else None
        first, last = lines or (entry.first, entry.last)
        called = tuple(self.subject("state", slug) for slug in states)
        aim = bool(self.asked.index.masks.get("aim", {}).get("true", 0) & bit)
        return Row(entry, self.context.href(entry.iri, lang), bodies, called, first, last, aim=aim)

    def states(self, mask: int) -> tuple[tuple[str, tuple[StateList, ...]], ...]:
        """By edition, which state governments report this, which other things, which nothing."""
        every = self.asked.known.slugs("state")
        told = []
        for found in silent_states(self.asked.index, every, self.filters, mask):
            lists = (("reporting", found.reporting), ("elsewhere", found.elsewhere), ("silent", found.silent))
            told.append((found.edition, tuple(StateList(key, self._named_states(slugs)) for key, slugs in lists)))
        return tuple(told)

    def _named_states(self, slugs: Sequence[str]) -> tuple[Value, ...]:
        return tuple(Value(self.subject("state", slug), f"{self.local}/page/state/{slug}", 0) for slug in slugs)

    def less(self) -> tuple[Value, ...]:
        """Where no entry has all that is named: how many have all but one of it."""
        found = []
        for facet, slugs in self.filters.items():
            others = {name: values for name, values in self.filters.items() if BESIDES.get(name, name) != facet}
            if others and (count := self.asked.index.matching(others).bit_count()):
                href = f"{self.local}/explore?{urlencode(others, doseq=True)}"
                found.append(Value(self.subject(facet, slugs[0]), href, count))
        return tuple(found)
