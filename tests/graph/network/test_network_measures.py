"""Measures of networks: by hand on small graphs, and against igraph on random ones (igraph is used in tests only)."""

from __future__ import annotations

import math

import igraph
import networkx as nx
import numpy as np
import pytest
from networkx.algorithms import bipartite

from entramado.graph.network import large, nodes, two_mode, whole
from entramado.graph.network.build import build_network
from entramado.graph.network.large import Basis
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.ties import Graph, Incidence
from entramado.graph.network.two_mode import incidence_graph, nestedness, node_two_mode, whole_two_mode
from tests.network_samples import body, random_graph, small_source


def named(graph: nx.Graph[int]) -> Graph:
    """A graph on text nodes, unit weights."""
    found: Graph = nx.Graph()
    found.add_nodes_from(f"n{node:03}" for node in graph)
    found.add_edges_from((f"n{u:03}", f"n{v:03}") for u, v in graph.edges)
    nx.set_edge_attributes(found, 1, "weight")
    return found


STAR = named(nx.star_graph(4))
PATH = named(nx.path_graph(4))
TRIANGLE = named(nx.complete_graph(3))
NOTHING: Graph = nx.Graph()


def as_igraph(graph: Graph) -> tuple[igraph.Graph, list[str]]:
    order = sorted(graph)
    at = {node: i for i, node in enumerate(order)}
    edges = [(at[u], at[v]) for u, v in graph.edges]
    other = igraph.Graph(n=len(order), edges=edges)
    other.es["weight"] = [graph.edges[order[a], order[b]]["weight"] for a, b in edges]
    return other, order


# --- by hand


def test_a_star_is_wholly_centralised() -> None:
    assert nodes.degree(STAR)["n000"] == 4
    assert nodes.betweenness(STAR) == {"n000": 1.0, "n001": 0.0, "n002": 0.0, "n003": 0.0, "n004": 0.0}
    assert nodes.closeness(STAR)["n000"] == 1.0
    assert nodes.closeness(STAR)["n001"] == pytest.approx(4 / 7)
    assert nodes.eigenvector(STAR)["n001"] == pytest.approx(0.5)
    assert nodes.constraint(STAR)["n000"] == pytest.approx(0.25)
    assert nodes.constraint(STAR)["n001"] == pytest.approx(1.0)
    assert nodes.effective_size(STAR)["n000"] == 4
    assert set(nodes.core_number(STAR).values()) == {1}
    found = whole.whole_measures(STAR)
    assert found["degree_centralisation"] == found["betweenness_centralisation"] == pytest.approx(1)
    assert found["density"] == pytest.approx(0.4)
    assert found["average_path_length"] == pytest.approx(1.6)
    assert found["diameter"] == 2
    assert found["degree_assortativity"] == pytest.approx(-1)


def test_a_path_of_four() -> None:
    assert nodes.betweenness(PATH)["n001"] == pytest.approx(2 / 3)
    assert nodes.closeness(PATH)["n000"] == pytest.approx(0.5)
    assert whole.path_lengths(PATH).average == pytest.approx(10 / 6)
    assert whole.path_lengths(PATH).longest == 3
    golden = (1 + math.sqrt(5)) / 2
    assert nodes.eigenvector(PATH)["n000"] == pytest.approx(1 / golden)


def test_a_triangle_has_no_holes() -> None:
    assert set(nodes.effective_size(TRIANGLE).values()) == {1.0}
    # Each partner: 1/2 directly and 1/4 through the other: (3/4)^2, twice.
    assert nodes.constraint(TRIANGLE)["n000"] == pytest.approx(2 * 0.75**2)
    assert set(nodes.local_clustering(TRIANGLE).values()) == {1.0}
    assert whole.whole_measures(TRIANGLE)["degree_centralisation"] == 0
    assert math.isnan(whole.degree_assortativity(TRIANGLE))


