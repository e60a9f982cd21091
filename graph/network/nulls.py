"""Random counterparts of a network: what would be there by chance alone. Every one is seeded."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from entramado.graph.network.ties import Graph, Integers


def edge_array(graph: Graph, order: list[str]) -> Integers:
    """The ties as an (m, 2) array of positions in `order`, the lower one first, sorted."""
    at = {node: i for i, node in enumerate(order)}
    pairs = sorted((min(at[u], at[v]), max(at[u], at[v])) for u, v in graph.edges if u != v)
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def random_ties(nodes: int, ties: int, random: np.random.Generator) -> Integers:
    """`ties` different pairs out of all pairs of `nodes`, each equally likely: the G(n, m) model.

    Reference: Erdős & Rényi (1959), On random graphs I.
    """
    pairs = nodes * (nodes - 1) // 2
    code = random.choice(pairs, size=ties, replace=False)
    # Pair k in the upper triangle, row by row, found without building the list of pairs.
    i = nodes - 2 - np.floor(np.sqrt(-8.0 * code + 4.0 * nodes * (nodes - 1) - 7) / 2.0 - 0.5).astype(np.int64)
    j = code + i + 1 - pairs + (nodes - i) * (nodes - i - 1) // 2
    return np.sort(np.column_stack([i, j]), axis=1)


def rewired(edges: Integers, random: np.random.Generator, sweeps: int = 10) -> Integers:
    """The ties rewired by double-edge swaps, so that every node keeps its degree; no loops, no doubled ties.

    ``sweeps * m`` swaps are tried; a swap that would make a loop or a doubled tie is left out, which keeps the walk
    uniform over the simple graphs of that degree sequence. Reference: Fosdick et al. (2018), SIAM Review 60(2).
    """
    ties = [tuple(pair) for pair in edges.tolist()]
    m = len(ties)
    if m < 2:
        return edges.copy()
    present = set(ties)
    picks = random.integers(0, m, size=(sweeps * m, 2)).tolist()
    turns = random.integers(0, 2, size=sweeps * m).tolist()
    for (first, second), turn in zip(picks, turns, strict=True):
        (a, b), (c, d) = ties[first], ties[second]
        if turn:
            c, d = d, c
        if a in (c, d) or b in (c, d):
            continue
        one, two = (a, d) if a < d else (d, a), (c, b) if c < b else (b, c)
        if one in present or two in present:
            continue
        present -= {ties[first], ties[second]}
        present |= {one, two}
        ties[first], ties[second] = one, two
    return np.array(sorted(ties), dtype=np.int64)


def same_margins(matrix: csr_array, random: np.random.Generator, trades: int | None = None) -> csr_array:
    """A random binary matrix whose rows and columns sum to what those of `matrix` do, by curveball trades.

    A trade takes two rows and deals out anew, at random, the columns that only one of them has. `trades` defaults to
    five a row, at least 500. Reference: Strona et al. (2014), Nature Communications 5:4114; Carstens (2015) proves
    that the walk is uniform.
    """
    rows = [set(matrix.indices[a:b].tolist()) for a, b in zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True)]
    count = len(rows)
    for _ in range((trades or max(500, 5 * count)) if count > 1 else 0):
        i, j = random.choice(count, size=2, replace=False).tolist()
        only_i, only_j = sorted(rows[i] - rows[j]), sorted(rows[j] - rows[i])
        if not only_i or not only_j:
            continue
        both = rows[i] & rows[j]
        pool = np.array(only_i + only_j)
        random.shuffle(pool)
        rows[i] = both | set(pool[: len(only_i)].tolist())
        rows[j] = both | set(pool[len(only_i) :].tolist())
    pointers = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    indices = np.array([column for row in rows for column in sorted(row)], dtype=np.int64)
    return csr_array((np.ones(len(indices), dtype=np.int64), indices, pointers), shape=matrix.shape)


def p_of(observed: float, drawn: np.ndarray[tuple[int], np.dtype[np.float64]], tail: str = "upper") -> float:
    """The share of draws at least as extreme as what was observed, the observation counted among them.

    `tail` is ``upper``, ``lower`` or ``both`` (twice the smaller one, at most 1). Adding one to both counts keeps p
    above 0 and the test valid. Reference: Phipson & Smyth (2010), SAGMB 9(1).
    """
    close = 1e-12
    upper = (1 + int((drawn >= observed - close).sum())) / (1 + len(drawn))
    lower = (1 + int((drawn <= observed + close).sum())) / (1 + len(drawn))
    return {"upper": upper, "lower": lower, "both": min(1.0, 2 * min(upper, lower))}[tail]
