"""Documents read and their facts extracted as jobs of an Apache Spark cluster, by the functions that one machine runs.

Every executor needs Entramado with its extra ``build`` in the Python that ``PYSPARK_PYTHON`` names, and the folder of
the documents at the same path.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from entramado.graph.extraction import Extracted, ExtractionError, batches, facts_in_worker, read_in_worker
from entramado.loaders.extract.extracted import ExtractedFacts
from entramado.loaders.reading import DocumentSpec
from entramado.loaders.records import Reading

_QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.task.maxFailures": "2"}


def by_spark(specs: Mapping[str, DocumentSpec], sources: Path, master: str) -> Iterator[tuple[str, Extracted]]:
    """Each document's result, in the order of `specs`.

    Two jobs: a task a document reads it, a task a batch of entries extracts their facts. `master` is Spark's address
    of the cluster, as ``local[2]`` or ``spark://HOST:7077``. Raises `ExtractionError` where Spark is not installed,
    not reached, or gives up.
    """
    context = _context(master)
    try:
        folder = sources.resolve()
        tasks = [(key, spec, folder) for key, spec in specs.items()]
        tasks_of_reading = context.parallelize(tasks, max(1, len(tasks))).map(_read)
        readings: dict[str, tuple[Reading, list[str]]] = dict(tasks_of_reading.collect())
        parts = [
            (key, number, batch)
            for key, (reading, _) in readings.items()
            for number, batch in enumerate(batches(reading.entries))
        ]
        found = sorted(context.parallelize(parts, max(1, len(parts))).map(_facts).collect(), key=lambda part: part[:2])
    except Exception as error:
        reason = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
        raise ExtractionError(f"Spark at {master} did not finish ({reason[:300]}); the last snapshot stands") from error
    finally:
        context.stop()
    facts: dict[str, list[ExtractedFacts]] = {key: [] for key in specs}
    for key, _, some in found:
        facts[key] += some
    for key in specs:
        yield key, Extracted(*readings[key], facts[key])


def _read(task: tuple[str, DocumentSpec, Path]) -> tuple[str, Any]:
    key, spec, folder = task
    return key, read_in_worker(spec, folder)


def _facts(task: tuple[str, int, Any]) -> tuple[str, int, list[ExtractedFacts]]:
    key, number, entries = task
    return key, number, facts_in_worker(entries)


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
