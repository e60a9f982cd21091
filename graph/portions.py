"""What some entries of a document give a build: quads in order, what programmes are found by, what the report counts.

A document's entries are worked on some at a time, by whatever process, and are let go: a build holds what is here,
and that until it is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from entramado.graph.corrections import Corrected
from entramado.graph.country_documents import link_facts
from entramado.graph.entry_file import packed
from entramado.graph.linking import Linker
from entramado.graph.quad_runs import ordered_lines, place
from entramado.graph.quads.entries import entry_quads, prose_quads
from entramado.graph.quads.regions import with_regions
from entramado.graph.records import LinkedEntry, NewBody
from entramado.graph.report import Tally
from entramado.loaders.extract.extracted import ExtractedFacts
from entramado.loaders.records import Box, Entry
from entramado.ontology.namespaces import Base

STATED, ENTRIES, CLAIMS, OBSERVATIONS = range(4)
"""The ranks of quads: of vocabulary and authority, of what is read; what is computed comes last."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a document stands in a build, and whether its own words enter it; its lines' `boxes` if it is printed."""

    base: Base
    number: int
    prose: bool
    boxes: Mapping[int, Box] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EntryRows:
    """Entries of a document in order, and of each the name, the facts and the slug."""

    entries: Sequence[Entry]
    names: Sequence[str]
    facts: Sequence[ExtractedFacts]
    slugs: Sequence[str]

    def linked(self, links: Linker, corrected: Corrected | None = None) -> list[LinkedEntry]:
        """The entries with the bodies that they name linked."""
        found = []
        for entry, name, facts, slug in zip(self.entries, self.names, self.facts, self.slugs, strict=True):
            one = link_facts(links, entry, facts, slug, name)
            one.corrections = corrected.of(slug) if corrected else []
            found.append(one)
        return found


@dataclass(slots=True)
class Portion:
    """What some entries give a build.

    `lines` are quads as `ordered_lines` writes them, sorted; `entries` are as `packed` makes them; `new` are the bodies
    that the authority does not hold, in the order in which they are named.
    """

    lines: list[str] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)
    new: dict[str, NewBody] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)


def make_portion(
    links: Linker, rows: EntryRows, placed: Placed, number: int = 0, corrected: Corrected | None = None
) -> Portion:
    """What some entries give; `number` is theirs in the document. New bodies are the portion's, not the linker's."""
    before, links.new = links.new, {}
    linked = rows.linked(links, corrected)
    out = Portion(new=links.new)
    links.new = before
    at = place(ENTRIES, placed.number, number)
    for one in linked:
        boxes = {one.entry.doc: placed.boxes} if placed.boxes else {}
        quads = with_regions(placed.base, entry_quads(placed.base, one), boxes)
        out.lines += ordered_lines(quads, at, first=len(out.lines))
        if placed.prose:
            out.lines += ordered_lines(prose_quads(placed.base, one), at, prose=True, first=len(out.lines))
        out.entries.append(packed(one))
        out.tally.count(one, out.new)
    out.lines.sort()
    return out
