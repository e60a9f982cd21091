"""``--engine URL``: the same questions over an endpoint, Oxigraph's server and one that misbehaves."""

from __future__ import annotations

import http.server
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.serving import EX, G, Served, cartesian, fails_to_serve, many_quads, served, wait_until

JSON = "application/sparql-results+json"
EMPTY = b'{"head":{"vars":["graph","quads"]},"results":{"bindings":[]}}'


def oxigraph() -> str:
    found = Path(sys.executable).parent / "oxigraph"
    return str(found) if found.exists() else (shutil.which("oxigraph") or pytest.fail("oxigraph is not installed"))


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("oxigraph")
    data = many_quads(folder / "many.nq", 20_000)
    subprocess.run([oxigraph(), "load", "-l", folder / "store", "-f", data], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        oxigraph(),
        "serve-read-only",
        "-l",
        folder / "store",
        "-b",
        f"127.0.0.1:{port}",
        "--union-default-graph",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert wait_until(lambda: _listens(port), 20)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        process.terminate()
        process.wait(10)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.fixture(scope="module")
def service(endpoint: str) -> Iterator[Served]:
    with served(engine=endpoint, settings={"query_timeout_s": 3}) as one:
        yield one


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = many_quads(tmp_path_factory.mktemp("local") / "many.nq", 20_000)
    with served(data=[str(data)]) as one:
        yield one


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (f"SELECT ?s ?o {{ GRAPH ?g {{ ?s <{EX}p1> ?o }} }} ORDER BY ?s LIMIT 50", JSON),
        (f"SELECT ?s ?o {{ GRAPH ?g {{ ?s <{EX}p2> ?o }} }} ORDER BY ?s LIMIT 50", "text/csv"),
        (f"SELECT ?s ?o {{ GRAPH ?g {{ ?s <{EX}p1> ?o }} }} ORDER BY ?s LIMIT 50", "text/tab-separated-values"),
        (f"SELECT ?t (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s <{EX}p4> ?t }} }} GROUP BY ?t ORDER BY ?t", JSON),
        (f"SELECT (COUNT(*) AS ?n) FROM <{G}1> {{ ?s ?p ?o }}", JSON),
        ("ASK { GRAPH ?g { ?s ?p ?o } }", JSON),
        (f"ASK FROM NAMED <{G}0> {{ GRAPH <{G}1> {{ ?s ?p ?o }} }}", "application/sparql-results+xml"),
    ],
)
def test_the_same_answers_as_over_the_own_store(service: Served, local: Served, query: str, accept: str) -> None:
    ours, theirs = local.get(query, Accept=accept), service.get(query, Accept=accept)
    assert theirs.status == 200
    assert theirs.headers["content-type"] == ours.headers["content-type"]
    if accept == JSON:
        assert theirs.json == ours.json
    else:
        assert theirs.body.split() == ours.body.split()


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_graphs_and_descriptions(service: Served, accept: str) -> None:
    target = "/graphs?" + urllib.parse.urlencode({"graph": G + "0"})
    assert service.request("GET", target, Accept=accept).headers["content-type"].partition(";")[0] == accept
    assert service.get(f"DESCRIBE <{EX}e1>", Accept=accept).body
    assert G + "0" in service.request("GET", "/sparql").body.decode()
    assert service.request("GET", "/graphs?graph=x:none").status == 404


def test_dataset_arguments(service: Served) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    one = service.get(count, params=(("default-graph-uri", G + "1"),)).rows
    assert one == [{"n": "6667"}]
    assert service.get(count, params=(("default-graph-uri", EX + "none"),)).status == 400


def test_the_same_is_refused(service: Served) -> None:
    for query in (
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "INSERT DATA { <a:a> <b:b> 1 }",
        "ASK FROM <http://127.0.0.1:1/> {}",
        # What an engine would see that decodes escapes before it reads tokens.
        'SELECT * { ?s ?p "\\u0022 . SERVICE <http://127.0.0.1:1/> {} # " }',
        "SELECT * { ?s <http://x/\\u003E> ?o }",
        "SELECT * " + "{" * 200 + "}" * 200,
    ):
        assert service.post(query).status == 400, query
    assert service.post('ASK { BIND("\\u00f1" AS ?x) }').status == 200


def test_its_errors_and_deadlines_are_ours(service: Served) -> None:
    answer = service.post("SELECT * { ?s ?p }")
    assert answer.status == 400
    answer = service.post(cartesian())
    assert (answer.status, answer.problem) == (504, "deadline")
    assert service.post("ASK {}").json["boolean"] is True
    assert service.health()["engine"] == "remote"


