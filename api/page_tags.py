"""Entity tags for the pages: build, code, address and format make one, so an unchanged page is a 304.

A page says nothing but what the build holds and the code makes of it. Which format an Accept header comes to is
known once it was asked: from then on a page that the client has is not even made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from entramado.api.sparql.cache import LruCache, entity_tag, matches
from entramado.api.sparql.protocol import Receive, Scope, Send, headers_of

_APART = ("/healthz", "/metrics")
_TAGS_BYTES = 4 << 20
_KEPT_ON_304 = (b"vary", b"cache-control", b"content-language", b"content-location", b"access-control-allow-origin")
_REVALIDATE = (b"cache-control", b"no-cache")


class _Known:
    """The headers of a 304 for one address and Accept header."""

    __slots__ = ("headers", "size", "tag")

    def __init__(self, tag: str, headers: list[tuple[bytes, bytes]], size: int) -> None:
        self.tag, self.headers, self.size = tag, headers, size


class PageTags:
    """ASGI around the pages. `build` tells what is served now."""

    def __init__(self, build: Callable[[], str]) -> None:
        self._build = build
        self._known: LruCache[_Known] = LruCache(_TAGS_BYTES)

    async def __call__(self, app: Any, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by 304 where the client has the page; else let `app` make it, and name it."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"] in _APART:
            await app(scope, receive, send)
            return
        headers = headers_of(scope)
        address = (self._build(), _code(), scope["path"], scope["query_string"], _host(scope))
        key = (*address, headers.get(b"accept"))
        asked = headers.get(b"if-none-match", "")
        known = self._known.get(key) if asked else None
        if known is not None and matches(asked, known.tag):
            await _not_modified(send, known.headers)
            return
        over = False

        async def named(message: MutableMapping[str, Any]) -> None:
            nonlocal over
            if over:
                return
            if message["type"] == "http.response.start" and message["status"] == 200:
                message = _named(message, address)
                given = {name.lower(): value for name, value in message["headers"]}
                tag = given.get(b"etag", b"").decode("latin-1")
                if tag:
                    kept = [(name, given[name]) for name in (b"etag", *_KEPT_ON_304) if name in given]
                    self._known.put(key, _Known(tag, kept, 2 * len(scope["path"]) + len(scope["query_string"])))
                    if asked and matches(asked, tag):
                        over = True
                        await _not_modified(send, kept)
                        return
            await send(message)

        await app(scope, receive, named)


def _named(message: MutableMapping[str, Any], address: tuple[object, ...]) -> MutableMapping[str, Any]:
    """The start of a response with an entity tag, unless it has one or is not to be kept."""
    headers = list(message.get("headers", ()))
    given = {name.lower(): value for name, value in headers}
    if b"etag" in given or b"no-store" in given.get(b"cache-control", b""):
        return message
    tag = entity_tag(*address, given.get(b"content-type", b""), given.get(b"content-encoding", b""))
    headers.append((b"etag", tag.encode()))
    if b"cache-control" not in given:
        headers.append(_REVALIDATE)
    if b"vary" not in given:
        headers.append((b"vary", b"Accept"))
    return {**message, "headers": headers}


async def _not_modified(send: Send, headers: list[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": 304, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _host(scope: Scope) -> bytes:
    """The host that a page may write into its examples."""
    return next((bytes(value) for name, value in scope["headers"] if name == b"host"), b"")


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
