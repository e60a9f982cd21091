"""``entramado check``: SHACL, rules that span nodes, published against computed figures."""

from __future__ import annotations

import argparse
from pathlib import Path

from entramado.api.check import check as run

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--snapshot", type=Path, default=None)
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    parser.add_argument("--against", type=Path, metavar="DIR", help="say what changed since this snapshot")
