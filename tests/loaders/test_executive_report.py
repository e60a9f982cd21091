"""The executive report: an invented one in its print, and the published one."""

import random
from pathlib import Path

import pytest

from entramado.loaders.executive_report.reader import read
from entramado.loaders.formats.files import file_lines, text_lines
from entramado.loaders.records import Claim, DocumentError, Reading

KEY = "informe-inventado"

OPENINGS = {
    1: (
        "El objetivo 1 reúne 9 acciones, que se deben en su ma-\n"
        "yoría por dependencias de la Administración Pública Federal (5), luego a entidades\n"
        "federativas (3) y a (1) Organización de la Sociedad Civil."
    ),
    2: ("Este objetivo suma 6 acciones: 4 corresponden a dependencias\nde la apf y 2 a entidades federativas."),
    3: (
        "El objetivo 3 se debe a la apf, a entidades\n"
        "federativas y a organismos públicos autónomos: suman 7 acciones, repartidas\n"
        "en 4, 2 y 1, respectivamente."
    ),
    4: ("Aquí se contó con 5 acciones, todas llevadas a cabo por las entidades fede-\nrativas Delta y Ribera."),
    5: (
        "El objetivo 5 tiene 1 acción de un Organismo Constitucional Autónomo\n"
        "y 4 más por las entidades federativas, en suma 5."
    ),
    6: (
        "El objetivo 6 tiene 4 acciones, 3 de ellas de dependencias\n"
        "de la Administración Pública Federal y una por una entidad federativa (Delta)."
    ),
}
PARTICIPANTS = {
    1: (
        "Para ello se contó con la participación del Consejo de Huellas,\n"
        "Brújulas y Faros, la Secretaría de Puentes a través de rena, Cova y sipu, la cova. Asimismo, co-\n"
        "laboraron los estados de Delta Sur, Ribera y Monte Claro; además de Organismos Autónomos como el\n"
        "Instituto de Conteo y Cartas."
    ),
    2: (
        "Aquí se contó con actores como: la Secretaría de Puentes (rena,\n"
        "sipu), la Comisión Ejecutiva de Amparo (cea), la Comisión para Prever y Evitar el Daño contra las\n"
        "Mujeres y onda, los Centros de Integración a.c. y el Banco del Camino. Asimismo, de las entidades\n"
        "federativas: Delta y Ribera, así como de la Defensoría de Orillas."
    ),
    3: (
        "Delta y Ribera fueron los estados que reportaron alguna acción para este\n"
        "objetivo Por su parte, el inco también contribuyó con lo que se integró el objetivo."
    ),
}
ANALYSIS = """\
 Poder Judicial

7

Autónomos

6

APF

40

Entidades

federativas

32

TOTAL DE ACCIONES

85

La gráfica muestra 86 acciones y/o programas. Participaron aquí 12
dependencias de la Administración Pública Federal, 9 entidades federativas y 2 instancias del Poder Judicial.

Se cuentan 41 acciones de dependencias de la Administración Pública Federal, 31 de
entidades federativas y 7 del Poder Judicial.
"""
SECTIONS = """\
1. Acciones por Objetivo

Los objetivos que menos acciones presentan son crear condiciones (objetivo 6) con tres acciones reporta-
das; gestionar (objetivo 11); invertir (objetivo 18), todos ellos con cuatro acciones.
 a.1. Acciones reportadas por dependencias de la APF

El objetivo 1 (recopilar datos) es el segundo lugar con más acciones. En relación con los objetivos con menos
acciones, el 18 (invertir en aptitudes) cuenta con una sola acción.
 a.2. Acciones realizadas por entidades federativas

Sin embargo, no se presentaron actividades en lo relativo a los objetivos 13 (utilizar la detención) y 20 (promover
remesas), ya que no les tocan.
 b. Población migrante atendida

60%

40%

Tipo de población migrante atendida

Mexicanos en retorno Migrantes extranjeros

Se encontró que 41% de las acciones se enfoca en personas extranjeras y 59% en personas retornadas.
 c. Incorporación del enfoque de género

30%

70%

Enfoque para mujeres No aplica enfoque

Del total, 31% de las acciones afirmaron incorporar este enfoque.
 d. Incorporación de atención a personas con discapacidad

Del total, 12% afirmó incorporar este enfoque.
 e. Retos identificados que dificultan
la implementación

Se leyeron 90 retos, puestos en 3 secciones. La que tiene el mayor número de
retos (21) corresponde a la falta de lanchas, muelles y remos.

No se incluyeron en la gráfica por presentar menos de 8 menciones las barreras de lengua.
"""
CONCLUSIONS = """\
Hay objetivos como el 7 o el 15 que superan las 40 acciones, y el 2, 9 y 20 llegan a 4.

De las entidades federativas hay 2 objetivos sin que conste ninguna acción (objetivos 9 y 12), pues son federales.
"""
GLOSSARY = """\
 Barreras de lengua
Son las dificultades de quien habla otra lengua.

Falta de lanchas, muelles
y remos
Se refiere a la obtención de medios.

1. FUENTE https://faros.example/indicadores
aspx
 Tejido vecinal
Se refiere a las redes del barrio.



Informe Inventado

Este Informe fue inventado.
"""
HEAD = "IN\nFO\n\nRM\nE \n\nEJ\nEC\n\nU\nTI\n\n2\n\n12\n\nPacto Mundial para una Migración Segura en México\n"


