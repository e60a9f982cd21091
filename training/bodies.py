"""How well bodies and their roles are read where nothing was fitted: `python -m training.bodies SNAPSHOT`.

`readings/bodies.jsonl` holds what we read by eye in entries that neither the published readings nor our earlier ones
cover, written down before any output was looked at. A body is right where a reader named it too, a role where the
reader gave the same; an `open` reading, on which readers may differ, counts neither way. The samples were read one
after the other, each before the rules were mended in view of it.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from entramado.graph.export import TripleIndex, entries
from entramado.graph.snapshot import read
from entramado.graph.store import load_snapshot
from entramado.ontology.folding import fold_words
from entramado.ontology.namespaces import Base
from training.command import read_jsonl

READINGS = Path(__file__).parent / "readings" / "bodies.jsonl"
_ALIKE = 0.9
_SHORTEST_ALIKE = 9

Row = Mapping[str, Any]


@dataclass(slots=True)
class BodyAgreement:
    """Bodies found by both, by us only, by the reader only; roles that agree; partners of ours that are partners."""

    both: int = 0
    ours_only: int = 0
    theirs_only: int = 0
    roles: int = 0
    partners: int = 0
    partners_right: int = 0

    @property
    def f1(self) -> float:
        """F1 of the bodies named."""
        return 2 * self.both / max(1, 2 * self.both + self.ours_only + self.theirs_only)

    @property
    def role(self) -> float:
        """The share of bodies named by both that have the reader's role."""
        return self.roles / max(1, self.both)

    @property
    def partner(self) -> float:
        """The share of our partners that the reader named as partners, a body that nobody read counted wrong."""
        return self.partners_right / max(1, self.partners)


def read_bodies() -> list[dict[str, Any]]:
    """The readings, an entry each."""
    return read_jsonl(READINGS)


def agreement(readings: Iterable[Row], exported: Iterable[Row]) -> BodyAgreement:
    """How rows of the export `entries` agree with the readings of the same entries."""
    by_entry = {(row["doc"], row["lines"][0]): row for row in exported}
    found = BodyAgreement()
    for reading in readings:
        left = list(by_entry[reading["doc"], reading["lines"][0]]["organisations"])
        for wanted in reading["implementers"]:
            hit = next((body for body in left if same_body(wanted, body)), None)
            if hit is not None:
                left.remove(hit)
            if not wanted.get("open"):
                _count(found, wanted, hit)
        found.ours_only += len(left)
        found.partners += sum(body["role"] == "partner" for body in left)
    return found


def _count(found: BodyAgreement, wanted: Row, hit: Row | None) -> None:
    if hit is None:
        found.theirs_only += 1
        return
    found.both += 1
    found.roles += hit["role"] == wanted["role"]
    found.partners += hit["role"] == "partner"
    found.partners_right += hit["role"] == wanted["role"] == "partner"


def same_body(one: Row, other: Row) -> bool:
    """Whether two bodies have a name in common, or names that differ by a misprint."""
    ours, theirs = _names(one), _names(other)
    return bool(ours & theirs) or any(
        difflib.SequenceMatcher(None, a, b).ratio() >= _ALIKE
        for a in ours
        for b in theirs
        if min(len(a), len(b)) >= _SHORTEST_ALIKE
    )


def _names(body: Row) -> set[str]:
    return {fold_words(name) for name in (body["name"], body.get("acronym"), *body.get("aliases", ())) if name}


if __name__ == "__main__":
    snapshot = read(Path(sys.argv[1]))
    rows = list(entries(TripleIndex(Base(snapshot.manifest["base"]), load_snapshot(snapshot))))
    for sample in (1, 2, 3, 4):
        score = agreement([r for r in read_bodies() if r["sample"] == sample], rows)
        told = f"{score.both + score.theirs_only} bodies read, F1 {score.f1:.3f}, roles {score.role:.3f}"
        print(f"sample {sample}: {told}, partners right {score.partners_right} of {score.partners}")
