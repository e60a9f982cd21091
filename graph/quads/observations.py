"""Statistics, published claims, recommendations and flags as quads in their document's graph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.claim_details import details
from entramado.graph.quads.cubes import Cubes
from entramado.graph.quads.writer import Writer, boolean_literal, number_literal
from entramado.graph.records import Body
from entramado.loaders.records import Claim, Flag, Recommendation, Statistic
from entramado.ontology.home import iso_code
from entramado.ontology.namespaces import DCTERMS, PROV, QB, RDF, RDFS, Base

_WORD = re.compile(r"[^a-z0-9]+")


def statistic_quads(base: Base, statistics: list[Statistic]) -> Iterator[Quad]:
    """The panorama's numbers as cube observations, in their document's graph."""
    seen: Counter[tuple[str, int]] = Counter()
    cubes = Cubes(base)
    for s in statistics:
        w = Writer(base, s.doc)
        seen[s.state, s.line] += 1
        node = w.node("statistic", f"{s.doc}-{s.state.lower()}-{s.line}-{seen[s.state, s.line]}")
        yield from w.type(node, f"{QB}Observation", "Statistic")
        yield w.quad(node, f"{QB}dataSet", w.node("dataset", "statistics"))
        yield w.quad(node, "practiceState", w.node("state", iso_code(s.state)))
        yield w.quad(node, "indicator", w.node("indicator", s.indicator))
        yield w.quad(node, "group", Literal(s.group))
        yield w.quad(node, f"{RDF}value", number_literal(s.value))
        yield w.quad(node, "measurementUnit", Literal(s.unit))
        yield w.quad(node, "valuePrinted", Literal(s.printed))
        yield w.quad(node, "sequence", number_literal(seen[s.state, s.line]))
        yield from cubes.statistic(w, node, s)
        if s.national:
            yield w.quad(node, "nationalCoverage", boolean_literal(True))
        if s.period:
            yield w.quad(node, "period", Literal(s.period))
        if s.label:
            yield w.quad(node, f"{RDFS}label", Literal(s.label, language="es"))
        yield from w.evidence(node, s.doc, (s.line, s.line))


def claim_quads(base: Base, claims: list[tuple[Claim, list[Body]]]) -> Iterator[Quad]:
    """What a report publishes about others' entries, in its document's graph; bodies are linked already."""
    seen: Counter[int] = Counter()
    cubes = Cubes(base)
    for claim, bodies in claims:
        w = Writer(base, claim.doc)
        seen[claim.line] += 1
        node = w.node("claim", f"{claim.doc}-{claim.line}-{seen[claim.line]}")
        yield from w.type(node, "Claim")
        yield w.quad(node, "claimKind", Literal(claim.kind))
        yield w.quad(node, "claimType", w.node("claim-kind", claim.kind))
        yield w.quad(node, "sequence", number_literal(seen[claim.line]))
        if claim.value is not None:
            # An observation of the cube has a measure: a list of names or a superlative is none (Data Cube, IC-14).
            yield from w.type(node, f"{QB}Observation")
            yield w.quad(node, f"{QB}dataSet", w.node("dataset", "claims"))
            yield w.quad(node, f"{RDF}value", number_literal(claim.value))
            yield from cubes.claim(w, node, claim)
        if claim.objective is not None:
            yield w.quad(node, "objective", w.node("objective", str(claim.objective)))
        if claim.chapter:
            yield w.quad(node, "chapter", w.node("chapter", claim.chapter.lower()))
        for term, value in details(claim.extra):
            yield w.quad(node, term, value)
        yield from w.evidence(node, claim.doc, (claim.line, claim.line))
        for position, body in enumerate(bodies, 1):
            name = NamedNode(f"{node.value}#name-{position}")
            yield w.quad(node, "claimName", name)
            yield from w.type(name, "ClaimName")
            yield w.quad(name, "position", number_literal(position))
            yield w.quad(name, "namePrinted", Literal(body.printed))
            yield w.quad(name, "recognisedBy", Literal(body.rule))
            yield from w.evidence(name, claim.doc, (body.line, body.line))
            if body.institution:
                yield w.quad(node, "names", w.node("institution", body.institution))
                yield w.quad(name, f"{PROV}agent", w.node("institution", body.institution))


def recommendation_quads(base: Base, recommendations: list[Recommendation]) -> Iterator[Quad]:
    """The study's recommendations."""
    for r in recommendations:
        w = Writer(base, r.doc)
        node = w.node("recommendation", f"{r.doc}-{r.ordinal}")
        yield from w.type(node, "Recommendation")
        yield w.quad(node, f"{DCTERMS}title", Literal(r.title, language="es"))
        yield w.quad(node, f"{RDFS}label", Literal(r.title, language="es"))
        yield w.quad(node, "ordinal", Literal(r.ordinal))
        yield w.quad(node, "document", w.node("document", r.doc))
        yield from w.evidence(node, r.doc, r.lines)


def flag_quads(base: Base, flags: list[Flag]) -> Iterator[Quad]:
    """What a source contradicts itself in, kept as printed."""
    seen: Counter[tuple[int, str]] = Counter()
    for flag in (f for f in flags if not f.doubt):
        w = Writer(base, flag.doc)
        key = (flag.line, flag.code)
        seen[key] += 1
        code = _WORD.sub("-", flag.code.lower())
        suffix = f"-{seen[key]}" if seen[key] > 1 else ""
        node = w.node("flag", f"{flag.doc}-{flag.line}-{code}{suffix}")
        yield from w.type(node, "Flag")
        yield w.quad(node, "flagCode", Literal(flag.code))
        yield w.quad(node, f"{RDFS}comment", Literal(flag.message))
        yield from w.evidence(node, flag.doc, (flag.line, flag.line))
