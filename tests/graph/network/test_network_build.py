"""Networks out of participations: which ties there are, what they weigh, what they rest on."""

from dataclasses import replace

import pytest
from pyoxigraph import RdfFormat, Store

from entramado.graph.network.analysis import analyse
from entramado.graph.network.build import build_network, ego, project
from entramado.graph.network.change import change
from entramado.graph.network.network_tables import about
from entramado.graph.network.parameters import DEFAULT_TIES, KINDS, NetworkError, Parameters
from entramado.graph.network.sensitivity import sensitivity
from entramado.graph.network.source import NetworkSource, TieEvidence, read_source, store_runner
from entramado.graph.network.ties import Network
from entramado.ontology.namespaces import Base
from entramado.queries.saved import texts
from tests.network_samples import BASE, body, entry, objective, small_source, state


def ties(network: Network) -> dict[tuple[str, str], int]:
    short = {node: node.rsplit("/", 1)[-1] for node in network.graph}
    return {(short[u], short[v]): data["weight"] for u, v, data in network.pairs}


def test_partners_are_tied_to_the_reporter_and_not_to_each_other() -> None:
    network = build_network(small_source(), Parameters(edition="2020"))
    assert ties(network) == {("a", "b"): 1, ("a", "f"): 1, ("a", "p"): 1}
    assert network.graph.edges[body("a"), body("f")]["roles"] == {"funder": 1}
    assert network.graph.edges[body("a"), body("b")]["roles"] == {"co-reporter": 1}


def test_a_document_without_objectives_is_an_edition_of_the_kinds_that_need_none_and_is_named() -> None:
    source = small_source()
    source.entries[entry("e1")] = replace(source.entries[entry("e1")], edition="2021", objective="")
    assert source.editions == source.editions_of("partners") == ["2020", "2021", "2024"]
    assert source.editions_of("institution-objective") == source.editions_of("state-objective") == ["2020", "2024"]
    for wanted, named in (
        (Parameters(), True),
        (Parameters(edition="2021"), True),
        (Parameters(edition="2024"), False),
        (Parameters("institution-objective"), False),
    ):
        facts = about(analyse(source, wanted))
        assert ("Lo de 2021 es de un documento" in facts["caution"]) == named
        assert ("What is of 2021" in facts["caution_en"]) == named


def test_a_tie_knows_its_entries_lines_roles_and_editions() -> None:
    network = build_network(small_source(), Parameters())
    data = network.graph.edges[body("a"), body("p")]
    assert data["weight"] == 2
    assert (data["first"], data["last"], data["editions"]) == ("2020", "2024", {"2020": 1, "2024": 1})
    assert network.evidence(body("p"), body("a")) == [
        TieEvidence(entry("e1"), "partner", (12, 12)),
        TieEvidence(entry("e3"), "partner", (32, 32)),
    ]
    assert data["named_by_both"] is False
    assert network.graph.edges[body("a"), body("b")]["named_by_both"] is True


def test_units_parents_mentions_and_aims_come_and_go_with_the_parameters() -> None:
    source = small_source()
    everything = build_network(source, Parameters(edition="2024", unit_ties=True))
    assert ties(everything) == {("a", "p"): 1, ("a", "u"): 2, ("p", "u"): 1}
    assert everything.graph.edges[body("a"), body("u")]["roles"] == {"parent": 1, "unit": 1}
    without = build_network(source, Parameters(edition="2024"))
    assert ties(without) == {("a", "p"): 1, ("p", "u"): 1}
    assert ties(build_network(source, Parameters(edition="2024", roles=("unit",)))) == {("a", "u"): 1}
    mentioned = build_network(source, Parameters(edition="2024", mentioned=True))
    assert ties(mentioned)[("a", "m")] == 1
    assert body("m") not in everything.graph
    folded = build_network(source, Parameters(edition="2024", fold_units=True))
    assert ties(folded) == {("a", "p"): 2}
    future = build_network(source, Parameters(edition="2020", future=True))
    assert ties(future)[("a", "p")] == 2


def test_a_reporter_that_names_nobody_is_an_isolate() -> None:
    network = build_network(small_source(), Parameters(edition="2024"))
    assert network.graph.degree(body("c")) == 0
    assert network.graph.nodes[body("c")]["label"] == "C"
    assert build_network(small_source(), Parameters(chapter="EF")).graph.number_of_nodes() == 1
    assert ties(build_network(small_source(), Parameters(objective="7"))) == {
        ("a", "b"): 1,
        ("a", "f"): 1,
        ("a", "p"): 1,
    }
    assert ties(build_network(small_source(), Parameters(roles=("funder",)))) == {("a", "f"): 1}


