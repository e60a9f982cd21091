"""The pages of a PDF as rows of text with their boxes; rotated pages are turned upright, drawn bullets are marks."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTCurve, LTImage, LTPage, LTTextLine
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from entramado.loaders.formats.blocks import note_mark
from entramado.loaders.formats.characters import clean_row
from entramado.loaders.records import DocumentError

_UNKNOWN_GLYPH = re.compile(r"\(cid:\d+\)")
# A glyph without a character code, or of a symbol font, at a line's beginning is a bullet.
_BULLET_GLYPH = re.compile(r"^(?:\(cid:\d+\)|[\uf000-\uf0ff\x7f])(?=\s)")
_BULLET = "•"
# The share of such glyphs in the text up to which it is readable.
_MOST_UNKNOWN = 0.02
# A picture that covers at least this share of its page may be a scan.
_SCAN_SHARE = 0.3
# Sides of a drawn bullet, in points, and how far left of its text it stands.
_BULLET_LEAST_PT, _BULLET_MOST_PT, _BULLET_REACH_PT = 1.2, 9.0, 40.0
# The longer side is at most so many times the shorter.
_ROUND = 1.6
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
# The share of bold letters in a bold line: a superscript may not be bold.
_ALL_BOLD = 0.95
# Size and lift of a superscript, as shares of its line's letter size.
_SUPERSCRIPT_SHARE, _LIFT = 0.8, 0.15
# A page of so many curves may be text whose letters are drawn as outlines.
_OUTLINES = 200
_RIGHT_ANGLE = 90
_FULL_TURN = 360


@dataclass(slots=True)
class PdfLine:
    """One printed line: page from 0, box in points (y upwards), text, letter size in points (0: unknown), weight."""

    page: int
    x0: float
    x1: float
    y0: float
    y1: float
    text: str
    size: float = 0.0
    bold: bool = False

    @property
    def height(self) -> float:
        """The height of its box in points."""
        return self.y1 - self.y0


@dataclass(slots=True)
class PdfPage:
    """One page: its number from 0 and its rows.

    `rotation` is the clockwise turn in degrees that set it upright, `rotated_letters` the number of letters still not
    upright; `is_picture` says that a picture covers much of it; `left` and `top` are its upper left corner in points.
    """

    number: int
    rows: list[PdfLine] = field(default_factory=list)
    rotation: int = 0
    rotated_letters: int = 0
    is_picture: bool = False
    left: float = 0.0
    top: float = 0.0


def read_pdf_pages(path: Path, data: bytes) -> list[PdfPage]:
    """The pages of a PDF. Raises `DocumentError` where it is encrypted, damaged, or holds no readable text."""
    try:
        pages = list(_pages(data))
    except (PDFException, PSException, ValueError, KeyError, TypeError, AssertionError, IndexError) as error:
        reason = str(error) or type(error).__name__
        raise DocumentError(f"{path}: the PDF cannot be read ({reason}); unlock or mend it, or use its text") from error
    _check_text(path, "".join(row.text for page in pages for row in page.rows))
    return pages


def _check_text(path: Path, text: str) -> None:
    """Raise `DocumentError` for a text that is empty or mostly glyphs without a character code."""
    if not text:
        raise DocumentError(f"{path}: the PDF holds no text, perhaps scanned pages; run text recognition first")
    if len(_UNKNOWN_GLYPH.findall(text)) > _MOST_UNKNOWN * len(text):
        raise DocumentError(f"{path}: the PDF's letters have no code, so its text cannot be read; run text recognition")


def _pages(data: bytes) -> Iterator[PdfPage]:
    """Lay out each page; one most of whose letters are rotated is laid out again upright."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams(boxes_flow=None, char_margin=2.0, line_overlap=0.5))
    interpreter = PDFPageInterpreter(manager, device)
    for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data))):
        interpreter.process_page(page)
        layout = device.get_result()
        angles = _angles(layout)
        rotation = angles.most_common(1)[0][0] if angles else 0
        if rotation:
            page.rotate = (page.rotate + rotation) % _FULL_TURN
            interpreter.process_page(page)
            layout = device.get_result()
        rotated = sum(n for angle, n in _angles(layout).items() if angle) if rotation else 0
        rows = list(_rows(number, layout))
        yield PdfPage(number, rows, rotation, rotated, _is_picture(layout), layout.x0, layout.y1)


