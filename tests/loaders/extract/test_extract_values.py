import pytest

from entramado.loaders.extract.action_types import ActionTypeIndex, find_action_types
from entramado.loaders.extract.challenges import ChallengeIndex, categorise
from entramado.loaders.extract.focus import find_disability_focus, find_women_focus
from entramado.loaders.extract.instruments import find_instruments
from entramado.loaders.extract.links import find_links
from entramado.loaders.extract.migrant_types import find_migrant_type
from entramado.loaders.extract.places import PlaceIndex, find_places
from entramado.loaders.extract.population_mentions import find_mentions
from entramado.loaders.extract.populations import PopulationIndex, find_populations, population_weights
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.records import Challenge, Entry, PrintedName
from entramado.loaders.text import Line, join
from entramado.ontology.authority import load_authority
from entramado.ontology.schemes import load_schemes

SCHEMES = load_schemes()
PLACES = PlaceIndex(load_authority())
POPULATIONS = PopulationIndex(SCHEMES["populations"])
CHALLENGES = ChallengeIndex(SCHEMES["challenges"])
TYPES = ActionTypeIndex(SCHEMES["action-types"])


def entry(description: str, results: str = "", title: str = "Acción", **more: object) -> Entry:
    return Entry(
        "doc",
        (1, 9),
        "1",
        title,
        more.pop("objective", None),  # type: ignore[arg-type]
        description=join([Line(2, description)]),
        results=join([Line(3, results)]) if results else join([]),
        **more,  # type: ignore[arg-type]
    )


# --- places


def places(text: str, **more: object) -> tuple[list[str], list[str], list[str]]:
    found = find_places(entry(text, **more), PLACES)
    return (
        [v.value for v in found.states],
        [v.value for v in found.municipalities],
        [v.value for v in found.countries],
    )


def test_a_town_is_read_with_the_state_beside_it() -> None:
    assert places("Visita colonias de Tenosique, Tabasco y Tapachula, Chiapas.") == (
        ["TAB", "CHP"],
        ["MX-TAB-tenosique", "MX-CHP-tapachula"],
        [],
    )


def test_a_state_that_reports_counts() -> None:
    states, _, _ = places("Se trabaja.", chapter="EF", reporters=[PrintedName("Gobierno del Estado de Morelos", 1)])
    assert states == ["MOR"]


def test_mexico_is_no_country_and_the_state_of_mexico_a_state() -> None:
    assert places("En el Estado de México y en los Estados Unidos Mexicanos, con Guatemala.") == (["MEX"], [], ["GT"])


@pytest.mark.parametrize(
    "text", ["En las 32 entidades federativas.", "Con cobertura nacional.", "En todo el territorio nacional."]
)
def test_national_coverage(text: str) -> None:
    assert places(text)[0] == ["ALL"]


def test_some_of_the_32_are_not_all() -> None:
    assert places("Actualmente 29 de los 32 Registros Civiles del país pueden.")[0] == []


def test_words_that_are_names_of_towns_too_are_none_alone() -> None:
    assert places("El Centro Nacional y la Frontera Sur; Reforma a la Ley.") == ([], [], [])


def test_sixty_towns_of_a_state_are_its_state() -> None:
    assert places("Los enlaces en los 60 municipios de Tlaxcala.") == (["TLA"], [], [])


def test_a_municipality_keeps_its_printed_name_with_city_written_out() -> None:
    (town,) = find_places(entry("En Cd. Juárez, Chihuahua."), PLACES).municipalities
    assert (town.value, town.printed) == ("MX-CHH-juarez", "Ciudad Juárez")


def test_a_town_stands_for_its_state_where_no_state_reports() -> None:
    assert places("Dos foros, en Tijuana y Villahermosa.")[0] == ["BCN", "TAB"]
    reporters = [PrintedName("Gobierno del Estado de Durango", 1)]
    assert places("Con el consulado en Tijuana.", chapter="EF", reporters=reporters)[0] == ["DUR"]


@pytest.mark.parametrize(
    "text", ["De Nuevo Laredo, Texas.", "A las 21:00 (hora de la Ciudad de México).", "Con mixtecos y Tepehuanes."]
)
def test_namesakes_are_no_places(text: str) -> None:
    assert places(text)[:2] == ([], [])


# --- populations


def populations(description: str, results: str = "", title: str = "Acción", **more: object) -> set[str]:
    one = entry(description, results, title, **more)
    return {v.value for v in find_populations(one, find_mentions(one, POPULATIONS.find), POPULATIONS.points)}


