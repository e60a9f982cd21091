"""The SPARQL endpoint and the graph store as plain ASGI, in front of the application's pages.

A request that was answered before is answered from its own bytes: query string, body and the headers that
matter. Else it is read, its tokens are read, and a worker answers.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

from entramado.api.settings import Settings
from entramado.api.sparql import formats, graph_store, negotiation, protocol
from entramado.api.sparql.access_log import AccessLog, digest
from entramado.api.sparql.answer import Answer
from entramado.api.sparql.cache import KeptAnswer, LruCache, entity_tag, matches
from entramado.api.sparql.engine import Engine
from entramado.api.sparql.exchange import PREFLIGHT, VARY, CutError, Exchange, headers_block, with_cors
from entramado.api.sparql.metrics import Metrics
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.protocol import Receive, Request, Scope, Send
from entramado.api.sparql.query_guard import Reading
from entramado.api.sparql.quick import PENDING, QuickLane
from entramado.api.sparql.replay import RAW, Replay
from entramado.api.sparql.responses import REVALIDATE, Asked, Ready, Watcher, endpoint, not_acceptable, response_headers
from entramado.api.sparql.service_description import describe
from entramado.api.sparql.single_flight import Flight, Flights

App = Callable[[Scope, Receive, Send], Awaitable[None]]
_PAGES = frozenset(
    (
        "id",
        "page",
        "data",
        "queries",
        "search",
        "network",
        "dumps",
        "ontology",
        "healthz",
        "metrics",
        "openapi.json",
        "mcp",
        "reconcile",
    )
)


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
        self.engine = engine
        self._settings = settings
        self._metrics = metrics
        self._log = access_log
        self._has_editor = has_editor
        self.flights = Flights()
        self.ready: LruCache[Ready] = LruCache(settings.cache_bytes_max // 4)
        self.replay = Replay(settings.cache_bytes_max // 4, lambda: engine.build, lambda log: self.account(0.0, log))
        self.quick = QuickLane(self)

    def caches(self) -> dict[str, LruCache[Any]]:
        """The caches by name, for the metrics."""
        return {"answers": self.engine.cache, "responses": self.ready, "requests": self.replay.cache}

    def account(self, seconds: float, log: dict[str, Any]) -> None:
        """Log and count an answer that did not come through `__call__`."""
        self._metrics.observe("/sparql", 200, seconds, "")
        self._log.add({"at": time.time(), **log})

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
            if PENDING in exchange.scope:
                await self._take_over(exchange, raw_key)
                return
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
        reading = await self.engine.read_async(request.query)
        if reading.reads_graphs:
            self.engine.check_graphs((*(request.default_graphs or ()), *(request.named_graphs or ())))
        await self._answer(exchange, request, reading, raw_key)

    async def _take_over(self, exchange: Exchange, raw_key: tuple[object, ...]) -> None:
        """Bring to its end what began on the short way (`entramado.api.sparql.quick`)."""
        quick = exchange.scope[PENDING]
        asked = quick.asked._replace(raw_key=raw_key)
        question = asked.question
        exchange.log.update(query=digest(question.query), form=question.form, format=question.format)
        with self.flights.lead(asked.flight, quick.flight) as flight:
            await self._evaluate(exchange, asked, flight, quick.answer)

    async def _graphs(self, exchange: Exchange) -> None:
        if exchange.method not in ("GET", "HEAD"):
            await self._other_method(exchange, "GET, HEAD, OPTIONS")
            return
        raw_key = self._raw_key(exchange, b"")
        if await self._again(exchange, raw_key):
            return
        graph = graph_store.requested_graph(exchange.scope, self.engine)
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
        if ready.build != self.engine.build:
            self.ready.clear()
            return False
        exchange.log = {**ready.log, "cache": "hit"}
        await self._send_ready(exchange, ready)
        if exchange.method == "GET" and exchange.status == 200:
            log = {"method": "GET", "path": exchange.scope["path"], "status": 200, "ms": 0.0, **exchange.log}
            response = headers_block(ready.headers) + ready.body
            self.replay.keep(exchange.scope.get(RAW), ready.build, response, log)
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
        await exchange.empty(304, [(b"etag", tag.encode()), VARY, REVALIDATE])

    async def _describe(self, exchange: Exchange) -> None:
        accept = exchange.headers.get(b"accept")
        offered = formats.GRAPH_OFFERS
        html = ("text/html", "application/xhtml+xml") if self._has_editor else ()
        chosen = negotiation.choose(accept, (*offered, *html))
        if chosen in html:
            await self._app(exchange.scope, exchange.receive, with_cors(exchange))
            return
        if chosen is None:
            raise not_acceptable(offered)
        body = describe(endpoint(exchange), self.engine.dataset, self._settings, offered[chosen])
        await exchange.whole(200, formats.with_charset(chosen), body, [REVALIDATE])

    async def _answer(
        self, exchange: Exchange, request: Request, reading: Reading, raw_key: tuple[object, ...]
    ) -> None:
        offered = formats.OFFERS[reading.form]
        media_type = negotiation.choose(exchange.headers.get(b"accept"), tuple(offered))
        if media_type is None:
            raise not_acceptable(offered)
        assert request.query is not None
        coding = exchange.headers.get(b"accept-encoding")
        asked = self.asked(request.query, reading, media_type, coding, request=request, raw_key=raw_key)
        exchange.log.update(form=reading.form, format=offered[media_type].name)
        if self._unchanged(exchange, asked.tag):
            await self._not_modified(exchange, asked.tag)
            return
        if not asked.tag:
            await self._evaluate(exchange, asked, Flight())
            return
        while True:
            kept = self.engine.cache.get(asked.key)
            if kept is not None:
                exchange.log.update(rows=kept.rows, bytes=len(kept.body), cache="hit")
                await self._send_ready(exchange, self._keep_ready(asked, kept, exchange.log))
                return
            if not await self.flights.join(asked.flight):
                break
            if self.engine.cache.get(asked.key) is None:
                break
        with self.flights.lead(asked.flight) as flight:
            await self._evaluate(exchange, asked, flight)

    async def _evaluate(
        self, exchange: Exchange, asked: Asked, flight: Flight, under_way: Answer | None = None
    ) -> None:
        answer = under_way or self.engine.submit(asked.question)
        watcher = Watcher(exchange, answer)
        try:
            head = await answer.start()
            if answer.complete and answer.problem is None:
                await self._send_whole(exchange, asked, answer, head)
            else:
                # A stream is nothing that others should wait for.
                flight.land()
                await self._send_stream(exchange, asked, answer, head)
        except BaseException:
            answer.cancel()
            raise
        finally:
            watcher.stop()

    def asked(
        self,
        query: str,
        reading: Reading,
        media_type: str,
        accept_encoding: str | None,
        *,
        request: Request | None = None,
        raw_key: tuple[object, ...] = (),
    ) -> Asked:
        """A question with what its response needs."""
        default = request.default_graphs if request else None
        named = request.named_graphs if request else None
        question = self.engine.question(
            query,
            reading,
            formats.OFFERS[reading.form][media_type].name,
            timeout_s=request.timeout_s if request else None,
            default_graphs=default,
            named_graphs=named,
            encoding=negotiation.choose_encoding(accept_encoding),
        )
        build = self.engine.build
        tag = "" if reading.volatile else entity_tag(build, query, media_type, default, named)
        return Asked(question, tag, formats.with_charset(media_type), (build, *question.key()), raw_key)

    def knows(self, asked: Asked) -> bool:
        """Whether the answer is kept, or somebody waits for it."""
        return asked.key in self.engine.cache or self.flights.under_way(asked.flight)

    def keep(self, asked: Asked, kept: KeptAnswer) -> None:
        """Keep a whole answer if it may be kept: it is small, does not change by itself, and is of this build."""
        small = len(kept.body) <= self._settings.cache_answer_bytes_max
        if asked.tag and small and asked.key[0] == self.engine.build:
            self.engine.cache.put(asked.key, kept)

    async def _send_whole(self, exchange: Exchange, asked: Asked, answer: Answer, encoding: str) -> None:
        body = await answer.whole()
        exchange.log.update(rows=answer.rows, bytes=len(body), cache="miss" if asked.tag else "no")
        kept = KeptAnswer(body, encoding, answer.rows, len(asked.question.query))
        await self._send_ready(exchange, self._keep_ready(asked, kept, exchange.log))

    async def _send_stream(self, exchange: Exchange, asked: Asked, answer: Answer, encoding: str) -> None:
        await exchange.start(200, response_headers(asked, encoding, None))
        if exchange.method == "HEAD":
            answer.cancel()
            await exchange.body(b"")
            return
        await self._stream(exchange, asked, answer, encoding)

    async def _stream(self, exchange: Exchange, asked: Asked, answer: Answer, encoding: str) -> None:
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
        exchange.log.update(rows=answer.rows, bytes=size, cache="miss")
        if copy is not None:
            kept = KeptAnswer(b"".join(copy), encoding, answer.rows, len(asked.question.query))
            self._keep_ready(asked, kept, exchange.log)

    def _keep_ready(self, asked: Asked, kept: KeptAnswer, log: dict[str, Any]) -> Ready:
        """The response of a whole answer, kept for the next time if it may be."""
        weight = 2 * len(asked.question.query)
        noted = {key: value for key, value in log.items() if key != "cache"}
        headers = response_headers(asked, kept.encoding, len(kept.body))
        ready = Ready(self.engine.build, asked.tag, headers, kept.body, noted, weight)
        self.keep(asked, kept)
        if asked.key in self.engine.cache:
            self.ready.put(asked.raw_key, ready)
        return ready
