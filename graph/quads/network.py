"""What is measured of the networks, as quads in graph ``network``: SPARQL joins it with everything else.

A number that depends on random draws is published only where the same seed gives the same number wherever it is
computed; p-values that need hundreds of random networks are left to the pages and the command line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.network.analysis import Analysis
from entramado.graph.network.names import TITLES, network_name
from entramado.graph.network.parameters import Parameters
from entramado.graph.quads.writer import Writer, boolean_literal, number_literal
from entramado.ontology.namespaces import DCTERMS, PROV, RDF, RDFS, XSD, Base, last_part

_SMALLEST_P = 1e-12
_WHOLE = {
    "degree": "degree",
    "strength": "strength",
    "reports": "reportedEntries",
    "in_degree": "inDegree",
    "out_degree": "outDegree",
    "in_strength": "inStrength",
    "out_strength": "outStrength",
    "core_number": "coreNumber",
    "objectives": "objectiveCount",
}
_DECIMAL = {
    "in_strength_low": "inStrengthLow",
    "in_strength_high": "inStrengthHigh",
    "betweenness": "betweenness",
    "closeness": "closeness",
    "eigenvector": "eigenvectorCentrality",
    "constraint": "constraint",
    "effective_size": "effectiveSize",
    "clustering": "clusteringCoefficient",
    "participation": "participationCoefficient",
}


def graph_quads(base: Base) -> Iterator[Quad]:
    """That the build made the graph of the networks."""
    w = Writer(base, "provenance")
    graph = NamedNode(base.graph("network"))
    yield from w.type(graph, f"{PROV}Entity")
    yield w.quad(graph, f"{PROV}wasGeneratedBy", w.node("build", "this"))
    yield w.quad(graph, f"{RDFS}label", Literal("network"))


def network_quads(base: Base, analysis: Analysis) -> Iterator[Quad]:
    """A network with its parameters and the measures of the whole; of the partners also those of bodies and ties."""
    w = Writer(base, "network")
    wanted, source = analysis.parameters, analysis.network.source
    me = w.node("network", network_name(wanted))
    yield from w.type(me, "Network", f"{PROV}Entity")
    for language, name in zip(("es", "en"), _names(analysis), strict=True):
        yield w.quad(me, f"{RDFS}label", Literal(name, language=language))
    for language, text in analysis.descriptions.items():
        yield w.quad(me, f"{DCTERMS}description", Literal(text, language=language))
    yield w.quad(me, "networkKind", Literal(wanted.kind))
    yield from _parameters(w, me, wanted)
    yield w.quad(me, f"{PROV}wasGeneratedBy", w.node("build", "this"))
    if wanted.edition:
        yield w.quad(me, "edition", Literal(wanted.edition, datatype=NamedNode(f"{XSD}gYear")))
    editions = {wanted.edition} if wanted.edition else set(source.editions)
    for document in sorted({e.document for e in source.entries.values() if e.edition in editions}):
        yield w.quad(me, f"{PROV}wasDerivedFrom", NamedNode(document))
    for name, value in _measures(analysis):
        node = NamedNode(f"{me.value}#{name}")
        yield w.quad(me, "networkMeasure", node)
        yield from w.type(node, "NetworkMeasure")
        yield w.quad(node, "inNetwork", me)
        yield w.quad(node, "measureName", Literal(name))
        yield w.quad(node, f"{RDF}value", probability(value) if name.startswith("p_") else decimal(value))
    if not wanted.two_mode:
        yield from _bodies(w, me, analysis)
        yield from _ties(w, me, analysis)


def _parameters(w: Writer, me: NamedNode, wanted: Parameters) -> Iterator[Quad]:
    """The parameters that are set, without kind and edition, which the network has as properties of its own."""
    for name, value in sorted(wanted.as_dict().items()):
        if name in ("kind", "edition") or value == "":
            continue
        node = NamedNode(f"{me.value}#parameter-{name.replace('_', '-')}")
        yield w.quad(me, "networkParameter", node)
        yield from w.type(node, "NetworkParameter")
        yield w.quad(node, "inNetwork", me)
        yield w.quad(node, "parameterName", Literal(name))
        for one in value if isinstance(value, list | tuple) else [value]:
            if isinstance(one, bool):
                yield w.quad(node, f"{RDF}value", boolean_literal(one))
            else:
                yield w.quad(node, f"{RDF}value", Literal(one) if isinstance(one, str) else number_literal(one))


def decimal(value: float) -> Literal:
    """An xsd:decimal of six decimals, so that the last bits of another machine's arithmetic do not show."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return Literal("0" if text == "-0" else text, datatype=NamedNode(f"{XSD}decimal"))


