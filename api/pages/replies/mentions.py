"""Entries that only say the name of the one group that a question names, told beside those that are for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from entramado.api.pages.every_entry import EntryLine
from entramado.api.pages.replies.counts import Held
from entramado.api.pages.replies.told import Row, Told
from entramado.api.pages.replies.words import calling, holding, wordings_of
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
    labels = {group, *(told.asked.known.label("population", slug, lang) for slug in slugs for lang in LANGUAGES)}
    saying = calling(told.asked, names := _names(told, slugs))
    for name in sorted(labels):
        saying |= index.mask_of(holding(told.asked, fold_as_queries(name)))
    saying &= others & ~held.mask
    if not 0 < saying.bit_count() <= _TOO_MANY:
        return None
    found = [one for iri, one in entries.items() if saying & index.bits.get(iri, 0)]
    rows = tuple(_row(told, one, names, sorted(labels)) for one in found[:_MOST])
    return Mentioned(len(found), rows)


def _names(told: Told, slugs: Sequence[str]) -> list[str]:
    """What groups are called in texts, and by the question."""
    asked_by = (word for slug in slugs for word in told.asked.named.said.get(("population", slug), ()))
    own = {word for word in asked_by if says_what(word) and word not in TOO_WIDE}
    return sorted({*wordings_of(told.asked, slugs), *own})


def _row(told: Told, entry: EntryLine, names: Sequence[str], labels: Sequence[str]) -> Row:
    """An entry with the lines on which a name stands, else those with the words of a label."""
    row = told.row(entry, labels, told.asked.index.bits[entry.iri])
    lines = told.asked.texts.lines_calling(entry.iri, names) if told.asked.texts else None
    return replace(row, first=lines[0], last=lines[1]) if lines else row
