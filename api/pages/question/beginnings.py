"""When something began, as a question asks for it: in a year, first or last of all."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from entramado.api.pages.search.words import WORD
from entramado.ontology.folding import fold_as_queries

_VERBS: Final = r"(?:beg[au]n|start\w*|launch\w*|inici\w+|empez\w+|comenz\w+|arranc\w+|surg\w+)"
_YEAR: Final = r"(?:el |ano |the |year )*((?:19|20)\d\d)\b"
# What began in a year, or in the years before, after or between some.
_BEGUN: Final = re.compile(
    rf"\b{_VERBS}(?: \w+){{0,3}}? "
    rf"(?:(?:in|en|during|durante|de)|(?P<since>since|desde|from|a partir de|between|entre)"
    rf"|(?P<after>after|despues de|luego de)|(?P<before>before|antes de))(?:l)? "
    rf"{_YEAR}(?: (?:and|y|to|a|hasta|until) {_YEAR})?"
)
_EARLIEST, _LATEST = 1800, 2099
_LISTED: Final = 2
# What is asked of all beginnings: the first or the last ones.
_OLDEST: Final = re.compile(
    r"\b(?:mas antigu\w+|oldest|earliest|longest running"
    r"|first (?:programmes?|programs?|actions?)|primer(?:[oa]s?)? (?:program|accion)\w*)\b"
)
_NEWEST: Final = re.compile(
    r"\b(?:programas?|programmes?|programs?|acciones|accion|actions?)(?: \w+){0,2}? mas (?:recientes?|nuev[oa]s?)\b"
    r"|\b(?:newest|most recent|latest) (?:programmes?|programs?|actions?)\b"
)


def begun_years(question: str) -> frozenset[str]:
    """The years in which a question asks what began.

    >>> sorted(begun_years("¿Qué acciones empezaron en 2023?")), sorted(begun_years("since when, in 2020"))
    (['2023'], [])
    >>> sorted(begun_years("which actions began between 2019 and 2021?"))
    ['2019', '2020', '2021']
    """
    spoken = " ".join(WORD.findall(fold_as_queries(question)))
    years: set[str] = set()
    for found in _BEGUN.finditer(spoken):
        one, other = int(found[4]), int(found[5] or found[4])
        first, last = min(one, other), max(one, other)
        if found["after"]:
            first, last = one + 1, _LATEST
        elif found["before"]:
            first, last = _EARLIEST, one - 1
        elif found["since"] and not found[5]:
            last = _LATEST
        years |= {f"{year}" for year in range(first, last + 1)}
    return frozenset(years)


def printed_years(years: Collection[str]) -> str:
    """Years as a reader finds them: one or two by themselves, more by the first and the last.

    >>> printed_years({"2020"}), printed_years(begun_years("began after 2020")), printed_years({"2019", "2020", "2021"})
    ('2020', '2021–', '2019–2021')
    """
    if len(years) <= _LISTED:
        return ", ".join(sorted(years))
    first, last = int(min(years)), int(max(years))
    return f"{first if first > _EARLIEST else ''}–{last if last < _LATEST else ''}"


def age_asked(question: str) -> str:
    """Whether a question asks what began first or last.

    >>> age_asked("¿Cuál es el programa más antiguo?"), age_asked("the most recent programmes"), age_asked("old")
    ('oldest', 'newest', '')
    """
    spoken = " ".join(WORD.findall(fold_as_queries(question)))
    return "oldest" if _OLDEST.search(spoken) else "newest" if _NEWEST.search(spoken) else ""
