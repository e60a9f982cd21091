"""Builds of generated corpora of growing size: time, memory, pairs compared, and identity against the known truth.

``python -m benchmarks.scale COUNT... [--workers N] [--spark MASTER] [--sources DIR] [--folder DIR]`` writes a world of
each size, builds it by the command line without what earlier builds kept, and prints a row of a Markdown table each.
Seconds of the processor are those of all processes of a build, a cluster's on this machine too; memory is that of its
largest process.

``python -m benchmarks.scale --more COUNT...`` builds each world without its last document, with it, once more as it is,
and with nothing that was kept, and says the seconds of the processor that each took; the bytes are to be the same.

``python -m benchmarks.scale --real ROUNDS`` builds the real documents by one process and by two in turn, so many times,
and says how many times as fast two are, by the clock: for a machine on which nothing else runs.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median
from threading import Thread

import psutil
from pyoxigraph import RdfFormat, parse

from benchmarks.world import write_world
from entramado.ontology.namespaces import Base

HEADER = (
    "| documents | entries | quads | processes | seconds | processor seconds | memory of the largest process "
    "| keys | largest block | pairs compared | identity P | R | F1 |",
    "| --- " * 13 + "|",
)
MORE_HEADER = ("| documents | one fewer, first | one more | unchanged | fresh |", "| --- " * 5 + "|")
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class IdentityAgreement:
    """Pairs of entries that share a programme, against the truth."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _pairs(groups: Iterable[Iterable[Place]]) -> set[tuple[Place, Place]]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}


def agreement(truth: Path, facts: Path, base: Base | None = None) -> IdentityAgreement:
    """How well the programmes of a snapshot's facts agree with a world's ``truth.csv``."""
    base = base or Base()
    right: dict[str, list[Place]] = defaultdict(list)
    with truth.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            right[row["programme"]].append((row["document"], int(row["line"])))
    document, line, programme = (base.term(name) for name in ("document", "firstLine", "programme"))
    documents: dict[str, str] = {}
    lines: dict[str, int] = {}
    members: dict[str, list[str]] = defaultdict(list)
    entries = base.id("entry", "")
    for quad in parse(path=str(facts), format=RdfFormat.N_QUADS):
        subject, said = getattr(quad.subject, "value", ""), quad.predicate.value
        if said not in (document, line, programme) or not subject.startswith(entries):
            continue
        value = getattr(quad.object, "value", "")
        if said == document:
            documents[subject] = value.rsplit("/", 1)[-1]
        elif said == line:
            lines[subject] = int(value)
        else:
            members[value].append(subject)
    found = _pairs([(documents[e], lines[e]) for e in group] for group in members.values())
    true = _pairs(right.values())
    return IdentityAgreement(len(found & true) / (len(found) or 1), len(found & true) / (len(true) or 1))


@dataclass(frozen=True, slots=True)
class Spent:
    """What a build took: seconds by the clock and of all its processes, and memory of the largest in MB."""

    seconds: float
    processor: float
    memory: float


