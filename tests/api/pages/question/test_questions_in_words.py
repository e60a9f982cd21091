"""Questions in plain words: what they are after, what they name, and names that several programmes share."""

import csv

import pytest

from entramado.api.pages.every_entry import EntryLine
from entramado.api.pages.families import families_of, names_of
from entramado.api.pages.originals import Originals
from entramado.api.pages.question.intents import INTENTS, UNCOUNTED, asks_series, intents_of, is_cue, uncounted
from entramado.api.pages.question.recognised import recognised
from entramado.api.pages.replies.offer_targets import TARGETS
from entramado.api.pages.search.text_index import TextIndex
from entramado.api.translations.interface import WORDS
from tests.api.pages.invented import known

ENTITIES = known(
    ("institution/icc", 1, "ICC", ""),
    ("institution/icc", 2, "Instituto de Caminos y Canales", "es"),
    ("institution/un", 1, "UN", ""),
    ("institution/un", 2, "Unión de Navegantes", "es"),
    ("state/MX-CHP", 2, "Chiapas", "es"),
    ("objective/20", 2, "Promover las remesas", "es"),
    ("objective/20", 3, "Remesas", "es"),
    ("population/nna", 2, "niñas, niños y adolescentes", "es"),
    ("population/nna", 3, "niñez", "es"),
    ("population/retorno", 2, "personas en retorno", "es"),
    ("population/retorno", 3, "retornadas", "es"),
    ("country/BZ", 2, "Belice", "es"),
    ("country/CO", 2, "Colombia", "es"),
    ("programme/huertos-belice", 2, "Huertos Vivos Belice", "es"),
    ("programme/huertos-colombia", 2, "Programa “Huertos Vivos” en Colombia", "es"),
    ("programme/puentes-2", 2, "Programa Puentes de Papel 2022", "es"),
    ("programme/puentes", 2, "Puentes de papel", "es"),
    ("programme/faro", 2, "Proyecto de luces en la costa (FARO)", "es"),
    ("programme/nocturno", 2, "Nocturnos", "es"),
    ("chapter/civil", 2, "Civil society organisations", "en"),
    ("programme/curso-1", 2, "Curso taller “Oficios del agua”", "es"),
    ("programme/curso-2", 2, "Curso taller “Derechos en el trabajo”", "es"),
)


NARROW = known(
    ("population/retorno", 2, "personas en retorno", "es"),
    ("population/retorno", 3, "personas retornadas voluntariamente", "es"),
)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("¿Qué es lo más difícil?", "hardest"),
        ("what is hard", "hardest"),
        ("quién financia", "funders"),
        ("who pays for it", "funders"),
        ("UN agencies", "agencies"),
        ("agencias de la ONU", "agencies"),
        ("with which international bodies does the ICC work", "international"),
        ("where nobody reports", "silence"),
        ("¿Qué estados no informan sobre eso?", "silence"),
        ("since when is there a hotline", "since"),
        ("who works with the ICC", "partners"),
        ("¿Qué institución sustituyó a otra?", "renamed"),
        ("which institutions report", "reporters"),
        ("what was promised on lighthouses", "aims"),
        ("¿Qué se prometió sobre faros y qué pasó?", "aims"),
        ("which authorities of Belize are partners", "authorities"),
        ("how many actions for women", "actions"),
        ("how many women", "people"),
        ("¿Desde cuándo existe el faro?", "since"),
        ("¿Quién repara faros?", "reporters"),
        ("which programmes are in all editions", "everywhere"),
        ("how much was spent on lighthouses", "spending"),
        ("how many actions does the executive report claim", "promised"),
    ],
)
def test_the_words_of_a_question_tell_what_it_is_after(question: str, intent: str) -> None:
    assert intents_of(question)[:1] == [intent]


def test_words_to_be_looked_for_are_no_question() -> None:
    for text in ("remesas", "Instituto de Caminos", "niñez migrante", ""):
        assert intents_of(text) == []


def test_a_count_that_is_not_kept_is_told_only_where_a_number_is_asked_for() -> None:
    asked = uncounted("asylum applications by year")
    assert asked is not None and asked.count == "asylum"
    assert uncounted("asylum applications") is None
    # Actions are counted, whatever they are about, and in whichever edition.
    assert uncounted("how many actions on alternatives to detention in each edition") is None
    assert uncounted("how many detentions in each edition") is not None
    assert asks_series("visas per year") and not asks_series("visas")


def test_a_word_by_which_a_question_is_known_is_not_what_it_is_about() -> None:
    assert all(map(is_cue, ("works", "financiar", "difficult")))
    assert not any(map(is_cue, ("paisanos", "canales", "un")))


def entry(iri: str, label: str, document: str, first: int, last: int) -> EntryLine:
    return EntryLine(iri, label, document, "2024", first, last, ())


