"""The application: the edge, the response cache, the SPARQL endpoints, and the pages as FastAPI routes.

``create_app(settings, engine, routers=...)``: what a route needs it finds on ``request.app.state``: `engine`
(`entramado.api.sparql.engine.Engine`), `settings`, `metrics`. The engine starts and stops with the application.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from entramado.api.edge import Edge, unexpected_error
from entramado.api.response_cache import ResponseCache
from entramado.api.settings import Settings
from entramado.api.sparql.access_log import AccessLog
from entramado.api.sparql.endpoint import GraphEndpoint, QueryEndpoint
from entramado.api.sparql.engine import Engine
from entramado.api.sparql.exchange import EXCHANGE
from entramado.api.sparql.metrics import CONTENT_TYPE, Metrics
from entramado.api.sparql.negotiation import choose
from entramado.api.sparql.problems import MEDIA_TYPE, ProblemError
from entramado.api.sparql.protocol import Receive, Scope, Send
from entramado.api.sparql.remote import RemoteEngine
from entramado.queries.saved import QueryError

# Renders a problem as a page for a browser, from request, problem and HTTP status.
ErrorPage = Callable[[Request, ProblemError, int], Response]
_KINDS = {404: "not-found", 405: "method", 406: "not-acceptable"}


@dataclass(frozen=True, slots=True)
class Application:
    """The service: `asgi` answers every request, `pages` are those routes that FastAPI describes."""

    asgi: Edge
    pages: FastAPI
    responses: ResponseCache


def create_app(
    settings: Settings,
    engine: Engine,
    *,
    routers: Iterable[APIRouter] = (),
    access_log: AccessLog | None = None,
    has_editor: bool = False,
) -> Application:
    """The application over `engine`.

    With `has_editor` one of `routers` answers ``GET /sparql`` for a browser (Accept prefers HTML, no query given).
    """
    metrics, log = Metrics(), access_log or AccessLog()

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await engine.start()
        try:
            yield
        finally:
            await engine.stop()
            log.flush()

    pages = FastAPI(
        title="Entramado",
        description="Government compendia on the Global Compact for Migration as a knowledge graph.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    pages.state.engine, pages.state.settings, pages.state.metrics = engine, settings, metrics
    query, graphs = QueryEndpoint(engine, settings, pages if has_editor else None), GraphEndpoint(engine, settings)
    responses = ResponseCache(
        _by_path({"/sparql": query, "/sparql/": query, "/graphs": graphs, "/graphs/": graphs}, pages),
        lambda: engine.build,
        settings.cache_bytes_max // 2,
        # The data behind a remote endpoint may change without notice.
        kept_s=settings.remote_cache_s if isinstance(engine, RemoteEngine) else 0.0,
        compress_bytes_min=settings.compress_bytes_min,
        stream_bytes_max=settings.cache_answer_bytes_max,
    )
    _add_upkeep(pages, engine, metrics, responses, log)
    _add_problems(pages, settings)
    for router in routers:
        pages.include_router(router)
    edge = Edge(responses, pages, settings, metrics, log)
    responses.on_recalled = edge.account_again
    return Application(edge, pages, responses)


def _by_path(endpoints: Mapping[str, Any], pages: Any) -> Any:
    """ASGI: an endpoint by its whole path, everything else to `pages`."""

    async def route(scope: Scope, receive: Receive, send: Send) -> None:
        await endpoints.get(scope["path"], pages)(scope, receive, send)

    return route


def _add_upkeep(app: FastAPI, engine: Engine, metrics: Metrics, responses: ResponseCache, log: AccessLog) -> None:
    @app.api_route("/healthz", methods=["GET", "HEAD"], tags=["upkeep"])
    async def healthz() -> JSONResponse:
        """The build that is served and the state of its workers; 503 where no worker answers."""
        status = engine.status()
        workers = status.get("workers")
        well = workers is None or bool(workers.get("ready") or workers.get("busy"))
        document = {"status": "ok" if well else "unavailable", "build": engine.build, **status}
        return JSONResponse(document, 200 if well else 503, headers={"Cache-Control": "no-store"})

    @app.api_route("/metrics", methods=["GET", "HEAD"], tags=["upkeep"])
    async def metrics_text() -> PlainTextResponse:
        """Counters and timings in Prometheus' format."""
        caches = {"answers": engine.cache, "responses": responses.kept}
        text = metrics.text(engine.build, engine.status(), caches, log.lost)
        return PlainTextResponse(text, media_type=CONTENT_TYPE, headers={"Cache-Control": "no-store"})


def _add_problems(app: FastAPI, settings: Settings) -> None:
    """Every error of every route, as a problem document, or as the page that `app.state.error_page` makes of it."""

    def told(request: Request, error: ProblemError, status: int) -> Response:
        if EXCHANGE in request.scope:
            request.scope[EXCHANGE].problem = error.kind
        page: ErrorPage | None = getattr(app.state, "error_page", None)
        types = (MEDIA_TYPE, "application/json", "text/html")
        if page is not None and choose(request.headers.get("accept"), types) == "text/html":
            return page(request, error, status)
        return Response(error.document(settings.base), status, dict(error.headers), MEDIA_TYPE)

    @app.exception_handler(ProblemError)
    async def problem(request: Request, error: ProblemError) -> Response:
        return told(request, error, error.status)

    @app.exception_handler(QueryError)
    async def query(request: Request, error: QueryError) -> Response:
        return told(request, ProblemError("bad-request", str(error)), 400)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        detail, spanish = str(error.detail), ""
        if error.status_code == 404 and detail == "Not Found":
            detail = f"There is nothing at {request.url.path}."
            spanish = f"No hay nada en {request.url.path}."
        kind = _KINDS.get(error.status_code, "bad-request")
        return told(request, ProblemError(kind, detail, spanish, headers=dict(error.headers or {})), error.status_code)

    @app.exception_handler(RequestValidationError)
    async def validation(request: Request, error: RequestValidationError) -> Response:
        return told(request, ProblemError("bad-request", _sentence(error.errors())), 400)

    @app.exception_handler(Exception)
    async def failed(request: Request, error: Exception) -> Response:
        return told(request, unexpected_error(request.scope), 500)


def _sentence(errors: Sequence[object]) -> str:
    parts = []
    for error in errors:
        assert isinstance(error, dict)
        parts.append(f"{'.'.join(str(part) for part in error['loc'][1:])}: {error['msg']}")
    return "; ".join(parts)
