"""The text of a PDF as lines in reading order, so that the families read it like a text file.

Columns are read one after the other; running heads and page numbers, known by their place and by
coming back on other pages, are left out (they get no line). A page's first line begins with a blank,
as in published text extractions, and a blank line stands where the print leaves space. Line numbers count these lines.
"""

from __future__ import annotations

import io
import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTContainer, LTPage, LTTextLine
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

from entramado.loaders.grammar import ends_sentence
from entramado.loaders.model import DocumentError
from entramado.loaders.text import Line

# Share of a page's lines that may run across the gutter of a two-column page (titles, tables).
_ACROSS_SHARE = 0.35
_COLUMN_SHARE = 0.2
_PARAGRAPH_GAP = 1.45
_COMMON_SHARE = 0.15
_SAME_ROW = 0.5
_EDGE_ROWS = 2
_SAME_PLACE_PT = 4.0
_HEAD_SHARE = 0.4
_BESIDE = 1.7
_UNKNOWN_GLYPH = re.compile(r"\(cid:\d+\)")
# A glyph without a code, or of a symbol font, that opens a line is a bullet.
_BULLET_GLYPH = re.compile(r"^(?:\(cid:\d+\)|[\uf000-\uf0ff\x7f])(?=\s)")
_MOST_UNKNOWN = 0.02
_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}


@dataclass(slots=True)
class _Row:
    """One printed line: its box in points (y upwards), its page from 0, its text."""

    page: int
    x0: float
    x1: float
    y0: float
    y1: float
    text: str

    @property
    def height(self) -> float:
        return self.y1 - self.y0


def pdf_lines(path: Path, data: bytes) -> list[Line]:
    """The lines of a PDF. Raises `DocumentError` where it is cut, locked, or holds no text."""
    if not data.lstrip()[:5] == b"%PDF-":
        raise DocumentError(f"{path}:1: the file is not a PDF by its content; give text files a name that ends in .txt")
    if b"%%EOF" not in data[-1024:]:
        raise DocumentError(f"{path}: the PDF stops before its end; fetch the document again")
    pages = _pages(path, data)
    _check_text(path, pages)
    heads = _heads(path, pages)
    bodies = [[row for row in page if id(row) not in heads] for page in pages]
    pitch = _pitch(bodies)
    out = [text for rows in bodies for text in _page_text(rows, pitch)]
    return [Line(number, text) for number, text in enumerate(out, start=1)]


def _pages(path: Path, data: bytes) -> list[list[_Row]]:
    settings = LAParams(boxes_flow=None, char_margin=2.0, line_overlap=0.5)
    try:
        return [list(_rows(n, page)) for n, page in enumerate(extract_pages(io.BytesIO(data), laparams=settings))]
    except (PDFException, PSException, ValueError, KeyError, TypeError, AssertionError, IndexError) as error:
        reason = str(error) or type(error).__name__
        raise DocumentError(f"{path}: the PDF cannot be read ({reason}); unlock or mend it, or use its text") from error


def _rows(number: int, page: LTPage) -> Iterator[_Row]:
    def walk(item: object) -> Iterator[LTTextLine]:
        if isinstance(item, LTTextLine):
            yield item
        elif isinstance(item, LTContainer):
            for part in item:
                yield from walk(part)

    for line in walk(page):
        text = line.get_text().translate(_LIGATURES).replace("\xa0", " ").strip(" \t\r\n\f")
        if text.endswith("\xad"):
            text = text[:-1] + "-"
        text = _BULLET_GLYPH.sub("•", text.replace("\xad", ""))
        if text:
            yield _Row(number, line.x0, line.x1, line.y0, line.y1, text)


def _check_text(path: Path, pages: Sequence[Sequence[_Row]]) -> None:
    text = "".join(row.text for page in pages for row in page)
    if not text:
        raise DocumentError(f"{path}: the PDF holds no text, perhaps scanned pages; run text recognition first")
    if len(_UNKNOWN_GLYPH.findall(text)) > _MOST_UNKNOWN * len(text):
        raise DocumentError(f"{path}: the PDF's letters have no code, so its text cannot be read; run text recognition")


def _heads(path: Path, pages: Sequence[Sequence[_Row]]) -> set[int]:
    """The rows (by identity) that are running heads or page numbers.

    They lie at a page's edge, come back at the same height but for digits, and count the pages or
    stand on many of them; what comes back right beside such a row (a chapter's name) is one too.
    """
    seen: dict[tuple[str, int], list[_Row]] = defaultdict(list)
    for page in pages:
        levels = sorted({round(row.y0) for row in page})
        edge = {*levels[:_EDGE_ROWS], *levels[-_EDGE_ROWS:]}
        for row in page:
            if round(row.y0) in edge:
                words = " ".join(re.sub(r"\d+", " ", row.text).casefold().split())
                seen[words, round(row.y0 / _SAME_PLACE_PT)].append(row)
    groups = [rows for rows in seen.values() if len({row.page for row in rows}) > 1]
    heads: list[_Row] = []
    for rows in groups:
        numbers = _page_numbers(rows)
        if numbers or len({row.page for row in rows}) >= max(3, _HEAD_SHARE * len(pages)):
            heads.extend(rows)
            _check_order(path, numbers)
    beside = [row for rows in groups for row in rows if any(_is_beside(row, head) for head in heads)]
    return {id(row) for row in (*heads, *beside)}


