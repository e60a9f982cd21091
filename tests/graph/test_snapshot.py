"""Snapshots: equal bytes, renamed into place, refused when damaged."""

import errno
import json
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from entramado.graph import snapshot
from entramado.graph.quad_runs import QuadRuns, text_of
from entramado.graph.snapshot import FACTS, MANIFEST, PROSE, SnapshotError
from entramado.graph.store import ServedData, default_graph, load_memory, load_snapshot, merged, plan
from entramado.ontology import atomic_output

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

    monkeypatch.setattr(atomic_output, "_sync", full)
    with pytest.raises(SnapshotError, match="the disk is full"):
        write(out, "b")
    assert snapshot.read(out).build == before
    assert [p.name for p in tmp_path.iterdir()] == ["s"]


def test_the_swap_works_where_folders_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_output, "_exchange", lambda a, b: False)
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


def test_a_triple_in_two_graphs_is_refused(tmp_path: Path) -> None:
    [one] = quads("x")
    other = Quad(one.subject, one.predicate, one.object, NamedNode("https://example.org/h"))
    with pytest.raises(SnapshotError, match=r"stands in .*g> and in .*h>"):
        snapshot.write(tmp_path / "s", [one], [other], {"base": "https://example.org/"}, {"documents": {}})
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("in_memory", [1, 2, 100])
def test_the_first_graph_that_states_a_triple_keeps_it(tmp_path: Path, in_memory: int) -> None:
    [one] = quads("x")
    other = Quad(one.subject, one.predicate, one.object, NamedNode("https://example.org/h"))
    words = Quad(one.subject, one.predicate, Literal("x y", language="es"), other.graph_name)
    with QuadRuns(tmp_path / "s", in_memory) as runs:
        runs.add([one, words], prose=True)
        runs.add([other, *quads("y"), one, *quads("b")])
        lines = [(text_of([statement]).decode(), statement.prose) for statement in runs.statements()]
    facts = [other, *quads("b", "y")]
    assert lines == sorted([*((f"{quad} .\n", False) for quad in facts), (f"{words} .\n", True)])
    assert list(tmp_path.iterdir()) == []


def test_the_merge_of_graphs_has_each_triple_once() -> None:
    [one] = quads("x")
    h = NamedNode("https://example.org/h")
    store = Store()
    store.extend([one, Quad(one.subject, one.predicate, one.object, h)])
    made = merged(store, [G.value, h.value, ""], [h.value])
    assert [quad.triple for quad in made.quads_for_pattern(None, None, None, DefaultGraph())] == [one.triple]
    assert list(made.named_graphs()) == [h]


def test_own_words_are_outside_the_default_graph(tmp_path: Path) -> None:
    words = Quad(NamedNode("https://example.org/x"), P, Literal("w"), NamedNode("https://example.org/graph/prose"))
    made = snapshot.write(tmp_path / "s", quads("x"), [words], {"base": "https://example.org/"}, {"documents": {}})
    stores, dataset = load_memory(plan(ServedData(snapshot=str(made.folder))))
    assert (len(stores.facts), len(stores.all), dataset.default_quads) == (1, 2, 1)
    assert dataset.by_name_only == ("https://example.org/graph/prose",)
    assert not dataset.overlaps
    store = load_snapshot(made)
    text = "SELECT * { ?s ?p ?o }"
    assert len(list(store.query(text, **default_graph(store, text, "https://example.org/")))) == 1  # type: ignore[arg-type]


def test_what_breaks_off_leaves_the_old_file_and_folder(tmp_path: Path) -> None:
    old, folder = tmp_path / "a.txt", tmp_path / "f"
    old.write_text("old", encoding="utf-8")
    folder.mkdir()
    (folder / "kept").write_text("old", encoding="utf-8")
    with pytest.raises(OSError, match="full"), atomic_output.whole_file(old) as aside:
        aside.write_text("half", encoding="utf-8")
        raise OSError("full")
    with pytest.raises(OSError, match="full"), atomic_output.whole_folder(folder) as aside:
        (aside / "half").write_text("half", encoding="utf-8")
        raise OSError("full")
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.txt", "f", "kept"]
