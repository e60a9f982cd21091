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
# A capitalised word of a name.
CAPITALISED = r"[A-ZÁÉÍÓÚÑ][\w’'-]+"
# A name and what is coordinated with it by "y", of three words at most.
COORDINATED = re.compile(rf"^(.+) y ({CAPITALISED}(?: {CAPITALISED}){{0,2}})$")
# A body and the holder of its office in apposition: "el presidente del Consejo de Mareas, Juan Ruiz Soto,".
_HOLDER = re.compile(rf"^([^,]+), {CAPITALISED}(?: {CAPITALISED}){{1,3}}$")
# The lists of ``bodies.toml`` that name bodies, begin their names or name their offices; all others name no body.
_NAMING = ("heads", "built", "alone", "bare", "offices")


@lru_cache(maxsize=1)
def no_bodies() -> frozenset[str]:
    """Folded acronyms and capitalised words that name no body, from ``bodies.toml``."""
    data: dict[str, list[str]] = tomllib.loads(_WORDS.read_text("utf-8"))
    return frozenset(fold(word) for key, words in data.items() if key not in _NAMING for word in words)


@lru_cache(maxsize=8)
def naming(kind: str) -> str:
    """The words of one list of ``bodies.toml`` as alternatives of a pattern, the longest first.

    `kind` is one of `_NAMING`; a `KeyError` for any other list.
    """
    words: list[str] = tomllib.loads(_WORDS.read_text("utf-8"))[kind]
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def person() -> re.Pattern[str]:
    """A person's name with an office in apposition: "Ana Ruiz, directora ejecutiva"."""
    return re.compile(rf"{CAPITALISED}(?: {CAPITALISED}){{1,3}},? (?:(?i:{naming('offices')}))\b")


def without_person(mention: BodyMention, text: str) -> BodyMention:
    """The mention, its name cut before a person: "Secretaría X y Ana Ruiz, directora de ..."."""
    holder = None if mention.candidates else _HOLDER.match(mention.printed)
    if holder and text.partition(mention.printed)[2].startswith(","):
        before = text.partition(mention.printed)[0]
        if re.search(rf"\b(?i:{naming('offices')})(?: \w+)? (?:del?|de la) $", before):
            return replace(mention, printed=holder[1])
    both = None if mention.candidates else COORDINATED.match(mention.printed)
    return (
        replace(mention, printed=both[1])
        if both and person().match(text, text.find(both[0]) + both.start(2))
        else mention
    )
