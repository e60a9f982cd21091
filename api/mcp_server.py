"""The tools of `entramado.api.mcp_tools` as a Model Context Protocol server, over standard input or at ``/mcp``.

The package `mcp` takes seconds to import, so it is imported when the first client comes, in a thread.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
import json
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter
from starlette.routing import Route

from entramado.api.mcp_tools import Tools
from entramado.api.pages.context import PageContext
from entramado.api.sparql.problems import ProblemError
from entramado.api.sparql.protocol import Receive, Scope, Send, headers_of, read_body
from entramado.graph.citation import release
from entramado.ontology.errors import EntramadoError

if TYPE_CHECKING:
    from mcp.server import MCPServer

INSTRUCTIONS: Final = (
    "Entramado is a knowledge graph of what government reports on the Global Compact for Migration say: entries (what "
    "an institution reports under an objective), programmes, institutions, populations, states, challenges, claims. "
    "Begin with list_questions or search; use schema before writing SPARQL. Every fact cites lines of a document: "
    "name the document and lines when you repeat one. What is absent was not read or not reported; it is not known "
    "to be absent. Answers are cut at the limit that they name."
)
# (method of Tools, name of the tool, what it is for)
TOOLS: Final = (
    ("search", "search", "Find things by words, in Spanish or English: programmes, institutions, entries, states ..."),
    ("entity", "entity", "All facts about one thing (IRI, or KIND/NAME like institution/INM), with their lines."),
    ("questions", "list_questions", "The saved questions with their parameters; text narrows them by words."),
    (
        "ask_question",
        "ask_question",
        "Answer a saved question; parameters are names to values, as list_questions says.",
    ),
    ("sparql", "sparql", "Run a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE); reading only, with a deadline."),
    ("network", "network", "A collaboration network's measures, nodes and ties; tie (A--B) gives what one rests on."),
    ("lines", "lines", "What was read in some lines of a document."),
    ("schema", "schema", "Prefixes, graphs, classes and properties, with their meaning and counts."),
)


def make_server(context: PageContext) -> MCPServer[Any]:
    """A server over what `context` serves. Imports the package `mcp`."""
    from mcp.server import MCPServer  # noqa: PLC0415 - it takes seconds
    from mcp_types import ToolAnnotations  # noqa: PLC0415

    server: MCPServer[Any] = MCPServer(
        "entramado", title="Entramado", instructions=INSTRUCTIONS, version=release(), log_level="WARNING"
    )
    tools, reading = Tools(context), ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for method, name, description in TOOLS:
        server.add_tool(_told(getattr(tools, method)), name=name, description=description, annotations=reading)
    return server


def _told(tool: Callable[..., Awaitable[dict[str, Any]]]) -> Callable[..., Awaitable[dict[str, Any]]]:
    """A tool whose expected errors reach the client as their one sentence."""
    from mcp.server.mcpserver.exceptions import ToolError  # noqa: PLC0415

    @functools.wraps(tool)
    async def told(**values: Any) -> dict[str, Any]:
        try:
            return await tool(**values)
        except ProblemError as error:
            raise ToolError(error.detail) from None
        except EntramadoError as error:
            raise ToolError(f"{str(error).rstrip('.')}.") from None

    told.__signature__ = inspect.signature(tool, eval_str=True)  # type: ignore[attr-defined]
    return told


def mcp_router(context: PageContext) -> APIRouter:
    """The route ``/mcp``."""
    door = McpEndpoint(context)

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        yield
        await door.close()

    return APIRouter(lifespan=lifespan, routes=[Route("/mcp", door, methods=["POST"], include_in_schema=False)])


class McpEndpoint:
    """``/mcp`` as ASGI: streamable HTTP without sessions, each request answered by one JSON document."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._opening: asyncio.Task[Any] | None = None
        self._serving: asyncio.Task[None] | None = None
        self._end = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one POST. Raises `ProblemError` for a body that is too long, too slow or no JSON."""
        body = await read_body(receive, headers_of(scope), self._context.engine.settings)
        _check(body)
        if self._opening is None or (self._opening.done() and self._opening.exception()):
            self._opening = asyncio.create_task(self._open())
        manager = await asyncio.shield(self._opening)
        given = False

        async def again() -> MutableMapping[str, Any]:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await manager.handle_request(scope, again, send)

    async def _open(self) -> Any:
        server = await asyncio.to_thread(make_server, self._context)
        from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415

        # Public data without credentials: any page may ask, under whatever name the service is reached.
        open_to_all = TransportSecuritySettings(enable_dns_rebinding_protection=False)
        server.streamable_http_app(
            stateless_http=True,
            json_response=True,
            transport_security=open_to_all,
            max_request_body_size=4 * self._context.engine.settings.query_bytes_max,
        )
        started: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._serving = asyncio.create_task(self._serve(server.session_manager, started))
        await started
        return server.session_manager

    async def _serve(self, manager: Any, started: asyncio.Future[None]) -> None:
        async with manager.run():
            started.set_result(None)
            await self._end.wait()

    async def close(self) -> None:
        """End what is under way."""
        self._end.set()
        if self._serving is not None:
            await self._serving


def _check(body: bytes) -> None:
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        raise ProblemError(
            "bad-request", "The body is no JSON; /mcp takes JSON-RPC messages of the Model Context Protocol by POST."
        ) from None
