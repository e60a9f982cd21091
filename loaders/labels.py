"""Flags unknown labels: lines placed like the label of an entry's part ("AVANCES", "Obstáculos:") that name none.

What stands below such a line is read as the part above it. A short line alone is no evidence: its entry must lack a
part, or the line recur in other entries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from entramado.loaders.entry_parts import label
from entramado.loaders.grammar import bullet, ends_sentence, in_capitals, numbered
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
    """A line that may be a label: its number, its words, and whether its entry is `lacking` a part."""

    line: int
    words: str
    lacking: bool


def candidates(lines: Sequence[Line], lacking: bool) -> Iterable[LabelCandidate]:
    """The lines placed like labels, of those of an entry behind its title; `lacking` says that it lacks a part."""
    for at, line in enumerate(lines):
        words = line.text.strip()
        behind = _BEHIND_A_SENTENCE.search(words)
        if behind and in_capitals(behind[1]) and label(behind[1]) is not None:
            yield LabelCandidate(line.number, behind[1], lacking)
        elif label(words) is None and looks_like_label(words) and _stands_alone(lines, at):
            yield LabelCandidate(line.number, words, lacking)


def looks_like_label(words: str) -> bool:
    """Whether a line has a label's form: at most four words, in capitals or the first with an initial capital."""
    if not _WORDS.fullmatch(words) or len(words.split()) > _MOST_WORDS or len(words) < _LEAST_LETTERS:
        return False
    # Further capitals are those of a name.
    return in_capitals(words, 0.9) or (not words.endswith(".") and words[0].isupper() and words[1:].islower())


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether a finished sentence or nothing stands above the line, and the beginning of one or an item below."""
    above = next((x.text for x in reversed(lines[max(0, at - 4) : at]) if x.text.strip()), ".")
    below = next((x.text.strip() for x in lines[at + 1 : at + 5] if x.text.strip()), "")
    begins = below[:1].isupper() or bullet(below) is not None or numbered(below) is not None
    return ends_sentence(above) and begins and not in_capitals(below)


def flags(key: str, found: Iterable[LabelCandidate]) -> list[Flag]:
    """A flag for each candidate whose entry lacks a part, or whose words recur."""
    found = list(found)
    times = Counter(_folded(c.words) for c in found)
    out = []
    for one in found:
        if one.lacking or times[_folded(one.words)] > 1:
            shown = _MARKS.sub(" ", one.words).strip()
            message = f"{shown!r} stands like the label of a part, but is none that is known; it is read as text"
            out.append(Flag(key, one.line, "label-unknown", message))
    return out


def _folded(words: str) -> str:
    return fold_words(words.rstrip(".:"))
