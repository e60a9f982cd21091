"""The picture as a static SVG: for print, and for browsers without WebGL."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from html import escape
from typing import Any

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.layers import layered
from entramado.graph.network.style import GROUPS, LABELS, LAYER_NAMES, Group, group_key, group_of, least_drawn, sizes
from entramado.graph.network.tables import about
from entramado.graph.xml_text import clean

_WIDTH = 1200.0
_MARGIN = 60.0
_FONT = 13.0
_LEGEND_ROW = 20.0
_LEGEND_COLUMNS = 4
_HEAD = 60.0
_ROW = 44.0
_BAND_NAME = 185.0
_RADIUS_MOST = 13.0
_STYLE = (
    "text{font-family:system-ui,sans-serif;fill:#1d2430}"
    ".tie{stroke:#7d8794;stroke-opacity:.75;fill:none}.head{fill:#7d8794}"
    ".band0{fill:#8a94a3;fill-opacity:.09}.band1{fill:none}.band-name{font-weight:600}"
    ".node{stroke:#fff;stroke-width:1}"
    ".label{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}"
    "@media (prefers-color-scheme:dark){text{fill:#e8ebf0}.label{stroke:#14181f}.node{stroke:#14181f}}"
    "@media print{text{fill:#000}.label{stroke:#fff}.node{stroke:#fff}}"
)


def svg(analysis: Analysis) -> bytes:
    """A drawing of the network with legend, labels of the nodes with most ties, and its facts as metadata.

    Partners stand in layers, with arrows from reporter to named; other kinds in the free layout.
    """
    facts = about(analysis)
    sheet = _layers(analysis) if not analysis.parameters.two_mode else _free(analysis)
    legend = _legend(analysis)
    total = sheet.height + _LEGEND_ROW * (math.ceil(len(legend) / _LEGEND_COLUMNS) + len(_said(facts)) + 2)
    count = _count(analysis, facts)
    title = f"{facts['title']}, {_edition(facts)}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {total:.0f}" role="img" '
        f'aria-labelledby="net-title net-desc">',
        f'<title id="net-title">{escape(title)}</title>',
        f'<desc id="net-desc">{escape(count)}. {escape(facts["caution"])}</desc>',
        f"<metadata>{escape(json.dumps(facts, ensure_ascii=False, sort_keys=True))}</metadata>",
        f"<style>{_STYLE}</style>",
        '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>',
        *_heading(title, count),
        *sheet.bands,
        '<g class="ties">',
        *_ties(analysis, sheet),
        '</g><g class="nodes">',
    ]
    radius = sheet.radius
    for node in sorted(analysis.network.graph, key=lambda n: (-radius[n], n)):
        parts.append(_node(node, analysis.network.graph.nodes[node], sheet.places[node], radius[node]))
    parts += ['</g><g class="labels">', *_labels(analysis, sheet.places, radius), "</g>"]
    parts += _caption(legend, facts, sheet.height)
    parts.append("</svg>\n")
    return clean("\n".join(parts).encode())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where and how large the nodes are drawn, the bands behind them, and how high the drawing is."""

    places: dict[str, tuple[float, float]]
    radius: dict[str, float]
    height: float
    bands: list[str]


def _layers(analysis: Analysis) -> _Sheet:
    found = layered(analysis.network)
    rows = len({y for _, y in found.places.values()})
    height = max(3 * _HEAD, rows * _ROW + len(found.bands) * _ROW / 2)
    left = _WIDTH - _BAND_NAME - _MARGIN / 2
    places = {node: (_BAND_NAME + x * left, _HEAD + y * height) for node, (x, y) in found.places.items()}
    drawn = []
    for number, band in enumerate(found.bands):
        top, tall = _HEAD + band.top * height, (band.bottom - band.top) * height
        drawn.append(
            f'<rect class="band{number % 2}" x="0" y="{top:.1f}" width="{_WIDTH:.0f}" height="{tall:.1f}"/>'
            f'<text class="band-name" x="12" y="{top + 20:.1f}" font-size="{_FONT:.0f}">'
            f"{escape(LAYER_NAMES[band.name][0])}</text>"
        )
    radius = {node: min(size, _RADIUS_MOST) for node, size in sizes(analysis).items()}
    return _Sheet(places, radius, _HEAD + height + _MARGIN / 2, drawn)


def _free(analysis: Analysis) -> _Sheet:
    points = analysis.positions
    if not points:
        return _Sheet({}, {}, _HEAD + _MARGIN, [])
    xs, ys = [p[0] for p in points.values()], [p[1] for p in points.values()]
    scale = (_WIDTH - 2 * _MARGIN) / (max(xs) - min(xs) or 1.0)
    scale = min(scale, 2 * _WIDTH / (max(ys) - min(ys) or 1.0))
    top = _HEAD + _MARGIN / 2
    places = {node: (_MARGIN + (x - min(xs)) * scale, top + (max(ys) - y) * scale) for node, (x, y) in points.items()}
    return _Sheet(places, sizes(analysis), top + _MARGIN + (max(ys) - min(ys)) * scale, [])


def _edition(facts: dict[str, Any]) -> str:
    return str(facts["parameters"]["edition"] or ", ".join(facts["editions"]))