def test_large_results_stream(service: Served) -> None:
    answer = service.get("SELECT * { GRAPH ?g { ?s ?p ?o } }", Accept="text/csv", Accept_Encoding="gzip")
    assert answer.status == 200
    assert service.log_lines()[-1]["rows"] == 20_000


def test_answers_are_kept_for_a_while(service: Served) -> None:
    query = "ASK { ?kept ?p ?o }"
    for _ in range(3):
        service.get(query)
    # What is kept ends with the minute: one may turn between two of the requests, hardly two between three.
    assert "hit" in [line["cache"] for line in service.log_lines()[-2:]]


class _Endpoint(http.server.ThreadingHTTPServer):
    """An endpoint whose answer the test gives."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer: Callable[[_Handler], None] = lambda handler: handler.send(200, JSON, EMPTY)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Endpoint

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if "graph" in urllib.parse.unquote_plus(body) and "quads" in body:
            self.send(200, JSON, EMPTY)
        else:
            self.server.answer(self)

    def send(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def odd() -> Iterator[tuple[Served, _Endpoint]]:
    endpoint = _Endpoint()
    threading.Thread(target=endpoint.serve_forever, daemon=True).start()
    with served(engine=f"http://127.0.0.1:{endpoint.server_port}/sparql", settings={"query_timeout_s": 2}) as one:
        yield one, endpoint
    endpoint.shutdown()
    endpoint.server_close()


def _rows(n: int) -> bytes:
    rows = [{"x": {"type": "literal", "value": str(i)}} for i in range(n)]
    return json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": rows}}).encode()


def _cut(handler: _Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b'{"head"')
    handler.close_connection = True


@pytest.mark.parametrize(
    ("reply", "status", "problem"),
    [
        (lambda h: h.send(500, "text/plain", b"Virtuoso 37000 Error SP030: syntax error"), 400, "query-failed"),
        (lambda h: h.send(500, "text/html", b"<h1>oops</h1>"), 503, "remote"),
        (lambda h: h.send(502, "text/html", b""), 503, "remote"),
        (lambda h: h.send(401, "text/html", b"who are you"), 503, "remote"),
        (lambda h: h.send(429, "text/plain", b"slower"), 503, "remote"),
        (lambda h: h.send(302, "text/plain", b"", Location="http://127.0.0.1:1/"), 503, "remote"),
        (lambda h: h.send(400, "text/plain", b"error at 1:2"), 400, "query-failed"),
        (lambda h: h.send(504, "text/plain", b""), 504, "deadline"),
        (lambda h: h.send(500, "text/plain", b"Virtuoso S1T00 Error SR171: Transaction timed out"), 504, "deadline"),
        (lambda h: h.send(200, "text/html", b"<p>welcome</p>"), 503, "remote"),
        (lambda h: h.send(200, JSON, _rows(10), X_SPARQL_MaxRows="10"), 422, "rows"),
        (lambda h: h.send(200, JSON, _rows(3), X_SQL_State="S1TAT"), 504, "deadline"),
        (lambda h: time.sleep(3), 504, "deadline"),
    ],
)
def test_an_endpoint_s_faults_are_told_as_ours(
    odd: tuple[Served, _Endpoint], reply: Callable[[_Handler], None], status: int, problem: str
) -> None:
    service, endpoint = odd
    endpoint.answer = reply
    answer = service.get(f"SELECT ?x {{ ?x ?y {time.monotonic_ns()} }}")
    assert (answer.status, answer.problem) == (status, problem)


def test_an_answer_that_breaks_off_is_no_answer(odd: tuple[Served, _Endpoint]) -> None:
    service, endpoint = odd
    endpoint.answer = _cut
    try:
        answer = service.get("SELECT ?x { ?x ?cut ?off }")
    except Exception as error:
        assert type(error).__name__ == "IncompleteRead"
    else:
        assert answer.status == 503


def test_another_format_is_converted(odd: tuple[Served, _Endpoint]) -> None:
    service, endpoint = odd
    endpoint.answer = lambda handler: handler.send(200, JSON, _rows(3))
    assert service.get("SELECT ?x { ?x ?to ?csv }", Accept="text/csv").body == b"x\r\n0\r\n1\r\n2\r\n"
    endpoint.answer = lambda handler: handler.send(200, "application/n-triples", b"<a:a> <b:b> <c:c> .\n")
    assert service.get("DESCRIBE <a:a>", Accept="application/rdf+xml").body.startswith(b"<?xml")
    endpoint.answer = lambda handler: handler.send(200, "application/n-triples", b"nonsense")
    assert service.get("DESCRIBE <a:b>", Accept="application/rdf+xml").status == 503


def test_an_endpoint_that_is_not_there_is_told_at_the_start() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = fails_to_serve(engine=f"http://127.0.0.1:{port}/sparql")
    assert "check the address after --engine" in said
