"""Whether an entry says that it has a focus on women, or gives attention to persons with disabilities.

The 2024 entries answer two questions of the questionnaire in set phrases ("esta acción cuenta con un
enfoque para mujeres, niñas y adolescentes", "con atención especial a personas con discapacidad").
An action that is about women by its title has the focus too; counting women among the people
served is none.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.passages import body_spans, folded
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.languages.spanish.focus import (
    ABOUT_WOMEN,
    BODY,
    BOYS_OR_MEN,
    DISABILITY,
    DISABILITY_FOCUS,
    DISABILITY_SERVED,
    FOCUS,
    GROUNDS,
    OF_AGE,
    WITH_MEN,
    WOMEN,
    WOMEN_AIMED,
    WOMEN_SERVED,
    WOMEN_TITLE,
)
from entramado.loaders.records import Entry, Span

FOCUS_SAID = "women-focus-phrase"  # the rule of a focus that description or results tell
_GIRLS_SAID = "girls-focus-phrase"  # and of one on girls and adolescents, whom no word calls women
_GOES_ON = 40  # letters behind the first word for girls in which women may be named, too

_WOMEN_FOCUS = re.compile(rf"\b{FOCUS}\b(?:\W+\w+){{0,9}}?\W+{WOMEN}\b")


def find_women_focus(entry: Entry) -> Value | None:
    """Where the entry says that it has a focus on women, or is about women."""
    if entry.title:
        title = BODY.sub(" ", folded(entry.title))
        if WOMEN_TITLE.search(title) and not WITH_MEN.search(title):
            return Value("women", _title_lines(entry), "women-in-title")
    for part, passage in entry.parts():
        if part not in ("description", "results"):
            continue
        if not ABOUT_WOMEN.search(folded(passage.text)):
            continue
        bodies = body_spans(passage.text)
        for sentence in sentences(passage.text):
            text = BODY.sub(lambda m: " " * len(m.group()), sentence.folded)
            inside = [(a - sentence.start, b - sentence.start) for a, b in bodies]
            match = _said_of_women(text, inside, described=part == "description")
            if match:
                start = sentence.start + match.start()
                said = FOCUS_SAID if OF_AGE.search(text, match.start(), match.end() + _GOES_ON) else _GIRLS_SAID
                return Value("women", passage.lines(start, sentence.start + match.end()), said)
    return None


def _said_of_women(text: str, bodies: list[tuple[int, int]], *, described: bool) -> re.Match[str] | None:
    """The first phrase of a folded sentence that speaks of a focus on women, outside the names of bodies."""
    for pattern in (_WOMEN_FOCUS, WOMEN_AIMED, WOMEN_SERVED):
        if pattern is not _WOMEN_FOCUS and (not described or WITH_MEN.search(text)):
            continue
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - 20) : match.end() + 25]
            if any(a < match.end() <= b for a, b in bodies) or re.search(r"\d", match.group()):
                continue
            if not BOYS_OR_MEN.search(around):
                return match
    return None


def find_disability_focus(entry: Entry) -> Value | None:
    """Where the entry says that it gives attention to persons with disabilities."""
    if entry.title and DISABILITY.search(folded(entry.title)):
        return Value("disability", _title_lines(entry), "disability-in-title")
    for part, passage in entry.parts():
        if part not in ("description", "results") or not DISABILITY.search(folded(passage.text)):
            continue
        for sentence in sentences(passage.text):
            match = DISABILITY_FOCUS.search(sentence.folded) or DISABILITY_SERVED.search(sentence.folded)
            if match and not GROUNDS.search(sentence.folded):
                start = sentence.start + match.start()
                return Value(
                    "disability", passage.lines(start, sentence.start + match.end()), "disability-focus-phrase"
                )
    return None


def _title_lines(entry: Entry) -> Span:
    return entry.title_lines or (entry.lines[0], entry.lines[0])
