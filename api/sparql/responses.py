"""What a response is made of: the question behind it, its headers, the copy that is kept, the watch on its client."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any, NamedTuple

from entramado.api.public_address import address_of
from entramado.api.sparql.answer import Answer, Question
from entramado.api.sparql.exchange import CORS, EXPOSE, VARY, Exchange, Headers
from entramado.api.sparql.formats import Format
from entramado.api.sparql.problems import ProblemError

REVALIDATE = (b"cache-control", b"no-cache")
_NOT_FOR_CACHE = (b"cache-control", b"no-store")
_WATCH_AFTER_S = 0.05


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


class Asked(NamedTuple):
    """A question with what its response needs."""

    question: Question
    tag: str
    content_type: str
    key: tuple[object, ...]
    raw_key: tuple[object, ...]

    @property
    def flight(self) -> tuple[object, ...]:
        """What is the same for those who may wait for one evaluation."""
        return (*self.key, self.question.timeout_s)


class Watcher:
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


def response_headers(asked: Asked, encoding: str, length: int | None) -> Headers:
    """The headers of an answer; `length` where it is known."""
    headers = [(b"content-type", asked.content_type.encode()), VARY, CORS, EXPOSE]
    if length is not None:
        headers.append((b"content-length", str(length).encode()))
    if encoding != "identity":
        headers.append((b"content-encoding", encoding.encode()))
    headers += [(b"etag", asked.tag.encode()), REVALIDATE] if asked.tag else [_NOT_FOR_CACHE]
    return headers


def not_acceptable(offered: dict[str, Format]) -> ProblemError:
    """The problem of an Accept header that nothing offered fits."""
    return ProblemError(
        "not-acceptable", f"None of the types in Accept can be sent; these can: {', '.join(offered)}.",
        available=list(offered),
    )  # fmt: skip


def endpoint(exchange: Exchange) -> str:
    """The endpoint's public address."""
    return f"{address_of(exchange.scope).root}sparql"
