"""What the search tells besides of entries that have what a question names, where that is asked or says more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.every_entry import EntryLine
from entramado.api.pages.question.beginnings import printed_years
from entramado.api.pages.replies.abroad import Abroad
from entramado.api.pages.replies.beginnings import age_of
from entramado.api.pages.replies.beside import Beside, first_of_each
from entramado.api.pages.replies.challenges import ChallengesTold, challenges_told
from entramado.api.pages.replies.counts import Held, mentions
from entramado.api.pages.replies.figure_samples import Sample
from entramado.api.pages.replies.figures import figures_of_each
from entramado.api.pages.replies.mentions import Mentioned, mentioned
from entramado.api.pages.replies.told import Asked, Row, Told
from entramado.api.pages.search.widest_names import widest_name
from entramado.api.pages.subjects import OfferSubject

_SHARE: Final = re.compile(r"\b(?:porcentajes?|proporcion|percent(?:age)?s?|proportion|share of|fraction)\b")


@dataclass(frozen=True, slots=True)
class Further:
    """What else is told: of another country, that nobody of a sector reports, who only names a group, challenges.

    `mentions` is where all that have the words of a group's name are found. `each` are the first entries of each thing
    that stands side by side, `figures_each` its largest figures where these are asked for; `instead`: what no entry is
    read as being of, whose name is looked for as words; `begun`: the years in which the entries began, as printed;
    `share`: how many actions have all this, of how many, and the percentage; `region`: the only states that are told
    of; `age`: whether those that began first or last are asked for ("oldest", "newest").
    """

    abroad: Abroad | None
    silent: bool
    mentioned: Mentioned | None
    mentions: str
    challenges: ChallengesTold | None
    each: tuple[tuple[Row, ...], ...]
    figures_each: tuple[tuple[Sample, ...], ...]
    instead: OfferSubject | None
    begun: str
    share: tuple[int, int, int] | None
    region: tuple[OfferSubject, ...]
    age: str


async def further_of(
    told: Told,
    held: Held,
    found: Sequence[EntryLine],
    entries: Mapping[str, EntryLine],
    *,
    there_is: Abroad | None,
    beside: Beside | None,
) -> Further:
    """What else is told of the entries `found` that have what is named."""
    group = _group_name(told.asked)
    return Further(
        there_is,
        told.asked.silent,
        mentioned(told, held, entries, group),
        mentions(told.asked, told.local, group),
        await challenges_told(told, found, held.words or held.saying),
        await first_of_each(told, beside, entries),
        await figures_of_each(told, beside),
        told.subject(*held.instead) if held.instead else None,
        printed_years(held.begun),
        _share(told, found),
        tuple(told.subject("state", slug) for slug in told.asked.named.region),
        age_of(told.asked),
    )


def asks_share(spoken: str) -> bool:
    """Whether a question asks which part of all something is.

    >>> asks_share("what percentage of actions"), asks_share("que acciones")
    (True, False)
    """
    return _SHARE.search(spoken) is not None


def _share(told: Told, found: Sequence[EntryLine]) -> tuple[int, int, int] | None:
    """How many actions of those that were found there are of all of the editions that are named, else of all."""
    if not asks_share(told.asked.spoken):
        return None
    index = told.asked.index
    documents = told.filters.get("document", [])
    actions = ~index.matching({"aim": ["true"]})
    every = (index.matching({"document": documents}) if documents else index.everything) & actions
    count = sum(bool(index.bits[one.iri] & every) for one in found)
    whole = every.bit_count()
    return (count, whole, round(100 * count / whole)) if whole else None


def _group_name(asked: Asked) -> str:
    """The name of the one group that is named by which most entries are found."""
    groups = asked.named.all_of("population")
    label = asked.known.label("population", groups[0], asked.lang) if len(groups) == 1 else ""
    return widest_name(asked.names, asked.known, groups[0], label, asked.lang)[0] if label else ""
