"""Answers of their own kind that the search tells at once: aims and what followed, published statements, what ended.

They are the answers of the pages that the search offers, narrowed to what the question names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.aim_echoes import Echo, echoes_of_aims
from entramado.api.pages.answered_told import Asked, ToldValue
from entramado.api.pages.answered_words import holding, looked_for
from entramado.api.pages.answers import bound, plain
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.editions import Course, courses, editions_of
from entramado.api.pages.listed import body_name
from entramado.api.pages.reconciliation import verdict
from entramado.api.pages.search_words import weighs
from entramado.api.pages.subjects import OfferSubject, printed, subject_of
from entramado.api.pages.text_index import forms_of
from entramado.api.sparql.engine import Term

_BODIES: Final = {"joined": ("joined", "succeeds"), "leftover": ("left",), "renamed": ("renamed",)}
_REVERSED: Final = {"leftover": "joined", "ended": "new"}
_PROGRAMMES: Final = frozenset({"ended", "new", "continues"})
_FILTERS: Final = {"objective": "objective", "population": "population", "institution": "reporter"}
_BOTH: Final = 2
_CLAIMS_MOST: Final = 30


@dataclass(frozen=True, slots=True)
class AimTold:
    """An aim: its title and page, its line, its objective, and the later actions found to take it up, each with how.

    `perhaps` are, where none is found, those that share its words: edition, action, the words.
    """

    aim: ToldValue
    line: str
    line_href: str
    objective: OfferSubject
    followed: tuple[tuple[str, str, ToldValue], ...]
    perhaps: tuple[tuple[str, ToldValue, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class AimsTold:
    """The aims of a document that a question is about, and how many later actions their objectives have by edition.

    `page` has all of them; `unsaid` are words of the question that no aim says.
    """

    edition: str
    aims: tuple[AimTold, ...]
    later: tuple[tuple[OfferSubject, tuple[ToldValue, ...]], ...]
    about: tuple[OfferSubject, ...]
    page: str
    unsaid: tuple[str, ...] = ()

    @property
    def followed(self) -> int:
        """How many of the aims some later action takes up."""
        return sum(bool(one.followed) for one in self.aims)

    @property
    def perhaps(self) -> int:
        """How many of the others some later action may take up."""
        return sum(bool(one.perhaps) for one in self.aims)


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """A published statement: its kind, chapter, value and the computed one, the verdict and where it stands."""

    kind: str
    chapter: OfferSubject | None
    published: str
    computed: str
    verdict: str
    href: str
    line: str
    line_href: str


@dataclass(frozen=True, slots=True)
class ClaimsTold:
    """What the executive report states of what a question names, how often it holds, and where its text has words."""

    about: tuple[OfferSubject, ...]
    total: int
    verdicts: tuple[tuple[str, int], ...]
    claims: tuple[ClaimTold, ...]
    page: str
    words: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CoursesTold:
    """What joined, left, ended or went on: the key of its words, editions, who or what, and the page that has them."""

    key: str
    editions: tuple[str, ...]
    about: tuple[OfferSubject, ...]
    values: tuple[ToldValue, ...]
    page: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The answers of their own kind, as far as a question asks for them."""

    aims: AimsTold | None = None
    claims: ClaimsTold | None = None
    courses: CoursesTold | None = None

    @property
    def tell(self) -> bool:
        """Whether there is one."""
        return any((self.aims, self.claims, self.courses))


async def parts_of(context: PageContext, asked: Asked) -> Parts:
    """The answers of their own kind to a question."""
    after = {*asked.intents}
    if "aims" in after:
        return Parts(aims=await _aims(context, asked))
    if "promised" in after:
        return Parts(claims=await _claims(context, asked))
    status = next((one for one in asked.intents if one in _BODIES or one in _PROGRAMMES), "")
    if asked.named.editions[:2] == sorted(asked.named.editions[:2], reverse=True) and len(asked.named.editions) > 1:
        # What is in a later edition and not in an earlier one is new.
        status = _REVERSED.get(status, status)
    if status in _BODIES and not asked.named.all_of("institution"):
        return Parts(courses=await _bodies(context, asked, status))
    return Parts(courses=await _programmes(context, asked, status)) if status in _PROGRAMMES else Parts()


def _subject(asked: Asked, kind: str, slug: str) -> OfferSubject:
    return subject_of(asked.known, asked.index, kind, slug, asked.lang)


def _local(asked: Asked) -> str:
    return "/en" if asked.lang == "en" else ""


