"""``entramado query``: a saved query, or one in a file, over a snapshot."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store

from entramado.api.commands.common import CommandError, named_entities, output, write_bytes
from entramado.api.interface import value_of
from entramado.api.pages.workbooks import workbook
from entramado.graph.snapshot import Snapshot
from entramado.graph.snapshot import read as read_snapshot
from entramado.graph.store import default_graph, load_snapshot
from entramado.graph.xml_text import clean
from entramado.ontology.namespaces import DEFAULT_BASE
from entramado.queries import saved
from entramado.queries.parameters import of_query, read

FORMATS = ("table", "csv", "tsv", "json", "xml", "xlsx", "ttl", "nt", "rdf")
_RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_RDF = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("name", nargs="?", help="name of a saved query; without it, the list of them")
    parser.add_argument("--file", type=Path, help="a SPARQL file instead")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="values")
    parser.add_argument("--format", default="table", choices=FORMATS)
    parser.add_argument("--snapshot", type=Path, default=None)
    parser.add_argument("-o", "--output", type=Path)


def run(args: argparse.Namespace) -> int:
    """Run a saved query or a file; without either, list the saved ones."""
    if args.name is None and args.file is None:
        for one in saved.load_all().values():
            parameters = " ".join(f"{p.name}={_example(p.example)}" for p in one.parameters.values())
            print(f"{one.name:40} {one.title}  {parameters}")
        return 0
    snapshot = read_snapshot(args.snapshot)
    store = load_snapshot(snapshot)
    text = _bound(args, snapshot, store)
    try:
        results = store.query(text, **default_graph(store, text, snapshot.manifest["base"]))
    except SyntaxError as error:
        said = str(error.msg).partition("\n")[0]
        raise CommandError(f"{args.file or args.name}: {said}; mend the query there") from error
    if args.format == "xlsx":
        return _write_workbook(results, args, snapshot.build)
    with output(args.output) as out:
        _print_results(results, args.format, out)
    return 0


def _write_workbook(results: QuerySolutions | QueryTriples | QueryBoolean, args: argparse.Namespace, build: str) -> int:
    """A SELECT's answer as a workbook, in the file that `--output` names."""
    if not isinstance(results, QuerySolutions):
        raise CommandError("--format xlsx is for SELECT; take ttl, nt or rdf for CONSTRUCT, json for ASK")
    if args.output is None:
        raise CommandError("--format xlsx writes a file; name it with -o FILE.xlsx")
    names = [v.value for v in results.variables]
    rows = [dict(zip(names, map(value_of, row), strict=True)) for row in results]
    said = {"address": str(args.file or args.name), "build": build}
    write_bytes(args.output, workbook("es", names, rows, said))
    return 0


def _bound(args: argparse.Namespace, snapshot: Snapshot, store: Store) -> str:
    base = snapshot.manifest["base"]
    pairs = []
    for pair in args.values:
        key, equals, value = pair.partition("=")
        if not equals:
            raise CommandError(f"--set {pair!r} holds no '='; write --set name=value")
        pairs.append((key, value))
    if args.file is None:
        query = saved.load(args.name)
        there = named_entities(snapshot, store) if pairs else None
        found = read(of_query(query, base, DEFAULT_BASE), pairs, there)
        return query.bind({name: given[0] for name, given in found.items()}, base)
    if pairs:
        raise CommandError("--set goes with a saved query; a file is run as it stands")
    text: str = args.file.read_text(encoding="utf-8")
    return text


def _example(term: str) -> str:
    return term.strip("<>").rsplit("/", 1)[-1]


def _print_results(results: QuerySolutions | QueryTriples | QueryBoolean, style: str, out: TextIO) -> None:
    if isinstance(results, QueryTriples):
        if style not in _RDF:
            style = "ttl"
        data = results.serialize(format=_RDF[style]) or b""
        out.write((clean(data) if style == "rdf" else data).decode())
    elif style in _RESULTS and not (isinstance(results, QueryBoolean) and style in ("csv", "tsv")):
        data = results.serialize(format=_RESULTS[style]) or b""
        out.write((clean(data) if style == "xml" else data).decode())
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
