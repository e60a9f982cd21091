"""The graph's links to other vocabularies as one table: SSSOM (Simple Standard for Sharing Ontological Mappings).

Only links that the graph states are listed, each with how it was found: an item of Wikidata is entered by a person, a
country of GeoNames or of the Publications Office follows from its ISO code.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from entramado.graph.citation import LICENCE_IRI, release, released
from entramado.ontology.namespaces import EU_COUNTRY, GEONAMES, OWL, RDFS, SKOS, WD, Base

NAME: Final = "mappings.sssom.tsv"
MEDIA_TYPE: Final = "text/tab-separated-values"
_PREDICATES: Final = {
    f"{OWL}sameAs": "owl:sameAs",
    **{
        f"{SKOS}{name}": f"skos:{name}"
        for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
    },
}
_COLUMNS: Final = ("subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification")
_BY_CODE: Final = "semapv:LexicalMatching"
_BY_HAND: Final = "semapv:ManualMappingCuration"


def sssom(base: Base, quads: Iterable[Quad]) -> bytes:
    """The table with its head, sorted by subject, predicate and object."""
    curies = {
        "ID": f"{base.iri}id/",
        "wd": WD,
        "geonames": GEONAMES,
        "eu_country": EU_COUNTRY,
        "owl": OWL,
        "skos": SKOS,
        "semapv": "https://w3id.org/semapv/vocab/",
    }
    labels: dict[str, str] = {}
    found: set[tuple[str, str, str]] = set()
    for quad in quads:
        predicate, value = quad.predicate.value, quad.object
        assert isinstance(quad.subject, NamedNode)
        subject = quad.subject.value
        if predicate == f"{RDFS}label" and isinstance(value, Literal) and value.language in ("es", None):
            labels[subject] = value.value
        elif predicate in _PREDICATES and isinstance(value, NamedNode) and subject.startswith(curies["ID"]):
            found.add((subject, predicate, value.value))
    head = [
        "#curie_map:",
        *(f"#  {prefix}: {namespace}" for prefix, namespace in curies.items()),
        f"#mapping_set_id: {base.iri}dumps/{NAME}",
        f"#mapping_set_version: {release()}",
        f"#mapping_date: {released()}",
        f"#license: {LICENCE_IRI}",
        "\t".join(_COLUMNS),
    ]
    rows = [
        "\t".join(
            (
                _curie(curies, subject),
                labels.get(subject, "").replace("\t", " "),
                _PREDICATES[predicate],
                _curie(curies, value),
                _BY_CODE if value.startswith((GEONAMES, EU_COUNTRY)) else _BY_HAND,
            )
        )
        for subject, predicate, value in sorted(found)
    ]
    return "\n".join([*head, *rows, ""]).encode()


def _curie(curies: dict[str, str], iri: str) -> str:
    for prefix, namespace in curies.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace).rstrip('/')}"
    return iri
