"""Classification of instruments by their names: the kind, generic names, and the key that spelling variants share."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.instrument_kinds import (
    FUNCTION_WORDS,
    GENERIC,
    KINDS,
    KNOWN_BY_MANY_NAMES,
    SAME_WORD,
)
from entramado.ontology.folding import fold, unaccent

# A word of a name; numbers with marks inside are one ("27/2013").
NAME_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
_PROPER = re.compile(r"\s(?:[A-Z]|\d)|[A-Z]{2}|[\"“«]")
_ALL_CAPITALS = 0.6  # share of capitals from which on they do not distinguish proper names


def kind_of_instrument(name: str) -> str | None:
    """The kind ("law", "agreement" ... in the scheme of kinds) by the head of a name; None where no head is known."""
    low = fold(name)
    return next((kind for kind, words in KINDS if words.match(low)), None)


def is_named_in_general(name: str) -> bool:
    """Whether a name is generic, denoting no particular instrument: "convenios de colaboración con organismos"."""
    if GENERIC.fullmatch(fold(name)):
        return True
    letters = [c for c in name if c.isalpha()]
    if sum(c.isupper() for c in letters) >= _ALL_CAPITALS * len(letters):
        return False
    return _PROPER.search(unaccent(name)) is None and GENERIC.match(fold(name)) is not None


def name_key(name: str) -> str:
    """The key that spelling variants of a name share: its folded words without quotes, articles and prepositions.

    The Compact for Migration and the 2030 Agenda, which have many names, have one key each.
    """
    low = fold(name)
    for key, names in KNOWN_BY_MANY_NAMES:
        if names.search(low):
            return key
    words = (SAME_WORD.get(w, w) for w in NAME_WORD.findall(low) if w not in FUNCTION_WORDS)
    return " ".join(words)
