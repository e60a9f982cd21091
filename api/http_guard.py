"""uvicorn's HTTP/1.1 connection with limits: time and size of a request's head, connections that wait for one.

uvicorn has no deadline for a request that trickles in and no limit on the size of its head. A refused request is
answered at once; what the client still sends is read and discarded for some seconds, so that it gets the answer and
not a connection reset.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import MutableMapping
from functools import partial
from typing import Any

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from entramado.api.response_cache import ResponseCache
from entramado.api.settings import Settings
from entramado.api.sparql.exchange import ABORT, AT_ONCE, RAW, Headers, headers_block
from entramado.api.sparql.problems import KINDS, MEDIA_TYPE, ProblemError
from entramado.api.sparql.protocol import Receive, Scope, Send

_DISCARD_BYTES = 64 << 20
_DISCARD_S = 10.0


def guarded(settings: Settings, kept: ResponseCache) -> type[HttpToolsProtocol]:
    """A protocol class with the limits of `settings`; it replays what is `kept` for the same request bytes."""
    waiting: OrderedDict[GuardedProtocol, None] = OrderedDict()

    class Bound(GuardedProtocol):
        limits = settings
        heads = waiting
        responses = kept

    return Bound


class GuardedProtocol(HttpToolsProtocol):
    """One connection. `heads` holds the connections whose request head is not complete, oldest first."""

    limits: Settings
    heads: OrderedDict[GuardedProtocol, None]
    responses: ResponseCache

    def __init__(self, config: Config, server_state: ServerState, app_state: dict[str, Any], **more: Any) -> None:
        super().__init__(config, server_state, app_state, **more)
        self._head_bytes = 0
        self._in_head = True
        self._raw: bytes | None = None
        self._discarding = 0
        self._head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a head; the connection that waits longest makes room where there are too many."""
        super().connection_made(transport)
        self._await_head()
        if len(self.connections) > self.limits.connections_max and self.heads:
            oldest, _ = self.heads.popitem(last=False)
            oldest.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._head_here()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        self._in_head = True
        self._head_bytes = 0
        self.heads[self] = None
        if self._head_timer is None:
            self._head_timer = self.loop.call_later(self.limits.head_timeout_s, self._head_too_slow)

    def _head_here(self) -> None:
        self._in_head = False
        self.heads.pop(self, None)
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _head_too_slow(self) -> None:
        self._head_timer = None
        if not self._in_head or self.transport.is_closing():
            return
        if self._head_bytes:
            limit = self.limits.head_timeout_s
            detail = f"The request's head did not arrive within {limit:g} s."
            self._refuse(ProblemError("request-timeout", detail, limit="head_timeout_s"))
        else:
            self.transport.close()

    def data_received(self, data: bytes) -> None:
        """Feed the parser, within the limits."""
        if self._discarding:
            self._discarding += len(data)
            if self._discarding > _DISCARD_BYTES:
                self.transport.abort()
            return
        if self._in_head:
            self._raw = data if self._head_bytes == 0 else None
            if self._raw and self._sent_again(data):
                return
            self._head_bytes += len(data)
        self._feed(data)
        if not self._in_head or self.transport.is_closing():
            return
        if self._head_timer is None:
            self._head_timer = self.loop.call_later(self.limits.head_timeout_s, self._head_too_slow)
        if self._head_bytes > self.limits.head_bytes_max:
            limit = self.limits.head_bytes_max
            detail = f"The request's head is longer than {limit} bytes; send a long query by POST."
            self._refuse(ProblemError("too-large", detail, limit="head_bytes_max"), 414)

    def _sent_again(self, data: bytes) -> bool:
        """Send the response that is kept for these bytes; False where there is none."""
        busy = self.pipeline or self.flow.write_paused or (self.cycle is not None and not self.cycle.response_complete)
        response = None if busy or self.transport.is_closing() else self.responses.recall(data)
        if response is None:
            return False
        self._unset_keepalive_if_required()
        self._head_here()
        self._write(response)
        self.server_state.total_requests += 1
        self._wait_for_the_next()
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)
        return True

    def _write(self, response: bytes) -> None:
        """Write a response of status 200, its headers and body, after what all responses say."""
        head = b"".join([b"%b: %b\r\n" % header for header in self.server_state.default_headers])
        self.transport.write(b"HTTP/1.1 200 OK\r\n" + head + response)

    def _at_once(self, cycle: RequestResponseCycle, headers: Headers, body: bytes) -> bool:
        """Send a whole response of status 200, head and body in one write where uvicorn makes two.

        False, and nothing is sent, where uvicorn has more to do or to refuse.
        """
        block = headers_block(headers)
        if block.count(b"\n") != len(headers) + 1 or block.count(b"\r") != len(headers) + 1:
            return False
        if cycle.response_started or cycle.disconnected or not cycle.keep_alive or self.flow.write_paused:
            return False
        cycle.waiting_for_100_continue = False
        cycle.response_started = cycle.response_complete = True
        self._write(block + body)
        cycle.message_event.set()
        cycle.on_response()
        return True

    def _wait_for_the_next(self) -> None:
        self._in_head = True
        self._head_bytes = 0
        self.heads[self] = None

    def on_message_begin(self) -> None:
        """Give the application a way to abort the connection: closing it would wait for a client that does not read."""
        super().on_message_begin()
        self.scope[RAW] = self._raw  # type: ignore[literal-required]
        self.scope[ABORT] = self.transport.abort  # type: ignore[literal-required]

    def on_headers_complete(self) -> None:
        """The request's head is complete."""
        if self.parser.should_upgrade():
            return
        self._head_here()
        old = self.parser.get_http_version() == "1.0"
        self.app = self._without_chunks if old else self.config.loaded_app
        super().on_headers_complete()
        self.scope[AT_ONCE] = partial(self._at_once, self.cycle)  # type: ignore[literal-required]

    def on_message_complete(self) -> None:
        """The request is complete; of one that asks for a protocol upgrade, only its head."""
        if not self.parser.should_upgrade():
            super().on_message_complete()

    def _feed(self, data: bytes) -> None:
        """Let the parser read: the only reader of a head."""
        self._unset_keepalive_if_required()
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            self._ignore_upgrade(data[upgrade.args[0] :])
        except httptools.HttpParserError:
            detail = (
                "The request is no HTTP/1.1: a target and a header hold no raw blanks, line ends or other than ASCII."
            )
            self._refuse(ProblemError("bad-request", detail))

    def _ignore_upgrade(self, rest: bytes) -> None:
        """Go on in HTTP/1.1 where another protocol is offered, as RFC 9110 section 7.8 lets a server do.

        The parser takes such a request for ended after its head: it is given that head again, without the offer.
        """
        method = self.parser.get_method()
        if method == b"CONNECT":
            self._refuse(ProblemError("method", "CONNECT is not allowed here; this is no proxy."))
            return
        kept = [(name, value) for name, value in self.headers if name not in (b"upgrade", b"connection")]
        said = b",".join(value for name, value in self.headers if name == b"connection").lower()
        if b"close" in said:
            kept.append((b"connection", b"close"))
        version = self.parser.get_http_version().encode()
        head = method + b" " + self.url + b" HTTP/" + version + b"\r\n" + headers_block(kept)
        self.parser = httptools.HttpRequestParser(self)
        self._feed(head + rest)

    async def _without_chunks(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application for HTTP/1.0, which has no chunked coding: closing the connection ends the answer."""
        cycle = self.cycle
        unbounded = False

        async def plain(message: MutableMapping[str, Any]) -> None:
            nonlocal unbounded
            if message["type"] == "http.response.start":
                unbounded = all(name.lower() != b"content-length" for name, _ in message.get("headers", ()))
                if unbounded:
                    cycle.chunked_encoding = False
            elif unbounded:
                cycle.expected_content_length = len(message.get("body", b""))
            await send(message)

        await self.config.loaded_app(scope, receive, plain)

    def on_response_complete(self) -> None:
        """Wait for the next head, without a deadline of its own: the keep-alive time is one."""
        super().on_response_complete()
        if not self.pipeline and self.parser is not None:
            self._wait_for_the_next()

    def timeout_keep_alive_handler(self) -> None:
        """Close an idle connection; abort it where the client has not read the last answer."""
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        super().timeout_keep_alive_handler()

    def _refuse(self, problem: ProblemError, status: int = 0) -> None:
        """Answer without the application, then throw away what still comes."""
        body = problem.document(self.limits.base)
        status = status or KINDS[problem.kind].status
        head = (
            f"HTTP/1.1 {status} Refused\r\ncontent-type: {MEDIA_TYPE}\r\ncontent-length: {len(body)}\r\n"
            "access-control-allow-origin: *\r\nconnection: close\r\n\r\n"
        )
        self._head_here()
        self._discarding = 1
        self.transport.write(head.encode() + body)
        self.loop.call_later(_DISCARD_S, self.transport.abort)

    def eof_received(self) -> None:
        """The client has closed its side of the connection."""
        if self._discarding:
            self.transport.close()
