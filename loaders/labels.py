"""Lines that stand in an entry like the label of a part ("AVANCES", "Obstáculos:") and are none that is known.

They are told, since what stands below them is read as the part above. A short line alone is no label yet: its
entry must lack a part, or the line come back in other entries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from entramado.loaders.entry_parts import label
from entramado.loaders.grammar import bullet, ends_sentence, numbered, shouts
from entramado.loaders.records import Flag
from entramado.loaders.text import Line
from entramado.ontology.folding import fold_words

_WORDS = re.compile(r"[^\W\d_]+(?:[ ,]+[^\W\d_]+){0,3}[ ,]*[.:]?")
_MOST_WORDS = 4
_LEAST_LETTERS = 5
# "... de la población. RESULTADOS": a label that was set behind the sentence above it.
_BEHIND_A_SENTENCE = re.compile(r"[.:;!?)”\"]\s+([^\W\d_]{4,})[.:]?$")
_MARKS = re.compile(r"[#*\s]+")


@dataclass(frozen=True, slots=True)
class LabelCandidate:
    """A line that may be a label: its number, its words, and whether its entry lacks a part."""

    line: int
    words: str
    lacking: bool


def candidates(lines: Sequence[Line], lacking: bool) -> Iterable[LabelCandidate]:
    """The lines of an entry (those behind its title) that stand like labels."""
    for at, line in enumerate(lines):
        words = line.text.strip()
        behind = _BEHIND_A_SENTENCE.search(words)
        if behind and shouts(behind[1]) and label(behind[1]) is not None:
            yield LabelCandidate(line.number, behind[1], lacking)
        elif label(words) is None and looks_like_label(words) and _stands_alone(lines, at):
            yield LabelCandidate(line.number, words, lacking)


def looks_like_label(words: str) -> bool:
    """Whether a line holds a few words as labels do: in capitals, or the first with one."""
    if not _WORDS.fullmatch(words) or len(words.split()) > _MOST_WORDS or len(words) < _LEAST_LETTERS:
        return False
    # Further capitals are those of a name.
    return shouts(words, 0.9) or (not words.endswith(".") and words[0].isupper() and words[1:].islower())


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether a finished sentence (or nothing) stands above the line, and a new one below."""
    above = next((x.text for x in reversed(lines[max(0, at - 4) : at]) if x.text.strip()), ".")
    below = next((x.text.strip() for x in lines[at + 1 : at + 5] if x.text.strip()), "")
    begins = below[:1].isupper() or bullet(below) is not None or numbered(below) is not None
    return ends_sentence(above) and begins and not shouts(below)


def flags(key: str, found: Iterable[LabelCandidate]) -> list[Flag]:
    """A flag for each candidate that is a label in all likelihood."""
    found = list(found)
    often = Counter(_name(c.words) for c in found)
    out = []
    for one in found:
        if one.lacking or often[_name(one.words)] > 1:
            shown = _MARKS.sub(" ", one.words).strip()
            message = f"{shown!r} stands like the label of a part, but is none that is known; it is read as text"
            out.append(Flag(key, one.line, "label-unknown", message))
    return out


def _name(words: str) -> str:
    return fold_words(words.rstrip(".:"))
