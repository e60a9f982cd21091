"""Reads the text of a PDF as lines in reading order, like those of a text file.

Columns are read one after the other; running heads and page numbers, recognised by their position and by recurring on
other pages, are left out and get no line. A page's first line begins with a blank, as in published text extractions;
vertical space becomes blank lines. Line numbers count the lines made so. Coordinates are in points, y upwards.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from entramado.loaders.formats.files import FileLines
from entramado.loaders.formats.pdf_notes import split_notes, with_notes
from entramado.loaders.formats.pdf_pages import PdfLine, PdfPage, read_pdf_pages
from entramado.loaders.grammar import ends_sentence
from entramado.loaders.records import Box, DocumentError, Flag
from entramado.loaders.text import Line

# The share of a page's rows that may run across the gutter of two columns (titles, tables), and that each column holds.
_ACROSS_SHARE = 0.35
_COLUMN_SHARE = 0.2
# Rows so many line pitches apart are two paragraphs.
_PARAGRAPH_GAP = 1.45
# A distance that such a share of all neighbouring rows have is a candidate for the line pitch.
_COMMON_SHARE = 0.15
# Rows less than this share of their height apart are one line.
_SAME_ROW = 0.5
# Running heads stand among so many rows from a page's edge, within so many points at one height, and on such a share
# of pages where they bear no page numbers; further rows of one stand within so many row heights of it.
_EDGE_ROWS = 2
_SAME_PLACE_PT = 4.0
_HEAD_SHARE = 0.4
_BESIDE = 1.7
# A page of so many rows that are those of the page before is a copy.
_COPY_ROWS = 5
# A picture's page with fewer letters may be a scan.
_SCANNED_LETTERS = 80
_INDENT_PT = 4.0
# A page of so many rows may have a line pitch of its own.
_PITCH_ROWS = 10
_MOST_BLANKS = 3
# The pitch within sentences counts from so many pairs of rows on.
_FEWEST_PAIRS = 2
# Headings have letters at least so many times the usual size.
_LARGE = 1.15


def read_pdf(path: Path, data: bytes) -> FileLines:
    """The lines of a PDF, their boxes, and flags on pages that are rotated, repeated or without text.

    Raises `DocumentError` for a file that is no PDF, truncated, encrypted, without text, or with pages out of order.
    """
    if not data.lstrip()[:5] == b"%PDF-":
        raise DocumentError(f"{path}:1: the file is not a PDF by its content; give text files a name that ends in .txt")
    if b"%%EOF" not in data[-1024:]:
        raise DocumentError(f"{path}: the PDF stops before its end; fetch the document again")
    pdf_pages = read_pdf_pages(path, data)
    pages = _without_copies([pdf_page.rows for pdf_page in pdf_pages])
    heads = _running_heads(path, [rows for rows in pages if rows])
    contents = [[row for row in page if id(row) not in heads] for page in pages]
    pitch = _pitch(contents)
    lines: list[Line] = []
    boxes: dict[int, Box] = {}
    flags: list[Flag] = []
    headings: set[int] = set()
    usual = _usual_size(contents)
    parted = [split_notes(content, usual) for content in contents]
    texts = with_notes([(_page_text(text, _own_pitch(text, pitch)), notes) for text, notes in parted])
    for pdf_page, rows, content, written in zip(pdf_pages, pages, contents, texts, strict=True):
        at = len(lines) + 1
        flags.extend(Flag(path.name, at, code, message) for code, message in _page_flags(pdf_page, rows, content))
        for number, (text, row) in enumerate(written, start=at):
            lines.append(Line(number, text))
            if row is not None:
                boxes[number] = _box(row, pdf_pages[row.page])
                if row.bold or row.size >= _LARGE * usual > 0:
                    headings.add(number)
    return FileLines("PDF", lines, len(pdf_pages), flags, boxes, frozenset(headings))


def _own_pitch(rows: Sequence[PdfLine], pitch: float) -> float:
    """The line pitch of a page in points: its own where it is set wider than the others."""
    return max(pitch, _pitch([rows])) if len(rows) >= _PITCH_ROWS else pitch


def _usual_size(pages: Sequence[Sequence[PdfLine]]) -> float:
    """The size in points of most letters, 0 for no letters."""
    sizes: Counter[float] = Counter()
    for row in (row for page in pages for row in page):
        sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _box(row: PdfLine, pdf_page: PdfPage) -> Box:
    """The box of a row with the page's upper left corner as origin, as PDF viewers count."""
    left, top = round(row.x0 - pdf_page.left, 1), round(pdf_page.top - row.y1, 1)
    return Box(pdf_page.number + 1, left, top, round(row.x1 - row.x0, 1), round(row.height, 1))


