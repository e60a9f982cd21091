"""A bounded cache of answers: a snapshot never changes, so an answer stays right until the next one.

The least recently used answers make room. The entity tag of an answer is made of build, query and format;
it is weak, since two evaluations may order the same rows in another way.
"""

from __future__ import annotations

import hashlib
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
    """Keeps what was used last, up to `bytes_max` bytes."""

    def __init__(self, bytes_max: int) -> None:
        self._bytes_max = bytes_max
        self._entries: OrderedDict[Hashable, Kept] = OrderedDict()
        self.bytes = 0
        self.hits = 0
        self.misses = 0

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._entries

    def get(self, key: Hashable) -> Kept | None:
        """What is kept under `key`, which is thereby the last used."""
        kept = self._entries.get(key)
        if kept is None:
            self.misses += 1
            return None
        self.hits += 1
        self._entries.move_to_end(key)
        return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep, and let go of the least recently used beyond the bound."""
        self.drop(key)
        self._entries[key] = kept
        self.bytes += kept.size + _OVERHEAD
        while self.bytes > self._bytes_max and self._entries:
            _, old = self._entries.popitem(last=False)
            self.bytes -= old.size + _OVERHEAD

    def drop(self, key: Hashable) -> None:
        """Let go of one."""
        old = self._entries.pop(key, None)
        if old is not None:
            self.bytes -= old.size + _OVERHEAD

    def clear(self) -> None:
        """Let go of all."""
        self._entries.clear()
        self.bytes = 0


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A whole answer as it was sent: its bytes, coding and row count."""

    body: bytes
    encoding: str
    rows: int | None
    weight: int = 0

    @property
    def size(self) -> int:
        """Bytes held, those of its key included."""
        return len(self.body) + self.weight


def entity_tag(*parts: object) -> str:
    """A weak entity tag of what an answer depends on."""
    digest = hashlib.blake2b("\x00".join(map(repr, parts)).encode("utf-8", "surrogatepass"), digest_size=12)
    return f'W/"{digest.hexdigest()}"'


def matches(if_none_match: str, tag: str) -> bool:
    """Whether an If-None-Match header names `tag` (weak comparison, RFC 9110 section 8.8.3.2)."""
    if if_none_match.strip() == "*":
        return True
    opaque = tag.removeprefix("W/")
    return any(one.strip().removeprefix("W/") == opaque for one in if_none_match.split(","))
