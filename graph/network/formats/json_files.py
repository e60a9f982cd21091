"""JSON for graphology (and the picture on the page), VOSviewer Online and Cytoscape."""

from __future__ import annotations

import html
import json
from dataclasses import asdict
from typing import Any

from entramado.graph.network.analysis import Analysis, plain_number
from entramado.graph.network.appearance import GROUPS, LAYER_NAMES, group_key, group_of
from entramado.graph.network.english import english_label, english_name
from entramado.graph.network.layers import layered
from entramado.graph.network.network_tables import about, node_rows, tie_rows
from entramado.graph.network.parameters import NetworkError
from entramado.graph.network.style import COMMUNITIES, OTHER, community_colour, least_drawn, node_editions, sizes
from entramado.graph.network.ties import Network

TIES_SENT = 20_000
_CYTOSCAPE_SIDE = 1000
_VOSVIEWER_CLUSTERS = 1000
_TABLE_ONLY = ("_level", "_sector", "_least", "_rank_low", "_rank_high", "sector", "level", "mode", "in_core")


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
    nodes = _graphology_nodes(analysis)
    edges = []
    for number, ((u, v, data), row) in enumerate(zip(network.weighted_edges, tie_rows(analysis), strict=True)):
        drop = {"source", "target", "source_label", "target_label", "entries", "lines", "shared_nodes"}
        facts = {key: value for key, value in row.items() if key not in drop}
        facts |= {"roles": data["roles"], "editions": data["editions"]}
        if "shared" in data:
            facts["through"] = data["shared"]
        else:
            facts["evidence"] = [entries.cite(e.entry, e.role, e.lines) for e in data["evidence"]]
        undirected = {} if network.parameters.arrows else {"undirected": True}
        edges.append({"key": str(number), "source": u, "target": v, **undirected, "attributes": facts})
    through = _through(network.two_mode, entries) if network.two_mode else {}
    attributes = about(analysis) | {"palette": palette(), "entries": entries.listed, "through": through}
    options = {
        "type": "directed" if network.parameters.arrows else "undirected",
        "multi": False,
        "allowSelfLoops": False,
    }
    return _dump({"options": options, "attributes": attributes, "nodes": nodes, "edges": edges})


def _graphology_nodes(analysis: Analysis, *, placed: bool = True) -> list[dict[str, Any]]:
    network = analysis.network
    radius, editions = sizes(analysis), node_editions(network)
    nodes = []
    for row in node_rows(analysis, placed=placed):
        data = network.graph.nodes[row["id"]]
        looks = {"size": radius[row["id"]], "color": group_of(data).colour, "group": group_key(data)}
        looks["shape"] = group_of(data).shape
        facts = {key: value for key, value in row.items() if key != "id"}
        nodes.append({"key": row["id"], "attributes": facts | looks | {"editions": editions[row["id"]]}})
    return nodes


def picture(analysis: Analysis, *, free: bool = False) -> bytes:
    """What the page draws, in layers or in the `free` layout: the nodes, and the ties as rows of few numbers.

    A row is [position of an end in ``nodes``, of the other, weight, roles, editions, test]; the test, where there is
    one, is [shared, expected, p, q, significant]. Of a network with more than `TIES_SENT` ties only the heaviest are
    there: ``attributes`` say how many there are, from which weight on they are here (``least``) and from which on they
    are drawn at first (``drawn``). `tie` gives what a tie rests on.
    """
    network = analysis.network
    least = least_drawn(network, TIES_SENT)
    nodes = _graphology_nodes(analysis, placed=free)
    for node in nodes:
        # Attributes that only tables show would double the size.
        kept = {k: v for k, v in node["attributes"].items() if v != "" and not k.endswith(_TABLE_ONLY)}
        node["attributes"] = kept | {"group": node["attributes"]["group"]} | _english(network, node["key"])
    layers = None if free else layered(analysis.network)
    if layers:
        for node in nodes:
            node["attributes"]["x"], node["attributes"]["y"] = layers.places[node["key"]]
    at = {node["key"]: i for i, node in enumerate(nodes)}
    ties: list[list[Any]] = []
    for u, v, data in network.weighted_edges:
        if data["weight"] < least:
            continue
        row = [at[u], at[v], data["weight"], data["roles"], data["editions"]]
        if test := analysis.test(u, v):
            numbers = [test.shared, plain_number(test.expected), plain_number(test.p), plain_number(test.q)]
            row.append([*numbers, int(bool(analysis.significant(u, v)))])
        ties.append(row)
    attributes = about(analysis) | {"palette": palette(), "least": least, "drawn": least_drawn(network)}
    attributes["bands"] = [asdict(band) for band in layers.bands] if layers else []
    attributes["ties_total"] = len(network.weighted_edges)
    return _dump({"attributes": attributes, "nodes": nodes, "ties": ties})


def _english(network: Network, node: str) -> dict[str, str]:
    """A node's label and name in English, where these are others."""
    data = network.graph.nodes[node]
    found = {"label_en": english_label(network, node), "name_en": english_name(network, node)}
    return {key: value for key, value in found.items() if value != data[key.removesuffix("_en")]}


def tie(analysis: Analysis, first: str, second: str) -> bytes:
    """What one tie rests on, its ends named by the last part of their IRIs.

    `evidence` as in `graphology`; of a projected tie `through` instead: the nodes it goes through, each with its label
    and the evidence of the ties of both ends to it. Raises `NetworkError` where there is no such tie.
    """
    network = analysis.network
    named = {node.rsplit("/", 1)[-1]: node for node in network.graph}
    u, v = (named.get(name.rsplit("/", 1)[-1], "") for name in (first, second))
    if not network.graph.has_edge(u, v):
        raise NetworkError(f"tie: there is none between {first[:80]} and {second[:80]} in this network")
    entries = _Entries(network)

    def cited(of: Network, a: str, b: str) -> list[list[Any]]:
        return [entries.cite(e.entry, e.role, e.lines) for e in of.evidence(a, b)]

    below = network.two_mode
    if below is None:
        return _dump({"evidence": cited(network, u, v), "entries": entries.listed})
    through = [
        {
            "label": below.graph.nodes[shared]["label"],
            "ties": {end: cited(below, end, shared) for end in (u, v)},
            **_english(below, shared),
        }
        for shared in network.graph.edges[u, v]["shared"]
    ]
    return _dump({"through": through, "entries": entries.listed})


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
    """Colours and shapes with their names in both languages, for legends."""
    groups = {key: asdict(group) for key, group in GROUPS.items()}
    layers = {key: {"es": es, "en": en} for key, (es, en) in LAYER_NAMES.items()}
    return {"groups": groups, "layers": layers, "communities": list(COMMUNITIES), "other": OTHER}


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
        for u, v, data in analysis.network.pairs  # VOSviewer's links have no direction
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
            "directed": analysis.parameters.arrows,
            "multigraph": False,
            "generated_by": facts["generator"],
            "target_cytoscapejs_version": "~3.0",
            "data": facts | {"name": facts["title"], "shared_name": facts["title"]},
            "elements": {"nodes": nodes, "edges": edges},
        }
    )
