"""Fit the points of the challenge categories to readings: `python -m training.challenges --gold DIR`.

A challenge has one score a category: what the wordings of the scheme weigh in it, and the points of its stems. A
multinomial logistic regression with a ridge on the stems' points gives them, rounded to two decimals; a stem must
stand in two different challenges. A reader's second category counts as a quarter of the reading. First whole
objectives are left out in turn, fitted without and judged; these scores are printed, for the published readings
(`challenge-categories.jsonl` in DIR) and our own apart. Readings marked `apart` are never fitted to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from entramado.loaders.extract.challenges import (
    CATEGORY,
    POINTS,
    STEM,
    WEIGHT,
    ChallengeIndex,
    best_category,
    categories_of,
)
from entramado.loaders.reading import read_document, read_manifest
from entramado.ontology.schemes import load_schemes
from training.command import APART, judge_left_out, options, read_jsonl, write_points

OURS = Path(__file__).parent / "readings" / "challenges.jsonl"
DOCUMENTS = ("compendio-2024", "compendio-2020")

_SEEN = 2  # different challenges in which a stem must stand before it gets points
_RIDGE = 1.0
_PUBLISHED = 2.0  # weight of a published reading beside one of ours
_SECOND = 0.25  # what a reader's second category is worth of the reading
_FOLDS = 12
_DECIMALS = 2
_LEAST = 0.05  # points that add less are left out

Points = dict[tuple[str, str], float]
Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ReadChallenge:
    """A challenge with its wordings' weights and its stems, its category, another that fits, where it is from."""

    text: str
    weights: Mapping[str, float]
    stems: Mapping[str, float]
    category: str
    second: str | None
    source: str
    objective: int


@dataclass(frozen=True, slots=True)
class ChallengeScore:
    """The share of challenges with the reader's first category, and with one of the two."""

    first: float
    either: float


def read_challenges(gold: Path, sources: Path) -> list[ReadChallenge]:
    """The challenges that were read."""
    concepts = load_schemes()["challenges"]
    slugs = {c.label_es: c.iri_slug for c in concepts}
    index = ChallengeIndex(concepts, points={})
    texts = {
        (doc, challenge.lines[0]): (challenge.text, entry.objective or 0)
        for doc in DOCUMENTS
        for entry in read_document(read_manifest()[doc], sources).entries
        for challenge in entry.challenges
    }
    out: list[ReadChallenge] = []
    for source, path in (("published", gold / "challenge-categories.jsonl"), ("ours", OURS)):
        for row in read_jsonl(path):
            found = texts.get((row.get("doc", DOCUMENTS[0]), row["line"]))
            if found is None:
                continue  # printed within another challenge (compendio-2024:4560)
            text, objective = found
            second = slugs[row["second"]] if row["second"] else None
            source_of = APART if row.get("apart") else source
            weights, stems = index.weights(text), index.stems(text)
            out.append(ReadChallenge(text.text, weights, stems, slugs[row["category"]], second, source_of, objective))
    return out


def fit(rows: Sequence[ReadChallenge]) -> Points:
    """The points that tell best which category the readers gave; readings apart are left out."""
    fitted = [row for row in rows if row.source != APART]
    categories = sorted(c.iri_slug for c in load_schemes()["challenges"])
    texts: dict[str, set[str]] = {}
    for row in fitted:
        for stem in row.stems:
            texts.setdefault(stem, set()).add(row.text)
    stems = sorted(stem for stem, where in texts.items() if len(where) >= _SEEN)
    weights = np.log1p([[row.weights.get(c, 0.0) for c in categories] for row in fitted])
    said = csr_matrix([[row.stems.get(s, 0.0) for s in stems] for row in fitted])
    given = np.array([[_share(row, c) for c in categories] for row in fitted])
    trust = np.array([[_PUBLISHED if row.source == "published" else 1.0] for row in fitted])
    scale, of_category, of_stem = _solve(weights, said, given, trust)
    points = {(CATEGORY, c): float(v) for c, v in zip(categories, of_category, strict=True)}
    points |= {
        (f"{STEM} {s}", c): float(v)
        for s, row_ in zip(stems, of_stem, strict=True)
        for c, v in zip(categories, row_, strict=True)
    }
    points = {key: round(value, _DECIMALS) + 0.0 for key, value in points.items() if abs(value) >= _LEAST}
    return {**points, (WEIGHT, ""): round(float(scale), _DECIMALS)}


def _share(row: ReadChallenge, category: str) -> float:
    """How much of a reading a category is."""
    second = _SECOND if row.second else 0.0
    return (1 - second) * (category == row.category) + second * (category == row.second)


def _solve(weights: Table, said: csr_matrix, given: Table, trust: Table) -> tuple[float, Table, Table]:
    """The likeliest points: one for the wordings' weight, one a category, one a stem and category."""
    stems, categories = said.shape[1], given.shape[1]

    def loss(values: Table) -> tuple[float, Table]:
        of_stem = values[1 + categories :].reshape(stems, categories)
        scores = values[0] * weights + values[1 : 1 + categories] + said @ of_stem
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        off = trust * (np.exp(logs) - given)
        held = values[1:]
        slope = np.concatenate([[(off * weights).sum()], off.sum(axis=0), (said.T @ off).ravel()])
        slope[1:] += _RIDGE * held
        return float(-(trust * given * logs).sum() + _RIDGE / 2 * (held**2).sum()), slope

    begin = np.zeros(1 + categories + stems * categories)
    begin[0] = 1.0
    with threadpool_limits(1):  # threads cost thirty times the processor's time on tables so small
        found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": 500, "ftol": 1e-10})
    return found.x[0], found.x[1 : 1 + categories], found.x[1 + categories :].reshape(stems, categories)


def judge(pairs: Iterable[tuple[ReadChallenge, Points]]) -> ChallengeScore:
    """How the categories chosen agree with the readers', each challenge by points of its own."""
    first = either = count = 0
    for row, points in pairs:
        got = best_category(row.weights, row.stems, points, categories_of(points))
        count += 1
        first += got == row.category
        either += got is not None and got in {row.category, row.second}
    return ChallengeScore(first / count, either / count)


def cross_validate(rows: Sequence[ReadChallenge]) -> dict[str, ChallengeScore]:
    """The scores by readings where the points are fitted without the objectives that are judged."""
    return judge_left_out(rows, lambda row: row.objective % _FOLDS, fit, judge)


def main() -> None:
    """Fit, judge and write the points."""
    args = options(__doc__)
    rows = read_challenges(args.gold, args.sources)
    for source, score in cross_validate(rows).items():
        print(f"{source}: first {score.first:.3f}, either {score.either:.3f} (each objective left out)")
    points = fit(rows)
    for source in sorted({row.source for row in rows}):
        score = judge([(row, points) for row in rows if row.source == source])
        print(f"{source}: first {score.first:.3f}, either {score.either:.3f}, with the points written")
    write_points(POINTS, points)


if __name__ == "__main__":
    main()