def _about(asked: Asked, *kinds: str) -> tuple[OfferSubject, ...]:
    return tuple(_subject(asked, kind, slug) for kind in kinds for slug in asked.named.all_of(kind)[:1])


async def _aims(context: PageContext, asked: Asked) -> AimsTold | None:
    aims = asked.index.matching({"aim": ["true"]})
    having = [key for key, of in asked.index.masks.get("document", {}).items() if of & aims]
    years = {key: str(asked.index.order.get(f"document/{key}", "")) for key in having}
    document = next((key for key in having if years[key] in asked.named.editions), next(iter(having), ""))
    if not document:
        return None
    rows = (await context.run("aims-and-what-followed", asked.lang, document=document, lang=asked.lang)).terms.rows
    chosen, unsaid = _chosen(asked, aims)
    objectives = asked.named.all_of("objective")
    if unsaid and chosen == aims and not objectives:
        # Of what no aim says, none is told.
        chosen = 0
    told: dict[str, list[Mapping[str, Term]]] = {}
    for row in rows:
        of_objective = not objectives or short(row["objective"].value) in objectives
        if "aim" in row and of_objective and asked.index.bits.get(row["aim"].value, 0) & chosen:
            told.setdefault(row["aim"].value, []).append(row)
    echoes = await echoes_of_aims(context)
    under = list(dict.fromkeys(short(of[0]["objective"].value) for of in told.values())) or objectives
    later = {short(row["objective"].value): row["laterActions"].value for row in rows if "laterActions" in row}
    query = urlencode({"document": document, **({"objective": under[0]} if len(under) == 1 else {})})
    about = _about(asked, "objective", "population")
    return AimsTold(
        years[document],
        tuple(_aim(context, asked, of, echoes.get(iri, ())) for iri, of in told.items()),
        tuple((_subject(asked, "objective", one), _later(asked, later.get(one, ""))) for one in under) if about else (),
        about,
        f"{_local(asked)}/queries/aims-and-what-followed?{query}",
        unsaid,
    )


def _chosen(asked: Asked, aims: int) -> tuple[int, tuple[str, ...]]:
    """The aims with the group that a question names, or with words of it where it names no objective.

    Beside them stand the words that none of them says.
    """
    chosen = aims & asked.index.matching({"population": asked.named.all_of("population")[:1]})
    if asked.named.all_of("population") and chosen:
        return chosen, ()
    unsaid = []
    words = [] if asked.named.all_of("objective") else looked_for(asked)
    for word in words:
        if of_word := aims & asked.index.mask_of(holding(asked, word)):
            aims = of_word
        else:
            unsaid.append(word)
    return aims, tuple(unsaid)


def _aim(context: PageContext, asked: Asked, rows: Sequence[Mapping[str, Term]], echoes: Sequence[Echo]) -> AimTold:
    first, lang = rows[0], asked.lang
    line, document = first["aimLine"].value, short(first["document"].value)
    followed = tuple(
        (
            row["edition"].value[:4],
            row["takenUp"].value,
            ToldValue(printed(row["entryLabel"].value), context.href(row["entry"].value, lang), 0),
        )
        for row in rows
        if "entry" in row
    )
    return AimTold(
        ToldValue(printed(first["aimLabel"].value), context.href(first["aim"].value, lang), 0),
        line,
        context.lines_href(document, line, line, lang),
        _subject(asked, "objective", short(first["objective"].value)),
        followed,
        () if followed else tuple(_perhaps(context, asked, one) for one in echoes),
    )


def _perhaps(context: PageContext, asked: Asked, echo: Echo) -> tuple[str, ToldValue, tuple[str, ...]]:
    entry = echo.entry
    return entry.edition, ToldValue(printed(entry.label), context.href(entry.iri, asked.lang), 0), echo.words


def _later(asked: Asked, joined: str) -> tuple[ToldValue, ...]:
    """The later actions under an objective by edition, out of "document:year:objective:number" joined by blanks."""
    found = []
    for document, year, objective, number in (one.split(":") for one in joined.split()):
        query = urlencode({"document": document, "objective": objective, "aim": "false"})
        found.append(ToldValue(OfferSubject(year[:4]), f"{_local(asked)}/explore?{query}", int(number)))
    return tuple(found)


