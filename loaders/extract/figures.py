"""Counted results: how many persons, documents, events ... an entry says that it reached.

Each number of the description and the results is asked in turn: is it a date, an age, a
percentage, a law's article, a telephone number, a target, an item's number, a stock of
territories ("las 32 entidades")? What remains is a figure. A number in words counts only where
something is said to have been done.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from entramado.loaders.extract.counted import counted
from entramado.loaders.extract.counted_cells import with_row
from entramado.loaders.extract.counted_noun import Counted
from entramado.loaders.extract.counted_numbers import (
    GREAT,
    IN_WORDS_AGAIN,
    REACH,
    Context,
    counts,
    dates_and_phones,
    is_count,
    is_of_a_phrase,
    told,
)
from entramado.loaders.extract.counted_totals import PossiblePart, coincidences, in_its_currency, with_totals
from entramado.loaders.extract.extracted import Figure, Group
from entramado.loaders.extract.figure_clauses import Clause, ClauseReader, inherited
from entramado.loaders.extract.figure_deeds import of_words
from entramado.loaders.extract.figure_periods import period_of_label
from entramado.loaders.extract.groups import group_in_total, group_of, group_of_column, totals_of_parts
from entramado.loaders.extract.numbers import Number, find_numbers
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.extract.typical_values import typical, with_typical
from entramado.loaders.languages.spanish.counted_numbers import OF_PERCENT
from entramado.loaders.languages.spanish.figures import (
    AGAIN,
    CLAUSE_END,
    LED,
    LISTED_PLACE,
    NAMED_OR_WITHOUT,
    NOUN,
    OF_THESE,
    OF_WHICH,
    PART,
    PART_OF_LAST,
    PERCENT,
    PLURAL,
    TOTAL_ROW,
    UNIVERSE,
)
from entramado.loaders.languages.spanish.money import MILLIONS
from entramado.loaders.records import Entry
from entramado.loaders.text import Passage

_PERCENT_ASIDE = re.compile(r"\(\s*\d+(?:[.,]\d+)?\s?%\s*\)")


_ONLY_PART = re.compile(r"\(([^\W\d]+)\)$")  # "credenciales (activadas)": what was done with the part


@dataclass(slots=True)
class _Found:
    """A figure while its group is still open."""

    number: Number
    value: float
    passage: Passage
    what: Counted
    group: Group | None
    part: bool
    noun: str
    sentence: int  # where its sentence begins
    led: bool  # a verb's object or a preposition's: "atendió a 71 mujeres"
    clause: Clause
    of_which: bool = False  # "de las cuales 6", "6 de las cuales": a part of the one before it
    again: bool = False  # the same count told before, or those still to be served: no result, but a total of others


def find_figures(entry: Entry) -> list[Figure]:
    """The counted results of an entry, each with its unit words, group and line."""
    found: list[_Found] = []
    seen: set[tuple[float, str]] = set()
    values: set[float] = set()
    for part, passage in entry.parts():
        if part in ("description", "results"):
            for one in _in_passage(passage, spelled=part == "results"):
                key = (one.value, one.noun)
                one.again = one.again or key in seen or (one.value >= GREAT and one.value in values)
                seen.add(key)
                values.add(one.value)
                found.append(one)
    # A total that is told again counts once, but names the parts behind it (compendio-2024:2564).
    new = [i for i, one in enumerate(found) if not one.again]
    parts = [PossiblePart(f.what, f.value, f.sentence, f.part, f.led) for f in found]
    sums = _sums(found, parts, new)
    named = with_totals(parts, sums)
    clauses = inherited([f.clause for f in found], [n.total for n in named], [n.beside for n in named])
    groups: list[Group] = []
    for i, one in enumerate(found):
        above = named[i].total if (named[i].total or 0) < i else None
        whole = groups[above] if above is not None else None
        groups.append(one.group or group_in_total(one.what, whole, part=one.part or i in sums))
    out: list[Figure] = []
    for i in new:
        one = found[i]
        group = groups[i]
        number = one.number
        rule = "counted-words" if number.spelled else "counted"
        if what := named[i].words:  # a number that no word tells what it counts is no figure
            lines = one.passage.lines(number.start, number.end)
            period = period_of_label(what) or clauses[i].period
            if i in sums:
                what = in_its_currency(what, named[sums[i]].words)
            what = with_typical(what, typical(one.passage.text, number.start, number.end))
            deed = _ONLY_PART.search(what) if one.part or not one.what.noun else None
            done = clauses[i].deed or of_words(what)
            if deed and of_words(deed[1]) and deed[1] not in done:
                done = deed[1]
            what = with_row(what, one.passage.text, number.start)
            out.append(Figure(one.value, what, group, lines, rule, done, period))
    return out


def _sums(found: list[_Found], parts: list[PossiblePart], new: list[int]) -> dict[int, int]:
    """The index of the total of each figure that is a part by addition; `new` are the figures not told before."""
    of_which = [k for k, i in enumerate(new) if found[i].of_which]
    sums = {new[part]: new[total] for part, total in totals_of_parts([found[i].value for i in new], of_which).items()}
    labelled = [i for i in new if i not in sums and (found[i].what.labelled or not found[i].what.is_name)]
    if any(found[i].what.labelled for i in labelled):
        # "18,989 personas: Curso a): 6,875 (3,881 mujeres ...)": those of a list that are totals themselves.
        upper = totals_of_parts([found[i].value for i in labelled])
        lists = {
            labelled[part]: labelled[total] for part, total in upper.items() if found[labelled[part]].what.labelled
        }
        sums.update({part: total for part, total in lists.items() if not found[total].what.labelled})
    # One of a list of places is no total of others: "8 Argentina, 1 Bélgica, 3 Belice, 4 Bolivia".
    sums = {part: total for part, total in sums.items() if not (found[total].part and found[total].what.is_name)}
    chance = coincidences(parts, sums)
    return {part: total for part, total in sums.items() if part not in chance}


def _in_passage(passage: Passage, *, spelled: bool) -> Iterator[_Found]:
    text = passage.text
    numbers = find_numbers(text)
    if not numbers:
        return
    low = folded(text)
    dates = dates_and_phones(text, low)
    clauses = ClauseReader(text)
    values: set[float] = set()
    starts = [n.start for n in numbers]
    for sentence in sentences(text):
        one: _Found | None = None
        first, last = (bisect_left(starts, offset) for offset in (sentence.start, sentence.end))
        inside = [n for n in numbers[first:last] if not PERCENT.match(low, n.end)]
        listed = len(LISTED_PLACE.findall(text[sentence.start : sentence.end])) >= 3
        # A list that its first number opens is of things: "1 Solicitud ..., 2 Trámites ..." (compendio-2020:829).
        listed = listed and bool(inside) and bool(low[sentence.start : inside[0].start].strip(" -•*("))
        for i, number in enumerate(inside):
            ahead = sentence.folded[: number.start - sentence.start]
            after = sentence.folded[number.end - sentence.start :]
            again = IN_WORDS_AGAIN.search(low, max(0, number.start - REACH), number.start)
            if number.spelled and (
                again or OF_PERCENT.search(ahead) or not told(ahead, number, after, results=spelled)
            ):
                continue
            # "la compañía de un familiar": the article ends no phrase.
            stop = next((n.start for n in inside[i + 1 :] if not is_of_a_phrase(n, low)), sentence.end)
            context = Context(
                number,
                ahead[-REACH:],
                _PERCENT_ASIDE.sub(" ", low[number.end : stop]),
                low[number.end : number.end + 60],
                not ahead.strip(" -•*("),
                stop,
                sentence.start,
            )
            if (dates[number.start] and not is_count(context)) or not counts(context):
                continue
            if AGAIN.search(context.before) and number.value in values:
                continue
            values.add(number.value)
            whole = one
            one = _found(passage, context, clauses)
            after_it = PART_OF_LAST.search(context.before)
            one.of_which = bool(after_it or OF_WHICH.match(context.near))
            if after_it:
                one.part = True
                one.group = one.group or (whole.group if whole else None)
            one.part = one.part or (one.what.ends_in_sex and bool(OF_THESE.match(ahead)))
            one.part = one.part or bool(PART.search(context.before)) or (listed and _is_listed(text, number))
            yield one


def _is_listed(text: str, number: Number) -> bool:
    """Whether a number of a list counts a place's share: "8 Argentina", "18 de Colombia", "15 sin dato"."""
    return NAMED_OR_WITHOUT.match(text, number.end, number.end + 12) is not None


def _found(passage: Passage, context: Context, clauses: ClauseReader) -> _Found:
    number, before = context.number, context.before
    end = CLAUSE_END.search(context.behind)
    clause = context.behind[: end.start()] if end else context.behind
    noun = NOUN.match(clause)
    alone = context.behind.lstrip().startswith(")") and before.rstrip().endswith("(")
    return _Found(
        number,
        number.value * (1_000_000 if MILLIONS.match(context.near) else 1),
        passage,
        counted(passage.text, number.start, number.end, context.stop, context.sentence),
        group_of_column(passage.text, number.start) or group_of(before, clause),
        alone or (before.rstrip(" \\$").endswith("|") and not TOTAL_ROW.search(before)),
        _stem(noun[1]) if noun else before[-12:],
        context.sentence,
        LED.search(before) is not None,
        clauses.clause(number.start, number.end, context.stop),
        again=UNIVERSE.search(before) is not None,
    )


def _stem(noun: str) -> str:
    return PLURAL.sub("", noun)
