"""The dataset described for catalogues and crawlers: VoID and DCAT, with its graphs, files, endpoint and licence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.citation import KEYWORDS, LICENCE_IRI, release, released
from entramado.graph.dumps import Dump
from entramado.graph.quads.writer import Writer, number_literal
from entramado.graph.releases import Release, releases
from entramado.ontology.home import HOME
from entramado.ontology.namespaces import (
    CPSV,
    DCAT,
    DCTERMS,
    FOAF,
    GEOSPARQL,
    OA,
    ORG,
    OWL,
    PROV,
    QB,
    RDFS,
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
_ADMS: Final = "http://www.w3.org/ns/adms#"
_DCATAP: Final = "http://data.europa.eu/r5r/"
_EU: Final = "http://publications.europa.eu/resource/authority/"
_THEME: Final = f"{_EU}data-theme/"
_THEMES: Final = ("GOVE", "SOCI", "JUST")
_THEMES_SCHEME: Final = f"{_EU}data-theme"
_PUBLISHER_TYPE: Final = "http://purl.org/adms/publishertype/NonProfitOrganisation"
_LICENCE_TYPE: Final = "http://purl.org/adms/licencetype/Attribution"
_SPARQL_PROTOCOL: Final = "http://www.w3.org/TR/sparql11-protocol/"
_WKT: Final = f"{GEOSPARQL}wktLiteral"
# Where Mexico lies: its mainland's extent and middle (WGS84, longitude before latitude).
_MEXICO: Final = {
    "bbox": "POLYGON((-118.4 14.5,-86.7 14.5,-86.7 32.8,-118.4 32.8,-118.4 14.5))",
    "centroid": "POINT(-102.5 23.6)",
}
# Concepts of the Publications Office and of ADMS that the description names, in Spanish and English.
_CONCEPTS: Final = {
    f"{_THEME}GOVE": ("Gobierno y sector público", "Government and public sector"),
    f"{_THEME}SOCI": ("Población y sociedad", "Population and society"),
    f"{_THEME}JUST": ("Justicia, sistema jurídico y seguridad pública", "Justice, legal system and public safety"),
    f"{_EU}country/MEX": ("México", "Mexico"),
    f"{_EU}access-right/PUBLIC": ("público", "public"),
    f"{_EU}frequency/IRREG": ("irregular", "irregular"),
    f"{_EU}planned-availability/STABLE": ("estable", "stable"),
    _PUBLISHER_TYPE: ("Organización sin fines de lucro", "Non-profit organisation"),
    _LICENCE_TYPE: ("Reconocimiento", "Attribution"),
}
_LANGUAGES: Final = {"es": "SPA", "en": "ENG"}
_FIRST_YEAR: Final = "2018"
_FILE_TYPES: Final = {
    "text/turtle": "RDF_TURTLE",
    "application/n-triples": "RDF_N_TRIPLES",
    "application/n-quads": "RDF_N_QUADS",
    "application/csvm+json": "JSON",
    "text/csv": "CSV",
    "text/plain": "TXT",
    "text/tab-separated-values": "TSV",
    "application/jsonl": "JSON",
    "application/vnd.apache.parquet": "PARQUET",
}
_KINDS_OF_FILES: Final = {
    "whole": ("El grafo entero", "The whole graph"),
    "graph": ("El grafo nombrado {about}", "The named graph {about}"),
    "table": ("La tabla {about}", "The table {about}"),
    "about": ("Sobre los demás archivos: {about}", "About the other files: {about}"),
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
_CHANGED: Final = {
    "es": "Entidades: {} nuevas, {} cambiadas, {} retiradas; hechos: {} nuevos, {} retirados",
    "en": "Entities: {} added, {} changed, {} gone; facts: {} added, {} gone",
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
    yield from _common(w, me, site)
    yield from _versions(w, me, site, build, dumps)
    yield from _counts(w, me, counts)
    for iri in (base.id("objective", "7"), base.id("state", HOME.division_like), base.id("population", "nna")):
        yield w.quad(me, f"{VOID}exampleResource", NamedNode(iri))
    for vocabulary in (base.ontology, CPSV, DCTERMS, FOAF, OA, ORG, PROV, QB, SCHEMA, SKOS):
        yield w.quad(me, f"{VOID}vocabulary", NamedNode(vocabulary))
    for dump in dumps:
        yield from _distribution(w, me, site, dump)
    if has_endpoint:
        yield from _service(w, me, site)
    yield from _kinds_of_others(w, site, dumps, has_endpoint)


def _kinds_of_others(w: Writer, site: str, dumps: Sequence[Dump], has_endpoint: bool) -> Iterator[Quad]:
    """Classes and names of values from other vocabularies: DCAT-AP asks for them, and offline none can be looked up."""
    kinds: dict[str, tuple[str, ...]] = {
        LICENCE: (f"{DCTERMS}LicenseDocument",),
        site: (f"{FOAF}Document",),
        w.base.iri: (f"{FOAF}Document",),
        f"{_SPDX}checksumAlgorithm_sha256": (f"{_SPDX}ChecksumAlgorithm",),
        f"{_EU}country/MEX": (f"{DCTERMS}Location",),
        f"{_EU}access-right/PUBLIC": (f"{DCTERMS}RightsStatement",),
        f"{_EU}frequency/IRREG": (f"{DCTERMS}Frequency",),
        f"{_EU}file-type/SPARQLQRES": (f"{DCTERMS}MediaTypeOrExtent",),
        _THEMES_SCHEME: (f"{SKOS}ConceptScheme",),
        _SPARQL_PROTOCOL: (f"{DCTERMS}Standard",),
    }
    kinds |= {f"{_EU}language/{code}": (f"{DCTERMS}LinguisticSystem",) for code in _LANGUAGES.values()}
    media = {dump.media_type for dump in dumps} | {"application/gzip"}
    kinds |= {_MEDIA + one: (f"{DCTERMS}MediaType",) for one in sorted(media)}
    files = {_FILE_TYPES[dump.media_type] for dump in dumps if dump.media_type in _FILE_TYPES}
    kinds |= {f"{_EU}file-type/{one}": (f"{DCTERMS}MediaTypeOrExtent",) for one in sorted(files)}
    kinds |= {f"{site}dumps/{name}": (f"{RDFS}Resource",) for name in ("", *(dump.name for dump in dumps))}
    if has_endpoint:
        kinds[f"{site}sparql"] = (f"{RDFS}Resource",)
    for iri, classes in kinds.items():
        yield from w.type(NamedNode(iri), *classes)
    for iri in dict.fromkeys((*kinds, *_CONCEPTS)):
        if scheme := _scheme_of_others(iri):
            yield w.quad(NamedNode(iri), f"{SKOS}inScheme", NamedNode(scheme))
    for iri, labels in _CONCEPTS.items():
        yield from w.type(NamedNode(iri), f"{SKOS}Concept")
        for language, label in zip(("es", "en"), labels, strict=True):
            yield w.quad(NamedNode(iri), f"{SKOS}prefLabel", Literal(label, language=language))
    for language, title in (("es", "Temas de datos"), ("en", "Data themes")):
        yield w.quad(NamedNode(_THEMES_SCHEME), f"{DCTERMS}title", Literal(title, language=language))
    yield w.quad(NamedNode(LICENCE), f"{DCTERMS}type", NamedNode(_LICENCE_TYPE))
    for name, shape in _MEXICO.items():
        yield w.quad(NamedNode(f"{_EU}country/MEX"), DCAT + name, Literal(shape, datatype=NamedNode(_WKT)))


def _scheme_of_others(iri: str) -> str | None:
    """The code list that a concept of the Publications Office or of ADMS is in, None for what is of neither."""
    scheme = iri.rpartition("/")[0]
    if scheme.startswith(_EU):
        return scheme
    return f"{scheme}/1.0" if scheme.startswith("http://purl.org/adms/") else None


def _catalogue(w: Writer, me: NamedNode, site: str) -> Iterator[Quad]:
    """The catalogue that the dataset stands in: this site's own."""
    catalogue = w.node("dataset", "entramado-catalogue")
    yield from w.type(catalogue, f"{DCAT}Catalog")
    for language in ("es", "en"):
        yield w.quad(catalogue, f"{DCTERMS}title", Literal(TITLES[language], language=language))
        yield w.quad(catalogue, f"{DCTERMS}description", Literal(DESCRIPTIONS[language], language=language))
    yield w.quad(catalogue, f"{DCTERMS}publisher", w.node("dataset", "entramado-publisher"))
    yield w.quad(catalogue, f"{DCTERMS}license", NamedNode(LICENCE))
    yield w.quad(catalogue, f"{DCTERMS}issued", _day(released()))
    yield w.quad(catalogue, f"{DCTERMS}modified", _day(released()))
    yield w.quad(catalogue, f"{FOAF}homepage", NamedNode(site))
    yield w.quad(catalogue, f"{DCTERMS}spatial", NamedNode(f"{_EU}country/MEX"))
    yield w.quad(catalogue, f"{DCAT}themeTaxonomy", NamedNode(_THEMES_SCHEME))
    for code in _LANGUAGES.values():
        yield w.quad(catalogue, f"{DCTERMS}language", NamedNode(f"{_EU}language/{code}"))
    yield w.quad(catalogue, f"{DCAT}dataset", me)


