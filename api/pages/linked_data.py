"""Linked data: an entity's IRI leads by 303 to its page or its data; a page shows facts with their lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import as_json, records
from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext, alternatives, short
from entramado.api.pages.data_documents import DATASET, data_document
from entramado.api.pages.entity_pages import Entity, entity_page, entity_tables
from entramado.api.pages.quotations import check_lines, cited_facts, lines_asked, quoted
from entramado.api.pages.routes import DATA_FORMATS, RDF_SUFFIXES
from entramado.api.pages.schema_org import ForMachines, of_entity, script
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.public_address import address_of
from entramado.api.sparql.engine import Rows
from entramado.api.sparql.formats import BY_NAME, Format, offers
from entramado.api.sparql.negotiation import choose
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import Language
from entramado.graph.quads.description import LICENCE
from entramado.graph.release_records import LINKSET_TYPE
from entramado.graph.releases import releases
from entramado.ontology.namespaces import OA, cited_lines
from entramado.queries import saved
from entramado.queries.parameters import PAGES

DATA_OFFERS = offers(tuple(BY_NAME[name] for name in DATA_FORMATS))
# The dataset's description is given under /dumps, without named graphs.
DATASET_OFFERS = offers(tuple(BY_NAME[name] for name in RDF_SUFFIXES))
# An entity's tables, and the drawings of some, beside its RDF.
_TABLE_SUFFIXES = (*TABLES, "json", "svg")
# What stands unescaped in the path of an IRI (RFC 3986, `pchar`), and the slash.
_PATH_SAFE = "/-._~!$&'()*+,;=:@%"
_LINES_SUFFIXES = (*TABLES, "json")
_LINES_AROUND = 4
_LINES_MOST = 400
_HTML = ("text/html", "application/xhtml+xml")


def linked_data_router(context: PageContext) -> APIRouter:
    """The routes ``/id``, ``/data`` and ``/page``."""
    router = APIRouter()

    @router.api_route("/id/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def identifier(request: Request, path: str) -> Response:
        await asked(context, request, ())
        return await _see_other(context, request, path)

    @router.api_route("/graph/{name}", methods=["GET", "HEAD"], include_in_schema=False)
    async def graph(request: Request, name: str) -> Response:
        await asked(context, request, ())
        return await _see_other(context, request, f"graph/{name}")

    @router.api_route("/data/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def data(request: Request, path: str) -> Response:
        await asked(context, request, ())
        return await _data(context, request, path)

    @router.api_route("/page/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    @router.api_route("/en/page/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def page(request: Request, path: str) -> Response:
        of_lines = path.startswith("document/") and "lines" in request.query_params
        stem, suffix = await _parted(context, path)
        if suffix in DATA_FORMATS:
            return await data(request, path)
        if suffix in _LINES_SUFFIXES and of_lines:
            await asked(context, request, PAGES["lines"])
            return await _lines_table(context, request, stem.removeprefix("document/"), suffix)
        if suffix:
            entity = await _entity(context, stem, context.language(request))
            return await entity_tables(context, request, entity, suffix)
        chosen = choose(request.headers.get("accept"), (*_HTML, *DATA_OFFERS))
        if of_lines:
            await asked(context, request, PAGES["lines"])
            return await _lines_page(context, request, path.removeprefix("document/"), html=chosen in (None, *_HTML))
        if chosen is not None and chosen not in _HTML:
            return await data(request, path)
        await asked(context, request, PAGES["entry" if path.startswith("entry/") else "entity"])
        if _is_dataset(context, path):
            return await _see_other(context, request, path)
        lines = _lines_of(context, path)
        if lines is not None:
            key, first, last = lines
            return _redirect(context.lines_href(key, str(first), str(last), context.language(request)), None)
        entity = await _entity(context, path, context.language(request))
        machines = await _for_machines(context, request, path, entity)
        return await entity_page(context, request, entity, DATA_FORMATS, machines)

    return router


def _iri(context: PageContext, path: str) -> str:
    """The IRI of a thing by its path under ``/id/``, or of a graph. Raises `ProblemError` for a path that is none."""
    if "/" not in path or any(c in path for c in '<>"{}|\\^` \n'):
        raise ProblemError(
            "not-found",
            "This is no address of an entity; they look like /id/institution/inm.",
            "Esta no es la dirección de nada; las que hay son como /id/institution/inm.",
        )
    under = "" if path.startswith("graph/") else "id/"
    return f"{context.base.iri}{under}{quote(path, safe='/-._~')}"


async def known(context: PageContext, path: str) -> tuple[str, Rows]:
    """The IRI by which the graph knows what a path names, and its head. Raises `ProblemError` where it knows none.

    The path comes decoded: its IRI may be written escaped throughout, as far as RFC 3986 needs it, or not at all.
    """
    iri = _iri(context, path)
    root = iri.removesuffix(quote(path, safe="/-._~"))
    for spelling in dict.fromkeys((iri, root + quote(path, safe=_PATH_SAFE), root + path)):
        rows = await context.engine.rows(saved.load("entity-head").bind({"entity": spelling}, context.base.iri))
        if rows:
            return spelling, rows
    raise _unknown(iri)


async def _parted(context: PageContext, path: str) -> tuple[str, str]:
    """A path and the format that its suffix names; the whole path where the suffix belongs to an entity's own name."""
    stem, _, suffix = path.rpartition(".")
    if not stem or suffix not in (*DATA_FORMATS, *_TABLE_SUFFIXES):
        return path, ""
    try:
        await known(context, path)
    except ProblemError as problem:
        if problem.kind != "not-found":
            raise
        return stem, suffix
    return path, ""


