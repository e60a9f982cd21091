"""The short way of a small look-up: from the connection to a worker and back, without a task or middleware.

Only a whole ``GET /sparql?query=...`` goes this way, and only as long as nothing unusual happens: an answer that is
not whole at once, a problem, or some milliseconds of waiting hand the request over, with its answer under way, to
the service proper (`entramado.api.sparql.service`), which does everything.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from entramado.api.public_address import valid_host
from entramado.api.sparql import formats, negotiation
from entramado.api.sparql.access_log import digest
from entramado.api.sparql.answer import Answer
from entramado.api.sparql.cache import KeptAnswer
from entramado.api.sparql.exchange import headers_block
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.protocol import decode_once
from entramado.api.sparql.replay import OTHERWISE
from entramado.api.sparql.responses import Asked, response_headers

if TYPE_CHECKING:
    from entramado.api.sparql.service import Service

PENDING = "entramado.pending"
# No more than what every reader of a head takes for one: visible ASCII in the target, no control characters.
_HEADER = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~]*\r\n"
_REQUEST = re.compile(rb"GET /sparql/?\?query=((?:(?![&#;])[!-~])+) HTTP/1\.1\r\n((?:" + _HEADER + rb")+)\r\n")
_HAND_OVER_S = 0.02
_BYTES_MAX = 8_192


class Quick:
    """One request on the short way. `done` gets the response without status line and Date, or None: handed over."""

    __slots__ = ("_done", "_lane", "_started", "_timer", "answer", "asked", "flight", "over")

    def __init__(self, lane: QuickLane, asked: Asked, answer: Answer, done: Callable[[bytes | None], None]) -> None:
        self._lane, self.asked, self.answer, self._done = lane, asked, answer, done
        self._started = time.perf_counter()
        self.flight = lane.flights.open(asked.flight)
        self.over = False
        answer.listener = self._heard
        self._timer = asyncio.get_running_loop().call_later(_HAND_OVER_S, self.hand_over)

    def _heard(self) -> None:
        """Something of the answer is there: most often all of it, since head, block and end come together."""
        if self.over:
            return
        if self.answer.end is not None:
            self._end()
            body = self.answer.take()
            # The client first: what is kept, logged and counted is no part of its waiting.
            self._done(_response(self.asked, self.answer, body))
            self._lane.settle(self.asked, self.answer, body, self._started)
            self._lane.flights.close(self.asked.flight, self.flight)
        elif self.answer.problem is not None:
            self.hand_over()
        elif self.answer.head is not None:
            # The rest of what came with the head is read in this turn of the loop; what is not whole then streams.
            asyncio.get_running_loop().call_soon(self.hand_over)

    def _end(self) -> None:
        self.over = True
        self.answer.listener = None
        self._timer.cancel()

    def hand_over(self) -> None:
        """Leave the rest to the service proper."""
        if not self.over:
            self._end()
            self._done(None)

    def cancel(self) -> None:
        """The client is gone."""
        if not self.over:
            self._end()
        self._lane.flights.close(self.asked.flight, self.flight)
        self.answer.cancel()


class QuickLane:
    """Begins and ends requests on the short way, for a `Service`."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.flights = service.flights

    def begin(self, raw: bytes, done: Callable[[bytes | None], None]) -> Quick | None:
        """Take a request if it is one for the short way; None where it is not."""
        if len(raw) > _BYTES_MAX:
            return None
        found = _REQUEST.fullmatch(raw)
        if found is None:
            return None
        said = _headers(found[2])
        if said is None:
            return None
        try:
            query = decode_once(found[1], "query string")
            reading = self._service.engine.read(query)
            media_type = negotiation.choose(said[0], formats.OFFER_NAMES[reading.form])
            if reading.volatile or media_type is None:
                return None
            asked = self._service.asked(query, reading, media_type, said[1])
            if self._service.knows(asked):
                return None
            answer = self._service.engine.submit(asked.question)
        except ProblemError:
            # The service proper comes to the same end, and tells it.
            return None
        return Quick(self, asked, answer, done)

    def settle(self, asked: Asked, answer: Answer, body: bytes, started: float) -> None:
        """Keep, log and count a whole answer that was sent."""
        kept = KeptAnswer(body, answer.head or "identity", answer.rows, len(asked.question.query))
        self._service.keep(asked, kept)
        log = {
            "method": "GET",
            "path": "/sparql",
            "status": 200,
            "ms": round((time.perf_counter() - started) * 1000, 3),
            "query": digest(asked.question.query),
            "form": asked.question.form,
            "format": asked.question.format,
            "rows": answer.rows,
            "bytes": len(body),
            "cache": "miss",
        }
        self._service.account(time.perf_counter() - started, log)


def _response(asked: Asked, answer: Answer, body: bytes) -> bytes:
    return headers_block(response_headers(asked, answer.head or "identity", len(body))) + body


@lru_cache(maxsize=256)
def _headers(block: bytes) -> tuple[str | None, str | None] | None:
    """Accept and Accept-Encoding of a header block; None where another header makes the request an unusual one."""
    lower = b"\r\n" + block.lower()
    if b"\r\nhost:" not in lower or any(name in lower for name in OTHERWISE):
        return None
    said: dict[bytes, str] = {}
    for line in block.split(b"\r\n"):
        name, _, value = line.partition(b":")
        name = name.lower()
        if name == b"host" and (name in said or not valid_host(value.strip().decode("latin-1"))):
            return None
        if name in (b"host", b"accept", b"accept-encoding"):
            if name in said:
                return None
            said[name] = value.strip().decode("latin-1")
    return said.get(b"accept"), said.get(b"accept-encoding")
