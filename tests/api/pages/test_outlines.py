"""The outlines of the states: every state has its own, where it lies."""

from __future__ import annotations

import re

import numpy as np

from entramado.api.pages.matrices import heat
from entramado.api.pages.outlines import FILE, LEVELS, outlines
from entramado.ontology.authority import load_authority


def boxes() -> dict[str, tuple[float, float, float, float]]:
    """Each outline's box (left, top, right, bottom)."""
    assert FILE.is_file(), "the outlines are not made; run npm run build"
    drawn = outlines()
    assert drawn is not None
    found = {}
    for state, path in drawn.paths.items():
        points = []
        for ring in path.split("z"):
            numbers = [int(n) for n in re.findall(r"-?\d+", ring)]
            if numbers:
                points.append(np.cumsum(np.array(numbers).reshape(-1, 2), axis=0))
        every = np.vstack(points)
        assert every.min() >= 0 and (every.max(axis=0) <= [drawn.width, drawn.height]).all(), state
        found[state] = (*every.min(axis=0), *every.max(axis=0))
    return found


def test_each_state_has_the_outline_in_which_its_point_lies() -> None:
    states, found = load_authority().states, boxes()
    assert set(found) == set(states) and len(set(found.values())) == len(states)
    names = sorted(states)
    where = np.array([[states[n].lon, states[n].lat, 1.0] for n in names])
    middle = np.array([[(found[n][0] + found[n][2]) / 2, (found[n][1] + found[n][3]) / 2] for n in names])
    placed = where @ np.linalg.lstsq(where, middle, rcond=None)[0]
    margin = 20
    for name, (x, y) in zip(names, placed, strict=True):
        left, top, right, bottom = found[name]
        assert left - margin <= x <= right + margin and top - margin <= y <= bottom + margin, name


def test_the_legend_s_steps_are_those_of_the_colours() -> None:
    assert [heat(least) for least, _ in LEVELS] == [1, 2, 3, 4, 5]
    assert [heat(most) for _, most in LEVELS if most] == [1, 2, 3, 4]
    assert [least for least, _ in LEVELS[1:]] == [most + 1 for _, most in LEVELS[:-1]]
