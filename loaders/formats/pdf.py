"""The text of a PDF as lines in reading order, so that the families read it like a text file.

Columns are read one after the other; running heads and page numbers, known by their place and by
coming back on other pages, are left out (they get no line). A page's first line begins with a blank,
as in published text extractions, and a blank line stands where the print leaves space. Line numbers count these lines.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from entramado.loaders.formats.files import FileLines
from entramado.loaders.formats.pdf_notes import part_notes, with_notes
from entramado.loaders.formats.pdf_sheets import PdfPage, PrintedLine, read_sheets
from entramado.loaders.grammar import ends_sentence
from entramado.loaders.records import Box, DocumentError, Flag
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
_COPY_ROWS = 5
_SCANNED_LETTERS = 80
_INDENT_PT = 4.0
_PITCH_ROWS = 10
_MOST_BLANKS = 3
_GOES_ON_TIMES = 2
# How many times the usual size the letters of a heading have at least.
_LARGE = 1.15


def read_pdf(path: Path, data: bytes) -> FileLines:
    """The lines of a PDF, and flags on its pages without text or turned. Raises `DocumentError`."""
    if not data.lstrip()[:5] == b"%PDF-":
        raise DocumentError(f"{path}:1: the file is not a PDF by its content; give text files a name that ends in .txt")
    if b"%%EOF" not in data[-1024:]:
        raise DocumentError(f"{path}: the PDF stops before its end; fetch the document again")
    sheets = read_sheets(path, data)
    pages = _without_copies([sheet.rows for sheet in sheets])
    heads = _heads(path, [rows for rows in pages if rows])
    bodies = [[row for row in page if id(row) not in heads] for page in pages]
    pitch = _pitch(bodies)
    lines: list[Line] = []
    boxes: dict[int, Box] = {}
    flags: list[Flag] = []
    headings: set[int] = set()
    usual = _usual_size(bodies)
    parted = [part_notes(body, usual) for body in bodies]
    texts = with_notes([(_page_text(text, _own_pitch(text, pitch)), notes) for text, notes in parted])
    for sheet, rows, body, written in zip(sheets, pages, bodies, texts, strict=True):
        at = len(lines) + 1
        flags.extend(Flag(path.name, at, code, message) for code, message in _told(sheet, rows, body))
        for number, (text, row) in enumerate(written, start=at):
            lines.append(Line(number, text))
            if row is not None:
                boxes[number] = _box(row, sheets[row.page])
                if row.bold or row.size >= _LARGE * usual > 0:
                    headings.add(number)
    return FileLines("PDF", lines, len(sheets), flags, boxes, frozenset(headings))


def _own_pitch(rows: Sequence[PrintedLine], pitch: float) -> float:
    """The pitch of a page: one that is set wider than the others has its own."""
    return max(pitch, _pitch([rows])) if len(rows) >= _PITCH_ROWS else pitch


def _usual_size(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """The size in points that most letters have."""
    sizes: Counter[float] = Counter()
    for row in (row for page in pages for row in page):
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _box(row: PrintedLine, sheet: PdfPage) -> Box:
    """Where a row is printed, as readers of PDF count: from the upper left corner of the page."""
    left, top = round(row.x0 - sheet.left, 1), round(sheet.top - row.y1, 1)
    return Box(sheet.number + 1, left, top, round(row.x1 - row.x0, 1), round(row.height, 1))


def pdf_lines(path: Path, data: bytes) -> list[Line]:
    """The lines of a PDF. Raises `DocumentError` where it is cut, locked, or holds no text."""
    return read_pdf(path, data).lines


def _without_copies(pages: Sequence[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """The pages' rows, none for a page that says all that the page before says, at the same places."""
    out: list[list[PrintedLine]] = []
    last: list[tuple[str, int, int]] = []
    for rows in pages:
        said = [(row.text, round(row.x0), round(row.y0)) for row in rows]
        copy = said == last and len(said) >= _COPY_ROWS
        out.append([] if copy else rows)
        last = said or last
    return out


