"""Whom an entry serves, told by the groups found in it and by what is said and done."""

from typing import Any

import pytest

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.migrant_types import find_migrant_type
from entramado.loaders.extract.populations import GroupEvidence
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, join


def kind(description: str, groups: dict[str, float], main: str = "salud", **more: Any) -> tuple[str, str]:
    entry = Entry(
        "doc", (1, 9), "1", more.pop("title", "Acción"), None, description=join([Line(2, description)]), **more
    )
    populations = {
        slug: GroupEvidence(score=score, value=Value(slug, (2, 2), "test")) for slug, score in groups.items()
    }
    value = find_migrant_type(entry, populations, [Value(main, (2, 2), "test")])
    return value.value, value.rule


def test_the_kind_best_named_is_served() -> None:
    assert kind("Texto.", {"mexicanos-exterior": 4.0, "refugiados": 0.8})[0] == "exterior"


def test_mexicans_and_foreigners_are_several_kinds() -> None:
    assert kind("Texto.", {"mexicanos-retorno": 4.0, "refugiados": 4.0}) == ("varios", "several-kinds-named")


def test_who_is_named_by_the_way_makes_no_several_kinds() -> None:
    assert kind("Texto.", {"mexicanos-retorno": 2.0, "extranjeros": 9.0})[0] == "extranjeros"


def test_a_hint_does_not_outweigh_the_migrants_named() -> None:
    assert kind("Texto.", {"mexicanos-exterior": 0.7, "migrantes-general": 2.0})[0] == "extranjeros"


def test_work_on_migration_as_a_whole_is_for_several_kinds() -> None:
    whole = "Coordina la política migratoria."
    assert kind(whole, {}, "coordinacion-actores") == ("varios", "on-the-whole")
    assert kind(whole, {}, "salud")[0] == "extranjeros"


def test_coordination_that_speaks_of_no_migration_is_for_none() -> None:
    assert kind("Coordina la frontera.", {}, "coordinacion-actores") == ("na", "no-migrants-named")


def test_what_a_state_does_tells_where_its_own_people_live() -> None:
    visas = "Apoya a adultos mayores con el trámite de visa americana."
    assert kind(visas, {"migrantes-general": 2.0}, chapter="EF") == ("exterior", "own-people")
    assert kind(visas, {"migrantes-general": 2.0}, chapter="APF")[0] == "extranjeros"


@pytest.mark.parametrize(
    ("description", "served"),
    [
        ("Apoya la repatriación de cuerpos.", "exterior"),
        ("Orienta sobre la tramitación de las distintas visas.", "exterior"),
        ("Ayuda a quienes se encuentran en emergencia en los Estados Unidos.", "exterior"),
        ("Corrige actas de la comunidad veracruzana en el exterior.", "exterior"),
        ("Inscribe a personas nacidas en la unión americana.", "retorno"),
    ],
)
def test_what_a_state_s_people_need_tells_where_they_live(description: str, served: str) -> None:
    assert kind(description, {"migrantes-general": 2.0}, chapter="EF") == (served, "own-people")


def test_who_is_brought_home_to_be_buried_lived_abroad() -> None:
    title = "Apoyo para el traslado y repatriación de restos"
    groups = {"mexicanos-retorno": 4.0, "mexicanos-exterior": 2.0}
    assert kind("Apoya a las familias.", groups, title=title) == ("exterior", "brought-home")
    assert kind("Apoya a las familias.", {"extranjeros": 4.0}, title=title)[0] == "extranjeros"
    assert kind("Apoya a las familias.", groups, title="Repatriación")[0] == "retorno"


def test_whose_countries_are_several_are_foreigners() -> None:
    groups = {"mexicanos-retorno": 4.0, "migrantes-general": 2.0}
    assert kind("Tramita que sean regresados a sus países.", groups) == ("extranjeros", "homeward")
    assert kind("Tramita que sean regresados a su estado.", groups)[0] == "retorno"


def test_migrants_from_within_and_without_are_several_kinds() -> None:
    text = "Cuida la salud de la población migrante interna y externa."
    assert kind(text, {"migrantes-general": 4.0}) == ("varios", "whoever-they-are")


def test_who_shows_a_consulate_s_card_lives_abroad() -> None:
    assert kind("Pide la matrícula consular.", {"migrantes-general": 2.0})[0] == "exterior"


def test_who_is_helped_at_home_is_no_migrant() -> None:
    text = "Capacita a productores de localidades con altos índices de flujo migratorio."
    assert kind(text, {}, "empleo-capacitacion-laboral") == ("na", "leaving")


def test_a_regional_conference_speaks_of_all_movements() -> None:
    text = "Trata los procesos de migración."
    groups = {"migrantes-general": 9.0}
    assert kind(text, groups, "foros-grupos-trabajo", chapter="APF") == ("varios", "on-the-whole")


def test_migrants_of_every_direction_are_several_kinds() -> None:
    text = "Atiende a la población migrante de origen, destino, tránsito y retorno."
    assert kind(text, {"migrantes-general": 9.0}, chapter="EF") == ("varios", "whoever-they-are")


@pytest.mark.parametrize("title", ["Visita a albergues", "Foro sobre la detención migratoria"])
def test_hostels_and_stations_are_for_foreigners(title: str) -> None:
    assert kind("Se reúnen.", {}, "foros-grupos-trabajo", title=title) == ("extranjeros", "hostels")


def test_civil_society_reports_what_it_does_for_migrants() -> None:
    assert kind("Acompaña a estudiantes.", {}, chapter="OSC") == ("extranjeros", "civil-society")
    assert kind("Abre una aplicación.", {"mexicanos-exterior": 0.7}, chapter="OSC") == ("extranjeros", "civil-society")


def test_migrants_among_all_the_people_are_named_by_the_way() -> None:
    text = "Busca la nutrición de la población, también de los migrantes."
    entry = Entry("doc", (1, 9), "1", "Plan", None, description=join([Line(2, text)]))
    weights = {"migrantes-general": GroupEvidence(score=1.7, value=Value("migrantes-general", (2, 2), "test"))}
    types = [Value("salud", (2, 2), "test")]
    assert find_migrant_type(entry, weights, types, {"poblacion-general"}).value == "na"
    assert find_migrant_type(entry, weights, types, {"migrantes-general"}).value == "extranjeros"
