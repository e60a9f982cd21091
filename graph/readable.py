"""RDF that people read: Turtle with sorted prefixes, so that the same triples give the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from entramado.ontology.namespaces import RDF, SELECTOR, SHARED_PREFIXES, Base, cited_lines


def turtle(base: Base, triples: Iterable[Triple | Quad], *, short: bool = False) -> bytes:
    """Triples as Turtle: subjects as they first come up, types before the rest; only the prefixes that are used.

    `short` writes the IRIs of entities without what they all begin with, which stands once as ``@base``, and has
    prefixes for the parts of the first of them and for the lines that are cited.
    """
    prefixes = {"ent": base.ontology, **SHARED_PREFIXES}
    by_subject: dict[object, list[Triple]] = {}
    plain = [one.triple if isinstance(one, Quad) else one for one in triples]
    for triple in plain:
        by_subject.setdefault(triple.subject, []).append(triple)
    if short and plain:
        first = plain[0].subject
        assert isinstance(first, NamedNode), "the graph has no blank nodes"
        prefixes |= near(first.value, plain)
    grouped = (triple for group in by_subject.values() for triple in sorted(group, key=_place))
    root = f"{base.iri}id/" if short else None
    text = (serialize(grouped, format=RdfFormat.TURTLE, prefixes=prefixes, base_iri=root) or b"").decode()
    rest = "\n".join(line for line in text.split("\n") if not line.startswith(("@prefix ", "@base ")))
    used = [f"@prefix {name}: <{namespace}> ." for name, namespace in sorted(prefixes.items()) if f"{name}:" in rest]
    heads = [f"@base <{root}> .", *used] if root else used
    return ("\n".join([*heads, "", rest.strip(), ""])).encode()


def near(root: str, triples: Sequence[Triple]) -> dict[str, str]:
    """Prefixes for what a document about `root` names most: its parts, and the lines of the document that it cites."""
    named = Counter(
        term.value
        for triple in triples
        for term in (triple.subject, triple.object)
        if isinstance(term, NamedNode) and "/" in term.value
    )
    cited: Counter[str] = Counter()
    for iri, times in named.items():
        if cited_lines(iri.removesuffix(SELECTOR)):
            cited[iri.rpartition("/")[0] + "/"] += times
    found = {"lines": cited.most_common(1)[0][0]} if cited else {}
    return {**found, "part": f"{root}#"} if any(iri.startswith(f"{root}#") for iri in named) else found


def _place(triple: Triple) -> tuple[bool, str, str]:
    return triple.predicate.value != f"{RDF}type", triple.predicate.value, str(triple.object)
