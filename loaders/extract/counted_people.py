"""Which concepts of the scheme of populations a figure counts: "30 personas del Grupo LGBT", "12 migrantes (NNA)".

A group for whom a thing is ("asesorías a personas migrantes") is not counted. Whom an action is aimed at is decided
in `populations`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Literal

from entramado.loaders.extract.extracted import CountedGroup, Figure
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.population_mentions import FindWordings
from entramado.loaders.extract.population_slugs import (
    CRIME_VICTIMS,
    FOREIGNERS,
    MIGRANTS,
    MINORS,
    TRAFFICKED,
    UNACCOMPANIED,
    WOMEN,
)
from entramado.loaders.languages.spanish.counted_people import (
    ACRONYM,
    BEFORE_GROUP,
    CONDITION,
    COORDINATION,
    OF_A_PROGRAMME,
    OF_OTHER_COUNTRIES,
    SITUATION,
)
from entramado.loaders.languages.spanish.noun_classes import ALONE, MONEY, PERSONS
from entramado.loaders.text import Line, join

CountedKind = Literal["persons", "money", "things"]

_QUALIFIER = re.compile(r"\((?P<own>[^()]*)\)$")
_MORE_SPECIFIC = {CRIME_VICTIMS: TRAFFICKED}  # a group, and the one that says more of the same people
_POPULATION_OF_GROUP: dict[CountedGroup, str] = {"mujeres": WOMEN, "ninas": MINORS, "ninos": MINORS, "nna": MINORS}


def counted_kind(what: str) -> CountedKind:
    """Whether a figure counts people, money or other things, by the noun at the beginning of `what`.

    >>> counted_kind("personas migrantes (mujeres)"), counted_kind("pesos (monto)"), counted_kind("asesorías a mujeres")
    ('persons', 'money', 'things')
    """
    words = folded(what)
    return "persons" if PERSONS.match(words) else "money" if MONEY.match(words) else "things"


def acronyms_of_persons(texts: Iterable[str]) -> frozenset[str]:
    """The acronyms that `texts` spell out as a noun of persons: "Guardianes de Faros Antiguos (GFA)".

    >>> sorted(acronyms_of_persons(["Los Oficiales de Protección de Faros (OPF) y la Red de Faros (RF)."]))
    ['OPF']
    """
    return frozenset(m["short"] for text in texts for m in ACRONYM.finditer(text) if PERSONS.match(folded(m["long"])))


def counted_people(figure: Figure, find: FindWordings, acronyms: Container[str] = ()) -> Figure:
    """The figure with the populations that it counts.

    `find` gives the wordings of populations in a passage, `acronyms` are those of persons (`acronyms_of_persons`).
    """
    words = folded(figure.what)
    if not PERSONS.match(words) and figure.what.split(" ", 1)[0].removesuffix("s") in acronyms:
        return replace(figure, persons=True)
    if not PERSONS.match(words):
        return figure
    own = _QUALIFIER.search(words)
    programme = OF_A_PROGRAMME.search(words)  # the name of a programme says nothing of who is counted
    end = programme.start() if programme else len(words)
    slugs: list[str] = []
    last = 0
    for match in find(join([Line(1, CONDITION.sub(SITUATION, figure.what[:end]))])):
        inside = own is not None and match.start >= own.start("own")
        on = slugs and (match.start < last or COORDINATION.fullmatch(words, last, match.start))
        if inside or on or BEFORE_GROUP.fullmatch(words, 0, match.start):
            named = [wording.slug for wording in match.payloads if wording.share == 1]
            elsewhere = OF_OTHER_COUNTRIES.match(words, match.end) if named == [MIGRANTS] else None
            slugs += [FOREIGNERS] if elsewhere else named
            last = max(last, match.end)
    if figure.group in _POPULATION_OF_GROUP:
        slugs.append(_POPULATION_OF_GROUP[figure.group])
    slugs = [slug for slug in slugs if _MORE_SPECIFIC.get(slug) not in slugs]
    if MINORS in slugs and ALONE.search(words):
        slugs.append(UNACCOMPANIED)
    return replace(figure, populations=tuple(sorted(set(slugs))))
