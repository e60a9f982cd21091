"""What the numbers of tables and lists count: by the heading of the column, or by the noun that heads the list.

Tables stand in the text with a row a line and cells parted by bars.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.counted_noun import CountedNoun
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.counted_cells import (
    ANNOUNCED_LIST,
    ANNOUNCED_NUMBERS,
    ANNOUNCES,
    GENERIC_HEADING,
    NO_LABEL,
    NUMBERED_ROW,
    TOTAL_LABEL,
)

YEAR = re.compile(r"(?:19|20)\d\d\b")
CELL_MARK = "|"  # parts the cells of a table's row
_BARE_HEADING = re.compile(r"(?P<what>[A-ZÁÉÍÓÚÑ][^.;:\d]{3,60}):$")
_HEADING_WORDS = 6  # at most, of a heading that ends in a colon
_MAX_ROW = 160  # characters; a longer line is prose
_DIGIT = re.compile(r"\d")


def of_cell(text: str, start: int) -> CountedNoun | None:
    """What the number of a cell counts: the column's heading, qualified by the nearest cell to its left with a name."""
    begin = text.rfind("\n", 0, start) + 1
    finish = text.find("\n", start)
    row = text[begin : finish if finish >= 0 else len(text)]
    column = text.count(CELL_MARK, begin, start)
    if not column:
        year = first_row(text, begin, 1)[0].split(CELL_MARK)[0].strip(" *_")
        under = row.count(CELL_MARK) and not text[begin:start].strip() and YEAR.fullmatch(year)
        return CountedNoun("", year) if under else None  # "2014 | 2015" above "623 | 1,481"
    inside = text[text.rfind(CELL_MARK, 0, start) + 1 : start].strip(" *_:$\\")
    if any(c.isalpha() for c in inside):
        return CountedNoun("", inside)  # "Coahuila: 1" (compendio-2020:2066)
    # The nearest cell before it that names something: "Sonora | 9 | Nuevo León | 4" (compendio-2020:1152).
    names = [
        c.strip(" *_:")
        for c in row.split(CELL_MARK)[:column]
        if any(x.isalpha() for x in c) or YEAR.fullmatch(c.strip())
    ]
    name = " ".join(names[-1].split()) if names else ""
    heading = heading_of(text, start)
    _, begin = first_row(text, begin, column)
    if re.search(r"\d", heading) and not (YEAR.match(heading) and not name):
        heading = ""
    if heading and not name and YEAR.fullmatch(heading):
        return CountedNoun("", heading)  # a year is a qualifier, no noun (compendio-2020:1122)
    if heading:
        return CountedNoun((GENERIC_HEADING.fullmatch(heading) and _announced(text, begin)) or heading, name)
    return (under_heading(text, start, name) if name else None) or CountedNoun("", name)


def _announced(text: str, begin: int) -> str:
    """The noun that the line before a table announces ("" where none does); `begin` is where the table begins."""
    lines = text[:begin].rstrip().rsplit("\n", 1)
    found = ANNOUNCES.fullmatch(lines[-1].strip())
    return found["what"] if found else ""


def in_currency(cell: CountedNoun, unit: str) -> CountedNoun:
    """An amount of money in a cell: the currency, qualified by the heading and the name of the row."""
    return CountedNoun(unit, ", ".join(part for part in (cell.noun, cell.qualifier) if part))


def first_row(text: str, begin: int, column: int) -> tuple[str, int]:
    """The first row of the table that holds the row at `begin`, and its offset.

    Rows are followed upwards while they have more than `column` cells; "" and `begin` where there is none above.
    """
    first = ""
    while begin > 0:
        before = text.rfind("\n", 0, begin - 1) + 1
        row = text[before : begin - 1]
        if row.count(CELL_MARK) < column:
            break
        first, begin = row, before
    return first, begin


def with_row(what: str, text: str, start: int) -> str:
    """The words of a figure, qualified by the numbered thing that its line begins with: "ediciones (Curso 2)"."""
    row = NUMBERED_ROW.match(text, text.rfind("\n", 0, start) + 1, start)
    if not row or "\n" not in f"{text}\n"[row.end() : row.end() + _MAX_ROW] or folded(row["label"]) in folded(what):
        return what
    if len(set(re.findall(rf"(?:\A|\n)\W*{row['thing']} (\w{{1,3}})(?:\.-|[.:)])", text))) == 1:
        return what  # the only one numbered: nothing to distinguish it from
    noun, _, own = what.removesuffix(")").rpartition(" (") if what.endswith(")") else (what, "", "")
    return f"{noun} ({row['label']}, {own})" if own else f"{noun} ({row['label']})"


def heading_of(text: str, start: int) -> str:
    """The heading of the column of the number at `start`; "" where it cannot be determined."""
    return " ".join((heading_cell(text, start) or "").split()).strip(" *_")


def heading_cell(text: str, start: int) -> str | None:
    """The cell that heads the column of the number at `start`, as printed; None where it cannot be determined.

    Blank cells are not printed: where the first row and the number's row differ in width, the columns are unknown.
    """
    begin = text.rfind("\n", 0, start) + 1
    finish = text.find("\n", start)
    column = text.count(CELL_MARK, begin, start)
    cells = first_row(text, begin, column)[0].split(CELL_MARK) if column else []
    width = text.count(CELL_MARK, begin, finish if finish >= 0 else len(text)) + 1
    return cells[column] if len(cells) == width else None


def under_heading(text: str, start: int, label: str) -> CountedNoun | None:
    """What a labelled number of a list counts, where a short line above the list is a heading with a noun."""
    lines = text[:start].split("\n")[:-1]
    while lines and (not lines[-1].strip() or (_DIGIT.search(lines[-1]) and not lines[-1].rstrip().endswith(":"))):
        lines.pop()
    above = re.sub(r"</?\w+>|[*|]", " ", lines[-1]).strip() if lines else ""
    found = ANNOUNCED_NUMBERS.search(above) or ANNOUNCED_LIST.search(above)
    if not found and len(above.split()) <= _HEADING_WORDS and not NO_LABEL.search(above):
        found = _BARE_HEADING.fullmatch(above)
    return CountedNoun(found["what"].strip(), "" if TOTAL_LABEL.fullmatch(label) else label) if found else None
