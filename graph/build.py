"""Documents to a snapshot: read, extract, link, identify, make quads, check, write.

The stages are plain functions over records; each reports its time to `progress`, so that a terminal
shows what is going on and a test can measure a stage.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Store, parse

from entramado.graph import snapshot
from entramado.graph.background import Runner, in_background, in_parallel
from entramado.graph.corrections import CORRECTIONS, Correction, read_corrections
from entramado.graph.country_documents import places_elsewhere
from entramado.graph.document_reader import DocumentReader, document_facts
from entramado.graph.entry_file import EntryFile
from entramado.graph.extraction import Cluster
from entramado.graph.gathered import Gathered
from entramado.graph.last_build import LastBuild
from entramado.graph.portions import CLAIMS, STATED
from entramado.graph.published_networks import PublishedNetworks, prepare
from entramado.graph.quad_runs import QuadRuns, disk_errors, line_of, ordered_lines, place, text_of
from entramado.graph.quads import authority as about
from entramado.graph.quads.reconciliation import comparison_quads
from entramado.graph.reconciliation import reconcile
from entramado.graph.report import build_report
from entramado.graph.snapshot import Snapshot
from entramado.graph.stages import Progress, Stages
from entramado.loaders.reading import DocumentSpec, read_manifest
from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import Base
from entramado.ontology.programme_statements import load_statements

if TYPE_CHECKING:
    from entramado.graph.corpus import Corpus
    from entramado.graph.identity.programmes import Grouped

# A quad takes 370 bytes of memory; beyond this a build keeps its store on disk, where queries take five times as long.
STORE_IN_MEMORY_QUADS = 500_000
# What a store on disk loads at once is held in memory several times over.
_LOADED_AT_ONCE = 100_000
# What is added to it later is parsed and looked up one by one.
_ADDED_AT_ONCE = 10_000
ONTOLOGY = Path(__file__).parent.parent / "ontology"
_PLACES = ("states", "countries")


class BuildError(EntramadoError):
    """A build that cannot be done; the message says what is missing and the remedy."""


def read_corpus(
    sources: Path,
    *,
    manifest: Path | None = None,
    only: Sequence[str] | None = None,
    stages: Stages | None = None,
    workers: int = 1,
    kept: Path | None = None,
    corrections: Sequence[Correction] = (),
) -> Corpus:
    """Read, extract and link the documents of the manifest, and find which entries report on one programme.

    `only` names the documents to read; without it, all of the manifest must be in `sources`. `workers` processes
    read them; `kept` is a folder of what earlier builds read; `corrections` win over what is read.
    Raises `BuildError`, `DocumentError`, `ExtractionError`, `AuthorityError`, `SchemeError`, `CorrectionError`.
    """
    from entramado.graph.corpus import Corpus  # noqa: PLC0415 - as in `_grouped`

    stages = stages or Stages()
    specs = _chosen(read_manifest(manifest), sources, only)
    reader = DocumentReader(stages, corrections)
    corpus = Corpus(reader.authority.copy(), seconds=stages.seconds)
    for one in reader.documents(specs, sources, workers=workers, kept=kept):
        key, reading, links = one.spec.key, one.reading, one.links
        corpus.readings[key] = reading
        corpus.documents[key] = document_facts(one.spec, sources, reading)
        corpus.entries += stages.run("link", partial(one.rows.linked, links, one.corrected))
        corpus.claims += [(claim, [links.link_printed(name) for name in claim.names]) for claim in reading.claims]
    if not only:
        reader.check_all_met()
    corpus.new_bodies = reader.home.new | reader.apart.new_bodies()
    states, countries = ({v.value for e in corpus.entries for v in getattr(e.facts, name)} for name in _PLACES)
    reader.apart.join(corpus.authority, corpus.named_bodies(), places_elsewhere(states, countries))
    corpus.identity = stages.run("identity", lambda: _grouped(corpus).identity())
    return corpus


def _corrections(sources: Path, named: Path | None) -> list[Correction]:
    """The corrections of the file that is named, or of the one among the documents, if there is one."""
    beside_documents = sources / CORRECTIONS
    path = named or (beside_documents if beside_documents.is_file() else None)
    return read_corrections(path) if path else []


def _grouped(corpus: Corpus | Gathered, workers: int = 1, cluster: Runner | None = None) -> Grouped:
    from entramado.graph.identity.programmes import group_entries  # noqa: PLC0415 - NumPy, see `prepare`

    editions = {key: int(facts["edition"]) for key, facts in corpus.documents.items()}
    stated = load_statements()
    return group_entries(corpus.entries, editions, corpus.authority, stated, workers=workers, cluster=cluster)


def _chosen(specs: dict[str, DocumentSpec], sources: Path, only: Sequence[str] | None) -> dict[str, DocumentSpec]:
    if not sources.is_dir():
        raise BuildError(f"{sources}: there is no such folder; name the documents' folder with --sources")
    unknown = sorted(set(only or ()) - set(specs))
    if unknown:
        raise BuildError(f"there is no document {unknown[0]!r} in the manifest; it names: {', '.join(specs)}")
    return {key: spec for key, spec in specs.items() if not only or key in only}


def stated_quads(found: Gathered, base: Base) -> Iterator[Quad]:
    """Quads of the vocabulary, the authority, the documents and the build itself."""
    yield from about.turtle_quads(base, ONTOLOGY)
    yield from about.institution_quads(base, found.authority, found.named_bodies())
    yield from about.new_body_quads(base, found.new_bodies.values())
    yield from about.place_quads(base, found.authority, found.municipalities())
    yield from about.document_quads(base, found.documents)
    graphs = ["vocabulary", "authority", "identity", "reconciliation", *found.readings]
    yield from about.build_quads(base, version("entramado"), found.readings, graphs)


def write_identity(found: Gathered, base: Base, path: Path, *, workers: int, cluster: Runner | None) -> dict[str, int]:
    """Write programmes, and pairs of entries that may be of one, as lines of quads to `path`; give their counts."""
    from entramado.graph.quads.identity import possible_quads, programme_quads  # noqa: PLC0415 - as in `_grouped`

    grouped = _grouped(found, workers, cluster)
    with disk_errors(path), path.open("w", encoding="utf-8", newline="\n") as out:
        quads = chain(
            programme_quads(base, grouped.programmes(grouped.groups)),
            possible_quads(base, grouped.possible(grouped.near)),
        )
        out.writelines(f"{line}\n" for line in ordered_lines(quads))
    found.entries.let_go()
    return grouped.counts()


def query_store(facts: QuadRuns) -> Store:
    """The facts in a store, for stages that run queries: in memory, or on disk if they are many. Raises `DiskError`."""
    rest = (statement for statement in facts.statements() if not statement.prose)
    texts = iter(lambda: text_of(islice(rest, _ADDED_AT_ONCE)), b"")
    with disk_errors(facts.folder):
        small = len(facts) <= STORE_IN_MEMORY_QUADS
        store = Store() if small else Store(str(facts.folder / "store"))
        at_once = (STORE_IN_MEMORY_QUADS if small else _LOADED_AT_ONCE) // _ADDED_AT_ONCE
        while some := b"".join(islice(texts, at_once)):
            store.bulk_load(some, format=RdfFormat.N_QUADS)
    return store


def compared_quads(base: Base, store: Store, queries: Mapping[str, str]) -> Iterator[Quad]:
    """What the queries compute for the claims that the facts hold."""
    if not queries:
        return
    yield from comparison_quads(base, reconcile(store, queries, base))


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
) -> tuple[Snapshot, Stages]:
    """Build a snapshot of the documents in `sources` at `out`; give it and the stages with their times.

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
    asked_for = {"reconciliation": reconciliation or {}, "networks": networks or {}}
    last = LastBuild(kept, out, specs, sources, (rows, asked_for, base.iri))
    if made := last.unchanged():
        return made, stages
    reader = DocumentReader(stages, rows)
    with QuadRuns(out) as quads, cluster() if cluster else nullcontext() as runner:
        found = Gathered(reader.authority.copy(), EntryFile(quads.folder / "entries"))
        documents = reader.documents(specs, sources, workers=workers, cluster=runner, kept=kept, base=base)
        for number, one in enumerate(documents):
            facts = document_facts(one.spec, sources, one.reading)
            stages.run("quads", partial(found.add, one, facts, quads, base))
            if networks and workers > 1 and not number:
                stages.run("network", prepare)
        if not only:
            reader.check_all_met()
        reader.apart.join(found.authority, found.named_bodies(), found.places_elsewhere())
        counted = _compute(found, quads, base, stages, **asked_for, workers=workers, cluster=runner, kept=kept)
        report = build_report(found.readings, found.tallies, found.new_bodies, counted)
        about_build = {"base": base.iri, "version": version("entramado"), "documents": found.documents}
        made = stages.run("write", lambda: snapshot.write_sorted(out, quads.statements(), about_build, report))
    last.note()
    return made, stages


