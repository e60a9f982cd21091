"""Opening a snapshot folder or RDF files as an Oxigraph store that is only read.

A store that fits is held in memory and shared by the workers copy-on-write; a larger one is loaded once into
an on-disk store beside the snapshot and opened read-only by every worker. Size decides: N-Quads take about
four times their bytes in memory (measured: 2 million quads, 231 MB of text, 700 MB of memory).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple

from entramado.graph import snapshot as snapshots
from entramado.graph.snapshot import Snapshot
from entramado.ontology.atomic_output import whole_folder
from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import Base

MEMORY_PER_BYTE = 4
QUERIES = Path(__file__).parent.parent / "queries" / "service"
_FROM = re.compile(r"^[^{]*(?<![?$])\bfrom\s+(named\b|<|\w*:)", re.IGNORECASE | re.MULTILINE)
_INFO = "entramado.json"
_ALL = "all"
_SUFFIXES = {
    ".ttl": RdfFormat.TURTLE,
    ".turtle": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".n3": RdfFormat.N3,
}


class StoreError(EntramadoError):
    """Data that cannot be opened; the message is one sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class ServedData:
    """What to serve: a snapshot folder, or RDF files as pairs of a graph IRI ('' for the default graph) and a file."""

    snapshot: str = ""
    data: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of_data(cls, arguments: Sequence[str]) -> ServedData:
        """Files as the command line names them: ``FILE`` or ``IRI=FILE``. Raises `StoreError`."""
        pairs = []
        for argument in arguments:
            iri, equals, file = argument.rpartition("=")
            if (equals and ":" not in iri) or Path(argument).is_file():
                iri, file = "", argument
            if not Path(file).is_file():
                raise StoreError(f"{file}: there is no such file; give FILE or IRI=FILE after --data")
            pairs.append((iri, file))
        return cls(data=tuple(pairs))

    def stamp(self) -> str:
        """What changes when another snapshot is put in this one's place (a build, or a changed link)."""
        if not self.snapshot:
            return ""
        try:
            stat = (Path(self.snapshot) / snapshots.MANIFEST).stat()
        except OSError:
            return ""
        return f"{stat.st_ino}-{stat.st_mtime_ns}-{stat.st_size}"


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is served: the build, its graphs with their sizes, and whether the default graph is their union."""

    build: str
    union_default: bool
    graphs: dict[str, int] = field(default_factory=dict)
    default_quads: int = 0
    mode: str = "memory"
    location: str = ""
    by_name_only: tuple[str, ...] = ()
    overlaps: bool = False
    """Whether a triple stands in two graphs, so that a union of graphs is not yet their merge."""


@dataclass(frozen=True, slots=True)
class Stores:
    """`facts` answers the default graph; `all` also holds the graphs that are asked by name (else it is `facts`)."""

    facts: Store
    all: Store


@dataclass(frozen=True, slots=True)
class _Part:
    path: Path
    format: RdfFormat
    graph: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    """The files to load, under the identifier of what they hold together."""

    build: str
    union_default: bool
    parts: tuple[_Part, ...]
    beside: Path

    @property
    def facts(self) -> tuple[_Part, ...]:
        """The parts of the default graph: all but a snapshot's own words."""
        return tuple(part for part in self.parts if part not in self.words)

    @property
    def words(self) -> tuple[_Part, ...]:
        """A snapshot's own words, asked by their graph's name."""
        return tuple(part for part in self.parts if self.union_default and part.path.name == snapshots.PROSE)

    @property
    def bytes(self) -> int:
        """Bytes to load; the facts twice where a second store holds them beside the words."""
        sizes = [part.path.stat().st_size for part in (*self.parts, *(self.facts if self.words else ()))]
        return sum(sizes)