def _page_numbers(rows: Sequence[_Row]) -> list[tuple[_Row, int]]:
    """The page numbers at the rows' beginning or end; none where they do not differ from page to page."""
    for pattern in (r"^\d{1,3}(?!\d)", r"(?<!\d)\d{1,3}$"):
        found = [(row, int(match[0])) for row in rows if (match := re.search(pattern, row.text))]
        if len(found) == len(rows) and len({number for _, number in found}) == len({row.page for row in rows}):
            return found
    return []


def _is_beside(row: _Row, head: _Row) -> bool:
    return row.page == head.page and 0 < abs(row.y0 - head.y0) < _BESIDE * max(row.height, head.height)


def _check_order(path: Path, numbers: Sequence[tuple[_Row, int]]) -> None:
    ordered = sorted(numbers, key=lambda x: x[0].page)
    for (_, before), (row, number) in itertools.pairwise(ordered):
        if number < before:
            raise DocumentError(
                f"{path}: page {number} stands behind page {before} (sheet {row.page + 1} of the file), so pages are "
                "out of order; put them in order"
            )


def _pitch(pages: Sequence[Sequence[_Row]]) -> float:
    """The usual distance in points from line to line: of the common ones the smallest."""
    steps: Counter[float] = Counter()
    for rows in pages:
        by_column: dict[int, list[_Row]] = defaultdict(list)
        for row in rows:
            by_column[round(row.x0)].append(row)
        for column in by_column.values():
            down = sorted((row.y0 for row in column), reverse=True)
            steps.update(round(a - b, 1) for a, b in itertools.pairwise(down) if a - b > 1)
    common = [step for step, n in steps.items() if n >= _COMMON_SHARE * steps.total()]
    return min(common, default=0.0)


def _page_text(rows: list[_Row], pitch: float) -> list[str]:
    """A page's lines in reading order, the first with a blank before it."""
    out: list[str] = []
    for band in _bands(rows, _gutter(rows) if rows else None):
        if out and ends_sentence(out[-1]):
            out.append("")
        out.extend(_column_text(band, pitch))
    return [" " + out[0], *out[1:]] if out else []


def _gutter(rows: Sequence[_Row]) -> float | None:
    """Where two columns part (x), None for one column: few rows run across, and both sides hold rows side by side."""
    left, right = min(r.x0 for r in rows), max(r.x1 for r in rows)
    starts = sorted({round(r.x0) for r in rows if left + 0.3 * (right - left) < r.x0 < left + 0.7 * (right - left)})
    best: tuple[int, float] | None = None
    for start in starts:
        x = start - 1.0
        across = sum(r.x0 < x < r.x1 for r in rows)
        before, behind = sum(r.x1 <= x for r in rows), sum(r.x0 >= x for r in rows)
        enough = min(before, behind) >= max(3, _COLUMN_SHARE * len(rows))
        if enough and across <= _ACROSS_SHARE * len(rows) and (best is None or across < best[0]):
            best = (across, x)
    return best[1] if best else None


def _bands(rows: Sequence[_Row], gutter: float | None) -> Iterator[list[_Row]]:
    """Rows in reading order: what runs across the gutter parts the page into bands of two columns."""
    down = sorted(rows, key=lambda r: (-r.y1, r.x0))
    if gutter is None:
        yield down
        return
    band: list[_Row] = []

    def columns() -> Iterator[list[_Row]]:
        for side in ([r for r in band if r.x0 < gutter], [r for r in band if r.x0 >= gutter]):
            if side:
                yield side

    across: list[_Row] = []
    for row in down:
        if row.x0 < gutter < row.x1 and not _stands_out(row, rows, gutter):
            yield from columns()
            band = []
            across.append(row)
        else:
            if across:
                yield across
                across = []
            band.append(row)
    yield from columns()
    if across:
        yield across


def _stands_out(row: _Row, rows: Iterable[_Row], gutter: float) -> bool:
    """Whether a row of the left column runs into the right one, whose rows stand beside it (a long address)."""
    return any(other.x0 >= gutter and abs(other.y0 - row.y0) < row.height for other in rows)


def _column_text(rows: Sequence[_Row], pitch: float) -> Iterator[str]:
    """The text of one column; rows of one height are one line, wide spaces give a blank line."""
    before: _Row | None = None
    for line in _merge(rows):
        if before is not None and pitch and before.y0 - line.y0 > _PARAGRAPH_GAP * pitch:
            yield ""
        yield line.text
        before = line


def _merge(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Join what stands at one height: a bullet and its text, a number and its title."""
    current: _Row | None = None
    for row in sorted(rows, key=lambda r: (-r.y0, r.x0)):
        if current is not None and abs(current.y0 - row.y0) < _SAME_ROW * min(current.height, row.height):
            first, second = sorted((current, row), key=lambda r: r.x0)
            current = _Row(row.page, first.x0, second.x1, row.y0, row.y1, f"{first.text} {second.text}")
            continue
        if current is not None:
            yield current
        current = row
    if current is not None:
        yield current
