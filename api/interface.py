"""The Python interface: `entramado.open()` and what it gives.

>>> import entramado
>>> graph = entramado.open()
>>> graph.query("entries-by-chapter").columns
['chapter', 'chapterLabel', 'entries', 'aims']
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    Literal,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from entramado.graph import snapshot as snapshots
from entramado.graph.export import EXPORTS, TripleIndex
from entramado.graph.network.source import Row, read_source, rows_of
from entramado.graph.store import default_graph, load_snapshot, query_text
from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import DEFAULT_BASE, XSD, Base
from entramado.queries import saved
from entramado.queries.entities import Entities
from entramado.queries.parameters import PAGES, node_kinds, of_query, read

if TYPE_CHECKING:
    import networkx
    import pandas
    import pyarrow

    from entramado.graph.network.parameters import Parameters

Value = str | int | float | bool | None
QueryResult = QuerySolutions | QueryTriples | QueryBoolean
_WHOLE = frozenset(f"{XSD}{name}" for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger"))
_REAL = frozenset(f"{XSD}{name}" for name in ("decimal", "double", "float"))
_TIMEOUT_S = 60.0
SHIPPED = Path(__file__).parent.parent / "data"


class InterfaceError(EntramadoError):
    """A graph that cannot be opened or asked; the message says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT query: `columns`, and `rows` of text, numbers, truth values or None, in that order."""

    columns: list[str]
    rows: list[tuple[Value, ...]]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """The rows as dictionaries."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_arrow(self) -> pyarrow.Table:
        """The table for Apache Arrow; a column that mixes text and numbers becomes text."""
        import pyarrow as pa  # noqa: PLC0415 - loads slowly, and only this needs it

        return pa.table({name: _column([row[i] for row in self.rows]) for i, name in enumerate(self.columns)})

    def to_pandas(self) -> pandas.DataFrame:
        """The table for pandas. Raises `InterfaceError` where pandas is not installed."""
        try:
            import pandas as pd  # noqa: PLC0415
        except ImportError:
            raise InterfaceError("to_pandas needs the package pandas: install it with 'pip install pandas'") from None
        return pd.DataFrame({name: _column([row[i] for row in self.rows]) for i, name in enumerate(self.columns)})


class Graph:
    """A graph that answers questions. `ask` runs SPARQL and gives pyoxigraph's results; `build` identifies the data."""

    def __init__(
        self, ask: Callable[[str], QueryResult], quads: Callable[[], Iterator[Quad]], base: str, build: str
    ) -> None:
        self._ask = ask
        self._quads = quads
        self.base = base
        self.build = build

    def query(self, question: str, /, **values: object) -> Table | bool | list[Quad]:
        """The answer to a saved query (by name, with its parameters) or to SPARQL text.

        A SELECT gives a `Table`, an ASK a bool, CONSTRUCT and DESCRIBE a list of triples (quads without a graph).
        Values are read as everywhere else: entities by code, name, acronym or IRI, in any case.
        Raises `QueryError` for an unknown name, `ParameterError` for an unknown parameter or value, `InterfaceError`
        for text that is no SPARQL.
        """
        if any(character.isspace() for character in question.strip()):
            if values:
                raise InterfaceError(f"{next(iter(values))}=: values go with a saved query; SPARQL is run as it stands")
            text = question
        else:
            text = self._bound(saved.load(question), values)
        try:
            answer = self._ask(text)
        except SyntaxError as error:
            raise InterfaceError(f"{str(error.msg).splitlines()[0]}; mend the query there") from error
        if isinstance(answer, QuerySolutions):
            return _table(answer)
        return [Quad(*triple) for triple in answer] if isinstance(answer, QueryTriples) else bool(answer)

    def _bound(self, query: saved.SavedQuery, values: Mapping[str, object]) -> str:
        pairs = [(name, str(value)) for name, value in values.items() if value is not None]
        found = read(of_query(query, self.base, DEFAULT_BASE), pairs, self._entities if pairs else None)
        return query.bind({name: given[0] for name, given in found.items()}, self.base)

    @cached_property
    def _entities(self) -> Entities:
        return entities_of(self._rows, self.base)

    def _rows(self, sparql: str) -> Iterable[Row]:
        answer = self._ask(sparql)
        assert isinstance(answer, QuerySolutions)
        return rows_of(answer)

    def network(self, kind: str = "partners", **choices: Any) -> networkx.Graph[str]:
        """A collaboration network as a networkx graph.

        `choices` are the fields of `entramado.graph.network.parameters.Parameters`: ``edition=2024``,
        ``chapter="APF"``, ``objective=7``, ``roles=("partner",)``, ``ego="upmrip"`` ... Nodes are IRIs with ``label``,
        ``name``, ``acronym``, ``mode``, ``sector``, ``level``, ``state``, ``entries``; ties have ``weight``, ``roles``
        and ``editions`` (each to its number of entries) and ``lines``: the IRIs of the lines that they were read in
        (those of the ties to the shared nodes, for a projection). Partners are a `DiGraph`, from the body that reports
        to the one that it names, unless ``directed=False``. Raises `NetworkError` or `ParameterError` for a choice that
        there is not.
        """
        import networkx  # noqa: PLC0415 - it and scipy load slowly

        from entramado.graph.network.build import build_network  # noqa: PLC0415

        wanted = chosen(kind, choices, lambda: self._entities)
        self._source.check(wanted)
        built = build_network(self._source, wanted)
        graph: networkx.Graph[str] = networkx.DiGraph() if wanted.arrows else networkx.Graph()
        graph.add_nodes_from(built.graph.nodes(data=True))
        for u, v, data in built.weighted_edges:
            kept = {name: value for name, value in data.items() if name not in ("evidence", "arcs")}
            graph.add_edge(u, v, **kept, lines=[built.lines(e) for e in built.evidence(u, v)])
        graph.graph.update(parameters=built.parameters.as_dict(), build=self.build)
        return graph

    def entries(self) -> list[dict[str, Any]]:
        """What each entry of the documents says: the rows of ``entramado export entries``."""
        return self.export("entries")

    def export(self, what: str) -> list[dict[str, Any]]:
        """The rows of an export: ``entries``, ``statistics``, ``claims`` or ``programmes``."""
        if what not in EXPORTS:
            raise InterfaceError(f"there is no export {what!r}; there are: {', '.join(EXPORTS)}")
        return list(EXPORTS[what](self._facts))

    @cached_property
    def _facts(self) -> TripleIndex:
        return TripleIndex(Base(self.base), self._quads())

    @cached_property
    def _source(self) -> Any:
        return read_source(self._rows, Base(self.base), self.build, saved.texts("network"))


