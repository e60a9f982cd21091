"""Measures of the whole network: how dense, how connected, how centralised, and whether it has a core."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
import numpy as np
import numpy.typing as npt

from entramado.graph.network.large import Basis, local_clustering
from entramado.graph.network.nodes import NAN, largest_component
from entramado.graph.network.nulls import edge_array, p_of, random_ties, rewired
from entramado.graph.network.ties import Graph, Integers

DRAWS = 200
Flags: TypeAlias = npt.NDArray[np.bool_]


def whole_measures(graph: Graph, basis: Basis | None = None) -> dict[str, float]:
    """Every measure of this file that needs no random counterpart. `basis` is that of `graph`, where it is at hand."""
    basis = basis or Basis.of(graph)
    giant = largest_component(graph)
    lengths = path_lengths(graph, basis)
    cores = nx.core_number(graph)
    weights = [float(w) for _, _, w in graph.edges(data="weight", default=1)]
    return {
        "nodes": float(len(graph)),
        "ties": float(graph.number_of_edges()),
        "weight": float(sum(weights)),
        "density": density(graph),
        "mean_degree": 2 * graph.number_of_edges() / len(graph) if len(graph) else NAN,
        "isolates": float(sum(1 for _ in nx.isolates(graph))),
        "components": float(nx.number_connected_components(graph)),
        "largest_component": len(giant) / len(graph) if len(graph) else NAN,
        "degree_centralisation": degree_centralisation(graph),
        "betweenness_centralisation": betweenness_centralisation(graph, basis),
        "transitivity": transitivity(graph, basis),
        "average_clustering": average_clustering(graph, basis),
        "average_path_length": lengths.average,
        "diameter": lengths.longest,
        "degree_assortativity": degree_assortativity(graph),
        "max_core": float(max(cores.values(), default=0)),
    }


def density(graph: Graph) -> float:
    """Share of the pairs of nodes that are tied; NaN with fewer than two nodes.

    Reference: Wasserman & Faust (1994), section 4.1.1.
    """
    n = len(graph)
    return 2 * graph.number_of_edges() / (n * (n - 1)) if n > 1 else NAN


def degree_centralisation(graph: Graph) -> float:
    """How far the ties gather at one node: ``sum (max degree - degree) / ((n - 1)(n - 2))``.

    1 for a star, 0 where all degrees are alike; NaN with fewer than three nodes. Reference: Freeman (1979).
    """
    return _centralisation([float(d) for _, d in graph.degree()], lambda n: (n - 1) * (n - 2))


def betweenness_centralisation(graph: Graph, basis: Basis | None = None) -> float:
    """The same for normalised betweenness: ``sum (max - value) / (n - 1)``; 1 for a star. Reference: Freeman (1979)."""
    paths = (basis or Basis.of(graph)).paths
    return _centralisation(paths.betweenness.tolist(), lambda n: n - 1)


def transitivity(graph: Graph, basis: Basis | None = None) -> float:
    """Share of the paths of two ties that a third one closes: ``3 x triangles / connected triples``; 0 without any.

    Reference: Wasserman & Faust (1994), section 6.6.1.
    """
    triples = sum(d * (d - 1) for _, d in graph.degree()) / 2
    return float((basis or Basis.of(graph)).triangles.sum()) / triples if triples else 0.0


def average_clustering(graph: Graph, basis: Basis | None = None) -> float:
    """Mean of the nodes' clustering, nodes with fewer than two ties counting 0; NaN without nodes.

    Reference: Watts & Strogatz (1998), Nature 393.
    """
    basis = basis or Basis.of(graph)
    return float(local_clustering(basis.matrix, basis.triangles).mean()) if len(graph) else NAN


def _centralisation(values: list[float], most: Callable[[int], int]) -> float:
    n = len(values)
    if n < 3:
        return NAN
    top = max(values)
    return float(sum(top - value for value in values) / most(n))


@dataclass(frozen=True, slots=True)
class PathLengths:
    """Distances in ties between the nodes of the largest component: mean and longest."""

    average: float
    longest: float


def path_lengths(graph: Graph, basis: Basis | None = None) -> PathLengths:
    """Mean and longest distance (in ties) between two nodes of the largest component; NaN where it has one node.

    Nodes of other components have no distance to it; `largest_component` says how many are left out. Reference:
    Wasserman & Faust (1994), section 4.2.4.
    """
    giant = largest_component(graph)
    if len(giant) < 2:
        return PathLengths(NAN, NAN)
    basis = basis or Basis.of(graph)
    lengths, reached, farthest = basis.paths.from_pivot[[node in giant for node in basis.order]].T
    return PathLengths(float(lengths.sum() / reached.sum()), float(farthest.max()))


def degree_assortativity(graph: Graph) -> float:
    """Pearson correlation of the degrees at the two ends of a tie.

    Below 0: hubs are tied to bodies with few ties. NaN where all ends have one degree. Reference: Newman (2002), PRL
    89.
    """
    degrees = dict(graph.degree())
    ends = np.array([(degrees[u], degrees[v]) for u, v in graph.edges], dtype=float)
    if len(ends) < 2:
        return NAN
    x, y = np.concatenate([ends, ends[:, ::-1]]).T
    if x.std() == 0:
        return NAN
    return float(((x - x.mean()) * (y - y.mean())).mean() / (x.std() * y.std()))


@dataclass(frozen=True, slots=True)
class CorePeriphery:
    """The best split into core and periphery, its fit, and how often chance fits as well.

    `fit` is Borgatti and Everett's correlation over the pairs within the core and within the periphery; `p_ties`
    against networks with as many ties (G(n, m)), `p_degrees` against networks with the same degrees.
    """

    core: tuple[str, ...]
    fit: float
    p_ties: float
    p_degrees: float
    density_core: float
    density_between: float
    density_periphery: float
    draws: int


def core_periphery(graph: Graph, draws: int = DRAWS, seed: int = 0) -> CorePeriphery:
    """Split the nodes into a core, in which all are tied, and a periphery, in which none are, as well as may be.

    The split is the one with the fewest pairs that break the ideal pattern (ties missing in the core plus ties within
    the periphery); Lip shows that some prefix of the nodes by falling degree is such a split, so the best one is found
    exactly; nodes of one degree go by their IRI. The fit is the correlation of the ties with the ideal pattern over
    the pairs within a block; pairs between core and periphery are left out, as the pattern says nothing of them. The
    same is done on `draws` random networks of both kinds. Degrees alone make much of a core: read `p_degrees` before
    speaking of one. Fit and p are NaN where a core or periphery of two nodes cannot be had.

    References: Borgatti & Everett (2000), Social Networks 21(4); Lip (2011), arXiv:1102.5511; Boyd, Fitzgerald & Beck
    (2006), Social Networks 28(2); Kojaku & Masuda (2018), Scientific Reports 8:7351.
    """
    order = sorted(graph)
    edges = edge_array(graph, order)
    split = _best_core(edges, len(order))
    fit = _core_fit(edges, len(order), split)
    core = tuple(order[i] for i in np.flatnonzero(split))
    blocks = _block_densities(edges, split)
    if math.isnan(fit) or not draws:
        return CorePeriphery(core, fit, NAN, NAN, *blocks, draws)
    random = np.random.default_rng(seed)
    n, m = len(order), len(edges)
    by_ties = [_refit(random_ties(n, m, random), n) for _ in range(draws)]
    by_degrees = [_refit(rewired(edges, random, sweeps=5), n) for _ in range(draws)]
    p_ties, p_degrees = (p_of(fit, np.nan_to_num(np.array(drawn), nan=-1.0)) for drawn in (by_ties, by_degrees))
    return CorePeriphery(core, fit, p_ties, p_degrees, *blocks, draws)


def _refit(edges: Integers, nodes: int) -> float:
    return _core_fit(edges, nodes, _best_core(edges, nodes))


def _best_core(edges: Integers, nodes: int) -> Flags:
    degrees = np.bincount(edges.ravel(), minlength=nodes)
    order = np.lexsort((np.arange(nodes), -degrees))
    size = np.arange(nodes + 1)
    # Pairs that break the pattern, for the k first nodes: m - (sum of their degrees) + k(k - 1)/2.
    broken = len(edges) - np.concatenate([[0], np.cumsum(degrees[order])]) + size * (size - 1) // 2
    best = int(np.argmin(broken))
    core = np.zeros(nodes, dtype=bool)
    core[order[:best]] = True
    return core


def _blocks(edges: Integers, core: Flags) -> tuple[int, int, int]:
    ends = core[edges].sum(axis=1) if len(edges) else np.zeros(0)
    return int((ends == 2).sum()), int((ends == 1).sum()), int((ends == 0).sum())


def _core_fit(edges: Integers, nodes: int, core: Flags) -> float:
    c = int(core.sum())
    pairs_core, pairs_out = c * (c - 1) // 2, (nodes - c) * (nodes - c - 1) // 2
    if not pairs_core or not pairs_out:
        return NAN
    inside, _, outside = _blocks(edges, core)
    # Phi coefficient of the 2 x 2 table: block (core, periphery) by tied or not.
    tied, total = inside + outside, pairs_core + pairs_out
    spread = pairs_core * pairs_out * tied * (total - tied)
    crossed = inside * (pairs_out - outside) - outside * (pairs_core - inside)
    return crossed / math.sqrt(spread) if spread else NAN


def _block_densities(edges: Integers, core: Flags) -> tuple[float, float, float]:
    c, p = int(core.sum()), int((~core).sum())
    pairs = (c * (c - 1) // 2, c * p, p * (p - 1) // 2)
    inside, between, outside = (
        found / room if room else NAN for found, room in zip(_blocks(edges, core), pairs, strict=True)
    )
    return inside, between, outside
