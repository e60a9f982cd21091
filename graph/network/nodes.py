"""Measures of each node. Every function gives node -> value for all nodes of a simple undirected graph.

Values of a body without ties are 0 where the definition gives a number for it, and NaN where it gives none.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import networkx as nx
import numpy as np
from scipy.sparse.linalg import eigsh

from entramado.graph.network import large
from entramado.graph.network.ties import Graph

NAN = math.nan


def degree(graph: Graph) -> dict[str, float]:
    """Number of different nodes that the node is tied to.

    Normalisation: none (0 to n - 1). Reference: Freeman (1979), Social Networks 1(3).
    """
    return {node: float(value) for node, value in graph.degree()}


def strength(graph: Graph) -> dict[str, float]:
    """Sum of the weights of the node's ties: entries in which it is named together with another, tie by tie.

    Normalisation: none; an entry with several partners counts once for each. Reference: Barrat et al. (2004), PNAS
    101(11).
    """
    return {node: float(value) for node, value in graph.degree(weight="weight")}


def betweenness(graph: Graph) -> dict[str, float]:
    """Share of the shortest paths between other nodes that run through the node, each pair counting 1.

    Paths are counted in ties, whatever their weight. Normalisation: divided by (n - 1)(n - 2) / 2; 0 for n < 3. Pairs
    without a path count 0. Exact. Reference: Freeman (1977), Sociometry 40(1); Brandes (2001).
    """
    return {node: float(value) for node, value in nx.betweenness_centrality(graph, normalized=True).items()}


def closeness(graph: Graph) -> dict[str, float]:
    """Inverse of the mean distance (in ties) to the nodes that can be reached, scaled by the share that can be.

    ``(r / (n - 1)) * (r / sum of distances)`` for r nodes reached; 0 for an isolate. So a node of a small component is
    not central for being near its few. Reference: Wasserman & Faust (1994), section 5.3.1 (5.22).
    """
    return {node: float(value) for node, value in nx.closeness_centrality(graph, wf_improved=True).items()}


def eigenvector(graph: Graph) -> dict[str, float]:
    """Entry of the leading eigenvector of the weighted adjacency matrix of the largest component.

    Normalisation: the largest entry is 1; nodes outside of the largest component (the one with the alphabetically first
    node among equals) have 0, since the eigenvector of a disconnected graph is not one vector. Reference: Bonacich
    (1972), Journal of Mathematical Sociology 2(1).
    """
    values = dict.fromkeys(graph, 0.0)
    giant = largest_component(graph)
    if len(giant) < 2:
        return values
    order = sorted(giant)
    matrix = nx.to_scipy_sparse_array(graph, nodelist=order, weight="weight", dtype=np.dtype(float))
    if len(order) < 3:
        vector = np.ones(len(order))
    else:
        # A start vector of ones makes the answer the same on every run.
        vector = np.abs(eigsh(matrix, k=1, which="LA", v0=np.ones(len(order)), tol=1e-12)[1][:, 0])
    top = float(vector.max())
    return values | {node: float(v) / top for node, v in zip(order, vector, strict=True)}


def constraint(graph: Graph) -> dict[str, float]:
    """Burt's constraint: how far a node's ties lead back to one another, so that it bridges no holes.

    ``sum over neighbours j of (p_ij + sum_q p_iq p_qj)^2`` with p the share of a node's tie weight. From near 0 (many
    partners not tied to each other) to above 1 (two nodes tied mostly to each other); NaN for an isolate. Reference:
    Burt (1992), Structural Holes, chapter 2.
    """
    if not graph.number_of_edges():
        return dict.fromkeys(graph, NAN)
    return {node: float(value) for node, value in nx.constraint(graph, weight="weight").items()}


def effective_size(graph: Graph) -> dict[str, float]:
    """Burt's effective size: the node's partners less the ties among them, partner by partner on average.

    Borgatti's formula for binary ties: ``n - 2t / n`` for n partners with t ties among them. From 1 (all partners tied
    to each other) to the degree (none are); NaN for an isolate. Reference: Burt (1992); Borgatti (1997), Connections
    20(1).
    """
    if not graph.number_of_edges():
        return dict.fromkeys(graph, NAN)
    return {node: float(value) for node, value in nx.effective_size(graph).items()}


def core_number(graph: Graph) -> dict[str, float]:
    """The largest k such that the node is in a subgraph in which every node has k ties at least; 0 for an isolate.

    Reference: Seidman (1983), Social Networks 5(3); Batagelj & Zaveršnik (2003).
    """
    return {node: float(value) for node, value in nx.core_number(graph).items()}


def local_clustering(graph: Graph) -> dict[str, float]:
    """Share of the pairs of the node's partners that are tied to each other; 0 where it has fewer than two.

    Reference: Watts & Strogatz (1998), Nature 393.
    """
    found = nx.clustering(graph)
    assert isinstance(found, Mapping)
    return {node: float(value) for node, value in found.items()}


def participation(by_group: Mapping[str, Mapping[str, int]], nodes: Graph) -> dict[str, float]:
    """How evenly a body's entries spread over the objectives: ``1 - sum (share under objective)^2``.

    0 for a body that works under one objective, up to 1 - 1/23 for one that works equally under all; NaN without an
    entry under an objective. Reference: Guimerà & Amaral (2005), Nature 433 (there over modules).
    """
    values = dict.fromkeys(nodes, NAN)
    for node, counts in by_group.items():
        total = sum(counts.values())
        if node in values and total:
            values[node] = 1 - sum((count / total) ** 2 for count in counts.values())
    return values


def objectives(by_group: Mapping[str, Mapping[str, int]], nodes: Graph) -> dict[str, float]:
    """Number of objectives under which the body takes part in an entry."""
    return {node: float(len(by_group.get(node, ()))) for node in nodes}


def largest_component(graph: Graph) -> set[str]:
    """The component with most nodes; the one with the alphabetically first node among equals."""
    found = sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(c)))
    return set(found[0]) if found else set()


MEASURES: dict[str, Callable[[Graph], dict[str, float]]] = {
    "degree": degree,
    "strength": strength,
    "betweenness": betweenness,
    "closeness": closeness,
    "eigenvector": eigenvector,
    "constraint": constraint,
    "effective_size": effective_size,
    "core_number": core_number,
    "clustering": local_clustering,
}


def node_measures(
    graph: Graph, by_objective: Mapping[str, Mapping[str, int]], basis: large.Basis | None = None
) -> dict[str, dict[str, float]]:
    """Node -> measure -> value, for every measure of this file. `basis` is that of `graph`, where it is at hand."""
    basis = basis or large.Basis.of(graph)
    # One sweep over the paths and one over the triangles give five, many times faster than the functions above where a
    # projection has ten thousand ties; a test holds them equal.
    fast = {
        "betweenness": basis.paths.betweenness,
        "closeness": basis.paths.closeness,
        "constraint": large.constraint(basis.matrix),
        "effective_size": large.effective_size(basis.matrix, basis.triangles),
        "clustering": large.local_clustering(basis.matrix, basis.triangles),
    }
    columns = {name: measure(graph) for name, measure in MEASURES.items() if name not in fast}
    for name, values in fast.items():
        columns[name] = dict(zip(basis.order, values.tolist(), strict=True))
    if by_objective:
        columns["participation"] = participation(by_objective, graph)
        columns["objectives"] = objectives(by_objective, graph)
    return {node: {name: values[node] for name, values in columns.items()} for node in sorted(graph)}
