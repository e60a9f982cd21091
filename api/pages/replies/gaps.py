"""On which objectives the government of a state that a question names does not report, told at once by the search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.question.state_bodies import governed
from entramado.api.pages.replies.subjects import local, subject
from entramado.api.pages.replies.told import Asked, ToldValue
from entramado.api.pages.silent_states import STATES

_STATES_MOST: Final = 3
_OF_GROUPS: Final = ("group", "grupo", "poblacion", "population")
# What else a question may name, which its own answer is about.
_TOPICS: Final = ("objective", "population", "action-type", "challenge", "programme", "municipality", "country")


@dataclass(frozen=True, slots=True)
class GapsTold:
    """The objectives of an edition under which a state's government reports, with how many entries, and those not.

    `filled` tells whether the edition has a chapter of states; `page` is where others could fill each gap.
    """

    state: ToldValue
    edition: str
    filled: bool
    missing: tuple[ToldValue, ...]
    reported: tuple[ToldValue, ...]
    page: str


def gaps_of(asked: Asked) -> tuple[GapsTold, ...]:
    """The gaps of the states that are named, where a question asks for them and names no subject."""
    states, asks = (asked.named.all_of("state") or governed(asked.named, asked.known))[:_STATES_MOST], {*asked.intents}
    denied = ("silence" in asks and not {"whom", "reporters", "municipalities"} & asks) or (
        "objectives" in asks and asked.ranked == "least"
    )
    denied = denied and not any(word.startswith(_OF_GROUPS) for word in asked.spoken.split())
    if not states or not denied or any(asked.named.all_of(kind) for kind in _TOPICS):
        return ()
    keys = asked.index.masks.get("document", {})
    chapter = asked.index.masks.get("chapter", {}).get(STATES, 0)
    with_states = sorted({asked.index.edition(key) for key, of in keys.items() if of & chapter}, reverse=True)
    years = [one for one in asked.named.editions if one] or with_states[:1]
    return tuple(_of_state(asked, slug, year, year in with_states) for slug in states for year in years)


def _of_state(asked: Asked, slug: str, year: str, filled: bool) -> GapsTold:
    documents = [key for key in asked.index.masks.get("document", {}) if asked.index.edition(key) == year]
    own = asked.index.matching({"reporting_state": [slug], "document": documents})
    missing: list[ToldValue] = []
    reported: list[ToldValue] = []
    order = asked.index.order
    for objective in sorted(asked.known.slugs("objective"), key=lambda one: order.get(f"objective/{one}", 0)):
        count = (asked.index.matching({"objective": [objective]}) & own).bit_count()
        query = urlencode({"objective": objective, "reporting_state": slug, "document": documents}, doseq=True)
        href = f"/explore?{query}" if count else f"/page/objective/{objective}#objective-states"
        value = ToldValue(subject(asked, "objective", objective), f"{local(asked)}{href}", count)
        (reported if count else missing).append(value)
    state = ToldValue(subject(asked, "state", slug), f"{local(asked)}/page/state/{slug}", own.bit_count())
    page = f"{local(asked)}/queries/objectives-a-state-does-not-report-on?state={slug}"
    return GapsTold(state, year, filled, tuple(missing) if filled else (), tuple(reported), page)
