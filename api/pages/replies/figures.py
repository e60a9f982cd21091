"""What the entries that have what a question names count: people, money or things, those asked for first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.every_figure import every_figure, figures_of_kind
from entramado.api.pages.figures_found import figures_found
from entramado.api.pages.replies.beside import Beside
from entramado.api.pages.replies.figure_samples import Sample, samples, told_once
from entramado.api.pages.replies.programme_counts import counts_of_programme
from entramado.api.pages.replies.told import Asked, Told
from entramado.api.pages.search.text_index import forms_of

_KINDS_OF_FIGURES: Final = {"people": "persons", "money": "money", "spending": "money"}
_SPENT: Final = "spent"
_EACH_MOST: Final = 5
# Of these the figures of a group may stand in any of the entries.
_WHOSE: Final = ("reporter", "reporting_state")


async def figures_of_each(told: Told, of: Beside | None) -> tuple[tuple[Sample, ...], ...]:
    """The figures of each thing that stands side by side; of a body those of all that it reports."""
    if of is None or of.change:
        return ()
    index, found = told.asked.index, []
    for mask, slug in zip(of.masks, of.slugs, strict=True):
        own = index.matching({**_frame(told), of.facet: [slug]}) if of.facet in _WHOSE else mask
        for_it, all_of_it = ({iri for iri, bit in index.bits.items() if each & bit} for each in (mask, own))
        figures, _ = await figures_of(told.context, told.asked, (for_it, all_of_it), ())
        found.append(tuple(figures[:_EACH_MOST]))
    return tuple(found)


def _frame(told: Told) -> dict[str, list[str]]:
    return {facet: of for facet, of in told.filters.items() if facet in ("document", "chapter")}


async def figures_of(
    context: PageContext, asked: Asked, counted: tuple[set[str], set[str]], words: Sequence[str]
) -> tuple[list[Sample], bool]:
    """What the entries count of what is asked, the largest first, and whether it is all people in place of a group."""
    entries, whichever = counted
    kind = next((_KINDS_OF_FIGURES[one] for one in asked.intents if one in _KINDS_OF_FIGURES), "")
    every = "figures" in asked.intents or (asked.number and bool(asked.named.all_of("programme")))
    if not (kind or every or (asked.number and words)):
        return [], False
    if asked.named.all_of("programme") and (kind == "persons" or (not kind and asked.named.all_of("population"))):
        # A programme for a group counts whom it served without saying so each time.
        rows = await figures_of_kind(context, "persons")
        people = await samples(context, [row for row in rows if row["entry"].value in whichever], asked.lang)
        if people:
            return told_once(people, served=False), False
    group = asked.named.all_of("population")[:1] if kind == "persons" else []
    if kind == "persons" and asked.named.all_of("programme"):
        told, wider = await counts_of_programme(context, asked, whichever, next(iter(group), ""))
        if told:
            return told, wider
    if group:
        of_it = await figures_found(context, {"counts": "persons", "population": group[0]})
        of_group = [one for one in of_it if one["entry"].value in whichever]
        if of_group:
            return told_once(await samples(context, of_group, asked.lang), served=True), False
    rows = await figures_of_kind(context, kind) if kind else await every_figure(context)
    of_body = bool(group and asked.named.all_of("institution"))
    own = entries & whichever if of_body else entries
    told = await samples(context, [row for row in rows if row["entry"].value in own], asked.lang)
    if group:
        # Those of all that a named body reports count the group among others: they follow those of entries for it.
        also = whichever - entries if of_body else set()
        others = await samples(context, [row for row in rows if row["entry"].value in also], asked.lang)
        first = told_once(told, served=True)
        return first + [one for one in told_once(others, served=True) if one not in first], bool(told or others)
    if kind == "persons" and not told:
        # Who received something may be counted by what was handed over.
        of_any = [row for row in await every_figure(context) if row["entry"].value in entries]
        told = await samples(context, of_any, asked.lang)
        every = True
    if not kind:
        # Who is counted is asked for rather than what was paid.
        told.sort(key=lambda one: bool(one.use))
    if "spending" in asked.intents:
        told = [one for one in told if one.use == _SPENT]
    # Those that say a word that is asked for themselves, where there are any.
    begun = [tuple(f" {form}" for form in forms_of(word)) for each in words for word in each.split()]
    said = {id(one): sum(any(form in f" {one.said}" for form in forms) for forms in begun) for one in told}
    saying = sorted((one for one in told if said[id(one)]), key=lambda one: -said[id(one)])
    return told_once(saying or (told if kind or every else []), served=kind == "persons"), False
