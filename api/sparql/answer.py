"""A question to an engine, and the answer as it arrives: a head, blocks, an end, or a problem."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from functools import lru_cache
from typing import NamedTuple

from entramado.api.sparql.cache import KeptAnswer
from entramado.api.sparql.frames import End, encode
from entramado.api.sparql.problems import ProblemError

HIGH_BYTES = 262_144
_OPTIONS = (
    "format",
    "timeout_s",
    "encoding",
    "default_graphs",
    "named_graphs",
    "compress_min",
    "rows_max",
)  # fmt: skip


class Question(NamedTuple):
    """A query that may be evaluated: its text, form, format, dataset (None: as the service has it) and deadline."""

    query: str
    form: str
    format: str
    timeout_s: float
    encoding: str = "identity"
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    volatile: bool = False
    compress_min: int = 0
    rows_max: int = 0

    def message(self) -> bytes:
        """The question as a worker reads it: its options, a line of JSON that is most often the same, and the query."""
        options = _options(
            self.format,
            self.timeout_s,
            self.encoding,
            self.default_graphs,
            self.named_graphs,
            self.compress_min,
            self.rows_max,
        )
        return options + self.query.encode("utf-8", "surrogatepass")

    def key(self) -> tuple[object, ...]:
        """What the answer depends on, besides the build."""
        return (self.query, self.format, self.encoding, self.default_graphs, self.named_graphs, self.rows_max)


class Answer:
    """An answer under way. The engine calls `opened`, `add`, `finish` and `fail`; the reader awaits the rest.

    A reader that takes all of it leaves a copy with `on_whole`, where the answer is not longer than `copy_max` bytes.
    """

    __slots__ = (
        "_blocks",
        "_waiter",
        "copy_max",
        "deadline_s",
        "end",
        "head",
        "kept",
        "on_cancel",
        "on_room",
        "on_whole",
        "problem",
        "question",
        "size",
        "streaming",
        "tried",
    )  # fmt: skip

    def __init__(self, question: Question) -> None:
        self.question = question
        self.deadline_s = question.timeout_s
        self.head: str | None = None
        self.end: End | None = None
        self.problem: ProblemError | None = None
        self.size = 0
        self.streaming = False
        self.tried = False
        self.kept = False
        self.copy_max = 0
        self.on_whole: Callable[[bytes], object] | None = None
        self.on_cancel: Callable[[], None] = _nothing
        self.on_room: Callable[[], None] = _nothing
        self._blocks: deque[bytes] = deque()
        self._waiter: asyncio.Future[None] | None = None

    @property
    def complete(self) -> bool:
        """True when nothing more will come."""
        return self.end is not None or self.problem is not None

    def opened(self, head: str) -> None:
        """The head is there: the answer's content coding."""
        self.head = head
        self._wake()

    def add(self, block: bytes) -> None:
        """A block is there."""
        self._blocks.append(block)
        self.size += len(block)
        self._wake()

    def finish(self, facts: End) -> None:
        """All is there."""
        self.end = facts
        self._wake()

    def fill(self, kept: KeptAnswer) -> None:
        """All of it is there, out of a cache."""
        self.kept = True
        self.opened(kept.encoding)
        if kept.body:
            self.add(kept.body)
        self.finish(End(-1 if kept.rows is None else kept.rows, len(kept.body), 0.0, 0))

    def fail(self, problem: ProblemError) -> None:
        """Nothing more will come, and what came is not the whole answer."""
        if not self.complete:
            self.problem = problem
            self._wake()

    @property
    def rows(self) -> int | None:
        """Rows of the answer that has ended, where its format tells them."""
        return self.end.rows if self.end is not None and self.end.rows >= 0 else None

    def cancel(self) -> None:
        """The reader is gone: end the work."""
        if not self.complete:
            self.fail(ProblemError("cancelled", "The client went away."))
            self.on_cancel()

    async def start(self) -> str:
        """Wait for the head. Raises `ProblemError`."""
        while self.head is None:
            if self.problem:
                raise self.problem
            await self._wait()
        self.streaming = True
        return self.head

    def peek(self) -> bytes:
        """All the blocks that are there now, left in place."""
        if len(self._blocks) != 1:
            self._blocks = deque((b"".join(self._blocks),))
        return self._blocks[0]

    def take(self) -> bytes:
        """All the blocks that are there now."""
        data = b"".join(self._blocks)
        self._blocks.clear()
        self.size = 0
        self.on_room()
        return data

    async def blocks(self) -> AsyncIterator[bytes]:
        """The blocks as they come. Raises `ProblemError` where the answer ends before its end."""
        copy: list[bytes] = []
        copied = 0
        while True:
            if self._blocks:
                block = self.take()
                copied += len(block)
                if copied <= self.copy_max:
                    copy.append(block)
                else:
                    copy.clear()
                yield block
            elif self.problem:
                raise self.problem
            elif self.end is not None:
                if self.on_whole is not None and copied <= self.copy_max:
                    self.on_whole(b"".join(copy))
                return
            else:
                await self._wait()

    async def whole(self) -> bytes:
        """The whole answer. Raises `ProblemError`."""
        try:
            return b"".join([block async for block in self.blocks()])
        except BaseException:
            self.cancel()
            raise

    async def _wait(self) -> None:
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


@lru_cache(maxsize=64)
def _options(*values: object) -> bytes:
    return encode(dict(zip(_OPTIONS, values, strict=True))).encode("utf-8", "surrogatepass") + b"\n"


def _nothing() -> None:
    """Do nothing: the callback of an answer that no worker holds."""
