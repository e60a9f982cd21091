"""Documents read, their entries worked on and entries paired, as jobs of an Apache Spark cluster.

The functions are those of one machine. Every executor needs Entramado with its extra ``build`` in the Python that
``PYSPARK_PYTHON`` names, the folder of the documents at the same path, and likewise the folder of `on_spark`'s records.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from entramado.graph.background import Runner
from entramado.graph.extraction import ExtractionError

_QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.task.maxFailures": "2"}
Task = TypeVar("Task")
Result = TypeVar("Result")


@contextmanager
def on_spark(master: str, records: Path, *, fresh: bool = False) -> Iterator[Runner]:
    """Jobs on a cluster while the context lasts. `master` is its address, as ``local[2]`` or ``spark://HOST:7077``.

    What documents and entries give goes from job to job as Parquet files in the folder `records`. They stay there where
    the work did not come to its end, and another run goes on with them, unless it is to be `fresh`.
    Raises `ExtractionError` where Spark is not installed, not reached, or gives up.
    """
    context = _context(master)
    try:
        records.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="fresh-", dir=records)) if fresh else records
        try:
            runner = _SparkRunner(context, master, folder)
            yield runner
            runner.drop_records()
        finally:
            if fresh:
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        # A cluster that went away cannot be stopped; the failure of its jobs has been raised already.
        with suppress(Exception):
            context.stop()


class _SparkRunner:
    """A job for every set of tasks, a Spark task for each of them."""

    def __init__(self, context: Any, master: str, folder: Path) -> None:
        self._context = context
        self._master = master
        self._folder = folder
        self._recorded: set[Path] = set()

    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results in the order of the tasks; those of tasks that have a name by way of files."""
        given = list(tasks)
        if not given or not hasattr(given[0], "name"):
            return iter(self._collected(function, given))
        from entramado.graph.task_records import recorded  # noqa: PLC0415 - Arrow is needed on a cluster only

        paths = self._collected(partial(recorded, self._folder, function), given)  # type: ignore[type-var]
        self._recorded.update(paths)
        return map(self._read, paths)

    def _collected(self, function: Callable[[Task], Result], given: list[Task]) -> list[Result]:
        try:
            return list(self._context.parallelize(given, max(1, len(given))).map(function).collect()) if given else []
        except Exception as error:
            reason = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
            raise ExtractionError(
                f"Spark at {self._master} did not finish ({reason[:300]}); the last snapshot stands, and a further "
                "build goes on with what was read"
            ) from error

    def _read(self, path: Path) -> Any:
        from entramado.graph.task_records import result_of  # noqa: PLC0415

        try:
            return result_of(path)
        except (OSError, ValueError) as error:
            raise ExtractionError(
                f"{path}: an executor wrote this, and it cannot be read here; name a folder with --records that "
                "all machines have at the same path"
            ) from error

    def drop_records(self) -> None:
        """Remove the files of this run."""
        for path in self._recorded:
            path.unlink(missing_ok=True)


def _context(master: str) -> Any:
    try:
        from pyspark import SparkConf, SparkContext  # noqa: PLC0415 - a heavy package that only this needs
    except ImportError as error:
        raise ExtractionError("--spark needs PySpark and Java: pip install 'entramado[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = SparkConf().setMaster(master).setAppName("entramado build").setAll(list(_QUIET.items()))
    try:
        context = SparkContext(conf=settings)
    except Exception as error:
        said = str(error).strip().splitlines()
        raise ExtractionError(
            f"there is no Spark at {master} ({said[-1][:200] if said else 'no reason given'}); "
            "start it, or build with --workers"
        ) from error
    context.setLogLevel("ERROR")
    return context
