"""Entramado: reports on the Global Compact for Migration as a knowledge graph.

    import entramado
    graph = entramado.open()                       # the shipped facts, a snapshot folder, or an endpoint's address
    graph.query("entries-by-chapter").to_pandas()  # a saved query or SPARQL
    graph.network("partners", edition=2024)        # a networkx graph with labels, roles and lines
    graph.entries()                                # what each entry says

The repository keeps the parts of this package in folders of its own at the top (``ontology/``, ``loaders/``,
``graph/``, ``queries/``, ``api/``); `setup.py` maps them to ``entramado.ontology`` and so on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from entramado.api.interface import Graph, Table
    from entramado.api.interface import open_graph as open

__all__ = ["Graph", "Table", "open"]
_NAMES = {"open": "open_graph", "Graph": "Graph", "Table": "Table"}


def __getattr__(name: str) -> Any:
    """The public names, imported when they are asked for: the commands start without them."""
    if name not in _NAMES:
        raise AttributeError(f"module 'entramado' has no attribute {name!r}")
    from entramado.api import interface  # noqa: PLC0415

    return getattr(interface, _NAMES[name])
