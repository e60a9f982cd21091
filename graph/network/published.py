"""The networks whose measures a build publishes: every kind, for all editions together and for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Store

from entramado.graph.network.analysis import BUILD, WHOLE, Analysis, analyse
from entramado.graph.network.edition import Edition
from entramado.graph.network.edition_findings import descriptions
from entramado.graph.network.parameters import KINDS, Parameters
from entramado.graph.network.source import NetworkSource, read_source, store_runner
from entramado.ontology.namespaces import Base


def published(source: NetworkSource) -> Iterator[Analysis]:
    """Every published network that has nodes, measured; that of an edition's partners with its findings."""
    for kind in KINDS:
        for edition in ("", *source.editions):
            wanted = Parameters(kind, edition=edition)
            analysis = analyse(source, wanted, WHOLE if wanted.two_mode else BUILD)
            if len(analysis.network.graph):
                if wanted.arrows and edition:
                    analysis.descriptions = descriptions(Edition(analysis))
                yield analysis


def source_of(store: Store, base: Base, texts: Mapping[str, str]) -> NetworkSource:
    """What networks are read from, out of the facts of a build that is under way (which has no identifier yet)."""
    return read_source(store_runner(store), base, "", texts)
