"""The namespaces that the graph uses, and the one place that knows how its own IRIs are made.

Namespaces are plain strings, so that `f"{SKOS}prefLabel"` is an IRI in whatever library asks. Own
IRIs are made under a configurable base by `Base`; the files in this folder are written with the
default base and moved to another one by `Base.rebase`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from entramado.ontology.terms import NAMES

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
DCAT: Final = "http://www.w3.org/ns/dcat#"
VOID: Final = "http://rdfs.org/ns/void#"
ORG: Final = "http://www.w3.org/ns/org#"
PROV: Final = "http://www.w3.org/ns/prov#"
QB: Final = "http://purl.org/linked-data/cube#"
OA: Final = "http://www.w3.org/ns/oa#"
SCHEMA: Final = "https://schema.org/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
GEO: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"
GEOSPARQL: Final = "http://www.opengis.net/ont/geosparql#"
CPSV: Final = "http://purl.org/vocab/cpsv#"
VANN: Final = "http://purl.org/vocab/vann/"
SDMX_DIMENSION: Final = "http://purl.org/linked-data/sdmx/2009/dimension#"
SDMX_ATTRIBUTE: Final = "http://purl.org/linked-data/sdmx/2009/attribute#"
SH: Final = "http://www.w3.org/ns/shacl#"
WD: Final = "http://www.wikidata.org/entity/"
GEONAMES: Final = "https://sws.geonames.org/"
EU_COUNTRY: Final = "http://publications.europa.eu/resource/authority/country/"

DEFAULT_BASE: Final = "https://w3id.org/entramado/"

# As it is made now, and as it was made until release 0.1.0.
_LINES = re.compile(
    r"/id/document/(?P<doc>[^/#?]+)(?:/lines/(?P<first>\d+)-(?P<last>\d+)|#line=(?P<a>\d+),(?P<b>\d+))$"
)
# What the IRI of the selector of some lines adds to theirs.
SELECTOR: Final = "#selector"
_ABSOLUTE = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+/")


def cited_lines(iri: str) -> tuple[str, int, int] | None:
    """The document's key and the first and last line that an IRI of lines names; None for any other IRI.

    >>> cited_lines("https://example.org/id/document/report/lines/3-5")
    ('report', 3, 5)
    """
    found = _LINES.search(iri)
    if found is None:
        return None
    return found["doc"], int(found["first"] or found["a"]), int(found["last"] or found["b"])


def last_part(iri: str) -> str:
    """What stands behind the last slash of an IRI: of an entity its slug, of its parts the slug and the fragment.

    >>> last_part("https://example.org/id/institution/inm")
    'inm'
    """
    return iri.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Base:
    """Makes the IRIs of one publication of the graph. `iri` ends in ``/``.

    >>> Base().id("institution", "upmrip")
    'https://w3id.org/entramado/id/institution/upmrip'
    """

    iri: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        """Refuse a base that would make unreadable or ambiguous IRIs."""
        if not _ABSOLUTE.fullmatch(self.iri):
            raise ValueError(
                f"{self.iri!r} cannot be the base of IRIs; give an absolute http(s) address that ends in '/'"
            )

    def id(self, kind: str, slug: str) -> str:
        """The IRI of an entity: ``id("objective", "7")``."""
        return f"{self.iri}id/{kind}/{slug}"

    def graph(self, name: str) -> str:
        """The IRI of a named graph: ``graph("compendio-2024")``."""
        return f"{self.iri}graph/{name}"

    @property
    def ontology(self) -> str:
        """The namespace of our own terms (``ent:``)."""
        return f"{self.iri}ontology#"

    def term(self, name: str) -> str:
        """The IRI of a term of our own vocabulary: ``term("Entry")``.

        Raises `ValueError` for a name that the vocabulary does not hold, so that no quad is made with it.
        """
        if name not in NAMES:
            raise ValueError(
                f"the vocabulary has no term {name!r}; "
                "add it to ontology/vocabulary.ttl and run python -m ontology.generate_terms"
            )
        return f"{self.iri}ontology#{name}"

    def lines(self, doc: str, first: int, last: int) -> str:
        """The IRI of the lines `first` to `last` (1-based, inclusive) of a document."""
        return f"{self.iri}id/document/{doc}/lines/{first}-{last}"

    def rebase(self, iri: str) -> str:
        """`iri` under this base, if it was made under the default one; any other IRI as it is."""
        return self.iri + iri[len(DEFAULT_BASE) :] if iri.startswith(DEFAULT_BASE) else iri

    def prefixes(self) -> dict[str, str]:
        """Prefix -> namespace, for serialisers, query editors and pages; own ones first."""
        return {
            "ent": self.ontology,
            "id": f"{self.iri}id/",
            "graph": f"{self.iri}graph/",
            **SHARED_PREFIXES,
        }


SHARED_PREFIXES: Final[dict[str, str]] = {
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "dcat": DCAT,
    "void": VOID,
    "org": ORG,
    "prov": PROV,
    "qb": QB,
    "oa": OA,
    "schema": SCHEMA,
    "foaf": FOAF,
    "geo": GEO,
    "geosparql": GEOSPARQL,
    "cpsv": CPSV,
    "vann": VANN,
    "sh": SH,
    "wd": WD,
}
