"""Deed, period and words of counted things in tables, lists and sentences of several verbs; all sentences invented."""

from __future__ import annotations

import pytest

from entramado.loaders.extract.extracted import Figure
from entramado.loaders.extract.figures import find_figures
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, join


def figures(results: str) -> list[Figure]:
    lines = [Line(3, text) for text in results.split("\n")]
    return find_figures(Entry("doc", (1, 9), "1", "Programa", 1, results=join(lines)))


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        # A table has the deed of the sentence right above it, or of what it tells apart.
        (
            "En 2019 los faros registraron la visita de 900 barcas.\nFaro | Barcas\nFaro Norte | 500",
            ["registraron la visita", "registraron la visita"],
        ),
        (
            "Se muestra a continuación el desglose de reportes recibidos.\nPor puerto | |\nColima | 42",
            ["recibidos"],
        ),
        # Those for whom things were meant, both of them; what a plan contemplates.
        ("Se hicieron 67 mapas destinados a 14 mujeres y 9 niñas.", ["se hicieron", "destinados", "destinados"]),
        # Several participles of one verb have each their own number; a period is no part of the deed.
        (
            "El faro ha guiado a 900 viajeros, atendido 30 quejas y recibido para su archivo 50 cartas.",
            ["ha guiado", "atendido", "recibido"],
        ),
        ("En el faro 124 viajeros fueron guiados entre julio y diciembre de 2019.", ["fueron guiados"]),
        ("Se guió a diez viajeros: 4 de Cuba.", ["se guió"] * 2),
        ("Un plan que contempla la creación de 6 faros.", ["contempla la creación"]),
        # Persons below a heading in capitals that says what was done with them.
        (
            "TOTAL DE MARINOS CAPACITADOS\n\nCurso 1.- 9 ediciones 34 mujeres\n43 hombres",
            ["", "capacitados", "capacitados"],
        ),
        # A subject with a relative clause, with a list, with a participle behind a comma.
        ("Un total de 88 viajeros que concluyeron su curso se vincularon a un faro.", ["se vincularon a un faro"]),
        ("Más de 140 marinos, pescadores y otras personas han sido beneficiadas.", ["han sido beneficiadas"]),
        ("38 aspirantes a guardianes, capacitados.", ["capacitados"]),
        ("Fueron 74 personas las que participaron de manera permanente.", ["participaron"]),
        # A list that goes on behind semicolons, a label or "y" has the deed before it.
        (
            "En cuanto a la cobertura de radio, se dan los datos: niñez: 6 mujeres; marinos: 7 mujeres, y "
            "guías: 8 mujeres.",
            ["cobertura de radio"] * 3,
        ),
        ("Se dio atención a 33 niñas. Y acompañantes adultos 35.", ["se dio atención"] * 2),
        ("• Curso b. Impactó a 82 personas\n• Curso d. Fase 1: 36 personas", ["impactó", "impactó"]),
        ("Se elaboró y difundió a un poco más de 30 marinos.", ["se elaboró y difundió"]),
        ("Se estima que se atendieron a 100 hombres.", ["se atendieron"]),
        # What only divides a total is no deed; means and places have none.
        ("Se atendió a 20 viajeros, lo que se dio de la siguiente manera:\n• 11 niñas", ["se atendió", "se atendió"]),
        ("Se difundieron 18 mapas vistos en la red con 60 seguidores.", ["se difundieron", ""]),
        ("Se habilitaron 10 faros con lo cual se alcanza una cobertura plena.", ["se habilitaron"]),
        # The participle of the counted things themselves.
        ("Se ha atendido a los marinos:\n• 39 planes emitidos a favor de ellos", ["emitidos"]),
        ("Se trabajó con 23 faros, 66 personas atendidas en talleres.", ["se trabajó", "atendidas"]),
        ("Se atendió a 90 viajeros:\n• Tarjetas activadas: 68,670", ["se atendió", "activadas"]),
        (
            "Fueron tramitadas 700 guías, entregadas 600 y activadas 300.",
            ["fueron tramitadas", "entregadas", "activadas"],
        ),
        ("El número de marinos beneficiados ha sido de 907 personas.", ["beneficiados"]),
        # For whom, by whom and what for.
        ("Se tramitaron 13 ayudas destinadas a 2 hombres.", ["se tramitaron", "destinadas"]),
        ("Se realizaron 4 actividades de atención a 31 personas.", ["se realizaron", "atención"]),
        ("Gracias a la colaboración de 51 voluntarios se abrió el faro.", ["gracias a la colaboración"]),
        (
            "Hay fondos apartados para su operación y cuidado con organismos de otros puertos, para la "
            "construcción de 3 faros.",
            ["construcción"],
        ),
    ],
)
def test_the_deed_of_lists_tables_and_longer_sentences(text: str, deeds: list[str]) -> None:
    assert [f.deed for f in figures(text)] == deeds


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Se hizo esto.\n2012\n• Se atendieron 21 marinos.\n2013\n• Se atendieron 44 marinos.",
            ["2012", "2013"],
        ),
        ("#### 2020 (Enero-Julio)\n• Se atendieron 12 marinos.", ["2020-01/2020-07"]),
        ("Durante el ciclo escolar 2023-2024 se beneficiaron 86 niñas. Se abrieron 7 faros.", ["2023/2024", ""]),
        ("De acuerdo con el Registro a junio de 2024, son 34 los marinos inscritos.", ["../2024-06"]),
        ("Se tuvieron 19 reuniones en el segundo semestre de 2023 y 6 en 2024.", ["2023-07/2023-12", "2024"]),
    ],
)
def test_the_period_of_headings_seasons_and_counts(text: str, periods: list[str]) -> None:
    assert [f.period for f in figures(text)] == periods


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # A list of words without numbers is counted as a whole; an article is no next number.
        ("Se atendieron 35 solicitudes de traslado, retorno y asilo.", ["solicitudes de traslado, retorno y asilo"]),
        ("Había 7 niñas sin la compañía de un familiar o tutor.", ["niñas sin la compañía de un familiar o tutor"]),
        ("Se contrató a 4 marinos y una guía.", ["marinos"]),
        ("Las redes cuentan en radio con 32 oyentes y Prensa con 82 lectores.", ["oyentes", "lectores"]),
        ("Se registraron 53 hombres y NNA 30.", ["hombres", "NNA"]),
        ("Se apoyó el traslado de 110 marinos a sus puertos de origen.", ["marinos"]),
        ("Se vincularon 21 marinos mexicanos para la temporada 2024.", ["marinos mexicanos"]),
        (
            "Se entregaron:\n• Primaria, 48 credenciales: 27 niñas",
            ["credenciales (Primaria)", "credenciales (Primaria, niñas)"],
        ),
        # Parts: of a total told before, of a list of labels, of the same kind as the part before.
        (
            "• Se atendieron 13 personas, de las cuales 3 personas obtuvieron su diploma.\n"
            "• De este total, 4 fueron mujeres y 9 hombres.",
            ["personas", "personas", "personas (mujeres)", "personas (hombres)"],
        ),
        (
            "Se capacitó a 61 marinos:\n• Curso a): 41 (30 mujeres y 11 hombres).\n"
            "• Curso b): 20 (13 mujeres y 7 hombres).",
            [
                "marinos",
                "marinos (Curso a)",
                "marinos (Curso a, mujeres)",
                "marinos (Curso a, hombres)",
                "marinos (Curso b)",
                "marinos (Curso b, mujeres)",
                "marinos (Curso b, hombres)",
            ],
        ),
        (
            "Hubo 95 trámites: 27 correspondieron a trámites resueltos el mismo día; 68 resueltos después.",
            ["trámites", "trámites resueltos el mismo día", "trámites resueltos después"],
        ),
        (
            "Se hicieron 90 viajes:\n• 2019: 40\n• 2020 (enero a junio): 50",
            ["viajes", "viajes (2019)", "viajes (2020, enero a junio)"],
        ),
        # The end of a name is no label, a topic none of those who are taught.
        (
            "Se dio atención a 39 personas que ingresaron al Centro de Niñas, Niños y Adolescentes Migrantes: 6 niñas.",
            ["personas", "personas (niñas)"],
        ),
        ("• Titulares de visas de Chile, Perú y Cuba: 747.", ["Titulares de visas de Chile, Perú y Cuba"]),
        ("Se sensibilizó a 130 personas sobre el clima del puerto.", ["personas"]),
        ("Acudieron 130 personas para recibir mapas del puerto.", ["personas"]),
        ("Se asesoró a 130 personas para la obtención de mapas del puerto.", ["personas"]),
        ("Número de envíos realizados por radio, de junio a julio de 2024: 18 casos.", ["envíos realizados por radio"]),
    ],
)
def test_the_words_of_lists_and_parts(text: str, words: list[str]) -> None:
    assert [f.what for f in figures(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "El apoyo es de hasta por $10,000 para cada faro.",  # the most that can be given
        "Se dio seguimiento a los 23 objetivos del Plan.",  # how the plan is divided
    ],
)
def test_the_most_and_the_divisions_of_a_plan_are_no_results(text: str) -> None:
    assert figures(text) == []


def test_a_grouped_number_behind_a_colon_is_none_of_a_strategy() -> None:
    assert [f.value for f in figures("Personas de la estrategia: 8,960 mujeres.")] == [8960]
