"""When an action began and ended.

Every date of the description and the results is a candidate, scored by the kind of statement that it stands in: a
period of the action ("su vigencia fue de mayo a noviembre de 2023") before a beginning or an end ("inició en abril de
2023 y concluirá en diciembre") before a dated deed ("el 26 de julio de 2023 realizó el foro"). The reporting period
and the dates of laws, of counts and of plans are excluded.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from entramado.loaders.extract.dates import DateSpan, find_dates
from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.sentences import Sentence, sentences
from entramado.loaders.languages.spanish import period_words as words
from entramado.loaders.records import Entry, PartName
from entramado.loaders.text import Passage

# Characters around a date in which its verb is looked for; behind a date that opens its sentence it may be farther.
_REACH_BEFORE = 130
_REACH_BEHIND = 140
_REACH_BEHIND_OPENING = 220
_TITLE_PREFIX = 20  # characters of a title by which a sentence is recognised as naming it
_DAY_LENGTH = len("2024-06-30")


@dataclass(frozen=True, slots=True)
class _DateCandidate:
    """A date that may be the action's beginning or end; `sentence` is where its sentence begins, -1 for a title."""

    score: int
    date: str
    passage: Passage
    span: DateSpan
    rule: str
    sentence: int = -1

    def value(self) -> Value:
        """The candidate as a value with the lines of its date."""
        return Value(self.date, self.passage.lines(self.span.start, self.span.end), self.rule)

    def names_title(self, entry: Entry) -> bool:
        """Whether the entry's title was taken from this sentence, as in the report of 2018, which prints no titles."""
        if self.sentence < 0 or not entry.title or entry.title_lines is None:
            return False
        statement = next(s for s in sentences(self.passage.text) if s.start == self.sentence)
        first, last = self.passage.lines(statement.start, statement.end)
        return first <= entry.title_lines[0] <= last and folded(entry.title)[:_TITLE_PREFIX] in statement.folded


@dataclass(slots=True)
class Period:
    """Beginning and end of an action as ISO 8601 dates; None where not printed."""

    start: Value | None = None
    end: Value | None = None


