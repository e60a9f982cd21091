"""The saved questions about programmes, institutions and published numbers, asked of the built snapshot."""

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from entramado.graph.store import default_graph
from entramado.ontology.namespaces import DEFAULT_BASE
from entramado.queries import saved

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def store(built: Path) -> Store:
    store = Store()
    store.bulk_load(path=str(built / "facts.nq"), format=RdfFormat.N_QUADS)
    return store


def ask(store: Store, name: str, **values: str) -> Rows:
    results = store.query(saved.load(name).bind(values, DEFAULT_BASE), use_default_graph_as_union=True)
    assert isinstance(results, QuerySolutions)
    names = [v.value for v in results.variables]
    return [
        {n: t.value.rsplit("/", 1)[-1] for n in names if isinstance(t := row[n], NamedNode | Literal)}
        for row in results
    ]


def test_programmes_continue_end_and_begin(store: Store) -> None:
    continuing = {r["programme"]: r for r in ask(store, "programmes-that-continue")}
    ended = {r["programme"] for r in ask(store, "programmes-that-ended")}
    new = {r["programme"] for r in ask(store, "programmes-that-are-new")}
    assert continuing["programa-de-abogados-consultores"]["first"] == "2018"
    assert continuing["programa-de-abogados-consultores"]["editions"] == "3"
    assert "foro-consular-global" in ended
    assert "sembrando-vida-guatemala" in new
    assert continuing.keys().isdisjoint(ended | new)
    assert ended.isdisjoint(new)


def test_a_programmes_figures_reporters_and_links(store: Store) -> None:
    figures = ask(store, "programme-figures-through-editions", programme="programa-paisano")
    assert {r["edition"] for r in figures} == {"2018", "2020", "2024"}
    assert any(r["value"] == "18682" for r in figures)
    reporters = ask(store, "programme-reporters-through-editions", programme="plazas-comunitarias")
    assert [(r["edition"], r.get("institution")) for r in reporters[1:]] == [("2020", "sre"), ("2024", "inea")]
    possible = ask(store, "programmes-possibly-the-same")
    assert possible == sorted(possible, key=lambda r: -float(r["score"]))
    assert {"informe-2018-23-1", "compendio-2024-apf-23-2"} in [{r["earlier"], r["later"]} for r in possible]
    links = ask(store, "programme-links-and-reasons", programme="programa-de-repatriacion-humana")
    assert {r["kind"] for r in links} == {"same", "successor"}
    assert any("giros poco comunes" in r.get("because", "") for r in links)
    assert all(re.fullmatch(r"\d+-\d+", r["evidence"]) for r in links if "evidence" in r)
    assert any("evidence" in r for r in links)
    renamed = {r["programme"] for r in ask(store, "programmes-renamed-or-succeeded")}
    assert "programa-de-repatriacion-humana" in renamed


def test_institutions_join_and_leave_and_a_successor_does_neither(store: Store) -> None:
    rows = ask(store, "institutions-that-joined-or-left")
    joined = {r["institution"] for r in rows if r["change"] == "joined"}
    left = {r["institution"] for r in rows if r["change"] == "left"}
    assert {"inegi", "gobierno-chiapas"} <= joined
    assert "fgr" in left
    assert "conasama" not in joined  # it took over from conadic, which reported in 2020
    assert "conadic" not in left
    before = ask(store, "institutions-that-joined-or-left", earlier="informe-2018", later="compendio-2020")
    assert "inadem" in {r["institution"] for r in before if r["change"] == "left"}


def test_published_against_computed_and_participants(store: Store) -> None:
    rows = ask(store, "published-against-computed")
    assert any(
        (r["line"], r.get("published"), r.get("computed"), r.get("agrees")) == ("526", "5", "4", "false") for r in rows
    )
    assert any(r.get("ranking", "").startswith("7 (46), 4 (39)") for r in rows)
    findings = ask(store, "participants-against-entries")
    assert {r["findingLabel"] for r in findings} == {"nombrado sin entrada", "entrada no nombrada"}


def test_good_practices_are_tied_to_the_entries_of_their_state(store: Store) -> None:
    rows = ask(store, "good-practices-in-later-editions")
    assert ("buenas-practicas-oim-ver-2", "compendio-2024-ef-16-7") in {(r["practice"], r["entry"]) for r in rows}


def test_a_variable_called_from_names_no_dataset() -> None:
    store = Store()
    node = NamedNode("http://example.org/a")
    store.add(Quad(node, node, node, NamedNode("http://example.org/g")))
    asked = "PREFIX ex: <http://example.org/>\nSELECT * WHERE {\n  ?x ex:a ?from .\n  ?from ex:a ?y .\n}"
    assert default_graph(store, asked, "http://example.org/") == {"use_default_graph_as_union": True}
    assert default_graph(store, "SELECT *\nFROM ex:g WHERE { ?x ?y ?z }", "http://example.org/") == {}
