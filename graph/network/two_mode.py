"""Measures of a two-mode network (institutions x objectives, states x objectives ...), as in networkx.bipartite.

They stand beside every projection: a projection is denser and more clustered than any network that grows tie by tie,
since each shared node makes a clique of all who share it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import networkx as nx
import numpy as np
from scipy.sparse import block_array, csr_array

from entramado.graph.network.large import Basis, Paths, shortest_paths
from entramado.graph.network.nodes import NAN
from entramado.graph.network.ties import Floats, Graph, Incidence, Integers

# Pairs of rows that share a column grow with the square of the rows: so many of them are in memory at once.
_PAIRS_AT_ONCE = 2_000_000


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
    cycles = 0.0
    for i, j, both in _sharing(matrix):
        apart = both[i != j]
        cycles += float((apart * (apart - 1) / 2).sum()) / 2
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
        for i, j, both in _sharing(matrix):
            keep = (i < j) & (sums[i] != sums[j])
            total += float((both[keep] / np.minimum(sums[i], sums[j])[keep]).sum())
    return 100 * total / pairs if pairs else NAN


def node_two_mode(incidence: Incidence, basis: Basis | None = None) -> dict[str, dict[str, float]]:
    """Node -> measure -> value for rows and columns. `basis` is that of the two-mode network, where it is at hand.

    `two_mode_degree`: nodes of the other kind it is tied to, as a share of all of them. `two_mode_betweenness` and
    `two_mode_closeness`: as in a one-mode network, divided by the most that a node of its kind can have.
    `two_mode_clustering`: mean overlap (Jaccard) with the nodes it shares a neighbour with. `redundancy`: share of the
    pairs of its neighbours that another node joins as well; NaN with fewer than two neighbours. References: Borgatti &
    Everett (1997), Social Networks 19(3); Latapy, Magnien & Del Vecchio (2008), Social Networks 30(1).
    """
    nodes = (*incidence.rows, *incidence.columns)
    if not incidence.matrix.nnz:
        return {node: dict.fromkeys(("two_mode_degree", "two_mode_betweenness"), 0.0) for node in sorted(nodes)}
    matrix = incidence.matrix.astype(np.float64)
    sides = (matrix, csr_array(matrix.T))
    paths = _paths(_both_ways(matrix), nodes, basis)
    columns = {
        "two_mode_degree": np.concatenate([np.diff(side.indptr) / side.shape[1] for side in sides]),
        "two_mode_betweenness": _betweenness(paths, *matrix.shape),
        "two_mode_closeness": _closeness(paths, *matrix.shape),
        "two_mode_clustering": np.concatenate([_clustering(side) for side in sides]),
        "redundancy": np.concatenate([_redundancy(side) for side in sides]),
    }
    at = {node: i for i, node in enumerate(nodes)}
    return {node: {name: float(values[at[node]]) for name, values in columns.items()} for node in sorted(nodes)}


# The four below are defined as in networkx.bipartite, whose loops take seconds on the network of programmes; a test
# holds them equal.


def _paths(matrix: csr_array, nodes: Sequence[str], basis: Basis | None) -> Paths:
    """The shortest paths of a matrix with these nodes: those of a basis with the same ties, put into their order."""
    if basis is None or sorted(nodes) != basis.order:
        return shortest_paths(matrix)
    at = {node: i for i, node in enumerate(basis.order)}
    place = np.array([at[node] for node in nodes])
    if ((basis.matrix[place][:, place] != 0) != (matrix != 0)).nnz:
        return shortest_paths(matrix)
    paths = basis.paths
    return replace(paths, betweenness=paths.betweenness[place], from_pivot=paths.from_pivot[place])


def _both_ways(matrix: csr_array) -> csr_array:
    """The two-mode network as a symmetric matrix, the rows' nodes first."""
    return csr_array(block_array([[None, matrix], [matrix.T, None]]))


def _betweenness(paths: Paths, rows: int, columns: int) -> Floats:
    n = rows + columns
    pairs = (n - 1) * (n - 2) / 2
    most = np.repeat([_most_between(rows, columns), _most_between(columns, rows)], [rows, columns])
    return np.asarray(np.divide(paths.betweenness * pairs, most, out=np.zeros(n), where=most > 0))


def _most_between(mine: int, other: int) -> float:
    """The most pairs that a node among `mine` can lie between, with `other` nodes on the other side."""
    s, t = divmod(mine - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def _closeness(paths: Paths, rows: int, columns: int) -> Floats:
    n = rows + columns
    lengths, reached, _ = paths.from_pivot.T
    least = np.repeat([columns + 2 * (rows - 1), rows + 2 * (columns - 1)], [rows, columns])
    near = np.divide(least, lengths, out=np.zeros(n), where=lengths > 0)
    return np.asarray(near * reached / (n - 1))


def _sharing(matrix: csr_array) -> Iterator[tuple[Integers, Integers, Floats]]:
    """Rows i and j that share a column (i with itself too), and how many they share; some rows i at a time."""
    other = csr_array(matrix.T)
    # No row has more pairs than its columns have rows.
    most = np.cumsum(matrix @ np.diff(other.indptr))
    first = 0
    while first < len(most):
        before = most[first - 1] if first else 0
        end = max(first + 1, int(np.searchsorted(most, before + _PAIRS_AT_ONCE, side="right")))
        shared = (matrix[first:end] @ other).tocoo()
        yield shared.row + first, shared.col, shared.data
        first = end


def _clustering(matrix: csr_array) -> Floats:
    sums = np.diff(matrix.indptr).astype(float)
    count = matrix.shape[0]
    overlap, met = np.zeros(count), np.zeros(count)
    for row, column, shared in _sharing(matrix):
        apart = row != column
        i, j, both = row[apart], column[apart], shared[apart]
        overlap += np.bincount(i, both / (sums[i] + sums[j] - both), count)
        met += np.bincount(i, minlength=count)
    return np.asarray(overlap / np.maximum(met, 1))


def _redundancy(matrix: csr_array) -> Floats:
    """A pair of neighbours is redundant where another node joins it too: where the two have two in common at least."""
    sums = np.diff(matrix.indptr).astype(float)
    found = np.zeros(len(sums))
    for i, j, both in _sharing(csr_array(matrix.T)):
        keep = (i != j) & (both > 1)
        joined = csr_array((np.ones(int(keep.sum())), (j[keep], i[keep])), shape=(matrix.shape[1],) * 2)
        found += np.asarray((matrix @ joined).multiply(matrix).sum(axis=1)).ravel()
    pairs = sums * (sums - 1)
    return np.asarray(np.divide(found, pairs, out=np.full(len(sums), NAN), where=pairs > 0))
