"""The report in bullets whose bullet characters were lost (informe-2018).

How it is printed. Under each heading "Objetivo N." stand bulleted actions, then mostly a list "Objetivos a
futuro" whose items are marked ``o`` or ``1.``. The bullet characters were lost when the text was extracted:
a bullet is a leading blank, and so is the top of a page, so that

* a leading blank after a blank line is a bullet,
* the first line of a page follows the last one of the page before without a blank line: one leading blank goes
  on with the text, two are a bullet,
* bullets may stand behind the list of aims and are actions again (informe-2018:3333),
* a bullet that holds only a year heads a table of the action above (informe-2018:1947).

Lines must come with their leading blanks. What an action is about and who carries it out is read by
`loaders.report_bullets_titles` and `loaders.report_bullets_bodies`.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import Literal

from loaders.model import DocumentError, Entry, Furniture, Kind, Reading
from loaders.report_bullets_bodies import Bodies, learn_bodies
from loaders.report_bullets_titles import find_title
from loaders.text import Line, Passage, join

OBJECTIVES = 23
MANY_BLANKS = 2

_OBJECTIVE = re.compile(r"^Objetivo\s+(\d{1,2})\.\s+\S")
_FUTURE = re.compile(r"^Objetivos a futuro\s*:?$", re.IGNORECASE)
_END = re.compile(r"^(?:Retos y )?conclusiones$", re.IGNORECASE)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_PAGE_NUMBER = re.compile(r"^\d{1,3}$")
_LINK = re.compile(r"^(?:https?|file)://\S+$")
_FOOTNOTE = re.compile(r"^(\d{1,3}) (?=[^\W\d_a-záéíóúñ])")
_AIM = re.compile(r"^(?:o|•|(\d{1,2})[.)])\s+(?=\S)")
_MARK = re.compile(r"^[●•]\s*")
_SENTENCE_END = re.compile(r"[.:;!?)”\"]\d*$")

Place = Literal["text", "bullet", "page-top"]


@dataclass(frozen=True, slots=True)
class _Print:
    """One printed line: its number and text without blanks, what its leading blank says, the blank lines above."""

    number: int
    text: str
    place: Place
    gap: int
    page_start: bool


@dataclass(slots=True)
class _Item:
    """The lines of one action or aim, as they are gathered."""

    objective: int
    kind: Kind
    prints: list[_Print] = field(default_factory=list)
    in_years: bool = False


def read(key: str, lines: list[Line], names: frozenset[str] = frozenset()) -> Reading:
    """Read a report in bullets: actions and aims by objective.

    `lines` carry their leading blanks. `names` are bodies of the country's own administration known from
    elsewhere (names and acronyms); without them, the grammar of institutions' names and the acronyms that
    the report itself introduces are what it goes by. Raises `DocumentError` where the file is truncated, is
    printed otherwise, or has its pages in another order.
    """
    reading = Reading(doc=key, line_count=len(lines))
    prints, notes = _furnish(reading, lines)
    _check_kind(key, prints)
    walk = _Walk(key, reading)
    for line in prints:
        walk.take(line)
    _check_whole(key, walk, prints)
    whole = join(Line(p.number, p.text) for p in prints)
    bodies = learn_bodies(whole.text, names)
    counts: dict[tuple[int, str], int] = {}
    for item in walk.items:
        place = (item.objective, item.kind)
        counts[place] = counts.get(place, 0) + 1
        reading.entries.append(_entry(key, item, str(counts[place]), bodies))
    _attach_notes(reading, notes)
    reading.furniture.sort(key=lambda f: f.lines)
    return reading


# -- page furniture -------------------------------------------------------------------------------------------------


def _furnish(reading: Reading, lines: list[Line]) -> tuple[list[_Print], list[Passage]]:
    """Set aside page numbers, footnotes and the links listed at a page's foot; say what each leading blank means."""
    prints: list[_Print] = []
    notes: list[list[Line]] = []
    gap, in_notes, page_start = 0, False, True
    for at, line in enumerate(lines):
        raw = line.text.replace("\r", "").replace("\ufeff", "").replace("\xa0", " ").replace("\f", " ")
        text = raw.strip()
        if not text:
            gap += 1
            continue
        top = gap == 0 and raw[0] == " "
        note = _FOOTNOTE.match(raw)
        if note and int(note[1]) == len(notes) + 1 and (in_notes or gap >= MANY_BLANKS):
            # The rule of blanks over the notes (informe-2018:224) is cut off with other blanks at a line's end,
            # so that their numbers, which run through the report, must tell them.
            in_notes = True
            notes.append([])
        in_notes = in_notes and not top
        if in_notes:
            notes[-1].append(Line(line.number, text))
        elif _PAGE_NUMBER.match(text) and raw[0] != " ":
            reading.furniture.append(Furniture((line.number, line.number), "page number"))
            page_start = True
        elif _LINK.match(text) and _page_ends(lines, at):
            # The page's links stand once more at its foot (informe-2018:598).
            reading.furniture.append(Furniture((line.number, line.number), "links of the page"))
        else:
            prints.append(_Print(line.number, text, _place(raw, top), gap, page_start or top))
            page_start = False
        gap = 0
    return prints, [join(note, paragraphs=False) for note in notes]


