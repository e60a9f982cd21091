"""Published against computed as quads of the graph `reconciliation`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.quads.writer import Writer, boolean_literal, number_literal
from entramado.graph.reconciliation import Comparison
from entramado.ontology.namespaces import Base


def comparison_quads(base: Base, comparisons: Iterable[Comparison]) -> Iterator[Quad]:
    """What was computed for each claim, by which query, and whether it agrees with what is published."""
    w = Writer(base, "reconciliation")
    for comparison in comparisons:
        me = NamedNode(comparison.claim)
        for query in comparison.queries:
            yield w.quad(me, "computedBy", Literal(query))
        if comparison.computed is not None:
            yield w.quad(me, "computedValue", number_literal(comparison.computed))
        if comparison.difference is not None:
            yield w.quad(me, "difference", number_literal(comparison.difference))
        if comparison.said:
            yield w.quad(me, "computedText", Literal(comparison.said))
        for name, value in (("agrees", comparison.agrees), ("holds", comparison.holds)):
            if value is not None:
                yield w.quad(me, name, boolean_literal(value))
        nodes = (("computedFrom", comparison.counted), ("withoutEntry", comparison.without))
        for name, iris in (*nodes, ("unnamedEntry", comparison.unnamed)):
            for iri in iris:
                yield w.quad(me, name, NamedNode(iri))