def _told(sheet: PdfPage, rows: Sequence[PrintedLine], body: Sequence[PrintedLine]) -> Iterator[tuple[str, str]]:
    """What is to be said of a page, each with its code."""
    page = sheet.number + 1
    if sheet.rows and not rows:
        yield "page-repeated", f"page {page} of the PDF says again what the page before says; it is left out"
    elif sheet.image and sum(len(row.text) for row in body) < _SCANNED_LETTERS:
        yield "page-without-text", f"page {page} of the PDF is a picture, perhaps a scan; run text recognition on it"
    if sheet.turned:
        yield "page-turned", f"page {page} of the PDF is turned by {sheet.turned} degrees; it is read turned back"
    if sheet.askew:
        yield "page-turned", f"{sheet.askew} letters on page {page} of the PDF are turned and are not read"


def _heads(path: Path, pages: Sequence[Sequence[PrintedLine]]) -> set[int]:
    """The rows (by identity) that are running heads or page numbers.

    They lie at a page's edge, come back at the same height but for digits, and count the pages or
    stand on many of them; what comes back right beside such a row (a chapter's name) is one too.
    """
    seen: dict[tuple[str, int], list[PrintedLine]] = defaultdict(list)
    for page in pages:
        levels = sorted({round(row.y0) for row in page})
        edge = {*levels[:_EDGE_ROWS], *levels[-_EDGE_ROWS:]}
        for row in page:
            if round(row.y0) in edge:
                words = " ".join(re.sub(r"\d+", " ", row.text).casefold().split())
                seen[words, round(row.y0 / _SAME_PLACE_PT)].append(row)
    groups = [rows for rows in seen.values() if len({row.page for row in rows}) > 1]
    heads: list[PrintedLine] = []
    for rows in groups:
        numbers = _page_numbers(rows)
        if numbers or len({row.page for row in rows}) >= max(3, _HEAD_SHARE * len(pages)):
            heads.extend(rows)
            _check_order(path, numbers)
    beside = [row for rows in groups for row in rows if any(_is_beside(row, head) for head in heads)]
    return {id(row) for row in (*heads, *beside)}


def _page_numbers(rows: Sequence[PrintedLine]) -> list[tuple[PrintedLine, int]]:
    """The page numbers at the rows' beginning or end; none where they do not differ or do not count the pages.

    Of shares in charts at the same height ("20%", "25%", "64%") none is as far from its page's place as another.
    """
    for pattern in (r"^\d{1,3}(?!\d)", r"(?<!\d)\d{1,3}$"):
        found = [(row, int(match[0])) for row in rows if (match := re.search(pattern, row.text))]
        if len(found) != len(rows) or len({number for _, number in found}) != len({row.page for row in rows}):
            continue
        apart = Counter(number - row.page for row, number in found).most_common(1)[0][1]
        if apart > 1:
            return found
    return []


def _is_beside(row: PrintedLine, head: PrintedLine) -> bool:
    return row.page == head.page and 0 < abs(row.y0 - head.y0) < _BESIDE * max(row.height, head.height)


def _check_order(path: Path, numbers: Sequence[tuple[PrintedLine, int]]) -> None:
    ordered = sorted(numbers, key=lambda x: x[0].page)
    for (_, before), (row, number) in itertools.pairwise(ordered):
        if number < before:
            raise DocumentError(
                f"{path}: page {number} stands behind page {before} (sheet {row.page + 1} of the file), so pages are "
                "out of order; put them in order"
            )