def plan(source: ServedData) -> _Plan:
    """Check what is to be served. Raises `StoreError` for what is missing, damaged or of another format."""
    if source.snapshot:
        folder = Path(source.snapshot).resolve()
        try:
            found = snapshots.read(folder)
        except snapshots.SnapshotError as error:
            raise StoreError(str(error)) from error
        parts = tuple(_Part(file, RdfFormat.N_QUADS, "") for file in found.files)
        digest = hashlib.sha256("".join(str(found.manifest["files"][p.path.name]["sha256"]) for p in parts).encode())
        build = found.build if len(parts) == 1 else f"{found.build}-{digest.hexdigest()[:8]}"
        return _Plan(build, True, parts, folder.parent / f".{folder.name}")
    digest = hashlib.sha256()
    parts = tuple(_data_part(iri, Path(file), digest) for iri, file in source.data)
    beside = Path(tempfile.gettempdir()) / f"entramado-{os.getuid()}"
    return _Plan(digest.hexdigest()[:16], False, parts, beside)


def _data_part(iri: str, file: Path, digest: Any) -> _Part:
    format = _SUFFIXES.get(file.suffix.lower())
    if format is None:
        known = " ".join(sorted(_SUFFIXES))
        raise StoreError(f"{file}: the suffix names no RDF format; rename it to end in one of {known}")
    try:
        if iri:
            NamedNode(iri)
        with file.open("rb") as handle:
            digest.update(f"{iri}={format.media_type}\n".encode() + hashlib.file_digest(handle, "sha256").digest())
    except ValueError:
        raise StoreError(f"{iri}: this is no absolute IRI; name a graph as http://example.org/g={file}") from None
    except OSError as error:
        raise StoreError(f"{file}: it cannot be read ({error.strerror}); check its name and permissions") from error
    return _Part(file, format, iri, bool(iri))


def fits_memory(plan: _Plan, memory_mb_max: int) -> bool:
    """Whether the store may be held in memory."""
    return plan.bytes * MEMORY_PER_BYTE <= memory_mb_max << 20


def load_memory(plan: _Plan) -> tuple[Stores, Dataset]:
    """Load everything into memory. Raises `StoreError`."""
    stores = _load(plan, lambda part: Store())
    return stores, _describe(stores, plan, "memory", "")


def _load(plan: _Plan, make: Callable[[str], Store]) -> Stores:
    """The facts as a set and, where graphs are asked by name only or share triples, everything beside them."""
    facts = make("")
    _fill(facts, plan.facts)
    overlapping = plan.union_default and _overlap(facts)
    if not overlapping and not plan.words:
        return Stores(facts, facts)
    everything = make(_ALL)
    _fill(everything, plan.parts)
    if overlapping:
        _keep_each_once(facts)
    return Stores(facts, everything)


def _keep_each_once(store: Store) -> None:
    """Remove every triple from all graphs but the first that states it."""
    seen: set[Triple] = set()
    for quad in sorted(store, key=lambda quad: str(quad.graph_name)):
        if quad.triple in seen:
            store.remove(quad)
        seen.add(quad.triple)


def load_disk(plan: _Plan, store_dir: str) -> Dataset:
    """Build the on-disk store, unless it already stands there, aside and renamed. Raises `StoreError`.

    Call it in a process of its own: the store's threads must not be alive where workers are forked.
    """
    root = Path(store_dir) if store_dir else plan.beside.with_name(plan.beside.name + ".stores")
    place = root / plan.build
    if (place / _INFO).is_file():
        return Dataset(**json.loads((place / _INFO).read_text(encoding="utf-8")))
    try:
        with whole_folder(place) as aside:
            stores = _load(plan, lambda part: Store(aside / part))
            stores.facts.flush()
            stores.all.flush()
            dataset = _describe(stores, plan, "disk", str(place))
            del stores
            (aside / _INFO).write_text(json.dumps(asdict(dataset)), encoding="utf-8")
    except (OSError, StoreError) as error:
        reason = error.__context__ if isinstance(error, StoreError) else error
        if not isinstance(reason, OSError):
            raise
        raise StoreError(
            f"{root}: the on-disk store could not be written ({reason}); free some space or set ENTRAMADO_STORE_DIR"
        ) from error
    for old in root.iterdir():
        if old != place and not old.name.startswith("."):
            shutil.rmtree(old, ignore_errors=True)
    return dataset


