"""Files of a word processor (DOCX): headings by their style, lists, tables by cells."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.table import Table

from entramado.loaders.files import Source
from entramado.loaders.formats.blocks import Block, block_lines, cells
from entramado.loaders.model import DocumentError

_HEADING = re.compile(r"(?:heading|t[ií]tulo|encabezado)\s*(\d)", re.IGNORECASE)
_DEEPEST = 6


def read_docx(path: Path, data: bytes) -> Source:
    """The lines of a DOCX file. Raises `DocumentError` where it is none."""
    return Source("DOCX", block_lines(docx_blocks(path, data)))


def docx_blocks(path: Path, data: bytes) -> Iterator[Block]:
    """The blocks of a DOCX file in reading order. Raises `DocumentError` where it is none."""
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:
        raise DocumentError(f"{path}:1: the file is not a whole DOCX file; save it again from its program") from error
    for piece in document.iter_inner_content():
        if isinstance(piece, Table):
            for row in piece.rows:
                yield Block("row", cells(cell.text for cell in row.cells))
            continue
        text = " ".join(piece.text.split())
        style = str(piece.style.name) if piece.style is not None else ""
        heading = _HEADING.match(style)
        if text and (heading or style == "Title"):
            yield Block("heading", text, min(_DEEPEST, int(heading[1])) if heading else 1)
        elif text:
            yield Block("item" if "List" in style else "paragraph", text)
