"""Fit the points of programme identity to readings: `python -m training.identity --gold DIR`.

Each comparison of two entries has a level; its weight is Fellegi and Sunter's: the logarithm of how
much more frequent the level is among pairs of one programme (m) than among all candidate pairs (u).
Comparisons are not independent, so a logistic regression over these weights and the levels themselves
gives the points. First whole clusters are left out in turn, fitted without and judged as the build
groups them; these scores are printed. Readings: `identity.jsonl` and `identity-near-misses.jsonl` in
DIR, and our own, for which every entry was read: what stands in no cluster together is apart, and
what a reader would not decide counts neither way.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from entramado.graph.build import read_corpus
from entramado.graph.corpus import Corpus
from entramado.graph.identity.clusters import FLOOR, Pair, ordered
from entramado.graph.identity.programmes import POINTS, Linking
from entramado.graph.identity.scores import BASE, Scorer, score_all
from training.command import options, read_jsonl, write_points

OURS = Path(__file__).parent / "readings" / "identity.jsonl"

_STRENGTH = 0.3  # inverse of the ridge
_CHANCE = 0.38  # from which on a pair is a link: missing one costs as much as one too many
_FOLDS = 10
_DECIMALS = 2
_FEW_LEVELS = 3  # a comparison with so many levels is not corrected level by level
_SHARE_AT_LEAST = 0.15  # of its weight counts, whatever else says the same
_FIRST_LINES_APART = 3  # an entry of the published readings begins within so many lines of ours

Key = tuple[str, str]
Points = dict[Key, float]


@dataclass(frozen=True, slots=True)
class Readings:
    """Pairs of positions that readers judged; `published` are those of the clusters in the published readings."""

    same: frozenset[Pair]
    unsure: frozenset[Pair]
    near_misses: frozenset[Pair]
    published: frozenset[Pair]
    published_members: frozenset[int]


@dataclass(frozen=True, slots=True)
class ClusterScore:
    """How well groups agree with readings."""

    precision: float
    recall: float
    published_found: float
    published_wrong: int
    near_misses_apart: float

    def __str__(self) -> str:
        f1 = 2 * self.precision * self.recall / (self.precision + self.recall)
        return (
            f"pairs F1 {f1:.3f} (precision {self.precision:.3f}, recall {self.recall:.3f}); published clusters: recall "
            f"{self.published_found:.3f}, {self.published_wrong} wrong; near misses apart {self.near_misses_apart:.3f}"
        )


def read_readings(corpus: Corpus, gold: Path) -> Readings:
    """The readings as pairs of positions. Ends with a sentence where a reading names an entry that is not there."""
    at = {linked.slug: position for position, linked in enumerate(corpus.entries)}

    def pairs(path: Path, key: str) -> frozenset[Pair]:
        groups = [row[key] for row in read_jsonl(path) if key in row]
        missing = [slug for group in groups for slug in group if slug not in at]
        if missing:
            raise SystemExit(f"{path}: there is no entry {missing[0]}; mend that row")
        return frozenset(ordered(at[a], at[b]) for group in groups for a, b in combinations(group, 2))

    clusters = [[_position(corpus, m) for m in row["members"]] for row in read_jsonl(gold / "identity.jsonl")]
    near = [
        (_position(corpus, r["a"]), _position(corpus, r["b"])) for r in read_jsonl(gold / "identity-near-misses.jsonl")
    ]
    published = frozenset(ordered(i, j) for members in clusters for i, j in combinations(members, 2))
    near_misses = frozenset(ordered(i, j) for i, j in near)
    same = published | pairs(OURS, "same")
    future = {p for p, linked in enumerate(corpus.entries) if linked.entry.kind == "future"}
    aims = {ordered(i, j) for i in future for j in range(len(corpus.entries)) if i != j}
    unsure = (pairs(OURS, "unsure") | aims) - same - near_misses
    return Readings(same, unsure, near_misses, published, frozenset(p for members in clusters for p in members))


def _position(corpus: Corpus, member: Sequence[object]) -> int:
    doc, line = member[0], int(str(member[4]))
    distance = {p: abs(e.entry.lines[0] - line) for p, e in enumerate(corpus.entries) if e.entry.doc == doc}
    best = min(distance, key=lambda p: (distance[p], p))
    if distance[best] > _FIRST_LINES_APART:
        raise SystemExit(f"the published readings: {doc} line {line} begins no entry")
    return best


class PairLevels:
    """The levels of all candidate pairs, and what readers said of them."""

    def __init__(self, linking: Linking, readings: Readings) -> None:
        self.linking = linking
        self.readings = readings
        self.pairs = linking.compared.pairs
        self.levels = [{x.comparison: x.level for x in linking.comparer.levels(*pair)} for pair in self.pairs]
        self.keys = sorted({key for levels in self.levels for key in levels.items()})
        self.comparisons = sorted(self.levels[0])
        self.given = np.array([pair in readings.same for pair in self.pairs])
        self.judged = np.array([pair not in readings.unsure for pair in self.pairs])

    def points(self, train: np.ndarray) -> Points:
        """The points of each level, fitted to some of the pairs."""
        weights = self._weights(train)
        table = self._table(weights)
        share = [(_SHARE_AT_LEAST, None)] * len(self.comparisons)
        levels = Counter(c for c, _ in self.keys)
        own = [(None, None) if levels[c] > _FEW_LEVELS else (0.0, 0.0) for c, _ in self.keys]
        found = regression(table[train], self.given[train], [*share, *own])
        shares = dict(zip(self.comparisons, found[:-1], strict=False))
        raw = {
            key: shares[key[0]] * weights[key] + own for key, own in zip(self.keys, found[len(share) : -1], strict=True)
        }
        return self._set_off(raw, float(found[-1]))

    def _weights(self, train: np.ndarray) -> Points:
        """The logarithm of m over u of each level; half a pair is added to each count."""
        found: dict[bool, Counter[Key]] = {True: Counter(), False: Counter()}
        for n in np.nonzero(train)[0]:
            found[bool(self.given[n])].update(self.levels[n].items())
        same = int(self.given[train].sum())
        other = int(train.sum()) - same
        return {
            key: math.log((found[True][key] + 0.5) / (same + 1) / ((found[False][key] + 0.5) / (other + 1)))
            for key in self.keys
        }

    def _table(self, weights: Points) -> np.ndarray:
        place = {key: n for n, key in enumerate(self.keys)}
        table = np.zeros((len(self.pairs), len(self.comparisons) + len(self.keys)))
        for row, levels in zip(table, self.levels, strict=True):
            row[: len(self.comparisons)] = [weights[c, levels[c]] for c in self.comparisons]
            row[[len(self.comparisons) + place[key] for key in levels.items()]] = 1.0
        return table

    def _set_off(self, raw: Points, intercept: float) -> Points:
        """Points such that the commonest level of each comparison has none and what is above zero is a link."""
        count = Counter(key for levels in self.levels for key in levels.items())
        common = {c: max((k for k in self.keys if k[0] == c), key=lambda k: (count[k], k)) for c in self.comparisons}
        base = intercept - math.log(_CHANCE / (1 - _CHANCE)) + math.fsum(raw[key] for key in common.values())
        points = {key: round(value - raw[common[key[0]]], _DECIMALS) + 0.0 for key, value in raw.items()}
        return {(BASE, ""): round(base, _DECIMALS), **{key: value for key, value in points.items() if value}}

    def scores(self, points: Points) -> tuple[Mapping[Pair, float], frozenset[Pair]]:
        """What the build makes of the points, pair by pair."""
        return score_all(Scorer(self.linking.comparer, points), self.pairs, FLOOR)

    def left_out(self) -> tuple[Mapping[Pair, float], frozenset[Pair]]:
        """Each pair as scored by points that were fitted without the clusters of both its entries."""
        fold = self._folds()
        of = np.array([[fold[i], fold[j]] for i, j in self.pairs])
        scores: dict[Pair, float] = {}
        separate: frozenset[Pair] = frozenset()
        for number in range(_FOLDS):
            held = (of == number).any(axis=1)
            made, separate = self.scores(self.points(self.judged & ~held))
            for n in np.nonzero(held)[0]:
                pair = self.pairs[n]
                scores[pair] = min(scores.get(pair, math.inf), made.get(pair, FLOOR))
        return scores, separate

    def _folds(self) -> dict[int, int]:
        """A part for each entry; entries of one cluster, or that nearly are, share it."""
        group = {p: p for p in range(len(self.linking.entries))}
        for i, j in sorted(self.readings.same | self.readings.near_misses):
            old, new = group[j], group[i]
            group = {p: new if g == old else g for p, g in group.items()}
        order = np.random.default_rng(7).permutation(sorted(set(group.values())))
        part = {int(g): n % _FOLDS for n, g in enumerate(order)}
        return {p: part[g] for p, g in group.items()}

    def judge(self, scores: Mapping[Pair, float], separate: frozenset[Pair]) -> ClusterScore:
        """How the groups that come of the scores agree with the readings."""
        groups = self.linking.groups(scores, separate)
        joined = {ordered(*pair) for group, more in groups for pair in combinations((*group, *more), 2)}
        return judge(joined, self.readings)


def regression(table: np.ndarray, given: np.ndarray, bounds: Sequence[tuple[float | None, float | None]]) -> np.ndarray:
    """The coefficients of a logistic regression with a ridge, each within its bounds, and the intercept behind them."""
    x = np.hstack([table, np.ones((len(table), 1))])
    sign = np.where(given, 1.0, -1.0)
    ridge = np.append(np.full(table.shape[1], 1 / _STRENGTH), 0.0)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (x @ w)
        slope = -sign / (1 + np.exp(margin))
        return float(np.logaddexp(0, -margin).sum() + ridge @ (w * w) / 2), x.T @ slope + ridge * w

    start = np.array([low or 0.0 for low, _ in bounds] + [0.0])
    made = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)], options={"maxiter": 2000})
    return np.asarray(made.x)


def judge(joined: Iterable[Pair], readings: Readings) -> ClusterScore:
    """How pairs in one programme agree with the readings."""
    made = frozenset(joined)
    hits = len(made & readings.same)
    wrong = {p for p in made - readings.same - readings.unsure if set(p) <= readings.published_members}
    return ClusterScore(
        precision=hits / max(1, len(made - readings.unsure)),
        recall=hits / len(readings.same),
        published_found=len(made & readings.published) / len(readings.published),
        published_wrong=len(wrong),
        near_misses_apart=1 - len(made & readings.near_misses) / len(readings.near_misses),
    )


def main() -> None:
    """Fit, judge and write the points."""
    args = options(__doc__)
    corpus = read_corpus(args.sources)
    editions = {key: int(facts["edition"]) for key, facts in corpus.documents.items()}
    fit = PairLevels(Linking(corpus.entries, editions, corpus.authority), read_readings(corpus, args.gold))
    print(f"fitted without the clusters that are judged: {fit.judge(*fit.left_out())}")
    points = fit.points(fit.judged)
    print(f"as fitted: {fit.judge(*fit.scores(points))}")
    write_points(POINTS, points)


if __name__ == "__main__":
    main()
