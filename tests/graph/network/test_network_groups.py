"""Groups in networks: communities, mixing, core and periphery, and the random networks that they are held against."""

from __future__ import annotations

import igraph
import networkx as nx
import numpy as np
import pytest

from entramado.graph.network.groups import adjusted_rand, communities, mean_agreement, mixing
from entramado.graph.network.nulls import edge_array, p_of, random_ties, rewired
from entramado.graph.network.ties import Graph
from entramado.graph.network.whole import core_periphery
from tests.network_samples import random_graph


def cliques(count: int, size: int) -> Graph:
    """Cliques in a ring, joined by one tie each."""
    graph: Graph = nx.Graph()
    for c in range(count):
        members = [f"c{c}n{i}" for i in range(size)]
        graph.add_edges_from((u, v) for i, u in enumerate(members) for v in members[i + 1 :])
        graph.add_edge(f"c{c}n0", f"c{(c + 1) % count}n1")
    nx.set_edge_attributes(graph, 1, "weight")
    return graph


# --- communities


def test_cliques_are_the_communities_whatever_the_seed() -> None:
    graph = cliques(6, 5)
    graph.add_node("alone")
    found = communities(graph, runs=20, null_draws=20)
    assert {frozenset(n for n in graph if found.of[n] == c) for c in range(1, 7)} == {
        frozenset(f"c{c}n{i}" for i in range(5)) for c in range(6)
    }
    assert found.of["alone"] == 7
    assert found.count == 6
    assert found.agreement == 1.0
    assert found.p == pytest.approx(1 / 21)
    assert found.modularity > found.null_mean + 3 * found.null_sd
    other = igraph.Graph(edges=edge_array(graph, sorted(graph)).tolist(), n=31)
    assert found.modularity == pytest.approx(other.modularity([found.of[n] for n in sorted(graph)]))


def test_a_random_network_has_modularity_too_and_its_p_says_so() -> None:
    found = communities(random_graph(80, 160, 2), runs=10, null_draws=30)
    assert found.modularity > 0.3
    assert found.p > 0.05
    assert found.agreement < 0.9


def test_communities_repeat_and_do_not_hang_on_the_order_of_nodes_or_on_more_seeds() -> None:
    graph = random_graph(60, 120, 4)
    turned: Graph = nx.Graph()
    turned.add_nodes_from(sorted(graph, reverse=True))
    turned.add_edges_from((v, u, d) for u, v, d in reversed(list(graph.edges(data=True))))
    first = communities(graph, runs=20, null_draws=0)
    assert first.of == communities(turned, runs=20, null_draws=0).of
    assert first.of == communities(graph, runs=30, null_draws=0).of
    assert communities(nx.Graph(), runs=5).of == {}


def test_agreement_of_partitions() -> None:
    a, b = np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0])
    assert adjusted_rand(a, b) == 1.0
    assert mean_agreement([a, b, a]) == 1.0
    c = np.array([0, 1, 0, 1])
    assert adjusted_rand(a, c) == pytest.approx(-0.5)
    assert mean_agreement([a, b, c]) == pytest.approx((1 - 0.5 - 0.5) / 3)
    random = np.random.default_rng(1)
    x, y = random.integers(0, 4, 50), random.integers(0, 3, 50)
    assert adjusted_rand(x, y) == pytest.approx(igraph.compare_communities(x.tolist(), y.tolist(), "adjusted_rand"))


# --- mixing


def test_mixing_by_hand() -> None:
    graph: Graph = nx.Graph([("a1", "a2"), ("b1", "b2"), ("a1", "b1"), ("a1", "x")])
    of = {"a1": "a", "a2": "a", "b1": "b", "b2": "b", "x": ""}
    found = mixing(graph, of, "sector", permutations=200)
    assert found.ties == 3
    assert found.ei_index == pytest.approx((1 - 2) / 3)
    # Two of three ties within; half the ends in each group, so 1/2 by chance.
    assert found.assortativity == pytest.approx((2 / 3 - 1 / 2) / (1 / 2))
    assert 0 < found.p_ei <= 1


