"""The query editor for browsers, at the endpoint's own address."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from entramado.api.pages.context import PageContext
from entramado.queries.saved import public_queries


def editor_router(context: PageContext) -> APIRouter:
    """The routes ``/sparql`` (for a browser that sends no query) and ``/en/sparql``."""
    router = APIRouter()

    @router.api_route("/sparql", methods=["GET", "HEAD"], include_in_schema=False)
    @router.api_route("/sparql/", methods=["GET", "HEAD"], include_in_schema=False)
    @router.api_route("/en/sparql", methods=["GET", "HEAD"], include_in_schema=False)
    async def editor(request: Request) -> Response:
        queries = public_queries()
        return context.render(
            request,
            "sparql.html",
            queries=queries,
            texts={q.name: q.sparql() for q in queries},
            prefixes=context.base.prefixes(),
            id_base=f"{context.base.iri}id/",
        )

    return router
