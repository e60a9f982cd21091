"""``python -m benchmarks [--snapshot DIR] [--quads N] [--seconds S] [--rounds N] [--only real|generated]``."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import urllib.parse
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks import load, servers
from benchmarks.data import files_of, generate
from benchmarks.servers import Server

QUERIES = Path(__file__).parent / "queries"
_EXAMPLE = "<https://example.org/e77>"
Results = dict[str, dict[str, float]]


def main() -> int:
    """Measure, print, and say whether the bounds hold."""
    args = _arguments()
    rows: list[tuple[str, str, float, float, float, bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        if args.only != "generated":
            if (args.snapshot / "manifest.json").is_file():
                rows += _compare("real", args.snapshot, args, with_rdflib=True)
            else:
                print(f"{args.snapshot}: no snapshot here; build one with 'entramado build'", file=sys.stderr)
        if args.only != "real":
            made = generate(Path(folder) / "generated", args.quads)
            rows += _compare("generated", made, args, with_rdflib=False)
    print("\n| graph | what | ours | other | ratio | bound holds |\n| --- | --- | --- | --- | --- | --- |")
    for graph, what, ours, other, ratio, holds in rows:
        print(f"| {graph} | {what} | {ours:.3f} | {other:.3f} | {ratio:.2f} | {'yes' if holds else 'NO'} |")
    return 0 if rows and all(row[-1] for row in rows) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--snapshot", type=Path, default=Path("build/snapshot"))
    parser.add_argument("--quads", type=int, default=2_000_000)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=("real", "generated"))
    return parser.parse_args()


def _compare(graph: str, snapshot: Path, args: argparse.Namespace, *, with_rdflib: bool) -> list[Any]:
    """All measurements over one graph, the servers taking turns in every round."""
    folder, files = QUERIES / graph, files_of(snapshot)
    with ExitStack() as stack:
        running = [stack.enter_context(servers.entramado(snapshot)), stack.enter_context(servers.oxigraph(*files))]
        if with_rdflib:
            running.append(stack.enter_context(servers.rdflib_endpoint(*files)))
        else:
            stores = stack.enter_context(tempfile.TemporaryDirectory())
            on_disk = servers.entramado(snapshot, store_memory_mb_max=1, store_dir=stores)
            running.append(stack.enter_context(on_disk))
        entities = _entities(running[1], (folder / "entities.rq").read_text(encoding="utf-8"))
        rows = _first_answers(graph, folder, running, args)
        rows += _lookups(graph, folder, running, entities, args)
        rows += _repeated(graph, folder, running, args)
        for server in running:
            print(f"{graph}: {server.name} holds {server.memory_mb():.0f} MiB")
    return rows


def _entities(server: Server, query: str) -> list[str]:
    parameters = urllib.parse.urlencode({"query": query})
    asked = urllib.request.Request(
        f"http://127.0.0.1:{server.port}{server.path}?{parameters}",
        headers={"Accept": "application/sparql-results+json"},
    )
    with urllib.request.urlopen(asked, timeout=120) as response:
        rows = json.load(response)["results"]["bindings"]
    return [row["entity"]["value"] for row in rows]


def _show(graph: str, what: str, results: Results) -> None:
    for name, values in results.items():
        shown = "  ".join(f"{key} {value:.3f}" for key, value in values.items())
        print(f"{graph:9} {what:28} {name:20} {shown}", flush=True)


def _first_answers(graph: str, folder: Path, running: list[Server], args: argparse.Namespace) -> list[Any]:
    """Analytic queries never asked before (a comment makes each text another one): median milliseconds."""
    rows = []
    for path in sorted(folder.glob("analytic-*.rq")):
        query = path.read_text(encoding="utf-8")
        took: dict[str, list[float]] = {}
        for turn in range(args.rounds):
            for server in running:
                if server.name != "rdflib-endpoint":
                    fresh = [load.request(server.port, server.path, f"{query}# {turn} {server.name}")]
                    once = load.run(server.port, fresh, connections=1, seconds=0)
                    took.setdefault(server.name, []).append(once.p50_ms)
        medians = {name: {"median_ms": statistics.median(values)} for name, values in took.items()}
        _show(graph, path.stem, medians)
        ours, other = medians["entramado"]["median_ms"], medians["oxigraph"]["median_ms"]
        rows.append((graph, f"{path.stem}, first answer, ms (≤ 1.0x)", ours, other, ours / other, ours <= other))
    return rows


def _lookups(
    graph: str, folder: Path, running: list[Server], entities: list[str], args: argparse.Namespace
) -> list[Any]:
    """Small look-ups, each of another entity: one connection for the latency, eight for the rate."""
    rows = []
    for path in sorted(folder.glob("lookup-*.rq")):
        query = path.read_text(encoding="utf-8")
        measured: dict[str, list[tuple[load.Measure, load.Measure]]] = {}
        for turn in range(args.rounds):
            for server in running:
                texts = [query.replace(_EXAMPLE, f"<{iri}>") + f"# {turn}" for iri in entities]
                asked = [load.request(server.port, server.path, text) for text in texts]
                half = len(asked) // 2
                one = load.run(server.port, asked[:half], connections=1, seconds=min(args.seconds, half / 6_000))
                more = load.run(server.port, asked[half:], connections=8, seconds=min(args.seconds, half / 12_000))
                measured.setdefault(server.name, []).append((one, more))
        results = {
            name: {
                "p50_ms": statistics.median(one.p50_ms for one, _ in pairs),
                "p95_ms": statistics.median(one.p95_ms for one, _ in pairs),
                "per_s_8": statistics.median(more.per_s for _, more in pairs),
                "p50_ms_8": statistics.median(more.p50_ms for _, more in pairs),
            }
            for name, pairs in measured.items()
        }
        _show(graph, path.stem, results)
        ours, other = results["entramado"], results["oxigraph"]
        ratio = ours["p50_ms"] / other["p50_ms"]
        rows.append((graph, f"{path.stem}, p50 ms (≤ 2.5x)", ours["p50_ms"], other["p50_ms"], ratio, ratio <= 2.5))
        if "rdflib-endpoint" in results:
            slow = results["rdflib-endpoint"]["per_s_8"]
            rate = ours["per_s_8"] / slow
            what = f"{path.stem}, requests/s against rdflib-endpoint (≥ 10x)"
            rows.append((graph, what, ours["per_s_8"], slow, rate, rate >= 10))
    return rows


def _repeated(graph: str, folder: Path, running: list[Server], args: argparse.Namespace) -> list[Any]:
    """The same query again and again over eight connections: requests per second."""
    rows = []
    for path in (*sorted(folder.glob("lookup-*.rq")), *sorted(folder.glob("analytic-*.rq"))):
        query = path.read_text(encoding="utf-8")
        rates: dict[str, list[float]] = {}
        for _ in range(args.rounds):
            for server in running:
                if server.name == "rdflib-endpoint":
                    continue
                asked = [load.request(server.port, server.path, query)]
                rates.setdefault(server.name, []).append(
                    load.run(server.port, asked, connections=8, seconds=args.seconds / 2).per_s
                )
        medians = {name: {"per_s": statistics.median(values)} for name, values in rates.items()}
        _show(graph, f"{path.stem}, again", medians)
        ours, other = medians["entramado"]["per_s"], medians["oxigraph"]["per_s"]
        what = f"{path.stem}, repeated, requests/s (≥ 1.0x)"
        rows.append((graph, what, ours, other, ours / other, ours >= other))
    return rows


if __name__ == "__main__":
    sys.exit(main())
