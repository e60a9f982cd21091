"""The keys of our JSON-LD, one for each property and class of the graph, and the context that says what they mean.

The whole of it is published at ``/context.jsonld``. A service's documents name it; a document of the static site
carries the part that it needs, so that it can be read from a folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode, RdfFormat, parse

from entramado.graph.citation import LICENCE_IRI
from entramado.ontology.namespaces import FOAF, OWL, RDF, RDFS, XSD, Base

VOCABULARY: Final = Path(__file__).parent.parent / "ontology" / "vocabulary.ttl"
_TITLES: Final = {"es": "Contexto JSON-LD de Entramado", "en": "JSON-LD context of Entramado"}
_NATIVE: Final = frozenset(f"{XSD}{name}" for name in ("integer", "boolean", "string"))
_IRI: Final = {"@type": "@id"}
_BY_LANGUAGE: Final = {"@container": "@language"}
_PLAIN: Final[dict[str, str]] = {}
# Properties of others that the graph, its description and its documents use, with how their values are written.
_SHARED: Final[Mapping[str, tuple[Mapping[str, str], str]]] = {
    "rdfs": (_BY_LANGUAGE, "label comment"),
    "skos": (_BY_LANGUAGE, "prefLabel altLabel hiddenLabel definition scopeNote"),
    "dcterms": (_BY_LANGUAGE, "title description rights"),
    "schema": (_BY_LANGUAGE, "name"),
    "rdf": (_PLAIN, "value object"),
}
_SHARED_IRIS: Final[Mapping[str, str]] = {
    "rdf": "subject predicate",
    "rdfs": "domain range isDefinedBy subClassOf subPropertyOf",
    "owl": "sameAs versionIRI disjointWith inverseOf",
    "skos": "inScheme topConceptOf hasTopConcept member broader narrower related exactMatch closeMatch relatedMatch",
    "dcterms": "license publisher source isPartOf spatial theme type",
    "org": "subOrganizationOf classification",
    "prov": "agent hadRole used wasAssociatedWith wasDerivedFrom wasGeneratedBy",
    "qb": "dataSet structure component componentProperty dimension measure attribute codeList",
    "oa": "hasSource hasSelector",
    "foaf": "homepage primaryTopic",
    "void": "inDataset subset dataDump sparqlEndpoint",
}
_SHARED_PLAIN: Final[Mapping[str, str]] = {
    "skos": "notation example",
    "dcterms": "identifier creator issued modified",
    "geo": "lat long",
    "owl": "versionInfo",
    "schema": "startDate endDate",
    "vann": "preferredNamespacePrefix preferredNamespaceUri",
}


def local(iri: str) -> str:
    """The last part of an IRI."""
    return iri.replace("#", "/").rsplit("/", 1)[-1]


@cache
def _terms(base: Base) -> dict[str, Mapping[str, str]]:
    """Properties and classes by IRI, each with how its values are written; own ones first."""
    classes: list[str] = []
    ranges: dict[str, str] = {}
    objects: set[str] = set()
    declared: list[str] = []
    for quad in parse(VOCABULARY.read_bytes(), RdfFormat.TURTLE):
        assert isinstance(quad.subject, NamedNode)
        subject = base.rebase(quad.subject.value)
        value = quad.object.value if isinstance(quad.object, NamedNode) else ""
        if not subject.startswith(base.ontology):
            continue
        if quad.predicate.value == f"{RDFS}range":
            ranges[subject] = value
        elif quad.predicate.value == f"{RDF}type" and value == f"{OWL}Class":
            classes.append(subject)
        elif quad.predicate.value == f"{RDF}type" and value in (f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty"):
            declared.append(subject)
            objects |= {subject} if value == f"{OWL}ObjectProperty" else set()
    found: dict[str, Mapping[str, str]] = dict.fromkeys(sorted(classes), _PLAIN)
    for iri in sorted(declared):
        found[iri] = _IRI if iri in objects else _written(ranges.get(iri, ""))
    prefixes = base.prefixes()
    for prefix, (coercion, names) in _SHARED.items():
        found |= {prefixes[prefix] + name: coercion for name in names.split()}
    for coercion, by_prefix in ((_IRI, _SHARED_IRIS), (_PLAIN, _SHARED_PLAIN)):
        for prefix, names in by_prefix.items():
            found |= {prefixes[prefix] + name: coercion for name in names.split()}
    found[f"{prefixes['schema']}url"] = {"@type": f"{XSD}anyURI"}
    return found


def _written(datatype: str) -> Mapping[str, str]:
    if datatype == f"{RDF}langString":
        return _BY_LANGUAGE
    return _PLAIN if datatype in _NATIVE or not datatype.startswith(XSD) else {"@type": datatype}


@cache
def keys(base: Base) -> Mapping[str, str]:
    """The key of each property and class, by IRI: its last part, with its prefix before it where that is taken.

    >>> keys(Base())["https://w3id.org/entramado/ontology#reporter"]
    'reporter'
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for iri in _terms(base):
        name = local(iri)
        if name in taken:
            name = f"{prefix_of(base, iri)}_{name}"
        taken.add(name)
        found[iri] = name
    return found


def coercions(base: Base) -> Mapping[str, Mapping[str, str]]:
    """How the published context reads the values of each property, by IRI."""
    return _terms(base)


def prefix_of(base: Base, iri: str) -> str:
    """The prefix of an IRI's namespace, ``other`` where it has none."""
    return next((prefix for prefix, namespace in base.prefixes().items() if iri.startswith(namespace)), "other")


def context(base: Base) -> dict[str, Any]:
    """The whole context, as it is published: prefixes and every key."""
    names = keys(base)
    found: dict[str, Any] = {"@version": 1.1, "@vocab": base.ontology, **base.prefixes()}
    for iri, how in _terms(base).items():
        found[names[iri]] = {"@id": iri, **how} if how else iri
    found["facts"] = {"@reverse": f"{RDF}subject"}
    # The file also describes itself; a JSON-LD processor that loads it as a context reads ``@context`` alone.
    about = {
        "@id": f"{base.iri}context.jsonld",
        "@type": f"{FOAF}Document",
        "title": _TITLES,
        "license": LICENCE_IRI,
        "isPartOf": f"{base.iri}id/dataset/entramado",
    }
    return {"@context": found, **about}
