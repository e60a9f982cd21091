"""The SPARQL endpoint and the graph store as plain ASGI, in front of the application's pages.

A request that was answered before is answered from its own bytes: query string, body and the headers that
matter. Else it is read, its tokens are read, and a worker answers.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from api.settings import Settings
from api.sparql import formats, graph_store, negotiation, protocol
from api.sparql.access_log import AccessLog, digest
from api.sparql.answer import Answer, Question
from api.sparql.cache import KeptAnswer, LruCache, entity_tag, matches
from api.sparql.engine import Engine
from api.sparql.exchange import CORS, EXPOSE, PREFLIGHT, VARY, CutError, Exchange, Headers, with_cors
from api.sparql.formats import Format
from api.sparql.metrics import Metrics
from api.sparql.problems import ProblemError
from api.sparql.protocol import Receive, Request, Scope, Send
from api.sparql.service_description import describe
from api.sparql.tokens import Reading

App = Callable[[Scope, Receive, Send], Awaitable[None]]
_WATCH_AFTER_S = 0.05
_NOT_FOR_CACHE = (b"cache-control", b"no-store")
_REVALIDATE = (b"cache-control", b"no-cache")
_PAGES = frozenset(
    ("id", "page", "data", "queries", "search", "network", "dumps", "ontology", "healthz", "metrics", "openapi.json")
)


@dataclass(frozen=True, slots=True)
class Ready:
    """A response that stands ready to be sent again."""

    build: str
    tag: str
    headers: Headers
    body: bytes
    log: dict[str, Any]
    weight: int

    @property
    def size(self) -> int:
        """Bytes held."""
        return len(self.body) + self.weight + 1024


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what its response needs."""

    question: Question
    tag: str
    content_type: str
    key: tuple[object, ...]
    raw_key: tuple[object, ...]


