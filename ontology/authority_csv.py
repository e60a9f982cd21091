"""Read a CSV file of the authority: every cell a clean string, every mistake noted with its line."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from entramado.ontology.mistakes import Mistake


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: its file's name, the line it begins on, and its cells (stripped, NFC) by column."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def mistake(self, what: str, remedy: str) -> Mistake:
        """A mistake in this row."""
        return Mistake(self.file, self.line, what, remedy)


def read_table(path: Path, columns: tuple[str, ...], mistakes: list[Mistake]) -> list[CsvRow]:
    """The rows of a CSV file that can be read; whatever cannot is added to `mistakes`."""
    text = _text(path, mistakes)
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[CsvRow] = []
    header: list[str] = []
    start = 1
    try:
        for cells in reader:
            line, start = start, reader.line_num + 1
            if not header:
                header = [cell.strip() for cell in cells]
                if not _header_good(path.name, header, columns, mistakes):
                    return []
            elif any(cell.strip() for cell in cells):
                rows += _row(path.name, line, header, cells, mistakes)
    except csv.Error as error:
        mistakes.append(Mistake(path.name, start, f"not readable as CSV ({error})", "mend the quotes of this row"))
    if not header:
        mistakes.append(Mistake(path.name, 1, "empty file", f"begin it with the header {','.join(columns)}"))
    return rows


def _text(path: Path, mistakes: list[Mistake]) -> str | None:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        mistakes.append(Mistake(path.name, 1, f"cannot be read ({reason})", f"put the file into {path.parent}"))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8 (byte 0x{data[error.start]:02x})"
        mistakes.append(Mistake(path.name, line, what, "save the file as UTF-8"))
        return None


def _header_good(file: str, header: list[str], columns: tuple[str, ...], mistakes: list[Mistake]) -> bool:
    missing = [c for c in columns if c not in header]
    if missing:
        what = f"missing column {', '.join(map(repr, missing))}"
        mistakes.append(Mistake(file, 1, what, f"the header is {','.join(columns)}"))
    unknown = [c for c in header if c not in columns]
    if unknown:
        what = f"unknown column {', '.join(map(repr, unknown))}"
        mistakes.append(Mistake(file, 1, what, f"the header is {','.join(columns)}"))
    twice = sorted({c for c in header if c in columns and header.count(c) > 1})
    if twice:
        mistakes.append(Mistake(file, 1, f"column {', '.join(map(repr, twice))} stands twice", "keep one"))
    return not (missing or unknown or twice)


def _row(file: str, line: int, header: list[str], cells: list[str], mistakes: list[Mistake]) -> list[CsvRow]:
    if len(cells) != len(header):
        what = f"{len(cells)} cells in a table of {len(header)} columns"
        mistakes.append(Mistake(file, line, what, "add or remove commas, or put quotes around a cell with a comma"))
        return []
    clean = (unicodedata.normalize("NFC", cell).strip() for cell in cells)
    return [CsvRow(file, line, dict(zip(header, clean, strict=True)))]