def _people(w: Writer, me: NamedNode, site: str) -> Iterator[Quad]:
    """Who publishes the dataset and where to write; the day, the years that it speaks of, its themes."""
    publisher, contact = w.node("dataset", "entramado-publisher"), w.node("dataset", "entramado-contact")
    yield from w.type(publisher, f"{FOAF}Agent")
    yield w.quad(publisher, f"{FOAF}name", Literal("Entramado"))
    yield w.quad(publisher, f"{DCTERMS}type", NamedNode(_PUBLISHER_TYPE))
    yield w.quad(publisher, f"{FOAF}homepage", NamedNode(site))
    yield from w.type(contact, f"{_VCARD}Organization", f"{_VCARD}Kind")
    yield w.quad(contact, f"{_VCARD}fn", Literal("Entramado"))
    yield w.quad(contact, f"{_VCARD}hasURL", NamedNode(site))
    period = w.node("dataset", "entramado-period")
    yield from w.type(period, f"{DCTERMS}PeriodOfTime")
    yield w.quad(period, f"{DCAT}startDate", Literal(_FIRST_YEAR, datatype=NamedNode(f"{XSD}gYear")))
    # It ends with the last edition; that one's year is in the graph, the day of the release is an upper bound.
    yield w.quad(period, f"{DCAT}endDate", Literal(released()[:4], datatype=NamedNode(f"{XSD}gYear")))
    yield w.quad(me, f"{DCTERMS}accessRights", NamedNode(f"{_EU}access-right/PUBLIC"))
    yield w.quad(me, f"{DCTERMS}accrualPeriodicity", NamedNode(f"{_EU}frequency/IRREG"))
    yield w.quad(me, f"{DCTERMS}issued", _day(released()))
    yield w.quad(me, f"{DCTERMS}modified", _day(released()))
    yield w.quad(me, f"{DCAT}version", Literal(release()))


