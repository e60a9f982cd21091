"""Numbers that tell which law, article or class is meant, and count nothing; all words are folded."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.paper_numbers import ARTICLE, BY_NUMBER, LIST_CONTINUES, NUMBER_LIST, OF_A_LAW

_TOLD_BY_NUMBER = re.compile(rf"{BY_NUMBER} $")


def is_an_article(before: str, near: str) -> bool:
    """Whether a number is that of an article: "el 184 de la Ley"."""
    return ARTICLE.search(before) is not None and OF_A_LAW.match(near) is not None


def names_a_paper(before: str, near: str, *, spelled: bool) -> bool:
    """Whether a number tells which law, article or class is meant, alone or as one of a list."""
    if _TOLD_BY_NUMBER.search(before):
        return not spelled
    return bool(NUMBER_LIST.search(before)) and LIST_CONTINUES.match(near) is not None
