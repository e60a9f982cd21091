"""Points for and against two entries reporting on one programme, each with its reason in words.

The sum of the points is the logarithm of the odds, set off so that what is above zero is a link. What
a level of a comparison is worth stands in `ontology/points/identity.csv`: Fellegi and Sunter's weight
(how much more frequent the level is among pairs of one programme than among all candidate pairs),
corrected for what comparisons have in common.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from entramado.graph.identity.comparisons import Comparer, Level, apart, strangers
from entramado.graph.identity.words import PHRASE_MAX_ENTRIES, CorpusWords, Stemmed
from entramado.ontology.points import Points

BASE = "base"
# What unrelated bodies tell of is no link by itself, however alike it is.
STRANGERS_AT_MOST = -0.5

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with its points; comparison and level name it, `detail` says what was found (words, a number)."""

    comparison: str
    level: str
    points: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs that are compared, and how they were found: by keys that several entries share, but few."""

    pairs: list[Pair] = field(default_factory=list)
    keys: int = 0
    largest_block: int = 0


def candidates(all_words: CorpusWords) -> Candidates:
    """Pairs that share something rare: a wording, a pair of words near the beginning, or a name's word.

    No key stands for more entries than `PHRASE_MAX_ENTRIES`, so that pairs grow with the entries, not with
    their square.
    """
    where: dict[Stemmed, list[int]] = defaultdict(list)
    for position, one in enumerate(all_words.entries):
        for rare in (*one.wordings, *one.opening_phrases):
            where[rare].append(position)
        for name in one.names_in_opening:
            if 1 < all_words.openings_with[name] <= PHRASE_MAX_ENTRIES:
                where[("name", *name)].append(position)
    blocks = [positions for positions in where.values() if len(positions) > 1]
    pairs = sorted({pair for positions in blocks for pair in combinations(positions, 2)})
    return Candidates(pairs, len(blocks), max(map(len, blocks), default=0))


class Scorer:
    """Scores pairs of entries, given by their positions."""

    def __init__(self, comparer: Comparer, points: Points) -> None:
        self._comparer = comparer
        self._points = points

    def reasons(self, i: int, j: int) -> list[Reason]:
        """Every reason for and against, the strongest first."""
        levels = self._comparer.levels(i, j)
        found = [Reason(x.comparison, x.level, self._of(x), x.detail) for x in levels]
        return sorted((r for r in found if r.points), key=lambda r: (-abs(r.points), r.comparison))

    def score(self, i: int, j: int) -> float | None:
        """The points of a pair; None where the two are apart whatever they have in common."""
        levels = self._comparer.levels(i, j)
        if apart(levels):
            return None
        total = round(math.fsum([self._points.get((BASE, ""), 0.0), *map(self._of, levels)]), 2)
        return min(total, STRANGERS_AT_MOST) if strangers(levels, aim=self._comparer.is_aim(i, j)) else total

    def _of(self, level: Level) -> float:
        return self._points.get((level.comparison, level.level), 0.0)


def score_all(scorer: Scorer, pairs: Sequence[Pair], floor: float) -> tuple[Mapping[Pair, float], frozenset[Pair]]:
    """The points of every pair that has more than `floor`, and the pairs that are apart."""
    scores, separate = {}, set()
    for pair in pairs:
        points = scorer.score(*pair)
        if points is None:
            separate.add(pair)
        elif points > floor:
            scores[pair] = points
    return scores, frozenset(separate)
