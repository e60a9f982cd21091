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
_COLUMNS: Final = (10, 490, 970)
_WIDTH: Final = 1170
# The end of a line is level, and long enough for its label to stand on it; between these ends it bends.
_LEVEL: Final = 190
_BEND: Final = 30
_LABEL_CHARACTERS_MAX: Final = 30
_ARROW: Final = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="currentColor"/></marker></defs>'
)
_TITLES: Final = {
    "es": "Las clases principales y las propiedades que las unen",
    "en": "The main classes and the properties that join them",
}


@dataclass(frozen=True, slots=True)
class DiagramEdge:
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


def edges_of(ontology: str, property: tuple[str, str], ends: tuple[Iterable[str], Iterable[str]]) -> list[DiagramEdge]:
    """A property (IRI and label) from each of its domains to each of its ranges (IRIs) that are our own classes."""
    iri, label = property
    domains, ranges = ([one.removeprefix(ontology) for one in side if one.startswith(ontology)] for side in ends)
    return [DiagramEdge(iri.removeprefix(ontology), label, a, b) for a, b in product(domains, ranges)]


def diagram(edges: Iterable[DiagramEdge], labels: Mapping[str, str], lang: Language) -> str:
    """The drawing; empty where no property joins two classes. `labels` are the names of the classes."""
    joined: dict[tuple[str, str], list[DiagramEdge]] = {}
    for edge in edges:
        if edge.domain != edge.range:
            joined.setdefault((edge.domain, edge.range), []).append(edge)
    if not joined:
        return ""
    places = _placed(joined)
    height = round(max(place.y for place in places.values()) + _BOX + 12)
    used: set[float] = set()
    shown = ((ends, found) for ends, found in sorted(joined.items()) if set(ends) <= places.keys())
    drawn = [_line(places[one], places[other], found, used) for (one, other), found in shown]
    boxes = [_box(name, labels.get(name, name), place) for name, place in places.items()]
    title = _TITLES[lang]
    return (
        f'<svg class="classes" viewBox="0 0 {_WIDTH} {height}" role="group" aria-label="{title}" '
        f'font-size="13" fill="currentColor">{_ARROW}{"".join(drawn)}{"".join(boxes)}</svg>'
    )


def _placed(joined: Mapping[tuple[str, str], list[DiagramEdge]]) -> dict[str, _Place]:
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


def _line(one: _Place, other: _Place, found: list[DiagramEdge], used: set[float]) -> str:
    """The line of some properties from a class to another; `used` are the rows that have a label beside them."""
    text = escape(_named([edge.label for edge in found]))
    title = f"<title>{escape(', '.join(f'{edge.domain} {edge.name} {edge.range}' for edge in found))}</title>"
    if one.column == other.column:
        x, bend = one.right, one.right + _BEND
        path = f"M{x} {one.middle:.0f}C{bend} {one.middle:.0f} {bend} {other.middle:.0f} {x} {other.middle:.0f}"
        label = f'<text x="{bend}" y="{_between(one, other, used) + 4:.0f}" font-size="11">{text}</text>'
    else:
        forward = one.column < other.column
        far, near = (other, one) if forward else (one, other)
        level, half = far.left - _LEVEL, (near.right + far.left - _LEVEL) // 2
        a, b = f"{near.middle:.0f}", f"{far.middle:.0f}"
        path = (
            f"M{near.right} {a}C{half} {a} {half} {b} {level} {b}H{far.left}"
            if forward
            else f"M{far.left} {b}H{level}C{half} {b} {half} {a} {near.right} {a}"
        )
        # What leads there stands on the line, what leads back below it: one line may be both.
        at = f'x="{far.left - 10}" y="{far.middle + (-4 if forward else 13):.0f}"'
        label = f'<text {at} text-anchor="end" font-size="11">{text}</text>'
    line = f'<path d="{path}" fill="none" stroke="currentColor" marker-end="url(#arrow)"/>'
    return f'<g opacity=".75">{title}{line}{label}</g>'


def _named(names: list[str]) -> str:
    """As many names as there is room for, at least one, and how many more there are."""
    for shown in range(len(names), 1, -1):
        more = f" +{len(names) - shown}" if shown < len(names) else ""
        if len(text := ", ".join(names[:shown]) + more) <= _LABEL_CHARACTERS_MAX:
            return text
    return names[0] + (f" +{len(names) - 1}" if len(names) > 1 else "")


def _between(one: _Place, other: _Place, used: set[float]) -> float:
    """A height between two rows, where no level line runs and no other label stands, nearest to the middle of both."""
    middle, taken = (one.row + other.row) / 2, used | {one.row, other.row}
    free = (row + 0.5 for row in range(round(max(one.row, other.row)) + 1) if row + 0.5 not in taken)
    row = min(free, key=lambda row: (abs(row - middle), row), default=middle)
    used.add(row)
    return 12 + row * _ROW + _BOX / 2


def _box(name: str, label: str, place: _Place) -> str:
    width = _WIDTHS[place.column]
    frame = f'<rect x="{place.left}" y="{place.y:.0f}" width="{width}" height="{_BOX}" rx="4" fill="none"'
    text = f'<text x="{place.left + width // 2}" y="{place.y + 20:.0f}" text-anchor="middle">{escape(label)}</text>'
    return f'<a href="#{escape(name)}">{frame} stroke="currentColor"/>{text}</a>'
