"""Reads DOCX files (Word): headings by their style, lists with their numbers, tables row by row.

Text of content controls, tracked insertions and text boxes is text like any other; footnotes stand behind the
paragraph that refers to them.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from entramado.loaders.formats.blocks import Block, block_lines, cells, note_mark
from entramado.loaders.formats.files import FileLines
from entramado.loaders.records import DocumentError

_HEADING = re.compile(r"(?:heading|t[ií]tulo|encabezado)\s*(\d)", re.IGNORECASE)
_TITLE = frozenset(("Title", "Título", "Puesto"))
_LIST = re.compile(r"list|lista|viñeta|bullet", re.IGNORECASE)
_DEEPEST = 6
_MOST_IN_A_CELL = 4
_PARAGRAPH, _TABLE, _CONTROL, _BOX = qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:txbxContent")
_REFERENCE = qn("w:footnoteReference")
_NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def read_docx(path: Path, data: bytes) -> FileLines:
    """The lines of a DOCX file. Raises `DocumentError` where it is none."""
    return FileLines("DOCX", block_lines(docx_blocks(path, data)))


def docx_blocks(path: Path, data: bytes) -> Iterator[Block]:
    """The blocks of a DOCX file in reading order. Raises `DocumentError` where it is none."""
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:
        raise DocumentError(f"{path}:1: the file is not a whole DOCX file; save it again from its program") from error
    yield from _Reader(document).blocks(document.element.body)


class _Reader:
    """Walks the elements of a document, with its styles, the counters of its lists, and its footnotes."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style for style in document.styles}
        self._levels, self._numbers = _numbering(document)
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * 10)
        self._notes = _footnotes(document)

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks of what an element holds."""
        for element in parent:
            if element.tag == _PARAGRAPH:
                yield from self._paragraph(element)
            elif element.tag == _TABLE:
                for row in _own(element, "w:tr"):
                    yield from self._row(list(_own(row, "w:tc")))
            elif element.tag == _CONTROL:
                for content in element.iterchildren(qn("w:sdtContent")):
                    yield from self.blocks(content)

    def _row(self, row: list[Any]) -> Iterator[Block]:
        """A row as one block; the cells of a layout table hold several paragraphs, which are read one by one."""
        if any(sum(bool(_text(p)) for p in cell.iterchildren(_PARAGRAPH)) > _MOST_IN_A_CELL for cell in row):
            for cell in row:
                yield from self.blocks(cell)
        else:
            yield Block("row", cells(_text(cell) for cell in row))

    def _paragraph(self, element: Any) -> Iterator[Block]:
        """A paragraph as a heading, an item or a paragraph, then its text boxes and footnotes."""
        style = self._styles.get(_value(element, "w:pPr/w:pStyle"))
        name = str(style.name) if style is not None else ""
        heading = _HEADING.match(name)
        mark = self._mark(element, style)
        text = _text(element)
        if not text and mark is None:
            yield Block("paragraph", "")
        if text and (heading or name in _TITLE):
            yield Block("heading", f"{mark or ''}{text}", min(_DEEPEST, int(heading[1])) if heading else 1)
        elif text:
            listed = mark == "" or (mark is None and _LIST.search(name) is not None)
            yield Block("item" if listed else "paragraph", f"{mark or _leading_blanks(element)}{text}")
        for box in element.iter(_BOX):
            yield from self.blocks(box)
        for reference in element.iter(_REFERENCE):
            number = str(reference.get(qn("w:id")))
            if number in self._notes:
                yield Block("paragraph", f"{note_mark(number)} {self._notes[number]}")

    def _mark(self, element: Any, style: Any) -> str | None:
        """The number that numbering sets before a paragraph, "" for a bullet, None outside of lists."""
        number, level = _value(element, "w:pPr/w:numPr/w:numId"), _value(element, "w:pPr/w:numPr/w:ilvl")
        while not number and style is not None:
            number = _value(style.element, "w:pPr/w:numPr/w:numId")
            level = level or _value(style.element, "w:pPr/w:numPr/w:ilvl")
            style = style.base_style
        depth = int(level or 0)
        kind, shown, first = self._levels.get((self._numbers.get(number, ""), depth), ("", "", 1))
        if not kind:
            return None
        counts = self._counts[number]
        counts[depth] = counts[depth] + 1 if counts[depth] else first
        counts[depth + 1 :] = [0] * len(counts[depth + 1 :])
        if kind == "bullet":
            return ""
        filled = re.sub(r"%(\d)", lambda m: _numeral(counts[int(m[1]) - 1] or 1, kind), shown)
        return f"{filled} " if filled.strip() else None


def _own(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, without those of nested tables."""
    return (x for x in parent.iter(qn(tag)) if next(x.iterancestors(parent.tag)) is parent)


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return str(found.get(qn("w:val")) or "") if found is not None else ""


def _text(element: Any) -> str:
    """The text of an element without its text boxes; tabs and line breaks become blanks."""
    parts: list[str] = []
    boxed = {id(piece) for box in element.iter(_BOX) for piece in box.iter()}
    pieces = (qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen"), _REFERENCE, _PARAGRAPH)
    for piece in element.iter(*pieces):
        if id(piece) in boxed:
            continue
        if piece.tag == qn("w:t"):
            raised = _value(piece.getparent(), "w:rPr/w:vertAlign") == "superscript"
            parts.append(note_mark(piece.text or "") if raised else piece.text or "")
        elif piece.tag == _REFERENCE:
            parts.append(note_mark(str(piece.get(qn("w:id")))))
        else:
            parts.append("-" if piece.tag == qn("w:noBreakHyphen") else " ")
    return " ".join("".join(parts).split())


def _leading_blanks(element: Any) -> str:
    """The leading blanks of a paragraph's text."""
    first = next((str(piece.text) for piece in element.iter(qn("w:t")) if piece.text), "")
    return first[: len(first) - len(first.lstrip(" "))]


def _numbering(document: Any) -> tuple[dict[tuple[str, int], tuple[str, str, int]], dict[str, str]]:
    """The numbering of lists, as Word has it.

    The first mapping gives for abstract list and depth the number format, its text ("%1.") and its start; the second
    the abstract list of each ``numId``.
    """
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}, {}
    levels = {}
    for abstract in root.iter(qn("w:abstractNum")):
        for level in abstract.iter(qn("w:lvl")):
            place = str(abstract.get(qn("w:abstractNumId"))), int(level.get(qn("w:ilvl")))
            start = _value(level, "w:start")
            levels[place] = (_value(level, "w:numFmt"), _value(level, "w:lvlText"), int(start) if start else 1)
    numbers = {str(n.get(qn("w:numId"))): _value(n, "w:abstractNumId") for n in root.iter(qn("w:num"))}
    return levels, numbers


def _footnotes(document: Any) -> dict[str, str]:
    """The text of each footnote, by its id."""
    for relation in document.part.rels.values():
        if relation.reltype == _NOTES:
            root = parse_xml(relation.target_part.blob)
            return {str(note.get(qn("w:id"))): _text(note) for note in root.iter(qn("w:footnote"))}
    return {}


def _numeral(number: int, kind: str) -> str:
    """A number in the format `kind` (``w:numFmt``): letters, Roman numerals, else digits."""
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        out = ""
        for value, numeral in _ROMAN:
            out += numeral * (number // value)
            number %= value
        return out.upper() if kind == "upperRoman" else out
    return str(number)
