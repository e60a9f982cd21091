"""The layout of a report in bullets (informe-2018): the meaning of leading blanks, and page furniture.

The extraction of the text lost the bullet characters and the page breaks; a leading blank is left of either. Behind a
blank line it stands for a bullet; on the first line of a page, which follows the page before without a blank line, one
leading blank is only the page's top and two are a bullet. Page numbers, footnotes and the links repeated at a page's
foot are separated.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from entramado.loaders.grammar import ends_sentence, failure
from entramado.loaders.pages import is_page_top
from entramado.loaders.records import DocumentError
from entramado.loaders.text import Line, Passage, join

MANY_BLANKS = 2
_SHORT_LINE = 60  # a line with fewer letters does not fill the column
NOTE_LINES = 20  # a footnote with more lines is text that follows it

AIM = re.compile(r"^(?:[o–]|(\d{1,2})[.)])\s+(?=\S)")
MARK = re.compile(r"^[●•]\s*")
HEADING = re.compile(r"^(?i:objetivo)\s+(\d{1,2})\s?[.:–—-]\s+\S")
FUTURE = re.compile(r"^Objetivos a futuro\s*:?$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^\d{1,3}$")
_LINK = re.compile(r"^(?:https?|file)://\S+$")
_FOOTNOTE = re.compile(r"^(\d{1,3}) (?=[^\W\d_a-záéíóúñ])")
# A line's end in the middle of a sentence, and beginnings that never stand in the middle of one.
_BROKEN_OFF = re.compile(r"(?:\s[a-záéíóúñ]+|,)$")
_FRESH = re.compile(
    r"(?:El|La|Los|Las|Una?|De|Del|En|Con|Por|Para|Se|Sus?|Es|Est[aeo]s?|Otr[oa]s?|Tod[oa]s)\s"
    r"|(?:\w+mente|Asimismo|Así|Además|También)\b"
)

LineRole = Literal["text", "bullet", "page-top"]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One printed line: its number, its text without leading blanks and bullet, and its role by the leading blanks.

    `gap` is the number of blank lines above it; `page_start` says that it is the first line of a page, where that can
    be recognised.
    """

    number: int
    text: str
    role: LineRole
    gap: int
    page_start: bool


@dataclass(slots=True)
class ReportPages:
    """The printed lines of a report and its footnotes; by line number, the kind of furniture and page numbers."""

    printed: list[ReportLine] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    furniture: dict[int, str] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)

    def complete_between(self, first: int, last: int) -> bool:
        """Whether pages end between two lines, and none of their numbers is skipped."""
        before = max((n for line, n in self.numbers.items() if line < first), default=0)
        found = [n for line, n in sorted(self.numbers.items()) if first <= line <= last]
        behind = min((n for line, n in self.numbers.items() if line > last), default=before + len(found) + 1)
        return bool(found) and [*found, behind] == list(range(before + 1, before + len(found) + 2))


def page_order_error(key: str, line: int, what: str) -> DocumentError:
    """The error of a file with pages out of order or missing; `what` is the evidence at the line."""
    return failure(
        key, line, f"{what}: the pages are not in their order or some are missing", "supply the file as published"
    )


def read_pages(key: str, lines: list[Line]) -> ReportPages:
    """Separate lines of text from page furniture and footnotes.

    Raises `DocumentError` where page numbers or footnotes are out of order.
    """
    pages = ReportPages()
    notes: list[list[Line]] = []
    gap, in_notes, page_start, last_number = 0, False, True, 0
    for at, line in enumerate(lines):
        raw = line.text.replace("\r", "").replace("\ufeff", "").replace("\xa0", " ").replace("\f", " ")
        text = raw.strip()
        if not text:
            gap += 1
            continue
        top = gap == 0 and raw[0] == " "
        in_notes = (in_notes or _opens_note(key, line, raw, gap, len(notes))) and not top
        if in_notes:
            _add_note_line(key, notes, Line(line.number, text))
        elif _PAGE_NUMBER.match(text) and raw[0] != " ":
            if int(text) <= last_number:
                raise page_order_error(key, line.number, f"page {text} follows page {last_number}")
            last_number, page_start = int(text), True
            pages.numbers[line.number] = last_number
            pages.furniture[line.number] = "page number"
        elif _LINK.match(text) and _page_ends(lines, at):
            pages.furniture[line.number] = "links of the page"  # once more at its foot (informe-2018:598)
        else:
            words = MARK.sub("", text) or text
            pages.printed.append(ReportLine(line.number, words, _role(raw, top), gap, page_start or top))
            page_start = False
        gap = 0
    pages.notes = [join(note, paragraphs=False) for note in notes]
    return pages