async def _claims(context: PageContext, asked: Asked) -> ClaimsTold | None:
    given = {kind: asked.named.all_of(kind)[0] for kind in ("objective", "chapter") if asked.named.all_of(kind)}
    rows = (await context.engine.rows(bound("reconciliation", given, context.base.iri))).rows
    # What it says of a place or a group is in no statement that could be counted.
    spoken = [
        word
        for (kind, slug), said in asked.named.said.items()
        if kind not in given and slug in asked.named.all_of(kind)
        for word in said
        if weighs(word)
    ] + looked_for(asked)
    document = next((short(row["document"].value) for row in rows), "")
    words = tuple(word for word in spoken if not given or _lines_of(context, asked, document, [word]))
    told = [_claim(context, asked, row) for row in rows] if given or not words else []
    found = Counter(one.verdict for one in told)
    return ClaimsTold(
        _about(asked, "objective", "chapter"),
        len(told),
        tuple((key, found[key]) for key in ("agrees", "holds", "differs", "open") if found[key]),
        tuple(told[:_CLAIMS_MOST]),
        f"{_local(asked)}/reconciliation{f'?{urlencode(given)}' if given else ''}",
        words,
        _lines_of(context, asked, document, words),
    )


def _lines_of(context: PageContext, asked: Asked, document: str, words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The lines of a document that hold all of some words, each with its address."""
    if not words or context.originals is None or document not in context.originals:
        return ()
    lines = context.originals.lines_holding(document, [forms_of(word) for word in words])
    return tuple((str(one), context.lines_href(document, str(one), str(one), asked.lang)) for one in lines)


def _claim(context: PageContext, asked: Asked, row: Mapping[str, Term]) -> ClaimTold:
    values = {name: plain(row.get(name)) for name in ("published", "computed", "agrees", "holds")}
    chapter = row["chapterCode"].value.lower() if "chapterCode" in row else ""
    line, slug = row["firstLine"].value, short(row["claim"].value)
    return ClaimTold(
        row["claimKind"].value,
        _subject(asked, "chapter", chapter) if chapter else None,
        "" if values["published"] is None else str(values["published"]),
        "" if values["computed"] is None else str(values["computed"]),
        verdict(values),
        f"{_local(asked)}/reconciliation/{slug}",
        line,
        context.lines_href(short(row["document"].value), line, row["lastLine"].value, asked.lang),
    )


async def _bodies(context: PageContext, asked: Asked, status: str) -> CoursesTold:
    years = sorted(asked.named.editions)
    known = sorted(year for year in asked.known.editions if year in _with_reporters(asked))
    before, after = (years[0], years[-1]) if len(years) >= _BOTH else _around(known, years)
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
    values = list({one.href: one for one in values}.values())
    values.sort(key=lambda one: (-one.count, one.subject.text))
    query = urlencode({"from": before, "to": after, "status": _BODIES[status][0]})
    return CoursesTold(status, (before, after), (), tuple(values), f"{_local(asked)}/compare?{query}#institutions")


def _with_reporters(asked: Asked) -> frozenset[str]:
    """The editions whose institutions are compared: those of the reports, which tell by objectives."""
    told = asked.index.having("objective")
    documents = asked.index.masks.get("document", {})
    return frozenset(str(asked.index.order.get(f"document/{key}", "")) for key, of in documents.items() if of & told)


def _around(known: Sequence[str], years: Sequence[str]) -> tuple[str, str]:
    """The edition before and the one after a change: around the year that is named, else the last two."""
    if years and years[0] in known[:-1]:
        at = known.index(years[0])
        return known[at], known[at + 1]
    return known[-2] if len(known) > 1 else known[-1], known[-1]


async def _programmes(context: PageContext, asked: Asked, status: str) -> CoursesTold:
    filters = {of: asked.named.all_of(kind)[0] for kind, of in _FILTERS.items() if asked.named.all_of(kind)}
    everything = courses(await context.engine.rows(bound("programmes", filters, context.base.iri)))
    editions = editions_of(everything, asked.known.editions)
    years = sorted(asked.named.editions)
    earlier = years[0] if years and years[0] != editions[-1] else ""
    kept = [one for one in everything if _is_of(one, status, editions, earlier)]
    values = tuple(
        ToldValue(printed(one.label), f"{_local(asked)}/programmes/{one.slug}", sum(one.entries.values()))
        for one in kept
    )
    given = {"status": status, **filters, **({"last": earlier} if earlier and status == "ended" else {})}
    shown = (earlier, editions[-1]) if earlier else (editions[-1],)
    about = _about(asked, *_FILTERS)
    return CoursesTold(status, shown, about, values, f"{_local(asked)}/programmes?{urlencode(given)}")


def _is_of(course: Course, status: str, editions: Sequence[str], earlier: str) -> bool:
    if not course.has(status, editions):
        return False
    if status == "ended" and earlier:
        return course.last == earlier
    return status != "continues" or not earlier or earlier in course.entries
