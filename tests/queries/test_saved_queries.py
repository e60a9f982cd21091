"""Saved queries: the header, and parameters that cannot leave their term."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from entramado.ontology.namespaces import DEFAULT_BASE
from entramado.queries import saved
from entramado.queries.saved import QueryError, parse

TEXT = """#+ title: Prueba
#+ param word: string "A word"
#+ param state: state "A state"
SELECT ?s ?word WHERE {
  VALUES ?word { "example" }
  VALUES ?state { <https://w3id.org/entramado/id/state/MX-OAX> }
  OPTIONAL { ?s ?p ?word }
}
"""


def test_every_saved_query_runs_as_it_stands_and_is_described() -> None:
    queries = saved.load_all()
    assert len(queries) >= 15
    for query in queries.values():
        Store().query(query.sparql())
        assert query.headers["title"]
        assert query.headers["title_en"]
        assert query.headers["description"]
        # A reader of the site has no files of the repository.
        said = " ".join(
            [*query.headers.values(), *(p.description + p.description_en for p in query.parameters.values())]
        )
        assert "docs/" not in said and ".md" not in said
        if query.group == "examples":
            assert query.headers["description_en"]
            assert all(p.description and p.description_en for p in query.parameters.values())


@given(st.text())
def test_a_bound_value_cannot_leave_its_literal(value: str) -> None:
    query = parse("test", "examples", TEXT)
    results = Store().query(query.bind({"word": value}, DEFAULT_BASE))
    assert isinstance(results, QuerySolutions)
    rows = list(results)
    assert [row["word"] for row in rows] == [Literal(value)]


@given(st.text())
def test_a_bound_iri_is_an_iri_or_refused(value: str) -> None:
    query = parse("test", "examples", TEXT)
    try:
        text = query.bind({"state": value, "word": "VALUES ?state { <x:y> }"}, DEFAULT_BASE)
    except QueryError as error:
        assert "state" in str(error)
        return
    store = Store()
    store.add(Quad(NamedNode("x:s"), NamedNode("x:p"), Literal("VALUES ?state { <x:y> }")))
    results = store.query(text)
    assert isinstance(results, QuerySolutions)
    assert len(list(results)) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SELECT * {}", "title"),
        ("#+ title: x\n#+ param a: colour\nSELECT * { VALUES ?a { 1 } }", "no type"),
        ("#+ title: x\n#+ param a: integer\nSELECT * {}", "no 'VALUES"),
        ("#+ title: x\n#+ param a: integer\nSELECT * { VALUES ?a { 1 } VALUES ?a { 2 } }", "two VALUES"),
    ],
)
def test_a_header_that_does_not_fit_is_refused(text: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        parse("test", "examples", text)


def test_unknown_names_and_values_are_refused_with_the_known_ones() -> None:
    with pytest.raises(QueryError, match="there are, among others"):
        saved.load("nothing-like-it")
    query = parse("test", "examples", TEXT)
    with pytest.raises(QueryError, match="it takes: word, state"):
        query.bind({"colour": "red"}, DEFAULT_BASE)
    with pytest.raises(QueryError, match="is no state"):
        query.bind({"state": "two words"}, DEFAULT_BASE)


def test_a_graph_under_another_base_is_asked_with_its_own_iris() -> None:
    query = saved.load("who-reports-on-objective")
    text = query.bind({"objective": "7"}, "https://data.example.org/")
    assert DEFAULT_BASE not in text
    assert "<https://data.example.org/id/objective/7>" in text
    assert "PREFIX ent: <https://data.example.org/ontology#>" in text
