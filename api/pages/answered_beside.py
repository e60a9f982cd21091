"""Two things of a kind that a question names, held side by side by the entries that have each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.answered_told import PLAIN, Told, ToldValue
from entramado.api.pages.facets import BESIDES, FacetIndex
from entramado.api.pages.subjects import OfferSubject

_TWO: Final = 2
_MOST: Final = 3
# More stand side by side on no page.
_THINGS_MOST: Final = 4
_LISTED: Final = ("objective", "reporter", "population", "state", "challenge")
# Another measure of a kind: what a state's government reports beside what takes place there, who names a body.
_ANOTHER: Final = {"state": "reporting_state", "reporter": "names", "names": "reporter"}


@dataclass(frozen=True, slots=True)
class ComparedMeasure:
    """One measure of each thing: a count that leads to the entries, or the values that most entries have.

    `totals` say of each list how many values there are in all.
    """

    key: str
    year: str
    counts: tuple[ToldValue, ...]
    lists: tuple[tuple[ToldValue, ...], ...] = ()
    totals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Things of a kind with their measures, how many entries have all of them, and what finds these.

    `change` says by how much the number of entries changed, where the things are editions. `named_only` are the bodies
    that report nothing: what their columns list is of the entries of others that name them.
    """

    things: tuple[ToldValue, ...]
    lines: tuple[ComparedMeasure, ...]
    both: int
    both_href: str
    change: str = ""
    named_only: tuple[OfferSubject, ...] = ()


def beside(told: Told) -> Beside | None:
    """The things of the first kind of which a question names several; None where it names one of each."""
    facet, slugs = next(((facet, slugs) for facet, slugs in _several(told) if len(slugs) >= _TWO), ("", []))
    if not facet:
        return by_edition(told) if "changed" in told.asked.intents else None
    others = {name: of for name, of in told.filters.items() if PLAIN.get(name, name) != facet}
    index = told.asked.index
    masks = [index.matching({**others, facet: [slug]}) for slug in slugs]
    things = tuple(
        ToldValue(told.subject(facet, slug), told.explore({**others, facet: [slug]}), mask.bit_count())
        for slug, mask in zip(slugs, masks, strict=True)
    )
    further = next((name for name, of in BESIDES.items() if of == facet), "")
    together = told.explore({**others, facet: slugs[:1], further: slugs[1:2]}) if further else ""
    lines = [*_editions(told, masks, facet, slugs), *_another(told, others, facet, slugs)]
    silent = [facet == "reporter" and not mask for mask in masks]
    told_of = [
        index.matching({**others, "names": [slug]}) if none else mask
        for slug, mask, none in zip(slugs, masks, silent, strict=True)
    ]
    lines += [_listed(told, told_of, one) for one in _LISTED if one != facet and one not in others]
    kept = tuple(line for line in lines if any(line.lists) or line.counts)
    named = tuple(one.subject for one, none in zip(things, silent, strict=True) if none)
    return Beside(things, kept, _together(told, others, facet, slugs), together, named_only=named)


def by_edition(told: Told) -> Beside | None:
    """The editions with what the entries of each have, the oldest first; None where only one has any."""
    index, others = told.asked.index, {name: of for name, of in told.filters.items() if name != "document"}
    by_year = _documents_by_year(index, told.filters.get("document", ()))
    masks = {year: index.matching({**others, "document": keys}) for year, keys in by_year.items()}
    years = [year for year in sorted(masks) if masks[year] or told.filters.get("document")]
    if len(years) < _TWO or not any(masks.values()):
        return None
    counts = [masks[year].bit_count() for year in years]
    things = tuple(
        ToldValue(OfferSubject(year), told.explore({**others, "document": by_year[year]}), masks[year].bit_count())
        for year in years
    )
    lines = [_listed(told, [masks[year] for year in years], facet) for facet in _LISTED if facet not in others]
    lines += _programmes(told, [masks[year] for year in years])
    change = f"{counts[-1] - counts[0]:+}"
    return Beside(things, tuple(line for line in lines if any(line.lists)), 0, "", change)


def _documents_by_year(index: FacetIndex, chosen: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in chosen or index.masks.get("document", {}):
        found.setdefault(str(index.order.get(f"document/{key}", key)), []).append(key)
    return found


def _programmes(told: Told, masks: Sequence[int]) -> list[ComparedMeasure]:
    """The programmes that an edition shares with another one of those held side by side, and has alone."""
    having = told.asked.index.masks.get("programme", {})
    found = [{slug for slug, of in having.items() if of & mask} for mask in masks]
    lines = []
    for key, shared in (("programme.shared", True), ("programme.alone", False)):
        lists = []
        for at, own in enumerate(found):
            others = set().union(*(one for place, one in enumerate(found) if place != at))
            kept = own & others if shared else own - others
            values = [
                ToldValue(
                    told.subject("programme", slug),
                    told.href("programme", slug),
                    (having[slug] & masks[at]).bit_count(),
                )
                for slug in kept
            ]
            lists.append(sorted(values, key=lambda one: (-one.count, one.subject.text)))
        lines.append(
            ComparedMeasure(key, "", (), tuple(tuple(of[:_MOST]) for of in lists), tuple(len(of) for of in lists))
        )
    return lines


def _together(told: Told, others: Mapping[str, list[str]], facet: str, slugs: Sequence[str]) -> int:
    """How many entries have the first two of the things; of bodies that report, those that both take part in."""
    facet = "involved" if facet == "reporter" else facet
    masks = [told.asked.index.matching({**others, facet: [slug]}) for slug in slugs[:_TWO]]
    return (masks[0] & masks[1]).bit_count()


def _several(told: Told) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for facet, slugs in told.filters.items():
        found.setdefault(PLAIN.get(facet, facet), []).extend(slugs)
    return [(facet, slugs) for facet, slugs in found.items() if facet != "document" and len(slugs) <= _THINGS_MOST]


def _editions(told: Told, masks: Sequence[int], facet: str, slugs: Sequence[str]) -> list[ComparedMeasure]:
    index = told.asked.index
    lines = []
    for year, keys in sorted(_documents_by_year(index, ()).items(), reverse=True):
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
    values = [told.aspect(facet, mask).values for mask in masks]
    return ComparedMeasure(facet, "", (), tuple(of[:_MOST] for of in values), tuple(len(of) for of in values))
