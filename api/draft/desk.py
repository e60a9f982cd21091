"""From a draft's file to its folder: read, correct, find, write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from entramado.api.draft.output import write_folder
from entramado.api.draft.tables import CORRECTIONS, read_table
from entramado.graph.draft.corrections import Correction, apply
from entramado.graph.draft.model import Draft
from entramado.graph.draft.run import Desk, open_desk
from entramado.graph.snapshot import Snapshot
from entramado.ontology.authority import load_authority


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
) -> Desk:
    """Find what to mend in a draft and write the folder `out`.

    Corrections are those of the file `corrections` (a corrected table, or a list of them), and those that an earlier
    run kept in `out`. Raises `DraftError`, `DocumentError`, `SnapshotError`, `TableError`.
    """
    kept = out / CORRECTIONS
    before = read_table(kept) if kept.is_file() else []
    new = read_table(corrections) if corrections else []
    held: list[Correction] = []

    def correct(draft: Draft) -> None:
        told = {(c.entry, c.field) for c in new}
        chosen = [*(c for c in before if (c.entry, c.field) not in told), *new]
        held.extend(apply(draft, chosen, load_authority()))

    desk = open_desk(
        path, against, snapshot, family=family, sources=sources, report=report, progress=progress, correct=correct
    )
    if progress:
        progress("pages")
    write_folder(desk, out, held)
    return desk
