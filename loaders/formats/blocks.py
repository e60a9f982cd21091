"""A document's pieces in reading order, whatever wrote them, and the lines that every family reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from entramado.loaders.formats.characters import clean_row
from entramado.loaders.text import Line

# The letter that stands for a hollow bullet, typed before an item's words.
_TYPED_MARK = re.compile(r"o (?=[^\W\d_a-záéíóúñ])")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document: `kind` is heading, paragraph, item or row; `level` that of a heading or item."""

    kind: str
    text: str
    level: int = 0


def cells(texts: Iterable[str]) -> str:
    """A table's row as one text, its cells apart."""
    return " | ".join(" ".join(text.split()) for text in texts)


def block_lines(blocks: Iterable[Block]) -> list[Line]:
    """Each block on a line of its own, a blank line behind it; headings and items with Markdown's marks."""
    rows: list[str] = []
    for block in blocks:
        text = clean_row(block.text).strip().replace("\xad", "")
        mark = "#" * block.level + " " if block.kind == "heading" else ""
        typed = _TYPED_MARK.match(text) if block.kind == "paragraph" else None
        if block.kind == "item" or typed:
            mark = "  " * block.level + "- "
        text = text[typed.end() :] if typed else text
        if text:
            rows += [mark + text, ""]
    return [Line(number, row) for number, row in enumerate(rows, start=1)]
