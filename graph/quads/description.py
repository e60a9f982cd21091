"""The dataset described for catalogues and crawlers: VoID and DCAT, with its graphs, files, endpoint and licence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.citation import KEYWORDS, LICENCE_IRI, RELEASED, release
from entramado.graph.dumps import Dump
from entramado.graph.quads.writer import Writer, number
from entramado.ontology.home import HOME
from entramado.ontology.namespaces import (
    CPSV,
    DCAT,
    DCTERMS,
    FOAF,
    OA,
    ORG,
    OWL,
    PROV,
    QB,
    SCHEMA,
    SKOS,
    VOID,
    WD,
    XSD,
    Base,
)

LICENCE: Final = LICENCE_IRI
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_SPDX: Final = "http://spdx.org/rdf/terms#"
_VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
_DCATAP: Final = "http://data.europa.eu/r5r/"
_EU: Final = "http://publications.europa.eu/resource/authority/"
_THEME: Final = f"{_EU}data-theme/"
# Government and public sector; population and society; justice, legal system and public safety.
_THEMES: Final = ("GOVE", "SOCI", "JUST")
_LANGUAGES: Final = {"es": "SPA", "en": "ENG"}
_FIRST_YEAR: Final = "2018"
_FILE_TYPES: Final = {
    "text/turtle": "RDF_TURTLE",
    "application/n-triples": "RDF_N_TRIPLES",
    "application/n-quads": "RDF_N_QUADS",
    "application/csvm+json": "JSON",
    "text/csv": "CSV",
    "text/plain": "TXT",
}
TITLES: Final = {
    "es": "Entramado: el Pacto Mundial para la Migración en México como grafo de conocimiento",
    "en": "Entramado: the Global Compact for Migration in Mexico as a knowledge graph",
}
DESCRIPTIONS: Final = {
    "es": "Quién hace qué, para quién, dónde y con quién según los informes de gobierno; cada hecho con la línea en "
    "que se leyó.",
    "en": "Who does what, for whom, where and with whom according to the government's reports; each fact with the "
    "line in which it was read.",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """What a description counts: triples by graph, instances by class, uses by property (all by IRI)."""

    graphs: Mapping[str, int]
    classes: Mapping[str, int]
    properties: Mapping[str, int]


def description_quads(
    base: Base, site: str, counts: Counts, dumps: Sequence[Dump], build: str, *, has_endpoint: bool = True
) -> Iterator[Quad]:
    """The description of the dataset (VoID and DCAT-AP 3), published at the address `site` (which ends in ``/``)."""
    w = Writer(base, "provenance")
    me = w.node("dataset", "entramado")
    yield from _catalogue(w, me, site)
    yield from _about(w, me, build)
    yield from _people(w, me, site)
    yield from _counts(w, me, counts)
    for iri in (base.id("objective", "7"), base.id("state", HOME.division_like), base.id("population", "nna")):
        yield w.quad(me, f"{VOID}exampleResource", NamedNode(iri))
    for vocabulary in (base.ontology, CPSV, DCTERMS, FOAF, OA, ORG, PROV, QB, SCHEMA, SKOS):
        yield w.quad(me, f"{VOID}vocabulary", NamedNode(vocabulary))
    for dump in dumps:
        yield from _distribution(w, me, site, dump)
    if has_endpoint:
        yield from _service(w, me, site)


def _catalogue(w: Writer, me: NamedNode, site: str) -> Iterator[Quad]:
    """The catalogue that the dataset stands in: this site's own."""
    catalogue = w.node("dataset", "entramado-catalogue")
    yield from w.type(catalogue, f"{DCAT}Catalog")
    for language in ("es", "en"):
        yield w.quad(catalogue, f"{DCTERMS}title", Literal(TITLES[language], language=language))
        yield w.quad(catalogue, f"{DCTERMS}description", Literal(DESCRIPTIONS[language], language=language))
    yield w.quad(catalogue, f"{DCTERMS}publisher", w.node("dataset", "entramado-publisher"))
    yield w.quad(catalogue, f"{DCTERMS}license", NamedNode(LICENCE))
    yield w.quad(catalogue, f"{DCTERMS}issued", _day(RELEASED))
    yield w.quad(catalogue, f"{DCTERMS}modified", _day(RELEASED))
    yield w.quad(catalogue, f"{FOAF}homepage", NamedNode(site))
    yield w.quad(catalogue, f"{DCAT}dataset", me)