def test_agencies_of_an_international_body_are_not_folded() -> None:
    source = small_source()
    source.bodies[body("f")] = source.bodies[body("f")].__class__(
        body("f"), "F", "F", "international", "international", "", body("p")
    )
    assert source.root(body("f")) == body("f")
    assert source.root(body("u")) == body("a")


def test_two_mode_networks_weigh_entries_and_cite_the_line_of_the_item() -> None:
    source = small_source()
    objectives = build_network(source, Parameters("institution-objective"))
    assert objectives.graph.edges[body("a"), objective(7)]["weight"] == 2
    assert objectives.graph.nodes[objective(7)]["label"] == "7. Vulnerabilidad"
    assert objectives.evidence(body("p"), objective(8)) == [
        TieEvidence(entry("e3"), "partner", (32, 32)),
        TieEvidence(entry("e4"), "partner", (45, 45)),
    ]
    assert objectives.incidence.matrix.shape == (6, 3)
    assert (body("a"), objective(7)) == objectives.ends(objective(7), body("a"))
    states = build_network(source, Parameters("institution-state"))
    assert states.evidence(body("c"), state("MX-CHP")) == [TieEvidence(entry("e5"), "reporter", (51, 51))]
    by_state = build_network(source, Parameters("state-objective"))
    assert by_state.evidence(state("MX-CHP"), objective(9)) == [TieEvidence(entry("e5"), "state", (51, 51))]
    programmes = build_network(source, Parameters("institution-programme", edition="2024"))
    assert programmes.graph.degree(body("p")) == 2
    assert build_network(source, Parameters("institution-population")).graph.degree(BASE.id("population", "nna")) == 3


def test_a_projection_counts_shared_nodes_and_keeps_the_way_to_the_evidence() -> None:
    two_mode = build_network(small_source(), Parameters("institution-objective"))
    network = project(two_mode, "first")
    data = network.graph.edges[body("a"), body("p")]
    assert (data["weight"], data["shared"]) == (2, [objective(7), objective(8)])
    assert {e.entry for e in network.evidence(body("a"), body("f"))} == {entry("e1"), entry("e2")}
    assert data["editions"] == {"2020": 1, "2024": 1}
    second = build_network(small_source(), Parameters("institution-objective", projection="second"))
    assert ties(second) == {("7", "8"): 2}


def test_an_ego_network_is_one_body_its_partners_and_the_ties_among_them() -> None:
    network = build_network(small_source(), Parameters(unit_ties=True))
    near = ego(network, body("u"))
    assert ties(near) == {("a", "p"): 2, ("a", "u"): 2, ("p", "u"): 1}
    assert near.parameters.ego == "u"
    assert ties(build_network(small_source(), Parameters(ego="u", unit_ties=True))) == ties(near)
    with pytest.raises(NetworkError, match="zz is not in this network"):
        ego(network, "zz")


def test_change_counts_a_successor_as_the_body_it_succeeds() -> None:
    source = small_source()
    before, after = (build_network(source, Parameters(edition=year, unit_ties=True)) for year in ("2020", "2024"))
    found = change(before, after)
    assert set(found.entered) == {body("c"), body("u")}
    assert set(found.left) == {body("b"), body("f")}
    assert set(found.stayed) == {body("a"), body("p")}
    assert (found.ties_kept, found.ties_gained, found.ties_lost) == (1, 0, 0)
    assert found.jaccard == pytest.approx(1 / 5)
    facts = source.bodies[body("c")]
    source.bodies[body("c")] = facts.__class__(facts.iri, facts.name, "C", predecessor=body("b"))
    renamed = change(before, after)
    assert body("c") in renamed.stayed
    assert body("b") not in renamed.left


def test_sensitivity_sets_each_choice_beside_the_one_made() -> None:
    found = {one.name: one for one in sensitivity(small_source(), Parameters())}
    assert set(found) == {"as asked for", "mentioned=yes", "fold_units=yes", "unit_ties=yes", "all of these"}
    assert found["as asked for"].rank_strength == pytest.approx(1)
    assert found["mentioned=yes"].measures["ties"] == found["as asked for"].measures["ties"] + 1
    assert found["fold_units=yes"].measures["nodes"] < found["as asked for"].measures["nodes"]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"kind": "friends"}, "kind: 'friends' is unknown; it takes partners"),
        ({"edition": "next"}, "no year"),
        ({"objective": "24"}, "from 1 to 23"),
        ({"roles": ("boss",)}, "it takes co-reporter"),
        ({"kind": "institution-state", "roles": ("co-reporter",)}, "it takes reporter"),
        ({"projection": "first"}, "one kind of node"),
        ({"chapter": "XX"}, "it takes APF"),
        ({"resolution": float("nan")}, "above 0"),
        ({"alpha": 1.0}, "between 0 and 1"),
        ({"seed": -1}, "from 0"),
        ({"ego": "a b"}, "is no node"),
    ],
)
def test_parameters_that_fit_no_network_are_refused_with_what_is_taken(values: dict[str, object], says: str) -> None:
    with pytest.raises(NetworkError, match=says):
        Parameters(**values)  # type: ignore[arg-type]


