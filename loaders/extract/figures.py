"""Counted results: how many persons, documents, events ... an entry reports to have reached.

Each number of the description and the results is a candidate. Dates, ages, percentages, articles of laws, telephone
numbers, targets, numbers of list items and fixed sets of territories ("las 32 entidades") are excluded
(`counted_numbers`); what remains is a figure. A number spelled out in words counts only where the text says that
something was done. Then the noun (`counted`), the group (`counted_groups`), the deed and the period (`figure_clauses`)
of each are read, and parts are completed from their totals (`counted_totals`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from entramado.loaders.extract.averages_and_ranges import average_or_range, with_average_or_range
from entramado.loaders.extract.counted import read_counted_noun
from entramado.loaders.extract.counted_cells import with_row
from entramado.loaders.extract.counted_groups import group_in_total, group_of, group_of_column, totals_of_parts
from entramado.loaders.extract.counted_noun import CountedNoun
from entramado.loaders.extract.counted_numbers import (
    GREAT,
    IN_WORDS_AGAIN,
    REACH,
    NumberContext,
    dates_and_phones,
    is_count_not_year,
    is_counted_result,
    is_inside_phrase,
    spelled_number_counts,
)
from entramado.loaders.extract.counted_totals import PossiblePart, coincidences, in_its_currency, with_totals
from entramado.loaders.extract.extracted import CountedGroup, Figure
from entramado.loaders.extract.figure_clauses import Clause, ClauseReader, with_inherited
from entramado.loaders.extract.figure_deeds import deed_of_participle
from entramado.loaders.extract.figure_periods import period_of_label
from entramado.loaders.extract.numbers import Number, find_numbers
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.languages.spanish.counted_numbers import OF_PERCENT
from entramado.loaders.languages.spanish.figures import (
    ANAPHORIC,
    CLAUSE_END,
    GOVERNED,
    LISTED_PLACE,
    NAMED_OR_WITHOUT,
    NOUN,
    OF_THESE,
    OF_WHICH,
    PART,
    PART_OF_LAST,
    PERCENT,
    PLURAL,
    TARGET_POPULATION,
    TOTAL_ROW,
)
from entramado.loaders.languages.spanish.money import MILLIONS
from entramado.loaders.records import Entry
from entramado.loaders.text import Passage

_PERCENT_IN_BRACKETS = re.compile(r"\(\s*\d+(?:[.,]\d+)?\s?%\s*\)")
_MIN_PLACES = 3  # of a list of places
_ONLY_PART = re.compile(r"\(([^\W\d]+)\)$")  # the qualifier of a part may be its deed: "credenciales (activadas)"


@dataclass(slots=True)
class _FigureCandidate:
    """A figure before its total, and with it its group and its full words, are known."""

    number: Number
    value: float
    passage: Passage
    what: CountedNoun
    group: CountedGroup | None
    part: bool  # its words say that it is a part of another number
    noun: str  # folded stem; with the value it recognises a count that is repeated
    sentence: int  # where its sentence begins
    governed: bool  # a verb or a preposition stands right before it: "atendió a 71 mujeres"
    clause: Clause
    of_which: bool = False  # "de las cuales 6", "6 de las cuales": a part of the number before it
    repeated: bool = False  # a repeated count, or a population still to be served: no result, but a possible total


def find_figures(entry: Entry) -> list[Figure]:
    """The counted results of an entry in reading order, repeated counts left out."""
    found: list[_FigureCandidate] = []
    seen: set[tuple[float, str]] = set()
    values: set[float] = set()
    for part, passage in entry.parts():
        if part in ("description", "results"):
            for one in _in_passage(passage, spelled=part == "results"):
                key = (one.value, one.noun)
                one.repeated = one.repeated or key in seen or (one.value >= GREAT and one.value in values)
                seen.add(key)
                values.add(one.value)
                found.append(one)
    # A repeated total is no further figure, but still gives its noun to the parts behind it (compendio-2024:2564).
    new = [i for i, one in enumerate(found) if not one.repeated]
    parts = [PossiblePart(f.what, f.value, f.sentence, f.part, f.governed) for f in found]
    sums = _sums(found, parts, new)
    named = with_totals(parts, sums)
    clauses = with_inherited([f.clause for f in found], [n.total for n in named], [n.beside for n in named])
    groups: list[CountedGroup] = []
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
        if what := named[i].words:  # a number without words for what it counts is no figure
            lines = one.passage.lines(number.start, number.end)
            period = period_of_label(what) or clauses[i].period
            if i in sums:
                what = in_its_currency(what, named[sums[i]].words)
            what = with_average_or_range(what, average_or_range(one.passage.text, number.start, number.end))
            deed = _ONLY_PART.search(what) if one.part or not one.what.noun else None
            done = clauses[i].deed or deed_of_participle(what)
            if deed and deed_of_participle(deed[1]) and deed[1] not in done:
                done = deed[1]
            what = with_row(what, one.passage.text, number.start)
            out.append(Figure(one.value, what, group, lines, rule, done, period))
    return out


def _sums(found: list[_FigureCandidate], parts: list[PossiblePart], new: list[int]) -> dict[int, int]:
    """Index of part -> index of the total that it adds up to with others; `new` are the indexes not repeated."""
    of_which = [k for k, i in enumerate(new) if found[i].of_which]
    sums = {new[part]: new[total] for part, total in totals_of_parts([found[i].value for i in new], of_which).items()}
    labelled = [i for i in new if i not in sums and (found[i].what.labelled or not found[i].what.is_name)]
    if any(found[i].what.labelled for i in labelled):
        # Parts that are totals themselves: "18,989 personas: Curso a): 6,875 (3,881 mujeres ...)".
        upper = totals_of_parts([found[i].value for i in labelled])
        lists = {
            labelled[part]: labelled[total] for part, total in upper.items() if found[labelled[part]].what.labelled
        }
        sums.update({part: total for part, total in lists.items() if not found[total].what.labelled})
    # An item of a list of places is no total of the others: "8 Argentina, 1 Bélgica, 3 Belice, 4 Bolivia".
    sums = {part: total for part, total in sums.items() if not (found[total].part and found[total].what.is_name)}
    chance = coincidences(parts, sums)
    return {part: total for part, total in sums.items() if part not in chance}


def _in_passage(passage: Passage, *, spelled: bool) -> Iterator[_FigureCandidate]:
    """The figures of a passage; `spelled` admits numbers in words that are said to be results."""
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
        figure: _FigureCandidate | None = None
        first, last = (bisect_left(starts, offset) for offset in (sentence.start, sentence.end))
        inside = [n for n in numbers[first:last] if not PERCENT.match(low, n.end)]
        places = bool(inside) and _lists_places(text[sentence.start : sentence.end], inside[0].start - sentence.start)
        for i, number in enumerate(inside):
            ahead = sentence.folded[: number.start - sentence.start]
            after = sentence.folded[number.end - sentence.start :]
            again = IN_WORDS_AGAIN.search(low, max(0, number.start - REACH), number.start)
            if number.spelled and (
                again or OF_PERCENT.search(ahead) or not spelled_number_counts(ahead, number, after, results=spelled)
            ):
                continue
            # "la compañía de un familiar": the article `un` is a number in form only and does not end the phrase.
            stop = next((n.start for n in inside[i + 1 :] if not is_inside_phrase(n, low)), sentence.end)
            context = NumberContext(
                number,
                ahead[-REACH:],
                _PERCENT_IN_BRACKETS.sub(" ", low[number.end : stop]),
                low[number.end : number.end + 60],
                not ahead.strip(" -•*("),
                stop,
                sentence.start,
            )
            if (dates[number.start] and not is_count_not_year(context)) or not is_counted_result(context):
                continue
            if ANAPHORIC.search(context.before) and number.value in values:
                continue
            values.add(number.value)
            previous = figure
            figure = _read_candidate(passage, context, clauses)
            _mark_part(figure, previous, context)
            figure.part = figure.part or (figure.what.ends_in_sex and bool(OF_THESE.match(ahead)))
            figure.part = figure.part or (places and _is_share_of_place(text, number))
            yield figure


def _mark_part(figure: _FigureCandidate, previous: _FigureCandidate | None, context: NumberContext) -> None:
    """Mark a part that its words introduce as such, "de las cuales 6" with the group of the number before it."""
    follows = PART_OF_LAST.search(context.before) is not None
    figure.of_which = follows or OF_WHICH.match(context.near) is not None
    if follows:
        figure.group = figure.group or (previous.group if previous else None)
    figure.part = figure.part or follows or PART.search(context.before) is not None


def _lists_places(sentence: str, first: int) -> bool:
    """Whether a sentence lists the shares of places; `first` is where its first number stands."""
    # A list that its first number opens is of things: "1 Solicitud ..., 2 Trámites ..." (compendio-2020:829).
    return len(LISTED_PLACE.findall(sentence)) >= _MIN_PLACES and bool(sentence[:first].strip(" -•*("))


def _is_share_of_place(text: str, number: Number) -> bool:
    """Whether a number of a list is the share of a place: "8 Argentina", "18 de Colombia", "15 sin dato"."""
    return NAMED_OR_WITHOUT.match(text, number.end, number.end + 12) is not None


def _read_candidate(passage: Passage, context: NumberContext, clauses: ClauseReader) -> _FigureCandidate:
    """The figure of one number that counts, with its noun, group, clause and whether it is a part."""
    number, before = context.number, context.before
    end = CLAUSE_END.search(context.behind)
    clause = context.behind[: end.start()] if end else context.behind
    noun = NOUN.match(clause)
    alone = context.behind.lstrip().startswith(")") and before.rstrip().endswith("(")
    return _FigureCandidate(
        number,
        number.value * (1_000_000 if MILLIONS.match(context.near) else 1),
        passage,
        read_counted_noun(passage.text, number.start, number.end, context.stop, context.sentence),
        group_of_column(passage.text, number.start) or group_of(before, clause),
        alone or (before.rstrip(" \\$").endswith("|") and not TOTAL_ROW.search(before)),
        _stem(noun[1]) if noun else before[-12:],
        context.sentence,
        GOVERNED.search(before) is not None,
        clauses.clause(number.start, number.end, context.stop),
        repeated=TARGET_POPULATION.search(before) is not None,
    )


def _stem(noun: str) -> str:
    """A folded noun without its plural ending."""
    return PLURAL.sub("", noun)
