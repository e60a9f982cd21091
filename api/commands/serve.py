"""``entramado serve``: SPARQL, linked data and pages."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from entramado.api.pages.context import Context
from entramado.api.pages.site import add_pages
from entramado.api.server import serve
from entramado.api.settings import Settings
from entramado.graph.snapshot import read as read_snapshot
from entramado.ontology.namespaces import DEFAULT_BASE, Base


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--snapshot", type=Path, default=None)
    source.add_argument("--data", action="append", metavar="[IRI=]FILE", help="any RDF file (may be repeated)")
    source.add_argument("--engine", metavar="URL", help="a SPARQL 1.1 endpoint")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help="deadline of a query")


def run(args: argparse.Namespace) -> int:
    """The service, with its pages."""
    local = not (args.data or args.engine)
    manifest = read_snapshot(args.snapshot, verify=False).manifest if local else {}
    base = Base(manifest.get("base", DEFAULT_BASE))
    folder = str(args.snapshot) if local else ""
    settings = Settings.read(os.environ, host=args.host, port=args.port, query_timeout_s=args.timeout, base=base.iri)
    serve(
        settings,
        snapshot=args.snapshot if local else None,
        data=args.data,
        engine=args.engine,
        extend=lambda app, engine: add_pages(app, Context(engine, base, manifest, folder)),
        has_editor=True,
    )
    return 0