def test_parameters_go_into_an_address_and_come_back() -> None:
    for wanted in (
        Parameters(),
        Parameters(edition="2024", roles=("partner", "funder"), unit_ties=True, fold_units=True, mentioned=True),
        Parameters(directed=False, mediated=True),
        Parameters(
            "institution-state", projection="second", resolution=1.5, alpha=0.01, seed=7, ego="inm", chapter="EF"
        ),
    ):
        query = {k: v if isinstance(v, list) else [v] for k, v in wanted.as_query().items()}
        assert Parameters.from_query(wanted.kind, query) == wanted
    assert Parameters.from_query("partners", {"role": list(reversed(DEFAULT_TIES)), "q": ["x"]}) == Parameters()
    with pytest.raises(NetworkError, match="neither yes nor no"):
        Parameters.from_query("partners", {"fold": ["maybe"]})
    with pytest.raises(NetworkError, match="is no number"):
        Parameters.from_query("partners", {"alpha": ["much"]})


def test_an_edition_that_no_document_has_is_told_with_those_there_are() -> None:
    with pytest.raises(NetworkError, match="there is no edition 1999; the graph has 2020, 2024"):
        small_source().check(Parameters(edition="1999"))


@pytest.fixture(scope="module")
def sample() -> NetworkSource:
    """What is read from a small graph by the queries themselves, under another base."""
    base = Base("https://example.org/g/")
    text = f"""
    PREFIX ent: <{base.ontology}> PREFIX : <{base.iri}id/> PREFIX institution: <{base.iri}id/institution/>
    PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX org: <http://www.w3.org/ns/org#>
    :document\\/d ent:edition "2024"^^xsd:gYear .
    :entry\\/e a ent:Entry ; rdfs:label "E"@es ; ent:document :document\\/d ; ent:kind "action" ;
      ent:firstLine 1 ; ent:lastLine 9 ; ent:objective :objective\\/1 ; ent:programme :programme\\/p , :programme\\/q .
    :objective\\/1 a ent:Objective ; skos:prefLabel "Uno"@es , "One"@en ; ent:shortLabel "U"@es .
    <urn:p1> a ent:Participation ; ent:inEntry :entry\\/e ; prov:agent institution:a ;
      prov:hadRole ent:role-reporter ; ent:evidence <urn:l> .
    <urn:p2> a ent:Participation ; ent:inEntry :entry\\/e ; prov:agent institution:b ;
      prov:hadRole ent:role-partner ; ent:evidence <urn:l> .
    <urn:l> ent:firstLine 3 ; ent:lastLine 4 .
    institution:a a ent:Institution ; skos:prefLabel "A"@es ; ent:sector "federal" ;
      org:subOrganizationOf institution:b .
    institution:b a ent:Institution ; skos:prefLabel "B"@es .
    <urn:f> rdf:predicate ent:population ; rdf:subject :entry\\/e ; rdf:object :population\\/nna ;
      ent:evidence <urn:l> .
    """
    store = Store()
    store.load(text.encode(), format=RdfFormat.TURTLE)
    return read_source(store_runner(store), base, "b", texts("network"))


def test_the_queries_read_a_graph_under_any_base(sample: NetworkSource) -> None:
    base = sample.base
    assert sample.entries[base.id("entry", "e")].programmes == (base.id("programme", "p"), base.id("programme", "q"))
    assert sample.label(base.id("objective", "1"), "en") == "One"
    assert sample.ancestors(base.id("institution", "a")) == [base.id("institution", "b")]
    network = build_network(sample, Parameters(unit_ties=True))
    assert ties(network) == {("a", "b"): 1}
    assert network.evidence(base.id("institution", "a"), base.id("institution", "b"))[0].lines == (3, 4)
    assert ties(build_network(sample, Parameters("institution-population"))) == {("a", "nna"): 1, ("b", "nna"): 1}


def test_every_kind_can_be_built_of_an_empty_source() -> None:
    for kind in KINDS:
        assert len(build_network(NetworkSource(Base(), ""), Parameters(kind)).graph) == 0
