"""From the source and the parameters to a network: partners by role, two-mode networks and their projections.

A tie between two bodies says "named together in an entry of a government report", and as what: the report's
words, not an observation of the collaboration itself. Ties run from the bodies that report an entry to those that
it names; partners of the same entry are not tied to each other, since the entry does not say so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import networkx as nx
import numpy as np

from entramado.graph.network.parameters import NetworkError, Parameters
from entramado.graph.network.source import BodyFacts, EntryFacts, NetworkSource, Participation, TieEvidence
from entramado.graph.network.ties import Graph, Incidence, Network, TieBuilder


def build_network(source: NetworkSource, parameters: Parameters) -> Network:
    """The network that `parameters` ask for; without nodes where no entry fits."""
    if not parameters.ego:
        return _whole(source, parameters)
    # Requests often ask for one ego network after another: the whole network is built once.
    wanted = parameters.but(ego="")
    if wanted not in source.last_whole:
        source.last_whole.clear()
        source.last_whole[wanted] = _whole(source, wanted)
    network = source.last_whole[wanted]
    assert isinstance(network, Network)
    return ego(network, parameters.ego)


def _whole(source: NetworkSource, wanted: Parameters) -> Network:
    entries = chosen_entries(source, wanted)
    if not wanted.two_mode:
        return _partners(source, wanted, entries)
    network = _two_mode(source, wanted.but(projection=""), entries)
    return project(network, wanted.projection) if wanted.projection else network


def chosen_entries(source: NetworkSource, parameters: Parameters) -> dict[str, EntryFacts]:
    """The entries that a network is built of: of the edition, chapter and objective asked for."""
    return {e.iri: e for e in source.entries.values() if _fits(e, parameters)}


def ego(network: Network, node: str) -> Network:
    """One node (its IRI, or the last part of it), the nodes tied to it, and the ties among them.

    Ties are judged against the whole network's incidence. Raises `NetworkError` where the node is not there.
    """
    wanted = node.rsplit("/", 1)[-1]
    found = [n for n in network.graph if n.rsplit("/", 1)[-1] == wanted]
    if not found:
        raise NetworkError(f"ego: {wanted} is not in this network; try it without filters")
    near = {found[0], *network.graph[found[0]]}
    bodies = {body: counts for body, counts in network.by_body_objective.items() if body in near}
    graph: Graph = nx.Graph()
    graph.add_nodes_from((n, network.graph.nodes[n]) for n in sorted(near))
    graph.add_edges_from((u, v, data) for u, v, data in network.graph.edges(data=True) if {u, v} <= near)
    wanted_network = network.parameters.but(ego=wanted)
    return Network(wanted_network, network.source, graph, network.incidence, network.two_mode, bodies)


def _fits(entry: EntryFacts, wanted: Parameters) -> bool:
    return (
        (not wanted.edition or entry.edition == wanted.edition)
        and (not wanted.chapter or entry.chapter.rsplit("/", 1)[-1].upper() == wanted.chapter)
        and (not wanted.objective or entry.objective.rsplit("/", 1)[-1] == wanted.objective)
        and (wanted.future or entry.kind != "future")
    )


def _body(source: NetworkSource, wanted: Parameters, iri: str) -> str:
    return source.root(iri) if wanted.fold_units else iri


def _partners(source: NetworkSource, wanted: Parameters, entries: dict[str, EntryFacts]) -> Network:
    by_entry: dict[str, list[Participation]] = defaultdict(list)
    for one in source.participations:
        if one.entry in entries:
            by_entry[one.entry].append(one)
    counted = set(wanted.counted_roles)
    ties = TieBuilder(source)
    present: set[tuple[str, str]] = set()
    reports: Counter[str] = Counter()
    for entry in sorted(by_entry):
        people = by_entry[entry]
        reporters = {_body(source, wanted, p.body) for p in people if p.role == "reporter"}
        reports.update(reporters)
        if wanted.mediated and not reporters and (node := _mediator(entries[entry])):
            named = [p for p in people if p.role in counted]
            present |= {(node, entry) for _ in named}
            reports[node] += bool(named)
            for p in named:
                ties.add(node, _body(source, wanted, p.body), TieEvidence(entry, p.role, p.lines), node)
        for u, v, evidence, by in _entry_ties(source, people, counted):
            if not wanted.hierarchy and (v in source.ancestors(u) or u in source.ancestors(v)):
                continue
            ties.add(_body(source, wanted, u), _body(source, wanted, v), evidence, _body(source, wanted, by))
        # A reporter that names nobody is part of the network: it is an isolate.
        shown = {"reporter", *counted}
        present |= {(_body(source, wanted, p.body), entry) for p in people if p.role in shown}
    graph: Graph = nx.Graph()
    _add_bodies(source, graph, present, reports)
    ties.fill(graph)
    incidence = Incidence.of(present, (b for b, _ in present), (e for _, e in present))
    return Network(wanted, source, graph, incidence, by_body_objective=_objectives(source, present))


def _entry_ties(
    source: NetworkSource, people: list[Participation], counted: set[str]
) -> Iterator[tuple[str, str, TieEvidence, str]]:
    """Reporter, other body, evidence and who says so, for each tie that one entry states."""
    reporters = [p for p in people if p.role == "reporter"]
    if "co-reporter" in counted:
        for i, first in enumerate(reporters):
            for second in reporters[i + 1 :]:
                evidence = TieEvidence(first.entry, "co-reporter", second.lines)
                yield first.body, second.body, evidence, first.body
                yield first.body, second.body, evidence, second.body
    for other in people:
        if other.role == "reporter" or other.role not in counted:
            continue
        mine = reporters
        if other.role == "parent":
            # "SEGOB (UPMRIP); SRE": the printed parent belongs to the reporters below it, where we know them.
            mine = [r for r in reporters if other.body in source.ancestors(r.body)] or reporters
        for reporter in mine:
            yield reporter.body, other.body, TieEvidence(other.entry, other.role, other.lines), reporter.body


def _mediator(entry: EntryFacts) -> str:
    """The node that stands for an entry whose reporter is not named: its programme, else its chapter."""
    return entry.programmes[0] if entry.programmes else entry.chapter


def _add_bodies(
    source: NetworkSource, graph: Graph, present: set[tuple[str, str]], reports: Mapping[str, int] | None = None
) -> None:
    entries = Counter(body for body, _ in present)
    for iri in sorted(entries):
        facts = source.bodies.get(iri)
        # A programme or chapter that stands for a reporter is of its own kind.
        mode = iri.rsplit("/", 2)[-2]
        graph.add_node(
            iri,
            mode=mode,
            label=_label(source, facts) if facts else source.label(iri),
            name=facts.name if facts else source.label(iri),
            acronym=facts.acronym if facts else "",
            sector=facts.sector if facts else "",
            level=facts.level if facts else "",
            state=facts.state.rsplit("/", 1)[-1] if facts else "",
            entries=entries[iri],
            reports=(reports or {}).get(iri, 0),
        )


def _label(source: NetworkSource, facts: BodyFacts) -> str:
    """What stands beside a body: its acronym; a state's government by the state's name; else its name."""
    if not facts.acronym and not facts.parent and facts.state and (facts.sector, facts.level) == ("state", "state"):
        return f"Gob. {source.label(facts.state)}"
    return facts.acronym or facts.name


def _add_items(source: NetworkSource, graph: Graph, mode: str, entries: dict[str, set[str]]) -> None:
    for iri in sorted(entries):
        name = source.label(iri)
        short = source.short_labels.get(iri, {}).get("es", "")
        label = f"{iri.rsplit('/', 1)[-1]}. {short or name}" if mode == "objective" else name
        graph.add_node(
            iri,
            mode=mode,
            label=label,
            name=name,
            acronym="",
            sector=mode,
            level="",
            state=iri.rsplit("/", 1)[-1] if mode == "state" else "",
            entries=len(entries[iri]),
        )


def _objectives(source: NetworkSource, present: set[tuple[str, str]]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for body, entry in present:
        if objective := source.entries[entry].objective:
            counts[body][objective] += 1
    return {body: dict(sorted(found.items())) for body, found in sorted(counts.items())}


def _items(source: NetworkSource, entry: EntryFacts, mode: str) -> list[tuple[str, tuple[int, int]]]:
    """The second mode's nodes of an entry, with the lines they are read in."""
    if mode in ("population", "state"):
        return source.items.get(mode, {}).get(entry.iri, [])
    items = (entry.objective,) if mode == "objective" else entry.programmes
    return [(item, entry.lines) for item in items if item]


