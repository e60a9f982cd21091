"""The points of the small fitted models: what each feature of a candidate adds to its score.

`ontology/points/NAME.csv` holds one row a point: the feature, the type for which alone it counts
(empty: for all) and the points. They are fitted by the programs in `training/`; who reads a score
adds them up by hand: points times value, the sum turned into a chance.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping
from pathlib import Path

from entramado.ontology.authority_csv import read_table
from entramado.ontology.mistakes import Mistake, OntologyError

POINTS_FOLDER = Path(__file__).parent / "points"
_COLUMNS = ("feature", "type", "points")

Points = Mapping[tuple[str, str], float]


def load_points(name: str, folder: Path = POINTS_FOLDER) -> dict[tuple[str, str], float]:
    """The points of a model by (feature, type). Raises `OntologyError` with file:line where a row is no point."""
    mistakes: list[Mistake] = []
    points: dict[tuple[str, str], float] = {}
    for row in read_table(folder / f"{name}.csv", _COLUMNS, mistakes):
        key = (row["feature"], row["type"])
        try:
            value = float(row["points"])
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            mistakes.append(row.mistake(f"{row['points']!r} is no number of points", "write one such as -0.35"))
        elif key in points:
            mistakes.append(row.mistake(f"{' '.join(key).strip()} has points already", "keep one row"))
        else:
            points[key] = value
    if mistakes:
        raise OntologyError(mistakes)
    return points


def points_csv(points: Points) -> str:
    """The points as the text of a CSV file, sorted, so that a new fit shows as a small difference."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows((feature, type_, f"{value:.2f}") for (feature, type_), value in sorted(points.items()))
    return out.getvalue()


def chance(score: float) -> float:
    """The chance that a score stands for, between 0 and 1."""
    return 1 / (1 + math.exp(-score))
