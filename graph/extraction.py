"""Documents read and their entries' facts extracted, by one process or several; what did not change is kept.

A document's result depends on its bytes, its row of the manifest, and on the code and data of ``loaders/`` and
``ontology/`` alone: a digest of all these names the file in which it is kept from build to build. A build that
dies finds what was read before it did.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from entramado.graph.linking import Linker
from entramado.loaders.entry_names import name_entries
from entramado.loaders.extract.extracted import ExtractedFacts
from entramado.loaders.extract.facts import FactReader
from entramado.loaders.reading import DocumentSpec, read_document
from entramado.loaders.records import Entry, Reading
from entramado.ontology.authority import Authority, load_authority
from entramado.ontology.errors import EntramadoError
from entramado.ontology.schemes import load_schemes

_ROOT = Path(__file__).parent.parent
_READ_BY = ("loaders", "ontology", "profiles")
_DATA = (".py", ".csv", ".ttl", ".toml", ".json", ".txt", ".tsv")
_LIBRARIES = ("pdfminer.six", "python-docx", "lxml", "pyahocorasick", "PyStemmer", "rapidfuzz")
# Entries that a process is given at once: few enough that a large document is shared by all processes.
_BATCH = 24


class ExtractionError(EntramadoError):
    """Reading could not go on; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document's reading, and of each of its entries in order the name and the facts."""

    reading: Reading
    names: list[str]
    facts: list[ExtractedFacts]


Cluster = Callable[[Mapping[str, DocumentSpec], Path], Iterator[tuple[str, Extracted]]]
"""What reads documents elsewhere: each one's result by key."""


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

    def read(self, spec: DocumentSpec, sources: Path) -> tuple[Reading, list[str]]:
        """A document as its family reads it, and what its entries are called. Raises `DocumentError`."""
        reading = read_document(spec, sources, is_part_of=self.linker.is_part_of, acronyms=self._acronyms)
        return reading, name_entries(reading.entries, self._authority)

    def facts(self, entries: Sequence[Entry]) -> list[ExtractedFacts]:
        """The facts of entries, each by itself."""
        return [self._facts.read(entry) for entry in entries]


class Kept:
    """Results of earlier builds in a folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._code = _code_digest() if folder else b""

    def path(self, spec: DocumentSpec, sources: Path) -> Path | None:
        """The file in which a document's result is kept."""
        file = sources / spec.file
        if self.folder is None or not file.is_file():
            return None
        digest = hashlib.sha256(self._code)
        digest.update(repr(spec).encode())
        digest.update(file.read_bytes())
        return self.folder / f"{spec.key}-{digest.hexdigest()[:32]}.pickle"

    @staticmethod
    def load(path: Path | None) -> Extracted | None:
        """What is kept in a file; None where there is none, or none that can be read."""
        try:
            found = pickle.loads(path.read_bytes()) if path else None
        except (OSError, EOFError, AttributeError, ImportError, TypeError, ValueError, pickle.UnpicklingError):
            return None
        return found if isinstance(found, Extracted) else None

    @staticmethod
    def store(path: Path | None, result: Extracted) -> None:
        """Keep a result, and drop what was kept of the document before. A folder that is full keeps nothing."""
        if path is None:
            return
        part = path.with_name(f".{path.name}.writing-{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            return
        for old in path.parent.glob(f"{path.stem.rpartition('-')[0]}-{'[0-9a-f]' * 32}.pickle"):
            if old != path:
                old.unlink(missing_ok=True)


def extract(
    specs: Mapping[str, DocumentSpec],
    sources: Path,
    extractor: Extractor,
    *,
    workers: int = 1,
    cluster: Cluster | None = None,
    kept: Path | None = None,
) -> Iterator[tuple[str, Extracted]]:
    """Every document's result by key, in the order of `specs`, the same whatever the number of `workers` (processes).

    `cluster` reads instead of this machine. Raises `DocumentError`, and `ExtractionError` where a process died.
    """
    store = Kept(kept)
    paths = {key: store.path(spec, sources) for key, spec in specs.items()}
    known = {key: found for key, path in paths.items() if (found := store.load(path)) is not None}
    left = {key: spec for key, spec in specs.items() if key not in known}
    if cluster and left:
        made = cluster(left, sources)
    elif workers > 1 and left:
        made = _by_processes(left, sources, workers)
    else:
        made = _here(left, sources, extractor)
    for key, result in made:
        store.store(paths[key], result)
        known[key] = result
    for key in specs:
        yield key, known.pop(key)


def _here(specs: Mapping[str, DocumentSpec], sources: Path, extractor: Extractor) -> Iterator[tuple[str, Extracted]]:
    for key, spec in specs.items():
        reading, names = extractor.read(spec, sources)
        yield key, Extracted(reading, names, extractor.facts(reading.entries))


class _Shared:
    """The extractor of a worker process, made once in it."""

    extractor: Extractor | None = None


def _prepare() -> None:
    authority = load_authority()
    _Shared.extractor = Extractor(authority, Linker.from_authority(authority))


def _shared() -> Extractor:
    if _Shared.extractor is None:
        _prepare()
    assert _Shared.extractor is not None
    return _Shared.extractor


def read_in_worker(spec: DocumentSpec, sources: Path) -> tuple[Reading, list[str]]:
    """A document and its entries' names, read by this process's own extractor."""
    return _shared().read(spec, sources)


def facts_in_worker(entries: Sequence[Entry]) -> list[ExtractedFacts]:
    """The facts of entries, by this process's own extractor."""
    return _shared().facts(entries)


def _by_processes(specs: Mapping[str, DocumentSpec], sources: Path, workers: int) -> Iterator[tuple[str, Extracted]]:
    """Each document as soon as its entries' facts are there."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare) as pool:
        try:
            yield from _gathered(pool, specs, sources)
        except BrokenProcessPool as error:
            raise ExtractionError(
                "a process that reads documents was ended, perhaps for want of memory; build with fewer --workers"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _gathered(
    pool: ProcessPoolExecutor, specs: Mapping[str, DocumentSpec], sources: Path
) -> Iterator[tuple[str, Extracted]]:
    readings: dict[str, tuple[Reading, list[str]]] = {}
    parts: dict[str, list[list[ExtractedFacts] | None]] = {}
    running: dict[Future[Any], tuple[str, int]] = {
        pool.submit(read_in_worker, spec, sources): (key, -1) for key, spec in specs.items()
    }
    while running:
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            key, number = running.pop(future)
            if number < 0:
                readings[key] = future.result()
                portions = list(batches(readings[key][0].entries))
                parts[key] = [None] * len(portions)
                running |= {pool.submit(facts_in_worker, batch): (key, n) for n, batch in enumerate(portions)}
            else:
                parts[key][number] = future.result()
            if all(part is not None for part in parts[key]):
                facts = [each for part in parts.pop(key) for each in part or ()]
                yield key, Extracted(*readings.pop(key), facts)


def batches(entries: Sequence[Entry]) -> Iterable[Sequence[Entry]]:
    """Entries in portions that are extracted at once."""
    return (entries[first : first + _BATCH] for first in range(0, len(entries), _BATCH))


def _code_digest() -> bytes:
    """A digest of the code and data by which documents are read."""
    digest = hashlib.sha256(repr(sys.version_info).encode())
    for package in _LIBRARIES:
        try:
            digest.update(f"{package} {version(package)}\n".encode())
        except PackageNotFoundError:
            continue
    for folder in _READ_BY:
        for path in sorted((_ROOT / folder).rglob("*")):
            if path.suffix in _DATA and path.is_file():
                digest.update(str(path.relative_to(_ROOT)).encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()