def _without_copies(pages: Sequence[list[PdfLine]]) -> list[list[PdfLine]]:
    """The rows of each page, none for a page with the same rows at the same places as the page before."""
    out: list[list[PdfLine]] = []
    last: list[tuple[str, int, int]] = []
    for rows in pages:
        said = [(row.text, round(row.x0), round(row.y0)) for row in rows]
        copy = said == last and len(said) >= _COPY_ROWS
        out.append([] if copy else rows)
        last = said or last
    return out


def _page_flags(pdf_page: PdfPage, rows: Sequence[PdfLine], content: Sequence[PdfLine]) -> Iterator[tuple[str, str]]:
    """The flags on a page, as code and message; `rows` are its rows (none of a copy), `content` those without heads."""
    page = pdf_page.number + 1
    if pdf_page.rows and not rows:
        yield "page-repeated", f"page {page} of the PDF says again what the page before says; it is left out"
    elif pdf_page.is_picture and sum(len(row.text) for row in content) < _SCANNED_LETTERS:
        yield "page-without-text", f"page {page} of the PDF is a picture, perhaps a scan; run text recognition on it"
    if pdf_page.rotation:
        yield "page-turned", f"page {page} of the PDF is turned by {pdf_page.rotation} degrees; it is read turned back"
    if pdf_page.rotated_letters:
        yield "page-turned", f"{pdf_page.rotated_letters} letters on page {page} of the PDF are turned and are not read"


def _running_heads(path: Path, pages: Sequence[Sequence[PdfLine]]) -> set[int]:
    """The rows (by identity) that are running heads or page numbers.

    They lie at a page's edge, recur at the same height with the same words but for digits, and bear page numbers or
    stand on many pages; what recurs right above or below such a row (a chapter's name) is one too.
    """
    seen: dict[tuple[str, int], list[PdfLine]] = defaultdict(list)
    for page in pages:
        levels = sorted({round(row.y0) for row in page})
        edge = {*levels[:_EDGE_ROWS], *levels[-_EDGE_ROWS:]}
        for row in page:
            if round(row.y0) in edge:
                words = " ".join(re.sub(r"\d+", " ", row.text).casefold().split())
                seen[words, round(row.y0 / _SAME_PLACE_PT)].append(row)
    groups = [rows for rows in seen.values() if len({row.page for row in rows}) > 1]
    heads: list[PdfLine] = []
    for rows in groups:
        numbers = _page_numbers(rows)
        if numbers or len({row.page for row in rows}) >= max(3, _HEAD_SHARE * len(pages)):
            heads.extend(rows)
            _check_page_order(path, numbers)
    beside = [row for rows in groups for row in rows if any(_is_beside(row, head) for head in heads)]
    return {id(row) for row in (*heads, *beside)}


def _page_numbers(rows: Sequence[PdfLine]) -> list[tuple[PdfLine, int]]:
    """The page numbers with which the rows begin or end; none where they are no page numbers.

    Page numbers differ from page to page, and at least two are equally far from their page's index; shares in charts at
    the same height ("20%", "25%", "64%") are not.
    """
    for pattern in (r"^\d{1,3}(?!\d)", r"(?<!\d)\d{1,3}$"):
        found = [(row, int(match[0])) for row in rows if (match := re.search(pattern, row.text))]
        if len(found) != len(rows) or len({number for _, number in found}) != len({row.page for row in rows}):
            continue
        apart = Counter(number - row.page for row, number in found).most_common(1)[0][1]
        if apart > 1:
            return found
    return []


def _is_beside(row: PdfLine, head: PdfLine) -> bool:
    return row.page == head.page and 0 < abs(row.y0 - head.y0) < _BESIDE * max(row.height, head.height)


