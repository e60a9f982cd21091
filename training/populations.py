"""Fit the points of the populations to readings: `python -m training.populations --gold DIR`.

Every group that an entry names, hints at or speaks of broadly is a candidate; a reader gave it or
did not. A logistic regression (elastic net) over the candidates' features gives the points, written to
`ontology/points/`, rounded to two decimals. First whole objectives (states of the study) are left
out in turn, fitted without and judged; these scores are printed, for the published readings
(`entries-*.jsonl` in DIR) and our own apart.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from entramado.loaders.extract.population_features import BIAS, Features, entry_features
from entramado.loaders.extract.population_mentions import find_mentions
from entramado.loaders.extract.populations import POINTS, PopulationIndex, chosen_groups
from entramado.loaders.reading import read_document, read_manifest
from entramado.loaders.records import Entry
from entramado.ontology.schemes import load_schemes
from training.command import APART, judge_left_out, options, read_jsonl, write_points

OURS = Path(__file__).parent / "readings" / "entries.jsonl"

SEEN = "ours, seen"  # readings that nothing is fitted to, but in view of which rules were mended

_STRENGTH = 0.6  # inverse of what holds the points small
_SPARSE = 0.6  # how much of that is lasso, the rest ridge: a third of the points, and what is left out is met no worse
_PUBLISHED = 6.0  # weight of a published reading beside one of ours: two readers agreed on how these are made
_SEEN = 4  # candidates that must show a feature before it gets points
_OWN_SCALE = 0.8  # scale of a group's own points: they are held harder than those of all groups
_CHANCE = 0.42  # from which on a group is a value
_FOLDS = 12
_DECIMALS = 2
_LEAST = 0.1  # points that add less are left out

Points = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry's candidates with their features, the groups that a reader gave it, and which readings these are.

    On groups that are `open` two readers may differ: they count neither way.
    """

    candidates: Mapping[str, Features]
    given: frozenset[str]
    source: str
    place: str
    open: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GroupScore:
    """How well groups agree with readings."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def read_entries(gold: Path, sources: Path) -> list[ReadEntry]:
    """The entries that were read, with their candidates."""
    index = PopulationIndex(load_schemes()["populations"], points={})
    documents = {key: read_document(spec, sources).entries for key, spec in read_manifest().items()}
    out: list[ReadEntry] = []
    files = [("published", p) for p in sorted(gold.glob("entries-*.jsonl"))]
    for source, path in [*files, *([("ours", OURS)] if OURS.is_file() else [])]:
        for row in read_jsonl(path):
            if not row.get("detail"):
                continue
            entry = _entry(row, documents[row["doc"]])
            if entry is None:
                raise SystemExit(f"{path}: {row['doc']} line {row['lines'][0]} begins no entry; mend that row")
            place = f"objective {entry.objective}" if entry.objective else f"state {entry.state}"
            candidates = entry_features(entry, find_mentions(entry, index.find))
            of = SEEN if row.get("seen") else APART if row.get("apart") else source
            told = row["detail"]
            open_ = frozenset(told.get("open", ()))
            out.append(ReadEntry(candidates, frozenset(told["populations"]), of, place, open_))
    return out


def _entry(row: Mapping[str, object], entries: Iterable[Entry]) -> Entry | None:
    """The entry of the row's objective that shares most lines with it, half of both at least."""
    lines = row["lines"]
    assert isinstance(lines, list)
    first, last = int(lines[0]), int(lines[1])

    def shared(entry: Entry) -> float:
        a, b = entry.lines
        return (min(b, last) - max(a, first) + 1) / (max(b, last) - min(a, first) + 1)

    alike = [e for e in entries if e.objective == row.get("objective") and e.kind == (row.get("kind") or "action")]
    best = max(alike, key=shared, default=None)
    return best if best is not None and shared(best) >= 0.5 else None


def fit(rows: Sequence[ReadEntry]) -> Points:
    """The points that tell best which groups the readers gave; readings apart are left out."""
    fitted = [row for row in rows if row.source not in (APART, SEEN)]
    table = [
        (_cells(slug, features), slug in r.given, _PUBLISHED if r.source == "published" else 1.0)
        for r in fitted
        for slug, features in sorted(r.candidates.items())
    ]
    seen = Counter(key for cells, _, _ in table for key in cells)
    names = {key: j for j, key in enumerate(sorted(key for key, count in seen.items() if count >= _SEEN))}
    places, values = [], []
    for i, (cells, _, _) in enumerate(table):
        for key, value in cells.items():
            if key in names:
                places.append((i, names[key]))
                values.append(value * _scale(key))
    x = csr_matrix((values, tuple(zip(*places, strict=True))), shape=(len(table), len(names)))
    model = LogisticRegression(C=_STRENGTH, l1_ratio=_SPARSE, solver="saga", max_iter=5000, tol=1e-4, random_state=0)
    with threadpool_limits(1):  # threads cost three times the processor's time on a table so small
        model.fit(x, [given for _, given, _ in table], sample_weight=[weight for _, _, weight in table])
    points = {key: round(float(model.coef_[0][j]) * _scale(key), _DECIMALS) + 0.0 for key, j in names.items()}
    # The score is set off so that what is above zero is a value.
    points[BIAS, ""] = round(float(model.intercept_[0]) - math.log(_CHANCE / (1 - _CHANCE)), _DECIMALS)
    return {key: value for key, value in points.items() if abs(value) >= _LEAST}


def _cells(slug: str, features: Features) -> dict[tuple[str, str], float]:
    cells = {(name, ""): value for name, value in features.items()}
    cells |= {(name, slug): value for name, value in features.items()}
    cells[BIAS, slug] = 1.0
    return cells


def _scale(key: tuple[str, str]) -> float:
    return _OWN_SCALE if key[1] else 1.0


def judge(pairs: Iterable[tuple[ReadEntry, Points]]) -> GroupScore:
    """How the groups chosen agree with the readers', each entry by points of its own."""
    hits = chosen = given = 0
    for row, points in pairs:
        got = set(chosen_groups(row.candidates, points)) - row.open
        hits += len(got & row.given)
        chosen += len(got)
        given += len(row.given)
    return GroupScore(hits / chosen, hits / given)


def cross_validate(rows: Sequence[ReadEntry]) -> dict[str, GroupScore]:
    """The scores by readings where the points are fitted without the objectives and states that are judged."""
    places = {place: i % _FOLDS for i, place in enumerate(sorted({row.place for row in rows}))}
    return judge_left_out(rows, lambda row: places[row.place], fit, judge)


def main() -> None:
    """Fit, judge and write the points."""
    args = options(__doc__)
    rows = read_entries(args.gold, args.sources)
    for source, score in cross_validate(rows).items():
        print(f"{source}: F1 {score.f1:.3f} ({score.precision:.3f}, {score.recall:.3f}), fitted without the objective")
    points = fit(rows)
    for source in sorted({row.source for row in rows}):
        score = judge([(row, points) for row in rows if row.source == source])
        print(f"{source}: F1 {score.f1:.3f} ({score.precision:.3f}, {score.recall:.3f}), as fitted")
    write_points(POINTS, points)


if __name__ == "__main__":
    main()
