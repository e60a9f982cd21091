"""Where the nodes stand in the picture: computed here, once, so that it is the same for everybody.

The largest component is laid out by ForceAtlas2 from a seeded start; the smaller ones are laid out alike and packed in
rows beneath it, isolates last. Positions depend on ties and weights only, not on the order of the nodes.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np

from graph.network.model import Floats, Graph

_GAP = 0.12
_DIGITS = 4
# Each round of ForceAtlas2 compares all pairs of nodes; this many comparisons take a few seconds.
_PAIRS_MAX = 30_000_000
_ROUNDS = (30, 400)


def positions(graph: Graph, seed: int = 0) -> dict[str, tuple[float, float]]:
    """Node -> (x, y); the largest component lies within the square from -1 to 1, the others below it."""
    parts = sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c[0]))
    placed: dict[str, tuple[float, float]] = {}
    if not parts:
        return placed
    size = math.sqrt(len(parts[0]))
    x, y, row_height = -1.0, 0.0, 0.0
    for number, part in enumerate(parts):
        shape = _shape(graph, part, seed)
        if number == 0:
            placed |= dict(zip(part, map(_rounded, shape), strict=True))
            y = float(shape[:, 1].min()) - 2 * _GAP
            continue
        # A smaller component gets room in proportion to the square root of its nodes.
        half = max(0.04, math.sqrt(len(part)) / size * 0.5) if len(part) > 1 else 0.03
        if x + 2 * half > 1.0:
            x, y, row_height = -1.0, y - row_height - _GAP / 2, 0.0
        centre = np.array([x + half, y - half])
        placed |= dict(zip(part, map(_rounded, shape * half + centre), strict=True))
        x, row_height = x + 2 * half + _GAP / 2, max(row_height, 2 * half)
    return placed


def _rounded(point: Floats) -> tuple[float, float]:
    return round(float(point[0]), _DIGITS), round(float(point[1]), _DIGITS)


def _shape(graph: Graph, part: list[str], seed: int) -> Floats:
    """The component's nodes within the square from -1 to 1, in the order of `part`."""
    n = len(part)
    if n == 1:
        return np.zeros((1, 2))
    if n == 2:
        return np.array([[-1.0, 0.0], [1.0, 0.0]])
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(n))
    at = {node: i for i, node in enumerate(part)}
    inner = sorted((min(at[u], at[v]), max(at[u], at[v])) for u, v in graph.subgraph(part).edges)
    # The logarithm keeps a pair that is named forty times from collapsing into one point.
    plain.add_weighted_edges_from(
        (i, j, 1 + math.log(float(graph.edges[part[i], part[j]].get("weight", 1)))) for i, j in inner
    )
    rounds = int(min(max(_PAIRS_MAX / (n * n), _ROUNDS[0]), _ROUNDS[1]))
    random = np.random.default_rng(seed)
    start = dict(enumerate(random.uniform(-1, 1, size=(n, 2))))
    found = nx.forceatlas2_layout(
        plain, pos=start, max_iter=rounds, scaling_ratio=2.0, gravity=1.0, weight="weight", linlog=False, seed=seed
    )
    points = np.array([found[i] for i in range(n)], dtype=float)
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    reach = np.abs(points).max()
    return np.asarray(points / reach if reach > 0 else points, dtype=np.float64)