def _opens_note(key: str, line: Line, raw: str, gap: int, known: int) -> bool:
    """Whether a page's footnotes begin at a line; `known` is the number of footnotes so far.

    The rule of blanks above them (informe-2018:224) is lost with trailing blanks, so that they are recognised by their
    numbers, which run through the report.
    """
    match = _FOOTNOTE.match(raw)
    if not match or gap < MANY_BLANKS:
        return False
    if int(match[1]) != known + 1:
        raise page_order_error(key, line.number, f"footnote {match[1]} follows footnote {known}")
    return True


def _add_note_line(key: str, notes: list[list[Line]], line: Line) -> None:
    """Add a line to the open footnote, or begin the next one. Raises `DocumentError` where notes do not end."""
    match = _FOOTNOTE.match(line.text)
    if HEADING.match(line.text) or (notes and len(notes[-1]) > NOTE_LINES):
        what = "the footnotes above do not end with their page, so the leading blanks were lost"
        raise failure(key, line.number, what, "supply the file as published")
    if match and int(match[1]) == len(notes) + 1:
        notes.append([])
    notes[-1].append(line)


def _role(raw: str, top: bool) -> LineRole:
    """The role of a line by its bullet or leading blanks; `top` says that it may be a page's first."""
    blanks = len(raw) - len(raw.lstrip())
    if MARK.match(raw.lstrip()):
        return "bullet"  # a few bullets were kept (informe-2018:1455)
    if not blanks:
        return "text"
    return "bullet" if not top or blanks >= MANY_BLANKS else "page-top"


def _page_ends(lines: list[Line], at: int) -> bool:
    """Whether the line after `at` opens a page: no blank line between, a leading blank."""
    return at + 1 < len(lines) and is_page_top(lines[at + 1])


def check_page_continuity(key: str, printed: list[ReportLine]) -> None:
    """Raise `DocumentError` where a page does not continue the sentence of the page before."""
    for before, line in _page_transitions(printed):
        aim = AIM.match(line.text)
        within = line.role == "page-top" and line.text[0].islower() and not aim
        broken = bool(_BROKEN_OFF.search(before.text)) and before.role == "text" and not HEADING.match(before.text)
        fresh = line.role == "bullet" or aim or HEADING.match(line.text) or _FRESH.match(line.text)
        if (within and before.text.endswith(".")) or (broken and fresh and not before.text.startswith("Objetivos")):
            raise page_order_error(
                key, line.number, f"the page does not go on with the sentence of line {before.number}"
            )


def _page_transitions(printed: list[ReportLine]) -> Iterator[tuple[ReportLine, ReportLine]]:
    """The last line of each page and the first of the next, where no blank line stands between them."""
    return ((a, b) for a, b in itertools.pairwise(printed) if b.page_start and not b.gap)


def first_action(printed: list[ReportLine]) -> int | None:
    """The number of the line on which objective 1's actions begin if its heading is missing; None if it is not.

    Then its list of aims stands above the heading of objective 2, and its actions behind the last heading of the front
    matter, a line of its own that ends no sentence.
    """
    heads = [at for at, line in enumerate(printed) if HEADING.match(line.text)]
    front = printed[: heads[0]] if heads else []
    if not front or HEADING.match(printed[heads[0]].text)[1] != "2":  # type: ignore[index]
        return None
    aims = next((at for at, line in enumerate(front) if FUTURE.match(line.text)), 0)
    titles = [at for at in range(1, aims) if _is_front_heading(printed, at)]
    behind = printed[(titles[-1] if titles else 0) : aims]
    return next((line.number for line in behind if line.role == "bullet"), None)


def _is_front_heading(printed: list[ReportLine], at: int) -> bool:
    line, before, behind = printed[at], printed[at - 1], printed[at + 1]
    apart = line.gap > 0 and behind.gap > 0 and line.role != "bullet" and line.text[0].isupper()
    alone = ends_sentence(before.text) or (before.role == "bullet" and len(before.text) < _SHORT_LINE)
    return apart and alone and not ends_sentence(line.text) and behind.text[0].isupper()
