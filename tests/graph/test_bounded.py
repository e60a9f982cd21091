"""What a build keeps on disk instead of in memory gives what memory gives."""

from __future__ import annotations

import math
import random
from pathlib import Path

import numpy as np
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from benchmarks.scale import IdentityAgreement, agreement
from entramado.graph import build
from entramado.graph.entry_file import EntryFile, packed
from entramado.graph.identity import words
from entramado.graph.identity.comparisons import Comparer, Level
from entramado.graph.identity.keys import KeyRuns, Pairs, pair_keys, run_keys
from entramado.graph.identity.programmes import link_programmes
from entramado.graph.identity.scores import BASE, FITTED_ENTRIES, Scorer, rarer
from entramado.graph.quad_runs import QuadRuns, merged_lines, ordered_lines
from tests.graph.test_identity import EDITIONS, authority, entry, others


def shared_keys(in_memory: int) -> tuple[list[int], Pairs, list[tuple[int, int]]]:
    """Sixty entries of which every third has a key in common with the next but one, and one key is of all."""
    runs = KeyRuns(in_memory)
    for position in range(60):
        own = [1000 + position, 2000 + position // 3, 7]
        runs.add(np.unique(np.array(own, dtype=np.uint64)), position)
    blocks = list(runs.blocks(4))
    keys = sorted(int(key) for some in blocks for key in some.keys)
    paired = [some.paired() for some in blocks]
    codes = np.unique(np.concatenate([pairs for pairs, _, _ in paired]))
    return keys, Pairs(codes), [(number, size) for _, number, size in paired if number]


def test_keys_on_disk_are_the_keys_in_memory() -> None:
    keys, pairs, counts = shared_keys(in_memory=10_000)
    assert keys == list(range(2000, 2020))
    assert list(pairs)[:4] == [(0, 1), (0, 2), (1, 2), (3, 4)]
    assert len(pairs) == 60
    assert counts == [(20, 3)]
    on_disk = shared_keys(in_memory=8)
    assert on_disk[:2] == (keys, pairs)
    assert sum(number for number, _ in on_disk[2]) == 20


def test_only_marked_entries_are_paired_but_all_are_counted() -> None:
    runs = KeyRuns()
    for position, marked in enumerate((True, False, True)):
        runs.add(np.array([5], dtype=np.uint64), position, np.array([marked]))
    (blocks,) = runs.blocks(3)
    assert list(Pairs(blocks.paired(marked=True)[0])) == [(0, 2)]
    assert [len(some.keys) for some in runs.blocks(2)] == [0]


def test_rows_of_numbers_have_keys_of_their_own() -> None:
    assert run_keys([1, 2, 3, 1, 2, 3], 3).tolist()[0] == run_keys([1, 2, 3, 1, 2, 3], 3).tolist()[3]
    assert len(set(run_keys(list(range(5000)), 5).tolist())) == 4996
    assert run_keys([1, 2], 5).size == 0
    assert pair_keys([3, 4, 5]).tolist() == [3 << 32 | 4, 4 << 32 | 5]


def test_pairs_by_tiles_are_the_same_pairs() -> None:
    pairs = Pairs.of([(0, 1), (0, 9), (1, 2), (5, 9)])
    assert list(pairs.by_tiles(4)) == [(0, 1), (1, 2), (0, 9), (5, 9)]
    assert Pairs.of(sorted(pairs.by_tiles(4))) == pairs


def test_entries_on_disk_give_the_programmes_of_entries_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = ("Programa Luz de Aurora", "Programa Senda Verde")
    told = [
        entry(f"{doc}-{k}", k, title, f"El {title} atiende a familias en retorno {k}.")
        for doc in ("informe-1", "informe-2")
        for k, title in enumerate(titles)
    ]
    entries = [*told, *others("informe-1"), *others("informe-2")]
    plain = link_programmes(entries, EDITIONS, authority())
    assert any(len(programme.members) > 1 for programme in plain.programmes)
    file = EntryFile(tmp_path / "entries", in_memory=2)
    file.extend([e.slug for e in entries], [packed(e) for e in entries])
    monkeypatch.setattr(words, "IN_MEMORY", 2)
    assert link_programmes(file, EDITIONS, authority()) == plain
    assert link_programmes(file, EDITIONS, authority(), workers=2) == plain
    assert [e.slug for e in file] == file.slugs
    with pytest.raises(IndexError):
        file[len(file)]


def test_agreement_counts_pairs(tmp_path: Path) -> None:
    truth = tmp_path / "truth.csv"
    truth.write_text("document,line,programme\nd,1,a\nd,5,a\nd,9,b\n", encoding="utf-8")
    base = "https://w3id.org/entramado/"
    lines = []
    for name, line, programme in (("x", 1, "p"), ("y", 5, "p"), ("z", 9, "p")):
        me = f"<{base}id/entry/{name}>"
        lines += [
            f"{me} <{base}ontology#document> <{base}id/document/d> .",
            f'{me} <{base}ontology#firstLine> "{line}" .',
            f"{me} <{base}ontology#programme> <{base}id/programme/{programme}> .",
        ]
    (tmp_path / "facts.nq").write_text("\n".join(lines), encoding="utf-8")
    found = agreement(truth, tmp_path / "facts.nq")
    assert found == IdentityAgreement(1 / 3, 1.0)
    assert found.f1 == pytest.approx(0.5)


def test_two_of_many_entries_are_less_often_of_one_programme() -> None:
    assert rarer(0) == rarer(833) == rarer(FITTED_ENTRIES) == 0.0
    assert rarer(10 * FITTED_ENTRIES) == pytest.approx(math.log(10))

    class Alike(Comparer):
        """Any number of entries that have the same title."""

        def __init__(self, count: int) -> None:
            self.count = count

        def __len__(self) -> int:
            return self.count

        def levels(self, i: int, j: int) -> list[Level]:
            names = ("training", "place", "position", "reporter", "title", "state")
            return [Level(name, "same-name" if name == "title" else "alike") for name in names]

        def is_aim(self, i: int, j: int) -> bool:
            return False

    points = {(BASE, ""): -2.0, ("title", "same-name"): 3.0}
    scores = [Scorer(Alike(count), points).score(0, 1) for count in (100, 2 * FITTED_ENTRIES, 40 * FITTED_ENTRIES)]
    assert scores == [1.0, 0.31, -2.69]


def test_facts_on_disk_answer_as_facts_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quads = [Quad(NamedNode(f"urn:e:{n}"), NamedNode("urn:p"), Literal(str(n % 5))) for n in range(40)]
    monkeypatch.setattr(build, "_LOADED_AT_ONCE", 7)
    monkeypatch.setattr(build, "_ADDED_AT_ONCE", 1)
    for most in (100, 10):
        monkeypatch.setattr(build, "STORE_IN_MEMORY_QUADS", most)
        with QuadRuns(tmp_path / "snapshot", in_memory=9) as runs:
            runs.add(quads)
            runs.add([Quad(NamedNode("urn:e:1"), NamedNode("urn:p"), Literal("said"))], prose=True)
            store = build.query_store(runs)
            assert sorted(map(str, store)) == sorted(map(str, quads))
            more = [Quad(NamedNode("urn:e:new"), NamedNode("urn:p"), Literal("0"), NamedNode("urn:graph"))]
            again = [Quad(quads[3].subject, quads[3].predicate, quads[3].object, NamedNode("urn:graph"))]
            path = tmp_path / "lines"
            path.write_text("".join(f"{line}\n" for line in ordered_lines([*more, *again])), encoding="utf-8")
            build.add_lines(path, runs, store)
            assert sorted(map(str, store)) == sorted(map(str, [*quads, *more])), "a triple stands in one graph"
            assert len(runs) == 43
            assert (runs.folder / "store").exists() == (most == 10)
            del store


def test_sorted_runs_are_merged_some_lines_at_a_time() -> None:
    chance = random.Random(3)
    lines = [f"{chance.randrange(40):02} {number:03}" for number in range(200)]
    runs = [sorted(lines[first:last]) for first, last in ((0, 90), (90, 90), (90, 97), (97, 200))]
    for at_once in (1, 3, 1000):
        parts = list(merged_lines([iter(run) for run in runs], at_once))
        assert [line for part in parts for line in part] == sorted(lines)
        assert max(map(len, parts)) <= 3 * at_once
    assert list(merged_lines([], 5)) == []
