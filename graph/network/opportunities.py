"""Who works at the same place and is not reported together, and who works at a place that one names.

A place is an objective, a group of people and a state, of one edition: where an entry reports all three. A body works
there where it reports the entry, or is named in it as unit, partner or funder. "Not reported together" is said of the
reports: no entry names both, in whatever role; whether they work together nobody has said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from entramado.graph.network.parameters import DEFAULT_PARTS
from entramado.graph.network.source import EntryFacts, NetworkSource, TieEvidence


@dataclass(frozen=True, slots=True, order=True)
class WorkArea:
    """An objective, a group and a state (IRIs) of an edition."""

    edition: str
    objective: str
    population: str
    state: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty text for any. Objective, population, state and institution are IRIs."""

    edition: str = ""
    objective: str = ""
    population: str = ""
    state: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Opportunity:
    """Two bodies not reported together, and the places where both work: place -> the evidence of one, of the other."""

    one: str
    other: str
    places: dict[WorkArea, tuple[tuple[TieEvidence, ...], tuple[TieEvidence, ...]]]


@dataclass(frozen=True, slots=True)
class PartnerCandidate:
    """A body that works at what is asked for: entries that fit wholly, of these reported by it, and that fit in part.

    `fits` are the entries that meet every criterion, `near` those that meet all but one, `evidence` that of `fits`, or
    of `near` where there are none.
    """

    body: str
    fits: int
    reports: int
    near: int
    editions: tuple[str, ...]
    evidence: tuple[TieEvidence, ...]


def opportunities(source: NetworkSource, wanted: Wanted) -> list[Opportunity]:
    """The pairs not reported together, those with most common places first, then by their IRIs.

    Bodies above or below one another are left out: that the one belongs to the other says enough. Both have to work at
    the place in one edition; together in any of the editions asked for is together.
    """
    entries = _entries(source, wanted.edition)
    together = _together(source, entries)
    at: dict[WorkArea, dict[str, list[TieEvidence]]] = defaultdict(lambda: defaultdict(list))
    for one in source.participations:
        if one.entry in entries and one.role in DEFAULT_PARTS:
            for place in _places(source, entries[one.entry]):
                if _fits(place, wanted):
                    at[place][one.body].append(TieEvidence(one.entry, one.role, one.lines))
    found: dict[tuple[str, str], dict[WorkArea, tuple[tuple[TieEvidence, ...], tuple[TieEvidence, ...]]]] = defaultdict(
        dict
    )
    for place in sorted(at):
        for pair in combinations(sorted(at[place]), 2):
            if pair not in together and (not wanted.institution or wanted.institution in pair):
                sides = [tuple(sorted(set(at[place][body]))) for body in pair]
                found[pair][place] = sides[0], sides[1]
    kept = {pair: places for pair, places in found.items() if not _akin(source, *pair)}
    order = sorted(kept, key=lambda pair: (-len(kept[pair]), pair))
    return [Opportunity(*pair, kept[pair]) for pair in order]


def candidates(source: NetworkSource, wanted: Wanted) -> list[PartnerCandidate]:
    """Who works at the objective, group and state asked for; empty where none of the three is named.

    By entries that fit wholly, of these those that it reports, then by entries that fit all but one criterion. With one
    criterion only entries that meet it count.
    """
    entries = _entries(source, wanted.edition)
    asked = sum(map(bool, (wanted.objective, wanted.population, wanted.state)))
    met = {iri: _met(source, entry, wanted) for iri, entry in entries.items()}
    by_body: dict[str, list[TieEvidence]] = defaultdict(list)
    for one in source.participations:
        if asked and one.role in DEFAULT_PARTS and met.get(one.entry, 0) >= max(1, asked - 1):
            by_body[one.body].append(TieEvidence(one.entry, one.role, one.lines))
    found = []
    for body, evidence in by_body.items():
        fits = [e for e in evidence if met[e.entry] == asked]
        near = [e for e in evidence if met[e.entry] < asked]
        shown = tuple(sorted(set(fits or near)))
        editions = tuple(sorted({entries[e.entry].edition for e in shown}))
        reports = len({e.entry for e in fits if e.role == "reporter"})
        sizes = (len({e.entry for e in fits}), reports, len({e.entry for e in near}))
        found.append(PartnerCandidate(body, *sizes, editions, shown))
    return sorted(found, key=lambda c: (-c.fits, -c.reports, -c.near, c.body))


def _entries(source: NetworkSource, edition: str) -> dict[str, EntryFacts]:
    return {
        iri: entry
        for iri, entry in source.entries.items()
        if entry.kind != "future" and (not edition or entry.edition == edition)
    }


def _together(source: NetworkSource, entries: Iterable[str]) -> set[tuple[str, str]]:
    kept = set(entries)
    bodies: dict[str, set[str]] = defaultdict(set)
    for one in source.participations:
        if one.entry in kept:
            bodies[one.entry].add(one.body)
    return {pair for found in bodies.values() for pair in combinations(sorted(found), 2)}


def _items(source: NetworkSource, entry: EntryFacts, kind: str) -> set[str]:
    return {item for item, _ in source.items.get(kind, {}).get(entry.iri, ())}


def _places(source: NetworkSource, entry: EntryFacts) -> Iterator[WorkArea]:
    if entry.objective:
        for population in _items(source, entry, "population"):
            for state in _items(source, entry, "state"):
                yield WorkArea(entry.edition, entry.objective, population, state)


def _fits(place: WorkArea, wanted: Wanted) -> bool:
    asked = (wanted.objective, place.objective), (wanted.population, place.population), (wanted.state, place.state)
    return all(not one or one == found for one, found in asked)


def _met(source: NetworkSource, entry: EntryFacts, wanted: Wanted) -> int:
    """How many of the criteria an entry meets."""
    return (
        bool(wanted.objective and wanted.objective == entry.objective)
        + bool(wanted.population and wanted.population in _items(source, entry, "population"))
        + bool(wanted.state and wanted.state in _items(source, entry, "state"))
    )


def _akin(source: NetworkSource, one: str, other: str) -> bool:
    return one in source.ancestors(other) or other in source.ancestors(one)
