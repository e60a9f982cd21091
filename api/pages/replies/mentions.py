"""Entries that only say the name of the one group that a question names, told beside those that are for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.every_entry import EntryLine
from entramado.api.pages.replies.counts import Held
from entramado.api.pages.replies.told import Row, Told
from entramado.api.pages.replies.words import holding, wordings_of
from entramado.api.pages.search.words import TOO_WIDE, says_what
from entramado.api.translations.interface import LANGUAGES
from entramado.ontology.folding import fold_as_queries

_MOST: Final = 8
# A name that so many more entries say tells nothing of one.
_TOO_MANY: Final = 25


@dataclass(frozen=True, slots=True)
class Mentioned:
    """How many further entries say the group's name, and the first of them with their lines."""

    total: int
    rows: tuple[Row, ...]


def mentioned(told: Told, held: Held, entries: Mapping[str, EntryLine], group: str) -> Mentioned | None:
    """The entries that say a group's name and are not among those for it; None where none does, or too many."""
    if not group or "also" in told.filters:
        return None
    index = told.asked.index
    others = index.matching({facet: of for facet, of in told.filters.items() if facet != "population"})
    # Whichever language the page has, the same entries are found.
    slugs = told.asked.named.all_of("population")
    asked_by = (word for slug in slugs for word in told.asked.named.said.get(("population", slug), ()))
    own = {word for word in asked_by if says_what(word) and word not in TOO_WIDE}
    labels = {group, *(told.asked.known.label("population", slug, lang) for slug in slugs for lang in LANGUAGES)}
    saying = 0
    for name in sorted(labels):
        saying |= index.mask_of(holding(told.asked, fold_as_queries(name)))
    names = sorted({*labels, *(wordings := {*wordings_of(told.asked, slugs), *own})})
    if texts := told.asked.texts:
        for name in sorted(wordings):
            saying |= index.mask_of(texts.holding(name))
    saying &= others & ~held.mask
    if not 0 < saying.bit_count() <= _TOO_MANY:
        return None
    found = [one for iri, one in entries.items() if saying & index.bits.get(iri, 0)]
    rows = tuple(told.row(one, names, index.bits[one.iri]) for one in found[:_MOST])
    return Mentioned(len(found), rows)