def _pitch(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """The usual distance in points from line to line: of the common ones the smallest.

    A short document may have few lines that go on with a sentence; their distance counts where it is smaller.
    """
    steps: Counter[float] = Counter()
    within: Counter[float] = Counter()
    for rows in pages:
        by_column: dict[int, list[PrintedLine]] = defaultdict(list)
        for row in rows:
            by_column[round(row.x0)].append(row)
        for column in by_column.values():
            down = sorted(column, key=lambda row: -row.y0)
            for row, below in itertools.pairwise(down):
                step = round(row.y0 - below.y0, 1)
                if step > 1:
                    steps[step] += 1
                    within[step] += below.text[0].islower() and row.text[-1].isalpha()
    common = [step for step, n in steps.items() if n >= _COMMON_SHARE * steps.total()]
    usual, times = within.most_common(1)[0] if within else (0.0, 0)
    return min([*common, usual] if times >= _GOES_ON_TIMES else common, default=0.0)


def _page_text(rows: list[PrintedLine], pitch: float) -> list[tuple[str, PrintedLine | None]]:
    """A page's lines in reading order with their rows, the first with a blank before it; blank lines have no row."""
    out: list[tuple[str, PrintedLine | None]] = []
    for band in _bands(rows, _gutter(rows) if rows else None):
        if out and ends_sentence(out[-1][0]):
            out.append(("", None))
        out.extend(_column_text(band, pitch))
    return [(" " + out[0][0], out[0][1]), *out[1:]] if out else []


def _gutter(rows: Sequence[PrintedLine]) -> float | None:
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


def _bands(rows: Sequence[PrintedLine], gutter: float | None) -> Iterator[list[PrintedLine]]:
    """Rows in reading order: what runs across the gutter parts the page into bands of two columns."""
    down = sorted(rows, key=lambda r: (-r.y1, r.x0))
    if gutter is None:
        yield down
        return
    band: list[PrintedLine] = []

    def columns() -> Iterator[list[PrintedLine]]:
        for side in ([r for r in band if r.x0 < gutter], [r for r in band if r.x0 >= gutter]):
            if side:
                yield side

    across: list[PrintedLine] = []
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


def _stands_out(row: PrintedLine, rows: Iterable[PrintedLine], gutter: float) -> bool:
    """Whether a row of the left column runs into the right one, whose rows stand beside it (a long address)."""
    return any(other.x0 >= gutter and abs(other.y0 - row.y0) < row.height for other in rows)


def _column_text(rows: Sequence[PrintedLine], pitch: float) -> Iterator[tuple[str, PrintedLine | None]]:
    """The text of one column; rows of one height are one line; wide spaces and changed indents give a blank line."""
    before: PrintedLine | None = None
    for line in _merge(rows):
        if before is not None and (_is_apart(before, line, pitch) or _is_indented(before, line)):
            left_free = round((before.y0 - line.y0) / pitch) - 1 if pitch else 1
            yield from (("", None) for _ in range(min(_MOST_BLANKS, max(1, left_free))))
        yield line.text, line
        before = line


def _is_apart(before: PrintedLine, line: PrintedLine, pitch: float) -> bool:
    return bool(pitch) and before.y0 - line.y0 > _PARAGRAPH_GAP * pitch


def _is_indented(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a new sentence begins further in or out than the finished line above it."""
    begins = line.text[:1].isupper() and ends_sentence(before.text)
    return begins and abs(line.x0 - before.x0) > _INDENT_PT


def _merge(rows: Iterable[PrintedLine]) -> Iterator[PrintedLine]:
    """Join what stands at one height: a bullet and its text, a number and its title."""
    current: PrintedLine | None = None
    for row in sorted(rows, key=lambda r: (-r.y0, r.x0)):
        if current is not None and abs(current.y0 - row.y0) < _SAME_ROW * min(current.height, row.height):
            first, second = sorted((current, row), key=lambda r: r.x0)
            text, size = f"{first.text} {second.text}", max(first.size, second.size)
            bold = first.bold and second.bold
            current = PrintedLine(row.page, first.x0, second.x1, row.y0, row.y1, text, size, bold)
            continue
        if current is not None:
            yield current
        current = row
    if current is not None:
        yield current
