"""The same question asked again while it is being answered waits for that answer instead of asking for another.

A crowd that opens the same page costs one evaluation; what ends the first at a limit is told to all of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from api.sparql.problems import ProblemError

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

    @contextmanager
    def lead(self, key: Hashable) -> Iterator[Flight]:
        """Be the evaluation that others wait for."""
        flight = Flight()
        first = self._flights.setdefault(key, flight) is flight
        try:
            yield flight
        except ProblemError as problem:
            flight.land(problem)
            raise
        finally:
            if not flight.over:
                flight.land()
            if first:
                del self._flights[key]
