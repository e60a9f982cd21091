"""SHACL: whether the whole graph keeps the shapes in `ontology/shapes.ttl`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyshacl
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from rdflib import Graph
from rdflib.namespace import RDF, SH

from entramado.graph.shapes_shown import SHAPES
from entramado.ontology.namespaces import DEFAULT_BASE, Base

SEVERITY = {str(SH.Violation): "violation", str(SH.Warning): "warning", str(SH.Info): "info"}


@dataclass(frozen=True, slots=True, order=True)
class ShapeResult:
    """One result of the validation: how grave, which node, which path, what is wrong."""

    severity: str
    node: str
    path: str
    message: str


def union(quads: Iterable[Quad]) -> Graph:
    """The triples of all quads as one rdflib graph."""
    triples = {Triple(q.subject, q.predicate, q.object) for q in quads if isinstance(q.object, NamedNode | Literal)}
    graph = Graph()
    graph.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    return graph


def validate(quads: Iterable[Quad], shapes: Path = SHAPES, base: Base | None = None) -> list[ShapeResult]:
    """Every finding of pySHACL on the union of all graphs, gravest first; none where the graph keeps the shapes.

    The shapes are written with the default base; `base` is that of the quads.
    """
    text = shapes.read_text(encoding="utf-8").replace(DEFAULT_BASE, (base or Base()).iri)
    shapes_graph = Graph().parse(data=text, format="turtle")
    data = union(quads)
    try:
        found = _findings(data, shapes_graph)
    except Exception:  # Any mistake of the data may be one that the engine fails at, not only those that it reports.
        found = _one_by_one(data, shapes_graph)
    order = {"violation": 0, "warning": 1, "info": 2}
    return sorted(found, key=lambda f: (order.get(f.severity, 3), f))


def _findings(data: Graph, shapes: Graph) -> list[ShapeResult]:
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    assert isinstance(results, Graph)
    found = []
    for node in results.subjects(RDF.type, SH.ValidationResult):
        severity = str(results.value(node, SH.resultSeverity))
        found.append(
            ShapeResult(
                SEVERITY.get(severity, severity),
                str(results.value(node, SH.focusNode)),
                str(results.value(node, SH.resultPath) or ""),
                str(results.value(node, SH.resultMessage)),
            )
        )
    return found


def _one_by_one(data: Graph, shapes: Graph) -> list[ShapeResult]:
    """Validate shape by shape where the engine fails: the shape it fails at is a finding, the others are checked."""
    found = []
    nodes = set(shapes.subjects(SH.targetClass, None))
    for node in sorted(nodes, key=str):
        alone = Graph()
        alone += shapes
        for other in nodes - {node}:
            alone.remove((other, SH.targetClass, None))
        try:
            found += _findings(data, alone)
        except Exception as error:  # Told as a finding: the data hold a value that cannot be compared.
            said = " ".join(str(error).split())[:200] or type(error).__name__
            found.append(ShapeResult("violation", str(node), "", f"a value of this class cannot be judged ({said})"))
    return found
