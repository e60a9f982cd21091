"""``entramado network KIND``: a network with its measures, in a format for another program."""

from __future__ import annotations

import argparse
import sys
from dataclasses import fields
from pathlib import Path

from entramado.api.commands.common import named_entities, write_bytes
from entramado.api.interface import chosen
from entramado.graph.network.analysis import analyse
from entramado.graph.network.formats import FORMATS
from entramado.graph.network.formats.writers import effort_of, write
from entramado.graph.network.parameters import KINDS, PROJECTIONS, Parameters
from entramado.graph.network.source import NetworkSource, read_source, store_runner
from entramado.graph.network.views import check_view
from entramado.graph.network.views.drawing import VIEWS, draw
from entramado.graph.snapshot import Snapshot
from entramado.graph.snapshot import read as read_snapshot
from entramado.graph.store import load_snapshot
from entramado.ontology.namespaces import Base
from entramado.queries import saved


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command; the defaults are those of `Parameters`."""
    standard = Parameters()
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--edition", default="", help="only entries of this edition (a year)")
    parser.add_argument("--chapter", default="", help="only entries of this chapter, by code or name")
    parser.add_argument("--objective", default="", help="only entries under this objective, by number or name")
    parser.add_argument("--role", action="append", default=[], help="only ties of this role (may be repeated)")
    parser.add_argument("--mentioned", action="store_true", help="with bodies that are merely mentioned")
    parser.add_argument(
        "--directed",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="ties from the reporter to the body named",
    )
    parser.add_argument(
        "--unit-ties", action=argparse.BooleanOptionalAction, default=False, help="with ties to a body's own units"
    )
    parser.add_argument(
        "--mediated", action="store_true", help="the programme stands for the reporter of an entry that names none"
    )
    parser.add_argument("--fold-units", action="store_true", help="units count as their topmost parent")
    parser.add_argument("--future", action="store_true", help="with the aims of 2018 that were not yet actions")
    parser.add_argument("--projection", default="", choices=PROJECTIONS, help="one kind of node of a two-mode network")
    parser.add_argument("--ego", default="", metavar="SLUG", help="one node, those tied to it and the ties among them")
    parser.add_argument("--resolution", type=float, default=standard.resolution, help="of the communities")
    parser.add_argument("--alpha", type=float, default=standard.alpha, help="rate of false edges")
    parser.add_argument("--seed", type=int, default=standard.seed)
    parser.add_argument("--format", default="json", choices=tuple(FORMATS))
    parser.add_argument("--view", default="", choices=VIEWS, help="of the format svg: which picture")
    parser.add_argument("--lang", default="es", choices=("es", "en"), help="of the format svg: its language")
    parser.add_argument("--snapshot", type=Path, default=None)
    parser.add_argument("-o", "--output", type=Path)


_FIELDS = tuple(field.name for field in fields(Parameters) if field.name not in ("kind", "roles"))


def snapshot_source(snapshot: Snapshot) -> NetworkSource:
    """What networks are read from, out of a snapshot."""
    return read_source(
        store_runner(load_snapshot(snapshot)), Base(snapshot.manifest["base"]), snapshot.build, saved.texts("network")
    )


def network(args: argparse.Namespace) -> int:
    """Write the network. Raises `NetworkError`, `ParameterError`, `SnapshotError`, `OSError`."""
    snapshot = read_snapshot(args.snapshot)
    choices = {name: getattr(args, name) for name in _FIELDS} | {"roles": args.role}
    wanted = chosen(args.kind, choices, lambda: named_entities(snapshot, load_snapshot(snapshot)))
    source = snapshot_source(snapshot)
    source.check(wanted)
    check_view(wanted, args.view)
    analysis = analyse(source, wanted, effort_of(args.format))
    data = draw(analysis, args.view, args.lang) if args.format == "svg" else write(args.format, analysis)
    if args.output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    write_bytes(args.output, data)
    return 0
