"""The cache of whole responses to GET: a response depends on nothing but the build and the code.

A response is kept by build, code, address, format and content coding, compressed once. This is the only place where
HEAD becomes GET without a body, where a response without an entity tag gets one, and where 304 is sent. Requests for a
response that is being made wait for it (single-flight). What streams, is too long or says ``no-store`` passes through;
of a streaming SPARQL answer a copy is kept unless it is long. A request of the very same bytes as an earlier one is
answered before it is parsed: four times as many requests a second.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from weakref import WeakValueDictionary

from entramado.api.conditional import UnchangedError, entity_tag, matches
from entramado.api.public_address import ADDRESS, Address
from entramado.api.sparql.cache import LruCache
from entramado.api.sparql.encoding import encoder
from entramado.api.sparql.exchange import (
    EXCHANGE,
    RAW,
    REVALIDATE,
    VARY,
    Headers,
    headers_block,
    send_whole,
    with_cors,
)
from entramado.api.sparql.negotiation import choose_encoding
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.protocol import IF_NONE_MATCH, Receive, Scope, Send, headers_of
from entramado.api.sparql.single_flight import SingleFlight

_APART: Final = re.compile(r"/healthz|/metrics|/mcp(?:/.*)?|(?:/en)?/dumps/.+")
_CONDITIONS: Final = frozenset(
    (b"if-none-match", b"if-modified-since", b"if-match", b"if-unmodified-since", b"range", b"if-range")
)
_COMPRESSIBLE: Final = re.compile(
    r"text/|image/svg|application/(?:[a-z.+-]*(?:json|xml)|javascript|n-triples|n-quads|trig|gexf)", re.I
)
_KEPT_ON_304: Final = frozenset(
    (b"etag", b"vary", b"cache-control", b"content-language", b"content-location", b"access-control-allow-origin")
)
_REMADE: Final = frozenset((b"content-length", b"content-encoding", b"etag", b"vary", b"accept-ranges"))
_IN_THREAD_BYTES: Final = 1 << 16
_BODY_BYTES_MAX: Final = 8 << 20


# Headers that change the answer, what becomes of the connection, or the address under which the service is reached.
_OTHERWISE: Final = re.compile(
    rb"\r\n(?:connection|if-[a-z-]*|content-length|transfer-[a-z]*|upgrade|expect|x-forwarded-[a-z]*):", re.I
)
_WHOLE_GET: Final = re.compile(rb"GET [!-~]+ HTTP/1\.1\r\n(?:[!-~][\t -~]*\r\n)+\r\n")
_RAW_BYTES_MAX: Final = 4_096


@dataclass(slots=True, weakref_slot=True, eq=False)
class KeptResponse:
    """A whole response; `until` is the monotonic time after which it is stale (0: never), `log` its access-log fields.

    `wire` are its headers as bytes, made when the same request bytes come for the second time.
    """

    key: tuple[object, ...]
    status: int
    headers: Headers
    body: bytes
    tag: str
    until: float
    log: dict[str, Any]
    wire: bytes = b""

    @property
    def stale(self) -> bool:
        """Whether its time is over and it has to be made again."""
        return bool(self.until) and self.until < time.monotonic()

    @property
    def size(self) -> int:
        """Bytes held."""
        return len(self.body) + 1024


class ResponseCache:
    """ASGI middleware around `app`. `build` gives what is served now; a response is kept for `kept_s` (0: no end).

    A streamed SPARQL answer of more than `stream_bytes_max` bytes is not kept.
    """

    def __init__(
        self,
        app: Any,
        build: Callable[[], str],
        bytes_max: int = 16 << 20,
        *,
        kept_s: float = 0.0,
        compress_bytes_min: int = 1024,
        stream_bytes_max: int = 1 << 20,
    ) -> None:
        self._app, self._build = app, build
        self._kept_s, self._compress_min, self._copy_max = kept_s, compress_bytes_min, stream_bytes_max
        self.kept: LruCache[KeptResponse] = LruCache(bytes_max)
        self._by_bytes: WeakValueDictionary[bytes, KeptResponse] = WeakValueDictionary()
        self._flights: SingleFlight[KeptResponse | ProblemError] = SingleFlight()
        self.on_recalled: Callable[[str, dict[str, Any]], None] = lambda path, log: None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, wait for what is made, or let the application make it."""
        if scope["method"] not in ("GET", "HEAD") or _APART.fullmatch(scope["path"]):
            await self._app(scope, receive, send)
            return
        headers = headers_of(scope)
        coding = choose_encoding(headers.get(b"accept-encoding"))
        address = scope.get(ADDRESS)
        root = address.root if isinstance(address, Address) else ""
        key = (self._build(), _code(), scope["path"], scope["query_string"], root, headers.get(b"accept"), coding)
        condition = headers.get(b"if-none-match", "")
        found = self.kept.get(key)
        if found is None or found.stale:
            shared = await self._flights.shared(key)
            if isinstance(shared, ProblemError):
                raise shared
            found = shared
        if found is not None:
            if EXCHANGE in scope:
                scope[EXCHANGE].log = {**found.log, "cache": "hit"}
            self._remember(scope, found)
            await _send(found, scope, condition, send)
            return
        try:
            await self._make(key, scope, receive, send)
        except UnchangedError as unchanged:
            await send_whole(send, 304, [(b"etag", unchanged.tag.encode()), VARY, REVALIDATE], b"")

    def _remember(self, scope: Scope, kept: KeptResponse) -> None:
        """Let the next request of these bytes be answered by `recall`."""
        raw, address = scope.get(RAW), scope.get(ADDRESS)
        if kept.wire or not raw or len(raw) > _RAW_BYTES_MAX or kept.status != 200 or not kept.tag:
            return
        plain = isinstance(address, Address) and not address.prefix
        if plain and _WHOLE_GET.fullmatch(raw) and not _OTHERWISE.search(raw):
            kept.wire = headers_block(with_cors(kept.headers))
            self._by_bytes[raw] = kept

    def recall(self, raw: bytes) -> bytes | None:
        """The response to a request of these bytes, all that follows the Date header; None where none is kept."""
        kept = self._by_bytes.get(raw)
        if kept is None or kept.stale or kept.key[0] != self._build() or self.kept.get(kept.key) is not kept:
            return None
        self.on_recalled(str(kept.key[2]), {**kept.log, "cache": "hit"})
        return kept.wire + kept.body

    async def _make(self, key: tuple[object, ...], scope: Scope, receive: Receive, send: Send) -> None:
        """Send the response that the application makes, and keep it."""
        condition = headers_of(scope).get(b"if-none-match", "")
        plain = [(name, value) for name, value in scope["headers"] if name not in _CONDITIONS]
        asked = {**scope, "method": "GET", "headers": plain, IF_NONE_MATCH: condition}
        with self._flights.lead(key) as tell:
            taker = _Taker(send, scope["method"] == "HEAD", lambda: tell(None), self._copy_max)
            try:
                await self._app(asked, receive, taker.take)
            except ProblemError as problem:
                tell(problem if problem.lasting else None)
                raise
            except _HeadSentError:
                return
            except Exception:
                # After a response that reports an exception the application raises it again, for the log.
                if taker.whole and not taker.sent:
                    await _send(await self._finished(key, scope, taker), scope, "", send)
                raise
            if not taker.whole:
                return
            if taker.sent:
                # The event loop writes the response first: the client does not wait until it is compressed and kept.
                await asyncio.sleep(0)
            made = await self._finished(key, scope, taker)
            tell(None if taker.private else made)
            if made.tag and len(made.body) <= self.kept.bytes_max // 4 and key[0] == self._build():
                self.kept.put(key, made)
        if not taker.sent:
            await _send(made, scope, condition, send)

    async def _finished(self, key: tuple[object, ...], scope: Scope, taker: _Taker) -> KeptResponse:
        """A response as it is sent and kept: links under the prefix, compressed, named."""
        if taker.final:
            body = taker.body
            headers = [(name, value) for name, value in taker.headers if name != b"content-length"]
            headers.append((b"content-length", str(len(body)).encode()))
            return KeptResponse(key, 200, headers, body, taker.own_tag, *self._beside(scope))
        given = {name.lower(): bytes(value) for name, value in taker.headers}
        content_type = given.get(b"content-type", b"").decode("latin-1")
        body, address, coding = taker.body, scope.get(ADDRESS), str(key[-1])
        if content_type.startswith("text/html") and isinstance(address, Address):
            body = address.page(body)
        headers = [(name.lower(), value) for name, value in taker.headers if name.lower() not in _REMADE]
        vary = {one.strip() for one in given.get(b"vary", b"Accept").decode("latin-1").split(",") if one.strip()}
        if b"content-encoding" not in given and _COMPRESSIBLE.match(content_type) and len(body) >= self._compress_min:
            vary.add("Accept-Encoding")
            if coding != "identity":
                big = len(body) > _IN_THREAD_BYTES
                body = await asyncio.to_thread(_packed, body, coding) if big else _packed(body, coding)
                headers.append((b"content-encoding", coding.encode()))
        else:
            headers += [(name, value) for name, value in given.items() if name == b"content-encoding"]
            coding = "identity"
        headers += [(b"content-length", str(len(body)).encode()), (b"vary", ", ".join(sorted(vary)).encode())]
        tag = ""
        if taker.status == 200 and not taker.private:
            tag = _tag(given.get(b"etag", b"").decode("latin-1"), coding, key, content_type, body)
            headers.append((b"etag", tag.encode()))
            if b"cache-control" not in given:
                headers.append(REVALIDATE)
        elif b"cache-control" not in given:
            headers.append((b"cache-control", b"no-store" if taker.status >= 400 else b"no-cache"))
        return KeptResponse(key, taker.status, headers, body, tag, *self._beside(scope))

    def _beside(self, scope: Scope) -> tuple[float, dict[str, Any]]:
        """Until when a response is kept, and its access-log fields."""
        until = time.monotonic() + self._kept_s if self._kept_s else 0.0
        return until, dict(scope[EXCHANGE].log) if EXCHANGE in scope else {}