def entities_of(ask: Callable[[str], Iterable[Row]], base: str) -> Entities:
    """The entities of a graph by what they are called, and its editions; `ask` runs SPARQL."""
    rows = ask(saved.load("entity-names").bind({}, base))
    editions = [row["edition"] for row in ask(saved.load("editions").bind({}, base))]
    texts = ((row["thing"], int(row.get("rank", 3)), row.get("text", ""), row.get("language", "")) for row in rows)
    return Entities.of(base, texts, editions)


def open_graph(source: str | os.PathLike[str] | None = None, *, base: str = DEFAULT_BASE) -> Graph:
    """The shipped facts, a snapshot folder, or a SPARQL 1.1 endpoint (an address that begins with http).

    `base` is the base of the IRIs behind an endpoint; a snapshot names its own. Raises `SnapshotError` for a folder
    that is no snapshot, `InterfaceError` for an endpoint that does not answer (when it is asked).
    """
    if source is not None and str(source).startswith(("http://", "https://")):
        address = str(source)
        return Graph(lambda text: _endpoint(address, text), lambda: _all_of(address), Base(base).iri, address)
    snapshot = snapshots.read(Path(source) if source is not None else SHIPPED)
    store, base = load_snapshot(snapshot), snapshot.manifest["base"]
    return Graph(
        lambda text: store.query(text, **default_graph(store, text, base)), lambda: iter(store), base, snapshot.build
    )


def _endpoint(address: str, text: str) -> QueryResult:
    kind, data = _post(address, text, "application/sparql-results+json, application/n-triples;q=0.9")
    if "json" in kind:
        return parse_query_results(data, format=QueryResultsFormat.JSON)
    store = Store()
    store.bulk_load(input=data, format=RdfFormat.N_TRIPLES)
    return store.query(query_text("graph"))


def _all_of(address: str) -> Iterator[Quad]:
    _, data = _post(address, query_text("graph"), "application/n-triples")
    return iter(parse(input=data, format=RdfFormat.N_TRIPLES))


def _post(address: str, text: str, accept: str) -> tuple[str, bytes]:
    import httpx  # noqa: PLC0415 - only endpoints need it

    headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
    try:
        answer = httpx.post(address, content=text.encode(), headers=headers, timeout=_TIMEOUT_S)
    except httpx.HTTPError as error:
        raise InterfaceError(f"{address}: the endpoint does not answer ({error}); check the address") from error
    if answer.status_code != 200:
        said = " ".join(answer.text.split())[:300]
        raise InterfaceError(f"{address}: the endpoint refused the question ({answer.status_code}): {said}")
    return answer.headers.get("content-type", ""), answer.content


def chosen(kind: str, choices: Mapping[str, object], entities: Callable[[], Entities]) -> Parameters:
    """The parameters of a network out of `choices` (fields of `Parameters`), read as pages and commands read them.

    `entities` gives those of the graph, where a choice names one. Raises `ParameterError`, `NetworkError`.
    """
    from entramado.graph.network.parameters import QUERY_KEYS, Parameters  # noqa: PLC0415

    pairs = []
    for name, value in choices.items():
        many = value if isinstance(value, list | tuple | set | frozenset) else [value]
        pairs += [(QUERY_KEYS.get(name, name), str(one)) for one in many if one is not None and str(one)]
    specs = [spec for spec in PAGES["network"] if spec.name in _network_choices()]
    named = {spec.name for spec in specs if spec.known} | {"ego"}
    there = entities() if named & {name for name, _ in pairs} else None
    found = read(specs, pairs, there)
    if there:
        found["ego"] = [there.find_any("ego", node_kinds(kind), value) for value in found.get("ego", ())]
    return Parameters.from_query(kind, found)


def _network_choices() -> set[str]:
    from entramado.graph.network.parameters import QUERY_KEYS, Parameters  # noqa: PLC0415

    return {QUERY_KEYS.get(name, name) for name in asdict(Parameters()) if name != "kind"}


def _table(answer: QuerySolutions) -> Table:
    columns = [variable.value for variable in answer.variables]
    return Table(columns, [tuple(value_of(term) for term in row) for row in answer])


def value_of(term: object) -> Value:
    """A term as Python's: numbers and truth values as such, everything else as its text."""
    if term is None:
        return None
    if not isinstance(term, Literal):
        return str(getattr(term, "value", term))
    kind = term.datatype.value
    if kind == f"{XSD}boolean":
        return term.value in ("true", "1")
    try:
        return int(term.value) if kind in _WHOLE else float(term.value) if kind in _REAL else term.value
    except ValueError:
        return term.value


def _column(values: list[Value]) -> list[Value]:
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) > 1 and not kinds <= {int, float}:
        return [None if value is None else str(value) for value in values]
    return [float(value) if value is not None else None for value in values] if float in kinds else values
