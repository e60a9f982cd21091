"""Points for and against two entries reporting on one programme, each with its reason in words.

The sum of the points is the logarithm of the odds, set off so that what is above zero is a link. What
a level of a comparison is worth stands in `ontology/points/identity.csv`: Fellegi and Sunter's weight
(how much more frequent the level is among pairs of one programme than among all candidate pairs),
corrected for what comparisons have in common.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from entramado.graph.background import Runner, in_background
from entramado.graph.identity.comparisons import Comparer, Level, apart, strangers
from entramado.graph.identity.keys import Numbers, Pair, Pairs, blocks_of
from entramado.graph.identity.words import IN_MEMORY, PHRASE_MAX_ENTRIES, WORDING_MAX_ENTRIES, CorpusWords
from entramado.ontology.points import Points

BASE = "base"
# The points are fitted to 833 entries. That two entries taken at random are of one programme grows rarer as there
# are more of them, and those that are alike by chance more: from here on the base falls with the logarithm.
FITTED_ENTRIES = 850
# What unrelated bodies tell of is no link by itself, however alike it is.
STRANGERS_AT_MOST = -0.5
# Pairs with their points, and pairs that are apart.
_Scored = tuple[Pairs, NDArray[np.float64], Pairs]


@dataclass(frozen=True, slots=True)
class LinkReason:
    """One reason with its points; comparison and level name it, `detail` says what was found (words, a number)."""

    comparison: str
    level: str
    points: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs that are compared, and how they were found: by keys that several entries share, but few."""

    pairs: Pairs = field(default_factory=Pairs)
    keys: int = 0
    largest_block: int = 0


@dataclass(frozen=True, slots=True)
class BlocksTask:
    """Records of some keys whose entries are to be paired: those of `most` entries at most; see `Blocks.paired`."""

    records: Numbers
    most: int
    marked: bool


def paired(task: BlocksTask) -> tuple[Numbers, int, int]:
    """The pairs of positions, how many keys made them, and of how many entries the largest is."""
    return blocks_of(task.records, task.most).paired(marked=task.marked)


def candidates(all_words: CorpusWords, cluster: Runner | None = None) -> Candidates:
    """Pairs that share something rare: a wording, a pair of words near the beginning, or a name's word.

    No key stands for more entries than `PHRASE_MAX_ENTRIES`, so that pairs grow with the entries, not with
    their square. A `cluster` pairs the keys by parts. Raises `ExtractionError` where it goes away.
    """
    codes, keys, largest = Pairs().codes, 0, 0
    for runs, most, marked in (
        (all_words.wordings, WORDING_MAX_ENTRIES, False),
        (all_words.phrases, PHRASE_MAX_ENTRIES, True),
        (all_words.named, PHRASE_MAX_ENTRIES, False),
    ):
        tasks = (BlocksTask(records, most, marked) for records in runs.parts(split=cluster is not None))
        for found, number, size in cluster.map(paired, tasks) if cluster else map(paired, tasks):
            codes, keys, largest = np.union1d(codes, found), keys + number, max(largest, size)
    return Candidates(Pairs(codes), keys, largest)


def rarer(entries: int) -> float:
    """By how much less, as a logarithm of odds, two of so many entries are of one programme than in the fitted corpus.

    An entry goes on in an edition once at most however many entries there are: of the pairs of n entries a share of
    1/n is right. Reference: Fellegi & Sunter (1969), JASA 64, where the odds before any comparison are this share's.
    """
    return max(0.0, math.log(max(entries, 1) / FITTED_ENTRIES))


class Scorer:
    """Scores pairs of entries, given by their positions."""

    def __init__(self, comparer: Comparer, points: Points) -> None:
        self._comparer = comparer
        self._points = points
        self._base = points.get((BASE, ""), 0.0) - rarer(len(comparer))

    def reasons(self, i: int, j: int) -> list[LinkReason]:
        """Every reason for and against, the strongest first."""
        levels = self._comparer.levels(i, j)
        found = [LinkReason(x.comparison, x.level, self._of(x), x.detail) for x in levels]
        return sorted((r for r in found if r.points), key=lambda r: (-abs(r.points), r.comparison))

    def score(self, i: int, j: int) -> float | None:
        """The points of a pair; None where the two are apart whatever they have in common."""
        levels = self._comparer.levels(i, j)
        if apart(levels):
            return None
        total = round(math.fsum([self._base, *map(self._of, levels)]), 2)
        return min(total, STRANGERS_AT_MOST) if strangers(levels, aim=self._comparer.is_aim(i, j)) else total

    def _of(self, level: Level) -> float:
        return self._points.get((level.comparison, level.level), 0.0)


def score_all(
    scorer: Scorer, pairs: Pairs, floor: float, workers: int = 1
) -> tuple[Mapping[Pair, float], frozenset[Pair]]:
    """The points of every pair that has more than `floor`, and the pairs that are apart; by `workers` processes."""
    tiled = pairs.by_tiles(IN_MEMORY // 2)
    bounds = [len(tiled) * part // workers for part in range(workers + 1)]
    parts: list[Callable[[], _Scored]] = [
        partial(_scored, scorer, tiled[first:last], floor) for first, last in pairwise(bounds)
    ]
    scores: dict[Pair, float] = {}
    separate: set[Pair] = set()
    with ExitStack() as stack:
        begun = [parts[0], *(stack.enter_context(in_background(part, workers=workers)) for part in parts[1:])]
        for result in begun:
            near, points, away = result()
            scores.update(zip(near, points.tolist(), strict=True))
            separate.update(away)
    return scores, frozenset(separate)


def _scored(scorer: Scorer, pairs: Pairs, floor: float) -> _Scored:
    near: list[Pair] = []
    found: list[float] = []
    separate: list[Pair] = []
    for pair in pairs:
        points = scorer.score(*pair)
        if points is None:
            separate.append(pair)
        elif points > floor:
            near.append(pair)
            found.append(points)
    return Pairs.of(near), np.array(found), Pairs.of(separate)
