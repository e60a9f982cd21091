"""The same bytes asked again get the same bytes: answers kept under the whole head of a request.

The connection looks here before it parses anything. A head that differs in one byte is another request.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from entramado.api.sparql.cache import LruCache

RAW = "entramado.raw"
_RAW_BYTES_MAX = 4_096
# Headers that make an answer another one, or another end of the connection.
OTHERWISE = (b"\r\nconnection:", b"\r\nif-", b"\r\ncontent-length:", b"\r\ntransfer-", b"\r\nupgrade:", b"\r\nexpect:")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A response: all that follows the Date header, and what the log says of it."""

    build: str
    response: bytes
    log: dict[str, Any]
    weight: int

    @property
    def size(self) -> int:
        """Bytes held."""
        return len(self.response) + self.weight


class Replay:
    """Responses by the bytes of their requests. `account` is told of each one that is sent again."""

    def __init__(self, bytes_max: int, build: Callable[[], str], account: Callable[[dict[str, Any]], None]) -> None:
        self.cache: LruCache[Recorded] = LruCache(bytes_max)
        self._build = build
        self._account = account

    def find(self, raw: bytes) -> bytes | None:
        """The response to these bytes, without status line and Date."""
        if raw[:4] != b"GET ":
            return None
        found = self.cache.get(raw)
        if found is None:
            return None
        if found.build != self._build():
            self.cache.clear()
            return None
        self._account(found.log)
        return found.response

    def keep(self, raw: bytes | None, build: str, response: bytes, log: dict[str, Any]) -> None:
        """Keep a response to a whole GET request over HTTP/1.1 that says nothing of its connection."""
        if raw is None or len(raw) > _RAW_BYTES_MAX or not _simple(raw):
            return
        self.cache.put(raw, Recorded(build, response, log, len(raw)))


def _simple(raw: bytes) -> bool:
    head = raw.lower()
    whole = head.startswith(b"get ") and b" http/1.1\r\n" in head and head.find(b"\r\n\r\n") == len(head) - 4
    return whole and not any(name in head for name in OTHERWISE)
