"""The SPARQL endpoint and the graph store as ASGI: a request is read, a format chosen, the engine's answer sent."""

from __future__ import annotations

import asyncio
from typing import Any

from entramado.api.conditional import UnchangedError, entity_tag, matches
from entramado.api.public_address import address_of
from entramado.api.settings import Settings
from entramado.api.sparql import formats, graph_store, negotiation, protocol
from entramado.api.sparql.access_log import digest
from entramado.api.sparql.answer import Answer, Question
from entramado.api.sparql.engine import Engine
from entramado.api.sparql.exchange import (
    EXCHANGE,
    NOT_FOR_CACHE,
    PREFLIGHT,
    REVALIDATE,
    VARY,
    CutError,
    Exchange,
    Headers,
    send_whole,
)
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.protocol import IF_NONE_MATCH, Receive, Request, Scope, Send, headers_of
from entramado.api.sparql.query_guard import QueryForm
from entramado.api.sparql.service_description import describe

_WATCH_AFTER_S = 0.05
_HTML = ("text/html", "application/xhtml+xml")


class _Endpoint:
    """What both endpoints share: answering a question over HTTP."""

    methods: tuple[str, ...] = ("GET", "HEAD", "OPTIONS")

    def __init__(self, engine: Engine, settings: Settings, editor: Any = None) -> None:
        """`editor` answers a browser that sends no query."""
        self._engine, self._settings, self._editor = engine, settings, editor

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. Raises `ProblemError` and `UnchangedError`."""
        if scope["method"] == "OPTIONS":
            await send_whole(send, 204, [(b"allow", ", ".join(self.methods).encode()), *PREFLIGHT], b"")
        elif scope["method"] in self.methods:
            await self._respond(scope, receive, send)
        else:
            allow = ", ".join(self.methods)
            detail = f"{scope['method']} is not allowed here; {allow} are."
            raise ProblemError("method", detail, headers={"Allow": allow})

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        raise NotImplementedError

    async def _answer(self, scope: Scope, receive: Receive, send: Send, request: Request, reading: QueryForm) -> None:
        assert request.query is not None
        engine, headers, exchange = self._engine, headers_of(scope), scope[EXCHANGE]
        offered = formats.OFFERS[reading.form]
        media_type = negotiation.choose(headers.get(b"accept"), formats.OFFER_NAMES[reading.form])
        if media_type is None:
            raise _not_acceptable(offered)
        question = engine.question(
            request.query,
            reading,
            offered[media_type].name,
            timeout_s=request.timeout_s,
            default_graphs=request.default_graphs,
            named_graphs=request.named_graphs,
            encoding=negotiation.choose_encoding(headers.get(b"accept-encoding")),
        )
        exchange.log.update(form=reading.form, format=question.format)
        condition = scope.get(IF_NONE_MATCH, "")
        if condition and not question.volatile and matches(condition, tag := _tag(engine, question, media_type)):
            raise UnchangedError(tag)
        answer = Answer(question)
        with _Watcher(receive, answer):
            if scope["method"] == "POST":
                await engine.answer(question, answer)
            else:
                # The response cache has looked up answers and joined equal requests already.
                engine.begin(answer)
            # Made while a worker evaluates the question.
            tag = _tag(engine, question, media_type)
            headed = _headers(formats.with_charset(media_type), await answer.start(), tag)
            exchange.log["cache"] = "hit" if answer.kept else "miss" if tag else "no"
            if answer.end is not None:
                body = answer.take()
                exchange.log.update(rows=answer.rows, bytes=len(body))
                await send_whole(send, 200, headed, body)
            else:
                await self._stream(send, headed, answer, exchange)

    async def _stream(self, send: Send, headers: Headers, answer: Answer, exchange: Exchange) -> None:
        """Send blocks as they come. Raises `CutError` where the client takes none, `ProblemError` where they end."""
        size = 0
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        try:
            async for block in answer.blocks():
                size += len(block)
                try:
                    async with asyncio.timeout(self._settings.client_stall_s):
                        await send({"type": "http.response.body", "body": block, "more_body": True})
                except TimeoutError:
                    exchange.cut()
                    raise CutError("the client does not read") from None
        finally:
            exchange.log.update(rows=answer.rows, bytes=size)
        await send({"type": "http.response.body", "body": b""})


class QueryEndpoint(_Endpoint):
    """``/sparql``: queries by GET and POST, the service description, the editor for a browser."""

    methods = ("GET", "HEAD", "POST", "OPTIONS")

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "POST":
            headers = headers_of(scope)
            body = await protocol.read_body(receive, headers, self._settings)
            request = protocol.from_post(scope, headers, body)
        else:
            request = protocol.from_get(scope)
        if request.query is None:
            await self._describe(scope, receive, send)
            return
        if len(request.query) > self._settings.query_bytes_max:
            raise protocol.too_large(self._settings)
        scope[EXCHANGE].log["query"] = digest(request.query)
        reading = await self._engine.read_async(request.query)
        if reading.reads_graphs:
            self._engine.check_graphs((*(request.default_graphs or ()), *(request.named_graphs or ())))
        await self._answer(scope, receive, send, request, reading)

    async def _describe(self, scope: Scope, receive: Receive, send: Send) -> None:
        offered, html = formats.GRAPH_OFFERS, _HTML if self._editor else ()
        chosen = negotiation.choose(headers_of(scope).get(b"accept"), (*offered, *html))
        if chosen in html:
            await self._editor(scope, receive, send)
            return
        if chosen is None:
            raise _not_acceptable(offered)
        body = describe(f"{address_of(scope).root}sparql", self._engine.dataset, self._settings, offered[chosen])
        content_type = formats.with_charset(chosen).encode()
        await send_whole(send, 200, [(b"content-type", content_type), VARY, REVALIDATE], body)


class GraphEndpoint(_Endpoint):
    """``/graphs``: one graph, whole."""

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        graph = graph_store.requested_graph(scope, self._engine)
        scope[EXCHANGE].log["query"] = "graph"
        request = Request(graph_store.graph_query(), None if graph is None else (graph,), None if graph is None else ())
        await self._answer(scope, receive, send, request, graph_store.READING)


class _Watcher:
    """Ends an answer's work when its client goes away; begins after a moment, so that quick answers cost nothing."""

    def __init__(self, receive: Receive, answer: Answer) -> None:
        self._receive, self._answer = receive, answer
        self._task: asyncio.Task[None] | None = None

    def __enter__(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(_WATCH_AFTER_S, self._begin)

    def _begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._watch())

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._answer.cancel()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()
        # An answer that was not sent whole is not evaluated further.
        self._answer.cancel()


def _tag(engine: Engine, question: Question, media_type: str) -> str:
    """The entity tag of an answer; empty where a second evaluation may answer otherwise."""
    if question.volatile:
        return ""
    return entity_tag(engine.build, question.query, media_type, question.default_graphs, question.named_graphs)


def _headers(content_type: str, coding: str, tag: str) -> Headers:
    headers = [(b"content-type", content_type.encode()), VARY]
    if coding != "identity":
        headers.append((b"content-encoding", coding.encode()))
    return [*headers, *([(b"etag", tag.encode()), REVALIDATE] if tag else [NOT_FOR_CACHE])]


def _not_acceptable(offered: dict[str, formats.Format]) -> ProblemError:
    """The problem of an Accept header that nothing offered fits."""
    types = list(offered)
    detail = f"None of the types in Accept can be sent; these can: {', '.join(types)}."
    return ProblemError("not-acceptable", detail, available=types)
