"""The service's end of one worker: its socket, its process, and the answer it works on."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import time
from collections.abc import Callable
from typing import Any, cast

from entramado.api.sparql.answer import HIGH_BYTES, Answer
from entramado.api.sparql.frames import BLOCK, END, ERROR, HEAD, QUESTION, End, Splitter, frame
from entramado.api.sparql.problems import ProblemError

NICE = 15


class WorkerConnection(asyncio.Protocol):
    """One worker. `on_done(connection)` is called after an answer, `on_lost(connection)` when the process is gone."""

    def __init__(
        self,
        pid: int,
        errors: int,
        on_done: Callable[[WorkerConnection], None],
        on_lost: Callable[[WorkerConnection], None],
    ) -> None:
        self.pid = pid
        self.answer: Answer | None = None
        self.reason: ProblemError | None = None
        self.started = 0.0
        self.paused_since = 0.0
        self.paused_s = 0.0
        self.reniced = False
        self.requeue = False
        self.growth = 0
        self.lost = False
        self._errors = errors
        self._on_done, self._on_lost = on_done, on_lost
        self._splitter = Splitter()
        self._transport: asyncio.Transport | None = None
        try:
            self._pidfd = os.pidfd_open(pid)
        except (AttributeError, OSError):
            self._pidfd = -1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is ours to write."""
        # uvloop's transports are no subclasses of asyncio's.
        self._transport = cast(asyncio.Transport, transport)
        # A question is written at once, not at the end of the event loop's iteration: the worker begins meanwhile.
        self._transport.set_write_buffer_limits(0)

    def alive(self) -> bool:
        """Whether the process still runs, even where its end has not reached us yet."""
        try:
            if self._pidfd >= 0:
                signal.pidfd_send_signal(self._pidfd, 0)
            else:
                os.kill(self.pid, 0)
        except OSError:
            return False
        return not self.lost

    def ask(self, answer: Answer) -> None:
        """Give the worker a question."""
        assert self._transport is not None
        self.answer = answer
        self.started = time.monotonic()
        self.paused_since = self.paused_s = 0.0
        self.reason = None
        answer.on_room = self._resume
        self._transport.write(frame(QUESTION, answer.question.message()))

    def data_received(self, data: bytes) -> None:
        """Hand frames on to the answer."""
        for kind, payload in self._splitter.feed(data):
            answer = self.answer
            if answer is None:
                return
            if kind == BLOCK:
                answer.add(payload)
                if answer.size > HIGH_BYTES and not self.paused_since and self._transport:
                    self.paused_since = time.monotonic()
                    self._transport.pause_reading()
            elif kind == HEAD:
                answer.opened(payload.decode("ascii"))
            elif kind == END:
                facts = End.unpack(payload)
                self.growth = facts.growth
                answer.finish(facts)
                self._free()
            elif kind == ERROR:
                told = json.loads(payload)
                answer.fail(problem_of(told, answer))
                self._free()

    def _free(self) -> None:
        self.answer = None
        self._on_done(self)

    def _resume(self) -> None:
        if self.paused_since and self._transport and not self.lost:
            self.paused_s += time.monotonic() - self.paused_since
            self.paused_since = 0.0
            self._transport.resume_reading()

    def working_s(self) -> float:
        """Seconds that the worker has had for its question, those without the client's pauses."""
        now = time.monotonic()
        paused = self.paused_s + (now - self.paused_since if self.paused_since else 0.0)
        return now - self.started - paused

    def yield_cpu(self) -> None:
        """Let quick questions go first from now on."""
        if not self.reniced:
            self.reniced = True
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.pid, NICE)

    def end(self, reason: ProblemError | None = None) -> None:
        """End the process at once; its answer fails with `reason`."""
        if self.lost:
            return
        self.reason = self.reason or reason
        try:
            if self._pidfd >= 0:
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
            else:
                os.kill(self.pid, signal.SIGKILL)
        except OSError:
            pass  # it is gone already, by itself
        if self._transport:
            self._transport.abort()

    def out_of_memory(self, limit: str) -> None:
        """End the process, which holds most: `limit` (the budget of all, or the machine's floor) is reached."""
        detail = "The memory for all queries ran low and this one held most of it; narrow the query."
        self.end(ProblemError("memory", detail, limit=limit))

    def connection_lost(self, exc: Exception | None) -> None:
        """The process is gone: say why."""
        self.lost = True
        said = self._last_words()
        if self._pidfd >= 0:
            os.close(self._pidfd)
        if self.answer is not None and not self.requeue:
            reason = self.reason or problem_of(_diagnose(said), self.answer)
            # The worker may have been killed from outside: a question whose answer has not begun is given to a second
            # one.
            if reason.kind == "crash" and self.answer.head is None and not self.answer.tried:
                self.requeue = self.answer.tried = True
            else:
                self.reason = reason
                self.answer.fail(reason)
        self._on_lost(self)
        self.answer = None

    def _last_words(self) -> str:
        said = b""
        with contextlib.suppress(OSError):
            os.set_blocking(self._errors, False)
            said = os.read(self._errors, 65_536)
        os.close(self._errors)
        return said.decode("utf-8", "replace")


def _diagnose(said: str) -> dict[str, Any]:
    """Why a worker died by itself, from what its runtime printed last."""
    if "memory allocation of" in said or "MemoryError" in said or "bad_alloc" in said:
        return {"kind": "memory", "detail": ""}
    return {"kind": "crash", "detail": ""}


def problem_of(told: dict[str, Any], answer: Answer) -> ProblemError:
    """The problem document's content for what a worker told, with the limit and how to narrow the question."""
    kind, detail = str(told["kind"]), str(told["detail"])
    if kind == "syntax":
        return _syntax(detail)
    if kind == "memory":
        return ProblemError(
            kind,
            "The query reached the memory limit of its worker; ask for fewer rows, "
            "and narrow DISTINCT, ORDER BY, GROUP BY or string building.",
            limit="query_memory_mb",
        )
    if kind == "crash":
        return ProblemError(kind, "The query ended the process that evaluated it; write it with less nesting.")
    if kind == "rows":
        return ProblemError(
            kind,
            f"The result has more than {answer.question.rows_max} rows; narrow the query or page it with LIMIT.",
            limit="result_rows_max",
        )
    return ProblemError(kind, f"The engine says: {detail}")


def _syntax(detail: str) -> ProblemError:
    """A parser's ``error at LINE:COLUMN: expected one of ...`` as a sentence with the place."""
    place, _, rest = detail.removeprefix("error at ").partition(": ")
    line, _, column = place.partition(":")
    if not (line.isdigit() and column.isdigit()):
        return ProblemError("syntax", detail[:500])
    expected = " ".join(rest.split())
    if len(expected) > 200:
        expected = expected[:200] + " ..."
    return ProblemError("syntax", f"line {line}, column {column}: {expected}", line=int(line), column=int(column))