def _place(raw: str, top: bool) -> Place:
    blanks = len(raw) - len(raw.lstrip())
    if _MARK.match(raw.lstrip()):
        return "bullet"  # a few bullets were kept (informe-2018:1455)
    if not blanks:
        return "text"
    return "bullet" if not top or blanks >= MANY_BLANKS else "page-top"


def _page_ends(lines: list[Line], at: int) -> bool:
    """Whether the line after `at` opens a page: no blank line between, a leading blank."""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return following.startswith(" ") and bool(following.strip())


def _attach_notes(reading: Reading, notes: list[Passage]) -> None:
    """Give each footnote to the entry whose text carries its mark; the others are furniture."""
    for note in notes:
        match = _FOOTNOTE.match(note.text)
        mark = re.compile(rf"(?<=[^\W\d_.,;:)”])[.,;:]?\s?{match[1]}(?=[.,;:]?(?:\s|$))") if match else None
        owner = None
        for entry in reading.entries:
            if mark and entry.lines[0] < note.first_line <= entry.lines[1] + 60 and mark.search(entry.description.text):
                owner = entry
        if owner is None:
            reading.furniture.append(Furniture((note.first_line, note.last_line), "footnote"))
        else:
            owner.footnotes.append(note)


# -- the walk through the objectives --------------------------------------------------------------------------------


class _Walk:
    """Goes through the printed lines and gathers items; everything else is furniture or unread."""

    def __init__(self, key: str, reading: Reading) -> None:
        self.key = key
        self.reading = reading
        self.items: list[_Item] = []
        self.objectives: list[tuple[int, int]] = []
        self.aim_lists = 0
        self.closed: int | None = None
        self._mode: Literal["front", "heading", "actions", "aims", "end"] = "front"
        self._marked = False
        self._last_aim = 0

    def take(self, line: _Print) -> None:
        """Take the next printed line."""
        heading = _OBJECTIVE.match(line.text)
        if self._mode != "end" and heading:
            self.objectives.append((int(heading[1]), line.number))
            self._mode = "heading"
            self._furniture(line, "objective heading")
        elif self._mode == "heading" and line.gap == 0 and line.place == "text":
            self._furniture(line, "objective heading")
        elif self._mode == "front":
            self._furniture(line, "front matter")
        elif self._mode == "end":
            self._furniture(line, "conclusions")
        elif _END.match(line.text):
            self._mode, self.closed = "end", line.number
            self._furniture(line, "conclusions")
        elif _FUTURE.match(line.text):
            self._mode, self._marked, self._last_aim = "aims", False, 0
            self.aim_lists += 1
            self._furniture(line, "heading of the aims")
        elif self._mode == "aims":
            self._take_aim(line)
        else:
            self._take_action(line)

    def _take_aim(self, line: _Print) -> None:
        aim = _AIM.match(line.text)
        if aim:
            self._count_aim(line, aim)
            self._open(line, "future")
        elif line.place == "bullet" and self._marked:
            # Actions may follow the list of aims (informe-2018:3333, informe-2018:2666).
            self._mode = "actions"
            self._open(line, "action")
        elif line.place == "bullet":
            self._open(line, "future")
        else:
            self._continue(line)

    def _count_aim(self, line: _Print, aim: re.Match[str]) -> None:
        self._marked = True
        if aim[1] is None:
            return
        number = int(aim[1])
        if number != self._last_aim + 1:
            raise DocumentError(
                f"{self.key}:{line.number}: aim {number} follows aim {self._last_aim}; the pages are not in their "
                f"order or some are missing, supply the whole file as published"
            )
        self._last_aim = number

    def _take_action(self, line: _Print) -> None:
        item = self._item()
        if line.place != "bullet" or _AIM.match(line.text):
            self._continue(line)
        elif item and _YEAR.match(line.text):
            item.in_years = True
            self._continue(line)
        elif item and item.in_years and (line.gap < MANY_BLANKS or line.page_start):
            # The bullets of a year stand closer than actions do (informe-2018:1949), but for a page's first.
            self._continue(line)
        elif item and item.kind == "action" and _refers_back(item, line.text):
            self._continue(line)
        else:
            self._mode = "actions"
            self._open(line, "action")

    def _item(self) -> _Item | None:
        """The item that is being gathered, if any stands under the last heading."""
        if self.items and self._mode != "heading" and self.items[-1].objective == self.objectives[-1][0]:
            return self.items[-1]
        return None

    def _open(self, line: _Print, kind: Kind) -> None:
        self.items.append(_Item(self.objectives[-1][0], kind, [line]))

    def _continue(self, line: _Print) -> None:
        item = self._item()
        if item is None:
            self.reading.unread.append(line.number)
        else:
            item.prints.append(line)

    def _furniture(self, line: _Print, what: str) -> None:
        known = self.reading.furniture
        if known and known[-1].what == what and self._mode in ("front", "end", "heading"):
            known[-1] = Furniture((known[-1].lines[0], line.number), what)
        else:
            known.append(Furniture((line.number, line.number), what))


