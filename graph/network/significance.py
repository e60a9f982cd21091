"""Whether two nodes share more than chance gives: hypergeometric and BiCM tests with a false discovery rate.

The question is asked of a binary two-mode matrix (bodies x entries, institutions x objectives ...): rows i and j share
``w`` columns; how often would they, if only the margins were given?

* **hypergeometric**: each row throws its k ones at random on the N columns, all columns alike. Exact and fast, but it
  takes no account of popular columns: two rows look tied because both have what everybody has.
* **BiCM** (bipartite configuration model): the most random ensemble whose rows *and* columns have, on average, the
  observed sums. Cells are independent, ``p_ia = x_i y_a / (1 + x_i y_a)``; the number of shared columns is then
  Poisson-binomial, computed exactly.

The p-values of all pairs of rows, also of those that share nothing (p = 1), are judged together by Benjamini and
Hochberg's procedure; `q` is the smallest rate at which the pair would be kept.

References: Tumminello et al. (2011), PLoS ONE 6(3):e17994; Saracco et al. (2017), New Journal of Physics 19:053022;
Saracco et al. (2015), Scientific Reports 5:10595; Benjamini & Hochberg (1995), JRSS B 57(1).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

# scipy.stats and scipy.optimize are avoided: importing them takes longer than all tests of a build's networks.
from scipy.special import betainc, expit, gammaln, xlog1py, xlogy

from entramado.graph.network.ties import Floats, Integers

METHODS = ("bicm", "hypergeometric")
_TOLERANCE = 1e-6
_POLISH = 20
_CLIMB = 200


class SolverError(ArithmeticError):
    """The BiCM's equations could not be solved to the stated accuracy."""


@dataclass(frozen=True, slots=True)
class Bicm:
    """The solved model: `probability` by class of row and class of column; classes are margins that are alike."""

    row_class: Integers
    column_class: Integers
    probability: Floats
    columns_in_class: Integers

    def row(self, i: int) -> Floats:
        """The probability of a one in each class of column, for row `i`."""
        return np.asarray(self.probability[self.row_class[i]], dtype=np.float64)


@dataclass(frozen=True, slots=True)
class PairTest:
    """Pairs of rows that share a column at least, with what chance gives: arrays of one length.

    `i` < `j` are rows, `shared` the columns they share, `expected` the mean under the model, `p` the probability of at
    least that many, `q` the p-value adjusted for all `tests` pairs.
    """

    i: Integers
    j: Integers
    shared: Integers
    expected: Floats
    p: Floats
    q: Floats
    tests: int


def bicm(matrix: csr_array) -> Bicm:
    """Solve the bipartite configuration model for the margins of a binary matrix.

    Rows (columns) with the same sum have the same parameter, so the equations are as many as there are different
    sums. The likelihood is concave in the logarithms of x and y and is climbed by Newton's method, steps halved until
    they rise enough (Nocedal & Wright 2006, Numerical Optimization, section 3.1); empty
    and full rows and columns, whose parameters would be infinite, are taken out first, again and again, with
    probability 0 or 1. Raises `SolverError` where a margin is missed by more than 1e-6.
    """
    rows = np.asarray(matrix.sum(axis=1), dtype=np.int64).ravel()
    columns = np.asarray(matrix.sum(axis=0), dtype=np.int64).ravel()
    k, row_class, row_count = np.unique(rows, return_inverse=True, return_counts=True)
    d, column_class, column_count = np.unique(columns, return_inverse=True, return_counts=True)
    probability = np.full((len(k), len(d)), np.nan)
    left, below = k.astype(float), d.astype(float)
    open_k, open_d = np.ones(len(k), dtype=bool), np.ones(len(d), dtype=bool)
    changed = True
    while changed:
        changed = False
        for axis in (0, 1):
            mine, other = (open_k, open_d) if axis == 0 else (open_d, open_k)
            sums, counts = (left, column_count) if axis == 0 else (below, row_count)
            room = float(counts[other].sum())
            for value in np.flatnonzero(mine & ((sums <= 0) | (sums >= room))):
                one = 1.0 if sums[value] > 0 else 0.0
                _settle(probability, axis, int(value), other, one)
                (below if axis == 0 else left)[other] -= one * (row_count if axis == 0 else column_count)[value]
                mine[value] = False
                changed = True
    if open_k.any() and open_d.any():
        solved = _solve(left[open_k], row_count[open_k], below[open_d], column_count[open_d])
        probability[np.ix_(open_k, open_d)] = solved
    probability = np.nan_to_num(probability, nan=0.0)
    missed = max(
        float(np.abs(probability @ column_count - k).max(initial=0)),
        float(np.abs(row_count @ probability - d).max(initial=0)),
    )
    if missed > _TOLERANCE:
        raise SolverError(f"BiCM: a margin is missed by {missed:.2g}, more than {_TOLERANCE:g}")
    return Bicm(row_class.ravel(), column_class.ravel(), probability, column_count)


