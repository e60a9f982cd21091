"""Names of bodies with "y" in them are whole, lists of two bodies are two; an acronym with its division is a body."""

from pathlib import Path

import pytest

from entramado.graph.single import read_single


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Luz y Camino impartió cursos a 210 jóvenes. La escuela abrió con Luz y Camino.", {"Luz y Camino"}),
        (
            "Con el apoyo de Luz y Camino y de la Fundación Abrigo se atendió a 45 personas.",
            {"Luz y Camino", "Fundación Abrigo"},
        ),
        (
            "El Comité Menonita de Ayuda y Luz y Camino entregaron 80 mantas.",
            {"Comité Menonita de Ayuda", "Luz y Camino"},
        ),
        (
            "El Servicio Jesuita a Refugiados y Migrantes capacitó a 12 maestras.",
            {"Servicio Jesuita a Refugiados y Migrantes"},
        ),
        ("El Servicio Jesuita a Refugiados y Honduras firmaron el acta.", {"Servicio Jesuita a Refugiados"}),
        (
            "La Red de Casas del Caminante y Médicos sin Fronteras brindaron 12 consultas.",
            {"Red de Casas del Caminante", "Médicos Sin Fronteras"},
        ),
        ("Con el apoyo de Cristalina y Compasiva, se atendió a 12 personas.", {"Cristalina"}),
        ("Se recibió del DIF Chiapas y de la Fundación Abrigo a 12 niñas.", {"DIF Chiapas", "Fundación Abrigo"}),
        ("Se expidió el PEP Chiapas a 12 niñas.", set()),
    ],
)
def test_a_name_with_y_is_told_from_two_bodies(tmp_path: Path, text: str, names: set[str]) -> None:
    path = tmp_path / "texto.txt"
    path.write_text(text, encoding="utf-8")
    (row,) = read_single(path, family="prose", profile="CO", language="es").rows
    assert {one["name"] for one in row["organisations"]} == names
