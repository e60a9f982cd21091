"""Parse the dates of Spanish texts: `30 de noviembre de 2024`, `del 3 al 27 de junio de 2024`.

`find_dates` gives every date and range of a text with the precision that it is printed with. Which of them begin and
end an action is decided in `periods`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.dates import (
    ATOM,
    HELD_IN_MONTHS,
    PARTS,
    SAME_YEAR,
    THIS_YEAR,
    TO,
    UNTIL_ITS_END,
    WENT_ON,
)
from entramado.loaders.languages.spanish.months import MONTH, NUMBER_OF_MONTH

_CACHED = 16  # texts


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or a range of a text: the characters ``start:end``; `last` is None for a single date.

    `first` and `last` are ISO 8601 dates of the printed precision. A half or a quarter of a year is given by its first
    month, with the number of its `months`.
    """

    first: str
    last: str | None
    start: int
    end: int
    months: int = 1


@dataclass(slots=True)
class _Date:
    """A date expression whose missing year or month may still be filled in from its neighbours."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int
    months: int = 1

    def iso(self, *, last: bool = False) -> str:
        """ISO 8601 of the printed precision; for a half or quarter of a year its first (or `last`) month."""
        text = f"{self.year}"
        if self.month:
            month = self.month + (self.months - 1 if last else 0)
            text += f"-{month:02d}"
            if self.day:
                text += f"-{self.day:02d}"
        return text


@lru_cache(maxsize=_CACHED)
def find_dates(text: str, this_year: int | None = None) -> tuple[DateSpan, ...]:
    """The dates of `text` in reading order, as ``2024``, ``2024-06`` or ``2024-06-30``.

    `this_year` is the year of writing, for expressions such as "año en curso". The last results are cached, since
    several fields read the same texts.
    """
    low = folded(text)
    atoms = [_atom(m) for m in ATOM.finditer(low)]
    _same_year(atoms, low)
    open_months = any(a.year is None and a.month for a in atoms)
    if this_year and open_months:
        _current_year(atoms, low, this_year)
    out: list[DateSpan] = []
    i = 0
    while i < len(atoms):
        j = i
        while (
            j + 1 < len(atoms)
            and TO.fullmatch(low[atoms[j].end : atoms[j + 1].start])
            and _joins(atoms[j], atoms[j + 1])
        ):
            j += 1
        first, last = atoms[i], atoms[j]
        if last.year is not None:
            for k in range(j, i, -1):
                _complete(atoms[k - 1], atoms[k])
            end = last.iso(last=True) if j > i else None
            out.append(DateSpan(first.iso(), end, first.start, last.end, 1 if end else first.months))
        i = j + 1
    return tuple(sorted([*out, *_held_in_months(low, out)], key=lambda d: d.start) if open_months else out)


def _held_in_months(low: str, dates: list[DateSpan]) -> Iterator[DateSpan]:
    """A list of months in which events were held, completed with the only year that the text names before it."""
    for held in HELD_IN_MONTHS.finditer(low):
        years = {d.first[:4] for d in dates if d.end <= held.start()}
        months = [NUMBER_OF_MONTH[m] for m in re.findall(MONTH, held["months"])]
        if len(years) == 1 and months == sorted(months):
            year = next(iter(years))
            yield DateSpan(f"{year}-{months[0]:02d}", f"{year}-{months[-1]:02d}", *held.span("months"))


def _atom(m: re.Match[str]) -> _Date:
    """The date expression that a match of `ATOM` stands for."""
    if m["slashed"]:
        days, months, years = (int(x) for x in m["slashed"].split("/"))
        return _Date(years, months if months <= 12 else None, days, *m.span())
    if m["part"]:
        length = 6 if m["unit"] == "semestre" else 3
        return _Date(int(m["part_year"]), (PARTS[m["part"]] - 1) * length + 1, None, *m.span(), length)
    year = m["year"] or m["only_year"]
    month = m["month"] or m["month2"]
    day = m["day"] or m["day2"] or m["day3"]
    return _Date(
        int(year) if year else None, NUMBER_OF_MONTH[month] if month else None, int(day) if day else None, *m.span()
    )


def _same_year(atoms: list[_Date], low: str) -> None:
    """Resolve "noviembre de este mismo año" to the year of the preceding date (informe-2018:1923)."""
    year: int | None = None
    for before, date in pairwise(atoms):
        year = before.year or year
        same = SAME_YEAR.match(low, date.end)
        if date.year is None and date.month and WENT_ON.fullmatch(low, before.end, date.start):
            date.year = before.year
        if same and date.year is None and date.month is not None:
            # "del 13 de enero al 18 de diciembre del mismo año" (informe-2018:1008).
            date.year, date.end = year, same.end()


def _current_year(atoms: list[_Date], low: str, this_year: int) -> None:
    """Resolve a month "del año en curso" to `this_year`, together with the month of the beginning printed before it."""
    before: _Date | None = None
    for date in atoms:
        now = THIS_YEAR.match(low, date.end) if date.year is None and date.month else None
        if now:
            date.year = this_year
            if before and before.month and before.year is None and UNTIL_ITS_END.fullmatch(low, before.end, date.start):
                before.year = this_year
            date.end = now.end()
        before = date


def _joins(a: _Date, b: _Date) -> bool:
    """Whether `a` can begin a range that ends with `b`: a date with a year is no range with one that lacks it."""
    return a.year is None or b.year is not None


def _complete(a: _Date, b: _Date) -> None:
    """Fill in the year of `a`, and the month of a bare day, from `b`, the end of its range."""
    if a.year is None:
        if a.month is None:
            a.month = b.month
        a.year = b.year
        if a.month and b.month and b.year and a.month > b.month:
            a.year = b.year - 1
