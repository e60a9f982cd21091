"""Reading the W3C's test manifests: which query over which data is to give what.

https://github.com/w3c/rdf-tests, folder ``sparql``. Tests of updates, of federated queries and of entailment
regimes are no tests of a service that only reads; they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import url2pathname

import rdflib
from rdflib import RDF, RDFS
from rdflib.collection import Collection
from rdflib.term import Node

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
ROOTS = (
    "sparql10/manifest.ttl",
    "sparql11/manifest-sparql11-query.ttl",
    "sparql11/manifest-sparql11-results.ttl",
    "sparql12/manifest.ttl",
)
_EVALUATION = {MF.QueryEvaluationTest, MF.CSVResultFormatTest}
_GOOD = {MF.PositiveSyntaxTest, MF.PositiveSyntaxTest11}
_BAD = {MF.NegativeSyntaxTest, MF.NegativeSyntaxTest11}
_FROM = re.compile(r"^\s*FROM\s+(?:NAMED\s+)?<([^>]+)>", re.I | re.M)


@dataclass(frozen=True, slots=True)
class QueryTest:
    """One test of a query. `data` pairs a graph's IRI ('' for the default graph) with its file."""

    name: str
    kind: str
    query: Path
    data: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None
    lax: bool = False

    @property
    def suite(self) -> str:
        """The suite that it belongs to: sparql10, sparql11, sparql12."""
        return self.name.partition("/")[0]

    @property
    def text(self) -> str:
        """The query."""
        return self.query.read_text(encoding="utf-8")

    @property
    def base(self) -> str:
        """What its relative IRIs are relative to."""
        return self.query.parent.as_uri() + "/"


@dataclass(frozen=True, slots=True)
class ProtocolRequest:
    """One request of a protocol test, and what is expected of its answer."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes | None
    statuses: frozenset[str]
    boolean: bool | None
    format: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """One protocol test: its requests in order."""

    name: str
    exchanges: tuple[ProtocolRequest, ...]


def cases(folder: Path) -> Iterator[QueryTest]:
    """The tests of queries, of all suites."""
    for root in ROOTS:
        yield from _cases(folder, folder / root)


def _manifest(file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(file, format="turtle", publicID=file.as_uri())


def _list(graph: rdflib.Graph, subject: Node, predicate: Node) -> list[Node]:
    head = graph.value(subject, predicate)
    return [] if head is None else list(Collection(graph, head))


def _path(iri: Node | None) -> Path:
    return Path(url2pathname(urlsplit(str(iri)).path))


def _cases(folder: Path, file: Path) -> Iterator[QueryTest]:
    graph = _manifest(file)
    manifest = next(iter(graph.subjects(RDF.type, MF.Manifest)), None)
    if manifest is None:
        return
    for included in _list(graph, manifest, MF.include):
        yield from _cases(folder, _path(included))
    place = file.parent.relative_to(folder).as_posix()
    for entry in _list(graph, manifest, MF.entries):
        found = _case(graph, entry, f"{place}/{str(entry).rpartition('#')[2]}")
        if found is not None:
            yield found


def _case(graph: rdflib.Graph, entry: Node, name: str) -> QueryTest | None:
    kinds = set(graph.objects(entry, RDF.type))
    action = graph.value(entry, MF.action)
    if kinds & _GOOD:
        return QueryTest(name, "syntax", _path(action))
    if kinds & _BAD:
        return QueryTest(name, "bad syntax", _path(action))
    if not kinds & _EVALUATION or action is None or (action, QT.serviceData, None) in graph:
        return None
    query, base = _path(graph.value(action, QT.query)), str(graph.value(action, QT.query))
    data = [("", _path(one)) for one in graph.objects(action, QT.data)]
    for one in graph.objects(action, QT.graphData):
        place = graph.value(one, QT.graph) or one
        data.append((str(graph.value(one, RDFS.label) or place), _path(place)))
    if not data:
        named = {urljoin(base, iri) for iri in _FROM.findall(query.read_text(encoding="utf-8"))}
        data = [(iri, _path(rdflib.URIRef(iri))) for iri in named]
    lax = graph.value(entry, MF.resultCardinality) == MF.LaxCardinality
    return QueryTest(name, "evaluation", query, tuple(sorted(data)), _path(graph.value(entry, MF.result)), lax)


def conversations(folder: Path) -> tuple[dict[str, Path], list[Conversation]]:
    """The data of the protocol tests (a file for each graph's IRI), and those of the tests that are about queries."""
    graph = _manifest(folder / "sparql11" / "protocol" / "manifest.ttl")
    data = {
        str(graph.value(one, RDFS.label)): _path(graph.value(one, UT.graph))
        for one in set(graph.objects(None, UT.graphData))
    }
    found = []
    for test in sorted(graph.subjects(RDF.type, MF.ProtocolTest)):
        name = str(test).rpartition("#")[2]
        action = graph.value(test, MF.action)
        if "update" not in name and action is not None:
            asked = tuple(_exchange(graph, one) for one in _list(graph, action, HT.requests))
            found.append(Conversation(name, asked))
    return data, found


def _exchange(graph: rdflib.Graph, request: Node) -> ProtocolRequest:
    headers = {
        str(graph.value(one, HT.fieldName)): str(graph.value(one, HT.fieldValue))
        for one in _list(graph, request, HT.headers)
    }
    body = graph.value(request, HT.body)
    content = None
    if body is not None:
        content = str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding)))
    response = graph.value(request, HT.resp)
    boolean = graph.value(response, MF.expectedBoolean)
    return ProtocolRequest(
        str(graph.value(request, HT.methodName)),
        str(graph.value(request, HT.absolutePath)),
        headers,
        content,
        frozenset(str(one)[-3] for one in graph.objects(response, MF.expectedStatus)),
        None if boolean is None else bool(boolean.toPython()),  # type: ignore[attr-defined]
        str(graph.value(response, MF.expectedFormat) or ""),
    )
