"""Name the parts of a total by its noun: "44 personas (mujeres)", "7,619 personas extranjeras (Honduras)"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from entramado.loaders.extract.counted import Counted


@dataclass(frozen=True, slots=True)
class PossiblePart:
    """A figure that may be a part: what it counts, its value and sentence, whether words say that it is a part.

    `led` tells that a verb or preposition stands right before it, so that a sex counts by itself.
    """

    what: Counted
    value: float
    sentence: int
    part: bool
    led: bool


def with_totals(parts: Sequence[PossiblePart], sums: Mapping[int, int]) -> list[str]:
    """The words of each figure, those of a part with the noun of its total; `sums` are the totals by addition."""
    named: list[Counted] = []
    base: list[int | None] = []
    for i, one in enumerate(parts):
        total = _total(i, parts, sums, base) if _needs_total(one, summed=i in sums) else None
        words = one.what
        if total is not None:
            above = named[total] if i in sums else _beside_it(named[total], words.link)
            words = words.of(above)
        elif words.alone() is not words:
            words = words.alone()
        elif i and words.is_sex and one.sentence == parts[i - 1].sentence:
            words = _as_its_neighbour(words, named[i - 1])
        base.append(total)
        named.append(words)
    return [str(one) for one in named]


def _beside_it(total: Counted, link: str) -> Counted:
    """The noun that two parts share: "62 representantes del sector privado, 24 de sociedad civil"."""
    if link not in ("de", "en"):
        return total
    noun = re.sub(rf" {link}l? (?!.* {link}l? ).*$", "", total.noun) if total.noun.count(" ") > 1 else total.noun
    return Counted(noun, total.own)


def _as_its_neighbour(what: Counted, other: Counted) -> Counted:
    """A sex beside another with a label before both: "adultos mayores: 7 mujeres y 6 hombres"."""
    return Counted(other.noun, what.noun) if other.own and other.noun and other.ends_in_sex else what


def _needs_total(one: PossiblePart, *, summed: bool) -> bool:
    """Whether the words of a figure need the noun of its total."""
    if one.what.noun and one.what.own:
        return summed and one.what.ends_in_sex  # a label and a sex; else a cell with its heading
    return not one.what.noun or one.what.is_sex or ((one.part or summed) and one.what.is_name)


def _total(i: int, parts: Sequence[PossiblePart], sums: Mapping[int, int], base: Sequence[int | None]) -> int | None:
    """The total that a part belongs to: the one it adds up to, else the one told before it."""
    one = parts[i]
    total: int | None = sums.get(i)
    if total is None and i and _goes_on(one, parts[i - 1], base[i - 1]):
        total = i - 1
    # "Guatemala 690" is a part of what was told before all places, a sex one of the part that it divides.
    while total is not None and base[total] is not None and (not one.what.is_sex or parts[total].what.ends_in_sex):
        total = base[total]
    # "12 personas (1 NNA y 11 adultos)" (informe-2018:2013): adults are no part of the minors beside them.
    if total and one.what.is_of_age and parts[total].what.is_under_age:
        total = total - 1 if parts[total - 1].sentence == one.sentence else None
    if total is None:
        return None
    above = parts[total]
    noun = above.what.alone().noun
    return None if not noun or above.what.is_sex or (above.part and above.what.is_name) else total


def _goes_on(one: PossiblePart, before: PossiblePart, base: int | None) -> bool:
    """Whether a figure is a part like the one before it, or a part of that one."""
    elliptic = one.part or not one.what.noun
    if before.sentence != one.sentence:
        return elliptic and (base is not None or before.value >= one.value)
    if base is not None:
        return True
    if one.what.is_sex and (one.led or before.what.ends_in_sex):
        return False
    return elliptic or before.value >= one.value
