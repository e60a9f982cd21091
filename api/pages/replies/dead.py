"""What the reports count of the dead, told at once by the search: a figure of each action, and who acts for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.every_entry import every_entry
from entramado.api.pages.every_figure import every_figure
from entramado.api.pages.figures_found import words_of
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.question.intents import ABOUT_MONEY
from entramado.api.pages.question.the_dead import IN_TEXT, speaks_of_the_dead
from entramado.api.pages.replies.figure_samples import Sample, samples
from entramado.api.pages.replies.told import Asked, Row, Told
from entramado.api.pages.search.text_index import text_index
from entramado.api.pages.search.words import YEAR
from entramado.api.sparql.engine import Term
from entramado.ontology.folding import fold_as_queries

_WHOLE: Final = "total"
# What narrows the actions, where some of them have it.
_NARROWING: Final = {"state": "state", "institution": "involved", "objective": "objective"}
# Where the lines are that say so.
_WORDS: Final = ("restos", "fallecido", "cuerpo")
# What these ask is told by answers of their own.
_ELSEWHERE: Final = frozenset({"aims", "promised", "silence", "hardest", "laws", "changed"})


@dataclass(frozen=True, slots=True)
class DeadTold:
    """The largest figure of each action for the dead, the other figures of these, and the actions by title or figure.

    `texts` are further entries whose text speaks of the dead; `wider` says that none has the place or body asked for.
    """

    figures: tuple[Sample, ...]
    parts: tuple[Sample, ...]
    entries: tuple[Row, ...]
    texts: tuple[Row, ...]
    wider: bool


async def dead_of(context: PageContext, asked: Asked) -> DeadTold | None:
    """What is counted of the dead; None where a question does not speak of them, or asks for something else."""
    if asked.named.all_of("population") and not asked.number:
        # What is done for a group whose dead are told besides is asked of the group.
        return None
    if _ELSEWHERE & {*asked.intents} or not speaks_of_the_dead(asked.spoken):
        return None
    entries, told = await every_entry(context), Told(context, asked, {})
    rows, texts_saying = await _DEAD.get(context)
    named = {iri for iri, one in entries.items() if iri in rows or IN_TEXT.search(fold_as_queries(one.label))}
    said = texts_saying - named
    kept = _kept(asked, named | said)
    wider = not kept & named
    if not named:
        return None
    kept = (named | said) if wider else kept
    if ABOUT_MONEY & {*asked.intents}:
        # What was spent on them, in place of how many there are.
        rows = {iri: paid for iri, of in rows.items() if (paid := [one for one in of if "money" in one])}
    first = [_first(of) for iri, of in rows.items() if iri in kept]
    others = [one for iri, of in rows.items() if iri in kept for one in of if one is not _first(of)]
    bits = asked.index.bits
    newest = sorted(entries.values(), key=lambda one: (-int(one.edition), one.document, one.first))
    listed = [told.row(one, (), bits[one.iri]) for one in newest if one.iri in kept & named]
    texts = [told.row(one, _WORDS, bits[one.iri]) for one in newest if one.iri in kept & said]
    counted = [tuple(await samples(context, _ordered(of), asked.lang)) for of in (first, others)]
    return DeadTold(counted[0], counted[1], tuple(listed), tuple(texts), wider)


_OWN: Final = ("unit", "done")


async def _dead(context: PageContext) -> tuple[dict[str, list[Mapping[str, Term]]], frozenset[str]]:
    """The figures of the dead by entry, by what they say or their entry's title, and the entries whose text does."""
    rows: dict[str, list[Mapping[str, Term]]] = {}
    for row in await every_figure(context):
        if IN_TEXT.search(words_of(row)):
            rows.setdefault(row["entry"].value, []).append(row)
    texts = await text_index(context)
    return rows, texts.telling(await every_entry(context), IN_TEXT) if texts else frozenset()


_DEAD: Final[PerEngine[PageContext, tuple[dict[str, list[Mapping[str, Term]]], frozenset[str]]]] = PerEngine(_dead)


async def warm_dead(context: PageContext) -> None:
    """Find what speaks of the dead before it is asked for."""
    await _DEAD.get(context)


def _kept(asked: Asked, among: set[str]) -> set[str]:
    """Those of some entries that have the place, the body, the objective and the editions that a question names."""
    filters = {facet: asked.named.all_of(kind) for kind, facet in _NARROWING.items() if asked.named.all_of(kind)}
    named = {*asked.named.editions, *YEAR.findall(asked.spoken)}
    years = [key for key in asked.index.masks.get("document", {}) if asked.index.edition(key) in named]
    if years:
        filters["document"] = years
    mask = asked.index.matching(filters) if filters else asked.index.everything
    return {iri for iri in among if mask & asked.index.bits.get(iri, 0)}


def _first(rows: Sequence[Mapping[str, Term]]) -> Mapping[str, Term]:
    """The figure of an action that says most: of no money, of all, in words of the dead, of people; the largest."""

    def rank(row: Mapping[str, Term]) -> tuple[bool, ...]:
        people = row["unit"].value.startswith("personas")
        return "money" not in row, row["group"].value == _WHOLE, IN_TEXT.search(words_of(row, _OWN)) is not None, people

    return max(rows, key=rank)


def _ordered(rows: Sequence[Mapping[str, Term]]) -> list[Mapping[str, Term]]:
    return sorted(rows, key=lambda row: ("money" in row, -float(row["value"].value)))
