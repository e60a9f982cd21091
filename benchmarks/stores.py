"""From which size on a store in memory, on disk or a database server: load, memory, look-ups and analytic queries.

``python -m benchmarks.stores SNAPSHOT QUADS [--engine memory|disk|virtuoso]...`` copies the facts of a snapshot until
there are so many quads (each copy with entries, programmes and documents of its own), loads them into each engine, asks
the queries of ``benchmarks/queries/real`` and prints a row of a Markdown table each. Seconds and milliseconds are the
processor's, of the process that holds the store; Virtuoso is asked by HTTP, the others in the process.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import psutil
from pyoxigraph import QuerySolutions, RdfFormat, Store

from entramado.graph.snapshot import FACTS
from entramado.ontology.namespaces import RDF, Base
from tests.virtuoso.running import virtuoso

QUERIES = Path(__file__).parent / "queries" / "real"
HEADER = (
    "| quads | engine | load, seconds | memory | on disk | look-up, ms | "
    + " | ".join(path.stem.removeprefix("analytic-") + ", ms" for path in sorted(QUERIES.glob("analytic-*.rq")))
    + " |"
)
ENGINES = ("memory", "disk", "virtuoso")
_EXAMPLE = "<https://example.org/e77>"
_LOOKUPS = 300
_LOADED_AT_ONCE = 100_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """A store that is loaded: what runs a query to its end, its process, and the bytes it has on disk."""

    ask: Callable[[str], int]
    process: psutil.Process
    load_seconds: float
    disk_bytes: int


def copied(snapshot: Path, out: Path, quads: int, base: Base | None = None) -> tuple[int, list[str]]:
    """Write facts and copies of them to `out`, about `quads`; how many there are, and some entries of all copies."""
    base = base or Base()
    one = re.compile(f"<{re.escape(base.iri)}id/(entry|programme|document|network)/")
    typed = f" <{RDF}type> <{base.term('Entry')}> "
    written, copy, entries = 0, 0, list[str]()
    with out.open("w", encoding="utf-8", newline="\n") as file:
        while written < quads:
            prefix = f"<{base.iri}id/\\1/copy-{copy}-"
            with (snapshot / FACTS).open(encoding="utf-8") as lines:
                for line in lines:
                    own = one.sub(prefix, line) if copy else line
                    if copy and own == line:
                        continue
                    written += 1
                    file.write(own)
                    if typed in own:
                        entries.append(own.split(" ", 1)[0])
            copy += 1
    return written, entries[:: max(1, len(entries) // _LOOKUPS)][:_LOOKUPS]


def processor(process: psutil.Process) -> float:
    """Seconds of the processor that a process has taken."""
    times = process.cpu_times()
    return float(times.user + times.system)


@contextmanager
def embedded(facts: Path, folder: Path | None) -> Iterator[Loaded]:
    """This process's own store, in memory or in a folder."""
    me = psutil.Process()
    before = processor(me)
    store = Store(str(folder)) if folder else Store()
    with facts.open("rb") as lines:
        while some := b"".join(islice(lines, _LOADED_AT_ONCE)):
            store.bulk_load(some, format=RdfFormat.N_QUADS)
    if folder:
        store.optimize()

    def ask(query: str) -> int:
        found = store.query(query, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        return sum(1 for _ in found)

    size = sum(path.stat().st_size for path in folder.rglob("*")) if folder else 0
    yield Loaded(ask, me, processor(me) - before, size)


@contextmanager
def served(facts: Path, folder: Path) -> Iterator[Loaded]:
    """A Virtuoso that holds the facts."""
    known = {process.pid for process in psutil.process_iter()}
    with virtuoso(folder, facts, rows_max=1_000_000) as address:
        new = (process for process in psutil.process_iter(["name"]) if process.pid not in known)
        server = next(process for process in new if process.info["name"] == "virtuoso-t")

        def ask(query: str) -> int:
            parameters = urllib.parse.urlencode({"query": query, "format": "text/csv"})
            with urllib.request.urlopen(f"{address}?{parameters}", timeout=900) as answer:
                return int(answer.read().count(b"\n")) - 1

        yield Loaded(ask, server, processor(server), (folder / "v.db").stat().st_size)


def milliseconds(loaded: Loaded, queries: list[str]) -> float:
    """What a query takes of the store's process, on average."""
    before = processor(loaded.process)
    for query in queries:
        loaded.ask(query)
    return 1000 * (processor(loaded.process) - before) / len(queries)


def measured(engine: str, facts: Path, quads: int, entries: list[str]) -> str:
    """The row of one engine."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=facts.parent)))
        opened = (
            served(facts, folder) if engine == "virtuoso" else embedded(facts, folder if engine == "disk" else None)
        )
        loaded = stack.enter_context(opened)
        asked = [path.read_text(encoding="utf-8") for path in sorted(QUERIES.glob("lookup-*.rq"))]
        took = [milliseconds(loaded, [text.replace(_EXAMPLE, entry) for text in asked for entry in entries])]
        for path in sorted(QUERIES.glob("analytic-*.rq")):
            took.append(milliseconds(loaded, [path.read_text(encoding="utf-8")]))
        memory = f"{loaded.process.memory_info().rss / 2**20:,.0f} MB"
        disk = f"{loaded.disk_bytes / 2**20:,.0f} MB" if loaded.disk_bytes else ""
        cells = [f"{quads:,}", engine, f"{loaded.load_seconds:.0f}", memory, disk, f"{took[0]:.2f}"]
        return f"| {' | '.join([*cells, *(f'{value:,.0f}' for value in took[1:])])} |"


def main() -> None:
    """Print the table; each engine is measured by a process of its own, so that memory is its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stores", description=__doc__.split("\n", 1)[0])
    parser.add_argument("snapshot", type=Path)
    parser.add_argument("quads", type=int)
    parser.add_argument("--engine", action="append", choices=ENGINES)
    parser.add_argument("--copied", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.copied:
        quads, *entries = (args.copied.parent / "told").read_text(encoding="utf-8").split("\n")
        print(measured(args.engine[0], args.copied, int(quads), entries))
        return
    print(HEADER, "| --- " * HEADER.count(" | ") + "| --- |", sep="\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        facts = Path(folder) / FACTS
        quads, entries = copied(args.snapshot, facts, args.quads)
        (facts.parent / "told").write_text("\n".join([str(quads), *entries]), encoding="utf-8")
        for engine in args.engine or ENGINES:
            command = [sys.executable, "-m", "benchmarks.stores", str(args.snapshot), str(quads), "--engine", engine]
            subprocess.run([*command, "--copied", str(facts)], check=True)


if __name__ == "__main__":
    main()
