"""``entramado export``: JSON Lines out of a snapshot."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from entramado.api.commands.common import output
from entramado.graph.export import EXPORTS, TripleIndex
from entramado.graph.snapshot import read as read_snapshot
from entramado.graph.store import load_snapshot
from entramado.ontology.namespaces import Base


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("what", choices=tuple(EXPORTS))
    parser.add_argument("--snapshot", type=Path, default=None)
    parser.add_argument("-o", "--output", type=Path)


def run(args: argparse.Namespace) -> int:
    """JSON Lines out of a snapshot."""
    snapshot = read_snapshot(args.snapshot)
    facts = TripleIndex(Base(snapshot.manifest["base"]), load_snapshot(snapshot))
    with output(args.output) as out:
        for row in EXPORTS[args.what](facts):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0
