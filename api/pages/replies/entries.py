"""What a question in plain words names, taken together and told at once: how many entries have it, who, where.

What the question calls by names are filters, as the explorer has them; the words that are left are looked for in names,
topics and, where the service has the documents, in their text. Words that no such entry holds are told as left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext
from entramado.api.pages.every_entry import EntryLine, every_entry
from entramado.api.pages.facets import BESIDES
from entramado.api.pages.question.beginnings import begun_years
from entramado.api.pages.question.intents import is_cue
from entramado.api.pages.question.state_bodies import governed
from entramado.api.pages.question.two_things import asks_jointly, asks_without
from entramado.api.pages.replies.abroad import abroad
from entramado.api.pages.replies.beginnings import age_of, begun_in, in_order_of_beginning, with_beginnings
from entramado.api.pages.replies.beside import Beside, beside
from entramado.api.pages.replies.counts import Held, NamedToo, by_words, named_too, of_objective, own, there
from entramado.api.pages.replies.figure_samples import Sample
from entramado.api.pages.replies.figures import figures_of
from entramado.api.pages.replies.filters import filters_of
from entramado.api.pages.replies.further import Further, asks_share, further_of
from entramado.api.pages.replies.offer_targets import FILTERS
from entramado.api.pages.replies.states import states_told
from entramado.api.pages.replies.told import (
    NEGATIONS,
    PLAIN,
    RANKED,
    REPORTING,
    TOLD_BY_PAGES,
    Asked,
    Aspect,
    Less,
    Row,
    StateList,
    Told,
    ToldValue,
)
from entramado.api.pages.replies.words import among_words, holding, joined, looked_for, named_words, pairs, types_of
from entramado.api.pages.search.words import TOO_WIDE, weighs
from entramado.api.pages.silent_states import STATES as OF_GOVERNMENTS
from entramado.api.pages.subjects import OfferSubject
from entramado.ontology.folding import fold_as_queries

ROWS_MOST: Final = 60
FIGURES_MOST: Final = 12
_WORDS_MOST: Final = 5
_BOTH: Final = 2
# What frames a question and is not what it is about.
_FRAMES: Final = frozenset({"document", "chapter", "aim"})
_OF_ACTIONS: Final = re.compile(r"\b(?:accion(?:es)?|actions?)\b")
_OF_AIMS: Final = re.compile(r"\b(?:metas?|aims?|goals?|entradas?|entr(?:y|ies)|planead\w*|planned)\b")
# Which states report, and which do not, is asked of all entries too.
_OF_STATES: Final = frozenset({"silence", "stating"})
# What is asked of all entries besides: how they changed, and which began.
_OF_ALL: Final = _OF_STATES | {"changed", "since", "hardest"}
_STATES: Final = frozenset({"estado", "estados", "state", "states", "entidades"})
_SECOND: Final = {facet: besides for besides, facet in BESIDES.items()}
# After all dates.
# What is looked for as words where no entry has it beside the rest.
_BY_WORDS: Final = ("population", "action-type", "objective", "country", "institution")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Those of the entries that also say words by which the question names nothing: the words, what is told of them."""

    words: tuple[str, ...]
    total: int
    editions: tuple[tuple[str, int], ...]
    aspects: tuple[Aspect, ...]
    types: tuple[OfferSubject, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What a question was understood as, and what the entries say that have all of it.

    `understood` are the facets, what is named of them and its page; `words` those looked for, `left_out` those that
    no such entry holds, `elsewhere` how many others hold these, or the words where no entry has all. `less` are, where
    no entry has all, how many have less; `explore` finds the same entries.
    `states` are, by edition, which state governments report this, where that is asked; `figures` what they count.
    `unreported` are the bodies that are looked for where others name them, as they report nothing of this.
    `either`: of several things of a kind that are named, any is enough. `narrowed` are those that also say its
    other words, `own` how many of those that take place in a state its government reports, `there` the other way
    round, `of_objective` how many stand under the objective about the group, `named_too` the entries of
    others that name a body that reports. `by_words` are how many of what is named hold each of several words alone, or
    a word that is another name of it. `unread` are bodies that the question calls by name and of which nothing
    was read. `figures_wider`: they count all people of these entries, as none counts the group that is named.
    `further` is what else is told of them.
    """

    understood: tuple[tuple[str, OfferSubject, str], ...]
    words: tuple[str, ...]
    left_out: tuple[str, ...]
    elsewhere: Mapping[str, int]
    total: int
    aims: int
    editions: tuple[tuple[str, int], ...]
    aspects: tuple[Aspect, ...]
    rows: tuple[Row, ...]
    less: tuple[Less, ...]
    explore: str
    states: tuple[tuple[str, tuple[StateList, ...]], ...]
    beside: Beside | None
    unreported: tuple[OfferSubject, ...]
    either: bool
    narrowed: Narrowed | None
    own: ToldValue | None
    by_words: tuple[tuple[str, int], ...]
    there: ToldValue | None
    of_objective: ToldValue | None
    named_too: NamedToo | None
    unread: tuple[str, ...]
    figures: tuple[Sample, ...]
    figures_total: int
    figures_wider: bool
    further: Further


def unknown_name(asked: Asked) -> str:
    """A name, by its capitals, that nothing is called by and no text has; empty where there is none.

    A name in another language than the documents' stands in no text: it is unknown where no entry has all its words.
    """
    for name in asked.named.unknown:
        phrase = fold_as_queries(name)
        words = [word for word in phrase.split() if weighs(word)]
        if not (holding(asked, phrase) if asked.lang == DOCUMENTS_LANGUAGE else among_words(asked, words)):
            return name
    return ""


async def answered_of(context: PageContext, asked: Asked) -> Answered | None:
    """What the entries say that have all that a question names; None where it names one thing and asks nothing."""
    filters = _filters_asked(asked)
    words, either = _looked_for(asked, scoped=_is_scoped(asked, filters))
    if not _is_answered(asked, filters, words):
        return None
    entries = await every_entry(context)
    at = asked.index.bits
    held = await begun_in(context, asked, _found(asked, filters, words))
    if not (held.filters or held.words or asked.bodies is not None or asked.ranked or _OF_ALL & {*asked.intents}):
        return None
    told, mask = Told(context, asked, held.filters), held.mask & _within(asked)
    there_is = abroad(told, held)
    # Those that say the other words of the question, or "in" the country that it names, stand first.
    first = held.narrowed or (there_is.mask if there_is else 0)
    found = sorted((entries[iri] for iri in entries if mask & at.get(iri, 0)), key=lambda one: not first & at[one.iri])
    found = await in_order_of_beginning(context, asked, found)
    counted, said = ({one.iri for one in found}, _of_anybody(asked, held)), held.words or held.saying
    figures, all_people = await figures_of(context, asked, counted, said)
    side_by_side = beside(told, said, narrowed=bool(held.saying))
    return Answered(
        _understood(told, held),
        held.words,
        held.left_out,
        _elsewhere(asked, held.left_out if mask else held.words),
        mask.bit_count(),
        (asked.index.matching({"aim": ["true"]}) & mask).bit_count(),
        told.editions(found),
        tuple(await told.aspects(mask, found)),
        tuple(await _rows(told, held, found[:ROWS_MOST])),
        () if mask else told.less(),
        ""
        if held.words or "hardest" in asked.intents or asked.bodies is not None or held.begun or age_of(asked)
        else told.explore(held.filters),
        states_told(told, mask) if {"silence", "stating"} & {*asked.intents} and "state" not in filters else (),
        side_by_side,
        told.unreported() if asked.named.all_of("institution") else (),
        any(len(slugs) > 1 for facet, slugs in held.filters.items() if facet not in ("document", "programme")),
        await _narrowed(told, held, entries),
        own(told, mask),
        by_words(told, held, either, _within(asked)),
        there(told, held),
        of_objective(told),
        named_too(told),
        tuple(asked.named.unread),
        tuple(figures[:FIGURES_MOST]),
        len(figures),
        all_people,
        await further_of(told, held, found, entries, there_is=there_is, beside=side_by_side),
    )


def _elsewhere(asked: Asked, words: Sequence[str]) -> dict[str, int]:
    """How many entries hold each of words that none with all that is named does; without wide words."""
    counts = {word: len(holding(asked, word)) for word in words}
    return {word: count for word, count in counts.items() if 0 < count <= ROWS_MOST}


def _understood(told: Told, held: Held) -> tuple[tuple[str, OfferSubject, str], ...]:
    """The facets that a question was understood as, what it names of them, and its page."""
    sector = {"sector": [told.asked.sector]} if told.asked.bodies is not None else {}
    named = {**held.filters, **sector}
    return tuple((facet, told.subject(facet, s), told.href(facet, s)) for facet, of in named.items() for s in of)


def _of_anybody(asked: Asked, held: Held) -> set[str]:
    """The entries with all that is named but the group: a figure may count it in one that is for others too.

    A body that reports is asked for what it reports, though others name it where they are for the group.
    """
    filters = {facet: of for facet, of in held.filters.items() if facet != "population"}
    own = {("reporter" if facet == "names" else facet): of for facet, of in filters.items()}
    others = asked.index.matching(own) or asked.index.matching(filters)
    return {iri for iri, bit in asked.index.bits.items() if others & bit}


async def _rows(told: Told, held: Held, found: Sequence[EntryLine]) -> list[Row]:
    """The entries with the lines that hold the words, or that tell since when, where that is asked."""
    at = told.asked.index.bits
    rows = [
        told.row(one, held.words or (held.saying if held.narrowed & at[one.iri] else ()), at[one.iri]) for one in found
    ]
    return await with_beginnings(told, rows) if "since" in told.asked.intents else rows


async def _narrowed(told: Told, held: Held, entries: Mapping[str, EntryLine]) -> Narrowed | None:
    """Those of the entries that also say the other words of the question; None where it has none that some say."""
    if not held.saying:
        return None
    mask, at = held.narrowed & (_within(told.asked)), told.asked.index.bits
    found = [one for iri, one in entries.items() if mask & at.get(iri, 0)]
    told_of = [replace(one, values=tuple(v for v in one.values if v.count)) for one in await told.aspects(mask, found)]
    aspects = tuple(one for one in told_of if one.values)
    types = tuple(told.subject("type", slug) for slug in held.types)
    return Narrowed(held.saying, mask.bit_count(), told.editions(found), aspects, types) if found else None


def _filters_asked(asked: Asked) -> dict[str, list[str]]:
    """The filters for all that a question names, as it asks for it."""
    together = "partners" in asked.intents or asks_jointly(asked.named, asked.spoken)
    # Others than states' governments report what takes place in a state.
    others = asked.bodies is not None or any(one != OF_GOVERNMENTS for one in asked.named.all_of("chapter"))
    own = REPORTING & {*asked.named.rest} and "reporters" not in asked.intents and not others
    by_its_own = together or bool(own)
    governments = [] if "named" in asked.intents else governed(asked.named, asked.known)
    filters = filters_of(
        asked.named,
        asked.index,
        by_its_own=by_its_own,
        together=together,
        within=_within(asked),
        governed=governments,
    )
    if (region := asked.named.region) and not _OF_STATES & {*asked.intents}:
        filters["reporting_state" if own else "state"] = list(region)
    if "since" in asked.intents and begun_years(asked.spoken):
        # In which year something began is no edition.
        filters.pop("document", None)
        return filters
    if asked.ranked and _OF_ACTIONS.search(asked.spoken) and not _OF_AIMS.search(asked.spoken):
        # Most or fewest actions are counted without what is only planned.
        filters["aim"] = ["false"]
    years = asked.other_years
    documents = asked.index.masks.get("document", {})
    if of_study := [key for key in documents if asked.index.edition(key) in years]:
        # A study is of no edition, and asked for by its year.
        filters["document"] = [*filters.get("document", ()), *of_study]
    if "agencies" in asked.intents:
        # "UN agencies" are bodies of the United Nations, not what names it.
        filters = {facet: of for facet, of in filters.items() if facet not in ("reporter", "names")}
    if together and asked.bodies is not None:
        # A body that works with those of a sector takes part in the same entries, whichever of them reports.
        bodies = filters.pop("reporter", []) + filters.pop("names", [])
        filters |= {"involved": bodies} if bodies else {}
    return filters


def _is_scoped(asked: Asked, filters: Mapping[str, list[str]]) -> bool:
    """Whether a question names something besides an edition or another frame."""
    return asked.bodies is not None or any(facet not in _FRAMES for facet in filters)


def _looked_for(asked: Asked, *, scoped: bool) -> tuple[list[str], list[str]]:
    """The words by which a question names nothing and entries are looked for, and those that may hold as well.

    `scoped`: it names something besides, of which a verb of asking ("colabora") says nothing more.
    """
    own = named_words(asked) if scoped else frozenset()
    words = [word for word in looked_for(asked) if not (scoped and is_cue(word)) and word not in own][:_WORDS_MOST]
    either = [word for word in words if joined(asked, word)]
    words = pairs(asked, [word for word in words if word not in either])
    for phrase in map(fold_as_queries, asked.named.unknown):
        # A name that only a text has is looked for as it stands.
        if holding(asked, phrase):
            words = [phrase, *(word for word in words if word not in phrase.split())]
    return words, either


def _is_answered(asked: Asked, filters: Mapping[str, list[str]], words: Sequence[str]) -> bool:
    """Whether what is named is more than one thing, or something is asked of it that entries tell."""
    own = [intent for intent in asked.intents if intent not in TOLD_BY_PAGES]
    # What is not so, or no longer, is told by its own page: entries that have all that is named would say the contrary.
    allowed = (
        any(facet in filters for facet in BESIDES)
        or asked.ranked in ("least", "each")
        or {"silence", "changed"} & {*own}
        or asks_without(asked.named, asked.spoken)
    )
    if (asked.intents and not own) or (NEGATIONS & {*asked.named.rest} and not allowed):
        return False
    if "silence" in own and (asked.reporting or {"state", "reporting_state"} & {*filters}):
        return False
    if _OF_STATES & {*own} and (asked.named.region or _STATES & {*asked.spoken.split()}):
        return True
    if (
        ("changed" in own and not words)
        or ("since" in own and (begun_years(asked.spoken) or age_of(asked)))
        or (own and asks_share(asked.spoken))
    ):
        return True
    constraints = sum(map(len, filters.values())) + bool(words) + (asked.bodies is not None)
    return bool(asked.ranked and RANKED & {*own}) or constraints >= _BOTH or bool(constraints and (own or asked.number))


def _found(asked: Asked, filters: Mapping[str, list[str]], words: Sequence[str]) -> Held:
    """The entries with all that is named, and those of them that say the other words; without a name, those that do.

    Where none has all that is named, those that hold one thing's name as words.
    """
    among = asked.index.matching(filters)
    if asked.bodies is not None:
        among &= asked.index.matching({"reporter" if asked.reporting else "involved": sorted(asked.bodies)})
    held = {word: asked.index.mask_of(holding(asked, word)) for word in words}
    for called in map(fold_as_queries, asked.named.unknown):
        if " " in called and held.get(called) and not held[called] & among:
            # What others do says nothing of what is called by its name.
            return Held(filters, (called,), (), 0)
    scoped = _is_scoped(asked, filters)
    types = types_of(asked, words) if filters and "type" not in filters else {}
    for word, slug in types.items():
        if not scoped and not among & held[word]:
            # Of a chapter or an edition, where none says the word, those are told that do such a thing.
            return _found(asked, {**filters, "type": [slug]}, [one for one in words if one != word])
        held[word] |= asked.index.matching({"type": [slug]}) if scoped else 0
    # Of two things that are held side by side, either may hold the words.
    either = {facet: [*of, *filters.get(_SECOND.get(facet, ""), ())] for facet, of in filters.items()}
    any_of = asked.index.matching({facet: of for facet, of in either.items() if facet not in BESIDES})
    chosen = _most(any_of, held) if any_of else ()
    mask = among
    for word in chosen:
        mask &= held[word]
    whole = [said[0] for said in asked.named.said.values() if len(said) == 1]
    left = tuple(word for word in words if word not in chosen and word not in whole)
    if scoped and (among or len(filters) < _BOTH or any(facet in BESIDES for facet in filters)):
        kinds = tuple(dict.fromkeys(types[word] for word in chosen if word in types))
        return Held(filters, (), left, among, chosen, mask, types=kinds)
    if mask or len(filters) < _BOTH:
        return Held(filters, chosen, left, mask)
    for kind in _BY_WORDS:
        name = [word for slug in asked.named.all_of(kind)[:1] for word in asked.named.said.get((kind, slug), ())]
        others = {facet: of for facet, of in filters.items() if PLAIN.get(facet, facet) not in _facets_of(kind)}
        spoken = [word for word in name if weighs(word) and word not in TOO_WIDE]
        if not spoken or len(others) == len(filters) or _FRAMES.issuperset(others):
            # Whoever else names it in an edition does not answer what it reports in that.
            continue
        mask = asked.index.matching(others) & among_words(asked, spoken)
        if mask:
            return Held(others, tuple(spoken), tuple(words), mask, instead=(kind, asked.named.all_of(kind)[0]))
    return Held(filters, (), tuple(words), 0)


def _facets_of(kind: str) -> tuple[str, ...]:
    return ("reporter", "names", "involved") if kind == "institution" else (FILTERS.get(kind, kind),)


def _within(asked: Asked) -> int:
    """The entries that tell what is asked: with challenges, where what is hard is asked, or with laws; else all."""
    if asked.named.region and _OF_STATES & {*asked.intents}:
        reported, there = ({facet: asked.named.region} for facet in ("reporting_state", "state"))
        return asked.index.matching(reported) | asked.index.matching(there)
    if "laws" in asked.intents and (asked.bodies is not None or "reporters" in asked.intents):
        return asked.index.having("instrument")
    return asked.index.having("challenge") if "hardest" in asked.intents else -1


def _most(among: int, held: Mapping[str, int]) -> tuple[str, ...]:
    """As many of the words as some of the entries hold together; of as many, those that most hold."""
    for size in range(len(held), 0, -1):
        found = []
        for chosen in combinations(held, size):
            mask = among
            for word in chosen:
                mask &= held[word]
            if mask:
                found.append((mask.bit_count(), chosen))
        if found:
            return max(found)[1]
    return ()
