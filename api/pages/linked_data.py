"""Linked data: an entity's IRI leads by 303 to its page or its data; a page shows facts with their lines."""

from __future__ import annotations

import re
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from entramado.api.pages.context import Context, as_data, short
from entramado.api.pages.entity_pages import Entity, entity_page, entity_tables
from entramado.api.pages.sections import SECTIONS
from entramado.api.pages.words import Language
from entramado.api.sparql.engine import Rows
from entramado.api.sparql.formats import BY_NAME, offers
from entramado.api.sparql.negotiation import choose
from entramado.api.sparql.problems import ProblemError
from entramado.queries import saved

# What the redirect offers and what the data's address serves: one list.
DATA_FORMATS = ("ttl", "nt", "jsonld", "rdf", "nq", "trig")
DATA_OFFERS = offers(tuple(BY_NAME[name] for name in DATA_FORMATS))
# An entity's tables, beside its RDF.
_TABLE_SUFFIXES = ("csv", "json", "xlsx")
_SPAN = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?$")
_LINES_AROUND = 4
_LINES_MOST = 400
_HTML = ("text/html", "application/xhtml+xml")


def linked_data_router(context: Context) -> APIRouter:
    """The routes ``/id``, ``/data`` and ``/page``."""
    router = APIRouter()

    @router.api_route("/id/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def identifier(request: Request, path: str) -> Response:
        return await _see_other(context, request, path)

    @router.api_route("/data/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def data(request: Request, path: str) -> Response:
        return await _data(context, request, path)

    @router.api_route("/page/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    @router.api_route("/en/page/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def page(request: Request, path: str) -> Response:
        stem, _, suffix = path.rpartition(".")
        if suffix in DATA_FORMATS and stem:
            return await _data(context, request, path)
        if suffix in _TABLE_SUFFIXES and path.partition("/")[0] in SECTIONS:
            entity = await _entity(context, stem, context.language(request))
            return await entity_tables(context, request, entity, suffix)
        chosen = choose(request.headers.get("accept"), (*_HTML, *DATA_OFFERS))
        if chosen is not None and chosen not in _HTML:
            return await _data(context, request, path)
        if path.startswith("document/") and "lines" in request.query_params:
            return await _lines_page(context, request, path.removeprefix("document/"))
        return await entity_page(
            context, request, await _entity(context, path, context.language(request)), DATA_FORMATS
        )

    return router


def _iri(context: Context, path: str) -> str:
    """The IRI of an entity. Raises `ProblemError` for a path that is none."""
    if "/" not in path or any(c in path for c in '<>"{}|\\^` \n'):
        raise ProblemError("not-found", "This is no address of an entity; they look like /id/institution/inm.")
    return f"{context.base.iri}id/{quote(path, safe='/-._~')}"


async def _see_other(context: Context, request: Request, path: str) -> Response:
    """303 to the page or the data, by Accept; a suffix asks for the data in that format."""
    iri = _iri(context, path)
    stem, _, suffix = path.rpartition(".")
    if suffix in DATA_FORMATS and stem:
        target = f"/data/{path}"
    else:
        await _head(context, iri)
        chosen = choose(request.headers.get("accept"), (*_HTML, *DATA_OFFERS))
        if chosen is None:
            raise _not_acceptable()
        if chosen in _HTML:
            target = f"/page/{path}"
        else:
            target = f"/data/{path}.{DATA_OFFERS[chosen].name}" if chosen != "text/turtle" else f"/data/{path}"
    headers = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    return RedirectResponse(quote(target, safe="/-._~%"), status_code=303, headers=headers)


def _not_acceptable() -> ProblemError:
    names = ", ".join(("text/html", *(BY_NAME[n].media_type for n in DATA_FORMATS)))
    return ProblemError("not-acceptable", f"An entity is given as one of: {names}.")


async def _data(context: Context, request: Request, path: str) -> Response:
    stem, _, suffix = path.rpartition(".")
    if suffix in DATA_FORMATS and stem:
        format = suffix
    else:
        stem = path
        chosen = choose(request.headers.get("accept"), tuple(DATA_OFFERS))
        if chosen is None:
            raise _not_acceptable()
        format = DATA_OFFERS[chosen].name
    iri = _iri(context, stem)
    await _head(context, iri)
    answer = await as_data(context, saved.load("describe"), format, {"entity": iri})
    answer.headers["Link"] = f'<{iri}>; rel="describes"'
    return answer


async def _head(context: Context, iri: str) -> Rows:
    """Labels, definitions and classes of an entity. Raises `ProblemError` where the graph does not know it."""
    rows = await context.engine.rows(saved.load("entity-head").bind({"entity": iri}, context.base.iri))
    if not rows:
        raise ProblemError("not-found", f"The graph says nothing about <{iri}>; look for it under /search or /explore.")
    return rows


def _worded(rows: Rows, name: str, lang: Language) -> str:
    """The value of a column in a language, else in Spanish, else in any."""
    terms = [row[name] for row in rows if name in row]
    for wanted in (lang, "es", None):
        found = next((t.value for t in terms if wanted is None or t.language == wanted), "")
        if found:
            return found
    return ""


async def _entity(context: Context, path: str, lang: Language) -> Entity:
    """What the graph calls an entity. Raises `ProblemError` where it does not know it."""
    iri = _iri(context, path)
    rows = await _head(context, iri)
    label = _worded(rows, "label", lang) or short(iri)
    return Entity(iri, path.partition("/")[0], label, _worded(rows, "definition", lang))


async def _lines_page(context: Context, request: Request, key: str) -> Response:
    """The cited lines of a document with some around them, and what was read there."""
    lang = context.language(request)
    iri = _iri(context, f"document/{key}")
    rows = await _head(context, iri)
    match = _SPAN.match(request.query_params["lines"])
    if not match:
        raise ProblemError("bad-request", "lines takes a line or two joined by a hyphen, as in lines=331-333.")
    first = int(match[1])
    last = min(max(first, int(match[2] or first)), first + _LINES_MOST)
    around = {"first": str(max(1, first - _LINES_AROUND)), "last": str(last + _LINES_AROUND)}
    text = await context.run("lines-text", lang, document=iri, **around)
    facts = await context.run("lines-facts", lang, document=iri, first=str(first), last=str(last))
    return context.render(
        request,
        "lines.html",
        iri=iri,
        label=_worded(rows, "label", lang),
        first=first,
        last=last,
        document=context.href(iri, lang),
        text=[(int(row["line"].value), row["text"].value) for row in text.terms],
        facts=facts,
    )
