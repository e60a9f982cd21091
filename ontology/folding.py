"""Letters without accents and case: the forms in which texts and names are compared."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
# The accents of Spanish at once, since most of the texts have no other.
_SPANISH = str.maketrans("áéíóúüñ", "aeiouun")


def _plain(char: str) -> str:
    """The letter without its accents, as long as that is one letter; else the character itself."""
    base = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return base if len(base) == 1 else char


_UNACCENTED = {code: _plain(chr(code)) for code in range(0xC0, 0x250) if _plain(chr(code)) != chr(code)}


def unaccent(text: str) -> str:
    """Without accents; the text keeps its length and its case, so that offsets stay good."""
    return text.translate(_UNACCENTED)


def fold(text: str) -> str:
    """Lower case without accents, of the same length as `text`."""
    low = unaccent(text).lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] for c in unaccent(text))


def fold_freely(text: str) -> str:
    """Lower case without accents, however they are encoded; "1º" is "1o", "ﬁ" is "fi": the length may change."""
    low = text.casefold().translate(_SPANISH)
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def fold_as_queries(text: str) -> str:
    """Small letters without the accents of Spanish, as ``queries/pages/explore-entries.rq`` folds them.

    >>> fold_as_queries("Protección a la Niñez")
    'proteccion a la ninez'
    """
    return unicodedata.normalize("NFC", text).lower().translate(_SPANISH)


def fold_words(text: str) -> str:
    """Letters and digits, folded, everything else one blank: equal for names that count as the same.

    >>> fold_words("  Niñez,  MIGRANTE ")
    'ninez migrante'
    """
    return _NOT_WORD.sub(" ", fold_freely(text)).strip()