def _lines_of(context: PageContext, path: str) -> tuple[str, int, int] | None:
    """Document, first and last line of an address of lines, as it is or was; None for any other."""
    return cited_lines(f"{context.base.iri}id/{path}") if path.startswith("document/") else None


def _lines_query(context: PageContext, lines: tuple[str, int, int]) -> str:
    """The query that describes some lines: nothing where the document has none of those numbers."""
    document, first, last = lines
    values = {"document": document, "lines": context.base.lines(*lines), "first": str(first), "last": str(last)}
    return saved.load("describe-lines").bind(values, context.base.iri)


def _is_dataset(context: PageContext, path: str) -> bool:
    """Whether a path names the dataset, a part of its description, the build that is served or that of a release.

    The graph of the provenance is such a part: what it says is about the other graphs.
    """
    builds = (context.engine.build, *(release.build for release in releases() if release.build))
    parts = {"graph/provenance", *(f"build/{one}" for one in builds)}
    name = path.removeprefix(f"{DATASET}-")
    if all(part.isdecimal() for part in name.split(".")):
        return name in {release.number for release in releases()}
    return path == DATASET or path.startswith(f"{DATASET}-") or path in parts


async def _see_other(context: PageContext, request: Request, path: str) -> Response:
    """303 to the page or the data, by Accept; a suffix asks for the data in that format."""
    if _is_dataset(context, path):
        return to_description(request)
    _, suffix = await _parted(context, path)
    if suffix in DATA_FORMATS:
        return _redirect(f"/data/{path}", None)
    lines = _lines_of(context, path)
    if lines is None:
        await known(context, path)
        return _redirect(f"/page/{path}", _chosen(request, DATA_OFFERS), f"/data/{path}")
    key, first, last = lines
    await check_lines(context, key, first, last)
    page = f"/page/document/{quote(key)}?lines={first}-{last}"
    return _redirect(page, _chosen(request, DATA_OFFERS), f"/data/document/{key}/lines/{first}-{last}")


def asks_for_data(request: Request) -> bool:
    """Whether who asks for the site's root prefers its description as RDF to the page."""
    return choose(request.headers.get("accept"), (*_HTML, *DATASET_OFFERS)) in DATASET_OFFERS


def to_description(request: Request) -> Response:
    """303 to the description of the dataset and its releases, by Accept."""
    return _redirect("/dumps/", _chosen(request, DATASET_OFFERS), "/dumps")


