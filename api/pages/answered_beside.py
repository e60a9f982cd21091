"""Two things of a kind that a question names, held side by side by the entries that have each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.answered_told import Told, ToldValue
from entramado.api.pages.facets import BESIDES

_TWO: Final = 2
_MOST: Final = 3
_LISTED: Final = ("objective", "reporter", "population", "state", "challenge")
# Another measure of a kind: what a state's government reports beside what takes place there, who names a body.
_ANOTHER: Final = {"state": "reporting_state", "reporter": "names", "names": "reporter"}


@dataclass(frozen=True, slots=True)
class ComparedMeasure:
    """One measure of each thing: a count that leads to the entries, or the values that most entries have."""

    key: str
    year: str
    counts: tuple[ToldValue, ...]
    lists: tuple[tuple[ToldValue, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Things of a kind with their measures, how many entries have all of them, and what finds these."""

    things: tuple[ToldValue, ...]
    lines: tuple[ComparedMeasure, ...]
    both: int
    both_href: str


def beside(told: Told) -> Beside | None:
    """The things of the first kind of which a question names several; None where it names one of each."""
    facet, slugs = next(((facet, slugs) for facet, slugs in _several(told) if len(slugs) >= _TWO), ("", []))
    if not facet:
        return None
    others = {name: of for name, of in told.filters.items() if BESIDES.get(name, name) != facet}
    index = told.asked.index
    masks = [index.matching({**others, facet: [slug]}) for slug in slugs]
    things = tuple(
        ToldValue(told.subject(facet, slug), told.explore({**others, facet: [slug]}), mask.bit_count())
        for slug, mask in zip(slugs, masks, strict=True)
    )
    both = masks[0] & masks[1]
    further = next((name for name, of in BESIDES.items() if of == facet), "")
    together = told.explore({**others, facet: slugs[:1], further: slugs[1:2]}) if further else ""
    lines = [*_editions(told, masks, facet, slugs), *_another(told, others, facet, slugs)]
    lines += [_listed(told, masks, one) for one in _LISTED if one != facet and one not in others]
    return Beside(things, tuple(line for line in lines if any(line.lists) or line.counts), both.bit_count(), together)


def _several(told: Told) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for facet, slugs in told.filters.items():
        found.setdefault(BESIDES.get(facet, facet), []).extend(slugs)
    return [(facet, slugs[:_MOST]) for facet, slugs in found.items() if facet != "document"]


def _editions(told: Told, masks: Sequence[int], facet: str, slugs: Sequence[str]) -> list[ComparedMeasure]:
    index = told.asked.index
    by_year: dict[str, list[str]] = {}
    for key in index.masks.get("document", {}):
        by_year.setdefault(str(index.order.get(f"document/{key}", key)), []).append(key)
    lines = []
    for year, keys in sorted(by_year.items(), reverse=True):
        counts = tuple(
            ToldValue(
                told.subject("document", keys[0]),
                told.explore({facet: [slug], "document": keys}),
                (mask & index.matching({"document": keys})).bit_count(),
            )
            for slug, mask in zip(slugs, masks, strict=True)
        )
        if any(one.count for one in counts):
            lines.append(ComparedMeasure("edition", year, counts))
    return lines


def _another(told: Told, others: dict[str, list[str]], facet: str, slugs: Sequence[str]) -> list[ComparedMeasure]:
    measure = _ANOTHER.get(facet, "")
    if not measure:
        return []
    found = []
    for slug in slugs:
        filters = {**others, measure: [slug]}
        count = told.asked.index.matching(filters).bit_count()
        found.append(ToldValue(told.subject(facet, slug), told.explore(filters), count))
    return [ComparedMeasure(f"another.{measure}", "", tuple(found))] if any(one.count for one in found) else []


def _listed(told: Told, masks: Sequence[int], facet: str) -> ComparedMeasure:
    return ComparedMeasure(facet, "", (), tuple(told.aspect(facet, mask).values[:_MOST] for mask in masks))
