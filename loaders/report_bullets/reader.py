"""The family of the report in bullets whose bullet characters were lost (informe-2018).

Under each heading "Objetivo N." stand bulleted actions, then mostly a list of aims, "Objetivos a futuro", marked ``o``
or ``1.``. Of a bullet only a leading blank is left, which a page's top has too (see `page_layout`). Bullets behind the
list of aims are actions again (informe-2018:3333); a bullet that holds only a year heads a table of the action above
(informe-2018:1947).

Lines must keep their leading blanks. What an action is about and who carries it out is read by
`entramado.loaders.report_bullets.titles` and `entramado.loaders.extract.sentence_bodies`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from entramado.loaders.extract.sentence_bodies import BodyRecogniser, learn_bodies
from entramado.loaders.grammar import OBJECTIVES, Ledger, ends_sentence, failure, in_capitals
from entramado.loaders.headings import is_about_objective
from entramado.loaders.records import Entry, Flag, Kind, Reading
from entramado.loaders.report_bullets.page_layout import (
    AIM,
    FUTURE,
    HEADING,
    MANY_BLANKS,
    MARK,
    ReportLine,
    ReportPages,
    check_page_continuity,
    first_action,
    page_order_error,
    read_pages,
)
from entramado.loaders.report_bullets.titles import find_title
from entramado.loaders.report_bullets.unmarked import unmarked_flags
from entramado.loaders.text import Line, Passage, join

NOTE_REACH = 60  # a footnote stands at most so many lines below the end of its entry

_END = re.compile(r"^(?:Retos y )?conclusiones$", re.IGNORECASE)
_LISTS_OF_TWO = 2
_HEADED = "objective heading"
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_NUMBERED = re.compile(r"\n(\d{1,2})\)\s")
# "Resultados: 12 talleres", at a paragraph's or a sentence's beginning.
_INLINE_LABEL = re.compile(r"(?:^|\n|(?<=[.;] ))((?:Resultados|Logros|Retos|Desafíos)(?: \w+)?:)(?=\s)", re.IGNORECASE)
_NOTE = re.compile(r"^(\d{1,3})\s")


@dataclass(slots=True)
class _Item:
    """The lines of one action (or aim, kind "future"); `in_years` says that a table of years has begun in it."""

    objective: int
    kind: Kind
    printed: list[ReportLine] = field(default_factory=list)
    in_years: bool = False


def read(key: str, lines: list[Line], names: frozenset[str] = frozenset()) -> Reading:
    """Read a report in bullets: actions and aims by objective.

    `lines` keep their leading blanks. `names` are names and acronyms of the country's administration; without them
    bodies are recognised by the grammar of institutions' names and the acronyms that the report introduces. Raises
    `DocumentError` where the file is truncated, has another layout, or its pages out of order.
    """
    _check_kind(key, lines)
    pages = read_pages(key, lines)
    _check_bullets(key, pages.printed)
    walk = BulletWalk(key, pages)
    for line in pages.printed:
        walk.take(line)
    _check_whole(key, walk, pages.printed)
    bodies = learn_bodies(join(Line(p.number, p.text) for p in pages.printed).text, names)
    reading = Reading(doc=key, line_count=len(lines))
    reading.flags += [Flag(key, n, "heading-repeated", "the objective's heading is printed again") for n in walk.again]
    reading.flags += [Flag(key, line, "heading-missing", message) for line, message in walk.missing]
    loose = "no aim begins below the heading of the aims; lines may be missing or stand elsewhere"
    reading.flags += [Flag(key, line, "text-broken", loose, doubt=True) for line in walk.loose[:1]]
    counts: dict[tuple[int, str], int] = {}
    for item in walk.items:
        place = (item.objective, item.kind)
        counts[place] = counts.get(place, 0) + 1
        reading.entries.append(_entry(key, item, str(counts[place]), bodies))
        reading.flags.extend(_flags(key, reading.entries[-1]))
        reading.flags.extend(unmarked_flags(key, item.kind, item.printed))
    _account(reading, lines, walk.furniture | pages.furniture, pages.notes)
    return reading


def _account(reading: Reading, lines: list[Line], furniture: dict[int, str], notes: list[Passage]) -> None:
    """Account for each line, and give each footnote to the entry whose text has its mark."""
    ledger = Ledger(lines)
    for entry in reading.entries:
        ledger.use(entry.lines)
    for number, what in furniture.items():
        ledger.furnish(what, [number])
    for note in notes:
        owner = _owner(reading.entries, note)
        if owner is not None:
            owner.footnotes.append(note)
        ledger.furnish("footnote", note.numbers)
    ledger.close(reading)


def _owner(entries: list[Entry], note: Passage) -> Entry | None:
    """The last entry at most `NOTE_REACH` lines above a footnote that has its mark."""
    number = _NOTE.match(note.text)
    if number is None:
        return None
    mark = re.compile(rf"(?<=[^\W\d_]){number[1]}(?=[.,;:]?(?:\s|$))|(?<=[.,;:)”\"])\s?{number[1]}(?=\s|$)")
    near = [e for e in entries if e.lines[0] < note.first_line <= e.lines[1] + NOTE_REACH]
    return next((e for e in reversed(near) if mark.search(e.description.text)), None)


# -- the walk through the objectives --------------------------------------------------------------------------------


class BulletWalk:
    """Gathers the items out of the printed lines; everything else is furniture or unread.

    `objectives` are the numbers of headings with their lines, `again` the lines of repeated headings, `missing` line
    and message of each missing one, `closed` the line of the conclusions' heading.
    """

    def __init__(self, key: str, pages: ReportPages) -> None:
        self.key = key
        self._pages = pages
        # The objectives that have a heading anywhere in the report.
        self._printed = frozenset(int(m[1]) for p in pages.printed if (m := HEADING.match(p.text)))
        self._opens_at = first_action(pages.printed)
        self.furniture: dict[int, str] = {}
        self.items: list[_Item] = []
        self.objectives: list[tuple[int, int]] = []
        self.again: list[int] = []
        self.missing: list[tuple[int, str]] = []
        self.closed: int | None = None
        self._mode: Literal["front", "heading", "actions", "aims", "end"] = "front"
        self._marked = False
        self._last_aim = 0
        # The number of lists of aims under the last heading.
        self._lists = 0
        # The lines below a heading of aims that begin no aim.
        self.loose: list[int] = []

    def take(self, line: ReportLine) -> None:
        """Take the next printed line."""
        heading = HEADING.match(line.text)
        if self._mode != "end" and heading:
            if self.objectives and int(heading[1]) == self.objectives[-1][0]:
                self.again.append(line.number)
            else:
                self._miss_before(int(heading[1]), line.number)
                self.objectives.append((int(heading[1]), line.number))
            self._mode, self._lists = "heading", 0
            self.furniture[line.number] = _HEADED
        elif self._mode == "heading" and line.role == "text" and self.furniture.get(line.number - 1) == _HEADED:
            self.furniture[line.number] = _HEADED
        elif self._mode == "front" and line.number == self._opens_at:
            self.missing.append((line.number, "the heading of objective 1 is missing; its items begin here"))
            self.objectives.append((OBJECTIVES[0], line.number))
            self._take_action(line)
        elif self._mode == "front":
            self.furniture[line.number] = "front matter"
        elif self._mode == "end":
            self.furniture[line.number] = "conclusions"
        elif _END.match(line.text):
            self._miss_before(OBJECTIVES[-1] + 1, line.number)
            self._mode, self.closed = "end", line.number
            self.furniture[line.number] = "conclusions"
        elif FUTURE.match(line.text):
            self._mode, self._marked, self._last_aim = "aims", False, 0
            self._lists += 1
            self.furniture[line.number] = "heading of the aims"
        elif self._mode == "aims":
            self._take_aim(line)
        else:
            self._take_action(line)

    def _miss_before(self, number: int, line: int) -> None:
        """Record the objectives before `number` whose headings are missing above `line`."""
        while self.objectives and self.objectives[-1][0] < number - 1:
            missing = self.objectives[-1][0] + 1
            if missing in self._printed or not self._miss(missing, line):
                return

    def _miss(self, number: int, line: int) -> bool:
        """Give the objective `number`, whose heading is missing before `line`, its items; False if these are lost too.

        Its actions follow the aims of the objective before; where several such places are found, it gets none. If no
        page is skipped, or the items' text is about the objective, only the heading is missing. Otherwise the text is
        missing too, and `_check_whole` refuses the file.
        """
        before = [item for item in self.items if item.objective == number - 1]
        kinds = [item.kind for item in before]
        starts = [at for at in range(1, len(before)) if kinds[at - 1 : at + 1] == ["future", "action"]]
        own = before[starts[0] :] if len(starts) == 1 else []
        whole = self._lists >= _LISTS_OF_TWO or self._pages.complete_between(self.objectives[-1][1], line)
        text = " ".join(p.text for i in before for p in i.printed)
        whole = whole or (self._lists > 0 and is_about_objective(text, number))
        if not own and not whole:
            return False
        for item in own:
            item.objective = number
        first = own[0].printed[0].number if own else line
        where = "its items begin here" if own else f"its items stand under objective {number - 1}"
        self.missing.append((first, f"the heading of objective {number} is missing; {where}"))
        self.objectives.append((number, first))
        return True

    def _take_aim(self, line: ReportLine) -> None:
        """Take a line below a heading of aims: an aim, an action again, or text of the item above."""
        aim = AIM.match(line.text)
        if aim:
            self._count_aim(line, aim)
            self._open(line, "future")
        elif line.role == "bullet" and self._marked:
            # Actions may follow the list of aims (informe-2018:3333, informe-2018:2666).
            self._mode = "actions"
            self._open(line, "action")
        elif line.role == "bullet":
            self._open(line, "future")
        else:
            if self.items and self.items[-1].kind == "action":
                self.loose.append(line.number)
            self._continue(line)

    def _count_aim(self, line: ReportLine, aim: re.Match[str]) -> None:
        self._marked = True
        if aim[1] is None:
            return
        number = int(aim[1])
        if number != self._last_aim + 1:
            raise page_order_error(self.key, line.number, f"aim {number} follows aim {self._last_aim}")
        self._last_aim = number

    def _take_action(self, line: ReportLine) -> None:
        """Take a line among actions: an action, or text of the item above."""
        item = self._item()
        mark = AIM.match(line.text)
        if line.role == "bullet" and mark and in_capitals(line.text[mark.end() :]):
            self._mode = "actions"
            self._open(line, "action")  # "1) TITLE" is an action's, a list within one has no capitals
        elif line.role != "bullet" or mark:
            self._continue(line)
        elif item and _YEAR.match(line.text):
            item.in_years = True
            self._continue(line)
        elif item and (_in_table(item, line) or _refers_back(item, line.text)):
            self._continue(line)
        else:
            self._mode = "actions"
            self._open(line, "action")

    def _item(self) -> _Item | None:
        """The open item, None where none stands under the last heading."""
        if self.items and self._mode != "heading" and self.items[-1].objective == self.objectives[-1][0]:
            return self.items[-1]
        return None

    def _open(self, line: ReportLine, kind: Kind) -> None:
        self.items.append(_Item(self.objectives[-1][0], kind, [line]))

    def _continue(self, line: ReportLine) -> None:
        item = self._item()
        if item is not None:  # else the line stays unread
            item.printed.append(line)


def _in_table(item: _Item, line: ReportLine) -> bool:
    """Whether a bullet belongs to a table of years: its bullets have a smaller gap than actions (informe-2018:1949).

    At a page's top the gap is unknown, but the bullets of years have the same first words (informe-2018:1992).
    """
    if not item.in_years:
        return False
    if not line.page_start:
        return line.gap < MANY_BLANKS
    begins = line.text.split()[:2]
    return any(p.text.split()[:2] == begins for p in item.printed[1:] if p.role == "bullet")


def _refers_back(item: _Item, text: str) -> bool:
    """Whether a bullet continues the action above: "Estas acciones ..." (informe-2018:2554).

    So does one whose subject is an acronym that the action above introduced (informe-2018:3077).
    """
    if item.kind != "action":
        return False
    if re.match(r"(?:Est[aeo]s?|Dich[oa]s?)\s", text):
        return True
    subject = re.match(r"(?:El|La|Los|Las)\s(?:\w+\s(?:a|de|del)\s(?:la\s)?)?([A-ZÑ]{3,})\b", text)
    return subject is not None and f"({subject[1]})" in " ".join(p.text for p in item.printed)


# -- entries --------------------------------------------------------------------------------------------------------


def _entry(key: str, item: _Item, ordinal: str, bodies: BodyRecogniser) -> Entry:
    description = join(_paragraphs(item))
    title = find_title(description, bodies, item.kind)
    entry = Entry(
        doc=key,
        lines=(item.printed[0].number, item.printed[-1].number),
        ordinal=ordinal,
        title=title.text if title else None,
        objective=item.objective,
        kind=item.kind,
        title_lines=description.lines(title.start, title.end) if title else None,
        description=description,
    )
    if item.kind == "action":
        bodies.report(entry, title)
    return entry


def _flags(key: str, entry: Entry) -> Iterator[Flag]:
    """Flags on announced lists that are missing (informe-2018:2239), labels in the text, and skipped numbers (3216)."""
    text = entry.description
    if text.text.endswith(":"):
        message = f"the text of objective {entry.objective} announces a list and ends there"
        yield Flag(key, text.last_line, "list-missing", message)
    for inline in _INLINE_LABEL.finditer(text.text):
        message = f"{inline[0].strip()!r} stands like the label of a part, but this print has none; it is read as text"
        yield Flag(key, text.line_at(inline.start(1)), "label-unknown", message)
    last = 0
    for mark in _NUMBERED.finditer(text.text):
        number = int(mark[1])
        if number > last + 1 > 1:
            message = f"item {number} of a list of objective {entry.objective} follows item {last}"
            yield Flag(key, text.line_at(mark.start(1)), "number-missing", message)
        last = number


def _paragraphs(item: _Item) -> list[Line]:
    """The item's lines with a blank line before each paragraph but the first.

    Most items are double-spaced, so a paragraph begins behind several blank lines, at a list's mark, or, in a
    single-spaced item, behind one blank line after a sentence's end.
    """
    out: list[Line] = []
    close = len(item.printed) > 1 and item.printed[1].gap == 0 and not item.printed[1].page_start
    for at, line in enumerate(item.printed):
        listed = line.role == "bullet" or bool(AIM.match(line.text))
        text = line.text
        if at == 0:
            text = MARK.sub("", AIM.sub("", text))
        else:
            ended = ends_sentence(item.printed[at - 1].text) and line.gap > (0 if close else 1)
            headed = line.text[0].isupper() and line.gap >= MANY_BLANKS
            if listed or ((ended or headed) and not line.page_start):
                out.append(Line(line.number, ""))
        out.append(Line(line.number, text))
    return out


# -- checks of layout and completeness ------------------------------------------------------------------------------


def _check_kind(key: str, lines: list[Line]) -> None:
    """Raise `DocumentError` without headings of objectives or lists of aims."""
    texts = [line.text.strip() for line in lines]
    headings = any(HEADING.match(text) for text in texts)
    if not headings or not any(FUTURE.match(text) for text in texts):
        missing = "list 'Objetivos a futuro'" if headings else "heading 'Objetivo N.'"
        raise failure(key, 1, f"no {missing}, so this is no report in bullets", "name its own family in documents.toml")


def _check_bullets(key: str, printed: list[ReportLine]) -> None:
    """Raise `DocumentError` where the leading blanks, and so the bullets, were lost."""
    headings = [p.number for p in printed if HEADING.match(p.text)]
    bullets = sum(p.role == "bullet" for p in printed if headings and p.number > headings[0])
    if bullets < max(len(headings), 1):
        what = f"{bullets} bullets (leading blanks) under {len(headings)} objectives, so the leading blanks were lost"
        raise failure(key, headings[0] if headings else 1, what, "supply the file as published")


def _check_whole(key: str, walk: BulletWalk, printed: list[ReportLine]) -> None:
    """Raise `DocumentError` for missing objectives, pages out of order, or a truncated file."""
    for at, (number, line) in enumerate(walk.objectives, 1):
        if number != at:
            raise page_order_error(key, line, f"objective {number} stands where objective {at} should")
    check_page_continuity(key, printed)
    last = printed[-1]
    if len(walk.objectives) < len(OBJECTIVES) or walk.closed is None:
        done = f"objective {len(walk.objectives)} of {len(OBJECTIVES)}, before the conclusions"
        raise failure(key, last.number, f"the file is truncated in {done}", "supply the file as published")
    if last.number <= walk.closed or not ends_sentence(last.text):
        raise failure(key, last.number, "the file is truncated in its conclusions", "supply the file as published")
