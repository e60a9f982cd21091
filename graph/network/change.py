"""What changed between two editions: bodies that came and went, ties kept and lost, and whether ranks held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from entramado.graph.network.nodes import NAN
from entramado.graph.network.ranks import spearman
from entramado.graph.network.source import NetworkSource
from entramado.graph.network.ties import Graph, Network


@dataclass(frozen=True, slots=True)
class Change:
    """From one edition to a later one.

    `entered`, `left`, `stayed` are bodies, a successor counting as the body that it succeeds; `ties_*` are ties between
    bodies that stayed. `jaccard` is the share kept of all ties of either edition. `rank_correlation` is Spearman's,
    over the bodies that stayed, of their strength; with `rank_p` (two-sided). `reporting` are the bodies that report in
    both editions, and `reporting_kept`, `_gained`, `_lost` the ties among them, with their `reporting_jaccard`: who was
    asked in one edition only cannot keep a tie, so that this is the fair comparison. Editions differ in who was asked:
    an exit says that a body is no longer named, not that it stopped.
    """

    before: str
    after: str
    entered: tuple[str, ...]
    left: tuple[str, ...]
    stayed: tuple[str, ...]
    ties_kept: int
    ties_gained: int
    ties_lost: int
    jaccard: float
    rank_correlation: float
    rank_p: float
    reporting: tuple[str, ...]
    reporting_kept: tuple[tuple[str, str], ...]
    reporting_gained: tuple[tuple[str, str], ...]
    reporting_lost: tuple[tuple[str, str], ...]
    reporting_jaccard: float


def change(before: Network, after: Network) -> Change:
    """Compare two networks of one kind. Rank correlation is NaN with fewer than three bodies that stayed.

    References: Jaccard (1901); Spearman (1904), American Journal of Psychology 15(1).
    """
    now = _successors(before.source)
    old, old_ties, old_strength = _renamed(before.graph, now)
    new, new_ties, new_strength = _renamed(after.graph, now)
    stayed = sorted(old & new)
    kept = old_ties & new_ties
    among = {pair for pair in old_ties | new_ties if pair <= set(stayed)}
    union = old_ties | new_ties
    correlation, p = spearman([old_strength[b] for b in stayed], [new_strength[b] for b in stayed])
    both, among_both = _reporting(before, after, now)
    fair = [pairs & among_both for pairs in (kept, new_ties - old_ties, old_ties - new_ties)]
    in_all = sum(map(len, fair))
    return Change(
        before.parameters.edition,
        after.parameters.edition,
        tuple(sorted(new - old)),
        tuple(sorted(old - new)),
        tuple(stayed),
        len(kept),
        len((new_ties - old_ties) & among),
        len((old_ties - new_ties) & among),
        len(kept) / len(union) if union else NAN,
        correlation,
        p,
        tuple(sorted(both)),
        _listed(fair[0]),
        _listed(fair[1]),
        _listed(fair[2]),
        len(fair[0]) / in_all if in_all else NAN,
    )


def tie_keys(network: Network) -> set[tuple[str, str]]:
    """The ties as pairs, in their direction where they have one."""
    return {(u, v) for u, v, _ in network.weighted_edges}


def earlier(network: Network, others: Iterable[Network]) -> Network | None:
    """The first of the earlier editions' networks that shares a tie with this one; None where there is none."""
    own = tie_keys(network)
    return next((other for other in others if tie_keys(other) & own), None)


def _listed(pairs: set[frozenset[str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((min(pair), max(pair)) for pair in pairs))


def _reporting(before: Network, after: Network, now: dict[str, str]) -> tuple[set[str], set[frozenset[str]]]:
    """The bodies that report in both, and all pairs of them that are tied in one of the two."""
    both = set.intersection(
        *({now.get(n, n) for n, data in of.graph.nodes(data=True) if data.get("reports")} for of in (before, after))
    )
    pairs = {pair for of in (before, after) for pair in _renamed(of.graph, now)[1]}
    return both, {pair for pair in pairs if pair <= both}


def _successors(source: NetworkSource) -> dict[str, str]:
    """Body -> the body that stands for it today."""
    step = {b.predecessor: b.iri for b in source.bodies.values() if b.predecessor}
    last = {}
    for start in step:
        body, seen = start, {start}
        while body in step and step[body] not in seen:
            body = step[body]
            seen.add(body)
        last[start] = body
    return last


def _renamed(graph: Graph, now: dict[str, str]) -> tuple[set[str], set[frozenset[str]], dict[str, float]]:
    nodes = {now.get(node, node) for node in graph}
    ties = {frozenset((now.get(u, u), now.get(v, v))) for u, v in graph.edges}
    strength = dict.fromkeys(nodes, 0.0)
    for node, value in graph.degree(weight="weight"):
        strength[now.get(node, node)] += float(value)
    return nodes, {pair for pair in ties if len(pair) == 2}, strength
