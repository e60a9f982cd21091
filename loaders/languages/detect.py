"""Which languages a text is written in, by the small words of each."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_WORDS = Path(__file__).with_name("small-words.toml")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 2


@lru_cache(maxsize=1)
def small_words() -> dict[str, frozenset[str]]:
    """The small words by language."""
    return {code: frozenset(words) for code, words in tomllib.loads(_WORDS.read_text("utf-8")).items()}


def language_shares(passages: Iterable[str]) -> dict[str, float]:
    """The share (0 to 1) of the words that stand in passages of each language, the most used first."""
    letters: Counter[str] = Counter()
    for passage in passages:
        words = _WORD.findall(passage.lower())
        counts = {code: sum(word in small for word in words) for code, small in small_words().items()}
        best = max(counts, key=lambda code: counts[code])
        if counts[best] >= _LEAST_WORDS:
            letters[best] += len(words)
    total = sum(letters.values())
    return {code: n / total for code, n in letters.most_common()}
