"""The service description (https://www.w3.org/TR/sparql11-service-description/): endpoint, formats, graphs, limits."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize

from entramado.api.settings import Settings
from entramado.api.sparql.formats import GRAPHS, RDF_FORMATS, RESULTS, Format
from entramado.graph.store import Dataset

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SCHEMA = "https://schema.org/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PREFIXES = {"sd": _SD, "void": _VOID, "schema": _SCHEMA, "xsd": _XSD, "formats": "http://www.w3.org/ns/formats/"}
LIMITS = (
    "query_timeout_s",
    "query_bytes_max",
    "query_depth_max",
    "query_chain_max",
    "query_memory_mb",
    "result_rows_max",
    "queue_length_max",
    "queue_wait_s",
)


def describe(endpoint: str, dataset: Dataset, settings: Settings, format: Format) -> bytes:
    """The description in one of the RDF formats."""
    triples = _triples(endpoint, dataset, settings)
    prefixes = _PREFIXES if format.name in ("ttl", "trig", "n3", "rdf") else None
    return serialize(triples, format=RDF_FORMATS[format.name], prefixes=prefixes) or b""


def _triples(endpoint: str, dataset: Dataset, settings: Settings) -> Iterator[Triple]:
    service, data, default = NamedNode(endpoint), BlankNode("dataset"), BlankNode("default")
    yield Triple(service, _RDF_TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("EmptyGraphs"))
    if dataset.union_default:
        yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for format in (*RESULTS, *GRAPHS):
        yield Triple(service, _sd("resultFormat"), NamedNode(format.iri))
    yield Triple(service, NamedNode(_SCHEMA + "version"), Literal(dataset.build))
    yield Triple(service, _sd("defaultDataset"), data)
    yield Triple(data, _RDF_TYPE, _sd("Dataset"))
    yield Triple(data, _sd("defaultGraph"), default)
    yield Triple(default, _RDF_TYPE, _sd("Graph"))
    yield Triple(default, NamedNode(_VOID + "triples"), Literal(dataset.default_quads))
    for i, (iri, quads) in enumerate(dataset.graphs.items()):
        named, graph = BlankNode(f"named{i}"), BlankNode(f"graph{i}")
        yield Triple(data, _sd("namedGraph"), named)
        yield Triple(named, _RDF_TYPE, _sd("NamedGraph"))
        yield Triple(named, _sd("name"), NamedNode(iri))
        yield Triple(named, _sd("graph"), graph)
        yield Triple(graph, _RDF_TYPE, _sd("Graph"))
        if quads >= 0:
            yield Triple(graph, NamedNode(_VOID + "triples"), Literal(quads))
    yield from _limits(service, settings)


def _limits(service: NamedNode, settings: Settings) -> Iterator[Triple]:
    """Each limit that is set, under its name in the settings, unit included."""
    for name in LIMITS:
        value = getattr(settings, name)
        if value:
            limit = BlankNode(name.replace("_", ""))
            yield Triple(service, NamedNode(_SCHEMA + "additionalProperty"), limit)
            yield Triple(limit, _RDF_TYPE, NamedNode(_SCHEMA + "PropertyValue"))
            yield Triple(limit, NamedNode(_SCHEMA + "name"), Literal(name))
            yield Triple(limit, NamedNode(_SCHEMA + "value"), Literal(value))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
