"""The noun that a number counts and the words that tell which part of a total it is."""

from __future__ import annotations

from dataclasses import dataclass

from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.counted_noun import (
    CONTRASTS,
    OF_AGE,
    PARTICIPLE,
    PEOPLE,
    PERSONS,
    SEX,
    SEX_FIRST,
    SUM,
    UNDER_AGE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: `noun` is the thing ("" where only the total names it), `own` tells the part.

    `link` is the preposition by which a part without a noun begins ("de" in "24 de sociedad civil"); `labelled` tells
    that the noun stands before the number ("residente temporal 601"); `otherwise` is what is counted where no total
    before it has a noun. `persons` tells that a word for a sex counts persons, whatever its total counts.
    """

    noun: str
    own: str = ""
    link: str = ""
    labelled: bool = False
    otherwise: str = ""
    persons: bool = False

    def of(self, total: Counted) -> Counted:
        """The part named with the total's noun: "personas (mujeres)"."""
        contrast = _contrast(total.noun, self.own)
        if contrast and not total.own:
            return Counted(contrast)
        if not (total.own or self.noun) and folded(self.own).startswith(f"{folded(total.noun)} "):
            return Counted(self.own)  # "personas, de las cuales 5 fueron personas mayores"
        again = self.counts_persons and self.own and total.counts_persons and not total.own
        own = [part for part in (total.own, "" if again else self.noun, self.own) if part]
        return Counted(total.noun, ", ".join(dict.fromkeys(own)))

    def __str__(self) -> str:
        if not self.noun:
            return self.own or self.otherwise
        return f"{self.noun} ({self.own})" if self.own else self.noun

    @property
    def is_sex(self) -> bool:
        """Whether the noun is a bare word for a sex or age."""
        return not self.own and SEX.match(folded(self.noun)) is not None

    @property
    def begins_with_sex(self) -> bool:
        """Whether the noun is a word for a sex with more behind it."""
        return not self.own and SEX_FIRST.match(folded(self.noun)) is not None

    @property
    def ends_in_sex(self) -> bool:
        """Whether the part is told by a sex or age."""
        return SEX.match(folded(self.own.rpartition(", ")[2] or self.noun)) is not None

    def like(self, other: Counted) -> Counted | None:
        """With the noun of the words told before: "trámites resueltos al momento; [88] resueltos en un día".

        So are parts by country: "20 niñas pertenecen a Chile, [30] a Perú".
        """
        if self.link and self.link == other.link and other.noun and not self.noun and self.own[:1].isupper():
            return Counted(other.noun, self.own, self.link)
        first = self.noun.split(" ", 1)[0]
        words = f" {other.own or other.noun} "
        if self.own or not PARTICIPLE.fullmatch(folded(first)) or f" {first} " not in words[1:]:
            return None
        noun = words[: words.index(f" {first} ", 1)].strip()
        return Counted(f"{noun} {self.noun}") if noun else None

    def alone(self) -> Counted:
        """Where there is no total, people told by their age are what is counted: "336 adultos mayores"."""
        return Counted(self.own) if not self.noun and not self.link and PEOPLE.match(folded(self.own)) else self

    @property
    def is_of_age(self) -> bool:
        """Whether the part is told by being of age: "adultos"."""
        return not self.noun and self.own.startswith("adult")

    @property
    def is_people(self) -> bool:
        """Whether an age or a nationality tells who is counted: "56 mexicanos"."""
        return self.alone() is not self

    @property
    def is_nationality(self) -> bool:
        """Whether a nationality tells who is counted."""
        return self.is_people and not OF_AGE.match(folded(self.own))

    @property
    def counts_persons(self) -> bool:
        """Whether the noun names persons."""
        return PERSONS.match(folded(self.noun)) is not None

    @property
    def is_sum(self) -> bool:
        """Whether the word is one for a total: "43 en total", "779 total"."""
        return SUM.fullmatch(folded(self.noun or self.own)) is not None

    @property
    def is_under_age(self) -> bool:
        """Whether the noun is a bare word for minors."""
        return not self.own and UNDER_AGE.fullmatch(folded(self.noun)) is not None

    @property
    def is_name(self) -> bool:
        """Whether the noun is a short name: "Honduras", "Curso b"."""
        return _is_name(self.noun)


def _contrast(total: str, own: str) -> str:
    """The total's noun with its last adjective put for its contrary: "elementos estatales"; "" where none is."""
    noun, _, last = total.rpartition(" ")
    if noun and any(words.fullmatch(folded(last)) and words.fullmatch(folded(own)) for words in CONTRASTS):
        return f"{noun} {own}"
    return ""


def _is_name(label: str) -> bool:
    return label[:1].isupper() and len(label.split()) <= 5
