"""The home page: what there is, and where to start."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from entramado.api.pages.context import Context
from entramado.queries import saved

_QUESTIONS = (
    "who-reports-on-objective",
    "population-in-state",
    "partners-of-institution",
    "objectives-a-state-does-not-report-on",
    "challenges-by-category-and-chapter",
    "figures-by-population",
)


def home_router(context: Context) -> APIRouter:
    """The routes ``/`` and ``/en``."""
    router = APIRouter()

    @router.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    @router.api_route("/en", methods=["GET", "HEAD"], include_in_schema=False)
    @router.api_route("/en/", methods=["GET", "HEAD"], include_in_schema=False)
    async def home(request: Request) -> Response:
        lang = context.language(request)
        return context.render(
            request,
            "home.html",
            documents=await context.run("home-documents", lang),
            objectives=await context.run("home-objectives", lang, lang=lang),
            questions=[saved.load(name) for name in _QUESTIONS],
        )

    return router
