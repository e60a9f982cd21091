"""From objectives through institutions to populations: how many entries flow, each counted once."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import HUES, LAYER_NAMES, LAYERS
from entramado.graph.network.build import chosen_entries
from entramado.graph.network.layers import band
from entramado.graph.network.source import NetworkSource
from entramado.graph.network.views.sheet import (
    HEAD,
    MARGIN,
    WIDTH,
    ViewDrawing,
    group_legend,
    label_of,
    say,
    shortened,
    text,
    wrapped,
)
from entramado.ontology.namespaces import last_part

SHOWN: Final = 24
"""So many institutions by name; the others are gathered by level."""
_BAR: Final = 14.0
_GAP: Final = 7.0
_HEIGHT: Final = 900.0
_NAMES: Final = 200.0
_LETTERS: Final = 30
_LINE: Final = 13.0
_NONE: Final = ""
Flows = dict[tuple[str, str], float]


def sankey(analysis: Analysis, language: str) -> ViewDrawing:
    """Three columns of bars as high as the entries that they stand for, and the flows between them.

    The unit is an institution's part in an entry: from the entry's objective to the institution, and on to the entry's
    populations in equal parts, so that what comes in goes out. Entries without a population flow to one that says so.
    """
    flows = flows_of(analysis)
    middle = _middle(analysis, flows)
    left: Flows = defaultdict(float)
    right: Flows = defaultdict(float)
    for (objective, body, population), value in flows.items():
        left[objective, middle[body]] += value
        right[middle[body], population] += value
    source = analysis.network.source
    columns = [
        sorted({a for a, _ in left}, key=lambda o: int(last_part(o)) if last_part(o).isdigit() else 99),
        sorted(set(middle.values()), key=lambda key: _order(analysis, key)),
        sorted({b for _, b in right}, key=lambda p: (p == _NONE, -sum(v for (_, b), v in right.items() if b == p))),
    ]
    named = [
        {o: _objective(source, o, language) for o in columns[0]},
        {key: _body(analysis, key, middle, language) for key in columns[1]},
        {p: source.label(p, language) if p else say(language, "sin grupo dicho", "no group said") for p in columns[2]},
    ]
    total = sum(flows.values()) or 1.0
    parts = _draw(columns, named, (left, right), total, {key: _hue(analysis, key) for key in columns[1]})
    said = say(
        language,
        f"{total:.0f} participaciones de {len({b for _, b, _ in flows})} instituciones: del objetivo de cada entrada, "
        "por la institución, a sus poblaciones en partes iguales",
        f"{total:.0f} parts in entries of {len({b for _, b, _ in flows})} bodies: from each entry's objective, through "
        "the body, to its populations in equal parts",
    )
    bodies = [node for node in analysis.network.graph if analysis.network.graph.nodes[node]["mode"] == "institution"]
    return ViewDrawing(_HEIGHT + MARGIN, parts, said, group_legend(analysis.network, language, bodies))


def flows_of(analysis: Analysis) -> dict[tuple[str, str, str], float]:
    """(objective, institution, population) -> entries; an entry counts once an institution, whatever its roles."""
    source, wanted = analysis.network.source, analysis.parameters
    entries = chosen_entries(source, wanted)
    bodies: dict[str, set[str]] = defaultdict(set)
    for one in source.participations:
        if one.entry in entries and one.role in wanted.counted_roles:
            body = source.root(one.body) if wanted.fold_units else one.body
            if body in analysis.network.graph:
                bodies[one.entry].add(body)
    found: dict[tuple[str, str, str], float] = defaultdict(float)
    for iri, there in bodies.items():
        groups = sorted({item for item, _ in source.items.get("population", {}).get(iri, ())}) or [_NONE]
        for body in there:
            for group in groups:
                if objective := entries[iri].objective:
                    found[objective, body, group] += 1 / len(groups)
    return dict(found)


def _middle(analysis: Analysis, flows: dict[tuple[str, str, str], float]) -> dict[str, str]:
    """Institution -> its own bar, or that of its layer."""
    weight: dict[str, float] = defaultdict(float)
    for (_, body, _), value in flows.items():
        weight[body] += value
    most = sorted(weight, key=lambda body: (-weight[body], body))
    graph = analysis.network.graph
    return {body: body if i < SHOWN else f"layer:{band(graph.nodes[body])}" for i, body in enumerate(most)}


def _layer(analysis: Analysis, key: str) -> str:
    return key.removeprefix("layer:") if key.startswith("layer:") else band(analysis.network.graph.nodes[key])


def _order(analysis: Analysis, key: str) -> tuple[int, bool, str]:
    name = _layer(analysis, key)
    return (LAYERS.index(name) if name in LAYERS else len(LAYERS)), key.startswith("layer:"), key


def _hue(analysis: Analysis, key: str) -> str:
    return HUES.get(_layer(analysis, key), HUES["other"])


def _objective(source: NetworkSource, iri: str, language: str) -> str:
    short_label = source.short_labels.get(iri, {})
    return f"{last_part(iri)}. {short_label.get(language) or short_label.get('es') or source.label(iri, language)}"


def _body(analysis: Analysis, key: str, middle: dict[str, str], language: str) -> str:
    if not key.startswith("layer:"):
        return label_of(analysis.network, key, language)
    count = sum(1 for to in middle.values() if to == key)
    name = LAYER_NAMES[key.removeprefix("layer:")][language == "en"].lower()
    return say(language, f"{count} más ({name})", f"{count} more ({name})")


def _draw(
    columns: list[list[str]],
    named: list[dict[str, str]],
    both: tuple[Flows, Flows],
    total: float,
    hues: dict[str, str],
) -> list[str]:
    scale = (_HEIGHT - _GAP * max(map(len, columns))) / total
    xs = (_NAMES, WIDTH / 2 - _BAR / 2, WIDTH - _NAMES - _BAR)
    left, right = both
    sizes: list[dict[str, float]] = [defaultdict(float), defaultdict(float), defaultdict(float)]
    for (a, b), value in left.items():
        sizes[0][a] += value
        sizes[1][b] += value
    for (_, b), value in right.items():
        sizes[2][b] += value
    tops = [_stack(column, size, scale) for column, size in zip(columns, sizes, strict=True)]
    parts = []
    for flows, (a_side, b_side) in ((left, (0, 1)), (right, (1, 2))):
        out, into = dict(tops[a_side]), dict(tops[b_side])
        order = sorted(flows, key=lambda ab: (columns[a_side].index(ab[0]), columns[b_side].index(ab[1])))
        ends = {}
        for a, b in order:
            ends[a, b] = out[a]
            out[a] += flows[a, b] * scale
        for a, b in sorted(order, key=lambda ab: (columns[b_side].index(ab[1]), columns[a_side].index(ab[0]))):
            hue = hues[b if a_side == 0 else a]
            said = f"{named[a_side][a]} · {named[b_side][b]}: {flows[a, b]:.1f}"
            parts.append(_flow((xs[a_side] + _BAR, ends[a, b]), (xs[b_side], into[b]), flows[a, b] * scale, hue, said))
            into[b] += flows[a, b] * scale
    for side, column in enumerate(columns):
        for key in column:
            y, tall = tops[side][key], sizes[side][key] * scale
            hue = hues.get(key, "#7b8494")
            lines = bar_lines(named[side][key], sizes[side][key], tall, beside=side != 1)
            x, anchor = (xs[0] - 6, "end") if side == 0 else (xs[side] + _BAR + 6, "")
            said = f"<title>{escape(named[side][key])}: {sizes[side][key]:.1f}</title>"
            parts.append(
                f'<rect x="{xs[side]:.1f}" y="{y:.1f}" width="{_BAR}" height="{max(tall, 1):.1f}" fill="{hue}">{said}'
                "</rect>"
            )
            for i, words in enumerate(lines):
                at = y + tall / 2 + 4 + _LINE * (i - (len(lines) - 1) / 2)
                parts.append(text(x, at, words, size=11, css="label" if side == 1 else "", anchor=anchor))
    return parts


def bar_lines(name: str, size: float, tall: float, *, beside: bool) -> list[str]:
    """A bar's name and count: in lines beside a bar that is as high as they are, else cut to one."""
    lines = wrapped(f"{name} {size:.0f}", _LETTERS)
    return (
        lines
        if beside and len(lines) * _LINE <= tall
        else [f"{shortened(name, _LETTERS - (3 if beside else 0))} {size:.0f}"]
    )


def _stack(column: list[str], size: dict[str, float], scale: float) -> dict[str, float]:
    """Where each bar begins; what room is left is shared out between them."""
    used = sum(size[key] for key in column) * scale
    gap = (_HEIGHT - used) / max(1, len(column))
    found, y = {}, HEAD + 10
    for key in column:
        found[key] = y
        y += size[key] * scale + gap
    return found


def _flow(start: tuple[float, float], end: tuple[float, float], tall: float, hue: str, said: str) -> str:
    (x1, y1), (x2, y2) = start, end
    middle = (x1 + x2) / 2
    there = f"C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    back = f"C{middle:.1f} {y2 + tall:.1f} {middle:.1f} {y1 + tall:.1f} {x1:.1f} {y1 + tall:.1f}"
    path = f"M{x1:.1f} {y1:.1f}{there}v{tall:.1f}{back}z"
    return f'<path class="flow" fill="{hue}" d="{path}"><title>{escape(said)}</title></path>'
