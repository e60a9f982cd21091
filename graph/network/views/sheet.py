"""What every view shares: the frame with title, legend, caution and origin, and the marks that views are made of.

Measures are in units of the drawing, `WIDTH` across. Text is `(Spanish, English)` wherever both are given.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final
from urllib.parse import urlencode

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import GROUPS, Group, group_key, group_of
from entramado.graph.network.english import english_label, english_name
from entramado.graph.network.network_tables import about
from entramado.graph.network.ties import Network
from entramado.graph.xml_text import clean
from entramado.ontology.namespaces import last_part

WIDTH: Final = 1200.0
NARROW: Final = 420.0
"""The width of a picture for a phone, on which its letters are as large as the page's."""
MARGIN: Final = 30.0
FONT: Final = 13.0
LABEL_LONGEST: Final = 32
HEAD: Final = 60.0
_COUNT: Final = 46.0
"""Where the line is that says what is shown."""
_ROW: Final = 20.0
_MARK: Final = 15.0
"""The room for a mark of the legend, before its words."""
_LETTER: Final = 0.58
"""The width of a letter, in sizes of the font: text is not measured here."""
INK, PAPER = "#1d2430", "#fdfcfa"
_STYLE: Final = (
    f".sheet text{{font-family:system-ui,sans-serif;fill:{INK}}}.sheet .paper{{fill:{PAPER}}}"
    ".sheet .tie{stroke:#7d8794;fill:none}.sheet .head{fill:#7d8794}"
    ".sheet .new{stroke:#b4430a}.sheet .gone{stroke-dasharray:3 3}.sheet .other{stroke-dasharray:1 4}"
    ".sheet .new-head{fill:#b4430a}.sheet .flow{fill-opacity:.45}.sheet .flow:hover{fill-opacity:.8}"
    ".sheet .tie:hover{stroke-width:4}"
    ".sheet .band0{fill:#8a94a3;fill-opacity:.09}.sheet .band1{fill:none}.sheet .strong{font-weight:600}"
    f".sheet .soft{{fill-opacity:.75}}.sheet .node{{stroke:{PAPER};stroke-width:1}}.sheet .rule{{stroke:#7d8794}}"
    f".sheet .whisker{{stroke:{INK};stroke-width:1.6;fill:none}}.sheet .cell{{fill:#1463cd}}"
    f".sheet .label{{paint-order:stroke;stroke:{PAPER};stroke-width:3px;stroke-linejoin:round}}"
    "@media (prefers-color-scheme:dark){.sheet text{fill:#e8ebf0}.sheet .paper{fill:#14191e}.sheet .cell{fill:#5ea2ff}"
    ".sheet .label,.sheet .node{stroke:#14191e}.sheet .whisker{stroke:#e8ebf0}"
    ".sheet .new{stroke:#fb923c}.sheet .new-head{fill:#fb923c}}"
    "@media print{.sheet text{fill:#000}.sheet .paper{fill:#fff}.sheet .label,.sheet .node{stroke:#fff}"
    ".sheet .whisker{stroke:#000}.sheet .cell{fill:#1463cd}.sheet .new{stroke:#b4430a}.sheet .new-head{fill:#b4430a}}"
)
_MARKERS: Final = "".join(
    f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    f'markerUnits="userSpaceOnUse" orient="auto"><path class="{name}" d="M0 0L8 4L0 8z"/></marker>'
    for name in ("head", "new-head")
)
VIEW_NAMES: Final = {
    "layers": ("por niveles", "by levels"),
    "free": ("libre", "free layout"),
    "bars": ("lugares con intervalos", "ranks with intervals"),
    "rings": ("en anillo", "as a ring"),
    "editions": ("por edición", "by edition"),
    "map": ("mapa", "map"),
    "matrix": ("matriz", "matrix"),
    "bipartite": ("dos columnas", "two columns"),
    "sankey": ("flujos", "flows"),
}


@dataclass(frozen=True, slots=True)
class ViewDrawing:
    """What a view draws below the title: its marks, from `HEAD` down, and how high it is.

    `count` says what is shown, where that is not simply all nodes and ties; `legend` has a mark (SVG around 0, 0) and
    its words an item.
    """

    height: float
    parts: list[str]
    count: str = ""
    legend: list[tuple[str, str]] = field(default_factory=list)
    width: float = WIDTH


def say(language: str, spanish: str, english: str) -> str:
    """The words in the language."""
    return english if language == "en" else spanish