def _settle(
    probability: Floats, axis: int, value: int, other: np.ndarray[tuple[int], np.dtype[np.bool_]], one: float
) -> None:
    if axis == 0:
        probability[value, other] = one
    else:
        probability[other, value] = one


def _solve(k: Floats, rows: Integers, d: Floats, columns: Integers) -> Floats:
    """The probabilities by class, from the sums `k`, `d` and how many rows and columns have them."""
    n = len(k)
    weight = np.outer(rows, columns)

    def value(z: Floats) -> float:
        s = z[:n, None] + z[None, n:]
        return float((weight * np.logaddexp(0, s)).sum() - (rows * k) @ z[:n] - (columns * d) @ z[n:])

    def slope(z: Floats) -> Floats:
        p = expit(z[:n, None] + z[None, n:])
        return np.concatenate([(weight * p).sum(axis=1) - rows * k, (weight * p).sum(axis=0) - columns * d])

    def curve(z: Floats) -> Floats:
        p = expit(z[:n, None] + z[None, n:])
        h = weight * p * (1 - p)
        return np.block([[np.diag(h.sum(axis=1)), h], [h.T, np.diag(h.sum(axis=0))]])

    total = float((rows * k).sum())
    z = np.concatenate([np.log(k / np.sqrt(total)), np.log(d / np.sqrt(total))])
    for _ in range(_CLIMB):
        left, here = slope(z), value(z)
        step = _newton_step(curve(z), left, n)
        rise, size = float(left @ step), 1.0
        while size > 1e-6 and not value(z - size * step) <= here - 1e-4 * size * rise:
            size /= 2
        if size <= 1e-6 or rise < 1e-12 * (1 + abs(here)):
            break
        z = z - size * step
    return np.asarray(expit(np.add.outer(*np.split(_polished(z, slope, curve), [n]))), dtype=np.float64)


def _newton_step(curvature: Floats, left: Floats, rows: int) -> Floats:
    """The shortest Newton step.

    Adding to every x what is taken from every y changes nothing, so the curvature is singular in that one direction;
    what is added to it there leaves the step as it is.
    """
    flat = np.concatenate([np.ones(rows), -np.ones(len(left) - rows)])
    scale = float(np.trace(curvature)) / len(left) ** 2
    try:
        return np.asarray(np.linalg.solve(curvature + scale * np.outer(flat, flat), left), dtype=np.float64)
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.lstsq(curvature, left, rcond=None)[0], dtype=np.float64)


def _polished(z: Floats, slope: Callable[[Floats], Floats], curve: Callable[[Floats], Floats]) -> Floats:
    """Plain Newton steps from near the top, where the likelihood itself is too flat to tell two points apart."""
    left = slope(z)
    for _ in range(_POLISH):
        step = np.linalg.lstsq(curve(z), left, rcond=None)[0]
        there = slope(z - step)
        if np.abs(there).max() >= np.abs(left).max():
            break
        z, left = z - step, there
    return z


def pairs_that_share(matrix: csr_array) -> tuple[Integers, Integers, Integers]:
    """Rows i < j that share a column at least, and how many they share; sorted."""
    product = (matrix @ matrix.T).tocoo()
    keep = product.row < product.col
    i, j, shared = product.row[keep], product.col[keep], product.data[keep]
    order = np.lexsort((j, i))
    return i[order].astype(np.int64), j[order].astype(np.int64), shared[order].astype(np.int64)


def pair_test(matrix: csr_array, method: str = "bicm") -> PairTest:
    """Test every pair of rows of a binary matrix. `method` is ``bicm`` or ``hypergeometric``."""
    i, j, shared = pairs_that_share(matrix)
    count, columns = matrix.shape
    tests = count * (count - 1) // 2
    if not len(i):
        none = np.zeros(0)
        return PairTest(i, j, shared, none, none, none, tests)
    if method == "hypergeometric":
        sums = np.asarray(matrix.sum(axis=1)).ravel()
        expected = sums[i] * sums[j] / columns
        p = hypergeometric_tail(shared, columns, sums[i], sums[j])
    else:
        expected, p = _bicm_tails(bicm(matrix), i, j, shared)
    p = np.clip(p, 0.0, 1.0)
    return PairTest(i, j, shared, expected, p, adjusted(p, tests), tests)


