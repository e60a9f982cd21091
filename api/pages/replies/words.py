"""The words of a question by which entries are looked for beside what it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import Final

from entramado.api.pages.question.recognised import words_of_names
from entramado.api.pages.replies.told import Asked
from entramado.api.pages.search.words import inflected, others_of, says_what

# Kinds of what another word may be another name of, and what joins the two.
_TOPICS: Final = frozenset({"objective", "population", "action-type"})
_AND: Final = r"(?:y|e|o|u|and|or)(?: (?:el|la|los|las|the))?"


def holding(asked: Asked, word: str) -> frozenset[str]:
    """The entries that hold a word in a name, a topic or their text."""
    in_text = asked.texts.holding(word) if asked.texts else frozenset()
    return asked.names.entries_holding(word) | in_text


def among_words(asked: Asked, words: Sequence[str]) -> int:
    """The entries that hold all of some words."""
    mask = asked.index.everything
    for word in words:
        mask &= asked.index.mask_of(holding(asked, word))
    return mask


def looked_for(asked: Asked) -> list[str]:
    """The words by which a question names nothing and that say what it is about."""
    left = dict.fromkeys((*asked.named.narrower, *asked.named.rest))
    named = asked.named.capitals - set(asked.cues)
    return [word for word in left if word in named or (says_what(word) and word not in asked.cues)]


def wordings_of(asked: Asked, slugs: Sequence[str]) -> list[str]:
    """What groups are called in texts, without those of which another is a part."""
    names = [name for name, of in asked.known.names("population").items() if {*slugs} & of.keys()]
    return [name for name in names if not any(f" {one} " in f" {name} " for one in names if one != name)]


def calling(asked: Asked, names: Sequence[str]) -> int:
    """The entries in whose text one of some folded names stands as it is written."""
    return asked.index.mask_of(asked.texts.calling(names)) if asked.texts and names else 0


def named_words(asked: Asked) -> frozenset[str]:
    """The words of all names of the bodies that a question names."""
    return words_of_names(asked.named, asked.known, "institution")


def pairs(asked: Asked, words: Sequence[str]) -> list[str]:
    """The words, two that stand one after the other as one where some text has them so ("climate change")."""
    if not asked.texts:
        return list(words)
    found: list[str] = []
    for word in words:
        pair = f"{found[-1]} {word}" if found and " " not in found[-1] else ""
        if pair and f" {pair} " in f" {asked.spoken} " and asked.texts.holding(pair):
            found[-1] = pair
        else:
            found.append(word)
    return found


def joined(asked: Asked, word: str) -> bool:
    """Whether "and" or "or" joins a word to the name of a topic or group, which then is asked for as well as it."""
    for (kind, slug), said in asked.named.said.items():
        if kind in _TOPICS and slug in asked.named.all_of(kind) and said:
            pair = rf"(?:{word} {_AND} {said[0]}|{said[-1]} {_AND} {word})"
            if re.search(rf"\b{pair}\b", asked.spoken):
                return True
    return False


def types_of(asked: Asked, words: Sequence[str]) -> dict[str, str]:
    """The one type of action that each of some words speaks for by itself ("albergues"), where it does."""
    names, found = asked.known.names("action-type"), {}
    for word in words:
        forms = _forms(word)
        slugs = {slug for form in forms for slug in names.get(form, {})}
        if len(slugs) == 1:
            found[word] = slugs.pop()
    return found


def _forms(word: str) -> set[str]:
    """A word in its other forms and in Spanish; two words also in the order that they have there."""
    each = [(one, *inflected(one), *others_of(one)) for one in word.split()]
    return {" ".join(order) for chosen in product(*each) for order in (chosen, chosen[::-1])}
