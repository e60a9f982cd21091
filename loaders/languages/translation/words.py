"""The bilingual lexicon: Spanish words and their English, and the names that are the same in both.

``lexicon.csv`` has its entries in the masculine singular and without accents. Their classes: n countable noun, u
uncountable noun, k noun of what is measured in uncountables, m person, b kind of body, a adjective, p participle, h
modifier behind a noun, r preposition, d determiner, c conjunction, t adverb, x name. A word may have several classes,
an entry several words; ``#`` stands for a number, an irregular plural behind a slash. ``name-words.csv`` has the
English of words within a body's name, and the preposition that a kind of body takes; ``complements.csv`` the
preposition by which a word takes its complement, with ">" before it the one by which the word itself is taken.
``phrases.csv`` has idioms, whose English is not that of their words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Final

from entramado.ontology.folding import fold_as_queries
from entramado.ontology.home import HOME, PROFILES

FOLDER: Final = Path(__file__).parent
NOUNS: Final = frozenset("nukmb")
NUMBER: Final = "#"
_TOKEN: Final = re.compile(r"y/o|\w+(?:\.\w+)+\.?|\w\.(?=\s?\w\.)|\w+(?:-\w+)*|[,;/]")
_GENDERS: Final = re.compile(r"(?<=\w)[/@](?:as|es|os|a|o)\b|\((?:as|es|os|a|o)\)")
_QUOTES: Final = re.compile("[\"'“”«»]")
_ACRONYM: Final = re.compile(
    r"(?=\w*[A-Z]{2})[A-Z]\w*[A-Z]|[A-ZÁÉÍÓÚÑ]{2,}[\d]*s?|[A-Z]+-?\d+|\d+[A-Z]*|(?:[A-Z]\.){2,}|[A-Z](?:\.[A-Z])+\.?"
)
_CONTRACTIONS: Final = {"del": ("de", "el"), "al": ("a", "el")}
_COMPLEMENT: Final = re.compile(r" (?:of|for|in|on|to|by) ")
_VOWEL: Final = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Word:
    """A sense of one or more words: its class, its English, the number of words (`size`), whether it is plural."""

    kind: str
    english: str
    size: int = 1
    plural: bool = False
    lemma: str = ""

    @property
    def said(self) -> str:
        """The English with a noun in its number."""
        single = self.english.partition("/")[0]
        many = self.plural and self.kind in NOUNS and (self.kind != "u" or single != self.english)
        return plural_of(self.english) if many else single


def tokens_of(printed: str) -> tuple[str, ...]:
    """The words of a phrase, with contractions resolved, without repetitions of a word in its other gender.

    >>> tokens_of("apoyo al trabajo de las y los viceministros/as")
    ('apoyo', 'a', 'el', 'trabajo', 'de', 'los', 'viceministros')
    """
    plain = _QUOTES.sub("", _GENDERS.sub("", printed))
    parts = [part for token in _TOKEN.findall(plain) for part in _CONTRACTIONS.get(token, (token,))]
    kept: list[str] = []
    at = 0
    while at < len(parts):
        if (
            at + 2 < len(parts)
            and fold_as_queries(parts[at + 1]) in ("y", "e", ",")
            and _differ_in_gender(parts[at], parts[at + 2])
        ):
            at += 2
            continue
        if _repeats_in_feminine(parts[at : at + 5]):
            at += 3
            continue
        kept.append(parts[at])
        at += 1
    return tuple(kept)


def _repeats_in_feminine(parts: Sequence[str]) -> bool:
    """Whether a noun with its article is printed in both genders: "las ciudadanas y los ciudadanos"."""
    if len(parts) < _TOKENS_OF_REPETITION or fold_as_queries(parts[2]) != "y":
        return False
    return (fold_as_queries(parts[0]), fold_as_queries(parts[3])) == ("las", "los") and _differ_in_gender(
        parts[1], parts[4]
    )


def _differ_in_gender(first: str, second: str) -> bool:
    """Whether two words differ in gender alone: "las y los", "niñas y niños"."""
    if {fold_as_queries(first), fold_as_queries(second)} == {"las", "los"}:
        return True
    lemma = lemma_of(first)
    if "nina" in (lemma[0], lemma_of(second)[0]):
        return lemma[0] == "nina" and lemma_of(second)[0] == "nino"
    persons = any(kind == "m" for kind, _ in senses(False).get(lemma[0], ()))
    return first != second and persons and lemma == lemma_of(second)


def words_at(tokens: Sequence[str], at: int, *, naming: bool = False) -> list[Word]:
    """The senses of the words that begin at `at`, those of the longest entry first; `naming`: within a body's name."""
    found: list[Word] = []
    if at >= len(tokens) or tokens[at].endswith("ó"):
        return found  # "destinó" is no noun, though without its accent it would look like one
    lemmas = [lemma_of(one) for one in tokens[at : at + _longest_entry()]]
    capital = at > 0 and tokens[at][0].isupper()
    for size in range(len(lemmas), 0, -1):
        key = " ".join(lemma for lemma, _ in lemmas[:size])
        number = next((one for one in tokens[at : at + size] if one.isdecimal()), "")
        plural = any(many for _, many in takewhile(lambda one: one[0] not in _PREPOSITIONS, lemmas[:size]))
        for kind, english in senses(naming).get(key, ()) or (_kinds_of_bodies().get(key, ()) if capital else ()):
            found.append(Word(kind, english.replace(NUMBER, number), size, plural, key))
        whole = phrases().get(fold_as_queries(" ".join(tokens[at : at + size])), "") if size > 1 and not naming else ""
        if whole and any(one.kind in _FIRST_CLASSES for one in words_at(tokens[: at + 1], at)):
            found.append(Word("k", f"{whole}/{whole}", size, plural=True, lemma=key))
    return found


