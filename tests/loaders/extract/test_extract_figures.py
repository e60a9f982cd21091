import pytest

from entramado.loaders.extract.counted_groups import group_of_column, totals_of_parts
from entramado.loaders.extract.figures import find_figures
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, join


def figures(results: str, description: str = "") -> list[tuple[float, str]]:
    entry = Entry(
        "doc",
        (1, 9),
        "1",
        "Programa",
        1,
        description=join([Line(2, description)]) if description else join([]),
        results=join([Line(3 + i, text) for i, text in enumerate(results.split("\n"))]),
    )
    return [(f.value, f.group) for f in find_figures(entry)]


def test_a_total_and_its_parts_by_sex() -> None:
    assert figures("Se atendió a 44 personas, de las cuales 26 fueron mujeres y 18 hombres.") == [
        (44, "total"),
        (26, "mujeres"),
        (18, "hombres"),
    ]


def test_a_percentage_between_a_number_and_its_words_does_not_part_them() -> None:
    found = figures("De ellos, fueron 6,309 (77%) hombres y 1,862 (23%) mujeres.")
    assert found == [(6309, "hombres"), (1862, "mujeres")]
    assert words("De ellos, fueron 6,309 (77%) hombres y 1,862 (23%) mujeres.") == ["hombres", "mujeres"]


def test_minors() -> None:
    found = figures("Participaron 22,502 NNA, 43 hombres menores de dieciocho años, 10 niñas y 7 niños.")
    assert found == [(22502, "nna"), (43, "ninos"), (10, "ninas"), (7, "ninos")]


def test_parts_that_are_no_sex_are_other() -> None:
    found = figures("Se brindaron 10 servicios: Sonora (7); Yucatán (3).")
    assert found == [(10, "total"), (7, "otro"), (3, "otro")]
    assert figures("Son 12 personas: 8 Argentina, 1 Bélgica, 3 Belice.")[1:] == [(8, "otro"), (1, "otro"), (3, "otro")]


def test_a_list_that_its_first_number_opens_is_of_things() -> None:
    assert {g for _, g in figures("1 Solicitud de faro, 2 Permisos de puerto, 3 Visas de mar y 4 Avisos de luz.")} == {
        "total"
    }


def test_adults_beside_minors_are_a_part_and_boys_of_both_sexes_are_minors() -> None:
    assert figures("Se atendió a 40 NNA y 20 adultos acompañantes.") == [(40, "nna"), (20, "otro")]
    assert figures("Fueron 9 adultos hombres.") == [(9, "hombres")]
    assert figures("De ellos 20 son niños (14 niñas y 6 niños).") == [(20, "nna"), (14, "ninas"), (6, "ninos")]
    assert figures("Se representó a 1 adolescente.") == [(1, "nna")]


def test_an_estimate_of_what_was_done_is_a_result_and_of_what_will_be_none() -> None:
    assert figures("Se estima que se atendieron a 1,000 hombres y 80 NNA.") == [(1000, "hombres"), (80, "nna")]
    assert not figures("Se estima que se atenderán a 1,000 hombres.")


@pytest.mark.parametrize(
    "text",
    [
        "El 98% cuenta con clave.",
        "Con base en los artículos 99 y 100 de la Ley.",
        "Para personas mayores de 60 años.",
        "Del 9 al 10 de diciembre se reunieron.",
        "Se espera beneficiar a 4,000 personas.",
        "Teniendo una meta para el mismo año de 72 apoyos.",
        "Llame al 01 800 123 4567.",
        "Se atiende las 24 horas, los 365 días.",
        "Se recibieron los formatos de las 32 fiscalías estatales.",
        "En coordinación con los tres órdenes de gobierno.",
        "Abre de 9 a 10 am.",
        "Objetivo 3 y Pilar 4.",
        "Se publicó una guía.",
    ],
)
def test_what_is_no_result_is_not_counted(text: str) -> None:
    assert figures(text) == []


def test_numbers_in_words_count_where_something_was_done() -> None:
    assert figures("Se llevaron a cabo dos reuniones.") == [(2, "total")]
    assert figures("No se reportó.", description="Cuenta con tres subsedes.") == []


def test_money_in_millions() -> None:
    assert figures("Se ha otorgado financiamiento por 18,782.30 mdp.") == [(18_782_300_000, "total")]


def test_a_single_event_that_was_held_counts() -> None:
    assert figures("Se realizó una feria de comercialización.") == [(1, "total")]
    assert figures("Se elaboró una propuesta. Se cuenta con un convenio.") == []


