"""Snapshots: equal bytes, renamed into place, refused when damaged."""

import errno
import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph import snapshot
from entramado.graph.snapshot import FACTS, MANIFEST, PROSE, SnapshotError

G = NamedNode("https://example.org/g")
P = NamedNode("https://example.org/p")


def quads(*values: str) -> list[Quad]:
    return [Quad(NamedNode(f"https://example.org/{v}"), P, Literal(v), G) for v in values]


def write(out: Path, *values: str, prose: tuple[str, ...] = ()) -> snapshot.Snapshot:
    return snapshot.write(out, quads(*values), quads(*prose), {"base": "https://example.org/"}, {"documents": {}})


def test_equal_input_gives_equal_bytes_whatever_its_order(tmp_path: Path) -> None:
    write(tmp_path / "a", "x", "y", "z", prose=("p",))
    write(tmp_path / "b", "z", "x", "y", "x", prose=("p",))
    names = sorted(p.name for p in (tmp_path / "a").iterdir())
    assert names == [snapshot.REPORT, FACTS, MANIFEST, PROSE]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_facts_are_sorted_and_counted(tmp_path: Path) -> None:
    made = write(tmp_path / "s", "b", "a", "c")
    lines = (tmp_path / "s" / FACTS).read_text().splitlines()
    assert lines == sorted(lines)
    assert made.manifest["files"][FACTS]["quads"] == 3
    assert made.manifest["graphs"] == {G.value: 3}
    assert len(made.build) == 16


def test_a_new_snapshot_replaces_the_old_one_whole(tmp_path: Path) -> None:
    out = tmp_path / "s"
    write(out, "a", prose=("p",))
    write(out, "b")
    assert snapshot.read(out).manifest["files"].keys() == {FACTS}
    assert [p.name for p in tmp_path.iterdir()] == ["s"]


def test_a_full_disk_leaves_the_last_good_snapshot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "s"
    before = write(out, "a").build

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(snapshot, "_sync", full)
    with pytest.raises(SnapshotError, match="the disk is full"):
        write(out, "b")
    assert snapshot.read(out).build == before
    assert [p.name for p in tmp_path.iterdir()] == ["s"]


def test_the_swap_works_where_folders_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "_exchange", lambda a, b: False)
    write(tmp_path / "s", "a")
    build = write(tmp_path / "s", "b").build
    assert snapshot.read(tmp_path / "s").build == build
    assert [p.name for p in tmp_path.iterdir()] == ["s"]


def test_without_prose_holds_the_facts_alone(tmp_path: Path) -> None:
    made = write(tmp_path / "s", "a", prose=("secret",))
    published = snapshot.without_prose(made, tmp_path / "data")
    assert published.build == made.build
    assert sorted(p.name for p in (tmp_path / "data").iterdir()) == [snapshot.REPORT, FACTS, MANIFEST]
    assert snapshot.read(tmp_path / "data").build == made.build


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda s: (s / MANIFEST).unlink(), "half-written"),
        (lambda s: (s / FACTS).unlink(), "missing"),
        (lambda s: (s / MANIFEST).write_text("{"), "not readable JSON"),
        (lambda s: (s / FACTS).write_bytes((s / FACTS).read_bytes()[:-5]), "bytes where the manifest says"),
        (lambda s: (s / FACTS).write_bytes((s / FACTS).read_bytes().replace(b'"a"', b'"b"')), "damaged"),
    ],
)
def test_a_damaged_snapshot_is_refused_in_one_sentence(tmp_path: Path, damage: object, says: str) -> None:
    write(tmp_path / "s", "a")
    damage(tmp_path / "s")  # type: ignore[operator]
    with pytest.raises(SnapshotError, match=says) as caught:
        snapshot.read(tmp_path / "s")
    assert "entramado build" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_another_format_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "s", "a")
    manifest = json.loads((tmp_path / "s" / MANIFEST).read_text())
    (tmp_path / "s" / MANIFEST).write_text(json.dumps({**manifest, "format": 99}))
    with pytest.raises(SnapshotError, match="format 99"):
        snapshot.read(tmp_path / "s")
    with pytest.raises(SnapshotError, match="no snapshot folder"):
        snapshot.read(tmp_path / "nowhere")
