"""DOCX files as blocks, and blocks as the lines that every family reads."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.table import Table

from entramado.loaders.model import DocumentError
from entramado.loaders.text import Line

_HEADING = re.compile(r"(?:heading|t[ií]tulo|encabezado)\s*(\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document: `kind` is heading, paragraph, item or row; `level` that of a heading."""

    kind: str
    text: str
    level: int = 0


def docx_blocks(path: Path, data: bytes) -> Iterator[Block]:
    """The blocks of a DOCX file in reading order. Raises `DocumentError` where it is none."""
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:
        raise DocumentError(f"{path}:1: the file is not a whole DOCX file; save it again from its program") from error
    for piece in document.iter_inner_content():
        if isinstance(piece, Table):
            for row in piece.rows:
                yield Block("row", " | ".join(" ".join(cell.text.split()) for cell in row.cells))
            continue
        text = " ".join(piece.text.split())
        style = str(piece.style.name) if piece.style is not None else ""
        heading = _HEADING.match(style)
        if text:
            level = int(heading[1]) if heading else 0
            yield Block("heading" if heading else "item" if "List" in style else "paragraph", text, level)


def block_lines(blocks: Iterable[Block]) -> list[Line]:
    """Each block on a line of its own, a blank line behind it; headings and items with Markdown's marks."""
    marks = {"item": "- "}
    rows: list[str] = []
    for block in blocks:
        mark = "#" * block.level + " " if block.kind == "heading" else marks.get(block.kind, "")
        rows += [mark + block.text, ""]
    return [Line(number, row) for number, row in enumerate(rows, start=1)]