def test_a_table_s_columns_tell_the_group() -> None:
    table = "Programa | Comités | Hombres | Mujeres\nBecas | 30 | 4 | 99\nFondo | 7 | 8"
    assert [group_of_column(table, table.index(n)) for n in ("30", "4", "99")] == [None, "hombres", "mujeres"]
    assert group_of_column(table, table.index("8")) is None  # a cell is missing: which one cannot be told


def test_the_group_behind_the_noun() -> None:
    assert figures("Se atendieron 265 quejas presentadas por mujeres.") == [(265, "mujeres")]
    assert figures("Impactó a 17 hombres, 26 mujeres (43 en total).")[2] == (43, "total")
    assert figures("Se retornó a 202 NNA hombres y 188 NNA mujeres.") == [(202, "ninos"), (188, "ninas")]


def test_the_same_count_again_is_one() -> None:
    found = figures("Se atendieron 1,209 casos. Del total de 1,209 casos, 696 fueron de mujeres.")
    assert found == [(1209, "total"), (696, "mujeres")]


def test_a_figure_knows_its_line_and_words() -> None:
    entry = Entry("doc", (1, 5), "1", "T", 1, results=join([Line(4, "Se impartió"), Line(5, "a 372 personas.")]))
    (figure,) = find_figures(entry)
    assert (figure.lines, figure.what, figure.rule) == ((5, 5), "personas", "counted")


def test_parts_are_found_by_adding_up() -> None:
    assert totals_of_parts([507, 233, 274]) == {1: 0, 2: 0}
    assert totals_of_parts([10, 4, 6, 3, 7]) == {1: 0, 2: 0, 3: 0, 4: 0}
    assert totals_of_parts([2, 1, 1]) == {}


def test_an_amount_said_again_in_words_is_one() -> None:
    text = (
        "Se destinaron apoyos, sumando un total de $85,573.65 (ochenta y cinco mil, quinientos setenta y tres pesos)."
    )
    assert figures(text) == [(85573.65, "total")]


def test_up_to_so_many_were_reached_but_not_planned() -> None:
    assert figures("La red ha llevado a cabo hasta 437 eventos presenciales.") == [(437, "total")]
    assert figures("Se pretende apoyar hasta 300 proyectos.") == []


def test_by_what_means_it_is_spread_and_where_to_call_are_no_results() -> None:
    assert figures("A través de la señal de Canal 10 y las 11 estaciones radiofónicas se dan los datos.") == []
    assert figures("Se difundió el número telefónico 800, dirección y redes.") == []


def test_the_last_row_of_a_table_is_the_total() -> None:
    found = figures("INM | 42,680\nCOMAR | 42,353\nTotal | 85,033")
    assert found == [(42680, "otro"), (42353, "otro"), (85033, "total")]


def test_a_small_last_part_belongs_to_the_sum() -> None:
    assert totals_of_parts([282330, 131148, 90197, 46536, 14433, 16]).keys() == {1, 2, 3, 4, 5}


def test_a_part_of_minors_is_of_minors_and_any_other_part_is_other() -> None:
    found = figures("Se atendió a 137,059 menores de edad extranjeros, de los cuales 61,299 viajaban sin compañía.")
    assert found == [(137059, "nna"), (61299, "nna")]
    assert figures("Se emitieron 65 resoluciones, de las cuales 25 resoluciones son firmes.") == [
        (65, "total"),
        (25, "otro"),
    ]
    assert figures("Benefició a 407 productores de los cuales el 125 han sido mujeres.") == [
        (407, "total"),
        (125, "mujeres"),
    ]
    assert figures("Se atendió un total de 321,420 llamadas (822 llamadas por día).") == [(321420, "total")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Se atendió al 58.12 por ciento de las personas.", []),
        ("Se atendió al 58,12 % de las personas.", []),
        ("Se aplicó el Decreto 216 de 2021.", []),
        ("Se emitieron los Decretos 12 de 2020 y 13 de 2021.", []),
        ("Se reformó el artículo 4o y los numerales 1, 2 y 3.", []),
        ("Se inscribieron familias de los estratos 1 a 4.", []),
        ("Se atendió a tres de cada diez personas.", []),
        ("La Ley 1448 de 2011, 300 personas fueron atendidas.", [300]),
        ("Se emitieron 12 resoluciones.", [12]),
        ("Se atendió en el año a 640 710 1,350 personas.", [640, 710, 1350]),
    ],
)
def test_laws_lists_and_shares_are_no_figures(text: str, values: list[float]) -> None:
    entry = Entry("d", (1, 1), "1", None, 1, results=join([Line(1, text)]))
    assert [figure.value for figure in find_figures(entry)] == values


