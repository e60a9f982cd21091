"""An entity's data as a document that stands alone, readable and in every RDF format.

It says what it is about, under which licence, in which dataset, and in which documents its facts were read.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from entramado.api.pages.context import PageContext
from entramado.api.sparql.formats import RDF_FORMATS
from entramado.graph.citation import released
from entramado.graph.plain_jsonld import document
from entramado.graph.quads.description import LICENCE
from entramado.graph.readable import turtle
from entramado.graph.xml_text import clean
from entramado.ontology.namespaces import (
    DCTERMS,
    FOAF,
    OA,
    RDF,
    SELECTOR,
    SHARED_PREFIXES,
    VOID,
    XSD,
    Base,
    cited_lines,
)

DATASET: Final = "dataset/entramado"
_IN_THREAD_BYTES: Final = 1 << 15


async def data_document(context: PageContext, iri: str, path: str, query: str, format: str, *, root: str) -> bytes:
    """The triples of a CONSTRUCT query as a document about `iri`, whose address is ``/data/`` and `path`.

    `root` is where the service is for who asks: JSON-LD names the context that is published there. Empty where there
    are no triples. Raises `ProblemError`.
    """
    ntriples = (await context.engine.query(query, format="nt")).body
    if not ntriples:
        return b""
    # The licence and date of files and endpoints of others are unknown.
    own = bool(context.folder)
    published = f"{root.rstrip('/')}/context.jsonld"
    if len(ntriples) < _IN_THREAD_BYTES:
        return written(context.base, iri, path, ntriples, format, own=own, published=published)
    return await asyncio.to_thread(written, context.base, iri, path, ntriples, format, own=own, published=published)


def written(base: Base, iri: str, path: str, ntriples: bytes, format: str, *, own: bool, published: str = "") -> bytes:
    """The triples in a format, in an order for readers; with what the document is, where they are `own`."""
    triples = [quad.triple for quad in parse(ntriples, RdfFormat.N_TRIPLES)]
    triples.sort(key=lambda triple: _place(iri, triple))
    if own:
        triples += about_document(base, f"{base.iri}data/{path}", iri, triples)
    if format == "ttl":
        return turtle(base, triples)
    if format == "jsonld":
        return (
            json.dumps(document(base, iri, triples, published=published), ensure_ascii=False, indent=1) + "\n"
        ).encode()
    prefixes = {"ent": base.ontology, **SHARED_PREFIXES} if format == "trig" else None
    body = serialize(triples, format=RDF_FORMATS[format], prefixes=prefixes) or b""
    return clean(body) if format == "rdf" else body


def about_document(base: Base, address: str, iri: str, triples: Iterable[Triple]) -> list[Triple]:
    """What the document at an address is: about one thing, in our dataset, with licence, day and sources."""
    me = NamedNode(address)
    sources = {
        t.object.value for t in triples if t.predicate.value == f"{OA}hasSource" and isinstance(t.object, NamedNode)
    }
    said: list[tuple[str, NamedNode | Literal]] = [
        (f"{RDF}type", NamedNode(f"{FOAF}Document")),
        (f"{FOAF}primaryTopic", NamedNode(iri)),
        (f"{VOID}inDataset", NamedNode(f"{base.iri}id/{DATASET}")),
        (f"{DCTERMS}license", NamedNode(LICENCE)),
        (f"{DCTERMS}modified", Literal(released(), datatype=NamedNode(f"{XSD}date"))),
        *((f"{DCTERMS}source", NamedNode(source)) for source in sorted(sources)),
    ]
    return [Triple(me, NamedNode(predicate), value) for predicate, value in said]


def _place(iri: str, triple: Triple) -> tuple[int, list[tuple[int, str]]]:
    """The thing first, then its parts, other things, and the lines that they cite; numbers by their value."""
    assert isinstance(triple.subject, NamedNode)
    subject = triple.subject.value
    rank = (
        0
        if subject == iri
        else 1
        if subject.startswith(f"{iri}#")
        else 3
        if cited_lines(subject.removesuffix(SELECTOR))
        else 2
    )
    parts = subject.replace("/", "-").replace("#", "-").split("-")
    return rank, [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
