"""Documents to a snapshot: read, extract, link, identify, make quads, check, write.

The stages are plain functions over records; each reports its time to `progress`, so that a terminal
shows what is going on and a test can measure a stage.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import Quad, RdfFormat, Store

from entramado.graph import snapshot
from entramado.graph.background import beside
from entramado.graph.corpus import Corpus
from entramado.graph.corrections import CORRECTIONS, Corrected, Correction, Corrector, read_corrections
from entramado.graph.country_documents import CountryDocuments, is_apart, link_facts
from entramado.graph.extraction import Cluster, Extractor, extract
from entramado.graph.identity.programmes import Identity, link_programmes
from entramado.graph.linking import Linker
from entramado.graph.network.analysis import Analysis
from entramado.graph.network.published import published, source_of
from entramado.graph.quad_runs import QuadRuns
from entramado.graph.quads import authority as about
from entramado.graph.quads.entries import entry_quads, line_quads, prose_quads
from entramado.graph.quads.identity import possible_quads, programme_quads
from entramado.graph.quads.network import graph_quads, network_quads
from entramado.graph.quads.observations import claim_quads, flag_quads, recommendation_quads, statistic_quads
from entramado.graph.quads.reconciliation import comparison_quads
from entramado.graph.quads.regions import with_regions
from entramado.graph.reconciliation import reconcile
from entramado.graph.records import entry_slug
from entramado.graph.report import build_report
from entramado.graph.snapshot import Snapshot
from entramado.loaders.entry_names import name_entries
from entramado.loaders.reading import DocumentSpec, read_manifest
from entramado.loaders.records import Reading
from entramado.ontology.authority import Authority, load_authority
from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import Base
from entramado.ontology.programme_statements import load_statements

# Beyond this a build's store would take gigabytes of memory.
STORE_IN_MEMORY_QUADS = 4_000_000
ONTOLOGY = Path(__file__).parent.parent / "ontology"
# What a document's row has only where the manifest tells it.
# The description is told by the name of its file.
_NOT_TOLD = ("key", "description")
_UNLESS_TOLD = ("country", "language")
Progress = Callable[[str, float], None]
Result = TypeVar("Result")


class Stages:
    """Adds up the seconds of each stage and tells `progress` when one has run."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self._progress = progress

    def run(self, name: str, work: Callable[[], Result]) -> Result:
        """Run `work`, count its time to the stage `name`, and give its result."""
        start = time.perf_counter()
        result = work()
        spent = time.perf_counter() - start
        self.seconds[name] = self.seconds.get(name, 0.0) + spent
        if self._progress:
            self._progress(name, spent)
        return result


class BuildError(EntramadoError):
    """A build that cannot be done; the message says what is missing and the remedy."""


def read_corpus(
    sources: Path,
    *,
    manifest: Path | None = None,
    only: Sequence[str] | None = None,
    stages: Stages | None = None,
    workers: int = 1,
    cluster: Cluster | None = None,
    kept: Path | None = None,
    corrections: Sequence[Correction] = (),
) -> Corpus:
    """Read, extract and link the documents of the manifest, and find which entries report on one programme.

    `only` names the documents to read; without it, all of the manifest must be in `sources`. `workers` processes
    or a `cluster` read them; `kept` is a folder of what earlier builds read; `corrections` win over what is read.
    Raises `BuildError`, `DocumentError`, `ExtractionError`, `AuthorityError`, `SchemeError`, `CorrectionError`.
    """
    stages = stages or Stages()
    specs = _chosen(read_manifest(manifest), sources, only)
    corpus = _read_linked(
        specs, sources, stages, workers=workers, cluster=cluster, kept=kept, corrections=corrections, whole=not only
    )
    corpus.identity = stages.run("identity", partial(_identity, corpus))
    return corpus