def test_an_isolate_and_an_empty_network_have_the_stated_values() -> None:
    graph = STAR.copy()
    graph.add_node("n999")
    found = nodes.node_measures(graph, {})["n999"]
    assert found["degree"] == found["betweenness"] == found["closeness"] == found["eigenvector"] == 0
    assert math.isnan(found["constraint"])
    assert math.isnan(found["effective_size"])
    assert whole.whole_measures(graph)["isolates"] == 1
    assert whole.whole_measures(graph)["largest_component"] == pytest.approx(5 / 6)
    empty = whole.whole_measures(NOTHING)
    assert empty["nodes"] == empty["components"] == 0
    assert math.isnan(empty["density"])
    assert math.isnan(empty["average_path_length"])


def test_strength_adds_weights() -> None:
    network = build_network(small_source(), Parameters(unit_ties=True))
    assert nodes.strength(network.graph)[body("a")] == 2 + 1 + 1 + 2
    assert nodes.degree(network.graph)[body("a")] == 4


def test_participation_over_objectives() -> None:
    graph = named(nx.empty_graph(3))
    found = nodes.participation({"n000": {"7": 3}, "n001": {"7": 1, "8": 1, "9": 2}}, graph)
    assert found["n000"] == 0
    assert found["n001"] == pytest.approx(1 - (1 + 1 + 4) / 16)
    assert math.isnan(found["n002"])


# --- against igraph


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_measures_are_those_of_igraph(seed: int) -> None:
    graph = random_graph(60, 110, seed)
    other, order = as_igraph(graph)
    n = len(order)
    mine = nodes.node_measures(graph, {})

    def column(name: str) -> list[float]:
        return [mine[node][name] for node in order]

    pairs = (n - 1) * (n - 2) / 2
    assert column("betweenness") == pytest.approx([b / pairs for b in other.betweenness()])
    assert column("core_number") == other.coreness()
    assert column("strength") == other.strength(weights="weight")
    assert column("clustering") == pytest.approx(other.transitivity_local_undirected(mode="zero"))
    assert column("constraint") == pytest.approx(other.constraint(weights="weight"), nan_ok=True)
    giant = other.connected_components().giant()
    found = whole.whole_measures(graph)
    assert found["components"] == len(other.connected_components())
    assert found["density"] == pytest.approx(other.density())
    assert found["transitivity"] == pytest.approx(other.transitivity_undirected())
    assert found["average_path_length"] == pytest.approx(giant.average_path_length())
    assert found["diameter"] == giant.diameter()
    assert found["degree_assortativity"] == pytest.approx(other.assortativity_degree(directed=False))


def test_closeness_and_eigenvector_are_those_of_igraph_on_a_connected_graph() -> None:
    graph = random_graph(40, 160, 5)
    assert nx.is_connected(graph)
    other, order = as_igraph(graph)
    assert [nodes.closeness(graph)[node] for node in order] == pytest.approx(other.closeness())
    eigen = other.eigenvector_centrality(weights="weight")
    assert [nodes.eigenvector(graph)[node] for node in order] == pytest.approx(eigen, abs=1e-6)


# --- the measures for large networks give the same


@pytest.mark.parametrize(("size", "ties"), [(70, 90), (40, 300), (5, 0), (3, 2)])
def test_sparse_measures_are_those_of_networkx(size: int, ties: int) -> None:
    graph = random_graph(size, ties, 11)
    order = sorted(graph)
    matrix = large.adjacency(graph, order)
    paths = large.shortest_paths(matrix)
    columns = {
        "betweenness": paths.betweenness,
        "closeness": paths.closeness,
        "constraint": large.constraint(matrix),
        "effective_size": large.effective_size(matrix),
        "clustering": large.local_clustering(matrix),
    }
    for name, values in columns.items():
        expected = nodes.MEASURES[name](graph)
        assert values.tolist() == pytest.approx([expected[node] for node in order], nan_ok=True), name
    assert not paths.betweenness_error.any()
    if ties > size * 2:
        assert large.eigenvector(matrix).tolist() == pytest.approx(
            [nodes.eigenvector(graph)[node] for node in order], abs=1e-6
        )


