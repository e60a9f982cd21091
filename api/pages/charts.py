"""Charts that the server draws: bars of what is counted, each beside the table that holds the same numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from entramado.api.pages.cells import Cell
from entramado.api.pages.collation import order
from entramado.api.pages.context import Shown

BARS_MOST: Final = 40
COLUMNS_MOST: Final = 23
HUES: Final = 6
# Aims for the future stand beside the actions that an answer counts; a chart shows the actions.
_BESIDE = "aims"


@dataclass(slots=True)
class Bar:
    """One bar: what it is of and its parts by series, each a count."""

    label: Cell
    parts: dict[int, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """All parts."""
        return sum(self.parts.values())

    @property
    def text(self) -> str:
        """The total as shown."""
        return f"{self.total:g}"


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars with the names of their series and the number of each one's colour; `cut` bars are left to the table."""

    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    cut: int = 0
    hues: tuple[int, ...] = ()

    def hue(self, series: int) -> int:
        """The number of a series' colour."""
        return self.hues[series] if self.hues else series

    @property
    def longest(self) -> float:
        """The greatest total."""
        return max((bar.total for bar in self.bars), default=0)


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Two keys against each other: the column headings, and each row's heading and cells."""

    corner: str
    columns: tuple[Cell, ...]
    rows: tuple[tuple[Cell, tuple[Cell | None, ...]], ...]


def of_columns(
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell | None]],
    most: int = BARS_MOST,
    *,
    known: Sequence[str] = (),
) -> Chart | None:
    """The chart of a table whose first column names and whose others (headings `headings`) count; None if empty.

    Headings that are `known` have the colour of their place there, so that an edition has one colour on all pages.
    """
    if not 1 <= len(headings) <= HUES:
        return None
    bars = []
    for first, *counts in rows:
        parts = {at: number for at, cell in enumerate(counts) if (number := number_of(cell))}
        if first is not None and parts:
            bars.append(Bar(first, parts))
    if len(bars) <= 1:
        return None
    hues = tuple(known.index(name) % HUES for name in headings) if set(headings) <= set(known) else ()
    return Chart(tuple(headings), tuple(bars[:most]), max(0, len(bars) - most), hues)


def of_answer(shown: Shown, headings: Sequence[str]) -> Chart | Crosstab | None:
    """The chart of an answer with one key and one number, the crosstab of one with two keys; None for any other."""
    keys, number = _shape(shown)
    if number is None or not keys:
        return None
    if len(keys) == 1:
        rows = [(row[keys[0]], row[number]) for row in shown.rows]
        return of_columns([headings[number]], rows)
    return _crosstab(shown, keys, number, headings)


def _shape(shown: Shown) -> tuple[list[int], int | None]:
    """Which columns are keys (those that another one does not settle) and the only one that counts."""
    columns = range(len(shown.names))
    numbers = [at for at in columns if all(_is_number(row[at]) for row in shown.rows)]
    keys: list[int] = []
    for at in columns:
        whole = all(row[at] is not None for row in shown.rows)
        if at not in numbers and whole and not any(_settles(shown, key, at) for key in keys):
            keys.append(at)
    # A number that a key settles, such as an objective's own, counts nothing; of one key alone every number does so.
    counted = [at for at in numbers if shown.names[at] != _BESIDE]
    counting = [at for at in counted if len(counted) == 1 or not any(_settles(shown, key, at) for key in keys)]
    unique = len({tuple(_text(row[at]) for at in keys) for row in shown.rows}) == len(shown.rows)
    fit = len(shown.rows) > 1 and len(counting) == 1 and 1 <= len(keys) <= 2 and unique
    return (keys, counting[0]) if fit else ([], None)


def _settles(shown: Shown, one: int, other: int) -> bool:
    """Whether each value of a column goes with a single value of another, and the other way round."""
    pairs = {(_text(row[one]), _text(row[other])) for row in shown.rows}
    return len({a for a, _ in pairs}) == len(pairs) == len({b for _, b in pairs})


def _crosstab(shown: Shown, keys: Sequence[int], number: int, headings: Sequence[str]) -> Crosstab | None:
    distinct = {at: {_text(row[at]): row[at] for row in shown.rows} for at in keys}
    down, across = sorted(keys, key=lambda at: (-len(distinct[at]), at))
    if not 2 <= len(distinct[across]) <= COLUMNS_MOST or len(distinct[down]) <= 1:
        return None
    columns = sorted(distinct[across], key=_order)
    cells = {(_text(row[down]), _text(row[across])): row[number] for row in shown.rows}
    rows = [
        (cell, tuple(cells.get((name, column)) for column in columns))
        for name, cell in sorted(distinct[down].items(), key=lambda one: _order(one[0]))
        if cell is not None
    ]
    found = [distinct[across][column] for column in columns]
    return Crosstab(headings[down], tuple(cell for cell in found if cell is not None), tuple(rows))


def _order(name: str) -> tuple[int, tuple[int, ...]]:
    """Numbers by size, names by the alphabet."""
    return (int(name), ()) if name.isdecimal() else (0, order(name))


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def _is_number(cell: Cell | None) -> bool:
    return cell is not None and cell.number and not cell.href


def number_of(cell: Cell | None) -> float:
    """What a cell counts; 0 for one that counts nothing."""
    text = _text(cell).replace("\u202f", "")
    try:
        return float(text)
    except ValueError:
        return 0.0
