"""Which sections, and in which order, the page of each kind of entity has (see `sections`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_TOPIC: Final = ("topic-objectives", "topic-chapters", "topic-reporters", "topic-states", "topic-populations")
SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "institution": (
        "topic-objectives",
        "institution-partners",
        "institution-named",
        "institution-named-objectives",
        "institution-beside",
        "institution-family",
        "institution-since",
        "topic-populations",
        "topic-states",
        "topic-challenges",
        "topic-figures",
        "topic-entries",
        "institution-unit-entries",
    ),
    "state": (
        "state-reported",
        "topic-objectives",
        "topic-reporters",
        "state-like",
        "state-partners",
        "topic-populations",
        "state-municipalities",
        "state-challenges",
        "topic-challenges",
        "state-practices",
        "topic-figures",
        "state-statistics",
        "topic-entries",
    ),
    "objective": (
        "topic-chapters",
        "topic-reporters",
        "objective-states",
        "topic-partners",
        "topic-populations",
        "topic-challenges",
        "topic-figures",
        "objective-claims",
        "topic-entries",
    ),
    "population": (*_TOPIC[:4], "topic-partners", "topic-challenges", "population-figures", "topic-entries"),
    "challenge": (
        "topic-chapters",
        "topic-objectives",
        "topic-reporters",
        "topic-partners",
        "topic-populations",
        "topic-entries",
    ),
    "document": (
        "topic-chapters",
        "topic-objectives",
        "topic-reporters",
        "topic-populations",
        "document-flags",
        "topic-entries",
    ),
    "chapter": (
        "topic-objectives",
        "topic-reporters",
        "topic-partners",
        "topic-populations",
        "topic-challenges",
        "topic-entries",
    ),
    "programme": (
        *("topic-entries", "programme-dates", "programme-norms", "topic-figures"),
        *("topic-reporters", "topic-partners", "topic-objectives", "topic-populations"),
    ),
    "entry": (
        "entry-bodies",
        "entry-values",
        "entry-figures",
        "entry-challenges",
        "entry-criteria",
        "entry-instruments",
        "entry-beside",
    ),
    "action-type": (*_TOPIC, "topic-partners", "topic-challenges", "topic-figures", "topic-entries"),
    "country": ("country-institutions", *_TOPIC, "topic-figures", "topic-entries"),
    "migrant-type": (*_TOPIC, "topic-entries"),
    "municipality": (
        "topic-objectives",
        "topic-reporters",
        "topic-partners",
        "topic-populations",
        "topic-figures",
        "topic-entries",
    ),
    "criterion": ("criterion-practices",),
    "sector": ("sector-bodies", "sector-objectives"),
    "level": ("sector-bodies",),
    "instrument-kind": ("instruments-of-kind",),
}

# What a kind without tables of its own has as one.
FACTS_ONLY: Final = ("entity-facts",)
# Long lists, of which a page shows what another query gives of their beginning.
FIRST_ROWS: Final[Mapping[str, str]] = {"topic-entries": "topic-newest", "topic-figures": "topic-largest"}
