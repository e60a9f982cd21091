"""Puts the pages on the application: routes, static files, and errors as pages for browsers."""

from __future__ import annotations

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from entramado.api.pages.analyses import analyses_router
from entramado.api.pages.assets import STATIC, Assets
from entramado.api.pages.context import Context
from entramado.api.pages.downloads import downloads_router
from entramado.api.pages.editor import editor_router
from entramado.api.pages.explorer import explorer_router
from entramado.api.pages.home import home_router
from entramado.api.pages.linked_data import linked_data_router
from entramado.api.pages.matrices import matrix_router
from entramado.api.pages.network import network_router
from entramado.api.pages.programmes import programmes_router
from entramado.api.pages.questions import questions_router
from entramado.api.pages.reconciliation import reconciliation_router
from entramado.api.pages.search import search_router
from entramado.api.pages.state_map import map_router
from entramado.api.pages.vocabulary import vocabulary_router
from entramado.api.sparql.negotiation import choose
from entramado.api.sparql.problems import KINDS, MEDIA_TYPE, ProblemError
from entramado.queries.saved import QueryError

ROUTERS = (
    network_router,
    home_router,
    linked_data_router,
    questions_router,
    editor_router,
    explorer_router,
    search_router,
    matrix_router,
    map_router,
    downloads_router,
    vocabulary_router,
    programmes_router,
    reconciliation_router,
    analyses_router,
)


def add_pages(app: FastAPI, context: Context) -> None:
    """Add every page to `app`."""
    for router in ROUTERS:
        app.include_router(router(context))
    if STATIC.is_dir():
        app.mount("/static", Assets(directory=STATIC), name="static")

    @app.exception_handler(ProblemError)
    async def problem(request: Request, error: ProblemError) -> Response:
        return _told(context, request, error, error.status)

    @app.exception_handler(QueryError)
    async def query(request: Request, error: QueryError) -> Response:
        return _told(context, request, ProblemError("bad-request", str(error)), 400)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        kind = {404: "not-found", 405: "method", 406: "not-acceptable"}.get(error.status_code, "bad-request")
        missing = error.status_code == 404 and error.detail == "Not Found"
        detail = f"There is nothing at {request.url.path}." if missing else str(error.detail)
        problem = ProblemError(kind, detail, headers=dict(error.headers or {}))
        return _told(context, request, problem, error.status_code)


def _told(context: Context, request: Request, error: ProblemError, status: int) -> Response:
    """A problem document, or a page for a browser."""
    if choose(request.headers.get("accept"), (MEDIA_TYPE, "application/json", "text/html")) != "text/html":
        return Response(error.document(context.base.iri), status, dict(error.headers), MEDIA_TYPE)
    lang = context.language(request)
    said = getattr(error, "said", {})
    page = context.render(
        request,
        "error.html",
        status=status,
        code=status,
        title="" if lang in said else KINDS[error.kind].title,
        detail=said.get(lang, error.detail),
        spoken=lang if lang in said else "en",
    )
    page.headers.update(error.headers)
    return page
