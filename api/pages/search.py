"""``/search?q=``: full-text search over everything that has a page, with kinds as facets."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.answers import address, as_json, bound, page_number, pages
from entramado.api.pages.asked import asked
from entramado.api.pages.context import Context, alternatives
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.routes import add_page
from entramado.api.pages.search_index import Found, SearchIndex
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.translations.interface import WORDS, Language, word
from entramado.queries.parameters import PAGES

ROWS_A_PAGE: Final = 25
CSV_ROWS_MAX: Final = 10_000
_CHARACTERS_MAX: Final = 300
_COLUMNS: Final = ("iri", "kind", "label", "known_as", "reporter", "document", "first", "last")


def kind_word(kind: str, lang: Language) -> str:
    """What a kind of thing is called."""
    key = f"kind.{kind}"
    return word(key if key in WORDS else "kind.other", lang)


async def search_index(context: Context) -> SearchIndex:
    """The full-text index of what is served; made once for each build."""
    return await _INDEXES.get(context)


async def _index(context: Context) -> SearchIndex:
    texts = [bound(name, {}, context.base.iri) for name in ("search-names", "search-words")]
    names, prose = [(await context.engine.query(text, format="csv")).body for text in texts]
    return await asyncio.to_thread(SearchIndex, names, prose)


_INDEXES: Final = PerEngine(_index)


def search_router(context: Context) -> APIRouter:
    """The search as HTML, JSON and CSV."""
    router = APIRouter()

    async def search(request: Request, format: str) -> Response:
        """Full-text search; `q` are words, `kind` narrows to a kind of thing, `page` counts from 1."""
        await asked(context, request, PAGES["search"])
        question = request.query_params.get("q", "").strip()[:_CHARACTERS_MAX]
        kind, number = request.query_params.get("kind", ""), page_number(request)
        lang = context.language(request)
        index = await search_index(context)
        rows = CSV_ROWS_MAX if format in TABLES else ROWS_A_PAGE
        found = await asyncio.to_thread(index.search, question, lang, kind=kind, rows=rows, number=number)
        if format in TABLES:
            return await as_table(context, request, format, _COLUMNS, [asdict(hit) for hit in found.hits])
        if format == "json":
            return as_json(_document(question, kind, number, found, lang))
        return context.render(
            request,
            "search.html",
            question=question,
            kind=kind,
            found=found,
            kinds=[(name, kind_word(name, lang), count) for name, count in found.kinds.items()],
            kind_word=lambda name: kind_word(name, lang),
            hits=[(hit, context.href(hit.iri, lang)) for hit in found.hits],
            lines_href=lambda hit: context.lines_href(hit.document, str(hit.first), str(hit.last), lang),
            pages=pages(request, found.total, number, ROWS_A_PAGE),
            to=lambda **changes: address(request, **changes),
            formats=alternatives(request, ("json", "csv", "xlsx")),
        )

    add_page(router, "/search", search)
    return router


def _document(question: str, kind: str, number: int, found: Found, lang: Language) -> dict[str, Any]:
    hits = []
    for hit in found.hits:
        record = asdict(hit)
        del record["pieces"]
        hits.append(record)
    return {
        "q": question,
        "kind": kind or None,
        "total": found.total,
        "page": number,
        "pages": -(-found.total // ROWS_A_PAGE),
        "some_words_only": found.loosely,
        "kinds": [{"kind": k, "label": kind_word(k, lang), "count": n} for k, n in found.kinds.items()],
        "hits": hits,
    }
