"""Tables as an Excel workbook (Office Open XML): one sheet a table, and sheets that explain columns and origin.

A text is stored as a text, never as a formula, whatever it begins with. What a cell cannot hold is not lost silently: a
whole number beyond 15 digits is stored as a text, a text beyond 32,767 characters is cut and ends in "…". The same
tables give the same bytes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import xlsxwriter

_ROWS_MAX: Final = 1_048_575
_TEXT_MAX: Final = 32_767
_EXACT_MAX: Final = 10**15
_WIDEST: Final = 60
_MADE: Final = datetime(2000, 1, 1)
_FORBIDDEN: Final = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A table: the name of its sheet, its columns by name, their headings, and rows by column name."""

    title: str
    names: Sequence[str]
    rows: Iterable[Mapping[str, Any]]
    headings: Mapping[str, str] = field(default_factory=dict)


def write(sheets: Iterable[WorkbookSheet]) -> bytes:
    """The workbook. Rows beyond what a sheet holds go on in further sheets, numbered."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": _MADE, "author": "Entramado"})
    bold = book.add_format({"bold": True, "bottom": 1})
    for sheet in sheets:
        rows = list(sheet.rows)
        for part in range(max(1, math.ceil(len(rows) / _ROWS_MAX))):
            name = sheet.title[:28] + (f" {part + 1}" if part else "")
            _fill(book.add_worksheet(name), bold, sheet, rows[part * _ROWS_MAX : (part + 1) * _ROWS_MAX])
    book.close()
    return out.getvalue()


def _fill(page: Any, bold: Any, sheet: WorkbookSheet, rows: Sequence[Mapping[str, Any]]) -> None:
    page.freeze_panes(1, 0)
    for column, name in enumerate(sheet.names):
        heading = sheet.headings.get(name, name)
        page.write_string(0, column, _text(heading), bold)
        shown = (str(row.get(name)) for row in rows[:200] if row.get(name) is not None)
        page.set_column(column, column, min(_WIDEST, 2 + max(len(heading), *(len(text) for text in shown), 6)))
    for number, row in enumerate(rows, 1):
        for column, name in enumerate(sheet.names):
            _cell(page, number, column, row.get(name))
    if rows and sheet.names:
        page.autofilter(0, 0, len(rows), len(sheet.names) - 1)


def _cell(page: Any, row: int, column: int, value: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif (isinstance(value, int) and abs(value) < _EXACT_MAX) or (isinstance(value, float) and math.isfinite(value)):
        page.write_number(row, column, value)
    else:
        page.write_string(row, column, _text(str(value)))


def _text(text: str) -> str:
    text = text.translate(_FORBIDDEN)
    # A cell's length is counted in UTF-16 units: a character beyond the first plane is two.
    if len(text) + sum(c > "\uffff" for c in text) <= _TEXT_MAX:
        return text
    units = text[:_TEXT_MAX].encode("utf-16-le")[: 2 * (_TEXT_MAX - 1)]
    return units.decode("utf-16-le", "ignore") + "…"
