"""What the entries that have what a question names count: people, money or things, those asked for first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.every_figure import every_figure, figures_of_kind
from entramado.api.pages.figures_found import figures_found
from entramado.api.pages.replies.beside import Beside
from entramado.api.pages.replies.figure_samples import Sample, samples, told_once
from entramado.api.pages.replies.programme_counts import counts_of_programme
from entramado.api.pages.replies.told import Asked, Told
from entramado.api.pages.search.text_index import forms_of
from entramado.api.sparql.engine import Term
from entramado.ontology.folding import fold_as_queries

Figure = Mapping[str, Term]

_KINDS_OF_FIGURES: Final = {"people": "persons", "money": "money", "spending": "money"}
_SPENT: Final = "spent"
_EACH_MOST: Final = 5
# Letters by which a group and what makes people one of it are called ("repatriados", "repatriación").
_STEM: Final = 7
_EVENT: Final = " evento"
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
    """What the entries count of what is asked, the largest first, and whether it is all people in place of a group.

    Those of a year that the question names and that is no edition stand first.
    """
    told, of_all_people = await _figures_of(context, asked, counted, words)
    years = asked.other_years
    told.sort(key=lambda one: bool(years) and not any(one.years[0] <= year <= one.years[1] for year in years))
    return told, of_all_people


async def _figures_of(
    context: PageContext, asked: Asked, counted: tuple[set[str], set[str]], words: Sequence[str]
) -> tuple[list[Sample], bool]:
    entries, whichever = counted
    kind = next((_KINDS_OF_FIGURES[one] for one in asked.intents if one in _KINDS_OF_FIGURES), "")
    every = "figures" in asked.intents or (asked.number and bool(asked.named.all_of("programme")))
    if not (kind or every or (asked.number and words)):
        return [], False
    if of_acronym := await _figures_of_acronym(context, asked):
        told_already = {*map(id, of_acronym)}
        every_one = await every_figure(context)
        others = [row for row in every_one if row["entry"].value in entries and id(row) not in told_already]
        return told_once(await samples(context, [*of_acronym, *others], asked.lang), served=False), False
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
            events = await _events_of(context, asked, group[0], whichever)
            return told_once(await samples(context, [*of_group, *events], asked.lang), served=True), False
    rows = await figures_of_kind(context, kind) if kind else await every_figure(context)
    if group:
        return await _of_all_people(context, asked, rows.rows, counted)
    told = await samples(context, [row for row in rows if row["entry"].value in entries], asked.lang)
    if kind == "persons" and not told:
        # Who received something may be counted by what was handed over, but not by an amount of money.
        of_any = [row for row in await every_figure(context) if row["entry"].value in entries and "money" not in row]
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


async def _events_of(context: PageContext, asked: Asked, group: str, entries: set[str]) -> list[Figure]:
    """Figures of what makes people one of a group and is counted in their place ("events of repatriation")."""
    names = [name for name, slugs in asked.known.names("population").items() if group in slugs and " " not in name]
    stems = tuple(f" {name[:_STEM]}" for name in names if len(name) > _STEM)
    return [
        row
        for row in await every_figure(context)
        if row["entry"].value in entries
        and _EVENT in (unit := f" {fold_as_queries(row['unit'].value)}")
        and any(stem in unit for stem in stems)
    ]


async def _of_all_people(
    context: PageContext, asked: Asked, rows: Sequence[Figure], counted: tuple[set[str], set[str]]
) -> tuple[list[Sample], bool]:
    """People counted in entries for a group, then those in all that a named body reports; whether there are any."""
    entries, whichever = counted
    of_body = bool(asked.named.all_of("institution"))
    own, also = (entries & whichever, whichever - entries) if of_body else (entries, set())
    each = [await samples(context, [row for row in rows if row["entry"].value in of], asked.lang) for of in (own, also)]
    first, behind = (told_once(of, served=True) for of in each)
    return [*first, *(one for one in behind if one not in first)], bool(first or behind)


async def _figures_of_acronym(context: PageContext, asked: Asked) -> list[Figure]:
    """Figures that count what a question calls by an acronym that is in the name of a programme, too ("the CURP").

    None where only that programme's own entries count it.
    """
    programmes = asked.named.acronym_programmes
    if not programmes or not asked.number:
        return []
    words = asked.named.said["programme", programmes[0]]
    forms_of_words = [tuple(f" {form}" for form in forms_of(word)) for word in words]
    of_years: list[Figure] = [row for row in await every_figure(context) if _in_years(row, asked.named.editions)]
    units = [(row, f" {fold_as_queries(row['unit'].value)}") for row in of_years]
    found: list[Figure] = [
        row for row, unit in units if all(any(form in unit for form in forms) for forms in forms_of_words)
    ]
    own = asked.index.masks.get("programme", {}).get(programmes[0], 0)
    return found if any(not own & asked.index.bits.get(row["entry"].value, 0) for row in found) else []


def _in_years(row: Figure, years: Sequence[str]) -> bool:
    return not years or row["edition"].value[:4] in years
