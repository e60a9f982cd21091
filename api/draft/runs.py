"""The findings as JSON Lines, and what changed since the first run into the same folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from entramado.graph.draft.draft_records import shown
from entramado.graph.draft.run import DraftDesk

FINDINGS = "findings.jsonl"
FIRST = "first.jsonl"


@dataclass(slots=True)
class Since:
    """Rows of the first run that are gone (`mended`), and identifiers of findings that are new (`appeared`)."""

    mended: list[dict[str, Any]] = field(default_factory=list)
    appeared: frozenset[str] = frozenset()
    first: bool = True


def rows(desk: DraftDesk) -> Iterator[dict[str, Any]]:
    """One row a finding: `kind`, `severity`, `lines`, `message`, `about`, and its identifier."""
    for name, finding in desk.findings:
        about: dict[str, Any] = {
            "objective": finding.objective,
            "chapter": finding.chapter,
            "entries": list(finding.entries),
            "institutions": list(finding.institutions),
            "values": {key: _plain(value) for key, value in finding.values.items()},
        }
        if finding.last:
            about["last"] = {"doc": finding.last[0], "lines": list(finding.last[1:])}
        if finding.row:
            about["row"] = finding.row
        yield {
            "id": name,
            "kind": finding.kind,
            "severity": finding.weight,
            "lines": list(finding.lines) if finding.lines else None,
            "message": finding.message("es"),
            "message_es": finding.message("es"),
            "message_en": finding.message("en"),
            "about": about,
        }


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple) and not all(isinstance(v, int | float) for v in value):
        return shown(value, "es")
    return list(value) if isinstance(value, tuple) else value


def since_first(folder: Path, found: list[dict[str, Any]]) -> Since:
    """What changed since the first run, whose file lies beside the findings; a damaged file counts as none."""
    path = folder / FIRST
    try:
        first = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        before = {row["id"]: row for row in first}
    except (OSError, ValueError, KeyError, TypeError):
        return Since()
    now = {row["id"] for row in found}
    mended = [row for name, row in before.items() if name not in now and row["severity"] != "info"]
    return Since(mended, frozenset(now - set(before)), first=False)


def as_lines(found: list[dict[str, Any]]) -> str:
    """Rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
