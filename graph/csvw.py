"""What the columns of a CSV are, for programs: CSV on the Web, beside each table as ``NAME.csv-metadata.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, Final, Literal
from urllib.parse import quote

from entramado.graph.citation import LICENCE_IRI
from entramado.graph.export_columns import EXPORT_COLUMNS
from entramado.graph.export_tables import SEPARATOR, Table
from entramado.graph.export_tables import columns as columns_of
from entramado.graph.jsonld_context import keys
from entramado.ontology.namespaces import Base

ByLanguage = Mapping[Literal["es", "en"], str]
_KEYS: Final = {"entries": "iri", "statistics": "iri", "claims": "iri", "programmes": "iri"}
# Tables of parts: the column that names the whole, and the table in which that stands.
_JOINED: Final = {
    "participations": ("entry", "entries"),
    "figures": ("entry", "entries"),
    "challenges": ("entry", "entries"),
    "programme-members": ("programme", "programmes"),
}
_SEVERAL: Final = "several addresses"
# Which columns make a key, first of all: addresses and dates, then texts, then whole numbers.
_KEY_ORDER: Final = (("anyURI", "date"), ("string",), ("integer",))
_KEY_COLUMNS_TRIED: Final = 6
_KEY_COLUMNS_MAX: Final = 3


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column of an answer: its name, what it is called in each language, the CSV's heading where it is another."""

    name: str
    titles: ByLanguage
    heading: str = ""


def metadata(base: Base, name: str, table: Table) -> bytes:
    """The description of ``NAME.csv``: each column's name, datatype and property of ours, the key, what it joins."""
    schema: dict[str, Any] = {"columns": _columns(base, table)}
    columns = {column["name"] for column in schema["columns"]}
    if name in _KEYS and _KEYS[name] in columns:
        schema["primaryKey"] = _KEYS[name]
    if name in _JOINED and columns:
        whole, other = _JOINED[name]
        schema["primaryKey"] = [whole, "number"]
        reference = {"resource": f"{other}.csv", "columnReference": "iri"}
        schema["foreignKeys"] = [{"columnReference": whole, "reference": reference}]
    return _document(f"{name}.csv", {"dc:title": name}, schema)


def of_answer(url: str, columns: Sequence[AnswerColumn], rows: Sequence[Mapping[str, Any]], title: ByLanguage) -> bytes:
    """The description of the CSV at `url` (relative to the description's own address), out of its rows.

    A column may be called as the CSV's heading has it, or as in either language; the key is what no two rows share.
    `title` is what the table is called, by language.
    """
    values = {one.name: [row[one.name] for row in rows if row.get(one.name) not in (None, "")] for one in columns}
    kinds = {name: _several(held) or _datatype(held) for name, held in values.items()}
    schema: dict[str, Any] = {"columns": [_answer_column(one, kinds[one.name]) for one in columns]}
    if key := _key([one.name for one in columns], kinds, rows):
        schema["primaryKey"] = key
    said = [{"@value": text, "@language": lang} for lang, text in title.items()]
    return _document(url, {"dc:title": said} if said else {}, schema)


def _answer_column(column: AnswerColumn, kind: str) -> dict[str, Any]:
    # A label and what it is of are called the same: the address says that it is one.
    address = " (IRI)" if kind in ("anyURI", _SEVERAL) else ""
    titles = {lang: text if "IRI" in text else text + address for lang, text in column.titles.items()}
    found: dict[str, Any] = {"name": _name(column.name), "titles": {"und": column.heading or column.name, **titles}}
    if kind == _SEVERAL:
        return {**found, "datatype": "anyURI", "separator": " "}
    return {**found, "datatype": kind}


def _name(column: str) -> str:
    """A column's name as a variable of a URI template (RFC 6570): all but letters, digits, ``_`` and ``.`` escaped.

    >>> _name("programme-members")
    'programme%2Dmembers'
    """
    return quote(column, safe="").replace("-", "%2D").replace("~", "%7E")


def _several(values: Sequence[object]) -> str:
    """`_SEVERAL` where each value is one or several addresses parted by blanks, and one is of several."""
    texts = [value for value in values if isinstance(value, str)]
    parts = [part for text in texts for part in text.split(" ")]
    of_addresses = len(texts) == len(values) and all(part.startswith(("http://", "https://")) for part in parts)
    return _SEVERAL if of_addresses and len(parts) > len(texts) else ""


def _key(names: Sequence[str], kinds: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The fewest columns that tell every row apart, addresses before texts before whole numbers.

    Empty where there are none, and for a table of one row, in which any column would do.
    """
    order = [name for kind in _KEY_ORDER for name in names if kinds[name] in kind and not name.endswith("Label")]
    order = [name for name in order if all(row.get(name) not in (None, "") for row in rows)][:_KEY_COLUMNS_TRIED]
    for size in range(1, min(len(order), _KEY_COLUMNS_MAX) + 1 if len(rows) > 1 else 1):
        for tried in combinations(order, size):
            if len({tuple(row[name] for name in tried) for row in rows}) == len(rows):
                return [_name(name) for name in tried]
    return []


def _document(url: str, said: Mapping[str, Any], schema: Mapping[str, Any]) -> bytes:
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": url,
        **said,
        "dc:license": {"@id": LICENCE_IRI},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": schema,
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def column_descriptions(base: Base, table: Table) -> dict[str, dict[str, str]]:
    """Datatype and property of each column of a table, by its name, for formats that can hold them (Parquet)."""
    kept = ("datatype", "propertyUrl")
    return {one["name"]: {key: one[key] for key in kept if key in one} for one in _columns(base, table)}


def _columns(base: Base, table: Table) -> list[dict[str, Any]]:
    properties = {local: iri for iri, local in keys(base).items()}
    return [_column(column, table, properties) for column in columns_of(table)]


def _column(name: str, table: Table, properties: dict[str, str]) -> dict[str, Any]:
    values = [row.get(name) for row in table if row.get(name) is not None]
    found: dict[str, Any] = {"name": name, "titles": _titles(name)}
    if any(isinstance(value, list) for value in values):
        found["separator"] = SEPARATOR
        values = [one for value in values for one in (value if isinstance(value, list) else [value])]
    found["datatype"] = _datatype(values)
    camel = "".join(part.capitalize() if place else part for place, part in enumerate(name.split("_")))
    if camel in properties:
        found["propertyUrl"] = properties[camel]
    if name in ("iri", "entry", "number"):
        found["required"] = True
    return found


def _titles(name: str) -> dict[str, str]:
    """What a column is called: as the CSV's heading has it, and in both languages."""
    key, _, criterion = name.partition("_") if name.startswith("criterion_") else (name, "", "")
    spanish, english = (text.format(criterion) for text in EXPORT_COLUMNS.get(key, (name, name)))
    return {"und": name, "es": spanish, "en": english}


def _datatype(values: Sequence[object]) -> str:
    if values and all(isinstance(value, bool) for value in values):
        return "boolean"
    if values and all(isinstance(value, int) and not isinstance(value, bool) for value in values):
        return "integer"
    if values and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return "double"
    texts = [value for value in values if isinstance(value, str)]
    if not texts or len(texts) < len(values):
        return "string"
    if all(text.startswith(("http://", "https://")) and " " not in text for text in texts):
        return "anyURI"
    return "date" if all(_is_date(text) for text in texts) else "string"


def _is_date(text: str) -> bool:
    try:
        return len(text) == len("2024-12-31") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def sums(files: Iterable[tuple[str, str]]) -> bytes:
    """A file that ``sha256sum --check`` reads, out of names and digests."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(files)).encode()
