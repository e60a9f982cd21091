"""The draft's entries as a workbook that can be corrected, and the corrections read back out of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from entramado.graph.draft.corrections import COLUMNS, FIELDS, Correction, cells, entry_ids
from entramado.graph.draft.model import Record
from entramado.graph.workbook import Sheet, write
from entramado.ontology.errors import EntramadoError

CORRECTIONS = "corrections.csv"
_SHEET = "entradas"
_EXPLAINED = {
    "entry": ("identificador de la entrada; no se cambia", "identifier of the entry; not to be changed"),
    "lines": ("líneas en el borrador", "lines in the draft"),
    "ordinal": ("número impreso", "printed number"),
    "objective": ("objetivo, de 1 a 23", "objective, 1 to 23"),
    "chapter": ("capítulo: APF, EF, PJ, OCA, OSC", "chapter: APF, EF, PJ, OCA, OSC"),
    "title": ("título sin la institución", "title without the reporter"),
    "reporters": ("instituciones que informan, separadas por punto y coma", "reporting bodies, parted by semicolons"),
    "populations": ("poblaciones, por su código", "groups, by their codes"),
    "states": ("estados, ISO 3166-2 sin MX-", "states, ISO 3166-2 without MX-"),
    "start": ("inicio: año, año-mes o fecha", "start: year, year-month or date"),
    "end": ("fin: año, año-mes o fecha", "end: year, year-month or date"),
    "figures": (
        "cifras con lo que cuentan, separadas por punto y coma",
        "figures with what they count, parted by semicolons",
    ),
}


class TableError(EntramadoError):
    """A table of corrections that cannot be read; the message says what is wrong with it."""


def workbook(records: Sequence[Record]) -> bytes:
    """The entries as read, one a row, and a sheet that explains the columns."""
    names = ("entry", "lines", "ordinal", *FIELDS)
    rows = [
        {"entry": name, "lines": f"{r.lines[0]}-{r.lines[1]}", "ordinal": r.ordinal, **cells(r)}
        for name, r in zip(entry_ids(records), records, strict=True)
    ]
    about = [{"column": name, "es": _EXPLAINED[name][0], "en": _EXPLAINED[name][1]} for name in names]
    return write([Sheet(_SHEET, names, rows), Sheet("columnas", ("column", "es", "en"), about)])


def table_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a corrected workbook, or of a CSV file with the same columns. Raises `TableError`."""
    try:
        if path.suffix.lower() == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as handle:
                rows: list[dict[str, Any]] = list(csv.DictReader(handle))
        else:
            book = import_module("openpyxl").load_workbook(path, read_only=True, data_only=True)
            lines = list(book.worksheets[0].iter_rows(values_only=True))
            head = [str(name) for name in lines[0]]
            rows = [dict(zip(head, line, strict=False)) for line in lines[1:]]
            book.close()
    except ModuleNotFoundError:
        raise
    except Exception as error:
        raise TableError(f"{path}: this is no workbook and no CSV that can be read ({error}); save it again") from error
    if not rows or "entry" not in rows[0]:
        raise TableError(f"{path}: there is no column 'entry'; correct the cells of entries.xlsx and keep its columns")
    return rows


def is_list(rows: Sequence[dict[str, Any]]) -> bool:
    """Whether the rows are corrections (one a cell), not a table of entries."""
    return {"field", "read", "corrected"} <= set(rows[0])


def as_corrections(rows: Sequence[dict[str, Any]]) -> Iterator[Correction]:
    """Rows of a file of corrections."""
    for row in rows:
        yield Correction(*(str(row.get(name) or "") for name in COLUMNS))


def corrections_csv(corrections: Sequence[Correction]) -> str:
    """Corrections as a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((c.entry, c.field, c.read, c.corrected) for c in corrections)
    return out.getvalue()
