"""With whom a body works in each edition, and with whom in one edition alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from entramado.api.pages.question.asked_after import After
from entramado.api.pages.question.recognised import RecognisedNames
from entramado.api.pages.replies.between_editions import is_absence, only_in
from entramado.api.pages.replies.told import ComparedMeasure, Told, ToldValue
from entramado.ontology.folding import fold_as_queries

_OF_BODIES: Final = ("reporter", "names", "involved")
_MOST: Final = 5
_ALONE_MOST: Final = 40
_TWO: Final = 2
_TIES: Final = frozenset(
    ("ya", "longer", "yet", "still", "more", "mas", "partners", "allies", "socios", "socias", "aliados")
)
_WORKING: Final = re.compile(
    r"\b(?:work(?:s|ed|ing)?(?: together)? with|collaborat\w*|cooperat\w*|partner\w*|allies|ally|named with"
    r"|together with"
    r"|trabaj\w* con|colabor\w*|cooper\w*|coordin\w* con|soci[oa]s?|aliad[oa]s?|(?:con|with) (?:quien\w*|whom)"
    r"|(?:con|with) (?:que|cuales|which|what) (?:institu\w+|bod\w+|organi\w+|agenc\w+|dependenc\w+))\b"
)


def of_partners(question: str, named: RecognisedNames, what: After) -> After:
    """What is asked of a body in two editions: with whom it works in each, and in one alone."""
    if len(named.all_of("institution")) != 1 or not _WORKING.search(fold_as_queries(question)):
        return what
    years = only_in(question)
    gone = len(named.editions) > 1 and any(map(is_absence, named.rest))
    if years is None and not gone and not ("changed" in what.intents and "partners" in what.intents):
        return what
    if years is not None and not {*years} <= {*named.editions}:
        return what
    # What says that an edition has it not is told by the lists of each.
    named.rest = [one for one in named.rest if not is_absence(one) and one not in _TIES]
    return After(("partners", "changed"), "", "")


def partners_by_edition(told: Told, by_year: Mapping[str, Sequence[str]]) -> list[ComparedMeasure]:
    """The bodies that take part in the entries of the one body that is named, by edition, and those of one alone."""
    bodies = [slug for facet in _OF_BODIES for slug in told.filters.get(facet, ())]
    if len(bodies) != 1 or len(by_year) < _TWO:
        return []
    index = told.asked.index
    others = {name: of for name, of in told.filters.items() if name not in (*_OF_BODIES, "document")}
    every = [
        bodies_beside(told, index.matching({**others, "involved": bodies, "document": [*keys]}), bodies)
        for keys in by_year.values()
    ]
    having = [{one.href for one in of} for of in every]
    alone = []
    for at, of in enumerate(every):
        elsewhere = set().union(*(one for place, one in enumerate(having) if place != at))
        alone.append([one for one in of if one.href not in elsewhere])
    return [
        ComparedMeasure("with-whom", "", (), *_first(every, _MOST)),
        ComparedMeasure("alone.with-whom", "", (), *_first(alone, _ALONE_MOST)),
    ]


def bodies_beside(told: Told, mask: int, own: Collection[str]) -> list[ToldValue]:
    """The bodies that take part or are named in some entries besides one's `own`, those of most entries first."""
    involved = told.asked.index.masks.get("involved", {})
    return told.counted("involved", [slug for slug, of in involved.items() if of & mask and slug not in own], mask)


def _first(
    lists: Sequence[Sequence[ToldValue]], most: int
) -> tuple[tuple[tuple[ToldValue, ...], ...], tuple[int, ...]]:
    """The first of each list, and how many each has."""
    return tuple(tuple(of[:most]) for of in lists), tuple(len(of) for of in lists)
