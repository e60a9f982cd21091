"""What the columns of a CSV are, for programs: CSV on the Web, beside each table as ``NAME.csv-metadata.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from entramado.graph.citation import LICENCE_IRI
from entramado.graph.export_tables import SEPARATOR, Table
from entramado.graph.export_tables import columns as columns_of
from entramado.graph.jsonld_context import keys
from entramado.ontology.namespaces import Base

_KEYS: Final = {"entries": "iri", "statistics": "iri", "claims": "iri", "programmes": "iri"}
# Tables of parts: the column that names the whole, and the table in which that stands.
_JOINED: Final = {
    "participations": ("entry", "entries"),
    "figures": ("entry", "entries"),
    "challenges": ("entry", "entries"),
    "programme-members": ("programme", "programmes"),
}


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
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{name}.csv",
        "dc:title": name,
        "dc:license": {"@id": LICENCE_IRI},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tableSchema": schema,
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def told(base: Base, table: Table) -> dict[str, dict[str, str]]:
    """What is known of each column of a table, by its name: for formats that keep it inside."""
    kept = ("datatype", "propertyUrl")
    return {one["name"]: {key: one[key] for key in kept if key in one} for one in _columns(base, table)}


def _columns(base: Base, table: Table) -> list[dict[str, Any]]:
    properties = {local: iri for iri, local in keys(base).items()}
    return [_column(column, table, properties) for column in columns_of(table)]


def _column(name: str, table: Table, properties: dict[str, str]) -> dict[str, Any]:
    values = [row.get(name) for row in table if row.get(name) is not None]
    found: dict[str, Any] = {"name": name, "titles": name}
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


def _datatype(values: Sequence[object]) -> str:
    if values and all(isinstance(value, bool) for value in values):
        return "boolean"
    if values and all(isinstance(value, int) and not isinstance(value, bool) for value in values):
        return "integer"
    if values and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return "double"
    if values and all(isinstance(value, str) and value.startswith(("http://", "https://")) for value in values):
        return "anyURI"
    return "string"


def sums(files: Iterable[tuple[str, str]]) -> bytes:
    """A file that ``sha256sum --check`` reads, out of names and digests."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(files)).encode()
