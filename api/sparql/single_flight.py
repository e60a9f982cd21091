"""Single flight: the same thing asked for while it is being made is waited for instead of made once more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")


class SingleFlight(Generic[T]):
    """What is being made, by its key."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, asyncio.Future[T | None]] = {}

    async def shared(self, key: Hashable) -> T | None:
        """What came of it, once it is made; None where nobody makes it, or where it is for its maker alone."""
        future = self._under_way.get(key)
        return None if future is None else await asyncio.shield(future)

    @contextmanager
    def lead(self, key: Hashable) -> Iterator[Callable[[T | None], None]]:
        """Make it; what is yielded tells those who wait, at the latest (None) at the end."""
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
