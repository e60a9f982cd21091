"""``entramado mcp``: the tools for language-model clients, on standard input and output."""

from __future__ import annotations

import argparse
import asyncio
import os
from pathlib import Path

from entramado.api.mcp_server import make_server
from entramado.api.pages.context import PageContext
from entramado.api.server import open_engine
from entramado.api.settings import Settings
from entramado.graph.snapshot import read as read_snapshot
from entramado.ontology.namespaces import Base


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--snapshot", type=Path, default=None)
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help="deadline of a query")


def run(args: argparse.Namespace) -> int:
    """Answer a client until it closes standard input."""
    manifest = read_snapshot(args.snapshot, verify=False).manifest
    settings = Settings.read(os.environ, query_timeout_s=args.timeout, base=manifest["base"])
    asyncio.run(_answer(settings, args.snapshot, Base(manifest["base"])))
    return 0


async def _answer(settings: Settings, snapshot: Path, base: Base) -> None:
    engine = open_engine(settings, snapshot=snapshot)
    await engine.start()
    try:
        await make_server(PageContext(engine, base, {}, str(snapshot))).run_stdio_async()
    finally:
        await engine.stop()
