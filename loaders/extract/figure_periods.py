"""The period of a figure as EDTF writes it."""

from __future__ import annotations

import re

from entramado.loaders.extract.dates import DateSpan, find_dates
from entramado.loaders.languages.spanish.deeds import CLOSE_OF, SINCE
from entramado.loaders.languages.spanish.figure_clauses import MONTHS_LABEL

_OF_A_YEAR = re.compile(r"\((?P<year>(?:19|20)\d\d)(?:, (?P<months>[a-z][a-z ]+))?\)$")
_MONTHS_OF_A_REPORT = 3  # a range told before a number is that of a report, not of an event, from so many months on


def interval(span: DateSpan, before: str, *, to_this_year: bool, up_to_it: bool) -> str:
    """A date or a range as EDTF writes it: what goes on has no end, what was done up to a date no beginning.

    A half or a quarter of a year is the range of its months, also at its close ("al cierre del primer semestre"); "al
    segundo trimestre" counts up to its end.
    """
    if span.last:
        return f"{span.first}/{span.last}"
    if to_this_year or SINCE.search(before):
        return f"{span.first}/.."
    if span.months > 1:
        last = last_month(span)
        return f"../{last}" if up_to_it and not CLOSE_OF.search(before) else f"{span.first}/{last}"
    return f"../{span.first}" if up_to_it else span.first


def last_month(span: DateSpan) -> str:
    """The last month of a half or a quarter of a year, else the date itself."""
    return f"{span.first[:5]}{int(span.first[5:]) + span.months - 1:02d}" if span.months > 1 else span.first


def is_long(span: DateSpan) -> bool:
    """Whether a range has the length of a report's period."""
    if not span.last:
        return False
    first, last = (int(d[:4]) * 12 + int(d[5:7] or end) for d, end in ((span.first, 1), (span.last, 12)))
    return last - first >= _MONTHS_OF_A_REPORT


def period_of_label(what: str) -> str:
    """The period that the part of a figure is told by: "eventos (2017)", "eventos (2020, enero a junio)"; else ""."""
    label = _OF_A_YEAR.search(what)
    if not label or not label["months"]:
        return label["year"] if label else ""
    span = next(iter(find_dates(MONTHS_LABEL.format(months=label["months"], year=label["year"]))), None)
    return f"{span.first}/{span.last}" if span and span.last else label["year"]
