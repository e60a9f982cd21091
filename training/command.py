"""What the commands that fit points have in common: options, judging on what is left out, the file that they write."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from entramado.ontology.points import POINTS_FOLDER, Points, points_csv

APART = "ours, apart"  # the source of held-out readings, to which nothing is fitted


class Judged(Protocol):
    """Something that a reader judged; `source` says whose reading it is."""

    @property
    def source(self) -> str:
        """The source of the reading, by which scores are reported."""


Row = TypeVar("Row", bound=Judged)
Learnt = TypeVar("Learnt")
Score = TypeVar("Score")


def options(description: str | None) -> argparse.Namespace:
    """`gold`, the folder of the published readings, and `sources`, that of the documents."""
    here = Path(__file__).parents[2] / "shared" / "corpus"
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the published readings")
    parser.add_argument("--sources", type=Path, default=Path(os.environ.get("ENTRAMADO_SOURCES") or here))
    return parser.parse_args()


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON Lines: readings, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judge_left_out(
    rows: Sequence[Row],
    part_of: Callable[[Row], Hashable],
    learn: Callable[[Sequence[Row]], Learnt],
    judge: Callable[[list[tuple[Row, Learnt]]], Score],
) -> dict[str, Score]:
    """The scores by source where each row is judged by what was learnt without the part that it belongs to."""
    judged: dict[str, list[tuple[Row, Learnt]]] = {}
    for part in dict.fromkeys(map(part_of, rows)):
        learnt = learn([row for row in rows if part_of(row) != part])
        for row in rows:
            if part_of(row) == part:
                judged.setdefault(row.source, []).append((row, learnt))
    return {source: judge(pairs) for source, pairs in judged.items()}


def write_points(name: str, points: Points) -> None:
    """Write fitted points to `ontology/points/NAME.csv`, and print how many there are."""
    target = POINTS_FOLDER / f"{name}.csv"
    target.write_text(points_csv(points), encoding="utf-8")
    print(f"{len(points)} points written to {target.name}")
