"""Numbers that identify a law, an article or a class and count nothing ("Decreto 12"); words are given folded."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.reference_numbers import (
    ARTICLE,
    BY_NUMBER,
    LIST_CONTINUES,
    NUMBER_LIST,
    OF_A_LAW,
)

_REFERENCE_BEFORE = re.compile(rf"{BY_NUMBER} $")


def is_article_number(before: str, near: str) -> bool:
    """Whether a number between the words `before` and `near` is that of an article: "el 184 de la Ley"."""
    return ARTICLE.search(before) is not None and OF_A_LAW.match(near) is not None


def is_reference_number(before: str, near: str, *, spelled: bool) -> bool:
    """Whether a number identifies a law, article or class, alone or in a list: "Decretos 12 y 13 de 2020"."""
    if _REFERENCE_BEFORE.search(before):
        return not spelled
    return bool(NUMBER_LIST.search(before)) and LIST_CONTINUES.match(near) is not None
