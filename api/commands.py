"""What each command does: it gathers its input, calls the rooms, and prints."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store

from api import check as checking
from api import network_command
from api import publish as publishing
from api.pages.context import Context
from api.pages.site import add_pages
from api.server import ServeError
from api.server import serve as run_server
from api.settings import Settings, SettingsError
from graph.build import BuildError, build_snapshot
from graph.export import EXPORTS, Facts
from graph.network.parameters import NetworkError
from graph.reconciliation import ReconciliationError
from graph.report import compare
from graph.snapshot import REPORT, Snapshot, SnapshotError, without_prose
from graph.snapshot import read as read_snapshot
from loaders.model import DocumentError
from ontology.mistakes import OntologyError
from ontology.namespaces import DEFAULT_BASE, Base
from queries import saved
from queries.saved import QueryError

ROOT = Path(__file__).parent.parent
CHANGES_SHOWN = 20
EXPORT_KINDS = tuple(EXPORTS)
QUERY_FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt", "rdf")
_RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_RDF = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}


_KNOWN = (
    *(BuildError, DocumentError, NetworkError, OntologyError, QueryError, ReconciliationError),
    *(ServeError, SettingsError, SnapshotError, publishing.PublishError),
)


class CommandError(Exception):
    """A command that cannot go on; the message is one sentence with the remedy."""


@contextmanager
def _said_in_one_sentence() -> Iterator[None]:
    try:
        yield
    except _KNOWN as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename or 'output'}: {error.strerror or error}; mend it and try again") from error


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is renamed into place when all is written."""
    if path is None:
        yield sys.stdout
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with aside.open("w", encoding="utf-8", newline="") as handle:
            yield handle
        aside.rename(path)
    finally:
        aside.unlink(missing_ok=True)


def build(args: argparse.Namespace) -> int:
    """Documents to a snapshot."""
    sources = args.sources or os.environ.get("ENTRAMADO_SOURCES")
    if not sources:
        raise CommandError("build needs the folder of the documents: name it with --sources or ENTRAMADO_SOURCES")
    terminal = sys.stderr.isatty()

    def progress(stage: str, seconds: float) -> None:
        if terminal:
            print(f"\r\033[K{stage} ({seconds:.1f} s)", end="", file=sys.stderr, flush=True)

    with _said_in_one_sentence():
        before = _report(args.out)
        made, seconds = build_snapshot(
            Path(sources),
            args.out,
            manifest=args.manifest,
            only=args.document,
            base=_base(args.base),
            reconciliation=saved.texts("reconciliation"),
            networks=saved.texts("network"),
            progress=progress,
        )
        if args.publish:
            without_prose(made, args.publish)
    if terminal:
        print("\r\033[K", end="", file=sys.stderr)
    after = _report(args.out)
    entries = sum(d["entries"] for d in after["documents"].values())
    print(f"{args.out}: build {made.build}, {entries} entries, {sum(made.manifest['graphs'].values())} quads")
    changes = compare(before, after) if before else []
    for sentence in changes[:CHANGES_SHOWN]:
        print(f"  {sentence}")
    if len(changes) > CHANGES_SHOWN:
        print(f"  ... and {len(changes) - CHANGES_SHOWN} more; 'entramado check --against DIR' lists all")
    if args.times:
        for stage, spent in seconds.items():
            print(f"  {stage:28} {spent:6.2f} s")
    return 0


def _base(iri: str | None) -> Base:
    try:
        return Base(iri or DEFAULT_BASE)
    except ValueError as error:
        raise CommandError(str(error)) from error


def _report(folder: Path) -> dict[str, Any]:
    path = folder / REPORT
    try:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return report


def load(snapshot: Snapshot) -> Store:
    """A snapshot in an embedded Oxigraph store."""
    store = Store()
    for path in snapshot.files:
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    return store


def export(args: argparse.Namespace) -> int:
    """JSON Lines out of a snapshot."""
    with _said_in_one_sentence():
        snapshot = read_snapshot(args.snapshot)
        facts = Facts(Base(snapshot.manifest["base"]), load(snapshot))
        with _output(args.output) as out:
            for row in EXPORTS[args.what](facts):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


