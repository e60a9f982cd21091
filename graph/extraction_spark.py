"""Documents read, and their entries worked on, as jobs of an Apache Spark cluster, by the functions of one machine.

Every executor needs Entramado with its extra ``build`` in the Python that ``PYSPARK_PYTHON`` names, and the folder of
the documents at the same path.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from entramado.graph.extraction import ExtractionError, Runner

_QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.task.maxFailures": "2"}
Task = TypeVar("Task")
Result = TypeVar("Result")


@contextmanager
def on_spark(master: str) -> Iterator[Runner]:
    """Jobs on a cluster while the context lasts. `master` is its address, as ``local[2]`` or ``spark://HOST:7077``.

    Raises `ExtractionError` where Spark is not installed, not reached, or gives up.
    """
    context = _context(master)
    try:
        yield _SparkRunner(context, master)
    finally:
        # A cluster that went away cannot be stopped; what it did not finish is told already.
        with suppress(Exception):
            context.stop()


class _SparkRunner:
    """A job for every set of tasks, a Spark task for each of them."""

    def __init__(self, context: Any, master: str) -> None:
        self._context = context
        self._master = master

    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results in the order of the tasks."""
        given = list(tasks)
        try:
            found = self._context.parallelize(given, max(1, len(given))).map(function).collect() if given else []
        except Exception as error:
            reason = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
            raise ExtractionError(
                f"Spark at {self._master} did not finish ({reason[:300]}); the last snapshot stands, and a further "
                "build goes on with the documents that were read"
            ) from error
        return iter(found)


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