def _two_mode(source: NetworkSource, wanted: Parameters, entries: dict[str, EntryFacts]) -> Network:
    first, second = wanted.modes
    counted = set(wanted.counted_roles)
    ties = TieBuilder(source)
    left: dict[str, set[str]] = defaultdict(set)
    right: dict[str, set[str]] = defaultdict(set)
    present: set[tuple[str, str]] = set()
    for node, role, entry, lines in _first_mode(source, wanted, entries, counted):
        present.add((node, entry.iri))
        for item, item_lines in _items(source, entry, second):
            left[node].add(entry.iri)
            right[item].add(entry.iri)
            # A population or state is read in a line of its own; else the body's line is what the tie rests on.
            own = second in ("population", "state") and first != "state"
            ties.add(node, item, TieEvidence(entry.iri, role, item_lines if own else lines))
    graph: Graph = nx.Graph()
    if first == "institution":
        _add_bodies(source, graph, {(n, e) for n, found in left.items() for e in found})
    else:
        _add_items(source, graph, first, left)
    _add_items(source, graph, second, right)
    ties.fill(graph)
    pairs = [(u, v) if graph.nodes[u]["mode"] == first else (v, u) for u, v in graph.edges]
    bodies = _objectives(source, present) if first == "institution" else {}
    return Network(wanted, source, graph, Incidence.of(pairs, left, right), by_body_objective=bodies)


