"""Entries once linked: the loader's record, what its text says, and the bodies its names mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from entramado.graph.corrections import Correction
from entramado.loaders.extract.extracted import BodyMention, ExtractedFacts
from entramado.loaders.records import Entry


@dataclass(frozen=True, slots=True)
class Body:
    """A body a printed name was linked to, or could mean.

    `institution` is the authority's identifier (or a new, unconfirmed body's slug); None where
    `candidates` has several and the mention stays unlinked, or where the name says only of which `kind` the body is
    ("los Sistemas DIF"). `rule` says how it was decided.
    """

    institution: str | None
    candidates: tuple[str, ...]
    printed: str
    line: int
    rule: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body named in the documents that the authority does not hold (status ``unconfirmed``)."""

    slug: str
    name: str
    acronym: str | None
    state: str | None = None


def bodies_of(linked: Iterable[Body]) -> set[str]:
    """The identifiers that bodies were linked to, or could mean, or that say their kind."""
    named = ((body.institution, body.kind, *(() if body.institution else body.candidates)) for body in linked)
    return {identifier for names in named for identifier in names if identifier}


@dataclass(slots=True)
class LinkedEntry:
    """An entry with its slug (the last part of its IRI), its facts and the bodies behind its names.

    `name` is what a person would call it: see `entramado.loaders.entry_names`; `corrections` are the rows that
    changed what was read.
    """

    slug: str
    entry: Entry
    facts: ExtractedFacts
    reporters: list[Body] = field(default_factory=list)
    parents: list[Body] = field(default_factory=list)
    organisations: list[tuple[BodyMention, Body]] = field(default_factory=list)
    name: str = ""
    corrections: list[Correction] = field(default_factory=list)

    def bodies(self) -> set[str]:
        """The identifiers of all bodies that the entry names."""
        return bodies_of([*self.reporters, *self.parents, *(body for _, body in self.organisations)])


def entry_slug(entry: Entry, seen: set[str]) -> str:
    """The last part of an entry's IRI, readable and stable; a number printed twice gets ``-b``, ``-c`` ..."""
    ordinal = entry.ordinal.strip().rstrip(".").replace(".", "-").replace(" ", "-").lower() or "0"
    if entry.state:
        parts = [entry.doc, entry.state.lower(), ordinal]
    elif entry.chapter:
        parts = [entry.doc, entry.chapter.lower(), str(entry.objective), ordinal]
    elif entry.kind == "future":
        parts = [entry.doc, str(entry.objective), f"f{ordinal}"]
    elif entry.objective is None:
        parts = [entry.doc, ordinal]
    else:
        parts = [entry.doc, str(entry.objective), ordinal]
    slug = "-".join(parts)
    candidate, letter = slug, "b"
    while candidate in seen:
        candidate, letter = f"{slug}-{letter}", chr(ord(letter) + 1)
    seen.add(candidate)
    return candidate
