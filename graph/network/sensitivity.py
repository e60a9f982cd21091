"""Whether a finding hangs on a choice: the network with and without mentions, unit ties and folding, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from entramado.graph.network.build import build_network
from entramado.graph.network.large import adjacency, shortest_paths
from entramado.graph.network.nodes import strength
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.ranks import spearman
from entramado.graph.network.source import NetworkSource
from entramado.graph.network.ties import Network
from entramado.graph.network.whole import whole_measures

TOP = 10
SHOWN = (
    "nodes",
    "ties",
    "density",
    "largest_component",
    "degree_centralisation",
    "transitivity",
    "degree_assortativity",
)


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to read the network, compared with the one that was asked for.

    `measures` of the whole; `rank_strength` and `rank_betweenness` are Spearman's correlations over the bodies that
    both have; `top_strength` and `top_betweenness` count how many of the first ten are the same.
    """

    name: str
    parameters: Parameters
    measures: dict[str, float]
    common: int
    rank_strength: float
    rank_betweenness: float
    top_strength: int
    top_betweenness: int


def variants(parameters: Parameters) -> list[tuple[str, Parameters]]:
    """The ways in which a choice could have been made otherwise, each one alone, then all together."""
    turns = {
        "mentioned": {"mentioned": not parameters.mentioned},
        "fold_units": {"fold_units": not parameters.fold_units},
    }
    if not parameters.two_mode:
        turns["unit_ties"] = {"unit_ties": not parameters.unit_ties}
    together = {key: value for turn in turns.values() for key, value in turn.items()}
    found = [(f"{key}={_said(turn[key])}", parameters.but(**turn)) for key, turn in turns.items()]
    return [*found, ("all of these", parameters.but(**together))]


def _said(value: bool) -> str:
    return "yes" if value else "no"


def sensitivity(source: NetworkSource, parameters: Parameters) -> list[Variant]:
    """The network as asked for, and each variant of it. Reference: Kossinets (2006), Social Networks 28(3)."""
    parameters = parameters.but(ego="")
    base = build_network(source, parameters)
    first = _scores(base)
    found = [_compare("as asked for", base, first, first)]
    for name, changed in variants(parameters):
        network = build_network(source, changed)
        found.append(_compare(name, network, first, _scores(network)))
    return found


def _scores(network: Network) -> tuple[dict[str, float], dict[str, float]]:
    order = sorted(network.graph)
    values = shortest_paths(adjacency(network.graph, order)).betweenness.tolist()
    return strength(network.graph), dict(zip(order, values, strict=True))


def _compare(
    name: str,
    network: Network,
    first: tuple[dict[str, float], dict[str, float]],
    second: tuple[dict[str, float], dict[str, float]],
) -> Variant:
    measures = whole_measures(network.graph)
    (rank_s, top_s), (rank_b, top_b) = (_agreement(a, b) for a, b in zip(first, second, strict=True))
    common = len(set(first[0]) & set(second[0]))
    shown = {key: measures[key] for key in SHOWN}
    return Variant(name, network.parameters, shown, common, rank_s, rank_b, top_s, top_b)


def _agreement(a: dict[str, float], b: dict[str, float]) -> tuple[float, int]:
    common = sorted(set(a) & set(b))
    x, y = [a[node] for node in common], [b[node] for node in common]
    rank, _ = spearman(x, y)
    return rank, len(_top(a) & _top(b))


def _top(values: dict[str, float]) -> set[str]:
    return set(sorted(values, key=lambda node: (-values[node], node))[:TOP])
