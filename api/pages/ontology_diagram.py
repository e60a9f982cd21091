"""The vocabulary as a drawing: its main classes and the properties that lead from one to the other, as SVG.

The class with most links stands first; beside it those it leads to or is led to from, beside these their own. What is
drawn is read from the vocabulary (domain and range of its object properties), so that a new term needs no drawing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import product
from typing import Final

from entramado.api.translations.interface import Language

_ROW: Final = 46
_BOX: Final = 30
_WIDTHS: Final = (170, 210, 190)
_COLUMNS: Final = (10, 470, 930)
_WIDTH: Final = 1130
_MOST_NAMES: Final = 2
_ARROW: Final = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="currentColor"/></marker></defs>'
)
_TITLES: Final = {
    "es": "Las clases principales y las propiedades que las unen",
    "en": "The main classes and the properties that join them",
}


@dataclass(frozen=True, slots=True)
class Edge:
    """A property from a class to another; all by name, the property also by its label."""

    name: str
    label: str
    domain: str
    range: str


@dataclass(frozen=True, slots=True)
class _Place:
    column: int
    row: float

    @property
    def y(self) -> float:
        return 12 + self.row * _ROW

    @property
    def middle(self) -> float:
        return self.y + _BOX / 2

    @property
    def left(self) -> int:
        return _COLUMNS[self.column]

    @property
    def right(self) -> int:
        return self.left + _WIDTHS[self.column]


def edges_of(ontology: str, property: tuple[str, str], ends: tuple[Iterable[str], Iterable[str]]) -> list[Edge]:
    """A property (IRI and label) from each of its domains to each of its ranges (IRIs) that are our own classes."""
    iri, label = property
    domains, ranges = ([one.removeprefix(ontology) for one in side if one.startswith(ontology)] for side in ends)
    return [Edge(iri.removeprefix(ontology), label, a, b) for a, b in product(domains, ranges)]


def diagram(edges: Iterable[Edge], labels: Mapping[str, str], lang: Language) -> str:
    """The drawing; empty where no property joins two classes. `labels` are the names of the classes."""
    joined: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        if edge.domain != edge.range:
            joined.setdefault((edge.domain, edge.range), []).append(edge)
    if not joined:
        return ""
    places = _placed(joined)
    height = round(max(place.y for place in places.values()) + _BOX + 12)
    drawn = [_line(places, ends, found) for ends, found in sorted(joined.items()) if set(ends) <= places.keys()]
    boxes = [_box(name, labels.get(name, name), place) for name, place in places.items()]
    title = _TITLES[lang]
    return (
        f'<svg class="classes" viewBox="0 0 {_WIDTH} {height}" role="group" aria-label="{title}" '
        f'font-size="13" fill="currentColor">{_ARROW}{"".join(drawn)}{"".join(boxes)}</svg>'
    )


def _placed(joined: Mapping[tuple[str, str], list[Edge]]) -> dict[str, _Place]:
    """The first class in the first column, its neighbours in the second, theirs in the third, each near its own."""
    neighbours: dict[str, set[str]] = {}
    for one, other in joined:
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    degree = Counter({name: len(found) for name, found in neighbours.items()})
    hub = min(degree, key=lambda name: (-degree[name], name))
    second = sorted(neighbours[hub], key=lambda name: (-degree[name], name))
    places: dict[str, _Place] = {}
    row = 0.0
    for name in second:
        own = sorted(neighbours[name] - {hub} - set(second) - places.keys())
        for at, other in enumerate(own):
            places[other] = _Place(2, row + at)
        places[name] = _Place(1, row + max(len(own) - 1, 0) / 2)
        row += max(len(own), 1)
    return {hub: _Place(0, (row - 1) / 2), **places}


def _line(places: Mapping[str, _Place], ends: tuple[str, str], found: list[Edge]) -> str:
    one, other = (places[name] for name in ends)
    names = [edge.label for edge in found]
    text = escape(
        ", ".join(names[:_MOST_NAMES]) + (f" +{len(names) - _MOST_NAMES}" if len(names) > _MOST_NAMES else "")
    )
    title = f"<title>{escape(', '.join(f'{edge.domain} {edge.name} {edge.range}' for edge in found))}</title>"
    if one.column == other.column:
        x, bend = one.right, one.right + 34
        path = f"M{x} {one.middle} C{bend} {one.middle} {bend} {other.middle} {x} {other.middle}"
        label = f'<text x="{bend - 4}" y="{(one.middle + other.middle) / 2:.0f}" font-size="11">{text}</text>'
    else:
        forward = one.column < other.column
        x1, x2 = (one.right, other.left) if forward else (one.left, other.right)
        half = (x1 + x2) // 2
        path = f"M{x1} {one.middle:.0f} C{half} {one.middle:.0f} {half} {other.middle:.0f} {x2} {other.middle:.0f}"
        # Beside the box in the further column: there the lines are apart.
        far, near = (other, one) if forward else (one, other)
        dy = 13 if forward == (far.middle > near.middle) else -4
        at = f'x="{far.left - 10}" y="{far.middle + dy:.0f}"'
        label = f'<text {at} text-anchor="end" font-size="11">{text}</text>'
    line = f'<path d="{path}" fill="none" stroke="currentColor" marker-end="url(#arrow)"/>'
    return f'<g opacity=".75">{title}{line}{label}</g>'


def _box(name: str, label: str, place: _Place) -> str:
    width = _WIDTHS[place.column]
    frame = f'<rect x="{place.left}" y="{place.y:.0f}" width="{width}" height="{_BOX}" rx="4" fill="none"'
    text = f'<text x="{place.left + width // 2}" y="{place.y + 20:.0f}" text-anchor="middle">{escape(label)}</text>'
    return f'<a href="#{escape(name)}">{frame} stroke="currentColor"/>{text}</a>'
