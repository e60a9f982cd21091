"""How two entries compare, comparison by comparison: each comparison has one level out of a few.

A comparison looks at one thing that two entries of one programme are likely to have in common (the
name, the opening words, rare wordings, an address, the reporter ...). How much a level tells is not
said here: `ontology/points/identity.csv` says it, fitted by ``training.identity``.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from entramado.graph.identity.words import CorpusWords, EntryWords, Stemmed, cosine, opening_cosine
from entramado.graph.records import LinkedEntry
from entramado.loaders.extract.extracted import ExtractedFacts
from entramado.ontology.folding import fold_freely

# A title of this weight (nats) is as telling as a title gets: about three words that few entries have.
TELLING_WEIGHT = 14.0
# The chances of a type from which on it may be the other entry's too, and from which on it is plain.
TYPE_POSSIBLE = 0.25
TYPE_PLAIN = 0.5
# The type of what teaches those who serve.
TRAINING = "capacitacion-funcionarios"
NAME_MAX_TITLES = 8
NAME_MAX_OPENINGS = 10
NAME_MAX_TEXTS = 14
# Something that more entries have in common (an address, an acronym, a figure) is no mark of a programme.
MARK_MAX_ENTRIES = 6
FIGURE_AT_LEAST = 100
ACRONYM_OPENING_WORDS = 60
ACRONYM_BRACKET_MAX_CHARS = 40

# The levels of the title that say that both entries bear one proper name.
ONE_NAME = frozenset({"same-name", "same-common-name", "shared-name", "proper-name-within"})

# Shared by all entries that have none, to save memory.
_NONE: frozenset[str] = frozenset()
_ACRONYM = re.compile(r"\b[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ0-9]{2,}\b")
_BRACKETED = re.compile(r"\(([^)]*)\)")
_YEARS = range(1900, 2100)


class Level(NamedTuple):
    """The level of one comparison; `detail` says what was found (words, a number)."""

    comparison: str
    level: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ComparisonContext:
    """What is known of an entry besides its words.

    `bodies` are its reporters with their predecessors and successors, `family` these and their
    parents, `named` every body that its text names, `states` the states that speak in it, `places` the
    countries and states of its title.
    """

    bodies: frozenset[str]
    family: frozenset[str]
    named: frozenset[str]
    states: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is compared of an entry itself.

    `main_type` is its first type of action, "" where it has none; `possible_types` those of a chance that counts.
    """

    doc: str
    objective: int | None
    kind: str
    main_type: str
    possible_types: Mapping[str, float]
    title_acronyms: frozenset[str]


def _told(linked: LinkedEntry) -> _Told:
    entry, facts = linked.entry, linked.facts
    types = facts.action_types
    return _Told(
        sys.intern(entry.doc),
        entry.objective,
        sys.intern(entry.kind),
        sys.intern(types[0].value) if types else "",
        {sys.intern(kind): chance for kind, chance in facts.possible_types.items() if chance >= TYPE_POSSIBLE},
        frozenset(_title_acronyms(linked)) or _NONE,
    )


