"""The draft's entries as a workbook that can be corrected, and the corrections read back out of it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from entramado.graph.draft.corrections import COLUMNS, FIELDS, Correction, cells, differences, entry_ids
from entramado.graph.draft.model import Record
from entramado.graph.workbook import Sheet, write
from entramado.ontology.errors import EntramadoError

CORRECTIONS = "corrections.csv"
_SHEET = "entradas"
_AS_READ = "leído"
_EXPLAINED = {
    "entry": ("identificador de la entrada; no se cambia", "identifier of the entry; not to be changed"),
    "lines": ("líneas en el borrador", "lines in the draft"),
    "ordinal": ("número impreso", "printed number"),
    "objective": ("objetivo, de 1 a 23", "objective, 1 to 23"),
    "chapter": ("capítulo: APF, EF, PJ, OCA, OSC", "chapter: APF, EF, PJ, OCA, OSC"),
    "title": ("título sin la institución", "title without the reporter"),
    "reporters": ("instituciones que informan, separadas por punto y coma", "reporting bodies, parted by semicolons"),
    "populations": ("poblaciones, por su código", "groups, by their codes"),
    "states": ("estados, ISO 3166-2 sin el país", "states, ISO 3166-2 without the country"),
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
    """The entries as read, one a row: a sheet to correct, the same again to compare with, and what the columns mean."""
    names = ("entry", "lines", "ordinal", *FIELDS)
    rows = [
        {"entry": name, "lines": f"{r.lines[0]}-{r.lines[1]}", "ordinal": r.ordinal, **cells(r)}
        for name, r in zip(entry_ids(records), records, strict=True)
    ]
    about = [{"column": name, "es": _EXPLAINED[name][0], "en": _EXPLAINED[name][1]} for name in names]
    return write(
        [Sheet(_SHEET, names, rows), Sheet("columnas", ("column", "es", "en"), about), Sheet(_AS_READ, names, rows)]
    )


def read_table(path: Path) -> list[Correction]:
    """The corrections of a corrected workbook (`entries.xlsx`) or of a list of them (CSV). Raises `TableError`."""
    try:
        if path.suffix.lower() == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as handle:
                rows: list[dict[str, Any]] = list(csv.DictReader(handle))
            return [Correction(*(row[name] or "" for name in COLUMNS)) for row in rows]
        book = import_module("openpyxl").load_workbook(path, read_only=True, data_only=True)
        now, then = (_sheet(book[name]) for name in (_SHEET, _AS_READ))
        book.close()
    except (KeyError, ValueError, IndexError, OSError, zipfile.BadZipFile, csv.Error) as error:
        raise TableError(
            f"{path}: this is no corrected table ({error}); correct the cells of entries.xlsx and keep its sheets and "
            f"columns, or give a CSV file with the columns {', '.join(COLUMNS)}"
        ) from error
    return list(differences(now, then))


def _sheet(sheet: Any) -> list[dict[str, str]]:
    """The rows of a sheet by column name, each cell as text."""
    lines = list(sheet.iter_rows(values_only=True))
    head = [str(name) for name in lines[0]]
    return [dict(zip(head, map(_text, line), strict=False)) for line in lines[1:]]


def _text(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value).strip()


def corrections_csv(corrections: Sequence[Correction]) -> str:
    """Corrections as a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((c.entry, c.field, c.read, c.corrected) for c in corrections)
    return out.getvalue()
