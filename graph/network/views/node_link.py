"""Nodes and ties: in layers with arrows from reporter to named, or in the free layout."""

from __future__ import annotations

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import LAYER_NAMES
from entramado.graph.network.layers import layered
from entramado.graph.network.style import LABELS, least_drawn, sizes
from entramado.graph.network.views.sheet import (
    FONT,
    HEAD,
    MARGIN,
    WIDTH,
    ViewDrawing,
    arc,
    arrow_item,
    group_legend,
    label_of,
    name_of,
    node_mark,
    say,
    shortened,
    text,
    tie_name,
    tie_width,
    width_of,
)

_ROW = 44.0
_BAND_NAME = 185.0
_RADIUS_MOST = 13.0
Places = dict[str, tuple[float, float]]


def layers(analysis: Analysis, language: str) -> ViewDrawing:
    """A band for each level, international above, civil society below; nodes in rows."""
    found = layered(analysis.network)
    height = max(3 * HEAD, (found.rows + len(found.bands) / 2) * _ROW)
    left = WIDTH - _BAND_NAME - MARGIN
    places = {node: (_BAND_NAME + x * left, HEAD + y * height) for node, (x, y) in found.places.items()}
    drawn = []
    for number, band in enumerate(found.bands):
        top, tall = HEAD + band.top * height, (band.bottom - band.top) * height
        drawn.append(
            f'<rect class="band{number % 2}" x="0" y="{top:.1f}" width="{WIDTH:.0f}" height="{tall:.1f}"/>'
            + text(12, top + 20, LAYER_NAMES[band.name][language == "en"], css="strong")
        )
    radius = {node: min(size, _RADIUS_MOST) for node, size in sizes(analysis).items()}
    return _drawing(analysis, language, places, radius, behind=drawn, height=height + MARGIN)


def free(analysis: Analysis, language: str) -> ViewDrawing:
    """Nodes where the forces of their ties put them."""
    points = analysis.positions
    if not points:
        return ViewDrawing(HEAD, [])
    side = 2 * MARGIN
    xs, ys = [p[0] for p in points.values()], [p[1] for p in points.values()]
    scale = (WIDTH - 2 * side) / (max(xs) - min(xs) or 1.0)
    scale = min(scale, 2 * WIDTH / (max(ys) - min(ys) or 1.0))
    places = {n: (side + (x - min(xs)) * scale, HEAD + MARGIN + (max(ys) - y) * scale) for n, (x, y) in points.items()}
    height = 3 * MARGIN + (max(ys) - min(ys)) * scale
    return _drawing(analysis, language, places, sizes(analysis), behind=[], height=height)


def _drawing(
    analysis: Analysis, language: str, places: Places, radius: dict[str, float], *, behind: list[str], height: float
) -> ViewDrawing:
    graph = analysis.network.graph
    parts = [*behind, '<g class="ties">', *_ties(analysis, places, radius), '</g><g class="nodes">']
    for n in sorted(graph, key=lambda n: (-radius[n], n)):
        said = name_of(analysis.network, n, language)
        parts.append(node_mark(n, graph.nodes[n], *places[n], radius[n], said=said))
    parts += ['</g><g class="labels">', *_labels(analysis, places, radius, language), "</g>"]
    legend = group_legend(analysis.network, language)
    if analysis.parameters.arrows:
        legend.append(arrow_item(language))
    return ViewDrawing(height, parts, _count(analysis, language), legend)


def _count(analysis: Analysis, language: str) -> str:
    least = least_drawn(analysis.network)
    if least <= 1:
        return ""
    nodes, ties = len(analysis.network.graph), len(analysis.network.weighted_edges)
    return say(
        language,
        f"{nodes} nodos, {ties} vínculos; se dibujan los vínculos de peso {least} o más",
        f"{nodes} nodes, {ties} ties; those of weight {least} or more are drawn",
    )


def _ties(analysis: Analysis, places: Places, radius: dict[str, float]) -> list[str]:
    least = least_drawn(analysis.network)
    arrows = analysis.parameters.arrows
    parts = []
    for u, v, data in analysis.network.weighted_edges:
        if data["weight"] < least:
            continue
        (x1, y1), (x2, y2) = places[u], places[v]
        path = arc(x1, y1, x2, y2, radius[v] + 1) if arrows else f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
        head = ' marker-end="url(#head)"' if arrows else ""
        width = tie_width(data["weight"])
        parts.append(f'<path class="tie" {tie_name(u, v)} d="{path}" stroke-width="{width:.1f}"{head}/>')
    return parts


def _labels(analysis: Analysis, places: Places, radius: dict[str, float], language: str) -> list[str]:
    """Labels of the largest nodes, each left out where it would lie on one that is there already."""
    graph = analysis.network.graph
    taken: list[tuple[float, float, float, float]] = []
    parts = []
    for node in sorted(graph, key=lambda n: (-radius[n], n)):
        if len(taken) >= LABELS:
            break
        x, y = places[node]
        words = shortened(label_of(analysis.network, node, language))
        half = width_of(words) / 2
        x = min(max(x, half + 4), WIDTH - half - 4)
        top = y - radius[node] - FONT - 2
        box = (x - half, top, x + half, top + FONT + 2)
        if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            continue
        taken.append(box)
        parts.append(text(x, y - radius[node] - 4, words, css="label", anchor="middle"))
    return parts
