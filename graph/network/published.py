"""The networks whose measures a build publishes: every kind, for all editions together and for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Store

from entramado.graph.network.analysis import BUILD, WHOLE, Analysis, analyse
from entramado.graph.network.edition import Edition
from entramado.graph.network.edition_findings import descriptions
from entramado.graph.network.parameters import Parameters
from entramado.graph.network.source import NetworkSource, read_source, store_runner, whole_networks
from entramado.ontology.namespaces import Base


def measured(source: NetworkSource, wanted: Parameters) -> Analysis | None:
    """One of them measured, that of an edition's partners with its findings; None where it has no nodes."""
    analysis = analyse(source, wanted, WHOLE if wanted.two_mode else BUILD)
    if not len(analysis.network.graph):
        return None
    if wanted.arrows and wanted.edition:
        analysis.descriptions = descriptions(Edition(analysis))
    return analysis


def published(source: NetworkSource) -> Iterator[Analysis]:
    """Every published network that has nodes, measured."""
    for wanted in whole_networks(source):
        if analysis := measured(source, wanted):
            yield analysis


def source_of(store: Store, base: Base, texts: Mapping[str, str]) -> NetworkSource:
    """What networks are read from, out of the facts of a build that is under way (which has no identifier yet)."""
    return read_source(store_runner(store), base, "", texts)
