"""What is measured of a network as one JSON document: the whole, the groups, sensitivity, change between editions."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import combinations
from typing import Any

from entramado.graph.network.analysis import Analysis, plain_number
from entramado.graph.network.build import build_network
from entramado.graph.network.change import change
from entramado.graph.network.mentions import betweenness_without
from entramado.graph.network.network_tables import about
from entramado.graph.network.sensitivity import sensitivity

_BROKERS = 20


def measures(analysis: Analysis) -> bytes:
    """Everything but nodes and ties: measures of the whole, variants of the reading, changes between editions."""
    found = about(analysis) | {"sensitivity": _sensitivity(analysis), "changes": changes(analysis)}
    if analysis.parameters.arrows:
        found["betweenness"] = _betweenness(analysis)
    return (json.dumps(found, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _sensitivity(analysis: Analysis) -> list[dict[str, Any]]:
    if analysis.parameters.projection:
        return []
    rows = []
    for variant in sensitivity(analysis.network.source, analysis.parameters):
        row = {k: v for k, v in asdict(variant).items() if k not in ("parameters", "measures")}
        row["measures"] = {k: plain_number(v) for k, v in variant.measures.items()}
        rows.append({k: plain_number(v) if isinstance(v, float) else v for k, v in row.items()})
    return rows


def _betweenness(analysis: Analysis) -> list[dict[str, Any]]:
    """The bodies that broker most, of all pairs and of joined ones, and where one reporter is left out."""
    drawn = betweenness_without(analysis.network)
    joined = analysis.whole["connected_pairs"] or 1.0
    order = sorted(analysis.nodes, key=lambda node: (-analysis.nodes[node]["betweenness"], node))[:_BROKERS]
    return [
        {
            "id": node,
            "label": analysis.network.graph.nodes[node]["label"],
            "betweenness": plain_number(analysis.nodes[node]["betweenness"]),
            "of_joined_pairs": plain_number(analysis.nodes[node]["betweenness"] / joined),
            "least": plain_number(drawn[node][0]),
            "most": plain_number(drawn[node][1]),
        }
        for node in order
        if node in drawn
    ]


def changes(analysis: Analysis) -> list[dict[str, Any]]:
    """From each edition to each later one, other filters as asked for: editions are of different kinds of report."""
    source = analysis.network.source
    networks = [build_network(source, analysis.parameters.but(edition=edition, ego="")) for edition in source.editions]
    networks = [network for network in networks if len(network.graph)]
    rows = []
    for before, after in combinations(networks, 2):
        row = asdict(change(before, after))
        rows.append({k: plain_number(v) if isinstance(v, float) else v for k, v in row.items()})
    return rows
