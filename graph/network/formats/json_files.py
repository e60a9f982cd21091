"""JSON for graphology (and the picture on the page), VOSviewer Online and Cytoscape."""

from __future__ import annotations

import html
import json
from typing import Any

from graph.network.analysis import Analysis
from graph.network.model import Network
from graph.network.style import (
    COMMUNITIES,
    OTHER,
    SECTORS,
    community_colour,
    node_editions,
    sector_colour,
    sector_key,
    sizes,
)
from graph.network.tables import about, node_rows, tie_rows

_CYTOSCAPE_SIDE = 1000
_VOSVIEWER_CLUSTERS = 1000


def _dump(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()


def graphology(analysis: Analysis) -> bytes:
    """JSON as graphology serialises it: ``Graph.from(JSON)`` reads it.

    The graph's attributes hold what the file says of itself, the palette, and the entries that ties rest on; a tie's
    ``evidence`` is a list of [position in ``entries``, role, first line, last line], a projected tie's ``shared`` the
    nodes it goes through (whose evidence stands under ``through``).
    """
    network = analysis.network
    entries = _Entries(network)
    radius, editions = sizes(analysis), node_editions(network)
    nodes = []
    for row in node_rows(analysis):
        data = network.graph.nodes[row["id"]]
        looks = {"size": radius[row["id"]], "color": sector_colour(data), "group": sector_key(data)}
        facts = {key: value for key, value in row.items() if key != "id"}
        nodes.append({"key": row["id"], "attributes": facts | looks | {"editions": editions[row["id"]]}})
    edges = []
    for number, ((u, v, data), row) in enumerate(zip(network.weighted_edges, tie_rows(analysis), strict=True)):
        drop = {"source", "target", "source_label", "target_label", "entries", "lines", "shared_nodes"}
        facts = {key: value for key, value in row.items() if key not in drop}
        facts |= {"roles": data["roles"], "editions": data["editions"]}
        if "shared" in data:
            facts["through"] = data["shared"]
        else:
            facts["evidence"] = [entries.cite(e.entry, e.role, e.lines) for e in data["evidence"]]
        edges.append({"key": str(number), "source": u, "target": v, "undirected": True, "attributes": facts})
    through = _through(network.two_mode, entries) if network.two_mode else {}
    attributes = about(analysis) | {"palette": palette(), "entries": entries.listed, "through": through}
    options = {"type": "undirected", "multi": False, "allowSelfLoops": False}
    return _dump({"options": options, "attributes": attributes, "nodes": nodes, "edges": edges})


class _Entries:
    """The entries cited, each listed once."""

    def __init__(self, network: Network) -> None:
        self.listed: list[dict[str, Any]] = []
        self._source = network.source
        self._at: dict[str, int] = {}

    def cite(self, iri: str, role: str, lines: tuple[int, int]) -> list[Any]:
        if iri not in self._at:
            entry = self._source.entries[iri]
            self._at[iri] = len(self.listed)
            self.listed.append(
                {
                    "iri": iri,
                    "label": entry.label,
                    "document": entry.document.rsplit("/", 1)[-1],
                    "edition": entry.edition,
                    "chapter": entry.chapter.rsplit("/", 1)[-1].upper(),
                    "objective": entry.objective.rsplit("/", 1)[-1],
                }
            )
        return [self._at[iri], role, *lines]


def _through(two_mode: Network, entries: _Entries) -> dict[str, dict[str, Any]]:
    """Second node -> its label and, for each first node tied to it, the evidence; and the other way round."""
    found: dict[str, dict[str, Any]] = {}
    for u, v, data in two_mode.weighted_edges:
        evidence = [entries.cite(e.entry, e.role, e.lines) for e in data["evidence"]]
        for shared, end in ((u, v), (v, u)):
            label = two_mode.graph.nodes[shared]["label"]
            found.setdefault(shared, {"label": label, "ties": {}})["ties"][end] = evidence
    return found


def palette() -> dict[str, Any]:
    """Colours with their names in both languages, for legends."""
    sectors = {key: {"colour": colour, "es": es, "en": en} for key, (colour, es, en) in SECTORS.items()}
    return {"sectors": sectors, "communities": list(COMMUNITIES), "other": OTHER}


def vosviewer(analysis: Analysis) -> bytes:
    """VOSviewer's JSON: items with weights and scores, links with strength; opens in VOSviewer Online.

    Format: https://app.vosviewer.com/docs/file-types/json-file-type/
    """
    facts = about(analysis)
    number = {node: i for i, node in enumerate(sorted(analysis.network.graph), 1)}
    items = []
    for row in node_rows(analysis):
        measures = {k: v for k, v in row.items() if k in analysis.nodes[row["id"]] and v is not None}
        weights = {
            "Links": measures.get("degree", 0),
            "Total link strength": measures.get("strength", 0),
            "Entries": row["entries"],
        }
        items.append(
            {
                "id": number[row["id"]],
                "label": row["label"],
                "url": row["id"],
                "description": html.escape(f"{row['name']} ({row['sector'] or row['mode']})"),
                "x": row["x"],
                "y": row["y"],
                "cluster": min(row["community"], _VOSVIEWER_CLUSTERS),
                "weights": weights,
                "scores": {k: v for k, v in measures.items() if k not in ("degree", "strength")},
            }
        )
    links = [
        {"source_id": number[u], "target_id": number[v], "strength": data["weight"]}
        for u, v, data in analysis.network.weighted_edges
    ]
    said = json.dumps(facts["parameters"], ensure_ascii=False, sort_keys=True)
    description = "<br>".join(
        html.escape(line)
        for line in (facts["caution"], f"Build {facts['build']}", f"Parameters {said}", f"Licence {facts['licence']}")
    )
    used = sorted({item["cluster"] for item in items})
    colours = [{"cluster": c, "color": community_colour(c)} for c in used]
    terms = {"item": "node", "items": "nodes", "link": "tie", "links": "ties", "link_strength": "weight"}
    return _dump(
        {
            "network": {"items": items, "links": links},
            "config": {
                "parameters": {"item_size": 1, "largest_component": False},
                "color_schemes": {"cluster_colors": colours},
                "terminology": terms,
            },
            "info": {"title": facts["title_en"], "description": description},
        }
    )


def cytoscape(analysis: Analysis) -> bytes:
    """Cytoscape's JSON (cyjs): elements with data and position; opens in Cytoscape and cytoscape.js."""
    nodes = []
    for row in node_rows(analysis):
        # networkx reads the node's key out of `value`.
        data = {key: value for key, value in row.items() if key not in ("x", "y")} | {"value": row["id"]}
        side = _CYTOSCAPE_SIDE
        position = {"x": round(row["x"] * side, 1), "y": round(-row["y"] * side, 1)}
        nodes.append({"data": data, "position": position})
    edges = [
        {"data": {"id": f"e{number}", "interaction": row["roles"], **row}}
        for number, row in enumerate(tie_rows(analysis))
    ]
    facts = about(analysis)
    return _dump(
        {
            "format_version": "1.0",
            "generated_by": facts["generator"],
            "target_cytoscapejs_version": "~3.0",
            "data": facts | {"name": facts["title"], "shared_name": facts["title"]},
            "elements": {"nodes": nodes, "edges": edges},
        }
    )
