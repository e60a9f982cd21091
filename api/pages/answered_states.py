"""Which state governments report what a question names: by edition, with the entries, and who only says its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from entramado.api.pages.answered_told import StateList, Told, ToldValue
from entramado.api.pages.answered_words import among_words
from entramado.api.pages.search_words import TOO_WIDE, weighs
from entramado.api.pages.silent_states import SilentStates, silent_states

# Whose words an entry may say that is about something else.
_TOPICS: Final = frozenset({"population", "action-type", "objective", "challenge"})


def states_told(told: Told, mask: int) -> tuple[tuple[str, tuple[StateList, ...]], ...]:
    """By edition, which state governments report this, only say its words, report other things, or nothing."""
    every = told.asked.known.slugs("state")
    spoken = _saying(told)
    lists = []
    for found in silent_states(told.asked.index, every, told.filters, mask):
        by_key = (
            ("reporting", _reporting(told, found, mask)),
            ("mentioning", _named(told, _mentioning(told, found, spoken))),
            ("elsewhere", _named(told, found.elsewhere)),
            ("silent", _named(told, found.silent)),
        )
        kept = tuple(StateList(key, values) for key, values in by_key if values or key != "mentioning")
        lists.append((found.edition, kept))
    # That an edition tells nothing of states is what is to be known first.
    return tuple(sorted(lists, key=lambda one: any(of.values for of in one[1])))


def _reporting(told: Told, found: SilentStates, mask: int) -> tuple[ToldValue, ...]:
    """The states that report this, with how many entries and where these are."""
    index = told.asked.index
    asked = index.matching({**told.filters, "document": [found.key]}) & found.entries & mask
    values = []
    for slug in found.reporting:
        count = (index.masks.get("reporting_state", {}).get(slug, 0) & asked).bit_count()
        there = told.explore({**told.filters, "document": [found.key], "reporting_state": [slug]})
        values.append(ToldValue(told.subject("state", slug), f"{told.local}/page/state/{slug}", count, there))
    return tuple(values)


def _saying(told: Told) -> int:
    """The entries that say all words by which a question calls its subjects; none where it has no subject."""
    said = [
        word
        for (kind, slug), of in told.asked.named.said.items()
        if kind in _TOPICS and slug in told.asked.named.all_of(kind)
        for word in of
        if weighs(word) and word not in TOO_WIDE
    ]
    return among_words(told.asked, said) if said else 0


def _mentioning(told: Told, found: SilentStates, spoken: int) -> list[str]:
    """The states that say the words in an entry that is not read as being about them."""
    reporting = told.asked.index.masks.get("reporting_state", {})
    return [slug for slug in found.elsewhere if reporting.get(slug, 0) & found.entries & spoken]


def _named(told: Told, slugs: Sequence[str]) -> tuple[ToldValue, ...]:
    return tuple(ToldValue(told.subject("state", slug), f"{told.local}/page/state/{slug}", 0) for slug in slugs)
