import pytest

from entramado.loaders.extract.dates import find_dates
from entramado.loaders.extract.periods import find_period
from entramado.loaders.extract.permanence import find_permanence
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, join


def spans(text: str) -> list[tuple[str, str | None]]:
    return [(d.first, d.last) for d in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("el 30 de noviembre de 2024", "2024-11-30", None),
        ("1° de septiembre de 2023", "2023-09-01", None),
        ("junio del año 2018", "2018-06", None),
        ("abril 2022", "2022-04", None),
        ("de mayo a septiembre de 2023", "2023-05", "2023-09"),
        ("del 3 al 27 de junio de 2024", "2024-06-03", "2024-06-27"),
        ("11 y 12 de diciembre de 2017", "2017-12-11", "2017-12-12"),
        ("16, 17 y 18 de octubre de 2023", "2023-10-16", "2023-10-18"),
        ("29 de noviembre de 2023 al 8 de enero de 2024", "2023-11-29", "2024-01-08"),
        ("noviembre - diciembre 2023", "2023-11", "2023-12"),
        ("2019-2025", "2019", "2025"),
        ("segundo semestre de 2022", "2022-07", None),
        ("05/07/2024", "2024-07-05", None),
    ],
)
def test_a_date_is_as_precise_as_printed(text: str, first: str, last: str | None) -> None:
    assert spans(text) == [(first, last)]


def test_the_same_year_is_the_year_before() -> None:
    assert spans("inició en junio del año 2018 y concluye en noviembre de este mismo año") == [
        ("2018-06", None),
        ("2018-11", None),
    ]


def test_numbers_of_official_letters_are_no_years() -> None:
    assert spans("oficio VSPP/036/2017") == []


def entry(description: str, results: str = "", title: str = "Programa") -> Entry:
    return Entry(
        "doc",
        (1, 3),
        "1",
        title,
        1,
        description=join([Line(2, description)]),
        results=join([Line(3, results)]) if results else join([]),
    )


def period(description: str, results: str = "", title: str = "Programa") -> tuple[str | None, str | None]:
    found = find_period(entry(description, results, title))
    return (found.start.value if found.start else None, found.end.value if found.end else None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Inició en agosto de 2019, con una duración estimada hasta octubre 2028.", "2019-08", "2028-10"),
        ("Su vigencia fue de mayo a noviembre de 2023.", "2023-05", "2023-11"),
        ("El 26 de julio de 2023 realizó el Foro Nacional.", "2023-07-26", "2023-07-26"),
        ("En marzo de 2017 se inició con el Programa.", "2017-03", None),
        ("El proyecto concluye el 30 de noviembre de 2024.", None, "2024-11-30"),
        ("Opera desde febrero del 2024 y su ejecución es permanente.", "2024-02", None),
        ("En el año 2021 inició la expedición de una clave temporal.", "2021", None),
        ("Incide en el Plan Nacional de Desarrollo 2019-2024.", None, None),
        ("Se rige por la Ley publicada el 10 de enero del 2014.", None, None),
        ("Hasta junio de 2024 se han entregado 34 apoyos.", None, None),
    ],
)
def test_the_action_s_own_dates_are_told_from_others(text: str, start: str | None, end: str | None) -> None:
    assert period(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Inició en abril de 2024 y continuó al mes de junio.", "2024-04", "2024-06"),
        ("De 1974 a la fecha, se ha colocado a personas.", "1974", None),
        ("Comenzaron en los consulados de México en Nueva York y Los Ángeles en 2014.", "2014", None),
        ("Los talleres fueron diseñados en 2015.", "2015", None),
        ("En 1996 este programa fue creado por ambos países.", "1996", None),
        ("Se suscribió la Carta el 1 de marzo de 2024. Se prevé iniciar la operación en 2025.", None, None),
        ("Fue desplegada en el bimestre junio-julio de 2019.", "2019-06", None),
    ],
)
def test_beginnings_told_in_other_ways(text: str, start: str | None, end: str | None) -> None:
    assert period(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("El Proyecto inició el 1 de enero de 2022, se llevará a cabo hasta el 31 de diciembre de 2024.",
         "2022-01-01", "2024-12-31"),
        ("El documento se remitió en noviembre de 2023.", None, "2023-11"),
        ("El periodo de ejecución es de agosto 2018 a enero 2020. La fecha de conclusión fue el 18 de febrero de 2020.",
         "2018-08", "2020-02-18"),
        ("Se apoya en ello en el periodo de octubre 2023 a abril 2024.", "2023-10", "2024-04"),
        ("Se han lanzado dos emisiones: i) de abril a junio 2023 y, ii) de junio a agosto 2024.", "2023-04", "2024-08"),
        ("A finales de 2023 e inicios de 2024, el Instituto intensificó su labor.", "2023", "2024"),
        ("A finales de 2015 inició la operación.", "2015", None),
        ("En julio de 2017, autoridades de migración y procuración de justicia de los países del Triángulo Norte,"
         " México y otros de la región constituyeron el Grupo.", "2017-07", None),
        ("Surgió de los compromisos de la Cumbre de Líderes celebrada en Toluca el 19 de febrero de 2014.",
         "2014-02-19", None),
        ("Fue en marzo de 2019 que el Consejo tomó la coordinación.", "2019-03", None),
        ("Con ello comienza a operar una de las ventanillas (18 de diciembre de 2019).", "2019-12-18", None),
        ("Armonizan con las reformas en materia de niñez que se aprobaron en 2020.", None, None),
        ("El gobierno actual termina en noviembre 2021.", None, None),
        ("La captura se espera dará inicio a finales de 2020.", None, None),
        ("El programa se encuentra en pausa desde el 2020.", None, None),
        ("En 2017 se amplió la estancia a 7 días.", None, None),
        ("El Instituto cuenta desde el 2018, con un Consejo Asesor.", None, None),
        ("Para quienes residan y hayan laborado al menos seis meses, a partir de enero de 2018.", None, None),
        ("El 23 de abril de 2019 se publicó el Acuerdo por el que se extiende el beneficio.", None, None),
        ("El primero tuvo vigencia del 12 de enero al 18 de diciembre de 2015. Hubo un segundo, con una vigencia del"
         " 9 de enero al 19 de diciembre de 2017.", "2015-01-12", "2017-12-19"),
        ("Personal del Colegio participó de manera virtual a la capacitación de la Fiscalía el 30 de agosto de 2023.",
         "2023-08-30", "2023-08-30"),
    ],
)  # fmt: skip
def test_what_else_is_said_of_an_action_s_time(text: str, start: str | None, end: str | None) -> None:
    assert period(text) == (start, end)


