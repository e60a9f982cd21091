"""Numbers that tell which law, article or class is meant, and count nothing; all words are folded."""

from __future__ import annotations

import re

# Papers, their parts and classes are told by numbers, one or a list of them: "Decretos 12 y 13 de 2020".
_BY_NUMBER = (
    r"\b(?:ley(?:es)?|decretos?|resolucion(?:es)?|circular(?:es)?|sentencias?|acuerdos?|ordenanzas?|convenios?"
    r"|reglamentos?|directivas?|expedientes?|oficios?|articulos?|numerales?|literal(?:es)?|incisos?|fraccion(?:es)?"
    r"|parrafos?|capitulos?|titulos?|estratos?|normas?|tomos?|anexos?|parcial)"
    r"(?: (?:ley|ejecutiv[oa]s?|legislativ[oa]s?|gubernativ[oa]s?|ministerial(?:es)?|suprem[oa]s?|presidencial(?:es)?"
    r"|municipal(?:es)?|marco|organica|reglamentari[oa]s?))?(?: (?:no|nro|num|numeros?|n)\b\.?| n[°º])?"
)
_TOLD_BY_NUMBER = re.compile(rf"{_BY_NUMBER} $")
_NUMBER_LIST = re.compile(
    rf"{_BY_NUMBER} \d[\d.]*[°ºoa]?(?: de(?:l)? (?:19|20)\d\d)?"
    rf"(?:(?:, | y | e | a | al |, y | o )\d[\d.]*[°ºoa]?(?: de(?:l)? (?:19|20)\d\d)?)*"
    r"(?:, | y | e | a | al |, y | o )$"
)
_LIST_CONTINUES = re.compile(r"[°ºoa]?\s*(?:$|[,.;:)]|(?:y|e|a|al|o|de|del|respectivamente|hasta)\b)")
# "el 184 de la Ley", "el 188 al Comité": an article.
_ARTICLE = re.compile(r"\bel $")
_OF_A_LAW = re.compile(r"\s(?:al?|de(?:l| la)?)\b")


def is_an_article(before: str, near: str) -> bool:
    """Whether a number is that of an article: "el 184 de la Ley"."""
    return _ARTICLE.search(before) is not None and _OF_A_LAW.match(near) is not None


def names_a_paper(before: str, near: str, *, spelled: bool) -> bool:
    """Whether a number tells which law, article or class is meant, alone or as one of a list."""
    if _TOLD_BY_NUMBER.search(before):
        return not spelled
    return bool(_NUMBER_LIST.search(before)) and _LIST_CONTINUES.match(near) is not None
