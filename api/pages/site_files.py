"""What programs look for at the top of a site: robots.txt, sitemap.xml, the JSON-LD context, how to cite."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import PUBLIC, bound
from entramado.api.pages.context import NAVIGATION, PageContext
from entramado.api.pages.linked_data import known
from entramado.api.pages.routes import DATA_FORMATS
from entramado.api.public_address import address_of
from entramado.api.sitemap import SITEMAP_PAIRS_MAX, index_xml, sitemap_xml
from entramado.api.sparql.formats import BY_NAME
from entramado.api.sparql.problems import ProblemError
from entramado.graph.citation import citation_cff
from entramado.graph.jsonld_context import context as jsonld_context
from entramado.graph.release_records import DATACITE, LINKSET_TYPE, datacite, linkset, release_links, thing_links
from entramado.graph.releases import latest
from entramado.queries.parameters import Spec

# Addresses with unlimited parameters, and other formats of the same facts: crawlers find all facts on the pages and in
# /dumps/.
_NOT_CRAWLED: Final = ("/sparql?", "/graphs", "/search", "/explore?", "/network/*?", "/mcp", "/reconcile")


def site_files_router(context: PageContext) -> APIRouter:
    """The routes of the files at the top of the site."""
    router = APIRouter()

    def add(path: str, answer: object) -> None:
        router.add_api_route(path, answer, methods=["GET", "HEAD"], tags=["linked data"])  # type: ignore[arg-type]

    async def robots(request: Request) -> Response:
        """What crawlers may read, and where the list of pages is."""
        await asked(context, request, ())
        return _file(robots_txt(address_of(request.scope).root, address_of(request.scope).prefix), "text/plain")

    async def sitemap(request: Request) -> Response:
        """Every page and entity in both languages; an index of files where they are too many for one."""
        part = next(iter((await asked(context, request, (Spec("part"),))).get("part", ())), "")
        rows = await context.engine.rows(bound("addresses", {}, context.base.iri))
        prefix = f"{context.base.iri}id/"
        things = [f"/page/{quote(row['thing'].value.removeprefix(prefix), safe='/-._~')}" for row in rows]
        pages = ["/", *(path for _, path in NAVIGATION), *things]
        root = address_of(request.scope).root.rstrip("/")
        pairs = [(root + page, f"{root}/en{page if page != '/' else ''}") for page in pages]
        parts = [pairs[i : i + SITEMAP_PAIRS_MAX] for i in range(0, len(pairs), SITEMAP_PAIRS_MAX)]
        numbers = [str(n) for n in range(1, len(parts) + 1)]
        if not part:
            several = len(parts) > 1
            index = index_xml([f"{root}/sitemap.xml?part={n}" for n in numbers]) if several else ""
            return _file(index or sitemap_xml(parts[0]), _XML)
        if part not in numbers:
            raise ProblemError("not-found", f"part: there is no part {part[:20]!r}; the sitemap has {len(parts)}.")
        return _file(sitemap_xml(parts[int(part) - 1]), _XML)

    async def published_context(request: Request) -> Response:
        """The JSON-LD context: the keys of every property and class."""
        await asked(context, request, ())
        text = json.dumps(jsonld_context(context.base), ensure_ascii=False, indent=1) + "\n"
        return _file(text, "application/ld+json")

    async def citation(request: Request) -> Response:
        """How to cite what is served here (Citation File Format)."""
        await asked(context, request, ())
        return _file(citation_cff(address_of(request.scope).root, context.engine.build), "application/yaml")

    add("/robots.txt", robots)
    add(f"/{DATACITE}", _archived(context))
    add("/linkset.json", _links(context))
    add("/sitemap.xml", sitemap)
    add("/context.jsonld", published_context)
    add("/CITATION.cff", citation)
    return router


def _links(context: PageContext) -> Callable[[Request], Awaitable[Response]]:
    async def links(request: Request) -> Response:
        """The links of the dataset, or of a thing (``?about=institution/inm``), as a link set (RFC 9264)."""
        about = (await asked(context, request, (Spec("about"),))).get("about", [""])[0]
        root = address_of(request.scope).root
        if about:
            found = linkset(*await _links_of(context, root, about))
        else:
            found = linkset(context.base.id("dataset", "entramado"), release_links(root, ()))
        return _file(json.dumps(found, indent=1) + "\n", LINKSET_TYPE)

    return links


async def _links_of(context: PageContext, root: str, about: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The IRI of a thing by its path under ``/id/``, and its links. Raises `ProblemError` where it is not known."""
    iri, rows = await known(context, about)
    formats = {name: BY_NAME[name].media_type for name in DATA_FORMATS}
    return iri, thing_links(root, quote(about), {row["type"].value for row in rows}, formats)


def _archived(context: PageContext) -> Callable[[Request], Awaitable[Response]]:
    async def archived(request: Request) -> Response:
        """The record of what is served for archives (DataCite)."""
        await asked(context, request, ())
        one = replace(latest(), build=context.engine.build)
        text = json.dumps(datacite(address_of(request.scope).root, one, ()), ensure_ascii=False, indent=1) + "\n"
        return _file(text, "application/json")

    return archived


_XML: Final = "application/xml"


def _file(text: str, media_type: str) -> Response:
    content_type = media_type if media_type.endswith("+json") else f"{media_type}; charset=utf-8"
    return Response(text.encode(), media_type=content_type, headers=PUBLIC)


def robots_txt(root: str, prefix: str = "") -> str:
    """The rules for crawlers of a site whose home page is at `root`, its pages under the path `prefix`."""
    rules = [f"Disallow: {prefix}{language}{path}" for path in _NOT_CRAWLED for language in ("", "/en")]
    return "\n".join(["User-agent: *", *rules, "Allow: /", "", f"Sitemap: {root}sitemap.xml", ""])
