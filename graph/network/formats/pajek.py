"""Pajek's .net: vertices with positions, edges with weights; a two-mode network says how many are of the first kind."""

from __future__ import annotations

import json
from collections import Counter

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.network_tables import about


def pajek(analysis: Analysis) -> bytes:
    """Pajek's text format (UTF-8). Comments at the head hold title, parameters, build, licence, identifiers, measures.

    Format: Batagelj & Mrvar, Pajek reference manual, chapter on input files.
    """
    network, facts = analysis.network, about(analysis)
    first = network.parameters.modes[0]
    two_mode = network.parameters.two_mode and not network.parameters.projection
    order = sorted(network.graph, key=lambda n: (two_mode and network.graph.nodes[n]["mode"] != first, n))
    at = {node: i for i, node in enumerate(order, 1)}
    said = {k: facts[k] for k in ("title", "caution", "parameters", "measures", "build", "licence", "generator")}
    lines = [f"*Network {facts['kind']}"]
    lines += [f"% {key}: {_flat(value)}" for key, value in said.items()]
    measures = sorted({name for values in analysis.nodes.values() for name in values})
    lines += [f"% id of vertex {at[node]}: {node}" for node in order]
    lines += [f"% measures of vertex {at[n]}: {_measures(analysis, n, measures)}" for n in order]
    count = f" {sum(1 for n in order if network.graph.nodes[n]['mode'] == first)}" if two_mode else ""
    lines.append(f"*Vertices {len(order)}{count}")
    names = _unique_labels(analysis, order)
    for node in order:
        x, y = analysis.positions[node]
        lines.append(f'{at[node]} "{names[node]}" {(x + 1) / 2:.4f} {(1 - y) / 2:.4f} 0.5')
    lines.append("*Arcs" if network.parameters.arrows else "*Edges")
    lines += [f"{at[u]} {at[v]} {data['weight']}" for u, v, data in network.weighted_edges]
    return ("\n".join(lines) + "\n").encode()


def _measures(analysis: Analysis, node: str, names: list[str]) -> str:
    values = analysis.nodes[node]
    return " ".join(f"{name}={values[name]:.6g}" for name in names if name in values)


def _flat(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _unique_labels(analysis: Analysis, order: list[str]) -> dict[str, str]:
    """Labels that readers may use as keys: without quotes, and with the end of the IRI where two are the same."""
    plain = {n: str(analysis.network.graph.nodes[n]["label"]).replace('"', "'").replace("\\", "/") for n in order}
    times = Counter(plain.values())
    return {n: label if times[label] == 1 else f"{label} ({n.rsplit('/', 1)[-1]})" for n, label in plain.items()}
