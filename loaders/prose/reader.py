"""Any text, paragraph by paragraph: blank lines part them, and each is an entry without title or objective.

Nothing is known of how such a text is printed, so nothing of it is left out but headings that the file's own
format marks as such (``#`` in Markdown, heading styles in a word processor's file), which are furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entramado.loaders.records import Entry, Furniture, Reading
from entramado.loaders.text import Line, join

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S")
# A raised number: the mark of a note, no word of the text.
_NOTE_MARK = re.compile(r"\s?<sup>\s*\d{1,3}\s*</sup>")
_MARK = re.compile(r"^\s*(?:[-*•–]\s+|>\s+)")


def read(key: str, lines: list[Line]) -> Reading:
    """Read a text; every paragraph is an entry whose ordinal is its place among them, from 1."""
    reading = Reading(key, len(lines))
    for paragraph in _paragraphs(lines):
        span = (paragraph[0].number, paragraph[-1].number)
        if len(paragraph) == 1 and _HEADING.match(paragraph[0].text):
            reading.furniture.append(Furniture(span, "heading"))
            continue
        text = join([Line(x.number, _NOTE_MARK.sub("", _MARK.sub("", x.text))) for x in paragraph], paragraphs=False)
        if text:
            ordinal = str(len(reading.entries) + 1)
            reading.entries.append(Entry(key, span, ordinal, None, None, description=text))
            reading.used.extend(x.number for x in paragraph)
        else:
            reading.unread.extend(x.number for x in paragraph)
    return reading


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that are not blank; a heading is one of its own."""
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