def _versions(w: Writer, me: NamedNode, site: str, build: str, dumps: Sequence[Dump]) -> Iterator[Quad]:
    """Every release as a dataset of its own, each a revision of the one before, made by the build that it names."""
    yield w.quad(me, f"{PROV}wasGeneratedBy", w.node("build", build))
    yield from w.type(w.node("build", build), f"{PROV}Activity")
    before: NamedNode | None = None
    for one in releases():
        version, made = w.node("dataset", f"entramado-{one.number}"), one.build or build
        yield w.quad(me, f"{DCAT}hasVersion", version)
        yield w.quad(me, f"{DCTERMS}hasVersion", version)
        yield from w.type(version, f"{DCAT}Dataset", f"{PROV}Entity")
        yield w.quad(version, f"{DCAT}isVersionOf", me)
        yield w.quad(version, f"{DCAT}version", Literal(one.number))
        yield w.quad(version, f"{DCTERMS}identifier", Literal(made))
        yield w.quad(version, f"{DCTERMS}issued", _day(one.issued))
        yield w.quad(version, f"{DCTERMS}license", NamedNode(LICENCE))
        for language in ("es", "en"):
            title = Literal(f"{TITLES[language]}, {one.number}", language=language)
            yield w.quad(version, f"{DCTERMS}title", title)
            yield w.quad(version, f"{DCTERMS}description", Literal(DESCRIPTIONS[language], language=language))
        yield from _common(w, version, site)
        # The distributions listed are the files of the build that is served.
        for dump in dumps if made == build else ():
            yield w.quad(version, f"{DCAT}distribution", _file_node(w, dump))
        yield w.quad(version, f"{PROV}wasGeneratedBy", w.node("build", made))
        yield from w.type(w.node("build", made), f"{PROV}Activity")
        if before is not None:
            yield w.quad(version, f"{PROV}wasRevisionOf", before)
        if one.changes:
            for language, text in _CHANGED.items():
                yield w.quad(version, f"{_ADMS}versionNotes", Literal(text.format(*one.changes), language=language))
        before = version
        yield from _ontology_version(w, version, one)


