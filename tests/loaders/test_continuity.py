"""Lines that are lost from running text are told where the text does not go on."""

import random
from pathlib import Path

import pytest

from entramado.loaders.continuity import BigramCounts, continuity_flags
from entramado.loaders.formats.files import file_lines, text_lines
from entramado.loaders.reading import read_manifest

SPECS = read_manifest()
WORDED = [
    "las personas migrantes que llegan a la ciudad reciben orientación de la secretaría y de",
    "los municipios que participan en el programa para la atención de las personas en tránsito",
]


@pytest.mark.parametrize(("key", "least"), [("compendio-2024", 0.45), ("informe-2018", 0.4)])
def test_half_of_the_lines_that_are_lost_are_told(sources: Path, key: str, least: float) -> None:
    lines = file_lines(sources / SPECS[key].file)
    bigrams = BigramCounts(lines)
    printed = [line for line in lines if line.text.strip()]
    long = [at for at in range(len(printed) // 20, len(printed) * 9 // 10) if len(printed[at].text) >= 60]
    drawn = random.Random(11).sample(long, 200)
    found = 0
    for at in drawn:
        above, below = printed[at - 1], printed[at + 1]
        found += bigrams.breaks(above.text, below.text, below.number - above.number - 2)
    assert found >= least * len(drawn)
    whole = {line.number for line in printed}
    assert len(continuity_flags(key, lines, whole)) < 0.01 * len(printed)


@pytest.mark.parametrize(
    ("above", "below", "broken"),
    [
        ("se atendió a las personas migrantes en la frontera.", "municipios que participan en el programa", True),
        ("RESULTADOS", "municipios que participan en el programa para la atención", True),
        ("RESULTADOS", "Los municipios participan en el programa para la atención", False),
        ("RESULTADOS", "RETOS", True),
        ("orientación a las personas que llegan a la ciu-", "dad y a los municipios", False),
        ("orientación a las personas que llegan a la ciu-", "Los municipios participan", True),
        ("a) la atención de las personas migrantes en tránsito.", "b) la orientación de las personas", False),
        # What grammar forbids, whatever the words of the document are.
        ("se firmó un convenio con los puertos de", "• Vado Claro y Tres Ríos", True),
        ("se firmó un convenio con los puertos de", "VENTANILLA DE LOS TRES PUERTOS", True),
        ("se firmó un convenio con los puertos de", "Asimismo, se abrió una escuela", True),
        ("se firmó un convenio con los puertos de", "Asís y Vado Claro", False),
        ("se firmó un convenio que regula el trámite al", "permite la consulta de datos", True),
        ("El taller se ofreció en", "(GTV). Lo dirigen dos personas", True),
        ("Las ventanillas se instalaron en los tres puertos:", "RESULTADOS", True),
        ("Se abrieron tres escuelas en la costa.", "240 personas fueron atendidas", True),
        ("Se abrieron escuelas en la costa, con", "240 personas que fueron atendidas", False),
    ],
)
def test_what_cannot_follow_is_told(above: str, below: str, broken: bool) -> None:
    assert BigramCounts(text_lines("\n".join(WORDED * 60))).breaks(above, below, 0) is broken


def test_words_that_never_follow_each_other_are_told() -> None:
    bigrams = BigramCounts(text_lines("\n".join(WORDED * 60)))
    assert bigrams.breaks("las acciones que reporta la secretaría en favor de las", "de personas en tránsito", 0)
    assert not bigrams.breaks("las acciones que reporta la secretaría en favor de las", "personas en tránsito", 0)


def test_an_odd_run_of_blank_lines_is_told() -> None:
    rows = ["Una frase que termina.", ""] * 300 + ["Otra página.", "", "", ""] * 20
    lines = text_lines("\n".join([*rows[:200], "", *rows[200:]]))
    whole = {line.number for line in lines}
    assert [(f.line, f.code) for f in continuity_flags("k", lines, whole)] == [(202, "blank-lines-odd")]
    assert continuity_flags("k", text_lines("\n".join(rows)), whole) == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["1. Uno dos", "3. Tres cuatro"], [2]),
        (["1. Uno dos", "sigue el texto", "2. Tres cuatro"], []),
        (["RETOS", "2. Uno dos", "3. Tres cuatro"], [2]),
        (["RETOS", "a) Uno dos", "c) Tres cuatro"], [3]),
        (["Se atiende a: 1. Protección;", "2. Inversión"], []),
        (["1. Uno dos", "7. Tres cuatro"], []),
    ],
)
def test_a_number_that_a_list_skips_is_told(rows: list[str], told: list[int]) -> None:
    flags = continuity_flags("k", text_lines("\n".join(rows)), {1, 2, 3})
    assert [f.line for f in flags if f.code == "number-skipped"] == told


SPACED = "\n\n".join(WORDED * 20)
CLOSE = "\n".join(WORDED * 20)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        # Set with a blank line behind each line, a line is lost with one of its blanks; set close, a blank is left.
        (f"{SPACED}\n{SPACED}", True),
        (f"{CLOSE}\n\n{CLOSE}", True),
        (f"{SPACED}\n\n{SPACED}", False),
        (f"{CLOSE}\n{CLOSE}", False),
        # A sentence that ends may be followed by another paragraph; a document that keeps no distance says nothing.
        (f"{CLOSE}.\n\n{CLOSE}", False),
        ("\n".join(f"{CLOSE}\n" for _ in range(8)), False),
    ],
)
def test_a_distance_of_lines_unlike_those_around_is_told(text: str, lost: bool) -> None:
    lines = text_lines(text)
    flags = continuity_flags("x", lines, {line.number for line in lines})
    assert bool([flag for flag in flags if flag.code == "blank-lines-odd"]) is lost


@pytest.mark.parametrize(
    ("below", "broken"),
    [
        ("En 2031 se abrió una escuela", True),
        ("El programa abrió una escuela", True),
        ("El Salvador y Guatemala", False),
        ("escuelas de la costa", False),
    ],
)
def test_a_sentence_does_not_begin_behind_a_comma(below: str, broken: bool) -> None:
    bigrams = BigramCounts(text_lines("\n".join(WORDED * 60)))
    assert (
        bigrams.breaks("las personas que llegan a los puertos reciben información sobre las leyes,", below, 1) is broken
    )