_PREPOSITIONS: Final = frozenset({"de", "para", "a", "por", "con", "en"})
# An idiom within a phrase begins with a word of these classes; the others of ``phrases.csv`` are deeds.
_FIRST_CLASSES: Final = frozenset("numkr")


@cache
def lemma_of(token: str) -> tuple[str, bool]:
    """The lemma of a word and whether the word is plural; an unknown word is its own lemma, folded."""
    if token.isdecimal():
        return NUMBER, token != "1"
    folded = fold_as_queries(token)
    return next(((form, plural) for form, plural in _possible_lemmas(folded) if form in _vocabulary()), (folded, False))


def _possible_lemmas(word: str) -> Iterator[tuple[str, bool]]:
    """Possible lemmas of a folded word, most likely first, each with whether the word is its plural."""
    found = [(word, False)]
    if word.endswith("s"):
        found += [(word[:-1], True)]
    if word.endswith("es"):
        found += [(word[:-2], True)]
    if word.endswith("ces"):
        found += [(f"{word[:-3]}z", True)]
    yield from found
    for form, plural in found:
        if form.endswith("a"):
            yield from ((f"{form[:-1]}o", plural), (form[:-1], plural))


def place_at(tokens: Sequence[str], at: int) -> tuple[int, str]:
    """The number of words of the longest place name at `at`, and its English; (0, "") where there is none."""
    if not tokens[at][0].isupper():
        return 0, ""
    for size in range(min(_PLACE_WORDS_MOST, len(tokens) - at), 0, -1):
        if english := places().get(fold_as_queries(" ".join(tokens[at : at + size]))):
            return size, english
    return 0, ""


def is_name(token: str) -> bool:
    """Whether a word is the same in both languages: acronyms, numbers, letters and places, also hyphenated."""
    return all(
        _ACRONYM.fullmatch(one) or len(one) == 1 or (one[0].isupper() and fold_as_queries(one) in places())
        for one in token.split("-")
    )


def with_article(english: str) -> str:
    """An English place name with its article, as within a sentence.

    >>> with_article("United States"), with_article("Chile")
    ('the United States', 'Chile')
    """
    return f"the {english}" if _WITH_DEFINITE_ARTICLE.match(english) else english


_WITH_DEFINITE_ARTICLE: Final = re.compile(
    r"(?:United |State of |European Union)|.*(?:Republic|Islands)$|(?:Netherlands|Philippines|Bahamas|Gambia)$"
)
_TOKENS_OF_REPETITION: Final = 5
_PLACE_WORDS_MOST: Final = 14


