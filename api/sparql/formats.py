"""The result formats: their names, media types, and which kinds of query they carry.

Media types: SPARQL 1.1 results in XML, JSON, CSV and TSV; RDF in Turtle, N-Triples, JSON-LD, RDF/XML, N3,
TriG and N-Quads. A generic type (application/json) is an alias: it is answered under the name asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import QueryResultsFormat, RdfFormat


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `name` (used inside and as a suffix), its media type as sent, other accepted names, its IRI."""

    name: str
    media_type: str
    iri: str
    aliases: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The media type as sent, with the charset where the type is text."""
        return with_charset(self.media_type)


_W3 = "http://www.w3.org/ns/formats/"
JSON = Format("json", "application/sparql-results+json", _W3 + "SPARQL_Results_JSON", ("application/json",))
XML = Format("xml", "application/sparql-results+xml", _W3 + "SPARQL_Results_XML", ("application/xml", "text/xml"))
CSV = Format("csv", "text/csv", _W3 + "SPARQL_Results_CSV")
TSV = Format("tsv", "text/tab-separated-values", _W3 + "SPARQL_Results_TSV")
TURTLE = Format("ttl", "text/turtle", _W3 + "Turtle", ("application/x-turtle",))
NTRIPLES = Format("nt", "application/n-triples", _W3 + "N-Triples", ("text/plain",))
JSONLD = Format("jsonld", "application/ld+json", _W3 + "JSON-LD", ("application/json",))
RDFXML = Format("rdf", "application/rdf+xml", _W3 + "RDF_XML", ("application/xml", "text/xml"))
N3 = Format("n3", "text/n3", _W3 + "N3", ("text/rdf+n3",))
TRIG = Format("trig", "application/trig", _W3 + "TriG", ("application/x-trig",))
NQUADS = Format("nq", "application/n-quads", _W3 + "N-Quads")
# A workbook is no result format of SPARQL: only pages and saved queries are given as one.
XLSX = Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "")

RESULTS = (JSON, XML, CSV, TSV)
GRAPHS = (TURTLE, NTRIPLES, JSONLD, RDFXML, N3, TRIG, NQUADS)
BY_NAME = {format.name: format for format in (*RESULTS, *GRAPHS)}

# Those that are XML, which cannot hold every character of a string (`entramado.graph.xml_text`).
XML_FORMATS = frozenset((XML.name, RDFXML.name))

# The same in pyoxigraph.
RESULT_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
RDF_FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
    "n3": RdfFormat.N3,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
}


def with_charset(media_type: str) -> str:
    """A text type says that it is UTF-8; the others are so by definition."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def for_form(form: str) -> tuple[Format, ...]:
    """The formats of a query form (SELECT, ASK, CONSTRUCT, DESCRIBE), preferred first."""
    return RESULTS if form in ("SELECT", "ASK") else GRAPHS


def offers(formats: tuple[Format, ...]) -> dict[str, Format]:
    """Media types offered, preferred first, the proper names before the aliases."""
    offered = {format.media_type: format for format in formats}
    for format in formats:
        for alias in format.aliases:
            offered.setdefault(alias, format)
    return offered


OFFERS = {form: offers(for_form(form)) for form in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")}
OFFER_NAMES = {form: tuple(offered) for form, offered in OFFERS.items()}
GRAPH_OFFERS = OFFERS["CONSTRUCT"]
