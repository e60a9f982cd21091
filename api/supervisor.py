"""One supervisor of the processes behind the service: query workers, those that measure networks or write dumps.

Each is a program of its own in a session of its own, so that a signal to the service's process group is for the
service alone, which ends them. Each has a limit of memory, and those at work have a budget together: where what they
hold for themselves nears it, the largest is ended.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import IO, Protocol

import psutil

from entramado.api.settings import Settings
from entramado.api.sparql import sandbox

_WATCH_S = 0.05
# Above half of the budget memory is sampled more often: a query that doubles its data uses up the rest at once.
_WATCH_CLOSE_S = 0.01
_FLOOR_LOOKS = 5
# Head room for what is allocated between two samples.
_FULL = 0.75
# Where all processors are at work, threads that wait for one another take ten times as long.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class WatchedProcess(Protocol):
    """A process whose memory counts as long as it is at work."""

    pid: int

    def out_of_memory(self, limit: str) -> None:
        """End the process, and say that it was for this limit."""


class Supervisor:
    """Starts processes, bounds their memory, one by one and together, and ends them."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._members: dict[WatchedProcess, float] = {}
        self._watching: asyncio.Task[None] | None = None
        self.budget_mb = self._settings.memory_budget_mb or psutil.virtual_memory().available >> 21

    def start(
        self,
        module: str,
        *arguments: str,
        pass_fds: tuple[int, ...] = (),
        memory_mb: int = 0,
        niceness: int = 0,
        environment: Mapping[str, str] | None = None,
        stderr: int | IO[bytes] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start ``python -m MODULE``, with `memory_mb` of data at most (0: it bounds itself)."""
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", module, *arguments],
            pass_fds=pass_fds,
            stdin=subprocess.DEVNULL,
            stderr=stderr,
            env={**_ONE_THREAD, **os.environ, **(environment or {})},
            start_new_session=True,
        )
        with contextlib.suppress(OSError, AttributeError):
            if memory_mb:
                resource.prlimit(process.pid, resource.RLIMIT_DATA, (memory_mb << 20, memory_mb << 20))
            if niceness:
                os.setpriority(os.PRIO_PROCESS, process.pid, niceness)
        self._processes.add(process)
        return process

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """End a process and those that it forked."""
        # The process id cannot be reused before the process is waited for.
        if process.returncode is None:
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._processes.discard(process)

    def watch(self, member: WatchedProcess) -> None:
        """Count the memory of a process from now on, while it is at work."""
        self._members[member] = time.monotonic()
        if self._watching is None or self._watching.done():
            self._watching = asyncio.get_running_loop().create_task(self._watch())

    def forget(self, member: WatchedProcess) -> None:
        """Count it no longer."""
        self._members.pop(member, None)

    async def _watch(self) -> None:
        """Sample the memory as long as any process is at work."""
        looks, pause = 0, _WATCH_S
        while self._members:
            await asyncio.sleep(pause)
            looks += 1
            taken = await self._taken()
            pause = _WATCH_CLOSE_S if sum(taken.values()) > (self.budget_mb << 20) / 2 else _WATCH_S
            short = bool(taken) and looks % _FLOOR_LOOKS == 0 and self._short()
            while taken and (short or sum(taken.values()) > (self.budget_mb << 20) * _FULL):
                largest = max(taken, key=lambda one: taken[one])
                del taken[largest]
                self._members.pop(largest, None)
                largest.out_of_memory("memory_floor_mb" if short else "memory_budget_mb")
                short = False

    def _short(self) -> bool:
        return psutil.virtual_memory().available < self._settings.memory_floor_mb << 20

    async def _taken(self) -> dict[WatchedProcess, int]:
        """Bytes that each process at work has taken, its copies of what it shared with its fork server included."""
        # Most processes end before they hold much memory.
        since = time.monotonic() - _WATCH_S
        resident = {one: sandbox.resident_bytes(one.pid) for one, began in self._members.items() if began < since}
        if sum(resident.values()) <= (self.budget_mb << 20) * _FULL:
            return resident
        # Private and shared pages are told apart only by smaps, which is slow to read.
        private = await asyncio.to_thread(lambda: {one: sandbox.private_bytes(one.pid) for one in resident})
        return {one: size for one, size in private.items() if one in self._members}

    async def stop(self) -> None:
        """End every process that is left."""
        self._members.clear()
        if self._watching is not None:
            self._watching.cancel()
        for process in tuple(self._processes):
            await asyncio.to_thread(self.end, process)