def text(
    x: float, y: float, words: str, *, size: float = FONT, css: str = "", anchor: str = "", turn: float = 0
) -> str:
    """A line of text; `turn` in degrees around its point."""
    said = f' class="{css}"' if css else ""
    said += f' text-anchor="{anchor}"' if anchor else ""
    said += f' transform="rotate({turn:.1f} {x:.1f} {y:.1f})"' if turn else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"{said}>{escape(words)}</text>'


def width_of(words: str, size: float = FONT) -> float:
    """About how wide a line of text is."""
    return len(words) * size * _LETTER


def shortened(words: object, longest: int = LABEL_LONGEST) -> str:
    """A label cut to so many letters."""
    said = str(words)
    return said if len(said) <= longest else said[: longest - 1] + "…"


def label_of(network: Network, node: str, language: str) -> str:
    """What stands beside a node."""
    return str(network.graph.nodes[node]["label"] if language == "es" else english_label(network, node))


def name_of(network: Network, node: str, language: str) -> str:
    """A node's whole name."""
    return str(network.graph.nodes[node]["name"]) if language == "es" else english_name(network, node)


def node_mark(node: str, data: dict[str, Any], x: float, y: float, radius: float, *, said: str = "") -> str:
    """A node in its colour and shape, with its name; it leads to the node and tells the page which one it is."""
    title = f"<title>{escape(said or str(data['name']))}</title>"
    return (
        f'<a href="{escape(node)}" tabindex="-1" data-node="{escape(node)}">{outline(group_of(data), x, y, radius)}'
        f"{title}</a>"
    )


def outline(group: Group, x: float, y: float, r: float) -> str:
    """A group's shape in its colour, left open for a title (see `mark`)."""
    fill = f' fill="{group.colour}"'
    if group.shape == "circle":
        return f'<circle class="node" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"{fill}/>'
    corners = {
        "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
        "triangle": ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
        "down": ((0, 1.2), (1.15, -0.9), (-1.15, -0.9)),
    }[group.shape]
    drawn = "L".join(f"{x + r * dx:.1f} {y + r * dy:.1f}" for dx, dy in corners)
    return f'<path class="node" d="M{drawn}z"{fill}/>'


def tie_name(u: str, v: str) -> str:
    """How the page asks for a tie, as an attribute."""
    return f'data-tie="{escape(last_part(u))}--{escape(last_part(v))}"'


def tie_width(weight: float) -> float:
    """How thick a tie is drawn."""
    return min(6.0, 0.6 + 0.5 * math.pow(weight - 1, 0.7))


def arc(x1: float, y1: float, x2: float, y2: float, back: float) -> str:
    """The path of an arrow: bent, so that the two ways of a pair keep apart, and ending `back` before its end."""
    across = math.hypot(x2 - x1, y2 - y1) or 1.0
    bend = min(40.0, across / 6)
    mx, my = (x1 + x2) / 2 - (y2 - y1) / across * bend, (y1 + y2) / 2 + (x2 - x1) / across * bend
    reach = math.hypot(x2 - mx, y2 - my) or 1.0
    x2, y2 = (end - (end - middle) / reach * back for end, middle in ((x2, mx), (y2, my)))
    return f"M{x1:.1f} {y1:.1f}Q{mx:.1f} {my:.1f} {x2:.1f} {y2:.1f}"


def groups_of(network: Network, nodes: Iterable[str] | None = None) -> list[Group]:
    """The groups that are there; of some nodes, or of all."""
    graph = network.graph
    present = {group_key(graph.nodes[node]) for node in (graph if nodes is None else nodes)}
    return [group for key, group in GROUPS.items() if key in present]


