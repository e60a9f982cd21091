"""Fit the points of the action types to readings: `python -m training.action_types --gold DIR`.

Every type that anything in an entry speaks for is a candidate; a reader named it or did not. A
logistic regression over the candidates' features gives the points, written to `ontology/points/`,
rounded to two decimals. First each objective is left out once, fitted without and judged; these
scores are printed, for the published readings (`action-types.jsonl` in DIR) and our own apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from entramado.loaders.extract.action_types import (
    POINTS,
    TYPE,
    WEIGHT,
    ActionTypeIndex,
    find_action_types,
    type_features,
)
from entramado.loaders.reading import read_document, read_manifest
from entramado.loaders.records import Entry
from entramado.ontology.schemes import load_schemes
from training.command import judge_left_out, options, read_jsonl, write_points

DOCUMENT = "compendio-2024"
OURS = Path(__file__).parent / "readings" / "types.jsonl"

_STRENGTH = 0.5  # inverse of the ridge: small, as few entries are read
_OWN_WEIGHT = 0.35  # scale of a type's own points for its weight: the ridge holds these eight times as hard
_DECIMALS = 2
_OFF_BY = 3  # lines by which a reading's first line may be off

Points = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """An entry with the features of its candidates, the types that a reader gave it, and which readings these are."""

    entry: Entry
    features: dict[str, dict[str, float]]
    types: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class TypeScore:
    """How well types agree with readings: F1 over all types, and the share of main types among the reader's."""

    f1: float
    main: float


def read_typed(gold: Path, sources: Path) -> list[TypedEntry]:
    """The read entries with their text and their candidates."""
    index = ActionTypeIndex(load_schemes()["action-types"], points={})
    entries = read_document(read_manifest()[DOCUMENT], sources).entries
    out: list[TypedEntry] = []
    for source, path in (("published", gold / "action-types.jsonl"), ("ours", OURS)):
        for row in read_jsonl(path):
            chapter, objective, ordinal, first = row["entry"]
            found = [
                e
                for e in entries
                if (e.chapter, e.objective) == (chapter, objective) and abs(e.lines[0] - first) <= _OFF_BY
            ]
            if len(found) != 1:
                raise SystemExit(f"{path}: {chapter} {objective} #{ordinal} is no entry of {DOCUMENT}; mend that row")
            features = {slug: values for slug, (values, _) in sorted(type_features(found[0], index).items())}
            out.append(TypedEntry(found[0], features, tuple(row["types"]), source))
    return out


def fit(rows: Sequence[TypedEntry]) -> Points:
    """The points that tell best which types the readers gave."""
    names: dict[tuple[str, str], int] = {}
    cells: list[tuple[int, int, float]] = []
    given: list[bool] = []
    for row in rows:
        for slug, features in row.features.items():
            own = {(TYPE, slug): 1.0, (WEIGHT, slug): features[WEIGHT] * _OWN_WEIGHT}
            shared = {(name, ""): value for name, value in features.items() if name != TYPE}
            for key, value in (shared | own).items():
                cells.append((len(given), names.setdefault(key, len(names)), value))
            given.append(slug in row.types)
    table = np.zeros((len(given), len(names)))
    for i, j, value in cells:
        table[i, j] = value
    with threadpool_limits(1):
        model = LogisticRegression(C=_STRENGTH, max_iter=5000, tol=1e-8).fit(table, given)
    points = {key: float(model.coef_[0][j]) for key, j in names.items()}
    points = {key: value * (_OWN_WEIGHT if key[0] == WEIGHT and key[1] else 1.0) for key, value in points.items()}
    points[TYPE, ""] = float(model.intercept_[0])
    return {key: round(value, _DECIMALS) + 0.0 for key, value in points.items()}


def judge(pairs: Sequence[tuple[TypedEntry, ActionTypeIndex]]) -> TypeScore:
    """How the types found agree with the readers', each entry with an index (and points) of its own."""
    hits = sizes = main = 0
    for row, index in pairs:
        got = [v.value for v in find_action_types(row.entry, index)]
        hits += len({*got} & {*row.types})
        sizes += len(got) + len(row.types)
        main += got[:1] != [] and got[0] in row.types
    return TypeScore(2 * hits / sizes, main / len(pairs))


def cross_validate(rows: Sequence[TypedEntry]) -> dict[str, TypeScore]:
    """The scores by readings where the points are fitted without the objective that is judged."""
    index = ActionTypeIndex(load_schemes()["action-types"], points={})

    def learn(rest: Sequence[TypedEntry]) -> ActionTypeIndex:
        fitted = copy(index)  # the wordings are the same
        fitted.points = fit(rest)
        return fitted

    return judge_left_out(rows, lambda row: row.entry.objective, learn, judge)


def main() -> None:
    """Fit, judge and write the points."""
    args = options(__doc__)
    rows = read_typed(args.gold, args.sources)
    points = fit(rows)
    for source, score in cross_validate(rows).items():
        print(f"{source}: F1 {score.f1:.3f}, main type {score.main:.3f} (each objective left out once)")
    write_points(POINTS, points)


if __name__ == "__main__":
    main()
