"""The group by sex and age of a counted result: women, men, girls, boys, minors, another part of a total, or all.

The group is read from the words behind a number ("26 mujeres y 18 hombres", "5,855 fueron para hombres"), else from
the label before it ("Mujeres: 12"). A part that is neither a sex nor an age ("Sonora (2,283)", "8 de Argentina") is
`otro`. `totals_of_parts` finds totals by addition.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from entramado.loaders.extract.counted_cells import heading_cell
from entramado.loaders.extract.counted_noun import CountedNoun
from entramado.loaders.extract.extracted import CountedGroup
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.counted_groups import (
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

_SECOND_WORD = re.compile(rf"^\W*\w+ (?P<who>{MINORS}|{SEX})\b")
_HEADING = re.compile(rf"\W*(?P<who>{MINORS}|{SEX})\W*")


def group_of(before: str, behind: str) -> CountedGroup | None:
    """The group named by the folded words before and behind a number; None where they name none.

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
        return _group_named(led["who"], "")
    for pattern in (DIRECT, _SECOND_WORD, LATER):
        match = pattern.search(behind)
        if match and not AGAINST.search(behind[: match.end()]):
            return _group_named(match["who"], behind[match.end() :])
    match = LABEL.search(before)
    if match and not re.match(r"\s*[a-z]{3}", behind):
        return _group_named(match["who"], "")
    return None


def group_of_column(text: str, start: int) -> CountedGroup | None:
    """The group in the heading of the column of the number at `start`, if any (compendio-2020:426)."""
    heading = heading_cell(text, start)
    match = _HEADING.fullmatch(folded(heading)) if heading is not None else None
    return _group_named(match["who"], "") if match else None


def group_in_total(what: CountedNoun, whole: CountedGroup | None, *, part: bool) -> CountedGroup:
    """The group of a figure whose words name none; `whole` is that of its total, `part` whether words make it a part.

    Parts by place ("20 NNA de Honduras, 30 de Chile") inherit the sex or age of their total, and so do parts without
    words of their own.
    """
    of_place = not what.noun and bool(what.link) and what.qualifier[:1].isupper()
    same = not (what.noun or what.qualifier)
    if whole and whole not in ("total", "otro") and (of_place or same):
        return whole
    return "otro" if part or (of_place and whole) else "total"


def _group_named(who: str, rest: str) -> CountedGroup:
    """The group of a word for a sex or age, `rest` being the words behind it ("niñas" and "y niños" are minors)."""
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


# Behind a smaller total parts that do not follow it at once may add up to it by chance.
_MIN_TOTAL_TO_SKIP = 20


def totals_of_parts(values: Sequence[float], of_which: Collection[int] = ()) -> dict[int, int]:
    """Index of part -> index of the total before it that a run of parts adds up to: `507, 233, 274` gives 1, 2 -> 0.

    Several runs may follow one total (by sex, by service, by place: compendio-2024:2127). A sum may miss the total by
    one in a thousand (informe-2018:912). The indexes `of_which` are parts of the value right before them, so that both
    cannot be parts of the same total.
    """
    parts: dict[int, int] = {}
    for i, total in enumerate(values):
        if total < 3:
            continue
        rest, first = total, i + 1
        for j in range(i + 1, len(values)):
            if j == first == i + 1 and total >= _MIN_TOTAL_TO_SKIP and values[j] > total and j + 1 in of_which:
                first += 1  # "52 marinos de un total de 72 personas, de las cuales 28 son mujeres y 24 hombres"
                continue
            rest -= values[j]
            if abs(rest) <= total / 1000 and (rest == 0 or j - first >= 2):
                if rest and values[j + 1 : j + 2] == [rest]:
                    continue  # what is missing is not a rounding error but a small last part (compendio-2024:1611)
                twice = any(part in of_which and part - 1 not in of_which for part in range(first + 1, j + 1))
                if j > first and not twice:
                    parts.update((part, i) for part in range(first, j + 1))
                rest, first = total, j + 1
            elif rest < 0:
                break
    return parts
