"""Bodies that act across countries, as rows of a profile whose documents name them.

They are data of ``INT`` alone; ``shared`` of a ``profile.toml`` tells which of them its authority has.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from entramado.ontology.authority_csv import CsvRow, read_table
from entramado.ontology.home import PROFILES
from entramado.ontology.mistakes import Mistake

FOLDER = PROFILES / "INT"
COLUMNS = ("id", "acronyms", "es", "en", "fr", "pt", "sector", "level", "parent", "country", "source")
_SETTINGS = "profile.toml"


def shared_rows(folder: Path, columns: tuple[str, ...], mistakes: list[Mistake]) -> list[CsvRow]:
    """The rows of ``INT`` that a profile's folder asks for, in its columns of institutions; none without settings."""
    path = folder / _SETTINGS
    wanted = tomllib.loads(path.read_text("utf-8")).get("shared", []) if path.is_file() else []
    rows = {row["id"]: row for row in read_table(FOLDER / "institutions.csv", COLUMNS, mistakes)} if wanted else {}
    unknown = [slug for slug in wanted if slug not in rows]
    mistakes += [Mistake(_SETTINGS, 1, f"unknown shared body {slug!r}", "name a body of INT") for slug in unknown]
    return [_as_row(rows[slug], columns) for slug in wanted if slug in rows]


def _as_row(row: CsvRow, columns: tuple[str, ...]) -> CsvRow:
    cells = dict.fromkeys(columns, "") | {column: row[column] for column in columns if column in row.cells}
    cells |= {"name": row["es"].split(";")[0], "acronym": row["acronyms"].split(";")[0]}
    return CsvRow(row.file, row.line, cells)