def words(results: str) -> list[str]:
    entry = Entry("doc", (1, 9), "1", "Programa", 1, results=join([Line(3, text) for text in results.split("\n")]))
    return [f.what for f in find_figures(entry)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Se otorgaron 23 apoyos de los cuales fueron para salud.", "apoyos"),
        ("Se realizaron 51 jornadas de salud mediante las cuales se dio atención.", "jornadas de salud"),
        ("Se contó con aproximadamente 700 aliados, lo que permitió detectar casos.", "aliados"),
        ("Se establecieron 46 Paraderos de descanso y el Programa ha tenido presencia.", "Paraderos de descanso"),
        (
            "Se expidieron 4 visas a madres de migrantes desaparecidos en México.",
            "visas a madres de migrantes desaparecidos en México",
        ),
        ("Se registraron 2,250 visitas desde la transmisión del 20 de octubre de 2023.", "visitas"),
        (
            "Se obtuvieron 39 sentencias con garantía de reparación en beneficio de 406 familias.",
            "sentencias con garantía de reparación",
        ),
        ("Se generaron 18 informes que contienen un monitoreo.", "informes"),
        ("El número de credenciales entregadas fue de: 1,594,286.", "credenciales entregadas"),
        ("Benefició a más de 10 millones de personas.", "personas"),
        ("CPVE tramitadas: 1,162,557.", "CPVE tramitadas"),
        ("Curso a): 6,875.", "Curso a"),
        ("Con un monto de $85,573.65 en apoyos.", "pesos en apoyos (monto)"),
        ("Se atendió a 40 niñas, niños y adolescentes migrantes.", "niñas, niños y adolescentes migrantes"),
        ("Se expidieron 85 tarjetas bajo las siguientes condiciones de estancia.", "tarjetas"),
        ("Hubo 67 trámites de traslados destinados a 14 mujeres.", "trámites de traslados"),
        ("Se instalaron 911 (de 2457) módulos para trámites.", "módulos para trámites"),
        ("Hay 43 faros de la costa coordinado por el Instituto.", "faros de la costa"),
        ("Se dio apoyo a 7 de las aduanas con más viajeros.", "aduanas con más viajeros"),
    ],
)
def test_the_words_are_the_whole_counted_thing_and_nothing_behind_it(text: str, what: str) -> None:
    assert words(text)[0] == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Se atendió a 44 personas migrantes, de las cuales 26 fueron mujeres y 18 hombres.",
            ["personas migrantes", "personas migrantes (mujeres)", "personas migrantes (hombres)"],
        ),
        (
            "Se han otorgado 1,097 apoyos, 536 para mujeres y 561 para hombres.",
            ["apoyos", "apoyos (mujeres)", "apoyos (hombres)"],
        ),
        (
            "Se brindaron 10 servicios: Sonora (7); Yucatán (3).",
            ["servicios", "servicios (Sonora)", "servicios (Yucatán)"],
        ),
        (
            "Se retornó a 4,600 personas: Colombia 61, Cuba 1,382 y Honduras 3,157.",
            ["personas", "personas (Colombia)", "personas (Cuba)", "personas (Honduras)"],
        ),
        (
            "Se imprimieron 3,000 guías, de las cuales 2,500 fueron en el idioma español.",
            ["guías", "guías (idioma español)"],
        ),
        ("Adultos mayores: 76 mujeres y 64 hombres.", ["Adultos mayores (mujeres)", "Adultos mayores (hombres)"]),
        (
            "Asistieron 62 representantes del sector privado, 24 de sociedad civil.",
            ["representantes del sector privado", "representantes (sociedad civil)"],
        ),
        ("Se realizaron 16 talleres con 300 mujeres.", ["talleres", "mujeres"]),
        # People told by their age are counted themselves, and a sum of those before a total names its parts.
        (
            "Acudieron 336 adultos mayores, de los cuales fueron 283 hombres y 53 mujeres.",
            ["adultos mayores", "adultos mayores (hombres)", "adultos mayores (mujeres)"],
        ),
        ("El total de beneficiados desagregados por sexo son 89 mujeres.", ["beneficiados (mujeres)"]),
        # What the list's heading says.
        (
            "Faro temporal:\n\n• INM: 42\n• COMAR: 43\n• Total: 85",
            ["Faro temporal (INM)", "Faro temporal (COMAR)", "Faro temporal"],
        ),
        ("Se registraron los siguientes números de visitas:\n\n• Sección Faros: 12", ["visitas (Sección Faros)"]),
        ("Se capacitó a: 71 mujeres y 32 hombres.", ["mujeres", "hombres"]),
    ],
)
def test_a_part_has_the_noun_of_its_total(text: str, what: list[str]) -> None:
    assert words(text) == what


