"""A body of home and another country's body of the same name are told apart, occurrence by occurrence."""

import tempfile
from pathlib import Path

import pytest

from entramado.graph.single import read_single


def bodies(home: str, *texts: str) -> list[dict[str, str | None]]:
    """Of each paragraph of a document, its bodies' names with the last part of their IRI."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texto.txt"
        path.write_text("\n\n".join(texts), encoding="utf-8")
        rows = read_single(path, family="prose", profile=home).rows
    return [{o["name"]: o["iri"] and o["iri"].rsplit("/", 1)[-1] for o in row["organisations"]} for row in rows]


HOME = "La COMAR informó de ello."


@pytest.mark.parametrize(
    ("home", "text"),
    [
        ("MX", "La Secretaría de Gobernación, Justicia y Descentralización de Honduras revisó el acuerdo."),
        ("MX", "La Secretaría de Bienestar Social de Guatemala participó en la mesa."),
        ("MX", "La Secretaría de Cultura de la Presidencia de El Salvador participó en la mesa."),
        ("MX", "En Honduras, el Instituto Nacional X y la Secretaría de Gobernación emitieron 30 visas."),
        ("MX", "La Fiscalía de Honduras y la Secretaría de Salud de ese país entregaron folletos."),
        ("MX", "La Secretaría de Relaciones Exteriores y Culto de la República Argentina firmó la carta."),
        ("GT", "En El Salvador, el Ministerio del Agua y la Policía Nacional Civil recibieron a 90 personas."),
        ("CO", "El Ministerio de Trabajo y Promoción del Empleo del Perú participó en la mesa."),
    ],
)
def test_no_name_that_goes_on_abroad_is_linked(home: str, text: str) -> None:
    (found, _) = bodies(home, text, HOME)
    assert found
    assert {name for name, iri in found.items() if iri} == set()


def test_the_same_name_of_two_countries_is_two_bodies() -> None:
    text = "El Instituto Nacional de Migración y el Instituto Nacional de Migración de Honduras firmaron el acuerdo."
    assert bodies("MX", text, HOME)[0] == {
        "Instituto Nacional de Migración": "inm",
        "Instituto Nacional de Migración de Honduras": None,
    }


def test_a_list_of_countries_behind_a_body_says_not_whose_it_is() -> None:
    (found, _) = bodies("MX", "El Instituto Nacional de Migración, Honduras y Guatemala firmaron el acuerdo.", HOME)
    assert found == {"Instituto Nacional de Migración": "inm"}


def test_another_body_behind_a_body_of_home_keeps_its_country_to_itself() -> None:
    (found, _) = bodies("MX", "La Secretaría de Salud y la Cruz Roja de Guatemala aplicaron vacunas.", HOME)
    assert found["Secretaría de Salud"] == "ssa"
