"""The picture as a static SVG: for print, and for browsers without WebGL."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.style import LABELS, SECTORS, least_drawn, sector_colour, sector_key, sizes
from entramado.graph.network.tables import about
from entramado.graph.xml_text import clean

_WIDTH = 1200.0
_MARGIN = 60.0
_FONT = 13.0
_LEGEND_ROW = 20.0
_STYLE = (
    "text{font-family:system-ui,sans-serif;fill:#1d2430}"
    ".tie{stroke:#7d8794;stroke-opacity:.45;fill:none}"
    ".node{stroke:#fff;stroke-width:1}"
    ".label{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}"
    "@media (prefers-color-scheme:dark){text{fill:#e8ebf0}.label{stroke:#14181f}.node{stroke:#14181f}}"
    "@media print{text{fill:#000}.label{stroke:#fff}.node{stroke:#fff}}"
)


def svg(analysis: Analysis) -> bytes:
    """A drawing of the network with legend, labels of the nodes with most ties, and its facts as metadata."""
    facts = about(analysis)
    graph = analysis.network.graph
    places, height = _places(analysis)
    legend = _legend(analysis)
    total = height + _LEGEND_ROW * (len(legend) + 3)
    radius = sizes(analysis)
    shown = facts["parameters"]["edition"] or ", ".join(facts["editions"])
    count = f"{len(graph)} nodos, {graph.number_of_edges()} vínculos; edición: {shown}"
    least = least_drawn(analysis.network)
    if least > 1:
        count += f"; se dibujan los vínculos de peso {least} o más"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {total:.0f}" role="img" '
        f'aria-labelledby="net-title net-desc">',
        f'<title id="net-title">{escape(facts["title"])}</title>',
        f'<desc id="net-desc">{escape(count)}. {escape(facts["caution"])}</desc>',
        f"<metadata>{escape(json.dumps(facts, ensure_ascii=False, sort_keys=True))}</metadata>",
        f"<style>{_STYLE}</style>",
        '<g class="ties">',
    ]
    for u, v, data in analysis.network.weighted_edges:
        if data["weight"] < least:
            continue
        (x1, y1), (x2, y2) = places[u], places[v]
        width = min(6.0, 0.6 + 0.5 * (data["weight"] - 1) ** 0.7)
        parts.append(f'<path class="tie" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke-width="{width:.1f}"/>')
    parts.append('</g><g class="nodes">')
    for node in sorted(graph, key=lambda n: (-radius[n], n)):
        parts.append(_node(node, graph.nodes[node], places[node], radius[node]))
    parts.append('</g><g class="labels">')
    parts += _labels(analysis, places, radius)
    parts.append("</g>")
    parts += _caption(legend, facts, count, height)
    parts.append("</svg>\n")
    return clean("\n".join(parts).encode())


def _places(analysis: Analysis) -> tuple[dict[str, tuple[float, float]], float]:
    """Node -> place on the sheet, and the height that the drawing takes."""
    points = analysis.positions
    if not points:
        return {}, 2 * _MARGIN
    xs, ys = [p[0] for p in points.values()], [p[1] for p in points.values()]
    scale = (_WIDTH - 2 * _MARGIN) / (max(xs) - min(xs) or 1.0)
    scale = min(scale, 2 * _WIDTH / (max(ys) - min(ys) or 1.0))
    placed = {
        node: (_MARGIN + (x - min(xs)) * scale, _MARGIN + (max(ys) - y) * scale) for node, (x, y) in points.items()
    }
    return placed, 2 * _MARGIN + (max(ys) - min(ys)) * scale


def _node(node: str, data: dict[str, Any], place: tuple[float, float], radius: float) -> str:
    x, y = place
    colour = sector_colour(data)
    if data["mode"] == "institution":
        shape = f'<circle class="node" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}">'
        end = "</circle>"
    else:
        side = 1.8 * radius
        shape = (
            f'<rect class="node" x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side:.1f}" '
            f'height="{side:.1f}" fill="{colour}">'
        )
        end = "</rect>"
    return f'<a href="{escape(node)}">{shape}<title>{escape(str(data["name"]))}</title>{end}</a>'


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


def _legend(analysis: Analysis) -> list[str]:
    present = {sector_key(data) for _, data in analysis.network.graph.nodes(data=True)}
    return [key for key in SECTORS if key in present]


def _caption(legend: list[str], facts: dict[str, Any], count: str, height: float) -> list[str]:
    parts = []
    for number, key in enumerate(legend):
        colour, name, _ = SECTORS[key]
        y = height + _LEGEND_ROW * number
        parts.append(f'<circle class="node" cx="{_MARGIN}" cy="{y - 4:.0f}" r="6" fill="{colour}"/>')
        parts.append(f'<text x="{_MARGIN + 14}" y="{y:.0f}" font-size="{_FONT:.0f}">{escape(name)}</text>')
    last = height + _LEGEND_ROW * (len(legend) + 1)
    said = (f"{facts['title']}. {count}. Build {facts['build']}. {facts['licence']}", facts["caution"])
    for number, line in enumerate(said):
        y = last + _LEGEND_ROW * number
        parts.append(f'<text x="{_MARGIN - 8}" y="{y:.0f}" font-size="{_FONT:.0f}">{escape(line)}</text>')
    return parts
