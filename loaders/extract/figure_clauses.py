"""The deed and the period of a figure: what was done with the counted, and when, as the number's clause says.

"De enero a diciembre de 2019 se orientó a 229,458 nacionales": `se orientó`, 2019-01/2019-12. The deed is the verb
before the number with its complements; where the number is the subject ("195 casos fueron atendidos"), the verb behind
it. List items inherit the deed of the lead-in sentence, parts that of their total.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from entramado.loaders.extract.counted_cells import CELL_MARK, heading_of
from entramado.loaders.extract.dates import DateSpan, find_dates
from entramado.loaders.extract.figure_deeds import (
    deed_before,
    deed_behind,
    deed_of_participle,
    deed_of_subject,
    tells_a_deed,
    tells_an_aim,
)
from entramado.loaders.extract.figure_periods import interval, is_long, last_month
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.languages.spanish import figure_clauses as spanish
from entramado.loaders.languages.spanish.deeds import (
    BEFORE_A_PERIOD,
    BEGUN_IN,
    BREAKDOWN,
    DEED_PARTICIPLE,
    FROM_TO,
    LATER_ON,
    LED_BY_PREPOSITION,
    NEXT_OF_A_LIST,
    OF_A_SEASON,
    OF_ALL_YEARS,
    OF_AN_EVENT,
    ONE_OF_DAYS,
    OWN_PARTICIPLE,
    PRESENT_ADVERBIAL,
    SAME_EVENT,
    SINCE,
    SINCE_A_DAY,
    SINCE_A_YEAR,
    SINCE_AN_EVENT,
    STOCK,
    TO_THIS_YEAR,
    UNTIL,
)
from entramado.loaders.languages.spanish.months import MONTH
from entramado.loaders.languages.spanish.noun_classes import PERSONS
from entramado.loaders.languages.spanish.period_words import FROM_ITS_START, TO_THIS_DAY

_DATE_REACH = 40  # characters around a date in which its preposition stands
_ENDS_IN_NUMBER = re.compile(r"[^.]{0,160}\d[\d,. ]*\.?$")
_MIN_REPEATED_NUMBER = 3  # characters from which on a number printed again is taken for the same count
_YEAR_ALONE = re.compile(rf"\W*((?:19|20)\d\d)\W*(?:\(({MONTH})\W+(?:a\W+)?({MONTH})\)\W*)?")
_MAX_ITEM_LINE = 200  # characters of a line that may be a list item without a bullet
_MAX_HEADING = 60  # characters of a heading between a sentence and its table
_A_NUMBER = re.compile(r"\d[\d,]*\s")
_DIVIDED = re.compile(r"\d[^:;]*:\s\d[^:;]*;$")
_PHRASE_END = re.compile(r"[,;:.(]\s")
_MAX_ITEMS_BACK = 12  # sentences before a number in which what it continues is looked for
_MONTH_LENGTH = len("2024-07")


@dataclass(frozen=True, slots=True)
class Clause:
    """What a number's clause says: the deed ("" where no verb does) and the period ("2019-01/2019-12", a date, or "").

    `follows`: no verb stands between the number before it in its sentence and this one.
    """

    deed: str = ""
    period: str = ""
    follows: bool = False


class ClauseReader:
    """Reads the clauses of the numbers of one text; `clause` is called for its figures in reading order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._low = folded(text)
        self._sentences = sentences(text)
        self._starts = [s.start for s in self._sentences]
        # The clauses read so far: of the first number of a sentence, of a number as printed, and of the last number.
        self._of_sentence: dict[int, Clause] = {}
        self._by_printed_number: dict[str, Clause] = {}
        self._last = Clause()
        self._dates: dict[int, list[DateSpan]] | None = None  # by the index of their sentence

    def clause(self, start: int, end: int, stop: int) -> Clause:
        """The clause of the number ``start:end``; `stop` is where the next number begins, or its sentence ends."""
        i = bisect_right(self._starts, start) - 1
        sentence = self._sentences[i]
        head = self._text[sentence.start : start]
        behind = OWN_PARTICIPLE.match(self._text, end, stop) if i in self._of_sentence else None
        deed = (
            behind["deed"]
            if behind
            else ("" if LED_BY_PREPOSITION.search(head) else deed_behind(self._text[end:stop])) or deed_before(head)
        )
        deed = deed or deed_of_subject(self._text[end : sentence.end])
        if deed and FROM_TO.search(self._low, sentence.start, start) and spanish.ROSE_FROM in folded(head):
            # "Rose from ... to" was not done with the counted.
            deed = deed_of_participle(self._text[end:stop])
        if deed and head.rstrip().endswith(":"):
            # "Se cuenta con 11 casos: 351 personas rescatadas": the participle behind the number is its deed.
            deed = self._participle_behind(end, stop) or deed
        follows = not deed and i in self._of_sentence and NEXT_OF_A_LIST.search(head) is not None
        printed = self._text[start:end]
        above = Clause()
        lead_in = beside = None
        if not deed:
            lead_in, above = self._lead_in(i)
            if lead_in is not None and self._is_thing_below_persons(lead_in, end):
                above = Clause("", above.period)
            again = None if follows else self._by_printed_number.get(printed)
            if i and spanish.OF_SEX.match(sentence.folded) and _DIVIDED.search(self._sentences[i - 1].folded):
                above = self._of_sentence.get(i - 1, above)  # "Hubo 90 usuarios: 60 hombres; 20 mujeres y 10 niños"
            above = above if above.deed else again or self._clause_continued(i, head)
            above = above if above.deed else self._clause_of_table(i, start)
            # An item may have a participle of its own: "399 planes emitidos".
            beside = OWN_PARTICIPLE.match(self._text, end, stop) if lead_in is None else None
            own = self._participle_behind(end, stop) if lead_in is not None else ""
            own = beside["deed"] if beside else own
            deed = own or above.deed or self._deed_of_capital_heading(i, end)
        said = Clause(deed, self._period(i, start, stop, lead_in, deed) or above.period, follows)
        self._of_sentence.setdefault(i, said)
        if deed and len(printed) >= _MIN_REPEATED_NUMBER:
            self._by_printed_number.setdefault(printed, said)
        if not beside:
            self._last = said if deed else Clause(self._participle_behind(end, stop))
        return said

    def _participle_behind(self, end: int, stop: int) -> str:
        """The participle in the first phrase behind a number: "399 planes emitidos"; else ""."""
        return deed_of_participle(_PHRASE_END.split(self._text[end:stop], 1)[0])

    def _lead_in(self, i: int) -> tuple[int | None, Clause]:
        """The lead-in sentence (it ends in a colon) of the list that sentence `i` is an item of, and its clause."""
        lead_in: int | None = None
        marked = _is_item(self._text[self._text.rfind("\n", 0, self._starts[i]) + 1 :].lstrip()[:1])
        for number in range(i - 1, -1, -1):
            earlier = self._sentences[number]
            if earlier.folded.endswith(":"):
                lead_in = number if lead_in is None else lead_in
                deed = deed_before(self._text[earlier.start : earlier.end])
                said = Clause(deed) if deed else self._of_sentence.get(number, Clause())
                if said.deed:
                    return number, said
            goes_on = _is_item(earlier.folded) if marked else self._is_in_list(number)
            if not (goes_on or _ENDS_IN_NUMBER.match(earlier.folded)):
                break
        return lead_in, Clause()

    def _is_thing_below_persons(self, lead_in: int, end: int) -> bool:
        """Whether an item counts things below a lead-in that counts persons: "se guió a 31 niños, con:", "9 mapas"."""
        low = self._sentences[lead_in].folded
        persons = any(PERSONS.match(low, number.end()) for number in _A_NUMBER.finditer(low))
        return persons and PERSONS.match(self._low, end + 1) is None and spanish.THING.match(self._low, end) is not None

    def _clause_continued(self, i: int, head: str) -> Clause:
        """The clause of an earlier sentence that a sentence without a verb continues: "; y 50 citas"."""
        line = self._text.rfind("\n", 0, self._sentences[i].start) + 1
        if label := spanish.NUMBERED_ITEM.match(f"{self._text[line : self._sentences[i].start]}{head}".lstrip(" •-–*")):
            for earlier in range(i, max(-1, i - _MAX_ITEMS_BACK), -1):
                before = self._of_sentence.get(earlier)
                line = self._text.rfind("\n", 0, self._sentences[earlier].start) + 1
                if before and before.deed and f"{label['of']} " in self._text[line : self._sentences[earlier].end]:
                    return Clause(before.deed)
        above = i - 1
        while above > 0 and above not in self._of_sentence and self._sentences[above].folded.endswith(";"):
            above -= 1
        if i in self._of_sentence or above not in self._of_sentence:
            return Clause()
        between = self._text[self._sentences[above].end : self._sentences[i].start]
        listed = self._sentences[i - 1].folded.endswith(";")
        opened = spanish.OPENED_BY_NUMBER.fullmatch(head) is not None and (listed or "\n" not in between)
        said = self._last.deed or self._of_sentence[above].deed
        return Clause(said) if opened or listed or spanish.CONTINUES.match(head) else Clause()

    def _deed_of_capital_heading(self, i: int, end: int) -> str:
        """The participle of a heading in capitals above a count of persons: "ELEMENTOS CAPACITADOS"; else ""."""
        if not spanish.PERSONS_OR_TOTAL.match(self._text, end):
            return ""
        for above in range(i - 1, max(-1, i - _MAX_ITEMS_BACK), -1):
            words = self._text[self._sentences[above].start : self._sentences[above].end]
            if words.isupper() and (found := DEED_PARTICIPLE.search(words)):
                return found.group().lower()
            if words.endswith("."):
                return ""
        return ""

    def _clause_of_table(self, i: int, start: int) -> Clause:
        """The clause of a cell: by its column's heading, else by the sentence above the table."""
        if CELL_MARK not in self._sentences[i].folded:
            return Clause()
        above = i - 1
        while above >= 0 and (CELL_MARK in self._sentences[above].folded or _is_heading(self._sentences[above].folded)):
            above -= 1
        if above < 0:
            return Clause()
        said = self._of_sentence.get(above, Clause())
        heading = heading_of(self._text, start)
        if own := deed_of_participle(heading):
            return Clause(own, said.period)
        same = (
            re.search(rf"(\d[\d,]*)\s{re.escape(folded(heading))}\b", self._sentences[above].folded)
            if heading
            else None
        )
        if same and same[1] in self._by_printed_number:
            return self._by_printed_number[same[1]]
        apart = BREAKDOWN.search(self._text, self._sentences[above].start, self._sentences[above].end)
        return said if said.deed or not apart else Clause(apart["deed"])

    def _period(self, i: int, start: int, stop: int, lead_in: int | None, deed: str) -> str:
        """The period by the number's sentence, else by the lead-in of its list, else by a long range before it."""
        head = self._low[self._sentences[i].start : start]
        if any(word in head for word in spanish.YEARS_TOGETHER) and OF_ALL_YEARS.search(head):
            return ""
        if not deed and tells_an_aim(self._text[self._sentences[i].start : start]):
            return ""
        inside = self._dates_in(i)
        before = [d for d in inside if d.end <= start]
        behind = [
            d for d in inside if start < self._first_day(d) <= stop and not LATER_ON.search(self._low, start, d.start)
        ]
        if before or behind:
            from_to = FROM_TO.search(self._low, self._sentences[i].start, start)
            right = spanish.DISTANT_YEAR if from_to else spanish.ADJACENT_YEAR
            own = behind and right.search(self._low[start : behind[0].start])
            return self._as_interval(behind[0] if own or not before else before[-1], deed)
        if same := self._date_earlier_on_line(i) or self._date_of_first_in_list(i):
            return self._as_interval(same, deed)
        if lead_in is not None and (dates := self._dates_in(lead_in)):
            return self._as_interval(dates[-1], deed)
        if STOCK.match(folded(deed)) or PRESENT_ADVERBIAL.search(self._sentences[i].folded):
            return ""
        if SAME_EVENT.match(self._sentences[i].folded) and i and (dates := self._dates_in(i - 1)):
            return self._as_interval(dates[-1], deed)
        item = self._is_in_list(i)
        for earlier in range(i - 1, -1, -1):
            beside = self._text.find("\n", self._sentences[earlier].end, self._sentences[i].start) < 0
            if (
                item
                and not beside
                and _YEAR_ALONE.fullmatch(self._sentences[earlier].folded) is None
                and self._is_in_list(earlier)
            ):
                continue  # the date of one list item says nothing of the next
            if year := _YEAR_ALONE.fullmatch(self._sentences[earlier].folded):
                # The heading of a list may be a year: "2019", "2020 (enero-julio)".
                span = (
                    next(
                        iter(find_dates(spanish.MONTHS_OF_YEAR.format(first=year[2], last=year[3], year=year[1]))), None
                    )
                    if year[2]
                    else None
                )
                return self._as_interval(span, "") if span and span.last else year[1]
            dates = [d for d in self._dates_in(earlier) if not OF_A_SEASON.search(self._words_before(d))]
            if dates or PRESENT_ADVERBIAL.search(self._sentences[earlier].folded):
                return self._as_interval(dates[-1], deed) if dates and is_long(dates[-1]) else ""
        return ""

    def _date_earlier_on_line(self, i: int) -> DateSpan | None:
        """The last date earlier on the line of a list item: "• En 2024 Ronda 1. Colima. [12] marinos"."""
        for earlier in range(i - 1, -1, -1):
            if self._text.find("\n", self._sentences[earlier].start, self._sentences[i].start) >= 0:
                break
            if _is_item(self._sentences[earlier].folded) and (dates := self._dates_in(earlier)):
                return dates[-1]
        return None

    def _date_of_first_in_list(self, i: int) -> DateSpan | None:
        """The date of the first of numbered list items: "• En 2024 Ronda 1. 12 marinos", "• Ronda 2. [7] marinos"."""
        line = self._text.rfind("\n", 0, self._starts[i]) + 1
        label = spanish.NUMBERED_ITEM.match(self._text[line : self._sentences[i].end].lstrip(" •-–*"))
        while label and line:
            line, below = self._text.rfind("\n", 0, line - 1) + 1, line
            if f" {label['of']} " not in self._text[line:below]:
                return None
            sentence = bisect_right(self._starts, line) - 1
            if _is_item(self._sentences[sentence].folded) and (dates := self._dates_in(sentence)):
                return dates[0]
        return None

    def _is_in_list(self, number: int) -> bool:
        """Whether a sentence is a list item: it has a bullet, or its line is short and without a verb."""
        one = self._sentences[number]
        if _is_item(one.folded):
            return True
        begin, finish = self._text.rfind("\n", 0, one.start) + 1, self._text.find("\n", one.end)
        line = self._text[begin : finish if finish >= 0 else len(self._text)].strip()
        return (
            len(line) <= _MAX_ITEM_LINE and CELL_MARK not in line and not line.endswith(":") and not tells_a_deed(line)
        )

    def _dates_in(self, number: int) -> list[DateSpan]:
        """The dates of a sentence that say when something was done, not those of events and names."""
        if self._dates is None:
            self._dates = {}
            for date in find_dates(self._text):
                before = self._words_before(date)
                if OF_AN_EVENT.search(before):
                    continue
                if BEFORE_A_PERIOD.search(before) or OF_A_SEASON.search(before):
                    self._dates.setdefault(bisect_right(self._starts, date.start) - 1, []).append(date)
        return self._dates.get(number, [])

    def _first_day(self, span: DateSpan) -> int:
        """Where a date begins, days listed before it included: "los días 26, y 31 de julio"."""
        before = self._words_before(span)
        days = ONE_OF_DAYS.search(before)
        return span.start - (len(before) - days.start() if days else 0)

    def _words_before(self, span: DateSpan) -> str:
        return self._low[max(0, span.start - _DATE_REACH) : span.start]

    def _as_interval(self, span: DateSpan, deed: str) -> str:
        """The EDTF date or interval of a date, by the prepositions around it ("desde", "hasta", "a la fecha")."""
        behind = self._low[span.end : span.end + _DATE_REACH]
        before = self._words_before(span)
        if BEGUN_IN.search(before) and deed.startswith(spanish.PERFECT_AUXILIARIES):
            return f"{span.first}/.."
        if ONE_OF_DAYS.search(before):
            return span.first[:_MONTH_LENGTH]
        from_its_start = FROM_ITS_START.search(before)
        up_to_it = (UNTIL.search(before) or from_its_start) and not STOCK.match(folded(deed))
        number = bisect_right(self._starts, span.start) - 1
        opening = self._low[self._sentences[number].start : span.start]
        begun = next((d for d in self._dates_in(number - 1) if SINCE.search(self._words_before(d))), None)
        until = before.rstrip().endswith(spanish.UP_TO)
        since = until and SINCE_A_DAY.search(self._low, self._sentences[number].start, span.start)
        if (
            since
            and not span.last
            and (day := next(iter(find_dates(spanish.DAY_OF_YEAR.format(day=since["day"], year=span.first[:4]))), None))
        ):
            return f"{day.first}/{span.first}"
        year = until and SINCE_A_YEAR.search(self._low, self._sentences[number].start, span.start)
        if year and not span.last:
            return f"{year['year']}/{span.first}"
        if from_its_start and begun and not span.last:
            return f"{begun.first}/{last_month(span)}"
        goes_on = TO_THIS_YEAR.match(behind) or TO_THIS_DAY.match(behind) or SINCE_AN_EVENT.search(opening)
        return interval(span, before, to_this_year=bool(goes_on), up_to_it=bool(up_to_it))


def _is_item(sentence: str) -> bool:
    """Whether a sentence opens an item of a list."""
    return sentence.startswith(("•", "-", "*"))


def _is_heading(words: str) -> bool:
    """Whether words may be the heading of a table: short, and without a full stop."""
    return len(words) <= _MAX_HEADING and not words.endswith(".")


def with_inherited(clauses: Sequence[Clause], totals: Sequence[int | None], persons: Sequence[bool]) -> list[Clause]:
    """The clauses, where a part without a deed or a period of its own inherits those of its total.

    `totals` are the indexes of the totals. `persons` marks persons counted beside a thing (`NamedFigure.beside`): the
    deed of the thing is not theirs.
    """
    out: list[Clause] = []
    for clause, total, beside in zip(clauses, totals, persons, strict=True):
        above = out[total] if total is not None and total < len(out) else Clause()
        if total is None and clause.follows and out:
            above = out[-1]
        out.append(Clause(clause.deed or ("" if beside else above.deed), clause.period or above.period))
    return out
