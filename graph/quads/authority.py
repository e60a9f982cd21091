"""Institutions, places, schemes, documents and the build as quads."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from entramado.graph.mapping_candidates import accepted
from entramado.graph.quads.writer import Writer, number_literal
from entramado.graph.records import NewBody
from entramado.ontology.authority import Authority, Institution
from entramado.ontology.namespaces import (
    DCTERMS,
    DEFAULT_BASE,
    EU_COUNTRY,
    FOAF,
    GEO,
    GEONAMES,
    ORG,
    OWL,
    PROV,
    RDFS,
    SCHEMA,
    SKOS,
    WD,
    XSD,
    Base,
)
from entramado.ontology.profiles import shared_english

# A link to another vocabulary: the path of its subject under the base, its predicate and its object.
Link = tuple[str, str, str]
# The sector of rows that are no bodies but kinds of them.
_KIND = "kind"


def institution_quads(base: Base, authority: Authority, named: Iterable[str]) -> Iterator[Quad]:
    """The authority's bodies that are `named` (identifiers): names, sector, parent, state, successors.

    With them those above them and those that they followed or that follow them; a body that no fact needs is not
    listed.
    """
    w = Writer(base, "authority")
    listed = authority.with_kin(named)
    for institution in authority.institutions.values():
        if institution.id in listed:
            yield from _one_institution(w, authority, institution)
    for former, body in authority.former.items():
        if body in listed:
            yield w.quad(w.node("institution", former), f"{DCTERMS}isReplacedBy", w.node("institution", body))
    yield from confirmed_links(w, {f"id/institution/{one}" for one in listed})
    for row in authority.successions:
        if row.successor not in listed:
            continue
        me = w.node("institution", row.successor)
        yield w.quad(me, "successorOf", w.node("institution", row.predecessor))
        if row.since:
            yield w.quad(me, "succeededIn", Literal(row.since))


def confirmed_links(w: Writer, subjects: Container[str], links: Sequence[Link] | None = None) -> Iterator[Quad]:
    """The links to other vocabularies that a person has confirmed, of `subjects` (paths under the base)."""
    for subject, predicate, value in accepted() if links is None else links:
        if subject in subjects:
            yield w.quad(NamedNode(w.base.iri + subject), predicate, NamedNode(value))


def _one_institution(w: Writer, authority: Authority, institution: Institution) -> Iterator[Quad]:
    me = w.node("institution", institution.id)
    if institution.sector == _KIND:
        yield from w.type(me, "BodyKind")
    else:
        yield from w.type(me, f"{ORG}Organization", "Institution")
        yield w.quad(me, "status", Literal("confirmed"))
        yield w.quad(me, "sector", Literal(institution.sector))
        yield w.quad(me, "level", Literal(institution.level))
        yield w.quad(me, f"{ORG}classification", w.node("sector", institution.sector))
        yield w.quad(me, f"{ORG}classification", w.node("level", institution.level))
    yield w.quad(me, f"{DCTERMS}identifier", Literal(institution.id))
    yield w.quad(me, f"{SKOS}prefLabel", Literal(institution.name, language="es"))
    yield w.quad(me, f"{RDFS}label", Literal(institution.name, language="es"))
    if institution.acronym:
        yield w.quad(me, "acronym", Literal(institution.acronym))
    for name in authority.names_of(institution.id):
        if name not in (institution.name, institution.acronym):
            yield w.quad(me, f"{SKOS}altLabel", Literal(name, language="es"))
    shared = shared_english().get(institution.id, ())
    english = list(dict.fromkeys((*_english(authority, "institution", institution.id), *shared)))
    # The first of its English names is what pages in English call it.
    yield from (w.quad(me, f"{SCHEMA}name", Literal(name, language="en")) for name in english[:1])
    for name in english:
        if name != institution.acronym:
            yield w.quad(me, f"{SKOS}altLabel", Literal(name, language="en"))
    if institution.parent:
        yield w.quad(me, f"{ORG}subOrganizationOf", w.node("institution", institution.parent))
    if institution.state:
        yield w.quad(me, "seat", w.node("state", institution.state))
    if institution.country:
        yield w.quad(me, "country", w.node("country", institution.country))
    if institution.wikidata:
        yield w.quad(me, f"{OWL}sameAs", NamedNode(WD + institution.wikidata))
    if institution.source:
        yield w.quad(me, f"{DCTERMS}source", Literal(institution.source))


def _english(authority: Authority, kind: str, key: str) -> list[str]:
    return [row.name for row in authority.english_names if (row.kind, row.id) == (kind, key)]


def new_body_quads(base: Base, bodies: Iterable[NewBody]) -> Iterator[Quad]:
    """Bodies that the documents name and the authority does not hold."""
    w = Writer(base, "authority")
    for body in bodies:
        me = w.node("institution", body.slug)
        yield from w.type(me, f"{ORG}Organization", "Institution")
        yield w.quad(me, f"{DCTERMS}identifier", Literal(body.slug))
        yield w.quad(me, f"{SKOS}prefLabel", Literal(body.name, language="es"))
        yield w.quad(me, f"{RDFS}label", Literal(body.name, language="es"))
        yield w.quad(me, "status", Literal("unconfirmed"))
        if body.acronym:
            yield w.quad(me, "acronym", Literal(body.acronym))
        if body.state:
            yield w.quad(me, "seat", w.node("state", body.state))


def place_quads(base: Base, authority: Authority, municipalities: Iterable[str]) -> Iterator[Quad]:
    """States with their regions, countries, and the municipalities that entries name."""
    w = Writer(base, "authority")
    for state in authority.states.values():
        me = w.node("state", state.iso3166_2)
        yield from w.type(me, "State")
        yield w.quad(me, f"{RDFS}label", Literal(state.name, language="es"))
        yield w.quad(me, f"{DCTERMS}identifier", Literal(state.iso3166_2))
        yield w.quad(me, "officialName", Literal(state.official_name, language="es"))
        for other in authority.place_names:
            if (other.kind, other.place) == ("state", state.iso3166_2):
                yield w.quad(me, f"{SKOS}altLabel", Literal(other.name, language="es"))
        for name in _english(authority, "state", state.iso3166_2):
            yield w.quad(me, f"{SKOS}altLabel", Literal(name, language="en"))
        if state.lat or state.lon:
            yield w.quad(me, f"{GEO}lat", Literal(str(state.lat), datatype=NamedNode(f"{XSD}decimal")))
            yield w.quad(me, f"{GEO}long", Literal(str(state.lon), datatype=NamedNode(f"{XSD}decimal")))
        if state.inegi:
            yield w.quad(me, "inegiCode", Literal(state.inegi))
        if state.region:
            yield w.quad(me, "region", w.node("region", state.region))
        if state.wikidata:
            yield w.quad(me, f"{OWL}sameAs", NamedNode(WD + state.wikidata))
    for country in authority.countries.values():
        me = w.node("country", country.iso3166_1_alpha2)
        yield from w.type(me, "Country")
        yield w.quad(me, f"{RDFS}label", Literal(country.name_es, language="es"))
        yield w.quad(me, f"{RDFS}label", Literal(country.name_en, language="en"))
        yield w.quad(me, f"{DCTERMS}identifier", Literal(country.iso3166_1_alpha2))
        if country.wikidata:
            yield w.quad(me, f"{OWL}sameAs", NamedNode(WD + country.wikidata))
        if country.iso3166_1_alpha3:
            yield w.quad(me, "iso3166Alpha3", Literal(country.iso3166_1_alpha3))
            yield w.quad(me, f"{SKOS}exactMatch", NamedNode(EU_COUNTRY + country.iso3166_1_alpha3))
        if country.m49:
            yield w.quad(me, "m49Code", Literal(country.m49))
        if country.geonames:
            yield w.quad(me, f"{SKOS}exactMatch", NamedNode(f"{GEONAMES}{country.geonames}/"))
    for slug in sorted(set(municipalities)):
        municipality = authority.municipalities[slug]
        me = w.node("municipality", slug)
        yield from w.type(me, "Municipality")
        yield w.quad(me, f"{RDFS}label", Literal(municipality.name, language="es"))
        yield w.quad(me, "inState", w.node("state", municipality.state))
        if municipality.inegi:
            yield w.quad(me, "inegiCode", Literal(municipality.inegi))


def turtle_quads(base: Base, folder: Path) -> Iterator[Quad]:
    """The vocabulary and the schemes, as they stand in Turtle, under this build's base; their confirmed links."""
    graph = NamedNode(base.graph("vocabulary"))
    concepts: set[str] = set()
    for path in [folder / "vocabulary.ttl", *sorted((folder / "schemes").glob("*.ttl"))]:
        text = path.read_text(encoding="utf-8").replace(DEFAULT_BASE, base.iri)
        for quad in parse(text, RdfFormat.TURTLE, rename_blank_nodes=False):
            concepts.add(str(quad.subject).strip("<>").removeprefix(base.iri))
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
    yield from confirmed_links(Writer(base, "vocabulary"), concepts)


