"""Where nodes stand in the picture by layers: a band for each level, international above, civil society below.

Places are in the unit square, so that a picture of any shape can be drawn of them. Within a band nodes stand in rows
and, as far as may be, above or below those that they are tied to.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from entramado.graph.network.appearance import LAYERS, layer
from entramado.graph.network.ties import Network

_SWEEPS: Final = 8
_ROW_MOST: Final = 24
_BOW: Final = 0.35
_GAP: Final = 0.55
"""The room between two bands, in rows."""


@dataclass(frozen=True, slots=True)
class Band:
    """A band of the picture: what stands in it (one of `LAYERS`, or a kind of node) between two heights."""

    name: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layered:
    """Places (node -> x from the left, y from the top, both from 0 to 1), the bands from top to bottom, all rows."""

    places: dict[str, tuple[float, float]]
    bands: list[Band]
    rows: int


def layered(network: Network) -> Layered:
    """The places of all nodes. Deterministic; an empty network has no bands."""
    of: dict[str, list[str]] = {}
    for node in sorted(network.graph):
        of.setdefault(band(network.graph.nodes[node]), []).append(node)
    order = [name for name in (*LAYERS[:-1], *sorted(set(of) - set(LAYERS)), LAYERS[-1]) if name in of]
    widest = max((len(nodes) for nodes in of.values()), default=0)
    # So many in a row that the widest band has a few rows only, and a small network is not spread thin.
    most = max(_ROW_MOST, math.ceil(math.sqrt(4 * widest)))
    lines = _sorted_lines(network, {name: of[name] for name in order})
    rows = {name: math.ceil(len(lines[name]) / most) for name in order}
    total = sum(rows.values()) + _GAP * len(order)
    places: dict[str, tuple[float, float]] = {}
    bands, at = [], 0.0
    for name in order:
        height = rows[name] + _GAP
        bands.append(Band(name, round(at / total, 4), round((at + height) / total, 4)))
        for i, node in enumerate(lines[name]):
            x = (i + 0.5) / len(lines[name])
            # Rows are bowed, so that a tie within a row does not run through the nodes between its ends.
            y = at + _GAP / 2 + i % rows[name] + 0.6 - _BOW * math.sin(math.pi * x)
            places[node] = round(x, 4), round(y / total, 4)
        at += height
    return Layered(places, bands, sum(rows.values()))


def band(data: Mapping[str, Any]) -> str:
    """The band of a node: its layer, or what kind of node it is where it is no body."""
    return layer(data) if data["mode"] == "institution" else str(data["mode"])


def _sorted_lines(network: Network, bands: dict[str, list[str]]) -> dict[str, list[str]]:
    """The nodes of each band from left to right, by the mean place of those they are tied to (Sugiyama's barycentres).

    Reference: Sugiyama, Tagawa & Toda (1981), IEEE Transactions on Systems, Man and Cybernetics 11(2).
    """
    lines = {name: sorted(nodes, key=lambda n: (-network.graph.degree(n), n)) for name, nodes in bands.items()}
    at = {node: (i + 0.5) / len(line) for line in lines.values() for i, node in enumerate(line)}
    for _ in range(_SWEEPS):
        for name, line in lines.items():
            pulled = {node: _pull(network, node, at) for node in line}
            lines[name] = sorted(line, key=lambda n: (pulled[n], n))
            at |= {node: (i + 0.5) / len(line) for i, node in enumerate(lines[name])}
    return lines


def _pull(network: Network, node: str, at: dict[str, float]) -> float:
    near = network.graph[node]
    return sum(at[other] for other in near) / len(near) if near else at[node]