def _people(w: Writer, me: NamedNode, site: str) -> Iterator[Quad]:
    """Who publishes the dataset and where to write; the day, the years that it speaks of, its themes."""
    publisher, contact = w.node("dataset", "entramado-publisher"), w.node("dataset", "entramado-contact")
    yield w.quad(me, f"{DCTERMS}publisher", publisher)
    yield from w.type(publisher, f"{FOAF}Agent")
    yield w.quad(publisher, f"{FOAF}name", Literal("Entramado"))
    yield w.quad(publisher, f"{FOAF}homepage", NamedNode(site))
    yield w.quad(me, f"{DCAT}contactPoint", contact)
    yield from w.type(contact, f"{_VCARD}Organization", f"{_VCARD}Kind")
    yield w.quad(contact, f"{_VCARD}fn", Literal("Entramado"))
    yield w.quad(contact, f"{_VCARD}hasURL", NamedNode(site))
    period = w.node("dataset", "entramado-period")
    yield w.quad(me, f"{DCTERMS}temporal", period)
    yield from w.type(period, f"{DCTERMS}PeriodOfTime")
    yield w.quad(period, f"{DCAT}startDate", Literal(_FIRST_YEAR, datatype=NamedNode(f"{XSD}gYear")))
    for theme in _THEMES:
        yield w.quad(me, f"{DCAT}theme", NamedNode(_THEME + theme))
    for keyword in KEYWORDS:
        yield w.quad(me, f"{DCAT}keyword", Literal(keyword, language="en"))
    yield w.quad(me, f"{DCTERMS}accessRights", NamedNode(f"{_EU}access-right/PUBLIC"))
    yield w.quad(me, f"{DCTERMS}accrualPeriodicity", NamedNode(f"{_EU}frequency/IRREG"))
    yield w.quad(me, f"{DCTERMS}issued", _day(RELEASED))
    yield w.quad(me, f"{DCTERMS}modified", _day(RELEASED))
    yield w.quad(me, f"{DCAT}version", Literal(release()))


def _about(w: Writer, me: NamedNode, build: str) -> Iterator[Quad]:
    yield from w.type(me, f"{VOID}Dataset", f"{DCAT}Dataset")
    for language in ("es", "en"):
        yield w.quad(me, f"{DCTERMS}title", Literal(TITLES[language], language=language))
        yield w.quad(me, f"{DCTERMS}description", Literal(DESCRIPTIONS[language], language=language))
        yield w.quad(me, f"{DCTERMS}language", NamedNode(f"{_EU}language/{_LANGUAGES[language]}"))
    yield w.quad(me, f"{DCTERMS}license", NamedNode(LICENCE))
    yield w.quad(me, f"{DCTERMS}creator", w.node("dataset", "entramado-publisher"))
    yield w.quad(me, f"{DCTERMS}identifier", Literal(build))
    yield w.quad(me, f"{DCTERMS}spatial", NamedNode(f"{_EU}country/MEX"))
    yield w.quad(me, f"{FOAF}homepage", NamedNode(w.base.iri))
    yield w.quad(me, f"{DCAT}landingPage", NamedNode(w.base.iri))
    yield w.quad(me, f"{VOID}uriSpace", Literal(f"{w.base.iri}id/"))
    for name in ("Turtle", "N-Triples", "JSON-LD", "RDF_XML"):
        yield w.quad(me, f"{VOID}feature", NamedNode(_FORMATS + name))


def _day(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(f"{XSD}date"))


def _counts(w: Writer, me: NamedNode, counts: Counts) -> Iterator[Quad]:
    yield w.quad(me, f"{VOID}triples", number(sum(counts.graphs.values())))
    yield w.quad(me, f"{VOID}classes", number(len(counts.classes)))
    if counts.properties:
        yield w.quad(me, f"{VOID}properties", number(len(counts.properties)))
    for iri, triples in counts.graphs.items():
        graph = NamedNode(iri)
        yield w.quad(me, f"{VOID}subset", graph)
        yield from w.type(graph, f"{VOID}Dataset")
        yield w.quad(graph, f"{DCTERMS}title", Literal(iri.rsplit("/", 1)[-1]))
        yield w.quad(graph, f"{VOID}triples", number(triples))
    for place, (iri, instances) in enumerate(counts.classes.items(), 1):
        own = iri.startswith(w.base.ontology)
        part = w.node("dataset", f"entramado-class-{iri.rsplit('#', 1)[-1] if own else place}")
        yield w.quad(me, f"{VOID}classPartition", part)
        yield w.quad(part, f"{VOID}class", NamedNode(iri))
        yield w.quad(part, f"{VOID}entities", number(instances))
    for place, (iri, uses) in enumerate(counts.properties.items(), 1):
        part = w.node("dataset", f"entramado-property-{place}")
        yield w.quad(me, f"{VOID}propertyPartition", part)
        yield w.quad(part, f"{VOID}property", NamedNode(iri))
        yield w.quad(part, f"{VOID}triples", number(uses))
    links = counts.properties.get(f"{OWL}sameAs", 0)
    if links:
        linkset = w.node("dataset", "entramado-wikidata")
        yield from w.type(linkset, f"{VOID}Linkset")
        yield w.quad(linkset, f"{VOID}linkPredicate", NamedNode(f"{OWL}sameAs"))
        yield w.quad(linkset, f"{VOID}subjectsTarget", me)
        yield w.quad(linkset, f"{VOID}objectsTarget", NamedNode(WD))
        yield w.quad(linkset, f"{VOID}triples", number(links))


