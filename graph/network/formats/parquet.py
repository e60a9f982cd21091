"""Tables as Parquet with the column names that GraphFrames takes (``id``; ``src``, ``dst``); edge lists of any size.

What the file says of itself stands in the schema's metadata under ``entramado``, as JSON.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from scipy.sparse import csr_array, triu

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.tables import about, node_rows, tie_rows

_NAMES = {"source": "src", "target": "dst"}
_BATCH = 250_000


def ties(analysis: Analysis) -> bytes:
    """One row a tie: ``src``, ``dst``, ``weight`` and every other column."""
    rows = [{_NAMES.get(key, key): value for key, value in row.items()} for row in tie_rows(analysis)]
    return _table(rows, analysis, ("src", "dst", "weight"))


def nodes(analysis: Analysis) -> bytes:
    """One row a node: ``id`` and every other column."""
    return _table(node_rows(analysis), analysis, ("id", "label"))


def _table(rows: list[dict[str, Any]], analysis: Analysis, without: tuple[str, ...]) -> bytes:
    table = pa.Table.from_pylist(rows) if rows else pa.table({name: pa.array([], pa.string()) for name in without})
    said = {b"entramado": json.dumps(about(analysis), ensure_ascii=False, sort_keys=True).encode()}
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(said), out, compression="zstd")
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
