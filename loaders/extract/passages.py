"""Derived forms of a passage that several rules share, cached: its folded text and the spans of bodies' names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from entramado.loaders.languages.spanish.names import find_names
from entramado.ontology.folding import fold

# Entries are read one after the other: only the passages of the current one are needed again.
_CACHED = 64


@lru_cache(maxsize=_CACHED)
def folded(text: str) -> str:
    """`text` in lower case without accents, of the same length; cached."""
    return fold(text)


@lru_cache(maxsize=_CACHED)
def body_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each name of a body that its grammar reveals in `text`; cached."""
    return tuple((n.start, n.end) for n in find_names(text))


class SpanSet:
    """A set of character offsets given as spans; membership by binary search, as a text may have thousands of spans."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif end > start:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]