def probability(value: float) -> Literal:
    """A p or q as xsd:decimal with four significant digits; what is below 10^-12 is given as 10^-12.

    SPARQL engines may hold no more than 18 decimals.
    """
    value = max(value, _SMALLEST_P)
    digits = max(4, 3 - math.floor(math.log10(value)))
    return Literal(f"{value:.{digits}f}".rstrip("0").rstrip("."), datatype=NamedNode(f"{XSD}decimal"))


def _integer(value: float) -> Literal:
    return Literal(str(int(value)), datatype=NamedNode(f"{XSD}integer"))


def _names(analysis: Analysis) -> tuple[str, str]:
    spanish, english = TITLES[analysis.parameters.kind]
    edition = analysis.parameters.edition
    return (f"{spanish}, {edition or 'todas las ediciones'}", f"{english}, {edition or 'all editions'}")


def _measures(analysis: Analysis) -> list[tuple[str, float]]:
    found = dict(analysis.whole)
    found |= {f"two_mode_{name}": value for name, value in analysis.two_mode.items()}
    if not analysis.parameters.two_mode:
        found["modularity"] = analysis.groups.modularity
        found["communities"] = float(analysis.groups.count)
        if analysis.core:
            found["core_fit"] = analysis.core.fit
        for one in analysis.mixing:
            for name in ("assortativity", "p_assortativity", "ei_index", "expected_ei", "p_ei"):
                found[f"{name}_{one.attribute}"] = getattr(one, name)
        tests = analysis.tests.values()
        found["ties_beyond_chance"] = float(sum(1 for t in tests if t.q <= analysis.parameters.alpha))
    return sorted((name, value) for name, value in found.items() if not math.isnan(value))


def _bodies(w: Writer, me: NamedNode, analysis: Analysis) -> Iterator[Quad]:
    core = set(analysis.core.core) if analysis.core else set()
    for body, values in sorted(analysis.nodes.items()):
        node = NamedNode(f"{me.value}#node-{last_part(body)}")
        yield from w.type(node, "NodeMeasures")
        yield w.quad(node, "inNetwork", me)
        yield w.quad(node, "measuredBody", NamedNode(body))
        yield w.quad(node, "communityNumber", _integer(analysis.groups.of[body]))
        yield w.quad(node, "inCore", boolean_literal(body in core))
        # Where no entry stands under an objective (the good-practices study), two measures are missing.
        for name, term in _WHOLE.items():
            if name in values:
                yield w.quad(node, term, _integer(values[name]))
        for name, term in _DECIMAL.items():
            if not math.isnan(values.get(name, math.nan)):
                yield w.quad(node, term, decimal(values[name]))


def _ties(w: Writer, me: NamedNode, analysis: Analysis) -> Iterator[Quad]:
    for u, v, data in analysis.network.pairs:
        node = NamedNode(f"{me.value}#tie-{last_part(u)}--{last_part(v)}")
        test = analysis.tests[u, v]
        yield from w.type(node, "Tie")
        yield w.quad(node, "inNetwork", me)
        yield w.quad(node, "tieEnd", NamedNode(u))
        yield w.quad(node, "tieEnd", NamedNode(v))
        for end, arc in sorted(data["arcs"].items()):
            if arc["direction"] == "names":
                yield w.quad(node, "tieReporter", NamedNode(end))
        yield w.quad(node, "weight", _integer(data["weight"]))
        yield w.quad(node, "sharedEntries", _integer(test.shared))
        yield w.quad(node, "expectedShared", decimal(test.expected))
        yield w.quad(node, "pValue", probability(test.p))
        yield w.quad(node, "qValue", probability(test.q))
