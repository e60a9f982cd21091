"""The pages of a PDF as rows of text with their boxes: turned pages turned back, drawn bullets as bullets."""

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
# A glyph without a code, or of a symbol font, that opens a line is a bullet.
_BULLET_GLYPH = re.compile(r"^(?:\(cid:\d+\)|[\uf000-\uf0ff\x7f])(?=\s)")
_BULLET = "•"
_MOST_UNKNOWN = 0.02
# A picture that covers at least this share of its page may be a scan.
_SCAN_SHARE = 0.3
# Sides of a drawn bullet, in points, and how far left of its text it stands.
_MARK_LEAST_PT, _MARK_MOST_PT, _MARK_REACH_PT = 1.2, 9.0, 40.0
_ROUND = 1.6
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
# Of a bold line's letters, the share that is bold: a note's raised mark may not be.
_ALL_BOLD = 0.95
# How small the letters of a raised number are beside its line's, and how far they are lifted, in sizes of the line.
_RAISED_SHARE, _LIFT = 0.8, 0.15
_OUTLINES = 200
_RIGHT_ANGLE = 90
_FULL_TURN = 360


@dataclass(slots=True)
class PrintedLine:
    """One printed line: its box in points (y upwards), its page from 0, its text, its letters' size, whether bold."""

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
    """One page: its number from 0, its rows, the degrees it was turned back by, the letters still turned.

    `image` says that a picture covers much of it; `left` and `top` are its upper left corner in points.
    """

    number: int
    rows: list[PrintedLine] = field(default_factory=list)
    turned: int = 0
    askew: int = 0
    image: bool = False
    left: float = 0.0
    top: float = 0.0


def read_sheets(path: Path, data: bytes) -> list[PdfPage]:
    """The pages of a PDF. Raises `DocumentError` where it is locked or broken, or holds no text at all."""
    try:
        sheets = list(_sheets(data))
    except (PDFException, PSException, ValueError, KeyError, TypeError, AssertionError, IndexError) as error:
        reason = str(error) or type(error).__name__
        raise DocumentError(f"{path}: the PDF cannot be read ({reason}); unlock or mend it, or use its text") from error
    _check_text(path, "".join(row.text for sheet in sheets for row in sheet.rows))
    return sheets


def _check_text(path: Path, text: str) -> None:
    if not text:
        raise DocumentError(f"{path}: the PDF holds no text, perhaps scanned pages; run text recognition first")
    if len(_UNKNOWN_GLYPH.findall(text)) > _MOST_UNKNOWN * len(text):
        raise DocumentError(f"{path}: the PDF's letters have no code, so its text cannot be read; run text recognition")


def _sheets(data: bytes) -> Iterator[PdfPage]:
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=LAParams(boxes_flow=None, char_margin=2.0, line_overlap=0.5))
    interpreter = PDFPageInterpreter(manager, device)
    for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data))):
        interpreter.process_page(page)
        layout = device.get_result()
        angles = _angles(layout)
        turned = angles.most_common(1)[0][0] if angles else 0
        if turned:
            page.rotate = (page.rotate + turned) % _FULL_TURN
            interpreter.process_page(page)
            layout = device.get_result()
        askew = sum(n for angle, n in _angles(layout).items() if angle) if turned else 0
        rows = list(_rows(number, layout))
        yield PdfPage(number, rows, turned, askew, _is_picture(layout), layout.x0, layout.y1)


def _parts(item: object, kind: type | tuple[type, ...]) -> Iterator[object]:
    """What of a kind a layout holds, at any depth."""
    if isinstance(item, kind):
        yield item
    elif isinstance(item, LTContainer):
        for part in item:
            yield from _parts(part, kind)


def _angles(layout: LTPage) -> Counter[int]:
    """How many letters are turned by how many degrees (0, 90, 180, 270), clockwise turns that set them right."""
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


def _rows(number: int, layout: LTPage) -> Iterator[PrintedLine]:
    marks = list(_marks(layout))
    for line in _parts(layout, LTTextLine):
        assert isinstance(line, LTTextLine)
        text = clean_row(_text(line).strip(" \t\r\n\f")).strip()
        if text.endswith("\xad"):
            text = text[:-1] + "-"
        text = _BULLET_GLYPH.sub(_BULLET, text.replace("\xad", ""))
        if text:
            x0 = _mark_before(line, marks)
            if x0 is not None and not text.startswith(_BULLET):
                text = f"{_BULLET} {text}"
            x0 = line.x0 if x0 is None else x0
            yield PrintedLine(number, x0, line.x1, line.y0, line.y1, text, *_set(line))


def _text(line: LTTextLine) -> str:
    """A line's letters, the small raised numbers among them as marks of notes."""
    letters = [c for c in line if isinstance(c, LTChar) and c.get_text().strip()]
    sizes = Counter(round(c.size, 1) for c in letters).most_common(1)
    if not sizes or all(c.size > _RAISED_SHARE * sizes[0][0] for c in letters):
        return str(line.get_text())
    usual = sizes[0][0]
    foot = min(c.y0 for c in letters if c.size > _RAISED_SHARE * usual)
    parts: list[str] = []
    raised = ""
    for piece in line:
        said = str(piece.get_text())
        small = isinstance(piece, LTChar) and piece.size <= _RAISED_SHARE * usual and piece.y0 > foot + _LIFT * usual
        if small and said.isdigit():
            raised += said
            continue
        if raised:
            parts.append(note_mark(raised))
            raised = ""
        parts.append(said)
    return "".join([*parts, note_mark(raised) if raised else ""])


def _set(line: LTTextLine) -> tuple[float, bool]:
    """The usual size of a line's letters in points, and whether nearly all are bold."""
    letters = [c for c in line if isinstance(c, LTChar) and c.get_text().strip()]
    if not letters:
        return 0.0, False
    size = Counter(round(c.size, 1) for c in letters).most_common(1)[0][0]
    return size, sum(bool(_BOLD.search(c.fontname)) for c in letters) >= _ALL_BOLD * len(letters)


def _marks(layout: LTPage) -> Iterator[LTCurve | LTImage]:
    """Small drawn shapes, as wide as high: they may be bullets."""
    for shape in _parts(layout, (LTCurve, LTImage)):
        assert isinstance(shape, LTCurve | LTImage)
        small, large = sorted((shape.width, shape.height))
        if _MARK_LEAST_PT <= small <= large <= _MARK_MOST_PT and large <= _ROUND * small:
            yield shape


def _mark_before(line: LTTextLine, marks: Sequence[LTCurve | LTImage]) -> float | None:
    """Where the bullet drawn right before a line stands (x), None where there is none."""
    for mark in marks:
        middle = (mark.y0 + mark.y1) / 2
        if line.y0 <= middle <= line.y1 and mark.x1 <= line.x0 + 1 and line.x0 - mark.x1 < _MARK_REACH_PT:
            return float(mark.x0)
    return None
