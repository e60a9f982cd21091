"""The command line: build, check, export, query, network, serve, publish.

Errors are one sentence on standard error that says what, where and the remedy; exit status 1.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from api import commands, network_command
from api.commands import CommandError

ROOT = Path(__file__).parent.parent
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def default_snapshot() -> Path:
    """The snapshot that a command reads when none is named: the one built last, else the shipped facts."""
    built = Path("build/snapshot")
    return built if (built / "manifest.json").is_file() else ROOT / "data"


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="entramado", description="Migration compendia as a knowledge graph.")
    sub = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (_add_build, _add_check, _add_export, _add_query, _add_network, _add_serve, _add_publish):
        add(sub)
    return top


def _add_build(sub: Commands) -> None:
    build = sub.add_parser("build", help="read the documents into a snapshot")
    build.add_argument("--sources", type=Path, help="folder of the documents (else $ENTRAMADO_SOURCES)")
    build.add_argument("--out", type=Path, default=Path("build/snapshot"), help="snapshot folder to write")
    build.add_argument("--manifest", type=Path, help="another documents.toml")
    build.add_argument("--document", action="append", metavar="KEY", help="only this document (may be repeated)")
    build.add_argument("--base", help="base of the IRIs")
    build.add_argument("--publish", type=Path, metavar="DIR", help="write the snapshot without prose here too")
    build.add_argument("--times", action="store_true", help="print the seconds of each stage")
    build.set_defaults(run=commands.build)


def _add_check(sub: Commands) -> None:
    check = sub.add_parser("check", help="SHACL, checks, published against computed figures")
    check.add_argument("--snapshot", type=Path, default=None)
    check.add_argument("--json", action="store_true", help="the report as JSON")
    check.add_argument("--against", type=Path, metavar="DIR", help="say what changed since this snapshot")
    check.set_defaults(run=commands.check)


def _add_export(sub: Commands) -> None:
    export = sub.add_parser("export", help="JSON Lines out of a snapshot")
    export.add_argument("what", choices=commands.EXPORT_KINDS)
    export.add_argument("--snapshot", type=Path, default=None)
    export.add_argument("-o", "--output", type=Path)
    export.set_defaults(run=commands.export)


def _add_query(sub: Commands) -> None:
    query = sub.add_parser("query", help="run a saved query, or a file")
    query.add_argument("name", nargs="?", help="name of a saved query; without it, the list of them")
    query.add_argument("--file", type=Path, help="a SPARQL file instead")
    query.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="values")
    query.add_argument("--format", default="table", choices=commands.QUERY_FORMATS)
    query.add_argument("--snapshot", type=Path, default=None)
    query.add_argument("-o", "--output", type=Path)
    query.set_defaults(run=commands.query)


def _add_network(sub: Commands) -> None:
    network = sub.add_parser("network", help="a collaboration network with its measures")
    network_command.add_options(network)
    network.set_defaults(run=commands.network)


def _add_serve(sub: Commands) -> None:
    serve = sub.add_parser("serve", help="serve SPARQL, linked data and pages")
    source = serve.add_mutually_exclusive_group()
    source.add_argument("--snapshot", type=Path, default=None)
    source.add_argument("--data", action="append", metavar="[IRI=]FILE", help="any RDF file (may be repeated)")
    source.add_argument("--engine", metavar="URL", help="a SPARQL 1.1 endpoint")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--timeout", type=float, metavar="SECONDS", help="deadline of a query")
    serve.set_defaults(run=commands.serve)


def _add_publish(sub: Commands) -> None:
    publish = sub.add_parser("publish", help="a static linked-data site with dumps")
    publish.add_argument("out", type=Path)
    publish.add_argument("--base", help="base of the IRIs in the published files")
    publish.add_argument("--snapshot", type=Path, default=None)
    publish.set_defaults(run=commands.publish)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; give the exit status."""
    args = parser().parse_args(argv)
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
    except CommandError as error:
        print(f"entramado: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
