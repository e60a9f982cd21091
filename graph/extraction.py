"""Documents read and their entries' facts extracted, by one process or several; what did not change is kept.

A document's result depends on its bytes, its row of the manifest, and on the code and data of ``loaders/`` and
``ontology/`` alone: a digest of all these names the file in which it is kept from build to build. A build that
dies finds what was read before it did. Documents are worked on some at a time and yielded in their order, so that few
are in memory however many there are.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TypeVar

from entramado.graph.background import Runner
from entramado.graph.kept import code_digest, kept_name, load, store
from entramado.graph.linking import Linker
from entramado.graph.portions import EntryRows, Placed, Portion, make_portion
from entramado.graph.records import entry_slug
from entramado.loaders.entry_names import name_entries
from entramado.loaders.extract.extracted import ExtractedFacts
from entramado.loaders.extract.facts import FactReader
from entramado.loaders.reading import DocumentSpec, read_document
from entramado.loaders.records import Entry, Reading
from entramado.ontology.authority import Authority, load_authority
from entramado.ontology.errors import EntramadoError
from entramado.ontology.schemes import load_schemes

_READ_BY = ("loaders", "ontology", "profiles")
_LIBRARIES = ("pdfminer.six", "python-docx", "lxml", "pyahocorasick", "PyStemmer", "rapidfuzz")
# Entries that a process is given at once: few enough that a large document is shared by all processes.
_BATCH = 24
# Documents that are in work at once: enough that processes do not wait for a large one.
_DOCUMENTS = 8
# On a cluster more of them: what they give, some 10 MB each, must fit into one process.
_DOCUMENTS_OF_A_CLUSTER = 32
Task = TypeVar("Task")
Result = TypeVar("Result")


class ExtractionError(EntramadoError):
    """Reading could not go on; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document's reading, and of each of its entries in order the name and the facts."""

    reading: Reading
    names: list[str]
    facts: list[ExtractedFacts]


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as it was read, its entries' slugs in order, and where they were asked for their portions."""

    extracted: Extracted
    slugs: list[str]
    portions: list[Portion] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A document to be read. Equal names, equal results: `name` is a digest of all that the result depends on."""

    name: str
    spec: DocumentSpec
    sources: Path


@dataclass(frozen=True, slots=True)
class EntriesTask:
    """Some entries of a document: facts are read where they are not known, a portion is made where `placed` is set.

    Equal names, equal results, as with `ReadTask`.
    """

    name: str
    number: int
    entries: Sequence[Entry]
    names: Sequence[str]
    slugs: Sequence[str]
    facts: Sequence[ExtractedFacts] | None
    placed: Placed | None


Cluster = Callable[[], AbstractContextManager[Runner]]
"""What begins to do tasks elsewhere."""
Plan = Callable[[str, Reading, Sequence[str]], Placed | None]
"""Where a document stands in a build, by key, reading and slugs; None where no portions are made of it."""


class Extractor:
    """Reads documents and entries with one set of dictionaries."""

    def __init__(self, authority: Authority, linker: Linker) -> None:
        self.linker = linker
        self._authority = authority
        self._acronyms = linker.lexicon.home_acronyms()

    @cached_property
    def _facts(self) -> FactReader:
        # Made only where entries are read here: not when all is kept, nor when other processes read.
        return FactReader(self._authority, load_schemes(), self.linker.lexicon)

    def prepare(self) -> None:
        """Make what entries are read with, so that processes begun after it share it."""
        _ = self._facts

    def read(self, spec: DocumentSpec, sources: Path) -> tuple[Reading, list[str]]:
        """A document as its family reads it, and what its entries are called. Raises `DocumentError`."""
        reading = read_document(spec, sources, is_part_of=self.linker.is_part_of, acronyms=self._acronyms)
        return reading, name_entries(reading.entries, self._authority)

    def work(self, task: EntriesTask) -> tuple[list[ExtractedFacts], Portion | None]:
        """The facts of a task's entries, each by itself, and their portion."""
        known = task.facts
        facts = [self._facts.read(entry) for entry in task.entries] if known is None else list(known)
        if task.placed is None:
            return facts, None
        rows = EntryRows(task.entries, task.names, facts, task.slugs)
        portion = make_portion(self.linker, rows, task.placed, number=task.number)
        # Facts that are known need not be sent back.
        return (facts if known is None else []), portion


class Kept:
    """Results of earlier builds in a folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    @cached_property
    def _code(self) -> bytes:
        return _code_digest()

    def path(self, spec: DocumentSpec, sources: Path) -> Path | None:
        """The file in which a document's result is kept."""
        if self.folder is None or not (sources / spec.file).is_file():
            return None
        return self.folder / f"{self.name(spec, sources)}.pickle"

    def name(self, spec: DocumentSpec, sources: Path) -> str:
        """What a document's result is called: its key, and a digest of all that the result depends on."""
        file = sources / spec.file
        digest = hashlib.sha256(self._code)
        digest.update(repr(spec).encode())
        digest.update(file.read_bytes() if file.is_file() else b"")
        return kept_name(spec.key, digest.hexdigest())


