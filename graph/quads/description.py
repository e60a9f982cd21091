"""The dataset described for catalogues and crawlers: VoID and DCAT, with its graphs, files, endpoint and licence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.dumps import Dump
from entramado.graph.quads.writer import Writer, number
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

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
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
    """The description of the dataset, published at the address `site` (which ends in ``/``)."""
    w = Writer(base, "provenance")
    me = w.node("dataset", "entramado")
    yield from _about(w, me, build)
    yield from _counts(w, me, counts)
    for iri in (base.id("objective", "7"), base.id("state", "MX-CHP"), base.id("population", "nna")):
        yield w.quad(me, f"{VOID}exampleResource", NamedNode(iri))
    for vocabulary in (base.ontology, CPSV, DCTERMS, FOAF, OA, ORG, PROV, QB, SCHEMA, SKOS):
        yield w.quad(me, f"{VOID}vocabulary", NamedNode(vocabulary))
    for dump in dumps:
        yield from _distribution(w, me, site, dump)
    if has_endpoint:
        yield from _service(w, me, site)


def _about(w: Writer, me: NamedNode, build: str) -> Iterator[Quad]:
    yield from w.type(me, f"{VOID}Dataset", f"{DCAT}Dataset")
    for language in ("es", "en"):
        yield w.quad(me, f"{DCTERMS}title", Literal(TITLES[language], language=language))
        yield w.quad(me, f"{DCTERMS}description", Literal(DESCRIPTIONS[language], language=language))
        yield w.quad(me, f"{DCTERMS}language", Literal(language))
    yield w.quad(me, f"{DCTERMS}license", NamedNode(LICENCE))
    yield w.quad(me, f"{DCTERMS}creator", Literal("Entramado"))
    yield w.quad(me, f"{DCTERMS}identifier", Literal(build))
    yield w.quad(me, f"{DCTERMS}spatial", NamedNode(w.base.id("country", "MX")))
    yield w.quad(me, f"{FOAF}homepage", NamedNode(w.base.iri))
    yield w.quad(me, f"{DCAT}landingPage", NamedNode(w.base.iri))
    yield w.quad(me, f"{VOID}uriSpace", Literal(f"{w.base.iri}id/"))
    for name in ("Turtle", "N-Triples", "JSON-LD", "RDF_XML"):
        yield w.quad(me, f"{VOID}feature", NamedNode(_FORMATS + name))


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
    own = [(iri, n) for iri, n in counts.classes.items() if iri.startswith(w.base.ontology)]
    for iri, instances in own:
        part = w.node("dataset", f"entramado-class-{iri.rsplit('#', 1)[-1]}")
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
    if dump.gzipped:
        yield w.quad(node, f"{DCAT}compressFormat", NamedNode(f"{_MEDIA}application/gzip"))
    if dump.kind in ("whole", "graph"):
        whole = me if dump.kind == "whole" else NamedNode(w.base.graph(dump.about))
        yield w.quad(whole, f"{VOID}dataDump", address)


def _service(w: Writer, me: NamedNode, site: str) -> Iterator[Quad]:
    endpoint = NamedNode(f"{site}sparql")
    yield w.quad(me, f"{VOID}sparqlEndpoint", endpoint)
    yield from w.type(endpoint, f"{DCAT}DataService", f"{_SD}Service")
    yield w.quad(endpoint, f"{DCTERMS}title", Literal("SPARQL"))
    yield w.quad(endpoint, f"{DCAT}endpointURL", endpoint)
    yield w.quad(endpoint, f"{DCAT}servesDataset", me)
    yield w.quad(endpoint, f"{_SD}endpoint", endpoint)
