"""Reader of documents of unknown layout: each paragraph is an entry without title or objective.

Blank lines separate paragraphs. Only headings that the file format marks as such (``#`` in Markdown, heading styles of
a word processor) are furniture; everything else is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from entramado.loaders.records import Entry, Furniture, Reading
from entramado.loaders.text import Line, join

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S")
# A superscript number refers to a note and is no word of the text.
_NOTE_MARK = re.compile(r"\s?<sup>\s*\d{1,3}\s*</sup>")
_ITEM_MARK = re.compile(r"^\s*(?:[-*•–]\s+|>\s+)")

_SHORT_LINE = 0.6  # of the longest line of its paragraph; a shorter line was not broken for want of room
_BEGINS_IN_CAPITAL = re.compile(r"\s*[A-ZÁÉÍÓÚÑÂÊÔÃÕÇÀÈÜÖÄ]")


def read(key: str, lines: list[Line]) -> Reading:
    """Read a document; every paragraph is an entry whose ordinal is its number, from 1."""
    reading = Reading(key, len(lines))
    for paragraph in _paragraphs(lines):
        span = (paragraph[0].number, paragraph[-1].number)
        if len(paragraph) == 1 and _HEADING.match(paragraph[0].text):
            reading.furniture.append(Furniture(span, "heading"))
            continue
        text = join(_with_items_apart(paragraph), paragraphs=False)
        if text:
            ordinal = str(len(reading.entries) + 1)
            reading.entries.append(Entry(key, span, ordinal, None, None, description=text))
            reading.used.extend(x.number for x in paragraph)
        else:
            reading.unread.extend(x.number for x in paragraph)
    return reading


def _with_items_apart(paragraph: Sequence[Line]) -> Iterator[Line]:
    """The lines without bullets and note marks, a semicolon at the end of each list item to end its sentence.

    An item ends before a line with a bullet, or at a line too short to have been broken for want of room.
    """
    width = max(len(line.text.strip()) for line in paragraph)
    for line, after in zip_longest(paragraph, paragraph[1:]):
        text = _NOTE_MARK.sub("", _ITEM_MARK.sub("", line.text)).rstrip()
        marked = after is not None and _ITEM_MARK.match(after.text)
        short = (
            after is not None and len(line.text.strip()) <= _SHORT_LINE * width and _BEGINS_IN_CAPITAL.match(after.text)
        )
        if (marked or short) and text and text[-1].isalnum() | (text[-1] in ')”’»"'):
            small = text.rpartition(" ")[2]
            text += ";" if marked or not small.islower() else ""
        yield Line(line.number, text)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of non-blank lines; a heading is a run of its own."""
    run: list[Line] = []
    for line in lines:
        blank = not line.text.strip()
        heading = bool(_HEADING.match(line.text))
        if run and (blank or heading):
            yield run
            run = []
        if heading:
            yield [line]
        elif not blank:
            run.append(line)
    if run:
        yield run
