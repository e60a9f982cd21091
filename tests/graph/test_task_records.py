"""Results of a cluster's tasks as files: what was done is not done again. Entries are paired the same by parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from entramado.graph.identity.keys import KeyRuns
from entramado.graph.identity.scores import BlocksTask, paired
from entramado.graph.task_records import recorded, result_of


@dataclass(frozen=True)
class Doubled:
    """A task for tests."""

    name: str
    value: int


def test_a_task_is_done_once_and_its_result_is_a_parquet_file(tmp_path: Path) -> None:
    asked: list[int] = []

    def work(task: Doubled) -> list[int]:
        asked.append(task.value)
        return [task.value, 2 * task.value]

    paths = [recorded(tmp_path / "records", work, Doubled("informe-0", 4)) for _ in range(2)]
    assert asked == [4]
    assert result_of(paths[0]) == [4, 8]
    assert pq.read_table(paths[1])["task"].to_pylist() == ["informe-0"]
    assert [path.name for path in (tmp_path / "records").iterdir()] == ["informe-0.parquet"]


def test_a_task_that_fails_leaves_no_file(tmp_path: Path) -> None:
    def work(_: Doubled) -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        recorded(tmp_path, work, Doubled("informe-0", 4))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("marked", [False, True])
def test_keys_by_parts_give_the_pairs_of_all_keys(marked: bool) -> None:
    runs = KeyRuns()
    numbers = np.random.default_rng(7)
    for position in range(300):
        keys = np.unique(numbers.integers(0, 500, 12).astype(np.uint64))
        runs.add(keys, position, keys % np.uint64(2) == 0)
    [whole] = runs.parts()
    parts = list(runs.parts(split=True))
    found = [paired(BlocksTask(records, 9, marked)) for records in parts]
    codes, keys, largest = paired(BlocksTask(whole, 9, marked))
    assert len(parts) > 10
    assert len(codes) > 100
    assert np.array_equal(np.unique(np.concatenate([some for some, _, _ in found])), codes)
    assert (sum(number for _, number, _ in found), max(size for *_, size in found)) == (keys, largest)
