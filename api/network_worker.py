"""Networks are measured in a process of their own, so that the service answers meanwhile and can end what takes long.

The process is started at the first question and keeps what networks are read from and the analyses asked for last. One
question is worked on at a time; a bounded number waits.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from entramado.api.settings import Settings
from entramado.api.supervisor import Supervisor
from entramado.graph.network.formats import FORMATS
from entramado.graph.network.parameters import NetworkError, Parameters
from entramado.graph.network.source import NetworkSource

PAGE = "page"
DRAWING = "picture"
FREE_DRAWING = "free picture"
TIE = "tie:"
SHEET = "sheet:"
_NICE = 5


class WorkerBusyError(Exception):
    """Too many questions wait, or one took longer than it may; the message says which and the remedy."""


class WorkerFailedError(Exception):
    """An unexpected error (a bug) while a network was measured; the message is the process's traceback."""


@dataclass(slots=True, eq=False)
class NetworkWorker:
    """One measuring process and the connection to it; `timeout_s` limits a question, `memory_mb` the process (MiB)."""

    timeout_s: float = 60.0
    waiting_max: int = 16
    memory_mb: int = 1_024
    supervisor: Supervisor = field(default_factory=Supervisor)
    pid: int = 0
    _over: str = ""
    _process: subprocess.Popen[bytes] | None = None
    _connection: Connection | None = None
    _build: str = ""
    _waiting: int = 0
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def ask(self, source: NetworkSource, wanted: Parameters, name: str, *, ahead: bool = False) -> Any:
        """A file (bytes, by the name of its format), or the page's data.

        The latter are `PAGE` (a dict), `DRAWING` (JSON), what a tie rests on (JSON, `TIE` and both ends, with -- in
        between) and a view (SVG, `SHEET` with view and language, a colon in between).

        What is asked `ahead`, for nobody yet, is not counted among the questions that wait. Raises `NetworkError` for
        parameters that do not fit, `WorkerBusyError`, `WorkerFailedError`.
        """
        if self._waiting >= self.waiting_max:
            raise WorkerBusyError("many networks are being measured; try again in a minute")
        # Shielded from cancellation: the answer of a client that disconnected is read to its end, so that the next
        # request does not read it as its own.
        kind, value = await asyncio.shield(asyncio.create_task(self._in_turn(source, wanted, name, counted=not ahead)))
        if kind == "refused":
            raise NetworkError(value)
        if kind == "busy":
            raise WorkerBusyError(value)
        if kind == "failed":
            raise WorkerFailedError(value)
        return value

    async def _in_turn(self, source: NetworkSource, wanted: Parameters, name: str, *, counted: bool) -> tuple[str, Any]:
        self._waiting += counted
        try:
            async with self._turn:
                connection = await asyncio.to_thread(self._started)
                self.supervisor.watch(self)
                return await asyncio.to_thread(self._ask, connection, source, wanted, name)
        finally:
            self.supervisor.forget(self)
            self._waiting -= counted

    def _ask(self, connection: Connection, source: NetworkSource, wanted: Parameters, name: str) -> tuple[str, Any]:
        try:
            if self._build != source.build:
                connection.send(source)
                self._build = source.build
            connection.send((wanted, name))
            if not connection.poll(self.timeout_s):
                self.close()
                limit = f"{self.timeout_s:g} s"
                return "busy", f"measuring this network took longer than {limit}; narrow it by edition or objective"
            answer: tuple[str, Any] = connection.recv()
        except (EOFError, OSError):
            over = self._over
            self.close()
            if over:
                return "busy", f"measuring this network took too much memory ({over}); narrow it by edition"
            return "failed", "the process that measures networks ended"
        return answer

    async def start(self) -> None:
        """Start the process, if there is none, while something else is waited for."""
        async with self._turn:
            await asyncio.to_thread(self._started)

    def _started(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.poll() is None:
            return self._connection
        self.close()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = self.supervisor.start(
                "entramado.api.network_process",
                *(str(theirs.fileno()), str(self.timeout_s)),
                pass_fds=(theirs.fileno(),),
                memory_mb=self.memory_mb,
                niceness=_NICE,
            )
        self.pid = self._process.pid
        self._connection = Connection(ours.detach())
        return self._connection

    def out_of_memory(self, limit: str) -> None:
        """End the process, which holds most: `limit` (the budget of all, or the machine's floor) is reached."""
        self._over = limit
        if self._process is not None:
            self._process.kill()

    @property
    def waiting(self) -> int:
        """Questions that are worked on or wait."""
        return self._waiting

    @property
    def started(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self.supervisor.end(self._process)
        if self._connection is not None:
            self._connection.close()
        self._process, self._connection, self._build = None, None, ""
        self._over, self.pid = "", 0


class NetworkWorkers:
    """Several such processes: full measures may hold all but one, which stays free for pictures and files."""

    def __init__(self, settings: Settings | None = None, supervisor: Supervisor | None = None) -> None:
        settings, supervisor = settings or Settings(), supervisor or Supervisor(settings)
        limits = (settings.network_timeout_s, settings.network_waiting_max, settings.network_memory_mb)
        self.workers = [NetworkWorker(*limits, supervisor) for _ in range(settings.network_workers)]

    async def start(self) -> None:
        """Start the first process, if there is none."""
        if not self.workers[0].started:
            await self.workers[0].start()

    async def ask(self, source: NetworkSource, wanted: Parameters, name: str) -> Any:
        """As `NetworkWorker.ask`, of the process with the fewest questions before it."""
        long = name in FORMATS and FORMATS[name].tested
        offered = self.workers[1:] if long and len(self.workers) > 1 else self.workers
        # Of workers with equally long queues, one that has started: it holds the networks' source already.
        chosen = min(offered, key=lambda worker: (worker.waiting, not worker.started))
        return await chosen.ask(source, wanted, name)

    async def keep_page(self, source: NetworkSource, wanted: Parameters) -> None:
        """Have the first process compute a page's data in advance and keep them."""
        await self.workers[0].ask(source, wanted, PAGE, ahead=True)

    def close(self) -> None:
        """End the processes."""
        for worker in self.workers:
            worker.close()
