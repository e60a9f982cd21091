"""The application: pages and linked data as FastAPI routes, the SPARQL endpoint in front of them.

``create_app(settings, engine, routers=...)``: what a route needs it finds on ``request.app.state``: `engine`
(`entramado.api.sparql.engine.Engine`), `settings`, `metrics`. The engine starts and stops with the application.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from entramado.api.edge import Edge
from entramado.api.page_cache import PageCache
from entramado.api.settings import Settings
from entramado.api.sparql.access_log import AccessLog
from entramado.api.sparql.cache import LruCache
from entramado.api.sparql.engine import Engine
from entramado.api.sparql.metrics import CONTENT_TYPE, Metrics
from entramado.api.sparql.problems import MEDIA_TYPE, ProblemError
from entramado.api.sparql.remote import RemoteEngine
from entramado.api.sparql.service import Service


class Application(FastAPI):
    """The pages, with the SPARQL service in front of them: what it answers never enters their middleware."""

    edge: Edge | None = None
    front: Service | None = None
    kept: PageCache | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self.edge is not None and scope["type"] == "http":
            await self.edge(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    async def pages(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Everything but the SPARQL service."""
        if self.kept is None:
            await super().__call__(scope, receive, send)
        else:
            await self.kept(super().__call__, scope, receive, send)


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
    metrics = Metrics()
    log = access_log or AccessLog()

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await engine.start()
        try:
            yield
        finally:
            await engine.stop()
            log.flush()

    app = Application(
        title="Entramado",
        description="Government compendia on the Global Compact for Migration as a knowledge graph.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.engine, app.state.settings, app.state.metrics = engine, settings, metrics
    app.kept = _page_cache(engine, settings)
    app.front = Service(
        app.pages,
        engine=engine,
        settings=settings,
        metrics=metrics,
        access_log=log,
        has_editor=has_editor,
    )
    app.edge = Edge(app.front, settings, lambda: app.routes)
    _add_upkeep(app, engine, metrics, app.front.caches, log)
    _add_problems(app, settings)
    for router in routers:
        app.include_router(router)
    return app


def _page_cache(engine: Engine, settings: Settings) -> PageCache:
    return PageCache(
        lambda: engine.build,
        settings.cache_bytes_max // 4,
        # Behind an endpoint, the data change without our knowing.
        kept_s=settings.remote_cache_s if isinstance(engine, RemoteEngine) else 0.0,
        compress_bytes_min=settings.compress_bytes_min,
    )


def _add_upkeep(
    app: FastAPI, engine: Engine, metrics: Metrics, caches: Callable[[], dict[str, LruCache[Any]]], log: AccessLog
) -> None:
    @app.api_route("/healthz", methods=["GET", "HEAD"], tags=["upkeep"])
    async def healthz() -> JSONResponse:
        """The build that is served and the workers' state; 503 where no worker answers."""
        status = engine.status()
        workers = status.get("workers")
        well = workers is None or bool(workers.get("ready") or workers.get("busy"))
        document = {"status": "ok" if well else "unavailable", "build": engine.build, **status}
        return JSONResponse(document, 200 if well else 503, headers={"Cache-Control": "no-store"})

    @app.get("/metrics", tags=["upkeep"])
    async def metrics_text() -> PlainTextResponse:
        """Counters and timings in Prometheus' format."""
        text = metrics.text(engine.build, engine.status(), caches(), log.lost)
        return PlainTextResponse(text, media_type=CONTENT_TYPE, headers={"Cache-Control": "no-store"})


def _add_problems(app: FastAPI, settings: Settings) -> None:
    """Every error of every route as a problem document."""

    @app.exception_handler(ProblemError)
    async def problem(request: Request, error: ProblemError) -> Response:
        return Response(error.document(settings.base), error.status, dict(error.headers), MEDIA_TYPE)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        kind = {404: "not-found", 405: "method", 406: "not-acceptable"}.get(error.status_code)
        detail = _not_found(request) if error.status_code == 404 and error.detail == "Not Found" else str(error.detail)
        told = ProblemError(kind or "bad-request", detail)
        headers = dict(error.headers or {})
        return Response(told.document(settings.base), error.status_code, headers, MEDIA_TYPE)

    @app.exception_handler(RequestValidationError)
    async def validation(request: Request, error: RequestValidationError) -> Response:
        told = ProblemError("bad-request", _sentence(error.errors()))
        return Response(told.document(settings.base), 400, media_type=MEDIA_TYPE)


def _not_found(request: Request) -> str:
    return f"There is nothing at {request.url.path}."


def _sentence(errors: Sequence[object]) -> str:
    parts = []
    for error in errors:
        assert isinstance(error, dict)
        parts.append(f"{'.'.join(str(part) for part in error['loc'][1:])}: {error['msg']}")
    return "; ".join(parts)
