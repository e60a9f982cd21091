"""What every page needs is made when the service has started, so that the first visitor does not wait for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import APIRouter

from entramado.api.pages.aim_echoes import echoes_of_aims
from entramado.api.pages.collation import order
from entramado.api.pages.context import PageContext
from entramado.api.pages.entry_details import entries_by_all
from entramado.api.pages.every_figure import every_figure, figures_of_kind
from entramado.api.pages.explorer import facet_index
from entramado.api.pages.figures_found import warm_figures
from entramado.api.pages.heading_bodies import headed_figures
from entramado.api.pages.home import told_at_home
from entramado.api.pages.known_entities import entities
from entramado.api.pages.replies.dead import warm_dead
from entramado.api.pages.replies.offers import offers_for
from entramado.api.pages.replies.state_laws import warm_laws
from entramado.api.pages.rival_values import rivals_of
from entramado.api.pages.search.page import search_index
from entramado.api.pages.search.text_index import text_index
from entramado.api.sparql.engine import WorkerEngine
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import LANGUAGES, word
from entramado.queries import saved

log = logging.getLogger("entramado")


def warm_router(context: PageContext) -> APIRouter:
    """A router without routes, whose lifespan starts the work in the background."""

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        task = asyncio.get_running_loop().create_task(_warm(context))
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    return APIRouter(lifespan=lifespan)


async def _warm(context: PageContext) -> None:
    """The table of collation, the templates, the saved queries, and the names and indexes of this build."""
    await asyncio.to_thread(order, "")
    await asyncio.to_thread(context.compile_templates)
    await asyncio.to_thread(saved.load_all)
    if isinstance(context.engine, WorkerEngine):  # a remote endpoint gets no queries that no visitor caused
        try:
            await context.names_of_documents()
            await entities(context)
            await facet_index(context)
            await search_index(context)
            for lang in LANGUAGES:
                await told_at_home(context, lang)
            await rivals_of(context, ())
            await text_index(context)
            await every_figure(context)
            for kind in ("persons", "money"):
                await figures_of_kind(context, kind)
            await entries_by_all(context)
            await warm_figures(context)
            await echoes_of_aims(context)
            await warm_dead(context)
            await warm_laws(context)
            await headed_figures(context)
            await _one_search(context)
        except ProblemError as problem:
            log.warning("names and indexes are made at the first asking: %s", problem)


async def _one_search(context: PageContext) -> None:
    """Answer a question of each language, so that the first visitor's finds all that questions share."""
    index, known = await search_index(context), await entities(context)
    for lang in LANGUAGES:
        named = known.label("objective", next(iter(known.slugs("objective")), ""), lang)
        for question in (named, f"{word('offer.people', lang)} {named}"):
            await offers_for(context, question, lang, index)
            await asyncio.to_thread(index.search, question, lang)
