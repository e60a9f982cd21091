"""Which words of a question the figures are told in, for questions that ask how many there are of something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.every_figure import every_figure
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.question.intents import is_cue
from entramado.api.pages.search.words import TOO_WIDE, function_words, others_of
from entramado.ontology.folding import fold_as_queries

# What more figures say than these says little.
_SAID_MOST: Final = 150
_SAID_BY: Final = ("unit", "done", "entryLabel")
# A word of so many letters is looked for without its last ones, which bear its ending.
_LONG: Final = 7
_ENDING: Final = 2
_LEAST: Final = 4
_PHRASE_MOST: Final = 7


async def _words(context: PageContext) -> tuple[str, ...]:
    rows = await every_figure(context)
    return tuple(fold_as_queries(" ".join(row[name].value for name in _SAID_BY if name in row)) for row in rows)


_WORDS: Final[PerEngine[PageContext, tuple[str, ...]]] = PerEngine(_words)


async def saying(context: PageContext, text: str) -> int:
    """How many figures say a text, accents and capitals aside."""
    folded = fold_as_queries(text)
    return sum(folded in one for one in await _WORDS.get(context))


async def counted_in(context: PageContext, asked: Sequence[str], rest: Sequence[str]) -> list[str]:
    """The words of a question that some figures are told in, those that say most first.

    The longest of those that stand one after the other, and the first word by which the question names nothing
    (`rest`), in its longest translation.
    """
    said = await _WORDS.get(context)
    phrase = next((text for text in _phrases(asked) if any(text in one for one in said)), "")
    forms = dict.fromkeys(_forms(rest))
    word = next((form for form in forms if 0 < sum(form in one for one in said) <= _SAID_MOST), "")
    return [text for text in (phrase, word) if text]


def _about(word: str) -> bool:
    """Whether a word says what is counted."""
    known = word in function_words() or word in TOO_WIDE or is_cue(word, "authorities")
    return len(word) >= _LEAST and not known and not word.isdecimal()


def _phrases(asked: Sequence[str]) -> Iterator[str]:
    """Words that stand one after the other, the first and the last of which say what is counted; the most first."""
    for size in range(min(_PHRASE_MOST, len(asked)), 1, -1):
        for at in range(len(asked) - size + 1):
            if _about(asked[at]) and _about(asked[at + size - 1]):
                yield " ".join(asked[at : at + size])


def _forms(rest: Sequence[str]) -> Iterator[str]:
    for word in filter(_about, rest):
        for one in sorted((word, *others_of(word)), key=len, reverse=True):
            form = re.sub(r"\W", "", one)
            yield form[:-_ENDING] if len(form) >= _LONG else form
