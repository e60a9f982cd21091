"""``/search?q=``: full-text search over everything that has a page, with kinds as facets."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from entramado.api.pages.address_parameters import asked
from entramado.api.pages.answers import address, as_json, bound, page_number, pages
from entramado.api.pages.choices import options
from entramado.api.pages.context import PageContext, alternatives
from entramado.api.pages.families import Family, families
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.replies.entries import Answered
from entramado.api.pages.replies.offered import Offer, Offers
from entramado.api.pages.replies.offers import offers_for
from entramado.api.pages.routes import add_page
from entramado.api.pages.search.hit_reasons import HitReason, reason
from entramado.api.pages.search.index import SORTS, Found, Hit, SearchedQuestion, SearchIndex, marked
from entramado.api.pages.search.text_index import TextHit, text_index
from entramado.api.pages.search.topic import FEW, Topic, topic_of
from entramado.api.pages.search.words import parts_of
from entramado.api.pages.workbooks import TABLES, as_table
from entramado.api.translations.interface import LANGUAGES, WORDS, Language, word
from entramado.queries.parameters import PAGES, with_choices
from entramado.queries.saved import public_queries

ROWS_A_PAGE: Final = 25
CSV_ROWS_MAX: Final = 10_000
# The last part but one of a saved question's address: in the search, its kind.
QUESTIONS: Final = "queries"
# So with the names that several programmes share.
FAMILIES: Final = "family"
_CHARACTERS_MAX: Final = 300
_SORTS: Final = tuple(SORTS)
_COLUMNS: Final = ("iri", "kind", "label", "known_as", "reporter", "document", "first", "last")


def kind_word(kind: str, lang: Language) -> str:
    """What a kind of thing is called."""
    key = f"kind.{kind}"
    return word(key if key in WORDS else "kind.other", lang)


async def search_index(context: PageContext) -> SearchIndex:
    """The full-text index of what is served; made once for each build."""
    return await _INDEXES.get(context)


async def _index(context: PageContext) -> SearchIndex:
    texts = [bound(f"search-{name}", {}, context.base.iri) for name in ("names", "words", "concepts", "parts")]
    names, words, concepts, parts = [(await context.engine.query(text, format="csv")).body for text in texts]
    questions = [
        SearchedQuestion(
            f"{context.base.iri}{QUESTIONS}/{query.name}",
            query.said("title", "es"),
            query.said("title", "en"),
            " ".join(query.said("description", lang) for lang in LANGUAGES),
        )
        for query in public_queries()
    ]
    questions += [_shared_name(context, family) for family in (await families(context)).values()]
    return await asyncio.to_thread(SearchIndex, names, words, concepts, parts, questions)


def _shared_name(context: PageContext, family: Family) -> SearchedQuestion:
    """A name that several programmes share, as something to be found."""
    return SearchedQuestion(f"{context.base.iri}programmes/{FAMILIES}/{family.slug}", family.name, family.name, "")


_INDEXES: Final = PerEngine(_index)


def search_router(context: PageContext) -> APIRouter:
    """The search as HTML, JSON and CSV."""
    router = APIRouter()

    async def search(request: Request, format: str) -> Response:
        """Full-text search: `q` words, `kind` and `document` narrow (several: any), `sort`, `page` from 1."""
        index = await search_index(context)
        values = await asked(context, request, with_choices(PAGES["search"], kind=index.kinds))
        question = request.query_params.get("q", "").strip()[:_CHARACTERS_MAX]
        number, lang = page_number(request), context.language(request)
        chosen = {name: values.get(name, []) for name in ("kind", "document")}
        sort = values.get("sort", [_SORTS[0]])[0]
        rows = CSV_ROWS_MAX if format in TABLES else ROWS_A_PAGE
        found = await asyncio.to_thread(index.search, question, lang, **chosen, sort=sort, rows=rows, number=number)
        if format in TABLES:
            return await as_table(context, request, format, _COLUMNS, [asdict(hit) for hit in found.hits])
        offers = await offers_for(context, question, lang, index) if number == 1 else Offers()
        topic = await asyncio.to_thread(topic_of, index, question, lang, found) if number == 1 else None
        in_text = await _in_text(context, question, found, topic) if number == 1 else []
        if format == "json":
            return as_json(
                _document(question, chosen, number, found, lang) | _offered(offers) | _beside(in_text, topic)
            )
        context.document_names = await context.names_of_documents()
        return context.render(
            request,
            "search.html",
            question=question,
            offers=offers,
            in_text=[(hit, context.href(hit.entry.iri, lang)) for hit in in_text],
            topic=topic,
            topic_hits=_topic_hits(context, topic, lang),
            groups=(await options(context, lang))["also"],
            chosen=chosen,
            found=found,
            facets=_facets(request, context, found, chosen, lang),
            sort=sort,
            sorts=_SORTS,
            kind_word=lambda name: kind_word(name, lang),
            hits=_hits(context, found, lang),
            lines_href=lambda hit: context.lines_href(hit.document, str(hit.first), str(hit.last), lang),
            why_href=lambda hit, line: context.lines_href(hit.document, str(line), str(line), lang),
            lines_of=lambda row: context.lines_href(row.entry.document, str(row.first), str(row.last), lang),
            text_href=lambda hit: context.lines_href(hit.entry.document, str(hit.first), str(hit.last), lang),
            pages=pages(request, found.total, number, ROWS_A_PAGE),
            to=lambda **changes: address(request, **changes),
            formats=alternatives(request, ("json", "csv", "xlsx")),
        )

    add_page(router, "/search", search)
    return router


async def _in_text(context: PageContext, question: str, found: Found, topic: Topic | None) -> list[TextHit]:
    """The entries in whose text the words of a question stand, else those of its topic, if the documents are there."""
    index = await text_index(context)
    # Another name of a group may be what a text says of somebody in particular.
    little = found.loosely or found.own < FEW or bool(found.widened)
    if not index or not little:
        return []
    hits = await asyncio.to_thread(index.search, question, least=1)
    return hits or (await asyncio.to_thread(index.search, topic.words, least=1) if topic else [])


def _hits(context: PageContext, found: Found, lang: Language) -> list[tuple[Hit, str, HitReason | None]]:
    """What is found, each with its page and why it is."""
    return [
        (_called(context, hit, found, lang), _href(context, hit, lang), reason(hit, found, context.originals))
        for hit in found.hits
    ]


def _topic_hits(context: PageContext, topic: Topic | None, lang: Language) -> list[tuple[Hit, str]]:
    """What the topic finds, each with its page."""
    if topic is None:
        return []
    return [(_called(context, hit, topic.found, lang), _href(context, hit, lang)) for hit in topic.found.hits]


def _called(context: PageContext, hit: Hit, found: Found, lang: Language) -> Hit:
    """A hit that a page in English calls by its English name, where its kind and place give one."""
    english = context.english_names.get(hit.iri, hit.label) if lang == "en" else hit.label
    if english == hit.label:
        return hit
    looked = [part for word, others in found.tried for one in (word, *others) for part in parts_of(one)]
    return replace(hit, label=english, pieces=marked(english, looked), known_as=hit.known_as or hit.label)


def _href(context: PageContext, hit: Hit, lang: Language) -> str:
    """A hit's page: a figure stands in its entry's table, an instrument is answered by those who name it."""
    if hit.kind == "instrument":
        local = "/en" if lang == "en" else ""
        return f"{local}/queries/entries-naming-an-instrument?{urlencode({'instrument': hit.label})}"
    if hit.kind == QUESTIONS:
        return f"{'/en' if lang == 'en' else ''}/{QUESTIONS}/{hit.iri.rpartition('/')[2]}"
    if hit.kind == FAMILIES:
        return f"{'/en' if lang == 'en' else ''}/programmes/{FAMILIES}/{hit.iri.rpartition('/')[2]}"
    if hit.kind == "figure":
        return f"{context.href(hit.iri.partition('#')[0], lang)}#entry-figures"
    return context.href(hit.iri, lang)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet: its name, how many results have it, whether it is chosen, and the address that toggles it."""

    text: str
    count: int
    chosen: bool
    href: str


