"""What the topic of a question finds, where all its words together find little or nothing.

The topic are its words without those that only tell what the question is after: of these, as many as some things hold
together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import Final

from entramado.api.pages.question.intents import is_cue
from entramado.api.pages.search.index import Found, SearchIndex
from entramado.api.pages.search.words import TOO_WIDE, WORD, weighs, words
from entramado.api.translations.interface import Language
from entramado.ontology.folding import fold_as_queries

FEW: Final = 3
_ROWS: Final = 8
_WORDS_MOST: Final = 8
# A cue of this intent is a group of people, and so a topic.
_PEOPLE: Final = "people"
# Kinds whose names are what questions are about.
_NAMED: Final = ("population", "action-type", "objective", "challenge", "country", "state")


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
    # What stands in capitals names something, however short it is; its page is offered.
    named = {fold_as_queries(word) for word in WORD.findall(question) if len(word) > 1 and word.isupper()}
    about = [
        w
        for w in asked
        if w in named or (weighs(w) and w not in TOO_WIDE and not w.isdecimal() and not is_cue(w, _PEOPLE))
    ]
    held = {word: rows for word in about[:_WORDS_MOST] if (rows := index.holding(word))}
    said = {word: index.names_of_kinds(word, _NAMED) for word in held}
    best = _most(held, said)
    if not best or named.issuperset(best) or len(best) == len(asked):
        return None
    its = index.search(" ".join(best), lang, rows=_ROWS)
    return Topic(" ".join(best), its) if found.loosely or its.own > found.own else None


def _most(held: Mapping[str, frozenset[int]], said: Mapping[str, bool]) -> tuple[str, ...]:
    """As many of the words as some things hold together: those that name things rather than others, the rare first."""
    for size in range(len(held), 0, -1):
        found = []
        for chosen in combinations(held, size):
            if len(frozenset.intersection(*(held[word] for word in chosen))) >= FEW:
                rare = -sum(log(len(held[word])) for word in chosen)
                found.append((sum(said[word] for word in chosen), rare, chosen))
        if found:
            return max(found)[2]
    return min(held.items(), key=lambda one: len(one[1]), default=("", frozenset()))[:1] if held else ()
