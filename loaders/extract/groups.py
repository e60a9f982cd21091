"""Tell whom a counted result counts: women, men, girls, boys, minors, a part of a total, or all.

The group is read from the words behind a number ("26 mujeres y 18 hombres", "5,855 fueron para
hombres"), else from the label before it ("Mujeres: 12"). A part that is not a sex or an age
("Sonora (2,283)", "8 de Argentina") is `otro`; `totals_of_parts` also finds parts by adding them up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from entramado.loaders.extract.counted_cells import first_row
from entramado.loaders.extract.counted_noun import Counted
from entramado.loaders.extract.extracted import Group
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.groups import (
    AGAINST,
    AND_BOYS,
    AND_GIRLS,
    BOTH,
    CONDITION,
    DIRECT,
    IN_ALL,
    LABEL,
    LATER,
    LED_LABEL,
    MINORS,
    OF_BOTH_SEXES,
    SEX,
    SEX_OF_MINORS,
    UNDER_AGE,
)

_NEXT = re.compile(rf"^\W*\w+ (?P<who>{MINORS}|{SEX})\b")
_CELL = "|"


def group_of(before: str, behind: str) -> Group | None:
    """The group told by the folded words before and behind a number; None where they tell none.

    `behind` ends before the next number or the clause's end.
    """
    if BOTH.search(behind):
        return None
    if IN_ALL.match(behind):
        return "total"
    if CONDITION.match(behind):
        return "otro"
    if OF_BOTH_SEXES.match(behind):
        return "nna"
    led = LED_LABEL.search(before)
    if led and not re.match(r"\s*(?!y\b|e\b)[a-z]", behind):
        return _named(led["who"], "")
    for pattern in (DIRECT, _NEXT, LATER):
        match = pattern.search(behind)
        if match and not AGAINST.search(behind[: match.end()]):
            return _named(match["who"], behind[match.end() :])
    match = LABEL.search(before)
    if match and not re.match(r"\s*[a-z]{3}", behind):
        return _named(match["who"], "")
    return None


def group_of_column(text: str, start: int) -> Group | None:
    """The group that heads the column of a table's cell (compendio-2020:426)."""
    begin = text.rfind("\n", 0, start) + 1
    column = text.count(_CELL, begin, start)
    if not column:
        return None
    end = text.find("\n", start)
    width = text.count(_CELL, begin, end if end >= 0 else len(text))
    head, _ = first_row(text, begin, column)
    cells = folded(head).split(_CELL)
    if len(cells) != width + 1:
        return None  # blank cells are not printed, so that the columns cannot be told
    match = re.fullmatch(rf"\W*(?P<who>{MINORS}|{SEX})\W*", cells[column])
    return _named(match["who"], "") if match else None


def group_in_total(what: Counted, whole: Group | None, *, part: bool) -> Group:
    """The group of a figure whose words tell none; `whole` is that of its total, `part` whether it is told as a part.

    By place, "20 NNA de Honduras, 30 de Chile", parts have the sex or age of their total; so has what has its words.
    """
    of_place = not what.noun and bool(what.link) and what.own[:1].isupper()
    same = not (what.noun or what.own)
    if whole and whole not in ("total", "otro") and (of_place or same):
        return whole
    return "otro" if part or (of_place and whole) else "total"


def _named(who: str, rest: str) -> Group:
    if re.fullmatch(MINORS, who):
        # "202 NNA hombres acompañados" (compendio-2024:5554).
        sex = SEX_OF_MINORS.match(rest)
        return ("ninos" if sex[1].startswith("h") else "ninas") if sex else "nna"
    if who.startswith("nina"):
        return "nna" if AND_BOYS.match(rest) else "ninas"
    if who.startswith("nino"):
        return "nna" if AND_GIRLS.match(rest) else "ninos"
    minor = UNDER_AGE.match(rest.strip())
    if who.startswith(("mujer", "femenin")):
        return "ninas" if minor else "mujeres"
    return "ninos" if minor else "hombres"


_SKIPPING = (
    20  # a total that another number stands behind is at least so great that its parts add up to it by no chance
)


def totals_of_parts(values: Sequence[float], of_which: Collection[int] = ()) -> dict[int, int]:
    """The index of the total of each value that adds up to it with others behind it: `507, 233, 274`: 1 and 2 to 0.

    Several runs of parts may follow one total (by sex, by service, by place: compendio-2024:2127).
    Of great totals one in a thousand may be missing (informe-2018:912). Those `of_which` are parts of the value before
    them, so that both cannot be parts of one total.
    """
    parts: dict[int, int] = {}
    for i, total in enumerate(values):
        if total < 3:
            continue
        rest, first = total, i + 1
        for j in range(i + 1, len(values)):
            if j == first == i + 1 and total >= _SKIPPING and values[j] > total and j + 1 in of_which:
                first += 1  # "52 marinos de un total de 72 personas, de las cuales 28 son mujeres y 24 hombres"
                continue
            rest -= values[j]
            if abs(rest) <= total / 1000 and (rest == 0 or j - first >= 2):
                if rest and values[j + 1 : j + 2] == [rest]:
                    continue  # a small last part (compendio-2024:1611)
                twice = any(part in of_which and part - 1 not in of_which for part in range(first + 1, j + 1))
                if j > first and not twice:
                    parts.update((part, i) for part in range(first, j + 1))
                rest, first = total, j + 1
            elif rest < 0:
                break
    return parts
