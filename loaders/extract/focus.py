"""Whether an entry states a focus on women, or special attention to persons with disabilities.

The compendium of 2024 answers two questions of its questionnaire in set phrases ("esta acción cuenta con un enfoque
para mujeres, niñas y adolescentes", "con atención especial a personas con discapacidad"). A title about women states
the focus too. That women are counted among the people served does not.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.passages import body_spans, folded
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.languages.spanish.focus import (
    ABOUT_WOMEN,
    ADULT_WOMEN,
    BODY_NAME,
    BOYS_OR_MEN,
    DISABILITY,
    DISABILITY_FOCUS,
    DISABILITY_SERVED,
    FOCUS,
    GROUNDS,
    WITH_MEN,
    WOMEN,
    WOMEN_AIMED,
    WOMEN_SERVED,
    WOMEN_TITLE,
)
from entramado.loaders.records import Entry, Span

# Names of rules: of a focus stated in description or results, and of one on girls that does not name women.
WOMEN_FOCUS_PHRASE = "women-focus-phrase"
_GIRLS_FOCUS_PHRASE = "girls-focus-phrase"
_WOMEN_REACH = 40  # characters behind a phrase on girls in which women may be named too

_WOMEN_FOCUS = re.compile(rf"\b{FOCUS}\b(?:\W+\w+){{0,9}}?\W+{WOMEN}\b")


def find_women_focus(entry: Entry) -> Value | None:
    """The statement of a focus on women, or the title that is about women; None where there is none."""
    if entry.title:
        title = BODY_NAME.sub(" ", folded(entry.title))
        if WOMEN_TITLE.search(title) and not WITH_MEN.search(title):
            return Value("women", _title_lines(entry), "women-in-title")
    for part, passage in entry.parts():
        if part not in ("description", "results"):
            continue
        if not ABOUT_WOMEN.search(folded(passage.text)):
            continue
        bodies = body_spans(passage.text)
        for sentence in sentences(passage.text):
            text = BODY_NAME.sub(lambda m: " " * len(m.group()), sentence.folded)
            inside = [(a - sentence.start, b - sentence.start) for a, b in bodies]
            match = _said_of_women(text, inside, described=part == "description")
            if match:
                start = sentence.start + match.start()
                said = (
                    WOMEN_FOCUS_PHRASE
                    if ADULT_WOMEN.search(text, match.start(), match.end() + _WOMEN_REACH)
                    else _GIRLS_FOCUS_PHRASE
                )
                return Value("women", passage.lines(start, sentence.start + match.end()), said)
    return None


def _said_of_women(text: str, bodies: list[tuple[int, int]], *, described: bool) -> re.Match[str] | None:
    """The first phrase for a focus on women in a folded sentence, outside the spans of the names of `bodies`.

    In a sentence of the results (not `described`) only the set phrase counts: women served there are merely counted.
    """
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
    """The statement of attention to persons with disabilities; None where there is none."""
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
