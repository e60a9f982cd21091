"""What the draft's pages show, as plain values for the templates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from entramado.api.draft.runs import Since
from entramado.api.draft.words import word
from entramado.graph.corrections import cells
from entramado.graph.draft.draft_records import DraftFinding, Record
from entramado.graph.draft.run import DraftDesk
from entramado.graph.draft.wording import SECTIONS, SEVERITIES, WORDING
from entramado.loaders.grammar import OBJECTIVES
from entramado.ontology.authority_checks import slugify
from entramado.ontology.home import iso_code
from entramado.ontology.schemes import load_schemes

_QUOTED_LINES_MAX = 3
_TOP = 12
Shown = dict[str, Any]


class FindingsView:
    """The findings of a desk in one language."""

    def __init__(self, desk: DraftDesk, since: Since, language: str) -> None:
        self.desk = desk
        self.since = since
        self.language = language
        self._text = {x.number: x.text for x in desk.draft.lines}
        groups = load_schemes()["populations"]
        self._populations = {c.iri_slug: c.label_es if language == "es" else c.label_en for c in groups}

    def index(self) -> Shown:
        """The values of the index page."""
        desk = self.desk
        by_kind: dict[str, list[Shown]] = defaultdict(list)
        for name, finding in desk.findings:
            by_kind[finding.kind].append(self.finding(name, finding))
        sections = [
            {
                "name": section,
                "kinds": [
                    {"kind": kind, "label": self.label(kind), "findings": by_kind[kind], "open": _open(by_kind[kind])}
                    for kind in sorted(by_kind, key=lambda k: _rank(by_kind[k]))
                    if WORDING[kind].section == section
                ],
            }
            for section in SECTIONS
        ]
        return {
            "sections": sections,
            "counts": {s: desk.count(s) for s in SEVERITIES},
            "kinds": sorted(((k, self.label(k)) for k in by_kind), key=lambda pair: pair[1]),
            "institutions": self.institutions(),
            "objectives": sorted({f.objective for _, f in desk.findings if f.objective}),
            "mended": [m[f"message_{self.language}"] for m in self.since.mended],
            "appeared": len(self.since.appeared),
            "first": self.since.first,
            "proud": self._proud(),
            "tables": self._tables(),
        }

    def label(self, kind: str) -> str:
        """The name of a kind of finding."""
        return WORDING[kind].name_es if self.language == "es" else WORDING[kind].name_en

    def finding(self, name: str, finding: DraftFinding) -> Shown:
        """One finding as shown."""
        quoted = []
        if finding.lines:
            first, last = finding.lines
            quoted = [self._text.get(n, "").strip() for n in range(first, min(last, first + _QUOTED_LINES_MAX - 1) + 1)]
        return {
            "id": name,
            "kind": finding.kind,
            "severity": finding.weight,
            "lines": finding.lines,
            "message": finding.message(self.language),
            "objective": finding.objective,
            "institutions": [slugify(i) for i in finding.institutions],
            "last": finding.last,
            "row": finding.row,
            "quoted": [q for q in quoted if q],
            "appeared": name in self.since.appeared,
        }

    def institutions(self) -> list[Shown]:
        """The bodies that report, by name, each with its file and the number of its entries."""
        names: dict[str, str] = {}
        count: Counter[str] = Counter()
        for record in self.desk.draft.records:
            for reporter, body in zip(record.reporters, record.reporter_ids, strict=True):
                known = self.desk.authority.institutions.get(body)
                names[body] = known.name if known else reporter.name
                count[body] += 1
        return [
            {"id": body, "slug": slugify(body), "name": names[body], "entries": count[body]}
            for body in sorted(names, key=lambda b: names[b].casefold())
        ]

    def sheet(self, body: str) -> Shown:
        """The values of an institution's page: its entries as read and its open points."""
        records = [r for r in self.desk.draft.records if body in r.reporter_ids]
        slugs = {r.slug for r in records}
        points = [
            self.finding(name, f)
            for name, f in self.desk.findings
            if f.weight != "info"
            and ((f.entries[:1] and f.entries[0] in slugs) or (not f.entries and body in f.institutions))
        ]
        return {"entries": [self.entry(r) for r in records], "points": points}

    def entry(self, record: Record) -> Shown:
        """An entry as read."""
        return {
            **cells(record.linked.entry, record.linked.facts),
            "populations": "; ".join(sorted(self._populations.get(p, p) for p in record.populations)),
            "states": "; ".join(sorted(self._state(s) for s in record.states)),
            "ordinal": record.ordinal,
            "lines": record.lines,
            "challenges": record.challenges,
            "results": record.has_results,
        }

    def _state(self, code: str) -> str:
        if code == "ALL":
            return word("whole.country", self.language)
        known = self.desk.authority.states.get(iso_code(code))
        return known.name if known else code

    def _proud(self) -> list[tuple[str, str]]:
        desk = self.desk
        kinds = Counter(f.kind for _, f in desk.findings)
        counted = sum(1 for r in desk.draft.records if r.has_results and r.figures)
        now = Counter(r.objective for r in desk.draft.records if r.kind == "action")
        then = Counter(r.objective for r in desk.last.records if r.kind == "action")
        gained = [f"{n} ({then[n]} → {now[n]})" for n in OBJECTIVES if now[n] > then[n]]
        continuing = kinds["programme-continues"] + kinds["programme-renamed"]
        return [
            ("proud.continues", str(continuing)),
            ("proud.new", str(kinds["programme-new"])),
            ("proud.reporters", str(kinds["reporter-new"])),
            ("proud.results", f"{counted} / {len(desk.draft.records)}"),
            ("proud.objectives", ", ".join(gained) or "0"),
        ]

    def _tables(self) -> list[Shown]:
        """Entries by chapter and objective, here and in the last edition, and by reporter."""
        now, then = self.desk.draft.records, self.desk.last.records
        reporters = [(i["name"], i["entries"], None) for i in self.institutions()]
        return [
            {"name": "by.chapter", "rows": _counted([r.chapter for r in now], [r.chapter for r in then])},
            {"name": "by.objective", "rows": _counted([r.objective for r in now], [r.objective for r in then])},
            {"name": "by.reporter", "rows": sorted(reporters, key=lambda row: (-row[1], row[0]))},
        ]


def _counted(now: Sequence[Any], then: Sequence[Any]) -> list[tuple[str, int, int]]:
    here, there = Counter(now), Counter(then)
    keys = sorted({*here, *there}, key=lambda k: (k is None, k))
    return [("" if k is None else str(k), here[k], there[k]) for k in keys]


def _rank(findings: Sequence[Shown]) -> tuple[int, str]:
    return min(SEVERITIES.index(f["severity"]) for f in findings), findings[0]["kind"]


def _open(findings: Sequence[Shown]) -> bool:
    """Whether the list of a kind is open at first: the grave ones, and short ones."""
    return findings[0]["severity"] == "must" or (findings[0]["severity"] == "should" and len(findings) <= _TOP)
