"""Which layer and group a node belongs to, its hue and shape, and what a legend calls it, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

LAYERS: Final = ("international", "federal", "state", "municipal", "society", "other")
_LAYER_OF_SECTOR: Final = {
    "international": "international",
    "foreign": "international",
    **dict.fromkeys(("civil-society", "academic", "private"), "society"),
}
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


def layer(data: Mapping[str, Any]) -> str:
    """The layer of a node: one of `LAYERS`, by its sector where that says it, else by its level of government."""
    if data["mode"] != "institution":
        return "other"
    found = _LAYER_OF_SECTOR.get(data["sector"], data["level"])
    return found if found in LAYERS else "other"


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
