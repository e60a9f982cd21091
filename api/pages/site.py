"""Puts the pages on the application: routes, static files, and errors as pages for browsers."""

from __future__ import annotations

from fastapi import Depends, FastAPI, Request
from starlette.responses import Response

from entramado.api.mcp_server import mcp_router
from entramado.api.pages.address_parameters import asked
from entramado.api.pages.analyses import analyses_router
from entramado.api.pages.articles import articles_router
from entramado.api.pages.assets import STATIC, Assets
from entramado.api.pages.compared_lines import side_by_side_router
from entramado.api.pages.context import PageContext
from entramado.api.pages.downloads import downloads_router
from entramado.api.pages.editor import editor_router
from entramado.api.pages.explorer import explorer_router
from entramado.api.pages.family_page import family_router
from entramado.api.pages.figures import figures_router
from entramado.api.pages.gap_fillers import gap_router
from entramado.api.pages.home import home_router
from entramado.api.pages.linked_data import linked_data_router
from entramado.api.pages.matrices import matrix_router
from entramado.api.pages.network import network_router
from entramado.api.pages.programmes import programmes_router
from entramado.api.pages.questions import questions_router
from entramado.api.pages.reconcile import reconcile_router
from entramado.api.pages.reconciliation import reconciliation_router
from entramado.api.pages.search.page import search_router
from entramado.api.pages.shapes import shapes_router
from entramado.api.pages.site_files import site_files_router
from entramado.api.pages.state_map import map_router
from entramado.api.pages.vocabulary import vocabulary_router
from entramado.api.pages.warm import warm_router
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import Language, word

ROUTERS = (
    network_router,
    home_router,
    linked_data_router,
    questions_router,
    editor_router,
    explorer_router,
    figures_router,
    search_router,
    matrix_router,
    map_router,
    downloads_router,
    vocabulary_router,
    programmes_router,
    family_router,
    reconciliation_router,
    analyses_router,
    side_by_side_router,
    gap_router,
    shapes_router,
    site_files_router,
    mcp_router,
    reconcile_router,
    articles_router,
    warm_router,
)
# Those whose addresses take no parameters at all.
_WITHOUT_PARAMETERS = frozenset((home_router, downloads_router, vocabulary_router, shapes_router))


def add_pages(app: FastAPI, context: PageContext) -> None:
    """Add every page to `app`."""

    async def nothing_asked(request: Request) -> None:
        await asked(context, request, ())

    for router in ROUTERS:
        refusing = [Depends(nothing_asked)] if router in _WITHOUT_PARAMETERS else []
        app.include_router(router(context), dependencies=refusing)
    if STATIC.is_dir():
        app.mount("/static", Assets(directory=STATIC), name="static")

    app.state.error_page = lambda request, problem, status: _error_page(context, request, problem, status)


def _error_page(context: PageContext, request: Request, error: ProblemError, status: int) -> Response:
    """A problem as a page for a browser."""
    lang = context.language(request)
    spoken: Language = "es" if lang == "es" and error.spanish else "en"
    page = context.render(
        request,
        "error.html",
        status=status,
        code=status,
        title=word(f"problem.{error.kind}", lang),
        detail=error.spanish if spoken == "es" else error.detail,
        spoken=spoken,
    )
    page.headers.update(error.headers)
    return page