def test_parts_by_age_and_state_are_told_of_the_total_and_what_follows_is_another_thing() -> None:
    assert words("Se atendieron 12 personas (1 NNA y 11 adultos).") == [
        "personas",
        "personas (NNA)",
        "personas (adultos)",
    ]
    assert words("Se crearon 22 comisiones de las cuales 17 están instaladas.") == [
        "comisiones",
        "comisiones (instaladas)",
    ]
    assert words("Se atendió a 208 personas a través de 41 servicios brindados y el apoyo de 77 voluntarios.") == [
        "personas",
        "servicios brindados",
        "voluntarios",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        # A relative, a verb or an infinitive before a number names nothing: the total does.
        ("Se estudiaron 195 casos, de los cuales 43 no calificaron.", ["casos", "casos"]),
        ("Se atendieron 129 casos y se logró evitar o revertir la pena en 30.", ["casos", "casos"]),
        ("Se orientó a 27 viajeros, a los que se brindó ayuda a 13.", ["viajeros", "viajeros"]),
        # An adjective takes the place of its contrary; what two parts share stays.
        (
            "Lo forman 104 guardias federales, 9 estatales y 17 municipales.",
            ["guardias federales", "guardias estatales", "guardias municipales"],
        ),
        ("Hay 85 faros en la costa y 66 en el resto del país.", ["faros en la costa", "faros (resto del país)"]),
        # People of another age or, in another sentence, of a nationality are no part of those before.
        ("Se rescató a 334 adultos y a 210 menores.", ["adultos", "menores"]),
        ("Se revisaron 45 casos. Actualmente, 56 mexicanos esperan.", ["casos", "mexicanos"]),
        # An age is part of what is counted, a remark in brackets is none.
        ("Asistieron 97 mujeres de 65 años o más.", ["mujeres de 65 años o más"]),
        ("Tarjetas: faro azul 28 (se anexa tabla para su consulta).", ["faro azul"]),
        # What was done with a part of them, and the years of a list, tell parts.
        (
            "Se tramitaron 766 credenciales, entregadas 627 y activadas 303.",
            ["credenciales", "credenciales (entregadas)", "credenciales (activadas)"],
        ),
        ("Hubo 593 eventos.\n\n• 2014: 87\n\n• 2015: 140", ["eventos", "eventos (2014)", "eventos (2015)"]),
        ("Acudieron 17 hombres, 26 mujeres (43 en total).", ["personas (hombres)", "personas (mujeres)", "personas"]),
        # A list of places names parts of the total told before it, none a part of another.
        (
            "Hay 24 viajeros inscritos. Son: 8 Argentina, 1 Bélgica, 3 Belice, 4 Bolivia, 8 Líbano.",
            ["viajeros inscritos"]
            + [f"viajeros inscritos ({c})" for c in ("Argentina", "Bélgica", "Belice", "Bolivia", "Líbano")],
        ),
        ("Se imprimieron 8,5441 tarjetas.", ["tarjetas"]),
        ("Se avanzó en las líneas 1 y 2 del plan.", []),
        ("Se dieron mapas en la carretera federal 1460.", []),
        # The first of a list of places or things is not where, or with what, all were.
        ("Se colocaron 13 mapas en Morelia, Lázaro Cárdenas y Zamora.", ["mapas"]),
        ("Se apoyó a 89 viajeros con alimento, agua y abrigo.", ["viajeros"]),
    ],
)
def test_words_that_are_no_noun_name_nothing(text: str, what: list[str]) -> None:
    assert words(text) == what


def test_a_table_s_cell_counts_what_heads_its_column_in_what_begins_its_row() -> None:
    table = join([Line(3, "Programa | Comités | Integrantes"), Line(4, ""), Line(5, "Becas | 30 | 99")])
    found = find_figures(Entry("doc", (1, 9), "1", "Programa", 1, results=table))
    assert [f.what for f in found] == ["Comités (Becas)", "Integrantes (Becas)"]


def test_an_article_told_by_its_number_is_no_figure() -> None:
    assert figures("La ley instaura un Consejo en su artículo 183 y en el 188 al Comité.") == []


def test_a_total_told_again_counts_once_and_names_its_parts() -> None:
    text = "Se apoyó a 38,514 personas. Hubo 12 ferias. Se atendió a 38,514 personas (18,511 mujeres y 20,003 hombres)."
    assert words(text) == ["personas", "ferias", "personas (mujeres)", "personas (hombres)"]