def _refers_back(item: _Item, text: str) -> bool:
    """Whether a bullet goes on about the action above: "Estas acciones ..." (informe-2018:2554).

    So does one whose subject is an acronym that the action above explained (informe-2018:3077).
    """
    if re.match(r"(?:Est[aeo]s?|Dich[oa]s?)\s", text):
        return True
    subject = re.match(r"(?:El|La|Los|Las)\s(?:\w+\s(?:a|de|del)\s(?:la\s)?)?([A-ZÑ]{3,})\b", text)
    return subject is not None and f"({subject[1]})" in " ".join(p.text for p in item.prints)


# -- entries --------------------------------------------------------------------------------------------------------


def _entry(key: str, item: _Item, ordinal: str, bodies: Bodies) -> Entry:
    description = join(_paragraphs(item))
    title = find_title(description, bodies, item.kind)
    entry = Entry(
        doc=key,
        lines=(item.prints[0].number, item.prints[-1].number),
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


def _paragraphs(item: _Item) -> list[Line]:
    """The item's lines with a blank one before each new paragraph.

    Blank lines stand between all lines of most items, so only several of them, a list's mark, or (in an item that
    is printed close) one of them after a sentence's end begin a paragraph.
    """
    out: list[Line] = []
    close = len(item.prints) > 1 and item.prints[1].gap == 0 and not item.prints[1].page_start
    for at, line in enumerate(item.prints):
        listed = line.place == "bullet" or bool(_AIM.match(line.text))
        text = line.text
        if at == 0:
            text = _MARK.sub("", _AIM.sub("", text) if item.kind == "future" else text)
        else:
            ended = not line.page_start and bool(_SENTENCE_END.search(item.prints[at - 1].text))
            if listed or (ended and line.gap > (0 if close else 1)):
                out.append(Line(line.number, ""))
        out.append(Line(line.number, text))
    return out


# -- is it the whole document, and one of this kind? ----------------------------------------------------------------


def _check_kind(key: str, prints: list[_Print]) -> None:
    headings = [p for p in prints if _OBJECTIVE.match(p.text)]
    if not headings:
        raise DocumentError(
            f"{key}:1: no heading 'Objetivo N.' in the file; it is no report in bullets, "
            f"name its own family in documents.toml"
        )
    bullets = sum(p.place == "bullet" for p in prints if p.number > headings[0].number)
    if bullets < len(headings):
        raise DocumentError(
            f"{key}:{headings[0].number}: {bullets} bullets (leading blanks) under {len(headings)} objectives; it is "
            f"no report in bullets or lost its leading blanks, supply the file as published"
        )


def _check_whole(key: str, walk: _Walk, prints: list[_Print]) -> None:
    _check_seams(key, prints)
    for at, (number, line) in enumerate(walk.objectives, 1):
        if number != at:
            raise DocumentError(
                f"{key}:{line}: objective {number} stands where objective {at} should; the pages are not in their "
                f"order or some are missing, supply the whole file as published"
            )
    last = prints[-1]
    if len(walk.objectives) < OBJECTIVES or walk.closed is None:
        raise DocumentError(
            f"{key}:{last.number}: the file ends in objective {len(walk.objectives)} of {OBJECTIVES}, before the "
            f"conclusions; it is truncated, supply the whole file as published"
        )
    if not _SENTENCE_END.search(last.text):
        raise DocumentError(
            f"{key}:{last.number}: the file ends in the middle of a sentence; it is truncated, "
            f"supply the whole file as published"
        )
    if not walk.aim_lists:
        raise DocumentError(
            f"{key}:{walk.objectives[0][1]}: no list 'Objetivos a futuro' in the file; it is no report in bullets, "
            f"name its own family in documents.toml"
        )


def _check_seams(key: str, prints: list[_Print]) -> None:
    """A page that goes on in lower case must follow an unfinished sentence."""
    for before, line in itertools.pairwise(prints):
        goes_on = line.place == "page-top" and line.text[0].islower() and not _AIM.match(line.text)
        if goes_on and before.text.endswith("."):
            raise DocumentError(
                f"{key}:{line.number}: the page goes on in the middle of a sentence, but the one before ends with a "
                f"full stop (line {before.number}); the pages are not in their order, supply the file as published"
            )
