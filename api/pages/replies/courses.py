"""Programmes and institutions that joined, left, ended, went on or are in all editions, told at once by the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext
from entramado.api.pages.editions import Course, courses, editions_of, last_reported_by
from entramado.api.pages.listed import body_name
from entramado.api.pages.question.intents import is_cue
from entramado.api.pages.replies.between_editions import only_in
from entramado.api.pages.replies.offer_targets import FILTERS
from entramado.api.pages.replies.subjects import about_of, local, subject
from entramado.api.pages.replies.told import Asked, Told, ToldValue
from entramado.api.pages.replies.words import among_words, holding, looked_for
from entramado.api.pages.subjects import OfferSubject, printed
from entramado.ontology.folding import fold_words

_BODIES: Final = {"joined": ("joined", "succeeds"), "leftover": ("left", "silent"), "renamed": ("renamed",)}
# What becomes of bodies that no longer report by their own name.
_BY_OTHERS: Final = {"leftover": ("renamed", "parent", "units")}
_REVERSED: Final = {"leftover": "joined", "ended": "new"}
_BODY_WORDS: Final = ("instituci", "institution", "bodies", "dependenc", "organism")
_PROGRAMMES: Final = frozenset({"ended", "new", "continues", "everywhere"})
_FILTERS: Final = {"objective": "objective", "population": "population", "institution": "reporter"}
_BOTH: Final = 2
# What institutions report on, where those that left or joined are asked for.
_ABOUT: Final = frozenset({"objective", "population", "action-type", "state", "country"})


@dataclass(frozen=True, slots=True)
class CoursesTold:
    """What joined, left, ended or went on: the key of its words, editions, who or what, and the page that has them.

    `namesakes` are the addresses of those of which another one of the same name is still there; `besides` are bodies of
    which another one reports: what became of them (a status), how many, the page that has them.
    """

    key: str
    editions: tuple[str, ...]
    about: tuple[OfferSubject, ...]
    values: tuple[ToldValue, ...]
    page: str
    namesakes: frozenset[str] = frozenset()
    besides: tuple[tuple[str, int, str], ...] = ()


async def courses_of(context: PageContext, asked: Asked) -> CoursesTold | None:
    """What joined, left, ended or went on, where a question asks for it."""
    status = next((one for one in asked.intents if one in _BODIES or one in _PROGRAMMES), "")
    years = only_in(asked.spoken)
    if years and years[0] > years[1]:
        # What is in a later edition and not in an earlier one is new.
        status = _REVERSED.get(status, status)
    if status in _BODIES and not asked.named.all_of("institution"):
        return await _bodies(context, asked, status)
    if status == "everywhere" and any(word.startswith(_BODY_WORDS) for word in asked.spoken.split()):
        return _in_all(context, asked)
    return await _programmes(context, asked, status) if status in _PROGRAMMES else None


async def _bodies(context: PageContext, asked: Asked, status: str) -> CoursesTold:
    years = sorted(asked.named.editions)
    known = sorted(year for year in asked.known.editions if year in _with_reporters(asked))
    before, after = (years[0], years[-1]) if len(years) >= _BOTH else _around(known, years)
    if filters := _topics(asked):
        return _of_topic(context, asked, status, (before, after), filters)
    rows = (await context.run("compare-institutions", asked.lang, **{"from": before, "to": after})).terms.rows
    values = [
        ToldValue(
            OfferSubject(*body_name(context, row["institution"].value, row["institutionLabel"].value, asked.lang)),
            context.href(row["institution"].value, asked.lang),
            int(row["toEntries" if status == "joined" else "fromEntries"].value),
        )
        for row in rows
        if row["status"].value in _BODIES[status]
    ]
    values = [one for one in {one.href: one for one in values}.values() if _of_sector(asked, one)]
    values.sort(key=lambda one: (-one.count, one.subject.text))
    sector = (subject(asked, "sector", asked.sector),) if asked.bodies is not None else ()
    pages = {
        one: f"{local(asked)}/compare?{urlencode({'from': before, 'to': after, 'status': one})}#institutions"
        for one in (_BODIES[status][0], *_BY_OTHERS.get(status, ()))
    }
    became = {row["institution"].value: row["status"].value for row in rows}
    besides = tuple(
        (one, count, pages[one])
        for one in (_BY_OTHERS.get(status, ()) if asked.bodies is None else ())
        if (count := sum(of == one for of in became.values()))
    )
    told = (status, (before, after), sector, tuple(values), pages[_BODIES[status][0]])
    return CoursesTold(*told, besides=besides)


def _in_all(context: PageContext, asked: Asked) -> CoursesTold:
    """The institutions that report in every edition of the reports, on what else a question names."""
    index, filters = asked.index, _topics(asked)
    told, years = Told(context, asked, filters), sorted(_with_reporters(asked))
    keys = index.masks.get("document", {})
    of_years = [index.matching({**filters, "document": [k for k in keys if index.edition(k) == one]}) for one in years]
    every = index.matching(filters) if filters else index.everything
    there = [slug for slug, of in index.masks.get("reporter", {}).items() if all(of & one for one in of_years)]
    values = filter(partial(_of_sector, asked), told.counted("reporter", there, every))
    about = tuple(told.subject(facet, slug) for facet, of in filters.items() for slug in of)
    return CoursesTold("stayed", tuple(years), about, tuple(values), f"{local(asked)}/compare#institutions")


def _of_sector(asked: Asked, body: ToldValue) -> bool:
    return asked.bodies is None or body.href.rpartition("/")[2] in asked.bodies


def _topics(asked: Asked) -> dict[str, list[str]]:
    """The filters for what a question is about, besides editions and bodies."""
    return {
        facet: asked.named.all_of(kind)
        for kind, facet in FILTERS.items()
        if kind in _ABOUT and asked.named.all_of(kind)
    }


def _of_topic(
    context: PageContext, asked: Asked, status: str, years: tuple[str, str], filters: dict[str, list[str]]
) -> CoursesTold:
    """The institutions that report on something in one of two editions and not in the other."""
    index, told = asked.index, Told(context, asked, filters)
    keys = index.masks.get("document", {})
    of_years = [index.matching({**filters, "document": [k for k in keys if index.edition(k) == one]}) for one in years]
    there, gone = of_years if status == "leftover" else reversed(of_years)
    alone = [slug for slug, of in index.masks.get("reporter", {}).items() if of & there and not of & gone]
    values = filter(partial(_of_sector, asked), told.counted("reporter", alone, there))
    about = tuple(told.subject(facet, slug) for facet, of in filters.items() for slug in of)
    query = urlencode({"from": years[0], "to": years[1], "status": _BODIES[status][0]})
    return CoursesTold(status, years, about, tuple(values), f"{local(asked)}/compare?{query}#institutions")


def _with_reporters(asked: Asked) -> frozenset[str]:
    """The editions whose institutions are compared: those of the reports, which tell by objectives."""
    told = asked.index.having("objective")
    documents = asked.index.masks.get("document", {})
    return frozenset(asked.index.edition(key) for key, of in documents.items() if of & told)


def _around(known: Sequence[str], years: Sequence[str]) -> tuple[str, str]:
    """The edition before and the one after a change: around the year that is named, else the last two."""
    if years and years[0] in known[:-1]:
        at = known.index(years[0])
        return known[at], known[at + 1]
    return known[-2] if len(known) > 1 else known[-1], known[-1]


async def _programmes(context: PageContext, asked: Asked, status: str) -> CoursesTold:
    filters = {of: asked.named.all_of(kind)[0] for kind, of in _FILTERS.items() if asked.named.all_of(kind)}
    everything = courses(await context.engine.rows(bound("programmes", filters, context.base.iri)))
    of_topic, about_words = _programmes_of(asked)
    if of_topic is not None:
        everything = [one for one in everything if one.slug in of_topic]
    editions = editions_of(everything, asked.known.editions)
    if "reporter" in filters:
        everything = last_reported_by(everything, asked.known.label("institution", filters["reporter"]), editions)
    years = sorted(asked.named.editions)
    earlier = years[0] if years and years[0] != editions[-1] else ""
    reports = _with_reporters(asked)
    kept = [one for one in everything if _is_of(one, status, editions, earlier, reports)]
    there = {fold_words(one.label) for one in everything if editions[-1] in one.entries} if status == "ended" else set()
    values = tuple(
        ToldValue(printed(one.label), f"{local(asked)}/programmes/{one.slug}", sum(one.entries.values()))
        for one in kept
    )
    given = {"status": status, **filters, **({"last": earlier} if earlier and status == "ended" else {})}
    shown: tuple[str, ...] = (earlier, editions[-1]) if earlier else (editions[-1],)
    about = (*about_of(asked, *_FILTERS, "action-type"), *map(printed, about_words))
    if status == "everywhere":
        shown, given = tuple(sorted(reports)), {"status": "several", **filters}
    page = f"programmes?{urlencode(given)}"
    if status == "everywhere" and not filters and of_topic is None:
        page = "queries/programmes-in-all-editions"
    namesakes = frozenset(one.href for one in values if fold_words(one.subject.text) in there)
    return CoursesTold(status, shown, about, values, f"{local(asked)}/{page}", namesakes)


def _programmes_of(asked: Asked) -> tuple[frozenset[str] | None, tuple[str, ...]]:
    """The programmes of whose entries one is of the type that a question names, or says its words; None: all."""
    types = asked.named.all_of("action-type")[:1]
    mask = asked.index.matching({"type": types}) if types else asked.index.everything
    words = [] if types or asked.named.things else looked_for(asked)
    said = [word for word in words if not is_cue(word) and holding(asked, word)]
    mask &= among_words(asked, said)
    if mask == asked.index.everything:
        return None, ()
    having = asked.index.masks.get("programme", {})
    return frozenset(slug for slug, of in having.items() if of & mask), tuple(f"«{word}»" for word in said)


def _is_of(course: Course, status: str, editions: Sequence[str], earlier: str, reports: frozenset[str]) -> bool:
    if status == "everywhere":
        return reports <= course.entries.keys()
    if not course.has(status, editions):
        return False
    if status == "ended" and earlier:
        return course.last == earlier
    return status != "continues" or not earlier or earlier in course.entries
