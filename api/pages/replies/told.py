"""What is told of the entries that have all that a question names: who reports them, where, for whom, what is hard."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.context import PageContext
from entramado.api.pages.entry_details import funders_of_entries
from entramado.api.pages.every_entry import EntryLine
from entramado.api.pages.facets import BESIDES, FACETS, FLAGS, FacetIndex
from entramado.api.pages.listed import body_name
from entramado.api.pages.question.intents import asks_for_states, asks_in_states
from entramado.api.pages.question.recognised import RecognisedNames
from entramado.api.pages.replies.offer_targets import FILTERS
from entramado.api.pages.search.index import SearchIndex
from entramado.api.pages.search.text_index import TextIndex
from entramado.api.pages.search.words import YEAR
from entramado.api.pages.subjects import OfferSubject, printed, subject_of
from entramado.api.translations.interface import Language, word
from entramado.queries.entities import Entities

# By what is asked, the facets whose values are told.
_ASPECTS: Final = {
    **dict.fromkeys(("reporters", "authorities"), ("reporter",)),
    "where": ("state",),
    "municipalities": ("municipality",),
    "whom": ("population",),
    "hardest": ("challenge",),
    **dict.fromkeys(("partners", "named", "international", "agencies", "brokers", "hubs"), ("names", "reporter")),
    "countries": ("country",),
    "objectives": ("objective",),
    "stating": ("reporting_state", "state"),
    "does": ("objective", "population", "state"),
    "laws": ("instrument",),
    "figures": (),
    "funders": ("funder",),
    # What these ask is told by figures, editions and dates.
    **dict.fromkeys(("people", "money", "spending", "remitted", "since", "changed", "actions"), ()),
}
# What these ask is told by pages of their own, which an edition alone does not narrow to entries.
TOLD_BY_PAGES: Final = frozenset(
    (
        *("ended", "new", "continues", "everywhere", "joined", "leftover", "renamed", "doubles", "practices"),
        *(
            "remitted",
            "brokers",
            "hubs",
            "alone",
            "unresulted",
            "quality",
            "about",
            "downloads",
            "methods",
            "words",
            "promised",
        ),
    )
)
# What these ask can be asked of all entries: who has most of them, and who least.
RANKED: Final = frozenset(
    (
        *("reporters", "where", "whom", "hardest", "objectives", "stating"),
        *("countries", "named", "municipalities", "laws"),
    )
)
# Facets of bodies, of which a question may ask for those of a sector.
_OF_BODIES: Final = ("reporter", "names")
_OF_CHAPTERS: Final = frozenset({"capitulo", "capitulos", "chapter", "chapters"})
# Words by which a question asks for what is not so.
NEGATIONS: Final = frozenset(("no", "not", "never", "nunca", "sin", "without", "ningun", "ninguna", "none", "ni"))
# Words by which a question asks for what somebody reports.
REPORTING: Final = frozenset(
    (
        *("informa", "informan", "informo", "reporta", "reportan", "reporto", "report", "reports", "reported"),
        *("senala", "senalan", "senalo", "declara", "declaran", "declares", "declare", "identifica", "identifican"),
    )
)
# What a question names that entries are found by, beyond what the explorer has.
ALL_FILTERS: Final = {**FILTERS, **{kind: kind for kind in ("programme", "municipality", "challenge", "instrument")}}
_UNASKED: Final = ("reporter", "state", "population")
# What these ask is wide: that nothing of a kind is told is no answer to it.
_WIDE: Final = frozenset({"does", "there", "actions", "people"})
_KINDS: Final = {
    **dict.fromkeys(("reporter", "names", "involved"), "institution"),
    "reporting_state": "state",
    "type": "action-type",
}
# The facet of which a filter is a second value.
PLAIN: Final = {**BESIDES, "also_involved": "involved"}
# Where what no entry has is told too, of facets of which all values are known.
_WITH_NONE: Final = frozenset({"least", "each"})
_CLOSED: Final = frozenset({"state", "reporting_state", "objective", "population", "challenge"})


@dataclass(frozen=True, slots=True)
class ToldValue:
    """A value that some of the entries have: what it is called, its page, how many have it, and where these are."""

    subject: OfferSubject
    href: str
    count: int
    found: str = ""


@dataclass(frozen=True, slots=True)
class ComparedMeasure:
    """One measure of each thing: a count that leads to the entries, or the values that most entries have.

    `totals` say of each list how many values there are in all; `name` is the value that is counted and by how much it
    changed; `said` are the words that the counted entries say.
    """

    key: str
    year: str
    counts: tuple[ToldValue, ...]
    lists: tuple[tuple[ToldValue, ...], ...] = ()
    totals: tuple[int, ...] = ()
    name: ToldValue | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """All values of a facet among the entries, those that most have first, and how many entries have none."""

    facet: str
    values: tuple[ToldValue, ...]
    none: int


@dataclass(frozen=True, slots=True)
class Row:
    """An entry, who reports it, where it takes place, and the lines that it spans or that hold the words."""

    entry: EntryLine
    href: str
    bodies: tuple[tuple[OfferSubject, str], ...]
    states: tuple[OfferSubject, ...]
    first: int
    last: int
    begun: str = ""
    aim: bool = False


@dataclass(frozen=True, slots=True)
class StateList:
    """States of which a key of words says what they report; `said` are the words that they only name.

    `by_place`: they are told by where actions take place, whoever reports these; `found` is where all of them are.
    """

    key: str
    values: tuple[ToldValue, ...]
    said: tuple[str, ...] = ()
    by_place: bool = False
    found: str = ""


_OF_STUDY: Final = re.compile(r"\b(?:the study|el estudio|del estudio)\b")
_WHO_REPORTS: Final = ("reporter", "reporting_state")


@dataclass(frozen=True, slots=True)
class Less:
    """A part of what a question names, and how many entries have that."""

    subjects: tuple[OfferSubject, ...]
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what it names, what it is after, and what it is answered from, in a language.

    `ranked`: whether it asks for what has most or least of something ("most", "least"). `cues` are its words that only
    tell what it is after; `number`: whether it asks how many there are. `bodies` are the only ones that are asked for,
    those of the sector `sector`; None where any are; `reporting`: as who reports;
    `silent`: none of them does. `spoken` are all its words, folded; `question` is it as written.
    """

    named: RecognisedNames
    intents: Sequence[str]
    known: Entities
    index: FacetIndex
    names: SearchIndex
    texts: TextIndex | None
    lang: Language
    ranked: str = ""
    cues: frozenset[str] = frozenset()
    number: bool = False
    spoken: str = ""
    sector: str = ""
    bodies: frozenset[str] | None = None
    reporting: bool = False
    silent: bool = False
    question: str = ""

    @property
    def other_years(self) -> frozenset[str]:
        """The years of the question that are no editions; a study is of one of these."""
        years = {*YEAR.findall(self.spoken)} - {*self.named.editions}
        if _OF_STUDY.search(self.spoken):
            documents = self.index.masks.get("document", {})
            years |= {self.index.edition(key) for key in documents} - {*self.known.editions}
        return frozenset(years)


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

    def subject(self, facet: str, slug: str) -> OfferSubject:
        """What a value of a facet is called."""
        facet = PLAIN.get(facet, facet)
        if facet == "document":
            return OfferSubject(str(self.asked.index.order.get(f"document/{slug}", slug)))
        if facet == "instrument":
            return printed(slug)
        if facet in FLAGS:
            return OfferSubject(word("yes" if slug == "true" else "no", self.asked.lang), self.asked.lang)
        facet = "state" if facet == "reporting_state" else facet
        kind = next((kind for kind, of in FILTERS.items() if of == facet), _KINDS.get(facet, facet))
        called = subject_of(self.asked.known, self.asked.index, kind, slug, self.asked.lang)
        english = self.context.english_names.get(self.context.base.id(kind, slug), "") if self.local else ""
        return OfferSubject(english, self.asked.lang) if english and kind == "institution" else called

    def href(self, facet: str, slug: str) -> str:
        """The page of a value of a facet."""
        if facet == "instrument":
            return f"{self.local}/queries/entries-naming-an-instrument?{urlencode({'instrument': slug})}"
        facet = PLAIN.get(facet, facet)
        if facet in FLAGS:
            return f"{self.local}/explore?{urlencode({facet: slug})}"
        path = "programmes" if facet == "programme" else f"page/{_KINDS.get(facet, facet)}"
        return f"{self.local}/{path}/{slug}"

    def counted(self, facet: str, slugs: Iterable[str], among: int) -> list[ToldValue]:
        """Values of a facet with how many of some entries have each, those of most first."""
        having = self.asked.index.masks.get(facet, {})
        values = [
            ToldValue(self.subject(facet, s), self.href(facet, s), (having[s] & among).bit_count()) for s in slugs
        ]
        return sorted(values, key=lambda one: (-one.count, one.subject.text))

    def explore(self, filters: Mapping[str, list[str]]) -> str:
        """Where the explorer has the entries; empty where it has no such filter."""
        known = all(facet in FACETS for facet in filters)
        return f"{self.local}/explore?{urlencode(filters, doseq=True)}" if known else ""

    def editions(self, found: Sequence[EntryLine]) -> tuple[tuple[str, int], ...]:
        """How many of the entries each edition has, the newest first; of those that are named also that none has."""
        years = [one.edition for one in found]
        documents = self.filters.get("document", ())
        named = (*self.asked.named.editions, *map(self.asked.index.edition, documents)) if found else ()
        return tuple((year, years.count(year)) for year in sorted({*years, *named}, reverse=True))

    async def aspects(self, mask: int, found: Sequence[EntryLine]) -> list[Aspect]:
        """What is asked of the entries; of what is asked for itself, also that nobody tells it."""
        asked, bodies = _facets(self.asked.intents), self.asked.bodies
        if bodies is not None and self.asked.reporting:
            # Of states' laws it is told of which state they are cited.
            asked = tuple(
                dict.fromkeys((*asked, *(("reporting_state",) if "laws" in self.asked.intents else ()), "reporter"))
            )
        elif bodies is not None:
            # Of a sector that reports nothing, who of it is named comes first.
            parts = _OF_BODIES[::-1] if self.asked.silent else _OF_BODIES
            asked = tuple(dict.fromkeys((*parts, *(one for one in asked if one not in _UNASKED))))
        if _OF_CHAPTERS & {*self.asked.spoken.split()} and "chapter" not in self.filters:
            asked = tuple(dict.fromkeys(("chapter", *asked)))
        if "state" in self.filters and "does" in self.asked.intents:
            # Where the actions of a state take place besides says less than who reports them.
            asked = tuple(dict.fromkeys("reporter" if one == "state" else one for one in asked))
        own = asks_for_states(self.asked.spoken) and not asks_in_states(self.asked.spoken)
        if "where" in self.asked.intents and own:
            # "Which states do this": also whose governments report it.
            asked = tuple(dict.fromkeys(("reporting_state", *asked)))
        told = [await self.funders(found) if facet == "funder" else self.aspect(facet, mask) for facet in asked]
        if bodies is not None:
            # Whoever reports the entries in which bodies of a sector take part is told, too.
            kept = _OF_BODIES if self.asked.reporting else ("names",)
            told = [self._of_sector(one, bodies) if one.facet in kept else one for one in told]
        narrow = [intent for intent in self.asked.intents if intent not in _WIDE]
        plain = set(_facets(narrow)) if any(intent in _ASPECTS for intent in narrow) else set()
        return [one for one in told if one.values or (one.none and one.facet in plain and bodies is None)]

    @staticmethod
    def _of_sector(aspect: Aspect, bodies: frozenset[str]) -> Aspect:
        kept = tuple(one for one in aspect.values if one.href.rpartition("/")[2] in bodies)
        return Aspect(aspect.facet, kept, 0)

    async def funders(self, found: Sequence[EntryLine]) -> Aspect:
        """Who funds the entries."""
        paying = await funders_of_entries(self.context)
        counts = Counter(one for entry in found for one in paying.get(entry.iri, ()))
        told = tuple(
            ToldValue(
                OfferSubject(*body_name(self.context, iri, name, self.asked.lang)),
                self.context.href(iri, self.asked.lang) if iri else "",
                count,
            )
            for (iri, name), count in counts.most_common()
        )
        return Aspect("funder", told, sum(entry.iri not in paying for entry in found))

    def aspect(self, facet: str, mask: int) -> Aspect:
        """The values of a facet but those that the question names."""
        found, having, masks = [], 0, dict(self.asked.index.masks.get(facet, {}))
        least = self.asked.ranked == "least"
        zeros = self.asked.ranked in _WITH_NONE and facet in _CLOSED
        if zeros:
            masks = {**dict.fromkeys(self.asked.known.slugs(_KINDS.get(facet, facet)), 0), **masks}
        facets = (facet, f"also_{facet}", *(("involved", "also_involved") if facet == "names" else ()))
        named = [slug for name in facets for slug in self.filters.get(name, [])]
        # What is a part of a state is asked for of that state.
        states = tuple(f"{slug}-" for slug in self.filters.get("state", ())) if facet == "municipality" else ()
        for slug, of in masks.items():
            if states and not slug.startswith(states):
                continue
            having |= of & mask
            both = of & mask
            if (both or zeros) and slug not in named:
                there = self.explore({**self.filters, facet: [slug]}) if facet not in self.filters and both else ""
                found.append(ToldValue(self.subject(facet, slug), self.href(facet, slug), both.bit_count(), there))
        order = self.asked.index.order if facet == "objective" else {}
        place = {one.href: order.get(f"objective/{one.href.rpartition('/')[2]}", 0) for one in found}
        found.sort(key=lambda one: (one.count if least else -one.count, place[one.href], one.subject.text))
        return Aspect(facet, tuple(found), (mask & ~having).bit_count())

    def row(self, entry: EntryLine, words: Sequence[str], bit: int) -> Row:
        """An entry with the lines that hold the words, where the documents are there."""
        lang = self.asked.lang
        bodies = tuple(
            (OfferSubject(*body_name(self.context, iri, name, lang)), self.context.href(iri, lang))
            for iri, name in entry.reporters
        )
        states = [s for s, of in self.asked.index.masks.get("state", {}).items() if of & bit]
        lines = self.asked.texts.lines(entry.iri, words) if self.asked.texts and words else None
        first, last = lines or (entry.first, entry.last)
        called = tuple(self.subject("state", slug) for slug in states)
        aim = bool(self.asked.index.masks.get("aim", {}).get("true", 0) & bit)
        return Row(entry, self.context.href(entry.iri, lang), bodies, called, first, last, aim=aim)

    def unreported(self) -> tuple[OfferSubject, ...]:
        """The bodies that are looked for where others name them."""
        slugs = [slug for facet in ("names", "also_names") for slug in self.filters.get(facet, [])]
        return tuple(self.subject("names", slug) for slug in slugs)

    def less(self) -> tuple[Less, ...]:
        """Where no entry has all that is named: how many have as much of it as some entries have.

        Who reports nothing at all of the edition that is named stands first, with none.
        """
        silent = {name: of for name, of in self.filters.items() if name in (*_WHO_REPORTS, "document")}
        if {*silent} & {*_WHO_REPORTS} and not self.asked.index.matching(silent):
            return (self._less(silent), *self._parts())
        if self.asked.bodies is not None and self.filters:
            # Nobody of the sector takes part in what there is.
            return (self._less(self.filters),)
        return self._parts()

    def _less(self, filters: Mapping[str, list[str]]) -> Less:
        named = tuple(self.subject(facet, slug) for facet, of in filters.items() for slug in of)
        return Less(named, self.explore(filters), self.asked.index.matching(filters).bit_count())

    def _parts(self) -> tuple[Less, ...]:
        kinds = list(dict.fromkeys(PLAIN.get(facet, facet) for facet in self.filters))
        for size in range(len(kinds) - 1, 0, -1):
            parts = (
                self._less({name: of for name, of in self.filters.items() if PLAIN.get(name, name) in chosen})
                for chosen in combinations(kinds, size)
            )
            if found := tuple(one for one in parts if one.count):
                return found
        return ()