def section(number: int) -> str:
    opening = OPENINGS.get(
        number, f"El objetivo {number} consta de 3 acciones, reportadas por las entidades federativas (3)."
    )
    names = PARTICIPANTS.get(number, "En este sentido, se contó con la participación de la cova y de Delta.")
    return f"OBJETIVO {number}  Hacer algo bueno \nen las orillas\n\n{opening}\n\nSe hicieron talleres.\n\n{names}\n"


def report() -> str:
    return "\n".join(
        [
            " I. PREÁMBULO\n Los Vados a 31 de diciembre\n",
            "II. CONFORMACIÓN DEL INFORME ",
            " Se contó con la participación de 23 instancias y con la de 9 gobiernos estatales.",
            "\nIII. PANORAMA GENERAL  \nDE ACCIONES\n",
            HEAD,
            *(section(n) for n in range(1, 24)),
            f"IV. ANÁLISIS DE ACCIONES\n\n\n{ANALYSIS}",
            SECTIONS,
            f"V. CONCLUSIONES\n{CONCLUSIONS}",
            f"VI. GLOSARIO\n{GLOSSARY}",
        ]
    )


@pytest.fixture(scope="module")
def invented() -> Reading:
    return read(KEY, text_lines(report()))


@pytest.fixture(scope="module")
def published(sources: Path) -> Reading:
    return read("informe-ejecutivo-2024", file_lines(sources / "informe-ejecutivo-2024.txt"))


def counts(reading: Reading, objective: int | None) -> list[tuple[str | None, float | None]]:
    return [(c.chapter, c.value) for c in reading.claims if c.kind == "actions" and c.objective == objective]


def names(reading: Reading, objective: int) -> list[str]:
    return [n.text for c in reading.claims if c.kind == "participants" and c.objective == objective for n in c.names]


def extra(claim: Claim, key: str) -> str | None:
    return dict(claim.extra).get(key)


def of_kind(reading: Reading, kind: str, **wanted: str) -> list[Claim]:
    return [c for c in reading.claims if c.kind == kind and wanted.items() <= dict(c.extra).items()]


def test_nothing_is_left_unread(invented: Reading) -> None:
    assert invented.unread == []
    assert invented.flags == []
    assert {"running head", "heading", "running text", "chart", "note", "imprint"} == {
        f.what for f in invented.furniture
    }


@pytest.mark.parametrize(
    ("objective", "expected"),
    [
        (1, [(None, 9), ("APF", 5), ("EF", 3), ("OSC", 1)]),
        (3, [(None, 7), ("APF", 4), ("EF", 2), ("OCA", 1)]),
        (4, [(None, 5), ("EF", 5)]),
        (5, [("OCA", 1), ("EF", 4), (None, 5)]),
        (8, [(None, 3), ("EF", 3)]),
    ],
)
def test_actions_of_an_objective_by_chapter(
    invented: Reading, objective: int, expected: list[tuple[str | None, float]]
) -> None:
    assert counts(invented, objective) == expected


