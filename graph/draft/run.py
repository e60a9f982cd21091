"""All findings about a draft, in the order of the page: content, sums, last edition, doubles, names, gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from entramado.graph import export
from entramado.graph.corrections import Correction
from entramado.graph.draft.claims import claim_findings, report_findings
from entramado.graph.draft.contents import content_findings
from entramado.graph.draft.copies import double_findings, figure_findings, text_findings
from entramado.graph.draft.draft_records import Draft, DraftFinding, LastEdition, identifiers
from entramado.graph.draft.editions import last_edition_findings
from entramado.graph.draft.gaps import gap_findings
from entramado.graph.draft.names import name_findings
from entramado.graph.draft.pairs import EntryPairs, link_pairs
from entramado.graph.draft.periods import date_findings
from entramado.graph.draft.reading import edition_of, read_draft, with_text
from entramado.graph.draft.sums import sum_findings
from entramado.graph.draft.wording import SECTIONS, SEVERITIES, WORDING
from entramado.graph.snapshot import Snapshot
from entramado.graph.snapshot import read as read_snapshot
from entramado.graph.store import load_snapshot
from entramado.ontology.authority import Authority, load_authority
from entramado.ontology.errors import EntramadoError
from entramado.ontology.namespaces import Base
from entramado.ontology.schemes import load_schemes

Progress = Callable[[str], None]


class DraftError(EntramadoError):
    """A draft that cannot be compared; the message says why and what to do."""


@dataclass(slots=True)
class DraftDesk:
    """A draft with its findings (each with its identifier) and what they were found with."""

    draft: Draft
    last: LastEdition
    pairs: EntryPairs
    authority: Authority
    findings: list[tuple[str, DraftFinding]] = field(default_factory=list)

    def count(self, severity: str) -> int:
        """How many findings are of a severity."""
        return sum(1 for _, f in self.findings if f.weight == severity)


def open_desk(
    path: Path,
    against: str,
    snapshot: Snapshot,
    *,
    family: str | None = None,
    sources: Path | None = None,
    report: Path | None = None,
    progress: Progress | None = None,
    corrections: Sequence[Correction] = (),
) -> DraftDesk:
    """Read a draft and find what to mend, against the edition `against` of a snapshot.

    `sources` is the documents' folder, for what only the words tell; `report` a draft of the executive report, whose
    totals are held against the entries; `corrections` win over what is read.
    Raises `DraftError`, `DocumentError`, `SnapshotError`, `CorrectionError`.
    """
    say = progress or (lambda _: None)
    documents = snapshot.manifest["documents"]
    _check(against, documents)
    say("draft")
    authority = load_authority()
    draft = read_draft(path, authority, family=family, taken=frozenset(documents), corrections=corrections)
    say("edition")
    last = _edition(against, draft, snapshot, authority)
    if sources is not None:
        say("sources")
        last = with_text(last, sources / documents[against]["file"], authority, documents[against]["family"])
    say("programmes")
    desk = DraftDesk(draft, last, link_pairs(draft, last, authority), authority)
    say("findings")
    found = _findings(desk)
    if report is not None:
        found = _ordered([*found, *report_findings(draft, report)])
    desk.findings = list(zip(identifiers(found), found, strict=True))
    return desk


def _check(against: str, documents: dict[str, Any]) -> None:
    if against not in documents:
        raise DraftError(f"--against {against}: the snapshot has no such document; it has {', '.join(documents)}")
    if documents[against]["family"] == "executive-report":
        raise DraftError(f"--against {against}: this document holds no entries; name an edition of the compendium")


def _edition(against: str, draft: Draft, snapshot: Snapshot, authority: Authority) -> LastEdition:
    """The records of the last edition, and of the documents that came before it or with it."""
    documents = snapshot.manifest["documents"]
    year = int(documents[against]["edition"])
    same = {key for key in documents if f"draft-{key}" == draft.key and key != against}
    known = [k for k, d in documents.items() if k == against or (int(d["edition"]) <= year and k not in same)]
    rows = [row for row in rows_of_build(snapshot.folder, snapshot.build) if row["doc"] in known]
    return edition_of(against, year, rows, authority)


@lru_cache(maxsize=2)
def rows_of_build(folder: Path, build: str) -> list[dict[str, Any]]:
    """The export's rows of a build, kept: a service and the tests open several drafts against one."""
    found = read_snapshot(folder, verify=False)
    return list(export.entries(export.TripleIndex(Base(found.manifest["base"]), load_snapshot(found, words=False))))


def _findings(desk: DraftDesk) -> list[DraftFinding]:
    draft, last, pairs, authority = desk.draft, desk.last, desk.pairs, desk.authority
    schemes = load_schemes()
    found: list[DraftFinding] = []
    found += content_findings(draft, schemes["objectives"])
    found += sum_findings(draft)
    found += date_findings(draft)
    found += figure_findings(draft, last, pairs)
    found += claim_findings(draft)
    found += last_edition_findings(draft, last, pairs, authority)
    found += text_findings(draft, last)
    found += double_findings(draft, pairs)
    found += name_findings(draft, authority)
    found += gap_findings(draft, last, authority, schemes["populations"])
    return _ordered(found)


def _ordered(findings: Iterable[DraftFinding]) -> list[DraftFinding]:
    """By section and severity, then kind and line."""
    return sorted(
        findings,
        key=lambda f: (
            SECTIONS.index(WORDING[f.kind].section),
            SEVERITIES.index(f.weight),
            list(WORDING).index(f.kind),
            f.lines or (f.last[1:] if f.last else (0, 0)),
            f.anchor,
        ),
    )
