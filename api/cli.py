"""The command line: finds the command that is called in `COMMANDS`, imports its module and runs it.

Errors are one sentence on standard error that says what, where and the remedy; exit status 1.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from entramado.ontology.errors import EntramadoError

ROOT = Path(__file__).parent.parent
COMMANDS = {
    "build": "read the documents into a snapshot",
    "check": "SHACL, checks, published against computed figures",
    "export": "JSON Lines out of a snapshot",
    "query": "run a saved query, or a file",
    "read": "one document to JSON Lines of its entries, without a build",
    "inspect": "what a document is: format, language, headings, nearest print",
    "draft": "a draft of the next edition against the last one: what to mend, whom to ask",
    "network": "a collaboration network with its measures",
    "serve": "serve SPARQL, linked data and pages",
    "mcp": "the graph's tools for language-model clients, on standard input and output",
    "publish": "a static linked-data site with dumps",
    "release": "a release: dated dumps, what changed, records for archives",
    "diff": "what a snapshot adds, changes and no longer has, against another",
}
# Imported by the packages of the extra ``build`` in pyproject.toml.
BUILD_MODULES = frozenset({"ahocorasick", "docx", "lxml", "openpyxl", "pdfminer", "pyshacl", "rapidfuzz", "Stemmer"})


def default_snapshot() -> Path:
    """The snapshot that a command reads when none is named: the one built last, else the shipped facts."""
    built = Path("build/snapshot")
    return built if (built / "manifest.json").is_file() else ROOT / "data"


def parser(called: str | None = None) -> argparse.ArgumentParser:
    """The commands, and the options of the one that is called (of all, where none is)."""
    top = argparse.ArgumentParser(prog="entramado", description="Migration compendia as a knowledge graph.")
    sub = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, does in COMMANDS.items():
        command = sub.add_parser(name, help=does)
        if called in (None, name):
            module = import_module(f"entramado.api.commands.{name}")
            module.add_options(command)
            command.set_defaults(run=module.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; give the exit status."""
    argv = sys.argv[1:] if argv is None else argv
    called = argv[0] if argv else ""
    try:
        args = parser(called).parse_args(argv)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in BUILD_MODULES:
            raise
        print(
            f"entramado: {called}: the package {error.name} is not installed; "
            "it comes with what reads and checks documents: pip install 'entramado[build]'",
            file=sys.stderr,
        )
        return 1
    if hasattr(args, "snapshot") and args.snapshot is None:
        args.snapshot = default_snapshot()
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        return run(args)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("entramado: stopped", file=sys.stderr)
        return 130
    except EntramadoError as error:
        print(f"entramado: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"entramado: {error.filename or 'output'}: {error.strerror or error}; mend it and try again",
            file=sys.stderr,
        )
        return 1


if __name__ == "__main__":
    sys.exit(main())
