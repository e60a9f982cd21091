"""When an action began and ended, and whether it is permanent.

Three kinds of statement are read, in this order of trust: a period of the action ("su vigencia fue
de mayo a noviembre de 2023"), a beginning or an end ("inició en abril de 2023 y concluirá en
diciembre"), and a dated deed ("el 26 de julio de 2023 realizó el foro"). The months that the report
covers and the dates of laws, counts and other people's plans are not the action's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extract import period_words as words
from loaders.extract.dates import DateSpan, find_dates
from loaders.extract.model import Value
from loaders.extract.passages import folded
from loaders.extract.sentences import Sentence, sentences
from loaders.model import Entry, PartName
from loaders.text import Line, Passage, join

_NEAR = 130  # characters before a date in which its verb is looked for
_FAR = 140  # and behind it


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: int
    date: str
    passage: Passage
    span: DateSpan
    rule: str

    def value(self) -> Value:
        return Value(self.date, self.passage.lines(self.span.start, self.span.end), self.rule)


@dataclass(slots=True)
class Period:
    """Beginning and end of an action; None where not printed."""

    start: Value | None = None
    end: Value | None = None


def find_period(entry: Entry) -> Period:
    """When the entry's own action began and ended, as precise as printed."""
    found = _Candidates([], [])
    found.read_title(entry)
    for part, passage in entry.parts():
        if part not in ("description", "results") or not re.search(r"\d{4}", passage.text):
            continue
        dates = [d for d in find_dates(passage.text) if not _is_reported_period(d)]
        for sentence in sentences(passage.text) if dates else ():
            for span in dates:
                if sentence.start <= span.start < sentence.end:
                    found.read(_Statement(part, passage, sentence, span, goes_on=entry.state is not None))
    start = max(found.starts, key=lambda c: c.score, default=None)
    # The end of a range or of a dated deed belongs to the beginning that is printed with it.
    ends = [c for c in found.ends if c.rule == "end" or (start is not None and start.span is c.span)]
    end = max(ends, key=lambda c: c.score, default=None)
    if start and end and end.date[: len(start.date)] < start.date[: len(end.date)]:
        end = None
    return Period(start.value() if start else None, end.value() if end else None)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A date in its sentence. `goes_on`: the study's second part goes on describing (buenas-practicas-oim:2765)."""

    part: PartName
    passage: Passage
    sentence: Sentence
    span: DateSpan
    goes_on: bool

    @property
    def before(self) -> str:
        at = self.span.start - self.sentence.start
        return self.sentence.folded[max(0, at - _NEAR) : at]

    @property
    def behind(self) -> str:
        return self.sentence.folded[self.span.end - self.sentence.start :][:_FAR]

    @property
    def printed(self) -> str:
        return self.sentence.folded[self.span.start - self.sentence.start : self.span.end - self.sentence.start]


@dataclass(slots=True)
class _Candidates:
    """The dates that can be the action's beginning or end, each with a score."""

    starts: list[_Candidate]
    ends: list[_Candidate]

    def read_title(self, entry: Entry) -> None:
        """The years that a programme or plan has in its name: "... 2020-2024" (compendio-2020:1273)."""
        match = words.TITLE_YEARS.search(folded(entry.title or ""))
        if match:
            title = join([Line((entry.title_lines or entry.lines)[0], entry.title or "")])
            span = DateSpan(match[1], match[2], match.start(1), match.end(2))
            self.starts.append(_Candidate(55, match[1], title, span, "years-in-title"))
            self.ends.append(_Candidate(55, match[2], title, span, "years-in-title"))

    def read(self, said: _Statement) -> None:
        """Add what a date says of the action's beginning and end."""
        before, behind = said.before, said.behind
        if words.PLANNED.search(before):
            return
        if words.SIGNED.search(before + behind) and words.PLANNED.search(folded(said.passage.text)):
            return
        if _in_a_name(before, said.span) or words.ALIEN.search(before) or words.ALIEN_BEHIND.search(behind):
            return
        if words.AS_OF.search(before) and not words.END.search(before):
            return
        if said.part == "results" and not any(p.search(before) for p in (words.SINCE, words.BEGUN, words.END)):
            return
        if said.span.last is None:
            self._read_date(said, before, behind)
        else:
            self._read_range(said, before, behind)

    def _read_range(self, said: _Statement, before: str, behind: str) -> None:
        stock = words.STOCK.search(behind) is not None
        if words.SINCE.search(before) or words.BEGAN_IN.search(before):
            goes_to_end = words.SINCE.search(before) and said.part == "description" and not stock
            self._add(said, 85, "since", end="end" if goes_to_end or "duracion" in said.printed else None)
        elif words.DEED_BEFORE.search(before):
            self._add(said, 75, "deed", end="deed")
        elif words.PERIOD.search(before):
            self._add(said, 100, "period", end="period")
        elif (words.DONE.search(before) or words.DONE.search(behind)) and not stock:
            self._add(said, 75, "deed", end="deed")
        elif words.START.search(before) or words.BEGAN_AT.search(before):
            self._add(said, 70, "beginning")
        elif len(said.span.first) == len("2024-06-30") and said.part == "description":
            self._add(said, 65, "days", end="days")

    def _read_date(self, said: _Statement, before: str, behind: str) -> None:
        if words.END.search(before) or words.END_BEHIND.search(behind):
            self._add(said, 90, None, end="end")
        elif words.SINCE.search(before) or (words.FROM.search(before) and words.UNTIL_NOW.search(behind)):
            self._add(said, 85, "since")
        elif words.START.search(before) or words.BEGAN_AT.search(before) or words.STARTED_BEHIND.search(behind):
            self._add(said, 90, "beginning")
        elif words.DEED_BEFORE.search(before) or words.DEED_BEHIND.search(behind):
            once = (words.ONE_OFF.search(before) or words.ONE_OFF.search(behind)) and not words.DRAFTED.search(behind)
            self._add(said, 60, "deed", end="deed" if once and said.part == "description" else None)

    def _add(self, said: _Statement, score: int, start: str | None, *, end: str | None = None) -> None:
        """Add the date as a beginning and an end, by the rules named `start` and `end` (None: not)."""
        if said.part == "results":
            score -= 10 if said.goes_on else 40
        if start:
            self.starts.append(_Candidate(score, said.span.first, said.passage, said.span, start))
        if end:
            self.ends.append(_Candidate(score, said.span.last or said.span.first, said.passage, said.span, end))


def _in_a_name(before: str, span: DateSpan) -> bool:
    """Whether a bare year ends a name: "Programa Nacional de Derechos Humanos 2019-2024"."""
    return len(span.first) == 4 and not words.YEAR_INTRODUCED.search(before)


def _is_reported_period(span: DateSpan) -> bool:
    """The year that the report covers, June to June (compendio-2024:666), or half a year to half a year (6738)."""
    if span.last is None:
        return False
    first, last = span.first, span.last
    return (
        int(last[:4]) - int(first[:4]) == 1
        and first[5:7] in ("06", "07")
        and last[5:7] in ("05", "06", "07", "08", "12")
    )
