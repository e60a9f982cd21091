"""The order of a Spanish dictionary: accents and case decide among equals only, ñ stands between n and o.

By the Unicode Collation Algorithm (UTS #10) with the default table, tailored for Spanish as in CLDR.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

# Behind every letter of the default table, so that "n" with it follows every other word that begins with "n".
_LAST_PRIMARY: Final = 0xFFFE
_LEVELS: Final = 4
# No letter is weighed together with a blank.
_BLANK: Final = re.compile("( )")


@cache
def _collator() -> Any:
    from pyuca import Collator  # noqa: PLC0415 - its table takes a third of a second to read

    found = Collator()
    for plain, tilde in (("n", "ñ"), ("N", "Ñ")):
        weights = found.table.find_prefix([ord(plain)])[1]
        after = [*weights, [_LAST_PRIMARY, *weights[0][1:]]]
        for spelt in (tilde, unicodedata.normalize("NFD", tilde)):
            found.table.add([ord(c) for c in spelt], after)
    return found


@lru_cache(maxsize=50_000)
def _weights(word: str) -> tuple[tuple[int, ...], ...]:
    """The weights of a word at each level; names share most of their words."""
    elements = _collator().collation_elements(unicodedata.normalize("NFD", word))
    return tuple(tuple(one[level] for one in elements if len(one) > level and one[level]) for level in range(_LEVELS))


@lru_cache(maxsize=50_000)
def order(text: str) -> tuple[int, ...]:
    """The sort key of a label: the weights of its words level by level, with 0 between two levels."""
    words = [_weights(word) for word in _BLANK.split(text)]
    key: list[int] = []
    for level in range(_LEVELS):
        key += (0,) if level else ()
        for word in words:
            key += word[level]
    return tuple(key)
