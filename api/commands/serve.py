"""``entramado serve``: SPARQL, linked data and pages."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from entramado.api.commands.common import CommandError
from entramado.api.draft.service import add_draft
from entramado.api.pages.context import PageContext
from entramado.api.pages.originals import Originals
from entramado.api.pages.site import add_pages
from entramado.api.server import serve
from entramado.api.settings import Settings
from entramado.api.sparql.engine import Engine
from entramado.graph.snapshot import read as read_snapshot
from entramado.ontology.namespaces import DEFAULT_BASE, Base


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--snapshot", type=Path, default=None)
    source.add_argument("--data", action="append", metavar="[IRI=]FILE", help="any RDF file (may be repeated)")
    source.add_argument("--engine", metavar="URL", help="a SPARQL 1.1 endpoint")
    parser.add_argument(
        "--sources",
        type=Path,
        metavar="DIR",
        help="folder of the documents, to quote the lines that facts cite (and to find what a draft copies)",
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help="deadline of a query")
    parser.add_argument("--draft", type=Path, metavar="FILE", help="a draft of the next edition, shown at /draft/")
    parser.add_argument("--against", metavar="KEY", help="the last edition that the draft is held against")


def run(args: argparse.Namespace) -> int:
    """The service, with its pages."""
    local = not (args.data or args.engine)
    manifest = read_snapshot(args.snapshot, verify=False).manifest if local else {}
    base = Base(manifest.get("base", DEFAULT_BASE))
    folder = str(args.snapshot) if local else ""
    draft = draft_folder(args, local) if args.draft or args.against else None
    originals = _originals(args, manifest)
    settings = Settings.read(os.environ, host=args.host, port=args.port, query_timeout_s=args.timeout, base=base.iri)

    def extend(app: FastAPI, engine: Engine) -> None:
        if draft is not None:
            add_draft(app, draft)
        add_pages(app, PageContext(engine, base, manifest, folder, originals))

    serve(
        settings,
        snapshot=args.snapshot if local else None,
        data=args.data,
        engine=args.engine,
        extend=extend,
        has_editor=True,
    )
    return 0


def _originals(args: argparse.Namespace, manifest: Mapping[str, Any]) -> Originals | None:
    """The documents to quote cited lines of, where their folder is named. Raises `CommandError`."""
    folder = args.sources or os.environ.get("ENTRAMADO_SOURCES")
    if not folder:
        return None
    if not manifest:
        raise CommandError(
            "--sources DIR goes with a snapshot, which says what the documents are: give no --data or --engine"
        )
    return Originals.of(Path(folder), manifest)


def draft_folder(args: argparse.Namespace, local: bool) -> Path:
    """The folder of a draft's pages, made before the service starts."""
    if not (args.draft and args.against and local):
        raise CommandError("--draft FILE goes with --against KEY and a snapshot: give both, no --data or --engine")
    # Reading documents needs packages that serving does not.
    desk = import_module("entramado.api.draft.desk")
    out: Path = desk.folder_of(args.draft)
    sources = args.sources or os.environ.get("ENTRAMADO_SOURCES")
    desk.make(args.draft, args.against, read_snapshot(args.snapshot), out, sources=Path(sources) if sources else None)
    return out
