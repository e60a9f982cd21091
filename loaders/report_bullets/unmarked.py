"""Paragraphs of a report in bullets that read like items of their own although no bullet is left before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from entramado.loaders.grammar import ends_sentence
from entramado.loaders.languages.spanish.words import stem
from entramado.loaders.records import Flag, Kind
from entramado.loaders.report_bullets.page_layout import AIM, MANY_BLANKS, MARK, Print
from entramado.ontology.folding import fold_words

_SHORTEST = 40  # letters of a paragraph's first line; a shorter one heads a table (informe-2018:1382)
# "Asimismo, se cuenta con ...", "Otra acción en materia educativa": another thing than before.
_ANOTHER = re.compile(
    r"(?:asimismo|asi (?:tambien|como)|tambien|por (?:su|otra|otro|ultimo)|en adicion"
    r"|de (?:igual|esta) (?:forma|manera)|otr[oa]s?|en esta misma|(?:con|sobre) este mismo|como complemento)\b"
)
# "En dicho programa", "Al 30 de junio de 2018": more about the thing before (informe-2018:621, 1021).
_THE_SAME = re.compile(
    r"\b(?:est[aeo]s?|dich[oa]s?|sus?|ello|resultado|actualmente|a la fecha|desde|hasta|al \d+|en (?:\w+ de )?20\d\d"
    r"|primera?|a partir|concerniente|objetivo)\b"
)
_UNFINISHED = re.compile(r"(?:,|(?:^|\s)[a-záéíóúñ]+-?)$")
# Not that of an item's own mark: "a) ", "2) ".
_PARENTHESIS = re.compile(r"\(|(?<!^\w)(?<!^\w\w)(?<!\s\w)(?<!\s\w\w)\)")
_OPENING_WORDS = 7
_TITLE_WORDS = 8
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_ITS_SUBJECT = re.compile(r"(?:el|la|los|las) (\w+)")


def unmarked_flags(key: str, kind: Kind, prints: Sequence[Print]) -> Iterator[Flag]:
    """A flag for each paragraph of an item, and for a list in an action, that may be something of its own."""
    begins = f"that of line {prints[0].number}"
    for line in _unmarked_items(prints):
        message = f"a paragraph without a bullet reads like an item of its own; it is part of {begins}"
        yield Flag(key, line, "item-unmarked", message)
    yield from _broken_ends(key, prints)
    list_at = _unheaded_list(prints) if kind == "action" else None
    if list_at is not None:
        message = f"a list that nothing announces is read with {begins}; its heading may be lost"
        yield Flag(key, list_at, "list-unheaded", message)


def _broken_ends(key: str, prints: Sequence[Print]) -> Iterator[Flag]:
    """A flag where an item begins or ends within a sentence: a line, a paragraph or a page may be lost there.

    None of informe-2018's items does; one that ends with an address, a name or a table's row ends whole.
    """
    first, last = prints[0], prints[-1]
    if MARK.sub("", AIM.sub("", first.text))[:1].islower():
        message = "an item begins within a sentence; lines above it may be missing or stand elsewhere"
        yield Flag(key, first.number, "text-broken", message, doubt=True)
    if _UNFINISHED.search(last.text):
        message = "an item ends within a sentence; lines below it may be missing or stand elsewhere"
        yield Flag(key, last.number, "text-broken", message, doubt=True)
    for line in _closed_unopened(prints):
        message = "a parenthesis closes that none has opened; lines above it may be missing or stand elsewhere"
        yield Flag(key, line, "text-broken", message, doubt=True)


def _closed_unopened(prints: Sequence[Print]) -> Iterator[int]:
    """The lines of an item on which a parenthesis closes that none has opened."""
    depth = 0
    for line in prints:
        for mark in _PARENTHESIS.finditer(line.text):
            depth += 1 if mark[0] == "(" else -1
            if depth < 0:
                yield line.number
                return


def _unmarked_items(prints: Sequence[Print]) -> Iterator[int]:
    """The lines of an item's paragraphs that go on about nothing that the item said before.

    Of informe-2018's paragraphs within items none is like that; of 144 items that stand behind another and lose
    their bullet, 123 are.
    """
    for at in range(1, len(prints)):
        before, line = prints[at - 1], prints[at]
        apart = line.place == "text" and line.gap >= MANY_BLANKS and not line.page_start
        ended = ends_sentence(before.text) and not before.text.endswith(":")
        written = line.text[0].isupper() and len(line.text) >= _SHORTEST and not AIM.match(line.text)
        opening = " ".join(p.text for p in prints[at : at + 2])
        if apart and ended and written and not _goes_on(opening, " ".join(p.text for p in prints[:at])):
            yield line.number


def _unheaded_list(prints: Sequence[Print]) -> int | None:
    """The line on which a list of aims begins within an action that does not lead to a list; None without any.

    The action's own lists follow a line that announces them (informe-2018:1461).
    """
    for before, line in pairwise(prints):
        if AIM.match(line.text):
            return None if before.text.rstrip().endswith((":", ",", ";")) else line.number
    return None


def _goes_on(paragraph: str, above: str) -> bool:
    """Whether a paragraph speaks of what the text above it told."""
    low = fold_words(paragraph)
    if _ANOTHER.match(low):
        return False
    if _THE_SAME.search(" ".join(low.split()[:_OPENING_WORDS])):
        return True
    if any(a in above for a in _ACRONYM.findall(" ".join(paragraph.split()[:_TITLE_WORDS]))):
        return True
    subject = _ITS_SUBJECT.match(low)
    return subject is not None and stem(subject[1]) in {stem(word) for word in fold_words(above).split()}
