"""What a question in plain words names, taken together and told at once: how many entries have it, who, where.

What the question calls by names are filters, as the explorer has them; the words that are left are looked for in names,
topics and, where the service has the documents, in their text. Words that no such entry holds are told as left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.answered_beside import Beside, beside
from entramado.api.pages.answered_told import Asked, Aspect, Row, StateList, Told, Value
from entramado.api.pages.context import PageContext
from entramado.api.pages.entry_details import beginnings_of_entries, entries_of_programmes
from entramado.api.pages.every_entry import every_entry
from entramado.api.pages.every_figure import figures_of_kind
from entramado.api.pages.facets import BESIDES, FacetIndex
from entramado.api.pages.figure_samples import Sample, sample
from entramado.api.pages.intents import is_cue
from entramado.api.pages.offer_targets import FILTERS
from entramado.api.pages.recognised import Named
from entramado.api.pages.search_words import TOO_WIDE, is_generic, weighs
from entramado.api.pages.subjects import Subject
from entramado.api.pages.text_index import forms_of
from entramado.ontology.folding import fold_as_queries

ROWS_MOST: Final = 60
FIGURES_MOST: Final = 12
_WORDS_MOST: Final = 5
_BOTH: Final = 2
# After all dates.
_LAST: Final = "~"
_KINDS_OF_FIGURES: Final = {"people": "persons", "money": "money", "spending": "money"}
_SPENT: Final = "spent"
# What is looked for as words where no entry has it beside the rest.
_BY_WORDS: Final = ("population", "action-type", "objective", "country", "institution")


@dataclass(frozen=True, slots=True)
class Answered:
    """What a question was understood as, and what the entries say that have all of it.

    `understood` are the facets and what is named of them; `words` those looked for, `left_out` those that no such entry
    holds. `less` are, where no entry has all, those that have all but one; `explore` finds the same entries. `states`
    are, by edition, which state governments report this, where that is asked; `figures` what they count, likewise.
    """

    understood: tuple[tuple[str, Subject], ...]
    words: tuple[str, ...]
    left_out: tuple[str, ...]
    total: int
    aims: int
    editions: tuple[tuple[str, int], ...]
    aspects: tuple[Aspect, ...]
    rows: tuple[Row, ...]
    less: tuple[Value, ...]
    explore: str
    states: tuple[tuple[str, tuple[StateList, ...]], ...]
    beside: Beside | None
    figures: tuple[Sample, ...]
    figures_total: int


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries that have what is named: the filters, the words that they hold, those they do not, and their mask."""

    filters: Mapping[str, list[str]]
    words: tuple[str, ...]
    left_out: tuple[str, ...]
    mask: int


async def answered_of(context: PageContext, asked: Asked) -> Answered | None:
    """What the entries say that have all that a question names; None where it names one thing and asks nothing."""
    filters = filters_of(asked.named, asked.index)
    words = [w for w in (*asked.named.narrower, *asked.named.rest) if _says(w)][:_WORDS_MOST]
    programme = asked.named.all_of("programme")[:1]
    constraints = sum(map(len, filters.values())) + bool(words) + bool(programme)
    if not constraints or (constraints < _BOTH and not asked.intents):
        return None
    entries = await every_entry(context)
    at = {iri: 1 << bit for bit, iri in enumerate(asked.index.iris)}
    of_programme = [(await entries_of_programmes(context)).get(slug, frozenset()) for slug in programme]
    within = _mask(of_programme[0], at) if of_programme else asked.index.everything
    held = _found(asked, filters, words, (at, within))
    if not held.filters and not held.words and not programme:
        return None
    told, mask = Told(context, asked, held.filters), held.mask
    found = [entries[iri] for iri in entries if mask & at.get(iri, 0)]
    begun = await beginnings_of_entries(context) if "since" in asked.intents else {}
    rows = [replace(told.row(one, held.words, at[one.iri]), begun=begun.get(one.iri, "")) for one in found[:ROWS_MOST]]
    if begun:
        rows.sort(key=lambda one: one.begun or _LAST)
    elif "aims" in asked.intents:
        rows.sort(key=lambda one: not one.aim)
    figures = await _figures(context, asked, {one.iri for one in found}, held.words)
    return Answered(
        (
            *((facet, told.subject(facet, slug)) for facet, slugs in held.filters.items() for slug in slugs),
            *(("programme", told.subject("programme", slug)) for slug in programme),
        ),
        held.words,
        held.left_out,
        mask.bit_count(),
        (asked.index.matching({"aim": ["true"]}) & mask).bit_count(),
        told.editions(found),
        tuple(one for one in await told.aspects(mask, found) if one.values),
        tuple(rows),
        () if mask else told.less(),
        "" if held.words or programme else f"{told.local}/explore?{urlencode(held.filters, doseq=True)}",
        told.states(mask) if "silence" in asked.intents and "state" not in filters else (),
        beside(told),
        tuple(figures[:FIGURES_MOST]),
        len(figures),
    )


