"""Coreference of instruments' names within an entry: which names denote one instrument, and which is the fullest.

An entry may name a law by its title, by its acronym and by a part of its title; it is kept once, under its fullest
name.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from entramado.loaders.extract.extracted import Instrument
from entramado.loaders.extract.instrument_kinds import NAME_WORD
from entramado.loaders.languages.spanish.instrument_names import (
    FUNCTION_WORDS,
    GIRLS,
    MINORS,
    MINORS_SPELLED,
    SAME_INSTRUMENT,
)
from entramado.ontology.folding import fold, unaccent

_MIN_SIMILARITY = 88  # rapidfuzz ratio (0-100) from which on two names denote one instrument


def _denote_one(one: str, other: str) -> bool:
    """Whether two names denote one instrument, by similar spelling or as one that an entry names only once.

    Names with different numbers never do ("INE/CG243/2019"), nor do a law and its regulation.
    """
    one, other = fold(one), fold(other)
    if _kind(one) and _kind(one) == _kind(other):
        return True
    if one.startswith("reglamento") != other.startswith("reglamento"):
        return False
    if one in other or other in one:
        return True
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    one, other = _normalised(one), _normalised(other)
    shorter, longer = sorted((one, other), key=len)
    return fuzz.ratio(one, other) >= _MIN_SIMILARITY or longer.startswith(f"{shorter} ")


def _kind(name: str) -> str | None:
    """The kind of an instrument of which an entry names only one: the compact, the agenda, the act creating a body."""
    return next((kind for kind, words in SAME_INSTRUMENT if words.search(name)), None)


def _normalised(name: str) -> str:
    """A folded name for comparison: the acronym of minors spelled out, marks and function words left out."""
    name = MINORS.sub("" if GIRLS in name else MINORS_SPELLED, name)
    return " ".join(w for w in NAME_WORD.findall(name) if w not in FUNCTION_WORDS)


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the capitals of a law's name form the acronym: "LM", "Ley de Migración"."""
    return acronym.isupper() and acronym == "".join(w[0] for w in NAME_WORD.findall(unaccent(name)) if w[0].isupper())


def add_fullest(found: list[Instrument], new: Instrument) -> None:
    """Add an instrument to `found`, or replace the name of the same one there if the new name is fuller."""
    for i, known in enumerate(found):
        if (
            _abbreviates(known.name, new.name)
            or _abbreviates(new.name, known.name)
            or _denote_one(new.name, known.name)
        ):
            if _is_fuller(new.name, known.name):
                found[i] = Instrument(new.name, known.lines, new.rule)
            return
    found.append(new)


def _is_fuller(new: str, known: str) -> bool:
    """Whether `new` is the fuller of two names of one instrument: in general the longer.

    The agenda's own name is preferred to those of its goals. Of acts that create a body a name of another type (law,
    decree) does not replace the known one, nor one that has a number.
    """
    if new.startswith("Agenda") != known.startswith("Agenda"):
        return new.startswith("Agenda")
    if _kind(fold(new)) == "creation" and (
        new.split(maxsplit=1)[0] != known.split(maxsplit=1)[0] or re.search(r"\d", known)
    ):
        return False
    return len(new) > len(known)