class _HeadSentError(Exception):
    """Ends the application once the head of a stream is sent, which is all that HEAD asks for."""


class _Taker:
    """Collects a response; one that streams or is long it passes on to `send`, after calling `on_through`.

    A `final` response, whose content coding and entity tag are the SPARQL endpoint's own, is sent as it comes; a copy
    of `copy_max` bytes at most stays. `sent` tells that nothing is left to send, `whole` that all of it is here.
    """

    def __init__(self, send: Send, head: bool, on_through: Callable[[], None], copy_max: int) -> None:
        self._send, self._head, self._on_through, self._copy_max = send, head, on_through, copy_max
        self._start: MutableMapping[str, Any] = {}
        self._parts: list[bytes] = []
        self._size = 0
        self._through = False
        self.whole = self.final = self.sent = False
        self.own_tag = ""

    @property
    def status(self) -> int:
        """The HTTP status."""
        return int(self._start["status"])

    @property
    def headers(self) -> Headers:
        """The headers."""
        return list(self._start.get("headers", ()))

    @property
    def body(self) -> bytes:
        """All of the body."""
        return b"".join(self._parts)

    @property
    def private(self) -> bool:
        """Whether the response forbids to keep it (``no-store``)."""
        return any(name.lower() == b"cache-control" and b"no-store" in value for name, value in self.headers)

    async def take(self, message: MutableMapping[str, Any]) -> None:
        """The `send` of the application."""
        if message["type"] == "http.response.start":
            self._start = message
            self._read_tag()
            return
        if message["type"] != "http.response.body":
            return
        part, more = bytes(message.get("body", b"")), bool(message.get("more_body", False))
        if more and not self._through and not self._parts and not self._bounded():
            self._through = True
            self._on_through()
            await self._send(self._start)
            if self._head:
                await self._send({"type": "http.response.body", "body": b""})
                raise _HeadSentError
        if self._through:
            self._copy(part, more)
            await self._send(message)
            return
        self._parts.append(part)
        self.whole = not more
        if self.whole and self.final and not self._head:
            self.sent = True
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": self.body})

    def _copy(self, part: bytes, more: bool) -> None:
        """Keep a part of what streams, as long as the copy is not too long."""
        self._size += len(part)
        if not self.final or self._size > self._copy_max:
            self._parts.clear()
            return
        self._parts.append(part)
        self.whole = self.sent = not more

    def _read_tag(self) -> None:
        """Whether the endpoint has set coding and tag itself."""
        given = dict(self._start.get("headers", ()))
        self.own_tag = given.get(b"etag", b"").decode("latin-1")
        coded = b"Accept-Encoding" in given.get(b"vary", b"")
        self.final = self._start["status"] == 200 and coded and bool(self.own_tag)

    def _bounded(self) -> bool:
        length = next((value for name, value in self.headers if name.lower() == b"content-length"), b"")
        return length.isdigit() and int(length) <= _BODY_BYTES_MAX


