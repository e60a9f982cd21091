"""Sentence segmentation of running text.

A bullet, the end of a paragraph and a semicolon end a sentence too: rules look for cues around a value within its
sentence only, and these marks separate statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.sentences import END
from entramado.ontology.folding import unaccent

_CACHED = 256  # texts


@dataclass(frozen=True, slots=True)
class Sentence:
    """The characters ``start:end`` of a text, and the same characters folded (of equal length)."""

    start: int
    end: int
    folded: str


@lru_cache(maxsize=_CACHED)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The non-blank sentences of `text` in reading order; the last results are cached."""
    low = folded(text)
    out: list[Sentence] = []
    start = 0
    # The pattern looks for a capital behind the full stop, so the text is freed of accents but not folded.
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
