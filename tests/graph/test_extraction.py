"""Documents are read by one process or several to the same result, and once only while nothing changes."""

from __future__ import annotations

import os
import resource
import shutil
from pathlib import Path

import pytest

from entramado.graph import extraction
from entramado.graph.build import build_snapshot
from entramado.graph.extraction import ExtractionError, Extractor, Kept
from entramado.graph.quad_runs import DiskError
from entramado.graph.snapshot import SnapshotError
from entramado.loaders.reading import DocumentSpec
from entramado.loaders.records import Reading
from tests.paths import EDITIONS


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    """Two documents and their manifest."""
    folder = Path(shutil.copytree(EDITIONS, tmp_path / "editions"))
    manifest = (folder / "documents.toml").read_text(encoding="utf-8")
    (folder / "documents.toml").write_text(manifest + manifest.replace("2031", "2032"), encoding="utf-8")
    text = (folder / "compendio-2031.txt").read_bytes()
    (folder / "compendio-2032.txt").write_bytes(text)
    return folder


def facts_of(editions: Path, out: Path, *, workers: int = 1, kept: Path | None = None) -> bytes:
    made, _ = build_snapshot(editions, out, manifest=editions / "documents.toml", workers=workers, kept=kept)
    return b"".join(path.read_bytes() for path in made.files)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the documents that are read by this process, in order."""
    keys: list[str] = []
    plain = Extractor.read

    def counted(self: Extractor, spec: DocumentSpec, sources: Path) -> Reading:
        keys.append(spec.key)
        return plain(self, spec, sources)

    monkeypatch.setattr(Extractor, "read", counted)
    return keys


def test_two_processes_give_the_bytes_of_one(editions: Path, tmp_path: Path) -> None:
    assert facts_of(editions, tmp_path / "two", workers=2) == facts_of(editions, tmp_path / "one")


def test_a_document_is_read_again_only_when_it_changed(editions: Path, tmp_path: Path, read: list[str]) -> None:
    kept = tmp_path / "kept"
    first = facts_of(editions, tmp_path / "first", kept=kept)
    everything = list(read)
    assert everything == ["compendio-2031", "compendio-2032"]
    read.clear()
    assert facts_of(editions, tmp_path / "again", kept=kept) == first
    assert read == []
    changed = editions / "compendio-2032.txt"
    changed.write_bytes(changed.read_bytes() + b"\n")
    facts_of(editions, tmp_path / "changed", kept=kept)
    assert read == ["compendio-2032"]
    # What was kept of the document before is gone: one file a document.
    assert len(list(kept.iterdir())) == len(everything)


def test_what_is_kept_does_not_outlive_the_code(
    editions: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    facts_of(editions, tmp_path / "first", kept=kept)
    everything = list(read)
    monkeypatch.setattr(extraction, "_code_digest", lambda: b"other")
    facts_of(editions, tmp_path / "again", kept=kept)
    assert read == 2 * everything


def test_a_damaged_file_is_read_anew(editions: Path, tmp_path: Path, read: list[str]) -> None:
    kept = tmp_path / "kept"
    first = facts_of(editions, tmp_path / "first", kept=kept)
    read.clear()
    for path in kept.iterdir():
        path.write_bytes(path.read_bytes()[:100])
    assert facts_of(editions, tmp_path / "again", kept=kept) == first
    assert read
    assert Kept.load(tmp_path / "nothing.pickle") is None


def _dies() -> None:
    os._exit(1)


def test_a_process_that_dies_is_told_and_the_last_snapshot_stays(
    editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = facts_of(editions, tmp_path / "out")
    monkeypatch.setattr(extraction, "_prepare", _dies)
    with pytest.raises(ExtractionError, match="fewer --workers"):
        facts_of(editions, tmp_path / "out", workers=2)
    assert (tmp_path / "out" / "facts.nq").read_bytes() == before[: (tmp_path / "out" / "facts.nq").stat().st_size]


def test_a_disk_that_is_full_leaves_the_last_snapshot_and_what_was_read(
    editions: Path, tmp_path: Path, read: list[str]
) -> None:
    before = facts_of(editions, tmp_path / "out")
    changed = editions / "compendio-2032.txt"
    changed.write_bytes(changed.read_bytes() + b"\n")
    read.clear()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, limits[1]))
    try:
        with pytest.raises((DiskError, SnapshotError), match=r"could not be written .*(free|Free) some space"):
            facts_of(editions, tmp_path / "out", kept=tmp_path / "kept")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (tmp_path / "out" / "facts.nq").read_bytes() == before[: (tmp_path / "out" / "facts.nq").stat().st_size]
    assert read == ["compendio-2031", "compendio-2032"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["editions", "kept", "out"]
    facts_of(editions, tmp_path / "out", kept=tmp_path / "kept")
    assert read == ["compendio-2031", "compendio-2032"]
