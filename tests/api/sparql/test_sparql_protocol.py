"""The SPARQL 1.1 Protocol, query operation, and HTTP around it, over real connections."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import socket
import urllib.parse
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.serving import EX, G, Served, served, small_data

FORM = "application/x-www-form-urlencoded"
ALL = "SELECT ?s WHERE { ?s ?p ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
NAMED = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(data=small_data(tmp_path_factory.mktemp("data"))) as one:
        yield one


def count(service: Served, query: str = COUNT, *params: tuple[str, str]) -> int:
    answer = service.get(query, params=params)
    assert answer.status == 200, answer.body
    return int(answer.rows[0]["n"])


def test_get_post_form_and_post_direct_give_the_same(service: Served) -> None:
    body = urllib.parse.urlencode({"query": ALL})
    answers = [
        service.get(ALL),
        service.request("POST", "/sparql", body.encode(), Content_Type=FORM),
        service.request("POST", "/sparql", body.encode(), Content_Type=f"{FORM};charset=UTF-8"),
        service.post(ALL),
        service.request("POST", "/sparql", ALL.encode(), Content_Type="application/sparql-query; charset=utf-8"),
        service.request("GET", "/sparql/?" + body),
        service.request("POST", "/sparql/", ALL.encode(), Content_Type="application/sparql-query"),
    ]
    assert [answer.status for answer in answers] == [200] * 7
    assert len({answer.body for answer in answers}) == 1
    assert answers[0].headers["content-type"] == "application/sparql-results+json"


def test_decoding_happens_once(service: Served) -> None:
    text = "100%25 a+b c&d=e ñ"
    query = f'SELECT ("{text}" AS ?x) {{}}'
    form = urllib.parse.urlencode({"query": query}).encode()
    for answer in (
        service.get(query),
        service.post(query),
        service.request("POST", "/sparql", form, Content_Type=FORM),
    ):
        assert answer.rows == [{"x": text}]


@pytest.mark.parametrize(
    ("method", "target", "body", "headers"),
    [
        ("GET", "/sparql?query=ASK%20%7B%7D%20%23%ff", None, {}),
        ("GET", "/sparql?query=ASK%20%7B%7D%zz", None, {}),
        ("POST", "/sparql", b"ASK {} #\xe9", {"Content_Type": "application/sparql-query"}),
        ("POST", "/sparql", "ASK {} #é".encode("utf-16"), {"Content_Type": "application/sparql-query"}),
        ("POST", "/sparql", b"query=ASK%20%7B%7D%23%E9", {"Content_Type": FORM}),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}),
        ("GET", "/sparql?query=ASK%7B%7D&timeout=1&timeout=2", None, {}),
        ("POST", "/sparql?query=ASK%7B%7D", b"ASK {}", {"Content_Type": "application/sparql-query"}),
        ("POST", "/sparql?query=ASK%7B%7D", b"query=ASK%7B%7D", {"Content_Type": FORM}),
        ("POST", "/sparql", b"", {"Content_Type": FORM}),
        ("POST", "/sparql", b"default-graph-uri=a:a", {"Content_Type": FORM}),
        ("GET", "/sparql?default-graph-uri=a:a", None, {}),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=relative", None, {}),
        ("GET", "/sparql?query=ASK%7B%7D&timeout=soon", None, {}),
        ("GET", "/sparql?query=ASK%7B%7D&timeout=-1", None, {}),
        ("GET", "/sparql?query=", None, {}),
        ("GET", "/sparql?update=CLEAR%20ALL", None, {}),
        ("POST", "/sparql", b"update=CLEAR%20ALL", {"Content_Type": FORM}),
        ("GET", "/sparql?query=CLEAR%20ALL", None, {}),
    ],
)
def test_bad_requests_are_400(
    service: Served, method: str, target: str, body: bytes | None, headers: dict[str, str]
) -> None:
    answer = service.request(method, target, body, **headers)
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json) >= {"type", "title", "status", "detail"}
    assert answer.json["status"] == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/sparql-update", "application/json", ""])
def test_other_bodies_are_415(service: Served, kind: str) -> None:
    connection_headers = {"Content_Type": kind} if kind else {}
    answer = service.request("POST", "/sparql", b"ASK {}", **connection_headers)
    assert answer.status == 415
    assert "application/sparql-query" in answer.headers["accept-post"]
    answer = service.request("POST", "/sparql", b"ASK {}", Content_Type="application/sparql-query;charset=latin-1")
    assert answer.status == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_405(service: Served, method: str) -> None:
    answer = service.request(method, "/sparql?query=ASK%7B%7D")
    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert service.request(method, "/graphs?default").status == 405


def test_syntax_errors_have_line_and_column(service: Served) -> None:
    answer = service.post("SELECT *\nWHERE { ?s ?p }")
    assert answer.status == 400
    assert answer.problem == "syntax"
    assert answer.json["line"] == 2
    assert answer.json["column"] > 1
    answer = service.post("SELECT * {\n\n  ?s \\")
    assert (answer.json["line"], answer.json["column"]) == (3, 6)


def test_unknown_parameters_are_ignored(service: Served) -> None:
    assert service.get(ALL, params=(("format", "nonsense"), ("x", "1"), ("x", "2"))).status == 200


def test_dataset_arguments_are_honoured(service: Served) -> None:
    assert count(service) == 2
    assert count(service, COUNT, ("default-graph-uri", G + "one")) == 5
    assert count(service, COUNT, ("default-graph-uri", G + "one"), ("default-graph-uri", G + "two")) == 10
    assert count(service, COUNT, ("named-graph-uri", G + "one")) == 0
    assert [row["g"] for row in service.get(NAMED).rows] == [G + "one", G + "two"]
    assert [row["g"] for row in service.get(NAMED, params=(("named-graph-uri", G + "two"),)).rows] == [G + "two"]
    assert service.get(NAMED, params=(("default-graph-uri", G + "two"),)).rows == []


def test_from_clauses_are_honoured_and_arguments_stand_above_them(service: Served) -> None:
    from_one = f"SELECT (COUNT(*) AS ?n) FROM <{G}one> WHERE {{ ?s ?p ?o }}"
    assert count(service, from_one) == 5
    assert count(service, f"PREFIX g: <{G}> SELECT (COUNT(*) AS ?n) FROM g:one FROM g:two {{ ?s ?p ?o }}") == 10
    assert count(service, from_one, ("named-graph-uri", G + "two")) == 0
    body = urllib.parse.urlencode([("query", COUNT), ("default-graph-uri", G + "two")]).encode()
    assert service.request("POST", "/sparql", body, Content_Type=FORM).rows == [{"n": "5"}]
    target = "/sparql?" + urllib.parse.urlencode({"default-graph-uri": G + "two"})
    answer = service.request("POST", target, from_one.encode(), Content_Type="application/sparql-query")
    assert answer.rows == [{"n": "5"}]


def test_graphs_outside_the_dataset_are_refused(service: Served) -> None:
    for answer in (
        service.get(f"SELECT * FROM <{EX}nowhere> {{ ?s ?p ?o }}"),
        service.get(f"ASK FROM NAMED <{EX}nowhere> {{}}"),
        service.get("BASE <http://127.0.0.1/> ASK FROM <x> {}"),
        service.get("ASK FROM <file:///etc/passwd> { ?s ?p ?o }"),
        service.get(ALL, params=(("default-graph-uri", EX + "nowhere"),)),
        service.get(ALL, params=(("named-graph-uri", EX + "nowhere"),)),
    ):
        assert answer.status == 400
        assert answer.problem == "dataset"
    # An empty pattern reads no graph: it does not matter which ones are named.
    assert service.get("ASK {}", params=(("default-graph-uri", EX + "nowhere"),)).json["boolean"] is True


def test_relative_iris_have_a_base(service: Served) -> None:
    answer = service.get("CONSTRUCT { <s> <p> 1 } WHERE {}", Accept="application/n-triples")
    assert answer.body == (
        b'<https://w3id.org/entramado/s> <https://w3id.org/entramado/p> "1"'
        b"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"
    )


def test_every_result_format(service: Served) -> None:
    query = f"SELECT ?o ?x {{ <{EX}d> <{EX}p> ?o . OPTIONAL {{ ?o <{EX}none> ?x }} }}"
    answer = service.get(query, Accept="application/sparql-results+json").json
    assert answer["head"]["vars"] == ["o", "x"]
    assert answer["results"]["bindings"] == [{"o": {"type": "literal", "value": "default", "xml:lang": "es"}}]
    xml = service.get(query, Accept="application/sparql-results+xml")
    names = {"s": "http://www.w3.org/2005/sparql-results#"}
    assert [found.text for found in ET.fromstring(xml.body).findall(".//s:literal", names)] == ["default"]
    answer_csv = service.get(query, Accept="text/csv")
    assert answer_csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert list(csv.reader(io.StringIO(answer_csv.body.decode()))) == [["o", "x"], ["default", ""]]
    tsv = service.get(query, Accept="text/tab-separated-values")
    assert tsv.headers["content-type"] == "text/tab-separated-values; charset=utf-8"
    assert tsv.body == b'?o\t?x\n"default"@es\t\n'
    for alias in ("application/json", "application/xml", "text/xml"):
        assert service.get(query, Accept=alias).headers["content-type"].startswith(alias)


@pytest.mark.parametrize("form", ["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", f"DESCRIBE <{EX}d>"])
@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
        ("application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
        ("text/n3", pyoxigraph.RdfFormat.N3),
        ("application/trig", pyoxigraph.RdfFormat.TRIG),
        ("application/n-quads", pyoxigraph.RdfFormat.N_QUADS),
    ],
)
def test_every_graph_format(service: Served, form: str, accept: str, format: pyoxigraph.RdfFormat) -> None:
    answer = service.get(form, Accept=accept)
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert len(list(pyoxigraph.parse(answer.body, format))) == 2


def test_ask_in_every_format(service: Served) -> None:
    assert service.get("ASK {}").json["boolean"] is True
    assert b"<boolean>true</boolean>" in service.get("ASK {}", Accept="application/sparql-results+xml").body
    assert service.get("ASK { <a:a> <b:b> 1 }", Accept="text/csv").body == b"false"


def test_not_acceptable_is_406_and_says_what_is(service: Served) -> None:
    answer = service.get(ALL, Accept="image/png")
    assert answer.status == 406
    assert "text/csv" in answer.json["available"]
    assert service.get(f"DESCRIBE <{EX}d>", Accept="text/csv").status == 406
    assert service.request("GET", "/sparql", Accept="image/png").status == 406


def test_head_is_get_without_the_body(service: Served) -> None:
    target = "/sparql?" + urllib.parse.urlencode({"query": ALL})
    got, head = service.request("GET", target), service.request("HEAD", target)
    assert head.status == 200
    assert head.body == b""
    for name in ("content-type", "content-length", "etag", "vary"):
        assert head.headers[name] == got.headers[name]
    assert service.request("HEAD", "/sparql?query=nonsense").status == 400
    assert service.request("HEAD", "/sparql").status == 200
    fresh = "/sparql?" + urllib.parse.urlencode({"query": ALL + " #fresh"})
    assert service.request("HEAD", fresh).headers["content-length"] == got.headers["content-length"]


def test_other_origins_may_read_without_credentials(service: Served) -> None:
    answer = service.get(ALL, Origin="https://elsewhere.example")
    for one in (answer, service.get("nonsense", Origin="https://x.example"), service.request("GET", "/healthz")):
        assert one.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in one.headers
    asked = service.request(
        "OPTIONS",
        "/sparql",
        Origin="https://elsewhere.example",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )
    assert asked.status == 204
    assert "POST" in asked.headers["access-control-allow-methods"]
    assert "content-type" in asked.headers["access-control-allow-headers"].lower()
    assert asked.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_vary_names_what_the_answer_depends_on(service: Served) -> None:
    for answer in (service.get(ALL), service.get("nonsense"), service.request("GET", "/sparql")):
        assert {"accept", "accept-encoding"} <= {name.strip().lower() for name in answer.headers["vary"].split(",")}


def test_a_request_may_come_in_pieces_and_in_rows(service: Served) -> None:
    """Two pipelined requests, cut at odd places."""
    one = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection(("127.0.0.1", service.port), timeout=10) as sock:
        for part in (one[:7], one[7:30], one[30:] + one[:20], one[20:]):
            sock.sendall(part)
        data = b""
        while data.count(b'"boolean":true') < 2:
            more = sock.recv(65536)
            assert more, data
            data += more
    assert data.count(b"HTTP/1.1 200 OK") == 2


def test_several_accept_headers_count_as_one(service: Served) -> None:
    request = (
        "GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\nAccept: text/csv;q=0.1\r\n"
        "Accept: application/sparql-results+xml\r\nConnection: close\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", service.port), timeout=10) as sock:
        sock.sendall(request.encode())
        data = b"".join(iter(lambda: sock.recv(65536), b""))
    assert b"content-type: application/sparql-results+xml" in data


def test_the_problem_document_is_whole_json(service: Served) -> None:
    answer = service.post("SELECT * { ?s ?p 'ñ\U0001f600' \\ }")
    assert json.loads(answer.body)["type"].endswith("problem/syntax")


def test_files_are_named_when_they_cannot_be_served(tmp_path: Path) -> None:
    from tests.serving import fails_to_serve

    bad = tmp_path / "bad.ttl"
    bad.write_text("<a:a> <b:b> 1 .\n<a:a> <b:b> .\n", encoding="utf-8")
    assert f"{bad}:2" in fails_to_serve(data=[str(bad)])
    assert "no such file" in fails_to_serve(data=[str(tmp_path / "none.ttl")])
    odd = tmp_path / "data.doc"
    odd.write_text("")
    assert "suffix" in fails_to_serve(data=[str(odd)])
    assert "half-written" in fails_to_serve(snapshot=str(tmp_path))
    assert "no http address" in fails_to_serve(engine="ftp://x/")


@given(st.binary(max_size=60))
def test_escapes_are_decoded_as_everywhere(raw: bytes) -> None:
    from urllib.parse import quote_from_bytes, unquote_to_bytes

    from entramado.api.sparql.problems import ProblemError
    from entramado.api.sparql.protocol import decode_once

    for sent in (quote_from_bytes(raw).encode(), quote_from_bytes(raw, safe="=\n\r\t _-/?").encode(), raw):
        try:
            expected = unquote_to_bytes(sent.replace(b"+", b" ")).decode()
        except UnicodeDecodeError:
            continue
        with contextlib.suppress(ProblemError):
            assert decode_once(sent, "form") == expected