def _count(analysis: Analysis, facts: dict[str, Any]) -> str:
    network = analysis.network
    arrows = analysis.parameters.arrows
    count = f"{len(network.graph)} nodos, {len(network.weighted_edges)} {'flechas' if arrows else 'vínculos'}"
    least = least_drawn(network)
    return f"{count}; se dibujan los vínculos de peso {least} o más" if least > 1 else count


def _heading(title: str, count: str) -> list[str]:
    return [
        f'<text x="12" y="26" font-size="20" font-weight="600">{escape(title)}</text>',
        f'<text x="12" y="46" font-size="{_FONT:.0f}">{escape(count)}</text>',
    ]


def _ties(analysis: Analysis, sheet: _Sheet) -> list[str]:
    least = least_drawn(analysis.network)
    arrows = analysis.parameters.arrows
    parts = []
    for u, v, data in analysis.network.weighted_edges:
        if data["weight"] < least:
            continue
        (x1, y1), (x2, y2) = sheet.places[u], sheet.places[v]
        width = min(6.0, 0.6 + 0.5 * (data["weight"] - 1) ** 0.7)
        if not arrows:
            parts.append(f'<path class="tie" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke-width="{width:.1f}"/>')
            continue
        # A bend keeps the two ways of a pair, and arcs within a row, apart; the head ends at the node's rim.
        across = math.hypot(x2 - x1, y2 - y1) or 1.0
        bend = min(40.0, across / 6)
        mx, my = (x1 + x2) / 2 - (y2 - y1) / across * bend, (y1 + y2) / 2 + (x2 - x1) / across * bend
        reach = math.hypot(x2 - mx, y2 - my) or 1.0
        x2, y2 = (end - (end - middle) / reach * (sheet.radius[v] + 1) for end, middle in ((x2, mx), (y2, my)))
        parts.append(
            f'<path class="tie" d="M{x1:.1f} {y1:.1f}Q{mx:.1f} {my:.1f} {x2:.1f} {y2:.1f}" '
            f'stroke-width="{width:.1f}" marker-end="url(#head)"/>'
        )
    return parts


def _node(node: str, data: dict[str, Any], place: tuple[float, float], radius: float) -> str:
    group = group_of(data)
    shape = f'{_outline(group.shape, *place, radius)} fill="{group.colour}">'
    end = "</circle>" if group.shape == "circle" else "</path>"
    return f'<a href="{escape(node)}">{shape}<title>{escape(str(data["name"]))}</title>{end}</a>'


def _outline(shape: str, x: float, y: float, r: float) -> str:
    if shape == "circle":
        return f'<circle class="node" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"'
    corners = {
        "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
        "triangle": ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
        "down": ((0, 1.2), (1.15, -0.9), (-1.15, -0.9)),
    }[shape]
    drawn = "L".join(f"{x + r * dx:.1f} {y + r * dy:.1f}" for dx, dy in corners)
    return f'<path class="node" d="M{drawn}z"'


def _labels(analysis: Analysis, places: dict[str, tuple[float, float]], radius: dict[str, float]) -> list[str]:
    """Labels of the largest nodes, each left out where it would lie on one that is there already."""
    graph = analysis.network.graph
    taken: list[tuple[float, float, float, float]] = []
    parts = []
    for node in sorted(graph, key=lambda n: (-radius[n], n)):
        if len(taken) >= LABELS:
            break
        x, y = places[node]
        text = str(graph.nodes[node]["label"])
        text = text if len(text) <= 32 else text[:31] + "…"
        half = len(text) * _FONT * 0.29
        x = min(max(x, half + 4), _WIDTH - half - 4)
        top = y - radius[node] - _FONT - 2
        box = (x - half, top, x + half, top + _FONT + 2)
        if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            continue
        taken.append(box)
        parts.append(
            f'<text class="label" x="{x:.1f}" y="{y - radius[node] - 4:.1f}" font-size="{_FONT:.0f}" '
            f'text-anchor="middle">{escape(text)}</text>'
        )
    return parts


def _legend(analysis: Analysis) -> list[Group]:
    present = {group_key(data) for _, data in analysis.network.graph.nodes(data=True)}
    return [group for key, group in GROUPS.items() if key in present]


def _said(facts: dict[str, Any]) -> list[str]:
    address = f"{facts['base']}id/network/{facts['name']}"
    return [facts["caution"], f"{address}. Build {facts['build']}. {facts['licence']}"]


def _caption(legend: list[Group], facts: dict[str, Any], height: float) -> list[str]:
    parts = []
    for number, group in enumerate(legend):
        x = _MARGIN / 2 + (_WIDTH - _MARGIN) / _LEGEND_COLUMNS * (number % _LEGEND_COLUMNS)
        y = height + _LEGEND_ROW * (number // _LEGEND_COLUMNS)
        parts.append(f'{_outline(group.shape, x, y - 4, 6)} fill="{group.colour}"/>')
        parts.append(f'<text x="{x + 14:.0f}" y="{y:.0f}" font-size="{_FONT:.0f}">{escape(group.es)}</text>')
    last = height + _LEGEND_ROW * (math.ceil(len(legend) / _LEGEND_COLUMNS) + 1)
    for number, line in enumerate(_said(facts)):
        y = last + _LEGEND_ROW * number
        parts.append(f'<text x="12" y="{y:.0f}" font-size="{_FONT:.0f}">{escape(line)}</text>')
    return parts
