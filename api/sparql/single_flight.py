"""The same question asked again while it is being answered waits for that answer instead of asking for another.

A crowd that opens the same page costs one evaluation; what ends the first at a limit is told to all of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from entramado.api.sparql.problems import ProblemError

# What would happen to the others as well; a busy queue or a client that left would not.
_SHARED = frozenset(("deadline", "memory", "crash", "rows", "syntax", "query-failed"))


class Flight:
    """One evaluation that others may wait for."""

    def __init__(self) -> None:
        self._landed: asyncio.Future[ProblemError | None] | None = None
        self.over = False
        self.problem: ProblemError | None = None

    def land(self, problem: ProblemError | None = None) -> None:
        """The answer is kept, or it will not be, or `problem` ended it."""
        self.over = True
        self.problem = problem
        if self._landed is not None and not self._landed.done():
            self._landed.set_result(problem)

    async def wait(self) -> ProblemError | None:
        """Wait until it has landed."""
        if self.over:
            return self.problem
        if self._landed is None:
            self._landed = asyncio.get_running_loop().create_future()
        return await asyncio.shield(self._landed)


class Flights:
    """The evaluations under way, by what they ask."""

    def __init__(self) -> None:
        self._flights: dict[Hashable, Flight] = {}

    def under_way(self, key: Hashable) -> bool:
        """Whether somebody evaluates this now."""
        return key in self._flights

    async def join(self, key: Hashable) -> bool:
        """Wait for the evaluation under way; False where there is none. Raises what ended it for everybody."""
        flight = self._flights.get(key)
        if flight is None:
            return False
        problem = await flight.wait()
        if problem is not None and problem.kind in _SHARED:
            raise problem
        return True

    def open(self, key: Hashable) -> Flight:
        """Be the evaluation that others wait for; `close` ends it."""
        flight = Flight()
        self._flights.setdefault(key, flight)
        return flight

    def close(self, key: Hashable, flight: Flight, problem: ProblemError | None = None) -> None:
        """The evaluation is over."""
        if not flight.over:
            flight.land(problem)
        if self._flights.get(key) is flight:
            del self._flights[key]

    @contextmanager
    def lead(self, key: Hashable, opened: Flight | None = None) -> Iterator[Flight]:
        """`open` and `close` around an evaluation."""
        flight = opened or self.open(key)
        problem: ProblemError | None = None
        try:
            yield flight
        except ProblemError as raised:
            problem = raised
            raise
        finally:
            self.close(key, flight, problem)
