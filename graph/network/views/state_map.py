"""The map: from how many pairs of bodies each state and the federation name each other."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from html import escape
from typing import Final

from entramado.graph.bubbles import Circle, lay_out, project
from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import HUES, layer
from entramado.graph.network.directed import naming
from entramado.graph.network.ties import Network
from entramado.graph.network.views.sheet import HEAD, MARGIN, ViewDrawing, arc, say, text, tie_width
from entramado.ontology.namespaces import last_part

_SCALE: Final = 1.45
_EDGE: Final = 10.0
# In the Pacific, where no state is.
_FEDERATION: Final = (20.8, -113.0)
_HUB: Final = 42.0


@dataclass(slots=True)
class StateTies:
    """The pairs of bodies (named with their entries) in which a state's body names a federal one, and the reverse."""

    up: list[tuple[str, str, int]] = field(default_factory=list)
    down: list[tuple[str, str, int]] = field(default_factory=list)


def state_ties(network: Network) -> dict[str, StateTies]:
    """State (the last part of its IRI) -> its ties with the federation; only states that have one."""
    nodes = network.graph.nodes
    found: dict[str, StateTies] = defaultdict(StateTies)
    for (u, v), entries in naming(network).items():
        levels = layer(nodes[u]), layer(nodes[v])
        if levels == ("state", "federal") and nodes[u]["state"]:
            found[nodes[u]["state"]].up.append((u, v, entries))
        elif levels == ("federal", "state") and nodes[v]["state"]:
            found[nodes[v]["state"]].down.append((u, v, entries))
    return dict(found)


def state_map(analysis: Analysis, language: str) -> ViewDrawing:
    """A circle for each state where it is; arrows to the federation and from it, as thick as the pairs are many."""
    network, source = analysis.network, analysis.network.source
    ties = state_ties(network)
    states = sorted(source.places)
    counts = tuple(
        (*source.places[iri], sum(map(len, (found.up, found.down))) if (found := ties.get(last_part(iri))) else 0)
        for iri in states
    )
    circles = {iri: _scaled(circle) for iri, circle in zip(states, lay_out(counts), strict=True)}
    hub = _scaled(Circle(*project(*_FEDERATION), _HUB / _SCALE))
    # No room is left above the northernmost state and below the southernmost one.
    high = min((one.y - one.radius for one in circles.values()), default=HEAD) - HEAD - _EDGE
    circles = {iri: Circle(one.x, one.y - high, one.radius) for iri, one in circles.items()}
    hub = Circle(hub.x, hub.y - high, hub.radius)
    height = max(one.y + one.radius for one in (*circles.values(), hub)) - HEAD + MARGIN
    parts: list[str] = ['<g class="ties">']
    for iri, circle in circles.items():
        if found := ties.get(last_part(iri)):
            parts += _arrows(network, circle, hub, found)
    parts.append("</g>")
    for iri, circle in circles.items():
        parts.append(_circle(network, iri, circle, ties.get(last_part(iri)), language))
    parts += [
        f'<circle class="node" cx="{hub.x:.1f}" cy="{hub.y:.1f}" r="{hub.radius:.1f}" fill="{HUES["federal"]}"/>',
        text(
            hub.x,
            hub.y + hub.radius + 20,
            say(language, "Federación", "Federation"),
            css="strong",
            anchor="middle",
            size=15,
        ),
    ]
    up, down = (sum(len(getattr(found, way)) for found in ties.values()) for way in ("up", "down"))
    none = len(states) - len(ties)
    said = say(
        language,
        f"{up} parejas en que un estado nombra a la federación, {down} en que la federación nombra a un estado; "
        f"{none} de {len(states)} estados sin ninguna",
        f"{up} pairs in which a state names the federation, {down} in which the federation names a state; {none} of "
        f"{len(states)} states without any",
    )
    return ViewDrawing(height, parts, said, _legend(language))


def _legend(language: str) -> list[tuple[str, str]]:
    return [
        (_line(HUES["state"]), say(language, "▲ el estado nombra a la federación", "▲ the state names the federation")),
        (_line(HUES["federal"]), say(language, "▼ la federación nombra al estado", "▼ the federation names the state")),
        (
            '<circle r="7" fill="none" class="rule"/>',
            say(language, "sin vínculo dicho con la federación", "no tie with the federation is told"),
        ),
    ]


def _scaled(circle: Circle) -> Circle:
    return Circle(circle.x * _SCALE + MARGIN, circle.y * _SCALE + HEAD, circle.radius * _SCALE)


def _line(hue: str) -> str:
    return f'<path d="M-8 0H8" stroke="{hue}" stroke-width="3"/>'


def _arrows(network: Network, circle: Circle, hub: Circle, found: StateTies) -> list[str]:
    parts = []
    for pairs, hue, (one, other) in (
        (found.up, HUES["state"], (circle, hub)),
        (found.down, HUES["federal"], (hub, circle)),
    ):
        if not pairs:
            continue
        across = math.hypot(other.x - one.x, other.y - one.y) or 1.0
        x1 = one.x + (other.x - one.x) / across * one.radius
        y1 = one.y + (other.y - one.y) / across * one.radius
        path = arc(x1, y1, other.x, other.y, other.radius + 2)
        parts.append(
            f'<path class="tie" style="stroke:{hue}" d="{path}" stroke-width="{tie_width(2 * len(pairs)):.1f}" '
            f'marker-end="url(#head)"><title>{escape(_listed(network, pairs))}</title></path>'
        )
    return parts


def _listed(network: Network, pairs: list[tuple[str, str, int]]) -> str:
    label = network.graph.nodes
    return "; ".join(f"{label[u]['label']} → {label[v]['label']} ({entries})" for u, v, entries in pairs)


def _circle(network: Network, iri: str, circle: Circle, found: StateTies | None, language: str) -> str:
    name = network.source.label(iri, language)
    code = last_part(iri).rpartition("-")[2]
    if found is None:
        said = say(language, "sin vínculo dicho con la federación", "no tie with the federation is told")
        look, under = 'fill="none" class="rule"', ""
    else:
        said = _listed(network, found.up + found.down)
        look = f'class="node" fill="{HUES["state"]}" fill-opacity=".35"'
        under = text(circle.x, circle.y + 14, f"▲{len(found.up)} ▼{len(found.down)}", size=11, anchor="middle")
    mark = f'<circle {look} cx="{circle.x:.1f}" cy="{circle.y:.1f}" r="{circle.radius:.1f}"/>'
    label = text(circle.x, circle.y + (1 if found else 5), code, css="strong", anchor="middle")
    return (
        f'<a href="{escape(iri)}" tabindex="-1" data-node="{escape(iri)}">{mark}{label}{under}'
        f"<title>{escape(f'{name}: {said}')}</title></a>"
    )