def _distribution(w: Writer, me: NamedNode, site: str, dump: Dump) -> Iterator[Quad]:
    address = NamedNode(f"{site}dumps/{dump.name}")
    node = w.node("dataset", f"entramado-file-{dump.name.replace('/', '-')}")
    yield w.quad(me, f"{DCAT}distribution", node)
    yield from w.type(node, f"{DCAT}Distribution")
    yield w.quad(node, f"{DCTERMS}title", Literal(dump.name))
    yield w.quad(node, f"{DCAT}downloadURL", address)
    yield w.quad(node, f"{DCAT}accessURL", NamedNode(f"{site}dumps/"))
    yield w.quad(node, f"{DCAT}mediaType", NamedNode(_MEDIA + dump.media_type))
    yield w.quad(node, f"{DCAT}byteSize", Literal(str(dump.bytes), datatype=NamedNode(f"{XSD}nonNegativeInteger")))
    yield w.quad(node, f"{DCTERMS}license", NamedNode(LICENCE))
    yield w.quad(node, f"{DCTERMS}modified", _day(RELEASED))
    yield w.quad(node, f"{_DCATAP}availability", NamedNode(f"{_EU}planned-availability/STABLE"))
    checksum = w.node("dataset", f"entramado-sum-{dump.name.replace('/', '-')}")
    yield w.quad(node, f"{_SPDX}checksum", checksum)
    yield from w.type(checksum, f"{_SPDX}Checksum")
    yield w.quad(checksum, f"{_SPDX}algorithm", NamedNode(f"{_SPDX}checksumAlgorithm_sha256"))
    yield w.quad(checksum, f"{_SPDX}checksumValue", Literal(dump.sha256, datatype=NamedNode(f"{XSD}hexBinary")))
    if dump.media_type in _FILE_TYPES:
        yield w.quad(node, f"{DCTERMS}format", NamedNode(f"{_EU}file-type/{_FILE_TYPES[dump.media_type]}"))
    if dump.gzipped:
        yield w.quad(node, f"{DCAT}compressFormat", NamedNode(f"{_MEDIA}application/gzip"))
    if dump.kind in ("whole", "graph"):
        whole = me if dump.kind == "whole" else NamedNode(w.base.graph(dump.about))
        yield w.quad(whole, f"{VOID}dataDump", address)


def _service(w: Writer, me: NamedNode, site: str) -> Iterator[Quad]:
    endpoint = NamedNode(f"{site}sparql")
    yield w.quad(me, f"{VOID}sparqlEndpoint", endpoint)
    yield from w.type(endpoint, f"{DCAT}DataService", f"{_SD}Service")
    access = w.node("dataset", "entramado-file-sparql")
    yield w.quad(me, f"{DCAT}distribution", access)
    yield from w.type(access, f"{DCAT}Distribution")
    yield w.quad(access, f"{DCTERMS}title", Literal("SPARQL"))
    yield w.quad(access, f"{DCAT}accessURL", endpoint)
    yield w.quad(access, f"{DCAT}accessService", endpoint)
    yield w.quad(access, f"{DCTERMS}license", NamedNode(LICENCE))
    yield w.quad(endpoint, f"{DCTERMS}title", Literal("SPARQL"))
    yield w.quad(endpoint, f"{DCTERMS}publisher", w.node("dataset", "entramado-publisher"))
    yield w.quad(endpoint, f"{DCAT}endpointDescription", endpoint)
    yield w.quad(endpoint, f"{DCAT}endpointURL", endpoint)
    yield w.quad(endpoint, f"{DCAT}servesDataset", me)
    yield w.quad(endpoint, f"{_SD}endpoint", endpoint)