class Comparer:
    """Compares entries, given by their positions."""

    def __init__(
        self, entries: Sequence[LinkedEntry], all_words: CorpusWords, contexts: Sequence[ComparisonContext]
    ) -> None:
        self._words = all_words
        self._contexts = contexts
        marks: list[list[set[str]]] = [[], [], [], []]
        self._told: list[_Told] = []
        for one in entries:
            facts = one.facts
            self._told.append(_told(one))
            marks[0].append(_acronyms(one))
            marks[1].append({_address(u.value) for u in facts.urls})
            marks[2].append(_figures(facts))
            marks[3].append({fold_freely(instrument.name) for instrument in facts.instruments})
        self._acronyms, self._addresses, self._figures, self._instruments = map(_rare, marks)

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._told)

    def levels(self, i: int, j: int) -> list[Level]:
        """The level of every comparison."""
        a, b = self._words[i], self._words[j]
        x, y = self._contexts[i], self._contexts[j]
        return [
            *self._of_titles(a, b),
            self._opening(a, b),
            _graded("openings", opening_cosine(a, b), (0.15, 0.25, 0.35, 0.5)),
            _graded("words", cosine(a, b), (0.1, 0.15, 0.2, 0.3, 0.45)),
            self._wordings(i, j),
            self._acronym(i, j),
            _mark("address", self._addresses[i], self._addresses[j]),
            _mark("figure", self._figures[i], self._figures[j]),
            _mark("instrument", self._instruments[i], self._instruments[j]),
            _reporter(x, y),
            _overlap("state", x.states, y.states),
            _overlap("place", x.places, y.places),
            self._position(i, j),
            *_of_actions(self._told[i], self._told[j]),
        ]

    def _of_titles(self, a: EntryWords, b: EntryWords) -> list[Level]:
        if not (a.title_set and b.title_set):
            return [Level(name, "untitled") for name in ("title", "both", "missing", "spelling")]
        both = min(self._share(a, b.opening_set), self._share(b, a.opening_set))
        dice = 2 * len(a.trigrams & b.trigrams) / ((len(a.trigrams) + len(b.trigrams)) or 1)
        return [
            self._title(a, b),
            _graded("both", both, (0.2, 0.4, 0.6)),
            _graded("missing", min(self._missing(a, b), self._missing(b, a)), (1.5, 2.5, 3.5, 4.5)),
            _graded("spelling", dice, (0.3, 0.45, 0.6, 0.75)),
        ]

    def _title(self, a: EntryWords, b: EntryWords) -> Level:
        words = self._words
        if a.name and frozenset(a.name) == frozenset(b.name) and words.titles_with[a.name] <= NAME_MAX_TITLES:
            telling = words.openings_with[a.name] <= NAME_MAX_OPENINGS
            return Level("title", "same-name" if telling else "same-common-name", self._said(a.name))
        for level, found in (
            ("shared-name", a.names & b.names),
            ("proper-name-within", a.proper_names & b.names_in_title | b.proper_names & a.names_in_title),
            ("name-within", a.names & b.names_in_title | b.names & a.names_in_title),
        ):
            name = self._telling(found, words.titles_with, NAME_MAX_TITLES)
            if name:
                return Level("title", level, self._said(name))
        shared = a.title_set & b.title_set
        overlap = words.total(shared) / (min(a.title_weight, b.title_weight) or 1.0)
        rarest = sorted(shared, key=lambda s: (-words.weights[s], s))[:4]
        return Level("title", _graded("title", overlap, (0.2, 0.4, 0.6, 0.8)).level, self._said(rarest))

    def _telling(self, names: Iterable[Stemmed], count: Counter[Stemmed], limit: int) -> Stemmed:
        """The longest of the names that few entries have; () where none tells enough."""
        rare = (n for n in names if count[n] <= limit and self._words.texts_with[n] <= NAME_MAX_TEXTS)
        return max(rare, key=lambda name: (len(name), name), default=())

    def _opening(self, a: EntryWords, b: EntryWords) -> Level:
        words = self._words
        for level, found, count in (
            ("name-within", a.names & b.names_in_opening | b.names & a.names_in_opening, words.openings_with),
            ("name-in-text", a.names & b.names_in_text | b.names & a.names_in_text, words.texts_with),
        ):
            name = self._telling(found, count, NAME_MAX_OPENINGS)
            if name:
                return Level("opening", level, self._said(name))
        return _graded("opening", max(self._share(a, b.opening_set), self._share(b, a.opening_set)), (0.3, 0.5, 0.7))

    def _share(self, one: EntryWords, opening: frozenset[str]) -> float:
        """The share of a title that stands in an opening, less where the title tells little."""
        if not one.title_set:
            return 0.0
        found = self._words.total(one.title_set & opening) / (one.title_weight or 1.0)
        return found * min(1.0, one.title_weight / TELLING_WEIGHT)

    def _missing(self, one: EntryWords, other: EntryWords) -> float:
        """The weight of the most telling word of one's name that the other entry never uses."""
        return max((self._words.weights[s] for s in set(one.name) - other.vector.keys()), default=0.0)

    def _wordings(self, i: int, j: int) -> Level:
        number = len(self._words.rare_wordings(self._words[i], self._words[j]))
        within = "-in-one-document" if self._told[i].doc == self._told[j].doc else ""
        if not number:
            return Level("wordings", f"none{within}")
        level = "few" if number <= 2 else "some" if number <= 8 else "many"
        return Level("wordings", f"{level}{within}", str(number))

    def _acronym(self, i: int, j: int) -> Level:
        shared = _mark("acronym", self._acronyms[i], self._acronyms[j])
        one, other = self._told[i].title_acronyms, self._told[j].title_acronyms
        return Level("acronym", "other") if shared.level == "none" and one and other and not one & other else shared

    def _position(self, i: int, j: int) -> Level:
        a, b = self._told[i], self._told[j]
        beside = a.objective == b.objective
        if a.doc == b.doc:
            return Level("position", "beside" if beside else "in-one-document")
        return Level("position", "same-objective" if beside else "other-objective")

    def is_aim(self, i: int, j: int) -> bool:
        """Whether one of the entries is only what a report means to do later (informe-2018:2255)."""
        return "future" in (self._told[i].kind, self._told[j].kind)

    def _said(self, stems: Iterable[str]) -> str:
        return " ".join(self._words.stems.word(stem) for stem in stems)


