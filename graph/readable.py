"""RDF that people read: Turtle with sorted prefixes, so that the same triples give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from entramado.ontology.namespaces import RDF, SHARED_PREFIXES, Base


def turtle(base: Base, triples: Iterable[Triple | Quad], *, short: bool = False) -> bytes:
    """Triples as Turtle: subjects as they first come up, types before the rest; only the prefixes that are used.

    `short` writes the IRIs of entities without what they all begin with, which stands once as ``@base``.
    """
    prefixes = {"ent": base.ontology, **SHARED_PREFIXES}
    by_subject: dict[object, list[Triple]] = {}
    for one in triples:
        triple = one.triple if isinstance(one, Quad) else one
        by_subject.setdefault(triple.subject, []).append(triple)
    grouped = (triple for group in by_subject.values() for triple in sorted(group, key=_place))
    root = f"{base.iri}id/" if short else None
    text = (serialize(grouped, format=RdfFormat.TURTLE, prefixes=prefixes, base_iri=root) or b"").decode()
    rest = "\n".join(line for line in text.split("\n") if not line.startswith(("@prefix ", "@base ")))
    used = [f"@prefix {name}: <{namespace}> ." for name, namespace in sorted(prefixes.items()) if f"{name}:" in rest]
    heads = [f"@base <{root}> .", *used] if root else used
    return ("\n".join([*heads, "", rest.strip(), ""])).encode()


def _place(triple: Triple) -> tuple[bool, str, str]:
    return triple.predicate.value != f"{RDF}type", triple.predicate.value, str(triple.object)