def _check_page_order(path: Path, numbers: Sequence[tuple[PdfLine, int]]) -> None:
    """Raise `DocumentError` where page numbers decrease."""
    ordered = sorted(numbers, key=lambda x: x[0].page)
    for (_, before), (row, number) in itertools.pairwise(ordered):
        if number < before:
            raise DocumentError(
                f"{path}: page {number} stands behind page {before} (sheet {row.page + 1} of the file), so pages are "
                "out of order; put them in order"
            )


def _pitch(pages: Sequence[Sequence[PdfLine]]) -> float:
    """The line pitch, the usual distance of baselines in points: the smallest of the common ones; 0 for no rows.

    In a short document lines of one paragraph may be few; the usual distance within sentences counts where smaller.
    """
    steps: Counter[float] = Counter()
    within: Counter[float] = Counter()
    for rows in pages:
        by_column: dict[int, list[PdfLine]] = defaultdict(list)
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
    return min([*common, usual] if times >= _FEWEST_PAIRS else common, default=0.0)


def _page_text(rows: list[PdfLine], pitch: float) -> list[tuple[str, PdfLine | None]]:
    """A page's lines in reading order, each with its row; the first begins with a blank, blank lines have no row."""
    out: list[tuple[str, PdfLine | None]] = []
    for band in _bands(rows, _gutter(rows) if rows else None):
        if out and ends_sentence(out[-1][0]):
            out.append(("", None))
        out.extend(_column_text(band, pitch))
    return [(" " + out[0][0], out[0][1]), *out[1:]] if out else []


def _gutter(rows: Sequence[PdfLine]) -> float | None:
    """The x of the gutter between two columns, None for one column: few rows cross it, and both sides hold enough."""
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


def _bands(rows: Sequence[PdfLine], gutter: float | None) -> Iterator[list[PdfLine]]:
    """Groups of rows in reading order: rows across the gutter separate bands, whose columns are read left to right."""
    down = sorted(rows, key=lambda r: (-r.y1, r.x0))
    if gutter is None:
        yield down
        return
    band: list[PdfLine] = []

    def columns() -> Iterator[list[PdfLine]]:
        for side in ([r for r in band if r.x0 < gutter], [r for r in band if r.x0 >= gutter]):
            if side:
                yield side

    across: list[PdfLine] = []
    for row in down:
        if row.x0 < gutter < row.x1 and not _overhangs(row, rows, gutter):
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


def _overhangs(row: PdfLine, rows: Iterable[PdfLine], gutter: float) -> bool:
    """Whether a row of the left column overhangs into the right one, beside rows of that (a long address)."""
    return any(other.x0 >= gutter and abs(other.y0 - row.y0) < row.height for other in rows)


def _column_text(rows: Sequence[PdfLine], pitch: float) -> Iterator[tuple[str, PdfLine | None]]:
    """The lines of one column with their rows; wide gaps and changed indents become blank lines."""
    before: PdfLine | None = None
    for line in _merge(rows):
        if before is not None and (_is_apart(before, line, pitch) or _is_indented(before, line)):
            left_free = round((before.y0 - line.y0) / pitch) - 1 if pitch else 1
            yield from (("", None) for _ in range(min(_MOST_BLANKS, max(1, left_free))))
        yield line.text, line
        before = line


def _is_apart(before: PdfLine, line: PdfLine, pitch: float) -> bool:
    return bool(pitch) and before.y0 - line.y0 > _PARAGRAPH_GAP * pitch


def _is_indented(before: PdfLine, line: PdfLine) -> bool:
    """Whether a line begins a sentence with another indent than the finished line above it."""
    begins = line.text[:1].isupper() and ends_sentence(before.text)
    return begins and abs(line.x0 - before.x0) > _INDENT_PT


def _merge(rows: Iterable[PdfLine]) -> Iterator[PdfLine]:
    """Join the rows at one height to one: a bullet and its text, a number and its title."""
    current: PdfLine | None = None
    for row in sorted(rows, key=lambda r: (-r.y0, r.x0)):
        if current is not None and abs(current.y0 - row.y0) < _SAME_ROW * min(current.height, row.height):
            first, second = sorted((current, row), key=lambda r: r.x0)
            text, size = f"{first.text} {second.text}", max(first.size, second.size)
            bold = first.bold and second.bold
            current = PdfLine(row.page, first.x0, second.x1, row.y0, row.y1, text, size, bold)
            continue
        if current is not None:
            yield current
        current = row
    if current is not None:
        yield current
