"""What earlier builds made is taken where nothing that it hangs on changed, to the snapshot of a fresh build."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from entramado.graph import build, kept
from entramado.graph.build import build_snapshot
from entramado.graph.network import published
from entramado.graph.network.parameters import Parameters
from entramado.graph.snapshot import FACTS
from entramado.queries import saved
from tests.paths import EDITIONS

FIRST, SECOND, THIRD = "compendio-2031", "compendio-2032", "compendio-2033"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three editions, of which the manifest names two; in each later one a programme has another name."""
    text = (EDITIONS / f"{FIRST}.txt").read_text(encoding="utf-8")
    for year, key in enumerate((FIRST, SECOND, THIRD), 2031):
        later = re.sub("(?i)vivero", f"Vivero{'x' * (year - 2031)}", text)
        (tmp_path / f"{key}.txt").write_text(later, encoding="utf-8")
    _name(tmp_path, FIRST, SECOND)
    return tmp_path


def _name(folder: Path, *keys: str) -> None:
    """Let the manifest name these documents."""
    table = (EDITIONS / "documents.toml").read_text(encoding="utf-8")
    text = "".join(table.replace("2031", key[-4:]) for key in keys)
    (folder / "documents.toml").write_text(text, encoding="utf-8")


def built(folder: Path, *, fresh: bool = False) -> dict[str, bytes]:
    """The files of a snapshot by name; the snapshot is built out of what is kept unless it is to be `fresh`."""
    out = folder / ("fresh" if fresh else "out")
    asked = {"reconciliation": saved.texts("reconciliation"), "networks": saved.texts("network")}
    manifest, kept_in = folder / "documents.toml", None if fresh else folder / "kept"
    build_snapshot(folder, out, manifest=manifest, kept=kept_in, **asked)
    return {path.name: path.read_bytes() for path in out.iterdir()}


@contextmanager
def counted() -> Iterator[list[tuple[str, str]]]:
    """Kind and edition of the networks that are measured meanwhile."""
    found: list[tuple[str, str]] = []
    plain = published.measured

    def measured(source: published.NetworkSource, wanted: Parameters) -> published.Analysis | None:
        found.append((wanted.kind, wanted.edition))
        return plain(source, wanted)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(published, "measured", measured)
        yield found


def test_a_document_that_comes_changes_or_goes_gives_the_snapshot_of_a_fresh_build(folder: Path) -> None:
    before = built(folder)
    _name(folder, FIRST, SECOND, THIRD)
    with counted() as measured:
        assert built(folder) == built(folder, fresh=True) != before
    # Fresh and not: what is measured twice is of the new edition or of all together.
    again = [one for one in measured if measured.count(one) > 1]
    assert {edition for kind, edition in again if kind != "institution-programme"} == {"", "2033"}
    assert {edition for _, edition in measured} == {"", "2031", "2032", "2033"}
    changed = folder / f"{SECOND}.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("SEPUCA", "INFAR"), encoding="utf-8")
    assert built(folder) == built(folder, fresh=True)
    _name(folder, SECOND, THIRD)
    assert built(folder) == built(folder, fresh=True)


def test_nothing_is_done_where_nothing_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = built(folder)

    def not_to_be_read(*_: object) -> None:
        raise AssertionError("documents were read again")

    with monkeypatch.context() as patch:
        patch.setattr(build, "DocumentReader", not_to_be_read)
        assert built(folder) == before
        (folder / "documents.toml").write_text(
            (folder / "documents.toml").read_text(encoding="utf-8").replace("prose = true", "prose = false"), "utf-8"
        )
        with pytest.raises(AssertionError, match="read again"):
            built(folder)


def test_a_snapshot_that_somebody_changed_is_built_again(folder: Path) -> None:
    before = built(folder)
    with (folder / "out" / FACTS).open("ab") as facts:
        facts.write(b"# another line\n")
    with counted() as measured:
        assert built(folder) == before
        (folder / "out" / "notes").mkdir()
        assert built(folder) == before
    assert measured == []


def test_what_is_damaged_is_made_and_kept_anew(folder: Path) -> None:
    before = built(folder)
    networks = sorted((folder / "kept").glob("network-*.pickle"))
    whole = {path: path.read_bytes() for path in networks}
    for number, path in enumerate(networks):
        data = bytearray(whole[path])
        data[number % len(data)] ^= 1
        path.write_bytes(data[: len(data) - number % 2])
    shutil.rmtree(folder / "out")
    assert built(folder) == before
    assert {path: path.read_bytes() for path in networks} == whole


def test_one_file_is_kept_of_a_thing_and_none_of_another_kind_is_taken(tmp_path: Path) -> None:
    assert kept.taken(tmp_path, "thing", "a" * 64, list, lambda: [1]) == [1]
    assert kept.taken(tmp_path, "thing", "a" * 64, list, lambda: [2]) == [1]
    assert kept.taken(tmp_path, "thing", "b" * 64, list, lambda: [2]) == [2]
    assert [path.name for path in tmp_path.iterdir()] == [f"thing-{'b' * 32}.pickle"]
    assert kept.taken(tmp_path, "thing", "b" * 64, dict, lambda: {}) == {}
    assert kept.taken(None, "thing", "b" * 64, list, lambda: [3]) == [3]


def test_where_the_disk_takes_nothing_the_result_is_given_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_bytes(b"")
    assert kept.taken(folder, "thing", "a" * 64, list, lambda: [1]) == [1]
