"""Points for and against two entries reporting on one programme, each with its reason in words.

The points are those of a logistic regression over pairs that were judged by reading, rounded to
quarters: their sum is the logarithm of the odds, so that zero is "as likely as not". What counts
is the programme's own name, wordings that hardly any other entry has, and the words as a whole;
reporters, states and places rather part than join, since one ministry reports many programmes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from entramado.graph.identity_words import PHRASE_MAX_ENTRIES, EntryWords, Stemmed, Words, cosine
from entramado.graph.records import LinkedEntry
from entramado.loaders.extract.model import Facts

BASE = -3.25
SAME_NAME = 2.5
NAME_IN_TITLE = 0.5
NAME_IN_OPENING = 0.25
WORDS_ALIKE = 3.75
TITLE_IN_OPENING = 1.25
TITLES_IN_BOTH_OPENINGS = 1.5
PHRASES_SHARED = 0.5
WORDINGS_SHARED = 1.0
WORDINGS_SHARED_IN_ONE_DOCUMENT = 0.1
SAME_OBJECTIVE = 0.75
OTHER_REPORTER = -1.0
OTHER_STATE = -4.0
OTHER_PLACE = -2.0
BESIDE_UNDER_ONE_OBJECTIVE = -2.25
IN_ONE_DOCUMENT = -0.5
OTHER_ACTION = -1.5
TRAINING_FOR = -3.25
TITLES_APART = -1.5

# A title of this weight (nats) is as telling as a title gets: about three words that few entries have.
TELLING_WEIGHT = 14.0
# The chance of a type from which on it may be the other entry's too.
TYPE_POSSIBLE = 0.25
NAME_MAX_TITLES = 8
NAME_MAX_OPENINGS = 10
NAME_WEIGHT_AT_LEAST = 4.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with its points; `code` names it, `detail` says what was found (words, a number)."""

    code: str
    points: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Context:
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


def candidates(all_words: Words) -> list[tuple[int, int]]:
    """Pairs that share something rare: a wording, a pair of words near the beginning, or a name's word."""
    where: dict[Stemmed, list[int]] = defaultdict(list)
    for position, one in enumerate(all_words.entries):
        for rare in (*one.wordings, *one.opening_phrases):
            where[rare].append(position)
        for name in one.names_in_opening:
            if 1 < all_words.openings_with[name] <= PHRASE_MAX_ENTRIES:
                where[("name", *name)].append(position)
    return sorted({pair for positions in where.values() for pair in combinations(positions, 2)})


