"""What an expert states about programmes: two entries report the same one, its successor, or different ones.

Rows of `programme-statements.csv` of the default profile name entries by the last part of their IRI
(``compendio-2024-apf-7-21``). A statement always wins over what the scores say. Every mistake is told
at once, with its line and its remedy.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from entramado.ontology.authority import AUTHORITY_FOLDER, AuthorityError
from entramado.ontology.authority_csv import CsvRow, read_table
from entramado.ontology.mistakes import Mistake

FILE = "programme-statements.csv"
COLUMNS = ("from", "to", "kind", "name", "note")
KINDS = ("same", "successor", "different")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class ProgrammeStatement:
    """`earlier` and `later` are slugs of entries; `name` is the programme's name where the expert gives it."""

    earlier: str
    later: str
    kind: str
    name: str
    note: str
    line: int


def load_statements(folder: Path = AUTHORITY_FOLDER) -> list[ProgrammeStatement]:
    """Read and check the statements. Raises `AuthorityError` with every mistake found."""
    mistakes: list[Mistake] = []
    rows = read_table(folder / FILE, COLUMNS, mistakes)
    first: dict[frozenset[str], CsvRow] = {}
    for row in rows:
        _check(row, mistakes)
        pair = frozenset((row["from"], row["to"]))
        before = first.setdefault(pair, row)
        if before is not row:
            what = f"{row['from']} and {row['to']} stand in line {before.line} already, as {before['kind']}"
            mistakes.append(row.mistake(what, "keep one of the two rows"))
    if mistakes:
        raise AuthorityError(mistakes)
    return [ProgrammeStatement(r["from"], r["to"], r["kind"], r["name"], r["note"], r.line) for r in rows]


def _check(row: CsvRow, mistakes: list[Mistake]) -> None:
    for column in ("from", "to"):
        if not _SLUG.fullmatch(row[column]):
            remedy = "write the last part of an entry's IRI, such as compendio-2024-apf-7-21"
            mistakes.append(row.mistake(f"{row[column]!r} in column {column!r} is no entry", remedy))
    if row["from"] == row["to"]:
        mistakes.append(row.mistake(f"{row['from']} is compared with itself", "name two entries"))
    if row["kind"] not in KINDS:
        mistakes.append(row.mistake(f"kind {row['kind']!r}", f"write one of {', '.join(KINDS)}"))
    if row["name"] and row["kind"] == "different":
        mistakes.append(row.mistake("a name for entries that are different", "leave the name empty"))


def check_entries(statements: list[ProgrammeStatement], entries: Collection[str], documents: Collection[str]) -> None:
    """Refuse statements about entries that a document which was read does not have.

    Raises `AuthorityError`; a statement about a document that was not read is left alone.
    """
    mistakes = []
    for statement in statements:
        for slug in (statement.earlier, statement.later):
            read = any(slug.startswith(f"{document}-") for document in documents)
            if read and slug not in entries:
                remedy = "take the last part of its IRI from `entramado export entries`"
                mistakes.append(Mistake(FILE, statement.line, f"there is no entry {slug}", remedy))
    if mistakes:
        raise AuthorityError(mistakes)
