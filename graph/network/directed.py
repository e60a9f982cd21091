"""Who names whom: measures of a network whose ties run from the body that reports to the one that it names.

Entries reported together tie both ways (see `Network`); here they are no naming, and neither in nor out counts them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import Any, Final

import networkx as nx

from entramado.graph.network.appearance import LAYERS, layer
from entramado.graph.network.nodes import NAN
from entramado.graph.network.source import TieEvidence
from entramado.graph.network.ties import TOGETHER, Network

BROKERS: Final = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")


def namings(arc: Mapping[str, Any]) -> list[TieEvidence]:
    """What an arc rests on where its reporter names the other: the evidence less that of entries reported together."""
    return [one for one in arc["evidence"] if one.role != TOGETHER]


def naming(network: Network) -> dict[tuple[str, str], int]:
    """(reporter, named) -> in how many entries the one names the other, in the order of the arcs."""
    found = {(u, v): len({one.entry for one in namings(arc)}) for u, v, arc in network.arcs}
    return {pair: entries for pair, entries in found.items() if entries}


def node_directed(network: Network) -> dict[str, dict[str, float]]:
    """Node -> measure -> value.

    ``reports``: entries that it reports; ``out_degree``, ``in_degree``: bodies that it names, that name it;
    ``out_strength``, ``in_strength``: entries in which it names another, or is named, body by body. Reference:
    Wasserman & Faust (1994), section 4.3.2; Barrat et al. (2004), PNAS 101(11).
    """
    found = {
        node: {"reports": float(data["reports"]), **dict.fromkeys(_COUNTS, 0.0)}
        for node, data in network.graph.nodes(data=True)
    }
    for (reporter, named), entries in naming(network).items():
        for node, way in ((reporter, "out"), (named, "in")):
            found[node][f"{way}_degree"] += 1
            found[node][f"{way}_strength"] += entries
    return found


_COUNTS: Final = ("out_degree", "in_degree", "out_strength", "in_strength")


def whole_directed(network: Network) -> dict[str, float]:
    """Measures of the whole.

    ``reporters`` and ``only_named``: bodies that report an entry, and those that are only named; ``namings``: pairs
    (reporter, named); ``both_report``: pairs with a naming whose ends both report; ``reciprocated``: those in which
    each names the other, and ``reciprocity`` their share (NaN without such pairs): a body that never reports cannot
    name anybody back. ``connected_pairs``: share of the pairs of nodes that a path joins, whatever its direction;
    betweenness divided by it is the share of the paths that there are. Reference: Wasserman & Faust (1994), 13.3.
    """
    ties = naming(network)
    reporters = {node for node, data in network.graph.nodes(data=True) if data["reports"]}
    pairs = {frozenset(pair) for pair in ties if set(pair) <= reporters}
    back = sum(1 for u, v in map(sorted, pairs) if (u, v) in ties and (v, u) in ties)
    n = len(network.graph)
    joined = sum(len(part) * (len(part) - 1) for part in nx.connected_components(network.graph))
    return {
        "reporters": float(len(reporters)),
        "only_named": float(n - len(reporters)),
        "namings": float(len(ties)),
        "both_report": float(len(pairs)),
        "reciprocated": float(back),
        "reciprocity": back / len(pairs) if pairs else NAN,
        "connected_pairs": joined / (n * (n - 1)) if n > 1 else NAN,
    }


def mixing_table(network: Network, of: Callable[[Mapping[str, Any]], str] = layer) -> dict[str, dict[str, int]]:
    """Group of the reporter -> group of the named -> pairs of bodies, for the groups that the network has.

    `of` gives a node's group; by default its layer. Reference: Newman (2003), Physical Review E 67:026126.
    """
    groups = {node: of(data) for node, data in network.graph.nodes(data=True)}
    counts = Counter((groups[u], groups[v]) for u, v in naming(network))
    order = sorted(set(groups.values()), key=lambda g: (LAYERS.index(g) if g in LAYERS else len(LAYERS), g))
    return {first: {second: counts[first, second] for second in order} for first in order}


def brokerage(network: Network, attribute: str) -> dict[str, dict[str, float]]:
    """Node -> role of a broker -> in how many open paths a -> node -> c (a does not name c) it has that role.

    By the groups of the three: ``coordinator`` all one; ``gatekeeper`` c and the node one, a another;
    ``representative`` a and the node one, c another; ``consultant`` a and c one, the node another; ``liaison`` three
    different ones. Nodes without a group broker nothing. `attribute` is a node attribute (``sector``, ``level``).
    Reference: Gould & Fernandez (1989), Sociological Methodology 19.
    """
    ties = naming(network)
    before, after = defaultdict(list), defaultdict(list)
    for u, v in ties:
        after[u].append(v)
        before[v].append(u)
    group = {node: str(data[attribute]) for node, data in network.graph.nodes(data=True)}
    found = {node: dict.fromkeys(BROKERS, 0.0) for node in network.graph}
    for node in network.graph:
        for a in before[node]:
            for c in after[node]:
                if a != c and (a, c) not in ties and group[a] and group[node] and group[c]:
                    found[node][_role(group[a], group[node], group[c])] += 1
    return found


def _role(a: str, middle: str, c: str) -> str:
    if a == middle == c:
        return "coordinator"
    if middle == c:
        return "gatekeeper"
    if a == middle:
        return "representative"
    return "consultant" if a == c else "liaison"
