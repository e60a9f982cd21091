"""RDF that people read: Turtle with sorted prefixes, so that the same triples give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from entramado.ontology.namespaces import RDF, SHARED_PREFIXES, Base


def turtle(base: Base, triples: Iterable[Triple | Quad]) -> bytes:
    """Triples as Turtle: subjects as they first come up, types before the rest; only the prefixes that are used."""
    prefixes = {"ent": base.ontology, **SHARED_PREFIXES}
    by_subject: dict[object, list[Triple]] = {}
    for one in triples:
        triple = one.triple if isinstance(one, Quad) else one
        by_subject.setdefault(triple.subject, []).append(triple)
    grouped = (triple for group in by_subject.values() for triple in sorted(group, key=_place))
    text = (serialize(grouped, format=RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()
    lines = text.split("\n")
    heads = [line for line in lines if line.startswith("@prefix ")]
    rest = "\n".join(line for line in lines if not line.startswith("@prefix "))
    used = sorted(head for head in heads if f"{head.split()[1]}" in rest)
    return ("\n".join([*used, "", rest.strip(), ""])).encode()


def _place(triple: Triple) -> tuple[bool, str, str]:
    return triple.predicate.value != f"{RDF}type", triple.predicate.value, str(triple.object)