def test_both_values_of_a_contradiction_are_kept(invented: Reading) -> None:
    assert [(c.chapter, c.value) for c in of_kind(invented, "actions") if c.objective is None] == [
        ("PJ", 7), ("OCA", 6), ("APF", 40), ("EF", 32), (None, 85),
        (None, 86), ("APF", 41), ("EF", 31), ("PJ", 7),
    ]  # fmt: skip
    assert counts(invented, 6) == [(None, 4), ("APF", 3), ("EF", 1), (None, 3)]
    assert counts(invented, 2) == [(None, 6), ("APF", 4), ("EF", 2), (None, 4)]


def test_actions_in_running_text(invented: Reading) -> None:
    assert counts(invented, 18)[2:] == [(None, 4), ("APF", 1)]
    assert [c.objective for c in of_kind(invented, "actions", bound=">")] == [7, 15]
    assert [(c.objective, c.chapter) for c in of_kind(invented, "actions") if c.value == 0] == [
        (13, "EF"), (20, "EF"), (9, "EF"), (12, "EF"),
    ]  # fmt: skip


def test_institutions(invented: Reading) -> None:
    assert [(c.chapter, c.value) for c in of_kind(invented, "institutions")] == [
        (None, 23), ("EF", 9), ("APF", 12), ("EF", 9), ("PJ", 2),
    ]  # fmt: skip


def test_participants(invented: Reading) -> None:
    assert names(invented, 1) == [
        "Consejo de Huellas, Brújulas y Faros", "Secretaría de Puentes", "rena", "Cova", "sipu",
        "Delta Sur", "Ribera", "Monte Claro", "Instituto de Conteo y Cartas",
    ]  # fmt: skip
    assert names(invented, 2) == [
        "Secretaría de Puentes", "rena", "sipu", "Comisión Ejecutiva de Amparo",
        "Comisión para Prever y Evitar el Daño contra las Mujeres", "onda", "Centros de Integración a.c.",
        "Banco del Camino", "Delta", "Ribera", "Defensoría de Orillas",
    ]  # fmt: skip
    assert names(invented, 3) == ["Delta", "Ribera", "inco"]
    assert names(invented, 4) == ["Delta", "Ribera", "cova"]


def test_a_participant_has_its_own_line(invented: Reading) -> None:
    lines = report().split("\n")
    for claim in of_kind(invented, "participants"):
        for name in claim.names:
            assert name.text.split()[0] in lines[name.line - 1]


def test_shares(invented: Reading) -> None:
    assert [(extra(c, "migrant_type"), c.value, extra(c, "source")) for c in of_kind(invented, "share")][:4] == [
        ("retorno", 60, "chart"), ("extranjeros", 40, "chart"), ("extranjeros", 41, None), ("retorno", 59, None),
    ]  # fmt: skip
    focus = [(extra(c, "focus"), extra(c, "answer"), c.value) for c in of_kind(invented, "share") if extra(c, "focus")]
    assert focus == [
        ("mujeres", "yes", 30), ("mujeres", "no", 70), ("mujeres", "yes", 31), ("discapacidad", "yes", 12),
    ]  # fmt: skip


def test_challenges_and_glossary(invented: Reading) -> None:
    categories = [extra(c, "category") for c in of_kind(invented, "challenge-category") if c.value is None]
    assert categories == ["Barreras de lengua", "Falta de lanchas, muelles y remos", "Tejido vecinal"]
    assert [(c.value, extra(c, "category"), extra(c, "bound")) for c in of_kind(invented, "challenges")] == [
        (90, None, None),
        (21, "Falta de lanchas, muelles y remos", None),
        (8, "Barreras de lengua", "<"),
    ]
    assert [c.value for c in of_kind(invented, "challenge-category", of="categories")] == [3]


def test_superlatives(invented: Reading) -> None:
    found = [(c.objective, c.chapter, extra(c, "order"), extra(c, "rank"), extra(c, "objectives")) for c in
             of_kind(invented, "superlative", of="actions")]  # fmt: skip
    assert found == [
        (1, "APF", "most", "1", None),
        (None, None, "fewest", "1", "6,11,18"),
        (None, "APF", "most", "2", "1"),
        (None, "APF", "fewest", "1", "18"),
    ]


