"""Agreement of groups, main types and roles with held-out readings: `python -m training.apart SNAPSHOT`.

`readings/apart.jsonl` holds what we read by eye, before looking at any output, in entries drawn at random from those
that neither the published readings nor our others cover in these fields. What two readers may differ on is `open`; a
main type or a role may have several right values. Sample 1 was read before rules were mended in view of it, sample 2
after that. `readings/roles-figures.jsonl` holds bodies with their roles and counted results with whom they count in 69
further entries; sample 1 was read before rules were mended in view of it, no rule was mended in view of sample 2.
Shares are told with their interval of 95 percent (Wilson's).
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from entramado.graph.export import TripleIndex, entries
from entramado.graph.snapshot import read
from entramado.graph.store import load_snapshot
from entramado.ontology.namespaces import Base
from training.bodies import same_body
from training.command import read_jsonl

READINGS = Path(__file__).parent / "readings" / "apart.jsonl"
ROLES_AND_FIGURES = READINGS.with_name("roles-figures.jsonl")
_Z = 1.96

Row = Mapping[str, Any]


@dataclass(slots=True)
class Share:
    """How many of how many are right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.of += 1

    def interval(self) -> tuple[float, float]:
        """Where the share lies with 95 percent."""
        if not self.of:
            return 0.0, 1.0
        p, n = self.right / self.of, self.of
        middle, width = p + _Z**2 / (2 * n), _Z * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return (middle - width) / (1 + _Z**2 / n), (middle + width) / (1 + _Z**2 / n)

    def __str__(self) -> str:
        low, high = self.interval()
        return f"{self.right} of {self.of} ({self.right / max(1, self.of):.0%}, {low:.0%} to {high:.0%})"


@dataclass(slots=True)
class ApartAgreement:
    """Our groups that a reader gives or allows, the reader's that we give, main types, partners, roles and figures."""

    groups: Share = field(default_factory=Share)
    groups_found: Share = field(default_factory=Share)
    main_types: Share = field(default_factory=Share)
    partners: Share = field(default_factory=Share)
    roles: Share = field(default_factory=Share)
    figures_found: Share = field(default_factory=Share)
    figure_groups: Share = field(default_factory=Share)


def agreement(readings: Iterable[Row], exported: Iterable[Row]) -> ApartAgreement:
    """How rows of the export `entries` agree with the readings of the same entries."""
    by_entry = {(row["doc"], row["lines"][0]): row for row in exported}
    found = ApartAgreement()
    for reading in readings:
        row = by_entry[reading["doc"], reading["lines"][0]]
        ours, given = set(row["populations"]), set(reading["populations"])
        for slug in ours:
            found.groups.add(slug in given or slug in reading["open"])
        for slug in given:
            found.groups_found.add(slug in ours)
        found.main_types.add(row["action_types"][:1] != [] and row["action_types"][0] in reading["types"])
        _count_bodies(found, reading, row)
    return found


def figures_agreement(readings: Iterable[Row], exported: Iterable[Row]) -> ApartAgreement:
    """How bodies and counted results of the export `entries` agree with the readings of the same entries."""
    by_entry = {(row["doc"], row["lines"][0]): row for row in exported}
    found = ApartAgreement()
    for reading in readings:
        row = by_entry[reading["doc"], reading["lines"][0]]
        _count_bodies(found, reading, row)
        _count_figures(found, reading["figures"], list(row["figures"]))
    return found


def _count_figures(found: ApartAgreement, wanted: Iterable[Row], ours: list[Row]) -> None:
    """Match each figure of a reading with one of ours of the same value, of the same group if there is one."""
    left: list[Row] = []
    for figure in wanted:
        same = [one for one in ours if one["value"] == figure["value"] and one["group"] in figure["groups"]]
        if same:
            ours.remove(same[0])
            found.figures_found.add(True)
            found.figure_groups.add(True)
        else:
            left.append(figure)
    for figure in left:
        other = next((one for one in ours if one["value"] == figure["value"]), None)
        found.figures_found.add(other is not None)
        if other is not None:
            ours.remove(other)
            found.figure_groups.add(False)


def _count_bodies(found: ApartAgreement, reading: Row, row: Row) -> None:
    for body in row["organisations"]:
        read_as = next((b["roles"] for b in reading["bodies"] if same_body(b, body)), None)
        if read_as is not None:
            found.roles.add(body["role"] in read_as)
        if body["role"] == "partner":
            found.partners.add(read_as is not None and "partner" in read_as)


def read_apart(path: Path = READINGS) -> list[dict[str, Any]]:
    """The readings, an entry each."""
    return read_jsonl(path)


if __name__ == "__main__":
    snapshot = read(Path(sys.argv[1]))
    rows = list(entries(TripleIndex(Base(snapshot.manifest["base"]), load_snapshot(snapshot))))
    for sample in (1, 2):
        score = agreement([r for r in read_apart() if r["sample"] == sample], rows)
        print(f"sample {sample}: groups right {score.groups}, groups found {score.groups_found}")
        print(f"  main types {score.main_types}, partners {score.partners}, roles {score.roles}")
        score = figures_agreement([r for r in read_apart(ROLES_AND_FIGURES) if r["sample"] == sample], rows)
        print(f"  further entries: partners {score.partners}, roles {score.roles}")
        print(f"  figures found {score.figures_found}, whom they count {score.figure_groups}")
