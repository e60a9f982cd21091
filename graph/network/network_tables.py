"""A measured network as two flat tables, nodes and ties, and the facts about it that every file carries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

from entramado.graph.network.analysis import Analysis, plain_number
from entramado.graph.network.appearance import layer
from entramado.graph.network.names import TITLES, network_name
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import NetworkSource

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CAUTION = (
    "Un vínculo dice que dos instituciones se nombran juntas en una entrada de un informe de gobierno; cada edición "
    "preguntó a otras instituciones.",
    "A tie says that two bodies are named together in an entry of a government report; editions differ in who was "
    "asked.",
)
ARROW_CAUTION = (
    "Una flecha dice que quien informa una entrada de un informe de gobierno nombra en ella a otra institución; quien "
    "no informa no puede nombrar a nadie, y cada edición preguntó a otras instituciones.",
    "An arrow says that the body that reports an entry of a government report names another one in it; who does not "
    "report cannot name anybody, and editions differ in who was asked.",
)
TWO_MODE_CAUTION = (
    "Un vínculo dice que al menos una entrada de un informe de gobierno une a los dos; cada edición preguntó a otras "
    "instituciones.",
    "A tie says that an entry of a government report at least joins the two; editions differ in who was asked.",
)
NODE_FACTS = ("id", "label", "name", "acronym", "mode", "sector", "level", "state", "entries", "x", "y", "community")


@dataclass(frozen=True, slots=True)
class Tables:
    """Rows of plain values (text, whole numbers, decimals, booleans, None); all rows of a table have the same keys."""

    nodes: list[dict[str, Any]]
    ties: list[dict[str, Any]]
    about: dict[str, Any]


def tables(analysis: Analysis) -> Tables:
    """The tables of a measured network, in a fixed order."""
    return Tables(node_rows(analysis), tie_rows(analysis), about(analysis))


def about(analysis: Analysis) -> dict[str, Any]:
    """What every file says of itself: title, parameters, measures of the whole, build, licence, caution."""
    source = analysis.network.source
    title_es, title_en = TITLES[analysis.parameters.kind]
    wanted = analysis.parameters
    caution, caution_en = _caution(source, wanted)
    return {
        "title": title_es,
        "title_en": title_en,
        "caution": caution,
        "caution_en": caution_en,
        "kind": analysis.parameters.kind,
        "name": network_name(wanted),
        "parameters": analysis.parameters.as_dict(),
        "measures": analysis.whole_facts(),
        "documents": sorted({e.document for e in source.entries.values()}),
        "editions": source.editions_of(wanted.kind),
        "build": source.build,
        "base": source.base.iri,
        "generator": f"Entramado {_version()}",
        "licence": LICENCE,
    }


def _caution(source: NetworkSource, wanted: Parameters) -> tuple[str, str]:
    """What a tie does not say; and which of the editions shown are of documents without the Compact's objectives."""
    spanish, english = TWO_MODE_CAUTION if wanted.two_mode else ARROW_CAUTION if wanted.arrows else CAUTION
    shown = {wanted.edition} if wanted.edition else set(source.editions_of(wanted.kind))
    under_objectives = set(source.editions_of("state-objective"))
    if not under_objectives or not (apart := sorted(shown - under_objectives)):
        return spanish, english
    years = ", ".join(apart)
    return (
        f"{spanish} Lo de {years} es de un documento que no sigue los objetivos del Pacto Mundial.",
        f"{english} What is of {years} is of a document that does not follow the Compact's objectives.",
    )


@cache
def _version() -> str:
    """The version of this program: looking it up reads files."""
    return version("entramado")


def about_line(analysis: Analysis) -> dict[str, str]:
    """The columns that a table, which has no place for metadata, carries in every row."""
    parameters = json.dumps(analysis.parameters.as_dict(), ensure_ascii=False, sort_keys=True)
    return {"parameters": parameters, "build": analysis.network.source.build, "licence": LICENCE}


def node_rows(analysis: Analysis, *, placed: bool = True) -> list[dict[str, Any]]:
    """One row a node, by IRI; `placed`: with its place in the free layout, which takes a second to find."""
    graph = analysis.network.graph
    core = set(analysis.core.core) if analysis.core else set()
    measures = sorted({name for values in analysis.nodes.values() for name in values})
    rows = []
    for node in sorted(graph):
        data = graph.nodes[node]
        row = {"id": node, **{name: data[name] for name in NODE_FACTS[1:9]}, "layer": layer(data)}
        if placed:
            row["x"], row["y"] = analysis.positions[node]
        row["community"] = analysis.groups.of[node]
        if analysis.core:
            row["in_core"] = node in core
        values = analysis.nodes[node]
        rows.append(row | {name: plain_number(values[name]) if name in values else None for name in measures})
    return rows


def tie_rows(analysis: Analysis) -> list[dict[str, Any]]:
    """One row a tie, ends in a fixed order. `entries` and `lines` are IRIs parted by spaces, in step.

    A projected tie names the nodes it goes through in `shared_nodes`; their entries are those of the two-mode network.
    """
    network = analysis.network
    return [tie_row(analysis, u, v, data) for u, v, data in network.weighted_edges]


def tie_row(analysis: Analysis, u: str, v: str, data: dict[str, Any]) -> dict[str, Any]:
    """The row of one tie, `u` and `v` in the order of `Network.ends`."""
    nodes = analysis.network.graph.nodes
    row: dict[str, Any] = {
        "source": u,
        "target": v,
        "source_label": nodes[u]["label"],
        "target_label": nodes[v]["label"],
        "weight": data["weight"],
        "roles": _pairs(data["roles"]),
        "first_edition": data["first"],
        "last_edition": data["last"],
        "editions": _pairs(data["editions"]),
    }
    if "shared" in data:
        row["shared_nodes"] = " ".join(data["shared"])
    else:
        if analysis.parameters.arrows:
            row |= {"direction": data["direction"], "reciprocated": data["reciprocated"]}
        else:
            row["named_by_both"] = data["named_by_both"]
        row["entries"] = " ".join(e.entry for e in data["evidence"])
        row["lines"] = " ".join(analysis.network.lines(e) for e in data["evidence"])
    if test := analysis.test(u, v):
        row |= {name: plain_number(getattr(test, name)) for name in type(test).__dataclass_fields__}
        row["significant"] = analysis.significant(u, v)
    return row


def _pairs(counts: dict[str, int]) -> str:
    return " ".join(f"{key}:{count}" for key, count in counts.items())
