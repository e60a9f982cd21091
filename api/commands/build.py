"""``entramado build``: documents to a snapshot."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from entramado.api.commands.common import CommandError, base_of
from entramado.graph.build import build_snapshot
from entramado.graph.extraction_spark import on_spark
from entramado.graph.packed import cache_folder
from entramado.graph.report import compare
from entramado.graph.snapshot import REPORT, without_prose
from entramado.queries import saved

CHANGES_SHOWN = 20
WORKERS_MAX = 64


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--sources", type=Path, help="folder of the documents (else $ENTRAMADO_SOURCES)")
    parser.add_argument("--out", type=Path, default=Path("build/snapshot"), help="snapshot folder to write")
    parser.add_argument("--manifest", type=Path, help="another documents.toml")
    parser.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="rows that win over what is read: corrections.csv or entries.xlsx of a draft (else DIR/corrections.csv)",
    )
    parser.add_argument("--document", action="append", metavar="KEY", help="only this document (may be repeated)")
    parser.add_argument("--base", help="base of the IRIs")
    parser.add_argument("--publish", type=Path, metavar="DIR", help="write the snapshot without prose here too")
    parser.add_argument("--workers", type=_workers, default=1, metavar="N", help="processes that read documents")
    parser.add_argument("--spark", metavar="MASTER", help="an Apache Spark cluster that reads, as spark://HOST:7077")
    parser.add_argument(
        "--records",
        type=Path,
        metavar="DIR",
        help="folder, of one path on all machines, for what Spark's jobs hand on (else one of the user's cache)",
    )
    parser.add_argument("--fresh", action="store_true", help="read and measure all anew, also what did not change")
    parser.add_argument("--times", action="store_true", help="print the seconds of each stage")


def _workers(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= WORKERS_MAX):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give one from 1 to {WORKERS_MAX}")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Documents to a snapshot."""
    sources = args.sources or os.environ.get("ENTRAMADO_SOURCES")
    if not sources:
        raise CommandError("build needs the folder of the documents: name it with --sources or ENTRAMADO_SOURCES")
    # A build keeps all objects to its end: the garbage collector would find nothing and cost a tenth of the time.
    gc.disable()
    terminal = sys.stderr.isatty()

    def progress(stage: str, seconds: float) -> None:
        if terminal:
            print(f"\r\033[K{stage} ({seconds:.1f} s)", end="", file=sys.stderr, flush=True)

    records = args.records or cache_folder() / "spark"
    before = _report(args.out)
    made, stages = build_snapshot(
        Path(sources),
        args.out,
        manifest=args.manifest,
        only=args.document,
        base=base_of(args.base),
        reconciliation=saved.texts("reconciliation"),
        networks=saved.texts("network"),
        progress=progress,
        workers=args.workers,
        cluster=partial(on_spark, args.spark, records, fresh=args.fresh) if args.spark else None,
        kept=None if args.fresh else cache_folder() / "read",
        corrections=args.corrections,
    )
    if args.publish:
        without_prose(made, args.publish)
    if terminal:
        print("\r\033[K", end="", file=sys.stderr)
    after = _report(args.out)
    entries = sum(d["entries"] for d in after["documents"].values())
    print(f"{args.out}: build {made.build}, {entries} entries, {sum(made.manifest['graphs'].values())} quads")
    changes = compare(before, after) if before else []
    for sentence in changes[:CHANGES_SHOWN]:
        print(f"  {sentence}")
    if len(changes) > CHANGES_SHOWN:
        print(f"  ... and {len(changes) - CHANGES_SHOWN} more; 'entramado check --against DIR' lists all")
    if args.times:
        for stage, spent in stages.seconds.items():
            print(f"  {stage:28} {spent:6.2f} s, {stages.worked[stage]:6.2f} s of this process's processor")
    return 0


def _report(folder: Path) -> dict[str, Any]:
    path = folder / REPORT
    try:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return report
