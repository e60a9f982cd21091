"""A page's charts as drawings of their own, to be kept or shown on another page: SVG with title, source and build."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.charts import Bar, Chart, Crosstab, number_of
from entramado.api.pages.context import POLICY, PageContext
from entramado.api.pages.matrices import heat
from entramado.api.pages.outlines import LEVELS
from entramado.api.pages.state_areas import Areas
from entramado.api.sparql.problems import ProblemError

WIDTH: Final = 900
_LABELS: Final = 270
_TOTALS: Final = 60
_LETTERS: Final = 32
_LINES: Final = 2
_HEAD: Final = 62
_LEGEND_COLUMNS: Final = 2
_CELL_WIDEST: Final = 90
# Headings of columns that are longer than a few letters stand aslant, with room for them above and beside.
_LETTERS_LEVEL: Final = 4
_SLANT: Final = 150
_SHADES: Final = ("#cbdadc", "#98b8be", "#67969f", "#397a87", "#0d5463")


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: where it begins, how wide it is, the number of its colour, and its words."""

    x: float
    width: float
    hue: int
    text: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar as drawn: its top, the lines of its label, its parts, its total and where that stands."""

    y: int
    label: tuple[str, ...]
    segments: tuple[Segment, ...]
    total: str
    end: float


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """A chart's bars and legend (text, colour, x, y) in place, and the whole height."""

    rows: tuple[BarRow, ...]
    legend: tuple[tuple[str, int, int, int], ...]
    height: int


def drawing(chart: Chart) -> ChartDrawing:
    """The places of a chart's bars."""
    legend = tuple(
        (
            name,
            chart.hue(at),
            12 + at % _LEGEND_COLUMNS * (WIDTH // _LEGEND_COLUMNS),
            _HEAD + at // _LEGEND_COLUMNS * 22,
        )
        for at, name in enumerate(chart.series)
        if len(chart.series) > 1
    )
    y = max((place[3] for place in legend), default=_HEAD - 22) + 22
    rows = []
    for bar in chart.bars:
        row = _row(chart, bar, y)
        rows.append(row)
        y += 14 * len(row.label) + 10
    return ChartDrawing(tuple(rows), legend, y + 34)


def _row(chart: Chart, bar: Bar, y: int) -> BarRow:
    scale = (WIDTH - _LABELS - _TOTALS) / chart.longest
    x, segments = float(_LABELS), []
    for series, count in bar.parts.items():
        said = f"{bar.label.text}, {chart.series[series]}: {count:g}"
        segments.append(Segment(round(x, 1), round(count * scale, 1), chart.hue(series), said))
        x += count * scale
    label = textwrap.wrap(bar.label.text, _LETTERS, max_lines=_LINES, placeholder="…") or [""]
    return BarRow(y, tuple(label), tuple(segments), bar.text, round(x + 6, 1))


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid as drawn: its top, the lines of its heading, and its cells as (x, text, step of colour)."""

    y: int
    label: tuple[str, ...]
    cells: tuple[tuple[float, str, int], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A crosstab in place: its column headings (x, text), its rows, the width of a cell, and the whole height."""

    corner: str
    columns: tuple[tuple[float, str], ...]
    rows: tuple[GridRow, ...]
    cell: float
    head: int
    height: int


def grid(crossed: Crosstab) -> Grid:
    """The places of a crosstab's cells; each is the darker the nearer it is to the greatest number."""
    names = [textwrap.shorten(cell.text, _LETTERS, placeholder="…") for cell in crossed.columns]
    width = min(_CELL_WIDEST, (WIDTH - _LABELS - _SLANT) / len(names))
    head = _HEAD + (_SLANT if max(map(len, names)) > _LETTERS_LEVEL else 0)
    greatest = max((number_of(cell) for _, cells in crossed.rows for cell in cells), default=0.0) or 1.0
    y, rows = head + 12, []
    for first, cells in crossed.rows:
        label = textwrap.wrap(first.text, _LETTERS, max_lines=_LINES, placeholder="…") or [""]
        steps = [math.ceil(len(_SHADES) * number_of(cell) / greatest) for cell in cells]
        placed = tuple(
            (round(_LABELS + at * width, 1), cell.text if cell else "–", step)
            for at, (cell, step) in enumerate(zip(cells, steps, strict=True))
        )
        rows.append(GridRow(y, tuple(label), placed))
        y += max(22, 14 * len(label) + 6)
    columns = tuple((round(_LABELS + (at + 0.5) * width, 1), name) for at, name in enumerate(names))
    return Grid(crossed.corner, columns, tuple(rows), round(width, 1), head, y + 34)


def as_drawing(context: PageContext, request: Request, drawn: Chart | Crosstab | Areas | None, title: str) -> Response:
    """A chart, a crosstab or a map of the states as SVG. Raises `ProblemError` where there is neither."""
    if drawn is None:
        raise ProblemError("not-found", "There is no chart of this; its numbers are here as CSV, JSON and a workbook.")
    if isinstance(drawn, Chart):
        page = context.render(request, "chart_drawing.html", drawing=drawing(drawn), title=title, width=WIDTH)
    elif isinstance(drawn, Crosstab):
        shades = dict(enumerate(_SHADES, 1))
        page = context.render(
            request, "crosstab_drawing.html", grid=grid(drawn), title=title, width=WIDTH, shades=shades
        )
    else:
        states = [{"slug": slug, "stateLabel": name, "entries": count} for slug, name, count, _ in drawn.states]
        said = f"{title}, {drawn.edition}"
        page = context.render(
            request, "map_drawing.html", states=states, outlines=drawn.outlines, title=said, levels=LEVELS, heat=heat
        )
    headers = {"Access-Control-Allow-Origin": "*", "Vary": "Accept", "Content-Security-Policy": POLICY}
    return Response(page.body, media_type="image/svg+xml", headers=headers)