async def _figures(context: PageContext, asked: Asked, entries: set[str], words: Sequence[str]) -> list[Sample]:
    """What the entries count of what is asked, the largest first; no people where a group is named."""
    kind = next((_KINDS_OF_FIGURES[one] for one in asked.intents if one in _KINDS_OF_FIGURES), "")
    if not kind or (kind == "persons" and asked.named.all_of("population")):
        return []
    rows = await figures_of_kind(context, kind)
    told = [sample(context, row, asked.lang) for row in rows if row["entry"].value in entries]
    if "spending" in asked.intents:
        told = [one for one in told if one.use == _SPENT]
    # Those that say a word that is asked for themselves, where there are any.
    begun = tuple(f" {form}" for word in words for form in forms_of(word))
    return [one for one in told if any(form in fold_as_queries(f" {one.unit} {one.done}") for form in begun)] or told


def _found(
    asked: Asked, filters: Mapping[str, list[str]], words: Sequence[str], entries: tuple[Mapping[str, int], int]
) -> _Entries:
    """The entries with all that is named; where there is none, those that hold one thing's name as words.

    `entries` are the bits of all by IRI, and those among which they are looked for.
    """
    at, within = entries
    among = asked.index.matching(filters) & within
    held = {word: _mask(_holding(asked, word), at) for word in words}
    chosen = _most(among, held) if among else ()
    mask = among
    for word in chosen:
        mask &= held[word]
    if mask or len(filters) < _BOTH:
        return _Entries(filters, chosen, tuple(word for word in words if word not in chosen), mask)
    for kind in _BY_WORDS:
        name = [word for slug in asked.named.all_of(kind)[:1] for word in asked.named.said.get((kind, slug), ())]
        others = {facet: of for facet, of in filters.items() if BESIDES.get(facet, facet) not in _facets_of(kind)}
        spoken = [word for word in name if weighs(word) and word not in TOO_WIDE]
        if not spoken or len(others) == len(filters) or not others:
            continue
        mask = asked.index.matching(others) & within
        for word in spoken:
            mask &= _mask(_holding(asked, word), at)
        if mask:
            return _Entries(others, tuple(spoken), tuple(words), mask)
    return _Entries(filters, (), tuple(words), 0)


def _facets_of(kind: str) -> tuple[str, ...]:
    return ("reporter", "names") if kind == "institution" else (FILTERS.get(kind, kind),)


def filters_of(named: Named, index: FacetIndex) -> dict[str, list[str]]:
    """The explorer's filters for all that a question names; two of a kind are asked for together."""
    # A type of action that only a word of the question speaks for is looked for as that word.
    kinds = [kind for kind in FILTERS if kind != "action-type" or (kind, *named.all_of(kind)[:1]) in named.said]
    found: dict[str, list[str]] = {FILTERS[kind]: named.things[kind] for kind in kinds if named.things.get(kind)}
    years = [
        key for key in index.masks.get("document", {}) if str(index.order.get(f"document/{key}", "")) in named.editions
    ]
    if years:
        found["document"] = years
    if "reporter" in found:
        named_by_others = {
            **{facet: of for facet, of in found.items() if facet != "reporter"},
            "names": found["reporter"],
        }
        # What reports nothing of this itself is named by others.
        if not index.matching(found) and index.matching(named_by_others):
            found = named_by_others
    for besides, facet in BESIDES.items():
        if len(both := found.get(facet, [])) == _BOTH:
            found[facet], found[besides] = both[:1], both[1:]
    return found


def _says(word: str) -> bool:
    """Whether a word says what entries are about."""
    return weighs(word) and word not in TOO_WIDE and not word.isdecimal() and not is_cue(word) and not is_generic(word)


def _holding(asked: Asked, word: str) -> frozenset[str]:
    """The entries that hold a word in a name, a topic or their text."""
    in_text = asked.texts.holding(word) if asked.texts else frozenset()
    return asked.names.entries_holding(word) | in_text


def _mask(iris: frozenset[str], at: Mapping[str, int]) -> int:
    mask = 0
    for iri in iris:
        mask |= at.get(iri, 0)
    return mask


def _most(among: int, held: Mapping[str, int]) -> tuple[str, ...]:
    """As many of the words as some of the entries hold together; of as many, those that the fewest hold."""
    for size in range(len(held), 0, -1):
        found = []
        for chosen in combinations(held, size):
            mask = among
            for word in chosen:
                mask &= held[word]
            if mask:
                found.append((mask.bit_count(), chosen))
        if found:
            return min(found)[1]
    return ()