def document_quads(base: Base, documents: Mapping[str, Mapping[str, Any]]) -> Iterator[Quad]:
    """The documents read (title, edition, digest, lines) in the provenance graph."""
    w = Writer(base, "provenance")
    for key, facts in documents.items():
        me = w.node("document", key)
        yield from w.type(me, "Document", f"{PROV}Entity", f"{FOAF}Document")
        yield w.quad(me, f"{DCTERMS}identifier", Literal(key))
        yield w.quad(me, f"{RDFS}label", Literal(str(facts["title"]), language="es"))
        yield w.quad(me, f"{DCTERMS}title", Literal(str(facts["title"]), language="es"))
        yield w.quad(me, f"{DCTERMS}issued", Literal(str(facts["issued"])))
        yield w.quad(me, f"{DCTERMS}publisher", w.node("institution", str(facts["publisher"])))
        yield w.quad(me, "edition", Literal(str(facts["edition"]), datatype=NamedNode(f"{XSD}gYear")))
        if facts.get("period"):
            yield w.quad(me, "reportingPeriod", Literal(str(facts["period"])))
        yield w.quad(me, "family", Literal(str(facts["family"])))
        yield w.quad(me, "lineCount", number_literal(int(facts["lines"])))
        yield w.quad(me, "sha256", Literal(str(facts["sha256"])))
        if facts.get("licence"):
            yield w.quad(me, f"{DCTERMS}rights", Literal(str(facts["licence"]), language="es"))
        if facts.get("reports_on"):
            yield w.quad(me, "reportsOn", w.node("document", str(facts["reports_on"])))


def build_quads(base: Base, version: str, documents: Iterable[str], graphs: Iterable[str]) -> Iterator[Quad]:
    """The build as a PROV activity: which program read which documents and made which graphs."""
    w = Writer(base, "provenance")
    activity = w.node("build", "this")
    program = w.node("software", f"entramado-{version}")
    yield from w.type(activity, f"{PROV}Activity")
    yield w.quad(activity, f"{RDFS}label", Literal("Construcción del grafo", language="es"))
    yield w.quad(activity, f"{PROV}wasAssociatedWith", program)
    yield from w.type(program, f"{PROV}SoftwareAgent")
    yield w.quad(program, f"{RDFS}label", Literal(f"Entramado {version}"))
    for key in documents:
        yield w.quad(activity, f"{PROV}used", w.node("document", key))
    for name in graphs:
        graph = NamedNode(base.graph(name))
        yield from w.type(graph, f"{PROV}Entity")
        yield w.quad(graph, f"{PROV}wasGeneratedBy", activity)
        yield w.quad(graph, f"{RDFS}label", Literal(name))
