"""The network for R: edition by edition as tables, with the script that makes networks of them.

For exponential random graph models of two-mode networks and over editions (packages ergm, tergm and btergm of
statnet), which are not fitted here.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Final

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.appearance import layer
from entramado.graph.network.build import build_network
from entramado.graph.network.network_tables import about, about_line
from entramado.graph.network.ties import Network

NODE_COLUMNS: Final = ("edition", "id", "label", "mode", *("sector", "level", "layer", "state"), "entries", "reports")
TIE_COLUMNS: Final = ("edition", "source", "target", "weight", "roles")
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""Of every member, so that equal networks give equal bytes."""


def ergm(analysis: Analysis) -> bytes:
    """A ZIP archive: ``nodes.csv`` and ``ties.csv`` with a row an edition, ``read.R``, ``about.csv``.

    A node is there in an edition where it takes part in one of its entries; mode 1 is the first kind of node (all
    bodies, of partners), mode 2 the second.
    """
    networks = editions_of(analysis)
    nodes = [row for network in networks for row in _nodes(network)]
    ties = [row for network in networks for row in _ties(network)]
    facts = about(analysis) | about_line(analysis)
    said = [{"name": name, "value": facts[name]} for name in ("title_en", "caution_en", *about_line(analysis))]
    members = {
        "nodes.csv": _csv(NODE_COLUMNS, nodes),
        "ties.csv": _csv(TIE_COLUMNS, ties),
        "about.csv": _csv(("name", "value"), said),
        "read.R": files(__package__).joinpath("read.R").read_text(encoding="utf-8"),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def editions_of(analysis: Analysis) -> list[Network]:
    """The network of each edition, oldest first; of one alone where that was asked for."""
    wanted, source = analysis.parameters, analysis.network.source
    if wanted.edition:
        return [analysis.network]
    found = [build_network(source, wanted.but(edition=edition, ego="")) for edition in source.editions]
    if wanted.ego:
        near = set(analysis.network.graph)
        for network in found:
            network.graph.remove_nodes_from([node for node in network.graph if node not in near])
    return [network for network in found if len(network.graph)]


def _nodes(network: Network) -> list[dict[str, Any]]:
    first = network.parameters.modes[1 if network.parameters.projection == "second" else 0]
    found = []
    for node in sorted(network.graph):
        data = network.graph.nodes[node]
        row = {name: data[name] for name in ("label", "sector", "level", "state", "entries")}
        row |= {"edition": network.parameters.edition, "id": node, "layer": layer(data)}
        row |= {"mode": 1 if not network.parameters.two_mode or data["mode"] == first else 2}
        found.append(row | {"reports": data.get("reports", 0)})
    return found


def _ties(network: Network) -> list[dict[str, Any]]:
    return [
        {
            "edition": network.parameters.edition,
            "source": u,
            "target": v,
            "weight": data["weight"],
            "roles": " ".join(f"{role}:{count}" for role, count in data["roles"].items()),
        }
        for u, v, data in network.weighted_edges
    ]


def _csv(columns: Iterable[str], rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