def run_build(out: Path, workers: int, *options: str, kept: Path | None = None) -> Spent:
    """A build by the command line of all that is not told otherwise. Ends where it fails, which has said why.

    What earlier builds kept is taken from the folder `kept`; without one, all is done anew.
    """
    command = [sys.executable, "-P", "-m", "entramado.api.cli", "build", "--out", str(out), "--times"]
    command += [] if kept else ["--fresh"]
    environment = {**os.environ, **({"XDG_CACHE_HOME": str(kept)} if kept else {})}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command += ["--workers", str(workers), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as begun:
        watched = _Watched(begun.pid)
        watched.start()
        said, _ = begun.communicate()
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if begun.returncode:
        raise SystemExit(f"{out}: the build failed; what it said stands above")
    print(said, file=sys.stderr, flush=True)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if "--spark" in options:
        # A cluster's processes are nobody's children that are waited for: they are known as they were seen last.
        return Spent(seconds, sum(watched.processor.values()), watched.memory / 2**20)
    return Spent(seconds, spent, after.ru_maxrss / 1024)


class _Watched(Thread):
    """Looks every second at a process and all below it: seconds of the processor by process, bytes of the largest."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._root = psutil.Process(pid)
        self.processor: dict[int, float] = {}
        self.memory = 0

    def run(self) -> None:
        """Look until the process is gone."""
        with suppress(psutil.NoSuchProcess):
            while self._root.status() != psutil.STATUS_ZOMBIE:
                for one in (self._root, *self._root.children(recursive=True)):
                    self._look(one)
                time.sleep(1)

    def _look(self, one: psutil.Process) -> None:
        with suppress(psutil.NoSuchProcess):
            times = one.cpu_times()
            self.processor[one.pid] = times.user + times.system
            self.memory = max(self.memory, one.memory_info().rss)


def compare_workers(sources: Path, out: Path, rounds: int) -> str:
    """How many times as fast two processes build the real documents as one, by the medians of the clock."""
    took: dict[int, list[Spent]] = {1: [], 2: []}
    for _ in range(rounds):
        for workers, all_spent in took.items():
            all_spent.append(run_build(out / str(workers), workers, "--sources", str(sources)))
    if (out / "1" / "facts.nq").read_bytes() != (out / "2" / "facts.nq").read_bytes():
        raise SystemExit(f"{out}: two processes gave other facts than one")
    one, two = (median(spent.seconds for spent in took[workers]) for workers in (1, 2))
    work = ", ".join(f"{median(spent.processor for spent in took[workers]):.1f}" for workers in (1, 2))
    return f"one process {one:.1f} s, two {two:.1f} s: {one / two:.2f} times as fast (processor {work} s)"


def compare_more(world: Path, out: Path, workers: int) -> str:
    """A row of what one more document costs a build that finds what the build before kept, beside a fresh one."""
    tables = (world / "documents.toml").read_text("utf-8").split("\n\n")
    fewer = out / "fewer.toml"
    out.mkdir(parents=True, exist_ok=True)
    fewer.write_text("\n\n".join(tables[:-1]), encoding="utf-8")
    asked = [
        ("again", fewer, out / "kept"),
        ("again", world / "documents.toml", out / "kept"),
        ("again", world / "documents.toml", out / "kept"),
        ("fresh", world / "documents.toml", None),
    ]
    took = [
        run_build(out / name, workers, "--sources", str(world), "--manifest", str(manifest), kept=kept).processor
        for name, manifest, kept in asked
    ]
    if (out / "again" / "facts.nq").read_bytes() != (out / "fresh" / "facts.nq").read_bytes():
        raise SystemExit(f"{out}: what was kept gave other facts than a fresh build")
    return f"| {len(tables)} | {' | '.join(f'{seconds:.1f}' for seconds in took)} |"


def build(folder: Path, out: Path, workers: int, *options: str) -> str:
    """Build the world in `folder` and give its row of the table. Ends with the build's own sentence where it fails."""
    described = ("--sources", str(folder), "--manifest", str(folder / "documents.toml"))
    spent = run_build(out, workers, *described, *options)
    manifest, report = (json.loads((out / name).read_text("utf-8")) for name in ("manifest.json", "check.json"))
    identity, right = report["identity"], agreement(folder / "truth.csv", out / "facts.nq")
    cells = (
        str(len(report["documents"])),
        f"{sum(d['entries'] for d in report['documents'].values()):,}",
        f"{sum(manifest['graphs'].values()):,}",
        str(workers),
        f"{spent.seconds:.0f}",
        f"{spent.processor:.0f}",
        f"{spent.memory:.0f} MB",
        f"{identity['keys']:,}",
        str(identity["largest_block"]),
        f"{identity['compared_pairs']:,}",
        *(f"{value:.3f}" for value in (right.precision, right.recall, right.f1)),
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table, a row as soon as its build is done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__.split("\n", 1)[0])
    parser.add_argument("counts", type=int, nargs="*", metavar="COUNT", help="numbers of documents, growing")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--spark", metavar="MASTER", help="a cluster that reads, links and pairs keys")
    parser.add_argument("--real", type=int, metavar="ROUNDS", help="the real documents by one process and by two")
    parser.add_argument("--more", action="store_true", help="what one more document costs")
    parser.add_argument("--sources", type=Path, default=Path("../shared/corpus"), help="folder of the real documents")
    parser.add_argument("--folder", type=Path, help="keep worlds and snapshots here, and take those that are there")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        if args.real:
            print(compare_workers(args.sources, Path(temporary), args.real))
            return
        print(*(MORE_HEADER if args.more else HEADER), sep="\n", flush=True)
        for count in args.counts:
            world = (args.folder or Path(temporary)) / f"world-{count}"
            if not (world / "documents.toml").is_file():
                write_world(count, world, args.sources)
            if args.more:
                print(compare_more(world, Path(temporary) / f"more-{count}", args.workers), flush=True)
                continue
            cluster = ("--spark", args.spark) if args.spark else ()
            print(build(world, world / "snapshot", args.workers, *cluster), flush=True)


if __name__ == "__main__":
    main()
