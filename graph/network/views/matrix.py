"""An ordered block matrix: for dense networks, in which lines would hide one another."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby
from typing import Any, Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import LAYER_NAMES, LAYERS, group_of
from entramado.graph.network.layers import band
from entramado.graph.network.views.sheet import (
    HEAD,
    MARGIN,
    WIDTH,
    ViewDrawing,
    bins,
    group_legend,
    label_of,
    node_mark,
    outline,
    say,
    shortened,
    text,
    tie_name,
)

SHOWN: Final = 80
_NAMES: Final = 230.0
_TOP: Final = 170.0
_CELL_MOST: Final = 26.0
_SHADES: Final = (0.35, 0.55, 0.78, 1.0)
_LETTERS: Final = 26
_NARROW: Final = (22, 130.0, 15)
"""Of a narrow picture: how many rows and columns, the room for their names, its letters."""


def matrix(analysis: Analysis, language: str, width: float = WIDTH) -> ViewDrawing:
    """Rows and columns by layer, then community, then ties; a cell's shade is the weight of the tie.

    Of partners a row reports and a column is named. At most `SHOWN` rows and columns are drawn, those with most ties.
    """
    most, names, letters = (SHOWN, _NAMES, _LETTERS) if width == WIDTH else _NARROW
    rows, columns = _sides(analysis, most)
    cell = min(_CELL_MOST, (width - names - MARGIN / 3) / max(1, len(columns)))
    x0, y0 = names, HEAD + _TOP
    at = {node: x0 + cell * (i + 0.5) for i, node in enumerate(columns)}
    down = {node: y0 + cell * (i + 0.5) for i, node in enumerate(rows)}
    parts = [*_blocks(analysis, rows, columns, (x0, y0, cell, width), language)]
    network = analysis.network
    graph = network.graph
    size = min(12.0, cell)
    for node, y in down.items():
        parts += [_dot(graph.nodes[node], node, x0 - 7, y, cell)]
        if cell >= 7:
            parts.append(
                text(
                    x0 - 15,
                    y + size / 3,
                    shortened(label_of(network, node, language), letters),
                    size=size,
                    anchor="end",
                )
            )
    for node, x in at.items():
        parts += [_dot(graph.nodes[node], node, x, y0 - 7, cell)]
        if cell >= 7:
            label = shortened(label_of(network, node, language), min(letters, _LETTERS - 5))
            parts.append(text(x + size / 3, y0 - 15, label, size=size, turn=-90))
    cells, shades = _cells(analysis, at, down, cell, language)
    parts += cells
    legend = group_legend(analysis.network, language, {*rows, *columns}) + shades
    return ViewDrawing(
        _TOP + cell * len(rows) + MARGIN, parts, _count(analysis, rows, columns, language), legend, width
    )


def _sides(analysis: Analysis, shown: int) -> tuple[list[str], list[str]]:
    """The nodes of the rows and of the columns, in order."""
    graph, wanted = analysis.network.graph, analysis.parameters
    strength = dict(graph.degree(weight="weight"))

    def ordered(nodes: list[str]) -> list[str]:
        most = sorted((n for n in nodes if strength[n]), key=lambda n: (-strength[n], n))[:shown]
        groups = analysis.groups.of
        return sorted(most, key=lambda n: (_place(graph.nodes[n]), groups[n], -strength[n], n))

    if wanted.two_mode and not wanted.projection:
        first, second = wanted.modes
        sides = [ordered([n for n, data in graph.nodes(data=True) if data["mode"] == mode]) for mode in (first, second)]
        return sides[0], sides[1]
    if wanted.arrows:
        arcs = [(u, v) for u, v, _ in analysis.network.arcs]
        return ordered(list({u for u, _ in arcs})), ordered(list({v for _, v in arcs}))
    both = ordered(list(graph))
    return both, both


def _place(data: Mapping[str, Any]) -> tuple[int, str]:
    name = band(data)
    return (LAYERS.index(name) if name in LAYERS else len(LAYERS)), name


def _blocks(
    analysis: Analysis, rows: list[str], columns: list[str], where: tuple[float, float, float, float], language: str
) -> list[str]:
    """Lines between the layers of rows and of columns, and what the layers are called at the right."""
    x0, y0, cell, width = where
    graph = analysis.network.graph
    right, bottom = x0 + cell * len(columns), y0 + cell * len(rows)
    parts = [f'<rect class="band0" x="{x0:.1f}" y="{y0:.1f}" width="{right - x0:.1f}" height="{bottom - y0:.1f}"/>']
    for side, nodes in (("row", rows), ("column", columns)):
        start = 0
        for name, found in groupby(nodes, key=lambda n: band(graph.nodes[n])):
            start += len(list(found))
            at = (y0 if side == "row" else x0) + cell * start
            line = f"M{x0 - 12:.1f} {at:.1f}H{right:.1f}" if side == "row" else f"M{at:.1f} {y0 - 12:.1f}V{bottom:.1f}"
            parts.append(f'<path class="rule" d="{line}" stroke-width=".8"/>')
            if side == "row" and right < width - 150:
                parts.append(text(right + 8, at - 4, LAYER_NAMES[name][language == "en"], size=11, css="soft"))
    return parts


def _dot(data: dict[str, Any], node: str, x: float, y: float, cell: float) -> str:
    if cell >= 7:
        return node_mark(node, data, x, y, 4)
    return outline(group_of(data), x, y, max(1.5, cell / 2))


def _cells(
    analysis: Analysis, at: dict[str, float], down: dict[str, float], cell: float, language: str
) -> tuple[list[str], list[tuple[str, str]]]:
    """The cells that have a tie, each opening it, and what their shades stand for."""
    network = analysis.network
    one_way = analysis.parameters.arrows or (analysis.parameters.two_mode and not analysis.parameters.projection)
    found: list[tuple[str, str, int]] = []
    for u, v, data in network.weighted_edges:
        for row, column in ((u, v),) if one_way else ((u, v), (v, u)):
            if row in down and column in at:
                found.append((row, column, int(data["weight"])))
    ends = bins([weight for *_, weight in found])
    shades = _SHADES[-len(ends) :] if ends else ()
    inner = max(1.0, cell - (1.0 if cell >= 5 else 0.3))
    label = {node: label_of(network, node, language) for node in (*at, *down)}
    parts = ['<g class="cells">']
    for row, column, weight in found:
        shade = shades[next(i for i, end in enumerate(ends) if weight <= end)]
        x, y = at[column] - inner / 2, down[row] - inner / 2
        parts.append(
            f'<rect class="cell" {tie_name(row, column)} x="{x:.1f}" y="{y:.1f}" width="{inner:.1f}" '
            f'height="{inner:.1f}" fill-opacity="{shade}"><title>{escape(f"{label[row]} · {label[column]}: {weight}")}'
            "</title></rect>"
        )
    parts.append("</g>")
    starts = [1, *(int(end) + 1 for end in ends)][: len(ends)]
    said = [f"{start}–{end:.0f}" if start < end else f"{end:.0f}" for start, end in zip(starts, ends, strict=True)]
    mark = '<rect class="cell" x="-7" y="-7" width="14" height="14" fill-opacity="{}"/>'
    return parts, [(mark.format(shade), words) for shade, words in zip(shades, said, strict=True)]


def _count(analysis: Analysis, rows: list[str], columns: list[str], language: str) -> str:
    nodes, ties = len(analysis.network.graph), len(analysis.network.weighted_edges)
    way = ""
    if analysis.parameters.arrows:
        way = say(language, "; la fila informa, la columna es nombrada", "; the row reports, the column is named")
    said = say(
        language,
        f"{len(rows)} filas por {len(columns)} columnas, las de más vínculos, de {nodes} nodos con {ties} vínculos",
        f"{len(rows)} rows by {len(columns)} columns, those with most ties, of {nodes} nodes with {ties} ties",
    )
    return said + way
