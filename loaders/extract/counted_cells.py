"""What the numbers of tables and of lists count: a column's heading, the noun that heads a list."""

from __future__ import annotations

import re

from entramado.loaders.extract.counted_noun import Counted
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.counted_cells import (
    ANNOUNCES,
    FOLLOWING,
    NO_LABEL,
    NUMBERED_ROW,
    OF_LIST,
    SUM,
    VAGUE,
)

YEAR = re.compile(r"(?:19|20)\d\d\b")
_CELL = "|"
_BARE_HEADING = re.compile(r"(?P<what>[A-ZÁÉÍÓÚÑ][^.;:\d]{3,60}):$")
_HEADING_WORDS = 6
_ROW = 160  # characters; a longer line tells of its thing in sentences
_DIGIT = re.compile(r"\d")


def of_cell(text: str, start: int) -> Counted | None:
    """What a table's cell counts: its column's heading, told apart by the first cell of its row."""
    begin = text.rfind("\n", 0, start) + 1
    finish = text.find("\n", start)
    row = text[begin : finish if finish >= 0 else len(text)]
    column = text.count(_CELL, begin, start)
    if not column:
        year = first_row(text, begin, 1)[0].split(_CELL)[0].strip(" *_")
        under = row.count(_CELL) and not text[begin:start].strip() and YEAR.fullmatch(year)
        return Counted("", year) if under else None  # "2014 | 2015" above "623 | 1,481"
    inside = text[text.rfind(_CELL, 0, start) + 1 : start].strip(" *_:$\\")
    if any(c.isalpha() for c in inside):
        return Counted("", inside)  # "Coahuila: 1" (compendio-2020:2066)
    # The nearest cell before it that names something: "Sonora | 9 | Nuevo León | 4" (compendio-2020:1152).
    names = [
        c.strip(" *_:") for c in row.split(_CELL)[:column] if any(x.isalpha() for x in c) or YEAR.fullmatch(c.strip())
    ]
    name = " ".join(names[-1].split()) if names else ""
    heading = heading_of(text, start)
    _, begin = first_row(text, begin, column)
    if re.search(r"\d", heading) and not (YEAR.match(heading) and not name):
        heading = ""
    if heading and not name and YEAR.fullmatch(heading):
        return Counted("", heading)  # a year tells a part (compendio-2020:1122)
    if heading:
        return Counted((VAGUE.fullmatch(heading) and _announced(text, begin)) or heading, name)
    return (under_heading(text, start, name) if name else None) or Counted("", name)


def _announced(text: str, begin: int) -> str:
    """What the sentence before a table says that it counts; "" where none does."""
    lines = text[:begin].rstrip().rsplit("\n", 1)
    found = ANNOUNCES.fullmatch(lines[-1].strip())
    return found["what"] if found else ""


def in_currency(cell: Counted, unit: str) -> Counted:
    """A cell's amount of money: the currency, told apart by the column's heading and the row's name."""
    return Counted(unit, ", ".join(part for part in (cell.noun, cell.own) if part))


def first_row(text: str, begin: int, column: int) -> tuple[str, int]:
    """The first row above that which begins at `begin`, and where it begins; "" where none above has `column`."""
    first = ""
    while begin > 0:
        before = text.rfind("\n", 0, begin - 1) + 1
        row = text[before : begin - 1]
        if row.count(_CELL) < column:
            break
        first, begin = row, before
    return first, begin


def with_row(what: str, text: str, start: int) -> str:
    """What a number counts with the numbered thing that its row begins with: "ediciones (Curso 2)"."""
    row = NUMBERED_ROW.match(text, text.rfind("\n", 0, start) + 1, start)
    if not row or "\n" not in f"{text}\n"[row.end() : row.end() + _ROW] or folded(row["label"]) in folded(what):
        return what
    if len(set(re.findall(rf"(?:\A|\n)\W*{row['thing']} (\w{{1,3}})(?:\.-|[.:)])", text))) == 1:
        return what  # no one of several
    noun, _, own = what.removesuffix(")").rpartition(" (") if what.endswith(")") else (what, "", "")
    return f"{noun} ({row['label']}, {own})" if own else f"{noun} ({row['label']})"


def heading_of(text: str, start: int) -> str:
    """The heading of the column of a table's cell; "" where it cannot be told."""
    begin = text.rfind("\n", 0, start) + 1
    finish = text.find("\n", start)
    column = text.count(_CELL, begin, start)
    cells = first_row(text, begin, column)[0].split(_CELL) if column else []
    whole = len(cells) == text.count(_CELL, begin, finish if finish >= 0 else len(text)) + 1
    return " ".join(cells[column].split()).strip(" *_") if whole else ""


def under_heading(text: str, start: int, label: str) -> Counted | None:
    """What a labelled number of a list counts: the heading's noun, where a short line above the list names one."""
    lines = text[:start].split("\n")[:-1]
    while lines and (not lines[-1].strip() or (_DIGIT.search(lines[-1]) and not lines[-1].rstrip().endswith(":"))):
        lines.pop()
    above = re.sub(r"</?\w+>|[*|]", " ", lines[-1]).strip() if lines else ""
    found = OF_LIST.search(above) or FOLLOWING.search(above)
    if not found and len(above.split()) <= _HEADING_WORDS and not NO_LABEL.search(above):
        found = _BARE_HEADING.fullmatch(above)
    return Counted(found["what"].strip(), "" if SUM.fullmatch(label) else label) if found else None
