"""Programmes, the links between their entries, and what may be a link, as quads of the graph `identity`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.identity.programmes import Programme, ProgrammeLink
from entramado.graph.identity.scores import LinkReason
from entramado.graph.quads.writer import Writer, number_literal
from entramado.ontology.namespaces import DCTERMS, RDFS, XSD, Base

# The words of each comparison in Spanish and English, {} being what was found; "COMPARISON/LEVEL" has precedence.
_SAID = {
    "stated": ("afirmado por un experto: {}", "stated by an expert: {}"),
    "title": ("palabras en común en los títulos: {}", "words that the titles share: {}"),
    "title/untitled": ("uno no lleva título", "one has no title"),
    "title/same-name": ("el mismo nombre: {}", "the same name: {}"),
    "title/same-common-name": ("el mismo nombre: {}", "the same name: {}"),
    "title/shared-name": ("un nombre propio en común: {}", "a proper name in common: {}"),
    "title/proper-name-within": ("un nombre propio en común: {}", "a proper name in common: {}"),
    "title/name-within": (
        "el nombre de uno está en el título del otro: {}",
        "the name of one is in the other's title: {}",
    ),
    "opening": (
        "el inicio de uno dice el título del otro (parte {})",
        "the opening of one says the other's title (share {})",
    ),
    "opening/name-within": ("el otro empieza con el nombre: {}", "the other opens with the name: {}"),
    "opening/name-in-text": ("el texto del otro da el nombre: {}", "the other's text gives the name: {}"),
    "both": ("cada título está al inicio del otro (parte {})", "each title is in the other's opening (share {})"),
    "missing/0.00": (
        "ningún título dice lo que el otro texto calla",
        "no title says what the other text leaves out",
    ),
    "missing": (
        "cada título dice lo que el otro no dice (peso {})",
        "each title says what the other does not (weight {})",
    ),
    "spelling": ("títulos parecidos letra por letra ({})", "titles alike letter by letter ({})"),
    "openings": ("los inicios se parecen (coseno {})", "the openings are alike (cosine {})"),
    "words": ("palabras en común (coseno {})", "words in common (cosine {})"),
    "wordings": ("giros poco comunes en común: {}", "rare wordings shared: {}"),
    "wordings/none": ("ningún giro poco común en común", "no rare wording shared"),
    "wordings/none-in-one-document": ("ningún giro poco común en común", "no rare wording shared"),
    "acronym/shared": ("la misma sigla: {}", "the same acronym: {}"),
    "acronym/other": ("siglas distintas en los títulos", "different acronyms in the titles"),
    "address": ("la misma dirección: {}", "the same address: {}"),
    "figure": ("la misma cifra: {}", "the same figure: {}"),
    "instrument": ("el mismo instrumento: {}", "the same instrument: {}"),
    "reporter/same": ("informa la misma institución", "the same institution reports"),
    "reporter/related": ("informan una institución y su superior o unidad", "a body and its parent or unit report"),
    "reporter/same-parent": ("informan dos unidades de una institución", "two units of one institution report"),
    "reporter/names-it": ("uno nombra a la institución del otro", "one names the other's institution"),
    "reporter/other": ("informan instituciones distintas", "different institutions report"),
    "reporter/unknown-names-it": (
        "uno no dice quién informa y nombra a la institución del otro",
        "one does not say who reports and names the other's institution",
    ),
    "reporter": ("no se dice quién informa", "who reports is not said"),
    "state/same": ("la misma entidad federativa", "the same state"),
    "state": ("entidades federativas distintas", "different states"),
    "place/same": ("el mismo lugar en los títulos", "the same place in the titles"),
    "place": ("lugares distintos en los títulos", "different places in the titles"),
    "position/same-objective": ("el mismo objetivo", "the same objective"),
    "position/other-objective": ("objetivos distintos", "different objectives"),
    "position/beside": (
        "dos entradas del mismo documento y objetivo",
        "two entries of one document under one objective",
    ),
    "position/in-one-document": ("dos entradas del mismo documento", "two entries of one document"),
    "action/other": ("acciones de distinto tipo", "actions of different types"),
    "action": ("acciones de un mismo tipo", "actions of one type"),
    "training": ("uno capacita, el otro no", "one trains, the other does not"),
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
            node = NamedNode(f"{me.value}#link-{position}")
            yield w.quad(me, "link", node)
            yield from w.type(node, "IdentityLink")
            yield w.quad(node, "linkKind", Literal(link.kind))
            yield from _link_quads(w, node, link)


def possible_quads(base: Base, links: Iterable[ProgrammeLink]) -> Iterator[Quad]:
    """Pairs of entries that may be of one programme; they belong to none until an expert says so."""
    w = Writer(base, "identity")
    seen: Counter[str] = Counter()
    for link in links:
        seen[link.earlier] += 1
        node = NamedNode(f"{w.node('entry', link.earlier).value}#possible-{seen[link.earlier]}")
        yield from w.type(node, "PossibleLink")
        yield from _link_quads(w, node, link)


def _link_quads(w: Writer, node: NamedNode, link: ProgrammeLink) -> Iterator[Quad]:
    yield w.quad(node, "from", w.node("entry", link.earlier))
    yield w.quad(node, "to", w.node("entry", link.later))
    yield w.quad(node, "score", number_literal(link.score))
    for reason in link.because:
        for language, text in zip(("es", "en"), reason_texts(reason), strict=True):
            yield w.quad(node, "because", Literal(text, language=language))
    for doc, lines in link.lines:
        yield from w.evidence(node, doc, lines)


def reason_texts(reason: LinkReason) -> tuple[str, str]:
    """A reason in Spanish and English, with its points."""
    points = f" ({reason.points:+.2f})" if reason.points else ""
    texts = _SAID.get(f"{reason.comparison}/{reason.level}") or _SAID[reason.comparison]
    spanish, english = (f"{text.format(reason.detail).rstrip(': ')}{points}" for text in texts)
    return spanish, english
