"""``entramado read``: one document to JSON Lines of its entries, without a build."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from entramado.api.commands.common import output
from entramado.graph.single import read_single
from entramado.loaders.reading import PRINTS
from entramado.ontology.profiles import DEFAULT, LANGUAGES


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--print",
        dest="family",
        metavar="NAME",
        help=f"how it is printed: {', '.join(PRINTS)}, or a file (.toml) that describes it; else the nearest",
    )
    parser.add_argument(
        "--profile", default=DEFAULT, metavar="CODE", help="the country whose bodies and places it names (MX)"
    )
    parser.add_argument("--language", default="es", metavar="CODE", help=f"one of {', '.join(LANGUAGES)} (es)")
    parser.add_argument("--key", help="the document's key in IRIs; else made of the file's name")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """The entries of a document; notes on what could not be read on standard error."""
    found = read_single(args.file, family=args.family, key=args.key, profile=args.profile, language=args.language)
    with output(args.output) as out:
        for row in found.rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    for note in found.notes:
        print(f"{args.file}:{note.line}: {note.code}: {note.sentence}", file=sys.stderr)
    return 0
