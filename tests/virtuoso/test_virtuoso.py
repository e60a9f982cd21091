"""``--engine URL`` over Virtuoso: the same answers as over the own store, its limits told as ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import EX, G, Served, cartesian, many_quads, served, wait_until
from tests.virtuoso.running import virtuoso

JSON = "application/sparql-results+json"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return many_quads(tmp_path_factory.mktemp("data") / "many.nq", 20_000)


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Iterator[str]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso"), data, rows_max=10_000) as url:
        yield url


@pytest.fixture(scope="module")
def service(endpoint: str) -> Iterator[Served]:
    with served(engine=endpoint, settings={"query_timeout_s": 5}) as one:
        yield one


@pytest.fixture(scope="module")
def local(data: Path) -> Iterator[Served]:
    with served(data=[str(data)]) as one:
        yield one


QUERIES = [
    f"SELECT ?s ?o {{ GRAPH ?g {{ ?s <{EX}p1> ?o }} }} ORDER BY ?s LIMIT 50",
    f"SELECT ?s ?o {{ GRAPH ?g {{ ?s <{EX}p2> ?o }} FILTER(?o > 9990) }} ORDER BY ?s",
    f"SELECT ?t (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s <{EX}p4> ?t }} }} GROUP BY ?t ORDER BY ?t",
    f"SELECT (COUNT(*) AS ?n) FROM <{G}1> {{ ?s ?p ?o }}",
    f"SELECT ?a ?b {{ GRAPH <{G}0> {{ ?a <{EX}p3> ?b }} OPTIONAL {{ GRAPH <{G}1> {{ ?b <{EX}p1> ?c }} }} }} "
    "ORDER BY ?a ?b LIMIT 20",
    "ASK { GRAPH ?g { ?s ?p ?o } }",
    f"ASK {{ GRAPH ?g {{ ?s <{EX}none> ?o }} }}",
]


@pytest.mark.parametrize("query", QUERIES)
def test_the_same_answers(service: Served, local: Served, query: str) -> None:
    ours, theirs = local.get(query), service.get(query)
    assert theirs.status == 200, theirs.body
    if "boolean" in ours.json:
        assert theirs.json["boolean"] is ours.json["boolean"]
    else:
        assert theirs.json["results"]["bindings"] == ours.json["results"]["bindings"]


@pytest.mark.parametrize("accept", ["text/csv", "text/tab-separated-values", "application/sparql-results+xml"])
def test_other_formats(service: Served, local: Served, accept: str) -> None:
    answer = service.get(QUERIES[1], Accept=accept)
    assert answer.headers["content-type"] == local.get(QUERIES[1], Accept=accept).headers["content-type"]
    assert answer.body.count(EX.encode()) == local.get(QUERIES[1], Accept=accept).body.count(EX.encode())
    assert service.get("ASK { ?s ?p ?o }", Accept="application/sparql-results+xml").body.count(b"true") == 1


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/ld+json"])
def test_graphs(service: Served, accept: str) -> None:
    query = f"CONSTRUCT {{ <{EX}e1> ?p ?o }} WHERE {{ GRAPH ?g {{ <{EX}e1> ?p ?o }} }}"
    answer = service.get(query, Accept=accept)
    assert answer.status == 200, answer.body
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert b"topic1" in answer.body


def test_errors_and_deadlines(service: Served) -> None:
    assert service.get("SELECT ?x { ?x <a:a> 'unterminated }").status == 400
    answer = service.get(f"SELECT * {{ ?s <{EX}p> ?o }} ORDER BY nonsense(?s)")
    assert answer.status == 400
    answer = service.get(cartesian())
    assert (answer.status, answer.problem) == (504, "deadline")
    # Virtuoso is told when to stop, and does so within twice that time.
    assert wait_until(lambda: service.get("SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 5000").status == 200, 20)


def test_a_result_that_virtuoso_cuts_is_an_error(service: Served) -> None:
    answer = service.get("SELECT * { GRAPH ?g { ?s ?p ?o } }")
    assert (answer.status, answer.problem) == (422, "rows")
    assert "10000" in answer.json["detail"]


def test_graphs_outside_are_refused_before_virtuoso_fetches_them(service: Served) -> None:
    for query in ("ASK FROM <http://127.0.0.1:1/> {}", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"):
        assert service.get(query).status == 400
    pragma = 'DEFINE get:soft "soft" SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }'
    assert service.get(pragma).status == 400
