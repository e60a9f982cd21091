"""Amounts of money in any country's currency are told in it, and never count people."""

import pytest

from entramado.loaders.extract.numbers import find_numbers
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.languages.spanish.money import currency


@pytest.mark.parametrize(
    ("before", "behind", "unit"),
    [
        ("se entregaron q ", " a 320 familias", "quetzales"),
        ("se invirtieron rd$", " en 40 becas", "pesos dominicanos"),
        ("con s/ ", " se capacito", "soles"),
        ("costo ₡", " en total", "colones"),
        ("b/. ", " para", "balboas"),
        ("", " pesos dominicanos", "pesos dominicanos"),
        ("", " pesos mexicanos", "pesos"),
        ("", " pesos m.n.", "pesos"),
        ("", " de dolares canadienses", "dólares canadienses"),
        ("", " dolares americanos", "dólares estadounidenses"),
        ("$", " en becas", "pesos"),
        ("", " €", "euros"),
    ],
)
def test_an_amount_is_told_in_its_currency(before: str, behind: str, unit: str) -> None:
    found = currency(before, behind)
    assert found is not None
    assert found[0] == unit


@pytest.mark.parametrize(("before", "behind"), [("se atendio a ", " guatemaltecos"), ("los ", " solicitantes")])
def test_people_are_no_money(before: str, behind: str) -> None:
    assert currency(before, behind) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Se destinaron Gs. 450.000 a 18 familias.", [450_000, 18]),
        ("Con Q350,000 se atendió a 15 personas.", [350_000, 15]),
        ("En la ruta CA2 y en el Q4 se atendió a 15 personas.", [15]),
    ],
)
def test_a_sign_that_touches_its_amount_is_one(text: str, values: list[float]) -> None:
    assert [number.value for number in find_numbers(text)] == values


def test_a_sign_with_a_full_stop_ends_no_sentence() -> None:
    assert len(sentences("Se destinaron Gs. 450.000 a becas. Hubo 18 familias.")) == 2
