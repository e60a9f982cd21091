"""Where the states' circles lie on the map: at their points, pushed apart where they overlap (Dorling's cartogram).

Dorling, D. (1996): Area Cartograms: Their Use and Creation. Here the circles are few, so plain relaxation is enough.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

WIDTH: Final = 760.0
HEIGHT: Final = 480.0
RADIUS_MIN: Final = 16.0
RADIUS_MAX: Final = 38.0
_MARGIN: Final = 22.0
_GAP: Final = 2.0
_ROUNDS: Final = 140
# An equirectangular projection is true to shape at its middle latitude.
_MIDDLE: Final = 23.5
_WEST, _EAST, _SOUTH, _NORTH = -117.5, -86.5, 14.5, 32.8


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle on the drawing, in its units."""

    x: float
    y: float
    radius: float


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees to the drawing's units; north is up."""
    narrow = math.cos(math.radians(_MIDDLE))
    scale = min((WIDTH - 2 * _MARGIN) / ((_EAST - _WEST) * narrow), (HEIGHT - 2 * _MARGIN) / (_NORTH - _SOUTH))
    return _MARGIN + (longitude - _WEST) * narrow * scale, _MARGIN + (_NORTH - latitude) * scale


def radius(count: int, most: int) -> float:
    """A circle's radius: its area grows with the count, from a smallest one that still holds a name."""
    if not count or not most:
        return RADIUS_MIN
    return max(RADIUS_MIN, RADIUS_MAX * math.sqrt(count / most))


@lru_cache(maxsize=64)
def lay_out(places: Sequence[tuple[float, float, int]]) -> tuple[Circle, ...]:
    """Circles for places given as latitude, longitude and count; the same input gives the same drawing."""
    most = max((count for *_, count in places), default=0)
    anchors = [project(latitude, longitude) for latitude, longitude, _ in places]
    radii = [radius(count, most) for *_, count in places]
    points = [list(anchor) for anchor in anchors]
    for step in range(_ROUNDS):
        pull = 0.1 * (1 - step / _ROUNDS)
        for point, anchor in zip(points, anchors, strict=True):
            point[0] += (anchor[0] - point[0]) * pull
            point[1] += (anchor[1] - point[1]) * pull
        _part(points, radii)
    return tuple(
        Circle(round(min(max(x, r + 1), WIDTH - r - 1), 1), round(min(max(y, r + 1), HEIGHT - r - 1), 1), round(r, 1))
        for (x, y), r in zip(points, radii, strict=True)
    )


def _part(points: list[list[float]], radii: list[float]) -> None:
    """Push each pair that overlaps apart, the smaller circle further: the large ones stay where they belong."""
    for i, a in enumerate(points):
        for j in range(i):
            b = points[j]
            dx, dy = a[0] - b[0], a[1] - b[1]
            apart = math.hypot(dx, dy)
            push = radii[i] + radii[j] + _GAP - apart
            if push <= 0:
                continue
            # Two places at one point: part them along a line that depends on their order alone.
            ux, uy = (dx / apart, dy / apart) if apart else (math.cos(i), math.sin(i))
            share = radii[j] ** 2 / (radii[i] ** 2 + radii[j] ** 2)
            a[0] += ux * push * share
            a[1] += uy * push * share
            b[0] -= ux * push * (1 - share)
            b[1] -= uy * push * (1 - share)