def _read_linked(
    specs: dict[str, DocumentSpec],
    sources: Path,
    stages: Stages,
    *,
    workers: int,
    cluster: Cluster | None,
    kept: Path | None,
    corrections: Sequence[Correction],
    whole: bool,
) -> Corpus:
    """The entries of all documents, linked; which of them report on one programme is not known yet.

    `whole`: no document of the manifest is left out, so that each correction must have its entry.
    """
    authority = stages.run("authority", load_authority)
    linker = stages.run("lexicon", lambda: Linker.from_authority(authority))
    extractor = stages.run("lexicon", lambda: Extractor(authority, linker))
    corpus = Corpus(authority, seconds=stages.seconds)
    seen: set[str] = set()
    corrector = Corrector(corrections, authority, always=True)
    ours = {key: spec for key, spec in specs.items() if not is_apart(spec)}
    results = extract(ours, sources, extractor, workers=workers, cluster=cluster, kept=kept)
    apart = CountryDocuments(linker)
    for key, spec in specs.items():
        if key in ours:
            found = stages.run("extract", lambda: next(results))[1]
            reading, names, each, links = found.reading, found.names, found.facts, linker
        else:
            reading, names, each, links = stages.run("extract", partial(apart.read, spec, sources))
        corpus.readings[key] = reading
        corpus.documents[key] = _document(spec, sources, reading)
        slugs = [entry_slug(entry, seen) for entry in reading.entries]
        corrected = corrector.correct(key, reading.entries, each, slugs)
        names = _after(corrected, reading, names, authority)
        for entry, name, facts, slug in zip(reading.entries, names, each, slugs, strict=True):
            linked = stages.run("link", partial(link_facts, links, entry, facts, slug, name))
            linked.corrections = corrected.of(slug)
            corpus.entries.append(linked)
        for claim in reading.claims:
            corpus.claims.append((claim, [links.link_printed(name) for name in claim.names]))
    if whole and (unmet := corrector.unmet()):
        raise unmet[0].fault(
            f"no document has an entry {unmet[0].entry!r}; take it from entries.xlsx of the draft, or from the end of "
            f"the entry's address"
        )
    corpus.new_bodies = dict(linker.new)
    apart.join(corpus)
    return corpus


def _after(corrected: Corrected, reading: Reading, names: list[str], authority: Authority) -> list[str]:
    """Entries' names once a document is corrected; what was corrected in spite of another reading is flagged."""
    reading.flags += corrected.flags(reading.doc)
    retitled = any(c.field == "title" for c in corrected.held)
    return name_entries(reading.entries, authority) if retitled else names


def _corrections(sources: Path, named: Path | None) -> list[Correction]:
    """The corrections of the file that is named, or of the one among the documents, if there is one."""
    beside_documents = sources / CORRECTIONS
    path = named or (beside_documents if beside_documents.is_file() else None)
    return read_corrections(path) if path else []


def _identity(corpus: Corpus) -> Identity:
    editions = {key: int(facts["edition"]) for key, facts in corpus.documents.items()}
    return link_programmes(corpus.entries, editions, corpus.authority, load_statements())


def _chosen(specs: dict[str, DocumentSpec], sources: Path, only: Sequence[str] | None) -> dict[str, DocumentSpec]:
    if not sources.is_dir():
        raise BuildError(f"{sources}: there is no such folder; name the documents' folder with --sources")
    unknown = sorted(set(only or ()) - set(specs))
    if unknown:
        raise BuildError(f"there is no document {unknown[0]!r} in the manifest; it names: {', '.join(specs)}")
    return {key: spec for key, spec in specs.items() if not only or key in only}


def _document(spec: DocumentSpec, sources: Path, reading: Reading) -> dict[str, Any]:
    data = (sources / spec.file).read_bytes()
    facts = {k: v for k, v in asdict(spec).items() if k not in _NOT_TOLD and not (k in _UNLESS_TOLD and v is None)}
    return {**facts, "sha256": hashlib.sha256(data).hexdigest(), "lines": reading.line_count}


def fact_quads(corpus: Corpus, base: Base) -> Iterator[Quad]:
    """Every quad that may be published, document by document; those of programmes are `identity_quads`."""
    boxes = {reading.doc: reading.boxes for reading in corpus.readings.values() if reading.boxes}
    yield from with_regions(base, _stated(corpus, base), boxes)


def _stated(corpus: Corpus, base: Base) -> Iterator[Quad]:
    yield from about.turtle_quads(base, ONTOLOGY)
    yield from about.institution_quads(base, corpus.authority, corpus.named_bodies())
    yield from about.new_body_quads(base, corpus.new_bodies.values())
    named = {m.value for e in corpus.entries for m in e.facts.municipalities}
    yield from about.place_quads(base, corpus.authority, named)
    yield from about.document_quads(base, corpus.documents)
    graphs = ["vocabulary", "authority", "identity", "reconciliation", *corpus.readings]
    yield from about.build_quads(base, version("entramado"), corpus.readings, graphs)
    for linked in corpus.entries:
        yield from entry_quads(base, linked)
    yield from claim_quads(base, corpus.claims)
    for reading in corpus.readings.values():
        yield from statistic_quads(base, reading.statistics)
        yield from recommendation_quads(base, reading.recommendations)
        yield from flag_quads(base, reading.flags)


