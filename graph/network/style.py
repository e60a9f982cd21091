"""Colours, sizes and labels: one choice for the picture on the page, the static SVG and the files that carry looks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import HUES
from entramado.graph.network.ties import Network

COMMUNITIES: Final = tuple(HUES.values())[:-1]
OTHER: Final = HUES["other"]
SIZES: Final = (3.0, 18.0)
LABELS: Final = 40
# The most ties that can be told apart in a picture; of a denser network only the heaviest are drawn, and the page says
# so.
TIES_DRAWN: Final = 4000


def community_colour(number: int) -> str:
    """The colour of a community: five of their own for the largest, grey for the others."""
    return COMMUNITIES[number - 1] if number <= len(COMMUNITIES) else OTHER


def sizes(analysis: Analysis, measure: str = "degree") -> dict[str, float]:
    """Node -> radius: its area grows with the measure."""
    values = {node: found.get(measure, 0.0) for node, found in analysis.nodes.items()}
    values = {node: 0.0 if math.isnan(value) else value for node, value in values.items()}
    top = max(values.values(), default=0.0) or 1.0
    low, high = SIZES
    return {node: round(low + (high - low) * math.sqrt(max(value, 0.0) / top), 2) for node, value in values.items()}


def least_drawn(network: Network, most: int = TIES_DRAWN) -> int:
    """The weight from which on ties are drawn: the least at which they are no more than `most`, if any is."""
    return least_weight((int(data["weight"]) for _, _, data in network.graph.edges(data=True)), most)


def least_weight(weights: Iterable[int], most: int) -> int:
    """The weight from which on no more than `most` of the ties with these weights are left; 1 where that is all."""
    counts = Counter(weights)
    drawn, least = 0, max(counts, default=1)
    for weight in sorted(counts, reverse=True):
        drawn += counts[weight]
        if drawn > most:
            break
        least = weight
    return least if drawn > most else 1


def node_editions(network: Network) -> dict[str, list[str]]:
    """Node -> the editions in which it is part of the network."""
    found: dict[str, set[str]] = {node: set() for node in network.graph}
    below = network.two_mode or network
    for u, v, data in below.graph.edges(data=True):
        for node in (u, v):
            if node in found:
                found[node] |= set(data["editions"])
    if not network.parameters.two_mode:
        where = network.incidence.matrix.tocoo()
        for i, j in zip(where.row.tolist(), where.col.tolist(), strict=True):
            node, entry = network.incidence.rows[i], network.incidence.columns[j]
            # An ego network keeps the whole one's incidence, to judge ties against: its other bodies are not drawn.
            if node in found:
                found[node].add(network.source.entries[entry].edition)
    return {node: sorted(editions) for node, editions in found.items()}
