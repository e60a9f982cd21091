"""When what a paragraph of prose in Spanish tells was done, where the rules of the compendia read no date.

A paragraph alone tells one deed, so the months that it names for it are its own: "entre enero y junio de 2023",
"desde enero de 2020".
"""

from __future__ import annotations

import re

from entramado.loaders.extract.dates import DateSpan, find_dates
from entramado.loaders.extract.model import Value
from entramado.loaders.extract.passages import folded
from entramado.loaders.text import Passage

_BEFORE_RANGE = re.compile(
    r"\b(?:entre|de|del|desde|durante|en)(?: (?:el|la|los))?(?: (?:periodo|ano|meses|mes|trimestre|dias?))?"
    r"(?: (?:comprendido )?(?:entre|de|del))?(?: (?:el|los))?(?: meses)?(?: de)? $"
)
_SINCE = re.compile(r"\b(?:desde|a partir de)(?: (?:el|la|los|mes|ano|del?|mediados|finales|inicios|principios))* $")
_UNTIL_BEHIND = re.compile(r"^,? (?:y )?(?:hasta|al?) (?:la fecha|hoy|el dia de hoy|la actualidad)\b")
# The dates of something that this is compared with, of a norm, or of people's birth and arrival.
_OF_ANOTHER = re.compile(
    r"\b(?:compar\w+|respecto|frente a|mism[oa] periodo|similar periodo|anterior|ley|decreto|acuerdo|articulo|nacid\w+"
    r"|ingresaron|ingresado|llegaron|plan|agenda|politica|estrategia)\b[^.;]{0,40}$"
)
_REACH = 80


def prose_period(passage: Passage, start: Value | None, end: Value | None) -> tuple[Value | None, Value | None]:
    """Beginning and end of what a paragraph tells; what is known already stays."""
    if start is not None:
        return start, end
    low = folded(passage.text)
    dates = find_dates(passage.text)
    for date in dates:
        if date.last is not None and _stands_behind(_BEFORE_RANGE, low, date):
            return _value(passage, date, date.first), end or _value(passage, date, date.last)
    for date in dates:
        if _stands_behind(_SINCE, low, date):
            return _value(passage, date, date.first), end
    for date in dates:
        if date.last is None and _UNTIL_BEHIND.match(low[date.end : date.end + _REACH]):
            return _value(passage, date, date.first), end
    return None, end


def _stands_behind(pattern: re.Pattern[str], low: str, date: DateSpan) -> bool:
    before = low[max(0, date.start - _REACH) : date.start]
    return pattern.search(before) is not None and _OF_ANOTHER.search(before) is None


def _value(passage: Passage, date: DateSpan, text: str) -> Value:
    return Value(text, passage.lines(date.start, date.end), "prose-date")