def test_assortativity_is_that_of_networkx_and_its_test_finds_cliques_of_a_kind() -> None:
    graph = cliques(4, 6)
    of = {node: node[:2] for node in graph}
    nx.set_node_attributes(graph, of, "kind")
    found = mixing(graph, of, "kind", permutations=500)
    assert found.assortativity == pytest.approx(nx.attribute_assortativity_coefficient(graph, "kind"))
    assert found.p_assortativity < 0.01
    assert found.p_ei < 0.01
    assert found.expected_ei > found.ei_index
    shuffled = dict(zip(graph, np.random.default_rng(3).permutation(list(of.values())), strict=True))
    assert mixing(graph, shuffled, "kind", permutations=500).p_assortativity > 0.05


def test_mixing_without_groups_or_ties() -> None:
    graph = cliques(2, 3)
    assert np.isnan(mixing(graph, {}, "sector").ei_index)
    one = mixing(graph, dict.fromkeys(graph, "a"), "sector", permutations=10)
    assert one.ei_index == -1
    assert np.isnan(one.assortativity)


# --- core and periphery


def test_an_ideal_core_and_periphery_fits_wholly() -> None:
    graph: Graph = nx.Graph()
    core = ["c0", "c1", "c2", "c3"]
    graph.add_edges_from((u, v) for i, u in enumerate(core) for v in core[i + 1 :])
    graph.add_edges_from((f"p{i}", core[i % 4]) for i in range(12))
    found = core_periphery(graph, draws=60)
    assert set(found.core) == set(core)
    assert found.fit == pytest.approx(1)
    assert found.p_ties == pytest.approx(1 / 61)
    assert (found.density_core, found.density_periphery) == (1, 0)
    assert found.density_between == pytest.approx(12 / 48)
    # Another network with these degrees mostly has its hubs tied as well, so degrees explain it.
    assert found.p_degrees > 0.01


def test_the_core_is_the_best_of_all_splits() -> None:
    graph = random_graph(9, 14, 6)
    order = sorted(graph)
    edges = {frozenset(pair) for pair in edge_array(graph, order).tolist()}
    best = min(
        sum(
            (frozenset((i, j)) not in edges) if mask >> i & 1 and mask >> j & 1 else
            (frozenset((i, j)) in edges) if not (mask >> i & 1 or mask >> j & 1) else 0
            for i in range(9) for j in range(i + 1, 9)
        )
        for mask in range(2**9)
    )  # fmt: skip
    core = {order.index(n) for n in core_periphery(graph, draws=0).core}
    broken = sum(1 for i in core for j in core if i < j and frozenset((i, j)) not in edges)
    broken += sum(1 for pair in edges if not pair & core)
    assert broken == best


def test_a_network_too_small_for_a_core_has_no_fit() -> None:
    star = nx.relabel_nodes(nx.star_graph(5), str)
    assert np.isnan(core_periphery(star, draws=5).fit)
    assert core_periphery(nx.Graph(), draws=5).core == ()


# --- random networks


def test_rewiring_keeps_degrees_and_makes_no_loops_or_doubles() -> None:
    graph = random_graph(50, 120, 1)
    edges = edge_array(graph, sorted(graph))
    other = rewired(edges, np.random.default_rng(1))
    assert (np.bincount(edges.ravel(), minlength=50) == np.bincount(other.ravel(), minlength=50)).all()
    assert (other[:, 0] < other[:, 1]).all()
    assert len({tuple(pair) for pair in other.tolist()}) == 120
    assert {tuple(p) for p in other.tolist()} != {tuple(p) for p in edges.tolist()}


def test_random_ties_are_distinct_pairs_each_as_likely() -> None:
    counts = np.zeros((5, 5))
    for seed in range(2000):
        for i, j in random_ties(5, 3, np.random.default_rng(seed)).tolist():
            assert i < j
            counts[i, j] += 1
    drawn = counts[np.triu_indices(5, 1)]
    assert drawn.sum() == 6000
    assert (np.abs(drawn - 600) < 110).all()


def test_p_counts_the_observation_among_the_draws() -> None:
    drawn = np.array([1.0, 2.0, 3.0])
    assert p_of(3.0, drawn) == 0.5
    assert p_of(9.0, drawn) == 0.25
    assert p_of(0.0, drawn, "lower") == 0.25
    assert p_of(9.0, drawn, "both") == 0.5
