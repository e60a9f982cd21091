"""Programmes and the links between their entries as quads of the graph `identity`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.identity import Link, Programme
from entramado.graph.identity_scores import Reason
from entramado.graph.quads.writer import Writer, number
from entramado.ontology.namespaces import DCTERMS, RDFS, XSD, Base

# How each reason is said, in Spanish and English; {} is what was found.
_SAID = {
    "stated": ("afirmado por un experto: {}", "stated by an expert: {}"),
    "same-name": ("el mismo nombre: {}", "the same name: {}"),
    "name-in-title": ("el nombre de uno está en el título del otro: {}", "the name of one is in the other's title: {}"),
    "name-in-opening": ("el otro empieza con el nombre: {}", "the other opens with the name: {}"),
    "words-alike": ("palabras en común (coseno {})", "words in common (cosine {})"),
    "title-in-opening": ("el título está al inicio del otro: {}", "the title is in the other's opening: {}"),
    "titles-in-both-openings": ("cada título está al inicio del otro", "each title is in the other's opening"),
    "phrases-shared": ("los títulos comparten: {}", "the titles share: {}"),
    "phrases-in-opening": ("el inicio comparte palabras del título", "the opening shares words of the title"),
    "wordings-shared": ("giros poco comunes en común: {}", "rare wordings shared: {}"),
    "same-objective": ("el mismo objetivo", "the same objective"),
    "titles-apart": ("los títulos difieren", "the titles differ"),
    "other-reporter": ("informan instituciones distintas", "different institutions report"),
    "other-state": ("entidades federativas distintas", "different states"),
    "other-place": ("lugares distintos en los títulos", "different places in the titles"),
    "beside-under-one-objective": (
        "dos entradas del mismo documento y objetivo",
        "two entries of one document under one objective",
    ),
    "in-one-document": ("dos entradas del mismo documento", "two entries of one document"),
    "other-action": ("acciones de distinto tipo", "actions of different types"),
    "training-for": ("uno capacita, el otro no", "one trains, the other does not"),
}


def programme_quads(base: Base, programmes: Iterable[Programme]) -> Iterator[Quad]:
    """Programmes with their members and links; each entry's programmes and its main one."""
    w = Writer(base, "identity")
    for programme in programmes:
        me = w.node("programme", programme.slug)
        yield from w.type(me, "Programme")
        yield w.quad(me, f"{DCTERMS}identifier", Literal(programme.slug))
        yield w.quad(me, f"{RDFS}label", Literal(programme.name, language="es"))
        for name, year in (("firstEdition", programme.first_edition), ("lastEdition", programme.last_edition)):
            yield w.quad(me, name, Literal(str(year), datatype=NamedNode(f"{XSD}gYear")))
        for member in programme.members:
            entry = w.node("entry", member)
            yield w.quad(me, "hasEntry", entry)
            yield w.quad(entry, "programme", me)
            if member in programme.main:
                yield w.quad(entry, "mainProgramme", me)
        for position, link in enumerate(programme.links, 1):
            yield from _link_quads(w, me, link, position)


def _link_quads(w: Writer, me: NamedNode, link: Link, position: int) -> Iterator[Quad]:
    node = NamedNode(f"{me.value}#link-{position}")
    yield w.quad(me, "link", node)
    yield from w.type(node, "IdentityLink")
    yield w.quad(node, "from", w.node("entry", link.earlier))
    yield w.quad(node, "to", w.node("entry", link.later))
    yield w.quad(node, "linkKind", Literal(link.kind))
    yield w.quad(node, "score", number(link.score))
    for reason in link.because:
        for language, text in zip(("es", "en"), said(reason), strict=True):
            yield w.quad(node, "because", Literal(text, language=language))
    for doc, lines in link.lines:
        yield from w.evidence(node, doc, lines)


def said(reason: Reason) -> tuple[str, str]:
    """A reason in Spanish and English, with its points."""
    points = f" ({reason.points:+.2f})" if reason.points else ""
    spanish, english = (f"{text.format(reason.detail).rstrip(': ')}{points}" for text in _SAID[reason.code])
    return spanish, english