@cache
def places() -> Mapping[str, str]:
    """English names of countries and bodies, states and municipalities unchanged, by their folded Spanish names."""
    towns = {row["name"]: row["name"] for row in _rows(HOME.folder / "municipalities.csv")}
    states = {row["name"]: row["name"] for row in _rows(HOME.folder / "states.csv")}
    countries = {row["es"]: row["en"] for row in _rows(PROFILES / "INT" / "countries.csv") if row["es"] and row["en"]}
    english = {row["iso3166_1_alpha2"]: row["en"] for row in _rows(PROFILES / "INT" / "countries.csv")}
    further = {
        row["name"]: english[row["country"]]
        for row in _rows(PROFILES / "INT" / "country-names.csv")
        if row["language"] == "es" and row["country"] in english
    }
    own = {row["spanish"]: row["english"] for row in _rows(FOLDER / "places.csv")}
    bodies = _body_names()
    return {
        " ".join(fold_as_queries(one) for one in tokens_of(name)): said.replace(" & ", " and ")
        for name, said in {**towns, **states, **bodies, **countries, **further, **own}.items()
    }


def _body_names() -> dict[str, str]:
    """Bodies whose Spanish name has several words, with their English name and its article."""
    english: dict[str, str] = {}
    for row in _rows(HOME.folder / "english-names.csv"):
        english.setdefault(row["id"], row["name"])
    rows = [row for row in _rows(HOME.folder / "institutions.csv") if row["id"] in english and " " in row["name"]]
    return {row["name"]: f"the {english[row['id']].removeprefix('The ')}" for row in rows}


def plural_of(english: str) -> str:
    """An English noun in the plural.

    >>> plural_of("body"), plural_of("child/children"), plural_of("code of conduct")
    ('bodies', 'children', 'codes of conduct')
    """
    single, _, many = english.partition("/")
    if many:
        return many
    if joined := _COMPLEMENT.search(single):
        return plural_of(single[: joined.start()]) + single[joined.start() :]
    if single.endswith("y") and single[-2] not in _VOWEL:
        return f"{single[:-1]}ies"
    return f"{single}es" if single.endswith(("s", "sh", "ch", "x")) else f"{single}s"


@cache
def senses(naming: bool) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """(class, English) of each entry by its lemmas; `naming`: senses of ``name-words.csv`` first."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in _rows(FOLDER / "lexicon.csv"):
        key = _lemmatised(row["spanish"])
        found[key] = (*found.get(key, ()), (row["class"], row["english"]))
    if naming:
        for row in _rows(FOLDER / "name-words.csv"):
            key = _lemmatised(row["spanish"])
            found[key] = (
                (row["class"], row["english"]),
                *(one for one in found.get(key, ()) if one[0] != row["class"]),
            )
    return found


@cache
def _kinds_of_bodies() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """(class, English) of the kinds of bodies, which capitalised words have in any phrase."""
    rows = _rows(FOLDER / "name-words.csv")
    return {_lemmatised(row["spanish"]): ((row["class"], row["english"]),) for row in rows if row["class"] == "b"}


def _lemmatised(entry: str) -> str:
    """The lemmas of an entry's words, by which it is looked up."""
    return " ".join(
        next((form for form, _ in _possible_lemmas(word) if form in _single_words()), word) for word in entry.split()
    )


@cache
def _single_words() -> frozenset[str]:
    rows = [*_rows(FOLDER / "lexicon.csv"), *_rows(FOLDER / "name-words.csv")]
    return frozenset(row["spanish"] for row in rows if " " not in row["spanish"])


@cache
def phrases() -> Mapping[str, str]:
    """The English of idioms, by their folded words."""
    rows = _rows(FOLDER / "phrases.csv")
    return {" ".join(fold_as_queries(one) for one in tokens_of(row["spanish"])): row["english"] for row in rows}


@cache
def body_prepositions() -> Mapping[str, str]:
    """The English preposition of a kind of body before its topic, by lemma; ``+`` where the topic precedes it."""
    return {_lemmatised(row["spanish"]): row["of"] for row in _rows(FOLDER / "name-words.csv") if row["of"]}


@cache
def complements() -> Mapping[tuple[str, str], str]:
    """The English preposition of a complement, by the lemma of the word and the Spanish preposition."""
    return {(_lemmatised(row["word"]), row["preposition"]): row["english"] for row in _rows(FOLDER / "complements.csv")}


@cache
def _vocabulary() -> frozenset[str]:
    keys = {*senses(False), *senses(True)}
    return frozenset(word for key in keys for word in key.split())


@cache
def _longest_entry() -> int:
    return max(len(key.split()) for key in {*senses(False), *senses(True)})


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)
