"""Single-flight: a request for a value that is being computed waits for it instead of computing it again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")


class SingleFlight(Generic[T]):
    """The values that are being computed, by key."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, asyncio.Future[T | None]] = {}

    async def shared(self, key: Hashable) -> T | None:
        """The value, once it is computed; None where nobody computes it, or where its maker does not share it."""
        future = self._under_way.get(key)
        return None if future is None else await asyncio.shield(future)

    @contextmanager
    def lead(self, key: Hashable) -> Iterator[Callable[[T | None], None]]:
        """Compute it in the block; the function yielded hands it to those who wait (None if it is not called)."""
        future: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()
        self._under_way.setdefault(key, future)

        def tell(made: T | None) -> None:
            if not future.done():
                future.set_result(made)
            if self._under_way.get(key) is future:
                del self._under_way[key]

        try:
            yield tell
        finally:
            tell(None)
