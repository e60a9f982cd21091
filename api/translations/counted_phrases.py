"""English for what a figure counts, put together of words: a noun with its adjectives, participles and further nouns.

A phrase is told in English where every word of it is known, or is a name; else it stays as it is printed. Words stand
in ``figure-lexicon.csv`` in the singular, of men: nouns (n), nouns for people (m), adjectives (a), participles (p),
prepositions (r), determiners (d), conjunctions (c), names (x). An irregular plural stands behind a stroke.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Final

from entramado.ontology.folding import fold_as_queries

_LEXICON: Final = Path(__file__).parent / "figure-lexicon.csv"
_TOKEN: Final = re.compile(r"[\w.]+|,")
# Signs that join words in other ways than a phrase does.
_OTHER: Final = re.compile(r"[^\w.,\s]")
_VOWEL: Final = frozenset("aeiou")
_WORDS_MOST: Final = 16
_PHRASE_MOST: Final = 6
_PEOPLE: Final = "people"
_JOINING: Final = frozenset({",", "y", "e", "o", "u"})
_NOUNS: Final = ("n", "m")
_OF: Final = ("de", "del")
# What a name may have between its words.
_WITHIN_NAMES: Final = frozenset({"de", "del", "la", "las", "los", "el", "y", "para", "a", "al"})


@dataclass(slots=True)
class _Noun:
    """A noun with what stands before it and behind it in English."""

    text: str = ""
    before: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join((*self.before, self.text, *self.behind))


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str
    english: str
    plural: bool = False

    @property
    def said(self) -> str:
        """A noun in its number, anything else as it is."""
        return _plural(self.english) if self.plural and self.kind in _NOUNS else self.english.partition("/")[0]


class _UnknownWordError(Exception):
    """A word that the lexicon does not have, or that stands where none of its class does."""


def in_english(printed: str, known: Callable[[str], str]) -> str:
    """The English of a phrase; empty where a word is unknown. `known` has the English of whole phrases.

    >>> in_english("talleres virtuales para mujeres migrantes", lambda one: "")
    'virtual workshops for migrant women'
    >>> in_english("visitas consulares realizadas", lambda one: ""), in_english("faroles azules", lambda one: "")
    ('consular visits carried out', '')
    >>> in_english("talleres de formación para personas trabajadoras de Puerto Faro", lambda one: "")
    'training workshops for workers of Puerto Faro'
    """
    tokens = _once(_TOKEN.findall(printed))
    if not 0 < len(tokens) <= _WORDS_MOST or _OTHER.search(printed) or _is_odd(tokens[0]):
        return ""
    try:
        said = _phrase(tokens, known)
    except _UnknownWordError:
        return ""
    return "" if said == printed else said


def _once(tokens: Sequence[str]) -> list[str]:
    """Words without the first of a pair that differs by its gender alone ("niñas y niños")."""
    kept, at = [], 0
    while at < len(tokens):
        joined = at + 2 < len(tokens) and tokens[at + 1] in _JOINING
        if joined and (word := _found(tokens[at])) is not None and word.kind == "m" and word == _found(tokens[at + 2]):
            at += 2
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _is_odd(token: str) -> bool:
    """Whether a first word is unknown, though a capital letter makes it look like a name."""
    return token[0].isupper() and not token.isupper() and _found(token) is None


def _phrase(tokens: Sequence[str], known: Callable[[str], str]) -> str:
    said: list[str] = []
    noun: _Noun | None = None
    at = 0
    while at < len(tokens):
        size, whole = _whole(tokens, at, known)
        name = _name(tokens, at)
        if whole and noun is None:
            noun, at = _Noun(whole), at + size
            continue
        if whole and _word(tokens[at]).kind == "r" and noun is not None:
            noun.behind.append(whole)
            at += size
            continue
        if name:
            noun, at = _behind(noun, " ".join(tokens[at : at + name])), at + name
            continue
        word = _word(tokens[at])
        if word.kind == "r" and noun is not None and (bare := _bare(tokens, at)):
            # "training workshops": one noun and no more says of which kind another one is.
            noun.before.append(bare)
            at += 2
        elif word.kind == "c" and noun is not None and _next(tokens, at).kind in ("a", "p"):
            _join(noun, word.english, _next(tokens, at))
            at += 2
        else:
            noun = _with_word(said, noun, word)
            at += 1
    if noun is None or not noun.text:
        raise _UnknownWordError
    return re.sub(r"\s+", " ", " ".join((*said, str(noun)))).replace(" ,", ",").strip()


def _with_word(said: list[str], noun: _Noun | None, word: _Word) -> _Noun | None:
    """The noun with a further word; what joins nouns is said after the noun, and another one begins."""
    if word.kind in ("r", "c", ","):
        if noun is None or not noun.text:
            raise _UnknownWordError
        violated = word.english == "to" and noun.text.startswith("violation")
        said += [str(noun), "of" if violated else word.english]
        return None
    if word.kind == "d":
        if noun is not None or not said:
            raise _UnknownWordError
        said.append(word.english)
        return None
    return _added(noun or _Noun(), word)


def _whole(tokens: Sequence[str], at: int, known: Callable[[str], str]) -> tuple[int, str]:
    """The longest run of two words or more from a place on that is known as a whole, and its English."""
    for size in range(min(_PHRASE_MOST, len(tokens) - at), 1, -1):
        if english := known(" ".join(tokens[at : at + size]).replace(" ,", ",")):
            return size, english
    return 0, ""


def _name(tokens: Sequence[str], at: int) -> int:
    """How many words from a place on are a name: written in capitals, of which one at least is no known word."""
    if not tokens[at][0].isupper():
        return 0
    run = list(takewhile(lambda one: one[0].isupper() or one[0].isdecimal() or one in _WITHIN_NAMES, tokens[at:]))
    while run and run[-1] in _WITHIN_NAMES:
        run.pop()
    capital = [one for one in run if one[0].isupper()]
    if len(capital) < len(run) and any(_found(one) is None for one in capital):
        # A name with words of Spanish in it stays within a phrase that is all of it Spanish.
        raise _UnknownWordError
    return len(run) if len(capital) > 1 and any(_found(one) is None for one in capital) else 0


def _behind(noun: _Noun | None, name: str) -> _Noun:
    if noun is None:
        return _Noun(name)
    noun.behind.append(name)
    return noun


def _bare(tokens: Sequence[str], at: int) -> str:
    """The one noun in the singular behind "de", where nothing belongs to it; empty where there is more, or a plural."""
    if tokens[at] != "de" or at + 1 >= len(tokens) or tokens[at + 1][0].isupper():
        return ""
    word = _word(tokens[at + 1])
    last = at + 2 == len(tokens) or (_word(tokens[at + 2]).kind in ("r", ",") and tokens[at + 2] not in _OF)
    return word.said if word.kind == "n" and not word.plural and last else ""


def _next(tokens: Sequence[str], at: int) -> _Word:
    return _word(tokens[at + 1]) if at + 1 < len(tokens) else _Word("", "")


def _added(noun: _Noun, word: _Word) -> _Noun:
    """A noun with a further word."""
    if word.kind == "x":
        return _behind(noun, word.english) if noun.text else _Noun(word.english, noun.before)
    if word.kind == "a":
        noun.before.insert(0 if noun.text else len(noun.before), word.english)
    elif not noun.text:
        if word.kind not in _NOUNS:
            raise _UnknownWordError
        noun.text = word.said
    elif word.kind == "p":
        noun.behind.append(word.english)
    elif noun.text == _PEOPLE and word.kind == "m":
        # "personas trabajadoras" are workers.
        noun.text = word.said
    elif word.english == "migrant" and not noun.behind:
        noun.before.insert(0, word.english)
    else:
        raise _UnknownWordError
    return noun


def _join(noun: _Noun, conjunction: str, word: _Word) -> None:
    """A further adjective or participle: "in-person and virtual workshops"."""
    place = noun.before if word.kind == "a" else noun.behind
    if not place:
        raise _UnknownWordError
    if word.kind == "a":
        place[0] = f"{place[0]} {conjunction} {word.english}"
    else:
        place.append(f"{conjunction} {word.english}")


def _word(token: str) -> _Word:
    """A word of the lexicon, or a name. Raises where it is neither."""
    if token == ",":
        return _Word(",", ",")
    word = _found(token)
    if word is not None:
        return word
    if token[0].isdecimal() or token[0].isupper():
        return _Word("x", token)
    raise _UnknownWordError


def _found(token: str) -> _Word | None:
    lexicon = _lexicon()
    for form, plural in _singulars(fold_as_queries(token)):
        if form in lexicon:
            return _Word(*lexicon[form], plural)
    return None


def _singulars(word: str) -> list[tuple[str, bool]]:
    """A word as it stands, in the singular, and each of them of men; whether it is a plural."""
    found = [(word, False)]
    if word.endswith("s"):
        found += [(word[:-1], True)]
    if word.endswith("es"):
        found += [(word[:-2], True)]
    if word.endswith("ces"):
        found += [(f"{word[:-3]}z", True)]
    for form, plural in list(found):
        if form.endswith("a"):
            found += [(f"{form[:-1]}o", plural), (form[:-1], plural)]
    return found


def _plural(english: str) -> str:
    single, _, many = english.partition("/")
    if many:
        return many
    if single.endswith("y") and single[-2] not in _VOWEL:
        return f"{single[:-1]}ies"
    return f"{single}es" if single.endswith(("s", "sh", "ch", "x")) else f"{single}s"


@cache
def _lexicon() -> dict[str, tuple[str, str]]:
    with _LEXICON.open(encoding="utf-8", newline="") as handle:
        return {row["spanish"]: (row["class"], row["english"]) for row in csv.DictReader(handle)}
