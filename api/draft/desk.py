"""From a draft's file to its folder: read, correct, find, write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from entramado.api.draft.output import write_folder
from entramado.graph.corrections import CORRECTIONS, merge_corrections, read_corrections
from entramado.graph.draft.run import DraftDesk, open_desk
from entramado.graph.snapshot import Snapshot


def folder_of(draft: Path) -> Path:
    """The folder beside a draft that its findings are written to where none is named."""
    return draft.with_name(f"{draft.stem}-draft")


def make(
    path: Path,
    against: str,
    snapshot: Snapshot,
    out: Path,
    *,
    family: str | None = None,
    sources: Path | None = None,
    report: Path | None = None,
    corrections: Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> DraftDesk:
    """Find what to mend in a draft and write the folder `out`.

    Corrections are those of the file `corrections` (a corrected table, or a list of them), and those that an earlier
    run kept in `out`. Raises `DraftError`, `DocumentError`, `SnapshotError`, `CorrectionError`.
    """
    kept = out / CORRECTIONS
    before = read_corrections(kept) if kept.is_file() else []
    chosen = merge_corrections(before, read_corrections(corrections) if corrections else [])
    desk = open_desk(
        path, against, snapshot, family=family, sources=sources, report=report, progress=progress, corrections=chosen
    )
    if progress:
        progress("pages")
    write_folder(desk, out)
    return desk
