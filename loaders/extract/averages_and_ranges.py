"""Numbers that are an average ("un promedio de 123 consultas") or a bound of a range ("de 12 a 15 viajeros").

They remain figures; their words say what they are.
"""

from __future__ import annotations

from entramado.loaders.languages.spanish.averages_and_ranges import (
    AVERAGE,
    FIRST,
    LAST,
    LEADS_TO_FIRST,
    MEAN,
    ON_AVERAGE,
    RANGE,
)

_REACH = 60  # characters around a number in which words for an average or a range stand


def average_or_range(text: str, start: int, end: int) -> str:
    """The words for the average or range that the number ``start:end`` is ("promedio", "de 12 a 15"); else ""."""
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    average = (
        "promedio"
        if AVERAGE.search(before) or ON_AVERAGE.search(before) or AVERAGE.search(LAST.sub("", before))
        else ""
    )
    first = FIRST.match(behind) if LEADS_TO_FIRST.search(before) else None
    last = LAST.search(before)
    if first:
        ends = RANGE.format(first=text[start:end], last=first["last"])
        average = average or (MEAN if AVERAGE.search(LEADS_TO_FIRST.sub("", before)) else "")
    elif last:
        ends = RANGE.format(first=last["first"], last=text[start:end])
    else:
        ends = ""
    return ", ".join(part for part in (average, ends) if part)


def with_average_or_range(words: str, kind: str) -> str:
    """A figure's `words` with those for its average or range (`kind`) added: "consultas (promedio)"."""
    if not kind or "promedio" in words:
        return words
    return f"{words[:-1]}, {kind})" if words.endswith(")") else f"{words} ({kind})"
