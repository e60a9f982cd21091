"""Entries by when they began, as far as their text tells: in a year, first or last of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from entramado.api.pages.context import PageContext
from entramado.api.pages.entry_details import beginnings_of_entries
from entramado.api.pages.every_entry import EntryLine
from entramado.api.pages.question.beginnings import age_asked, begun_years
from entramado.api.pages.replies.beside import LAST, dated
from entramado.api.pages.replies.counts import Held
from entramado.api.pages.replies.told import Asked, Row, Told


def age_of(asked: Asked) -> str:
    """Whether a question asks what began first or last ("oldest", "newest"); empty where it asks neither."""
    return age_asked(asked.spoken) if "since" in asked.intents else ""


async def begun_in(context: PageContext, asked: Asked, held: Held) -> Held:
    """Of what is named the entries that began in a year of the question, where it asks what began then.

    Where it asks what began first or last, those that tell a beginning.
    """
    years = begun_years(asked.spoken) if "since" in asked.intents else frozenset()
    if not (years or age_of(asked)):
        return held
    begun = await beginnings_of_entries(context)
    told = frozenset(iri for iri, (date, _) in begun.items() if not years or date[:4] in years)
    among = held.mask if held.filters else asked.index.everything
    kept = among & asked.index.mask_of(told)
    return replace(held, mask=kept, words=(), narrowed=held.narrowed & kept, begun=years)


async def in_order_of_beginning(context: PageContext, asked: Asked, found: list[EntryLine]) -> list[EntryLine]:
    """Entries by their beginnings, where a question asks since when; those that tell none stand last."""
    if "since" not in asked.intents:
        return found
    begun, newest = await beginnings_of_entries(context), age_of(asked) == "newest"
    return sorted(found, key=lambda one: begun.get(one.iri, ("" if newest else LAST, 0))[0], reverse=newest)


async def with_beginnings(told: Told, rows: Sequence[Row]) -> list[Row]:
    """Rows with the date that their entry tells and its line."""
    begun = await beginnings_of_entries(told.context)
    return [dated(one, begun.get(one.entry.iri)) for one in rows]
