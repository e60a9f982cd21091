"""Quads sorted on disk, however many: portions that fit into memory are sorted and written, then merged.

A triple that several graphs state is kept once, in the graph that stated it first: the graphs of a snapshot are
disjoint by this, so that their union is their merge.
"""

from __future__ import annotations

import errno
import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from pyoxigraph import DefaultGraph, Quad

from entramado.ontology.errors import EntramadoError

QUADS_IN_MEMORY: Final = 400_000
# Lines of all runs together; of each at least some.
_MERGED_AT_ONCE: Final = 100_000
_OF_A_RUN_AT_LEAST: Final = 1_000
_FACTS, _PROSE = "0", "1"
_DEFAULT: Final = DefaultGraph()


class DiskError(EntramadoError):
    """The disk cannot take what is to be written; the message says where and why."""


class QuadLine(NamedTuple):
    """A triple and its graph as N-Quads writes them; `prose` where it is of the documents' own words."""

    triple: str
    graph: str
    prose: bool


def place(rank: int, document: int = 0, portion: int = 0) -> str:
    """The rank of quads among those that state the same triple: by kind of content, then document, then portion."""
    return f"{rank}{document:06}{portion:06}"


_LAST: Final = place(9)


def ordered_lines(quads: Iterable[Quad], at: str = _LAST, *, prose: bool = False, first: int = 0) -> Iterator[str]:
    """Quads as the lines that runs are sorted by: a triple, its place and number, its graph."""
    part = _PROSE if prose else _FACTS
    for number, quad in enumerate(quads, first):
        # No blank follows a triple's text within another's, so that this order is that of the written lines.
        graph = "" if quad.graph_name == _DEFAULT else quad.graph_name
        yield f"{quad.triple} \t{part}{at}{number:09}\t{graph}"


def line_of(line: str) -> QuadLine:
    """A line that `ordered_lines` wrote, as the statement that it is."""
    triple, number, graph = line.rsplit("\t", 2)
    return QuadLine(triple, graph, number[0] == _PROSE)


def text_of(statements: Iterable[QuadLine]) -> bytes:
    """Statements as lines of N-Quads."""
    return "".join([f"{triple}{graph} .\n" if graph else f"{triple}.\n" for triple, graph, _ in statements]).encode()


class QuadRuns:
    """A set of quads that grows; a context manager, since what it wrote goes at its end.

    `beside` is a folder or file in whose parent sorted portions of `in_memory` quads are written.
    """

    def __init__(self, beside: Path, in_memory: int = QUADS_IN_MEMORY) -> None:
        self._parent = beside.parent
        self._prefix = f".{beside.name}.sorting-"
        self._in_memory = in_memory
        self._added = 0
        self._lines: list[str] = []
        self._runs: list[Path] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._folder:
            self._folder.cleanup()

    def __len__(self) -> int:
        """How many quads were added, each time counted."""
        return self._added

    def add(self, quads: Iterable[Quad], at: str = _LAST, *, prose: bool = False) -> None:
        """Add quads; of equal triples that with the first `place` stays, facts before `prose`. Raises `DiskError`."""
        self.extend(ordered_lines(quads, at, prose=prose, first=self._added))

    def extend(self, lines: Iterable[str]) -> None:
        """Add quads as `ordered_lines` writes them. Raises `DiskError`."""
        rest = iter(lines)
        while some := list(islice(rest, self._in_memory - len(self._lines))):
            self._added += len(some)
            self._lines += some
            if len(self._lines) >= self._in_memory:
                self._write_run()

    def _write_run(self) -> None:
        self._lines.sort()
        path = self.folder / f"{len(self._runs)}.run"
        with disk_errors(path), path.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{line}\n" for line in self._lines)
        self._runs.append(path)
        self._lines = []

    @property
    def folder(self) -> Path:
        """A folder for temporary files, removed at the end. Raises `DiskError`."""
        if self._folder is None:
            with disk_errors(self._parent):
                self._parent.mkdir(parents=True, exist_ok=True)
                self._folder = tempfile.TemporaryDirectory(prefix=self._prefix, dir=self._parent)
        return Path(self._folder.name)

    def merged(self) -> Iterator[list[QuadLine]]:
        """The statements in order of their lines; those of one triple together, the one that stays first."""
        statements = (line_of(line) for some in self._sorted() for line in some)
        for _, same in groupby(statements, key=lambda statement: statement.triple):
            yield list(same)

    def statements(self) -> Iterator[QuadLine]:
        """The statements that stay, in order of their lines."""
        # Inline what `line_of` does, and no more than that: this passes over all lines twice in a build.
        before, made = "", partial(tuple.__new__, QuadLine)
        for some in self._sorted():
            for line in some:
                triple, number, graph = line.rsplit("\t", 2)
                if triple != before:
                    before = triple
                    yield made((triple, graph, number[0] == _PROSE))

    def _sorted(self) -> Iterator[list[str]]:
        """All lines in order, some at a time."""
        self._lines.sort()
        at_once = max(_OF_A_RUN_AT_LEAST, _MERGED_AT_ONCE // (len(self._runs) + 1))
        return merged_lines([*map(_lines_of, self._runs), iter(self._lines)], at_once)


def merged_lines(runs: Sequence[Iterator[str]], at_once: int) -> Iterator[list[str]]:
    """The lines of sorted runs in order, some at a time; at most `at_once` lines of each run are in memory.

    Lines up to the least of the runs' last lines in memory are complete. Sorting them is a merge, since Timsort
    recognises the few sorted runs that they consist of.
    """
    open_runs = [(run, some) for run in runs if (some := list(islice(run, at_once)))]
    while open_runs:
        bound = min(some[-1] for _, some in open_runs)
        out: list[str] = []
        left = []
        for run, some in open_runs:
            at = bisect_right(some, bound)
            out += some[:at]
            if rest := some[at:] or list(islice(run, at_once)):
                left.append((run, rest))
        out.sort()
        yield out
        open_runs = left


def _lines_of(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line[:-1]


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn an `OSError` while `path` is written into a `DiskError` of one sentence."""
    try:
        yield
    except OSError as error:
        remedy = "free some space or choose another folder with --out"
        raise DiskError(f"{path}: this could not be written ({reason_of(error)}); {remedy}") from error


def reason_of(error: OSError) -> str:
    """Why the system did not write, in words."""
    return "the disk is full" if error.errno == errno.ENOSPC else (error.strerror or str(error))
