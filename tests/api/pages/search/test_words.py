"""What the search requires of a question's words, what its topic is, and which of equal names comes first."""

import csv
import io

import pytest

from entramado.api.pages.search.index import SearchIndex
from entramado.api.pages.search.topic import topic_of
from entramado.api.pages.search.words import inflected, says_what, words

BASE = "https://example.org/id/"


def table(*rows: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    names = [
        ("institution/icc-norte", "label", "es", "Instituto de Caminos del Norte"),
        ("institution/icc-norte", "acronym", "", "ICC"),
        ("institution/icc", "label", "es", "Instituto de Caminos y Canales"),
        ("institution/icc", "other", "es", "ICC Nacional"),
        ("population/remeras", "label", "es", "personas remeras"),
        ("population/remeras", "other", "es", "tripulantes"),
        *((f"entry/{n}", "label", "es", f"Cabaña {n}") for n in range(5)),
    ]
    prose = [
        *((f"entry/{n}", "cabaña para gente secuestrada y naufragada") for n in range(4)),
        ("entry/4", "faro que atiende a un tripulante"),
    ]
    concepts = [(f"entry/{n}", "population/remeras") for n in range(2)]
    return SearchIndex(
        table(("thing", "property", "language", "text"), *((f"{BASE}{one}", *of) for one, *of in names)),
        table(*((f"{BASE}{one}", text) for one, text in prose)),
        table(*((f"{BASE}{one}", f"{BASE}{of}") for one, of in concepts)),
    )


def test_words_that_any_question_has_are_not_required(index: SearchIndex) -> None:
    assert words("¿Quién atiende a tripulantes y dónde?") == ["tripulantes"]
    assert words("who helps the shipwrecked") == ["shipwrecked"]
    assert words("atiende") == ["atiende"]
    assert index.search("¿Quién atiende a tripulantes?", "es").aside == ("atiende",)


def test_a_spanish_word_is_found_in_its_other_number_and_gender(index: SearchIndex) -> None:
    assert index.search("naufragados", "es").total == 4
    assert index.search("tripulantes", "es").own == 2
    assert "casos" not in inflected("casas")


def test_a_participle_that_nothing_holds_finds_words_of_its_verb(index: SearchIndex) -> None:
    assert index.search("secuestrar", "es").total == 4


def test_the_national_body_comes_before_those_of_states(index: SearchIndex) -> None:
    assert [hit.iri.rpartition("/")[2] for hit in index.search("ICC", "es").hits] == ["icc", "icc-norte"]


def test_what_the_topic_of_a_question_finds_is_told_where_all_words_find_little(index: SearchIndex) -> None:
    question = "¿Hay cabañas para naufragados con biblioteca?"
    topic = topic_of(index, question, "es", index.search(question, "es"))
    assert topic is not None and topic.words == "cabanas naufragados" and topic.found.total == 4
    for enough in ("naufragados", "ICC", ""):
        assert topic_of(index, enough, "es", index.search(enough, "es")) is None


@pytest.mark.parametrize("word", ["bajo", "tras", "mientras", "under", "among", "whether", "servicios", "services"])
def test_words_that_join_or_say_that_something_is_done_say_not_what(word: str) -> None:
    assert not says_what(word)
    assert says_what("remesas")
