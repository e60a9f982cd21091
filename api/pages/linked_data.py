"""Linked data: an entity's IRI leads by 303 to its page or its data; a page shows facts with their lines."""

from __future__ import annotations

import re
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from entramado.api.pages.asked import asked
from entramado.api.pages.context import KINDS, Cell, Context, Shown, as_data, short
from entramado.api.pages.words import Language
from entramado.api.sparql.engine import Rows
from entramado.api.sparql.formats import BY_NAME, offers
from entramado.api.sparql.negotiation import choose
from entramado.api.sparql.problems import ProblemError
from entramado.queries import saved
from entramado.queries.parameters import PAGES

# What an entry says of a body that puts it into the network of collaboration.
TYING = ("reporter", "reporterParent", "unit", "partner", "funder")
# What the redirect offers and what the data's address serves: one list.
DATA_FORMATS = ("ttl", "nt", "jsonld", "rdf", "nq", "trig")
DATA_OFFERS = offers(tuple(BY_NAME[name] for name in DATA_FORMATS))
PAGE_SIZE = 50
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
        chosen = choose(request.headers.get("accept"), (*_HTML, *DATA_OFFERS))
        if chosen is not None and chosen not in _HTML:
            return await _data(context, request, path)
        if path.startswith("document/") and "lines" in request.query_params:
            return await _lines_page(context, request, path.removeprefix("document/"))
        await asked(context, request, PAGES["entity"])
        return await _entity_page(context, request, path)

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


async def _entity_page(context: Context, request: Request, path: str) -> Response:
    iri, lang = _iri(context, path), context.language(request)
    rows = await _head(context, iri)
    kind = path.partition("/")[0]
    facts = await context.run("entity-facts", lang, entity=iri, lang=lang)
    evidence = words = None
    if kind == "entry":
        evidence = await context.run("everything-about-an-entry", lang, entry=iri)
        words = await context.run("entry-words", lang, entry=iri)
    counts = await context.run("entity-incoming-counts", lang, entity=iri, lang=lang)
    incoming, pages, chosen = await _incoming(context, request, iri, counts, lang)
    return context.render(
        request,
        "entity.html",
        iri=iri,
        kind=f"kind.{kind}" if kind in KINDS else "kind.other",
        label=_worded(rows, "label", lang) or short(iri),
        definition=_worded(rows, "definition", lang),
        facts=_grouped(facts),
        facts_table=facts,
        evidence=evidence,
        words=words,
        counts=counts,
        tying=[context.base.term(name) for name in TYING],
        incoming=incoming,
        pages=pages,
        chosen=chosen,
        formats=[(name, f"/data/{quote(path)}.{name}") for name in DATA_FORMATS],
        media_types={name: BY_NAME[name].media_type for name in DATA_FORMATS},
    )


def _grouped(facts: Shown) -> list[tuple[Cell, list[Cell]]]:
    """Facts by property, in the order of the answer."""
    groups: dict[str, tuple[Cell, list[Cell]]] = {}
    for row in facts.rows:
        name, value = row[0], row[1]
        if name is not None and value is not None:
            groups.setdefault(name.text, (name, []))[1].append(value)
    return list(groups.values())


async def _incoming(
    context: Context, request: Request, iri: str, counts: Shown, lang: Language
) -> tuple[Shown | None, dict[str, object], str]:
    """One page of what points to an entity with one property: the one asked for, else the commonest."""
    properties = [row["property"].value for row in counts.terms]
    if not properties:
        return None, {}, ""
    asked = request.query_params.get("by", "")
    chosen = next((p for p in properties if short(p) == asked), properties[0])
    total = int(counts.terms.rows[properties.index(chosen)]["subjects"].value)
    page = request.query_params.get("page", "0")
    number = min(int(page), total // PAGE_SIZE) if page.isascii() and page.isdigit() and len(page) < 7 else 0
    bound = saved.load("entity-incoming").bind(
        {"entity": iri, "property": chosen, "page": str(number)}, context.base.iri
    )
    shown = await context.table(f"{bound.rstrip()}\nLIMIT {PAGE_SIZE}\nOFFSET {number * PAGE_SIZE}\n", lang)
    first = number * PAGE_SIZE

    def link(n: int) -> str:
        return f"?by={quote(short(chosen))}&page={n}#incoming"

    pages: dict[str, object] = {
        "first": first + 1,
        "last": first + len(shown),
        "total": total,
        "previous": link(number - 1) if number else "",
        "next": link(number + 1) if first + len(shown) < total else "",
    }
    return shown, pages, short(chosen)


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
