"""Groups in a network: communities and their stability; whether bodies of a sector, level or state keep together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from entramado.graph.network.nodes import NAN
from entramado.graph.network.nulls import edge_array, p_of, rewired
from entramado.graph.network.ties import Floats, Graph, Integers

STABILITY_SEEDS = 100
# The partition is the best of these first seeds, however many more tell how stable it is: so a build that tries fewer
# publishes the very communities that the page shows.
CHOICE_SEEDS = 5
NULL_DRAWS = 50
PERMUTATIONS = 1000
_CELLS = 2_000_000  # of the table of permutations by ties that is held at a time


def choice_seeds(ties: int) -> int:
    """How many seeds the partition is chosen from: fewer for a dense projection, where each takes half a second."""
    return CHOICE_SEEDS if ties <= 3000 else 3 if ties <= 20_000 else 2


@dataclass(frozen=True, slots=True)
class Communities:
    """A partition by Louvain: node -> community (1 is the largest), with modularity, and how stable it is.

    `agreement` is the mean adjusted Rand index between every two of the partitions that `runs` seeds give, 1 where all
    are the same; `modularity_mean` and `modularity_range` their mean, lowest and highest modularity. `null_mean`,
    `null_sd` and `p` come from one run of Louvain on each of `null_draws` networks with the same degrees (weights dealt
    out anew) and are compared with the mean of the runs, not with their best; NaN where none were drawn.
    """

    of: dict[str, int]
    modularity: float
    count: int
    agreement: float
    modularity_mean: float
    modularity_range: tuple[float, float]
    runs: int
    null_mean: float
    null_sd: float
    p: float
    null_draws: int


def communities(
    graph: Graph, resolution: float = 1.0, seed: int = 0, runs: int = STABILITY_SEEDS, null_draws: int = NULL_DRAWS
) -> Communities:
    """Communities by Louvain's method, the best by modularity of ``seed``, ``seed + 1`` ... (see `choice_seeds`).

    `runs` seeds are tried for the agreement between partitions.

    Modularity: share of the tie weight within communities less what degrees alone would put there; from -1/2 to 1.
    Every network has some, a random one too, hence the null and its p (one-sided). Among partitions of the same
    modularity that of the first seed stands. Isolates are communities of their own and numbered last. Without ties all
    is NaN. References: Blondel et al. (2008), JSTAT P10008; Newman & Girvan (2004), PRE 69; Hubert & Arabie (1985),
    Journal of Classification 2; Guimerà, Sales-Pardo & Amaral (2004), PRE 70:025101 (modularity of random networks).
    """
    tied = graph.subgraph([node for node, d in graph.degree() if d])
    order = sorted(tied)
    if not order or not runs:
        return Communities(_numbered(graph, []), NAN, 0, NAN, NAN, (NAN, NAN), runs, NAN, NAN, NAN, null_draws)
    edges, weights = edge_array(tied, order), _weights(tied, order)
    plain = _plain(edges, weights, len(order))
    partitions, scores = [], []
    for number in range(runs):
        found = nx.community.louvain_communities(plain, weight="weight", resolution=resolution, seed=seed + number)
        partitions.append(_membership(found, len(order)))
        scores.append(_modularity(edges, weights, partitions[-1], resolution))
    best = int(np.argmax(np.round(scores[: choice_seeds(len(edges))], 12)))
    drawn = _null_modularity(edges, weights, resolution, seed, null_draws)
    sets = [[order[i] for i in np.flatnonzero(partitions[best] == c)] for c in np.unique(partitions[best])]
    return Communities(
        _numbered(graph, sets),
        float(scores[best]),
        len(sets),
        mean_agreement(partitions),
        float(np.mean(scores)),
        (float(min(scores)), float(max(scores))),
        runs,
        float(drawn.mean()) if len(drawn) else NAN,
        float(drawn.std(ddof=1)) if len(drawn) > 1 else NAN,
        p_of(float(np.mean(scores)), drawn) if len(drawn) else NAN,
        null_draws,
    )


def _weights(graph: Graph, order: list[str]) -> Floats:
    weights = [graph.edges[order[i], order[j]].get("weight", 1) for i, j in edge_array(graph, order).tolist()]
    return np.array(weights, dtype=float)


def _plain(edges: Integers, weights: Floats, nodes: int) -> nx.Graph[int]:
    """The same network on positions, so that a seed gives the same whatever the nodes are called."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(nodes))
    pairs = zip(edges.tolist(), weights.tolist(), strict=True)
    graph.add_weighted_edges_from((i, j, w) for (i, j), w in pairs)
    return graph


def _membership(sets: Sequence[Iterable[int]], nodes: int) -> Integers:
    of = np.zeros(nodes, dtype=np.int64)
    for number, members in enumerate(sets):
        of[list(members)] = number
    return of


def _numbered(graph: Graph, sets: list[list[str]]) -> dict[str, int]:
    """Communities numbered by size, then by their first node; isolates last."""
    ordered = sorted(sets, key=lambda s: (-len(s), min(s)))
    of = {node: number for number, members in enumerate(ordered, 1) for node in members}
    for node in sorted(set(graph) - set(of)):
        of[node] = len(set(of.values())) + 1
    return of


def _modularity(edges: Integers, weights: Floats, of: Integers, resolution: float) -> float:
    """What `networkx.community.modularity` gives, in a tenth of the time."""
    u, v = of[edges[:, 0]], of[edges[:, 1]]
    total = float(weights.sum())
    ends = (np.bincount(u, weights, of.max() + 1) + np.bincount(v, weights, of.max() + 1)) / (2 * total)
    return float(weights[u == v].sum()) / total - resolution * float((ends**2).sum())


