"""The points of the action types are what the fit gives, and score as stated where they were not fitted."""

from pathlib import Path

import pytest

from entramado.loaders.extract.action_types import POINTS, ActionTypeIndex, find_action_types, score
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, join
from entramado.ontology.mistakes import OntologyError
from entramado.ontology.points import load_points, points_csv
from entramado.ontology.schemes import load_schemes
from training.action_types import TypedEntry, cross_validate, fit, read_typed

TYPES = load_schemes()["action-types"]
# What rounding, another machine's arithmetic and a wording or a body's name more may change; refit where it is more.
CLOSE = 0.1


@pytest.fixture(scope="module")
def rows(gold: Path, sources: Path) -> list[TypedEntry]:
    return read_typed(gold, sources)


def test_the_points_are_what_the_fit_gives(rows: list[TypedEntry]) -> None:
    assert fit(rows) == pytest.approx(load_points(POINTS), abs=CLOSE)


def test_types_agree_with_readers_where_their_objective_was_not_fitted(rows: list[TypedEntry]) -> None:
    scores = cross_validate(rows)
    assert scores.keys() == {"published", "ours"}
    for found in scores.values():
        assert found.f1 >= 0.76
        assert found.main >= 0.88


def test_a_score_is_the_sum_of_points_times_values() -> None:
    points = {("type", ""): -1.0, ("type", "salud"): 0.5, ("weight", ""): 2.0, ("weight", "salud"): -0.5}
    assert score("salud", {"type": 1.0, "weight": 3.0}, points) == -1.0 + 0.5 + 3 * (2.0 - 0.5)


def test_what_heads_the_title_comes_before_what_it_is_about() -> None:
    entry = Entry(
        "doc",
        (1, 9),
        "1",
        "Curso sobre salud mental",
        None,
        description=join([Line(2, "El curso se impartió a personas servidoras públicas sobre salud mental.")]),
    )
    assert find_action_types(entry, ActionTypeIndex(TYPES))[0].value == "capacitacion-funcionarios"


@pytest.mark.parametrize(
    ("title", "main"),
    [
        ("Foro “Salud mental en los puertos”", "foros-grupos-trabajo"),
        ("Protocolo de salud mental para marinos", "legislacion-protocolos"),
        ("Difusión de la salud mental", "difusion"),
        ("Salud mental en los puertos", "salud"),
    ],
)
def test_a_title_that_opens_with_a_form_names_the_main_type(title: str, main: str) -> None:
    description = join(
        [Line(2, "Se brinda atención médica y psicológica de salud mental en los hospitales del puerto.")]
    )
    entry = Entry("doc", (1, 9), "1", title, 15, description=description)
    assert find_action_types(entry, ActionTypeIndex(TYPES))[0].value == main


def test_points_are_written_sorted_and_read_again(tmp_path: Path) -> None:
    points = {("weight", "salud"): 0.25, ("type", ""): -3.5}
    (tmp_path / "some.csv").write_text(points_csv(points), encoding="utf-8")
    assert points_csv(points).splitlines()[1:] == ["type,,-3.50", "weight,salud,0.25"]
    assert load_points("some", tmp_path) == points


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("type,,much", "some.csv:3: 'much' is no number of points"),
        ("weight,,1", "some.csv:3: weight has points already"),
    ],
)
def test_a_row_that_is_no_point_is_refused_with_its_line(tmp_path: Path, row: str, says: str) -> None:
    (tmp_path / "some.csv").write_text(f"feature,type,points\nweight,,2\n{row}\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=says.replace(".", r"\.")):
        load_points("some", tmp_path)


def test_a_model_of_attention_is_no_legislation() -> None:
    text = "Es un modelo de atención: provee servicios de información gratuita."
    entry = Entry("doc", (1, 9), "1", "Ventanillas", None, description=join([Line(2, text)]))
    assert "legislacion-protocolos" not in {v.value for v in find_action_types(entry, ActionTypeIndex(TYPES))}


def test_the_quoted_name_of_a_study_tells_what_is_studied() -> None:
    title = "Proyecto denominado “Empleo temporal y capacitación laboral”"
    text = "Es un proyecto del fondo sectorial con un diagnóstico."
    entry = Entry("doc", (1, 9), "1", title, None, description=join([Line(2, text)]))
    assert find_action_types(entry, ActionTypeIndex(TYPES))[0].value == "informacion-investigacion"