class Service:
    """ASGI middleware: answers ``/sparql`` and ``/graphs``, hands everything else on and logs it."""

    def __init__(
        self,
        app: App,
        *,
        engine: Engine,
        settings: Settings,
        metrics: Metrics,
        access_log: AccessLog,
        has_editor: bool = False,
    ) -> None:
        self._app = app
        self._engine = engine
        self._settings = settings
        self._metrics = metrics
        self._log = access_log
        self._has_editor = has_editor
        self.ready: LruCache[Ready] = LruCache(settings.cache_bytes_max // 2)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or hand on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = Exchange(scope, receive, send)
        path = scope["path"]
        name = path[:-1] if len(path) > 1 and path[-1] == "/" else path
        try:
            if name == "/sparql":
                await self._sparql(exchange)
            elif name == "/graphs":
                await self._graphs(exchange)
            else:
                first = path[1:].partition("/")[0]
                name = f"/{first}" if first in _PAGES or not first else "other"
                await self._app(scope, receive, with_cors(exchange))
        except ProblemError as problem:
            await exchange.tell(problem, self._settings.base)
        except CutError:
            exchange.status = 599
            raise
        finally:
            self._account(exchange, name)

    def _account(self, exchange: Exchange, name: str) -> None:
        seconds = time.perf_counter() - exchange.started
        self._metrics.observe(name, exchange.status, seconds, exchange.problem)
        fields = {
            "at": time.time(),
            "method": exchange.method,
            "path": exchange.scope["path"],
            "status": exchange.status,
            "ms": round(seconds * 1000, 3),
            "problem": exchange.problem,
        }
        self._log.add({**fields, **exchange.log})

    async def _sparql(self, exchange: Exchange) -> None:
        method = exchange.method
        if method in ("GET", "HEAD"):
            raw_key = self._raw_key(exchange, b"")
            if await self._again(exchange, raw_key):
                return
            request = protocol.from_get(exchange.scope)
            if request.query is None:
                await self._describe(exchange)
                return
        elif method == "POST":
            body = await protocol.read_body(exchange.receive, exchange.headers, self._settings)
            raw_key = self._raw_key(exchange, body)
            if await self._again(exchange, raw_key):
                return
            request = protocol.from_post(exchange.scope, exchange.headers, body)
        else:
            await self._other_method(exchange, "GET, HEAD, POST, OPTIONS")
            return
        assert request.query is not None
        if len(request.query) > self._settings.query_bytes_max:
            raise protocol.too_large(self._settings)
        exchange.log["query"] = digest(request.query)
        reading = await self._engine.read_async(request.query)
        if reading.reads_graphs:
            self._engine.check_graphs((*(request.default_graphs or ()), *(request.named_graphs or ())))
        await self._answer(exchange, request, reading, raw_key)

    async def _graphs(self, exchange: Exchange) -> None:
        if exchange.method not in ("GET", "HEAD"):
            await self._other_method(exchange, "GET, HEAD, OPTIONS")
            return
        raw_key = self._raw_key(exchange, b"")
        if await self._again(exchange, raw_key):
            return
        graph = graph_store.requested_graph(exchange.scope, self._engine)
        exchange.log["query"] = "graph"
        request = Request(graph_store.graph_query(), None if graph is None else (graph,), None if graph is None else ())
        await self._answer(exchange, request, graph_store.READING, raw_key)

    async def _other_method(self, exchange: Exchange, allow: str) -> None:
        if exchange.method == "OPTIONS":
            await exchange.empty(204, [(b"allow", allow.encode()), *PREFLIGHT])
            return
        raise ProblemError("method", f"{exchange.method} is not allowed here; {allow} are.", headers={"Allow": allow})

    @staticmethod
    def _raw_key(exchange: Exchange, body: bytes) -> tuple[object, ...]:
        headers, scope = exchange.headers, exchange.scope
        return (
            scope["path"],
            scope["query_string"],
            headers.get(b"accept"),
            headers.get(b"accept-encoding"),
            headers.get(b"content-type") if body else None,
            headers.get(b"content-encoding") if body else None,
            body,
            exchange.method == "POST",
        )

    async def _again(self, exchange: Exchange, raw_key: tuple[object, ...]) -> bool:
        """Send a response that stands ready for the same request; False where there is none."""
        ready = self.ready.get(raw_key)
        if ready is None:
            return False
        if ready.build != self._engine.build:
            self.ready.clear()
            return False
        exchange.log = {**ready.log, "cache": "hit"}
        await self._send_ready(exchange, ready)
        return True

    async def _send_ready(self, exchange: Exchange, ready: Ready) -> None:
        if self._unchanged(exchange, ready.tag):
            await self._not_modified(exchange, ready.tag)
            return
        await exchange.start(200, ready.headers)
        await exchange.body(b"" if exchange.method == "HEAD" else ready.body)

    @staticmethod
    def _unchanged(exchange: Exchange, tag: str) -> bool:
        wanted = exchange.headers.get(b"if-none-match")
        return bool(wanted and tag and exchange.method in ("GET", "HEAD") and matches(wanted, tag))

    @staticmethod
    async def _not_modified(exchange: Exchange, tag: str) -> None:
        await exchange.empty(304, [(b"etag", tag.encode()), VARY, _REVALIDATE])

    async def _describe(self, exchange: Exchange) -> None:
        accept = exchange.headers.get(b"accept")
        offered = formats.GRAPH_OFFERS
        html = ("text/html", "application/xhtml+xml") if self._has_editor else ()
        chosen = negotiation.choose(accept, (*offered, *html))
        if chosen in html:
            await self._app(exchange.scope, exchange.receive, with_cors(exchange))
            return
        if chosen is None:
            raise _not_acceptable(offered)
        body = describe(_endpoint(exchange, self._settings), self._engine.dataset, self._settings, offered[chosen])
        await exchange.whole(200, formats.with_charset(chosen), body, [_REVALIDATE])

    async def _answer(
        self, exchange: Exchange, request: Request, reading: Reading, raw_key: tuple[object, ...]
    ) -> None:
        offered = formats.OFFERS[reading.form]
        media_type = negotiation.choose(exchange.headers.get(b"accept"), tuple(offered))
        if media_type is None:
            raise _not_acceptable(offered)
        asked = self._ask(exchange, request, reading, media_type, raw_key=raw_key)
        exchange.log.update(form=reading.form, format=offered[media_type].name)
        if self._unchanged(exchange, asked.tag):
            await self._not_modified(exchange, asked.tag)
            return
        kept = self._engine.cache.get(asked.key) if asked.tag else None
        if kept is not None:
            exchange.log.update(rows=kept.rows, bytes=len(kept.body), cache="hit")
            await self._send_ready(exchange, self._keep_ready(asked, kept, exchange.log))
            return
        answer = self._engine.submit(asked.question)
        watcher = _Watcher(exchange, answer)
        try:
            head = await answer.start()
            await self._send_answer(exchange, asked, answer, str(head["encoding"]))
        except BaseException:
            answer.cancel()
            raise
        finally:
            watcher.stop()

    def _ask(
        self,
        exchange: Exchange,
        request: Request,
        reading: Reading,
        media_type: str,
        *,
        raw_key: tuple[object, ...],
    ) -> _Asked:
        assert request.query is not None
        question = self._engine.question(
            request.query,
            reading,
            formats.OFFERS[reading.form][media_type].name,
            timeout_s=request.timeout_s,
            default_graphs=request.default_graphs,
            named_graphs=request.named_graphs,
            encoding=negotiation.choose_encoding(exchange.headers.get(b"accept-encoding")),
        )
        key = (self._engine.build, *question.key())
        graphs = (request.default_graphs, request.named_graphs)
        tag = "" if reading.volatile else entity_tag(self._engine.build, request.query, media_type, *graphs)
        return _Asked(question, tag, formats.with_charset(media_type), key, raw_key)

    async def _send_answer(self, exchange: Exchange, asked: _Asked, answer: Answer, encoding: str) -> None:
        if answer.complete:
            body = await answer.whole()
            rows = answer.end.get("rows") if answer.end else None
            exchange.log.update(rows=rows, bytes=len(body), cache="miss" if asked.tag else "no")
            kept = KeptAnswer(body, encoding, rows, len(asked.question.query))
            await self._send_ready(exchange, self._keep_ready(asked, kept, exchange.log))
            return
        await exchange.start(200, _headers(asked, encoding, None))
        if exchange.method == "HEAD":
            answer.cancel()
            await exchange.body(b"")
            return
        await self._stream(exchange, asked, answer, encoding)

    async def _stream(self, exchange: Exchange, asked: _Asked, answer: Answer, encoding: str) -> None:
        """Send blocks as they come; keep a copy as long as it is small enough for the cache."""
        copy: list[bytes] | None = [] if asked.tag else None
        size = 0
        try:
            async for block in answer.blocks():
                size += len(block)
                if copy is not None:
                    copy.append(block)
                    if size > self._settings.cache_answer_bytes_max:
                        copy = None
                await exchange.block(block, self._settings.client_stall_s)
        except ProblemError as problem:
            exchange.log["bytes"] = size
            await exchange.tell(problem, self._settings.base)
        await exchange.body(b"")
        rows = answer.end.get("rows") if answer.end else None
        exchange.log.update(rows=rows, bytes=size, cache="miss")
        if copy is not None:
            kept = KeptAnswer(b"".join(copy), encoding, rows, len(asked.question.query))
            self._keep_ready(asked, kept, exchange.log)

    def _keep_ready(self, asked: _Asked, kept: KeptAnswer, log: dict[str, Any]) -> Ready:
        """The response of a whole answer, kept for the next time if it may be."""
        weight = 2 * len(asked.question.query)
        noted = {key: value for key, value in log.items() if key != "cache"}
        headers = _headers(asked, kept.encoding, len(kept.body))
        ready = Ready(self._engine.build, asked.tag, headers, kept.body, noted, weight)
        if asked.tag and asked.key[0] == ready.build and len(kept.body) <= self._settings.cache_answer_bytes_max:
            self._engine.cache.put(asked.key, kept)
            self.ready.put(asked.raw_key, ready)
        return ready


class _Watcher:
    """Ends an answer's work when its client goes away; begins after a moment, so that quick answers cost nothing."""

    def __init__(self, exchange: Exchange, answer: Answer) -> None:
        self._exchange, self._answer = exchange, answer
        self._task: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(_WATCH_AFTER_S, self._begin)

    def _begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._watch())

    async def _watch(self) -> None:
        while (await self._exchange.receive())["type"] != "http.disconnect":
            pass
        self._answer.cancel()

    def stop(self) -> None:
        """The answer is sent."""
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()


def _headers(asked: _Asked, encoding: str, length: int | None) -> Headers:
    headers = [(b"content-type", asked.content_type.encode()), VARY, CORS, EXPOSE]
    if length is not None:
        headers.append((b"content-length", str(length).encode()))
    if encoding != "identity":
        headers.append((b"content-encoding", encoding.encode()))
    headers += [(b"etag", asked.tag.encode()), _REVALIDATE] if asked.tag else [_NOT_FOR_CACHE]
    return headers


def _not_acceptable(offered: dict[str, Format]) -> ProblemError:
    return ProblemError(
        "not-acceptable", f"None of the types in Accept can be sent; these can: {', '.join(offered)}.",
        available=list(offered),
    )  # fmt: skip


def _endpoint(exchange: Exchange, settings: Settings) -> str:
    """The endpoint's address as the client wrote it."""
    host = next((value for name, value in exchange.scope["headers"] if name == b"host"), b"").decode("latin-1")
    safe = all(c.isalnum() or c in ".-:[]_" for c in host)
    where = host if host and safe else f"{settings.host}:{settings.port}"
    return f"{exchange.scope.get('scheme', 'http')}://{where}/sparql"
