"""``/shapes``: what must be true of the graph (SHACL), as a page or as RDF."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter
from pyoxigraph import RdfFormat, parse, serialize
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.answers import PUBLIC, as_json
from entramado.api.pages.context import PageContext
from entramado.api.pages.routes import ONE_GRAPH_AS, RDF_SUFFIXES, TYPES, add_page
from entramado.api.sparql.formats import with_charset
from entramado.graph.shapes_shown import shapes, shapes_turtle
from entramado.graph.xml_text import clean

_FORMATS = {"nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}


def shapes_router(context: PageContext) -> APIRouter:
    """The shapes as HTML, JSON and RDF."""
    router = APIRouter()

    async def page(request: Request, format: str) -> Response:
        """The SHACL shapes that every build is checked against: what each class must and may say."""
        if format in (*RDF_SUFFIXES, *ONE_GRAPH_AS):
            body = await asyncio.to_thread(_as_rdf, context, format)
            return Response(body, media_type=with_charset(TYPES[format]), headers=PUBLIC)
        found = await asyncio.to_thread(shapes, context.base)
        if format == "json":
            return as_json(
                [
                    {
                        "shape": shape.name,
                        "classes": shape.targets,
                        "description": shape.description,
                        "rules": [
                            {
                                "path": rule.path,
                                "constraints": [list(pair) for pair in rule.constraints],
                                "message": rule.message,
                                "severity": rule.severity,
                            }
                            for rule in shape.rules
                        ],
                    }
                    for shape in found
                ]
            )
        formats = [(name.upper(), f"/shapes.{name}") for name in ("json", *RDF_SUFFIXES, *ONE_GRAPH_AS)]
        return context.render(request, "shapes.html", shapes=found, formats=formats)

    add_page(router, "/shapes", page, (*RDF_SUFFIXES, "json", *ONE_GRAPH_AS))
    return router


def _as_rdf(context: PageContext, format: str) -> bytes:
    text = shapes_turtle(context.base)
    written = ONE_GRAPH_AS.get(format, format)
    if written == "ttl":
        return text
    body = serialize((quad.triple for quad in parse(text, RdfFormat.TURTLE)), format=_FORMATS[written]) or b""
    return clean(body) if format == "rdf" else body