def _parts(item: object, kind: type | tuple[type, ...]) -> Iterator[object]:
    """The objects of a type within a layout, at any depth."""
    if isinstance(item, kind):
        yield item
    elif isinstance(item, LTContainer):
        for part in item:
            yield from _parts(part, kind)


def _angles(layout: LTPage) -> Counter[int]:
    """The number of letters by the clockwise turn in degrees that sets them upright (0, 90, 180, 270)."""
    found: Counter[int] = Counter()
    for char in _parts(layout, LTChar):
        a, b, *_ = char.matrix  # type: ignore[attr-defined]
        found[(0 if a >= 0 else 180) if abs(a) >= abs(b) else _RIGHT_ANGLE if b > 0 else 270] += 1
    return found


def _is_picture(layout: LTPage) -> bool:
    """Whether a picture covers much of a page, or hundreds of curves do (letters drawn as outlines)."""
    if sum(1 for _ in _parts(layout, LTCurve)) >= _OUTLINES:
        return True
    area = max(1.0, layout.width * layout.height)
    return any(i.width * i.height >= _SCAN_SHARE * area for i in _parts(layout, LTImage))  # type: ignore[attr-defined]


def _rows(number: int, layout: LTPage) -> Iterator[PdfLine]:
    """The rows of a page's layout, drawn bullets as characters."""
    marks = list(_bullet_shapes(layout))
    for line in _parts(layout, LTTextLine):
        assert isinstance(line, LTTextLine)
        text = clean_row(_text(line).strip(" \t\r\n\f")).strip()
        if text.endswith("\xad"):
            text = text[:-1] + "-"
        text = _BULLET_GLYPH.sub(_BULLET, text.replace("\xad", ""))
        if text:
            x0 = _bullet_before(line, marks)
            if x0 is not None and not text.startswith(_BULLET):
                text = f"{_BULLET} {text}"
            x0 = line.x0 if x0 is None else x0
            yield PdfLine(number, x0, line.x1, line.y0, line.y1, text, *_font(line))


def _text(line: LTTextLine) -> str:
    """A line's text, superscript numbers as marks of notes."""
    letters = [c for c in line if isinstance(c, LTChar) and c.get_text().strip()]
    sizes = Counter(round(c.size, 1) for c in letters).most_common(1)
    if not sizes or all(c.size > _SUPERSCRIPT_SHARE * sizes[0][0] for c in letters):
        return str(line.get_text())
    usual = sizes[0][0]
    foot = min(c.y0 for c in letters if c.size > _SUPERSCRIPT_SHARE * usual)
    parts: list[str] = []
    raised = ""
    for piece in line:
        said = str(piece.get_text())
        is_raised = (
            isinstance(piece, LTChar) and piece.size <= _SUPERSCRIPT_SHARE * usual and piece.y0 > foot + _LIFT * usual
        )
        if is_raised and said.isdigit():
            raised += said
            continue
        if raised:
            parts.append(note_mark(raised))
            raised = ""
        parts.append(said)
    return "".join([*parts, note_mark(raised) if raised else ""])


def _font(line: LTTextLine) -> tuple[float, bool]:
    """The usual size of a line's letters in points, and whether nearly all are bold."""
    letters = [c for c in line if isinstance(c, LTChar) and c.get_text().strip()]
    if not letters:
        return 0.0, False
    size = Counter(round(c.size, 1) for c in letters).most_common(1)[0][0]
    return size, sum(bool(_BOLD.search(c.fontname)) for c in letters) >= _ALL_BOLD * len(letters)


def _bullet_shapes(layout: LTPage) -> Iterator[LTCurve | LTImage]:
    """Small drawn shapes about as wide as high, which may be bullets."""
    for shape in _parts(layout, (LTCurve, LTImage)):
        assert isinstance(shape, LTCurve | LTImage)
        small, large = sorted((shape.width, shape.height))
        if _BULLET_LEAST_PT <= small <= large <= _BULLET_MOST_PT and large <= _ROUND * small:
            yield shape


def _bullet_before(line: LTTextLine, marks: Sequence[LTCurve | LTImage]) -> float | None:
    """The x of the bullet drawn right before a line, None without one."""
    for mark in marks:
        middle = (mark.y0 + mark.y1) / 2
        if line.y0 <= middle <= line.y1 and mark.x1 <= line.x0 + 1 and line.x0 - mark.x1 < _BULLET_REACH_PT:
            return float(mark.x0)
    return None
