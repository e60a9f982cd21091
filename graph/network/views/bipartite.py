"""The two kinds of nodes side by side, with the ties between them; those with few ties are gathered by layer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import HUES, LAYER_NAMES, LAYERS, group_of
from entramado.graph.network.layers import band
from entramado.graph.network.style import least_weight
from entramado.graph.network.ties import Network
from entramado.graph.network.views.sheet import (
    HEAD,
    WIDTH,
    ViewDrawing,
    group_legend,
    label_of,
    name_of,
    node_mark,
    say,
    shortened,
    text,
    tie_name,
    tie_width,
)

SHOWN: Final = 36
# Of more ties between items than these the heaviest are drawn, and the heaviest of each item.
TIES: Final = 150
NARROW_TIES: Final = 80
_SWEEPS: Final = 8
_NAMES: Final = 300.0
_ROW: Final = 20.0
_LETTERS: Final = 38
_NARROW_NAMES: Final = 142.0
_NARROW_LETTERS: Final = 16


Weights = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class _Item:
    """A node of a column, or those of a layer (or kind) that are gathered into one."""

    key: str
    label: str
    nodes: tuple[str, ...]
    layer: str


def bipartite(analysis: Analysis, language: str, width: float = WIDTH) -> ViewDrawing:
    """The first kind at the left, by layer; the second at the right, objectives by number; so that few ties cross."""
    network, modes = analysis.network, analysis.parameters.modes
    wide = width == WIDTH
    names, letters, most = (_NAMES, _LETTERS, TIES) if wide else (_NARROW_NAMES, _NARROW_LETTERS, NARROW_TIES)
    sides = [_column(network, mode, language) for mode in modes]
    of = {node: item.key for items in sides for item in items for node in item.nodes}
    weights = _weights(network, of)
    least = least_weight(weights.values(), most)
    drawn = _drawn(weights, least)
    _order(sides, drawn, numbered=modes[1] == "objective")
    height = _ROW * max(len(items) for items in sides)
    places: dict[str, tuple[float, float]] = {}
    for x, items in zip((names, width - names), sides, strict=True):
        for i, item in enumerate(items):
            places[item.key] = x, HEAD + 20 + height * (i + 0.5) / len(items)
    parts = ['<g class="ties">', *_ties(network, places, drawn, language), '</g><g class="nodes">']
    for side, items in enumerate(sides):
        parts += [_mark(network, item, places[item.key], letters, language, right=bool(side)) for item in items]
    parts.append("</g>")
    said = _count(analysis, sides, language)
    if len(drawn) < len(weights):
        said += say(
            language,
            f"; se dibujan los de {least} entradas o más, y el mayor de cada nodo",
            f"; drawn are those of {least} entries or more, and the largest of each node",
        )
    return ViewDrawing(height + 40, parts, said, group_legend(network, language), width)


def _weights(network: Network, of: dict[str, str]) -> Weights:
    """The weight between each two items of the columns."""
    weights: Weights = defaultdict(int)
    for u, v, data in network.pairs:
        weights[of[u], of[v]] += data["weight"]
    return dict(weights)


def _drawn(weights: Weights, least: int) -> Weights:
    """The ties that are drawn: those from a weight on, and of each item the heaviest."""
    heaviest: dict[str, tuple[str, str]] = {}
    for pair in sorted(weights, key=lambda pair: (weights[pair], pair)):
        heaviest |= dict.fromkeys(pair, pair)
    kept = set(heaviest.values())
    return {pair: weight for pair, weight in weights.items() if weight >= least or pair in kept}


def _order(sides: list[list[_Item]], drawn: Weights, *, numbered: bool) -> None:
    """Put the items of each side in the order of those that they are tied to, their layers staying together.

    The barycentre heuristic: Sugiyama, Tagawa and Toda (1981), IEEE Trans. on Systems, Man, and Cybernetics 11(2).
    """
    if numbered:
        sides[1].sort(key=lambda item: (len(item.nodes) > 1, _number(item.label)))
    layers = {name: i for i, name in enumerate(LAYERS)}
    for sweep in range(_SWEEPS):
        side = 0 if numbered else 1 - sweep % 2
        places = {item.key: i for i, item in enumerate(sides[1 - side])}
        middle: dict[str, float] = {}
        for item in sides[side]:
            tied = [(pair[1 - side], weight) for pair, weight in drawn.items() if pair[side] == item.key]
            middle[item.key] = sum(places[other] * weight for other, weight in tied) / max(1, sum(w for _, w in tied))
        sides[side].sort(key=lambda item: (layers.get(item.layer, len(layers)), len(item.nodes) > 1, middle[item.key]))


def _column(network: Network, mode: str, language: str) -> list[_Item]:
    graph = network.graph
    strength = dict(graph.degree(weight="weight"))
    nodes = sorted((n for n, d in graph.nodes(data=True) if d["mode"] == mode), key=lambda n: (-strength[n], n))
    items = [_Item(n, label_of(network, n, language), (n,), band(graph.nodes[n])) for n in nodes[:SHOWN]]
    rest: dict[str, list[str]] = defaultdict(list)
    for node in nodes[SHOWN:]:
        rest[band(graph.nodes[node])].append(node)
    for name, found in rest.items():
        if len(found) == 1:
            items.append(_Item(found[0], label_of(network, found[0], language), tuple(found), name))
            continue
        called = LAYER_NAMES[name][language == "en"].lower() if name != mode else ""
        label = say(language, f"{len(found)} más", f"{len(found)} more") + (f" ({called})" if called else "")
        items.append(_Item(f"{mode}:{name}", label, tuple(found), name))
    order = {name: i for i, name in enumerate(LAYERS)}
    return sorted(items, key=lambda item: (order.get(item.layer, len(order)), len(item.nodes) > 1))


def _number(label: str) -> int:
    digits = label.partition(".")[0]
    return int(digits) if digits.isdigit() else 0


def _ties(network: Network, places: dict[str, tuple[float, float]], drawn: Weights, language: str) -> list[str]:
    parts = []
    for (u, v), weight in sorted(drawn.items()):
        (x1, y1), (x2, y2) = places[u], places[v]
        middle = (x1 + x2) / 2
        path = f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        named = f"{tie_name(u, v)} " if u in network.graph and v in network.graph else ""
        said = f"{_label(network, u, language)} · {_label(network, v, language)}: {weight}"
        parts.append(
            f'<path class="tie" {named}d="{path}" stroke-width="{tie_width(weight):.1f}"><title>{escape(said)}</title>'
            "</path>"
        )
    return parts


def _label(network: Network, key: str, language: str) -> str:
    return label_of(network, key, language) if key in network.graph else "…"


def _mark(
    network: Network, item: _Item, place: tuple[float, float], letters: int, language: str, *, right: bool
) -> str:
    x, y = place
    label = text(x + 12 if right else x - 12, y + 4, shortened(item.label, letters), anchor="" if right else "end")
    if len(item.nodes) == 1:
        said = name_of(network, item.nodes[0], language)
        return node_mark(item.nodes[0], network.graph.nodes[item.nodes[0]], x, y, 6, said=said) + label
    colour = HUES.get(item.layer, group_of(_first(network, item)).colour)
    names = ", ".join(sorted(label_of(network, node, language) for node in item.nodes)[:40])
    mark = f'<rect x="{x - 5:.1f}" y="{y - 7:.1f}" width="10" height="14" fill="{colour}">'
    return f"{mark}<title>{escape(names)}</title></rect>{label}"


def _first(network: Network, item: _Item) -> dict[str, Any]:
    found: dict[str, Any] = network.graph.nodes[item.nodes[0]]
    return found


def _count(analysis: Analysis, sides: list[list[_Item]], language: str) -> str:
    counts = [sum(len(item.nodes) for item in items) for items in sides]
    ties = len(analysis.network.pairs)
    gathered = sum(len(item.nodes) for items in sides for item in items if len(item.nodes) > 1)
    said = say(
        language,
        f"{counts[0]} por {counts[1]} nodos, {ties} vínculos; el grueso son entradas",
        f"{counts[0]} by {counts[1]} nodes, {ties} ties; width is entries",
    )
    if gathered:
        said += say(
            language,
            f"; {gathered} con menos vínculos se juntan por nivel",
            f"; {gathered} with fewer ties are gathered by level",
        )
    return said
