"""Notes at the foot of a PDF's pages: in smaller letters, by a number that the page's text bears raised.

They are taken out of the text, so that a sentence goes on over the page, and stand behind the paragraph that ends next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entramado.loaders.formats.blocks import note_mark
from entramado.loaders.formats.pdf_sheets import PrintedLine
from entramado.loaders.grammar import ends_sentence

Row = tuple[str, PrintedLine | None]
# A note's letters are at most so large as the text's.
_SMALL = 0.92
_NUMBERED = re.compile(r"(?:<sup>(\d{1,3})</sup>|(\d{1,3})[.)]?(?=\s))\s*(?=\S)")
_REFERENCE = re.compile(r"(?<=\S)<sup>(\d{1,3})</sup>|(?<=\S) <sup>(\d{1,3})</sup>")


def part_notes(rows: Sequence[PrintedLine], usual: float) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """A page's rows without its notes, and the rows of the notes from above."""
    foot: list[PrintedLine] = []
    for row in sorted(rows, key=lambda r: r.y0):
        if not 0 < row.size <= _SMALL * usual:
            break
        foot.insert(0, row)
    while foot and not _NUMBERED.match(foot[0].text):
        foot.pop(0)
    text = [row for row in rows if not any(row is one for one in foot)]
    referred = {a or b for row in text for a, b in _REFERENCE.findall(row.text)}
    numbers = {number(row) for row in foot if _NUMBERED.match(row.text)}
    return (text, foot) if foot and text and numbers & referred else (list(rows), [])


def number(row: PrintedLine) -> str:
    """The number that a note's first row begins with, "" for a row that goes on with the note above."""
    found = _NUMBERED.match(row.text)
    return (found[1] or found[2]) if found else ""


def with_notes(pages: Sequence[tuple[Sequence[Row], Sequence[PrintedLine]]]) -> Iterator[list[Row]]:
    """The lines of each page with the notes, those of a page whose last sentence goes on where that ends."""
    open_notes: list[PrintedLine] = []
    for at, (lines, notes) in enumerate(pages):
        out: list[Row] = []
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


def _as_lines(rows: Sequence[PrintedLine]) -> Iterator[Row]:
    """The rows of notes as lines, a blank line before each further note."""
    for at, row in enumerate(rows):
        if number(row) and at:
            yield "", None
        found = _NUMBERED.match(row.text)
        yield (f"{note_mark(number(row))} {row.text[found.end() :]}" if found else row.text), row