def test_groups_named_in_the_description() -> None:
    assert populations("Se atiende a personas refugiadas y a mexicanos en el exterior.") == {
        "refugiados",
        "mexicanos-exterior",
    }


def test_counting_women_aims_at_none() -> None:
    assert "mujeres" not in populations("Se brinda asesoría.", "Se atendió a 26 mujeres y 18 hombres.")
    assert "mujeres" in populations("Brinda talleres a mujeres migrantes.")


def test_a_body_s_or_a_law_s_name_aims_at_nobody() -> None:
    assert populations("En coordinación con el Instituto de las Mujeres y la Ley sobre Refugiados.") == set()


def test_officials_count_where_they_are_taught() -> None:
    assert "servidores-publicos" in populations("Se capacitó a personas servidoras públicas del Instituto.")
    assert "servidores-publicos" not in populations("Quejas atribuibles a personas servidoras públicas.")


def test_migrants_in_general_give_way_to_a_nearer_word() -> None:
    assert populations("Se orienta a personas migrantes.") == {"migrantes-general"}
    assert populations("Se orienta a personas migrantes extranjeras.") == {"extranjeros"}


def test_migrants_in_general_stand_beside_groups_told_as_little() -> None:
    assert populations("Se orienta a personas migrantes y a víctimas de delitos, y a mujeres.") == {
        "migrantes-general",
        "mujeres",
        "victimas-delito",
    }
    assert populations("Se atiende a niñas, niños y adolescentes migrantes.") == {"nna"}


@pytest.mark.parametrize(
    "text",
    [
        "Se procura el ingreso, tránsito, estancia y salida.",
        "Permite establecer contacto con sus familiares.",
        "Recoge propuestas de la sociedad civil, academia y el gobierno.",
        "Se adopta un enfoque diferencial, de género e infancia.",
        "Mecanismos de retorno asistido a sus países de origen.",
    ],
)
def test_words_for_groups_in_other_connections_aim_at_nobody(text: str) -> None:
    assert populations(text) == set()


def test_the_people_at_large() -> None:
    assert populations("Se busca una mejor salud en la población en general, mediante ferias.") == {"poblacion-general"}


def test_the_study_s_stages_are_populations() -> None:
    found = populations("Se atiende.", state="DUR", dimension=["retorno", "transito"])
    assert found == {"mexicanos-retorno", "transito"}


# --- focus, instruments, links


@pytest.mark.parametrize(
    ("text", "title", "women"),
    [
        ("Elabora documentos estratégicos sobre mujeres en movilidad.", "Acción", True),
        ("Esta acción cuenta con un enfoque para mujeres.", "Acción", True),
        ("Se trabaja.", "Mujeres migrantes jefas de familia", True),
        ("Se benefició a 5 mujeres y 6 hombres.", "Acción", False),
        ("Con el Instituto Nacional de las Mujeres.", "Acción", False),
    ],
)
def test_focus_on_women(text: str, title: str, women: bool) -> None:
    assert (find_women_focus(entry(text, title=title)) is not None) is women


@pytest.mark.parametrize(
    ("text", "disability"),
    [
        ("En todos los módulos se atendió a personas con discapacidad.", True),
        ("Se atendieron 4 personas con discapacidad.", False),
        ("El programa cuenta con atención especial para personas con discapacidad.", True),
        ("Derechos sin importar su origen, sexo o discapacidad.", False),
    ],
)
def test_focus_on_persons_with_disabilities(text: str, disability: bool) -> None:
    assert (find_disability_focus(entry(text)) is not None) is disability


def test_instruments_end_with_their_names() -> None:
    found = find_instruments(
        entry("Conforme a la Ley de Migración, se firmó un convenio de colaboración. Se busca la Ley.")
    )
    assert [i.name for i in found] == ["Ley de Migración", "convenio de colaboración"]


def test_an_instrument_keeps_its_number_and_its_years() -> None:
    found = find_instruments(entry("Según el Acuerdo 02/04/17, las Bases de Colaboración y el Plan de Acción 2024."))
    assert [i.name for i in found] == ["Acuerdo 02/04/17", "Bases de Colaboración", "Plan de Acción 2024"]


def test_a_plan_without_a_name_is_no_instrument() -> None:
    assert find_instruments(entry("Se acordó un Plan Nacional y el Plan de Acción.")) == []


