"""A value made once for each build of the graph, however many ask for it at once (an index, a folder of dumps)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, Protocol, TypeVar
from weakref import WeakKeyDictionary

from entramado.api.sparql.engine import Engine
from entramado.ontology.namespaces import Base

T = TypeVar("T")


class Serving(Protocol):
    """What knows the engine that it serves from, as the pages' context does."""

    @property
    def engine(self) -> Engine:
        """The engine."""
        ...


class EntityPages(Serving, Protocol):
    """What knows the engine and the base of what is served."""

    @property
    def base(self) -> Base:
        """The base of the entities' IRIs."""
        ...


S = TypeVar("S", bound=Serving)


class PerBuild(Generic[T]):
    """Makes a value with `make` at the first asking, and anew when another build is served.

    A failure is told to those who asked and is tried again at the next asking.
    """

    def __init__(self, engine: Engine, make: Callable[[], Awaitable[T]]) -> None:
        self._engine = engine
        self._make = make
        self._build = ""
        self._task: asyncio.Task[T] | None = None

    async def get(self) -> T:
        """The value for the build that is served now."""
        if self._task is None or self._build != self._engine.build or _failed(self._task):
            self._build = self._engine.build
            self._task = asyncio.get_running_loop().create_task(self._work())
        return await asyncio.shield(self._task)

    async def _work(self) -> T:
        return await self._make()


class PerEngine(Generic[S, T]):
    """A value of each build of each engine, the same for all pages that ask for it; made with `make`."""

    def __init__(self, make: Callable[[S], Awaitable[T]]) -> None:
        self._make = make
        self._values: WeakKeyDictionary[Engine, PerBuild[T]] = WeakKeyDictionary()

    async def get(self, serving: S) -> T:
        """The value for what is served now."""
        found = self._values.get(serving.engine)
        if found is None:
            found = self._values[serving.engine] = PerBuild(serving.engine, lambda: self._make(serving))
        return await found.get()


def _failed(task: asyncio.Task[T]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
