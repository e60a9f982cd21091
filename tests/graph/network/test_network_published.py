"""What a build publishes of the networks: in graph ``network``, joined by SPARQL, the same on every build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from benchmarks.network_findings import BEGIN, END, ROOT, Findings
from entramado.graph.network.analysis import BUILD, PICTURE, analyse
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.published import published
from entramado.graph.network.source import NetworkSource
from entramado.graph.quads.network import decimal, network_quads, probability
from entramado.graph.snapshot import read as read_snapshot
from entramado.graph.store import load_snapshot
from entramado.graph.validation import validate
from entramado.queries import saved
from tests.network_samples import BASE, small_source

ENT = BASE.ontology


def test_quads_are_the_same_whatever_the_order_of_what_was_read() -> None:
    source, turned = small_source(), small_source()
    turned.participations.reverse()
    turned.entries = dict(reversed(turned.entries.items()))
    turned.bodies = dict(reversed(turned.bodies.items()))

    def quads(of: NetworkSource) -> set[Quad]:
        return {quad for analysis in published(of) for quad in network_quads(BASE, analysis)}

    assert quads(source) == quads(turned)
    assert {q.graph_name for q in quads(source)} == {NamedNode(BASE.graph("network"))}


def test_numbers_are_decimals_that_any_engine_can_hold() -> None:
    assert decimal(0.1 + 0.2).value == "0.3"
    assert decimal(-1e-9).value == "0"
    assert decimal(12).value == "12"
    assert probability(1e-40).value == "0.000000000001"
    assert probability(0.000123456).value == "0.0001235"
    assert probability(1.0).value == "1"


def test_a_build_publishes_what_the_page_shows(network_source: NetworkSource) -> None:
    wanted = Parameters(edition="2024")
    shown, built = analyse(network_source, wanted, PICTURE), analyse(network_source, wanted, BUILD)
    assert shown.nodes.keys() == built.nodes.keys()
    assert repr(shown.nodes) == repr(built.nodes)
    assert shown.groups.of == built.groups.of
    assert shown.mixing == built.mixing


@pytest.fixture(scope="module")
def store(built: Path) -> Store:
    return load_snapshot(read_snapshot(built))


def rows(store: Store, name: str) -> list[dict[str, str]]:
    found = store.query(saved.load(name).sparql(), use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    names = [v.value for v in found.variables]
    return [
        {n: t.value for n, t in zip(names, row, strict=True) if isinstance(t, NamedNode | Literal)} for row in found
    ]


def test_the_published_measures_are_the_computed_ones(store: Store, network_source: NetworkSource) -> None:
    found = rows(store, "network-brokers")
    analysis = analyse(network_source, Parameters(edition="2024"), BUILD)
    assert len(found) == 10
    for row in found:
        assert float(row["betweenness"]) == pytest.approx(analysis.nodes[row["body"]]["betweenness"], abs=1e-6)
        assert int(row["degree"]) == analysis.nodes[row["body"]]["degree"]
    # The intervals too are worked out at the build, from the same fixed seed as on the page.
    named = rows(store, "network-most-named")
    assert {row["body"] for row in named} == {n for n, of in analysis.nodes.items() if of["in_strength"] > 0}
    for row in named:
        of = analysis.nodes[row["body"]]
        found = {name: float(row[name]) for name in ("inStrength", "low", "high")}
        assert found == pytest.approx(
            {"inStrength": of["in_strength"], "low": of["in_strength_low"], "high": of["in_strength_high"]}, abs=1e-6
        )


def test_the_findings_of_the_docs_are_those_of_the_published_facts() -> None:
    findings = Findings(read_snapshot(ROOT / "data"))
    page = (ROOT / "docs" / "networks.md").read_text(encoding="utf-8")
    told = page[page.index(BEGIN) : page.index(END) + len(END)]
    assert told == findings.text(), "run 'python -m benchmarks.network_findings --write docs/networks.md'"
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", told))
    assert named <= {query.name for query in saved.load_all().values()}
    assert len(re.findall(r"^\d+\. .*`[/a-z][^`]*`", told, re.MULTILINE)) == len(
        re.findall(r"^\d+\. ", told, re.MULTILINE)
    )
    assert len(findings.left_out) < 5


def test_every_finding_is_a_question_that_has_an_answer(store: Store) -> None:
    names = [q.name for q in saved.load_all().values() if q.group == "examples" and q.name.startswith("network-")]
    assert len(names) >= 7
    for name in names:
        assert rows(store, name), name


def test_the_graph_of_the_networks_keeps_the_shapes(store: Store) -> None:
    kinds = {f"{ENT}{name}" for name in ("Network", "NetworkMeasure", "NodeMeasures", "Tie")}
    graph = NamedNode(BASE.graph("network"))
    quads = list(store.quads_for_pattern(None, None, None, graph))
    assert len(quads) > 10_000
    subjects = {q.subject for q in quads if isinstance(q.object, NamedNode) and q.object.value in kinds}
    cited = {q.object for q in quads if isinstance(q.object, NamedNode)}
    types = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    quads += [q for node in cited for q in store.quads_for_pattern(node, types, None)]
    wrong = [f for f in validate(quads) if NamedNode(f.node) in subjects]
    assert wrong == []
