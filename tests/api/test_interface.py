"""`entramado.open()`: the same answers as the commands, as Python's own values."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

import entramado
from entramado.ontology.errors import EntramadoError


@pytest.fixture(scope="module")
def graph(built: Path) -> entramado.Graph:
    return entramado.open(built)


def test_a_saved_query_is_a_table(graph: entramado.Graph) -> None:
    table = graph.query("entries-by-chapter")
    assert isinstance(table, entramado.Table)
    assert table.columns == ["chapter", "chapterLabel", "entries", "aims"]
    assert {row["chapter"]: row["entries"] for row in table}["APF"] == 180
    assert table.to_pandas()["entries"].sum() == sum(int(str(row["entries"])) for row in table) == 379
    assert table.to_arrow().column_names == table.columns


def test_sparql_gives_tables_truth_values_and_triples(graph: entramado.Graph) -> None:
    assert graph.query("ASK { ?s ?p ?o }") is True
    table = graph.query("SELECT (1.5 AS ?a) (true AS ?b) ('x' AS ?c) ?d { }")
    assert isinstance(table, entramado.Table)
    assert table.rows == [(1.5, True, "x", None)]
    triples = graph.query("CONSTRUCT { <urn:a> <urn:b> ?x } WHERE { VALUES ?x { 1 2 } }")
    assert isinstance(triples, list)
    assert len(triples) == 2


def test_the_documents_own_words_are_asked_by_name(graph: entramado.Graph) -> None:
    def count(pattern: str) -> int:
        table = graph.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
        assert isinstance(table, entramado.Table)
        return int(str(table.rows[0][0]))

    words = "<https://w3id.org/entramado/ontology#lineText>"
    assert count(f"?line {words} ?text") == 0
    assert count(f"GRAPH ?prose {{ ?line {words} ?text }}") > 1000
    everything = graph.query("SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }")
    assert isinstance(everything, entramado.Table)
    assert count("?s ?p ?o") == everything.rows[0][0]


def test_a_network_carries_labels_roles_and_lines(graph: entramado.Graph) -> None:
    network = graph.network("partners", edition=2024)
    assert network.graph["parameters"]["edition"] == "2024"
    for _, data in network.nodes(data=True):
        assert data["label"]
    for _, _, data in network.edges(data=True):
        assert sum(data["roles"].values()) >= data["weight"] > 0
        assert all("compendio-2024" in line for line in data["lines"])
        assert data["lines"]
    assert len(graph.network("partners", edition=2024, ego="upmrip")) < len(network)


def test_entities_are_named_as_at_every_other_door(graph: entramado.Graph) -> None:
    by_code = graph.query("objectives-a-state-does-not-report-on", state="MX-OAX")
    for name in ("Oaxaca", "oaxaca", "mx-oax", "https://w3id.org/entramado/id/state/MX-OAX"):
        assert graph.query("objectives-a-state-does-not-report-on", state=name) == by_code
    by_name = graph.network("partners", edition=2024, ego="UPMRIP", chapter="apf", directed="no", objective="7")
    assert nx.utils.graphs_equal(
        by_name, graph.network("partners", edition=2024, ego="upmrip", chapter="APF", directed=False, objective=7)
    )


def test_the_exports(graph: entramado.Graph) -> None:
    rows = graph.entries()
    assert len(rows) == len({row["iri"] for row in rows}) > 800
    assert len(graph.export("claims")) > 100


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda graph: graph.query("no-such-question"), "no saved query"),
        (lambda graph: graph.query("SELECT { nonsense"), "mend the query"),
        (lambda graph: graph.query("ASK { ?s ?p ?o }", state="MX-OAX"), "saved query"),
        (lambda graph: graph.query("objectives-a-state-does-not-report-on", state="Oaxca"), "did you mean Oaxaca"),
        (lambda graph: graph.query("objectives-a-state-does-not-report-on", State="MX-OAX"), "did you mean state"),
        (lambda graph: graph.query("partners-of-institution", direction="up"), "direction: 'up' is none of"),
        (lambda graph: graph.network("partners", year=2024), "no parameter 'year'"),
        (lambda graph: graph.network("partners", tie="x"), "no parameter 'tie'"),
        (lambda graph: graph.network("partners", seed="abc"), "seed: 'abc'"),
        (lambda graph: graph.network("partners", directed="perhaps"), "directed: 'perhaps'"),
        (lambda graph: graph.network("partners", ego="upmripp"), "ego: .*did you mean"),
        (lambda graph: graph.network("partners", edition=1999), "2024"),
        (lambda graph: graph.export("everything"), "entries"),
        (lambda _: entramado.open("/nowhere").query("ASK {}"), "/nowhere"),
        (lambda _: entramado.open("http://127.0.0.1:9/sparql").query("ASK { }"), "does not answer"),
    ],
)
def test_mistakes_are_one_sentence(graph: entramado.Graph, wrong: object, words: str) -> None:
    assert callable(wrong)
    with pytest.raises(EntramadoError, match=words):
        wrong(graph)