def open_disk(dataset: Dataset) -> Stores:
    """Open the on-disk store for reading only."""
    facts = Store.read_only(dataset.location)
    everything = Path(dataset.location) / _ALL
    return Stores(facts, Store.read_only(str(everything)) if everything.is_dir() else facts)


def default_graph(store: Store, text: str, base: str) -> dict[str, Any]:
    """Options of `Store.query` that leave the documents' own words out of a default graph that no FROM names."""
    words = NamedNode(Base(base).graph("prose"))
    if _FROM.search(text):
        return {}
    if not store.contains_named_graph(words):
        return {"use_default_graph_as_union": True}
    return {"default_graph": [DefaultGraph(), *(graph for graph in store.named_graphs() if graph != words)]}


def merged(store: Store, default: Sequence[str], named: Iterable[str]) -> Store:
    """A store whose default graph is the RDF merge of the graphs `default` ('' is the store's own), with `named`."""
    made = Store()
    for iri in default:
        graph = NamedNode(iri) if iri else DefaultGraph()
        made.extend(Quad(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, graph))
    for iri in named:
        made.add_graph(NamedNode(iri))
        made.extend(store.quads_for_pattern(None, None, None, NamedNode(iri)))
    return made


def load_snapshot(snapshot: Snapshot, *, words: bool = True) -> Store:
    """A snapshot in an embedded store, in memory, with the documents' own words or without."""
    store = Store()
    for path in snapshot.files:
        if path.name == snapshots.PROSE and not words:
            continue
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    return store


def _fill(store: Store, parts: Sequence[_Part]) -> None:
    for part in parts:
        to_graph = NamedNode(part.graph) if part.named else None
        base = part.path.resolve().as_uri() if not part.named else part.graph
        # A format that names graphs itself cannot be loaded into one: its own graph names then stand.
        if part.named and part.format.supports_datasets:
            to_graph = None
        try:
            store.bulk_load(path=str(part.path), format=part.format, base_iri=base, to_graph=to_graph)
            if part.named and to_graph is not None:
                store.add_graph(to_graph)
        except SyntaxError as error:
            where = f"{part.path}:{error.lineno}" if error.lineno else str(part.path)
            raise StoreError(f"{where}: {error.msg}; mend the file and start again") from None
        except (ValueError, RuntimeError) as error:
            raise StoreError(f"{part.path}: {error}; mend the file and start again") from None
        except OSError as error:
            raise StoreError(f"{part.path}: it cannot be loaded ({error}); check the file and the disk") from None


def _describe(stores: Stores, plan: _Plan, mode: str, location: str) -> Dataset:
    sizes = stores.all.query(query_text("graph-sizes"))
    assert isinstance(sizes, QuerySolutions)
    named = {str(graph.value) for graph in stores.all.named_graphs() if isinstance(graph, NamedNode)}
    in_default = {str(graph.value) for graph in stores.facts.named_graphs() if isinstance(graph, NamedNode)}
    graphs = dict.fromkeys(named, 0)
    for row in sizes:
        graph, quads = row["graph"], row["quads"]
        if isinstance(graph, NamedNode) and isinstance(quads, Literal):
            graphs[graph.value] = int(quads.value)
    default = stores.facts.query(query_text("default-size"), use_default_graph_as_union=plan.union_default)
    assert isinstance(default, QuerySolutions)
    [row] = list(default)
    assert isinstance(row["quads"], Literal)
    triples = int(row["quads"].value)
    overlaps = _overlap(stores.all)
    by_name = tuple(sorted(named - in_default)) if plan.words else ()
    return Dataset(
        plan.build, plan.union_default, dict(sorted(graphs.items())), triples, mode, location, by_name, overlaps
    )


def _overlap(store: Store) -> bool:
    """Whether a triple stands in two graphs."""
    found = store.query(query_text("overlap"))
    return bool(found)


def query_text(name: str) -> str:
    """A query of the service itself, from ``queries/service``."""
    return (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
