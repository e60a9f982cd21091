"""``/ontology``: the vocabulary's terms and the schemes' concepts, as a page or as RDF."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fastapi import APIRouter
from markupsafe import Markup
from pyoxigraph import RdfFormat, parse, serialize
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.answers import PUBLIC, as_json, bound, records
from entramado.api.pages.context import PageContext
from entramado.api.pages.linked_data import to_description
from entramado.api.pages.ontology_diagram import diagram, edges_of
from entramado.api.pages.routes import ONE_GRAPH_AS, RDF_SUFFIXES, TYPES, add_page
from entramado.api.sparql.engine import Rows, Term
from entramado.api.sparql.formats import RDF_FORMATS, with_charset
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import Language
from entramado.graph.citation import release, released
from entramado.graph.readable import turtle
from entramado.graph.releases import releases, vocabulary_version
from entramado.ontology.namespaces import Base

SECTIONS: Final = ("class", "object", "datatype", "individual")


@dataclass(frozen=True, slots=True)
class TermLink:
    """A term named by another: how it is written and where it leads."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class TermShown:
    """A term of the vocabulary as the page shows it."""

    name: str
    label: str
    comment: str
    example: str
    domains: list[TermLink]
    ranges: list[TermLink]
    supers: list[TermLink]
    used: int


@dataclass(slots=True)
class SchemeShown:
    """A scheme and its concepts."""

    slug: str
    title: str
    about: str
    concepts: list[dict[str, str]] = field(default_factory=list)


def vocabulary_router(context: PageContext) -> APIRouter:
    """The vocabulary as HTML, JSON and RDF."""
    router = APIRouter()

    async def vocabulary(request: Request, format: str) -> Response:
        """The vocabulary and the schemes: terms with labels, comments, domain, range and examples."""
        if format in (*RDF_SUFFIXES, *ONE_GRAPH_AS):
            return await _as_rdf(context, format)
        lang = context.language(request)
        terms = await context.table(bound("ontology-terms", {"lang": lang}, context.base.iri), lang)
        concepts = await context.table(bound("ontology-concepts", {"lang": lang}, context.base.iri), lang)
        if format == "json":
            return as_json({"terms": records(terms.terms), "concepts": records(concepts.terms)})
        used = await _uses(context)
        sections: dict[str, list[TermShown]] = {name: [] for name in SECTIONS}
        for row in terms.terms:
            sections[_section(row["classes"].value)].append(_term(context, row, lang, used))
        return context.render(
            request,
            "ontology.html",
            namespace=context.base.ontology,
            diagram=Markup(_drawn(context, terms.terms, lang)),
            version=(release(), released(), f"{context.base.iri}ontology/{release()}"),
            sections=sections,
            schemes=_schemes(context, concepts.terms, lang),
            terms=terms,
            concepts=concepts,
            formats=[(name.upper(), f"/ontology.{name}") for name in ("json", *RDF_SUFFIXES, *ONE_GRAPH_AS)],
        )

    async def version(request: Request, version: str) -> Response:
        """A release's vocabulary by its own IRI: itself where it is served, else the description of that release."""
        if version == release():
            return Response(status_code=303, headers={"Location": "/ontology", **PUBLIC})
        if version not in {one.number for one in releases()}:
            raise ProblemError(
                "not-found",
                f"There is no release {version[:40]!r}; /dumps/ lists those there are.",
                f"No hay edición «{version[:40]}»; /dumps/ dice cuáles hay.",
            )
        return to_description(request)

    add_page(router, "/ontology", vocabulary, (*RDF_SUFFIXES, "json", *ONE_GRAPH_AS))
    router.add_api_route("/ontology/{version}", version, methods=["GET", "HEAD"], include_in_schema=False)
    return router


async def _uses(context: PageContext) -> dict[str, int]:
    """How often the graph uses each class and property, by IRI; the engine keeps the answers."""
    classes = await context.engine.rows(bound("dataset-classes", {}, context.base.iri))
    properties = await context.engine.rows(bound("dataset-properties", {}, context.base.iri))
    found = {row["class"].value: int(row["instances"].value) for row in classes}
    return found | {row["property"].value: int(row["triples"].value) for row in properties}


async def _as_rdf(context: PageContext, format: str) -> Response:
    sparql = bound("ontology-rdf", {"graph": context.base.graph("vocabulary")}, context.base.iri)
    body = (await context.engine.query(sparql, format="nt")).body
    written = await asyncio.to_thread(_written_as, context.base, body, ONE_GRAPH_AS.get(format, format))
    return Response(written, media_type=with_charset(TYPES[format]), headers=PUBLIC)


def _written_as(base: Base, ntriples: bytes, format: str) -> bytes:
    """The vocabulary in a format, with what its version's own IRI is."""
    triples = sorted((quad.triple for quad in parse(ntriples, RdfFormat.N_TRIPLES)), key=str)
    triples += vocabulary_version(base) if triples else []
    if format == "ttl":
        return turtle(base, triples)
    return serialize(triples, format=RDF_FORMATS[format]) or b""


def _drawn(context: PageContext, rows: Rows, lang: Language) -> str:
    own = context.base.ontology

    def text(row: Mapping[str, Term], name: str) -> str:
        return row[name].value if name in row else ""

    labels = {text(row, "term").removeprefix(own): text(row, "label") for row in rows}
    edges = [
        edge
        for row in rows
        for edge in edges_of(
            own,
            (text(row, "term"), text(row, "label")),
            (text(row, "domains").split(), text(row, "ranges").split()),
        )
    ]
    return diagram(edges, labels, lang)


def _section(classes: str) -> str:
    if "#Class" in classes:
        return "class"
    if "#DatatypeProperty" in classes:
        return "datatype"
    return "object" if "Property" in classes else "individual"


def _term(context: PageContext, row: Mapping[str, Term], lang: Language, used: Mapping[str, int]) -> TermShown:
    def text(name: str) -> str:
        return row[name].value if name in row else ""

    def links(name: str) -> list[TermLink]:
        return [TermLink(_written(context, iri), context.href(iri, lang)) for iri in text(name).split()]

    return TermShown(
        text("term").rsplit("#", 1)[-1],
        text("label"),
        text("comment"),
        text("example"),
        links("domains"),
        links("ranges"),
        links("supers"),
        used.get(text("term"), 0),
    )


def _written(context: PageContext, iri: str) -> str:
    """An IRI with its prefix, where there is one."""
    for prefix, namespace in context.base.prefixes().items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _schemes(context: PageContext, rows: Rows, lang: Language) -> list[SchemeShown]:
    found: dict[str, SchemeShown] = {}
    for row in rows:
        iri = row["scheme"].value
        about = row["about"].value if "about" in row else ""
        scheme = found.setdefault(iri, SchemeShown(iri.rsplit("/", 1)[-1], row["title"].value, about))
        scheme.concepts.append(
            {
                "href": context.href(row["concept"].value, lang),
                "label": row["label"].value,
                "notation": row["notation"].value if "notation" in row else "",
                "definition": row["definition"].value if "definition" in row else "",
            }
        )
    for scheme in found.values():
        if all(concept["notation"].isdigit() for concept in scheme.concepts):
            scheme.concepts.sort(key=lambda concept: int(concept["notation"]))
    return list(found.values())
