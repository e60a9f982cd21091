"""Running the service: one process that speaks HTTP, its workers behind it, signals.

SIGTERM and SIGINT stop gracefully; SIGHUP takes up the snapshot that stands there now, without dropping a request.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import resource
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path

import uvicorn
from fastapi import APIRouter, FastAPI

from entramado.api.app import Application, create_app
from entramado.api.http_guard import guarded
from entramado.api.settings import Settings
from entramado.api.sparql.engine import Engine, WorkerEngine
from entramado.api.sparql.exchange import CutError
from entramado.api.sparql.remote import RemoteEngine
from entramado.graph.store import ServedData, StoreError
from entramado.ontology.errors import EntramadoError

log = logging.getLogger("entramado")


class ServeError(EntramadoError):
    """The service cannot start; the message is one sentence with the remedy."""


def open_engine(
    settings: Settings, *, snapshot: Path | None = None, data: Sequence[str] | None = None, engine: str | None = None
) -> Engine:
    """The engine for a snapshot folder, for RDF files (``FILE`` or ``IRI=FILE``), or for an endpoint's URL.

    Raises `StoreError` for a file that is not there.
    """
    if engine:
        if not engine.startswith(("http://", "https://")):
            raise StoreError(f"{engine}: this is no http address; give the endpoint's URL after --engine")
        return RemoteEngine(settings, engine)
    if data:
        return WorkerEngine(settings, ServedData.of_data(data))
    if snapshot is None:
        raise StoreError("there is nothing to serve: give --snapshot, --data or --engine")
    return WorkerEngine(settings, ServedData(snapshot=str(snapshot)))


def serve(
    settings: Settings,
    *,
    snapshot: Path | None = None,
    data: Sequence[str] | None = None,
    engine: str | None = None,
    routers: Callable[[], Iterable[APIRouter]] = tuple,
    extend: Callable[[FastAPI, Engine], None] | None = None,
    has_editor: bool = False,
) -> None:
    """Serve until a signal ends it; `extend` adds the pages. Raises `ServeError` where it cannot start."""
    _allow_connections()
    _set_up_logging()
    try:
        opened = open_engine(settings, snapshot=snapshot, data=data, engine=engine)
        app = create_app(settings, opened, routers=routers(), has_editor=has_editor)
        if extend is not None:
            extend(app.pages, opened)
    except StoreError as error:
        raise ServeError(str(error)) from error
    # Objects made so far live as long as the process: the garbage collector skips them, and runs less often.
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    failure: list[BaseException] = []
    _with_signals(app.pages, opened, failure)
    sock = _bind(settings)
    # uvicorn raises the signal again after a graceful shutdown: exit with status 0.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        _Server(_config(app, settings)).run(sockets=[sock])
    except SystemExit:
        if not failure:
            raise
    finally:
        sock.close()
    if failure:
        raise ServeError(str(failure[0])) from failure[0]


class _Server(uvicorn.Server):
    """uvicorn, saying where it listens once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            print(f"Entramado: http://{shown}:{port}/", file=sys.stderr, flush=True)


def _config(app: Application, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app.asgi,
        loop="uvloop",
        http=guarded(settings, app.responses),
        ws="none",
        lifespan="on",
        access_log=False,
        server_header=False,
        log_config=None,
        proxy_headers=False,
        timeout_keep_alive=max(1, round(settings.keep_alive_s)),
        timeout_graceful_shutdown=max(1, round(settings.shutdown_grace_s)),
        backlog=1024,
    )


def _bind(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    sock = socket.socket(family)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((settings.host, settings.port))
    except OSError as error:
        sock.close()
        raise ServeError(
            f"{settings.host}:{settings.port}: cannot listen there ({error.strerror}); choose another --port or --host"
        ) from error
    sock.set_inheritable(False)
    return sock


def _with_signals(app: FastAPI, engine: Engine, failure: list[BaseException]) -> None:
    """Take up a new snapshot on SIGHUP, and keep what went wrong at the start for one sentence."""
    inner = app.router.lifespan_context
    reloads: set[asyncio.Task[bool]] = set()

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[object]:
        loop = asyncio.get_running_loop()

        def reload() -> None:
            task = loop.create_task(engine.reload())
            reloads.add(task)
            task.add_done_callback(reloads.discard)

        try:
            async with inner(app) as state:
                loop.add_signal_handler(signal.SIGHUP, reload)
                yield state
        except StoreError as error:
            failure.append(error)
            raise

    app.router.lifespan_context = lifespan  # type: ignore[assignment]


def _allow_connections() -> None:
    """As many open files as the system lets this process have."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class _NoCuts(logging.Filter):
    """Drops uvicorn's traceback of a response that was cut on purpose: the access log has it."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        text = record.getMessage()
        return not isinstance(error, CutError) and "StoreError" not in text and "Application startup failed" not in text


def _set_up_logging() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    for name, level in (("entramado", logging.INFO), ("uvicorn.error", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
    logging.getLogger("uvicorn.error").filters = [_NoCuts()]
