"""One request and its response: what every response carries, and what the log and the metrics learn of it."""

from __future__ import annotations

import time
from collections.abc import MutableMapping
from typing import Any

from entramado.api.sparql.problems import MEDIA_TYPE, ProblemError
from entramado.api.sparql.protocol import Scope, Send

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
AT_ONCE = "entramado.at-once"
RAW = "entramado.raw"
EXCHANGE = "entramado.exchange"
VARY = (b"vary", b"Accept, Accept-Encoding")
REVALIDATE = (b"cache-control", b"no-cache")
NOT_FOR_CACHE = (b"cache-control", b"no-store")


class CutError(Exception):
    """A response that cannot be brought to its end: the connection is closed without the last chunk."""


class Exchange:
    """A request under way. The `log` fields end up as one line of the access log."""

    __slots__ = ("_held", "_send", "log", "problem", "scope", "started", "status")

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self._send = scope, send
        self._held: MutableMapping[str, Any] | None = None
        self.started = time.perf_counter()
        self.status = 0
        self.problem = ""
        self.log: dict[str, Any] = {}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """The `send` of the application: the status is noted, and other origins may read.

        The head of a response whose length is told waits for its body: where that is all of it, both go out at once.
        """
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = with_cors(message.get("headers", ()))
            message = {**message, "headers": headers}
            if self.status == 200 and AT_ONCE in self.scope and any(name == b"content-length" for name, _ in headers):
                self._held = message
                return
        elif self._held is not None:
            start, self._held = self._held, None
            whole = not message.get("more_body", False)
            if whole and self.scope[AT_ONCE](start["headers"], message.get("body", b"")):
                return
            await self._send(start)
        await self._send(message)

    def cut(self) -> None:
        """End the connection at once, where the server can."""
        abort = self.scope.get(ABORT)
        if abort is not None:
            abort()

    async def tell(self, problem: ProblemError, base: str) -> None:
        """Send a problem document, or cut the connection where the answer is under way. Raises `CutError`."""
        self.problem = problem.kind
        if self.status:
            # HTTP/1.0 has no last chunk that could be missing: only a reset tells that this is not all.
            if self.scope["http_version"] == "1.0":
                self.cut()
            raise CutError(problem.detail)
        headers = [(name.lower().encode(), value.encode("latin-1")) for name, value in problem.headers.items()]
        headers += [(b"content-type", MEDIA_TYPE.encode()), NOT_FOR_CACHE, VARY]
        body = problem.document(base)
        await send_whole(self.send, problem.status, headers, b"" if self.scope["method"] == "HEAD" else body, len(body))
        if problem.kind == "cancelled":
            self.status = 499


async def send_whole(send: Send, status: int, headers: Headers, body: bytes, length: int | None = None) -> None:
    """Send a whole response; `length` is that of the body, where it is not sent itself."""
    if status not in (204, 304):
        headers = [*headers, (b"content-length", str(len(body) if length is None else length).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def with_cors(headers: Any) -> Headers:
    """Headers with those that let other origins read, where they are not there."""
    names = {name for name, _ in headers}
    return [*headers, *(header for header in (CORS, EXPOSE) if header[0] not in names)]


def headers_block(headers: Headers) -> bytes:
    """Headers as they are sent, with the empty line that ends them."""
    return b"".join([b"%b: %b\r\n" % header for header in headers]) + b"\r\n"
