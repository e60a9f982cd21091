"""Tell when two printed names are one instrument, and which of them says most.

An entry names a law by its title, by its acronym and by a part of its title; it is one instrument,
kept under its fullest name.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from entramado.loaders.extract.extracted import Instrument
from entramado.loaders.languages.spanish.instrument_names import GIRLS, MINORS, MINORS_SPELLED, ONE_OF_A_KIND, SMALL
from entramado.ontology.folding import fold, unaccent

_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
_SAME = 88  # similarity (0-100) from which on two names are one


def _alike(one: str, other: str) -> bool:
    """Whether two names are one instrument's: by their letters, or by what they are.

    Names with other numbers never are ("INE/CG243/2019"), nor is a law its own regulation.
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
    one, other = _spelled_out(one), _spelled_out(other)
    shorter, longer = sorted((one, other), key=len)
    return fuzz.ratio(one, other) >= _SAME or longer.startswith(f"{shorter} ")


def _kind(name: str) -> str | None:
    """What is one instrument in an entry under whatever name: the compact, the agenda, the act that creates a body."""
    return next((kind for kind, words in ONE_OF_A_KIND if words.search(name)), None)


def _spelled_out(name: str) -> str:
    """Minors by their full name, marks and small words left out."""
    name = MINORS.sub("" if GIRLS in name else MINORS_SPELLED, name)
    return " ".join(w for w in _WORD.findall(name) if w not in SMALL)


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the capitals of a law's name make the acronym: "LM", "Ley de Migración"."""
    return acronym.isupper() and acronym == "".join(w[0] for w in _WORD.findall(unaccent(name)) if w[0].isupper())


def add_fullest(found: list[Instrument], new: Instrument) -> None:
    """Keep the fullest of the names of one instrument."""
    for i, known in enumerate(found):
        if _abbreviates(known.name, new.name) or _abbreviates(new.name, known.name) or _alike(new.name, known.name):
            if _says_more(new.name, known.name):
                found[i] = Instrument(new.name, known.lines, new.rule)
            return
    found.append(new)


def _says_more(new: str, known: str) -> bool:
    """Whether another name of an instrument is the better one: the longer, unless the known one tells a year.

    The agenda's own name is better than its goals'; of a law and a decree the first is kept.
    """
    if new.startswith("Agenda") != known.startswith("Agenda"):
        return new.startswith("Agenda")
    if _kind(fold(new)) == "creation" and (
        new.split(maxsplit=1)[0] != known.split(maxsplit=1)[0] or re.search(r"\d", known)
    ):
        return False
    return len(new) > len(known)
