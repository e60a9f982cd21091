"""The outermost layer: every request passes it before the SPARQL service and the pages.

It finds the service's public address, takes the path prefix away, answers OPTIONS for every route, and tells a
client whose request the stop of the service ended.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from typing import Any

from starlette.routing import Match

from entramado.api.public_address import ADDRESS, Address, Addresses, without_prefix
from entramado.api.settings import Settings
from entramado.api.sparql.exchange import PREFLIGHT, CutError, Exchange
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.protocol import Receive, Scope, Send

_OWN_OPTIONS = ("/sparql", "/graphs")


class Edge:
    """ASGI around `app`; `routes` gives the routes of the pages."""

    def __init__(self, app: Any, settings: Settings, routes: Callable[[], list[Any]]) -> None:
        self._app, self._settings, self._routes = app, settings, routes
        self._addresses = Addresses(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        exchange = Exchange(scope, receive, send)
        try:
            address = self._addresses.of(scope)
            path = without_prefix(scope["path"], address.prefix)
            scope = {**scope, ADDRESS: address, "path": path, "scheme": address.origin.partition(":")[0]}
            if scope["method"] == "OPTIONS" and path.rstrip("/") not in _OWN_OPTIONS:
                allow = self._methods(scope)
                if allow:
                    await exchange.empty(204, [(b"allow", allow.encode()), *PREFLIGHT])
                    return
            await self._app(scope, receive, _addressed(exchange, address))
        except ProblemError as problem:
            await exchange.tell(problem, self._settings.base)
        except asyncio.CancelledError:
            # Only the end of the time that a stop of the service leaves cancels a request.
            await self._tell_stop(exchange)

    async def _tell_stop(self, exchange: Exchange) -> None:
        if exchange.status:
            exchange.cut()
            raise CutError("the service stops") from None
        limit = f"{self._settings.shutdown_grace_s:g} s"
        detail = f"The service stops, and the answer was not there within {limit}; try again in a moment."
        headers = {"Connection": "close", "Retry-After": "10"}
        await exchange.tell(ProblemError("unavailable", detail, headers=headers), self._settings.base)

    def _methods(self, scope: Scope) -> str:
        """The methods of the routes at a path; empty where there is none."""
        found: set[str] = set()
        for route in _each(self._routes()):
            match, _ = route.matches({**scope, "method": "GET"})
            if match != Match.NONE:
                found |= set(getattr(route, "methods", None) or ("GET", "HEAD"))
        return ", ".join(sorted(found | {"OPTIONS"})) if found else ""


def _each(routes: Iterable[Any]) -> Iterator[Any]:
    """Routes one by one, those of included routers too."""
    for route in routes:
        included = getattr(route, "original_router", None)
        if included is None:
            yield route
        else:
            yield from _each(included.routes)


def _addressed(exchange: Exchange, address: Address) -> Send:
    """A `send` that notes the status and puts the prefix before the addresses in headers."""

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            exchange.status = message["status"]
            if address.prefix:
                headers = [(name, address.header(name.lower(), value)) for name, value in message.get("headers", ())]
                message = {**message, "headers": headers}
        await exchange.send(message)

    return send
