"""Flags paragraphs of a report in bullets that look like items of their own whose bullet was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from entramado.loaders.grammar import ends_sentence
from entramado.loaders.languages.spanish.words import stem
from entramado.loaders.records import Flag, Kind
from entramado.loaders.report_bullets.page_layout import AIM, MANY_BLANKS, MARK, ReportLine
from entramado.ontology.folding import fold_words

_SHORTEST = 40  # letters of a paragraph's first line; a shorter one heads a table (informe-2018:1382)
# A change of topic: "Asimismo, se cuenta con ...", "Otra acción en materia educativa".
_ANOTHER = re.compile(
    r"(?:asimismo|asi (?:tambien|como)|tambien|por (?:su|otra|otro|ultimo)|en adicion"
    r"|de (?:igual|esta) (?:forma|manera)|otr[oa]s?|en esta misma|(?:con|sobre) este mismo|como complemento)\b"
)
# A reference to the topic before: "En dicho programa", "Al 30 de junio de 2018" (informe-2018:621, 1021).
_THE_SAME = re.compile(
    r"\b(?:est[aeo]s?|dich[oa]s?|sus?|ello|resultado|actualmente|a la fecha|desde|hasta|al \d+|en (?:\w+ de )?20\d\d"
    r"|primera?|a partir|concerniente|objetivo)\b"
)
_UNFINISHED = re.compile(r"(?:,|(?:^|\s)[a-záéíóúñ]+-?)$")
# A parenthesis, but not that of an item's mark: "a) ", "2) ".
_PARENTHESIS = re.compile(r"\(|(?<!^\w)(?<!^\w\w)(?<!\s\w)(?<!\s\w\w)\)")
_OPENING_WORDS = 7
_TITLE_WORDS = 8
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_ITS_SUBJECT = re.compile(r"(?:el|la|los|las) (\w+)")


def unmarked_flags(key: str, kind: Kind, printed: Sequence[ReportLine]) -> Iterator[Flag]:
    """Flags on an item's paragraphs without bullet, broken beginnings and ends, and lists without heading."""
    begins = f"that of line {printed[0].number}"
    for line in _unmarked_items(printed):
        message = f"a paragraph without a bullet reads like an item of its own; it is part of {begins}"
        yield Flag(key, line, "item-unmarked", message)
    yield from _broken_ends(key, printed)
    list_at = _unheaded_list(printed) if kind == "action" else None
    if list_at is not None:
        message = f"a list that nothing announces is read with {begins}; its heading may be lost"
        yield Flag(key, list_at, "list-unheaded", message)


def _broken_ends(key: str, printed: Sequence[ReportLine]) -> Iterator[Flag]:
    """Flags where an item begins or ends within a sentence: a line, a paragraph or a page may be missing there.

    No item of informe-2018 does; an address, a name or a table's row is a complete end.
    """
    first, last = printed[0], printed[-1]
    if MARK.sub("", AIM.sub("", first.text))[:1].islower():
        message = "an item begins within a sentence; lines above it may be missing or stand elsewhere"
        yield Flag(key, first.number, "text-broken", message, doubt=True)
    if _UNFINISHED.search(last.text):
        message = "an item ends within a sentence; lines below it may be missing or stand elsewhere"
        yield Flag(key, last.number, "text-broken", message, doubt=True)
    for line in _closed_unopened(printed):
        message = "a parenthesis closes that none has opened; lines above it may be missing or stand elsewhere"
        yield Flag(key, line, "text-broken", message, doubt=True)


def _closed_unopened(printed: Sequence[ReportLine]) -> Iterator[int]:
    """The number of the first line with an unmatched closing parenthesis."""
    depth = 0
    for line in printed:
        for mark in _PARENTHESIS.finditer(line.text):
            depth += 1 if mark[0] == "(" else -1
            if depth < 0:
                yield line.number
                return


def _unmarked_items(printed: Sequence[ReportLine]) -> Iterator[int]:
    """The line numbers of an item's paragraphs that refer to nothing said before in the item.

    No paragraph within an item of informe-2018 is like that; of 144 items that lose their bullet, 123 are.
    """
    for at in range(1, len(printed)):
        before, line = printed[at - 1], printed[at]
        apart = line.role == "text" and line.gap >= MANY_BLANKS and not line.page_start
        ended = ends_sentence(before.text) and not before.text.endswith(":")
        written = line.text[0].isupper() and len(line.text) >= _SHORTEST and not AIM.match(line.text)
        opening = " ".join(p.text for p in printed[at : at + 2])
        if apart and ended and written and not _goes_on(opening, " ".join(p.text for p in printed[:at])):
            yield line.number


def _unheaded_list(printed: Sequence[ReportLine]) -> int | None:
    """The number of the line on which a list begins that the action above does not announce; None without any.

    The action's own lists follow a line that announces them (informe-2018:1461).
    """
    for before, line in pairwise(printed):
        if AIM.match(line.text):
            return None if before.text.rstrip().endswith((":", ",", ";")) else line.number
    return None


def _goes_on(paragraph: str, above: str) -> bool:
    """Whether a paragraph continues the topic of the text above: by words of reference, an acronym, or its subject."""
    low = fold_words(paragraph)
    if _ANOTHER.match(low):
        return False
    if _THE_SAME.search(" ".join(low.split()[:_OPENING_WORDS])):
        return True
    if any(a in above for a in _ACRONYM.findall(" ".join(paragraph.split()[:_TITLE_WORDS]))):
        return True
    subject = _ITS_SUBJECT.match(low)
    return subject is not None and stem(subject[1]) in {stem(word) for word in fold_words(above).split()}
