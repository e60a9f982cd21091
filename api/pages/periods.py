"""A date or a period of ISO 8601 as it is read: months by their names, "2023-06/2024-06" as "jun 2023 – jun 2024"."""

from __future__ import annotations

import calendar
import re
from typing import Final

from entramado.api.translations.interface import Language, word

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_OPEN: Final = ".."
_MONTHS: Final = 12
# A date is not broken between two lines, a period only behind its dash.
_BLANK: Final = "\N{NO-BREAK SPACE}"
_JOINED: Final = f"{_BLANK}– "


def readable_period(value: str, lang: Language) -> str:
    r"""A period in words; months that are counted from their first day to their last one are named alone.

    What is no date of ISO 8601 stays as it is.

    >>> readable_period("2023-06-01/2024-06-30", "es").replace("\N{NO-BREAK SPACE}", " ")
    'jun 2023 – jun 2024'
    """
    first, _, last = value.replace(" – ", "/").partition("/")
    since, until = _parts(first), _parts(last)
    if _OPEN in (first, last) and (since or until):
        return word("period.since" if since else "period.until", lang).format(_said(since or until, lang))
    if not since or bool(last) != bool(until):
        return value.replace("/", _JOINED)
    if until and since[2] == 1 and until[2] and until[2] == calendar.monthrange(*until[:2])[1]:
        since, until = (*since[:2], 0), (*until[:2], 0)
    return _JOINED.join(dict.fromkeys(_said(end, lang) for end in (since, until) if end))


def _parts(date: str) -> tuple[int, ...]:
    """Year, month and day (0 where it has none); empty for what is no date."""
    found = _DATE.fullmatch(date)
    parts = tuple(int(part or 0) for part in found.groups()) if found else ()
    return parts if parts and parts[1] <= _MONTHS else ()


def _said(date: tuple[int, ...], lang: Language) -> str:
    year, month, day = date
    named = word("months", lang).split()[month - 1] if month else ""
    return _BLANK.join(filter(None, (str(day or ""), named, str(year))))
