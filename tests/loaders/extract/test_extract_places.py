"""Places: who takes part, whole countries and states, names that mean several places."""

import pytest

from entramado.loaders.extract.places import PlaceIndex, find_places
from entramado.loaders.records import Entry, PrintedName
from entramado.loaders.text import Line, join
from entramado.ontology.authority import load_authority

PLACES = PlaceIndex(load_authority())


def places(text: str, results: str = "", **more: object) -> tuple[list[str], list[str], list[str]]:
    entry = Entry(
        "doc",
        (1, 9),
        "1",
        "Acción",
        None,
        description=join([Line(2, text)]),
        results=join([Line(3, results)]) if results else join([]),
        **more,  # type: ignore[arg-type]
    )
    found = find_places(entry, PLACES)
    return (
        [v.value for v in found.states],
        [v.value for v in found.municipalities],
        [v.value for v in found.countries],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Convoca a personas servidoras públicas de todo el país.",
        "Para quienes se encuentren en cualquier entidad de la República.",
        "El subprograma opera a nivel nacional.",
    ],
)
def test_the_whole_country_said_of_the_action(text: str) -> None:
    assert places(text)[0] == ["ALL"]


@pytest.mark.parametrize(
    "text",
    [
        "Con las instancias competentes a nivel nacional.",
        "Delitos contra la niñez a nivel nacional y regional.",
        "Para quienes residan en territorio nacional.",
    ],
)
def test_the_nation_in_passing_is_no_coverage(text: str) -> None:
    assert places(text)[0] == []


def test_where_leaflets_went_is_no_coverage() -> None:
    assert places("Se trabaja.", "Los materiales se distribuyen en todo el país.")[0] == []


def test_a_practice_of_the_study_is_its_chapters_states() -> None:
    text = "La organización trabaja en Oaxaca y en Baja California; hay 18 en todo el país."
    assert places(text, state="MX-OAX", chapter="EF")[0] == ["OAX"]


def test_the_way_to_an_embassy_is_no_place_of_a_states_action() -> None:
    reporters = [PrintedName("Gobierno del Estado de Tlaxcala", 1)]
    text = "Acompaña a la Embajada de Estados Unidos, con los traslados terrestres a la CDMX."
    assert places(text, chapter="EF", reporters=reporters)[0] == ["TLA"]
    assert places("El módulo del Aeropuerto Internacional de la Ciudad de México.")[0] == ["CMX"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Estudiantes: cuatro de nacionalidad cubana y seis colombianos.", ["CU", "CO"]),
        ("Guías en los idiomas español, inglés y francés.", []),
        ("Consejo Mexicano-Estadounidense.", ["US"]),
        ("Se jugó en la ciudad de Albuquerque, Nuevo México.", ["US"]),
        ("Oficinas en Nueva York y Los Ángeles.", ["US"]),
        ("Los de Baja California y Nuevo León.", []),
        ("Exime de visado, excepto Estados Unidos y Canadá.", []),
        ("Al igual que el faro en Guatemala, el de Belice guía barcas.", ["BZ"]),
        ("Los países del Triángulo Norte y México.", ["GT", "HN", "SV"]),
    ],
)
def test_countries_by_their_people_towns_and_regions(text: str, countries: list[str]) -> None:
    assert places(text)[2] == countries


def test_the_studys_target_group_names_countries() -> None:
    found = places("Se trabaja.", state="MX-BCN", target_printed="Población repatriada por autoridades estadounidenses")
    assert found == (["BCN"], [], ["US"])


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Espectaculares en Morelia, Lázaro Cárdenas y Uruapan.", "MX-MIC-lazaro-cardenas"),
        ("Vuelos a Nogales.", "MX-SON-nogales"),
        ("Los Aeropuertos Internacionales de Oaxaca y Huatulco.", "MX-OAX-oaxaca-de-juarez"),
    ],
)
def test_towns_of_one_name_are_told_apart(text: str, town: str) -> None:
    assert town in places(text)[1]


def test_a_town_of_many_states_alone_is_none() -> None:
    assert places("Se reunió en Benito Juárez.")[1] == []


def test_a_region_stands_for_its_countries_where_they_take_part() -> None:
    # informe-2018:1808 against 398
    assert places("El Triángulo Norte, México y Estados Unidos constituyeron un grupo.")[2] == ["GT", "HN", "SV", "US"]
    assert places("Se trabaja con los países del Triángulo Norte para impulsar estrategias.")[2] == []


def test_where_a_road_leads_is_no_place_of_the_action() -> None:
    # buenas-practicas-oim:3933, 3939
    assert places("Módulo en Temascaltepec, Carretera Toluca - Cd. Altamirano, desviación a Valle de Bravo.")[1] == [
        "MX-MEX-temascaltepec",
    ]


def test_liaisons_in_all_states_are_the_whole_country() -> None:
    assert places("Se atiende a través de los 32 enlaces en los estados.")[0] == ["ALL"]


def test_a_country_in_the_name_of_a_regional_body_is_none() -> None:
    assert places("Con la Comisión de Policía de Centroamérica, México, el Caribe y Colombia.")[2] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se realizó un foro en Córdoba, Argentina.", ([], [], ["AR"])),
        ("Se realizó un foro en Guadalajara (España).", ([], [], ["ES"])),
        ("Se realizó en Chiapas, Guatemala y Honduras.", (["CHP"], [], ["GT", "HN"])),
        ("Se realizó en Córdoba, Veracruz.", (["VER"], ["MX-VER-cordoba"], [])),
    ],
)
def test_a_country_behind_a_name_takes_it_abroad(text: str, expected: tuple[list[str], ...]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En Ixtepec se abrió un comedor.", ([], [])),
        ("En Ixtepec, Oaxaca, se abrió un comedor.", (["OAX"], ["MX-OAX-ciudad-ixtepec"])),
        ("El Gobierno de Oaxaca abrió un comedor en Ixtepec.", (["OAX"], ["MX-OAX-ciudad-ixtepec"])),
        ("La Universidad Michoacana de San Nicolás de Hidalgo hizo un estudio.", ([], [])),
    ],
)
def test_a_town_by_a_short_name_is_in_the_state_that_is_named(text: str, expected: tuple[list[str], ...]) -> None:
    assert places(text)[:2] == expected
