"""``entramado draft``: a draft of the next edition against the last one, as a folder of pages and findings."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from entramado.api.draft.desk import folder_of, make
from entramado.graph.snapshot import read as read_snapshot
from entramado.loaders.reading import PRINTS

STEPS = {
    "draft": "reading the draft",
    "edition": "opening the last edition",
    "sources": "reading the last edition's document",
    "programmes": "linking programmes",
    "findings": "comparing",
    "pages": "writing the pages",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the draft: DOCX, PDF, Markdown or text")
    parser.add_argument("--against", required=True, metavar="KEY", help="the last edition, by its document's key")
    parser.add_argument(
        "--print",
        dest="family",
        metavar="NAME",
        help=f"how it is printed: {', '.join(PRINTS)}, or a file (.toml) that describes it; else the nearest",
    )
    parser.add_argument("--sources", type=Path, metavar="DIR", help="the documents, to find copied text")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="a draft of the executive report, whose totals are held against it"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="the folder to write (the draft's name with -draft)")
    parser.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="entries.xlsx as corrected (or corrections.csv), which wins",
    )
    parser.add_argument("--snapshot", type=Path, default=None)


def run(args: argparse.Namespace) -> int:
    """Write the folder; say on standard error how many findings there are."""
    out = args.out or folder_of(args.file)
    desk = make(
        args.file,
        args.against,
        read_snapshot(args.snapshot),
        out,
        family=args.family,
        sources=args.sources,
        report=args.report,
        corrections=args.corrections,
        progress=_say if sys.stderr.isatty() else None,
    )
    for row in (*desk.draft.corrected.otherwise, *desk.draft.corrected.unmet):
        print(
            f"{row.file}:{row.line}: not applied: the draft does not read {row.field} of {row.entry} so any more",
            file=sys.stderr,
        )
    if args.sources is None:
        print(
            "without --sources, copied text is not looked for and renamed programmes are known by their facts alone",
            file=sys.stderr,
        )
    counts = ", ".join(f"{desk.count(s)} {s}" for s in ("must", "should", "info"))
    print(f"{out / 'index.html'}: {len(desk.draft.records)} entries; {counts}", file=sys.stderr)
    return 0


def _say(step: str) -> None:
    print(f"entramado: {STEPS[step]} ...", file=sys.stderr, flush=True)