def test_announced_events_begin_with_the_first_and_end_with_the_last() -> None:
    text = "Realizó tres foros con las siguientes fechas: • 06/09/2023: Uno. • 05/07/2024: Tres."
    assert period("Imparte foros.", text) == ("2023-09-06", "2024-07-05")


def test_a_period_said_again_to_the_day_is_finer() -> None:
    results = "Se implementaron los lunes entre el 23 de octubre de 2023 y el 29 de enero de 2024."
    assert period("Se implementó de octubre de 2023 a enero de 2024.", results) == ("2023-10-23", "2024-01-29")


def test_an_event_that_began_on_a_day_is_over_on_it() -> None:
    text = "Estuvo dirigido a jóvenes y se implementó el 30 de julio de 2020."
    assert period(text, title="Webinar: Adolescentes") == ("2020-07-30", "2020-07-30")
    assert period(text, title="Programa de jóvenes") == ("2020-07-30", None)


def test_sessions_that_the_results_begin_with_are_the_action() -> None:
    results = "Se llevaron a cabo tres jornadas de captación en los meses de febrero, abril y julio de 2024."
    assert period("Se realiza la captación.", results) == ("2024-02", "2024-07")


def test_the_same_year_is_that_of_any_date_before() -> None:
    text = "publicado el 12 de enero de 2015, con una vigencia del 13 de enero al 18 de diciembre del mismo año"
    assert spans(text) == [("2015-01-12", None), ("2015-01-13", "2015-12-18")]


def test_an_end_printed_with_another_beginning_is_that_one_s() -> None:
    results = "Su ejecución (18 meses) inició el 1 de marzo de 2020 y concluirá el 31 de agosto de 2021."
    assert period("El Programa inició en 2003.", results) == ("2003", None)


def test_the_sentence_with_the_title_tells_the_beginning() -> None:
    text = ["En 2017, firmaron un Memorándum de Entendimiento.", "Desde 2015, se ha participado en la capacitación."]
    said = entry("", title="Memorándum de Entendimiento")
    said.description = join([Line(2, text[0]), Line(3, text[1])])
    said.title_lines = (2, 2)
    found = find_period(said)
    assert found.start is not None and found.start.value == "2017"


def test_the_reported_year_is_not_the_action_s() -> None:
    assert period("Se trabaja.", "Del 1 de junio de 2023 al 30 de junio de 2024 se atendieron 5 casos.") == (None, None)


def test_a_result_s_date_begins_nothing_but_since_does() -> None:
    assert period("Se trabaja.", "El 4 de junio de 2024 se emitió un dictamen.") == (None, None)
    assert period("Se trabaja.", "Desde 2005 se han beneficiado 30 escuelas.") == ("2005", None)


