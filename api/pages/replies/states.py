"""Which state governments report what a question names: by edition, with the entries, and who only says its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from entramado.api.pages.replies.states_by_place import asks_place, by_place
from entramado.api.pages.replies.told import StateList, Told, ToldValue
from entramado.api.pages.replies.words import calling, holding, wordings_of
from entramado.api.pages.search.words import WORD, translations
from entramado.api.pages.silent_states import SilentStates, silent_states
from entramado.api.translations.interface import LANGUAGES
from entramado.ontology.folding import fold_as_queries

# Whose words an entry may say that is about something else.
_TOPICS: Final = ("population", "action-type", "objective", "challenge")
# From this rank on a name is a word by which documents are read.
_CUE: Final = 3


def states_told(told: Told, mask: int) -> tuple[tuple[str, tuple[StateList, ...]], ...]:
    """By edition, which state governments report this, only say its words, report other things, or nothing.

    Each state is in one of these lists. Beside them it is told where this takes place, first where that is asked.
    """
    every = told.asked.named.region or told.asked.known.slugs("state")
    spoken, said = _saying(told)
    lists = []
    for found in silent_states(told.asked.index, every, told.filters, mask):
        mentioning = _mentioning(told, found, spoken)
        elsewhere = [slug for slug in found.elsewhere if slug not in mentioning]
        by_key = (
            StateList("reporting", _reporting(told, found, mask)),
            StateList("mentioning", _counted(told, found, mentioning, spoken), said),
            StateList("elsewhere", _counted(told, found, elsewhere, -1)),
            StateList("silent", _named(told, found.silent)),
        )
        kept = tuple(one for one in by_key if one.values or one.key != "mentioning")
        there = by_place(told, found.key, mask) if any(one.values for one in kept) else ()
        lists.append((found.edition, (*there, *kept) if asks_place(told.asked.spoken) else (*kept, *there)))
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


def _saying(told: Told) -> tuple[int, tuple[str, ...]]:
    """The entries that say a name of a subject of the question, in any language, and these names; none without one."""
    asked, saying, said = told.asked, 0, []
    subjects = [(kind, slug) for kind in _TOPICS for slug in asked.named.all_of(kind)]
    for kind, slug in subjects[:1] if len(subjects) == 1 else ():
        facet = "type" if kind == "action-type" else kind
        names = {name for name, slugs in asked.known.names(kind).items() if slugs.get(slug, _CUE) < _CUE}
        names |= {fold_as_queries(asked.index.label(facet, slug, lang).short) for lang in LANGUAGES}
        for name in sorted(names):
            # A word by itself is the beginning of others; one that is translated is looked for by what it is then.
            if len(WORD.findall(name)) > 1 or name in translations():
                saying |= asked.index.mask_of(holding(asked, name))
        if kind == "population":
            saying |= calling(asked, wordings_of(asked, [slug]))
        said = [told.subject(facet, slug).text]
    return saying, tuple(said)


def _mentioning(told: Told, found: SilentStates, spoken: int) -> list[str]:
    """The states that say the words in an entry that is not read as being about them."""
    reporting = told.asked.index.masks.get("reporting_state", {})
    return [slug for slug in found.elsewhere if reporting.get(slug, 0) & found.entries & spoken]


def _counted(told: Told, found: SilentStates, slugs: Sequence[str], among: int) -> tuple[ToldValue, ...]:
    """States with how many of some entries they report in the edition: the one's page, else all that they report."""
    index, values = told.asked.index, []
    for slug in slugs:
        own = index.masks.get("reporting_state", {}).get(slug, 0) & found.entries & among
        there = told.explore({"document": [found.key], "reporting_state": [slug]})
        if among != -1:
            first = next(iri for iri, bit in index.bits.items() if own & bit)
            there = told.context.href(first, told.asked.lang)
        values.append(ToldValue(told.subject("state", slug), f"{told.local}/page/state/{slug}", own.bit_count(), there))
    return tuple(values)


def _named(told: Told, slugs: Sequence[str]) -> tuple[ToldValue, ...]:
    return tuple(ToldValue(told.subject("state", slug), f"{told.local}/page/state/{slug}", 0) for slug in slugs)