def find_period(entry: Entry) -> Period:
    """When the entry's own action began and ended, as precise as printed."""
    found = _Candidates([], [])
    found.read_title(entry)
    title = folded(entry.title or "")
    # The key of a report ends in its year of issue, which its text calls "el año en curso" (informe-2018:3599).
    issued = re.search(r"-(\d{4})$", entry.doc)
    this_year = int(issued[1]) if issued else None
    for part, passage in entry.parts():
        if part not in ("description", "results") or not words.YEAR_TOLD.search(passage.text):
            continue
        now = this_year if part == "description" else None
        dates = [d for d in find_dates(passage.text, now) if not _is_reported_period(d)]
        found.read_list(passage, dates)
        for sentence in sentences(passage.text) if dates else ():
            first, last = (
                bisect_left(dates, offset, key=lambda d: d.start) for offset in (sentence.start, sentence.end)
            )
            for span in dates[first:last]:
                found.read(_Statement(part, passage, sentence, span, title, results_describe=entry.state is not None))
    start = found.first(entry)
    # The end of a range or of a dated deed counts only with the beginning that is printed with it.
    ends = [c for c in found.ends if found.belongs(c, start)]
    end = max(ends, key=lambda c: c.score, default=None)
    if start and end:
        start, end = found.finer(start, found.later(start, end))
    if start and end and end.date[: len(start.date)] < start.date[: len(end.date)]:
        end = None
    return Period(start.value() if start else None, end.value() if end else None)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A date in its sentence, with the entry's folded title.

    `results_describe`: the entry is of the good-practices study, whose results describe the action too
    (buenas-practicas-oim:2765), so that dates in them weigh more.
    """

    part: PartName
    passage: Passage
    sentence: Sentence
    span: DateSpan
    title: str
    results_describe: bool

    @property
    def before(self) -> str:
        """The folded words before the date in its sentence."""
        at = self.span.start - self.sentence.start
        return self.sentence.folded[max(0, at - _REACH_BEFORE) : at]

    @property
    def behind(self) -> str:
        """The folded words behind the date in its sentence."""
        return self.sentence.folded[self.span.end - self.sentence.start :][
            : _REACH_BEHIND_OPENING if self.opens else _REACH_BEHIND
        ]

    @property
    def opens(self) -> bool:
        """Whether the date opens its sentence: its verb may then be farther behind it."""
        return words.OPENING.search(self.sentence.folded[: self.span.start - self.sentence.start]) is not None

    @property
    def closes(self) -> bool:
        """Whether nothing follows the date in its sentence."""
        return not re.search(r"\w", self.sentence.folded[self.span.end - self.sentence.start :])

    @property
    def printed(self) -> str:
        """The folded words of the date."""
        return self.sentence.folded[self.span.start - self.sentence.start : self.span.end - self.sentence.start]


@dataclass(slots=True)
class _Candidates:
    """The candidates for the action's beginning (`starts`) and end (`ends`), and the ranges stated as its `periods`."""

    starts: list[_DateCandidate]
    ends: list[_DateCandidate]
    periods: list[tuple[Passage, DateSpan]] = field(default_factory=list)

    def read_list(self, passage: Passage, dates: list[DateSpan]) -> None:
        """Read a list of dated events ("los siguientes eventos:"): from the first to the last of them."""
        low = folded(passage.text)
        announced = [s.end for s in sentences(passage.text) if words.LISTED.search(s.folded)]
        listed = [d for d in dates if announced and d.start > announced[0] and len(d.first) == _DAY_LENGTH]
        if len(listed) > 1 and all("•" in low[announced[0] - 1 : d.start] for d in listed):
            first = min(listed, key=lambda d: d.first)
            last = max(listed, key=lambda d: d.last or d.first)
            self.starts.append(_DateCandidate(66, first.first, passage, first, "listed"))
            self.ends.append(_DateCandidate(66, last.last or last.first, passage, last, "listed"))

    def first(self, entry: Entry) -> _DateCandidate | None:
        """The beginning of the highest score, raised for the sentence that the entry's title was taken from."""
        return max(self.starts, key=lambda c: c.score + (30 if c.names_title(entry) else 0), default=None)

    def later(self, start: _DateCandidate, end: _DateCandidate) -> _DateCandidate:
        """Of several periods the end of the last: "de abril a junio 2023 y de junio a agosto 2024"."""
        if end.rule == "end" or start.span.last is None:
            return end
        others = [
            c
            for c in self.ends
            if c.passage is end.passage
            and c.span.last is not None
            and (c.rule == end.rule or (c.rule == "also" and c.sentence == end.sentence))
        ]
        return max([end, *others], key=lambda c: c.date)

    def finer(self, start: _DateCandidate, end: _DateCandidate) -> tuple[_DateCandidate, _DateCandidate]:
        """The same period, repeated to the day: "entre el 23 de octubre y el 29 de enero" (compendio-2024:4129)."""
        for passage, span in self.periods:
            last = span.last or ""
            if span.first.startswith(start.date) and last.startswith(end.date) and len(span.first) > len(start.date):
                return (
                    replace(start, date=span.first, passage=passage, span=span),
                    replace(end, date=last, passage=passage, span=span),
                )
        return start, end

    def belongs(self, end: _DateCandidate, start: _DateCandidate | None) -> bool:
        """Whether an end belongs to the chosen beginning, not to another one of its own sentence."""
        if start is not None and (start.span is end.span or start.rule == end.rule == "listed"):
            return True
        # Results may tell beginning and end of something else, such as a call for projects (compendio-2020:270).
        others = [s for s in self.starts if s.passage is end.passage and s.sentence == end.sentence]
        return end.rule == "end" and (start in others or not others)

    def read_title(self, entry: Entry) -> None:
        """Read the years in the name of a programme or plan: "... 2020-2024" (compendio-2020:1273)."""
        match = words.TITLE_YEARS.search(folded(entry.title or ""))
        if match:
            title = entry.title_passage
            span = DateSpan(match[1], match[2], match.start(1), match.end(2))
            self.starts.append(_DateCandidate(55, match[1], title, span, "years-in-title"))
            self.ends.append(_DateCandidate(55, match[2], title, span, "years-in-title"))

    def read(self, statement: _Statement) -> None:
        """Classify a dated statement and add its candidates; the first rule that matches decides."""
        before, behind = statement.before, statement.behind
        if words.PLANNED.search(before):
            return
        if words.SIGNED.search(before + behind) and words.PLANNED.search(folded(statement.passage.text)):
            return
        if (
            words.EMERGED.search(statement.sentence.folded[: statement.span.start - statement.sentence.start])
            and statement.span.last is None
            and statement.part == "description"
        ):
            self._add(statement, 90, "beginning")
            return
        if words.RULED.search(before):
            self._add(statement, 75, "ruling", end="ruling")
            return
        if words.CHANGED.search(behind) and "reforma" not in statement.title:
            return
        has = words.HAS.search(statement.sentence.folded) if words.SINCE.search(before) else None
        if has and has["what"] not in statement.title:
            return
        paper = words.PAPER_PUBLISHED.search(before)
        if paper and paper["what"] not in statement.title:
            return
        if (
            _is_year_in_name(before, statement.span)
            or words.OTHER_DATE.search(before)
            or words.OTHER_DATE_BEHIND.search(behind)
        ):
            return
        if words.AS_OF.search(before) and not words.END.search(before):
            return
        if statement.span.last is not None and (words.PERIOD.search(before) or words.HELD.search(before)):
            self.periods.append((statement.passage, statement.span))
        told = (words.SINCE, words.BEGUN, words.END, words.HELD_IN)
        if statement.part == "results" and not (any(p.search(before) for p in told) or _is_period_of_action(statement)):
            return
        if statement.span.last is None:
            self._read_date(statement, before, behind)
        else:
            self._read_range(statement, before, behind)

    def _read_range(self, statement: _Statement, before: str, behind: str) -> None:
        """Classify a range that no exclusion of `read` applies to."""
        stock = words.STOCK.search(behind) is not None or words.RESULTS_COUNTED.search(before) is not None
        if words.SINCE.search(before) or words.BEGAN_IN.search(before):
            goes_to_end = words.SINCE.search(before) and statement.part == "description" and not stock
            self._add(statement, 85, "since", end="end" if goes_to_end or "duracion" in statement.printed else None)
        elif words.DEED_BEFORE.search(before):
            self._add(statement, 75, "deed", end="deed")
        elif words.PERIOD.search(before):
            self._add(statement, 100, "period", end="period")
        elif (words.DONE.search(before) or words.DONE.search(behind)) and not stock:
            self._add(statement, 75, "deed", end="deed")
        elif words.START.search(before) or words.BEGAN_AT.search(before):
            # Two dates joined by "y", and a reporting bimester, are no end: "en 2014 y 2015 respectivamente"
            # (compendio-2020:3054), "en el bimestre junio-julio" (2187).
            ended = not stock and not words.AND.search(statement.printed) and not before.endswith(words.TWO_MONTHS)
            self._add(statement, 70, "beginning", end="beginning" if ended else None)
        elif len(statement.span.first) == _DAY_LENGTH and statement.part == "description":
            self._add(statement, 65, "days", end="days")
        elif (words.IN_PERIOD.search(before) or statement.opens) and not stock:
            self._add(statement, 62, "period", end="period")
        else:
            self._add(statement, 0, None, end="also")

    def _read_date(self, statement: _Statement, before: str, behind: str) -> None:
        """Classify a single date that no exclusion of `read` applies to."""
        if words.END.search(before) or words.END_BEHIND.search(behind):
            # An explicit end outranks that of a period (compendio-2020:1263).
            self._add(statement, 105, None, end="end")
        elif words.SINCE.search(before) or (words.FROM.search(before) and words.UNTIL_NOW.search(behind)):
            self._add(statement, 85, "since")
        elif (
            any(p.search(before) for p in (words.START, words.BEGAN_AT, words.WAS_THEN))
            or words.STARTED_BEHIND.search(behind)
            or (behind[:1] == ")" and words.IN_BRACKETS.search(before))
        ):
            held = len(statement.span.first) == _DAY_LENGTH and words.EVENT.search(statement.title) is not None
            self._add(statement, 90, "beginning", end="beginning" if held else None)
        elif words.DEED_BEFORE.search(before) or words.DEED_BEHIND.search(
            behind[: None if statement.opens else _REACH_BEFORE]
        ):
            once = (words.ONE_OFF.search(before) or words.ONE_OFF.search(behind)) and not words.DRAFTED.search(behind)
            once = once and not (words.FIRST_OF.search(behind) and words.LATER.search(folded(statement.passage.text)))
            self._add(statement, 60, "deed", end="deed" if once and statement.part == "description" else None)
        elif (
            statement.closes
            and len(statement.span.first) == _DAY_LENGTH
            and words.TOOK_PART.search(statement.sentence.folded)
        ):
            self._add(statement, 60, "deed", end="deed")

    def _add(self, statement: _Statement, score: int, start: str | None, *, end: str | None = None) -> None:
        """Add the date as a beginning by the rule `start` and as an end by the rule `end`; None adds none."""
        if statement.part == "results":
            score -= 10 if statement.results_describe else 40
        if start:
            self.starts.append(
                _DateCandidate(
                    score, statement.span.first, statement.passage, statement.span, start, statement.sentence.start
                )
            )
        if end:
            last = statement.span.last or statement.span.first
            self.ends.append(
                _DateCandidate(score, last, statement.passage, statement.span, end, statement.sentence.start)
            )


def _is_period_of_action(statement: _Statement) -> bool:
    """Whether a range among the results is the period of the action all the same: that in which it was carried out."""
    if statement.span.last is None:
        return False
    return words.IN_PERIOD.search(statement.before) is not None and words.DONE_THEN.search(statement.behind) is not None


def _is_year_in_name(before: str, span: DateSpan) -> bool:
    """Whether a bare year is part of a name: "Programa Nacional de Derechos Humanos 2019-2024"."""
    return len(span.first) == 4 and not words.YEAR_INTRODUCED.search(before)


def _is_reported_period(span: DateSpan) -> bool:
    """Whether a range is the reporting period, from June to June (compendio-2024:666) or to December (6738)."""
    if span.last is None:
        return False
    first, last = span.first, span.last
    return (
        int(last[:4]) - int(first[:4]) == 1
        and first[5:7] in ("06", "07")
        and last[5:7] in ("05", "06", "07", "08", "12")
    )