def test_the_years_in_a_programme_s_name_count() -> None:
    assert period("Sus estrategias.", title="Programa Integral 2020-2024") == ("2020", "2024")


def test_the_years_of_a_name_count_before_its_short_form() -> None:
    assert period("Atiende.", title="Programa Institucional 2020-2024 (en adelante PI)") == ("2020", "2024")


def test_the_current_year_is_that_of_the_report() -> None:
    text = "El proyecto inició en el mes de mayo con un taller y se planea que concluya en noviembre del año en curso."
    report = Entry("informe-2018", (1, 3), "1", None, 1, description=join([Line(2, text)]))
    found = find_period(report)
    assert found.start is not None and found.start.value == "2018-05"
    assert found.end is not None and found.end.value == "2018-11"
    assert find_dates("en noviembre del año en curso") == ()


def test_months_without_a_year_take_the_one_named_before() -> None:
    text = "Los foros se llevaron a cabo durante 2023. Dos se realizaron en marzo y abril, y el nacional en junio."
    assert period(text) == ("2023-03", "2023-06")


@pytest.mark.parametrize(
    "text",
    [
        "Se atiende. Finalmente, el programa de acceso que inició en 2013 ha brindado atención.",
        "Del 2014 a la fecha se han llevado a cabo 1,564 ferias.",
        "En 2017, se presentó ante el congreso, el Programa Especial de Faros.",
    ],
)
def test_what_else_began_and_what_was_counted_begin_nothing(text: str) -> None:
    assert period(text) == (None, None)


def test_a_ruling_and_a_period_among_the_results_are_the_action_s() -> None:
    assert period("Se determinó.", "Se contó con la Resolución de la sentencia el 9 de agosto de 2023.") == (
        "2023-08-09",
        "2023-08-09",
    )
    assert period("Se asesora.", "Para el periodo 2021-2024, el PALE se implementó en EUA.") == ("2021", "2024")


def test_what_was_done_beside_the_action_begins_nothing() -> None:
    assert period("La Dirección, además de implementar cursos en 2023 sobre trata, certifica.") == (None, None)


def test_a_value_knows_its_line_and_rule() -> None:
    found = find_period(entry("Inició en abril de 2023."))
    assert found.start is not None
    assert (found.start.lines, found.start.rule) == ((2, 2), "beginning")


@pytest.mark.parametrize(
    ("text", "permanent"),
    [
        ("Esta acción permanente atiende quejas.", True),
        ("Se realiza de manera trimestral.", True),
        ("El programa tiene continuidad.", True),
        ("Acuerdo bicondicional y atemporal con el consulado.", True),
        ("Atiende a residentes permanentes.", False),
        ("El faro opera y no tiene fecha de conclusión establecida.", True),
        ("La fecha de conclusión fue el 18 de febrero de 2020.", False),
        ("El programa continúa y continuó en 2024.", False),
        ("Cuenta con presupuesto asignado anualmente.", False),
        ("Ingresos por debajo del salario medio mensual.", False),
        ("Se trabaja durante los 365 días del año.", True),
        ("Realiza sesiones de sensibilización cada año.", True),
        ("Contribuye a la sensibilización continua del personal.", False),
        ("Los Lineamientos de Operación que se emiten anualmente.", False),
        ("Cuenta con un plan de trabajo definido anualmente.", False),
        ("Mensualmente, se atienden 2 mil 600 personas.", False),
    ],
)
def test_permanent_is_said_of_the_action(text: str, permanent: bool) -> None:
    assert (find_permanence(entry(text)) is not None) is permanent


def test_the_day_on_which_a_programme_s_paper_was_published_is_not_its_beginning() -> None:
    text = "Los lineamientos del programa se publicaron en diciembre de 2022."
    assert period(text) == (None, None)
    assert period(text, title="Lineamientos de los faros")[0] == "2022-12"


def test_a_product_that_comes_out_again_does_not_make_the_action_permanent() -> None:
    assert find_permanence(entry("Asimismo, publican un boletín informativo trimestral.")) is None
    own = Entry(
        "doc", (1, 9), "1", "Boletín estadístico", 1, description=join([Line(2, "Es un boletín mensual y trimestral.")])
    )
    assert find_permanence(own) is not None


def test_the_first_of_several_editions_is_no_end() -> None:
    once = "El 5 de marzo de 2019 se llevó a cabo el primer concurso."
    assert period(once) == ("2019-03-05", "2019-03-05")
    assert period(once + " En 2020 se recibieron 34 canciones.")[1] is None
