"""Numbers and lines that a question names ("which line says 26,039", "line 1234 of 2020")."""

from __future__ import annotations

import re
from typing import Final

from entramado.api.pages.search.words import YEAR
from entramado.ontology.folding import fold_as_queries

# A number in thousands ("26,039", "26 039"), or of three digits or more.
_NUMBER: Final = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:[,. \u00a0\u202f]\d{3})+|\d{3,15})(?![\w,./-]*\d)")
# Lines of a document, also several.
_LINES: Final = re.compile(
    r"\b(?:lineas?|renglon(?:es)?|lines?) (?:number |numero |no |n[.o]*º? )?"
    r"(\d[\d,.]*(?:(?: ?[-,] ?| (?:a|al|o|or|to|and|y) )\d[\d,.]*)*)"
)
# What is called by a number, which counts nothing.
_CALLED_BY: Final = re.compile(
    r"\b(?:art(?:iculos?|icles?)?|acuerdo|ley|law|act|resoluci?on|resolution|decreto|decree|norma|protocolo|objetivo|objective)"
    r"(?: (?:no|num|numero|number)\.?)? $"
)
# What asks where a number stands.
_WHERE: Final = re.compile(r"\b(?:lineas?|renglon|lines?|dicen?|says?|donde|where)\b")


def numbers_in(question: str) -> dict[str, int]:
    """The counts of a question as written (folded), with their values: no years, lines, or numbers of laws.

    >>> numbers_in("¿Qué línea dice 26,039 y 1 500 personas en 2024?")
    {'26,039': 26039, '1 500': 1500}
    >>> numbers_in("line 1234 or 1300 of 2020, objective 10"), numbers_in("el Acuerdo 286 y la Resolución 70/147")
    ({}, {})
    """
    folded = _LINES.sub(" ", fold_as_queries(question))
    found = (one for one in _NUMBER.finditer(folded) if not _CALLED_BY.search(folded[: one.start()]))
    return {one[0]: int(re.sub(r"\D", "", one[0])) for one in found if not YEAR.fullmatch(one[0])}


def lines_in(question: str) -> list[str]:
    """The numbers of lines that a question names.

    >>> lines_in("¿Qué dice la línea 1234 de 2020?"), lines_in("two lines")
    (['1234'], [])
    """
    found = _LINES.findall(fold_as_queries(question))
    return [re.sub(r"\D", "", one) for group in found for one in re.findall(r"\d[\d,.]*", group)]


def asks_where(question: str) -> bool:
    """Whether a question asks where something is said.

    >>> asks_where("Which line says that?"), asks_where("500 women")
    (True, False)
    """
    return _WHERE.search(fold_as_queries(question)) is not None
