"""A load of HTTP requests over kept connections: requests per second and latencies."""

from __future__ import annotations

import asyncio
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

import uvloop


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured: requests per second, and latencies in milliseconds."""

    per_s: float
    p50_ms: float
    p95_ms: float
    requests: int


class _Client(asyncio.Protocol):
    """One connection that sends the next request when an answer is whole."""

    def __init__(self, next_request: Callable[[], bytes], until: float, took: list[float]) -> None:
        self._next, self._until, self._took = next_request, until, took
        self._buffer = bytearray()
        self._started = 0.0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._send()

    def _send(self) -> None:
        self._started = time.perf_counter()
        self._transport.write(self._next())  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not _whole(self._buffer):
            return
        if not self._buffer.startswith(b"HTTP/1.1 200"):
            self._fail(RuntimeError(bytes(self._buffer[:400]).decode("utf-8", "replace")))
            return
        self._buffer.clear()
        self._took.append(time.perf_counter() - self._started)
        if time.perf_counter() < self._until:
            self._send()
        else:
            self._transport.close()
            self._end()

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail(exc or RuntimeError("the server closed the connection"))

    def _fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)

    def _end(self) -> None:
        if not self.done.done():
            self.done.set_result(None)


def _whole(buffer: bytearray) -> bool:
    end = buffer.find(b"\r\n\r\n")
    if end < 0:
        return False
    head = bytes(buffer[:end]).lower()
    at = head.find(b"content-length:")
    if at >= 0:
        return len(buffer) >= end + 4 + int(head[at + 15 :].split(b"\r\n", 1)[0])
    return buffer.endswith(b"0\r\n\r\n")


def request(port: int, path: str, query: str, accept: str = "application/sparql-results+json") -> bytes:
    """A GET request of the protocol."""
    target = f"{path}?{urllib.parse.urlencode({'query': query})}"
    return f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: {accept}\r\n\r\n".encode()


def run(port: int, requests: list[bytes], *, connections: int, seconds: float) -> Measure:
    """Send `requests` round and round for `seconds`. Raises where an answer is no 200."""
    turn = count()

    def next_request() -> bytes:
        return requests[next(turn) % len(requests)]

    async def load() -> Measure:
        took: list[float] = []
        started = time.perf_counter()
        loop = asyncio.get_running_loop()
        clients = []
        for _ in range(connections):
            made = loop.create_connection(lambda: _Client(next_request, started + seconds, took), "127.0.0.1", port)
            clients.append((await made)[1])
        await asyncio.gather(*[client.done for client in clients])
        elapsed = time.perf_counter() - started
        took.sort()
        return Measure(len(took) / elapsed, took[len(took) // 2] * 1000, took[int(len(took) * 0.95)] * 1000, len(took))

    return uvloop.run(load())