def query(args: argparse.Namespace) -> int:
    """Run a saved query or a file; without either, list the saved ones."""
    with _said_in_one_sentence():
        if args.name is None and args.file is None:
            for one in saved.load_all().values():
                parameters = " ".join(f"{p.name}={_example(p.example)}" for p in one.parameters.values())
                print(f"{one.name:40} {one.title}  {parameters}")
            return 0
        snapshot = read_snapshot(args.snapshot)
        base = snapshot.manifest["base"]
        text = _bound(args, base)
        store = load(snapshot)
        try:
            results = store.query(text, use_default_graph_as_union=True)
        except SyntaxError as error:
            said = str(error.msg).partition("\n")[0]
            raise CommandError(f"{args.file or args.name}: {said}; mend the query there") from error
        with _output(args.output) as out:
            _print_results(results, args.format, out)
    return 0


def _bound(args: argparse.Namespace, base: str) -> str:
    values = {}
    for pair in args.values:
        key, equals, value = pair.partition("=")
        if not equals:
            raise CommandError(f"--set {pair!r} holds no '='; write --set name=value")
        values[key] = value
    if args.file is None:
        return saved.load(args.name).bind(values, base)
    if values:
        raise CommandError("--set goes with a saved query; a file is run as it stands")
    text: str = args.file.read_text(encoding="utf-8")
    return text


def _example(term: str) -> str:
    return term.strip("<>").rsplit("/", 1)[-1]


def _print_results(results: QuerySolutions | QueryTriples | QueryBoolean, style: str, out: TextIO) -> None:
    if isinstance(results, QueryTriples):
        if style not in _RDF:
            style = "ttl"
        out.write((results.serialize(format=_RDF[style]) or b"").decode())
    elif style in _RESULTS and not (isinstance(results, QueryBoolean) and style in ("csv", "tsv")):
        out.write((results.serialize(format=_RESULTS[style]) or b"").decode())
    elif isinstance(results, QueryBoolean):
        out.write(f"{str(bool(results)).lower()}\n")
    elif style == "table":
        _print_table(results, out)
    else:
        raise CommandError(f"--format {style} is for CONSTRUCT and DESCRIBE; take table, csv, tsv, json or xml")


def _print_table(results: QuerySolutions, out: TextIO, widest: int = 60) -> None:
    names = [v.value for v in results.variables]
    rows = [["" if v is None else _example(getattr(v, "value", str(v))) for v in row] for row in results]
    widths = [min(widest, max([len(n), *(len(r[i]) for r in rows)])) for i, n in enumerate(names)]
    cut: Callable[[str, int], str] = lambda text, width: text if len(text) <= width else text[: width - 1] + "…"  # noqa: E731
    for row in [names, ["-" * w for w in widths], *rows]:
        out.write("  ".join(cut(c, w).ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() + "\n")
    out.write(f"({len(rows)} rows)\n")


def serve(args: argparse.Namespace) -> int:
    """The service, with its pages."""
    with _said_in_one_sentence():
        local = not (args.data or args.engine)
        manifest = read_snapshot(args.snapshot, verify=False).manifest if local else {}
        base = Base(manifest.get("base", DEFAULT_BASE))
        folder = str(args.snapshot) if local else ""
        settings = Settings.read(
            os.environ, host=args.host, port=args.port, query_timeout_s=args.timeout, base=base.iri
        )
        run_server(
            settings,
            snapshot=args.snapshot if local else None,
            data=args.data,
            engine=args.engine,
            extend=lambda app, engine: add_pages(app, Context(engine, base, manifest, folder)),
            has_editor=True,
        )
    return 0


def network(args: argparse.Namespace) -> int:
    """A network with its measures, in a format for another program."""
    with _said_in_one_sentence():
        return network_command.network(args)


def check(args: argparse.Namespace) -> int:
    """SHACL, checks, published against computed, and what the build found."""
    with _said_in_one_sentence():
        return checking.check(args)


def publish(args: argparse.Namespace) -> int:
    """A static linked-data site with dumps."""
    terminal = sys.stderr.isatty()

    def progress(stage: str, done: int, total: int) -> None:
        if terminal:
            print(f"\r\033[K{stage} {done}/{total}", end="", file=sys.stderr, flush=True)

    with _said_in_one_sentence():
        base = _base(args.base) if args.base else None
        entities = publishing.publish(read_snapshot(args.snapshot), args.out, base, progress)
    if terminal:
        print("\r\033[K", end="", file=sys.stderr)
    print(f"{args.out}: {entities} entities as pages, Turtle and JSON-LD; open {args.out / 'index.html'}")
    return 0
