"""Reads the footnotes of the good-practices study, and removes their reference marks from words and figures.

The marks are superscripts in print; in the extracted text they are appended to what they stand behind: ``848l18`` is
848 with note 18, ``3 31019`` is 3 310 with note 19, ``202066`` is the year 2020 with note 66. The notes of a page are
known from its foot and are referred to in their order, so that only the next one can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from entramado.loaders.good_practices_study.page_layout import ClassifiedLine, LineKind
from entramado.loaders.text import Line, Passage, chain, join

_NUMBER = re.compile(r"(\d{1,3})(?:\s+|$)")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_GLUE = re.compile(r"[^\W\d_]|[)”»\".,;:]")
_GROUP_BEFORE = re.compile(r"(?<!\d)\d{1,3}(?:[ ,]\d{3})*,? ?$")
# Behind the digits of a mark stands no percent sign, decimal, group of thousands or word.
_NO_MARK_BEFORE = re.compile(r"\s?%|[.,]\d|[^\W\d_]|,? ?\d{3}(?!\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SCHEME = re.compile(r"https?://")
_CONTINUED_ADDRESS = re.compile(r"[:/#?&=_%]\S+")
_DIGITS = re.compile(r"\d+")
_BEHIND_WORD = re.compile(r"(?<=[^\W\d_])[)”»\".,;:]?(\d{1,3})(?![\w.,]*\d|\s?%)(?!\w)")
_FIGURE = re.compile(r"(?<![\d.,])(\d[\d ,]*(?<=\d))[ .]?$")


@dataclass(frozen=True, slots=True)
class FootNote:
    """A note at a page's foot: its number, its first line, its text without the number (empty if none is printed)."""

    number: int
    line: int
    text: Passage


@dataclass(frozen=True, slots=True)
class ReferenceMark:
    """A reference mark removed from a line: the line, the note, the figure before it ("" if none), the removed text.

    The removed text begins right behind the figure: ".71" of "525.71" (buenas-practicas-oim:3857).
    """

    line: int
    note: int
    figure: str
    cut: str


def read_notes(printed: Sequence[ClassifiedLine]) -> list[FootNote]:
    """The notes among the lines, their broken addresses replaced by the links listed at the page's end."""
    links = list(dict.fromkeys(line.text for line in printed if line.kind is LineKind.LINK))
    groups: list[tuple[int, list[Line]]] = []
    last = 0
    for line in printed:
        if line.kind is not LineKind.NOTE:
            continue
        match = _NUMBER.match(line.text)
        if match and (not groups or int(match[1]) == last + 1):
            last = int(match[1])
            groups.append((last, [Line(line.number, line.text[match.end() :])]))
        elif groups:
            groups[-1][1].append(line.unclassified)
    return [FootNote(number, lines[0].number, _with_links(_join(lines), links)) for number, lines in groups]


def _join(lines: Sequence[Line]) -> Passage:
    """Join a note's lines; the next line of an address begins with a sign (buenas-practicas-oim:4202)."""
    out: list[Line] = []
    for line in lines:
        match = _CONTINUED_ADDRESS.match(line.text)
        if out and match and _ADDRESS.search(out[-1].text.rsplit(" ", 1)[-1]):
            out[-1] = Line(out[-1].number, out[-1].text + match[0])
            out.append(Line(line.number, line.text[match.end() :]))
        else:
            out.append(line)
    return join(out, paragraphs=False)


def _with_links(note: Passage, links: Sequence[str]) -> Passage:
    """Replace an address broken at a line's end by the page's link (buenas-practicas-oim:547)."""
    for match in reversed(list(_ADDRESS.finditer(note.text))):
        ends = [(end, link) for link in links if (end := _link_end(note.text, match.start(), link))]
        if ends:
            end, link = max(ends)
            address = Passage(link, (0,), (note.line_at(match.start()),))
            rest = note.cut(end)
            head = chain([note.cut(0, match.start()), address], " ")
            note = chain([head, rest], "" if rest.text[:1] in ".,;)" else " ")
    return note