def test_a_report_cut_off_is_refused_or_flagged() -> None:
    lines = text_lines(report())
    glossary = next(i for i, line in enumerate(lines) if line.text.startswith("VI."))
    for end in range(1, glossary, 7):
        with pytest.raises(DocumentError, match=rf"^{KEY}:\d+: .*; "):
            read(KEY, lines[:end])
    imprint = next(i for i, line in enumerate(lines) if line.text == "Informe Inventado")
    assert [f.code for f in read(KEY, lines[:imprint]).flags] == ["no-imprint"]


def test_pages_out_of_order_are_refused() -> None:
    parts = report().split("\nOBJETIVO ")
    for seed in range(10):
        shuffled = parts[1:-1]
        random.Random(seed).shuffle(shuffled)
        with pytest.raises(DocumentError, match="stands where that of objective"):
            read(KEY, text_lines("\nOBJETIVO ".join([parts[0], *shuffled, parts[-1]])))
    text = report()
    first, second = text.index(" a.1."), text.index(" a.2.")
    with pytest.raises(DocumentError, match=r"section a\.2\. does not follow"):
        read(KEY, text_lines(text[:first] + text[second:]))


def test_a_page_that_begins_within_a_sentence_is_flagged() -> None:
    broken = report().replace("Se hicieron talleres.", "y se hicieron talleres.", 1)
    assert [f.code for f in read(KEY, text_lines(broken)).flags] == ["sentence-cut"]


def test_a_section_without_numbers_or_names_is_flagged() -> None:
    silent = report().replace(OPENINGS[6], "Nada se contó.")
    assert [f.code for f in read(KEY, text_lines(silent)).flags] == ["no-actions"]


@pytest.mark.parametrize(
    "name", ["compendio-2020.md", "compendio-2024.txt", "informe-2018.txt", "buenas-practicas-oim.txt"]
)
def test_another_familys_document_is_refused(sources: Path, name: str) -> None:
    with pytest.raises(DocumentError, match="family"):
        read(KEY, file_lines(sources / name))


def test_the_published_report(published: Reading) -> None:
    assert published.unread == []
    assert published.flags == []
    totals = {n: next(v for chapter, v in counts(published, n) if chapter is None) for n in range(1, 24)}
    assert list(totals.values()) == [
        36, 18, 28, 39, 15, 8, 46, 12, 7, 32, 4, 4, 11, 13, 37, 14, 18, 5, 5, 4, 13, 6, 8,
    ]  # fmt: skip
    assert all(names(published, n) for n in range(1, 24))
    assert len(of_kind(published, "challenge-category")) == 21  # the glossary's twenty, and the number of those charted
    assert [(c.line, c.value) for c in of_kind(published, "share")] == [
        (888, 20), (890, 10), (892, 54), (894, 16), (902, 54), (903, 20), (903, 10), (904, 16),
        (916, 25), (918, 75), (928, 25), (937, 64), (939, 36), (951, 64),
    ]  # fmt: skip
    assert [(c.line, c.value) for c in of_kind(published, "challenges")] == [
        (993, 326), (996, 58), (1003, 56), (1008, 55), (1034, 13),
    ]  # fmt: skip


def test_the_published_report_contradicts_itself(published: Reading) -> None:
    assert counts(published, 19) == [("OCA", 1), ("EF", 4), (None, 5), (None, 3), ("APF", 0)]
    assert {c.value for c in of_kind(published, "actions") if c.chapter == "APF" and c.objective is None} == {180, 183}
    assert ("EF", 1) in counts(published, 20)
    assert ("EF", 0) in counts(published, 20)


def test_names_of_the_published_report(published: Reading) -> None:
    assert names(published, 20) == [
        "Secretaría de Infraestructura, Comunicaciones y Transportes", "finabien", "sre", "Banco del Bienestar",
        "Guerrero",
    ]  # fmt: skip
    assert names(published, 9) == ["Segob", "inm", "ceav", "upmrip", "Chiapas", "cndh"]
    assert "imss Bienestar" in names(published, 15)
    assert names(published, 18) == ["Estado de México", "Guerrero", "Hidalgo", "Tamaulipas"]
