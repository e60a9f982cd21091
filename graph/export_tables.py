"""The exports as flat tables: a row a record, lists of text where a record has several, for CSV and Parquet.

What a record nests (organisations, figures, challenges) becomes a table of its own, joined by the entry's IRI.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

Record = dict[str, Any]
Table = list[Record]
SEPARATOR: Final = " | "
_NESTED: Final = ("organisations", "figures", "challenges", "criteria", "about")
_BODIES: Final = ("reporters", "parents", "names")


def entries(records: Sequence[Record]) -> Table:
    """An entry a row; reporters and parents by name, with their IRIs beside them."""
    rows = []
    for record in records:
        row = _plain(record)
        row["first_line"], row["last_line"] = record["lines"]
        row |= {f"criterion_{name}": met for name, met in (record.get("criteria") or {}).items()}
        rows.append(row)
    return rows


def participations(records: Sequence[Record]) -> Table:
    """A body in an entry a row, with its role and the line it is named on (reporters and parents: the entry's)."""
    rows: Table = []
    for record in records:
        for role, key in (("reporter", "reporters"), ("parent", "parents")):
            rows += [_participation(record, body, role, record["lines"][0]) for body in record[key]]
        rows += [_participation(record, body, body["role"], body["line"]) for body in record["organisations"]]
    return _numbered(rows, "entry")


def figures(records: Sequence[Record]) -> Table:
    """A counted result a row."""
    rows = [{"entry": r["iri"], "doc": r["doc"], **_number(figure)} for r in records for figure in r["figures"]]
    return _numbered(rows, "entry")


def challenges(records: Sequence[Record]) -> Table:
    """A challenge a row, with its category and line."""
    rows = [
        {"entry": r["iri"], "doc": r["doc"], "category": challenge["category"], "line": challenge["line"]}
        for r in records
        for challenge in r["challenges"]
    ]
    return _numbered(rows, "entry")


def statistics(records: Sequence[Record]) -> Table:
    """A statistic a row."""
    return [_number(record) for record in records]


def claims(records: Sequence[Record]) -> Table:
    """A claim a row; what it is about as ``key=value``."""
    rows = []
    for record in records:
        row = _number(_plain(record))
        row["about"] = [f"{key}={value}" for key, value in (record.get("about") or {}).items()]
        rows.append(row)
    return rows


def programmes(records: Sequence[Record]) -> Table:
    """A programme a row, with the number of its entries and the documents that they stand in."""
    return [
        {
            "iri": r["iri"],
            "name": r["name"],
            "members": len(r["members"]),
            "documents": list(dict.fromkeys(member[0] for member in r["members"])),
        }
        for r in records
    ]


def programme_members(records: Sequence[Record]) -> Table:
    """An entry of a programme a row."""
    names = ("doc", "chapter", "objective", "ordinal", "first_line")
    rows = [
        {"programme": r["iri"], "name": r["name"], **dict(zip(names, member, strict=True))}
        for r in records
        for member in r["members"]
    ]
    return _numbered(rows, "programme")


def _numbered(rows: Table, whole: str) -> Table:
    """The rows, each with its place among those of the same whole: the two together are its key."""
    places: Counter[str] = Counter()
    for row in rows:
        places[row[whole]] += 1
        row["number"] = places[row[whole]]
    return rows


TABLES: Final[dict[str, tuple[str, Callable[[Sequence[Record]], Table]]]] = {
    "entries": ("entries", entries),
    "participations": ("entries", participations),
    "figures": ("entries", figures),
    "challenges": ("entries", challenges),
    "statistics": ("statistics", statistics),
    "claims": ("claims", claims),
    "programmes": ("programmes", programmes),
    "programme-members": ("programmes", programme_members),
}


def _plain(record: Record) -> Record:
    row: Record = {}
    for key, value in record.items():
        if key in _BODIES:
            row[key] = [body["name"] for body in value]
            row[f"{key}_iris"] = [body["iri"] or "" for body in value]
        elif key not in _NESTED and key != "lines":
            row[key] = value
    return row


def _participation(record: Record, body: Record, role: str, line: int) -> Record:
    return {
        "entry": record["iri"],
        "doc": record["doc"],
        "body": body["iri"],
        "name": body["name"],
        "acronym": body["acronym"],
        "role": role,
        "line": line,
    }


def _number(record: Mapping[str, Any]) -> Record:
    """Values as floating-point numbers, so that a column has one type."""
    numeric = ("value", "computed")
    return {k: float(v) if k in numeric and v is not None else v for k, v in record.items()}


def columns(table: Table) -> list[str]:
    """The columns of a table in the order in which they come up."""
    return list(dict.fromkeys(key for row in table for key in row))


def to_csv(table: Table) -> bytes:
    """RFC 4180, UTF-8, with a heading; lists joined by ``|``, truth values in small letters."""
    out = io.StringIO()
    writer = csv.writer(out)
    names = columns(table)
    writer.writerow(names)
    writer.writerows([_text(row.get(name)) for name in names] for row in table)
    return out.getvalue().encode()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return SEPARATOR.join(str(v) for v in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).lower() if isinstance(value, bool) else str(value)
