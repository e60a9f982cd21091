"""A network as it is built: a networkx graph, its two-mode incidence, and what each tie rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import NetworkSource, TieEvidence

Graph: TypeAlias = "nx.Graph[str]"
Floats: TypeAlias = npt.NDArray[np.float64]
Integers: TypeAlias = npt.NDArray[np.int64]
TOGETHER: Final = "co-reporter"
"""The role of those who report an entry together: it ties them both ways, and neither names the other."""


@dataclass(frozen=True, slots=True)
class Incidence:
    """A binary two-mode matrix: ``matrix[i, j]`` is 1 where the row's node and the column's node occur together."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    matrix: csr_array

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], rows: Iterable[str], columns: Iterable[str]) -> Incidence:
        """The matrix of the pairs (row, column), rows and columns in sorted order."""
        names, items = tuple(sorted(set(rows))), tuple(sorted(set(columns)))
        at, to = {n: i for i, n in enumerate(names)}, {n: i for i, n in enumerate(items)}
        where = sorted({(at[r], to[c]) for r, c in pairs})
        shape = (len(names), len(items))
        if not where:
            return cls(names, items, csr_array(shape, dtype=np.int64))
        i, j = np.array(where).T
        return cls(names, items, csr_array((np.ones(len(where), dtype=np.int64), (i, j)), shape=shape))

    def transposed(self) -> Incidence:
        """The same with the second kind of node as rows."""
        return Incidence(self.columns, self.rows, csr_array(self.matrix.T))


@dataclass(slots=True)
class Network:
    """A network. Nodes are IRIs.

    `graph` joins each pair once; of partners its ties hold ``arcs``: the end that reports -> what it says of the other,
    with the tie attributes below. A co-reported entry is an arc each way.

    Node attributes: ``mode``, ``label``, ``name``, ``acronym``, ``sector``, ``level``, ``state``, ``entries`` (how
    many entries it takes part in), ``reports`` (how many it reports). Tie attributes: ``weight`` (entries; shared nodes
    in a projection), ``roles`` (role -> entries), ``first`` and ``last`` (editions), ``editions`` (edition -> entries),
    ``evidence`` (list of `TieEvidence`; none in a projection, which has ``shared``: the nodes that both are tied
    to); of an arc also ``direction`` (``names``; ``together``) and ``reciprocated``: whether each names the other.

    `incidence` is the two-mode matrix that ties are judged against: bodies x entries for the partners, first x
    second kind of node else. `two_mode` is, for a projection, the network it is projected from.
    """

    parameters: Parameters
    source: NetworkSource
    graph: Graph
    incidence: Incidence
    two_mode: Network | None = None
    by_body_objective: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def weighted_edges(self) -> list[tuple[str, str, dict[str, Any]]]:
        """The ties in a fixed order, from reporter to named where they have a direction; `pairs` else."""
        return self.arcs if self.parameters.arrows else self.pairs

    @property
    def arcs(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Who names whom: the reporter, the body named, and what the tie rests on; sorted by both."""
        found = [
            (reporter, v if reporter == u else u, arc)
            for u, v, data in self.graph.edges(data=True)
            for reporter, arc in data.get("arcs", {}).items()
        ]
        return sorted(found, key=lambda arc: arc[:2])

    @property
    def pairs(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Each tied pair once, its ends sorted (first kind of node first in a two-mode network)."""
        return sorted(((*self.ends(u, v), data) for u, v, data in self.graph.edges(data=True)), key=lambda e: e[:2])

    def ends(self, u: str, v: str) -> tuple[str, str]:
        """The two ends of a tie in the order in which files name them."""
        if self.parameters.two_mode and not self.parameters.projection:
            return (u, v) if self.graph.nodes[u]["mode"] == self.parameters.modes[0] else (v, u)
        return (u, v) if u <= v else (v, u)

    def evidence(self, u: str, v: str) -> list[TieEvidence]:
        """The entries and lines behind a tie; behind a projected one, those of the ties to the shared nodes.

        Where ties have a direction those in which `u` reports; where it never names `v`, all.
        """
        data = self.graph.edges[u, v]
        if self.two_mode is None:
            said = data.get("arcs", {}).get(u, data) if self.parameters.arrows else data
            return list(said["evidence"])
        found = {e for shared in data["shared"] for end in (u, v) for e in self.two_mode.evidence(end, shared)}
        return sorted(found)

    def lines(self, evidence: TieEvidence) -> str:
        """The IRI of the lines that a piece of evidence was read in."""
        document = self.source.entries[evidence.entry].document.rsplit("/", 1)[-1]
        return self.source.base.lines(document, *evidence.lines)


class TieBuilder:
    """Gathers ties entry by entry and makes the graph: weights count each entry once, whatever its roles."""

    def __init__(self, source: NetworkSource) -> None:
        self._source = source
        self._evidence: dict[tuple[str, str], set[TieEvidence]] = {}
        self._arcs: dict[tuple[str, str], dict[str, set[TieEvidence]]] = {}

    def add(self, u: str, v: str, evidence: TieEvidence, named_by: str = "") -> None:
        """A tie between two nodes; `named_by` is the reporter that says so."""
        if u == v:
            return
        pair = (u, v) if u <= v else (v, u)
        self._evidence.setdefault(pair, set()).add(evidence)
        if named_by:
            self._arcs.setdefault(pair, {}).setdefault(named_by, set()).add(evidence)

    def fill(self, graph: Graph) -> None:
        """Put the ties into `graph`, whose nodes are there already."""
        for pair in sorted(self._evidence):
            arcs = {by: self._facts(found) for by, found in sorted(self._arcs.get(pair, {}).items())}
            naming = [by for by, facts in arcs.items() if set(facts["roles"]) != {TOGETHER}]
            for by, facts in arcs.items():
                facts["direction"] = "names" if by in naming else "together"
                facts["reciprocated"] = by in naming and len(naming) > 1
            facts = self._facts(self._evidence[pair])
            graph.add_edge(*pair, **facts, arcs=arcs, named_by_both=len(arcs) > 1)

    def _facts(self, evidence: set[TieEvidence]) -> dict[str, Any]:
        found = sorted(evidence)
        editions: dict[str, set[str]] = {}
        roles: dict[str, set[str]] = {}
        for e in found:
            editions.setdefault(self._source.entries[e.entry].edition, set()).add(e.entry)
            roles.setdefault(e.role, set()).add(e.entry)
        return {
            "weight": len({e.entry for e in found}),
            "roles": {role: len(entries) for role, entries in sorted(roles.items())},
            "first": min(editions),
            "last": max(editions),
            "editions": {edition: len(entries) for edition, entries in sorted(editions.items())},
            "evidence": found,
        }
