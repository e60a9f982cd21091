"""Spanish words by which bodies are recognised, and persons beside them, who are no bodies."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from entramado.loaders.extract.extracted import BodyMention
from entramado.ontology.folding import fold

_WORDS = Path(__file__).parent / "bodies.toml"
_CAP = r"[A-ZÁÉÍÓÚÑ][\w’'-]+"
_TWO = re.compile(rf"^(.+) y ({_CAP}(?: {_CAP}){{0,2}})$")
# "el presidente del Consejo de Mareas, Juan Ruiz Soto,": who holds the office.
_HOLDER = re.compile(rf"^([^,]+), {_CAP}(?: {_CAP}){{1,3}}$")
# The kinds of words in the file that name bodies; the others name none.
_NAMING = ("heads", "built", "alone", "bare", "offices")


@lru_cache(maxsize=1)
def no_bodies() -> frozenset[str]:
    """Folded acronyms and capitalised words that name no body."""
    data: dict[str, list[str]] = tomllib.loads(_WORDS.read_text("utf-8"))
    return frozenset(fold(word) for key, words in data.items() if key not in _NAMING for word in words)


@lru_cache(maxsize=8)
def naming(kind: str) -> str:
    """A pattern of the words of a kind that name a body, or begin its name, the longest first."""
    words: list[str] = tomllib.loads(_WORDS.read_text("utf-8"))[kind]
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def person() -> re.Pattern[str]:
    """A person's name, by what stands behind it: "Ana Ruiz, directora ejecutiva"."""
    return re.compile(rf"{_CAP}(?: {_CAP}){{1,3}},? (?:(?i:{naming('offices')}))\b")


def without_person(mention: BodyMention, text: str) -> BodyMention:
    """A name without a person who is named behind it: "Secretaría X y Ana Ruiz, directora de ..."."""
    holder = None if mention.candidates else _HOLDER.match(mention.printed)
    if holder and text.partition(mention.printed)[2].startswith(","):
        before = text.partition(mention.printed)[0]
        if re.search(rf"\b(?i:{naming('offices')})(?: \w+)? (?:del?|de la) $", before):
            return replace(mention, printed=holder[1])
    two = None if mention.candidates else _TWO.match(mention.printed)
    return (
        replace(mention, printed=two[1]) if two and person().match(text, text.find(two[0]) + two.start(2)) else mention
    )