def test_words_of_the_text_are_found_with_the_lines_that_hold_them() -> None:
    lines = {
        1: "TALLERES DEL PUERTO",
        2: "Se amplió el muelle de carga y se repararon",
        3: "las grúas; las embarcaciones pequeñas quedan exentas",
        4: "de la cuota de amarre a partir de mayo.",
        5: "OTRA COSA",
        6: "Nada sobre la cuota.",
    }
    entries = [entry("a", "Talleres", "informe", 1, 4), entry("b", "Otra", "informe", 5, 6)]
    index = TextIndex([*entries, entry("c", "Ausente", "otro", 1, 9)], Originals({"informe": lines}))
    (hit,) = index.search("exención de la cuota de amarre")
    assert (hit.entry.iri, hit.first, hit.last) == ("a", 4, 4)
    (hit,) = index.search("¿Desde cuándo se amplió el muelle con las grúas?")
    assert (hit.entry.iri, hit.first, hit.last) == ("a", 2, 3)
    assert [one.entry.iri for one in index.search("cuota exentas")] == ["a"]
    assert index.search("cuota") == index.search("faros lejanos") == []
    assert len(index.search("cuota", least=1)) == 2
    assert index.holding("cuotas") == {"a", "b"} and index.holding("faros") == frozenset()
    assert index.lines("a", ["embarcaciones"]) == (3, 3) and index.lines("a", ["faros"]) is None


def test_a_programme_is_named_in_the_singular_or_in_the_plural() -> None:
    for question in ("¿Desde cuándo existe el Puente de Papel?", "since when are there puentes de papel"):
        assert recognised(question, ENTITIES).things == {"programme": ["puentes"]}


def test_every_intent_has_a_page_and_every_page_its_words() -> None:
    with INTENTS.open(encoding="utf-8", newline="") as handle:
        named = {row["intent"] for row in csv.DictReader(handle)}
    assert named == set(TARGETS)
    assert all(f"offer.{name}" in WORDS for name in named)
    with UNCOUNTED.open(encoding="utf-8", newline="") as handle:
        assert all(f"uncounted.{row['count']}" in WORDS for row in csv.DictReader(handle))


def test_what_a_question_names_is_found_by_any_of_its_names() -> None:
    found = recognised("children AND returned in Chiapas 2024, 1999", ENTITIES)
    assert found.things == {"population": ["nna", "retorno"], "state": ["MX-CHP"]}
    assert found.editions == ["2024"]
    assert recognised("retos del objetivo 20", ENTITIES).things == {"objective": ["20"]}
    assert recognised("with whom does the icc work", ENTITIES).things == {"institution": ["icc"]}


def test_a_programme_is_known_by_its_acronym_and_a_chapter_by_how_its_name_begins() -> None:
    assert recognised("cuánto dinero recibió FARO", ENTITIES).things == {"programme": ["faro"]}
    assert recognised("un faro en la costa", ENTITIES).things == {}
    assert recognised("since when nocturnos", ENTITIES).things == {"programme": ["nocturno"]}
    assert recognised("what does civil society say", ENTITIES).things == {"chapter": ["civil"]}
    # Two words of a name are one where they are written as names are.
    assert recognised("what became of Oficios Del Agua", ENTITIES).things == {"programme": ["curso-1"]}
    assert recognised("los oficios del agua", ENTITIES).things == {}


def test_words_of_a_name_that_say_less_than_the_group_are_kept() -> None:
    assert recognised("niñez en faros", ENTITIES).narrower == []
    found = recognised("¿Quién atiende a personas retornadas voluntariamente?", NARROW)
    assert found.things == {"population": ["retorno"]} and found.narrower == ["voluntariamente"]
    assert found.said["population", "retorno"] == ["personas", "retornadas", "voluntariamente"]


def test_a_code_of_two_letters_is_one_only_in_capitals() -> None:
    assert recognised("la UN informa", ENTITIES).things == {"institution": ["un"]}
    assert recognised("es un programa", ENTITIES).things == {}


def test_programmes_that_share_a_name_are_a_family_by_place_year_and_kind() -> None:
    found = families_of(ENTITIES)
    assert {family.name: family.members for family in found.values()} == {
        "Huertos Vivos": ("huertos-belice", "huertos-colombia"),
        "Puentes de Papel": ("puentes-2", "puentes"),
    }
    assert found["huertos-vivos"].slug == "huertos-vivos"


def test_what_is_left_of_a_name_is_one_only_where_it_says_enough() -> None:
    places = frozenset({"belice"})
    assert list(names_of("Belice", places)) == list(names_of("Programa Casa de Belice", places)) == []
    assert list(names_of("Casa Abierta en Belice (CAB)", places)) == [("casa abierta", "Casa Abierta")]
