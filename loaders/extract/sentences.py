"""Cut running text into sentences, and fold them for the rules that read them.

A bullet, a paragraph's end and a semicolon end a sentence too, so that a rule's words on both
sides of a value belong to the same statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.sentences import END
from entramado.ontology.folding import unaccent

_CACHED = 256


@dataclass(frozen=True, slots=True)
class Sentence:
    """The characters ``start:end`` of a text, and them folded (same length)."""

    start: int
    end: int
    folded: str


@lru_cache(maxsize=_CACHED)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` in reading order, blank ones left out."""
    low = folded(text)
    out: list[Sentence] = []
    start = 0
    # Where a capital follows, a sentence ends: the case is needed, the accents are not.
    for match in END.finditer(unaccent(text)):
        _add(out, low, start, match.end())
        start = match.end()
    _add(out, low, start, len(low))
    return tuple(out)


def _add(out: list[Sentence], low: str, start: int, end: int) -> None:
    part = low[start:end]
    start += len(part) - len(part.lstrip())
    if part.strip():
        out.append(Sentence(start, start + len(part.strip()), part.strip()))
