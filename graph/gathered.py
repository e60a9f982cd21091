"""What a build knows of all documents while their entries lie on disk: it grows with their counts, not their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Quad

from entramado.graph.country_documents import places_elsewhere
from entramado.graph.document_reader import CorrectedDocument
from entramado.graph.entry_file import EntryFile
from entramado.graph.portions import OBSERVATIONS
from entramado.graph.quad_runs import QuadRuns, place
from entramado.graph.quads.entries import line_quads
from entramado.graph.quads.observations import claim_quads, flag_quads, recommendation_quads, statistic_quads
from entramado.graph.quads.regions import with_regions
from entramado.graph.records import Body, NewBody, bodies_of
from entramado.graph.report import Tally
from entramado.loaders.records import Claim, Reading
from entramado.ontology.authority import Authority
from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import Base


class SameEntriesError(EntramadoError):
    """Two documents whose entries would have one address; the message says which and what to do."""


@dataclass(slots=True)
class Gathered:
    """Documents and readings (without entries and lines) by key, entries on disk, claims with their bodies, counts."""

    authority: Authority
    entries: EntryFile
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    claims: list[tuple[Claim, list[Body]]] = field(default_factory=list)
    new_bodies: dict[str, NewBody] = field(default_factory=dict)
    _slugs: set[str] = field(default_factory=set)

    def add(self, one: CorrectedDocument, facts: dict[str, Any], quads: QuadRuns, base: Base) -> None:
        """Add a document; its portions go to disk and leave memory. Raises `DiskError`, `SameEntriesError`."""
        key, reading = one.spec.key, one.reading
        if twice := self._slugs.intersection(one.slugs):
            raise SameEntriesError(
                f"{key}: its entry {min(twice)} has the address of another document's; change a key of the manifest"
            )
        self._slugs.update(one.slugs)
        self.documents[key], self.readings[key], self.tallies[key] = facts, reading, Tally()
        for portion in one.portions:
            quads.extend(portion.lines)
            self.tallies[key].add(portion.tally)
            self._add_new(portion.new)
            portion.lines = []
        self.entries.extend(one.slugs, [entry for portion in one.portions for entry in portion.entries])
        for claim in reading.claims:
            self.claims.append((claim, [one.links.link_printed(name) for name in claim.names]))
        self._add_new(one.links.new)
        one.links.new = {}
        boxes = {key: reading.boxes} if reading.boxes else {}
        quads.add(with_regions(base, _observations(base, reading), boxes), place(OBSERVATIONS, one.number))
        if one.spec.prose:
            quads.add(line_quads(base, key, reading.lines), place(OBSERVATIONS, one.number), prose=True)
        reading.entries, reading.lines, reading.used, reading.furniture = [], [], [], []
        if not reading.claims:
            reading.boxes = {}

    def _add_new(self, bodies: dict[str, NewBody]) -> None:
        for slug, body in bodies.items():
            self.new_bodies.setdefault(slug, body)

    def claim_quads(self, base: Base) -> Iterator[Quad]:
        """What reports publish about others' entries."""
        boxes = {key: reading.boxes for key, reading in self.readings.items() if reading.boxes}
        yield from with_regions(base, claim_quads(base, self.claims), boxes)

    def named_bodies(self) -> set[str]:
        """The identifiers of the bodies that an entry, a claim or a document's imprint names."""
        named = {str(facts["publisher"]) for facts in self.documents.values()}
        named.update(*(tally.bodies for tally in self.tallies.values()))
        return named | bodies_of(body for _, bodies in self.claims for body in bodies)

    def municipalities(self) -> set[str]:
        """The municipalities that entries name."""
        return set().union(*(tally.municipalities for tally in self.tallies.values()))

    def places_elsewhere(self) -> set[str]:
        """The places that entries name and that may be of another country."""
        tallies = self.tallies.values()
        return set().union(*(places_elsewhere(tally.states, tally.countries) for tally in tallies))


def _observations(base: Base, reading: Reading) -> Iterator[Quad]:
    yield from statistic_quads(base, reading.statistics)
    yield from recommendation_quads(base, reading.recommendations)
    yield from flag_quads(base, reading.flags)