def test_pivots_estimate_within_the_stated_error() -> None:
    graph = random_graph(400, 1600, 3)
    matrix = large.adjacency(graph)
    exact = large.shortest_paths(matrix)
    near = 0
    for seed in range(20):
        found = large.shortest_paths(matrix, pivots=100, seed=seed)
        top = np.argsort(-exact.betweenness)[:50]
        off = np.abs(found.betweenness - exact.betweenness)[top]
        near += int((off <= 3 * found.betweenness_error[top]).sum())
        assert abs(found.average_length - exact.average_length) <= 4 * found.average_length_error
    # Dependencies are skewed, which the docstring says: three errors cover some 94 %, not 99.7 %.
    assert near / (20 * 50) > 0.92
    again = [large.shortest_paths(matrix, pivots=50, seed=1).betweenness for _ in range(2)]
    assert np.array_equal(*again)


# --- two-mode


def incidence(rows: list[str]) -> Incidence:
    pairs = [(f"r{i}", f"c{j}") for i, row in enumerate(rows) for j, cell in enumerate(row) if cell == "1"]
    return Incidence.of(pairs, (f"r{i}" for i in range(len(rows))), (f"c{j}" for j in range(len(rows[0]))))


@pytest.mark.parametrize("at_once", [2_000_000, 7])
@pytest.mark.parametrize(("seed", "size", "filled"), [(4, (12, 9), 0.35), (5, (9, 14), 0.12), (6, (3, 20), 0.6)])
def test_two_mode_measures_are_those_of_networkx_however_many_pairs_are_in_memory(
    seed: int, size: tuple[int, int], filled: float, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two_mode, "_PAIRS_AT_ONCE", at_once)
    random = np.random.default_rng(seed)
    table = incidence(["".join(str(int(x)) for x in row) for row in random.random(size) < filled])
    graph = incidence_graph(table)
    found = whole_two_mode(table)
    assert found["robins_alexander"] == pytest.approx(bipartite.robins_alexander_clustering(graph))
    assert found["density"] == pytest.approx(bipartite.density(graph, list(table.rows)))
    mine = node_two_mode(table)
    redundant = {n: v for n, v in mine.items() if graph.degree(n) > 1}
    expected = bipartite.node_redundancy(graph, list(redundant))
    assert {n: v["redundancy"] for n, v in redundant.items()} == pytest.approx(expected)
    rows = list(table.rows)
    for name, values in {
        "two_mode_degree": bipartite.degree_centrality(graph, rows),
        "two_mode_betweenness": bipartite.betweenness_centrality(graph, rows),
        "two_mode_closeness": bipartite.closeness_centrality(graph, rows),
        "two_mode_clustering": bipartite.clustering(graph),
    }.items():
        assert {n: v[name] for n, v in mine.items()} == pytest.approx(values), name


def test_two_mode_measures_are_the_same_by_the_paths_that_are_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    table = incidence(["10110", "01100", "00011", "00000"])
    alone = node_two_mode(table)
    basis = Basis.of(incidence_graph(table), closed=False)
    # Paths of a network with other ties are no basis of this one's.
    other = Basis.of(incidence_graph(incidence(["10110", "01100", "00011", "00001"])), closed=False)
    assert all(values == pytest.approx(alone[n], nan_ok=True) for n, values in node_two_mode(table, other).items())
    monkeypatch.setattr(two_mode, "shortest_paths", lambda matrix: pytest.fail("the paths were searched again"))
    assert all(values == pytest.approx(alone[n], nan_ok=True) for n, values in node_two_mode(table, basis).items())


def test_nestedness_of_a_staircase_is_whole_and_of_a_diagonal_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two_mode, "_PAIRS_AT_ONCE", 2)
    assert nestedness(incidence(["111", "110", "100"])) == pytest.approx(100)
    assert nestedness(incidence(["100", "010", "001"])) == 0
    # Rows 1100 and 1011: sums 2 and 3, one of the two ones is shared: 1/2 over 1 pair of rows. Columns have the
    # sums 2, 1, 1, 1: the first against each other one shares all: 3 of 6 pairs. (0.5 + 3) / 7 pairs.
    assert nestedness(incidence(["1100", "1011"])) == pytest.approx(100 * 3.5 / 7)


def test_two_mode_edge_cases() -> None:
    assert whole_two_mode(incidence(["00", "00"]))["robins_alexander"] == 0
    assert math.isnan(whole_two_mode(Incidence.of([], [], []))["density"])
    assert node_two_mode(incidence(["00"]))["r0"]["two_mode_degree"] == 0