def test_an_instrument_named_twice_is_one() -> None:
    found = find_instruments(entry("El Protocolo Alba se aplica.", title="PROTOCOLO ALBA"))
    assert [i.name for i in found] == ["PROTOCOLO ALBA"]


def test_an_address_broken_at_a_line_s_end_is_mended() -> None:
    passage = join([Line(4, "Disponible en: https://www.gob."), Line(5, "mx/sesnsp/acciones?state=published.")])
    (link,) = find_links(Entry("doc", (1, 9), "1", "T", 1, description=passage))
    assert (link.value, link.lines) == ("https://www.gob.mx/sesnsp/acciones?state=published", (4, 5))


def test_an_address_s_scheme_may_end_a_line() -> None:
    passage = join([Line(4, "En el sitio https://"), Line(5, "qqed.profeco.gob.mx/. Se publica.")])
    (link,) = find_links(Entry("doc", (1, 9), "1", "T", 1, description=passage))
    assert link.value == "https://qqed.profeco.gob.mx/"


def test_the_hyphen_that_ends_a_line_of_a_hyphened_address_stays() -> None:
    passage = join([Line(4, "https://www.oecd.org/international-migration-"), Line(5, "outlook-2023_b0f40584-en.html")])
    (link,) = find_links(Entry("doc", (1, 9), "1", "T", 1, description=passage))
    assert link.value == "https://www.oecd.org/international-migration-outlook-2023_b0f40584-en.html"


def test_an_address_with_and_without_its_scheme_is_one() -> None:
    found = find_links(entry("En: www.sitio.gob.mx/a.pdf. http://www.sitio.gob.mx/a.pdf y http://EE.UU"))
    assert [v.value for v in found] == ["http://www.sitio.gob.mx/a.pdf"]


# --- challenges and types


@pytest.mark.parametrize(
    ("text", "slug_of"),
    [
        ("Falta de presupuesto para continuar.", "Falta de recursos financieros, materiales, humanos y tecnológicos"),
        ("Encontrar traductores de otros idiomas.", "Barreras culturales y de idioma"),
        ("Tener mayor difusión.", "Difusión de información, programas o servicios"),
        ("No poseen documento de identidad.", "Falta de documentos de las personas migrantes"),
        ("Mejorar la coordinación interinstitucional.", "Coordinación y cooperación inter e intrainstitucional"),
    ],
)
def test_a_challenge_s_words_tell_its_category(text: str, slug_of: str) -> None:
    value = categorise(Challenge((7, 7), join([Line(7, text)])), CHALLENGES)
    labels = {c.iri_slug: c.label_es for c in SCHEMES["challenges"]}
    assert value is not None
    assert (labels[value.value], value.lines) == (slug_of, (7, 7))


def test_words_that_tell_no_category_leave_it_open() -> None:
    assert categorise(Challenge((7, 7), join([Line(7, "Seguir adelante.")])), CHALLENGES) is None


def test_the_main_type_comes_first() -> None:
    found = find_action_types(
        entry("Se expiden actas de nacimiento.", title="Expedición de actas de nacimiento", objective=4), TYPES
    )
    assert found[0].value == "documentos-identidad"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Servicios para mexicanos en el exterior.", "exterior"),
        ("Apoyo a personas mexicanas repatriadas.", "retorno"),
        ("Orientación a personas extranjeras en tránsito.", "extranjeros"),
        ("Taller para personas servidoras públicas sobre ética.", "na"),
        ("Atiende a connacionales en retorno y a personas refugiadas.", "varios"),
        ("Orienta a las personas migrantes con independencia de su nacionalidad.", "varios"),
        ("Retorno asistido de personas extranjeras a su país de origen.", "extranjeros"),
        ("Coloca a trabajadores con empleadores extranjeros en otros países.", "exterior"),
        ("Pláticas a estudiantes que piensan emigrar.", "na"),
        ("Entrega de insumos en albergues de la ciudad.", "extranjeros"),
    ],
)
def test_whom_an_entry_serves(text: str, kind: str) -> None:
    one = entry(text)
    weights = population_weights(one, find_mentions(one, POPULATIONS.find))
    assert find_migrant_type(one, weights, find_action_types(one, TYPES)).value == kind


def test_sentences_do_not_end_at_abbreviations() -> None:
    text = "Vive en Cd. Juárez, art. 5. Otra oración; y otra"
    assert [text[s.start : s.end] for s in sentences(text)] == [
        "Vive en Cd. Juárez, art. 5.",
        "Otra oración;",
        "y otra",
    ]
