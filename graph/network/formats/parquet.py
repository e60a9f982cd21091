"""Tables as Parquet with the column names that GraphFrames takes (``id``; ``src``, ``dst``); edge lists of any size.

What the file says of itself stands in the schema's metadata under ``entramado``, as JSON.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from scipy.sparse import csr_array, triu

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.columns import NODE_COLUMNS, TIE_COLUMNS, Column
from entramado.graph.network.network_tables import about, node_rows, tie_rows

_NAMES = {"source": "src", "target": "dst"}
_TYPES = {"string": pa.string(), "integer": pa.int64(), "double": pa.float64(), "boolean": pa.bool_()}
_BATCH = 250_000


def ties(analysis: Analysis) -> bytes:
    """One row a tie: ``src``, ``dst``, ``weight`` and every other column of `TIE_COLUMNS`, whatever the filter."""
    return _table(tie_rows(analysis), analysis, TIE_COLUMNS)


def nodes(analysis: Analysis) -> bytes:
    """One row a node: ``id`` and every other column of `NODE_COLUMNS`, whatever the filter."""
    return _table(node_rows(analysis), analysis, NODE_COLUMNS)


def _table(rows: list[dict[str, Any]], analysis: Analysis, columns: Mapping[str, Column]) -> bytes:
    said = {b"entramado": json.dumps(about(analysis), ensure_ascii=False, sort_keys=True).encode()}
    schema = pa.schema([(_NAMES.get(name, name), _TYPES[column.type]) for name, column in columns.items()], said)
    if rows and (unknown := set(rows[0]) - set(columns)):
        raise ValueError(f"the columns {sorted(unknown)} are missing in the list of columns; describe them there")
    arrays = [pa.array([row.get(name) for row in rows], _TYPES[column.type]) for name, column in columns.items()]
    out = io.BytesIO()
    pq.write_table(pa.table(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def write_edge_list(matrix: csr_array, path: Path, both_ways: bool = False) -> int:
    """Write the ties of a symmetric matrix as ``src``, ``dst``, ``weight``, a batch at a time; give how many rows.

    `path` ends in ``.parquet`` or ``.csv``; the ids are the matrix's positions. GraphFrames' ties are directed: for its
    undirected measures write them `both_ways`. This is the way out for networks that outgrow one machine.
    """
    kept = matrix.tocoo() if both_ways else triu(matrix, k=1, format="coo")
    schema = pa.schema([("src", pa.int64()), ("dst", pa.int64()), ("weight", pa.float64())])
    if path.suffix == ".csv":
        from pyarrow import csv  # noqa: PLC0415 - only this way needs it

        writer: Any = csv.CSVWriter(path, schema)
    else:
        writer = pq.ParquetWriter(path, schema, compression="zstd")
    with writer:
        for start in range(0, kept.nnz, _BATCH):
            part = slice(start, start + _BATCH)
            columns = [kept.row[part].astype(np.int64), kept.col[part].astype(np.int64), kept.data[part].astype(float)]
            writer.write_table(pa.table(columns, schema=schema))
    return int(kept.nnz)