def _null_modularity(edges: Integers, weights: Floats, resolution: float, seed: int, draws: int) -> Floats:
    random, nodes = np.random.default_rng(seed), int(edges.max()) + 1
    found = []
    for number in range(draws):
        ties, dealt = rewired(edges, random), random.permutation(weights)
        other = _plain(ties, dealt, nodes)
        sets = nx.community.louvain_communities(other, weight="weight", resolution=resolution, seed=seed + number)
        found.append(_modularity(ties, dealt, _membership(sets, nodes), resolution))
    return np.array(found)


def adjusted_rand(a: Integers, b: Integers) -> float:
    """Agreement of two partitions, corrected for chance: 1 where they are the same, 0 as by chance.

    1 also where both are the trivial partition into one, or into single nodes. Reference: Hubert & Arabie (1985).
    """
    table = np.zeros((int(a.max()) + 1, int(b.max()) + 1), dtype=np.int64)
    np.add.at(table, (a, b), 1)

    def pairs(counts: Integers) -> float:
        return float((counts * (counts - 1) // 2).sum())

    both, in_a, in_b, total = (
        pairs(table),
        pairs(table.sum(axis=1)),
        pairs(table.sum(axis=0)),
        len(a) * (len(a) - 1) / 2,
    )
    expected = in_a * in_b / total if total else 0.0
    room = (in_a + in_b) / 2 - expected
    return (both - expected) / room if room else 1.0


def mean_agreement(partitions: Sequence[Integers]) -> float:
    """Mean adjusted Rand index over every two partitions; NaN with fewer than two. Equal ones are compared once."""
    kinds, counts = np.unique([_canonical(p) for p in partitions], axis=0, return_counts=True)
    pairs = len(partitions) * (len(partitions) - 1) / 2
    if not pairs:
        return NAN
    total = float((counts * (counts - 1) / 2).sum())
    for i in range(len(kinds)):
        for j in range(i + 1, len(kinds)):
            total += counts[i] * counts[j] * adjusted_rand(kinds[i], kinds[j])
    return total / pairs


def _canonical(partition: Integers) -> Integers:
    """The same partition with its parts numbered in the order in which they appear."""
    _, first, back = np.unique(partition, return_index=True, return_inverse=True)
    return np.asarray(np.argsort(np.argsort(first))[back.ravel()], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Mixing:
    """Whether ties stay within groups: assortativity, the E-I index, and their permutation tests (two-sided).

    `ties` counts the ties whose two ends have a known group; the others are left out. `expected_*` is the mean over
    `permutations` of the groups among the nodes that have one.
    """

    attribute: str
    groups: int
    ties: int
    assortativity: float
    expected_assortativity: float
    p_assortativity: float
    ei_index: float
    expected_ei: float
    p_ei: float
    permutations: int


def mixing(
    graph: Graph, of: Mapping[str, str], attribute: str, permutations: int = PERMUTATIONS, seed: int = 0
) -> Mixing:
    """Assortativity and E-I index of the ties by the group `of` each node.

    Assortativity: ``(sum e_ii - sum a_i b_i) / (1 - sum a_i b_i)`` over the mixing matrix; 1 where all ties stay
    within, 0 as by chance, below 0 where they leave. E-I index: ``(external - internal) / (external + internal)``, -1
    where all ties stay within, 1 where all leave; what it would be by chance depends on the groups' sizes, hence the
    test. Ties count once, whatever their weight. Where all nodes are of one group assortativity is NaN. References:
    Newman (2003), PRE 67:026126; Krackhardt & Stern (1988), Social Psychology Quarterly 51(2).
    """
    order = sorted(node for node in graph if of.get(node))
    edges = edge_array(graph.subgraph(order), order)
    names = sorted({of[node] for node in order})
    if not len(edges):
        return Mixing(attribute, len(names), 0, NAN, NAN, NAN, NAN, NAN, NAN, permutations)
    group = np.array([names.index(of[node]) for node in order])
    observed = [float(value[0]) for value in _mixing_values(edges, group[None, :], len(names))]
    random = np.random.default_rng(seed)
    drawn = np.concatenate(
        [
            np.column_stack(
                _mixing_values(edges, np.array([random.permutation(group) for _ in range(some)]), len(names))
            )
            for some in _parts(permutations, max(1, _CELLS // len(edges)))
        ]
        or [np.zeros((0, 2))]
    )
    means, ps = [], []
    for column, value in enumerate(observed):
        kept = drawn[:, column][~np.isnan(drawn[:, column])]
        means.append(float(kept.mean()) if len(kept) else NAN)
        ps.append(p_of(value, kept, "both") if len(kept) and not np.isnan(value) else NAN)
    (r, ei), (mean_r, mean_ei), (p_r, p_ei) = observed, means, ps
    return Mixing(attribute, len(names), len(edges), r, mean_r, p_r, ei, mean_ei, p_ei, permutations)


def _parts(total: int, most: int) -> list[int]:
    return [min(most, total - start) for start in range(0, total, most)]


def _mixing_values(edges: Integers, group: Integers, groups: int) -> tuple[Floats, Floats]:
    """Assortativity and E-I index for each row of `group`, which gives every node its group."""
    within = (group[:, edges[:, 0]] == group[:, edges[:, 1]]).mean(axis=1)
    degrees = np.bincount(edges.ravel(), minlength=group.shape[1]).astype(float)
    row = np.arange(len(group))[:, None] * groups
    ends = np.bincount((group + row).ravel(), np.tile(degrees, len(group)), len(group) * groups)
    chance = ((ends.reshape(len(group), groups) / (2 * len(edges))) ** 2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        kept = np.where(chance < 1, (within - chance) / (1 - chance), NAN)
    return kept, 1 - 2 * within
