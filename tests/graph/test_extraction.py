"""Documents are read by one process or several to the same result, and once only while nothing changes."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from entramado.graph import extraction
from entramado.graph.build import build_snapshot
from entramado.graph.extraction import ExtractionError, Extractor
from entramado.graph.quad_runs import DiskError
from entramado.graph.snapshot import SnapshotError
from entramado.loaders.reading import DocumentSpec
from entramado.loaders.records import Reading
from entramado.queries import saved
from tests.paths import EDITIONS


def two_editions(parent: Path) -> Path:
    """A folder with two documents and their manifest."""
    folder = Path(shutil.copytree(EDITIONS, parent / "editions"))
    manifest = (folder / "documents.toml").read_text(encoding="utf-8")
    (folder / "documents.toml").write_text(manifest + manifest.replace("2031", "2032"), encoding="utf-8")
    text = (folder / "compendio-2031.txt").read_bytes()
    (folder / "compendio-2032.txt").write_bytes(text)
    return folder


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    return two_editions(tmp_path)


def facts_of(editions: Path, out: Path, *, workers: int = 1, kept: Path | None = None) -> bytes:
    made, _ = build_snapshot(editions, out, manifest=editions / "documents.toml", workers=workers, kept=kept)
    return b"".join(path.read_bytes() for path in made.files)


@contextmanager
def counted_reads() -> Iterator[list[str]]:
    """The keys of the documents that are read by this process meanwhile, in order."""
    keys: list[str] = []
    plain = Extractor.read

    def counted(self: Extractor, spec: DocumentSpec, sources: Path) -> Reading:
        keys.append(spec.key)
        return plain(self, spec, sources)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Extractor, "read", counted)
        yield keys


@pytest.fixture
def read() -> Iterator[list[str]]:
    with counted_reads() as keys:
        yield keys


@dataclass(frozen=True)
class First:
    """A first build of the two documents by one process: its facts, what it kept, the documents that it read."""

    facts: bytes
    kept: Path
    read: list[str]


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> First:
    folder = tmp_path_factory.mktemp("first")
    with counted_reads() as keys:
        facts = facts_of(two_editions(folder), folder / "out", kept=folder / "kept")
    return First(facts, folder / "kept", keys)


@pytest.fixture
def first(built_once: First, tmp_path: Path) -> First:
    """The first build with a copy of what it kept, which a test may change."""
    return replace(built_once, kept=Path(shutil.copytree(built_once.kept, tmp_path / "kept")))


def test_two_processes_give_the_bytes_of_one(first: First, editions: Path, tmp_path: Path) -> None:
    assert facts_of(editions, tmp_path / "two", workers=2) == first.facts


def test_networks_measured_beside_the_search_for_programmes_are_those_measured_after_it(
    first: First, editions: Path, tmp_path: Path
) -> None:
    made = []
    for workers in (1, 2):
        asked = {"reconciliation": saved.texts("reconciliation"), "networks": saved.texts("network")}
        manifest, out = editions / "documents.toml", tmp_path / str(workers)
        options = {"manifest": manifest, "only": ["compendio-2031"], "kept": first.kept, "workers": workers}
        one, _ = build_snapshot(editions, out, **options, **asked)
        made.append(b"".join(path.read_bytes() for path in one.files))
    assert made[0] == made[1]
    # One that is measured beside, and one that has to wait.
    for network in (b"/network/partners-2031>", b"/network/institution-programme-2031>"):
        assert network in made[0]


def test_a_document_is_read_again_only_when_it_changed(
    first: First, editions: Path, tmp_path: Path, read: list[str]
) -> None:
    assert first.read == ["compendio-2031", "compendio-2032"]
    assert facts_of(editions, tmp_path / "again", kept=first.kept) == first.facts
    assert read == []
    changed = editions / "compendio-2032.txt"
    changed.write_bytes(changed.read_bytes() + b"\n")
    facts_of(editions, tmp_path / "changed", kept=first.kept)
    assert read == ["compendio-2032"]
    # What was kept of the document before is gone: one file a document.
    assert len(list(first.kept.glob("compendio-*"))) == len(first.read)


def test_what_is_kept_does_not_outlive_the_code(
    first: First, editions: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "_code_digest", lambda: b"other")
    facts_of(editions, tmp_path / "again", kept=first.kept)
    assert read == first.read


def test_a_damaged_file_is_read_anew(first: First, editions: Path, tmp_path: Path, read: list[str]) -> None:
    for path in first.kept.iterdir():
        path.write_bytes(path.read_bytes()[:100])
    assert facts_of(editions, tmp_path / "again", kept=first.kept) == first.facts
    assert read == first.read


def _dies() -> None:
    os._exit(1)


def test_a_process_that_dies_is_told_and_the_last_snapshot_stays(
    first: First, editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts_of(editions, tmp_path / "out", kept=first.kept)
    facts = (tmp_path / "out" / "facts.nq").read_bytes()
    monkeypatch.setattr(extraction, "_prepare", _dies)
    with pytest.raises(ExtractionError, match="fewer --workers"):
        facts_of(editions, tmp_path / "out", workers=2)
    assert (tmp_path / "out" / "facts.nq").read_bytes() == facts


def test_a_disk_that_is_full_leaves_the_last_snapshot_and_what_was_read(
    first: First, editions: Path, tmp_path: Path, read: list[str]
) -> None:
    out = tmp_path / "out"
    facts_of(editions, out, kept=first.kept)
    facts = (out / "facts.nq").read_bytes()
    changed = editions / "compendio-2032.txt"
    changed.write_bytes(changed.read_bytes() + b"\n")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, limits[1]))
    try:
        with pytest.raises((DiskError, SnapshotError), match=r"could not be written .*(free|Free) some space"):
            facts_of(editions, out, kept=first.kept)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (out / "facts.nq").read_bytes() == facts
    assert read == ["compendio-2032"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["editions", "kept", "out"]
    facts_of(editions, out, kept=first.kept)
    assert read == ["compendio-2032"]
