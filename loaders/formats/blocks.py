"""A document's pieces in reading order, whatever wrote them, and the lines that every family reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from entramado.loaders.formats.characters import clean_row
from entramado.loaders.text import Line

# So many lines at least, and such a share of all, go on with the sentence of the line before in a text typed by lines.
_LINES_OF_TEXT = 10
_SHARE_WITHIN = 0.25
_BROKEN_OFF = re.compile(r"[^\W\d_][,-]?\s*$")
# The letter that stands for a hollow bullet, typed before an item's words.
_TYPED_MARK = re.compile(r"o (?=[^\W\d_a-záéíóúñ])")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document: `kind` is heading, paragraph, item, row or typed; `level` that of a heading or item.

    A typed piece is a line as it stands, with its leading blanks. An empty paragraph is one that holds no text.
    """

    kind: str
    text: str
    level: int = 0


def note_mark(text: str) -> str:
    """The mark of a note, as Markdown has it, for a small raised number."""
    return f"<sup>{text.strip()}</sup>" if re.fullmatch(r"\s*\d{1,3}\s*", text) else text


def cells(texts: Iterable[str]) -> str:
    """A table's row as one text, its cells apart."""
    return " | ".join(" ".join(text.split()) for text in texts)


def block_lines(blocks: Iterable[Block]) -> list[Line]:
    """Each block on a line of its own, a blank line behind it; headings and items with Markdown's marks.

    Of a text that was typed line by line every line and every blank line is one.
    """
    pieces = list(blocks)
    if _is_typed(pieces):
        pieces = [replace(block, kind="typed") if block.kind == "paragraph" else block for block in pieces]
    rows: list[str] = []
    for block in pieces:
        if block.kind == "typed":
            rows.append(clean_row(block.text).rstrip())
            continue
        text = clean_row(block.text).strip().replace("\xad", "")
        mark = "#" * block.level + " " if block.kind == "heading" else ""
        typed = _TYPED_MARK.match(text) if block.kind == "paragraph" else None
        if block.kind == "item" or typed:
            mark = "  " * block.level + "- "
        text = text[typed.end() :] if typed else text
        if text:
            rows += [mark + text, ""]
    return [Line(number, row) for number, row in enumerate(rows, start=1)]


def _is_typed(blocks: Sequence[Block]) -> bool:
    """Whether each line of the text is a paragraph: many a sentence goes on in the next one."""
    written = [b.text for b in blocks if b.kind == "paragraph" and b.text.strip()]
    within = sum(bool(_BROKEN_OFF.search(one)) and other[:1].islower() for one, other in pairwise(written))
    return within >= max(_LINES_OF_TEXT, _SHARE_WITHIN * len(written))
