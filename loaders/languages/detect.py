"""The languages of a text, by their function words (articles, prepositions, auxiliaries)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_WORDS = Path(__file__).with_name("small-words.toml")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 2  # function words that tell the language of a passage


@lru_cache(maxsize=1)
def small_words() -> dict[str, frozenset[str]]:
    """Function words by language code, from ``small-words.toml``."""
    return {code: frozenset(words) for code, words in tomllib.loads(_WORDS.read_text("utf-8")).items()}


def language_shares(passages: Iterable[str]) -> dict[str, float]:
    """By language code: the share (0 to 1) of the words in passages of that language, the largest first.

    A passage with too few function words to tell its language is left out.
    """
    words_in: Counter[str] = Counter()
    for passage in passages:
        words = _WORD.findall(passage.lower())
        counts = {code: sum(word in small for word in words) for code, small in small_words().items()}
        best = max(counts, key=lambda code: counts[code])
        if counts[best] >= _LEAST_WORDS:
            words_in[best] += len(words)
    total = sum(words_in.values())
    return {code: n / total for code, n in words_in.most_common()}