def _ontology_version(w: Writer, dataset: NamedNode, release: Release) -> Iterator[Quad]:
    """The vocabulary as a release has it, by its ``owl:versionIRI``, and the release that holds it."""
    me = NamedNode(f"{w.base.iri}ontology/{release.number}")
    yield from w.type(me, f"{OWL}Ontology")
    yield w.quad(me, f"{OWL}versionInfo", Literal(release.number))
    yield w.quad(me, f"{DCTERMS}issued", _day(release.issued))
    yield w.quad(me, f"{DCTERMS}license", NamedNode(LICENCE))
    yield w.quad(me, f"{DCTERMS}isVersionOf", NamedNode(f"{w.base.iri}ontology"))
    yield w.quad(me, f"{DCTERMS}isPartOf", dataset)


def _common(w: Writer, dataset: NamedNode, site: str) -> Iterator[Quad]:
    """What holds of the dataset and of each of its releases: who answers for it, what it speaks of, where and when."""
    yield w.quad(dataset, f"{DCTERMS}publisher", w.node("dataset", "entramado-publisher"))
    yield w.quad(dataset, f"{DCAT}contactPoint", w.node("dataset", "entramado-contact"))
    yield w.quad(dataset, f"{DCAT}landingPage", NamedNode(site))
    yield w.quad(dataset, f"{DCTERMS}temporal", w.node("dataset", "entramado-period"))
    yield w.quad(dataset, f"{DCTERMS}spatial", NamedNode(f"{_EU}country/MEX"))
    for theme in _THEMES:
        yield w.quad(dataset, f"{DCAT}theme", NamedNode(_THEME + theme))
    for keyword in KEYWORDS:
        yield w.quad(dataset, f"{DCAT}keyword", Literal(keyword, language="en"))


def _about(w: Writer, me: NamedNode, build: str) -> Iterator[Quad]:
    yield from w.type(me, f"{VOID}Dataset", f"{DCAT}Dataset")
    for language in ("es", "en"):
        yield w.quad(me, f"{DCTERMS}title", Literal(TITLES[language], language=language))
        yield w.quad(me, f"{DCTERMS}description", Literal(DESCRIPTIONS[language], language=language))
        yield w.quad(me, f"{DCTERMS}language", NamedNode(f"{_EU}language/{_LANGUAGES[language]}"))
    yield w.quad(me, f"{DCTERMS}license", NamedNode(LICENCE))
    yield w.quad(me, f"{DCTERMS}creator", w.node("dataset", "entramado-publisher"))
    yield w.quad(me, f"{DCTERMS}identifier", Literal(build))
    yield w.quad(me, f"{FOAF}homepage", NamedNode(w.base.iri))
    yield w.quad(me, f"{VOID}uriSpace", Literal(f"{w.base.iri}id/"))
    for name in ("Turtle", "N-Triples", "JSON-LD", "RDF_XML"):
        yield w.quad(me, f"{VOID}feature", NamedNode(_FORMATS + name))


def _day(text: str) -> Literal:
    return Literal(text, datatype=NamedNode(f"{XSD}date"))


def _counts(w: Writer, me: NamedNode, counts: Counts) -> Iterator[Quad]:
    yield w.quad(me, f"{VOID}triples", number_literal(sum(counts.graphs.values())))
    yield w.quad(me, f"{VOID}classes", number_literal(len(counts.classes)))
    if counts.properties:
        yield w.quad(me, f"{VOID}properties", number_literal(len(counts.properties)))
    for iri, triples in counts.graphs.items():
        graph = NamedNode(iri)
        yield w.quad(me, f"{VOID}subset", graph)
        yield from w.type(graph, f"{VOID}Dataset")
        yield w.quad(graph, f"{DCTERMS}title", Literal(iri.rsplit("/", 1)[-1]))
        yield w.quad(graph, f"{VOID}triples", number_literal(triples))
    for place, (iri, instances) in enumerate(counts.classes.items(), 1):
        own = iri.startswith(w.base.ontology)
        part = w.node("dataset", f"entramado-class-{iri.rsplit('#', 1)[-1] if own else place}")
        yield w.quad(me, f"{VOID}classPartition", part)
        yield w.quad(part, f"{VOID}class", NamedNode(iri))
        yield w.quad(part, f"{VOID}entities", number_literal(instances))
    for place, (iri, uses) in enumerate(counts.properties.items(), 1):
        part = w.node("dataset", f"entramado-property-{place}")
        yield w.quad(me, f"{VOID}propertyPartition", part)
        yield w.quad(part, f"{VOID}property", NamedNode(iri))
        yield w.quad(part, f"{VOID}triples", number_literal(uses))
    links = counts.properties.get(f"{OWL}sameAs", 0)
    if links:
        linkset = w.node("dataset", "entramado-wikidata")
        yield from w.type(linkset, f"{VOID}Linkset")
        yield w.quad(linkset, f"{VOID}linkPredicate", NamedNode(f"{OWL}sameAs"))
        yield w.quad(linkset, f"{VOID}subjectsTarget", me)
        yield w.quad(linkset, f"{VOID}objectsTarget", NamedNode(WD))
        yield w.quad(linkset, f"{VOID}triples", number_literal(links))


