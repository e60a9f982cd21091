"""``entramado diff``: what a snapshot adds, changes and no longer has, against another."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from entramado.api.commands.common import output
from entramado.graph.releases import diff, diff_lines
from entramado.graph.snapshot import read as read_snapshot


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("old", type=Path, help="folder of the older snapshot")
    parser.add_argument("new", type=Path, help="folder of the newer snapshot")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("-o", "--output", type=Path, help="file to write (standard output if none)")


def run(args: argparse.Namespace) -> int:
    """What changed between two snapshots."""
    found = diff(read_snapshot(args.old), read_snapshot(args.new))
    with output(args.output) as out:
        if args.format == "json":
            out.write(json.dumps(found.record(), ensure_ascii=False, indent=1) + "\n")
        else:
            out.writelines(f"{line}\n" for line in diff_lines(found))
    return 0
