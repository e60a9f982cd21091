"""English for what the documents print in Spanish in few forms: names of bodies by kind and place, counted things.

What a body is (an embassy, a state's civil registry) is told by the beginning of its name, of which place by the rest:
``english-forms.csv`` holds the forms, the places have their English names in the data. ``figure-words.csv`` has the
commonest units and deeds of figures. What neither knows stays as it is printed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from entramado.api.translations.counted_phrases import in_english
from entramado.ontology.folding import fold_as_queries

_FOLDER: Final = Path(__file__).parent
# More units and deeds than the documents have.
_KEPT: Final = 8192
_ARTICLE: Final = re.compile(r"^(?:los|las|la|el)\s+(?=[A-ZÁÉÍÓÚÑ])")
# English countries that are told with an article.
_WITH_ARTICLE: Final = re.compile(r"United |.*(?:Republic|Islands)$|Netherlands$|Philippines$|Bahamas$|Gambia$")
_LONGER: Final = " de América"
_PLACE: Final = r"(?P<{}>[A-ZÁÉÍÓÚÑ][\w.]*(?: (?:de |la |las |los |del |y )*[A-ZÁÉÍÓÚÑ][\w.]*)*)"
_COUNTED: Final = re.compile(r"(?P<what>[^()]+?)(?: \((?P<whom>[^()]+)\))?")

# A deed of one verb: whether something was done with the counted, and the verb.
_VERB: Final = re.compile(r"(?P<passive>se |fueron |fue |han sido |ha sido )?(?:les? )?(?:han? )?(?P<verb>[a-z]+)")
# How what was done begins, which is no noun.
_DEED: Final = re.compile(r"(?:se|les?|ha|han|fue|fueron|hubo|cuenta|con|el|la|los|las|por|en|para|a) |cuenta$")
# A year, or a name, which is the same in English.
_NAME: Final = re.compile(r"\d{4}|[A-ZÁÉÍÓÚÑ][\w.]*(?: [A-ZÁÉÍÓÚÑ][\w.]*)*")
# Verbs that the counted do themselves.
_ACTIVE: Final = frozenset({"took part", "attended", "there were"})


def english_name(printed: str, places: Mapping[str, str]) -> str:
    """The English name of a body by its kind and place; empty where its form is none of those known.

    >>> english_name("Embajada de los Países Altos en Faro", {"Países Altos": "United Highlands"})
    'Embassy of the United Highlands in Faro'
    >>> english_name("Instituto del Viento", {})
    ''
    """
    for pattern, english in _forms():
        if found := pattern.fullmatch(printed):
            return english.format(**{key: _place(value, places) for key, value in found.groupdict().items()})
    return ""


@lru_cache(_KEPT)
def english_counted(printed: str) -> str:
    """The English of a unit or deed of a figure; empty where it is none of the common ones.

    >>> english_counted("Personas (mujeres)"), english_counted("faroles")
    ('people (women)', '')
    >>> english_counted("Personas (Puerto Faro)")
    'people (Puerto Faro)'
    """
    found = _COUNTED.fullmatch(printed.strip())
    if not found:
        return ""
    known = [_known(part) for part in found.groups() if part]
    if known[1:] and not known[1]:
        known[1] = _in_brackets(found["whom"])
    return "" if not all(known) else known[0] + (f" ({known[1]})" if known[1:] else "")


def _in_brackets(printed: str) -> str:
    """The English of a part in brackets: of each piece between commas, which may be a name."""
    pieces = [_known(one) or (one if _NAME.fullmatch(one) else "") for one in printed.split(", ")]
    return ", ".join(pieces) if all(pieces) else ""


def _known(part: str) -> str:
    folded = fold_as_queries(part)
    whole = _counted().get(folded, "") or _deed(folded)
    if whole or _DEED.match(folded):
        return whole
    return in_english(part, lambda phrase: _counted().get(fold_as_queries(phrase), ""))


def _deed(folded: str) -> str:
    """The English of a deed of one verb, in the passive where the counted is what it was done with.

    >>> _deed("se han repatriado"), _deed("capacito"), _deed("repatriados de otro lugar")
    ('were repatriated', 'trained', '')
    """
    found = _VERB.fullmatch(folded)
    stem = max((one for one in _verbs() if found and found["verb"].startswith(one)), key=len, default="")
    if not found or not stem:
        return ""
    passive = found["passive"] or found["verb"].endswith(("ados", "adas", "idos", "idas"))
    return f"were {_verbs()[stem]}" if passive and _verbs()[stem] not in _ACTIVE else _verbs()[stem]


def _place(printed: str, places: Mapping[str, str]) -> str:
    name = _ARTICLE.sub("", printed)
    english = places.get(name) or places.get(name.removesuffix(_LONGER)) or name
    return f"the {english}" if _WITH_ARTICLE.match(english) else english


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    article = r"(?:los |las |la |el )?"
    return tuple(
        (re.compile(re.sub(r"\\{(\w)\\}", lambda m: article + _PLACE.format(m[1]), re.escape(spanish))), english)
        for spanish, english in _rows("english-forms.csv")
    )


@cache
def _verbs() -> dict[str, str]:
    with (_FOLDER / "figure-verbs.csv").open(encoding="utf-8", newline="") as handle:
        return {row["stem"]: row["english"] for row in csv.DictReader(handle)}


@cache
def _counted() -> dict[str, str]:
    return {fold_as_queries(spanish): english for spanish, english in _rows("figure-words.csv")}


def _rows(name: str) -> Iterator[tuple[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as handle:
        yield from ((row["spanish"], row["english"]) for row in csv.DictReader(handle))