def _link_end(text: str, start: int, link: str) -> int:
    """The end of `link` in the text from `start` on, compared by letters and digits; 0 where it is another text."""
    wanted = [c for c in _SCHEME.sub("", link).casefold() if c.isalnum()]
    at = _SCHEME.match(text, start)
    position = at.end() if at else start
    for char in wanted:
        while position < len(text) and not text[position].isalnum():
            position += 1
        if position >= len(text) or text[position].casefold() != char:
            return 0
        position += 1
    return position + 1 if text[position : position + 1] == "/" else position


def remove_marks(
    printed: Sequence[ClassifiedLine], notes: Iterable[int]
) -> tuple[list[ClassifiedLine], list[ReferenceMark]]:
    """The lines without the reference marks of `notes` (numbers), and the removed marks in reading order."""
    due = sorted(notes)
    certain = _behind_words(printed)
    out: list[ClassifiedLine] = []
    marks: list[ReferenceMark] = []
    for line in printed:
        text = line.text
        if line.kind in (LineKind.TEXT, LineKind.CARD_HEADER):
            start = 0
            while found := _next_mark(text, start, due, certain.get(line.number, frozenset())):
                start, end, referred = found
                figure = _FIGURE.search(text[:start])
                glued = text[figure.end(1) if figure else start : end]
                marks += [ReferenceMark(line.number, note, figure[1] if figure else "", glued) for note in referred]
                # "diciembre de 2019. 81." had one full stop too many (buenas-practicas-oim:4196).
                twice = text[:start].endswith(".") and text[end:].startswith(".")
                text = text[:start] + text[end + twice :]
                due = [n for n in due if n > referred[-1]]
        out.append(ClassifiedLine(line.number, text.strip(), line.kind))
    return out, marks


def _behind_words(printed: Sequence[ClassifiedLine]) -> dict[int, frozenset[int]]:
    """By line, the numbers that are marks behind a word in that or a later line.

    Such a number further down is not the end of a figure further up: "129 mil 231 personas ... encuentros.31"
    (buenas-practicas-oim:1099).
    """
    out: dict[int, frozenset[int]] = {}
    later: frozenset[int] = frozenset()
    for line in reversed(printed):
        if line.kind in (LineKind.TEXT, LineKind.CARD_HEADER):
            later |= {int(match[1]) for match in _BEHIND_WORD.finditer(line.text)}
        out[line.number] = later
    return out


def _next_mark(text: str, start: int, due: Sequence[int], certain: frozenset[int]) -> tuple[int, int, list[int]] | None:
    """The first reference mark of the notes `due` from `start` on: ``(start, end, notes)``, None without any.

    For the notes `certain` the end of a figure is no mark.
    """
    for match in _DIGITS.finditer(text, start):
        before, after = text[: match.start()], text[match.end() :]
        if _NO_MARK_BEFORE.match(after):
            continue
        for i, note in enumerate(due):
            at = _mark_offset(match[0], before, after, str(note))
            if at is not None and not (note in certain and at > match.start()):
                return at, match.end(), [note]
            # Two notes at one place: "variantes9192" (buenas-practicas-oim:4976).
            pair = due[i : i + 2]
            if match[0] == "".join(map(str, pair)) and _GLUE.match(before[-1:]):
                return match.start(), match.end(), list(pair)
    return None


def _mark_offset(run: str, before: str, after: str, note: str) -> int | None:
    """The offset of the mark `note` at the end of the digits `run`, between `before` and `after`; None for no mark."""
    if not run.endswith(note):
        return None
    rest = run[: -len(note)]
    if not rest:
        if _GLUE.match(before[-1:]):
            # "848l18": the figure's end was read as the letter l (buenas-practicas-oim:450).
            return len(before) - 1 if re.search(r"\dl$", before) else len(before)
        # "59.1% hombres 26", "4 591 59": a blank before it and nothing behind (buenas-practicas-oim:1059, 3356).
        return len(before.rstrip()) if before.strip() and not after.strip(" .,;:") else None
    if _YEAR.match(rest):
        return len(before) + len(rest)
    if _YEAR.match(run):
        return None
    # Behind a group of thousands three digits must be left: "3 31019" is 3 310, "9 654 941" keeps its end.
    whole_group = len(rest) == 3 or not _GROUP_BEFORE.search(before)
    return len(before) + len(rest) if whole_group else None
