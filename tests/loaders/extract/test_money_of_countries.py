"""Amounts of money in any country's currency are told in it, and never count people."""

import pytest

from entramado.loaders.languages.spanish_money import currency


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