def _chosen(request: Request, offered: Mapping[str, Format]) -> str | None:
    """The format asked for, None for a page. Raises `ProblemError` (406)."""
    chosen = choose(request.headers.get("accept"), (*_HTML, *offered))
    if chosen is None:
        raise _not_acceptable()
    return None if chosen in _HTML else offered[chosen].name


def _redirect(page: str, format: str | None, data: str = "") -> Response:
    target = page if format is None else data if format == "ttl" and data.startswith("/data/") else f"{data}.{format}"
    headers = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    return RedirectResponse(quote(target, safe="/-._~%?="), status_code=303, headers=headers)


def _not_acceptable() -> ProblemError:
    names = ", ".join(("text/html", *(BY_NAME[n].media_type for n in DATA_FORMATS)))
    return ProblemError(
        "not-acceptable", f"An entity is given as one of: {names}.", f"Se da en uno de estos formatos: {names}."
    )


async def _data(context: PageContext, request: Request, path: str) -> Response:
    stem, format = await _parted(context, path)
    if format not in DATA_FORMATS:
        stem = path
        chosen = choose(request.headers.get("accept"), tuple(DATA_OFFERS))
        if chosen is None:
            raise _not_acceptable()
        format = DATA_OFFERS[chosen].name
    if _is_dataset(context, stem):
        return _redirect("", format if format in RDF_SUFFIXES else "ttl", "/dumps")
    lines = _lines_of(context, stem)
    if lines is None:
        iri, rows = await known(context, stem)
        types = [row["type"].value for row in rows]
        text = saved.load("describe").bind({"entity": iri}, context.base.iri)
    else:
        await check_lines(context, *lines)
        iri, types = context.base.lines(*lines), [f"{OA}SpecificResource"]
        text = _lines_query(context, lines)
    body = await data_document(context, iri, stem, text, format, root=address_of(request.scope).root)
    headers = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}
    headers["Link"] = links_of(context, iri, types, quote(stem), alone=lines is None)
    return Response(body, media_type=BY_NAME[format].content_type, headers=headers)


def links_of(context: PageContext, iri: str, types: Iterable[str], path: str, *, alone: bool) -> str:
    """The `Link` header of an entity's data: what it describes, of what type it is, its licence, its page.

    `alone`: it is an entity with a link set of its own, which lines of a document have not.
    """
    links = [f'<{iri}>; rel="describes"', f'</page/{path}>; rel="alternate"; type="text/html"']
    links += [f'<{LICENCE}>; rel="license"'] if context.folder else []
    links += [f"<{_linkset(path)[0]}>; {_linkset(path)[1]}"] if alone else []
    return ", ".join([*links, *(f'<{one}>; rel="type"' for one in sorted(set(types)))])


def _linkset(path: str) -> tuple[str, str]:
    """Where the link set of an entity is (RFC 9264), and the attributes of a link to it."""
    return f"/linkset.json?about={path}", f'rel="linkset"; type="{LINKSET_TYPE}"'


async def _head(context: PageContext, iri: str) -> Rows:
    """Labels, definitions and classes of an entity. Raises `ProblemError` where the graph does not know it."""
    rows = await context.engine.rows(saved.load("entity-head").bind({"entity": iri}, context.base.iri))
    if not rows:
        raise _unknown(iri)
    return rows


def _unknown(iri: str) -> ProblemError:
    return ProblemError(
        "not-found",
        f"The graph says nothing about <{iri}>; look for it under /search or /explore.",
        f"El grafo no dice nada de <{iri}>; búsquelo en /search o /explore.",
    )


def _worded(rows: Rows, name: str, lang: Language) -> str:
    """The value of a column in a language, else in Spanish, else in any."""
    terms = [row[name] for row in rows if name in row]
    for wanted in (lang, "es", None):
        found = next((t.value for t in terms if wanted is None or t.language == wanted), "")
        if found:
            return found
    return ""


