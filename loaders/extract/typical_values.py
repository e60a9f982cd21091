"""Numbers that are no count: an average ("un promedio de 123 consultas") or an end of a range ("de 12 a 15 viajeros").

They stay figures, and their words say what they are.
"""

from __future__ import annotations

import re

_REACH = 60  # characters around a number
_AVERAGE = re.compile(r"\bpromedio\b[^.,;:\d]*$", re.IGNORECASE)
_ON_AVERAGE = re.compile(r"(?:^|[.;\n]\s*)en promedio,[^.;:\d]*$", re.IGNORECASE)
_NUMBER = r"\d[\d,]*"
_FIRST = re.compile(rf"\s+(?:al?|y|hasta)\s+(?P<last>{_NUMBER})(?![\w/])")
_LEADS_TO_FIRST = re.compile(r"\b(?:de|entre)\s+\$?$", re.IGNORECASE)
_LAST = re.compile(
    rf"\b(?:de|entre)\s+\$?(?P<first>(?!(?:19|20)\d\d\b){_NUMBER})\s+(?:al?|y|hasta)\s+\$?$", re.IGNORECASE
)


def typical(text: str, start: int, end: int) -> str:
    """What the number ``start:end`` is, where it is no count: "promedio", "de 12 a 15"; else ""."""
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    average = (
        "promedio"
        if _AVERAGE.search(before) or _ON_AVERAGE.search(before) or _AVERAGE.search(_LAST.sub("", before))
        else ""
    )
    first = _FIRST.match(behind) if _LEADS_TO_FIRST.search(before) else None
    last = _LAST.search(before)
    if first:
        ends = f"de {text[start:end]} a {first['last']}"
        average = average or ("promedio" if _AVERAGE.search(_LEADS_TO_FIRST.sub("", before)) else "")
    elif last:
        ends = f"de {last['first']} a {text[start:end]}"
    else:
        ends = ""
    return ", ".join(part for part in (average, ends) if part)


def with_typical(words: str, kind: str) -> str:
    """The words of a figure that say what it is: "consultas (promedio)"."""
    if not kind or "promedio" in words:
        return words
    return f"{words[:-1]}, {kind})" if words.endswith(")") else f"{words} ({kind})"
