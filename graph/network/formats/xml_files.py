"""GraphML (by networkx) and GEXF 1.3, whose ties and nodes appear edition by edition.

A GEXF file declares each attribute once, in one block for nodes and one for ties: readers such as graphology's, the
one of Gephi Lite, take one block a kind. So the weight of a tie in an edition is a column of its own (`weight_2024`),
and a value of a tie or a node never depends on which of several declarations a reader believes.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import group_of
from entramado.graph.network.columns import NODE_COLUMNS, TIE_COLUMNS
from entramado.graph.network.network_tables import about, node_rows, tie_rows
from entramado.graph.network.style import node_editions, sizes
from entramado.graph.network.ties import Graph
from entramado.graph.xml_text import clean

_GEXF = "http://gexf.net/1.3"
_VIZ = "http://gexf.net/1.3/viz"
_SIDE = 1000


def graphml(analysis: Analysis) -> bytes:
    """GraphML: every column of the tables as an attribute; what the file says of itself as attributes of the graph."""
    graph: Graph = nx.DiGraph() if analysis.parameters.arrows else nx.Graph()
    for key, value in about(analysis).items():
        graph.graph[key] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    for row in node_rows(analysis):
        graph.add_node(row["id"], **{k: v for k, v in row.items() if k != "id" and v is not None})
    for row in tie_rows(analysis):
        facts = {k: v for k, v in row.items() if k not in ("source", "target") and v is not None}
        graph.add_edge(row["source"], row["target"], **facts)
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, infer_numeric_types=True)
    return clean(out.getvalue())


def gexf(analysis: Analysis) -> bytes:
    """GEXF 1.3 with positions, colours and sizes; a spell for each edition, and the tie's weight in each edition."""
    ET.register_namespace("", _GEXF)
    ET.register_namespace("viz", _VIZ)
    facts = about(analysis)
    root = ET.Element(_tag("gexf"), {"version": "1.3"})
    meta = ET.SubElement(root, _tag("meta"))
    ET.SubElement(meta, _tag("creator")).text = facts["generator"]
    said = {k: facts[k] for k in ("caution", "parameters", "measures", "build", "licence")}
    ET.SubElement(meta, _tag("title")).text = facts["title"]
    ET.SubElement(meta, _tag("description")).text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    ET.SubElement(meta, _tag("keywords")).text = f"{facts['kind']}, build {facts['build']}, {facts['licence']}"
    edges = "directed" if analysis.parameters.arrows else "undirected"
    graph = ET.SubElement(root, _tag("graph"), {"defaultedgetype": edges, "mode": "dynamic", "timeformat": "date"})
    _gexf_nodes(analysis, graph)
    _gexf_ties(analysis, graph)
    ET.indent(root, " ")
    return clean(bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))) + b"\n"


def _tag(name: str, space: str = _GEXF) -> str:
    return f"{{{space}}}{name}"


def _declare(graph: ET.Element, kind: str, rows: list[dict[str, Any]], columns: dict[str, str]) -> list[str]:
    """Declare those of `columns` (name -> type) that hold a value somewhere, in one block; give their names."""
    found = [name for name in columns if any(row.get(name) is not None for row in rows)]
    block = ET.SubElement(graph, _tag("attributes"), {"class": kind, "mode": "static"})
    for name in found:
        ET.SubElement(block, _tag("attribute"), {"id": name, "title": name, "type": columns[name]})
    return found


def _values(element: ET.Element, row: dict[str, Any], columns: Iterable[str]) -> None:
    block = ET.SubElement(element, _tag("attvalues"))
    for name in columns:
        if row.get(name) is not None:
            value = row[name]
            text = str(value).lower() if isinstance(value, bool) else str(value)
            ET.SubElement(block, _tag("attvalue"), {"for": name, "value": text})


def _spells(element: ET.Element, editions: list[str]) -> None:
    block = ET.SubElement(element, _tag("spells"))
    for edition in editions:
        ET.SubElement(block, _tag("spell"), _year(edition))


def _year(edition: str) -> dict[str, str]:
    return {"start": f"{edition}-01-01", "end": f"{edition}-12-31"}


def _gexf_nodes(analysis: Analysis, graph: ET.Element) -> None:
    rows = node_rows(analysis)
    typed = {name: column.type for name, column in NODE_COLUMNS.items() if name not in ("id", "label", "x", "y")}
    columns = _declare(graph, "node", rows, dict(typed))
    radius, editions = sizes(analysis), node_editions(analysis.network)
    block = ET.SubElement(graph, _tag("nodes"))
    for row in rows:
        node = ET.SubElement(block, _tag("node"), {"id": row["id"], "label": row["label"]})
        _values(node, row, columns)
        _spells(node, editions[row["id"]])
        colour = group_of(analysis.network.graph.nodes[row["id"]]).colour
        r, g, b = (str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
        ET.SubElement(node, _tag("color", _VIZ), {"r": r, "g": g, "b": b})
        place = {"x": f"{row['x'] * _SIDE:.1f}", "y": f"{row['y'] * _SIDE:.1f}", "z": "0.0"}
        ET.SubElement(node, _tag("position", _VIZ), place)
        ET.SubElement(node, _tag("size", _VIZ), {"value": str(radius[row["id"]])})


def _gexf_ties(analysis: Analysis, graph: ET.Element) -> None:
    rows = tie_rows(analysis)
    typed = {name: column.type for name, column in TIE_COLUMNS.items() if name not in ("source", "target", "weight")}
    yearly = [f"weight_{edition}" for edition in analysis.network.source.editions]
    for row, (_, _, data) in zip(rows, analysis.network.weighted_edges, strict=True):
        row |= {f"weight_{edition}": count for edition, count in data["editions"].items()}
    columns = _declare(graph, "edge", rows, {**typed, **dict.fromkeys(yearly, "integer")})
    ties = ET.SubElement(graph, _tag("edges"))
    for number, (row, (_, _, data)) in enumerate(zip(rows, analysis.network.weighted_edges, strict=True)):
        facts = {"id": str(number), "source": row["source"], "target": row["target"], "weight": str(row["weight"])}
        tie = ET.SubElement(ties, _tag("edge"), facts)
        _values(tie, row, columns)
        _spells(tie, list(data["editions"]))
