"""``entramado check``: SHACL, rules that span nodes, published against computed, and the build's report.

Exit status 1 where a rule is broken (severity *violation*). That a published number differs from the
computed one is a finding about the report, not a broken rule.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from entramado.graph.export import TripleIndex, claims
from entramado.graph.report import compare
from entramado.graph.snapshot import FACTS, REPORT, Snapshot
from entramado.graph.snapshot import read as read_snapshot
from entramado.graph.validation import ShapeResult, validate
from entramado.ontology.namespaces import DEFAULT_BASE, Base, last_part
from entramado.queries import saved
from entramado.queries.saved import QueryError

EXAMPLES_PER_RULE = 3
NAMES_SHOWN = 30
LINES_SHOWN = 12
SEVERITIES = ("violation", "warning", "info")
_WIDEST = {"statement": 58, "computed": 34, "query": 40}

Report = dict[str, Any]


def check(args: argparse.Namespace) -> int:
    """Check a snapshot and print what was found; 1 where a rule is broken.

    Raises `SnapshotError`, `QueryError`, `OSError`.
    """
    report = examine(read_snapshot(args.snapshot), progress=_progress if sys.stderr.isatty() else None)
    if args.against:
        report["changes"] = compare(read_build_report(args.against), report["build_report"])
    if args.json:
        print(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        print_report(report, sys.stdout)
    return 1 if report["broken"] else 0


def _progress(stage: str) -> None:
    print(f"\r\033[K{stage}", end="", file=sys.stderr, flush=True)


def examine(snapshot: Snapshot, progress: Any = None) -> Report:
    """All findings about a snapshot, as plain data; `progress` is called with the name of each stage."""
    tell = progress or (lambda stage: None)
    base = Base(snapshot.manifest["base"])
    tell("reading the facts")
    store = Store()
    store.bulk_load(path=str(snapshot.folder / FACTS), format=RdfFormat.N_QUADS)
    tell("SHACL (some seconds)")
    shapes = [_shape_finding(f) for f in validate(store, base=base)]
    tell("checks")
    rules = [finding for query in _checks() for finding in _rule_findings(store, query, base)]
    tell("published against computed")
    compared, unread = _compared(store, base)
    tell("")
    found = shapes + rules + unread
    return {
        "build": snapshot.build,
        "broken": sum(f["severity"] == "violation" for f in found),
        "findings": sorted(found, key=lambda f: SEVERITIES.index(f["severity"])),
        "published_against_computed": compared,
        "build_report": read_build_report(snapshot.folder),
    }


def _compared(store: Store, base: Base) -> tuple[list[Report], list[Report]]:
    """The comparisons, and a finding where the claims hold a value that cannot be compared."""
    try:
        return list(comparisons(TripleIndex(base, store), base)), []
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        title = "the claims hold a value that cannot be compared"
        what = " ".join(str(error).split())[:200]
        return [], [{"severity": "violation", "rule": "comparison", "title": title, "node": "", "what": what}]


def _shape_finding(finding: ShapeResult) -> Report:
    severity = finding.severity if finding.severity in SEVERITIES else "violation"
    what = f"{last_part(finding.path)}: {finding.message}" if finding.path else finding.message
    return {"severity": severity, "rule": "SHACL", "title": what, "node": finding.node, "what": ""}


def _checks() -> list[saved.SavedQuery]:
    return [query for query in saved.load_all().values() if query.group == "checks"]


def _rule_findings(store: Store, query: saved.SavedQuery, base: Base) -> Iterator[Report]:
    severity = query.headers.get("severity", "")
    if severity not in SEVERITIES:
        raise QueryError(f"query {query.name}: severity {severity!r}; write '#+ severity:' and {', '.join(SEVERITIES)}")
    results = store.query(query.sparql().replace(DEFAULT_BASE, base.iri), use_default_graph_as_union=True)
    assert isinstance(results, QuerySolutions)
    for row in results:
        node, what = row["node"], row["what"]
        yield {
            "severity": severity,
            "rule": query.name,
            "title": query.headers.get("title_en", query.title),
            "node": node.value if isinstance(node, NamedNode) else str(node),
            "what": what.value if isinstance(what, Literal) else "",
        }


def read_build_report(folder: Path) -> Report:
    """What the build wrote about itself. Raises `OSError`, and `QueryError` where it is not readable."""
    path = folder / REPORT
    try:
        report: Report = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise QueryError(
            f"{path}: not readable JSON ({error}); build the snapshot anew with `entramado build`"
        ) from error
    return report


def comparisons(facts: TripleIndex, base: Base) -> Iterator[Report]:
    """Each claim with what was computed for it, the query that computed it, and the lines of both."""
    for row in claims(facts):
        if not row["computed_by"]:
            continue
        iri = row["iri"]
        counted = sorted(facts.lines(entry) for entry in facts.all(iri, "computedFrom"))
        document = next((facts.doc(entry) for entry in facts.all(iri, "computedFrom")), None)
        difference = facts.one(iri, "difference")
        holds = facts.one(iri, "holds")
        yield {
            "claim": iri,
            "document": row["doc"],
            "line": row["line"],
            "statement": _statement(row),
            "published": row["value"],
            "computed": row["computed"] if row["computed"] is not None else row["computed_text"],
            "difference": float(difference) if difference is not None else None,
            "agrees": row["agrees"],
            "holds": holds == "true" if holds is not None else None,
            "queries": row["computed_by"],
            "counted_in": document,
            "counted_lines": [list(lines) for lines in counted],
            "names_without_entry": [facts.one(n, "namePrinted") for n in sorted(facts.all(iri, "withoutEntry"))],
            "entries_not_named": sorted(last_part(e) for e in facts.all(iri, "unnamedEntry")),
        }


def _statement(row: Mapping[str, Any]) -> str:
    """A claim in a few words: what it counts, and of what."""
    about = dict(row["about"])
    of = about.pop("of", row["kind"])
    about.pop("last_line", None)
    where = [f"objective {row['objective']}"] if row["objective"] else []
    where += [row["chapter"]] if row["chapter"] else []
    where += [f"{key} {value}" for key, value in about.items()]
    kind = f"{row['kind']} of {of}" if row["kind"] == "superlative" else row["kind"]
    return ", ".join([kind, *where])


def print_report(report: Report, out: TextIO) -> None:
    """The findings for a reader: rules first, then the comparison, then what the build found."""
    _print_findings(report["findings"], out)
    _print_comparisons(report["published_against_computed"], out)
    _print_build(report["build_report"], out)
    if "changes" in report:
        out.write("\nChanged\n")
        out.writelines(f"  {sentence}\n" for sentence in report["changes"] or ["nothing"])
    broken = report["broken"]
    out.write(
        f"\nbuild {report['build']}: {'no rule is broken' if not broken else f'{broken} findings break a rule'}\n"
    )


def _print_findings(findings: Sequence[Report], out: TextIO) -> None:
    out.write("Rules\n")
    groups: dict[tuple[str, str, str], list[Report]] = defaultdict(list)
    for finding in findings:
        groups[finding["severity"], finding["rule"], finding["title"]].append(finding)
    if not groups:
        out.write("  SHACL and all checks: nothing found\n")
    for (severity, rule, title), found in groups.items():
        out.write(f"  {severity}: {title} ({rule}): {len(found)}\n")
        for finding in found[:EXAMPLES_PER_RULE]:
            out.write(f"    {_short(finding['node'])}  {finding['what']}".rstrip() + "\n")


def _short(iri: str) -> str:
    return iri.split("/id/", 1)[-1]


def _print_comparisons(rows: Sequence[Report], out: TextIO) -> None:
    out.write("\nPublished against computed\n")
    judged = [row for row in rows if row["agrees"] is not None]
    agree = sum(bool(row["agrees"]) for row in judged)
    out.write(f"  {len(judged)} claims compared, {agree} agree, {len(judged) - agree} differ\n")
    header = ("line", "statement", "published", "computed", "difference", "agrees", "query", "counted in lines")
    table = [header, *(_cells(row) for row in rows)]
    widths = [min(_WIDEST.get(name, 40), max(len(row[i]) for row in table)) for i, name in enumerate(header)]
    for row in table:
        cells = (_cut(cell, width).ljust(width) for cell, width in zip(row, widths, strict=True))
        out.write(f"  {'  '.join(cells)}".rstrip() + "\n")


def _cells(row: Report) -> tuple[str, ...]:
    computed = _number(row["computed"])
    if row["names_without_entry"] or row["entries_not_named"]:
        computed += f"; {len(row['names_without_entry'])} without entry, {len(row['entries_not_named'])} not named"
    lines = row["counted_lines"]
    counted = f"{row['counted_in']}:{lines[0][0]}-{lines[-1][1]} ({len(lines)})" if lines else ""
    agrees = "" if row["agrees"] is None else "yes" if row["agrees"] else "NO"
    if row["holds"] is not None and row["holds"] != row["agrees"]:
        agrees += ", holds" if row["holds"] else ", fails"
    published, difference = _number(row["published"]), _signed(row["difference"])
    return str(row["line"]), row["statement"], published, computed, difference, agrees, row["queries"][0], counted


def _number(value: object) -> str:
    if isinstance(value, int | float):
        return f"{value:g}"
    return str(value or "")


def _signed(value: float | None) -> str:
    return "" if not value else f"{value:+g}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _print_build(report: Report, out: TextIO) -> None:
    out.write("\nWhat the build found (found, of these unlinked or without a code, new bodies)\n")
    for key, document in report["documents"].items():
        unread = document["unread_lines"]
        out.write(f"  {key}: {document['entries']} entries, {document['lines']} lines, {len(unread)} unread\n")
        fields = (f"{n} {c['found']}/{c['unlinked']}/{c['new']}" for n, c in document["fields"].items())
        _print_wrapped(fields, out)
        if unread:
            more = "" if len(unread) <= LINES_SHOWN else f" and {len(unread) - LINES_SHOWN} more"
            out.write(f"    unread lines: {', '.join(map(str, unread[:LINES_SHOWN]))}{more}\n")
    if "identity" in report:
        counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in report["identity"].items())
        out.write(f"\nWhich entries are one programme: {counts}\n")
    names = report["names_not_placed"]
    out.write(f"\nNames that could not be placed: {len(names)}\n")
    for row in names[:NAMES_SHOWN]:
        out.write(f"  {row['mentions']:4} {row['why']:12} {row['name']}  ({row['first']})\n")
    out.write(f"\nFlags: {len(report['flags'])}\n")
    for flag in report["flags"]:
        out.write(f"  {flag['document']}:{flag['line']}: {flag['code']}: {flag['message']}\n")


def _print_wrapped(parts: Iterable[str], out: TextIO, width: int = 110) -> None:
    line = "   "
    for part in parts:
        if len(line) + len(part) > width:
            out.write(f"{line}\n")
            line = "   "
        line += f" {part},"
    out.write(f"{line.rstrip(',')}\n")
