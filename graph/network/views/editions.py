"""Small multiples: the network of each edition beside the others, every node at the same place in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import LAYER_NAMES, Group
from entramado.graph.network.build import build_network
from entramado.graph.network.change import change, earlier, tie_keys
from entramado.graph.network.layers import Band, layered
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import NetworkSource
from entramado.graph.network.style import least_drawn
from entramado.graph.network.ties import Network
from entramado.graph.network.views.sheet import (
    HEAD,
    MARGIN,
    WIDTH,
    ViewDrawing,
    arc,
    groups_of,
    node_mark,
    outline,
    say,
    text,
    tie_name,
    tie_width,
    width_of,
    wrapped,
)

_ACROSS: Final = 2
_ROW: Final = 24.0
_TITLE: Final = 62.0
_NARROW_TITLE: Final = 104.0
_SMALL: Final = 12.0
_NODE: Final = 3.4
_TIES_MOST: Final = 1500
_WIDE: Final = (WIDTH - MARGIN) / _ACROSS - MARGIN / 2
_KEPT_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class _Panel:
    """An edition drawn at the origin, and what its title says: its counts, and what changed since ``since``."""

    edition: str
    bodies: int
    ties: int
    marks: str
    since: str = ""
    kept: int = 0
    reporting: tuple[int, ...] = ()
    was: int = 0


@dataclass(frozen=True, slots=True)
class _Panels:
    """All editions, the bands behind them, and what the legend shows; whatever the language."""

    height: float
    bands: list[Band]
    panels: list[_Panel]
    groups: list[Group]


def editions(analysis: Analysis, language: str, width: float = WIDTH) -> ViewDrawing:
    """A panel for each edition; ties that are new since an earlier edition are marked, those that are gone dashed.

    The edition chosen does not matter. A panel is compared with the last edition before it that shares a tie with it:
    one of another kind of report, of other bodies, shares none.
    """
    found = _kept(analysis)
    across, room = (_ACROSS, _TITLE) if width == WIDTH else (1, _NARROW_TITLE)
    wide = (width - MARGIN) / across - (MARGIN / 2 if across > 1 else 0)
    parts: list[str] = []
    for number, panel in enumerate(found.panels):
        left = MARGIN / 2 + (number % across) * (wide + MARGIN)
        top = HEAD + (number // across) * (found.height + room + MARGIN)
        parts += _title(panel, (left, top, wide), language)
        for i, band in enumerate(found.bands):
            y, tall = top + room + band.top * found.height, (band.bottom - band.top) * found.height
            parts.append(
                f'<rect class="band{i % 2}" x="{left:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}"/>'
            )
        parts.append(
            f'<g transform="translate({left:.1f} {top + room:.1f}) scale({wide / _WIDE:.3f} 1)">{panel.marks}</g>'
        )
        # Over the nodes that stand in the corner of a band.
        for band in found.bands if number % across == 0 else ():
            y, name = top + room + band.top * found.height + 11, LAYER_NAMES[band.name][language == "en"]
            parts.append(text(left + 4, y, name, size=10, css="label"))
    deep = -(-len(found.panels) // across)
    legend = [
        *((outline(group, 0, 0, 6), say(language, group.es, group.en)) for group in found.groups),
        ('<path class="tie new" d="M-8 0H8" stroke-width="2"/>', say(language, "nuevo en esta edición", "new here")),
        (
            '<path class="tie gone" d="M-8 0H8" stroke-width="1.4"/>',
            say(language, "estaba en la edición anterior", "was in the edition before"),
        ),
    ]
    said = say(
        language,
        "Cada nodo está en el mismo lugar en todas; un cambio es primero un cambio en quién informó",
        "Every node stands at the same place in each; a change is first of all a change in who was asked",
    )
    return ViewDrawing(max(deep, 1) * (found.height + room + MARGIN), parts, said, legend, width)


def _kept(analysis: Analysis) -> _Panels:
    """The panels of a network whichever edition and body are looked at; drawn once, the last ones kept."""
    wanted, kept = analysis.parameters.but(edition="", ego=""), analysis.network.source.panels
    if wanted not in kept:
        while len(kept) >= _KEPT_MOST:
            del kept[next(iter(kept))]
        kept[wanted] = _drawn(analysis.network.source, wanted)
    found = kept[wanted]
    assert isinstance(found, _Panels)
    return found


def _drawn(source: NetworkSource, wanted: Parameters) -> _Panels:
    every = build_network(source, wanted)
    networks = [build_network(source, wanted.but(edition=edition)) for edition in source.editions]
    networks = [network for network in networks if network.graph.number_of_edges()]
    found = layered(every)
    height = max(200.0, (found.rows + len(found.bands) / 2) * _ROW)
    places = {node: (8 + x * (_WIDE - 16), y * height) for node, (x, y) in found.places.items()}
    panels = [_panel(network, earlier(network, reversed(networks[:i])), places) for i, network in enumerate(networks)]
    return _Panels(height, found.bands, panels, groups_of(every))


def _title(panel: _Panel, where: tuple[float, float, float], language: str) -> list[str]:
    left, top, width = where
    said = say(
        language, f"{panel.bodies} nodos con {panel.ties} vínculos", f"{panel.bodies} nodes with {panel.ties} ties"
    )
    if panel.since:
        new, gone = panel.ties - panel.kept, panel.was - panel.kept
        said += say(
            language,
            f"; frente a {panel.since}: {panel.kept} siguen, {new} nuevos, {gone} ya no",
            f"; against {panel.since}: {panel.kept} kept, {new} new, {gone} gone",
        )
    sentences = [said]
    if panel.reporting:
        both, kept, new, gone = panel.reporting
        words = say(
            language,
            f"entre las {both} que informan en ambas: {kept} parejas siguen, {new} nuevas, {gone} ya no",
            f"among the {both} that report in both: {kept} pairs kept, {new} new, {gone} gone",
        )
        sentences.append(words)
    lines = [line for one in sentences for line in wrapped(one, width / width_of("n", _SMALL))]
    head = text(left, top + 18, panel.edition, size=17, css="strong")
    return [head, *(text(left, top + 37 + 16 * i, line, size=_SMALL) for i, line in enumerate(lines))]


def _panel(panel: Network, before: Network | None, places: dict[str, tuple[float, float]]) -> _Panel:
    now = tie_keys(panel)
    was = tie_keys(before) if before is not None else now
    bodies = sum(1 for node in panel.graph if panel.graph.degree(node))
    marks = "".join(_marks(panel, now, was, places))
    if before is None:
        return _Panel(panel.parameters.edition, bodies, len(now), marks)
    reporting: tuple[int, ...] = ()
    if panel.parameters.arrows:
        fair = change(before, panel)
        reporting = tuple(map(len, (fair.reporting, fair.reporting_kept, fair.reporting_gained, fair.reporting_lost)))
    since = before.parameters.edition
    return _Panel(panel.parameters.edition, bodies, len(now), marks, since, len(now & was), reporting, len(was))


def _marks(
    panel: Network, now: set[tuple[str, str]], was: set[tuple[str, str]], places: dict[str, tuple[float, float]]
) -> list[str]:
    least = least_drawn(panel, _TIES_MOST)
    arrows = panel.parameters.arrows
    ties = [(u, v, data["weight"]) for u, v, data in panel.weighted_edges if data["weight"] >= least]
    gone = sorted(was - now)[: _TIES_MOST // 3]
    drawn = [*((u, v, 1, " gone", "") for u, v in gone)]
    drawn += [
        (u, v, w, " new" if (u, v) not in was else "", "new-head" if (u, v) not in was else "head") for u, v, w in ties
    ]
    parts = []
    for u, v, weight, css, head in drawn:
        (x1, y1), (x2, y2) = places[u], places[v]
        path = arc(x1, y1, x2, y2, _NODE + 1) if arrows else f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
        mark = f' marker-end="url(#{head})"' if arrows and head else ""
        width = min(3.0, tie_width(weight))
        parts.append(f'<path class="tie{css}" {tie_name(u, v)} d="{path}" stroke-width="{width:.1f}"{mark}/>')
    graph = panel.graph
    parts += [node_mark(node, graph.nodes[node], *places[node], _NODE) for node in sorted(graph) if graph.degree(node)]
    return parts
