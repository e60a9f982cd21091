"""Rejoins rows of Markdown tables that a converter broke over two lines.

Half a row is misleading: its numbers stand under the headings of other columns. A row is broken where a line of a table
has too few cells and, with the line below it, as many as the row above.
"""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST_CELL = 90
_FEWEST_ROWS = 2
_CELL, _BAR = "\t", "|"
_OPENS = ("#", "-", "*", ">", "<")


def rejoined_rows(rows: Sequence[str]) -> tuple[list[tuple[int, str]], list[int]]:
    """The rows with their line numbers (from 1), broken ones rejoined on their first line; and the numbers of those."""
    out: list[tuple[int, str]] = []
    broken: list[int] = []
    at = 0
    while at < len(rows):
        below = rows[at + 1] if at + 1 < len(rows) else ""
        joint = _joint([row for _, row in out[-2:]], rows[at], below)
        row = rows[at] if joint is None else f"{rows[at].rstrip()}{joint}{below.strip()}"
        out.append((at + 1, row))
        broken += [at + 1] if joint else []
        at += 2 if joint else 1
    return out, broken


def _joint(above: Sequence[str], text: str, below: str) -> str | None:
    """What joins two halves of a row: a blank within a cell, a tab between two cells; None where they are no halves."""
    first, second = text.strip(), below.strip()
    if not first or not second or first.startswith(_OPENS) or second.startswith(_OPENS):
        return None
    if first.startswith(_BAR):
        broken = not first.endswith(_BAR) and second.endswith(_BAR) and not second.startswith(_BAR)
        return " " if broken else None
    # Two rows above with as many cells make a table; a single tab may stand in running text.
    wanted = above[-1].count(_CELL) if above else 0
    if not wanted or len(above) < _FEWEST_ROWS or above[0].count(_CELL) != wanted:
        return None
    have, more = text.rstrip().count(_CELL), below.strip().count(_CELL)
    cells = [cell for row in (*above, first, second) for cell in row.split(_CELL)]
    if have >= wanted or not have + more or max(map(len, cells)) > _LONGEST_CELL:
        return None
    if have + more == wanted and first[-1] not in ".:;":
        return " "
    return _CELL if have + more == wanted - 1 and (more or second.isdigit()) else None
