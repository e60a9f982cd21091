"""The report in bullets: an invented report in its print, and the published one where it lies beside the repository."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from entramado.loaders.records import DocumentError, Entry, Reading
from entramado.loaders.report_bullets.reader import read
from entramado.loaders.text import Line

KEY = "informe-ardania"

FRONT = """\
Informe de acciones del gobierno de Ardania

Presentación

El gobierno de Ardania reunió aquí lo que hacen sus dependencias.1 La compilación estuvo a cargo de la


1 Registro de insumos del gobierno de Ardania, pag. 3
 Secretaría de Caminos (SECAM), que la publica.

"""

FIRST = """\
Objetivo 1. Reunir datos de
quienes viajan.


 La Secretaría de Caminos opera el Sistema Integral de Huellas (SIH) el cual permite contar a

las personas que viajan.



Su padrón se abrió en 2011 y
 guarda registros.2



 Asimismo, el Instituto de las Rutas Largas (IRL), en 2014, elaboró un Protocolo para Niñas, Niños y

Adolescentes Caminantes. Se realizaron las acciones siguientes:



 2015

 Se atendieron 12 personas.

 Se hicieron 3 visitas.



 2016

 Se atendieron 7 personas.


2 Padrón de huellas, pag. 9
  También se cuenta con la Encuesta de Sendas del IRL, cuyo fin es contar.

https://sendas.example/datos
 Objetivos a futuro

o Actualizar el Sistema Integral de Huellas (SIH).

o Reforzar la cooperación con otros

países.

"""

SECOND = """\
Objetivo 2. Atender el retorno.


 Se vislumbra la creación de la Comisión de Retornos Dignos, cuyo objetivo es acompañar.

7



 En el ámbito local se ofrece orientación a quien regresa.



● El programa “Vuelve a tu Valle” es operado por el IRL y el Departamento de Fronteras de Lutecia.


Objetivos a futuro

1. Ampliar el reconocimiento de la Cédula Caminera en el exterior.

2. Seguir con el trabajo.



 El gobierno de Ardania a través del IRL, puso en marcha la campaña Soy de Aquí para que nadie se pierda.


"""

END = """\
Retos y Conclusiones

