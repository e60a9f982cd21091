"""All that was read, extracted and linked, before it becomes quads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from entramado.graph.identity.programmes import Identity
from entramado.graph.records import Body, LinkedEntry, NewBody, bodies_of
from entramado.loaders.records import Claim, Reading
from entramado.ontology.authority import Authority


@dataclass(slots=True)
class Corpus:
    """The records of a build: documents and readings by key, entries, claims with their bodies; `seconds` by stage."""

    authority: Authority
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    entries: list[LinkedEntry] = field(default_factory=list)
    claims: list[tuple[Claim, list[Body]]] = field(default_factory=list)
    identity: Identity = field(default_factory=Identity)
    new_bodies: dict[str, NewBody] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def named_bodies(self) -> set[str]:
        """The identifiers of the bodies that an entry, a claim or a document's imprint names."""
        named = {str(facts["publisher"]) for facts in self.documents.values()}
        named |= {body for entry in self.entries for body in entry.bodies()}
        return named | bodies_of(body for _, bodies in self.claims for body in bodies)
