"""Name the parts of a total by its noun: "44 personas (mujeres)", "7,619 personas extranjeras (Honduras)"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from entramado.loaders.extract.counted_noun import Counted
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.counted_noun import OF_BOTH
from entramado.loaders.languages.spanish.counted_totals import BESIDE, CURRENCY
from entramado.loaders.languages.spanish.deeds import PEOPLE

_MOST_BETWEEN = 6
_SMALL = 30  # of a smaller total other things are soon a sum


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


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """The words of a figure, the index of the total that it is a part of, and whether it counts persons beside that."""

    words: str
    total: int | None
    beside: bool = False


def with_totals(parts: Sequence[PossiblePart], sums: Mapping[int, int]) -> list[NamedFigure]:
    """The words of each figure, those of a part with the noun of its total; `sums` are the totals by addition."""
    named: list[Counted] = []
    base: list[int | None] = []
    for i, one in enumerate(parts):
        by_place = one.part and one.what.noun and one.what.link
        total = _total(i, parts, sums, base) if by_place or _needs_total(one, summed=i in sums) else None
        words = _persons(one.what, named[-1]) if one.what.is_sum and named else one.what
        if words is not one.what:
            total = None
        if by_place or _beside(parts, i, total):
            words = one.what
        elif i and (parallel := one.what.like(named[-1])):
            words, total = parallel, i - 1 if parallel.link else total
        elif total is not None:
            above = named[total] if i in sums else _beside_it(named[total], words.link)
            words = words.of(above)
        elif words.alone() is not words:
            words = words.alone()
        elif words.is_sex and (shared := _shared(parts, i)):
            words = Counted(f"{words.noun}{shared}")
        elif i and words.is_sex and one.sentence == parts[i - 1].sentence:
            words = _as_its_neighbour(words, named[i - 1])
        base.append(total)
        named.append(words)
    _with_totals_behind(parts, named)
    return [
        NamedFigure(str(one), total, _beside(parts, i, total))
        for i, (one, total) in enumerate(zip(named, base, strict=True))
    ]


def _with_totals_behind(parts: Sequence[PossiblePart], named: list[Counted]) -> None:
    """Give sexes the noun of the total told behind them: "7 hombres y 9 mujeres, para un total de 16 marinos"."""
    for i, whole in enumerate(named):
        first, rest = i, parts[i].value
        while first and rest > 0 and parts[first - 1].what.is_sex and parts[first - 1].sentence == parts[i].sentence:
            first -= 1
            rest -= parts[first].value
        if rest == 0 and i - first > 1 and whole.counts_persons and not (whole.is_sex or whole.is_name or whole.own):
            named[first:i] = [Counted(whole.noun, part.what.noun) for part in parts[first:i]]


def in_its_currency(words: str, total: str) -> str:
    """An amount with a bare sign in the currency of its sum: "$158 USD, $138 para equipos y $20 para alumnos"."""
    unit = CURRENCY.match(total)
    return words.replace("pesos", unit.group(), 1) if unit and words.startswith("pesos") else words


def coincidences(parts: Sequence[PossiblePart], sums: Mapping[int, int]) -> set[int]:
    """Parts by addition alone: numbers of other things that add up to the total by chance."""
    out: set[int] = set()
    run: list[int] = []
    for i in [*sorted(sums), -1]:
        if run and (i != run[-1] + 1 or sums[i] != sums[run[0]]):
            nouns = [parts[k].what for k in run]
            total = parts[sums[run[0]]]
            others = [_is_another_thing(w, total.what) for w in nouns]
            if any(others) and (any(w.is_name for w in nouns) or (all(others) and total.value < _SMALL)):
                out.update(run)
            run = []
        run.append(i)
    return out


def _is_another_thing(what: Counted, total: Counted) -> bool:
    """Whether words name a thing of their own, no part of the total."""
    common = what.noun[:1].islower() and not (what.own or what.labelled or what.is_sex or what.counts_persons)
    return common and not total.counts_persons and what.noun.split()[0] not in total.noun.split()


def _beside(parts: Sequence[PossiblePart], i: int, total: int | None) -> bool:
    """Whether persons are told beside a thing: "quejas donde estuvieron involucrados 710 hombres"."""
    return total is not None and parts[i].what.persons and not parts[total].what.counts_persons


def _persons(total: Counted, part: Counted) -> Counted:
    """What a total told behind its parts counts: "17 hombres, 26 mujeres (43 en total)"."""
    if part.is_sex or (part.ends_in_sex and part.is_name):
        return Counted(PEOPLE)
    return Counted(part.noun, part.own if not part.ends_in_sex else "") if part.noun else total


def _beside_it(total: Counted, link: str) -> Counted:
    """The noun that two parts share: "62 representantes del sector privado, 24 de sociedad civil"."""
    found = BESIDE.fullmatch(link)
    if not found:
        return total
    link = found[1]
    noun = re.sub(rf" {link}l? (?!.* {link}l? ).*$", "", total.noun) if total.noun.count(" ") > 1 else total.noun
    return Counted(noun, total.own)


def _as_its_neighbour(what: Counted, other: Counted) -> Counted:
    """A sex beside another with a label before both: "adultos mayores: 7 mujeres y 6 hombres"."""
    return Counted(other.noun, what.noun) if other.own and other.noun and other.ends_in_sex else what


def _shared(parts: Sequence[PossiblePart], i: int) -> str:
    """The adjective of two sexes that only the second has: "402 mujeres y 985 hombres migrantes"."""
    behind = parts[i + 1] if i + 1 < len(parts) and parts[i + 1].sentence == parts[i].sentence else None
    both = OF_BOTH.fullmatch(folded(behind.what.noun)) if behind and not (behind.led or behind.what.own) else None
    return both["adjective"] if both else ""


def _needs_total(one: PossiblePart, *, summed: bool) -> bool:
    """Whether the words of a figure need the noun of its total."""
    if one.what.noun and one.what.own:
        return summed and one.what.ends_in_sex  # a label and a sex; else a cell with its heading
    of_minors = one.what.labelled and one.what.is_under_age  # "531 hombres y NNA 308"
    listed = (one.what.is_name and not (of_minors and not summed)) or (summed and one.what.labelled)
    by_sex = one.what.is_sex or (summed and one.what.begins_with_sex)
    return not one.what.noun or by_sex or ((one.part or summed) and listed)


def _total(i: int, parts: Sequence[PossiblePart], sums: Mapping[int, int], base: Sequence[int | None]) -> int | None:
    """The total that a part belongs to: the one it adds up to, else the one told before it."""
    one = parts[i]
    total: int | None = sums.get(i)
    if total is None and i and _goes_on(one, parts[i - 1], base[i - 1]):
        total = i - 1
    if total is None and i and one.part and one.what.ends_in_sex and one.sentence != parts[i - 1].sentence:
        total = _greater_before(i, parts, base)
    if one.part and one.what.is_name and i not in sums and (total is None or not _has_noun(parts[total])):
        total = _before_the_list(i, parts, base)
    # "Guatemala 690" is a part of what was told before all places, a sex one of the part that it divides.
    while total is not None and base[total] is not None and (not one.what.is_sex or parts[total].what.ends_in_sex):
        total = base[total]
    # "12 personas (1 NNA y 11 adultos)" (informe-2018:2013): adults are no part of the minors beside them.
    if total and one.what.is_of_age and parts[total].what.is_under_age:
        total = total - 1 if parts[total - 1].sentence == one.sentence else None
    if total is not None and not parts[total].what.counts_persons:
        # "116 pasaportes. Los beneficiados son 68 mujeres y 48 hombres": no kinds of passports
        told = one if one.what.own or not i or sums.get(i - 1) != total else parts[i - 1]
        total = None if told.what.noun and told.what.own and told.what.counts_persons else total
    if total is None or _is_another(one, parts[total], summed=i in sums):
        return None
    above = base[total]
    return total if _has_noun(parts[total]) or (above is not None and _has_noun(parts[above])) else None


def _has_noun(total: PossiblePart) -> bool:
    """Whether a total has a noun to give: no sex, no name of a list."""
    return bool(total.what.alone().noun) and not total.what.is_sex and not (total.part and total.what.is_name)


def _before_the_list(i: int, parts: Sequence[PossiblePart], base: Sequence[int | None]) -> int | None:
    """The total told before a list of places that does not name it: "2,493 víctimas ... : 8 Argentina, 1 Bélgica"."""
    for j in range(i - 1, -1, -1):
        what = parts[j].what
        if parts[j].sentence > parts[i].sentence:
            return None  # of another part of the entry
        whole = base[j] is None and not parts[j].part and parts[j].value >= parts[i].value
        if whole and what.noun and not (what.own or what.is_sex or what.is_name):
            return j
    return None


def _greater_before(i: int, parts: Sequence[PossiblePart], base: Sequence[int | None]) -> int | None:
    """The last total of persons that a part may be of: "1,379 personas, de las cuales 354 ... De este total, 411"."""
    for j in range(i - 1, max(-1, i - _MOST_BETWEEN), -1):
        if base[j] is None and parts[j].value >= parts[i].value and parts[j].what.counts_persons:
            return j if not (parts[j].what.is_sex or parts[j].sentence > parts[i].sentence) else None
    return None


def _is_another(one: PossiblePart, total: PossiblePart, *, summed: bool) -> bool:
    """Whether people told by an age or a nationality are others than those told before."""
    if not one.what.is_people:
        return False
    # "casos ... en 45 casos. Actualmente, 56 mexicanos": another sentence (compendio-2020:1401); "334 adultos y a 210
    # menores" (informe-2018:1695): the other age.
    if one.sentence != total.sentence:
        return one.what.is_nationality or not summed
    return total.what.is_people and not summed


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
