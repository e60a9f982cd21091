"""The English name of a body: by a known form of names, else composed of its kind, its topic and its place.

``body-forms.csv`` has the forms with an established English, all others are composed by the words of names. A name
that begins with no kind of body is proper (a company's, an association's) and stays as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from entramado.loaders.languages.translation.noun_phrases import in_english
from entramado.loaders.languages.translation.words import FOLDER, place_at, tokens_of, with_article, words_at
from entramado.ontology.home import PROFILES
from entramado.ontology.profiles import SHARED

_CACHE_SIZE: Final = 4096
_LEGAL_FORM: Final = re.compile(r",?\s+(?:A\.? ?C\.?|I\.?A\.?P\.?|S\.? ?C\.?)$")
_ARTICLE: Final = re.compile(r"^(?:los|las|la|el)\s+(?=[A-ZÁÉÍÓÚÑ])")
_PLACE: Final = r"(?P<{}>[A-ZÁÉÍÓÚÑ][\w.]*(?: (?:de |la |las |los |del |y )*[A-ZÁÉÍÓÚÑ][\w.]*)*)"


@lru_cache(_CACHE_SIZE)
def body_in_english(printed: str) -> str:
    """The English name of a body; "" where it is proper, or has unknown words.

    >>> body_in_english("Embajada de Chile en México"), body_in_english("Faros del Viento")
    ('Embassy of Chile in Mexico', '')
    >>> body_in_english("Comisión de Asuntos Migratorios de la Cámara de Diputados")
    'Commission for Migration Affairs of the Chamber of Deputies'
    """
    for pattern, english in _name_forms():
        found = pattern.fullmatch(printed)
        if found and all(map(_is_place, found.groupdict().values())):
            return english.format(**{key: _place(value) for key, value in found.groupdict().items()})
    bare = _LEGAL_FORM.sub("", printed)
    said = in_english(bare, naming=True) if is_kind(bare) else ""
    return f"{said}{printed[len(bare) :]}" if said else ""


def acronym_in_english(printed: str) -> str:
    """The English acronym of an international body; any other acronym as it is.

    >>> acronym_in_english("OIM"), acronym_in_english("ACNUR"), acronym_in_english("INM")
    ('IOM', 'UNHCR', 'INM')
    """
    return _acronyms().get(printed, printed)


@cache
def _acronyms() -> Mapping[str, str]:
    """English acronyms of international bodies, which are the initials of an English name, by their Spanish ones."""
    found = {}
    with (PROFILES / SHARED / "institutions.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            names = row["en"].split(";")
            initials = {"".join(re.findall(r"\b[A-Z]", name)) for name in names}
            first, others = row["acronyms"].partition(";")[0], [*row["acronyms"].split(";")[1:], *names]
            if first and first not in initials and (english := next((one for one in others if one in initials), "")):
                found[first] = english
    return found


def is_kind(printed: str) -> bool:
    """Whether a name begins with a kind of body (class b of the lexicon)."""
    tokens = tokens_of(printed)
    return bool(tokens) and any(word.kind == "b" for word in words_at(tokens, 0, naming=True))


def _is_place(printed: str) -> bool:
    tokens = tokens_of(_ARTICLE.sub("", printed))
    return bool(tokens) and place_at(tokens, 0)[0] == len(tokens)


def _place(printed: str) -> str:
    return with_article(place_at(tokens_of(_ARTICLE.sub("", printed)), 0)[1])


@cache
def _name_forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The forms of ``body-forms.csv``: a pattern with a group for each place, and its English template."""
    article = r"(?:los |las |la |el )?"
    with (FOLDER / "body-forms.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(
            (
                re.compile(re.sub(r"\\{(\w)\\}", lambda m: article + _PLACE.format(m[1]), re.escape(row["spanish"]))),
                row["english"],
            )
            for row in csv.DictReader(handle)
        )
