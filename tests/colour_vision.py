"""How far colours are apart, also for readers who see no red or no green: helpers of the tests."""

from __future__ import annotations

import math
from collections.abc import Sequence

# Machado, Oliveira & Fernandes (2009), IEEE TVCG 15(6), severity 1, applied to linear sRGB.
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
FULL_SIGHT = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)
Triple = Sequence[float]


def linear(colour: str) -> list[float]:
    """Linear sRGB of ``#rrggbb``."""
    values = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    return sum(w * v for w, v in zip(_XYZ[1], linear(colour), strict=True))


def contrast(a: str, b: str) -> float:
    """Contrast ratio by WCAG 2."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, sight: Sequence[Triple] = FULL_SIGHT) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as it is seen."""
    seen = [min(1.0, max(0.0, v)) for v in _times(sight, linear(colour))]
    x, y, z = (_root(v / white) for v, white in zip(_times(_XYZ, seen), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: Sequence[Triple], vector: Triple) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def difference(one: Triple, other: Triple) -> float:
    """CIEDE2000. Reference: Sharma, Wu & Dalal (2005), Color Research & Application 30(1)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    h = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    light, c = (l1 + l2) / 2, (c1 + c2) / 2
    t = 1 - 0.17 * _cos(h - 30) + 0.24 * _cos(2 * h) + 0.32 * _cos(3 * h + 6) - 0.20 * _cos(4 * h - 63)
    s_l = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c, 1 + 0.015 * c * t
    turned = 60 * math.exp(-(((h - 275) / 25) ** 2))
    r = -2 * math.sqrt(c**7 / (c**7 + 25**7)) * math.sin(math.radians(turned))
    x, y, z = (l2 - l1) / s_l, (c2 - c1) / s_c, dh / s_h
    return math.sqrt(x * x + y * y + z * z + r * y * z)


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))
