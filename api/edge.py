"""The outermost layer: every request passes it before the response cache, the SPARQL endpoint and the pages.

It works out the service's public address, removes the path prefix, answers OPTIONS for every page, turns errors into
problem documents, and logs and counts every request.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator, MutableMapping
from typing import Any, Final

from fastapi import FastAPI
from starlette.routing import Match

from entramado.api.public_address import ADDRESS, Address, Addresses, without_prefix
from entramado.api.settings import Settings
from entramado.api.sparql.access_log import AccessLog, digest
from entramado.api.sparql.exchange import EXCHANGE, PREFLIGHT, CutError, Exchange, send_whole
from entramado.api.sparql.metrics import Metrics
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.protocol import Receive, Scope, Send

# First path segments that have a counter of their own; all others share one, so that arbitrary requests create no
# counters.
_NAMES: Final = frozenset(
    (
        *("", "sparql", "graphs", "id", "page", "data", "queries", "search", "network", "dumps", "ontology"),
        *("healthz", "metrics", "openapi.json", "mcp", "reconcile"),
    )
)


class Edge:
    """ASGI middleware around `app`. Lifespan events go to `pages`, whose routes also say which methods a path takes."""

    def __init__(self, app: Any, pages: FastAPI, settings: Settings, metrics: Metrics, log: AccessLog) -> None:
        self._app, self._pages, self._settings = app, pages, settings
        self._metrics, self._log = metrics, log
        self._addresses = Addresses(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._pages(scope, receive, send)
            return
        exchange = Exchange(scope, send)
        try:
            address = self._addresses.of(scope)
            path = without_prefix(scope["path"], address.prefix)
            own = {ADDRESS: address, EXCHANGE: exchange, "path": path, "scheme": address.origin.partition(":")[0]}
            scope = {**scope, **own}
            allow = self._methods(scope) if scope["method"] == "OPTIONS" else ""
            if allow:
                await send_whole(exchange.send, 204, [(b"allow", allow.encode()), *PREFLIGHT], b"")
            else:
                await self._app(scope, receive, _addressed(exchange, address) if address.prefix else exchange.send)
        except ProblemError as problem:
            await exchange.tell(problem, self._settings.base)
        except asyncio.CancelledError:
            # A request is cancelled only when the grace period of a shutdown is over.
            await self._tell_stop(exchange)
        except CutError:
            exchange.status = 599
            raise
        except Exception:
            if not exchange.status:
                await exchange.tell(unexpected_error(scope), self._settings.base)
            raise
        finally:
            self._account(exchange, scope)

    async def _tell_stop(self, exchange: Exchange) -> None:
        if exchange.status:
            exchange.cut()
            raise CutError("the service stops") from None
        limit = f"{self._settings.shutdown_grace_s:g} s"
        detail = f"The service stops, and the answer was not there within {limit}; try again in a moment."
        headers = {"Connection": "close", "Retry-After": "10"}
        await exchange.tell(ProblemError("unavailable", detail, headers=headers), self._settings.base)

    def account_again(self, path: str, log: dict[str, Any]) -> None:
        """Log and count a response that the cache replayed before its request was parsed."""
        first = path.split("/", 2)[1]
        self._metrics.observe(f"/{first}" if first in _NAMES else "other", 200, 0.0, "")
        self._log.add({"at": time.time(), "method": "GET", "path": path, "status": 200, "ms": 0.0, **log})

    def _account(self, exchange: Exchange, scope: Scope) -> None:
        if exchange.problem and exchange.status < 400:
            # The response was cut after its head was sent: 599 marks that in log and metrics.
            exchange.status = 599
        seconds = time.perf_counter() - exchange.started
        first = scope["path"].split("/", 2)[1]
        name = f"/{first}" if first in _NAMES else "other"
        self._metrics.observe(name, exchange.status, seconds, exchange.problem)
        fields = {
            "at": time.time(),
            "method": scope["method"],
            "path": scope["path"],
            "status": exchange.status,
            "ms": round(seconds * 1000, 3),
            "problem": exchange.problem,
        }
        self._log.add({**fields, **exchange.log})

    def _methods(self, scope: Scope) -> str:
        """The methods of the pages at a path; empty where there is none."""
        found: set[str] = set()
        for route in _each(self._pages.routes):
            match, _ = route.matches({**scope, "method": "GET"})
            if match != Match.NONE:
                found |= set(getattr(route, "methods", None) or ("GET", "HEAD"))
        return ", ".join(sorted(found | {"OPTIONS"})) if found else ""


def unexpected_error(scope: Scope) -> ProblemError:
    """The problem of an unexpected error (a bug), with the identifier that the log has for the request."""
    asked = digest(f"{scope['path']}?{scope['query_string'].decode('latin-1')}")
    scope[EXCHANGE].log["request"] = asked
    english = f"This request met a mistake of ours; it is in the log as {asked}."
    spanish = f"Esta petición topó con un error nuestro; está en el registro como {asked}."
    return ProblemError("failed", english, spanish, request=asked)


def _each(routes: Iterable[Any]) -> Iterator[Any]:
    """Routes one by one, those of included routers too."""
    for route in routes:
        included = getattr(route, "original_router", None)
        if included is None:
            yield route
        else:
            yield from _each(included.routes)


def _addressed(exchange: Exchange, address: Address) -> Send:
    """A `send` that puts the prefix before the addresses in headers."""

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = [(name, address.header(name.lower(), value)) for name, value in message.get("headers", ())]
            message = {**message, "headers": headers}
        await exchange.send(message)

    return send
