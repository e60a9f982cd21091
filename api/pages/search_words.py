"""The words of a question to the search: which are looked for, and what each is looked for as besides."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from entramado.ontology.folding import fold_as_queries

WORDS_MAX: Final = 12
WORD: Final = re.compile(r"\w+")
_QUOTED: Final = re.compile(r"[\"«“]([^\"«»“”]+)[\"»”]")
_HYPHENED: Final = re.compile(r"\w+(?:-\w+)*")
_SHORT: Final = 3
# Endings of English plurals, and what the singular has in their place.
_PLURALS: Final = (("ies", "y"), ("es", ""), ("s", ""))
_PAIR: Final = 2
_FUNCTION_WORDS: Final = Path(__file__).parent.parent / "translations" / "function-words.csv"
_TRANSLATIONS: Final = Path(__file__).parent.parent / "translations" / "search-words.csv"


def words(text: str) -> list[str]:
    """The words of a question, folded; `WORDS_MAX` at most, without those that only join others.

    Words joined by a hyphen are looked for each, but where one of them is too short for that; words in quotation marks
    one after the other.

    >>> words("visas H-2A"), words("frontera México-Guatemala"), words('giros "Directo a México"')
    (['visas', 'h-2a'], ['frontera', 'mexico', 'guatemala'], ['directo a mexico', 'giros'])
    """
    folded = fold_as_queries(text)
    found = [" ".join(WORD.findall(phrase)[:WORDS_MAX]) for phrase in _QUOTED.findall(folded)]
    found = [phrase for phrase in found if phrase]
    for joined in _HYPHENED.findall(_QUOTED.sub(" ", folded)):
        parts = joined.split("-")
        found += [joined] if len(parts) > 1 and min(map(len, parts)) <= _SHORT else parts
    del found[WORDS_MAX:]
    return [word for word in found if word not in function_words()] or found


@cache
def translations() -> Mapping[str, tuple[str, ...]]:
    """Spanish words, or beginnings of words, by the English word, folded."""
    with _TRANSLATIONS.open(encoding="utf-8", newline="") as handle:
        return {
            fold_as_queries(row["english"]): tuple(fold_as_queries(row["spanish"]).split())
            for row in csv.DictReader(handle)
        }


def asks_number(question: str) -> bool:
    """Whether a question asks how many there are of something.

    >>> asks_number("¿Cuántas personas repatriadas?"), asks_number("repatriated people")
    (True, False)
    """
    return bool(_number_words() & set(WORD.findall(fold_as_queries(question))))


@cache
def _number_words() -> frozenset[str]:
    return frozenset(fold_as_queries(row["word"]) for row in _function_rows() if row["asks"] == "number")


@cache
def _function_rows() -> tuple[dict[str, str], ...]:
    with _FUNCTION_WORDS.open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def function_words() -> frozenset[str]:
    """Words of both languages that ask or join and name nothing, folded."""
    return frozenset(fold_as_queries(row["word"]) for row in _function_rows())


def weighs(word: str) -> bool:
    """Whether a word can be looked for alone."""
    return len(word) > _SHORT and word not in function_words()


def others_of(word: str) -> tuple[str, ...]:
    """What a word is looked for as besides: its translations, or its singular's; together, where it has a hyphen.

    >>> others_of("workers") == others_of("worker")
    True
    """
    forms = [word, *(word.removesuffix(many) + one for many, one in _PLURALS if word.endswith(many))]
    translated = next((translations()[form] for form in forms if form in translations()), ())
    return (*([word.replace("-", "")] if "-" in word else []), *translated)


def all_but_one(alternatives: Sequence[str]) -> list[str]:
    """For each of three words or more, what finds all the others."""
    if len(alternatives) <= _PAIR:
        return []
    left_out = [[*alternatives[:at], *alternatives[at + 1 :]] for at in range(len(alternatives))]
    return [f"({' AND '.join(others)})" for others in left_out]


def alternatives_of(word: str, others: Sequence[str], *, whole: bool = False, alone: bool = False) -> str:
    """A word's beginning, or one of its translations, the short ones only as whole words.

    `whole`: so is the word itself where it is translated; asked in English, "cost" is not the beginning of Costa Rica.
    `alone`: so is a short word, for it stands somewhere by itself; "dif" is then not the beginning of "diferente".
    """
    own = [f'"{word}"*']
    if (whole and word in translations()) or (alone and len(word) <= _SHORT):
        own = [f'"{word}"', f'"{word}s"']
    quoted = [*own, *(f'"{one}"' if len(one) <= _SHORT else f'"{one}"*' for one in others)]
    return f"({' OR '.join(quoted)})"


def parts_of(phrase: str) -> list[str]:
    """The words of a phrase that are marked where they stand; a word is itself.

    >>> parts_of("directo a mexico"), parts_of("sre")
    (['directo', 'mexico'], ['sre'])
    """
    return [word for word in phrase.split() if weighs(word)] or [phrase]
