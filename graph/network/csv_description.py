"""What the columns of a network's CSV files are, for programs (CSV on the Web)."""

from __future__ import annotations

import csv
import io
from typing import Any, Final

from entramado.graph.csvw import AnswerColumn, ByLanguage, of_answer
from entramado.graph.network.columns import NODE_COLUMNS, TIE_COLUMNS, Column

_ABOUT: Final = {
    "build": ("Edición del grafo", "Build of the graph"),
    "licence": ("Licencia", "Licence"),
    "parameters": ("Parámetros", "Parameters"),
}
_COUNT: Final = Column("integer", "", "")


def described(url: str, title: ByLanguage, body: bytes, *, of_nodes: bool) -> bytes:
    """The description of the CSV `body` at `url`: of nodes or ties, or the matrix, whose columns are nodes."""
    heading, *lines = csv.reader(io.StringIO(body.decode("utf-8-sig")))
    matrix = heading[0].startswith("{")
    known = {**TIE_COLUMNS, **NODE_COLUMNS} if of_nodes or matrix else {**NODE_COLUMNS, **TIE_COLUMNS}
    # The corner of the matrix holds what the file says of itself; its column holds the nodes' addresses.
    names = ["id", *heading[1:]] if matrix else heading
    types = [known.get(name, _COUNT if matrix else Column("string", "", "")) for name in names]
    columns = [
        AnswerColumn(name, _titles(name, known), heading=said) for name, said in zip(names, heading, strict=True)
    ]
    rows = [
        {name: _value(cell, column) for name, cell, column in zip(names, line, types, strict=True)} for line in lines
    ]
    return of_answer(url, columns, rows, title)


def _titles(name: str, known: dict[str, Column]) -> ByLanguage:
    if name in known:
        return {"es": known[name].es, "en": known[name].en}
    return {"es": _ABOUT[name][0], "en": _ABOUT[name][1]} if name in _ABOUT else {}


def _value(cell: str, column: Column) -> Any:
    if cell == "":
        return None
    if column.type == "boolean":
        return cell == "true"
    return int(cell) if column.type == "integer" else float(cell) if column.type == "double" else cell