async def _send(kept: KeptResponse, scope: Scope, if_none_match: str, send: Send) -> None:
    if kept.tag and if_none_match and matches(if_none_match, kept.tag):
        headers = [(name, value) for name, value in kept.headers if name in _KEPT_ON_304]
        await send_whole(send, 304, headers, b"")
        return
    await send({"type": "http.response.start", "status": kept.status, "headers": kept.headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else kept.body})


def _tag(own: str, coding: str, key: tuple[object, ...], content_type: str, body: bytes) -> str:
    """The entity tag: the page's own, marked by its coding, or one of build, code, address, format and body."""
    if own and coding == "identity":
        return own
    if own:
        return f'W/"{own.removeprefix("W/").strip(chr(34))}-{coding}"'
    return entity_tag(*key[:5], content_type, coding, hashlib.blake2b(body, digest_size=12).digest())


def _packed(body: bytes, coding: str) -> bytes:
    packer = encoder(coding)
    return packer.add(body) + packer.end()


@lru_cache(maxsize=1)
def _code() -> str:
    """A digest of what makes the pages, beside the build: other templates, scripts or queries make other pages."""
    digest = hashlib.blake2b(digest_size=8)
    here = Path(__file__).parent
    for folder in (here, here.parent / "queries"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                stat = path.stat()
                digest.update(f"{path.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
