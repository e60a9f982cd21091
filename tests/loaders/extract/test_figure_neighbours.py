"""Deed, period and words of a number among other numbers, things and dates; all sentences invented."""

from __future__ import annotations

import pytest

from entramado.loaders.extract.counted_groups import totals_of_parts
from entramado.loaders.extract.counted_people import acronyms_of_persons, counted_people
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
        # What was done with one thing was not done with those of whom or for whom it is.
        ("Se hicieron 3 pláticas con guías de 31 faros del norte.", ["se hicieron", ""]),
        ("Se hicieron 5 foros para un total de 630 marinos.", ["se hicieron", ""]),
        ("Se guió a 60 marinos de los 22 puertos.", ["se guió", ""]),
        ("Se hicieron 11 talleres con una participación de 160 marinos.", ["se hicieron", "con una participación"]),
        ("Se guió a 90 viajeros con 40 mapas y el apoyo de 70 voluntarios.", ["se guió", "", "el apoyo"]),
        (
            "Existen 22 brigadas conformadas por 104 guías, 9 marinos y 17 pescadores.",
            ["existen", "conformadas", "conformadas", "conformadas"],
        ),
        ("Se difundieron 12 mapas vistos cada día por 416 marinos.", ["se difundieron", "vistos cada día"]),
        ("Se abrieron 107 cuentas con un importe que ascendió a $346,509 pesos.", ["se abrieron", "ascendió"]),
        ("La convocatoria fue lanzada el 3 de junio de 2019, siendo elegidos 10 faros.", ["siendo elegidos"]),
        (
            "Se aceptaron 39 quejas, de las cuales se desprende un envío de 74 cartas.",
            ["se aceptaron", "se desprende un envío"],
        ),
        (
            "El puerto colaboró con la Secretaría de Faros y Puertos del Norte en la revisión anual de 35 barcas.",
            ["revisión"],
        ),
        ("Se cuenta con 11 casos relevantes en el faro: 351 viajeros rescatados.", ["se cuenta", "rescatados"]),
        ("Se presenta 1 informe semestral.", ["se presenta"]),
        ("Y un alcance en la red de 3,900 marinos.", ["alcance en la red"]),
        ("Se hicieron cuatro rondas del faro con 110 marinos jóvenes capacitados.", ["se hicieron", "capacitados"]),
        ("Se evitó o revirtió la pena en 53 casos.", ["se evitó o revirtió la pena"]),
        (
            "Se atendieron 20 barcas y 8 marinos.\nHubo 45 usuarios: 26 hombres; 11 mujeres y 8 capitanes.",
            ["se atendieron", "se atendieron", "hubo", "hubo", "hubo", "hubo"],
        ),
        (
            "Se brindaron en las oficinas del puerto ubicadas en Ciudad de los Faros 266 servicios.",
            ["se brindaron en las oficinas del puerto"],
        ),
        (
            "En el año se hicieron las siguientes obras:\n\n• Hubo 45 usuarios: 26 hombres; 11 mujeres y 8 capitanes.",
            ["hubo", "hubo", "hubo", "hubo"],
        ),
        ("Se pidió ayuda al puerto para el rescate en la costa norte, de 4 barcas.", ["rescate"]),
        ("El curso se imparte con la red de guías del golfo en 33 estados y 43 puertos.", [""]),
        ("Se hicieron en el periodo comprendido de junio a julio de 2023, 76 rondas.", ["se hicieron"]),
        # A list of things below a number of persons is not what was done with these.
        (
            "El faro ha guiado a un total de 31 niños, desglosados así:\n\n39 planes emitidos para ellos\n\n"
            "18 medidas de rescate en el mar\n\n53 medidas emitidas",
            ["ha guiado", "emitidos", "", "emitidas"],
        ),
        (
            "El faro ha expedido a las y los viajeros cubanos y haitianos del norte un total de 505 pases.",
            ["ha expedido a las y los viajeros cubanos y haitianos"],
        ),
        # An aim is no deed, nor is what is only sought.
        (
            "El programa tiene como objetivo guiar a viajeros en 9 faros ubicados en: Colima (5) y Nayarit (4).",
            ["", "", ""],
        ),
        # Two of a relative clause have its verb.
        (
            "El faro inició 41 expedientes que se encuentran relacionados con 27 mujeres y 47 hombres.",
            ["inició", "se encuentran relacionados", "se encuentran relacionados"],
        ),
        # The participle beside a number is not that of the things behind it.
        (
            "Se brindaron 50 apoyos:\n• 40 cartas entregadas;\n• 30 mapas.",
            ["se brindaron", "entregadas", "se brindaron"],
        ),
    ],
)
def test_the_deed_is_the_number_s_own(text: str, deeds: list[str]) -> None:
    assert [f.deed for f in figures(text)] == deeds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # Parts told by a state of things, by what was done with them, by what is not known.
        (
            "Se contó con 31 obras, quedando 19 concluidas, 9 en proceso y 3 pendientes.",
            ["obras", "obras (concluidas)", "obras (en proceso)", "obras (pendientes)"],
        ),
        (
            "Se recibieron 36 canciones y al final fueron 15 las elegidas para el disco.",
            ["canciones", "canciones (elegidas para el disco)"],
        ),
        (
            "El faro brindó 56 servicios (20 brindados a mujeres y 36 a hombres).",
            ["servicios", "servicios (brindados a mujeres)", "servicios (hombres)"],
        ),
        ("Se ingresaron 39 trámites, de los cuales 32 se resolvieron positivamente.", ["trámites", "trámites"]),
        (
            "Se guió a 20 viajeros; de qué países: 8 Cuba, 7 Haití, 2 Perú y 3 sin dato de origen.",
            ["viajeros", "viajeros (Cuba)", "viajeros (Haití)", "viajeros (Perú)", "viajeros (sin dato de origen)"],
        ),
        (
            "Causas por las que se impusieron dichas multas: abandono (6) y ruido (8).",
            ["multas (abandono)", "multas (ruido)"],
        ),
        (
            "De los 51 viajeros, 22 son adultos (6 hombres y 16 mujeres).",
            ["viajeros", "viajeros (adultos)", "viajeros (adultos, hombres)", "viajeros (adultos, mujeres)"],
        ),
        # A list's items are of what its sentence announces.
        (
            "De 2016 a 2020 se han registrado los siguientes arribos al puerto, por documento:\n\n"
            "- Visa: 735.\n\n- Pase: 41.",
            ["arribos al puerto (Visa)", "arribos al puerto (Pase)"],
        ),
        (
            "Se hicieron 6 talleres. Se contrataron 5 pintores locales y se hizo 1 recorrido largo.",
            ["talleres", "pintores locales", "recorrido largo"],
        ),
        # Persons told beside a thing; those who are the sum of the parts.
        (
            "Se lograron obtener 116 pases. Los beneficiados desagregados por sexo son 68 mujeres y 48 hombres.",
            ["pases", "beneficiados (mujeres)", "beneficiados (hombres)"],
        ),
        (
            "Participaron 52 marinos del puerto, de un total de 72 personas, de las cuales 28 fueron mujeres y 24 "
            "hombres.",
            ["marinos del puerto", "personas", "marinos del puerto (mujeres)", "marinos del puerto (hombres)"],
        ),
        # Things that add up by chance, and amounts in the currency of their sum.
        (
            "Se contó con 31 obras: 19 concluidas, 9 en proceso y 3 pendientes. Hubo 24 reuniones y 5 Diagnósticos "
            "Locales, 2 Planes Locales.",
            [
                "obras",
                "obras (concluidas)",
                "obras (en proceso)",
                "obras (pendientes)",
                "reuniones",
                "Diagnósticos Locales",
                "Planes Locales",
            ],
        ),
        (
            "El monto fue de $158,000 USD, destinando $138,000 para faros y $20,000 para barcas.",
            [
                "dólares estadounidenses (monto)",
                "dólares estadounidenses para faros",
                "dólares estadounidenses para barcas",
            ],
        ),
        # A phrase ends before a verb, a day, a year of its season; an abbreviation's full stop ends nothing.
        ("El faro está en los 21 puertos del golfo y apoya a la Dirección.", ["puertos del golfo"]),
        ("Se hicieron 3 mapas los días 26, y 31 de julio de 2024.", ["mapas"]),
        ("Le fueron asignados $396,000.00 en el ejercicio fiscal de 2021.", ["pesos"]),
        ("Se recabaron 47 quejas de violaciones a los DD. HH.\n\nSe cerró.", ["quejas de violaciones a los DD. HH"]),
        ("Se guió a 86 viajeros de Cuba, Haití, Perú y Chile.", ["viajeros"]),
        ("El total de guías presentes fue de 57 de 27 faros.", ["guías presentes", "faros"]),
        (
            "Se atendieron 81 casos de protección en los ámbitos de pesca mayor, caza menor, remo corto, vela ligera, "
            "buceo libre, canto coral, danza y natación.",
            ["casos de protección"],
        ),
        (
            "Se guió a 24 viajeros: 10 mujeres, 8 hombres y 6 en el rubro de otros.",
            ["viajeros", "viajeros (mujeres)", "viajeros (hombres)", "viajeros (otros)"],
        ),
        (
            "Se guió a 12 viajeros de Cuba. De las 12 personas guiadas 7 fueron mujeres y 5 fueron hombres.",
            ["viajeros de Cuba", "personas guiadas (mujeres)", "personas guiadas (hombres)"],
        ),
        ("Se dieron 1,104 pases:\n\n2014 | 2015\n\n623 | 481", ["pases", "pases (2014)", "pases (2015)"]),
        (
            "Se hicieron 6 talleres. Se lanzó una convocatoria para pintores locales, de los cuales se contrataron 5 "
            "para pintar el faro.",
            ["talleres", "pintores locales"],
        ),
        (
            "Se emitieron 37 pases, de los cuales fueron beneficiados 19 hombres y 18 mujeres.",
            ["pases", "hombres", "mujeres"],
        ),
        (
            "Participaron 15 personas, de las cuales 11 se dijeron mujeres y 4 como hombres.",
            ["personas", "personas (mujeres)", "personas (hombres)"],
        ),
        ("Se guió a 450 viajeros en barca 60% hombres y 40% mujeres.", ["viajeros en barca"]),
        ("Se capacitó a 80 personas en el curso Mareas, vientos y corrientes y a 60 guías.", ["personas", "guías"]),
        (
            "Se guió a 27 marinos residentes en E.U. y Canadá que visitan el faro.",
            ["marinos residentes en E.U. y Canadá"],
        ),
        ("Se trabajó con 245 puertos de los tres órdenes de gobierno.", ["puertos de los tres órdenes de gobierno"]),
        (
            "Se expidieron 44 pases de visita dentro de los programas de puertos implementados en 2015 y 2017.",
            ["pases de visita dentro de los programas de puertos"],
        ),
        ("Se crearon 20 alianzas con empresas como Faro, Puerto y Mar.", ["alianzas con empresas"]),
        ("Se participó en 2 talleres bajo la temática: Cómo ver de noche.", ["talleres"]),
        ("En promedio, cada año, se han abierto 46 faros.", ["faros (promedio)"]),
        ("Se abrió 1 de 3 talleres que tiene el curso.", ["talleres"]),
    ],
)
def test_the_words_are_the_number_s_own(text: str, words: list[str]) -> None:
    assert [f.what for f in figures(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Se deberá contar con el aval de 2 capitanes.",
        "La población objetivo es de 35 mil marinos.",
    ],
)
def test_what_is_owed_and_whom_it_is_for_are_no_results(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Tras el naufragio ocurrido el 3 de mayo de 2023 se atendió a 40 marinos.", [""]),
        ("El taller que inició en 2013 ha guiado a 51 marinos.", ["2013/.."]),
        (
            "Desde el 19 de mayo, cuando abrió el faro, y hasta el 30 de junio de 2020, hubo 31 rondas.",
            ["2020-05-19/2020-06-30"],
        ),
        (
            "De 2020 a junio de 2024 hubo 30 rondas, dando un total global de 42 rondas desde el inicio.",
            ["2020/2024-06", ""],
        ),
        ("Desde la creación del faro, en 2007, y hasta el año 2019 se hicieron 12 mapas.", ["2007/2019"]),
        # Of the last years; in an aim; the date of one line is not that of the next.
        (
            "En los últimos seis años, se ha guiado a 540 viajeros y del 2014 a la fecha hubo 64 ferias.",
            ["", "2014/.."],
        ),
        ("En junio de 2013 abrió el faro que tiene como objetivo guiar a viajeros en 9 puertos.", [""]),
        (
            "Estudio de los arribos entre 2011 y 2019\n\nSerie Mareas. Investigaciones: 3 ediciones\n\nOtra serie",
            [""],
        ),
        ("• En 2023 hubo 80 marinos.\n\n• En 2024 Ronda uno. Faro Norte, Colima. 12 marinos", ["2023", "2024"]),
        # The first of a numbered list tells the year of those below it.
        ("• En 2024 Réplica 1. Colima. 12 marinos\n\n• Réplica 2. Nayarit. 7 marinos", ["2024", "2024"]),
        ("• En 2024 Réplica 1. Colima. 12 marinos\n\n• Otros 7 marinos", ["2024", ""]),
        ("En 2017 se celebró la novena fiesta. En esa ocasión hubo 741 barcas.", ["2017"]),
        ("Durante la vigencia del Pase 2015 se guió a 40 marinos.", ["2015"]),
        ("Se hicieron 3 mapas los días 26, y 31 de julio de 2024.", ["2024-07"]),
    ],
)
def test_the_period_is_not_that_of_another_event(text: str, periods: list[str]) -> None:
    assert [f.period for f in figures(text)] == periods


def test_a_total_may_stand_before_a_greater_number_that_it_is_part_of() -> None:
    assert totals_of_parts([52, 72, 28, 24], of_which={2}) == {2: 0, 3: 0}
    assert totals_of_parts([52, 72, 28, 24]) == {}


def test_a_group_that_ends_a_name_is_not_counted() -> None:
    [section, girls] = figures("Hubo las siguientes visitas:\n\n• Sección Boletín NNA: 5,183\n\n• NNA: 12")
    assert (section.group, girls.group) == ("total", "nna")


def test_an_acronym_that_is_spelled_out_as_persons_counts_persons() -> None:
    acronyms = acronyms_of_persons(["Oficiales de Protección de Faros (OPF)"])
    [figure] = figures("Se cuenta con 31 OPFs.")
    assert counted_people(figure, lambda passage: [], acronyms).persons
    assert not counted_people(figure, lambda passage: []).persons
