"""Measures of a two-mode network (institutions x objectives, states x objectives ...), by networkx.bipartite.

They stand beside every projection: a projection is denser and more clustered than any network that grows tie by tie,
since each shared node makes a clique of all who share it.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
from networkx.algorithms import bipartite

from graph.network.model import Graph, Incidence
from graph.network.nodes import NAN


def incidence_graph(incidence: Incidence) -> Graph:
    """The two-mode network of an incidence as a networkx graph, its rows and columns marked ``bipartite`` 0 and 1."""
    graph: Graph = nx.Graph()
    graph.add_nodes_from(incidence.rows, bipartite=0)
    graph.add_nodes_from(incidence.columns, bipartite=1)
    matrix = incidence.matrix.tocoo()
    pairs = zip(matrix.row.tolist(), matrix.col.tolist(), strict=True)
    graph.add_edges_from((incidence.rows[i], incidence.columns[j]) for i, j in pairs)
    return graph


def whole_two_mode(incidence: Incidence) -> dict[str, float]:
    """Measures of the whole two-mode network.

    `density`: share of the cells that are filled (Borgatti & Everett 1997, Social Networks 19(3)). `robins_alexander`:
    share of the paths of three ties that close to a four-cycle, so that two rows which share one column share another
    (Robins & Alexander 2004, CMOT 10(1)); 0 without such paths. `nestedness`: see `nestedness`. Means of degrees by
    side; `components` of the two-mode network, empty rows and columns included.
    """
    graph = incidence_graph(incidence)
    rows, columns = incidence.matrix.shape
    filled = float(incidence.matrix.nnz)
    return {
        "first_nodes": float(rows),
        "second_nodes": float(columns),
        "incidences": filled,
        "density": filled / (rows * columns) if rows and columns else NAN,
        "mean_degree_first": filled / rows if rows else NAN,
        "mean_degree_second": filled / columns if columns else NAN,
        "components": float(nx.number_connected_components(graph)),
        "robins_alexander": four_cycle_closure(incidence),
        "nestedness": nestedness(incidence),
    }


def four_cycle_closure(incidence: Incidence) -> float:
    """Robins and Alexander's clustering: ``4 x four-cycles / paths of three ties``; from 0 to 1, 0 without paths.

    Counted by matrices, which gives what ``bipartite.robins_alexander_clustering`` gives in a fraction of the time.
    """
    matrix = incidence.matrix.astype(np.float64)
    if not matrix.nnz:
        return 0.0
    shared = (matrix @ matrix.T).tocoo()
    apart = shared.data[shared.row != shared.col]
    cycles = float((apart * (apart - 1) / 2).sum()) / 2
    row, column = np.asarray(matrix.sum(axis=1)).ravel(), np.asarray(matrix.sum(axis=0)).ravel()
    where = matrix.tocoo()
    paths = float(((row[where.row] - 1) * (column[where.col] - 1)).sum())
    return 4 * cycles / paths if paths else 0.0


def nestedness(incidence: Incidence) -> float:
    """NODF: whether rows with few ones have their ones where rows with more have theirs, and likewise columns.

    Mean over all pairs of rows and all pairs of columns of the share of the smaller one's ones that the larger one has
    too, 0 for pairs of equal sums. From 0 to 100; NaN with fewer than two rows and columns. Reference: Almeida-Neto et
    al. (2008), Oikos 117(8).
    """
    total, pairs = 0.0, 0
    for matrix in (incidence.matrix, incidence.matrix.T.tocsr()):
        count = matrix.shape[0]
        sums = np.asarray(matrix.sum(axis=1), dtype=float).ravel()
        pairs += count * (count - 1) // 2
        shared = (matrix @ matrix.T).tocoo()
        i, j, both = shared.row, shared.col, shared.data
        keep = (i < j) & (sums[i] != sums[j])
        total += float((both[keep] / np.minimum(sums[i], sums[j])[keep]).sum())
    return 100 * total / pairs if pairs else NAN


def node_two_mode(incidence: Incidence) -> dict[str, dict[str, float]]:
    """Node -> measure -> value for rows and columns.

    `two_mode_degree`: nodes of the other kind it is tied to, as a share of all of them. `two_mode_betweenness` and
    `two_mode_closeness`: as in a one-mode network, divided by the most that a node of its kind can have.
    `two_mode_clustering`: mean overlap (Jaccard) with the nodes it shares a neighbour with. `redundancy`: share of the
    pairs of its neighbours that another node joins as well; NaN with fewer than two neighbours. References: Borgatti &
    Everett (1997), Social Networks 19(3); Latapy, Magnien & Del Vecchio (2008), Social Networks 30(1).
    """
    graph = incidence_graph(incidence)
    if not graph.number_of_edges():
        return {node: dict.fromkeys(("two_mode_degree", "two_mode_betweenness"), 0.0) for node in graph}
    rows = list(incidence.rows)
    columns = {
        "two_mode_degree": bipartite.degree_centrality(graph, rows),
        "two_mode_betweenness": bipartite.betweenness_centrality(graph, rows),
        "two_mode_closeness": bipartite.closeness_centrality(graph, rows),
        "two_mode_clustering": bipartite.clustering(graph),
        "redundancy": _redundancy(graph),
    }
    return {node: {name: float(values.get(node, NAN)) for name, values in columns.items()} for node in sorted(graph)}


def _redundancy(graph: Graph) -> dict[str, float]:
    """Latapy's redundancy. A pair of neighbours is redundant where both have another neighbour in common."""
    found = {}
    for node in graph:
        near = list(graph[node])
        if len(near) < 2:
            found[node] = math.nan
            continue
        sets = [set(graph[v]) - {node} for v in near]
        joined = sum(1 for a in range(len(near)) for b in range(a + 1, len(near)) if not sets[a].isdisjoint(sets[b]))
        found[node] = 2 * joined / (len(near) * (len(near) - 1))
    return found
