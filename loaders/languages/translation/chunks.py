"""The chunks of an English noun phrase: nouns with their modifiers, and the words that join them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from entramado.loaders.languages.translation.words import body_prepositions, complements

OF: Final = "de"
THE: Final = "the"
# Classes of a `Noun` besides those of the lexicon: a place, a name.
PLACE: Final = "l"
NAME: Final = "x"
_PREPOSITION_WITHIN: Final = re.compile(r" (?:of|in|for|to|on) ")
_ARTICLE_BEFORE_VOWEL: Final = re.compile(r"\ba (?=[aeiou](?!ni[a-z]|s[ae]))")
_LOWER_CASE_IN_TITLES: Final = frozenset(
    ("of", "for", "the", "and", "on", "in", "to", "with", "against", "or", "at", "by", "from", "a")
)


@dataclass(slots=True)
class Noun:
    """A noun phrase in English while it is read; `text`, the noun itself, is empty until the noun is reached.

    `kind` is the class of the noun, `lemma` its entry in the lexicon, `tail` that of the last modifier behind it,
    `last` the class of the last word read. `article`: it is definite. `lead` is the number of modifiers that precede
    the noun in Spanish too: adjectives that follow it there are put behind them. `compounded`: it is one already.
    """

    text: str = ""
    kind: str = ""
    lemma: str = ""
    plural: bool = False
    article: bool = False
    lead: int = 0
    compounded: bool = False
    tail: str = ""
    determiners: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    last: str = ""

    @property
    def bare(self) -> bool:
        """Whether it can be the first part of a compound: no plural, no article, no modifier behind."""
        named = self.article and self.kind != "u"
        free = not (self.determiners or self.behind or self.compounded or _PREPOSITION_WITHIN.search(self.text))
        single = not self.plural and " and " not in self.text
        return self.kind in ("n", "u", "m") and free and not named and (single or self.kind == "u")

    def core(self) -> str:
        """The noun with its modifiers before it."""
        return " ".join((*self.before, self.text))


@dataclass(frozen=True, slots=True)
class Joint:
    """A preposition, conjunction or verb between nouns; `spanish` is the Spanish preposition or conjunction."""

    english: str
    spanish: str = ""


def compound(chunks: list[Noun | Joint], *, naming: bool) -> None:
    """Make compounds in place of "noun de noun" where the second is bare, from the end of the phrase backwards.

    `naming`: in a body's name each kind of body then takes its own preposition.
    """
    for at in range(len(chunks) - 3, -1, -1):
        if at + 3 > len(chunks) or (at and _is_conjunction(chunks[at - 1])):
            continue  # the complement is of both conjuncts: "prevention and control of a thing"
        first, joint, second = chunks[at : at + 3]
        if not (isinstance(first, Noun) and isinstance(joint, Joint) and isinstance(second, Noun)):
            continue
        follows = chunks[at + 3] if at + 3 < len(chunks) else None
        if joint.spanish == OF and second.bare and _is_complete(second, follows) and _takes_modifier_before(first):
            first.before.append(second.core())
            first.compounded = True
            del chunks[at + 1 : at + 3]
    if naming:
        _set_body_prepositions(chunks)


def _is_conjunction(one: Noun | Joint) -> bool:
    return isinstance(one, Joint) and one.english in ("and", "or", ",")


def _is_complete(noun: Noun, follows: Noun | Joint | None) -> bool:
    """Whether neither a complement nor a conjunct of the noun follows."""
    if not isinstance(follows, Joint):
        return follows is None
    return follows.spanish != OF and not _is_conjunction(follows) and (noun.lemma, follows.spanish) not in complements()


def _takes_modifier_before(noun: Noun) -> bool:
    if noun.behind or not noun.text:
        return False
    if noun.kind == "b":
        return body_prepositions().get(noun.lemma) == "+"
    return noun.kind in ("n", "u") and complements().get((noun.lemma, OF)) != "of"


def _set_body_prepositions(chunks: list[Noun | Joint]) -> None:
    """Give each kind of body the preposition of its topic; a body or a place keeps "of"."""
    for at, joint in enumerate(chunks[1:-1], 1):
        first, second = chunks[at - 1], chunks[at + 1]
        if not (isinstance(joint, Joint) and isinstance(first, Noun) and isinstance(second, Noun)):
            continue
        if joint.spanish == OF and first.kind == "b" and second.kind not in ("b", PLACE, NAME):
            taken = body_prepositions().get(first.lemma, "of")
            chunks[at] = Joint("for" if taken == "+" else taken, joint.spanish)


def rendered(chunks: list[Noun | Joint], *, naming: bool) -> str:
    """The English of the chunks, in their order."""
    parts = []
    for one, follows in zip(chunks, [*chunks[1:], None], strict=True):
        owned = isinstance(follows, Joint) and follows.spanish == OF
        parts.append(one.english if isinstance(one, Joint) else _rendered_noun(one, owned=owned, naming=naming))
    return _ARTICLE_BEFORE_VOWEL.sub("an ", re.sub(r"\s+", " ", " ".join(parts)).replace(" ,", ",").strip())


def _rendered_noun(one: Noun, *, owned: bool, naming: bool) -> str:
    """A noun phrase, with its article unless English has none there; `owned`: a complement with "de" follows."""
    general = (not owned and one.kind == "u") or (
        naming and one.kind not in ("b", NAME, "") and not (owned and one.plural)
    )
    article = one.article and not (one.kind == PLACE or one.text.startswith("the ") or general)
    words = [each for each in one.determiners if each != "a" or one.kind != "u"]
    if "all" in words:
        words, article = ["all", *([THE] if article else []), *(each for each in words if each != "all")], False
    return " ".join((*([THE] if article else []), *words, *one.before, one.text, *one.behind))


def titled(said: str) -> str:
    """A name in title case, without a leading article.

    >>> titled("centre for the care of migrants")
    'Centre for the Care of Migrants'
    """
    words = said.removeprefix("the ").split(" ")
    return " ".join(
        one if (one in _LOWER_CASE_IN_TITLES and at) or not one[:1].islower() else one[0].upper() + one[1:]
        for at, one in enumerate(words)
    )
