"""What kind of paper an instrument is by its name, whether it has a name of its own, and what its spellings share."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.instrument_heads import GENERIC, KINDS, SAME_WORD, SMALL_WORDS
from entramado.loaders.languages.spanish.instrument_kinds import KNOWN_BY_MANY_NAMES
from entramado.ontology.folding import fold, unaccent

_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
_PROPER = re.compile(r"\s(?:[A-Z]|\d)|[A-Z]{2}|[\"“«]")
_SHOUTED = 0.6  # share of capitals from which on they tell nothing


def kind_of_instrument(name: str) -> str | None:
    """The concept of the scheme of kinds ("law", "agreement" ...) by the words with which a name begins."""
    low = fold(name)
    return next((kind for kind, words in KINDS if words.match(low)), None)


def is_named_in_general(name: str) -> bool:
    """Whether a name says only of what kind the instrument is: "convenios de colaboración con organismos"."""
    if GENERIC.fullmatch(fold(name)):
        return True
    letters = [c for c in name if c.isalpha()]
    if sum(c.isupper() for c in letters) >= _SHOUTED * len(letters):
        return False
    return _PROPER.search(unaccent(name)) is None and GENERIC.match(fold(name)) is not None


def name_key(name: str) -> str:
    """What the ways of printing a name share: its words folded, without quotes, articles and prepositions.

    The Compact for Migration and the 2030 Agenda, which are called by many names, have one key each.
    """
    low = fold(name)
    for key, names in KNOWN_BY_MANY_NAMES:
        if names.search(low):
            return key
    words = (SAME_WORD.get(w, w) for w in _WORD.findall(low) if w not in SMALL_WORDS)
    return " ".join(words)