class Scorer:
    """Scores pairs of entries, given by their positions."""

    def __init__(self, entries: Sequence[LinkedEntry], all_words: Words, contexts: Sequence[Context]) -> None:
        self._entries = entries
        self._words = all_words
        self._contexts = contexts

    def reasons(self, i: int, j: int) -> list[Reason]:
        """Every reason for and against, the strongest first."""
        a, b = self._words.entries[i], self._words.entries[j]
        found = [*self._by_name(a, b), *self._by_words(i, j), *self._by_context(i, j)]
        rounded = [Reason(r.code, round(r.points, 2), r.detail) for r in found]
        return sorted((r for r in rounded if r.points), key=lambda r: (-abs(r.points), r.code))

    def points(self, reasons: Sequence[Reason]) -> float:
        """The sum of the reasons' points and the base."""
        return round(math.fsum([BASE, *(r.points for r in reasons)]), 2)

    def _by_name(self, a: EntryWords, b: EntryWords) -> list[Reason]:
        found = []
        same = bool(a.name) and frozenset(a.name) == frozenset(b.name)
        if same and self._words.titles_with[a.name] <= NAME_MAX_TITLES:
            found.append(Reason("same-name", SAME_NAME * self._telling(a.name), self._said(a.name)))
        in_title, in_opening = 0.0, 0.0
        name: Stemmed = ()
        for one, other in ((a, b), (b, a)):
            weight = self._words.total(one.name)
            if len(one.name) < 2 and weight <= NAME_WEIGHT_AT_LEAST:
                continue
            whole = 1.0 if len(one.name) > 1 else 0.5
            if one.name in other.names_in_title and self._words.titles_with[one.name] <= NAME_MAX_TITLES:
                in_title, name = max(in_title, whole), one.name
            rare = self._words.openings_with[one.name] <= NAME_MAX_OPENINGS and weight > NAME_WEIGHT_AT_LEAST
            if one.name in other.names_in_opening and rare:
                in_opening, name = max(in_opening, whole), one.name
        if not same:
            found.append(Reason("name-in-title", NAME_IN_TITLE * in_title, self._said(name)))
        found.append(Reason("name-in-opening", NAME_IN_OPENING * in_opening, self._said(name)))
        return found

    def _telling(self, name: Stemmed) -> float:
        """How much a name tells, by the number of entries that open with it."""
        openings = self._words.openings_with[name]
        return 1.0 if openings <= 8 else 0.5 if openings <= 14 else 0.25

    def _said(self, stems: Sequence[str]) -> str:
        return " ".join(self._words.stems.word(stem) for stem in stems)

    def _by_words(self, i: int, j: int) -> list[Reason]:
        words = self._words
        a, b = words.entries[i], words.entries[j]
        shared = a.title_set & b.title_set
        first = self._share(a, b.opening_set)
        second = self._share(b, a.opening_set)
        rarest = sorted(shared, key=lambda s: (-words.weights[s], s))[:4]
        found = [
            Reason("words-alike", WORDS_ALIKE * cosine(a, b), f"{cosine(a, b):.2f}"),
            Reason("title-in-opening", TITLE_IN_OPENING * max(first, second), self._said(rarest)),
            Reason("titles-in-both-openings", TITLES_IN_BOTH_OPENINGS * min(first, second)),
            *self._by_phrases(a, b),
        ]
        if a.title_set and b.title_set:
            overlap = words.total(shared) / (min(a.title_weight, b.title_weight) or 1.0)
            found.append(Reason("titles-apart", TITLES_APART * (1 - overlap)))
        number = len(words.rare_wordings(a, b))
        if number:
            within = self._entries[i].entry.doc == self._entries[j].entry.doc
            each = WORDINGS_SHARED_IN_ONE_DOCUMENT if within else WORDINGS_SHARED
            found.append(Reason("wordings-shared", each * math.log1p(number), str(number)))
        return found

    def _share(self, one: EntryWords, opening: frozenset[str]) -> float:
        """The share of a title that stands in an opening, less where the title tells little."""
        if not one.title_set:
            return 0.0
        return (
            self._words.total(one.title_set & opening)
            / (one.title_weight or 1.0)
            * min(1.0, one.title_weight / TELLING_WEIGHT)
        )

    def _by_phrases(self, a: EntryWords, b: EntryWords) -> list[Reason]:
        points = self._words.phrase_points
        shared = sorted(a.title_phrases & b.title_phrases)
        both = min(2.0, math.fsum(map(points, shared)))
        one = max(
            math.fsum(map(points, a.title_phrases & b.opening_phrases)),
            math.fsum(map(points, b.title_phrases & a.opening_phrases)),
        )
        return [
            Reason("phrases-shared", PHRASES_SHARED * both, "; ".join(self._said(p) for p in shared[:3])),
            Reason("phrases-in-opening", PHRASES_SHARED / 2 * min(2.0, one)),
        ]

    def _by_context(self, i: int, j: int) -> list[Reason]:
        a, b = self._entries[i], self._entries[j]
        x, y = self._contexts[i], self._contexts[j]
        found = []
        within, beside = a.entry.doc == b.entry.doc, a.entry.objective == b.entry.objective
        if within and beside:
            found.append(Reason("beside-under-one-objective", BESIDE_UNDER_ONE_OBJECTIVE))
        elif within:
            found.append(Reason("in-one-document", IN_ONE_DOCUMENT))
        elif beside:
            found.append(Reason("same-objective", SAME_OBJECTIVE))
        found.append(Reason("other-reporter", OTHER_REPORTER * _strangers(x, y)))
        if x.states and y.states and not x.states & y.states:
            found.append(Reason("other-state", OTHER_STATE))
        if x.places and y.places and not x.places & y.places:
            found.append(Reason("other-place", OTHER_PLACE))
        if self._words.entries[i].trains != self._words.entries[j].trains:
            found.append(Reason("training-for", TRAINING_FOR))
        if _other_action(a.facts, b.facts):
            found.append(Reason("other-action", OTHER_ACTION))
        return found


def _other_action(one: Facts, other: Facts) -> bool:
    """Whether neither main type is at all likely for the other entry."""
    if not (one.action_types and other.action_types):
        return False
    first, second = one.action_types[0].value, other.action_types[0].value
    return max(one.possible_types.get(second, 0.0), other.possible_types.get(first, 0.0)) < TYPE_POSSIBLE


def _strangers(x: Context, y: Context) -> float:
    """1 where two entries are told by unrelated bodies, half where one names the other's body."""
    related = x.bodies & y.bodies or x.bodies & y.family or x.family & y.bodies
    if not (x.bodies and y.bodies) or related:
        return 0.0
    return 0.5 if x.bodies & y.named or y.bodies & x.named else 1.0


def score_all(scorer: Scorer, pairs: Sequence[tuple[int, int]], floor: float) -> Mapping[tuple[int, int], float]:
    """The points of every pair that has more than `floor`."""
    scores = {}
    for i, j in pairs:
        points = scorer.points(scorer.reasons(i, j))
        if points > floor:
            scores[i, j] = points
    return scores