def test_a_sex_before_its_number_is_the_number_s() -> None:
    assert figures("Fueron para hombres 7,106 (90%) y para mujeres: 804.")[0] == (7106, "hombres")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Hubo 4,168 envíos con un importe de 11.5 MDP y 49 cambios con un importe de 15,772 USD.",
            [
                (4168, "envíos"),
                (11_500_000, "pesos (importe de envíos)"),
                (49, "cambios"),
                (15772, "dólares estadounidenses (importe de cambios)"),
            ],
        ),
        ("El fondo del faro fue de USD \\$200,000.", [(200000, "dólares estadounidenses")]),
        ("Enviaron un total de 487.9 millones de dólares\ncanadienses.", [(487_900_000, "dólares canadienses")]),
        (
            "Sirve para enviar mapas a un costo de 4.99 USD por envío;",
            [(4.99, "dólares estadounidenses por envío (costo)")],
        ),
        ("El faro cuesta CAD 3,000 por año.", [(3000, "dólares canadienses por año")]),
        ("Monto de los mapas: 14.7 millones de MXN.", [(14_700_000, "pesos (Monto de los mapas)")]),
        (
            "La cuota creció de 400 a 600 USD para viajeros.",
            [(n, "dólares estadounidenses para viajeros (de 400 a 600)") for n in (400, 600)],
        ),
        ("Dio $95,573.65 (noventa y cinco mil, quinientos setenta y tres pesos 65/100).", [(95573.65, "pesos")]),
        ("Programa | Faros | Monto\n\nMapas | 30 | $99,000", [(30, "Faros (Mapas)"), (99000, "pesos (Monto, Mapas)")]),
        ("Se publicó en 2021.82 Con 30 faros.", [(30, "faros")]),
    ],
)
def test_an_amount_of_money_has_its_currency_and_says_which_amount_it_is(
    text: str, told: list[tuple[float, str]]
) -> None:
    entry = Entry("doc", (1, 9), "1", None, 1, results=join([Line(3 + i, s) for i, s in enumerate(text.split("\n"))]))
    assert [(f.value, f.what) for f in find_figures(entry)] == told


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("El faro atendió 155 quejas donde hubo 81 hombres y 49 mujeres.", ["quejas", "hombres", "mujeres"]),
        (
            "Hubo 6 reportes, de los cuales 2 hombres fueron hallados y 4 hombres siguen lejos.",
            ["reportes"] + ["hombres"] * 2,
        ),
        ("Se dieron 90 asesorías. Se estima que se atendieron a 81 hombres.", ["asesorías", "hombres"]),
        (
            "Se dieron 77 mapas. De las 77 personas ayudadas, 30 fueron mujeres.",
            ["mapas", "personas ayudadas (mujeres)"],
        ),
        ("Hubo 80 acciones brindando atención a 42 mujeres y 37 hombres.", ["acciones", "mujeres", "hombres"]),
        # Where the total counts persons, its noun names the parts.
        ("Hubo 30 personas, de las cuales 10 mujeres fueron halladas.", ["personas", "personas (mujeres)"]),
    ],
)
def test_persons_beside_a_thing_are_no_kind_of_that_thing(text: str, what: list[str]) -> None:
    assert words(text) == what


def test_a_law_s_article_behind_a_bare_article_is_no_figure() -> None:
    assert figures("Además, el 185 de la LXYZ ordena al Consejo coordinar.") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Hubo 41 mapas, quedando así 29 concluidos y 12 pendientes.",
            ["mapas", "mapas (concluidos)", "mapas (pendientes)"],
        ),
        ("Se recibió a 84 viajeros al mes de agosto de 2023.", ["viajeros"]),
        ("Se recibe a 84 viajeros al mes.", ["viajeros al mes"]),
        ("- Faro sin luz: 52 multas", ["multas (Faro sin luz)"]),
        ("Los mapas dados en este faro son:\n\nAño | Volumen\n\n2015 | 183", ["mapas dados en este faro (2015)"]),
        ("Se capacitó a 8 guardias en el taller denominado “Faros del mar”.", ["guardias"]),
        (
            "Hubo 90 personas que leen, de las cuales 40 fueron personas ciegas.",
            ["personas", "personas ciegas"],
        ),
    ],
)
def test_what_is_counted_is_named_by_its_item_its_table_or_its_own_words(text: str, what: list[str]) -> None:
    assert words(text) == what
