"""Where the nodes stand in the picture: computed here, once, so that it is the same for everybody.

The largest component is laid out by ForceAtlas2 from a seeded start; the smaller ones are laid out alike and packed in
rows beneath it, isolates last. Positions depend on ties and weights only, not on the order of the nodes.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from entramado.graph.network.ties import Floats, Graph

_GAP = 0.12
_DIGITS = 4
# Each round of ForceAtlas2 compares all pairs of nodes; this many comparisons take half a second.
_PAIRS_MAX = 80_000_000
_ROUNDS = (80, 400)
_DENSE_NODES = 600
_REPULSION = 2.0
_NEAREST = 1e-9
_STRIDE = 10.0


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
    at = {node: i for i, node in enumerate(part)}
    ties = sorted((min(at[u], at[v]), max(at[u], at[v])) for u, v in graph.subgraph(part).edges)
    # The logarithm keeps a pair that is named forty times from collapsing into one point.
    weights = [1 + math.log(float(graph.edges[part[i], part[j]].get("weight", 1))) for i, j in ties]
    i, j = np.array(ties).T
    matrix = csr_array((weights * 2, (np.concatenate([i, j]), np.concatenate([j, i]))), shape=(n, n))
    rounds = int(min(max(_PAIRS_MAX / (n * n), _ROUNDS[0]), _ROUNDS[1]))
    points = force_atlas(matrix, np.random.default_rng(seed).uniform(-1, 1, size=(n, 2)), rounds)
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    reach = np.abs(points).max()
    return np.asarray(points / reach if reach > 0 else points, dtype=np.float64)


def force_atlas(matrix: csr_array, start: Floats, rounds: int) -> Floats:
    """Where ForceAtlas2 leaves the nodes of a symmetric weighted matrix after `rounds` rounds from `start`.

    Ties draw in proportion to distance and weight, nodes push each other off by ``2 (d + 1)(d' + 1) / distance`` for
    the degrees d, and all are drawn to the middle; each node goes the slower the more it swings. networkx has it too,
    at eight times the time. Reference: Jacomy et al. (2014), PLoS ONE 9(6):e98679.
    """
    points, links = start.copy(), matrix.toarray() if matrix.shape[0] <= _DENSE_NODES else matrix
    mass = np.diff(matrix.indptr) + 1.0
    pull = np.asarray(matrix.sum(axis=1)).ravel()[:, None]
    push = _REPULSION * np.outer(mass, mass)
    np.fill_diagonal(push, 0)
    before, speed = np.zeros_like(points), 1.0
    dx, dy = np.empty_like(push), np.empty_like(push)
    for _ in range(rounds):
        np.subtract.outer(points[:, 0], points[:, 0], out=dx)
        np.subtract.outer(points[:, 1], points[:, 1], out=dy)
        np.multiply(dx, dx, out=dx)
        np.multiply(dy, dy, out=dy)
        dx += dy
        np.maximum(dx, _NEAREST, out=dx)
        np.divide(push, dx, out=dx)
        force = points * dx.sum(axis=1, keepdims=True) - dx @ points - (points * pull - links @ points)
        middle = points - points.mean(axis=0)
        force -= mass[:, None] * middle / np.maximum(np.linalg.norm(middle, axis=1, keepdims=True), _NEAREST)
        swing = mass * np.linalg.norm(force - before, axis=1)
        traction = float((mass * np.linalg.norm(force + before, axis=1)).sum()) / 2
        speed = min(traction / max(float(swing.sum()), _NEAREST), 1.5 * speed)
        size = np.linalg.norm(force, axis=1)
        own = np.minimum(speed / (1 + speed * np.sqrt(swing)), _STRIDE / np.maximum(size, _NEAREST))
        points += own[:, None] * force
        before = force
    return points
