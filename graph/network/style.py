"""Colours, sizes and labels: one choice for the picture on the page, the static SVG and the files that carry looks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.directed import layer
from entramado.graph.network.ties import Network

# Six hues, one a layer, told apart by people who see colours differently too, and 3:1 on white and on the dark page;
# a test measures both. What kind of body it is, the shape says.
HUES: Final[Mapping[str, str]] = {
    "international": "#d65905",
    "federal": "#1463cd",
    "state": "#0a8065",
    "municipal": "#1893f3",
    "society": "#c02b43",
    "other": "#7b8494",
}
SHAPES: Final = ("circle", "square", "diamond", "triangle", "down")


@dataclass(frozen=True, slots=True)
class Group:
    """How nodes of a kind look: their layer's hue, their shape; and what a legend calls them, in both languages."""

    colour: str
    shape: str
    es: str
    en: str


def _group(layer: str, shape: str, es: str, en: str) -> Group:
    return Group(HUES[layer], shape, es, en)


GROUPS: Final[Mapping[str, Group]] = {
    "international": _group("international", "diamond", "Organismos internacionales", "International bodies"),
    "foreign": _group("international", "circle", "Gobiernos extranjeros", "Foreign governments"),
    "federal": _group("federal", "circle", "Gobierno federal", "Federal government"),
    "federal-power": _group(
        "federal", "square", "Otros poderes y autónomos, federales", "Other powers and autonomous bodies, federal"
    ),
    "state": _group("state", "circle", "Gobiernos de los estados", "State governments"),
    "state-power": _group(
        "state", "square", "Otros poderes y autónomos, estatales", "Other powers and autonomous bodies, state"
    ),
    "municipal": _group("municipal", "circle", "Municipios", "Municipalities"),
    "civil-society": _group("society", "triangle", "Sociedad civil", "Civil society"),
    "academic": _group("society", "down", "Academia", "Academia"),
    "private": _group("society", "square", "Sector privado", "Private sector"),
    "": _group("other", "circle", "Sin clasificar", "Not classified"),
    "objective": _group("other", "square", "Objetivos", "Objectives"),
    "population": _group("other", "square", "Poblaciones", "Populations"),
    "programme": _group("other", "square", "Programas", "Programmes"),
    "place": _group("other", "square", "Estados", "States"),
    "chapter": _group("other", "square", "Capítulos", "Chapters"),
}
LAYER_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "international": ("Internacional", "International"),
    "federal": ("Federal", "Federal"),
    "state": ("Estatal", "State"),
    "municipal": ("Municipal", "Municipal"),
    "society": ("Sociedad civil y academia", "Civil society and academia"),
    "objective": ("Objetivos", "Objectives"),
    "population": ("Poblaciones", "Populations"),
    "programme": ("Programas", "Programmes"),
    "chapter": ("Capítulos", "Chapters"),
    "other": ("Sin nivel asignado", "No level assigned"),
}
COMMUNITIES: Final = tuple(HUES.values())[:-1]
OTHER: Final = HUES["other"]
SIZES: Final = (3.0, 18.0)
LABELS: Final = 40
# The most ties that can be told apart in a picture; of a denser network only the heaviest are drawn, and the page says
# so.
TIES_DRAWN: Final = 4000


def group_key(data: Mapping[str, Any]) -> str:
    """The key of a node's group in `GROUPS`: by its layer and sector, or what kind of node it is."""
    if data["mode"] != "institution":
        return "place" if data["mode"] == "state" else str(data["mode"])
    sector, found = str(data["sector"]), layer(data)
    if found in ("international", "society"):
        return sector if sector in GROUPS else "international" if found == "international" else "civil-society"
    if found in ("federal", "state"):
        return found if sector == found else f"{found}-power"
    return found if found in GROUPS else ""


def group_of(data: Mapping[str, Any]) -> Group:
    """How a node looks."""
    return GROUPS[group_key(data)]


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
