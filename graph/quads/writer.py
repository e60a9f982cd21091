"""How quads are made: IRIs, literals and the citing of evidence.

What a fact rests on is said once a fact: nodes of their own (participation, figure, challenge,
instrument) carry their evidence; plain values (a population, a date) are stated as triples and
explained by an ``rdf:Statement`` that cites lines and rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from entramado.loaders.records import Span
from entramado.ontology.namespaces import OA, RDF, SELECTOR, XSD, Base

_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
Term = NamedNode | Literal


def number_literal(value: float) -> Literal:
    """A count as xsd:integer, else xsd:decimal (never a float, whose text depends on the machine)."""
    if float(value).is_integer():
        return Literal(str(int(value)), datatype=NamedNode(f"{XSD}integer"))
    return Literal(f"{value:.6f}".rstrip("0"), datatype=NamedNode(f"{XSD}decimal"))


def boolean_literal(value: bool) -> Literal:
    """xsd:boolean."""
    return Literal("true" if value else "false", datatype=NamedNode(f"{XSD}boolean"))


def date_literal(text: str) -> Literal:
    """A date as precise as printed: xsd:gYear, xsd:gYearMonth or xsd:date."""
    return Literal(text, datatype=NamedNode(f"{XSD}{_DATE_TYPES[len(text)]}"))


@dataclass(slots=True)
class Writer:
    """Makes quads of one named graph; knows how IRIs are made and how evidence is cited."""

    base: Base
    graph: str

    def node(self, kind: str, slug: str) -> NamedNode:
        """The IRI of an entity."""
        return NamedNode(self.base.id(kind, slug))

    def ent(self, name: str) -> NamedNode:
        """A term of our own vocabulary."""
        return NamedNode(self.base.term(name))

    def quad(self, subject: NamedNode, predicate: NamedNode | str, value: Term) -> Quad:
        """One quad; a predicate given as text is one of our own terms unless it is an IRI."""
        if isinstance(predicate, str):
            predicate = NamedNode(predicate) if ":" in predicate else self.ent(predicate)
        return Quad(subject, predicate, value, NamedNode(self.base.graph(self.graph)))

    def type(self, subject: NamedNode, *types: str) -> Iterator[Quad]:
        """The types of a node."""
        for name in types:
            yield self.quad(subject, f"{RDF}type", NamedNode(name) if ":" in name else self.ent(name))

    def evidence(self, subject: NamedNode, doc: str, lines: Span) -> Iterator[Quad]:
        """Cite the lines of a document on which `subject` rests."""
        where = NamedNode(self.base.lines(doc, *lines))
        yield self.quad(subject, "evidence", where)
        yield from self.located(where, doc, lines)

    def located(self, where: NamedNode, doc: str, lines: Span) -> Iterator[Quad]:
        """What the lines of a document are: a selection of it, from one line to another (RFC 5147 counts between)."""
        yield from self.type(where, f"{OA}SpecificResource")
        yield self.quad(where, f"{OA}hasSource", self.node("document", doc))
        yield self.quad(where, "firstLine", number_literal(lines[0]))
        yield self.quad(where, "lastLine", number_literal(lines[1]))
        selector = NamedNode(where.value + SELECTOR)
        yield self.quad(where, f"{OA}hasSelector", selector)
        yield from self.type(selector, f"{OA}FragmentSelector")
        yield self.quad(selector, f"{RDF}value", Literal(f"line={lines[0] - 1},{lines[1]}"))
