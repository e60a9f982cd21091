"""Small multiples: the network of each edition beside the others, every node at the same place in each."""

from __future__ import annotations

from typing import Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.build import build_network
from entramado.graph.network.change import change, earlier, tie_keys
from entramado.graph.network.layers import layered
from entramado.graph.network.model import Network
from entramado.graph.network.style import LAYER_NAMES, least_drawn
from entramado.graph.network.views.sheet import (
    HEAD,
    MARGIN,
    WIDTH,
    Drawing,
    arc,
    group_legend,
    node_mark,
    say,
    text,
    tie_name,
    tie_width,
)

_ACROSS: Final = 2
_ROW: Final = 24.0
_TITLE: Final = 62.0
_NODE: Final = 3.4
_TIES_MOST: Final = 1500


def editions(analysis: Analysis, language: str) -> Drawing:
    """A panel for each edition; ties that are new since an earlier edition are marked, those that are gone dashed.

    The edition chosen does not matter. A panel is compared with the last edition before it that shares a tie with it:
    one of another kind of report, of other bodies, shares none.
    """
    wanted = analysis.parameters.but(edition="", ego="")
    source = analysis.network.source
    every = build_network(source, wanted)
    panels = [build_network(source, wanted.but(edition=edition)) for edition in source.editions]
    panels = [panel for panel in panels if panel.graph.number_of_edges()]
    found = layered(every)
    width = (WIDTH - MARGIN) / _ACROSS - MARGIN / 2
    height = max(200.0, (found.rows + len(found.bands) / 2) * _ROW)
    parts: list[str] = []
    for number, panel in enumerate(panels):
        before = earlier(panel, panels[:number])
        left = MARGIN / 2 + (number % _ACROSS) * (width + MARGIN)
        top = HEAD + (number // _ACROSS) * (height + _TITLE + MARGIN)
        parts += _title(panel, before, left, top, language)
        for i, band in enumerate(found.bands):
            y, tall = top + _TITLE + band.top * height, (band.bottom - band.top) * height
            parts.append(
                f'<rect class="band{i % 2}" x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" height="{tall:.1f}"/>'
            )
            if number % _ACROSS == 0:
                parts.append(text(left + 4, y + 11, LAYER_NAMES[band.name][language == "en"], size=10, css="soft"))
        places = {n: (left + 8 + x * (width - 16), top + _TITLE + y * height) for n, (x, y) in found.places.items()}
        parts += _panel(panel, before, places)
    deep = -(-len(panels) // _ACROSS)
    legend = group_legend(every, language)
    legend.append(
        ('<path class="tie new" d="M-8 0H8" stroke-width="2"/>', say(language, "nuevo en esta edición", "new here"))
    )
    legend.append(
        (
            '<path class="tie gone" d="M-8 0H8" stroke-width="1.4"/>',
            say(language, "estaba en la edición anterior", "was in the edition before"),
        )
    )
    said = say(
        language,
        "Cada nodo está en el mismo lugar en todas; un cambio es primero un cambio en quién informó",
        "Every node stands at the same place in each; a change is first of all a change in who was asked",
    )
    return Drawing(max(deep, 1) * (height + _TITLE + MARGIN), parts, said, legend)


def _title(panel: Network, before: Network | None, left: float, top: float, language: str) -> list[str]:
    ties = tie_keys(panel)
    bodies = sum(1 for node in panel.graph if panel.graph.degree(node))
    said = say(language, f"{bodies} nodos con {len(ties)} vínculos", f"{bodies} nodes with {len(ties)} ties")
    if before is not None:
        was = tie_keys(before)
        new, gone, year = len(ties - was), len(was - ties), before.parameters.edition
        said += say(
            language,
            f"; frente a {year}: {len(ties & was)} siguen, {new} nuevos, {gone} ya no",
            f"; against {year}: {len(ties & was)} kept, {new} new, {gone} gone",
        )
    lines = [text(left, top + 18, panel.parameters.edition, size=17, css="strong"), text(left, top + 37, said, size=12)]
    if before is not None and panel.parameters.arrows:
        fair = change(before, panel)
        kept, new, gone = map(len, (fair.reporting_kept, fair.reporting_gained, fair.reporting_lost))
        words = say(
            language,
            f"entre las {len(fair.reporting)} que informan en ambas: {kept} parejas siguen, {new} nuevas, {gone} ya no",
            f"among the {len(fair.reporting)} that report in both: {kept} pairs kept, {new} new, {gone} gone",
        )
        lines.append(text(left, top + 53, words, size=12))
    return lines


def _panel(panel: Network, before: Network | None, places: dict[str, tuple[float, float]]) -> list[str]:
    least = least_drawn(panel, _TIES_MOST)
    arrows = panel.parameters.arrows
    ties = [(u, v, data["weight"]) for u, v, data in panel.weighted_edges if data["weight"] >= least]
    now = tie_keys(panel)
    was = tie_keys(before) if before is not None else now
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
