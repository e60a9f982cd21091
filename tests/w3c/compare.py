"""Whether two results are the same: rows as a multiset, graphs up to the names of blank nodes.

Numbers and truth values are compared by value ("1.0" is "1"), since a store need not keep how they were written; the
order of rows where the expected result tells it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Hashable, Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    Variable,
    parse,
    parse_query_results,
)

_XSD = "http://www.w3.org/2001/XMLSchema#"
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_NUMBERS = {f"{_XSD}{name}" for name in ("integer", "decimal", "double", "float")}
RESULTS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}
GRAPHS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
}
Row = dict[str, object]


class RowsResult:
    """The rows of a result, in order."""

    def __init__(self, rows: Iterable[Row], ordered: bool = False) -> None:
        self.rows = list(rows)
        self.ordered = ordered


class CsvResult:
    """A result as CSV: its cells as text, without types; columns may come in any order."""

    def __init__(self, text: str) -> None:
        self.rows = list(csv.DictReader(io.StringIO(text)))


Result = bool | RowsResult | CsvResult | Dataset


def read(body: bytes, suffix: str, base: str = "http://none.example/") -> Result:
    """A result out of its bytes, by the suffix of its format."""
    if suffix == ".csv":
        return CsvResult(body.decode("utf-8"))
    if suffix in RESULTS:
        return of(parse_query_results(body, format=RESULTS[suffix]))
    return _graph_or_rows(Dataset(parse(body, format=GRAPHS[suffix], base_iri=base)))


def read_file(path: Path) -> Result:
    """An expected result."""
    return read(path.read_bytes(), path.suffix, path.as_uri())


def of(result: QueryBoolean | QuerySolutions | QueryTriples) -> Result:
    """A result of pyoxigraph's."""
    if isinstance(result, QueryBoolean):
        return bool(result)
    if isinstance(result, QueryTriples):
        return Dataset(Quad(one.subject, one.predicate, one.object) for one in result)
    names = result.variables
    return RowsResult({name.value: row[name] for name in names if row[name] is not None} for row in result)


def _graph_or_rows(data: Dataset) -> Result:
    """A graph, or the rows that a graph describes in the vocabulary of the first tests."""
    sets = list(data.quads_for_object(NamedNode(_RS + "ResultSet")))
    if not sets:
        return data

    def values(subject: object, name: str) -> list[object]:
        return [q.object for q in data.quads_for_subject(subject) if q.predicate.value == _RS + name]  # type: ignore[arg-type]

    told = values(sets[0].subject, "boolean")
    if told:
        return bool(told[0].value == "true")  # type: ignore[attr-defined]
    rows: list[tuple[int, Row]] = []
    for solution in values(sets[0].subject, "solution"):
        row: Row = {}
        for binding in values(solution, "binding"):
            row[values(binding, "variable")[0].value] = values(binding, "value")[0]  # type: ignore[attr-defined]
        index = values(solution, "index")
        rows.append((int(index[0].value) if index else -1, row))  # type: ignore[attr-defined]
    ordered = all(index >= 0 for index, _ in rows)
    return RowsResult((row for _, row in (sorted(rows, key=lambda one: one[0]) if ordered else rows)), ordered)


def same(expected: Result, found: Result, *, lax: bool = False) -> bool:
    """Whether `found` is what is `expected`; with `lax`, up to repeated rows."""
    if type(expected) is not type(found):
        return False
    if isinstance(expected, CsvResult):
        assert isinstance(found, CsvResult)
        return _cells(expected) == _cells(found)
    if isinstance(expected, RowsResult):
        assert isinstance(found, RowsResult)
        if lax:
            return set(map(_key, expected.rows)) == set(map(_key, found.rows))
        if expected.ordered and not _has_blank(expected.rows):
            return list(map(_key, expected.rows)) == list(map(_key, found.rows))
        if not _has_blank(expected.rows):
            return Counter(map(_key, expected.rows)) == Counter(map(_key, found.rows))
        return _canonical(_as_graph(expected.rows)) == _canonical(_as_graph(found.rows))
    if isinstance(expected, Dataset):
        assert isinstance(found, Dataset)
        return _canonical(expected) == _canonical(found)
    return expected == found


def _cells(table: CsvResult) -> Counter[Hashable]:
    return Counter(
        frozenset((name, "_:" if cell.startswith("_:") else cell) for name, cell in row.items()) for row in table.rows
    )


def _key(row: Row) -> Hashable:
    return frozenset((name, str(_plain(term))) for name, term in row.items())


def _plain(term: object) -> object:
    """A term with its number or truth value written in one way only."""
    if isinstance(term, Literal) and term.datatype.value in _NUMBERS:
        try:
            if term.datatype.value in (_XSD + "double", _XSD + "float"):
                return Literal(repr(float(term.value)), datatype=term.datatype)
            number = Decimal(term.value).normalize()
            return Literal(f"{number:f}", datatype=term.datatype)
        except (ValueError, InvalidOperation):
            return term
    if isinstance(term, Literal) and term.datatype.value == _XSD + "boolean":
        return Literal({"0": "false", "1": "true"}.get(term.value, term.value), datatype=term.datatype)
    if isinstance(term, Triple):
        return Triple(term.subject, term.predicate, _plain(term.object))  # type: ignore[arg-type]
    return term


def _has_blank(rows: list[Row]) -> bool:
    return any("_:" in str(term) and not isinstance(term, Literal) for row in rows for term in row.values())


def _as_graph(rows: list[Row]) -> Dataset:
    made = Dataset()
    for row in rows:
        one = BlankNode()
        made.add(Quad(one, _TYPE, NamedNode(_RS + "solution")))
        for name, term in row.items():
            made.add(Quad(one, NamedNode(f"{_RS}{Variable(name).value}"), _plain(term)))  # type: ignore[arg-type]
    return made


def _canonical(data: Dataset) -> set[str]:
    plain = Dataset(Quad(q.subject, q.predicate, _plain(q.object), q.graph_name) for q in data)  # type: ignore[arg-type]
    plain.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in plain}
