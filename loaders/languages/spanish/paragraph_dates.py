"""The period of what a Spanish paragraph tells, where the rules for the compendia (`extract.periods`) read no date.

A paragraph tells one action, so a range that it names is the period of that action: "entre enero y junio de 2023",
"desde enero de 2020".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
_UP_TO_NOW_BEHIND = re.compile(r"^,? (?:y )?(?:hasta|al?) (?:la fecha|hoy|el dia de hoy|la actualidad)\b")
# Before the date of a comparison, of a norm, or of birth and arrival.
_OTHER_EVENT = re.compile(
    r"\b(?:compar\w+|respecto|frente a|mism[oa] periodo|similar periodo|anterior|ley|decreto|(?<!de )acuerdo|articulo"
    r"|nacid\w+|ingresaron|ingresado|llegaron|plan|agenda|politica|estrategia)\b[^.;]{0,40}$"
)
_FOR_THE_YEAR = re.compile(r"\bpara el (?:ano|ejercicio(?: fiscal)?)(?: de| del)? $")
# Characters before or behind a date that are searched.
_REACH = 80
_THAT_YEAR = re.compile(r"\b(?:de (?:ese|dicho|este)(?: mismo)?|del mismo|del citado) año\b")
_PART_OF_YEAR = re.compile(r"(primer|segundo|tercer|cuarto)\s+(semestre|trimestre)")
# Months between the first and the last of a part of a year.
_MONTHS_BETWEEN = {"semestre": 5, "trimestre": 2}
# A verb of what is done once, before its year or month: "levantaron en 2022 una encuesta".
_DEED = re.compile(
    r"\b(?:levant|aplic|organiz|public|firm|suscrib|aprob|instal|inaugur|lanz|adopt|cre|abri|implement|elabor|instituy|decret"
    r"|promulg)"
    r"(?:aron|ieron|eron|o|ado|ada|io)\b(?: \w+){0,2}? en (?:el mes de )?$"
)
# A verb before the only month or day of the paragraph: "reasentaron a 42 personas, en octubre de 2014".
_DONE_IN_MONTH = re.compile(
    r"\b\w{3,}(?:aron|ieron|eron)\b(?:(?! y )[^.;]){0,70}?,? (?:en|el)(?: (?:mes de|pasado|dia|el mes de))? $"
)
# A verb in the singular right before its month, matched with its accent: "supervisó en febrero de 2023 el puesto".
_PRETERITE_BEFORE = re.compile(r"\b\w{2,}ó (?:en|el) (?:el mes de )?$")
# Before a month that opens its sentence, whose verb is behind: "En mayo de 2023, la Procuraduría y el Ministerio
# revisaron ...".
_OPENS_SENTENCE = re.compile(r"(?:^|[.;] |\bque )(?:en|el|durante) (?:el mes de )?$")
_VERB_BEHIND = re.compile(r",? [^.;]{3,240}?\b\w{2,}(?:ó|aron|ieron)\b")
# A verb of foundation behind a year: "En 2015, el Departamento estableció ...".
_FOUNDING_VERB_BEHIND = re.compile(r", [^.;]{3,240}?\b(?:estableció|creó|fundó|instituyó|promulgó|inauguró|lanzó)\b")
# Before the date of a news item, on which its event took place: "Tumbes, 14 de julio de 2023. Con la presencia ...".
_DATELINE = re.compile(r"(?:^|\n)[A-ZÁÉÍÓÚÑ][\w ]{2,40},(?: [A-ZÁÉÍÓÚÑ][\w ]{2,30}[,;])? (?:a |el )?$")
_REPORT_BEHIND = re.compile(r"\s*[.–—-]{1,3} ?[^.;]{3,240}?\b(?:\w{2,}(?:ó|aron|ieron)|sostuvo|hizo|dio)\b")
# A passive of creation before its month or day: "la estación fue habilitada el 12 de agosto de 2020".
_CREATED_BEFORE = re.compile(
    r"\b(?:fue(?:ron)?|ha sido|quedo|quedaron) (?:\w+mente )?(?:aprobad|adoptad|cread|inaugurad|habilitad|lanzad"
    r"|suscrit|firmad|constituid|conformad|instalad|instituid|establecid|promulgad|publicad|abiert|fundad|presentad|oficializad"
    r"|reinaugurad|activad)[oa]s?\b(?:(?! y )[^.;,\d]){0,90}?,? (?:en|el|desde)(?: (?:mes de|pasado|dia|el mes de))? $"
)
# A participle of creation that opens its sentence: "Inaugurado el 17 de diciembre de 2024, este espacio ...".
_CREATED_OPENING = re.compile(
    r"(?:^|[.;] )(?:inaugurad|cread|fundad|lanzad|habilitad|aprobad|adoptad|suscrit|firmad|establecid|instalad|abiert)"
    r"[oa]s? (?:en|el|desde)(?: (?:mes de|pasado|dia|el mes de))? $"
)
# A passive of creation behind its date: "el 20 de abril de 2021 fue aprobada la ley".
_CREATED_BEHIND = re.compile(
    r",? (?:fue(?:ron)?|ha sido|quedo|quedaron) (?:aprobad|adoptad|cread|inaugurad|habilitad|lanzad|suscrit|firmad"
    r"|constituid|conformad|instalad|instituid|establecid|promulgad|publicad|abiert|fundad|oficializad)[oa]s?\b"
)
# Before the date up to which was counted: "a octubre de 2023 había tramitado".
_COUNTED_UP_TO = re.compile(
    r"(?:(?<=[.;,] )|^|\b(?:con (?:fecha de )?|a )corte )(?:y )?(?:al?|hasta|del?)"
    r"(?: el)?(?: (?:cierre de|cierre del mes de|mes de|finales de))? $"
    # "57,413 deportaciones hasta el 30 de septiembre de 2023"
    r"|\d (?:de )?(?:\w+ ){1,5}hasta(?: el)?(?: mes de| dia)? $"
)


def prose_period(passage: Passage, start: Value | None, end: Value | None) -> tuple[Value | None, Value | None]:
    """Beginning and end of what a paragraph tells, as EDTF dates with their lines; None where it tells none.

    `start` and `end` are what the rules for the compendia read: they stay, but for the year of a result.
    """
    passage = _with_years(passage)
    start, end = _told_period(passage, start, end)
    if end is None:
        folded_text = folded(passage.text)
        dates = [d for d in find_dates(passage.text) if d.last is None]
        counted = (d for d in dates if not _DATELINE.search(passage.text[: d.start]))
        until = next((d for d in counted if _is_counted_up_to(folded_text, d)), None)
        if until and (start is None or start.value[:7] <= until.first):
            end = _value(passage, until, until.first)
    return start, end


def _with_years(passage: Passage) -> Passage:
    """The passage with the last year named before in place of "ese año"; of the same length, so that offsets hold."""

    def year(match: re.Match[str]) -> str:
        *_, last = ("", *re.findall(r"\b(?:19|20)\d\d\b", passage.text[: match.start()]))
        return f"de {last}".ljust(len(match[0])) if last else match[0]

    return replace(passage, text=_THAT_YEAR.sub(year, passage.text))


def _is_nearer(first: str, start: Value) -> bool:
    """Whether a range from `first` is a better beginning: earlier than a deed, or more exact than its year."""
    sooner = start.rule == "deed" and first < start.value
    return sooner or (first != start.value and first.startswith(start.value))


def _is_counted_up_to(folded_text: str, date: DateSpan) -> bool:
    """Whether a date (a month, a day, or the end of a year) is the one up to which was counted."""
    up_to = _COUNTED_UP_TO.search(folded_text, max(0, date.start - _REACH), date.start)
    return up_to is not None and (_has_month(date) or "cierre" in up_to[0])


def _told_period(passage: Passage, start: Value | None, end: Value | None) -> tuple[Value | None, Value | None]:
    """Beginning and end by the first rule that finds a date; the rules stand in the order of their reliability."""
    # The year of a result is no beginning: "Durante 2024 rescataron a ...".
    if start is not None and start.rule == "deed" and len(start.value) == len("2024"):
        start, end = None, None
    folded_text = folded(passage.text)
    dates = [
        d for d in find_dates(passage.text) if not _FOR_THE_YEAR.search(folded_text, max(0, d.start - _REACH), d.start)
    ]
    if start is not None and all(d.first != start.value for d in dates) and f"para el ano {start.value}" in folded_text:
        start = None
    if start is not None:
        return _period_from(passage, folded_text, dates, start, end)
    for date in dates:
        part = _PART_OF_YEAR.match(folded_text, date.start)
        if part and date.last is None and _stands_behind(_BEFORE_RANGE, folded_text, date):
            return _value(passage, date, date.first), end or _value(passage, date, _last_month(date.first, part[2]))
        if date.last is not None and _stands_behind(_BEFORE_RANGE, folded_text, date):
            return _value(passage, date, date.first), end or _value(passage, date, date.last)
    for date in dates:
        if _stands_behind(_SINCE, folded_text, date):
            return _value(passage, date, date.first), end
    for date in dates:
        if date.last is None and _UP_TO_NOW_BEHIND.match(folded_text[date.end : date.end + _REACH]):
            return _value(passage, date, date.first), end
    for date in dates:
        came = _has_month(date) and (
            _CREATED_BEFORE.search(folded_text, max(0, date.start - 2 * _REACH), date.start)
            or _CREATED_BEHIND.match(folded_text, date.end)
        )
        if came or _stands_behind(_DEED, folded_text, date) or _stands_behind(_CREATED_OPENING, folded_text, date):
            return _value(passage, date, date.first), end
        if _DATELINE.search(passage.text[: date.start]) and _REPORT_BEHIND.match(passage.text, date.end):
            return _value(passage, date, date.first), end
        told = _VERB_BEHIND if _has_month(date) else _FOUNDING_VERB_BEHIND
        if _stands_behind(_OPENS_SENTENCE, folded_text, date) and told.match(passage.text, date.end):
            return _value(passage, date, date.first), end
        did = _has_month(date) and _PRETERITE_BEFORE.search(passage.text, max(0, date.start - _REACH), date.start)
        if did and _OTHER_EVENT.search(folded_text[max(0, date.start - _REACH) : date.start]) is None:
            return _value(passage, date, date.first), end
    if len(dates) == 1 and _has_month(dates[0]) and _stands_behind(_DONE_IN_MONTH, folded_text, dates[0]):
        return _value(passage, dates[0], dates[0].first), end
    return None, end


def _period_from(
    passage: Passage, folded_text: str, dates: Sequence[DateSpan], start: Value, end: Value | None
) -> tuple[Value, Value | None]:
    """The known beginning with its end, or a range of the paragraph that is a better one."""
    # A range of years precedes a deed on a day that is told behind it.
    years = next((d for d in dates if d.last and _stands_behind(_BEFORE_RANGE, folded_text, d)), None)
    deed = next((d.start for d in dates if d.first == start.value), 0)
    told_first = (
        years is not None and years.start < deed and (start.rule == "deed" or ". " in folded_text[years.end : deed])
    )
    if years and end is None and (told_first or _is_nearer(years.first, start)):
        return _value(passage, years, years.first), _value(passage, years, years.last or years.first)
    if end is None:
        end = _end_of_part(passage, folded_text, [d for d in dates if d.last is None and d.first == start.value])
    return start, end


def _end_of_part(passage: Passage, folded_text: str, dates: Iterable[DateSpan]) -> Value | None:
    """The last month of the half or quarter of a year that one of the dates is; None where none is."""
    for date in dates:
        part = _PART_OF_YEAR.match(folded_text, date.start)
        if part and _stands_behind(_BEFORE_RANGE, folded_text, date):
            return _value(passage, date, _last_month(date.first, part[2]))
    return None


def _last_month(first: str, part: str) -> str:
    """The last month of a half or quarter of a year by its first, both as YYYY-MM."""
    year, month = first.split("-")
    return f"{year}-{int(month) + _MONTHS_BETWEEN[part]:02d}"


def _has_month(date: DateSpan) -> bool:
    """Whether a date is more exact than a year."""
    return len(date.first) > len("2024")


def _stands_behind(pattern: re.Pattern[str], folded_text: str, date: DateSpan) -> bool:
    before = folded_text[max(0, date.start - _REACH) : date.start]
    return pattern.search(before) is not None and _OTHER_EVENT.search(before) is None


def _value(passage: Passage, date: DateSpan, text: str) -> Value:
    return Value(text, passage.lines(date.start, date.end), "prose-date")
