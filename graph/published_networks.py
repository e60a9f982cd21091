"""The networks that a build publishes: measured again only where what they are read from changed."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Quad, Store

from entramado.graph import kept
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import NetworkSource, whole_networks
from entramado.graph.quad_runs import ordered_lines
from entramado.ontology.namespaces import Base

_MEASURED_BY = ("graph", "ontology", "queries")
_LIBRARIES = ("networkx", "numpy", "pyoxigraph", "scipy")


def prepare() -> None:
    """Import what programmes are found and networks measured by, which loads slowly: NumPy, SciPy and networkx.

    To be called while other processes read documents, who would wait for it later.
    """
    from entramado.graph.identity import programmes  # noqa: F401, PLC0415
    from entramado.graph.network import inputs, published  # noqa: F401, PLC0415


class NetworkTask(NamedTuple):
    """A network, what it is read from, and the digest of that."""

    source: NetworkSource
    wanted: Parameters
    digest: str


class PublishedNetworks:
    """The networks that a build publishes; none without `queries`. `folder` has what earlier builds measured."""

    def __init__(self, store: Store, base: Base, queries: Mapping[str, str], folder: Path | None) -> None:
        # As with `prepare`: a build of documents without networks does without them.
        from entramado.graph.network import inputs, published  # noqa: PLC0415
        from entramado.graph.quads import network  # noqa: PLC0415

        self._store, self._base, self._queries, self._folder = store, base, queries, folder
        self._inputs, self._networks, self._quads = inputs, published, network
        self._code = kept.code_digest(_MEASURED_BY, _LIBRARIES).hex() if folder else ""

    def now(self) -> list[NetworkTask]:
        """Each network to measure, with a source read from what the store holds now."""
        if not self._queries:
            return []
        source = self._networks.source_of(self._store, self._base, self._queries)
        inputs = self._inputs.NetworkInputs(source, self._code) if self._folder else None
        return [NetworkTask(source, one, inputs.digest(one) if inputs else "") for one in whole_networks(source)]

    def measured(self, task: NetworkTask) -> list[str]:
        """What is measured of one of them, as lines of quads."""
        name = f"network-{task.wanted.kind}-{task.wanted.edition or 'all'}"
        return kept.taken(self._folder, name, task.digest, list, lambda: self._measured(task))

    def _measured(self, task: NetworkTask) -> list[str]:
        analysis = self._networks.measured(task.source, task.wanted)
        lines = list(ordered_lines(self._quads.network_quads(self._base, analysis))) if analysis else []
        del analysis
        if not gc.isenabled():
            # A networkx graph is a reference cycle and the collector is off: else all networks would stay in memory.
            gc.collect()
        return lines

    def graph(self) -> Iterator[Quad]:
        """Quads about the named graph that holds them."""
        return self._quads.graph_quads(self._base)
