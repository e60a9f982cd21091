"""A Spanish noun phrase in English, by word-for-word transfer: nouns with their modifiers, joined by prepositions.

Both languages keep the order of a phrase's nouns; adjectives go before their noun, and an uncounted noun in apposition
by "de" ("talleres de formación") becomes the first part of a compound. A phrase is translated only where every word of
it is known or a name: never a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from entramado.loaders.languages.translation.chunks import NAME, OF, PLACE, THE, Joint, Noun, compound, rendered, titled
from entramado.loaders.languages.translation.verbs import infinitive_at
from entramado.loaders.languages.translation.words import (
    NOUNS,
    Word,
    complements,
    is_name,
    place_at,
    places,
    tokens_of,
    with_article,
    words_at,
)
from entramado.ontology.folding import fold_as_queries

# Endings of Spanish words: a capitalised word with one is hardly a name.
_SPANISH_ENDING: Final = re.compile(
    r"\w+(?:al|an[oa]|ic[oa]|iv[oa]|ari[oa]|os[oa]|on|ion|dad|ncia|ment[oa]|ient[oa]|logia|tura|or|ora|ble|ismo|[aiu]d[oa]"
    r"|en[oa]|ense|fia|eri[oa]|aje|cion|triz|grafia)(?:e?s)?"
)
_WORDS_MOST: Final = 40
_PEOPLE: Final = "people"
# The classes of words that may follow a noun, and that may precede one, in the order of preference.
_CLASSES_AFTER_NOUN: Final = "aphtrcxd"
_CLASSES_BEFORE_NOUN: Final = "dnukmbxartcph"
_CLASSES_OF_FRAGMENT: Final = "aph"
# Nouns that a title follows in apposition.
_TITLED_NOUNS: Final = frozenset(
    {"programa", "curso", "revista", "seccion", "guia", "campana", "denominado", "unidad", "canal"}
)


class UnknownWordError(Exception):
    """A word that the lexicon does not have, or whose class cannot stand there: the phrase has no English."""


def in_english(printed: str, *, fragment: bool = False, naming: bool = False) -> str:
    """The English of a Spanish noun phrase; "" where a word of it is unknown, or it has more than `_WORDS_MOST`.

    `fragment`: it may begin with a modifier or a preposition; `naming`: it is a body's name, in title case.

    >>> in_english("talleres virtuales de formación para mujeres migrantes")
    'virtual training workshops for migrant women'
    >>> in_english("visitas consulares realizadas"), in_english("faroles azules")
    ('consular visits carried out', '')
    >>> in_english("apoyos entregados a familiares de personas desaparecidas en Chiapas")
    'support grants delivered to relatives of missing people in Chiapas'
    """
    tokens = tokens_of(printed)
    if not 0 < len(tokens) <= _WORDS_MOST:
        return ""
    try:
        said = _Phrase(tokens, fragment=fragment, naming=naming).told()
    except UnknownWordError:
        return ""
    return titled(said) if naming else said


class _Phrase:
    """Reads the tokens of a phrase from left to right into chunks."""

    def __init__(self, tokens: Sequence[str], *, fragment: bool, naming: bool) -> None:
        self._tokens, self._fragment, self._naming = tokens, fragment, naming
        self._at = 0
        self._chunks: list[Noun | Joint] = []

    def told(self) -> str:
        while self._at < len(self._tokens):
            self._step()
        noun = self._noun
        joined = len(self._chunks) > 1 and getattr(self._chunks[-2], "english", "") == "and"
        if noun is None or not (noun.text or (self._fragment and len(self._chunks) == 1) or (joined and noun.behind)):
            raise UnknownWordError
        compound(self._chunks, naming=self._naming)
        return rendered(self._chunks, naming=self._naming)

    @property
    def _noun(self) -> Noun | None:
        """The noun whose words are being read."""
        last = self._chunks[-1] if self._chunks else None
        return last if isinstance(last, Noun) else None

    def _take_title(self, noun: Noun, token: str) -> bool:
        """Take the title of a programme or a course, up to the end of the phrase; False where it has unknown words."""
        if (noun.tail or noun.lemma) not in _TITLED_NOUNS or not token[0].isupper() or is_name(token) or self._naming:
            return False
        if place_at(self._tokens, self._at)[0] or any(one.kind in "arc" for one in words_at(self._tokens, self._at)):
            return False
        if any(one.kind == "x" for one in words_at(self._tokens, self._at)):
            return False
        said = in_english(" ".join(self._tokens[self._at :]), naming=True)
        if said:
            noun.behind.append(f"“{said}”")
            self._at = len(self._tokens)
        return bool(said)

    def _step(self) -> None:
        noun, token = self._noun, self._tokens[self._at]
        complete = noun is not None and bool(noun.text or noun.behind)
        size, english = place_at(self._tokens, self._at) if self._at or not self._naming else (0, "")
        if noun is not None and complete and self._at and self._take_title(noun, token):
            return None
        verb = infinitive_at(self._tokens, self._at) if self._fragment and not self._chunks else None
        if verb:
            self._at += 1
            self._chunks.append(Joint(verb.ing))
            return None
        found = words_at(self._tokens, self._at, naming=self._naming)
        if size and size >= max((one.size for one in found), default=0) + (size == 1 and bool(found)):
            return self._add_place(with_article(english), size)
        word = self._best_sense(found, complete)
        named = self._naming and complete and noun is not None and noun.last == NAME and token[0].isupper()
        if named and (word is None or word.kind not in "rc"):
            return self._add_name(token, complete, unknown=True)
        letter = len(token) == 1 and self._at + 1 == len(self._tokens) and token.isalpha()
        if word is None or (letter and complete):
            return self._add_name(token, complete, unknown=not found)
        self._at += word.size
        if word.kind == "r":
            return self._add_preposition(word)
        if word.kind in ("c", ","):
            return self._add_conjunction(word)
        return self._add_word(word, complete)

    def _best_sense(self, found: list[Word], complete: bool) -> Word | None:
        """The sense whose class can stand there, of the longest entry, then of the preferred class; None for none."""
        if self._tokens[self._at] in (",", ";", "/"):
            return Word(",", ",")
        allowed = (
            _CLASSES_AFTER_NOUN if complete else f"db{_CLASSES_BEFORE_NOUN}" if self._naming else _CLASSES_BEFORE_NOUN
        )
        if not complete and self._fragment and not self._chunks:
            allowed = f"nukmbx{_CLASSES_OF_FRAGMENT}rdtc"
        fitting = [one for one in found if one.kind in allowed]
        if not complete and not self._noun_follows(fitting):
            fitting = [one for one in fitting if one.kind != "a" or self._fragment] or fitting
        return min(fitting, key=lambda one: (-one.size, allowed.index(one.kind)), default=None)

    def _noun_follows(self, fitting: list[Word]) -> bool:
        return any(
            other.kind in NOUNS or other.kind == "a"
            for one in fitting
            for other in words_at(self._tokens, self._at + one.size, naming=self._naming)
        )

    def _add_place(self, english: str, size: int) -> None:
        noun = self._noun
        self._at += size
        if noun is not None and noun.text:
            if noun.kind == "b" and noun.text and not (noun.before or noun.behind):
                noun.before.append(english)  # a place right behind the kind of a body is part of its name
                return
            onward = self._at < len(self._tokens) and self._tokens[self._at] == "a"
            noun.behind.append(f"from {english}" if onward else english)
            return
        if noun is None:
            noun = Noun()
            self._chunks.append(noun)
        noun.text, noun.kind = english, PLACE

    def _add_name(self, token: str, complete: bool, *, unknown: bool) -> None:
        """Take a word without entry: an acronym, or a proper name behind the kind of a body."""
        noun = self._noun
        foreign = (noun is not None and noun.last == NAME) or not _SPANISH_ENDING.fullmatch(fold_as_queries(token))
        proper = self._naming and complete and unknown and token[0].isupper() and foreign
        if not (proper or (is_name(token) and (unknown or len(token) == 1))):
            raise UnknownWordError(token)
        parts = [one if one.isupper() else places().get(fold_as_queries(one), one) for one in token.split("-")]
        english = "-".join(parts)
        self._at += 1
        if (
            complete
            and noun is not None
            and noun.kind in ("n", "u")
            and not noun.behind
            and len(token) > 1
            and not (token.isdecimal() or token[0].isdecimal())
        ):
            noun.before.append(english)  # "ABTC cards"
            return
        self._add_word(Word(NAME, english), complete)

    def _add_preposition(self, word: Word) -> None:
        noun, spanish = self._noun, word.lemma
        verb = infinitive_at(self._tokens, self._at)
        if verb and spanish == "en espera de":
            self._at += 1
            self._chunks.append(Joint(f"waiting to {verb.base}"))
            return
        if verb and spanish in ("para", "a", "de", "por", "en", "sin"):
            self._at += 1
            self._chunks.append(Joint(f"to {verb.base}" if spanish in ("para", "a") else f"{word.english} {verb.ing}"))
            return
        if noun is None and self._chunks:
            previous = self._chunks[-1]
            if not isinstance(previous, Joint) or (previous.spanish and previous.english != "and"):
                raise UnknownWordError(word.lemma)
        self._chunks.append(Joint(self._preposition(word, noun), spanish))

    def _preposition(self, word: Word, noun: Noun | None) -> str:
        """The English of a preposition, by the words that it joins."""
        spanish, following = word.lemma, self._tokens[self._at] if self._at < len(self._tokens) else ""
        if spanish == OF and noun is None and following.isdecimal():
            return "from"
        ahead = next((one for at in (0, 1) if self._at + at < len(self._tokens) for one in self._noun_lemmas(at)), "")
        if found := complements().get((ahead, f">{spanish}")):
            return found
        if noun is None:
            done = self._chunks[-1].english.split(" ")[-1] if self._chunks else ""  # type: ignore[union-attr]
            return complements().get((done, spanish), word.english)
        by = noun.last == "p" or (noun.last == "a" and any(one.endswith("ed") for one in noun.before))
        if spanish == "por" and self._naming:
            return "for"
        if spanish == "por" and not by and fold_as_queries(following) not in ("el", "la", "los", "las"):
            return "for"
        if noun.last == "p":
            return complements().get((noun.tail, spanish), word.english)
        if spanish == OF and not ahead and complements().get((noun.lemma, OF)) == "to":
            return word.english  # before an acronym
        if spanish == OF and (noun.lemma, "de>m") in complements() and self._persons_follow():
            return complements()[noun.lemma, "de>m"]
        if spanish != "a":
            return complements().get((noun.lemma, spanish), word.english)
        nouns = [one.lemma for one in reversed(self._chunks) if isinstance(one, Noun)]
        return next((complements()[one, "a"] for one in nouns if (one, "a") in complements()), word.english)

    def _persons_follow(self) -> bool:
        return any(one.kind == "m" for at in (0, 1) for one in words_at(self._tokens, self._at + at))

    def _noun_lemmas(self, ahead: int) -> list[str]:
        found = words_at(self._tokens, self._at + ahead, naming=self._naming)
        return [one.lemma for one in found if one.kind in NOUNS or one.kind == NAME]

    def _add_conjunction(self, word: Word) -> None:
        noun = self._noun
        verb = infinitive_at(self._tokens, self._at)
        if noun is None and not (
            verb and self._chunks and isinstance(self._chunks[-1], Joint) and not self._chunks[-1].spanish
        ):
            raise UnknownWordError(word.english)
        if verb or noun is None:
            assert verb is not None
            self._at += 1
            begun = isinstance(self._chunks[0], Joint)
            self._chunks.append(Joint(f"{word.english} {verb.ing if begun else verb.base}"))
            return
        if self._naming and self._at < len(self._tokens) and self._tokens[self._at] == OF:
            if noun.kind == "b":
                raise UnknownWordError(OF)
            self._at += 1
        following = words_at(self._tokens, self._at, naming=self._naming) if self._at < len(self._tokens) else []
        further = min((one for one in following if one.kind == noun.last), key=lambda one: -one.size, default=None)
        if noun.last in ("a", "p") and further and not any(one.kind in "ukb" for one in following):
            self._at += further.size
            if noun.last == "a" and noun.lead < len(noun.before):
                joined = f"{word.english} {further.english}" if word.kind == "c" else f", {further.english}"
                noun.before[noun.lead] = f"{noun.before[noun.lead]} {joined}"
            else:
                noun.behind.append(f"{word.english} {further.english}")
            return
        self._chunks.append(Joint(word.english, word.english))

    def _add_word(self, word: Word, complete: bool) -> None:
        noun = self._noun
        if noun is None:
            noun = Noun()
            self._chunks.append(noun)
        if word.kind == "d":
            if complete:
                raise UnknownWordError(word.english)
            noun.article = noun.article or word.english == THE
            noun.determiners += [] if word.english == THE else [word.english]
        elif word.kind == "a":
            owner = self._modified_noun(noun)
            owner.before.insert(owner.lead, word.english)
            noun.lead += not noun.text
        elif word.kind == "t" and not noun.text:
            noun.before.append(word.english)
            noun.lead += 1
        elif word.kind in "pht":
            noun.behind.append(word.english)
            noun.tail = word.lemma
        elif noun.text and word.kind == NAME:
            noun.behind.append(word.english)
        else:
            noun.text, noun.kind, noun.lemma, noun.plural = word.said, word.kind, word.lemma, word.plural
        noun.last = word.kind if complete or word.kind == "p" or (word.kind == "a" and self._fragment) else ""
        if noun.text == _PEOPLE:
            self._merge_people(noun)

    def _modified_noun(self, noun: Noun) -> Noun:
        """The noun that an adjective precedes: of two coordinated uncountable nouns the first, as it modifies both."""
        if noun.kind != "u" or noun.before or len(self._chunks) < 3:
            return noun
        first, joint = self._chunks[-3:-1]
        both = isinstance(first, Noun) and first.kind == "u" and isinstance(joint, Joint) and joint.english == "and"
        bare = both and isinstance(first, Noun) and not (first.behind or first.compounded or noun.behind)
        return first if bare and isinstance(first, Noun) else noun

    def _merge_people(self, noun: Noun) -> None:
        """Merge "people" and a noun of persons behind it: "personas trabajadoras" are workers."""
        if self._at >= len(self._tokens):
            return
        found = words_at(self._tokens, self._at, naming=self._naming)
        word = next((one for one in found if one.kind == "m"), None)
        if word and not any(one.kind == "p" and one.size >= word.size for one in found):
            self._at += word.size
            noun.text, noun.lemma = word.said, word.lemma