def _facets(
    request: Request, context: PageContext, found: Found, chosen: Mapping[str, list[str]], lang: Language
) -> dict[str, list[FacetValue]]:
    """The kinds and documents of what is found, each to be chosen beside others or taken away."""
    names: dict[str, Callable[[str], str]] = {
        "kind": lambda kind: kind_word(kind, lang),
        "document": lambda key: context.document_names.get(key, key),
    }
    facets = {}
    for facet, counts in (("kind", found.kinds), ("document", found.documents)):
        on = chosen[facet]
        every = {**counts, **{slug: 0 for slug in on if slug not in counts}}
        facets[facet] = [
            FacetValue(
                names[facet](slug),
                count,
                slug in on,
                address(request, **{facet: [s for s in on if s != slug] if slug in on else [*on, slug]}),
            )
            for slug, count in every.items()
        ]
    return facets


def _document(
    question: str, chosen: Mapping[str, list[str]], number: int, found: Found, lang: Language
) -> dict[str, Any]:
    hits = []
    for hit in found.hits:
        record = asdict(hit)
        del record["pieces"], record["untranslated"]
        hits.append(record)
    return {
        "q": question,
        **chosen,
        "total": found.total,
        "page": number,
        "pages": -(-found.total // ROWS_A_PAGE),
        "some_words_only": found.loosely,
        "looked_for": {word: list(others) for word, others in found.tried},
        "not_required": list(found.aside),
        "near": list(found.near),
        "hold_the_words": found.own,
        "other_names_of_groups": list(found.widened),
        "documents": found.documents,
        "kinds": [{"kind": k, "label": kind_word(k, lang), "count": n} for k, n in found.kinds.items()],
        "hits": hits,
    }


def _beside(in_text: Sequence[TextHit], topic: Topic | None) -> dict[str, Any]:
    """What is found beside what all words find, as data."""
    return {**_lines_of(in_text), **_of(topic)}


def _of(topic: Topic | None) -> dict[str, Any]:
    """What the words of the topic alone find, as data."""
    if topic is None:
        return {}
    hits = [{"iri": hit.iri, "kind": hit.kind, "label": hit.label} for hit in topic.found.hits]
    return {"topic": {"words": topic.words, "total": topic.found.total, "hits": hits}}


def _lines_of(found: Sequence[TextHit]) -> dict[str, Any]:
    """The entries and lines in whose text the words stand, as data."""
    told = [
        {"entry": hit.entry.iri, "document": hit.entry.document, "first": hit.first, "last": hit.last} for hit in found
    ]
    return {"in_the_text_of": told}


def _offered(offers: Offers) -> dict[str, Any]:
    """The pages that answer, as data."""

    def told(offer: Offer) -> dict[str, Any]:
        about = [subject.text for subject in offer.subjects]
        return {"answer": offer.title.partition(".")[2], "page": offer.href, "about": about, "count": offer.count}

    pages = {
        "answers": [told(one) for one in offers.pages],
        "near_what_is_not_counted": [told(o) for o in offers.near],
    }
    return pages | ({"understood": _understood(offers.answered, offers.intents)} if offers.answered else {})


def _understood(told: Answered, intents: Sequence[str]) -> dict[str, Any]:
    """What a question was understood as, and what the entries say that have all of it, as data."""
    return {
        "asks": list(intents),
        "filters": [{"facet": facet, "value": subject.text} for facet, subject, _ in told.understood],
        "words": list(told.words),
        "also_saying": {"words": list(told.narrowed.words), "total": told.narrowed.total} if told.narrowed else {},
        "left_out": list(told.left_out),
        "left_out_elsewhere": dict(told.elsewhere),
        "total": told.total,
        "editions": dict(told.editions),
        **{one.facet: [{"value": v.subject.text, "count": v.count} for v in one.values] for one in told.aspects},
        "entries": [row.entry.iri for row in told.rows],
    }