def extract(
    specs: Mapping[str, DocumentSpec],
    sources: Path,
    extractor: Extractor,
    *,
    workers: int = 1,
    cluster: Runner | None = None,
    kept: Path | None = None,
    plan: Plan | None = None,
) -> Iterator[tuple[str, ReadDocument]]:
    """Every document's result by key, in the order of `specs`, the same whatever the number of `workers` (processes).

    `cluster` works instead of this machine; `plan` says of which documents portions are made. Raises `DocumentError`,
    and `ExtractionError` where a process died.
    """
    names = Kept(kept)
    with nullcontext(cluster) if cluster else _processes(workers, extractor) as runner:
        rest = iter(specs.items())
        at_once = _DOCUMENTS_OF_A_CLUSTER if cluster else max(_DOCUMENTS, 2 * workers)
        while some := dict(islice(rest, at_once)):
            yield from _worked(some, sources, runner, names, plan, named=cluster is not None)


def _worked(
    specs: Mapping[str, DocumentSpec], sources: Path, runner: Runner, kept: Kept, plan: Plan | None, *, named: bool
) -> Iterator[tuple[str, ReadDocument]]:
    """A few documents: all are begun before the first is done; tasks are `named` where their results are files."""
    paths = {key: kept.path(spec, sources) for key, spec in specs.items()}
    known = {key: found for key, path in paths.items() if (found := load(path, Extracted)) is not None}
    names_of = {key: kept.name(spec, sources) if named else key for key, spec in specs.items()}
    left = [ReadTask(names_of[key], spec, sources) for key, spec in specs.items() if key not in known]
    begun: dict[str, tuple[Reading, list[str], list[str], int]] = {}

    def tasks() -> Iterator[EntriesTask]:
        read = runner.map(read_in_worker, left)
        for key in specs:
            found = known.get(key)
            reading, names = (found.reading, found.names) if found else next(read)
            seen: set[str] = set()
            slugs = [entry_slug(entry, seen) for entry in reading.entries]
            placed = plan(key, reading, slugs) if plan else None
            starts = range(0, len(slugs), _BATCH) or range(1)
            kind = f"{names_of[key]}-{_digest(placed)}{'-known' if found else ''}"
            begun[key] = reading, names, slugs, len(starts)
            for number, start in enumerate(starts):
                part = slice(start, start + _BATCH)
                facts = found.facts[part] if found else None
                yield EntriesTask(
                    f"{kind}-{number}", number, reading.entries[part], names[part], slugs[part], facts, placed
                )

    done = runner.map(entries_in_worker, tasks())
    for key in specs:
        # The first result of a document comes after it was begun.
        parts = [next(done)]
        reading, names, slugs, count = begun.pop(key)
        parts += islice(done, count - 1)
        if (extracted := known.pop(key, None)) is None:
            extracted = Extracted(reading, names, [each for facts, _ in parts for each in facts])
            store(paths[key], extracted)
        yield key, ReadDocument(extracted, slugs, [portion for _, portion in parts if portion])


class _Here:
    """Does tasks in this process, each when its result is asked for."""

    @staticmethod
    def map(function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results in the order of the tasks."""
        return map(function, tasks)


class _Shared:
    """The extractor of a process."""

    extractor: Extractor | None = None


def _prepare() -> None:
    if _Shared.extractor is None:
        authority = load_authority()
        _Shared.extractor = Extractor(authority, Linker.from_authority(authority))


def _shared() -> Extractor:
    _prepare()
    assert _Shared.extractor is not None
    return _Shared.extractor


def read_in_worker(task: ReadTask) -> tuple[Reading, list[str]]:
    """A document and its entries' names, read by this process's own extractor."""
    return _shared().read(task.spec, task.sources)


def entries_in_worker(task: EntriesTask) -> tuple[list[ExtractedFacts], Portion | None]:
    """What is asked of some entries, by this process's own extractor."""
    return _shared().work(task)


@contextmanager
def _processes(workers: int, extractor: Extractor) -> Iterator[Runner]:
    """Processes that share the extractor, where the system can fork; this one, where one is enough."""
    before, _Shared.extractor = _Shared.extractor, extractor
    try:
        if workers < 2:
            yield _Here()
            return
        forks = "fork" in multiprocessing.get_all_start_methods()
        if forks:
            extractor.prepare()
        context = multiprocessing.get_context("fork" if forks else "spawn")
        with ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare) as pool:
            try:
                yield pool
            except BrokenProcessPool as error:
                raise ExtractionError(
                    "a process that reads documents was ended, perhaps for want of memory; build with fewer --workers"
                ) from error
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
    finally:
        _Shared.extractor = before


def _digest(placed: Placed | None) -> str:
    """A digest that differs between portions of a document made for different places in a build."""
    told = (placed.base, placed.number, placed.prose) if placed else None
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _code_digest() -> bytes:
    """A digest of the code and data by which documents are read."""
    return code_digest(_READ_BY, _LIBRARIES)