def apart(levels: Iterable[Level]) -> bool:
    """Whether two entries are of different programmes whatever else they have in common.

    A training for those who serve is not the service; titles that name different places are of different
    projects; two states have no programme in common that does not bear one name; who tells two titled actions
    of one objective one after the other tells of two (compendio-2020:2161 and 2169).
    """
    of = {one.comparison: one.level for one in levels}
    if of["training"] == "other" or of["place"] == "other":
        return True
    if of["position"] == "beside" and of["reporter"] == "same" and of["title"] != "untitled":
        return True
    return of["state"] == "other" and of["title"] not in ONE_NAME


def strangers(levels: Iterable[Level], *, aim: bool = False) -> bool:
    """Whether two entries are no link by themselves, though a third may bring them together.

    Unrelated bodies lead, or one is only an `aim`, and no proper name that is the same in both makes up for it; or
    two states tell of what bears one name.
    """
    of = {one.comparison: one.level for one in levels}
    apart_by_name = of["title"] not in ONE_NAME
    return of["state"] == "other" or (apart_by_name and (of["reporter"] in ("other", "names-it") or aim))


def _graded(comparison: str, value: float, bounds: Sequence[float]) -> Level:
    """The level of a number: the highest bound that it reaches."""
    return Level(comparison, f"{([0.0, *bounds])[bisect_right(bounds, value)]:.2f}", f"{value:.2f}")


def _mark(comparison: str, one: frozenset[str], other: frozenset[str]) -> Level:
    shared = sorted(one & other)
    return Level(comparison, "shared" if shared else "none", ", ".join(shared[:3]))


def _overlap(comparison: str, one: frozenset[str], other: frozenset[str]) -> Level:
    if not (one and other):
        return Level(comparison, "not-both")
    return Level(comparison, "same" if one & other else "other")


def _reporter(x: ComparisonContext, y: ComparisonContext) -> Level:
    """How the bodies that tell two entries are related; a report in bullets often names none."""
    if x.bodies & y.bodies:
        return Level("reporter", "same")
    if x.bodies and y.bodies:
        if x.bodies & y.family or y.bodies & x.family:
            return Level("reporter", "related")
        if x.bodies & y.named or y.bodies & x.named:
            return Level("reporter", "names-it")
        return Level("reporter", "same-parent" if x.family & y.family else "other")
    known, silent = (x, y) if x.bodies else (y, x)
    if not known.bodies:
        return Level("reporter", "neither-known")
    if known.bodies & silent.named:
        return Level("reporter", "unknown-names-it")
    return Level("reporter", "unknown-names-others" if silent.named else "unknown")


def _of_actions(one: _Told, other: _Told) -> list[Level]:
    """Whether both may be actions of one type, and whether one teaches and the other does not."""
    first, second = one.main_type, other.main_type
    if not (first and second):
        return [Level("action", "alike"), Level("training", "alike")]
    chances = one.possible_types.get(second, 0.0), other.possible_types.get(first, 0.0)
    as_well, taught = sorted(facts.possible_types.get(TRAINING, 0.0) for facts in (one, other))
    teaches = first != second and TRAINING in (first, second) and taught >= TYPE_PLAIN
    return [
        Level("action", "other" if first != second and max(chances) < TYPE_POSSIBLE else "alike"),
        Level("training", "other" if teaches and as_well < TYPE_POSSIBLE else "alike"),
    ]


def _rare(found: Sequence[Iterable[str]]) -> list[frozenset[str]]:
    """Of what each entry has, what several have, but few."""
    count = Counter(one for some in found for one in set(some))
    several = {one for one, number in count.items() if 1 < number <= MARK_MAX_ENTRIES}
    return [frozenset(one for one in some if one in several) or _NONE for some in found]


def _acronyms(linked: LinkedEntry) -> set[str]:
    """The acronyms of the opening, and those in brackets of the title."""
    opening = " ".join(linked.entry.description.text.split()[:ACRONYM_OPENING_WORDS])
    return {fold_freely(word) for word in _ACRONYM.findall(opening)} | _title_acronyms(linked)


def _title_acronyms(linked: LinkedEntry) -> set[str]:
    bracketed = " ".join(_BRACKETED.findall(linked.entry.title or ""))
    return {fold_freely(word) for word in _ACRONYM.findall(bracketed[:ACRONYM_BRACKET_MAX_CHARS])}


def _address(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url.casefold()).rstrip("/.")


def _figures(facts: ExtractedFacts) -> set[str]:
    return {f"{f.value:g}" for f in facts.figures if f.value >= FIGURE_AT_LEAST and f.value not in _YEARS}
