"""What the commands that fit points have in common: their options, and the file that they write."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from entramado.ontology.points import POINTS_FOLDER, Points, written


def options(description: str | None) -> argparse.Namespace:
    """`gold`, the folder of the published readings, and `sources`, that of the documents."""
    here = Path(__file__).parents[2] / "shared" / "corpus"
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the published readings")
    parser.add_argument("--sources", type=Path, default=Path(os.environ.get("ENTRAMADO_SOURCES") or here))
    return parser.parse_args()


def write_points(name: str, points: Points) -> None:
    """Put fitted points where the readers find them, and say how many."""
    target = POINTS_FOLDER / f"{name}.csv"
    target.write_text(written(points), encoding="utf-8")
    print(f"{len(points)} points written to {target.name}")