async def _entity(context: PageContext, path: str, lang: Language) -> Entity:
    """What the graph calls an entity. Raises `ProblemError` where it does not know it."""
    iri, rows = await known(context, path)
    context.document_names = await context.names_of_documents()
    label = _worded(rows, "label", lang) or context.called(iri, lang)
    said_in = {row["label"].language for row in rows if "label" in row}
    # Without a name it is called by its document, whose title is in the documents' language.
    foreign = not said_in & {lang, ""} and lang != DOCUMENTS_LANGUAGE and label != short(iri)
    types = frozenset(row["type"].value for row in rows)
    kind = path.partition("/")[0]
    return Entity(iri, kind, label, _worded(rows, "definition", lang), types, DOCUMENTS_LANGUAGE if foreign else "")


async def _for_machines(context: PageContext, request: Request, path: str, entity: Entity) -> ForMachines:
    """What an entity's page tells programs: the thing in schema.org's words, its data, its types and licence."""
    lang = context.language(request)
    facts = await context.run("entity-facts", lang, entity=entity.iri, lang=lang)
    page = f"{address_of(request.scope).root.rstrip('/')}{'/en' if lang == 'en' else ''}/page/{quote(path)}"
    told = [(row["property"].value, row["value"].value) for row in facts.terms]
    said = of_entity(entity.iri, entity.kind, told, label=entity.label, definition=entity.definition, page=page)
    links = [(f"/data/{quote(path)}.{n}", f'rel="describedby"; type="{BY_NAME[n].media_type}"') for n in DATA_FORMATS]
    links += [(iri, 'rel="type"') for iri in sorted(entity.types)]
    links += [(LICENCE, 'rel="license"')] if context.folder else []
    links.append(_linkset(quote(path)))
    thing = said or {"@context": "https://schema.org", "@type": "Thing", "@id": entity.iri}
    return ForMachines(script(thing), tuple(links))


async def _lines_table(context: PageContext, request: Request, key: str, format: str) -> Response:
    """What was read in some lines of a document, as CSV, JSON or a workbook."""
    lang = context.language(request)
    first, last = lines_asked(request.query_params["lines"])
    await check_lines(context, key, first, last)
    of = {"document": context.base.id("document", key), "first": str(first), "last": str(last), "lang": lang}
    terms = (await context.run("lines-facts", lang, **of)).terms
    if format == "json":
        return as_json({"document": key, "first": first, "last": last, "facts": records(terms)})
    return await as_table(context, request, format, terms.names, records(terms))


async def _lines_page(context: PageContext, request: Request, key: str, *, html: bool) -> Response:
    """The cited lines of a document with some around them, and what was read there; without `html`, their data."""
    lang = context.language(request)
    first, last = lines_asked(request.query_params["lines"])
    if not html:
        return await _data(context, request, f"document/{key}/lines/{first}-{last}")
    await check_lines(context, key, first, last)
    iri = _iri(context, f"document/{key}")
    rows = await _head(context, iri)
    last = min(last, first + _LINES_MOST)
    around = {"first": str(max(1, first - _LINES_AROUND)), "last": str(last + _LINES_AROUND)}
    text = await context.run("lines-text", lang, document=iri, **around)
    facts = await context.run("lines-facts", lang, document=iri, first=str(first), last=str(last), lang=lang)
    cited = await cited_facts(context, key, first, last, lang)
    page = context.render(
        request,
        "lines.html",
        iri=iri,
        label=_worded(rows, "label", lang),
        first=first,
        last=last,
        document=context.href(iri, lang),
        text=[(int(row["line"].value), row["text"].value) for row in text.terms],
        facts=facts,
        formats=alternatives(request, ("csv", "json", "xlsx")),
        quoted=await quoted(context, cited, f"{first}-{last}", lang) if cited.lines else None,
    )
    data = f"/data/document/{quote(key)}/lines/{first}-{last}"
    links = [f'<{data}.{n}>; rel="describedby"; type="{BY_NAME[n].media_type}"' for n in DATA_FORMATS]
    page.headers["Link"] = ", ".join([*links, f'<{OA}SpecificResource>; rel="type"'])
    return page
