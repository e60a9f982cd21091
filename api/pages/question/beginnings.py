"""When something began, as a question asks for it: in a year, first or last of all."""

from __future__ import annotations

import re
from typing import Final

from entramado.api.pages.search.words import WORD, YEAR
from entramado.ontology.folding import fold_as_queries

# What began in a year.
_BEGUN: Final = re.compile(
    r"\b(?:beg[au]n|start\w*|launch\w*|inici\w+|empez\w+|comenz\w+|arranc\w+|surg\w+)"
    r"(?: \w+){0,3}? (?:in|en|during|durante|desde|since|de|from) (?:el |ano |the |year )*((?:19|20)\d\d)\b"
)
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
    """
    spoken = " ".join(WORD.findall(fold_as_queries(question)))
    return frozenset(YEAR.findall(" ".join(_BEGUN.findall(spoken))))


def age_asked(question: str) -> str:
    """Whether a question asks what began first or last.

    >>> age_asked("¿Cuál es el programa más antiguo?"), age_asked("the most recent programmes"), age_asked("old")
    ('oldest', 'newest', '')
    """
    spoken = " ".join(WORD.findall(fold_as_queries(question)))
    return "oldest" if _OLDEST.search(spoken) else "newest" if _NEWEST.search(spoken) else ""
