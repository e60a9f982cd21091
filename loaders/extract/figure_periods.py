"""Periods of figures in EDTF (ISO 8601-2): ``2019-01/2019-12``, open intervals ``2019/..`` and ``../2019-06``."""

from __future__ import annotations

import re

from entramado.loaders.extract.dates import DateSpan, find_dates
from entramado.loaders.languages.spanish.deeds import CLOSE_OF, SINCE
from entramado.loaders.languages.spanish.figure_clauses import MONTHS_LABEL

_OF_A_YEAR = re.compile(r"\((?P<year>(?:19|20)\d\d)(?:, (?P<months>[a-z][a-z ]+))?\)$")
_MIN_REPORT_MONTHS = 3  # from here on a range in an earlier sentence is a reporting period, not that of an event


def interval(span: DateSpan, before: str, *, to_this_year: bool, up_to_it: bool) -> str:
    """The EDTF date or interval of `span`, `before` being the words before it.

    `to_this_year` leaves the end open ("desde 2019 ... a la fecha"), `up_to_it` the beginning ("hasta junio de 2020").
    A half or a quarter of a year is the interval of its months, also "al cierre del primer semestre"; "al segundo
    trimestre" means up to its end.
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
    """The last month of a half or a quarter of a year (``YYYY-MM``), else the date itself."""
    return f"{span.first[:5]}{int(span.first[5:]) + span.months - 1:02d}" if span.months > 1 else span.first


def is_long(span: DateSpan) -> bool:
    """Whether a range is long enough to be a reporting period."""
    if not span.last:
        return False
    first, last = (int(d[:4]) * 12 + int(d[5:7] or end) for d, end in ((span.first, 1), (span.last, 12)))
    return last - first >= _MIN_REPORT_MONTHS


def period_of_label(what: str) -> str:
    """The period in the qualifier of a figure: "eventos (2017)", "eventos (2020, enero a junio)"; else ""."""
    label = _OF_A_YEAR.search(what)
    if not label or not label["months"]:
        return label["year"] if label else ""
    span = next(iter(find_dates(MONTHS_LABEL.format(months=label["months"], year=label["year"]))), None)
    return f"{span.first}/{span.last}" if span and span.last else label["year"]
