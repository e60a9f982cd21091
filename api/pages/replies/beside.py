"""Two things of a kind that a question names, held side by side by the entries that have each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from entramado.api.pages.entry_details import beginnings_of_entries
from entramado.api.pages.every_entry import EntryLine
from entramado.api.pages.facets import BESIDES, FacetIndex
from entramado.api.pages.question.two_things import asks_jointly, wanted_of_two
from entramado.api.pages.replies.growth import growth
from entramado.api.pages.replies.partners_by_edition import bodies_beside, partners_by_edition
from entramado.api.pages.replies.told import PLAIN, ComparedMeasure, Row, Told, ToldValue
from entramado.api.pages.replies.words import among_words
from entramado.api.pages.subjects import OfferSubject
from entramado.ontology.folding import fold_words

_TWO: Final = 2
# Behind any date.
LAST: Final = "9999"
_MOST: Final = 3
# More stand side by side on no page.
_THINGS_MOST: Final = 4
_LISTED: Final = ("objective", "reporter", "population", "state", "challenge")
# Of these it is told what one of two things has alone.
_ALONE: Final = ("population", "objective")
_ALONE_MOST: Final = 8
# Where that is what is asked.
_WANTED_MOST: Final = 40
_ROWS_MOST: Final = 8
_SHARED_MOST: Final = 12
_OF_BODIES: Final = ("reporter", "names", "involved")
# Another measure of a kind: what a state's government reports beside what takes place there, who names a body.
_ANOTHER: Final = {"state": "reporting_state", "reporter": "names", "names": "reporter"}


@dataclass(frozen=True, slots=True)
class Beside:
    """Things of a kind with their measures, how many entries have all of them, and what finds these.

    `change` says by how much the number of entries changed, where the things are editions. `named_only` are the bodies
    that report nothing: what their columns list is of the entries of others that name them. `masks` are the entries,
    `slugs` the things as values of a `facet`; `shared` are the bodies that take part in the entries with both.
    """

    things: tuple[ToldValue, ...]
    lines: tuple[ComparedMeasure, ...]
    both: int
    both_href: str
    change: str = ""
    named_only: tuple[OfferSubject, ...] = ()
    masks: tuple[int, ...] = ()
    facet: str = ""
    slugs: tuple[str, ...] = ()
    shared: tuple[ToldValue, ...] = ()


async def first_of_each(told: Told, of: Beside | None, entries: Mapping[str, EntryLine]) -> tuple[tuple[Row, ...], ...]:
    """The first entries of each thing: the newest first; those that began first, where that is asked."""
    bits = told.asked.index.bits
    begun = await beginnings_of_entries(told.context) if "since" in told.asked.intents else {}
    found = []
    for mask in of.masks if of else ():
        own = [entry for iri, entry in entries.items() if mask & bits.get(iri, 0)]
        own.sort(key=lambda one: (begun.get(one.iri, (LAST, 0))[0], -int(one.edition)))
        rows = [told.row(one, (), bits[one.iri]) for one in own[:_ROWS_MOST]]
        found.append(tuple(dated(row, begun.get(row.entry.iri)) for row in rows))
    return tuple(found)


def dated(row: Row, begun: tuple[str, int] | None) -> Row:
    """A row with the date of beginning that its entry tells, and the line of that."""
    return replace(row, begun=begun[0], first=begun[1], last=begun[1]) if begun else row


def beside(told: Told, words: Sequence[str], *, narrowed: bool) -> Beside | None:
    """The things of the first kind of which a question names several; None where it names one of each.

    `words` are what the entries are looked for by; `narrowed`: of what is named those that say them are told besides.
    """
    saying = among_words(told.asked, words)
    among = told.asked.index.everything if narrowed else saying
    if "hardest" in told.asked.intents:
        among &= told.asked.index.having("challenge")
    facet, slugs = next(((facet, slugs) for facet, slugs in _several(told) if len(slugs) >= _TWO), ("", []))
    changed = "changed" in told.asked.intents
    if facet == "population" and told.asked.named.one_group:
        # "Indigenous women" are one group: the entries with both.
        facet = ""
    if facet == "involved" and asks_jointly(told.asked.named, told.asked.spoken):
        facet = ""
    if not facet or (changed and facet == "programme"):
        return by_edition(told, among, words, saying) if changed else None
    others = {name: of for name, of in told.filters.items() if PLAIN.get(name, name) != facet}
    index = told.asked.index
    masks = [index.matching({**others, facet: [slug]}) & among for slug in slugs]
    things = tuple(
        ToldValue(told.subject(facet, slug), _explore(told, {**others, facet: [slug]}, among), mask.bit_count())
        for slug, mask in zip(slugs, masks, strict=True)
    )
    things = _told_apart(told, things, masks)
    further = next((name for name, of in BESIDES.items() if of == facet), "")
    together = _explore(told, {**others, facet: slugs[:1], further: slugs[1:2]}, among) if further else ""
    lines = [
        *_editions(told, masks, [{**others, facet: [slug]} for slug in slugs], among),
        *_another(told, others, facet, slugs, among),
    ]
    silent = [facet == "reporter" and not mask for mask in masks]
    told_of = [
        index.matching({**others, "names": [slug]}) & among if none else mask
        for slug, mask, none in zip(slugs, masks, silent, strict=True)
    ]
    lines = [*_saying(told, masks, words, saying, among), *lines]
    if facet in _OF_BODIES and "partners" in told.asked.intents:
        lines.insert(0, _with_whom(told, others, slugs))
    lines += [_listed(told, told_of, one) for one in _LISTED if one != facet and one not in others]
    if facet in _OF_BODIES and "partners" not in told.asked.intents:
        lines.append(_with_whom(told, others, slugs))
    lines += [_alone(told, told_of, one) for one in _ALONE if len(slugs) == _TWO and one != facet and one not in others]
    kept = tuple(line for line in _wanted_first(told, told_of, lines) if any(line.lists) or line.counts)
    named = tuple(one.subject for one, none in zip(things, silent, strict=True) if none)
    both = _together(told, others, facet, slugs) & among
    shared = bodies_beside(told, both, slugs)[:_SHARED_MOST] if facet in _OF_BODIES else []
    return Beside(
        things, kept, both.bit_count(), together, "", named, tuple(told_of), facet, tuple(slugs), tuple(shared)
    )


def by_edition(told: Told, among: int, words: Sequence[str], saying: int) -> Beside | None:
    """The editions with what the entries of each have, the oldest first; None where only one has any."""
    index, others = told.asked.index, {name: of for name, of in told.filters.items() if name != "document"}
    by_year = _documents_by_year(index, told.filters.get("document", ()))
    masks = {year: index.matching({**others, "document": keys}) & among for year, keys in by_year.items()}
    reports = index.having("objective")
    # An edition of the reports that has none of it tells that it is no longer, or not yet, there.
    whole = {year for year, keys in by_year.items() if index.matching({"document": keys}) & reports}
    years = [year for year in sorted(masks) if masks[year] or year in whole]
    if len(years) < _TWO or not any(masks.values()):
        return None
    counts = [masks[year].bit_count() for year in years]
    things = tuple(
        ToldValue(
            OfferSubject(year), _explore(told, {**others, "document": by_year[year]}, among), masks[year].bit_count()
        )
        for year in years
    )
    of_years = [masks[year] for year in years]
    lines = growth(told, [mask & ~_aims(told) for mask in of_years])
    said = _saying(told, of_years, words, saying, among)
    if not lines:
        lines = partners_by_edition(told, {year: by_year[year] for year in years})
        # Which chapters an edition has says what its numbers can be held against.
        lines += [_listed(told, of_years, facet) for facet in ("chapter", *_LISTED) if facet not in others]
        lines += _programmes(told, of_years)
    of_kind = _actions(told, of_years)
    counts = [one.count for one in of_kind[0].counts] if of_kind else counts
    change = f"{counts[-1] - counts[0]:+}"
    kept = tuple(line for line in (*of_kind, *said, *lines) if any(line.lists) or line.counts)
    return Beside(things, kept, 0, "", change)


def _aims(told: Told) -> int:
    """The entries that are aims; none where it is asked for aims or for actions."""
    return 0 if "aim" in told.filters else told.asked.index.masks.get("aim", {}).get("true", 0)


def _actions(told: Told, masks: Sequence[int]) -> list[ComparedMeasure]:
    """How many of the entries are actions, and how many aims, where some are aims and none are asked for."""
    aims = _aims(told)
    if not any(mask & aims for mask in masks):
        return []
    parts = (("actions", [mask & ~aims for mask in masks]), ("aims", [mask & aims for mask in masks]))
    return [
        ComparedMeasure(key, "", tuple(ToldValue(OfferSubject(""), "", mask.bit_count()) for mask in of))
        for key, of in parts
    ]


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
    """The entries that have the first two of the things; of bodies that report, those that both take part in."""
    facet = "involved" if facet == "reporter" else facet
    masks = [told.asked.index.matching({**others, facet: [slug]}) for slug in slugs[:_TWO]]
    return masks[0] & masks[1]


def _saying(told: Told, masks: Sequence[int], words: Sequence[str], saying: int, among: int) -> list[ComparedMeasure]:
    """How many entries of each also say the other words of the question."""
    if saying in (among, told.asked.index.everything):
        return []
    counts = tuple(ToldValue(OfferSubject(""), "", (mask & saying).bit_count()) for mask in masks)
    # Where none of them says the words, they tell nothing of either.
    said = ", ".join(f"«{one}»" for one in words)
    return [ComparedMeasure("saying", "", counts, said=said)] if any(one.count for one in counts) else []


def _explore(told: Told, filters: Mapping[str, list[str]], among: int) -> str:
    """Where the explorer has the entries, which looks for no words."""
    return told.explore(filters) if among == told.asked.index.everything else ""


def _told_apart(told: Told, things: Sequence[ToldValue], masks: Sequence[int]) -> tuple[ToldValue, ...]:
    """Things with who reports most of their entries behind their names, where two are called the same."""
    names = [fold_words(one.subject.text) for one in things]
    having = told.asked.index.masks.get("reporter", {})

    def called(one: ToldValue, mask: int) -> ToldValue:
        if names.count(fold_words(one.subject.text)) == 1:
            return one
        first = max(having, key=lambda slug: (having[slug] & mask).bit_count(), default="")
        if not first or not having[first] & mask:
            return one
        text = f"{one.subject.text} ({told.subject('reporter', first).text})"
        return replace(one, subject=replace(one.subject, text=text))

    return tuple(called(one, mask) for one, mask in zip(things, masks, strict=True))


def _several(told: Told) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for facet, slugs in told.filters.items():
        found.setdefault(PLAIN.get(facet, facet), []).extend(slugs)
    return [(facet, slugs) for facet, slugs in found.items() if facet != "document" and len(slugs) <= _THINGS_MOST]


def _editions(
    told: Told, masks: Sequence[int], filters: Sequence[dict[str, list[str]]], among: int
) -> list[ComparedMeasure]:
    """How many entries each thing has in each edition; `filters` of the explorer are those of each thing."""
    index = told.asked.index
    lines = []
    for year, keys in sorted(_documents_by_year(index, ()).items(), reverse=True):
        counts = tuple(
            ToldValue(
                told.subject("document", keys[0]),
                _explore(told, {**given, "document": keys}, among),
                (mask & index.matching({"document": keys})).bit_count(),
            )
            for given, mask in zip(filters, masks, strict=True)
        )
        if any(one.count for one in counts):
            lines.append(ComparedMeasure("edition", year, counts))
    return lines


def _another(
    told: Told, others: dict[str, list[str]], facet: str, slugs: Sequence[str], among: int
) -> list[ComparedMeasure]:
    measure = _ANOTHER.get(facet, "")
    if not measure:
        return []
    found = []
    for slug in slugs:
        filters = {**others, measure: [slug]}
        count = (told.asked.index.matching(filters) & among).bit_count()
        found.append(ToldValue(told.subject(facet, slug), _explore(told, filters, among), count))
    return [ComparedMeasure(f"another.{measure}", "", tuple(found))] if any(one.count for one in found) else []


def _with_whom(told: Told, others: Mapping[str, list[str]], slugs: Sequence[str]) -> ComparedMeasure:
    """The bodies that take part or are named in the entries in which each of some bodies does, whoever reports them."""
    matching = told.asked.index.matching
    lists = [bodies_beside(told, matching({**others, "involved": [slug]}), [slug]) for slug in slugs]
    totals = tuple(len(of) for of in lists)
    return ComparedMeasure("with-whom", "", (), tuple(tuple(of[:_MOST]) for of in lists), totals)


def _wanted_first(told: Told, masks: Sequence[int], lines: Sequence[ComparedMeasure]) -> list[ComparedMeasure]:
    """What a question asks that one of two things has without the other, or that both have; then the other lines."""
    asked = told.asked
    how, facet = wanted_of_two(asked.named, asked.spoken, asked.intents) if len(masks) == _TWO else ("", "")
    wanted = [_alone(told, masks, facet, _WANTED_MOST, shared=how == "shared")] if how else []
    return [*wanted, *(one for one in lines if one.key not in [first.key for first in wanted])]


def _alone(
    told: Told, masks: Sequence[int], facet: str, most: int = _ALONE_MOST, *, shared: bool = False
) -> ComparedMeasure:
    """The values that one of two things has and the other does not, or those that both have."""
    values = [told.aspect(facet, mask).values for mask in masks]
    having = [{one.href for one in of} for of in values]
    kept = [tuple(one for one in of if (one.href in having[1 - at]) is shared) for at, of in enumerate(values)]
    key = f"{'shared' if shared else 'alone'}.{facet}"
    return ComparedMeasure(key, "", (), tuple(of[:most] for of in kept), tuple(len(of) for of in kept))


def _listed(told: Told, masks: Sequence[int], facet: str) -> ComparedMeasure:
    values = [told.aspect(facet, mask).values for mask in masks]
    return ComparedMeasure(facet, "", (), tuple(of[:_MOST] for of in values), tuple(len(of) for of in values))
