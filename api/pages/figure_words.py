"""Which words of a question the figures are told in, for questions that ask how many there are of something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.every_figure import every_figure
from entramado.api.pages.intents import is_cue
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.search_words import function_words, others_of
from entramado.ontology.folding import fold_as_queries

# What more figures say than these says little.
_SAID_MOST: Final = 150
_SAID_BY: Final = ("unit", "done", "entryLabel")
# A word of so many letters is looked for without its last ones, which bear its ending.
_LONG: Final = 7
_ENDING: Final = 2
_LEAST: Final = 4


async def _words(context: PageContext) -> tuple[str, ...]:
    rows = await every_figure(context)
    return tuple(fold_as_queries(" ".join(row[name].value for name in _SAID_BY if name in row)) for row in rows)


_WORDS: Final[PerEngine[PageContext, tuple[str, ...]]] = PerEngine(_words)


async def saying(context: PageContext, text: str) -> int:
    """How many figures say a text, accents and capitals aside."""
    folded = fold_as_queries(text)
    return sum(folded in one for one in await _WORDS.get(context))


async def counted_in(context: PageContext, rest: Sequence[str]) -> str:
    """The words that some figures are told in, out of those that a question names nothing by; empty where none are.

    Two words that stand one after the other come first, then the first one, in its longest translation.
    """
    said = await _WORDS.get(context)
    for text in _phrases(rest):
        if any(text in one for one in said):
            return text
    forms = dict.fromkeys(_forms(rest))
    return next((form for form in forms if 0 < sum(form in one for one in said) <= _SAID_MOST), "")


def _about(word: str) -> bool:
    """Whether a word says what is counted."""
    return len(word) >= _LEAST and word not in function_words() and not is_cue(word) and not word.isdecimal()


def _phrases(rest: Sequence[str]) -> Iterator[str]:
    """Two words that stand one after the other and both say what is counted."""
    for first, second in pairwise(rest):
        if _about(first) and _about(second):
            yield f"{first} {second}"


def _forms(rest: Sequence[str]) -> Iterator[str]:
    for word in filter(_about, rest):
        for one in sorted((word, *others_of(word)), key=len, reverse=True):
            form = re.sub(r"\W", "", one)
            yield form[:-_ENDING] if len(form) >= _LONG else form
