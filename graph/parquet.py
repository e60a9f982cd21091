"""A flat table as Apache Parquet. A module of its own, for Arrow loads slowly and only who writes dumps needs it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from entramado.graph.export_tables import Table, columns

_UNDESCRIBED: Final[Mapping[str, Mapping[str, str]]] = {}


def write(table: Table, described: Mapping[str, Mapping[str, str]] = _UNDESCRIBED) -> bytes:
    """Apache Parquet; a column that holds lists is a list of strings, an empty one a string.

    `described` are facts about each column by its name (`csvw.column_descriptions`), kept as metadata of its field.
    """
    names = columns(table)
    fields = [
        pa.field(name, _type(row.get(name) for row in table), metadata=described.get(name) or None) for name in names
    ]
    arrays = [pa.array([row.get(f.name) for row in table], type=f.type) for f in fields]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), out, compression="zstd")
    return out.getvalue()


def _type(values: Iterable[Any]) -> Any:
    kinds = {type(value) for value in values if value is not None}
    if list in kinds:
        return pa.list_(pa.string())
    if kinds == {bool}:
        return pa.bool_()
    if kinds == {int}:
        return pa.int64()
    return pa.float64() if kinds and kinds <= {int, float} else pa.string()