def add_lines(path: Path, quads: QuadRuns, store: Store | None) -> None:
    """Add a file's lines to `quads`, and triples that it does not hold yet to `store`; then remove the file."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        while some := [line[:-1] for line in islice(lines, _ADDED_AT_ONCE)]:
            quads.extend(some)
            if store is not None:
                stated = parse(text_of(map(line_of, some)), format=RdfFormat.N_QUADS)
                store.extend([quad for quad in stated if not _is_stated(store, quad)])
    path.unlink()


def _is_stated(store: Store, quad: Quad) -> bool:
    return next(store.quads_for_pattern(quad.subject, quad.predicate, quad.object), None) is not None


def _compute(
    found: Gathered,
    quads: QuadRuns,
    base: Base,
    stages: Stages,
    *,
    reconciliation: Mapping[str, str],
    networks: Mapping[str, str],
    workers: int,
    cluster: Runner | None,
    kept: Path | None,
) -> dict[str, int]:
    """Add what is computed out of all entries: programmes, published figures compared, networks measured.

    Gives what is counted of programmes. With several `workers`, networks without programmes are measured beside them.
    """
    path = quads.folder / "identity"
    find = partial(write_identity, found, base, path, workers=workers, cluster=cluster)
    # Only this process can talk to a cluster.
    alone = workers < 2 or cluster is not None
    with in_background(find, workers=1 if alone else workers) as identity:

        def add_programmes(store: Store | None) -> dict[str, int]:
            counted = stages.run("identity", identity)
            stages.run("identity", lambda: add_lines(path, quads, store))
            return counted

        stages.run("quads", lambda: quads.add(stated_quads(found, base), place(STATED)))
        stages.run("quads", lambda: quads.add(found.claim_quads(base), place(CLAIMS)))
        if not reconciliation and not networks:
            return add_programmes(None)
        # One process finds programmes before it loads what queries ask, so that their memory is not needed at once.
        counted = add_programmes(None) if alone else None
        store = stages.run("reconciliation", lambda: query_store(quads))
        published = stages.run("network", lambda: PublishedNetworks(store, base, networks, kept))
        early = [] if alone else [one for one in stages.run("network", published.now) if not one.wanted.of_programmes]
        if not gc.isenabled():
            gc.freeze()
        with in_parallel(published.measured, early, workers=workers) as measured_beside:
            counted = add_programmes(store) if counted is None else counted
            stages.run("reconciliation", lambda: quads.add(compared_quads(base, store, reconciliation)))
            done = {one.wanted for one in early}
            late = [one for one in stages.run("network", published.now) if one.wanted not in done]
            lines = chain.from_iterable(chain(map(published.measured, late), measured_beside))
            stages.run("network", lambda: quads.extend(lines))
    if networks:
        stages.run("network", lambda: quads.add(published.graph()))
    return counted
