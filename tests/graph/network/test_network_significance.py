"""Ties against chance: the exact tails by hand, the BiCM's margins, and the rate of false edges on random matrices."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.stats import binomtest, hypergeom

from entramado.graph.network.build import build_network
from entramado.graph.network.nulls import same_margins
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.significance import (
    adjusted,
    bicm,
    hypergeometric_tail,
    pair_test,
    pairs_that_share,
    poisson_binomial_tail,
)
from entramado.graph.network.source import NetworkSource
from tests.network_samples import BASE, small_source


def matrix(*rows: str) -> csr_array:
    return csr_array(np.array([[int(cell) for cell in row] for row in rows], dtype=np.int64))


def skewed(rows: int, columns: int, seed: int, density: float = 0.06) -> csr_array:
    """A random matrix with a few popular columns and busy rows, as entries and bodies have."""
    random = np.random.default_rng(seed)
    chance = np.outer(random.pareto(1.5, rows) + 0.3, random.pareto(1.2, columns) + 0.3)
    chance *= density / chance.mean()
    return csr_array((random.random((rows, columns)) < chance).astype(np.int64))


# --- exact tails


def test_the_tail_of_a_poisson_binomial_is_that_of_counting_all_outcomes() -> None:
    chances = np.array([[0.2, 0.7, 0.5]])
    repeats = np.array([2, 1, 1])
    trials = [0.2, 0.2, 0.7, 0.5]
    for need in range(5):
        by_hand = sum(
            np.prod([p if hit else 1 - p for p, hit in zip(trials, hits, strict=True)])
            for hits in itertools.product((0, 1), repeat=4)
            if sum(hits) >= need
        )
        found = poisson_binomial_tail(chances, repeats, np.array([need]))
        assert found[0] == pytest.approx(by_hand)


@pytest.mark.parametrize("repeats", [[7, 1, 9], [1, 12, 2], [30, 30, 30]])
def test_many_trials_of_one_chance_are_added_at_once(repeats: list[int]) -> None:
    chances = np.array([[0.2, 0.7, 0.05], [0.01, 0.3, 0.9]])
    apart = np.repeat(chances, repeats, axis=1)
    for need in (1, 3, 8):
        at_least = np.array([need, need])
        once = poisson_binomial_tail(chances, np.array(repeats), at_least)
        one_by_one = poisson_binomial_tail(apart, np.ones(sum(repeats), dtype=np.int64), at_least)
        assert once == pytest.approx(one_by_one, rel=1e-9)


def test_a_small_tail_keeps_its_accuracy() -> None:
    found = poisson_binomial_tail(np.array([[1e-4]]), np.array([10]), np.array([8]))
    assert found[0] == pytest.approx(45 * 1e-32, rel=1e-3)


def test_hypergeometric_by_hand() -> None:
    table = matrix("1110", "1100", "0001")
    found = pair_test(table, "hypergeometric")
    assert (found.i.tolist(), found.j.tolist(), found.shared.tolist()) == ([0], [1], [2])
    assert found.expected[0] == pytest.approx(3 * 2 / 4)
    # Two of four columns drawn, both among the first row's three: C(3,2) / C(4,2).
    assert found.p[0] == pytest.approx(3 / 6)
    assert found.tests == 3
    assert found.q[0] == 1.0


def test_the_hypergeometric_tail_is_that_of_scipy() -> None:
    random = np.random.default_rng(3)
    a, b = random.integers(1, 90, (2, 400))
    need = random.integers(0, 30, 400)
    for total in (90, 400, 5000):
        expected = hypergeom.sf(need - 1, total, a, b)
        assert hypergeometric_tail(need, total, a, b) == pytest.approx(expected, rel=1e-9, abs=1e-300)


def test_benjamini_and_hochberg_by_hand() -> None:
    found = adjusted(np.array([0.01, 0.04, 0.03]), 4)
    assert found.tolist() == pytest.approx([0.04, 0.16 / 3, 0.16 / 3])
    assert adjusted(np.array([0.5, 0.9]), 100).tolist() == [1.0, 1.0]


# --- the BiCM


@pytest.mark.parametrize("seed", range(5))
def test_the_bicm_keeps_both_margins_on_average(seed: int) -> None:
    table = skewed(40, 90, seed)
    model = bicm(table)
    chances = model.probability[model.row_class][:, model.column_class]
    assert chances.sum(axis=1) == pytest.approx(np.asarray(table.sum(axis=1)).ravel(), abs=1e-6)
    assert chances.sum(axis=0) == pytest.approx(np.asarray(table.sum(axis=0)).ravel(), abs=1e-6)
    assert ((chances >= 0) & (chances <= 1)).all()


def test_empty_and_full_rows_and_columns_have_certain_cells() -> None:
    model = bicm(matrix("1111", "1000", "1100", "0000"))
    chances = model.probability[model.row_class][:, model.column_class]
    assert chances[0].tolist() == [1, 1, 1, 1]
    assert chances[3].tolist() == [0, 0, 0, 0]
    assert chances[:, 0].tolist() == [1, 1, 1, 0]
    assert chances[1:3, 1:].sum(axis=1) == pytest.approx([0, 1])
    assert bicm(matrix("11", "11")).probability.tolist() == [[1]]
    assert bicm(matrix("00", "00")).probability.tolist() == [[0]]


def test_like_rows_in_a_regular_matrix_are_as_by_the_binomial() -> None:
    # Every row has 2 of 4, every column 2 of 4: each cell has a chance of 1/2, a shared column 1/4.
    found = pair_test(matrix("1100", "1100", "0011", "0011"))
    assert found.expected.tolist() == pytest.approx([1, 1])
    assert found.p.tolist() == pytest.approx([1 - 0.75**4 - 4 * 0.25 * 0.75**3] * 2)


def test_rows_that_share_nothing_are_tests_too() -> None:
    found = pair_test(matrix("100", "010", "001"))
    assert (len(found.p), found.tests) == (0, 3)
    i, j, shared = pairs_that_share(matrix("11", "01", "10"))
    assert list(zip(i.tolist(), j.tolist(), shared.tolist(), strict=True)) == [(0, 1, 1), (0, 2, 1)]


# --- false edges


def test_same_margins_keeps_the_margins_and_moves_the_ones() -> None:
    table = skewed(30, 50, 3)
    other = same_margins(table, np.random.default_rng(1))
    assert (np.asarray(other.sum(axis=1)) == np.asarray(table.sum(axis=1))).all()
    assert (np.asarray(other.sum(axis=0)) == np.asarray(table.sum(axis=0))).all()
    assert other.max() == 1
    assert (other != table).nnz > 0
    assert same_margins(matrix("111"), np.random.default_rng(1)).sum() == 3


def test_curveball_draws_every_matrix_of_the_margins_alike() -> None:
    table = matrix("10", "01")
    drawn = [same_margins(table, np.random.default_rng(seed), trades=9).toarray().tolist() for seed in range(300)]
    share = sum(1 for one in drawn if one == [[1, 0], [0, 1]]) / 300
    assert 0.4 < share < 0.6


def false_edges(table: csr_array, draws: int, method: str, alpha: float = 0.05) -> tuple[int, float]:
    """How many of `draws` random matrices with the same margins have a false edge, and how many edges on average."""
    random = np.random.default_rng(20240621)
    counts = [int((pair_test(same_margins(table, random), method).q <= alpha).sum()) for _ in range(draws)]
    return sum(1 for count in counts if count), float(np.mean(counts))


@pytest.mark.parametrize("table", [skewed(60, 120, 7), skewed(25, 200, 8, 0.1), skewed(80, 23, 9, 0.15)])
def test_a_random_matrix_of_the_same_margins_yields_no_more_false_edges_than_the_stated_rate(table: csr_array) -> None:
    # Where nothing is true, a false discovery rate of 5 % says: an edge at all in at most 5 % of the matrices.
    draws = 120
    having, _ = false_edges(table, draws, "bicm")
    assert binomtest(having, draws, 0.05, alternative="greater").pvalue > 0.01


def test_the_hypergeometric_test_takes_popular_columns_for_ties() -> None:
    # Why the BiCM is the one that counts: with a few popular columns the other one keeps false edges.
    table = skewed(60, 120, 7)
    having, _ = false_edges(table, 30, "hypergeometric")
    assert having > 10


@pytest.mark.parametrize(("kind", "projection"), [("partners", ""), ("institution-objective", "second")])
def test_the_real_margins_yield_no_more_false_edges_than_the_stated_rate(
    network_source: NetworkSource, kind: str, projection: str
) -> None:
    network = build_network(network_source, Parameters(kind, edition="2024", projection=projection))
    having, _ = false_edges(network.incidence.matrix, 60, "bicm")
    assert binomtest(having, 60, 0.05, alternative="greater").pvalue > 0.01


def test_a_planted_tie_is_found() -> None:
    table = same_margins(skewed(60, 400, 7), np.random.default_rng(2)).tolil()
    table[0, :] = 0
    table[1, :] = 0
    table[0, 100:112] = 1
    table[1, 100:112] = 1
    found = pair_test(csr_array(table.tocsr()))
    kept = {(int(i), int(j)) for i, j, q in zip(found.i, found.j, found.q, strict=True) if q <= 0.05}
    assert (0, 1) in kept
    assert len(kept) <= 3


def test_p_is_exact_against_drawing() -> None:
    table = skewed(15, 40, 12, 0.2)
    model = bicm(table)
    chances = model.probability[model.row_class][:, model.column_class]
    found = pair_test(table)
    random = np.random.default_rng(5)
    drawn = random.random((4000, *table.shape)) < chances
    for k in range(0, len(found.i), 9):
        shared = (drawn[:, found.i[k]] & drawn[:, found.j[k]]).sum(axis=1)
        assert found.p[k] == pytest.approx((shared >= found.shared[k]).mean(), abs=0.03)
        assert found.expected[k] == pytest.approx(shared.mean(), abs=0.1)


def test_every_tie_of_the_partners_is_tested() -> None:
    from entramado.graph.network.analysis import tie_tests

    network = build_network(small_source(), Parameters(unit_ties=True))
    tests = tie_tests(network)
    assert set(tests) == {(u, v) for u, v, _ in network.pairs}
    pair = (BASE.id("institution", "a"), BASE.id("institution", "p"))
    assert tests[pair].shared == 3  # e1, e3 and e4, where a is the printed parent
    rows = network.incidence.matrix.sum(axis=1)
    at = [network.incidence.rows.index(node) for node in pair]
    sums = [int(rows[i]) for i in at]
    assert tests[pair].p_hypergeometric == pytest.approx(hypergeom.sf(2, 5, *sums))