def _bicm_tails(model: Bicm, i: Integers, j: Integers, shared: Integers) -> tuple[Floats, Floats]:
    """Mean and upper tail for each pair; pairs whose rows are of the same classes and share as many are done once."""
    a = np.minimum(model.row_class[i], model.row_class[j])
    b = np.maximum(model.row_class[i], model.row_class[j])
    kinds, back = np.unique(np.column_stack([a, b, shared]), axis=0, return_inverse=True)
    both = model.probability[kinds[:, 0]] * model.probability[kinds[:, 1]]
    expected = both @ model.columns_in_class
    p = poisson_binomial_tail(both, model.columns_in_class, kinds[:, 2])
    return expected[back.ravel()], p[back.ravel()]


def poisson_binomial_tail(chances: Floats, repeats: Integers, at_least: Integers) -> Floats:
    """P(X >= at_least) of sums of independent ones: row r has `repeats[c]` trials of chance ``chances[r, c]``.

    Exact, by adding trial after trial, or many of one chance at once; the state "enough" absorbs, so that only positive
    terms are added and small tails keep their relative accuracy. Reference: Hong (2013), CSDA 59.
    """
    result = np.empty(len(chances))
    for need in np.unique(at_least):
        chosen = at_least == need
        state = np.zeros((int(chosen.sum()), int(need) + 1))
        state[:, 0] = 1.0
        for chance, times in zip(chances[chosen].T, repeats, strict=True):
            if times > need > 0:
                state = _many_alike(state, chance, int(times))
                continue
            up = chance[:, None]
            for _ in range(int(times)):
                gained = state[:, :-1] * up
                state[:, :-1] -= gained
                state[:, 1:] += gained
        result[chosen] = state[:, -1]
    return result


def hypergeometric_tail(at_least: Integers, total: int, a: Integers, b: Integers) -> Floats:
    """P(X >= at_least) for the overlap of `a` and `b` drawn out of `total`, pair by pair.

    The chance of exactly that many, then of one more, each from the one before.
    """

    def chosen(n: Floats | Integers, k: Floats | Integers) -> Floats:
        return np.asarray(gammaln(n + 1.0) - gammaln(k + 1.0) - gammaln(n - k + 1.0), dtype=np.float64)

    most = np.minimum(a, b)
    x = np.maximum(at_least, np.maximum(a + b - total, 0)).astype(float)
    there = x <= most
    whole = np.full(len(x), float(total))
    log = chosen(a, np.minimum(x, a)) + chosen(total - a, np.clip(b - x, 0, total - a)) - chosen(whole, b)
    term = np.where(there, np.exp(log), 0.0)
    tail = term.copy()
    while term.any():
        term = term * (a - x) * (b - x) / ((x + 1) * (total - a - b + x + 1))
        x = x + 1
        term = np.where(x <= most, term, 0.0)
        tail += term
    return tail


def _many_alike(state: Floats, chance: Floats, times: int) -> Floats:
    """The states after `times` trials of one chance a row: by the binomial distribution, not trial by trial."""
    need = state.shape[1] - 1
    hits = np.arange(need)
    p = chance[:, None]
    ways = gammaln(times + 1) - gammaln(hits + 1) - gammaln(times - hits + 1)
    mass = np.exp(ways + xlogy(hits, p) + xlog1py(times - hits, -p))
    enough = betainc(hits[::-1] + 1, times - hits[::-1], p)  # of the state k: need - k hits or more
    after = np.zeros_like(state)
    for j in range(need):
        after[:, j:need] += state[:, : need - j] * mass[:, j : j + 1]
    after[:, need] = state[:, need] + (state[:, :need] * enough).sum(axis=1)
    return after


def adjusted(p: Floats, tests: int) -> Floats:
    """Benjamini and Hochberg's q of each p-value among `tests` tests, those not given having p = 1."""
    order = np.argsort(p, kind="stable")
    ranked = p[order] * tests / np.arange(1, len(p) + 1)
    q = np.minimum.accumulate(ranked[::-1])[::-1]
    back = np.empty_like(q)
    back[order] = np.minimum(q, 1.0)
    return back
