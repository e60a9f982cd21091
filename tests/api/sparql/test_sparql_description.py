"""The service description and the Graph Store Protocol, reading."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from tests.serving import EX, G, Served, served, small_data

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "text/n3": RdfFormat.N3,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(data=small_data(tmp_path_factory.mktemp("data"))) as one:
        yield one


def load(body: bytes, format: RdfFormat) -> Store:
    store = Store()
    store.load(body, format=format)
    return store


@pytest.mark.parametrize("accept", FORMATS)
def test_the_description_in_every_format(service: Served, accept: str) -> None:
    answer = service.request("GET", "/sparql", Accept=accept)
    assert answer.headers["content-type"].partition(";")[0] == accept
    store = load(answer.body, FORMATS[accept])
    endpoint = NamedNode(f"{service.url}/sparql")
    assert [q.object for q in store.quads_for_pattern(None, NamedNode(SD + "endpoint"), None)] == [endpoint]
    assert len(list(store.quads_for_pattern(endpoint, NamedNode(SD + "resultFormat"), None))) == 11
    rows = store.query(
        f"""PREFIX sd: <{SD}> PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?name ?n {{ ?d sd:namedGraph ?g . ?g sd:name ?name ; sd:graph/void:triples ?n }} ORDER BY ?name"""
    )
    found = [(row["name"].value, row["n"].value) for row in rows]  # type: ignore[union-attr,index]
    assert found == [(G + "one", "5"), (G + "two", "5")]
    assert store.query(f"PREFIX sd: <{SD}> ASK {{ ?d sd:defaultGraph/<http://rdfs.org/ns/void#triples> 2 }}")
    limits = {
        str(row["n"].value): row["v"]
        for row in store.query(  # type: ignore[union-attr]
            """PREFIX s: <https://schema.org/> SELECT ?n ?v { ?x s:additionalProperty [ s:name ?n ; s:value ?v ] }"""
        )
    }
    assert limits["query_timeout_s"] == Literal(30.0)
    assert limits["query_depth_max"] == Literal(100)


def test_the_description_does_not_repeat_a_hostile_host(service: Served) -> None:
    answer = service.request("GET", "/sparql", Host='x"><y')
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/problem+json"


def graph(service: Served, query: str, accept: str = "application/n-triples") -> tuple[int, bytes]:
    answer = service.request("GET", f"/graphs?{query}", Accept=accept)
    return answer.status, answer.body


def test_graphs_are_read(service: Served) -> None:
    status, body = graph(service, urllib.parse.urlencode({"graph": G + "one"}))
    assert status == 200
    assert len(list(pyoxigraph.parse(body, RdfFormat.N_TRIPLES))) == 5
    status, body = graph(service, "default")
    assert status == 200
    assert {q.subject.value for q in pyoxigraph.parse(body, RdfFormat.N_TRIPLES)} == {EX + "d"}  # type: ignore[union-attr]
    for accept, format in FORMATS.items():
        status, body = graph(service, urllib.parse.urlencode({"graph": G + "two"}), accept)
        assert len(list(pyoxigraph.parse(body, format))) == 5


def test_other_graph_requests_are_refused(service: Served) -> None:
    assert graph(service, urllib.parse.urlencode({"graph": EX + "nowhere"}))[0] == 404
    assert graph(service, "")[0] == 400
    assert graph(service, "graph=relative")[0] == 400
    assert graph(service, "default&" + urllib.parse.urlencode({"graph": G + "one"}))[0] == 400
    assert graph(service, urllib.parse.urlencode([("graph", G + "one"), ("graph", G + "two")]))[0] == 400
    assert graph(service, "graph=%ff")[0] == 400
    assert service.request("GET", "/graphs?default", Accept="text/csv").status == 406
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        answer = service.request(method, "/graphs?default", b"<a:a> <b:b> 1 .", Content_Type="text/turtle")
        assert answer.status == 405
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_graphs_have_tags_and_heads(service: Served) -> None:
    answer = service.request("GET", "/graphs?default")
    assert service.request("GET", "/graphs?default", If_None_Match=answer.headers["etag"]).status == 304
    head = service.request("HEAD", "/graphs/?default")
    assert head.headers["content-length"] == answer.headers["content-length"]
    one = service.request("GET", "/graphs?" + urllib.parse.urlencode({"graph": G + "one"}))
    assert one.headers["etag"] != answer.headers["etag"]
