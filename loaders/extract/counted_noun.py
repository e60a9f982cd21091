"""The noun that a number counts, and the qualifier that says which part of a total it is."""

from __future__ import annotations

from dataclasses import dataclass

from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.counted_noun import (
    AGE_GROUP,
    CONTRASTS,
    NOMINALISED_ADJECTIVE,
    PARTICIPLE,
    PERSONS,
    SEX,
    SEX_FIRST,
    TOTAL_NOUN,
    UNDER_AGE,
)


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """What a number counts: `noun` is the thing ("" where only the total names it), `qualifier` says which part.

    As text it is "noun (qualifier)": "personas (mujeres)". `link` is the preposition with which a part without a noun
    begins ("de" in "24 de sociedad civil"). `labelled`: the noun stands before the number ("residente temporal 601").
    `fallback` is the noun where no total gives one. `persons`: a word for a sex counts persons here, even if its total
    counts things.
    """

    noun: str
    qualifier: str = ""
    link: str = ""
    labelled: bool = False
    fallback: str = ""
    persons: bool = False

    def as_part_of(self, total: CountedNoun) -> CountedNoun:
        """The part under the noun of its total: "personas (mujeres)"."""
        contrast = _contrast(total.noun, self.qualifier)
        if contrast and not total.qualifier:
            return CountedNoun(contrast)
        if not (total.qualifier or self.noun) and folded(self.qualifier).startswith(f"{folded(total.noun)} "):
            return CountedNoun(self.qualifier)  # "personas, de las cuales 5 fueron personas mayores"
        again = self.counts_persons and self.qualifier and total.counts_persons and not total.qualifier
        parts = [part for part in (total.qualifier, "" if again else self.noun, self.qualifier) if part]
        return CountedNoun(total.noun, ", ".join(dict.fromkeys(parts)))

    def __str__(self) -> str:
        if not self.noun:
            return self.qualifier or self.fallback
        return f"{self.noun} ({self.qualifier})" if self.qualifier else self.noun

    @property
    def is_sex(self) -> bool:
        """Whether the noun is nothing but a word for a sex or age."""
        return not self.qualifier and SEX.match(folded(self.noun)) is not None

    @property
    def begins_with_sex(self) -> bool:
        """Whether the noun begins with a word for a sex and goes on."""
        return not self.qualifier and SEX_FIRST.match(folded(self.noun)) is not None

    @property
    def ends_in_sex(self) -> bool:
        """Whether the last qualifier, else the noun, is a word for a sex or age."""
        return SEX.match(folded(self.qualifier.rpartition(", ")[2] or self.noun)) is not None

    def parallel_to(self, other: CountedNoun) -> CountedNoun | None:
        """With the noun of the number before, where the words of both are parallel; None where they are not.

        "trámites resueltos al momento; [88] resueltos en un día", "20 niñas pertenecen a Chile, [30] a Perú".
        """
        if self.link and self.link == other.link and other.noun and not self.noun and self.qualifier[:1].isupper():
            return CountedNoun(other.noun, self.qualifier, self.link)
        first = self.noun.split(" ", 1)[0]
        words = f" {other.qualifier or other.noun} "
        if self.qualifier or not PARTICIPLE.fullmatch(folded(first)) or f" {first} " not in words[1:]:
            return None
        noun = words[: words.index(f" {first} ", 1)].strip()
        return CountedNoun(f"{noun} {self.noun}") if noun else None

    def as_whole(self) -> CountedNoun:
        """Outside a total: a qualifier that denotes people is the noun itself ("336 adultos mayores")."""
        return (
            CountedNoun(self.qualifier)
            if not self.noun and not self.link and NOMINALISED_ADJECTIVE.match(folded(self.qualifier))
            else self
        )

    @property
    def is_of_age(self) -> bool:
        """Whether the qualifier says that the persons are adults."""
        return not self.noun and self.qualifier.startswith("adult")

    @property
    def is_people(self) -> bool:
        """Whether an age or a nationality alone denotes the people counted: "56 mexicanos"."""
        return self.as_whole() is not self

    @property
    def is_nationality(self) -> bool:
        """Whether a nationality alone denotes the people counted."""
        return self.is_people and not AGE_GROUP.match(folded(self.qualifier))

    @property
    def counts_persons(self) -> bool:
        """Whether the noun names persons."""
        return PERSONS.match(folded(self.noun)) is not None

    @property
    def is_sum(self) -> bool:
        """Whether the only word is one for a total: "43 en total", "779 total"."""
        return TOTAL_NOUN.fullmatch(folded(self.noun or self.qualifier)) is not None

    @property
    def is_under_age(self) -> bool:
        """Whether the noun is nothing but a word for minors."""
        return not self.qualifier and UNDER_AGE.fullmatch(folded(self.noun)) is not None

    @property
    def is_name(self) -> bool:
        """Whether the noun is a short name: "Honduras", "Curso b"."""
        return _is_name(self.noun)


def _contrast(total: str, qualifier: str) -> str:
    """The total's noun with its adjective replaced by the contrary one ("elementos estatales"); else ""."""
    noun, _, last = total.rpartition(" ")
    if noun and any(words.fullmatch(folded(last)) and words.fullmatch(folded(qualifier)) for words in CONTRASTS):
        return f"{noun} {qualifier}"
    return ""


def _is_name(label: str) -> bool:
    """Whether a label is a capitalised name of at most five words."""
    return label[:1].isupper() and len(label.split()) <= 5
