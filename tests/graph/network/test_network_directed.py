"""Who names whom: direction, layers, brokers, intervals and tests, on a graph worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from entramado.graph.network import mentions
from entramado.graph.network.analysis import BUILD, analyse
from entramado.graph.network.appearance import layer
from entramado.graph.network.build import build_network
from entramado.graph.network.change import change
from entramado.graph.network.directed import brokerage, mixing_table, naming, node_directed, whole_directed
from entramado.graph.network.layers import layered
from entramado.graph.network.mentions import Mentions, betweenness_without, intervals, naming_tests
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import BodyFacts, EntryFacts, NetworkSource, Participation
from entramado.graph.network.ties import Network
from entramado.ontology.namespaces import last_part
from tests.network_samples import BASE, body, entry, small_source

LEVELS = {"f": "federal", "g": "federal", "h": "federal", "s": "state", "t": "state", "o": "none"}


def named(*said: str, **more: str) -> NetworkSource:
    """A source of entries written "f>gs": f reports and names g and s; "fg>" is reported by both."""
    source = NetworkSource(BASE, "b")
    for number, text in enumerate(said):
        iri = entry(f"e{number}")
        source.entries[iri] = EntryFacts(iri, "E", BASE.id("document", "d"), "2024", "action", (number, number))
        reporters, _, others = text.partition(">")
        for letter in reporters:
            source.participations.append(Participation(iri, body(letter), "reporter", (number, number)))
        for letter in others:
            role = more.get(letter, "partner")
            source.participations.append(Participation(iri, body(letter), role, (number, number)))
    for letter, level in LEVELS.items():
        sector = "civil-society" if level == "none" else level
        source.bodies[body(letter)] = BodyFacts(body(letter), letter, letter.upper(), sector, level)
    return source


def network(*said: str, **choices: bool) -> Network:
    return build_network(named(*said), Parameters(**choices))  # type: ignore[arg-type]


def test_an_arc_runs_from_the_reporter_to_the_body_named() -> None:
    built = network("f>gs", "s>f", "f>g", "fh>")
    arcs = {
        (last_part(u), last_part(v)): (arc["weight"], arc["direction"], arc["reciprocated"]) for u, v, arc in built.arcs
    }
    assert arcs == {
        ("f", "g"): (2, "names", False),
        ("f", "s"): (1, "names", True),
        ("s", "f"): (1, "names", True),
        ("f", "h"): (1, "together", False),
        ("h", "f"): (1, "together", False),
    }
    assert built.weighted_edges == built.arcs
    assert [e.entry for e in built.evidence(body("s"), body("f"))] == [entry("e1")]
    pairs = build_network(built.source, Parameters(directed=False)).weighted_edges
    assert {(last_part(u), last_part(v)) for u, v, _ in pairs} == {("f", "g"), ("f", "s"), ("f", "h")}


def test_in_and_out_count_entries_and_bodies_and_leave_out_what_is_reported_together() -> None:
    found = node_directed(network("f>gs", "s>f", "f>g", "fh>"))
    assert found[body("f")] == {"reports": 3, "out_degree": 2, "in_degree": 1, "out_strength": 3, "in_strength": 1}
    assert found[body("g")] == {"reports": 0, "out_degree": 0, "in_degree": 1, "out_strength": 0, "in_strength": 2}
    assert found[body("h")] == {"reports": 1, "out_degree": 0, "in_degree": 0, "out_strength": 0, "in_strength": 0}


def test_only_pairs_that_both_report_can_name_each_other() -> None:
    found = whole_directed(network("f>gs", "s>f", "f>t", "t>o"))
    assert (found["reporters"], found["only_named"], found["namings"]) == (3, 2, 5)
    assert (found["both_report"], found["reciprocated"], found["reciprocity"]) == (2, 1, 0.5)
    assert found["connected_pairs"] == 1
    assert whole_directed(network("f>g", "s>t"))["connected_pairs"] == pytest.approx(4 / 12)
    assert np.isnan(whole_directed(network("f>g"))["reciprocity"])


def test_the_layers_say_who_names_which_level() -> None:
    found = mixing_table(network("f>gs", "s>f", "t>fo"))
    assert found["federal"] == {"federal": 1, "state": 1, "society": 0}
    assert found["state"] == {"federal": 2, "state": 0, "society": 1}
    facts = {"mode": "institution", "sector": "", "level": ""}
    assert [layer(facts | change) for change in (
        {"sector": "foreign"}, {"sector": "academic", "level": "state"}, {"sector": "judicial", "level": "state"},
        {"level": "municipal"}, {}, {"mode": "programme"},
    )] == ["international", "society", "state", "municipal", "other", "other"]  # fmt: skip


def test_brokers_by_the_groups_of_the_three() -> None:
    # All open paths through f: a -> f -> c with no a -> c.
    found = brokerage(network("g>f", "s>f", "f>h", "f>t", "f>o"), "level")[body("f")]
    assert found == {"coordinator": 1, "gatekeeper": 1, "representative": 2, "consultant": 1, "liaison": 1}
    closed = brokerage(network("g>f", "g>h", "f>h"), "level")
    assert sum(closed[body("f")].values()) == 0
    assert brokerage(network("s>f", "f>t"), "sector")[body("f")]["consultant"] == 1


def test_intervals_hold_the_count_and_say_what_one_reporter_makes_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    built = network(*["f>g"] * 12, "s>g", "t>o", *["h>"] * 20)
    found = intervals(built, 1)
    one = found[body("g")]
    assert one["in_strength_least"] == 1
    # 13 of 34 entries name it: a binomial of that share has its middle 95 % at 8 to 19.
    assert 7 <= one["in_strength_low"] <= 9
    assert 18 <= one["in_strength_high"] <= 20
    assert (one["in_rank_low"], one["in_rank_high"]) == (1, 1)
    rest = found[body("o")]
    assert rest["in_rank_low"] == 2
    assert rest["in_rank_high"] == len(built.graph)
    monkeypatch.setattr(mentions, "_DRAWN_AT_ONCE", 7)
    assert intervals(built, 1) == found
    assert intervals(build_network(NetworkSource(BASE, ""), Parameters()), 1) == {}


def test_dealing_out_keeps_the_names_of_each_reporter_and_the_mentions_of_each_body_by_role() -> None:
    built = build_network(named("f>ghs", "s>fo", "g>fh", "t>g", "h>o", o="funder"), Parameters())
    mentions = Mentions.of(built)
    from entramado.graph.network.mentions import _dealt

    random = np.random.default_rng(3)
    for _ in range(50):
        named_anew = _dealt(mentions, random)
        assert not (named_anew == mentions.reporter).any()
        for role in set(mentions.role.tolist()):
            where = mentions.role == role
            assert sorted(named_anew[where]) == sorted(mentions.named[where])


def test_naming_ones_own_kind_is_found_and_what_cannot_differ_is_said() -> None:
    own = [f"{a}>{b}" for a in "fgh" for b in "fgh" if a != b] + ["s>t", "t>s"]
    found = {one.name: one for one in naming_tests(network(*own), {"layer": layer}, 1, 300)}
    assert found["within layer"].observed == 8
    assert found["within layer"].p < 0.05
    assert found["within layer"].expected < 7
    assert found["reciprocated"].observed == 4
    alone = {one.name: one for one in naming_tests(network("f>g"), {"layer": layer}, 1, 50)}
    assert alone["within layer"].powerless
    assert alone["within layer"].p == 1
    assert naming_tests(network("f>"), {"layer": layer}, 1, 50) == []


def test_a_programme_stands_for_a_reporter_that_is_not_named() -> None:
    source = small_source()
    source.participations = [p for p in source.participations if (p.entry, p.role) != (entry("e4"), "reporter")]
    assert body("u") not in build_network(source, Parameters(edition="2024")).graph
    built = build_network(source, Parameters(edition="2024", mediated=True))
    programme = BASE.id("programme", "prog-e4")
    arcs = {(last_part(u), last_part(v)) for u, v, _ in built.arcs}
    assert arcs == {("a", "p"), ("prog-e4", "p")}
    data = built.graph.nodes[programme]
    assert (data["mode"], data["reports"]) == ("programme", 1)
    assert node_directed(built)[body("p")]["in_strength"] == 2
    assert analyse(source, Parameters(edition="2024", mediated=True), BUILD).nodes[programme]["out_degree"] == 1


def test_every_node_stands_in_the_band_of_its_layer() -> None:
    built = network("f>gshto", "s>f", "t>f")
    found = layered(built)
    assert [band.name for band in found.bands] == ["federal", "state", "society"]
    assert found.bands[0].top == 0
    assert found.bands[-1].bottom == pytest.approx(1, abs=1e-3)
    for node, data in built.graph.nodes(data=True):
        band = next(one for one in found.bands if one.name == layer(data))
        x, y = found.places[node]
        assert 0 < x < 1
        assert band.top < y < band.bottom
    assert len(set(found.places.values())) == len(built.graph)
    assert layered(build_network(NetworkSource(BASE, ""), Parameters())).bands == []


def test_betweenness_where_one_reporter_is_left_out_has_a_least_and_a_most() -> None:
    # f joins g, h and s; what t says of g and h does not run through f.
    built = network("f>ghs", "t>gh")
    whole = analyse(built.source, Parameters(), BUILD).nodes[body("f")]["betweenness"]
    low, high = betweenness_without(built)[body("f")]
    # Without t it is on all paths among g, h and s: 3 of the 6 pairs of the 4 others. Itself it is not left out.
    assert (low, high) == (0.5, 0.5)
    assert whole == pytest.approx(3.5 / 6)
    assert betweenness_without(network("f>g")) == {}


def test_only_bodies_that_report_in_both_editions_can_keep_a_tie() -> None:
    source = named("f>gs", "s>f", "h>f", "f>s", "f>h", "s>t")
    for number in (3, 4, 5):
        iri = entry(f"e{number}")
        source.entries[iri] = replace(source.entries[iri], edition="2020")
    found = change(*(build_network(source, Parameters(edition=year)) for year in ("2020", "2024")))
    # h and g never report in both, t never: the pair of f and s is left, and it stayed.
    assert found.reporting == (body("f"), body("s"))
    assert found.reporting_kept == ((body("f"), body("s")),)
    assert (found.reporting_gained, found.reporting_lost, found.reporting_jaccard) == ((), (), 1.0)
    assert found.jaccard == 2 / 4


def test_measures_of_who_names_whom_are_those_of_networkx() -> None:
    built = network("f>gs", "s>f", "g>fh", "t>gh", "h>o")
    graph: nx.DiGraph[str] = nx.DiGraph([(u, v) for u, v in naming(built)])
    found = node_directed(built)
    assert {n: v["in_degree"] for n, v in found.items()} == dict(graph.in_degree())
    assert {n: v["out_degree"] for n, v in found.items()} == dict(graph.out_degree())
