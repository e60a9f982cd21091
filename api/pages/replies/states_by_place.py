"""In which states what a question names takes place, whoever reports it, beside what the states' governments report."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.replies.told import StateList, Told, ToldValue

# What asks where something is, rather than who reports it.
_PLACE: Final = re.compile(
    r"\b(?:ocurr\w*|hay|tiene lugar|tienen lugar|suced\w*|se (?:hace|hacen|realiza\w*|lleva\w*)|existe[n]?"
    r"|tak(?:es?|ing) place|happen\w*|occurs?|carried out|are there|there (?:is|are)|is done)\b"
)
_MATRIX: Final = ("population", "type")


def asks_place(spoken: str) -> bool:
    """Whether folded words ask where something is done.

    >>> asks_place("in which states does no action take place"), asks_place("which states report nothing")
    (True, False)
    """
    return _PLACE.search(spoken) is not None


def by_place(told: Told, key: str, mask: int) -> tuple[StateList, ...]:
    """The states where actions of a document with all that is named take place, and those where none does.

    Empty where nothing is named besides the document and place is not asked for.
    """
    named = {facet: of for facet, of in told.filters.items() if facet != "document"}
    if not key or not (named or asks_place(told.asked.spoken)):
        return ()
    index = told.asked.index
    actions = index.matching({**named, "document": [key]}) & mask & ~index.matching({"aim": ["true"]})
    there = index.masks.get("state", {})
    placed: list[ToldValue] = []
    nowhere: list[ToldValue] = []
    for slug in told.asked.named.region or told.asked.known.slugs("state"):
        count = (there.get(slug, 0) & actions).bit_count()
        found = told.explore({**named, "document": [key], "state": [slug], "aim": ["false"]}) if count else ""
        value = ToldValue(told.subject("state", slug), f"{told.local}/page/state/{slug}", count, found)
        (placed if count else nowhere).append(value)
    given = {"document": key, **{name: named[name][0] for name in _MATRIX if named.get(name)}}
    matrix = f"{told.local}/matrix/state-objective?{urlencode(given)}"
    return (
        StateList("placed", tuple(placed), by_place=True, found=matrix),
        StateList("unplaced", tuple(nowhere), by_place=True, found=matrix),
    )
