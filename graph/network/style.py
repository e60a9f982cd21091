"""Colours, sizes and labels: one choice for the picture on the page, the static SVG and the files that carry looks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.model import Network

# Told apart by people who see colours differently, and at least 3:1 on white and on the dark page.
SECTORS: Final[Mapping[str, tuple[str, str, str]]] = {
    "federal": ("#3f78c2", "Gobierno federal", "Federal government"),
    "state": ("#2b9160", "Gobiernos de los estados", "State governments"),
    "municipal": ("#7f9a1f", "Municipios", "Municipalities"),
    "judicial": ("#b0508f", "Poder Judicial", "Judiciary"),
    "legislative": ("#8462c4", "Poder Legislativo", "Legislature"),
    "autonomous": ("#d5711f", "Organismos autónomos", "Autonomous bodies"),
    "civil-society": ("#d0482f", "Sociedad civil", "Civil society"),
    "academic": ("#1b93a3", "Academia", "Academia"),
    "international": ("#ab8410", "Organismos internacionales", "International bodies"),
    "foreign": ("#94714f", "Gobiernos extranjeros", "Foreign governments"),
    "private": ("#d65a8b", "Sector privado", "Private sector"),
    "": ("#868c96", "Sin clasificar", "Not classified"),
    "objective": ("#5f6b7a", "Objetivos", "Objectives"),
    "population": ("#5f6b7a", "Poblaciones", "Populations"),
    "programme": ("#5f6b7a", "Programas", "Programmes"),
    "place": ("#5f6b7a", "Estados", "States"),
}
COMMUNITIES: Final = (
    *("#3f78c2", "#d5711f", "#2b9160", "#b0508f", "#ab8410", "#1b93a3", "#d0482f", "#8462c4", "#7f9a1f", "#94714f"),
)
OTHER: Final = "#868c96"
SIZES: Final = (3.0, 18.0)
LABELS: Final = 40
# So many ties can be told apart in a picture at all; of a denser network only the heaviest are drawn, and it says so.
TIES_DRAWN: Final = 4000


def sector_key(data: Mapping[str, Any]) -> str:
    """The key of a node's colour: its body's sector, else what kind of node it is."""
    if data["mode"] == "institution":
        return str(data["sector"]) if data["sector"] in SECTORS else ""
    return "place" if data["mode"] == "state" else str(data["mode"])


def sector_colour(data: Mapping[str, Any]) -> str:
    """The colour of a node by sector."""
    return SECTORS[sector_key(data)][0]


def community_colour(number: int) -> str:
    """The colour of a community: ten of their own for the largest, grey for the others."""
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
    counts = Counter(int(data["weight"]) for _, _, data in network.graph.edges(data=True))
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
