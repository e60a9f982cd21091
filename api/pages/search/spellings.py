"""Words that are written like one that stands nowhere, for "did you mean"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

_LIKE: Final = 0.75
_KEPT: Final = 2_000


class Spellings:
    """Known words by their length, so that few of them have to be compared letter by letter."""

    def __init__(self, terms: Sequence[str], most: int) -> None:
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for term in terms:
            self._by_length[len(term)].append(term)
        self._most = most
        self.near = lru_cache(_KEPT)(self._near)

    def _near(self, word: str) -> tuple[str, ...]:
        """The known words that are most like one.

        >>> Spellings(["repatriado", "refugio", "casa"], 3).near("repatriadas")
        ('repatriado',)
        """
        return tuple(get_close_matches(word, list(self._possible(word)), n=self._most, cutoff=_LIKE))

    def _possible(self, word: str) -> Iterator[str]:
        """The words that share enough letters with one for their likeness to be so great, in whatever order."""
        own = str.maketrans("", "", word)
        for length, terms in self._by_length.items():
            needed = _LIKE * (len(word) + length) / 2
            if needed <= min(length, len(word)):
                yield from (term for term in terms if length - len(term.translate(own)) >= needed)
