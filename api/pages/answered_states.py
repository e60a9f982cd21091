"""Which state governments report what a question names: by edition, with the entries, and who only says its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from entramado.api.pages.answered_told import StateList, Told, ToldValue
from entramado.api.pages.answered_words import among_words
from entramado.api.pages.search_words import TOO_WIDE, weighs
from entramado.api.pages.silent_states import SilentStates, silent_states

# Whose words an entry may say that is about something else.
# What asks where something takes place, whoever reports it.
_PLACED: Final = re.compile(
    r"\b(?:ocurr\w+|suced\w+|tiene[n]? lugar|takes? place|taking place|happen\w*|carried out)\b"
    r"|\ben (?:que|cuales) (?:estados?|entidades) (?:\w+ )?(?:hay|existen?)\b"
    r"|\bin (?:which|what) states? (?:is|are) there\b"
)
_TOPICS: Final = frozenset({"population", "action-type", "objective", "challenge"})


def states_told(told: Told, mask: int) -> tuple[tuple[str, tuple[StateList, ...]], ...]:
    """By edition, which state governments report this, only say its words, report other things, or nothing."""
    every = told.asked.known.slugs("state")
    spoken = _saying(told)
    lists = []
    for found in silent_states(told.asked.index, every, told.filters, mask):
        if _PLACED.search(told.asked.spoken):
            lists.append((found.edition, _by_place(told, found, mask)))
            continue
        by_key = (
            ("reporting", _reporting(told, found, mask)),
            ("elsewhere", _named(told, found.elsewhere)),
            ("mentioning", _mentioning(told, found, spoken)),
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
    if told.asked.ranked in ("most", "least"):
        values.sort(key=lambda one: one.count if told.asked.ranked == "least" else -one.count)
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


def _mentioning(told: Told, found: SilentStates, spoken: int) -> tuple[ToldValue, ...]:
    """Of the states that report other things those that say the words in one, with the first entry that does."""
    index, values = told.asked.index, []
    for slug in found.elsewhere:
        mask = index.masks.get("reporting_state", {}).get(slug, 0) & found.entries & spoken
        if mask:
            entry = next(iri for iri, bit in index.bits.items() if bit & mask)
            href = told.context.href(entry, told.asked.lang)
            values.append(
                ToldValue(told.subject("state", slug), f"{told.local}/page/state/{slug}", mask.bit_count(), href)
            )
    return tuple(values)


def _by_place(told: Told, found: SilentStates, mask: int) -> tuple[StateList, ...]:
    """The states in which some of this takes place, whoever reports it, and those in which nothing is told to."""
    index = told.asked.index
    asked = index.matching({**told.filters, "document": [found.key]}) & mask if found.key else mask
    placed: list[ToldValue] = []
    unplaced: list[ToldValue] = []
    for slug in told.asked.known.slugs("state"):
        count = (index.masks.get("state", {}).get(slug, 0) & asked).bit_count()
        filters = {**told.filters, "state": [slug], **({"document": [found.key]} if found.key else {})}
        value = ToldValue(told.subject("state", slug), f"{told.local}/page/state/{slug}", count, told.explore(filters))
        (placed if count else unplaced).append(value)
    return StateList("placed", tuple(placed)), StateList("unplaced", tuple(unplaced))


def _named(told: Told, slugs: Sequence[str]) -> tuple[ToldValue, ...]:
    return tuple(ToldValue(told.subject("state", slug), f"{told.local}/page/state/{slug}", 0) for slug in slugs)
