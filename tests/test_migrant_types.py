"""Whom an entry serves, told by the groups found in it and by what is said and done."""

from typing import Any

import pytest

from loaders.extract.migrant_types import find_migrant_type
from loaders.extract.model import Value
from loaders.extract.populations import Evidence
from loaders.model import Entry
from loaders.text import Line, join


def kind(description: str, groups: dict[str, float], main: str = "salud", **more: Any) -> tuple[str, str]:
    entry = Entry(
        "doc", (1, 9), "1", more.pop("title", "Acción"), None, description=join([Line(2, description)]), **more
    )
    populations = {slug: Evidence(score=score, value=Value(slug, (2, 2), "test")) for slug, score in groups.items()}
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


@pytest.mark.parametrize("title", ["Visita a albergues", "Foro sobre la detención migratoria"])
def test_hostels_and_stations_are_for_foreigners(title: str) -> None:
    assert kind("Se reúnen.", {}, "foros-grupos-trabajo", title=title) == ("extranjeros", "hostels")


def test_civil_society_reports_what_it_does_for_migrants() -> None:
    assert kind("Acompaña a estudiantes.", {}, chapter="OSC") == ("extranjeros", "civil-society")