def identity_quads(base: Base, identity: Identity) -> Iterator[Quad]:
    """The programmes, and the entries that are perhaps of one."""
    yield from programme_quads(base, identity.programmes)
    yield from possible_quads(base, identity.possible)


def measured_quads(base: Base, analyses: Iterable[Analysis]) -> Iterator[Quad]:
    """What is measured of the networks."""
    yield from graph_quads(base)
    for analysis in analyses:
        yield from network_quads(base, analysis)


def asked(facts: QuadRuns) -> Store:
    """The facts as the stages ask them by queries, read in once for all of them; on disk where they are many."""
    path = facts.folder / "facts.nq"
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{statement.line}\n" for statement in facts.statements() if not statement.prose)
    store = Store() if len(facts) <= STORE_IN_MEMORY_QUADS else Store(str(facts.folder / "store"))
    store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    path.unlink()
    return store


def compared_quads(base: Base, store: Store, queries: Mapping[str, str]) -> Iterator[Quad]:
    """What the queries compute for the claims that the facts hold."""
    if not queries:
        return
    yield from comparison_quads(base, reconcile(store, queries, base))


def own_words(corpus: Corpus, base: Base) -> Iterator[Quad]:
    """The documents' own words, of those documents only whose licence lets them be republished."""
    for linked in corpus.entries:
        if corpus.documents[linked.entry.doc]["prose"]:
            yield from prose_quads(base, linked)
    for key, reading in corpus.readings.items():
        if corpus.documents[key]["prose"]:
            yield from line_quads(base, key, reading.lines)


def build_snapshot(
    sources: Path,
    out: Path,
    *,
    manifest: Path | None = None,
    only: Sequence[str] | None = None,
    base: Base | None = None,
    reconciliation: Mapping[str, str] | None = None,
    networks: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    cluster: Cluster | None = None,
    kept: Path | None = None,
    corrections: Path | None = None,
) -> tuple[Snapshot, dict[str, float]]:
    """Build a snapshot of the documents in `sources` at `out`; give it and the seconds of each stage.

    `reconciliation` are the queries (name to SPARQL) that compute what reports publish, `networks` those that
    networks are read by; without them nothing is compared or measured. The number of `workers` (processes that
    read documents), a `cluster` that reads them and the folder `kept` (what earlier builds read) change the time, not
    the bytes. `corrections` is a file of rows that win over what is read; without it, ``corrections.csv`` among the
    documents is one. Raises what `read_corpus` raises, `ReconciliationError`, `DiskError`, and `SnapshotError` where
    `out` cannot be written; what stood at `out` then stands there still.
    """
    base = base or Base()
    stages = Stages(progress)
    specs = _chosen(read_manifest(manifest), sources, only)
    rows = _corrections(sources, corrections)
    corpus = _read_linked(
        specs, sources, stages, workers=workers, cluster=cluster, kept=kept, corrections=rows, whole=not only
    )
    about_build = {"base": base.iri, "version": version("entramado"), "documents": corpus.documents}
    with QuadRuns(out) as quads:
        with beside(partial(_identity, corpus), workers=workers) as identified:
            stages.run("quads", lambda: quads.add(fact_quads(corpus, base)))
            stages.run("quads", lambda: quads.add(own_words(corpus, base), prose=True))
            corpus.identity = stages.run("identity", identified)
        stages.run("quads", lambda: quads.add(identity_quads(base, corpus.identity)))
        if reconciliation or networks:
            asked_for = {"reconciliation": reconciliation or {}, "networks": networks or {}}
            _derive(quads, base, stages, **asked_for, workers=workers)
        report = stages.run("report", lambda: build_report(corpus))
        made = stages.run("write", lambda: snapshot.write_sorted(out, quads.statements(), about_build, report))
    return made, stages.seconds


def _derive(
    quads: QuadRuns,
    base: Base,
    stages: Stages,
    *,
    reconciliation: Mapping[str, str],
    networks: Mapping[str, str],
    workers: int,
) -> None:
    """Add what is computed out of the facts: published figures compared, networks measured."""
    store = stages.run("reconciliation", lambda: asked(quads))
    source = stages.run("network", lambda: source_of(store, base, networks)) if networks else None
    with beside(lambda: list(published(source)) if source else [], workers=workers) as measured:
        stages.run("reconciliation", lambda: quads.add(compared_quads(base, store, reconciliation)))
        analyses = stages.run("network", measured)
    if networks:
        stages.run("network", lambda: quads.add(measured_quads(base, analyses)))