def _first_mode(
    source: NetworkSource, wanted: Parameters, entries: dict[str, EntryFacts], counted: set[str]
) -> Iterator[tuple[str, str, EntryFacts, tuple[int, int]]]:
    """Node, role, entry and lines for each node of the first mode in each entry."""
    if wanted.modes[0] == "state":
        for iri, entry in sorted(entries.items()):
            for state, lines in source.items.get("state", {}).get(iri, []):
                yield state, "state", entry, lines
        return
    for one in source.participations:
        if one.entry in entries and one.role in counted:
            yield _body(source, wanted, one.body), one.role, entries[one.entry], one.lines


def project(network: Network, side: str) -> Network:
    """The one-mode network of the ``first`` or ``second`` kind of node: tied where they share a node of the other.

    The weight is the number of shared nodes. Projecting makes ties out of mere popularity, which is why a projected
    tie carries its expectation and significance (see `significance`), and why the two-mode figure stands beside it.
    """
    incidence = network.incidence if side == "first" else network.incidence.transposed()
    graph: Graph = nx.Graph()
    graph.add_nodes_from((node, dict(network.graph.nodes[node])) for node in incidence.rows)
    shared = (incidence.matrix @ incidence.matrix.T).tocoo()
    keep = shared.row < shared.col
    columns = [
        set(incidence.matrix.indices[a:b].tolist()) for a, b in zip(*_bounds(incidence.matrix.indptr), strict=True)
    ]
    editions_of = _editions(network, incidence, columns)
    together: dict[tuple[frozenset[str], frozenset[str]], list[str]] = {}
    for i, j in sorted(zip(shared.row[keep].tolist(), shared.col[keep].tolist(), strict=True)):
        shared_columns = sorted(columns[i] & columns[j])
        both = [incidence.columns[c] for c in shared_columns]
        u, v = incidence.rows[i], incidence.rows[j]
        counts: dict[str, int] = {}
        for c in shared_columns:
            pair = editions_of[i][c], editions_of[j][c]
            if pair not in together:
                together[pair] = _shared_editions(*pair)
            for edition in together[pair]:
                counts[edition] = counts.get(edition, 0) + 1
        editions = dict(sorted(counts.items()))
        graph.add_edge(
            u,
            v,
            weight=len(both),
            roles={"shared": len(both)},
            first=min(editions),
            last=max(editions),
            editions=editions,
            evidence=[],
            shared=both,
            named_by_both=False,
        )
    wanted = network.parameters.but(projection=side)
    bodies = network.by_body_objective if side == "first" else {}
    return Network(wanted, network.source, graph, incidence, two_mode=network, by_body_objective=bodies)


def _bounds(pointers: np.ndarray[tuple[int], np.dtype[np.int32]]) -> tuple[list[int], list[int]]:
    return pointers[:-1].tolist(), pointers[1:].tolist()


def _editions(network: Network, incidence: Incidence, columns: list[set[int]]) -> list[dict[int, frozenset[str]]]:
    """For each row: column -> the editions of that tie of the two-mode network."""
    ties = network.graph.edges
    return [
        {c: frozenset(ties[row, incidence.columns[c]]["editions"]) for c in found}
        for row, found in zip(incidence.rows, columns, strict=True)
    ]


def _shared_editions(a: frozenset[str], b: frozenset[str]) -> list[str]:
    """The editions in which both are tied to a node; tied in different ones, the later one's first year."""
    return sorted(a & b) or [max(min(a), min(b))]
