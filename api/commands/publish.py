"""``entramado publish``: a static linked-data site with dumps."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from entramado.api.commands.common import base_of
from entramado.api.publish.site import publish
from entramado.graph.snapshot import read as read_snapshot


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", help="base of the IRIs in the published files")
    parser.add_argument("--snapshot", type=Path, default=None)


def run(args: argparse.Namespace) -> int:
    """A static linked-data site with dumps."""
    terminal = sys.stderr.isatty()

    def progress(stage: str, done: int, total: int) -> None:
        if terminal:
            print(f"\r\033[K{stage} {done}/{total}", end="", file=sys.stderr, flush=True)

    base = base_of(args.base) if args.base else None
    entities = publish(read_snapshot(args.snapshot), args.out, base, progress)
    if terminal:
        print("\r\033[K", end="", file=sys.stderr)
    print(f"{args.out}: {entities} entities as pages, Turtle and JSON-LD; open {args.out / 'index.html'}")
    return 0
