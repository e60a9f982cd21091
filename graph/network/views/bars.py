"""Who is named most and who names most: a bar a body, with the interval that its number has."""

from __future__ import annotations

from typing import Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import group_of
from entramado.graph.network.views.sheet import (
    HEAD,
    MARGIN,
    NARROW,
    WIDTH,
    ViewDrawing,
    group_legend,
    label_of,
    name_of,
    node_mark,
    say,
    shortened,
    text,
)

SHOWN: Final = 20
_ROW: Final = 26.0
_NAME: Final = 190.0
_SAID: Final = 128.0
_LETTERS: Final = 21
_NARROW_NAME: Final = 136.0
_NARROW_LETTERS: Final = 13
_TITLES: Final = {
    "in": ("Más nombradas: entradas que las nombran", "Most named: entries that name them"),
    "out": ("Más nombran: entradas en que nombran a otra", "Name most: entries in which they name another"),
}


def bars(analysis: Analysis, language: str, width: float = WIDTH) -> ViewDrawing:
    """Both ways side by side: the bar is the count, the whisker its 95 % interval, the gap the strongest reporter's.

    On a narrow picture one way stands below the other.
    """
    wide = width == WIDTH
    half = (WIDTH - MARGIN) / 2 if wide else width + MARGIN / 2
    ranked = {way: _ranked(analysis, f"{way}_strength") for way in _TITLES}
    parts: list[str] = []
    rows = max(map(len, ranked.values()))
    tall = max(rows, 1) * _ROW + 1.5 * HEAD
    for number, (way, nodes) in enumerate(ranked.items()):
        left, down = (number * (half + MARGIN / 2), 0.0) if wide else (0.0, number * tall)
        side = "".join(_side(analysis, language, way, nodes, (left, half - MARGIN)))
        parts.append(f'<g transform="translate(0 {down:.0f})">{side}</g>' if down else side)
    shown = {node for nodes in ranked.values() for node in nodes}
    legend = group_legend(analysis.network, language, shown)
    legend.append(
        (
            '<path class="whisker" d="M-8 0H8M-8 -4V4M8 -4V4"/>',
            say(language, "95 % al sortear de nuevo las entradas", "95 % of drawing the entries anew"),
        )
    )
    legend.append(
        (
            '<path class="whisker" d="M0 -6V6" stroke-dasharray="2 2"/>',
            say(language, "sin la contraparte que más cuenta", "without the counterpart that counts most"),
        )
    )
    said = say(
        language,
        "Entre paréntesis los puestos posibles: donde dos se traslapan, su orden no se puede separar",
        "In parentheses the ranks that are possible: where two overlap, their order is not separable",
    )
    return ViewDrawing(tall if wide else 2 * tall, parts, said, legend, width)


def _ranked(analysis: Analysis, measure: str) -> list[str]:
    nodes = [node for node, values in analysis.nodes.items() if values.get(measure)]
    return sorted(nodes, key=lambda node: (-analysis.nodes[node][measure], node))[:SHOWN]


def _side(analysis: Analysis, language: str, way: str, nodes: list[str], where: tuple[float, float]) -> list[str]:
    left, width = where
    graph, values = analysis.network.graph, analysis.nodes
    measure = f"{way}_strength"
    most = max((values[node][f"{measure}_high"] for node in nodes), default=1.0) or 1.0
    name, letters = (_NAME, _LETTERS) if width > NARROW else (_NARROW_NAME, _NARROW_LETTERS)
    scale = (width - name - _SAID) / most
    start = left + name
    parts = [text(left + 12, HEAD + 22, _TITLES[way][language == "en"], css="strong", size=15)]
    for number, node in enumerate(nodes):
        y = HEAD + 48 + number * _ROW
        of, data = values[node], graph.nodes[node]
        count, low, high = of[measure], of[f"{measure}_low"], of[f"{measure}_high"]
        least = of[f"{measure}_least"]
        ranks = f"{of[f'{way}_rank_low']:.0f}–{of[f'{way}_rank_high']:.0f}"
        said = f"{name_of(analysis.network, node, language)}: {count:.0f} ({low:.0f}–{high:.0f})"
        parts += [
            node_mark(node, data, left + 14, y, 6, said=said),
            text(left + 28, y + 4, shortened(label_of(analysis.network, node, language), letters)),
            f'<rect x="{start:.1f}" y="{y - 8:.1f}" width="{count * scale:.1f}" height="16" '
            f'fill="{group_of(data).colour}" fill-opacity=".55"/>',
            f'<path class="whisker" stroke-dasharray="2 2" d="M{start + least * scale:.1f} {y - 8:.1f}v16"/>',
            f'<path class="whisker" d="M{start + low * scale:.1f} {y:.1f}H{start + high * scale:.1f}'
            f'M{start + low * scale:.1f} {y - 5:.1f}v10M{start + high * scale:.1f} {y - 5:.1f}v10"/>',
            text(start + high * scale + 8, y + 4, f"{count:.0f} [{low:.0f}–{high:.0f}] ({ranks})"),
        ]
    return parts
