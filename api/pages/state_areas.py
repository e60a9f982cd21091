"""The small map of an entity's page: in which states its entries are, or report, in the last edition with any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.context import PageContext, Shown, short
from entramado.api.pages.known_entities import entities
from entramado.api.pages.outlines import Outlines, outlines
from entramado.api.translations.interface import Language

# The sections that count entries by state and edition.
MAPPED: Final = ("objective-states", "topic-states")
_STATES_LEAST: Final = 1


@dataclass(frozen=True, slots=True)
class Areas:
    """The states of a map as (slug, name, count, address), for the edition that they are counted in."""

    outlines: Outlines
    edition: str
    states: tuple[tuple[str, str, int, str], ...]


async def areas(
    context: PageContext, shown: Shown, hrefs: Iterable[tuple[str, str, str]], lang: Language
) -> Areas | None:
    """The map of a section's answer; None where no outline fits it or no state has entries.

    `hrefs` are (state's slug, edition, address) of what is counted.
    """
    counts: dict[str, dict[str, int]] = {}
    for row in shown.terms:
        if "edition" in row and "state" in row:
            of = counts.setdefault(row["edition"].value, {})
            state = short(row["state"].value)
            of[state] = of.get(state, 0) + int(row["entries"].value)
    drawn = outlines()
    fit = [
        edition for edition, of in counts.items() if len(of) >= _STATES_LEAST and drawn is not None and drawn.hold(of)
    ]
    if drawn is None or not fit:
        return None
    edition = max(fit)
    led = {state: href for state, of, href in hrefs if of == edition}
    names = dict((await entities(context)).choices("state", lang))
    page = "/en/page/state/" if lang == "en" else "/page/state/"
    states = tuple(
        (state, names.get(state, state), counts[edition].get(state, 0), led.get(state) or f"{page}{state}")
        for state in sorted(drawn.paths)
        if state in names
    )
    return Areas(drawn, edition, states)
