"""One request and its response: what is sent, and what the log and the metrics learn of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, MutableMapping
from typing import Any

from entramado.api.sparql.problems import MEDIA_TYPE, ProblemError
from entramado.api.sparql.protocol import Receive, Scope, Send, headers_of

Headers = list[tuple[bytes, bytes]]
CORS = (b"access-control-allow-origin", b"*")
EXPOSE = (b"access-control-expose-headers", b"ETag, Content-Range, Link, Retry-After, Content-Location, Accept-Ranges")
_ALLOWED = (
    b"Accept, Accept-Language, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Range, "
    b"If-Unmodified-Since, Mcp-Method, Mcp-Name, Mcp-Protocol-Version, Mcp-Session-Id, Range, User-Agent"
)
PREFLIGHT: Headers = [
    (b"access-control-allow-methods", b"GET, HEAD, POST, OPTIONS"),
    (b"access-control-allow-headers", _ALLOWED),
    (b"access-control-max-age", b"86400"),
]
ABORT = "entramado.abort"
VARY = (b"vary", b"Accept, Accept-Encoding")


def headers_block(headers: Headers) -> bytes:
    """Headers as they are sent, with the empty line that ends them."""
    return b"".join([b"%b: %b\r\n" % header for header in headers]) + b"\r\n"


class CutError(Exception):
    """A response that cannot be brought to its end: the connection is closed without the last chunk."""


class Exchange:
    """A request under way. The `log` fields end up as one line of the access log."""

    __slots__ = ("headers", "log", "method", "problem", "receive", "scope", "send", "started", "status")

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self.receive, self.send = scope, receive, send
        self.method: str = scope["method"]
        self.headers = headers_of(scope)
        self.started = time.perf_counter()
        self.status = 0
        self.problem = ""
        self.log: dict[str, Any] = {}

    async def start(self, status: int, headers: Headers) -> None:
        """Send status and headers."""
        self.status = status
        await self.send({"type": "http.response.start", "status": status, "headers": headers})

    async def body(self, data: bytes, *, more: bool = False) -> None:
        """Send a part of the body."""
        await self.send({"type": "http.response.body", "body": data, "more_body": more})

    async def block(self, data: bytes, stall_s: float) -> None:
        """Send a part of the body to a client that takes it in time. Raises `CutError`."""
        try:
            async with asyncio.timeout(stall_s):
                await self.body(data, more=True)
        except TimeoutError:
            self.cut()
            raise CutError("the client does not read") from None

    def cut(self) -> None:
        """End the connection at once, where the server can."""
        abort = self.scope.get(ABORT)
        if abort is not None:
            abort()

    async def whole(
        self, status: int, content_type: str, data: bytes, extra: Iterable[tuple[bytes, bytes]] = ()
    ) -> None:
        """Send a whole response."""
        headers = [
            (b"content-type", content_type.encode("latin-1")),
            (b"content-length", str(len(data)).encode()),
            VARY,
            CORS,
            EXPOSE,
            *extra,
        ]
        await self.start(status, headers)
        await self.body(b"" if self.method == "HEAD" else data)

    async def empty(self, status: int, headers: Headers) -> None:
        """Send a response without a body."""
        await self.start(status, [*headers, CORS, EXPOSE])
        await self.body(b"")

    async def tell(self, problem: ProblemError, base: str) -> None:
        """Send a problem document, or cut the connection where the answer is under way."""
        self.problem = problem.kind
        if self.status:
            # HTTP/1.0 has no last chunk that could be missing: only a reset tells that this is not all.
            if self.scope["http_version"] == "1.0":
                self.cut()
            raise CutError(problem.detail)
        extra = [(name.lower().encode(), value.encode("latin-1")) for name, value in problem.headers.items()]
        extra.append((b"cache-control", b"no-store"))
        await self.whole(problem.status, MEDIA_TYPE, problem.document(base), extra)
        if problem.kind == "cancelled":
            self.status = 499


def with_cors(exchange: Exchange) -> Send:
    """A `send` for the pages behind the service: it notes the status and lets other origins read."""

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            exchange.status = message["status"]
            headers = list(message.get("headers", ()))
            if not any(name.lower() == CORS[0] for name, _ in headers):
                headers.append(CORS)
            if not any(name.lower() == EXPOSE[0] for name, _ in headers):
                headers.append(EXPOSE)
            message = {**message, "headers": headers}
        await exchange.send(message)

    return send
