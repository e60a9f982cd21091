"""The blocks of a DOCX or HTML document in reading order, and the lines made of them that every family reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from entramado.loaders.formats.characters import clean_row
from entramado.loaders.text import Line

# In hard-wrapped text at least so many lines, and such a share of all, continue the sentence of the line before.
_FEWEST_CONTINUED = 10
_CONTINUED_SHARE = 0.25
_BROKEN_OFF = re.compile(r"[^\W\d_][,-]?\s*$")
# The letter o as a hollow bullet before an item's words.
_LETTER_BULLET = re.compile(r"o (?=[^\W\d_a-záéíóúñ])")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document: `kind` is heading, paragraph, item, row or preformatted.

    `level` is the depth of a heading (1 to 6) or of an item (from 0). A preformatted block is a line as it stands,
    with its leading blanks. An empty paragraph has no text.
    """

    kind: str
    text: str
    level: int = 0


def note_mark(text: str) -> str:
    """A superscript number as the mark of a note, ``<sup>3</sup>``; other text as it is."""
    return f"<sup>{text.strip()}</sup>" if re.fullmatch(r"\s*\d{1,3}\s*", text) else text


def cells(texts: Iterable[str]) -> str:
    """A table's row as one text, ``|`` between its cells."""
    return " | ".join(" ".join(text.split()) for text in texts)


def block_lines(blocks: Iterable[Block]) -> list[Line]:
    """Each block on a line of its own, with a blank line behind it; headings and items with Markdown's marks.

    Of hard-wrapped text every line stays a line, and every empty paragraph a blank one.
    """
    pieces = list(blocks)
    if _is_hard_wrapped(pieces):
        pieces = [replace(block, kind="preformatted") if block.kind == "paragraph" else block for block in pieces]
    rows: list[str] = []
    for block in pieces:
        if block.kind == "preformatted":
            rows.append(clean_row(block.text).rstrip())
            continue
        text = clean_row(block.text).strip().replace("\xad", "")
        mark = "#" * block.level + " " if block.kind == "heading" else ""
        lettered = _LETTER_BULLET.match(text) if block.kind == "paragraph" else None
        if block.kind == "item" or lettered:
            mark = "  " * block.level + "- "
        text = text[lettered.end() :] if lettered else text
        if text:
            rows += [mark + text, ""]
    return [Line(number, row) for number, row in enumerate(rows, start=1)]


def _is_hard_wrapped(blocks: Sequence[Block]) -> bool:
    """Whether the text is hard-wrapped, each line a paragraph: many paragraphs continue a sentence."""
    written = [b.text for b in blocks if b.kind == "paragraph" and b.text.strip()]
    within = sum(bool(_BROKEN_OFF.search(one)) and other[:1].islower() for one, other in pairwise(written))
    return within >= max(_FEWEST_CONTINUED, _CONTINUED_SHARE * len(written))