Queda mucho por andar.
"""


def objective(number: int) -> str:
    return (
        f"Objetivo {number}. Tema de prueba.\n\n\n Se cuenta con el Programa Senda {number} que orienta a quien\n\n"
        f"camina por el valle.\n\n\nObjetivos a futuro\n\n1. Seguir andando.\n\n\n"
    )


def report(*parts: str) -> str:
    return "".join(parts or (FRONT, FIRST, SECOND, *map(objective, range(3, 24)), END))


def lines(text: str) -> list[Line]:
    return [Line(number, row.rstrip()) for number, row in enumerate(text.split("\n"), 1)]


def take(text: str, **more: frozenset[str]) -> Reading:
    return read(KEY, lines(text), **more)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return take(report())


@pytest.fixture(scope="module")
def entry(reading: Reading) -> Callable[[int, str], Entry]:
    def find(objective: int, name: str) -> Entry:
        kind, ordinal = {"a": "action", "f": "future"}[name[0]], name[1:]
        return next(e for e in reading.entries if (e.objective, e.kind, e.ordinal) == (objective, kind, ordinal))

    return find


def test_bullets_and_aims_are_entries_counted_under_their_objective(reading: Reading) -> None:
    first = [(e.kind, e.ordinal) for e in reading.entries if e.objective == 1]
    second = [(e.kind, e.ordinal) for e in reading.entries if e.objective == 2]
    assert first == [("action", "1"), ("action", "2"), ("action", "3"), ("future", "1"), ("future", "2")]
    assert second == [("action", str(n)) for n in (1, 2, 3)] + [("future", "1"), ("future", "2"), ("action", "4")]
    assert [e.objective for e in reading.entries[11:]] == [n for n in range(3, 24) for _ in range(2)]


def test_a_page_top_goes_on_with_the_text_and_two_blanks_are_a_bullet(entry: Callable[[int, str], Entry]) -> None:
    action = entry(1, "a1")
    assert action.description.text.endswith("viajan.\nSu padrón se abrió en 2011 y guarda registros.2")
    assert entry(1, "a3").description.text.startswith("También se cuenta")


def test_a_year_table_belongs_to_the_action_above(entry: Callable[[int, str], Entry]) -> None:
    text = entry(1, "a2").description.text
    assert "\n2015\nSe atendieron 12 personas.\nSe hicieron 3 visitas.\n2016\nSe atendieron 7 personas." in text


def test_an_action_may_follow_the_list_of_aims(entry: Callable[[int, str], Entry]) -> None:
    assert entry(2, "a4").title == "campaña Soy de Aquí"
    assert entry(2, "f2").description.text == "Seguir con el trabajo."


def test_a_footnote_goes_to_the_entry_with_its_mark_and_is_none_of_its_text(
    reading: Reading, entry: Callable[[int, str], Entry]
) -> None:
    assert [f.text for f in entry(1, "a1").footnotes] == ["2 Padrón de huellas, pag. 9"]
    assert all("Padrón de huellas" not in e.description.text for e in reading.entries)
    assert [f.lines for f in reading.furniture if f.what == "footnote"] == [(8, 8), (45, 45)]


def test_every_line_is_accounted_for(reading: Reading) -> None:
    printed = {line.number for line in lines(report()) if line.text.strip()}
    told = {n for e in reading.entries for n in range(e.lines[0], e.lines[1] + 1)}
    told |= {n for f in reading.furniture for n in range(f.lines[0], f.lines[1] + 1)}
    assert reading.unread == []
    assert printed <= told
    kinds = {f.what for f in reading.furniture}
    assert {"front matter", "objective heading", "heading of the aims", "page number", "conclusions"} <= kinds
    assert "links of the page" in kinds


def test_a_line_under_a_heading_that_is_no_bullet_stays_unread() -> None:
    text = report().replace(" Se cuenta con el Programa Senda 5", "Se cuenta con el Programa Senda 5")
    unread = take(text).unread
    assert [lines(text)[n - 1].text[:20] for n in unread] == ["Se cuenta con el Pro", "camina por el valle."]


@pytest.mark.parametrize(
    ("objective", "name", "title"),
    [
        (1, "a1", "Sistema Integral de Huellas (SIH)"),
        (1, "a2", "Protocolo para Niñas, Niños y Adolescentes Caminantes"),
        (1, "a3", "Encuesta de Sendas"),
        (1, "f1", "Sistema Integral de Huellas (SIH)"),
        (1, "f2", None),
        (2, "a1", "Comisión de Retornos Dignos"),
        (2, "a2", None),
        (2, "a3", "“Vuelve a tu Valle”"),
        (2, "f1", "Cédula Caminera"),
        (7, "a1", "Programa Senda 7"),
        (7, "f1", None),
    ],
)
def test_titles(entry: Callable[[int, str], Entry], objective: int, name: str, title: str | None) -> None:
    assert entry(objective, name).title == title


@pytest.mark.parametrize(
    ("objective", "name", "reporters"),
    [
        (1, "a1", ["Secretaría de Caminos"]),
        (1, "a2", ["Instituto de las Rutas Largas"]),
        (1, "a3", ["IRL"]),
        (1, "f1", []),
        (2, "a1", ["Comisión de Retornos Dignos"]),
        (2, "a2", []),
        (2, "a3", ["IRL"]),
        (2, "a4", ["IRL"]),
        (7, "a1", []),
    ],
)
def test_reporters(entry: Callable[[int, str], Entry], objective: int, name: str, reporters: list[str]) -> None:
    assert [r.text for r in entry(objective, name).reporters] == reporters


def said(sentence: str, **more: frozenset[str]) -> Entry:
    """The entry of an action of one sentence."""
    text = report().replace("Se cuenta con el Programa Senda 5 que orienta a quien\n\ncamina por el valle.", sentence)
    return next(e for e in take(text, **more).entries if e.objective == 5)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Se cuenta con la Guía del Caminante de la Secretaría de Caminos (SECAM).", "Guía del Caminante"),
        ("Se crearon el Foro de Valles y el Consejo de Sendas.", "Foro de Valles"),
        ("En 2015 se desarrolló el programa de Acogida en Puentes con la finalidad de acoger.",
         "programa de Acogida en Puentes"),
        ("El sistema SENDATEL permite pedir cita.", "SENDATEL"),
        ("Se formó la Red de Guías (hoy Red Valle MX), que crece.", "Red Valle MX"),
        ("Se firmó el Convenio de Sendas entre la SECAM y el Instituto de las Rutas Largas (IRL), vigente.",
         "Convenio de Sendas entre la SECAM y el Instituto de las Rutas Largas (IRL)"),
        ("Con la entrada en vigor de la Ley de Sendas, los jueces no podrán negar el paso.", None),
        ("Existe un mecanismo denominado Manos Tendidas, que ayuda.", "Manos Tendidas"),
        ("Se impulsó la Caja de Andar: Guía Práctica para el Camino.", "Caja de Andar: Guía Práctica para el Camino"),
        ("Opera el Protocolo Alba: Mecanismo que permite buscar.", "Protocolo Alba"),
    ],
)  # fmt: skip
def test_where_a_name_begins_and_ends(sentence: str, title: str | None) -> None:
    assert said(sentence).title == title


@pytest.mark.parametrize(
    ("sentence", "reporters", "parents"),
    [
        ("Los documentos que emite la SECAM son gratuitos.", ["SECAM"], []),
        ("La SECAM y el Instituto de las Rutas Largas (IRL) colaboraron en todo.",
         ["SECAM", "Instituto de las Rutas Largas"], []),
        ("La SECAM y el Ministerio de Puentes de Lutecia firmaron un acuerdo.", ["SECAM"], []),
        ("El Servicio Nacional de Posadas de la Secretaría de Caminos recluta guías.",
         ["Servicio Nacional de Posadas"], ["Secretaría de Caminos"]),
        ("Las Delegaciones de la SECAM utilizan el padrón.", ["SECAM"], []),
        ("La cédula es expedida por los consulados ardanianos a quien viaja.", ["consulados ardanianos"], []),
        ("Se atiende a la Dirección General de Puentes y al IRL.", [], []),
        ("Todo fue realizado en colaboración con la Organización de Caminos.", [], []),
    ],
)  # fmt: skip
def test_who_carries_it_out(sentence: str, reporters: list[str], parents: list[str]) -> None:
    entry = said(sentence)
    assert [r.text for r in entry.reporters] == reporters
    assert [p.text for p in entry.parents] == parents


def test_given_names_are_bodies_too() -> None:
    sentence = "Gran Casa de Andar ha repartido mapas a quien camina."
    assert said(sentence).reporters == []
    known = said(sentence, names=frozenset({"Gran Casa de Andar"}))
    assert [r.text for r in known.reporters] == ["Gran Casa de Andar"]


def test_what_is_plainly_missing_is_flagged() -> None:
    text = report().replace("camina por el valle.", "camina:\n\n1) ver;\n\n3) oír.", 1)
    text = text.replace("quien\n\ncamina por el valle.", "quien\n\ncamina por:", 1)
    found = take(text).flags
    assert [(f.code, lines(text)[f.line - 1].text) for f in found] == [
        ("number-missing", "3) oír."),
        ("list-missing", "camina por:"),
    ]
    assert take(report()).flags == []


# -- bad input ------------------------------------------------------------------------------------------------------


def fails(text: str, match: str) -> None:
    with pytest.raises(DocumentError, match=match) as caught:
        take(text)
    assert str(caught.value).startswith(f"{KEY}:")
    assert "\n" not in str(caught.value)


def test_another_family_is_named_so() -> None:
    fails("# Compendio\n\n**1. Programa** - SECAM\n", "no heading 'Objetivo N.'")
    fails("Objetivo 1. Datos\n\n1. PROGRAMA\n\nResultados\n\nHubo.\n", "no list 'Objetivos a futuro'")
    fails("", "no heading")


@pytest.mark.parametrize("printed", ["OBJETIVO 5.", "Objetivo 5:", "Objetivo 5 ."])
def test_a_heading_in_capitals_or_with_a_colon_is_one(reading: Reading, printed: str) -> None:
    found = take(report().replace("Objetivo 5.", printed))
    assert [(e.objective, e.ordinal, e.lines) for e in found.entries] == [
        (e.objective, e.ordinal, e.lines) for e in reading.entries
    ]
    assert found.flags == reading.flags


def test_a_truncated_file_is_refused_wherever_it_is_cut() -> None:
    text = report()
    whole = text.index("Queda mucho")
    for cut in range(0, whole, 37):
        with pytest.raises(DocumentError):
            take(text[:cut])
    fails(text[: whole + 8], "truncated in its conclusions")


def test_shuffled_objectives_and_pages_are_refused() -> None:
    parts = [FRONT, FIRST, SECOND, *map(objective, range(3, 24)), END]
    fails(report(*parts[:4], parts[5], parts[4], *parts[6:]), "objective 5 stands where objective 4 should")
    fails(report(*parts[:9], *parts[10:]), "objective 10 stands where objective 9 should")
    shuffled = parts[1:-1]
    random.Random(7).shuffle(shuffled)
    fails(report(FRONT, *shuffled, END), "not in their order")


def test_a_page_that_does_not_go_on_with_the_one_before_is_refused() -> None:
    fails(report().replace("se abrió en 2011 y\n", "se abrió en 2011.\n"), "does not go on with the sentence")
    fails(report().replace("\n guarda registros", "\n  También hay registros"), "does not go on with the sentence")


def test_footnotes_page_numbers_and_aims_must_run_on() -> None:
    fails(report().replace("2 Padrón", "3 Padrón"), "footnote 3 follows footnote 1")
    fails(report().replace("\n\nObjetivo 9.", "\n\n6\n\nObjetivo 9."), "page 6 follows page 7")
    fails(report().replace("2. Seguir con", "3. Seguir con"), "aim 3 follows aim 1")


def test_a_file_that_lost_its_leading_blanks_is_refused() -> None:
    bare = "\n".join(row.strip() for row in report().split("\n"))
    fails(bare, "leading blanks were lost")
    unnoted = bare.replace("1 Registro", "Registro").replace("2 Padrón", "Padrón")
    fails(unnoted, "leading blanks were lost")


def test_windows_line_ends_and_hard_blanks_change_nothing() -> None:
    rows = [Line(n, row + "\r") for n, row in enumerate(report().split("\n"), 1)]
    plain, windows = take(report()), read(KEY, rows)
    assert [(e.lines, e.title, e.description) for e in windows.entries] == [
        (e.lines, e.title, e.description) for e in plain.entries
    ]
    hard = take(report().replace("Soy de Aquí", "Soy de\xa0Aquí"))
    assert [e.title for e in hard.entries] == [e.title for e in plain.entries]


# -- the published report -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def published(sources: Path) -> Reading:
    text = (sources / "informe-2018.txt").read_text(encoding="utf-8")
    return read("informe-2018", lines(text))


def test_the_published_report_is_read_whole(published: Reading) -> None:
    assert published.unread == []
    assert {e.objective for e in published.entries} == set(range(1, 24))
    assert len(published.entries) == 234
    assert sum(e.kind == "future" for e in published.entries) == 50


@pytest.mark.parametrize(
    ("line", "title", "reporters"),
    [
        (471, "Programa Paisano", ["INM"]),
        (1131, "Diálogo de Alto Nivel México – Canadá sobre Movilidad de Personas (DANMov)", []),
        (2636, "Programa Binacional de Educación Migrante (PROBEM)", []),
        (3301, "Convenio de Colaboración entre la SRE y el Instituto Nacional del Emprendedor (INADEM)",
         ["SRE", "Instituto Nacional del Emprendedor"]),
        (3333, "programa Somos Mexicanos", []),
    ],
)  # fmt: skip
def test_some_of_its_actions(published: Reading, line: int, title: str, reporters: list[str]) -> None:
    entry = next(e for e in published.entries if e.lines[0] == line)
    assert entry.kind == "action"
    assert entry.title == title
    assert [r.text for r in entry.reporters] == reporters


def test_an_ordinal_with_a_title_in_capitals_begins_an_action_and_an_inline_label_is_told() -> None:
    text = report()
    at = text.index("Objetivos a futuro", text.index("Objetivo 7."))
    more = " 1) CENSO DE MUELLES \n\nEl puerto cuenta a quienes llegan.\n\nResultados: 12 muelles contados.\n\n"
    clean, reading = take(text), take(text[:at] + more + text[at:])
    assert len(reading.entries) == len(clean.entries) + 1
    added = next(e for e in reading.entries if e.description.text.startswith("CENSO DE MUELLES"))
    assert added.kind == "action"
    assert [f.code for f in reading.flags if added.lines[0] <= f.line <= added.lines[1]] == ["label-unknown"]
