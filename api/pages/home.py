"""The home page: what there is, and where to start."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from entramado.api.pages.context import Context
from entramado.api.pages.schema_org import ForMachines, of_dataset, script
from entramado.api.pages.words import Language
from entramado.api.public_address import address_of
from entramado.graph.dumps import NQUADS
from entramado.graph.snapshot import FACTS
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
            machines=_for_machines(context, request, lang),
            documents=await context.run("home-documents", lang),
            objectives=await context.run("home-objectives", lang, lang=lang),
            questions=[saved.load(name) for name in _QUESTIONS],
        )

    return router


def _for_machines(context: Context, request: Request, lang: Language) -> ForMachines | None:
    """The dataset in schema.org's words; None where files or an endpoint of others are served."""
    if not context.folder:
        return None
    root = address_of(request.scope).root
    said = of_dataset(context.base.id("dataset", "entramado"), root, lang, [(f"{root}dumps/{FACTS}.gz", NQUADS)])
    return ForMachines(script(said), (("/.well-known/void", 'rel="describedby"; type="text/turtle"'),))
