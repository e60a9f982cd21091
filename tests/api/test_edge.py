"""The edge of the service: heads, hosts, prefixes, OPTIONS, old and unusual clients, the same at every route."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from entramado.api.pages.assets import _FOR_GOOD
from entramado.api.sparql.encoding import encoder
from tests.paths import ROOT
from tests.serving import Served, _port, small_data

ROUTES = (
    "/sparql",
    "/graphs",
    "/",
    "/en/explore",
    "/queries/entries-by-chapter.csv",
    "/network/partners.gexf",
    "/dumps/entramado.nq.gz",
    "/data/state/MX-CHP",
    "/.well-known/void",
    "/healthz",
)
ASK = "/sparql?query=ASK%7B%7D"


@contextmanager
def site(folder: Path, *, host: str = "127.0.0.1", more: str = "", **settings: str) -> Iterator[Served]:
    """The whole service, pages included, over small data."""
    files = [option for file in (*small_data(folder), more) if file for option in ("--data", file)]
    command = [sys.executable, "-P", "-m", "entramado.api.cli", "serve", "--host", host, "--port", "0", *files]
    environment = {"PATH": "/usr/bin:/bin", **{f"ENTRAMADO_{k.upper()}": v for k, v in settings.items()}}
    log, errors = folder / "log", folder / "errors"
    with log.open("wb") as out, errors.open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield Served(_shown_port(process, errors), process, log, errors)
    finally:
        process.terminate()
        process.wait(20)


def _shown_port(process: subprocess.Popen[bytes], errors: Path) -> int:
    if "[" not in errors.read_text():
        try:
            return _port(process, errors)
        except ValueError:
            pass
    return int(re.findall(r"]:(\d+)/", errors.read_text())[0])


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with site(tmp_path_factory.mktemp("edge"), trusted_proxies="127.0.0.0/8") as running:
        yield running


_SILENT_S = 0.4


def raw(port: int, data: bytes, *more: bytes, host: str = "127.0.0.1") -> tuple[int, dict[str, str], bytes]:
    """What comes back for bytes, until the service closes or is silent for a while."""
    with socket.create_connection((host, port), 10) as connection:
        connection.sendall(data)
        for part in more:
            connection.sendall(part)
        got = b""
        try:
            while part := connection.recv(65536):
                got += part
                connection.settimeout(_SILENT_S)
        except TimeoutError:
            pass
    head, _, body = got.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), {k.lower(): v.strip() for k, _, v in (x.partition(":") for x in lines)}, body


UPGRADES = (
    b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n",
    b"Connection: Upgrade\r\nUpgrade: h2c\r\n",
    b"Upgrade: websocket\r\nConnection: close, upgrade\r\n",
)


@pytest.mark.parametrize("offer", UPGRADES)
def test_an_offered_upgrade_keeps_the_body(service: Served, offer: bytes) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n" + offer
    length, chunks = b"Content-Length: 5\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n"
    for parts in (
        (head + length + b"ASK{}",),
        (head + length, b"ASK", b"{}"),
        (head + chunks + b"3\r\nASK\r\n2\r\n{}\r\n0\r\n\r\n",),
    ):
        status, _, body = raw(service.port, *parts)
        assert status == 200
        assert b"true" in body


def test_after_an_offered_upgrade_the_connection_goes_on(service: Served) -> None:
    one = b"GET " + ASK.encode() + b" HTTP/1.1\r\nHost: x\r\n" + UPGRADES[1] + b"\r\n"
    two = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    body = raw(service.port, one + two)[2]
    assert body.count(b"HTTP/1.1 200") == 1
    assert b'"status":"ok"' in body


@pytest.mark.parametrize("target", [ASK, "/", "/sparql?query=SELECT*%7B%3Fs%20%3Fp%20%3Fo%7D", "/queries.json"])
def test_http_1_0_gets_no_chunks(service: Served, target: str) -> None:
    status, headers, body = raw(service.port, f"GET {target} HTTP/1.0\r\nHost: x\r\n\r\n".encode())
    assert status == 200
    assert "transfer-encoding" not in headers
    assert body[:1] in b"{<["
    assert body.rstrip()[-1:] in b"}>]"


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("host", ["[", "a:b:c", "a b", "x/y", "[::1", "x:99999999", "a@b"])
def test_a_host_that_is_none_is_a_problem(service: Served, host: str, route: str) -> None:
    request = f"GET {route}?query=ASK%7B%7D HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    status, headers, body = raw(service.port, request.encode())
    assert (status, headers["content-type"]) == (400, "application/problem+json")
    assert b"names no host" in body


@pytest.mark.parametrize("route", ROUTES)
def test_http_1_1_names_the_host_and_1_0_need_not(service: Served, route: str) -> None:
    status, headers, body = raw(service.port, f"GET {route} HTTP/1.1\r\nAccept: */*\r\n\r\n".encode())
    assert (status, headers["content-type"]) == (400, "application/problem+json")
    assert b"Host" in body
    assert raw(service.port, b"GET /healthz HTTP/1.0\r\n\r\n")[0] == 200


def test_a_host_that_is_none_is_a_problem_for_short_requests_too(service: Served) -> None:
    assert raw(service.port, f"GET {ASK} HTTP/1.1\r\nHost: [\r\n\r\n".encode())[0] == 400


@pytest.mark.parametrize(
    "target",
    [b"/sparql?query=ASK{}\r\nX", b"/sparql?query=ASK{}\r\nX: y", b"/sparql?query=ASK{}\n", "/sparql?query=é".encode(),
     "/explore?q=é".encode(), "/é".encode(), b"/sparql?query=ASK{}\x00", b"/sparql?query=ASK{}\t"],
)  # fmt: skip
def test_a_raw_target_has_one_reader(service: Served, target: bytes) -> None:
    """The same answer for a head in one piece, which may go the short way, and for one in pieces, which never does."""
    head = b"GET " + target + b" HTTP/1.1\r\nHost: x\r\n\r\n"
    whole = raw(service.port, head)
    assert whole[0] == raw(service.port, head[:10], head[10:])[0]
    if whole[0] == 400:
        assert whole[1]["content-type"] == "application/problem+json"


@pytest.mark.parametrize("route", ROUTES)
def test_options_at_every_route(service: Served, route: str) -> None:
    answer = service.request("OPTIONS", route, Origin="https://elsewhere.example")
    assert (answer.status, answer.body) == (204, b"")
    assert "GET" in answer.headers["allow"]
    for name in ("Accept", "If-None-Match", "Range", "Content-Type"):
        assert name in answer.headers["access-control-allow-headers"]
    for name in ("ETag", "Content-Range", "Link"):
        assert name in answer.headers["access-control-expose-headers"]


def test_what_an_answer_exposes(service: Served) -> None:
    for route in ("/", ASK, "/none", "/queries.json"):
        answer = service.request("GET", route)
        assert "Content-Range" in answer.headers["access-control-expose-headers"], route
        assert answer.headers["access-control-allow-origin"] == "*"
    assert service.request("OPTIONS", "/none").status == 404


def test_links_follow_a_trusted_proxy(service: Served) -> None:
    said = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "data.example", "X_Forwarded_Prefix": "/graph"}
    for target in ("/", "/graph/", "/en/queries", "/graph/en/none"):
        page = service.request("GET", target, Accept="text/html", **said).body.decode()
        links = re.findall(r'(?:href|src|action)="(/[^"]*)"', page)
        assert links
        assert all(link.startswith("/graph/") for link in links), links
    void = service.request("GET", "/.well-known/void", **said).body.decode()
    assert "https://data.example/graph/" in void
    assert "127.0.0.1" not in void
    assert service.request("GET", "/dumps", **said).headers["location"] == "/graph/dumps/"
    described = service.request("GET", "/graph/sparql", Accept="text/turtle", **said).body
    assert b"https://data.example/graph/sparql" in described
    assert service.request("GET", "/graph" + ASK, **said).status == 200


def test_public_url_wins_and_nobody_else_is_trusted(tmp_path: Path) -> None:
    forged = {"X_Forwarded_Host": "evil.example", "X_Forwarded_Prefix": "/evil", "X_Forwarded_Proto": "https"}
    with site(tmp_path) as running:
        page = running.request("GET", "/", Accept="text/html", **forged).body.decode()
        void = running.request("GET", "/.well-known/void", **forged).body.decode()
        assert "evil" not in page + void
        assert f"http://127.0.0.1:{running.port}/" in void
    with site(tmp_path, public_url="https://data.example/graph", trusted_proxies="127.0.0.1") as running:
        void = running.request("GET", "/.well-known/void", **forged).body.decode()
        assert "evil" not in void
        assert "https://data.example/graph/" in void
        assert 'href="/graph/en/"' in running.request("GET", "/graph/", Accept="text/html").body.decode()


def test_it_listens_on_ipv6(tmp_path: Path) -> None:
    with site(tmp_path, host="::1") as running:
        head = f"GET /sparql HTTP/1.1\r\nHost: [::1]:{running.port}\r\nAccept: text/turtle\r\nConnection: close\r\n\r\n"
        status, _, body = raw(running.port, head.encode(), host="::1")
        assert status == 200
        assert f"http://[::1]:{running.port}/sparql".encode() in body


@pytest.mark.parametrize(
    "target",
    ["/en//evil.example/x", "//evil.example/x", "/en/%2Fevil.example/x", "/en/%5Cevil.example", "/en/%09/evil.example",
     "/en///evil.example", "/%2F%2Fevil.example/x", "/en/%0A/evil.example"],
)  # fmt: skip
def test_no_link_leads_to_another_host(service: Served, target: str) -> None:
    page = service.request("GET", target, Accept="text/html").body.decode()
    links = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert links
    for link in links:
        assert not re.match(r"[\s]*[/\\][\s]*[/\\]", link), link


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_pages_scripts_and_data_are_compressed(service: Served, coding: str) -> None:
    page = service.request("GET", "/", Accept="text/html").body.decode()
    assets = re.findall(r'(?:href|src)="(/static/[^"]*\.css)"', page)
    for target in ("/", "/queries.json", *assets):
        plain = service.request("GET", target, Accept="*/*")
        packed = service.request("GET", target, Accept="*/*", Accept_Encoding=coding)
        assert packed.headers["content-encoding"] == coding
        assert len(packed.body) < len(plain.body)
        assert "Accept-Encoding" in packed.headers["vary"]
        assert "Accept-Encoding" in plain.headers["vary"]
        immutable = target.startswith("/static/")
        assert packed.headers["cache-control"] == (_FOR_GOOD if immutable else "no-cache")
        assert packed.headers["etag"] != plain.headers["etag"]
        again = service.request(
            "GET", target, Accept="*/*", Accept_Encoding=coding, If_None_Match=packed.headers["etag"]
        )
        assert (again.status, again.body) == (304, b"")
        packer = encoder(coding)
        assert packed.body == packer.add(plain.body) + packer.end()
