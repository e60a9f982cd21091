"""How well two rankings agree."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import stdtr

from entramado.graph.network.nodes import NAN
from entramado.graph.network.ties import Floats


def spearman(x: Sequence[float], y: Sequence[float]) -> tuple[float, float]:
    """Spearman's rank correlation and its two-sided p; NaN for fewer than three values, or where all are equal.

    It is that of ``scipy.stats``, which takes longer to import than all networks of a build take to be measured.
    """
    if len(x) < 3 or len(set(x)) < 2 or len(set(y)) < 2:
        return NAN, NAN
    rho = float(np.corrcoef(_ranks(x), _ranks(y))[0, 1])
    if abs(rho) >= 1:
        return rho, 0.0
    free = len(x) - 2
    return rho, 2 * float(stdtr(free, -abs(rho) * np.sqrt(free / ((1 + rho) * (1 - rho)))))


def _ranks(values: Sequence[float]) -> Floats:
    """The rank of each value, of equal ones the mean of theirs."""
    _, which, counts = np.unique(np.asarray(values, dtype=float), return_inverse=True, return_counts=True)
    ranks: Floats = (np.cumsum(counts) - (counts - 1) / 2)[which]
    return ranks
