"""Answers of their own kind that the search tells at once: aims and what followed, published statements, what ended.

They are the answers of the pages that the search offers, narrowed to what the question names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.aim_echoes import Echo, echoes_of_aims
from entramado.api.pages.answer_courses import CoursesTold, courses_of
from entramado.api.pages.answer_subjects import about_of, local, subject
from entramado.api.pages.answered_told import Asked, ToldValue
from entramado.api.pages.answered_words import holding, looked_for
from entramado.api.pages.answers import bound, plain
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.quoted_words import quoted_words
from entramado.api.pages.reconciliation import verdict
from entramado.api.pages.search_words import says_what, weighs
from entramado.api.pages.subjects import OfferSubject, printed
from entramado.api.pages.text_index import forms_of
from entramado.api.sparql.engine import Term

_LATER_MOST: Final = 4
_CLAIMS_MOST: Final = 30


@dataclass(frozen=True, slots=True)
class AimTold:
    """An aim: its title and page, its line, its objective, and the later actions found to take it up, each with how.

    `perhaps` are, where none is found, those that share its words: edition, action, the words. `words` are its own, of
    the first aims where the service has the documents.
    """

    aim: ToldValue
    line: str
    line_href: str
    objective: OfferSubject
    followed: tuple[tuple[str, str, ToldValue], ...]
    perhaps: tuple[tuple[str, ToldValue, tuple[str, ...]], ...] = ()
    words: str = ""


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
    courses = await courses_of(context, asked)
    return Parts(courses=courses) if courses else Parts()


async def _aims(context: PageContext, asked: Asked) -> AimsTold | None:
    aims = asked.index.matching({"aim": ["true"]})
    having = [key for key, of in asked.index.masks.get("document", {}).items() if of & aims]
    years = {key: asked.index.edition(key) for key in having}
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
    about = about_of(asked, "objective", "population", "action-type")
    found = [_aim(context, asked, of, echoes.get(iri, ())) for iri, of in told.items()]
    return AimsTold(
        years[document],
        _with_words(context, asked, found, document),
        tuple((subject(asked, "objective", one), _later(asked, later.get(one, ""))) for one in under)
        if about and len(under) <= _LATER_MOST
        else (),
        about,
        f"{local(asked)}/queries/aims-and-what-followed?{query}",
        unsaid,
    )


def _chosen(asked: Asked, aims: int) -> tuple[int, tuple[str, ...]]:
    """The aims with the group that a question names, or with words of it or beside it where it names no objective.

    Beside them stand the words that none of them says.
    """
    chosen = aims & asked.index.matching({"population": asked.named.all_of("population")[:1]})
    if asked.named.all_of("population") and not asked.named.all_of("objective"):
        said = asked.named.said.get(("population", asked.named.all_of("population")[0]), [])
        for word in said if not chosen else ():
            chosen |= aims & asked.index.mask_of(holding(asked, word)) if says_what(word) else 0
        if chosen:
            return chosen, ()
        for word in looked_for(asked):
            chosen |= aims & asked.index.mask_of(holding(asked, word))
        return chosen, tuple(said)
    if asked.named.all_of("population") and chosen:
        return chosen, ()
    unsaid = []
    if types := asked.named.all_of("action-type")[:1]:
        of_type = aims & asked.index.matching({"type": types})
        said = asked.named.said.get(("action-type", types[0]), [])
        return (of_type, ()) if of_type else (0, tuple(said))
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
        subject(asked, "objective", short(first["objective"].value)),
        followed,
        () if followed else tuple(_perhaps(context, asked, one) for one in echoes),
    )


def _with_words(context: PageContext, asked: Asked, aims: Sequence[AimTold], document: str) -> tuple[AimTold, ...]:
    """The aims, the first ones with the words of their line."""
    cells = quoted_words(context, [(document, int(one.line)) for one in aims], asked.lang)
    return tuple(replace(one, words=cell.text if cell else "") for one, cell in zip(aims, cells, strict=True))


def _perhaps(context: PageContext, asked: Asked, echo: Echo) -> tuple[str, ToldValue, tuple[str, ...]]:
    entry = echo.entry
    return entry.edition, ToldValue(printed(entry.label), context.href(entry.iri, asked.lang), 0), echo.words


def _later(asked: Asked, joined: str) -> tuple[ToldValue, ...]:
    """The later actions under an objective by edition, out of "document:year:objective:number" joined by blanks."""
    found = []
    for document, year, objective, number in (one.split(":") for one in joined.split()):
        query = urlencode({"document": document, "objective": objective, "aim": "false"})
        found.append(ToldValue(OfferSubject(year[:4]), f"{local(asked)}/explore?{query}", int(number)))
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
        about_of(asked, "objective", "chapter"),
        len(told),
        tuple((key, found[key]) for key in ("agrees", "holds", "differs", "open") if found[key]),
        tuple(told[:_CLAIMS_MOST]),
        f"{local(asked)}/reconciliation{f'?{urlencode(given)}' if given else ''}",
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
        subject(asked, "chapter", chapter) if chapter else None,
        "" if values["published"] is None else str(values["published"]),
        "" if values["computed"] is None else str(values["computed"]),
        verdict(values),
        f"{local(asked)}/reconciliation/{slug}",
        line,
        context.lines_href(short(row["document"].value), line, row["lastLine"].value, asked.lang),
    )
