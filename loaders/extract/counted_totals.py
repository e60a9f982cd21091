"""Resolve the totals of figures that are parts, and complete the parts with the noun of their total.

"44 personas (mujeres)", "7,619 personas extranjeras (Honduras)".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from entramado.loaders.extract.counted_noun import CountedNoun
from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.counted_noun import COMMON_GENDER_ADJECTIVE
from entramado.loaders.languages.spanish.counted_totals import CURRENCY, SHARED_PREPOSITION
from entramado.loaders.languages.spanish.deeds import UNNAMED_PERSONS

_MAX_FIGURES_BETWEEN = 6  # between a part and its total in another sentence
_SMALL_TOTAL = 30  # numbers of unrelated things add up to a smaller total by chance


@dataclass(frozen=True, slots=True)
class PossiblePart:
    """A figure that may be a part of another one.

    `sentence` is where its sentence begins. `part`: words say that it is a part. `governed`: a verb or a preposition
    stands right before it, so that a word for a sex is a noun of its own ("atendió a 71 mujeres").
    """

    what: CountedNoun
    value: float
    sentence: int
    part: bool
    governed: bool


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """The words of a figure and the index of its `total` (None: no part).

    `beside`: it counts persons, while the total counts a thing that concerns them.
    """

    words: str
    total: int | None
    beside: bool = False


def with_totals(parts: Sequence[PossiblePart], sums: Mapping[int, int]) -> list[NamedFigure]:
    """The words of each figure, parts with the noun of their total; `sums` maps parts to their totals by addition."""
    named: list[CountedNoun] = []
    total_of: list[int | None] = []
    for i, one in enumerate(parts):
        by_place = one.part and one.what.noun and one.what.link
        total = _find_total(i, parts, sums, total_of) if by_place or _needs_total(one, summed=i in sums) else None
        words = _noun_of_sum(one.what, named[-1]) if one.what.is_sum and named else one.what
        if words is not one.what:
            total = None
        if by_place or _counts_persons_beside(parts, i, total):
            words = one.what
        elif i and (parallel := one.what.parallel_to(named[-1])):
            words, total = parallel, i - 1 if parallel.link else total
        elif total is not None:
            above = named[total] if i in sums else _noun_beside(named[total], words.link)
            words = words.as_part_of(above)
        elif words.as_whole() is not words:
            words = words.as_whole()
        elif words.is_sex and (shared := _shared_adjective(parts, i)):
            words = CountedNoun(f"{words.noun}{shared}")
        elif i and words.is_sex and one.sentence == parts[i - 1].sentence:
            words = _as_its_neighbour(words, named[i - 1])
        total_of.append(total)
        named.append(words)
    _with_totals_behind(parts, named)
    return [
        NamedFigure(str(one), total, _counts_persons_beside(parts, i, total))
        for i, (one, total) in enumerate(zip(named, total_of, strict=True))
    ]


def _with_totals_behind(parts: Sequence[PossiblePart], named: list[CountedNoun]) -> None:
    """Give words for sexes the noun of a total printed behind them.

    "7 hombres y 9 mujeres, para un total de 16 marinos".
    """
    for i, whole in enumerate(named):
        first, rest = i, parts[i].value
        while first and rest > 0 and parts[first - 1].what.is_sex and parts[first - 1].sentence == parts[i].sentence:
            first -= 1
            rest -= parts[first].value
        if (
            rest == 0
            and i - first > 1
            and whole.counts_persons
            and not (whole.is_sex or whole.is_name or whole.qualifier)
        ):
            named[first:i] = [CountedNoun(whole.noun, part.what.noun) for part in parts[first:i]]


def in_its_currency(words: str, total: str) -> str:
    """An amount printed with a bare $ in the currency of its total: "$158 USD, $138 para equipos y $20 para becas"."""
    unit = CURRENCY.match(total)
    return words.replace("pesos", unit.group(), 1) if unit and words.startswith("pesos") else words


def coincidences(parts: Sequence[PossiblePart], sums: Mapping[int, int]) -> set[int]:
    """The parts by addition that are none: numbers of unrelated things that add up to the total by chance."""
    out: set[int] = set()
    run: list[int] = []
    for i in [*sorted(sums), -1]:
        if run and (i != run[-1] + 1 or sums[i] != sums[run[0]]):
            nouns = [parts[k].what for k in run]
            total = parts[sums[run[0]]]
            others = [_is_another_thing(w, total.what) for w in nouns]
            if any(others) and (any(w.is_name for w in nouns) or (all(others) and total.value < _SMALL_TOTAL)):
                out.update(run)
            run = []
        run.append(i)
    return out


def _is_another_thing(what: CountedNoun, total: CountedNoun) -> bool:
    """Whether words denote a thing of their own rather than a part of the total."""
    common = what.noun[:1].islower() and not (what.qualifier or what.labelled or what.is_sex or what.counts_persons)
    return common and not total.counts_persons and what.noun.split()[0] not in total.noun.split()


def _counts_persons_beside(parts: Sequence[PossiblePart], i: int, total: int | None) -> bool:
    """Whether a figure counts persons that its total, a thing, concerns: "quejas donde estuvieron 710 hombres"."""
    return total is not None and parts[i].what.persons and not parts[total].what.counts_persons


def _noun_of_sum(total: CountedNoun, part: CountedNoun) -> CountedNoun:
    """The noun of a total without one, printed behind its last part: "17 hombres, 26 mujeres (43 en total)"."""
    if part.is_sex or (part.ends_in_sex and part.is_name):
        return CountedNoun(UNNAMED_PERSONS)
    return CountedNoun(part.noun, part.qualifier if not part.ends_in_sex else "") if part.noun else total


def _noun_beside(total: CountedNoun, link: str) -> CountedNoun:
    """The noun that two parts share: "62 representantes del sector privado, 24 de sociedad civil"."""
    found = SHARED_PREPOSITION.fullmatch(link)
    if not found:
        return total
    link = found[1]
    noun = re.sub(rf" {link}l? (?!.* {link}l? ).*$", "", total.noun) if total.noun.count(" ") > 1 else total.noun
    return CountedNoun(noun, total.qualifier)


def _as_its_neighbour(what: CountedNoun, other: CountedNoun) -> CountedNoun:
    """A sex under the noun of the one before it, where a label stands before both.

    "adultos mayores: 7 mujeres y 6 hombres".
    """
    return CountedNoun(other.noun, what.noun) if other.qualifier and other.noun and other.ends_in_sex else what


def _shared_adjective(parts: Sequence[PossiblePart], i: int) -> str:
    """The adjective of two coordinated sexes, printed with the second only: "402 mujeres y 985 hombres migrantes"."""
    behind = parts[i + 1] if i + 1 < len(parts) and parts[i + 1].sentence == parts[i].sentence else None
    both = (
        COMMON_GENDER_ADJECTIVE.fullmatch(folded(behind.what.noun))
        if behind and not (behind.governed or behind.what.qualifier)
        else None
    )
    return both["adjective"] if both else ""


def _needs_total(one: PossiblePart, *, summed: bool) -> bool:
    """Whether the words of a figure lack the noun of its total; `summed`: it is a part by addition."""
    if one.what.noun and one.what.qualifier:
        # A label with a sex lacks it if summed; a cell with its heading does not.
        return summed and one.what.ends_in_sex
    of_minors = one.what.labelled and one.what.is_under_age  # "531 hombres y NNA 308"
    listed = (one.what.is_name and not (of_minors and not summed)) or (summed and one.what.labelled)
    by_sex = one.what.is_sex or (summed and one.what.begins_with_sex)
    return not one.what.noun or by_sex or ((one.part or summed) and listed)


def _find_total(
    i: int, parts: Sequence[PossiblePart], sums: Mapping[int, int], total_of: Sequence[int | None]
) -> int | None:
    """The index of the total of a part: the one that it adds up to, else the one printed before it; None where none."""
    one = parts[i]
    total: int | None = sums.get(i)
    if total is None and i and _goes_on(one, parts[i - 1], total_of[i - 1]):
        total = i - 1
    if total is None and i and one.part and one.what.ends_in_sex and one.sentence != parts[i - 1].sentence:
        total = _greater_before(i, parts, total_of)
    if one.part and one.what.is_name and i not in sums and (total is None or not _has_noun(parts[total])):
        total = _before_the_list(i, parts, total_of)
    # The total of a list item ("Guatemala 690") is the one before the list; that of a sex is the item it breaks down.
    while total is not None and total_of[total] is not None and (not one.what.is_sex or parts[total].what.ends_in_sex):
        total = total_of[total]
    # "12 personas (1 NNA y 11 adultos)" (informe-2018:2013): adults are no part of the minors beside them.
    if total and one.what.is_of_age and parts[total].what.is_under_age:
        total = total - 1 if parts[total - 1].sentence == one.sentence else None
    if total is not None and not parts[total].what.counts_persons:
        # Persons are no kinds of a thing: "116 pasaportes. Los beneficiados son 68 mujeres y 48 hombres".
        labelled = one if one.what.qualifier or not i or sums.get(i - 1) != total else parts[i - 1]
        total = None if labelled.what.noun and labelled.what.qualifier and labelled.what.counts_persons else total
    if total is None or _is_another(one, parts[total], summed=i in sums):
        return None
    above = total_of[total]
    return total if _has_noun(parts[total]) or (above is not None and _has_noun(parts[above])) else None


def _has_noun(total: PossiblePart) -> bool:
    """Whether a total has a noun to give to its parts: neither a sex nor the name of a list item."""
    return bool(total.what.as_whole().noun) and not total.what.is_sex and not (total.part and total.what.is_name)


def _before_the_list(i: int, parts: Sequence[PossiblePart], total_of: Sequence[int | None]) -> int | None:
    """The total printed before a list of places: "2,493 víctimas ... : 8 Argentina, 1 Bélgica"."""
    for j in range(i - 1, -1, -1):
        what = parts[j].what
        if parts[j].sentence > parts[i].sentence:
            return None  # the sentence is of another part of the entry
        whole = total_of[j] is None and not parts[j].part and parts[j].value >= parts[i].value
        if whole and what.noun and not (what.qualifier or what.is_sex or what.is_name):
            return j
    return None


def _greater_before(i: int, parts: Sequence[PossiblePart], total_of: Sequence[int | None]) -> int | None:
    """The last total of persons not smaller than a part: "1,379 personas, de las cuales 354 ... De este total, 411"."""
    for j in range(i - 1, max(-1, i - _MAX_FIGURES_BETWEEN), -1):
        if total_of[j] is None and parts[j].value >= parts[i].value and parts[j].what.counts_persons:
            return j if not (parts[j].what.is_sex or parts[j].sentence > parts[i].sentence) else None
    return None


def _is_another(one: PossiblePart, total: PossiblePart, *, summed: bool) -> bool:
    """Whether people denoted by an age or a nationality are others than those of `total`."""
    if not one.what.is_people:
        return False
    # In another sentence they are others ("... en 45 casos. Actualmente, 56 mexicanos", compendio-2020:1401), and so
    # are those of the other age in the same one ("334 adultos y a 210 menores", informe-2018:1695).
    if one.sentence != total.sentence:
        return one.what.is_nationality or not summed
    return total.what.is_people and not summed


def _goes_on(one: PossiblePart, before: PossiblePart, total_of: int | None) -> bool:
    """Whether a figure is a part of the figure before it, or of the same total (`total_of`)."""
    elliptic = one.part or not one.what.noun
    if before.sentence != one.sentence:
        return elliptic and (total_of is not None or before.value >= one.value)
    if total_of is not None:
        return True
    if one.what.is_sex and (one.governed or before.what.ends_in_sex):
        return False
    return elliptic or before.value >= one.value
