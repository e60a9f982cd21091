"""Time and memory of each measure on a generated network.

``python -m benchmarks.networks [--institutions N] [--ties M]``

The network has the heavy-tailed degrees of the real one (Chung and Lu's model with a power law). Each measure runs in a
process of its own, forked from the one that holds the network, so that its peak memory can be told; sampled ones say
their error. ``--backend NAME`` also runs networkx's own betweenness through an installed backend (``parallel``).
"""

from __future__ import annotations

import argparse
import os
import pickle
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import psutil
from scipy.sparse import csr_array

from entramado.graph.network import groups, large, nodes, whole
from entramado.graph.network.formats.parquet import write_edge_list
from entramado.graph.network.nulls import edge_array, random_ties, rewired
from entramado.graph.network.significance import bicm, pair_test, pairs_that_share
from entramado.graph.network.ties import Graph

SEED = 20240621
EXPONENT = 2.3


def generated(institutions: int, ties: int, seed: int = SEED) -> np.ndarray[Any, np.dtype[np.int64]]:
    """`ties` different pairs of `institutions`, ends drawn in proportion to power-law weights, capped at sqrt(ends)."""
    random = np.random.default_rng(seed)
    weights = (np.arange(1, institutions + 1) ** (-1 / (EXPONENT - 1))).astype(float)
    weights = np.minimum(weights / weights.sum() * 2 * ties, np.sqrt(2 * ties))
    chance = weights / weights.sum()
    found = np.zeros((0, 2), dtype=np.int64)
    while len(found) < ties:
        ends = np.sort(random.choice(institutions, size=(ties, 2), p=chance), axis=1)
        found = np.unique(np.concatenate([found, ends[ends[:, 0] != ends[:, 1]]]), axis=0)
    return found[random.permutation(len(found))[:ties]]


def as_graph(pairs: np.ndarray[Any, np.dtype[np.int64]], institutions: int) -> Graph:
    """The pairs as a networkx graph, as the real networks are."""
    names = [f"n{i:06}" for i in range(institutions)]
    weights = np.random.default_rng(SEED).geometric(0.6, len(pairs)).tolist()
    graph: Graph = nx.Graph()
    graph.add_nodes_from(names)
    for (i, j), weight in zip(pairs.tolist(), weights, strict=True):
        graph.add_edge(names[i], names[j], weight=weight)
    return graph


