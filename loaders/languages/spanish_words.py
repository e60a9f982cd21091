"""The stems of Spanish words, and the words of a sentence that carry none of its meaning."""

from __future__ import annotations

import re
from functools import lru_cache

_NO_MEANING = {
    "de",
    "la",
    "el",
    "los",
    "las",
    "en",
    "y",
    "a",
    "que",
    "por",
    "para",
    "con",
    "se",
    "su",
    "sus",
    "al",
    "del",
    "un",
    "una",
    "o",
    "e",
    "como",
    "lo",
    "es",
    "este",
    "esta",
    "estos",
    "estas",
    "dicho",
    "dicha",
}
_ENDING = re.compile(
    r"(?:(?<=.{5})(?:amientos?|imientos?)|ador(?:es|as?)?|idad(?:es)?|mente|ando|iendo|aron|ieron|aran|[ai]d[ao]s?"
    r"|arse|ar|er|ir|es|os|as|en|an|a|e|o|s)$"
)
# "Información" is what is known, "informar" a deed: the noun of a deed keeps its ending, its plural goes.
_NOUN_OF_DEED = re.compile(r"[cs]iones$")
_ROOT = 4  # letters that an ending leaves at least
_LONGEST = 8


def stem(word: str) -> str:
    """The beginning that the forms of a word have in common: `word` is folded."""
    if word.endswith(("cion", "sion")):
        return word
    if _NOUN_OF_DEED.search(word):
        return word[:-2]
    root = _ENDING.sub("", word)
    if len(root) >= _ROOT:
        return root[:_LONGEST]
    return (word[:-1] if word.endswith("s") and len(word) > _ROOT else word)[:_LONGEST]


@lru_cache(maxsize=8192)
def base_form(word: str) -> str:
    """A folded word without the endings of number and gender: one for `migrada` and `migrados`."""
    root = word[:-1] if word.endswith("s") else word
    root = root[:-1] if root.endswith(("a", "e", "o")) else root
    return root if len(root) >= _ROOT else word


def has_meaning(word: str) -> bool:
    """Whether a folded word is none of those that only join others."""
    return word not in _NO_MEANING
