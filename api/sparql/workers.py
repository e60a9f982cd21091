"""The pool of workers: who answers what, until when, and what happens at a limit.

Every question starts at normal priority. One that takes longer than `quick_query_ms` yields the processor to
quick ones and counts as long; long ones may hold all workers but `workers_reserved`. A long one beyond that is taken
off its worker and queued, so that a cheap question finds a worker whatever else is asked. At its
deadline, at the memory limit or when its client goes away, a worker is ended and another forked.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections import Counter, deque
from collections.abc import Callable
from typing import Any

from entramado.api.settings import Settings
from entramado.api.sparql.answer import Answer
from entramado.api.sparql.fork_server import ForkServer
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.worker_connection import WorkerConnection
from entramado.api.supervisor import Supervisor
from entramado.graph.store import Dataset, ServedData

_TRIM_S = 5.0
_HURRY_S = 0.01


class Pool:
    """Workers over one loaded store. `on_fork_server_lost` is called when no more workers can be forked."""

    def __init__(self, settings: Settings, supervisor: Supervisor, on_fork_server_lost: Callable[[], None]) -> None:
        self._settings, self._supervisor = settings, supervisor
        self._on_fork_server_lost = on_fork_server_lost
        self._fork_server = ForkServer(settings, supervisor, self._fork_server_lost)
        self._idle: list[WorkerConnection] = []
        self._busy: set[WorkerConnection] = set()
        self._long: set[WorkerConnection] = set()
        self._forking = 0
        self._queue: deque[Answer] = deque()
        self._later: deque[Answer] = deque()
        self._timers: dict[WorkerConnection, asyncio.TimerHandle] = {}
        self._waits: dict[Answer, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False
        self._hurry: asyncio.TimerHandle | None = None
        self._empty = asyncio.Event()
        self._most = settings.workers_most
        self._ready = settings.workers_ready
        self._long_most = max(1, self._most - settings.workers_reserved)
        self.ended: Counter[str] = Counter()
        self.fork_ms = 0.0
        self.dataset: Dataset | None = None

    async def start(self, source: ServedData) -> Dataset:
        """Load the store and fork the first workers. Raises `StoreError`."""
        self.dataset = await self._fork_server.start(source)
        self._forking += self._ready
        await asyncio.gather(*[self._fork() for _ in range(self._ready)])
        self._tasks.add(asyncio.create_task(self._trim()))
        return self.dataset

    def submit(self, answer: Answer) -> None:
        """Give `answer`'s question to a worker, now or soon. Raises `ProblemError` where the queue is full."""
        worker = self._take_idle() if self._has_quick_place() else None
        if worker is not None:
            self._assign(worker, answer)
        elif self._closing or len(self._queue) + len(self._later) >= self._settings.queue_length_max:
            raise self._busy_problem("queue_length_max")
        else:
            self._enqueue(self._queue, answer)
            if self._hurry is None:
                self._hurry = asyncio.get_running_loop().call_later(_HURRY_S, self._one_more)
        self._refill()

    def _has_quick_place(self) -> bool:
        """Whether fewer quick questions are at work than there are processors: more would only slow each other."""
        return len(self._busy) - len(self._long) < self._ready

    def _one_more(self) -> None:
        """Give a worker of its own to a question that has waited for a moment: those before it are not that quick."""
        self._hurry = None
        if self._queue:
            worker = self._take_idle()
            if worker is not None:
                answer = self._queue[0]
                self._unqueue(answer)
                self._assign(worker, answer)
            self._hurry = asyncio.get_running_loop().call_later(_HURRY_S, self._one_more)
            self._refill()

    def status(self) -> dict[str, Any]:
        """The workers' state."""
        return {
            "ready": len(self._idle),
            "busy": len(self._busy),
            "long": len(self._long),
            "starting": self._forking,
            "most": self._most,
            "queued": len(self._queue) + len(self._later),
            "ended": dict(self.ended),
            "fork_ms": round(self.fork_ms, 1),
            "fork_server": self._fork_server.alive,
        }

    def _busy_problem(self, limit: str) -> ProblemError:
        after = max(1, math.ceil(self._settings.queue_wait_s))
        return ProblemError(
            "busy",
            f"All workers are busy and the queue does not move; try again in {after} s.",
            headers={"Retry-After": str(after)},
            limit=limit,
        )

    def _enqueue(self, queue: deque[Answer], answer: Answer) -> None:
        queue.append(answer)
        answer.on_cancel = lambda: self._unqueue(answer)
        wait_s = self._settings.queue_wait_s
        self._waits[answer] = asyncio.get_running_loop().call_later(wait_s, self._waited_too_long, answer)

    def _unqueue(self, answer: Answer) -> None:
        timer = self._waits.pop(answer, None)
        if timer:
            timer.cancel()
        for queue in (self._queue, self._later):
            if answer in queue:
                queue.remove(answer)

    def _waited_too_long(self, answer: Answer) -> None:
        self._unqueue(answer)
        answer.fail(self._busy_problem("queue_wait_s"))

    def _assign(self, worker: WorkerConnection, answer: Answer, *, long: bool = False) -> None:
        self._busy.add(worker)
        answer.on_cancel = lambda: worker.end(ProblemError("cancelled", "The client went away."))
        worker.ask(answer)
        self._supervisor.watch(worker)
        if long:
            self._make_long(worker)
        else:
            quick_s = min(self._settings.quick_query_ms / 1000, answer.deadline_s)
            self._timers[worker] = asyncio.get_running_loop().call_later(quick_s, self._quick_over, worker)

    def _take_idle(self) -> WorkerConnection | None:
        """An idle worker that is alive; one found dead is reported lost by its own socket."""
        while self._idle:
            worker = self._idle.pop()
            if worker.alive():
                return worker
        return None

    def _pump(self) -> None:
        """Give waiting questions to idle workers, quick ones first."""
        while self._queue or (self._later and len(self._long) < self._long_most):
            quick = bool(self._queue) and self._has_quick_place()
            if not quick and not (self._later and len(self._long) < self._long_most):
                break
            worker = self._take_idle()
            if worker is None:
                break
            long = not quick
            answer = self._later[0] if long else self._queue[0]
            self._unqueue(answer)
            self._assign(worker, answer, long=long)
        self._refill()
        if self._closing and not self._busy and not self._queue and not self._later:
            self._empty.set()

    def _refill(self) -> None:
        """Keep `workers_ready` workers idle, as long as there are fewer than `workers_most`."""
        if self._closing or not self._fork_server.alive:
            return
        missing = self._ready - len(self._idle) - self._forking
        if missing <= 0:
            return
        total = len(self._idle) + len(self._busy) + self._forking
        for _ in range(min(missing, self._most - total)):
            # Counted here, not when the task begins: another call in the same iteration of the event loop must see it.
            self._forking += 1
            task = asyncio.create_task(self._fork())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _fork(self) -> None:
        """Add a worker to the idle ones; whoever calls has counted it in `_forking`."""
        started = time.perf_counter()
        try:
            pid, sock, errors = await self._fork_server.fork()
            loop = asyncio.get_running_loop()
            worker = WorkerConnection(pid, errors, self._done, self._lost)
            await loop.create_unix_connection(lambda: worker, sock=sock)
        except OSError:
            # No process or memory left: the existing workers serve the queue; fork again soon.
            asyncio.get_running_loop().call_later(0.5, self._refill)
            return
        finally:
            self._forking -= 1
        self.fork_ms = (time.perf_counter() - started) * 1000
        if self._closing and not self._queue:
            worker.end()
            return
        # Behind workers that have answered before: their copy-on-write pages are copied already.
        self._idle.insert(0, worker)
        self._pump()

    def _quick_over(self, worker: WorkerConnection) -> None:
        if worker.working_s() >= _deadline_of(worker):
            self._deadline(worker)
            return
        self._make_long(worker)
        answer = worker.answer
        if answer is None or len(self._long) <= self._long_most:
            return
        self._long.discard(worker)
        if answer.streaming:
            worker.end(self._busy_problem("workers_max"))
        elif len(self._queue) + len(self._later) >= self._settings.queue_length_max:
            worker.end(self._busy_problem("queue_length_max"))
        else:
            worker.requeue = True
            worker.end()

    def _make_long(self, worker: WorkerConnection) -> None:
        worker.yield_cpu()
        self._long.add(worker)
        self._arm(worker)

    def _arm(self, worker: WorkerConnection) -> None:
        left = min(_deadline_of(worker) - worker.working_s(), self._settings.client_stall_s)
        left = max(left, 0.5 if worker.paused_since else 0.01)
        self._timers[worker] = asyncio.get_running_loop().call_later(left, self._deadline, worker)

    def _deadline(self, worker: WorkerConnection) -> None:
        """End the question at its deadline; time in which the client took nothing does not count, up to a limit."""
        answer = worker.answer
        if answer is None:
            return
        total = time.monotonic() - worker.started
        stalled = worker.paused_since and time.monotonic() - worker.paused_since > self._settings.client_stall_s
        if worker.working_s() < answer.deadline_s and not stalled and total < self._settings.transfer_timeout_s:
            self._arm(worker)
            return
        if worker.working_s() >= answer.deadline_s:
            seconds = answer.deadline_s
            reason = ProblemError(
                "deadline",
                f"The query was ended at its deadline of {seconds:g} s; narrow it by a graph, a class or a LIMIT.",
                limit="query_timeout_s",
                timeout_s=seconds,
            )
        else:
            reason = ProblemError("cancelled", "The client took the answer too slowly.", limit="transfer_timeout_s")
        worker.end(reason)

    def _done(self, worker: WorkerConnection) -> None:
        timer = self._timers.pop(worker, None)
        if timer:
            timer.cancel()
        self._supervisor.forget(worker)
        self._busy.discard(worker)
        self._long.discard(worker)
        used = worker.reniced or worker.growth > self._settings.worker_growth_mb << 20
        if used and self._fork_server.alive:
            # Priority cannot be raised again, and memory that a query left behind is not given back.
            self.ended["used"] += 1
            worker.end()
        else:
            self._idle.append(worker)
        self._pump()

    def _lost(self, worker: WorkerConnection) -> None:
        self._supervisor.forget(worker)
        timer = self._timers.pop(worker, None)
        if timer:
            timer.cancel()
        if worker.answer is not None:
            self.ended["requeued" if worker.requeue else worker.reason.kind if worker.reason else "crash"] += 1
            if worker.requeue and not worker.answer.complete:
                self._enqueue(self._later if worker.reniced else self._queue, worker.answer)
                if worker.answer.tried:
                    self._renew()
        self._busy.discard(worker)
        self._long.discard(worker)
        if worker in self._idle:
            self.ended["idle"] += 1
            self._idle.remove(worker)
        self._pump()

    def _renew(self) -> None:
        """End the idle workers: what killed one may have killed them too without the service knowing it yet.

        So the second worker that a question gets is a freshly forked one.
        """
        if self._fork_server.alive:
            idle, self._idle = self._idle, []
            for worker in idle:
                worker.end()

    def _fork_server_lost(self) -> None:
        if not self._closing:
            self._on_fork_server_lost()

    async def _trim(self) -> None:
        """End workers beyond those to be kept ready."""
        while True:
            await asyncio.sleep(_TRIM_S)
            if len(self._idle) > self._ready:
                self._idle.pop(0).end()

    def hand_over(self, other: Pool) -> None:
        """Give the questions that wait here to another pool over the same data: here may be no worker left."""
        for answer in (*self._queue, *self._later):
            self._unqueue(answer)
            try:
                other.submit(answer)
            except ProblemError as problem:
                answer.fail(problem)

    async def drain(self, grace_s: float) -> None:
        """Take no more questions, let those under way end, and stop everything."""
        self._closing = True
        self._pump()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), grace_s)
        for worker in (*self._idle, *self._busy):
            worker.end(ProblemError("unavailable", "The service is stopping.", headers={"Retry-After": "5"}))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._fork_server.stop()


def _deadline_of(worker: WorkerConnection) -> float:
    """The deadline of what a worker works on, in seconds of work."""
    return worker.answer.deadline_s if worker.answer else 0.0