def measured(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Seconds, MiB above what was held before, and the result, of `work` run in a forked process."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        base = psutil.Process().memory_info().rss
        start = time.perf_counter()
        try:
            result = work()
        except MemoryError:
            result = "out of memory"
        spent = time.perf_counter() - start
        with os.fdopen(write, "wb") as out:
            pickle.dump((spent, base, result), out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as out:
        data = out.read()
    usage = os.wait4(child, 0)[2]
    spent, base, result = pickle.loads(data)
    return spent, max(0.0, usage.ru_maxrss / 1024 - base / 2**20), result


def tasks(graph: Graph, matrix: csr_array, folder: Path) -> list[tuple[str, str, Callable[[], str]]]:
    """Name, exactness and work of each measure; the work gives a note."""
    n = len(graph)
    edges = edge_array(graph, sorted(graph))
    group = dict(zip(graph, np.random.default_rng(1).integers(0, 12, n).astype(str).tolist(), strict=True))

    def pivots(k: int) -> str:
        one = large.shortest_paths(matrix, pivots=k, seed=1)
        top = np.argsort(-one.betweenness)[:100]
        relative = float(np.median(one.betweenness_error[top] / one.betweenness[top]))
        other = large.shortest_paths(matrix, pivots=k, seed=2)
        same = len(set(top.tolist()) & set(np.argsort(-other.betweenness)[:100].tolist()))
        length = f"mean distance {one.average_length:.4f} ± {one.average_length_error:.4f}"
        return f"two runs; error of the top 100: {relative:.1%} (median); {same} of 100 in both; {length}"

    def stable(runs: int) -> str:
        found = groups.communities(graph, runs=runs, null_draws=0)
        return f"modularity {found.modularity:.3f}, {found.count} communities, agreement {found.agreement:.2f}"

    def core() -> str:
        found = whole.core_periphery(graph, draws=0)
        return f"core of {len(found.core)}, fit {found.fit:.3f}"

    return [
        ("degree, strength", "exact", lambda: str(len(nodes.degree(graph)) + len(nodes.strength(graph)))),
        ("components", "exact", lambda: str(nx.number_connected_components(graph))),
        ("k-core", "exact", lambda: f"largest {max(nx.core_number(graph).values())}"),
        ("degree assortativity", "exact", lambda: f"{whole.degree_assortativity(graph):.3f}"),
        ("clustering of nodes", "exact", lambda: f"mean {large.local_clustering(matrix).mean():.4f}"),
        ("constraint", "exact", lambda: f"mean {np.nanmean(large.constraint(matrix)):.4f}"),
        ("effective size", "exact", lambda: f"mean {np.nanmean(large.effective_size(matrix)):.2f}"),
        ("eigenvector", "exact", lambda: f"{(large.eigenvector(matrix) > 0.01).sum()} above 0.01"),
        ("betweenness, closeness, path lengths, 64 pivots", "sampled", lambda: pivots(64)),
        ("betweenness, closeness, path lengths, 256 pivots", "sampled", lambda: pivots(256)),
        ("assortativity, E-I index, 100 permutations", "exact; p sampled", lambda: _mixing(graph, group)),
        ("core and periphery, without draws", "exact", core),
        ("communities by Louvain, one seed", "heuristic", lambda: stable(1)),
        ("a random network of as many ties", "", lambda: str(len(random_ties(n, len(edges), _random())))),
        ("a random network of the same degrees", "", lambda: str(len(rewired(edges, _random(), sweeps=1)))),
        ("edge list as Parquet", "", lambda: str(write_edge_list(matrix, folder / "ties.parquet"))),
        ("edge list as CSV, both ways", "", lambda: str(write_edge_list(matrix, folder / "ties.csv", True))),
    ]


def _random() -> np.random.Generator:
    return np.random.default_rng(SEED)


def _mixing(graph: Graph, group: dict[str, str]) -> str:
    found = groups.mixing(graph, group, "sector", permutations=100)
    return f"r {found.assortativity:.4f} (p {found.p_assortativity:.2f})"


def two_mode_tasks(pairs: np.ndarray[Any, np.dtype[np.int64]], institutions: int) -> list[tuple[str, str, Any]]:
    """The significance of ties on a two-mode network of `institutions` and a quarter as many entries."""
    entries = institutions // 4
    table = csr_array(
        (np.ones(len(pairs), dtype=np.int64), (pairs[:, 0], pairs[:, 1] % entries)), shape=(institutions, entries)
    )
    table.data[:] = 1
    table = (table > 0).astype(np.int64).tocsr()
    part = csr_array(table[np.argsort(-np.asarray(table.sum(axis=1)).ravel())[:2000]])

    def test() -> str:
        found = pair_test(part)
        return f"{len(found.p)} pairs, {(found.q <= 0.05).sum()} kept"

    return [
        ("BiCM: solving it for all", "exact", lambda: f"{len(np.unique(bicm(table).row_class))} classes of rows"),
        ("BiCM: testing the pairs of the 2,000 busiest bodies", "exact", test),
        ("pairs that share an entry, 2,000 busiest bodies", "exact", lambda: f"{len(pairs_that_share(part)[0])} pairs"),
    ]


def main() -> None:
    """Generate, measure, print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--institutions", type=int, default=100_000)
    parser.add_argument("--ties", type=int, default=1_000_000)
    parser.add_argument("--only", default="", help="measures whose name holds this")
    parser.add_argument("--backend", default="", help="a networkx backend to compare (installed apart)")
    args = parser.parse_args()
    start = time.perf_counter()
    pairs = generated(args.institutions, args.ties)
    graph = as_graph(pairs, args.institutions)
    matrix = large.adjacency(graph)
    held = psutil.Process().memory_info().rss / 2**20
    print(
        f"{len(graph):,} institutions, {graph.number_of_edges():,} ties; generated and held as a networkx graph and as"
    )
    print(f"a sparse matrix in {time.perf_counter() - start:.0f} s, {held:,.0f} MiB; {os.cpu_count()} cores\n")
    print("| measure | | time (s) | memory above (MiB) | outcome |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        work = [*tasks(graph, matrix, Path(folder)), *two_mode_tasks(pairs, args.institutions)]
        if args.backend:
            for name in dict.fromkeys(("networkx", args.backend)):
                work.append(
                    (f"networkx's betweenness, 8 pivots, {name}", "sampled", lambda name=name: _by(graph, name))
                )
        for name, kind, task in work:
            if args.only in name:
                seconds, memory, outcome = measured(task)
                print(f"| {name} | {kind} | {seconds:.1f} | {memory:,.0f} | {outcome} |", flush=True)


def _by(graph: Graph, backend: str) -> str:
    found = nx.betweenness_centrality(graph, k=8, seed=1, backend=backend)
    return f"largest {max(found.values()):.4f}"


if __name__ == "__main__":
    main()
