"""The saved questions on who brokers, who has no counterpart and what changed give what the networks give."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store

from entramado.graph.network.appearance import layer
from entramado.graph.network.build import build_network
from entramado.graph.network.directed import naming
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import NetworkSource, rows_of
from entramado.graph.network.views.state_map import state_ties
from entramado.graph.snapshot import read as read_snapshot
from entramado.graph.store import load_snapshot
from entramado.queries import saved
from tests.network_samples import BASE


@pytest.fixture(scope="module")
def store(built: Path) -> Store:
    return load_snapshot(read_snapshot(built))


def asked(store: Store, name: str) -> list[dict[str, str]]:
    """The rows of a saved question as it stands, with its examples."""
    found = store.query(saved.load(name).bind({}, BASE.iri), use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return [dict(row) for row in rows_of(found)]


def test_brokers_are_those_between_a_federal_body_and_one_of_civil_society(
    store: Store, network_source: NetworkSource
) -> None:
    graph = build_network(network_source, Parameters(edition="2024")).graph
    data = graph.nodes
    federal = {n for n in graph if data[n]["level"] == "federal" and data[n]["sector"] != "civil-society"}
    society = {n for n in graph if data[n]["sector"] == "civil-society"}
    counted = {}
    for node in graph:
        ends = [(f, s) for f in federal & set(graph[node]) for s in society & set(graph[node]) if f not in graph[s]]
        if ends:
            counted[node] = (len({f for f, _ in ends}), len({s for _, s in ends}), len(ends))
    rows = asked(store, "brokers-between-federal-and-civil-society")
    assert {
        row["body"]: tuple(int(row[name]) for name in ("federalBodies", "societyBodies", "pairs")) for row in rows
    } == counted
    assert len(counted) > 3


def test_the_network_of_an_objective_is_that_of_the_page(store: Store, network_source: NetworkSource) -> None:
    network = build_network(network_source, Parameters(objective="7"))
    arcs = {(u, v): arc for u, v, arc in network.arcs if arc["direction"] == "names"}
    rows = asked(store, "network-of-an-objective-through-editions")
    assert {(row["reporter"], row["named"]): int(row["entries"]) for row in rows} == naming(network)
    for row in rows:
        arc = arcs[row["reporter"], row["named"]]
        assert set(row["editions"].split()) <= set(arc["editions"])
    assert len({row["last"] for row in rows}) > 1


def together(source: NetworkSource, year: str) -> dict[str, set[str]]:
    """Body -> the bodies that an action of the edition names with it, whatever their roles."""
    actions = {e.iri for e in source.entries.values() if e.edition == year and e.kind == "action"}
    bodies: dict[str, set[str]] = defaultdict(set)
    for one in source.participations:
        if one.entry in actions:
            bodies[one.entry].add(one.body)
    found: dict[str, set[str]] = defaultdict(set)
    for those in bodies.values():
        for body in those:
            found[body] |= those - {body}
    return found


def test_states_and_federal_bodies_without_a_counterpart(store: Store, network_source: NetworkSource) -> None:
    source, named_with = network_source, together(network_source, "2024")
    level = {iri: facts.level for iri, facts in source.bodies.items()}
    with_federal = {
        source.bodies[body].state
        for body, others in named_with.items()
        if level.get(body) == "state" and any(level.get(other) == "federal" for other in others)
    }
    assert {row["state"] for row in asked(store, "states-without-a-federal-partner")} == set(
        source.places
    ) - with_federal
    actions = {e.iri for e in source.entries.values() if e.edition == "2024" and e.kind == "action"}
    reporters = {p.body for p in source.participations if p.entry in actions and p.role == "reporter"}
    alone = {
        body
        for body in reporters
        if level.get(body) == "federal" and not any(level.get(other) == "state" for other in named_with.get(body, ()))
    }
    assert {row["body"] for row in asked(store, "federal-bodies-without-a-state")} == alone
    assert alone


def test_the_map_counts_the_pairs_between_each_state_and_the_federation(network_source: NetworkSource) -> None:
    network = build_network(network_source, Parameters(edition="2024"))
    nodes = network.graph.nodes
    kinds = [(layer(nodes[u]), layer(nodes[v])) for u, v in naming(network)]
    ties = state_ties(network)
    assert sum(len(found.up) for found in ties.values()) == kinds.count(("state", "federal"))
    assert sum(len(found.down) for found in ties.values()) == kinds.count(("federal", "state"))
    assert len(network_source.places) == 32
