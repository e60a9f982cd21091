"""The points of the challenge categories are what the fit gives, and hold on readings that nothing was fitted to."""

from pathlib import Path

import pytest

from entramado.loaders.extract.challenges import POINTS, ChallengeIndex, best_category, categories_of
from entramado.loaders.text import Line, join
from entramado.ontology.points import load_points
from entramado.ontology.schemes import load_schemes
from training.challenges import APART, ReadChallenge, fit, judge, read_challenges

CLOSE = 0.1  # what rounding and another machine's arithmetic may change; refit where it is more
INDEX = ChallengeIndex(load_schemes()["challenges"], points={})


@pytest.fixture(scope="module")
def rows(gold: Path, sources: Path) -> list[ReadChallenge]:
    return read_challenges(gold, sources)


def test_the_points_are_what_the_fit_gives(rows: list[ReadChallenge]) -> None:
    written, fitted = load_points(POINTS), fit(rows)
    for key in written.keys() | fitted.keys():
        assert fitted.get(key, 0.0) == pytest.approx(written.get(key, 0.0), abs=CLOSE), key


def test_categories_agree_with_readings_that_were_never_fitted_to(rows: list[ReadChallenge]) -> None:
    points = load_points(POINTS)
    found = judge([(row, points) for row in rows if row.source == APART])
    assert found.first >= 0.75
    # Without any fit the wordings alone tell most.
    assert judge([(row, {}) for row in rows if row.source == "published"]).first >= 0.8


def test_other_forms_of_a_wording_are_found_too() -> None:
    forms = ("Ampliar la cobertura.", "La ampliación de su cobertura.", "Que se amplíe la cobertura.")
    for text in forms:
        weights = INDEX.weights(join([Line(1, text)]))
        assert max(weights, key=lambda slug: weights[slug]) == "cobertura-programas"


def test_the_deed_counts_more_than_its_purpose() -> None:
    said = join([Line(1, "Mayor difusión para fortalecer la coordinación.")])
    turned = join([Line(1, "Mayor coordinación para fortalecer la difusión.")])
    assert best_category(INDEX.weights(said), {}, {}, frozenset()) == "difusion-informacion"
    assert best_category(INDEX.weights(turned), {}, {}, frozenset()) == "coordinacion"


def test_a_stem_s_points_decide_between_wordings_of_the_same_weight() -> None:
    points = {("stem oficin", "recursos"): 2.0}
    known = categories_of(points)
    assert best_category({"recursos": 1.0, "coordinacion": 1.5}, {"oficin": 1.0}, points, known) == "recursos"
    assert best_category({}, {"oficin": 1.0}, points, known) == "recursos"
    assert best_category({}, {"ventanill": 1.0}, points, known) is None
