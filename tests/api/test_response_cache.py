"""Entity tags of pages: made of build, address and format; an unchanged page is a 304, and is not made again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import MutableMapping
from typing import Any

import pytest

from entramado.api.app import create_app
from entramado.api.conditional import UnchangedError, matches
from entramado.api.response_cache import ResponseCache
from entramado.api.settings import Settings
from entramado.api.sparql.access_log import AccessLog
from entramado.api.sparql.protocol import IF_NONE_MATCH, Receive, Scope, Send
from entramado.api.sparql.remote import RemoteEngine


class Site:
    """Pages that say in which format they were asked for, behind `ResponseCache`."""

    def __init__(self) -> None:
        self.build, self.made, self.status, self.extra = "one", 0, 200, {}  # type: ignore[var-annotated]
        self.pages = ResponseCache(self.app, lambda: self.build)

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.made += 1
        accept = dict(scope["headers"]).get(b"accept", b"text/html")
        headers = [(b"content-type", accept), (b"content-language", b"es"), *self.extra.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"page"})

    def get(
        self, path: str, query: bytes = b"", method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        sent: list[MutableMapping[str, Any]] = []
        given = [(name.replace("_", "-").lower().encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": given}

        async def run() -> None:
            async def send(message: MutableMapping[str, Any]) -> None:
                sent.append(message)

            async def receive() -> MutableMapping[str, Any]:
                raise AssertionError("nothing is read")

            await self.pages(scope, receive, send)

        asyncio.run(run())
        start, *bodies = sent
        found = {name.decode(): value.decode() for name, value in start["headers"]}
        return start["status"], found, b"".join(part["body"] for part in bodies)


def test_an_unchanged_page_is_304_and_not_made_again() -> None:
    site = Site()
    status, headers, body = site.get("/map")
    assert (status, body) == (200, b"page")
    assert headers["cache-control"] == "no-cache"
    assert headers["vary"] == "Accept"
    for method in ("GET", "HEAD"):
        again = site.get("/map", method=method, If_None_Match=headers["etag"])
        assert (again[0], again[2]) == (304, b"")
        assert again[1]["etag"] == headers["etag"]
        assert again[1]["content-language"] == "es"
    assert site.made == 1
    assert site.get("/map", If_None_Match='"other"')[0] == 200


def test_build_address_and_format_make_the_tag() -> None:
    site = Site()
    tag = site.get("/map")[1]["etag"]
    others = [site.get("/explore"), site.get("/map", b"page=2"), site.get("/map", Accept="text/csv")]
    assert len({tag, *(headers["etag"] for _, headers, _ in others)}) == 4
    assert site.get("/map", Accept="text/csv", If_None_Match=tag)[0] == 200
    site.build = "two"
    status, headers, _ = site.get("/map", If_None_Match=tag)
    assert status == 200
    assert headers["etag"] != tag


def test_a_tag_is_known_to_a_service_that_has_not_made_the_page_yet() -> None:
    tag = Site().get("/map")[1]["etag"]
    assert Site().get("/map", If_None_Match=tag)[::2] == (304, b"")


def test_what_is_no_whole_page_gets_no_tag() -> None:
    site = Site()
    site.status = 404
    assert "etag" not in site.get("/none")[1]
    site.status, site.extra = 200, {b"cache-control": b"no-store"}
    assert "etag" not in site.get("/map")[1]
    site.extra = {b"etag": b'"own"'}
    assert site.get("/map")[1]["etag"] == '"own"'
    assert site.get("/map", If_None_Match='"own"')[0] == 304
    assert "etag" not in Site().get("/map", method="POST")[1]
    assert "etag" not in Site().get("/healthz")[1]


def test_a_crowd_costs_one_evaluation_and_a_failure_is_kept_for_nobody() -> None:
    site = Site()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(0.05)
        await site.app(scope, receive, send)

    async def crowd() -> list[bytes]:
        bodies: list[bytes] = []

        async def send(message: MutableMapping[str, Any]) -> None:
            bodies.append(message.get("body", b""))

        async def receive() -> MutableMapping[str, Any]:
            raise AssertionError("nothing is read")

        scope = {"type": "http", "method": "GET", "path": "/map", "query_string": b"", "headers": []}
        pages = ResponseCache(slow, lambda: site.build)
        await asyncio.gather(*(pages(dict(scope), receive, send) for _ in range(20)))
        return bodies

    assert asyncio.run(crowd()).count(b"page") == 20
    assert site.made == 1
    site.status, site.build = 404, "two"
    asyncio.run(crowd())
    asyncio.run(crowd())
    assert site.made == 3


def test_of_a_stream_head_sends_the_head_alone_and_ends_the_work() -> None:
    site, blocks = Site(), []  # type: ignore[var-annotated]

    async def endless(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/csv")]})
        while True:
            blocks.append(b"x")
            await send({"type": "http.response.body", "body": b"x", "more_body": True})

    site.pages = ResponseCache(endless, lambda: site.build)
    assert site.get("/sparql", method="HEAD")[::2] == (200, b"")
    assert len(blocks) == 1


def test_what_a_client_holds_already_is_not_made() -> None:
    site = Site()

    async def known(scope: Scope, receive: Receive, send: Send) -> None:
        assert b"if-none-match" not in dict(scope["headers"])
        if matches(scope[IF_NONE_MATCH], '"known"'):
            raise UnchangedError('"known"')
        await site.app(scope, receive, send)

    site.pages = ResponseCache(known, lambda: site.build)
    status, headers, body = site.get("/sparql", If_None_Match='"known"')
    assert (status, headers["etag"], body) == (304, '"known"', b"")
    assert site.get("/sparql", If_None_Match='"other"')[0] == 200
    assert site.made == 1


def test_a_mistake_of_ours_is_a_problem_document_and_goes_to_the_log() -> None:
    async def run() -> list[MutableMapping[str, Any]]:
        lines: list[str] = []
        settings = Settings()
        app = create_app(settings, RemoteEngine(settings, "http://127.0.0.1:9/"), access_log=AccessLog(lines.append))
        sent: list[MutableMapping[str, Any]] = []

        @app.pages.get("/broken")
        async def broken() -> None:
            raise KeyError("none")

        async def send(message: MutableMapping[str, Any]) -> None:
            sent.append(message)

        async def receive() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": b""}

        scope = {"type": "http", "http_version": "1.1", "method": "GET", "path": "/broken", "query_string": b"a=1"}
        with pytest.raises(KeyError):
            await app.asgi({**scope, "headers": [(b"host", b"x")]}, receive, send)
        app.asgi._log.flush()
        assert json.loads(sent[1]["body"])["request"] == json.loads(lines[0])["request"]
        return sent

    start, body = asyncio.run(run())
    headers = dict(start["headers"])
    assert (start["status"], headers[b"content-type"]) == (500, b"application/problem+json")
    assert headers[b"access-control-allow-origin"] == b"*"
    assert json.loads(body["body"])["type"].endswith("/failed")


class Stream(Site):
    """An answer in parts, tagged and coded by the endpoint itself; `parts` may hold an exception to end with."""

    def __init__(self, *parts: bytes | Exception) -> None:
        super().__init__()
        self.parts = parts
        self.pages = ResponseCache(self.app, lambda: self.build, stream_bytes_max=10)

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.made += 1
        headers = [(b"content-type", b"text/csv"), (b"vary", b"Accept, Accept-Encoding"), (b"etag", b'W/"1"')]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for part in self.parts:
            if isinstance(part, Exception):
                raise part
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def test_a_short_answer_that_streams_is_kept_as_a_whole() -> None:
    site = Stream(b"one,", b"two")
    first, again, head = site.get("/sparql"), site.get("/sparql"), site.get("/sparql", method="HEAD")
    assert first[2] == again[2] == b"one,two"
    assert "content-length" not in first[1]
    assert again[1] == {**first[1], "content-length": "7"}
    assert (head[1], head[2]) == (again[1], b"")
    assert site.get("/sparql", If_None_Match='W/"1"')[0] == 304
    assert site.made == 1


def test_what_streams_for_long_or_breaks_off_is_not_kept() -> None:
    long = Stream(b"0123456789", b"a")
    assert [long.get("/sparql")[2] for _ in range(2)] == [b"0123456789a"] * 2
    assert long.made == 2
    broken = Stream(b"one", RuntimeError("the worker is gone"))
    for _ in range(2):
        with pytest.raises(RuntimeError, match="the worker is gone"):
            broken.get("/sparql")
    assert broken.made == 2
