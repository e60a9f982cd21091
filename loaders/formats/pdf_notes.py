"""Footnotes of a PDF's pages: rows in smaller type at the foot that begin with the number of a superscript mark.

They are moved behind the paragraph that ends next, so that a sentence continues over the page's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entramado.loaders.formats.blocks import note_mark
from entramado.loaders.formats.pdf_pages import PdfLine
from entramado.loaders.grammar import ends_sentence

TextLine = tuple[str, PdfLine | None]
# The letters of a note have at most this share of the text's size.
_NOTE_SIZE = 0.92
_NUMBERED = re.compile(r"(?:<sup>(\d{1,3})</sup>|(\d{1,3})[.)]?(?=\s))\s*(?=\S)")
_REFERENCE = re.compile(r"(?<=\S)<sup>(\d{1,3})</sup>|(?<=\S) <sup>(\d{1,3})</sup>")


def split_notes(rows: Sequence[PdfLine], usual: float) -> tuple[list[PdfLine], list[PdfLine]]:
    """A page's rows without its notes, and the rows of the notes from top to bottom.

    `usual` is the letter size of the text in points.
    """
    foot: list[PdfLine] = []
    for row in sorted(rows, key=lambda r: r.y0):
        if not 0 < row.size <= _NOTE_SIZE * usual:
            break
        foot.insert(0, row)
    while foot and not _NUMBERED.match(foot[0].text):
        foot.pop(0)
    text = [row for row in rows if not any(row is one for one in foot)]
    referred = {a or b for row in text for a, b in _REFERENCE.findall(row.text)}
    numbers = {number(row) for row in foot if _NUMBERED.match(row.text)}
    return (text, foot) if foot and text and numbers & referred else (list(rows), [])


def number(row: PdfLine) -> str:
    """The number with which a note's first row begins, "" for a row that continues the note above."""
    found = _NUMBERED.match(row.text)
    return (found[1] or found[2]) if found else ""


def with_notes(pages: Sequence[tuple[Sequence[TextLine], Sequence[PdfLine]]]) -> Iterator[list[TextLine]]:
    """The lines of each page with its notes at its end; where a sentence runs on, behind its paragraph's end."""
    open_notes: list[PdfLine] = []
    for at, (lines, notes) in enumerate(pages):
        out: list[TextLine] = []
        for line in lines:
            out.append(line)
            if open_notes and not line[0].strip():
                out += [*_as_lines(open_notes), ("", None)]
                open_notes = []
        open_notes += notes
        if open_notes and (at + 1 == len(pages) or not out or ends_sentence(out[-1][0])):
            out += [("", None), *_as_lines(open_notes)]
            open_notes = []
        yield out


def _as_lines(rows: Sequence[PdfLine]) -> Iterator[TextLine]:
    """The rows of notes as lines, with a blank line before each further note."""
    for at, row in enumerate(rows):
        if number(row) and at:
            yield "", None
        found = _NUMBERED.match(row.text)
        yield (f"{note_mark(number(row))} {row.text[found.end() :]}" if found else row.text), row
