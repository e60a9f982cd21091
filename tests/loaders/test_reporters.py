"""Reporters behind titles: how they are cut off, and which of a pair is the parent."""

import pytest

from entramado.loaders.records import Entry, PrintedName
from entramado.loaders.reporters import (
    BodyPairs,
    DocumentNames,
    assign_reporters,
    cut_reporter,
    printed_bodies,
    reassign_reporters,
    without_final_stop,
)

NAMES = DocumentNames(reporters={"sepuca", "semir", "ofra", "costa serena"}, words={"taller", "muelle", "ribera"})


@pytest.mark.parametrize(
    ("title", "name", "printed"),
    [
        ("REGISTRO DE CRUCES – SEPUCA.", "REGISTRO DE CRUCES", "SEPUCA"),
        ("REGISTRO DE CRUCES - SEPUCA (DIGRA)", "REGISTRO DE CRUCES", "SEPUCA (DIGRA)"),
        ("“DE IDA Y VUELTA”- SEPUCA.", "“DE IDA Y VUELTA”", "SEPUCA"),
        ("REMESAS –BANLLA.", "REMESAS", "BANLLA"),
        ("REMESAS–BANLLA.", "REMESAS", "BANLLA"),
        ("REMESAS-SEPUCA.", "REMESAS", "SEPUCA"),
        ("ACUERDO LLANOS-SIERRA – SEPUCA.", "ACUERDO LLANOS-SIERRA", "SEPUCA"),
        ("VIVEROS – INFAR – SEPUCA.", "VIVEROS", "INFAR – SEPUCA"),
        ("CURSO – TALLER – COSTA SERENA.", "CURSO – TALLER", "COSTA SERENA"),
        ("LÍNEA – SEMIR (EN COORDINACIÓN CON SEPUCA, OFRA).", "LÍNEA", "SEMIR (EN COORDINACIÓN CON SEPUCA, OFRA)"),
        ("BRIGADAS EN LOS MUELLES (RIB).", "BRIGADAS EN LOS MUELLES", "RIB"),
        ("CLÍNICA – MANOS TENDIDAS A.C.", "CLÍNICA", "MANOS TENDIDAS A.C."),
        (
            "ACUERDO DE LA ORGANIZACIÓN DE RÍOS Y EMBALSES (ORE).",
            "ACUERDO DE LA ORGANIZACIÓN DE RÍOS Y EMBALSES (ORE).",
            None,
        ),
        ("FERIA CON EL CONSEJO DE NAVEGACIÓN (CONAV).", "FERIA CON EL CONSEJO DE NAVEGACIÓN (CONAV).", None),
        ("CARTILLA PARA LA INFANCIA (UNICEF).", "CARTILLA PARA LA INFANCIA (UNICEF).", None),
        ("FERIA CON LA CONAV (CONAV).", "FERIA CON LA CONAV", "CONAV"),
        ("SENTENCIA 7/2031", "SENTENCIA 7/2031", None),
        ("ENCUESTA (EIV)", "ENCUESTA (EIV)", None),
    ],
)
def test_cut_reporter(title: str, name: str, printed: str | None) -> None:
    assert cut_reporter(title, NAMES) == (name, printed)


@pytest.mark.parametrize(
    ("printed", "reporters", "parents"),
    [
        ("SEPUCA (DIGRA)", ["DIGRA"], ["SEPUCA"]),
        ("SEPUCA -DIGRA", ["DIGRA"], ["SEPUCA"]),
        ("SEPUCA/DIGRA", ["DIGRA"], ["SEPUCA"]),
        ("OFRA – SEMIR", ["OFRA"], ["SEMIR"]),
        ("SEMIR – SEPUCA", ["SEMIR", "SEPUCA"], []),
        ("SEMIR Y SEPUCA", ["SEMIR", "SEPUCA"], []),
        ("SEMIR (OFRA) - SEPUCA", ["OFRA", "SEPUCA"], ["SEMIR"]),
        ("SECRETARÍA DE PUERTOS Y CAMINOS (SEPUCA)", ["SEPUCA"], []),
        ("SECRETARÍA DE PUERTOS Y CAMINOS", ["SECRETARÍA DE PUERTOS Y CAMINOS"], []),
        ("SEMIR (EN COORDINACIÓN CON SEPUCA)", ["SEMIR"], []),
    ],
)
def test_units_and_parents(printed: str, reporters: list[str], parents: list[str]) -> None:
    pairs = BodyPairs()
    for pair in ("SEMIR (OFRA)", "SEPUCA (DIPRO)"):
        pairs.learn(pair, NAMES)
    assert assign_reporters(printed_bodies(printed, NAMES), pairs) == (reporters, parents)


def entry(printed: str, reporters: list[str], parents: list[str]) -> Entry:
    made = Entry("x", (1, 9), "1", "TÍTULO", 1, reporter_printed=printed)
    made.reporters = [PrintedName(name, 2) for name in reporters]
    made.parents = [PrintedName(name, 2) for name in parents]
    return made


@pytest.mark.parametrize(
    ("known", "reporters", "parents"),
    [
        ({("UNA", "OTRA"): True, ("OTRA", "UNA"): False}, ["UNA"], ["OTRA"]),
        ({("OTRA", "UNA"): True, ("UNA", "OTRA"): False}, ["OTRA"], ["UNA"]),
        ({("UNA", "OTRA"): False, ("OTRA", "UNA"): False}, ["UNA", "OTRA"], []),
        ({}, ["OTRA"], ["UNA"]),
    ],
)
def test_what_the_caller_knows_settles_a_pair(
    known: dict[tuple[str, str], bool], reporters: list[str], parents: list[str]
) -> None:
    made = entry("UNA – OTRA", ["OTRA"], ["UNA"])
    reassign_reporters([made], lambda unit, parent: known.get((unit, parent)))
    assert [n.text for n in made.reporters] == reporters
    assert [n.text for n in made.parents] == parents


def test_settle_leaves_what_it_does_not_understand() -> None:
    made = entry("LA OFICINA DE UNA, QUE DEPENDE DE OTRA", ["UNA"], ["OTRA"])
    reassign_reporters([made], lambda unit, parent: True)
    assert [n.text for n in made.reporters] == ["UNA"]


def test_bare_keeps_the_full_stop_of_an_abbreviation() -> None:
    assert without_final_stop("MANOS  TENDIDAS A.C.") == "MANOS TENDIDAS A.C."
    assert without_final_stop("SEPUCA. ") == "SEPUCA"
