"""The documents of a manifest one after the other, as a build takes them: read, extracted, corrected."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from entramado.graph.background import Runner
from entramado.graph.corrections import Corrected, Correction, Corrector
from entramado.graph.country_documents import CountryDocuments, is_apart
from entramado.graph.extraction import Extractor, extract
from entramado.graph.linking import Linker
from entramado.graph.portions import EntryRows, Placed, Portion, make_portion
from entramado.graph.records import entry_slug
from entramado.graph.stages import Stages
from entramado.loaders.entry_names import name_entries
from entramado.loaders.extract.extracted import ExtractedFacts
from entramado.loaders.reading import DocumentSpec
from entramado.loaders.records import Reading
from entramado.ontology.authority import load_authority
from entramado.ontology.namespaces import Base

# The key has a place of its own, the print's description is named by its file.
_NOT_TOLD = ("key", "description")
# What the facts of a document hold only where the manifest says it.
_UNLESS_TOLD = ("country", "language")


@dataclass(slots=True)
class CorrectedDocument:
    """A document with the names, facts and slugs of its entries, what corrections held, and what links its names.

    `portions` are what its entries give where a build asked for them.
    """

    spec: DocumentSpec
    number: int
    reading: Reading
    names: list[str]
    facts: list[ExtractedFacts]
    slugs: list[str]
    links: Linker
    corrected: Corrected
    portions: list[Portion] = field(default_factory=list)

    @property
    def rows(self) -> EntryRows:
        """The entries with what belongs to each."""
        return EntryRows(self.reading.entries, self.names, self.facts, self.slugs)


class DocumentReader:
    """Reads documents with one authority; `home` links names of home, `apart` those of other countries."""

    def __init__(self, stages: Stages, corrections: Sequence[Correction] = ()) -> None:
        self._stages = stages
        self.authority = stages.run("authority", load_authority)
        self.home = stages.run("lexicon", lambda: Linker.from_authority(self.authority))
        self.apart = CountryDocuments(self.home)
        self._extractor = stages.run("lexicon", lambda: Extractor(self.authority, self.home))
        self._corrector = Corrector(corrections, self.authority, always=True)

    def documents(
        self,
        specs: Mapping[str, DocumentSpec],
        sources: Path,
        *,
        workers: int = 1,
        cluster: Runner | None = None,
        kept: Path | None = None,
        base: Base | None = None,
    ) -> Iterator[CorrectedDocument]:
        """The documents in their order; with a `base` also the portions of their entries.

        Raises `DocumentError`, `ExtractionError`, `CorrectionError`.
        """
        ours = {key: spec for key, spec in specs.items() if not is_apart(spec)}
        numbers = {key: number for number, key in enumerate(specs)}

        def placed(key: str, reading: Reading) -> Placed | None:
            return Placed(base, numbers[key], specs[key].prose, reading.boxes) if base else None

        def plan(key: str, reading: Reading, slugs: Sequence[str]) -> Placed | None:
            # A correction may change facts, so that a document that has one waits for it.
            return None if self._corrector.touches(key, reading.entries, slugs) else placed(key, reading)

        results = extract(ours, sources, self._extractor, workers=workers, cluster=cluster, kept=kept, plan=plan)
        for key, spec in specs.items():
            take = partial(next, results) if key in ours else partial(self._apart, spec, sources)
            one = self._stages.run("extract", partial(self._taken, spec, numbers[key], take))
            at = placed(key, one.reading)
            if at and not one.portions:
                made = partial(make_portion, one.links, one.rows, at, corrected=one.corrected)
                one.portions = [self._stages.run("quads", made)]
            yield one

    def _taken(self, spec: DocumentSpec, number: int, take: Any) -> CorrectedDocument:
        taken = take()
        if isinstance(taken, CorrectedDocument):
            one = taken
        else:
            _, read = taken
            kept = read.extracted
            one = CorrectedDocument(
                spec, number, kept.reading, kept.names, kept.facts, read.slugs, self.home, Corrected(), read.portions
            )
        one.number = number
        one.corrected = self._corrector.correct(spec.key, one.reading.entries, one.facts, one.slugs)
        one.reading.flags += one.corrected.flags(one.reading.doc)
        if any(c.field == "title" for c in one.corrected.held):
            one.names = name_entries(one.reading.entries, self.authority)
        return one

    def _apart(self, spec: DocumentSpec, sources: Path) -> CorrectedDocument:
        reading, names, facts, links = self.apart.read(spec, sources)
        seen: set[str] = set()
        slugs = [entry_slug(entry, seen) for entry in reading.entries]
        return CorrectedDocument(spec, 0, reading, names, facts, slugs, links, Corrected())

    def check_all_met(self) -> None:
        """Raise `CorrectionError` where a correction is of no entry of the documents read."""
        if unmet := self._corrector.unmet():
            raise unmet[0].fault(
                f"no document has an entry {unmet[0].entry!r}; take it from entries.xlsx of the draft, or from the end "
                f"of the entry's address"
            )


def document_facts(spec: DocumentSpec, sources: Path, reading: Reading) -> dict[str, Any]:
    """What the manifest of a snapshot says of a document."""
    data = (sources / spec.file).read_bytes()
    facts = {k: v for k, v in asdict(spec).items() if k not in _NOT_TOLD and not (k in _UNLESS_TOLD and v is None)}
    return {**facts, "sha256": hashlib.sha256(data).hexdigest(), "lines": reading.line_count}
