"""The pages of the site that answer a question in plain words: offered by the search before what it finds.

What the question is after says which page, what it names (a state, a body, a group) which one, and the filters of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.answers import bound
from entramado.api.pages.cells import grouped
from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext, short
from entramado.api.pages.entry_details import bodies_of_sector, entries_by_all
from entramado.api.pages.every_figure import every_figure
from entramado.api.pages.explorer import facet_index
from entramado.api.pages.facets import BESIDES, FacetIndex
from entramado.api.pages.families import families
from entramado.api.pages.figures_found import figures_found
from entramado.api.pages.known_entities import entities
from entramado.api.pages.question.asked_after import After, after
from entramado.api.pages.question.figure_words import counted_in, saying
from entramado.api.pages.question.intents import (
    ABOUT_MONEY,
    DEATHS,
    Uncounted,
    asks_series,
    cue_words,
    is_cue,
    uncounted,
)
from entramado.api.pages.question.named_instruments import add_instrument
from entramado.api.pages.question.names import named_in
from entramado.api.pages.question.numbers import lines_in, numbers_in
from entramado.api.pages.question.recognised import RecognisedNames
from entramado.api.pages.question.regions import add_region
from entramado.api.pages.question.the_dead import without_the_living
from entramado.api.pages.replies.entries import answered_of, unknown_name
from entramado.api.pages.replies.figure_samples import PAGE, figure_samples
from entramado.api.pages.replies.offer_targets import (
    DATES,
    FILTERS,
    OF_FIGURES,
    ON_ITS_PAGE,
    ONLY_NAMED,
    TARGETS,
    Target,
)
from entramado.api.pages.replies.offered import NO_PARTS, Offer, Offers, once
from entramado.api.pages.replies.partners_by_edition import of_partners
from entramado.api.pages.replies.parts import parts_of
from entramado.api.pages.replies.programme_counts import of_programmes
from entramado.api.pages.replies.told import Asked
from entramado.api.pages.search.index import SearchIndex
from entramado.api.pages.search.text_index import text_index
from entramado.api.pages.search.words import (
    WORD,
    YEAR,
    asks_number,
    is_generic,
    says_what,
    spelled_numbers,
    without_stops,
)
from entramado.api.pages.subjects import OfferSubject, printed, subject_of
from entramado.api.translations.interface import Language
from entramado.ontology.folding import fold_as_queries, fold_words
from entramado.queries.entities import Entities

_MOST: Final = 5
# The page of a body that is named is among so many.
_FIRST: Final = 3
_STORED: Final = frozenset({"actions", "promised"})
_COUNTED: Final = frozenset({"people", "money", "spending", "actions"})
_WHERE: Final = ("objective", "state", "document")
# Pages of things so wide that what is asked says more.
_WIDE: Final = ("/page/sector/", "/page/chapter/")
_VALUES_MOST: Final = 3
_BOTH: Final = 2
_PARTNERS: Final = "state-partners"


async def offers_for(context: PageContext, question: str, lang: Language, names: SearchIndex) -> Offers:
    """The pages that answer a question; none where it is words to be looked for and no more.

    What the question names by a part of a name alone ("the Red Cross") is looked for among `names`.
    """
    if not question:
        return Offers()
    question = without_stops(question)
    known, index = await entities(context), await facet_index(context)
    title = fold_as_queries(question).strip()
    if title in index.titles and title not in known.names("programme"):
        # The whole title of an entry is looked for, and not what a part of it names.
        return Offers()
    named = await named_in(question, known, names, lang)
    add_region(named, question, known)
    add_instrument(named, question, await entries_by_all(context))
    without_the_living(named, question)
    what = of_partners(question, named, of_programmes(question, named, after(question, named, known)))
    missing, asked = None if named.acronym_programmes else uncounted(question, named.rest), what.intents
    asking = _Asking(named, known, index, lang, next(iter(YEAR.findall(question)), ""))
    found = await _found(context, question, asking, what, missing)
    near = await asking.near(context, missing) if missing else ()
    reason = f"uncounted.{missing.count}" if missing else "uncounted.series" if asks_series(question) else ""
    # That there is none of something is told by the answer itself.
    found = [offer for offer in found if offer.count != 0]
    unique = asking.with_own_page(once(found))
    local = "/en" if lang == "en" else ""
    sampled = [[await _with_samples(context, one, lang) for one in given] for given in (unique[:_MOST], near)]
    here = [tuple(replace(one, href=local + one.href) for one in given if one.count != 0) for given in sampled]
    told = await _asked(context, question, asking, names, what)
    unknown = unknown_name(told)
    parts = NO_PARTS if unknown else await parts_of(context, told)
    if parts.dead:
        # What is near to a count of people or of returns is of the living.
        reason, here = "", [(), here[1] if missing and missing.count == DEATHS else ()]
    of_line = bool(lines_in(question) and named.editions and not named.things)
    answered = None if unknown or parts.tell or of_line else await answered_of(context, told)
    return Offers(here[0], reason, here[1], answered, asked, unknown, parts)


async def _found(
    context: PageContext, question: str, asking: _Asking, what: After, missing: Uncounted | None
) -> list[Offer]:
    """The pages that answer, those of what is named first."""
    named, intents = asking.named, list(what.intents)
    found = [*(await asking.values(context, question)), *(await _family(context, named, question, asking.known))]
    found += asking.side_by_side()
    if found and not named.editions:
        # Two things held side by side are compared already.
        intents = [intent for intent in intents if intent != "changed"]
    figures = []
    if asks_number(question) and not missing and not _STORED & set(intents):
        figures = await asking.figures(context, WORD.findall(fold_as_queries(question)))
    # Figures told in a word of any question ("atendidos") are fewer than those of all people counted.
    generic = [one for one in figures if is_generic(one.subjects[0].text.strip("«…»"))]
    found += [one for one in figures if one not in generic]
    found += [*(one for intent in intents for one in asking.targets(intent)), *asking.editions()]
    topics = [word for word in named.rest if says_what(word) and not is_cue(word)]
    if not named.things and (named.unknown or (topics and ABOUT_MONEY & {*intents})):
        # What a name that only a text has costs is told by no page of all that costs something.
        found, generic = [], []
    if asks_number(question) and named.things and not _COUNTED & set(intents):
        found += asking.targets("people")
    found += generic
    apart = [kind for kind in named.things if kind not in FILTERS]
    if missing and (programme := named.all_of("programme")):
        # What the documents do not count in all, a programme's entries may.
        named_so = (asking.subject("programme", programme[0]),)
        found.insert(0, Offer("offer.figures", f"/figures?programme={programme[0]}", named_so))
        found.insert(1, Offer("offer.thing", f"/programmes/{programme[0]}", named_so))
    if named.things and not apart and (named.count > 1 or asks_number(question)):
        found += asking.entries()
    if not any(offer.subjects for offer in found):
        found += [offer for offer in asking.thing() if not found or not offer.href.startswith(_WIDE)]
    # What is about something that is named stands before what is about everything.
    found.sort(key=lambda offer: not offer.subjects)
    return found


async def _asked(context: PageContext, question: str, asking: _Asking, names: SearchIndex, told: After) -> Asked:
    """What a question is answered from."""
    index, texts = await entries_by_all(context), await text_index(context)
    bodies = await bodies_of_sector(context, told.sector) if told.sector else None
    spoken, cues = " ".join(WORD.findall(fold_as_queries(question))), cue_words(question)
    asked = (asking.named, told.intents, asking.known, index, names, texts, asking.lang, told.ranked, cues)
    # A sector of which nobody reports is told by those that name its bodies.
    reporting = told.reporting and bool(bodies and index.matching({"reporter": sorted(bodies)}))
    silent = told.reporting and not reporting
    return Asked(*asked, asks_number(question), spoken, told.sector, bodies, reporting, silent, question)


async def _with_samples(context: PageContext, offer: Offer, lang: Language) -> Offer:
    """A page of figures with the largest of them."""
    if not offer.href.startswith(PAGE):
        return offer
    count, samples = await figure_samples(context, offer.href, lang)
    return replace(offer, count=count, samples=samples)


async def _family(context: PageContext, named: RecognisedNames, question: str, known: Entities) -> list[Offer]:
    """The page of a name that several programmes share, where the question holds it."""
    folded = f" {fold_words(question)} "
    found = [one for one in (await families(context)).values() if f" {fold_words(one.name)} " in folded]
    whole = [slug for slug in named.all_of("programme") if f" {fold_words(known.label('programme', slug))} " in folded]
    if whole or not found:
        return []
    named.things["programme"] = list(found[0].members)
    return [Offer("offer.family", f"/programmes/family/{one.slug}", (printed(one.name),)) for one in found]


@dataclass(frozen=True, slots=True)
class _Asking:
    """A question with what it names, in a language."""

    named: RecognisedNames
    known: Entities
    index: FacetIndex
    lang: Language
    year: str = ""

    def subject(self, kind: str, slug: str) -> OfferSubject:
        """What a thing is called."""
        return subject_of(self.known, self.index, kind, slug, self.lang)

    async def values(self, context: PageContext, question: str) -> list[Offer]:
        """The lines that give a number of the question; years name no figure."""
        wanted = {*numbers_in(question).values(), *spelled_numbers(question)}
        found = []
        for line in lines_in(question):
            # A line of a document that is named by its year.
            for key in self._of_years():
                href = context.lines_href(key, line, line, DOCUMENTS_LANGUAGE)
                found.append(Offer("offer.line", href, (printed(f"{self.index.edition(key)}, {line}"),)))
        for row in await every_figure(context) if wanted else ():
            if not row["value"].value.isdecimal() or int(row["value"].value) not in wanted:
                continue
            line, key = row["line"].value, short(row["document"].value)
            href = context.lines_href(key, line, line, DOCUMENTS_LANGUAGE)
            said = f"{grouped(row['value'].value)} {row['unit'].value}", row["entryLabel"].value
            found.append(Offer("offer.value", href, tuple(map(printed, said))))
        return found[:_VALUES_MOST]

    async def figures(self, context: PageContext, asked: list[str]) -> list[Offer]:
        """The figures told in words of the question, of what else it names."""
        texts = await counted_in(context, asked, self.named.rest)
        # Of what is named, else of where alone: a body or a group may be what another one's entry is about.
        tries = [(text, takes) for takes in (OF_FIGURES, _WHERE) for text in texts]
        for text, takes in [*tries, *((text, ("document",)) for text in texts[:1])]:
            filters = {**self._filters(takes), "text": text}
            rows = await figures_found(context, filters)
            things = [one for kind in takes if (one := self._thing((kind,)))]
            said = (printed(f"«{text}…»"), *(self.subject(*one) for one in things))
            if rows:
                return [Offer("offer.near.figures", f"/figures?{urlencode(filters)}", said, len(rows))]
        return []

    def editions(self) -> Iterator[Offer]:
        """Two editions, held side by side."""
        if len(self.named.editions) > 1:
            yield self._offer("changed", Target("/compare", takes=("from",)))

    def side_by_side(self) -> Iterator[Offer]:
        """Two states or bodies, held side by side."""
        for kind, page in (("state", "states"), ("institution", "bodies")):
            if len(both := self.named.all_of(kind)[:2]) > 1:
                year = {"edition": self.named.editions[0]} if len(self.named.editions) == 1 else {}
                query = urlencode({"one": both[0], "other": both[1], **year})
                yield Offer(f"offer.{page}", f"/compare/{page}?{query}", tuple(self.subject(kind, s) for s in both))

    def targets(self, intent: str) -> list[Offer]:
        """The pages that answer what is asked: of the things that are named, else the one of all."""
        given = TARGETS[intent]
        own = [
            self._offer(intent, target, thing) for target in given if target.of and (thing := self._thing(target.of))
        ]
        return [*own[:2], *(self._offer(intent, target) for target in given if not target.of)][:2]

    def with_own_page(self, found: list[Offer]) -> list[Offer]:
        """What is offered, with the page of an institution that is named among the first, where it answers best."""
        slug = next(iter(self.named.all_of("institution")), "")
        own = f"/page/institution/{slug}"
        if not (slug and found) or any(one.href.partition("#")[0] == own for one in found[:_FIRST]):
            return found
        asked = (one.title.removeprefix("offer.") for one in found)
        section = next((ON_ITS_PAGE[name] for name in asked if name in ON_ITS_PAGE), "")
        if section and not self._reports(slug):
            section = ONLY_NAMED.get(section, "institution-named")
        rest = [one for one in found if one.href.partition("#")[0] != own]
        offer = Offer("offer.thing", f"{own}#{section}" if section else own, (self.subject("institution", slug),))
        return [*rest[: _FIRST - 1], offer, *rest[_FIRST - 1 :]]

    def _thing(self, kinds: tuple[str, ...]) -> tuple[str, str] | None:
        return self.named.first(*kinds)

    def _offer(self, intent: str, target: Target, thing: tuple[str, str] | None = None) -> Offer:
        kind, slug = thing or ("", "")
        path, hash, section = target.path.format(kind=kind, slug=slug).partition("#")
        if kind == "institution" and not self._reports(slug):
            section = ONLY_NAMED.get(section, section)
            if target.path.endswith("#topic-states"):
                path, hash, section = f"/explore?names={slug}", "#", "facet-state"
        if kind == "state" and section == _PARTNERS and not self.index.matching({"reporting_state": [slug]}):
            # A government that reports nothing has no partners on its page.
            hash = section = ""
        filters = self._filters(target.takes)
        if target.takes == DATES and self.year:
            filters = {"since": f"{self.year}-01-01", "until": f"{self.year}-12-31"}
        query = urlencode(filters)
        path += (f"{'&' if '?' in path else '?'}{query}" if query else "") + hash + section
        subjects = [thing] if thing else [one for kind in target.takes if (one := self._thing((kind,)))]
        years = self.named.editions if {"edition", "from", "document"} & set(target.takes) else []
        said = (*(self.subject(*one) for one in subjects), *(OfferSubject(year, "") for year in years))
        return Offer(f"offer.{target.title or intent}", path, said)

    def _filters(self, takes: tuple[str, ...]) -> dict[str, str]:
        found = {FILTERS.get(kind, kind): self.named.things[kind][0] for kind in takes if self.named.things.get(kind)}
        years = sorted(self.named.editions)
        if "reporter" in found and not self._reports(found["reporter"]):
            # What reports nothing itself is in the words of others.
            found["text"] = self.known.label("institution", found.pop("reporter"))
        if "document" in takes and len(of_years := self._of_years()) == 1:
            found["document"] = of_years[0]
        if "edition" in takes and years:
            found["edition"] = years[-1]
        if "from" in takes and len(years) > 1:
            found |= {"from": years[0], "to": years[-1]}
        elif "from" in takes and years and years[0] != max(self.known.editions):
            found["from"] = years[0]
        if "last" in takes and years and years[0] != max(self.known.editions):
            found["last"] = years[0]
        return found

    def entries(self) -> Iterator[Offer]:
        """The entries that have all that is named, with their number; of further things of one kind, any of them."""
        filters: dict[str, list[str]] = {
            FILTERS[kind]: self.named.things[kind] for kind in FILTERS if self.named.things.get(kind)
        }
        if "reporter" in filters and not any(map(self._reports, filters["reporter"])):
            filters["names"] = filters.pop("reporter")
        if of_years := self._of_years():
            filters["document"] = of_years
        if not filters:
            return
        for besides, facet in BESIDES.items():
            if len(both := filters.get(facet, [])) == _BOTH:
                filters[facet], filters[besides] = both[:1], both[1:]
        several = any(len(values) > 1 for name, values in filters.items() if name != "document")
        title = "offer.entries.either" if several or len(self.named.editions) > 1 else "offer.entries"
        subjects = [self.subject(kind, slug) for kind in FILTERS for slug in self.named.all_of(kind)]
        said = (*subjects, *(OfferSubject(year, "") for year in self.named.editions))
        count = self.index.matching(filters).bit_count()
        yield Offer(title, f"/explore?{urlencode(filters, doseq=True)}", said, count)
        if title == "offer.entries" and "state" in filters and "also_state" not in filters:
            filters["reporting_state"] = filters.pop("state")
            count = self.index.matching(filters).bit_count()
            yield Offer("offer.entries.reported", f"/explore?{urlencode(filters, doseq=True)}", said, count)

    def _reports(self, institution: str) -> bool:
        return institution in self.index.masks.get("reporter", {})

    def _of_years(self) -> list[str]:
        """The documents with entries of the years that are named."""
        keys = self.index.masks.get("document", {})
        return [key for key in keys if self.index.edition(key) in self.named.editions]

    def thing(self) -> Iterator[Offer]:
        """The page of what is named."""
        for kind, slugs in self.named.things.items():
            if kind == "instrument":
                query = urlencode({"instrument": slugs[0]})
                yield Offer("offer.thing", f"/queries/entries-naming-an-instrument?{query}", (printed(slugs[0]),))
                continue
            path = f"/programmes/{slugs[0]}" if kind == "programme" else f"/page/{kind}/{slugs[0]}"
            yield Offer("offer.thing", path, (self.subject(kind, slugs[0]),))

    async def near(self, context: PageContext, missing: Uncounted) -> tuple[Offer, ...]:
        """What is near a count that the documents do not keep: figures of single actions, the group, whom to ask."""
        found = []
        for text in filter(None, missing.words.split("|")):
            # Of the state that is named, where any are of it.
            there = self._filters(("state",))
            own = await figures_found(context, {**there, "text": text}) if there else ()
            if there and own:
                said = printed(f"«{text}…»"), self.subject("state", there["state"])
                href = f"/figures?{urlencode({**there, 'text': text})}"
                found.append(Offer("offer.near.figures", href, said, len(own)))
            elif count := await saying(context, text):
                query = urlencode({"text": text})
                found.append(Offer("offer.near.figures", f"/figures?{query}", (printed(f"«{text}…»"),), count))
        for kind, slug in (("population", missing.population), ("institution", missing.institution)):
            if self.known.has(kind, slug):
                found.append(Offer(f"offer.near.{kind}", f"/page/{kind}/{slug}", (self.subject(kind, slug),)))
        for slug in self.named.all_of("state")[:1]:
            given = {"entity": context.base.id("state", slug)}
            if (await context.engine.rows(bound("state-statistics", given, context.base.iri))).rows:
                href = f"/page/state/{slug}#state-statistics"
                found.append(Offer("offer.near.state", href, (self.subject("state", slug),)))
        return tuple(found)
