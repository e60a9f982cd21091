"""Instruments: where a name ends, what is none yet, and when two names are one."""

import pytest

from entramado.loaders.extract.extracted import Instrument
from entramado.loaders.extract.instrument_names import add_fullest
from entramado.loaders.extract.instruments import find_instruments
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, join


def named(text: str, title: str = "Acción") -> list[str]:
    entry = Entry("doc", (1, 9), "1", title, None, description=join([Line(2, text)]))
    return [i.name for i in find_instruments(entry)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # The day of its signing, a year and "una" (compendio-2020:791, buenas-practicas-oim:1280, compendio-2024:9711).
        ("Con la Ley de Migración el 25 de mayo de 2011 quedó.", "Ley de Migración"),
        ("La creación de la Ley de Protección y Apoyo a Migrantes en 2016.", "Ley de Protección y Apoyo a Migrantes"),
        ("El Pacto Mundial para una Migración Segura.", "Pacto Mundial para una Migración Segura"),
        # A list inside the name of a protocol (compendio-2024:5114).
        (
            "Sobre el Protocolo para la prevención, atención y sanción del acoso sexual. Se capacitó.",
            "Protocolo para la prevención, atención y sanción del acoso sexual",
        ),
        # Told by a number or by a law's acronym (compendio-2024:5388, informe-2018:901, compendio-2024:5651).
        ("mediante oficio número VSPP/036/2017, del 15 de marzo.", "oficio número VSPP/036/2017"),
        ("en el artículo 9 de la LM, los jueces", "LM"),
        ("Con el fin del Título 42 en mayo de 2023", "Título 42"),
        ("Se extiende por Acuerdo por el que se extiende el beneficio.", "Acuerdo por el que se extiende el beneficio"),
        ("Con base en su Ley de creación.", "Ley de creación"),
        # The next topic of a list, but no list inside a name.
        ("Temas: Ley de Migración, Asilo y otras figuras.", "Ley de Migración"),
        ("La Ley de Migración, Asilo y Refugio rige.", "Ley de Migración, Asilo y Refugio"),
        (
            "Los Lineamientos que establecen las reglas que debe cumplir el voto, aprobados el 8 de mayo.",
            "Lineamientos que establecen las reglas que debe cumplir el voto",
        ),
        ("los arreglos locales de repatriación, se recibieron", "arreglos locales de repatriación"),
        ("Se suscribió un acuerdo entre el INM y el Registro Civil.", "acuerdo entre el INM y el Registro Civil"),
        ("El Plan de Trabajo en materia de Tráfico 2019-2025; se", "Plan de Trabajo en materia de Tráfico 2019-2025"),
        # A named strategy, whose name the sentence's subject follows (informe-2018:637, 2954).
        ("por medio de la Estrategia “Somos Mexicanos”.", "Estrategia “Somos Mexicanos”"),
        ("En el marco de la Estrategia Somos Mexicanos el INM logró", "Estrategia Somos Mexicanos"),
        # Normative texts of a ministry; an agreement told by its gazette's day (compendio-2024:4256, 5721).
        (
            "Se proponen Normas específicas de control escolar relativas a la inscripción y certificación.",
            "Normas específicas de control escolar relativas a la inscripción y certificación",
        ),
        (
            "mediante Acuerdo publicado en el Diario Oficial de la Federación el 24 de junio de 2021, y",
            "Acuerdo publicado en el Diario Oficial de la Federación el 24 de junio de 2021",
        ),
        # One capital behind a head is no whole name; a decree is told by its day (buenas-practicas-oim:4865).
        (
            "en la Ley para el Reconocimiento de los derechos de las y los costeños89.",
            "Ley para el Reconocimiento de los derechos de las y los costeños",
        ),
        ("mediante Decreto del 11 de noviembre de 2020, se", "Decreto del 11 de noviembre de 2020"),
        (
            "en la Ley General en Materia de Faros, Robo cometido por Particulares y del Puerto se dice",
            "Ley General en Materia de Faros, Robo cometido por Particulares y del Puerto",
        ),
        ("la Norma Oficial Mexicana NOM-027-SSA3-2013, Regulación de", "Norma Oficial Mexicana NOM-027-SSA3-2013"),
        ("un convenio de colaboración en enero del 2020 con", "convenio de colaboración"),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, name: str) -> None:
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Se cuenta con un Anteproyecto de Decreto de Reformas Reglamentarias.",  # compendio-2024:3709
        "No existe un convenio de colaboración firmado.",  # buenas-practicas-oim:6105
        "Considerar un solo protocolo de actuación con las demás dependencias.",  # compendio-2024:8211
        "Aplicando el protocolo para la derivación correspondiente.",  # compendio-2024:8872
        "Se creó una Ruta de Atención con Instituciones.",  # compendio-2024:7246
        "En A. B. (Eds.), Inclusión social en el marco de la Agenda 2030, pp. 1-3.",  # compendio-2020:2726
        "Se actualizaron los lineamientos de modo que se pueda.",  # compendio-2020:2462
        "El indicador ODS 10.7.3 se calcula.",  # compendio-2024:388
    ],
)
def test_what_is_drafted_missing_or_anybody_s_is_no_instrument(text: str) -> None:
    assert named(text) == []


def test_the_strategy_that_is_the_action_is_no_instrument_of_it() -> None:
    assert named("La Estrategia Ventanillas de Salud ofrece atención.", "Estrategia Ventanillas de Salud") == []


def test_a_law_and_its_regulation_are_two() -> None:
    found = named("De la Ley de Migración y su Reglamento.")
    assert found == ["Ley de Migración", "Reglamento de la Ley de Migración"]
    assert named("El artículo 144 del Reglamento de la Ley de Migración.") == ["Reglamento de la Ley de Migración"]


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("LGV", "Ley General de Víctimas"), ["Ley General de Víctimas"]),
        (("Objetivos de Desarrollo Sostenible", "Agenda 2030"), ["Agenda 2030"]),
        (("PMM", "Pacto Mundial sobre Migración"), ["Pacto Mundial sobre Migración"]),
        (("Acuerdo INE/CG243/2019", "Acuerdo INE/CG432/2019"), ["Acuerdo INE/CG243/2019", "Acuerdo INE/CG432/2019"]),
        (("Ley de Creación del IX", "Decreto 293 por el que se crea el Instituto X"), ["Ley de Creación del IX"]),
        (
            (
                "Ruta de protección de los derechos de NNA",
                "Ruta de Protección de Derechos de Niñas, Niños y Adolescentes",
            ),
            ["Ruta de Protección de Derechos de Niñas, Niños y Adolescentes"],
        ),
    ],
)
def test_several_names_of_one_instrument(names: tuple[str, ...], kept: list[str]) -> None:
    found: list[Instrument] = []
    for name in names:
        add_fullest(found, Instrument(name, (2, 2), "instrument-name"))
    assert [i.name for i in found] == kept