def group_legend(network: Network, language: str, nodes: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """The groups that are there with what they are called; of some nodes, or of all."""
    return [(outline(group, 0, 0, 6), say(language, group.es, group.en)) for group in groups_of(network, nodes)]


def arrow_item(language: str) -> tuple[str, str]:
    """What an arrow says, for the legend."""
    mark = '<path class="tie" d="M-8 0L7 0" marker-end="url(#head)" stroke-width="1.4"/>'
    return mark, say(language, "de quien informa a quien es nombrada", "from who reports to who is named")


def framed(analysis: Analysis, view: str, language: str, drawing: ViewDrawing) -> bytes:
    """The view as a document: title, what is shown, legend, drawing, caution and origin.

    ``data-top`` and ``data-height`` say where it is in the document without title, caution and origin.
    """
    facts, width = about(analysis), drawing.width
    letters = (width - 24) / (FONT * _LETTER)
    count = drawing.count or _count(analysis, language)
    counted = wrapped(count, letters)
    rows = math.ceil(len(drawing.legend) / _columns(drawing))
    before = _ROW * (len(counted) - 1)
    over = before + (_ROW * (rows + 0.6) if rows else 0.0)
    body = drawing.height + over
    # On a phone the drawing comes first, and what its marks mean below it.
    above, below = (over, before) if width == WIDTH else (before, before + drawing.height)
    said = _said(analysis, facts, view, language, letters)
    total = HEAD + body + _ROW * (len(said) + 1)
    named = facts["title_en" if language == "en" else "title"]
    title = f"{named}, {_choice(facts, language)}: {VIEW_NAMES[view][language == 'en']}"
    place = f'data-top="{_COUNT - 13:.0f}" data-height="{body + HEAD - _COUNT + 17:.0f}" lang="{language}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sheet" viewBox="0 0 {width:.0f} {total:.0f}" role="group" '
        f'aria-labelledby="net-title net-desc" {place}>',
        f'<title id="net-title">{escape(title)}</title>',
        f'<desc id="net-desc">{escape(count)}. {escape(said[0])}</desc>',
        f"<metadata>{escape(json.dumps(facts, ensure_ascii=False, sort_keys=True))}</metadata>",
        f"<style>{_STYLE}</style><defs>{_MARKERS}</defs>",
        f'<rect class="paper" width="{width:.0f}" height="{total:.0f}"/>',
        text(12, 26, title, size=min(20, (width - 24) / (len(title) * _LETTER)), css="strong"),
        *(text(12, _COUNT + _ROW * i, line) for i, line in enumerate(counted)),
        f'<g transform="translate(0 {HEAD + below:.0f})">{_legend(drawing)}</g>',
        f'<g transform="translate(0 {above:.0f})">',
        *drawing.parts,
        "</g>",
    ]
    for number, line in enumerate(said):
        y = HEAD + body + _ROW * (number + 1)
        parts.append(text(12, y, line, css="address" if line.startswith("http") else ""))
    return clean("\n".join([*parts, "</svg>", ""]).encode())


def _legend(drawing: ViewDrawing) -> str:
    columns = _columns(drawing)
    column = (drawing.width - 2 * MARGIN) / columns
    parts = []
    for number, (mark, words) in enumerate(drawing.legend):
        x, y = MARGIN + column * (number % columns), _ROW * (number // columns + 0.5)
        parts.append(f'<g transform="translate({x:.0f} {y - 4:.0f})">{mark}</g>{text(x + _MARK, y, words)}')
    return "".join(parts)


def _columns(drawing: ViewDrawing) -> int:
    """How many items of the legend stand side by side: as many as their longest words leave room for."""
    longest = max((width_of(words) for _, words in drawing.legend), default=1.0)
    return max(1, int((drawing.width - 2 * MARGIN) / (longest + 2 * _MARK)))


def _choice(facts: dict[str, Any], language: str) -> str:
    """The edition and the filters that the picture is of."""
    chosen = facts["parameters"]
    said = [str(chosen["edition"] or ", ".join(facts["editions"]))]
    if chosen["objective"]:
        said.append(say(language, f"objetivo {chosen['objective']}", f"objective {chosen['objective']}"))
    said += [str(chosen[name]) for name in ("chapter", "ego") if chosen[name]]
    return ", ".join(said)


def _count(analysis: Analysis, language: str) -> str:
    nodes, ties = len(analysis.network.graph), len(analysis.network.weighted_edges)
    if analysis.parameters.arrows:
        return say(language, f"{nodes} nodos, {ties} flechas", f"{nodes} nodes, {ties} arrows")
    return say(language, f"{nodes} nodos, {ties} vínculos", f"{nodes} nodes, {ties} ties")


def _said(analysis: Analysis, facts: dict[str, Any], view: str, language: str, letters: float) -> list[str]:
    """The caution, the address that shows the same, the build and the licence."""
    caution = facts["caution_en" if language == "en" else "caution"]
    wanted = analysis.parameters.as_query() | {"view": view}
    prefix = "en/" if language == "en" else ""
    address = f"{facts['base']}{prefix}network/{analysis.parameters.kind}?{urlencode(wanted, doseq=True)}"
    return [*wrapped(caution, letters), address, f"Build {facts['build']}. {facts['licence']}"]


def wrapped(words: str, letters: float) -> list[str]:
    """Text in lines of at most so many letters."""
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + 1 + len(word) > letters and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def bins(values: Sequence[float], most: int = 4) -> list[float]:
    """Upper ends of at most so many classes for shades, each a like number of times as wide as the one before.

    Most ties are light: classes that hold as many different weights each would have nearly all ties in the first.
    """
    ordered = sorted(set(values))
    if len(ordered) <= most:
        return ordered
    return sorted({float(round(ordered[-1] ** ((i + 1) / most))) for i in range(most)})
