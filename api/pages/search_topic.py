"""What the topic of a question finds, where all its words together find little or nothing.

The topic are its words without those that only tell what the question is after; of these, the commonest are left out
until something is found: the rarest word says most of what a question is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entramado.api.pages.intents import is_cue
from entramado.api.pages.recognised import TOO_WIDE
from entramado.api.pages.search_index import Found, SearchIndex
from entramado.api.pages.search_words import weighs, words
from entramado.api.translations.interface import Language

FEW: Final = 3
_ROWS: Final = 8


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a question that say what it is about, and what they find."""

    words: str
    found: Found


def topic_of(index: SearchIndex, question: str, lang: Language, found: Found) -> Topic | None:
    """The topic of a question that found little; None where it found enough, or is its topic and no more."""
    if not question or (not found.loosely and found.own >= FEW):
        return None
    asked = words(question)
    about = [word for word in asked if weighs(word) and word not in TOO_WIDE and not word.isdecimal()]
    counts = {word: index.holding(word) for word in about}
    # What nothing holds is looked for in the text alone; a word of any question goes before one that is not.
    about = [word for word in about if counts[word]]
    order = sorted(about, key=lambda word: (is_cue(word), counts[word]), reverse=True)
    while about:
        held = index.search(" ".join(about), lang, rows=_ROWS)
        if not held.loosely and (held.own >= FEW or len(about) == 1):
            more = len(about) < len(asked) and (found.loosely or held.own > found.own)
            return Topic(" ".join(about), held) if more else None
        about.remove(order.pop(0))
    return None
