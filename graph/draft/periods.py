"""Dates that cannot be right: ends before starts, days that no month has, deeds outside the period reported."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from entramado.graph.draft.draft_records import Draft, DraftFinding, Record, finding_about
from entramado.loaders.extract.dates import DateSpan, find_dates
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.sentences import Sentence, sentences
from entramado.loaders.languages.spanish.months import MONTH, NUMBER_OF_MONTH
from entramado.loaders.text import Passage

_LEAP_YEAR = 2024
_DAYS_OF_MONTH = {name: monthrange(_LEAP_YEAR, number)[1] for name, number in NUMBER_OF_MONTH.items()}
_DAY_OF_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}}) de (?P<month>{MONTH})\b")
_TO = re.compile(r"\b(?:al?|hasta)\b|[-–—]")
_BETWEEN = re.compile(r"\bentre (?:el |los meses de |el mes de )?$")
_BEGINS = re.compile(r"\b(?:inici|comenz|arranc|empez|a partir del?|desde|vigente del?)[^.;\d]{0,50}$")
_ENDS = re.compile(r"\b(?:conclu|termin|finaliz|culmin|cerr|hasta|venc)[^.;\d]{0,50}$")
_NEAR = 200
_PLANNED = re.compile(
    r"\b(?:se (?:preve|espera|planea|tiene previsto|proyecta|pretende)|previst|programad|planead|vigencia|vigente"
    r"|concluir|finalizar|sera|seran|realizara|vence|meta)"
)
_DONE = re.compile(
    r"\b(?:se (?:realiz|llev|atend|imparti|entreg|celebr|registr|otorg|efectu|capacit|canaliz|firm|public|instal"
    r"|brind)|fue(?:ron)?\b|llevo a cabo|llevaron a cabo|realizo|realizaron|atendio|atendieron|imparti|particip"
    r"|celebr|tuvo lugar)"
)
_OF_RULES = re.compile(r"\b(?:public|reforma|decreto|ley|creo|creacion|firm|instal)")
_YEAR_SAID = re.compile(r"\b(?:en|durante|ano|para)\W*$")
_MONTH = len("2023-06")
_YEAR = len("2023")
# A document is written some months after the period that it reports on.
LATER_MONTHS = 6


def date_findings(draft: Draft) -> Iterator[DraftFinding]:
    """Dates that contradict each other, the calendar or the period that the draft reports on."""
    for record in draft.records:
        for part, passage in record.linked.entry.parts():
            if part == "footnote":
                continue
            dates = find_dates(passage.text)
            yield from _impossible(record, passage)
            yield from _turned(record, passage, dates)
            if draft.period and part in ("description", "results"):
                yield from _outside(record, passage, dates, draft.period, results=part == "results")


def _impossible(record: Record, passage: Passage) -> Iterator[DraftFinding]:
    for match in _DAY_OF_MONTH.finditer(folded(passage.text)):
        if not 0 < int(match["day"]) <= _DAYS_OF_MONTH[match["month"]]:
            printed = passage.text[match.start() : match.end()]
            yield finding_about(
                record, "impossible-date", passage.lines(*match.span()), {"printed": printed}, anchor=printed
            )


def _turned(record: Record, passage: Passage, dates: Sequence[DateSpan]) -> Iterator[DraftFinding]:
    """A range printed the wrong way round, or a beginning said to be after the end."""
    low = folded(passage.text)
    for span in dates:
        if (
            span.last
            and _after(span.first, span.last)
            and (_TO.search(low[span.start : span.end]) or _BETWEEN.search(low[: span.start]))
        ):
            yield _end_before(record, passage, span, span)
    for sentence in sentences(passage.text):
        inside = [d for d in dates if sentence.start <= d.start < sentence.end and d.last is None]
        begun = [d for d in inside if _BEGINS.search(low[sentence.start : d.start])]
        ended = [d for d in inside if _ENDS.search(low[sentence.start : d.start])]
        for start in begun:
            end = next((d for d in ended if d is not start and _after(start.first, d.first)), None)
            if end and abs(start.start - end.start) < _NEAR:
                yield _end_before(record, passage, start, end)


def _end_before(record: Record, passage: Passage, start: DateSpan, end: DateSpan) -> DraftFinding:
    first, last = start.first, end.last or end.first
    lines = passage.lines(min(start.start, end.start), max(start.end, end.end))
    return finding_about(record, "end-before-start", lines, {"start": first, "end": last}, anchor=f"{first}/{last}")


def _after(first: str, last: str) -> bool:
    """Whether `first` is later, as far as both are known."""
    size = min(len(first), len(last))
    return first[:size] > last[:size]


def _outside(
    record: Record, passage: Passage, dates: Sequence[DateSpan], period: tuple[str, str], *, results: bool
) -> Iterator[DraftFinding]:
    """Deeds dated behind the period that is reported; among the results (for information) those before it too."""
    first, last = period
    year, month = divmod(int(last[:4]) * 12 + int(last[5:7]) - 1 + LATER_MONTHS, 12)
    latest = f"{year}-{month + 1:02d}"
    for sentence in sentences(passage.text):
        if not _DONE.search(sentence.folded):
            continue
        for span in dates:
            if not sentence.start <= span.start < sentence.end:
                continue
            future = _after(span.last or span.first, latest) and not _is_named(span, sentence)
            past = results and len(span.first) >= _MONTH and _after(first, span.last or span.first)
            if (future and not _PLANNED.search(_near(span, sentence))) or (past and not _is_older(span, sentence)):
                printed = " ".join(passage.text[span.start : span.end].split())
                shown = {"printed": printed, "first": first, "last": last}
                yield finding_about(
                    record, "date-outside-period", passage.lines(span.start, span.end), shown,
                    anchor=f"{span.first}/{span.last}", severity="" if future else "info",
                )  # fmt: skip


def _near(span: DateSpan, sentence: Sentence) -> str:
    at = span.start - sentence.start
    return f"{sentence.folded[max(0, at - 120) : at]} {sentence.folded[span.end - sentence.start :][:60]}"


def _is_named(span: DateSpan, sentence: Sentence) -> bool:
    """Whether a bare year ends a name ("Encuesta Intercensal 2025")."""
    return len(span.first) == _YEAR and not _YEAR_SAID.search(sentence.folded[: span.start - sentence.start])


def _is_older(span: DateSpan, sentence: Sentence) -> bool:
    """Whether the date is that of a beginning or of a rule, which may be older than the period."""
    before = sentence.folded[: span.start - sentence.start]
    return _BEGINS.search(before) is not None or _OF_RULES.search(_near(span, sentence)) is not None
