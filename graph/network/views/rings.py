"""One node in the middle and those tied to it on a ring around it, layer by layer, with the ties among them."""

from __future__ import annotations

import math
from typing import Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import group_key
from entramado.graph.network.layers import band
from entramado.graph.network.views.sheet import (
    HEAD,
    WIDTH,
    ViewDrawing,
    arc,
    arrow_item,
    group_legend,
    label_of,
    name_of,
    node_mark,
    shortened,
    text,
    tie_name,
    tie_width,
    width_of,
)
from entramado.ontology.namespaces import last_part

_FIRST: Final = 210.0
_STEP: Final = 22.0
_ROOM: Final = 210.0
"""The room for names at either side of the ring."""
_GAP: Final = 10.0
"""Between a node and its name."""
_MARGIN: Final = 16.0
_LEAST: Final = 40.0
"""The room above and below the middle where nothing stands around it."""
_LETTERS: Final = 28
_APART: Final = 15.0
"""How far two names on the ring have to be apart."""


def rings(analysis: Analysis, language: str) -> ViewDrawing:
    """The node asked for (``ego``) and its ring; the ring is as wide as its names need."""
    graph = analysis.network.graph
    middle = next(node for node in sorted(graph) if last_part(node) == analysis.parameters.ego)
    others = sorted((n for n in graph if n != middle), key=lambda n: (_order(graph.nodes[n]), graph.nodes[n]["label"]))
    names = {node: shortened(label_of(analysis.network, node, language), _LETTERS) for node in others}
    places, turns, height = _around(middle, names)
    x, y = places[middle]
    size = dict.fromkeys(graph, 5.0) | {middle: 13.0}
    parts = ['<g class="ties">']
    # Ties among the others first: those of the middle lie over them.
    for u, v, data in sorted(analysis.network.weighted_edges, key=lambda tie: middle in tie[:2]):
        own = middle in (u, v)
        head = ' marker-end="url(#head)"' if analysis.parameters.arrows else ""
        css = "tie" if own else "tie other"
        path = arc(*places[u], *places[v], size[v] + 2 if head else 0)
        width = f'stroke-width="{tie_width(data["weight"]):.1f}"'
        parts.append(f'<path class="{css}" {tie_name(u, v)} d="{path}" {width}{head}/>')
    parts.append('</g><g class="nodes">')
    for node in (*others, middle):
        said = name_of(analysis.network, node, language)
        parts.append(node_mark(node, graph.nodes[node], *places[node], size[node], said=said))
    parts.append('</g><g class="labels">')
    for node in others:
        parts.append(_name(names[node], places[node], turns[node]))
    parts += [
        text(
            x,
            y - 18,
            shortened(label_of(analysis.network, middle, language)),
            size=16,
            css="label strong",
            anchor="middle",
        ),
        "</g>",
    ]
    legend = group_legend(analysis.network, language)
    if analysis.parameters.arrows:
        legend.append(arrow_item(language))
    return ViewDrawing(height, parts, "", legend)


def _around(middle: str, names: dict[str, str]) -> tuple[dict[str, tuple[float, float]], dict[str, float], float]:
    """Where the nodes stand, the middle and those around it; in which direction from it, and how high the whole is."""
    count = len(names)
    radius = max(_FIRST, min(count * _APART / (2 * math.pi), (WIDTH - 2 * _ROOM) / 2))
    stagger = count * _APART > 2 * math.pi * radius
    turns = {node: 2 * math.pi * i / count - math.pi / 2 for i, node in enumerate(names)}
    far = {node: radius + (_STEP if stagger and i % 2 else 0) for i, node in enumerate(names)}
    # Names run outwards: how far they reach above and below the middle.
    reach = [math.sin(turn) * (far[node] + _GAP + width_of(names[node])) for node, turn in turns.items()]
    above, below = max(_LEAST, *(-r for r in reach), 0), max(_LEAST, *reach, 0)
    x, y = WIDTH / 2, HEAD + above + _MARGIN
    places = {node: (x + far[node] * math.cos(turn), y + far[node] * math.sin(turn)) for node, turn in turns.items()}
    return places | {middle: (x, y)}, turns, above + below + 2 * _MARGIN


def _order(data: dict[str, object]) -> tuple[str, str]:
    return band(data), group_key(data)


def _name(words: str, place: tuple[float, float], turn: float) -> str:
    """A name that runs outwards from its node, never upside down."""
    left = math.cos(turn) < -1e-9
    x, y = place[0] + _GAP * math.cos(turn), place[1] + _GAP * math.sin(turn)
    degrees = math.degrees(turn) + (180 if left else 0)
    return text(x, y + 4, words, css="label", anchor="end" if left else "", turn=degrees)
