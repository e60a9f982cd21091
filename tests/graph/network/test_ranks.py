"""Rank correlation is that of SciPy, without its statistics being imported."""

from __future__ import annotations

import math
import random
import subprocess
import sys

import pytest
from scipy.stats import spearmanr

from entramado.graph.network.ranks import spearman


@pytest.mark.parametrize("seed", range(20))
def test_it_is_that_of_scipy_also_with_ties(seed: int) -> None:
    chance = random.Random(seed)
    x = [float(chance.randint(0, 8)) for _ in range(5 + seed)]
    y = [chance.choice([value, chance.random()]) for value in x]
    assert spearman(x, y) == pytest.approx(tuple(spearmanr(x, y)), abs=1e-12)


def test_the_same_order_and_the_opposite_one() -> None:
    assert spearman([1, 2, 3], [4, 5, 9]) == (1.0, 0.0)
    assert spearman([1, 2, 3], [9, 5, 4]) == (-1.0, 0.0)


@pytest.mark.parametrize("values", [([1, 2], [1, 2]), ([1, 1, 1], [1, 2, 3]), ([], [])])
def test_there_is_none_where_nothing_can_be_ranked(values: tuple[list[float], list[float]]) -> None:
    assert all(map(math.isnan, spearman(*values)))


def test_measuring_networks_imports_no_statistics_of_scipy() -> None:
    asked = "import entramado.graph.network.published, sys; sys.exit('scipy.stats' in sys.modules)"
    subprocess.run([sys.executable, "-P", "-c", asked], check=True)
