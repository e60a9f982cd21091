"""Bodies that every state has are made of their kinds: names by template, own names by a row, mistakes told."""

import pytest

from entramado.ontology.authority import load_authority
from tests.ontology.test_authority import add, folder, mistakes

__all__ = ["folder"]


@pytest.fixture(scope="module")
def authority():
    return load_authority()


def test_each_state_has_one_body_of_each_kind(authority):
    made = [b for b in authority.institutions if b.startswith("registro-civil-")]
    assert len(made) == len(authority.states) == 32
    body = authority.institutions["registro-civil-chiapas"]
    assert (body.name, body.sector, body.level) == ("Registro Civil del Estado de Chiapas", "state", "state")
    assert (body.parent, body.state, body.source) == ("gobierno-chiapas", "MX-CHP", "buenas-practicas-oim:4648")


def test_a_state_is_put_into_a_name_by_its_own_form(authority):
    assert authority.institutions["registro-civil-ciudad-de-mexico"].name == "Registro Civil de la Ciudad de México"
    assert authority.institutions["servicio-empleo-estado-de-mexico"].name.endswith("en el Estado de México")
    assert "Estado de Chiapas" in authority.names_of("gobierno-chiapas")
    assert not any(name.startswith("Estado de la") for name in authority.names_of("gobierno-ciudad-de-mexico"))


def test_a_name_of_its_own_stands_before_the_templates(authority):
    assert authority.institutions["cedh-oaxaca"].name == "Defensoría de los Derechos Humanos del Pueblo de Oaxaca"
    body = authority.institutions["cedh-guanajuato"]
    assert (body.name, body.acronym) == ("Procuraduría de los Derechos Humanos del Estado de Guanajuato", "PRODHEG")
    assert "Comisión Estatal de Derechos Humanos de Guanajuato" in authority.names_of("cedh-guanajuato")


def test_a_name_without_a_state_is_shared_by_all(authority):
    shared = [n for n in authority.names if n.name == "Protección Civil Estatal"]
    assert len(shared) == 32
    assert all(n.note.startswith("ambiguous") for n in shared)


def test_outside_every_state_a_shared_name_means_all_of_them(authority):
    holders = {n.institution for n in authority.names if n.name == "Registro Civil"}
    assert "registros-civiles" in holders
    assert authority.institutions["registros-civiles"].sector == "kind"


def test_a_kind_makes_a_body_of_each_state_in_a_folder_of_ones_own(folder):
    add(folder, "kinds", "faro,faro del estado,state,state,,,invented:1")
    add(folder, "name-templates", "faro,Faro {del},official", "faro,Faro {en},name", "faro,FE,acronym")
    made = load_authority(folder)
    assert made.institutions["faro-colima"].name == "Faro del Estado de Colima"
    assert made.names_of("faro-colima") == ["Faro del Estado de Colima", "Faro en Colima", "FE"]


@pytest.mark.parametrize(
    ("file", "row", "told"),
    [
        ("name-templates", "boya,Boya {de},official", "unknown kind 'boya'"),
        ("name-templates", "faro,Faro {de},printed", "unknown use 'printed'"),
        ("name-templates", "faro,Faro {estado},name", "'Faro {estado}' is no template"),
        ("kinds", "boya,boya,state,state,,,invented:1", "'boya' has 0 official templates"),
        ("kinds", "faro,faro,state,state,mar,,invented:1", "unknown parent 'mar'"),
        ("kinds", "faro,faro,state,state,,,", "empty 'source'"),
    ],
)
def test_a_mistake_in_a_kind_is_told_with_its_line(folder, file, row, told):
    if file == "name-templates":
        add(folder, "kinds", "faro,faro,state,state,,,invented:1")
    add(folder, "name-templates", "faro,Faro {del},official")
    add(folder, file, row)
    assert any(m.startswith(f"{file}.csv:") and told in m for m in mistakes(folder))
