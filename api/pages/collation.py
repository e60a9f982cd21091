"""The order of a Spanish dictionary: accents and case decide among equals only, ñ stands between n and o.

By the Unicode Collation Algorithm (UTS #10) with the default table, tailored for Spanish as in CLDR.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

# Behind every letter of the default table, so that "n" with it follows every other word that begins with "n".
_LAST_PRIMARY: Final = 0xFFFE


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
def order(text: str) -> tuple[int, ...]:
    """The sort key of a label."""
    return tuple(_collator().sort_key(text))
