"""Which state governments report what a question names in an edition, which report other things, which nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.facets import FacetIndex

# The chapter of the states.
STATES: Final = "ef"


@dataclass(frozen=True, slots=True)
class SilentStates:
    """The states (slugs) that report what is asked in an edition, those that report other things, those that do not.

    `entries` are those of its chapter of states, in the document `key`.
    """

    edition: str
    reporting: tuple[str, ...]
    elsewhere: tuple[str, ...]
    silent: tuple[str, ...]
    key: str = ""
    entries: int = 0


def silent_states(
    index: FacetIndex, states: Sequence[str], filters: Mapping[str, Sequence[str]], words: int
) -> list[SilentStates]:
    """By edition, of the entries that have all filters and are in the mask `words`; the newest edition first.

    Of the editions that are filters, else the newest one with a chapter of states; without one, no state is told.
    """
    chapter = index.masks.get("chapter", {}).get(STATES, 0) & ~index.matching({"aim": ["true"]})
    keys = [key for key, of in index.masks.get("document", {}).items() if of & chapter]
    keys.sort(key=lambda one: -index.order.get(f"document/{one}", 0))
    chosen = filters.get("document", ())
    reporting = index.masks.get("reporting_state", {})
    found = []
    for key in chosen or keys[:1]:
        if key not in keys:
            found.append(SilentStates(index.edition(key), (), (), ()))
            continue
        edition = chapter & index.masks["document"][key]
        asked = index.matching({**filters, "document": [key]}) & edition & words
        told: tuple[list[str], list[str], list[str]] = [], [], []
        for state in states:
            of = reporting.get(state, 0) & edition
            told[0 if of & asked else 1 if of else 2].append(state)
        found.append(SilentStates(index.edition(key), *_tuples(told), key, edition))
    return found


def _tuples(told: tuple[list[str], list[str], list[str]]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return tuple(told[0]), tuple(told[1]), tuple(told[2])
