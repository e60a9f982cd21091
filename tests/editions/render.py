"""Set the invented edition as a PDF: one column or two, running heads, page numbers, words broken at line ends."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

_FONT, _SIZE, _PITCH, _SPACE = "Helvetica", 9.5, 12.0, 8.0
_MARGIN, _GUTTER = 60.0, 24.0
_HEAD = re.compile(r"^\s*\d{1,3}\s*[A-ZÁÉÍÓÚÑ ]{12,}(?: \d{4})?$")
_CHAPTER = re.compile(r"^Capítulo \d\. \w")
_TITLE = re.compile(r"^\d{1,2}\. .*[A-ZÁÉÍÓÚÑ.)]{3}$")
_NOTE = re.compile(r"^\d [A-Z]")
_ITEM = re.compile(r"^\s*(?:•|\d{1,2}\.\s|\d{1,2}\.$|[a-c]\)|RESULTADOS|RETOS|Capítulo|Objetivo)")


def paragraphs(text: str) -> Iterator[str]:
    """The edition's paragraphs, each on one line; "" stands for a space between them. Its own running heads go."""
    current = ""
    skip = False
    for line in text.split("\n"):
        plain = " ".join(line.split())
        if _HEAD.match(line):
            skip = True
            continue
        if skip and _CHAPTER.match(line):
            continue
        if not plain:
            if current:
                yield current
                yield ""
            current = ""
            continue
        skip = False
        if line[:1] == " " and (current[-1:] in {".", ":"} or _NOTE.match(current)):
            yield current
            yield ""
            current = ""
        if _TITLE.match(current) and not plain[:24].isupper():
            yield current
            current = ""
        ends = _ITEM.match(plain) or current in {"RESULTADOS", "RETOS"} or current[-1:] == "."
        if current and ends and not (current.endswith(".") and re.match(r"^[a-záéíóúñ]", plain)):
            yield current
            current = ""
        if re.search(r"[^\W\d_]-$", current) and plain[0].isalpha():
            current = current[:-1] + plain
        else:
            current = f"{current} {plain}".strip()
    if current:
        yield current


def _wrap(text: str, width: float) -> Iterator[str]:
    line, words = "", text.split(" ")
    while words:
        trial = f"{line} {words[0]}".strip()  # a word wider than the column stands out
        cut = _break(line, words[0], width)
        if not line or pdfmetrics.stringWidth(trial, _FONT, _SIZE) <= width:
            line = trial
            words.pop(0)
        elif cut:
            yield f"{line} {words[0][:cut]}-".strip()
            line, words[0] = "", words[0][cut:]
        else:
            yield line
            line = ""
    if line:
        yield line


def _break(line: str, word: str, width: float) -> int:
    """Where to break a long word in lower case: behind a vowel, three letters at least on both sides."""
    if not re.fullmatch(r"[a-záéíóúñ]{7,}[.,;]?", word):
        return 0
    for at in range(len(word) - 4, 2, -1):
        room = pdfmetrics.stringWidth(f"{line} {word[:at]}-".strip(), _FONT, _SIZE) <= width
        if room and word[at - 1] in "aeiou" and word[at] not in "aeiouáéíóú":
            return at
    return 0


def render(text: str, columns: int = 1, by_rows: bool = False, first_page: int = 3, shuffle: bool = False) -> bytes:
    """The PDF's bytes. `by_rows` draws both columns row by row; `shuffle` swaps two pages in the middle."""
    width, height = LETTER
    column = (width - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    pages = list(_set(text, columns, column, height))
    order = list(range(len(pages)))
    if shuffle:
        middle = len(order) // 2
        order[middle], order[middle + 1] = order[middle + 1], order[middle]
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=LETTER, invariant=True)
    for at in order:
        canvas.setFont(_FONT, 8)
        number = first_page + at
        if number % 2:
            canvas.drawRightString(width - _MARGIN, height - 36, f"{number}COMPENDIO GENERAL 2031")
            canvas.drawRightString(width - _MARGIN, height - 46, "Edición de prueba")
        else:
            canvas.drawString(_MARGIN, height - 36, f"{number} OFICINA DE ASUNTOS DE MOVILIDAD HUMANA")
        canvas.drawCentredString(width / 2, 30, str(number))
        canvas.setFont(_FONT, _SIZE)
        rows = sorted(pages[at], key=lambda r: (-r[1], r[0])) if by_rows else pages[at]
        for x, y, row in rows:
            canvas.drawString(x, y, row)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _set(text: str, columns: int, column: float, height: float) -> Iterator[list[tuple[float, float, str]]]:
    page: list[tuple[float, float, str]] = []
    at, y = 0, height - 70
    for paragraph in paragraphs(text):
        if not paragraph:
            y -= _SPACE
            continue
        for row in _wrap(paragraph, column):
            if y < 60:
                at, y = at + 1, height - 70
                if at == columns:
                    yield page
                    page, at = [], 0
            page.append((_MARGIN + at * (column + _GUTTER), y, row))
            y -= _PITCH
    yield page
