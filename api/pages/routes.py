"""How the reading pages are addressed: Spanish at the path, English under /en, each also as data by suffix or Accept.

A page is an async function ``(request, format) -> Response``; `format` is ``html`` or one of the names in `TYPES`
that the page offers. A suffix that a page does not offer is a 404, an Accept header that nothing fits a 406.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.sparql.formats import XLSX
from entramado.api.sparql.negotiation import choose
from entramado.api.sparql.problems import ProblemError

TYPES: Final[dict[str, str]] = {
    "html": "text/html",
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": XLSX.media_type,
    "svg": "image/svg+xml",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nq": "application/n-quads",
    "trig": "application/trig",
}
LANGUAGE_PREFIXES: Final = ("", "/en")
RDF_SUFFIXES: Final = ("ttl", "nt", "jsonld", "rdf")
# One list of formats of an entity's data, for the redirect from /id/, for /data/ and for link sets.
DATA_FORMATS: Final = (*RDF_SUFFIXES, "nq", "trig")
# Formats for several graphs, with the one that a single graph is written in alike.
ONE_GRAPH_AS: Final = {"nq": "nt", "trig": "ttl"}

Page = Callable[[Request, str], Awaitable[Response]]


def add_page(router: APIRouter, path: str, page: Page, formats: Sequence[str] = ("json", "csv", "xlsx")) -> None:
    """Answer at `path` in both languages, negotiated, and at `path` + ``.SUFFIX`` for each of `formats`.

    What is given as CSV is described at ``.csvw`` (CSV on the Web).
    """
    summary = (page.__doc__ or "").split("\n")[0]

    def route(address: str, format: str, documented: bool) -> None:
        async def answer(request: Request) -> Response:
            return await page(request, format or negotiated(request, formats))

        router.add_api_route(
            address, answer, methods=["GET", "HEAD"], summary=summary, include_in_schema=documented, tags=["pages"]
        )

    for prefix in LANGUAGE_PREFIXES:
        # Routes with suffix come first: a path parameter at the end would match the suffix too.
        for format in (*formats, *(("csvw",) if "csv" in formats else ())):
            route(f"{prefix}{path.rstrip('/') or '/index'}.{format}", format, documented=False)
        route(prefix + path, "", documented=not prefix)


def negotiated(request: Request, formats: Sequence[str], *, html: bool = True) -> str:
    """The format that the Accept header asks for among HTML and `formats`. Raises `ProblemError` (406)."""
    names = ("html", *formats) if html else tuple(formats)
    found = choose(request.headers.get("accept"), tuple(TYPES[name] for name in names))
    if found is None:
        offered = ", ".join(TYPES[name] for name in names)
        raise ProblemError(
            "not-acceptable",
            f"This page is offered as {offered}.",
            f"Esta página se da como {offered}.",
            headers={"Vary": "Accept"},
        )
    return next(name for name in names if TYPES[name] == found)
