"""A cache bounded by bytes, and the answers to questions that are kept in one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

_OVERHEAD = 512


class Sized(Protocol):
    """Something that says how many bytes it holds."""

    @property
    def size(self) -> int:
        """Bytes held."""


Kept = TypeVar("Kept", bound=Sized)


class LruCache(Generic[Kept]):
    """A least-recently-used cache of at most `bytes_max` bytes."""

    def __init__(self, bytes_max: int) -> None:
        self.bytes_max = bytes_max
        self._entries: OrderedDict[Hashable, Kept] = OrderedDict()
        self.bytes = 0
        self.hits = 0
        self.misses = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable) -> Kept | None:
        """The value under `key`, which becomes the most recently used one; None where there is none."""
        kept = self._entries.get(key)
        if kept is None:
            self.misses += 1
            return None
        self.hits += 1
        self._entries.move_to_end(key)
        return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep a value and evict the least recently used ones; a value larger than the cache is not kept."""
        self.drop(key)
        if kept.size + _OVERHEAD > self.bytes_max:
            return
        self._entries[key] = kept
        self.bytes += kept.size + _OVERHEAD
        while self.bytes > self.bytes_max and self._entries:
            _, old = self._entries.popitem(last=False)
            self.bytes -= old.size + _OVERHEAD

    def drop(self, key: Hashable) -> None:
        """Remove a key."""
        old = self._entries.pop(key, None)
        if old is not None:
            self.bytes -= old.size + _OVERHEAD

    def clear(self) -> None:
        """Remove everything."""
        self._entries.clear()
        self.bytes = 0


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A whole answer: its bytes, coding and row count."""

    body: bytes
    encoding: str
    rows: int | None
    weight: int = 0

    @property
    def size(self) -> int:
        """Bytes held, those of its key included."""
        return len(self.body) + self.weight
