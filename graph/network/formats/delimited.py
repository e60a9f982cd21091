"""Tables as CSV (RFC 4180): ties, nodes, and the two-mode matrix."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.network_tables import about_line, node_rows, tie_rows

# A table without rows still says what its columns would be.
_NO_TIES = ("source", "target", "source_label", "target_label", "weight", "roles", "first_edition", "last_edition")
_NO_NODES = ("id", "label", "name", "mode")


def ties(analysis: Analysis) -> bytes:
    """One row a tie; build, licence and parameters in the last columns of every row."""
    return _table(tie_rows(analysis), about_line(analysis), _NO_TIES)


def nodes(analysis: Analysis) -> bytes:
    """One row a node."""
    return _table(node_rows(analysis), about_line(analysis), _NO_NODES)


def _table(rows: list[dict[str, Any]], about: dict[str, str], without: Iterable[str]) -> bytes:
    text = io.StringIO()
    names = [*(rows[0] if rows else without), *about]
    writer = csv.DictWriter(text, names, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in (row | about).items()})
    return text.getvalue().encode()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def biadjacency(analysis: Analysis) -> bytes:
    """The two-mode matrix: rows are the first kind of node, columns the second (entries, for the partners).

    A cell holds in how many entries the two occur together (1 or 0 for body and entry). The corner holds parameters,
    build and licence as JSON; the first column holds identifiers, the second labels.
    """
    network = analysis.network
    below = network.two_mode or network
    incidence = below.incidence
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    corner = json.dumps(about_line(analysis), ensure_ascii=False, sort_keys=True)
    writer.writerow([corner, "label", *incidence.columns])
    for i, node in enumerate(incidence.rows):
        # The incidence of one body's network is the whole one's: only the bodies that are drawn have a row.
        if node not in below.graph:
            continue
        row = [0] * len(incidence.columns)
        for j in incidence.matrix.indices[incidence.matrix.indptr[i] : incidence.matrix.indptr[i + 1]].tolist():
            item = incidence.columns[j]
            row[j] = below.graph.edges[node, item]["weight"] if below.graph.has_edge(node, item) else 1
        writer.writerow([node, below.graph.nodes[node]["label"], *row])
    return text.getvalue().encode()
