"""What was done with counted things, and when, by the number's own clause."""

from __future__ import annotations

import pytest

from entramado.loaders.extract.figures import find_figures
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, join


def told(results: str) -> list[tuple[float, str, str]]:
    lines = [Line(3, text) for text in results.split("\n")]
    entry = Entry("doc", (1, 9), "1", "Programa", 1, results=join(lines))
    return [(f.value, f.deed, f.period) for f in find_figures(entry)]


def test_two_numbers_of_one_unit_are_told_apart_by_verb_and_period() -> None:
    text = (
        "De enero a diciembre de 2019 el faro orientó a 229,458 viajeros. "
        "De enero a julio de 2019, se brindó atención a un total de 70,876 viajeros."
    )
    assert told(text) == [
        (229458, "orientó", "2019-01/2019-12"),
        (70876, "se brindó atención", "2019-01/2019-07"),
    ]


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        # The verb right before the number is its own, also in a relative clause.
        ("Se realizaron 9 ferias, a las que asistieron 41 viajeros.", ["se realizaron", "asistieron"]),
        ("Atendió 155 quejas donde estuvieron involucrados 81 niños.", ["atendió", "estuvieron involucrados"]),
        ("Impartido a 24 viajeros: 18 mujeres.", ["impartido", "impartido"]),
        # A part has the whole deed of its total; what was given in places says nothing of the places.
        ("En total 90 viajeros concluyeron su curso, de los cuales 40 fueron niños.", ["concluyeron su curso"] * 2),
        ("Se hicieron 2 entregas de mapas, en 3 faros.", ["se hicieron", ""]),
        ("Hubo 80 acciones brindando atención a 42 mujeres.", ["hubo", "brindando atención"]),
        # Each number of a sentence has its own verb.
        ("Se ofreció ayuda a 89 viajeros y se rescataron 21 barcas.", ["se ofreció ayuda", "se rescataron"]),
        # The number is the subject of the verb behind it.
        ("Se estudiaron 195 casos, de los cuales 43 no calificaron.", ["se estudiaron", "no calificaron"]),
        ("Un total de 129 casos fueron atendidos por el faro.", ["fueron atendidos por el faro"]),
        # What the counted are is no deed: parts have that of their total.
        ("Se atendió a 44 viajeros, de los cuales 26 fueron mujeres.", ["se atendió", "se atendió"]),
        # A verb told of something else is none of the number's.
        ("Se entregaron a quienes solicitaron apoyo 200 mapas.", ["se entregaron a quienes solicitaron apoyo"]),
        ("Se atendieron 129 casos y se logró evitar la pena en 30.", ["se atendieron", "se logró evitar la pena"]),
        # Those who take part have the phrase that says so; the means of a deed have none of their own.
        ("Se realizaron 5 foros con la participación de 80 personas.", ["se realizaron", "con la participación"]),
        ("Se benefició a 370 personas a través de 11 ferias.", ["se benefició", ""]),
        # Items of a list have the verb of the sentence that announces them.
        ("Se entregaron los bienes:\n• 12 mapas\n• 14 faros", ["se entregaron los bienes"] * 2),
        ("12 mapas del puerto.", [""]),
        # Behind a preposition a number is no subject: its deed is the noun that leads to it.
        ("La renovación de los 26 faros permitió la apertura.", ["renovación"]),
        ("La Dirección de los 26 faros.", [""]),
        ("Apoyo en trámites de barcas con 43 beneficiados.", ["apoyo en trámites de barcas"]),
        (
            "En cuanto a la cobertura de radio en el puerto, se dan estos datos: niñez: 62 mujeres.",
            ["cobertura de radio"],
        ),
        # Within a relative clause, its verb.
        (
            "Inició 3 expedientes que se encuentran relacionados con 6 viajeros.",
            ["inició", "se encuentran relacionados"],
        ),
        (
            "Hizo 4 ferias, lo que ha permitido tener un alcance para 48 niños.",
            ["hizo", "ha permitido tener un alcance"],
        ),
        # A number that opens a sentence without a verb goes on with the verb before; the same number has its own again.
        ("Se dieron 3 asesorías; 5 mapas y 8 citas.", ["se dieron"] * 3),
        ("Se atendieron 3,053 casos.\n• 3,053 casos de ayuda:\n• 70 mapas", ["se atendieron"] * 2),
        # Where no verb tells, the participle of the counted words does.
        ("Credenciales tramitadas: 1,162", ["tramitadas"]),
        ("50 niñas, niños y adolescentes recibieron mapas.", ["recibieron mapas"]),
        ("A 26 viajeros se les brindó informes.", ["se les brindó informes"]),
        (
            "El faro ha entregado a nacionales amanos, boreales y costeros un total de 320 mapas.",
            ["ha entregado a nacionales amanos, boreales y costeros"],
        ),
    ],
)
def test_the_deed_is_the_verb_of_the_number_s_clause(text: str, deeds: list[str]) -> None:
    assert [deed for _, deed, _ in told(text)] == deeds


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("En 2023 se impartieron 12 talleres y en 2024, 15 talleres.", ["2023", "2024"]),
        ("Desde 2019 se han impartido 12 talleres.", ["2019/.."]),
        # A report's period goes on; that of an event, or of what there is now, does not.
        ("De junio de 2023 a junio de 2024 hubo 12 foros. Asistieron 300 personas.", ["2023-06/2024-06"] * 2),
        ("Del 3 al 5 de mayo de 2023 hubo 12 foros. Asistieron 300 personas.", ["2023-05-03/2023-05-05", ""]),
        ("De junio de 2023 a junio de 2024 hubo 12 foros. Actualmente existen 30 faros.", ["2023-06/2024-06", ""]),
        # What began long ago and is counted up to a day has no beginning; what goes on to this day has no end.
        ("Desde su inicio y hasta el 30 de junio de 2024, se ha guiado a 523 viajeros.", ["../2024-06-30"]),
        ("Desde sus inicios al primer trimestre de 2018 se ha guiado a 15 viajeros.", ["../2018-03"]),
        ("De 2010 a la fecha el faro ha guiado a 230 viajeros.", ["2010/.."]),
    ],
)
def test_the_period_is_that_of_the_sentence_or_of_the_report(text: str, periods: list[str]) -> None:
    assert [period for _, _, period in told(text)] == periods


