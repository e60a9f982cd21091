"""Which words are one body: lists, plurals, titles of treaties, acronyms behind a name. Sentences are invented."""

import pytest

from entramado.loaders.extract.lexicon import Lexicon
from entramado.loaders.extract.name_lists import find_lists
from entramado.ontology.authority import load_authority
from tests.loaders.extract.test_organisations import named, only


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.from_authority(load_authority())


def test_two_words_of_one_secretariat_are_one_body_of_a_list(lexicon):
    text = "en coordinación con las Secretarías de Seguridad, Salud, Justicia y Derechos Humanos"
    found = named(lexicon, text, reporter="CAI Edomex", state="MEX")
    assert list(found) == [
        "Secretaría de Seguridad",
        "Secretaría de Salud",
        "Secretaría de Justicia y Derechos Humanos",
    ]


def test_cities_behind_the_consulates_make_a_post_of_each(lexicon):
    text = "Con el apoyo de los Consulados de México en El Paso y Nueva Orleans. Su objetivo es otro."
    found = named(lexicon, text)
    assert [m.candidates for m in found.values()] == [
        ("consulado-mexico-el-paso",),
        ("consulado-mexico-nueva-orleans",),
    ]
    whole = named(lexicon, "Con el apoyo de los Consulados de México en Estados Unidos y Canadá.")
    assert only(whole).candidates == ("red-consular",)


def test_a_full_stop_ends_a_list():
    assert [n.text for n in find_lists("los consulados de Perú y Chile. Su objetivo")][-1] == "Consulado de Chile"
    assert [n.text for n in find_lists("los consulados de Estados Unidos en Tijuana y Cd. Juárez")][-1].endswith(
        "Cd. Juárez"
    )


def test_the_parties_of_a_treaty_named_by_its_title_take_no_part(lexicon):
    text = "Opera conforme al “Memorándum de Entendimiento entre el Gobierno de México y el Gobierno de Canadá”."
    assert named(lexicon, text) == {}
    assert only(named(lexicon, "Se trabaja en coordinación con el Gobierno de Canadá.")).role == "partner"


def test_the_acronym_behind_a_plural_may_be_its_owners(lexicon):
    text = "Se capacitó a los Comités de la Secretaría de Relaciones Exteriores (SRE)."
    assert [m.candidates for m in named(lexicon, text).values()] == [("sre",)]


def test_words_of_a_name_and_its_acronym_are_one_body(lexicon):
    found = named(lexicon, "Se vincula con las Oficinas de Atención al Migrante (CONOFAM).", reporter="SRE")
    assert (only(found).candidates, only(found).acronym) == (("conofam",), "CONOFAM")


def test_units_of_a_course_are_no_offices(lexicon):
    assert named(lexicon, "• Unidades de Apoyo para el Aprendizaje (UAPA).") == {}


def test_a_forum_that_the_entry_reports_on_takes_no_part_in_it(lexicon):
    assert named(lexicon, "El FCG fomenta el diálogo.", title="Foro Consular Global (FCG)", reporter="SRE") == {}
    taking_part = named(lexicon, "Se asistió.", title="Participación en el Foro Consular Global", reporter="SRE")
    assert only(taking_part).role == "partner"
