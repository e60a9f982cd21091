"""The period of what a Spanish paragraph tells, where the rules for the compendia (`extract.periods`) read no date.

A paragraph tells one action, so a range that it names is the period of that action: "entre enero y junio de 2023",
"desde enero de 2020".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from entramado.loaders.extract.dates import DateSpan, find_dates
from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.passages import folded
from entramado.loaders.text import Passage

_BEFORE_RANGE = re.compile(
    r"\b(?:entre|de|del|desde|durante|en|a lo largo del?)(?: (?:el|la|los))?"
    r"(?: (?:periodo|anos?|meses|mes|trimestre|dias?))?"
    r"(?: (?:comprendido )?(?:entre|de|del))?(?: (?:el|los))?(?: meses)?(?: de)? $"
)
_SINCE = re.compile(r"\b(?:desde|a partir de)(?: (?:el|la|los|mes|ano|del?|mediados|finales|inicios|principios))* $")
_UNTIL_BEHIND = re.compile(r"^,? (?:y )?(?:hasta|al?) (?:la fecha|hoy|el dia de hoy|la actualidad)\b")
# The dates of something that this is compared with, of a norm, or of people's birth and arrival.
_OF_ANOTHER = re.compile(
    r"\b(?:compar\w+|respecto|frente a|mism[oa] periodo|similar periodo|anterior|ley|decreto|(?<!de )acuerdo|articulo"
    r"|nacid\w+|ingresaron|ingresado|llegaron|plan|agenda|politica|estrategia)\b[^.;]{0,40}$"
)
_FOR_THE_YEAR = re.compile(r"\bpara el (?:ano|ejercicio(?: fiscal)?)(?: de| del)? $")
_REACH = 80
_THAT_YEAR = re.compile(r"\b(?:de (?:ese|dicho|este)(?: mismo)?|del mismo|del citado) año\b")
_PART = re.compile(r"(primer|segundo|tercer|cuarto)\s+(semestre|trimestre)")
_MONTHS_BETWEEN = {"semestre": 5, "trimestre": 2}
# What is done once, in the year or month behind it: "levantaron en 2022 una encuesta".
_DEED = re.compile(
    r"\b(?:levant|aplic|organiz|public|firm|suscrib|aprob|instal|inaugur|lanz|adopt|cre|abri|implement|elabor|instituy|decret"
    r"|promulg)"
    r"(?:aron|ieron|eron|o|ado|ada|io)\b(?: \w+){0,2}? en (?:el mes de )?$"
)
# The one month or day that a paragraph names, behind what was done: "reasentaron a 42 personas, en octubre de 2014".
_DONE_THEN = re.compile(
    r"\b\w{3,}(?:aron|ieron|eron)\b(?:(?! y )[^.;]){0,70}?,? (?:en|el)(?: (?:mes de|pasado|dia|el mes de))? $"
)
# "supervisó en febrero de 2023 el puesto": one deed, right before its month (accents kept).
_DID_IN = re.compile(r"\b\w{2,}ó (?:en|el) (?:el mes de )?$")
# "En mayo de 2023, la Procuraduría y el Ministerio revisaron ...": the month that opens a sentence is its deed's.
_OPENS = re.compile(r"(?:^|[.;] |\bque )(?:en|el|durante) (?:el mes de )?$")
_DID_BEHIND = re.compile(r",? [^.;]{3,240}?\b\w{2,}(?:ó|aron|ieron)\b")
# "En 2015, el Departamento estableció ...": what is founded in a year.
_FOUNDED_BEHIND = re.compile(r", [^.;]{3,240}?\b(?:estableció|creó|fundó|instituyó|promulgó|inauguró|lanzó)\b")
# "Tumbes, 14 de julio de 2023. Con la presencia ...": the day of a note, where what it tells was done that day.
_DATELINE = re.compile(r"(?:^|\n)[A-ZÁÉÍÓÚÑ][\w ]{2,40},(?: [A-ZÁÉÍÓÚÑ][\w ]{2,30}[,;])? (?:a |el )?$")
_TELLS_A_DEED = re.compile(r"\s*[.–—-]{1,3} ?[^.;]{3,240}?\b(?:\w{2,}(?:ó|aron|ieron)|sostuvo|hizo|dio)\b")
# What came to be, at whatever month or day: "la estación fue habilitada el 12 de agosto de 2020".
_CAME_TO_BE = re.compile(
    r"\b(?:fue(?:ron)?|ha sido|quedo|quedaron) (?:\w+mente )?(?:aprobad|adoptad|cread|inaugurad|habilitad|lanzad"
    r"|suscrit|firmad|constituid|conformad|instalad|instituid|establecid|promulgad|publicad|abiert|fundad|presentad|oficializad"
    r"|reinaugurad|activad)[oa]s?\b(?:(?! y )[^.;,\d]){0,90}?,? (?:en|el|desde)(?: (?:mes de|pasado|dia|el mes de))? $"
)
# "Inaugurado el 17 de diciembre de 2024, este espacio ...": what opens a sentence with how it came to be.
_CAME_FIRST = re.compile(
    r"(?:^|[.;] )(?:inaugurad|cread|fundad|lanzad|habilitad|aprobad|adoptad|suscrit|firmad|establecid|instalad|abiert)"
    r"[oa]s? (?:en|el|desde)(?: (?:mes de|pasado|dia|el mes de))? $"
)
# "el 20 de abril de 2021 fue aprobada la ley": the day stands before.
_CAME_THEN = re.compile(
    r",? (?:fue(?:ron)?|ha sido|quedo|quedaron) (?:aprobad|adoptad|cread|inaugurad|habilitad|lanzad|suscrit|firmad"
    r"|constituid|conformad|instalad|instituid|establecid|promulgad|publicad|abiert|fundad|oficializad)[oa]s?\b"
)
# "a octubre de 2023 había tramitado": the day up to which is counted.
_COUNTED_UP_TO = re.compile(
    r"(?:(?<=[.;,] )|^|\b(?:con (?:fecha de )?|a )corte )(?:y )?(?:al?|hasta|del?)"
    r"(?: el)?(?: (?:cierre de|cierre del mes de|mes de|finales de))? $"
    # "57,413 deportaciones hasta el 30 de septiembre de 2023"
    r"|\d (?:de )?(?:\w+ ){1,5}hasta(?: el)?(?: mes de| dia)? $"
)


def prose_period(passage: Passage, start: Value | None, end: Value | None) -> tuple[Value | None, Value | None]:
    """Beginning and end of what a paragraph tells; what is known already stays, but for the year of a result."""
    passage = _with_years(passage)
    start, end = _told_period(passage, start, end)
    if end is None:
        low = folded(passage.text)
        dates = [d for d in find_dates(passage.text) if d.last is None]
        counted = (d for d in dates if not _DATELINE.search(passage.text[: d.start]))
        until = next((d for d in counted if _is_counted_up_to(low, d)), None)
        if until and (start is None or start.value[:7] <= until.first):
            end = _value(passage, until, until.first)
    return start, end


def _with_years(passage: Passage) -> Passage:
    """The passage, as long as it was, with the year for "ese año": the last that is named before."""

    def year(match: re.Match[str]) -> str:
        *_, last = ("", *re.findall(r"\b(?:19|20)\d\d\b", passage.text[: match.start()]))
        return f"de {last}".ljust(len(match[0])) if last else match[0]

    return replace(passage, text=_THAT_YEAR.sub(year, passage.text))


def _is_nearer(first: str, start: Value) -> bool:
    """Whether a range from `first` says better when something began: sooner than a deed, or in months of its year."""
    sooner = start.rule == "deed" and first < start.value
    return sooner or (first != start.value and first.startswith(start.value))


def _is_counted_up_to(low: str, date: DateSpan) -> bool:
    """Whether something is counted up to a date: a month or day, or the end of a year."""
    up_to = _COUNTED_UP_TO.search(low, max(0, date.start - _REACH), date.start)
    return up_to is not None and (len(date.first) > len("2024") or "cierre" in up_to[0])


def _told_period(passage: Passage, start: Value | None, end: Value | None) -> tuple[Value | None, Value | None]:
    # "Durante 2024 rescataron a ...": the year of a result is not when something began.
    if start is not None and start.rule == "deed" and len(start.value) == len("2024"):
        start, end = None, None
    low = folded(passage.text)
    dates = [d for d in find_dates(passage.text) if not _FOR_THE_YEAR.search(low, max(0, d.start - _REACH), d.start)]
    if start is not None and all(d.first != start.value for d in dates) and f"para el ano {start.value}" in low:
        start = None
    if start is not None:
        # What was done from year to year counts before what was decided on a day that is told behind it.
        years = next((d for d in dates if d.last and _stands_behind(_BEFORE_RANGE, low, d)), None)
        deed = next((d.start for d in dates if d.first == start.value), 0)
        told_first = (
            years is not None and years.start < deed and (start.rule == "deed" or ". " in low[years.end : deed])
        )
        if years and end is None and (told_first or _is_nearer(years.first, start)):
            return _value(passage, years, years.first), _value(passage, years, years.last or years.first)
        if end is None:
            end = _end_of_part(passage, low, [d for d in dates if d.last is None and d.first == start.value])
        return start, end
    for date in dates:
        part = _PART.match(low, date.start)
        if part and date.last is None and _stands_behind(_BEFORE_RANGE, low, date):
            return _value(passage, date, date.first), end or _value(passage, date, _last_month(date.first, part[2]))
        if date.last is not None and _stands_behind(_BEFORE_RANGE, low, date):
            return _value(passage, date, date.first), end or _value(passage, date, date.last)
    for date in dates:
        if _stands_behind(_SINCE, low, date):
            return _value(passage, date, date.first), end
    for date in dates:
        if date.last is None and _UNTIL_BEHIND.match(low[date.end : date.end + _REACH]):
            return _value(passage, date, date.first), end
    for date in dates:
        came = len(date.first) > len("2024") and (
            _CAME_TO_BE.search(low, max(0, date.start - 2 * _REACH), date.start) or _CAME_THEN.match(low, date.end)
        )
        if came or _stands_behind(_DEED, low, date) or _stands_behind(_CAME_FIRST, low, date):
            return _value(passage, date, date.first), end
        if _DATELINE.search(passage.text[: date.start]) and _TELLS_A_DEED.match(passage.text, date.end):
            return _value(passage, date, date.first), end
        told = _DID_BEHIND if len(date.first) > len("2024") else _FOUNDED_BEHIND
        if _stands_behind(_OPENS, low, date) and told.match(passage.text, date.end):
            return _value(passage, date, date.first), end
        did = len(date.first) > len("2024") and _DID_IN.search(passage.text, max(0, date.start - _REACH), date.start)
        if did and _OF_ANOTHER.search(low[max(0, date.start - _REACH) : date.start]) is None:
            return _value(passage, date, date.first), end
    if len(dates) == 1 and len(dates[0].first) > len("2024") and _stands_behind(_DONE_THEN, low, dates[0]):
        return _value(passage, dates[0], dates[0].first), end
    return None, end


def _end_of_part(passage: Passage, low: str, dates: Iterable[DateSpan]) -> Value | None:
    """The last month of the half or quarter of a year in which something was done."""
    for date in dates:
        part = _PART.match(low, date.start)
        if part and _stands_behind(_BEFORE_RANGE, low, date):
            return _value(passage, date, _last_month(date.first, part[2]))
    return None


def _last_month(first: str, part: str) -> str:
    """The last month of the half or quarter of a year that begins with `first`, as 2023-06."""
    year, month = first.split("-")
    return f"{year}-{int(month) + _MONTHS_BETWEEN[part]:02d}"


def _stands_behind(pattern: re.Pattern[str], low: str, date: DateSpan) -> bool:
    before = low[max(0, date.start - _REACH) : date.start]
    return pattern.search(before) is not None and _OF_ANOTHER.search(before) is None


def _value(passage: Passage, date: DateSpan, text: str) -> Value:
    return Value(text, passage.lines(date.start, date.end), "prose-date")