def test_a_range_whose_end_has_no_year_is_open() -> None:
    text = "De mayo de 2011 al 12 de junio del presente año, el faro ha recibido 77 viajeros."
    assert told(text) == [(77, "ha recibido", "2011-05/..")]


def test_what_was_done_up_to_a_date_has_no_beginning() -> None:
    assert told("A junio de 2018, el faro atendió a 508 viajeros.") == [(508, "atendió", "../2018-06")]
    assert told("Al 30 de junio de 2018 se hicieron 43 talleres.") == [(43, "se hicieron", "../2018-06-30")]
    assert told("A finales de 2015 se abrieron 51 faros.") == [(51, "se abrieron", "2015")]
    # What there is at a date is counted on that date.
    assert told("A junio de 2018 se cuenta con 28 convenios.")[0][2] == "2018-06"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("En el primer semestre de 2020 el faro atendió a 508 viajeros.", "2020-01/2020-06"),
        ("Al cierre del primer semestre del 2020 el faro atendió a 508 viajeros.", "2020-01/2020-06"),
        ("El faro atendió a 508 viajeros en el cuarto trimestre de 2023.", "2023-10/2023-12"),
        ("Al segundo trimestre de 2024 el faro atendió a 508 viajeros.", "../2024-06"),
        ("Desde el segundo semestre de 2019 el faro atiende a 508 viajeros.", "2019-07/.."),
    ],
)
def test_a_half_or_a_quarter_of_a_year_is_the_range_of_its_months(text: str, period: str) -> None:
    assert told(text)[0][2] == period


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hubo un promedio mensual de 123 consultas.", ["consultas (promedio)"]),
        ("Se atendió de 12 a 15 viajeros.", ["viajeros (de 12 a 15)"] * 2),
        ("Se atendió un promedio de entre 12 y 15 viajeros.", ["viajeros (promedio, de 12 a 15)"] * 2),
        ("Hubo 19 ferias en el segundo semestre de 2023 y 6 talleres.", ["ferias", "talleres"]),
        ("Hubo 6 promedios y 9 viajeros.", ["promedios", "viajeros"]),
    ],
)
def test_averages_and_ranges_say_that_they_are_no_counts(text: str, words: list[str]) -> None:
    entry = Entry("doc", (1, 9), "1", "Programa", 1, results=join([Line(3, text)]))
    assert [f.what for f in find_figures(entry)] == words


def test_parts_told_in_brackets_by_a_country_have_the_noun_before() -> None:
    text = "Hubo 10 grupos (5 estadounidenses y 3 hondureños). De las 13 personas atendidas 4 fueron hombres."
    entry = Entry("doc", (1, 9), "1", "Programa", 1, results=join([Line(3, text)]))
    assert [f.what for f in find_figures(entry)] == [
        "grupos",
        "grupos (estadounidenses)",
        "grupos (hondureños)",
        "personas atendidas",
        "personas atendidas (hombres)",
    ]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # What one item of a list tells is not told of the next; a report's sentence is.
        (
            "Seis rondas del faro de marzo a agosto de 2020.\n\nDotación de 9 mapas para viajeros.",
            ["2020-03/2020-08", ""],
        ),
        ("• Se hizo 6 rondas de marzo a agosto de 2020.\n\n• Se dotó a 9 viajeros.", ["2020-03/2020-08", ""]),
        ("De marzo a agosto de 2020 hubo 6 rondas. Se dotó a 9 viajeros.", ["2020-03/2020-08"] * 2),
        # A growth's numbers have each their own year.
        ("La atención ha crecido al pasar de 40 viajeros atendidos en 2012 a 90 en 2015.", ["2012", "2015"]),
        # What goes on since an event, and since a beginning told before.
        ("A partir de la apertura del faro, en el año 2017, han llegado 990 viajeros.", ["2017/.."]),
        (
            "Desde el 2014 se abrió el faro. Desde sus inicios al primer trimestre de 2018 se guió a 500 viajeros.",
            ["2014/2018-03"],
        ),
        # What was done later is another's period.
        ("El faro guió a 180 viajeros, posteriormente cerró hasta febrero de 2019.", [""]),
        ("Desde sus inicios al primer trimestre de 2018 se ha guiado a 500 viajeros.", ["../2018-03"]),
    ],
)
def test_the_period_of_items_growths_and_beginnings(text: str, periods: list[str]) -> None:
    assert [period for _, _, period in told(text)] == periods


def test_the_columns_of_a_table_have_the_deed_of_their_heading_or_of_such_things() -> None:
    text = (
        "El faro registró la llegada de 300 viajeros, quienes formaron parte de 250 rondas.\n\n"
        "Faro | Rondas | Viajeros | Monto vigilado\n\nNorte | 150 | 100 | $4,000\n\nSur | 110 | 200 | $9,000"
    )
    assert [deed for _, deed, _ in told(text)] == [
        "registró la llegada",
        "formaron parte",
        *["formaron parte", "registró la llegada", "vigilado"] * 2,
    ]
