"""The print grammar that families share."""

import pytest

from entramado.loaders import grammar
from entramado.loaders.entry_parts import challenge_items, label, paragraphs
from entramado.loaders.formats.files import text_lines
from entramado.loaders.records import Furniture, Reading


@pytest.mark.parametrize(
    "text",
    [
        "No se reportaron retos.",
        "No se reportan resultados",
        "No se reportaron resultados, al ser un programa que aún se encuentra en proceso.",
        "No hay retos que reportar.",
        "No se identificaron retos.",
        "No se cuenta con resultados.",
        "No se reportó información al respecto.",
        "Sin retos reportados.",
        "Ninguno.",
        "No aplica.",
    ],
)
def test_nothing_reported(text: str) -> None:
    assert grammar.nothing_reported(text)


@pytest.mark.parametrize(
    "text",
    [
        "No se cuenta con personal suficiente.",
        "No existen condiciones en el estado.",
        "No se reportaron resultados en mayo. En junio se atendió a 12 personas.",
        "Sin duda, llegar a las rancherías.",
        "Se reportaron resultados.",
        "",
    ],
)
def test_something_reported(text: str) -> None:
    assert not grammar.nothing_reported(text)


def test_no_results_yet() -> None:
    assert grammar.no_results_yet("Los centros aún no cuentan con resultados reportados.")
    assert not grammar.no_results_yet("Se atendió a 12 personas. Aún no se cuenta con resultados de mayo.")


def test_numbers_of_items() -> None:
    assert grammar.numbered("7. TÍTULO") == ("7", "TÍTULO")
    assert grammar.numbered(" 20.  ") == ("20", "")
    assert grammar.numbered("1.5.3 Promover") is None
    assert grammar.numbered("105.9 FM") is None
    assert grammar.numbered("Curso 1.- ediciones") is None


def test_headings_of_objectives() -> None:
    assert grammar.objective(" Objetivo 7. Abordar") == (7, "Abordar")
    assert grammar.objective("## **OBJETIVO 23: Fortalecer**") == (23, "Fortalecer**")
    assert grammar.objective("Objetivo 24. Otro") is None
    assert grammar.objective("El Objetivo 7. Abordar") is None


def test_bullets() -> None:
    assert grammar.bullet(" •\t Uno") == "Uno"
    assert grammar.bullet("- uno") == "uno"
    assert grammar.bullet("-uno") is None
    assert grammar.bullet("Uno") is None


def test_paragraphs_are_mended_and_set_apart() -> None:
    text = (
        "Oficina de Puertos\nLa oficina abre sus puertas de no-\n\nche y de día,\n\ntodo el año.\n• Uno\n• Dos\nFinal."
    )
    parts = "|".join(x.text for x in paragraphs(text_lines(text)))
    mended = "La oficina abre sus puertas de no-|che y de día,|todo el año."
    assert parts == f"Oficina de Puertos||{mended}||• Uno||• Dos|Final."


def test_numbered_and_lettered_challenges() -> None:
    assert len(challenge_items(text_lines("1. Uno\nsigue.\n2. Dos."))) == 2
    assert len(challenge_items(text_lines("Son dos:\n\na) Uno.\nb) Dos."))) == 2
    assert len(challenge_items(text_lines("Un reto\nsin viñeta."))) == 1


def test_the_ledger_names_what_nobody_read() -> None:
    lines = text_lines("cabeza\n\nuno\n12 CABEZA\ndos\nresto\n")
    ledger = grammar.Ledger(lines)
    ledger.furnish("front matter", [1])
    ledger.use((3, 5))
    ledger.furnish("running head", [4])
    reading = Reading("x", 0)
    ledger.close(reading)
    assert reading.line_count == 6
    assert reading.furniture == [Furniture((1, 1), "front matter"), Furniture((4, 4), "running head")]
    assert reading.unread == [6]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (" RESULTADOS ", "results"),
        ("RESULTADO:", "results"),
        ("Resultados:", "results"),
        ("RETOS. Falta personal.", "challenges"),
        ("Resultados.", None),
        ("RETOS Y OPORTUNIDADES", None),
        ("retos", None),
    ],
)
def test_labels_of_parts(text: str, part: str | None) -> None:
    assert label(text) == part
