"""What tasks of a cluster give, as Parquet files in a folder that all its machines see: a file a task, named by it.

A file is there whole or not at all, so that a run that died left results which the next one takes.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from entramado.ontology.atomic_output import whole_file

_SCHEMA = pa.schema([("task", pa.string()), ("result", pa.large_binary())])


class NamedTask(Protocol):
    """A task whose name stands for all that its result depends on."""

    @property
    def name(self) -> str:
        """A name that files can have."""


Task = TypeVar("Task", bound=NamedTask)


def recorded(folder: Path, function: Callable[[Task], object], task: Task) -> Path:
    """Do a task unless its result is there; give the file that holds it."""
    path = folder / f"{task.name}.parquet"
    if not path.is_file():
        result = pickle.dumps(function(task), pickle.HIGHEST_PROTOCOL)
        folder.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as aside:
            pq.write_table(pa.table([[task.name], [result]], schema=_SCHEMA), aside, compression="zstd")
    return path


def result_of(path: Path) -> Any:
    """What a task gave. Raises `FileNotFoundError`, and `pyarrow.ArrowInvalid` where the file is damaged."""
    return pickle.loads(pq.read_table(path, columns=["result"])["result"][0].as_py())