def _file_node(w: Writer, dump: Dump) -> NamedNode:
    return w.node("dataset", f"entramado-file-{dump.name.replace('/', '-')}")


def _distribution(w: Writer, me: NamedNode, site: str, dump: Dump) -> Iterator[Quad]:
    address = NamedNode(f"{site}dumps/{dump.name}")
    node = _file_node(w, dump)
    yield w.quad(me, f"{DCAT}distribution", node)
    yield from w.type(node, f"{DCAT}Distribution")
    yield w.quad(node, f"{DCTERMS}title", Literal(dump.name))
    for language, text in _told(dump).items():
        yield w.quad(node, f"{DCTERMS}description", Literal(text, language=language))
    yield w.quad(node, f"{DCAT}downloadURL", address)
    yield w.quad(node, f"{DCAT}accessURL", NamedNode(f"{site}dumps/"))
    yield w.quad(node, f"{DCAT}mediaType", NamedNode(_MEDIA + dump.media_type))
    yield w.quad(node, f"{DCAT}byteSize", Literal(str(dump.bytes), datatype=NamedNode(f"{XSD}nonNegativeInteger")))
    yield w.quad(node, f"{DCTERMS}license", NamedNode(LICENCE))
    yield w.quad(node, f"{DCTERMS}modified", _day(released()))
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


def _told(dump: Dump) -> dict[str, str]:
    """What a file holds, in words."""
    spanish, english = _KINDS_OF_FILES[dump.kind]
    return {"es": spanish.format(about=dump.about), "en": english.format(about=dump.about)}


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
    yield w.quad(access, f"{DCTERMS}format", NamedNode(f"{_EU}file-type/SPARQLQRES"))
    yield w.quad(access, f"{_DCATAP}availability", NamedNode(f"{_EU}planned-availability/STABLE"))
    for language, text in (("es", "El grafo por preguntas en SPARQL"), ("en", "The graph, asked in SPARQL")):
        yield w.quad(access, f"{DCTERMS}description", Literal(text, language=language))
        yield w.quad(endpoint, f"{DCTERMS}description", Literal(text, language=language))
    yield w.quad(endpoint, f"{DCTERMS}title", Literal("SPARQL"))
    yield w.quad(endpoint, f"{DCTERMS}conformsTo", NamedNode(_SPARQL_PROTOCOL))
    yield w.quad(endpoint, f"{DCTERMS}license", NamedNode(LICENCE))
    yield w.quad(endpoint, f"{DCTERMS}accessRights", NamedNode(f"{_EU}access-right/PUBLIC"))
    yield w.quad(endpoint, f"{DCAT}contactPoint", w.node("dataset", "entramado-contact"))
    for theme in _THEMES:
        yield w.quad(endpoint, f"{DCAT}theme", NamedNode(_THEME + theme))
    for keyword in KEYWORDS:
        yield w.quad(endpoint, f"{DCAT}keyword", Literal(keyword, language="en"))
    yield w.quad(endpoint, f"{DCTERMS}publisher", w.node("dataset", "entramado-publisher"))
    yield w.quad(endpoint, f"{DCAT}endpointDescription", endpoint)
    yield w.quad(endpoint, f"{DCAT}endpointURL", endpoint)
    yield w.quad(endpoint, f"{DCAT}servesDataset", me)
    yield w.quad(endpoint, f"{_SD}endpoint", endpoint)
