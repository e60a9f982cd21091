"""The draft's entries as a workbook that can be corrected, and the corrections that held as a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from entramado.graph.corrections import COLUMNS, FIELDS, SHEETS, Correction, cells
from entramado.graph.draft.draft_records import Draft
from entramado.graph.workbook import WorkbookSheet, write

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


_FINDING_COLUMNS = {
    "id": ("identificador, el mismo en cada revisión", "identifier, the same in every run"),
    "severity": ("must: hay que corregir; should: conviene revisar; info", "must be mended; should be looked at; info"),
    "kind": ("tipo de hallazgo", "kind of finding"),
    "first_line": ("primera línea en el borrador", "first line in the draft"),
    "last_line": ("última línea en el borrador", "last line in the draft"),
    "message_es": ("qué se encontró, en español", "what is found, in Spanish"),
    "message_en": ("qué se encontró, en inglés", "what is found, in English"),
    "objective": ("objetivo, de 1 a 23", "objective, 1 to 23"),
    "chapter": ("capítulo: APF, EF, PJ, OCA, OSC", "chapter: APF, EF, PJ, OCA, OSC"),
    "institutions": ("instituciones, por su identificador", "institutions, by their identifiers"),
    "entries": ("entradas", "entries"),
}


def workbook(draft: Draft) -> bytes:
    """The entries as read, one a row: a sheet to correct, the same again to compare with, and what the columns mean."""
    names = ("entry", "lines", "ordinal", *FIELDS)
    rows = [
        {
            "entry": name,
            "lines": f"{r.lines[0]}-{r.lines[1]}",
            "ordinal": r.ordinal,
            **cells(r.linked.entry, r.linked.facts),
        }
        for name, r in zip(draft.ids, draft.records, strict=True)
    ]
    about = [{"column": name, "es": _EXPLAINED[name][0], "en": _EXPLAINED[name][1]} for name in names]
    return write(
        [
            WorkbookSheet(SHEETS[0], names, rows),
            WorkbookSheet("columnas", ("column", "es", "en"), about),
            WorkbookSheet(SHEETS[1], names, rows),
        ]
    )


def _finding_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A finding as a row of a table; lists are parted by blanks."""
    first, last = row["lines"] or ("", "")
    about = row["about"]
    return {
        **{name: row[name] for name in ("id", "severity", "kind", "message_es", "message_en")},
        "first_line": first,
        "last_line": last,
        "objective": about["objective"] or "",
        "chapter": about["chapter"] or "",
        "institutions": " ".join(about["institutions"]),
        "entries": " ".join(about["entries"]),
    }


def findings_csv(found: Sequence[Mapping[str, Any]]) -> str:
    """Findings (rows of `entramado.api.draft.runs`) as a CSV file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(_FINDING_COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_finding_row, found))
    return out.getvalue()


def findings_workbook(found: Sequence[Mapping[str, Any]]) -> bytes:
    """Findings as a workbook, with a sheet that says what the columns mean."""
    about = [{"column": name, "es": es, "en": en} for name, (es, en) in _FINDING_COLUMNS.items()]
    rows = list(map(_finding_row, found))
    return write(
        [
            WorkbookSheet("hallazgos", tuple(_FINDING_COLUMNS), rows),
            WorkbookSheet("columnas", ("column", "es", "en"), about),
        ]
    )


def corrections_csv(corrections: Sequence[Correction]) -> str:
    """Corrections as a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((c.entry, c.field, c.read, c.corrected) for c in corrections)
    return out.getvalue()
