"""Answers of their own kind that the search tells at once: aims and what followed, published statements, what ended.

They are the answers of the pages that the search offers, narrowed to what the question names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.answers import bound, plain
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.reconciliation import verdict
from entramado.api.pages.replies.aims import AimsTold, aims_of
from entramado.api.pages.replies.courses import CoursesTold, courses_of
from entramado.api.pages.replies.dead import DeadTold, dead_of
from entramado.api.pages.replies.figure_numbers import FigureNumbersTold, figure_numbers_of
from entramado.api.pages.replies.gaps import GapsTold, gaps_of
from entramado.api.pages.replies.silent_bodies import SilentBodiesTold, silent_bodies_of
from entramado.api.pages.replies.state_laws import StateLawsTold, state_laws_of
from entramado.api.pages.replies.subjects import local, subject
from entramado.api.pages.replies.told import Asked
from entramado.api.pages.replies.words import looked_for
from entramado.api.pages.search.text_index import forms_of
from entramado.api.pages.search.words import weighs
from entramado.api.pages.silent_states import STATES
from entramado.api.pages.subjects import OfferSubject
from entramado.api.sparql.engine import Term

_CLAIMS_MOST: Final = 30
# Beginnings of words by which what is published is held against what is there.
_AGAINST: Final = (
    *(
        "differ",
        "disagre",
        "contradic",
        "discrep",
        "mismatch",
        "wrong",
        "error",
        "mistak",
        "incorrect",
        "fals",
        "inexact",
    ),
    *("difier", "diferen", "difiri", "equivoc", "discord", "desacuerd", "inconsist", "incoheren", "incongruen"),
)
# "Do not agree", "no cuadra", "is not borne out".
_DENIED: Final = re.compile(
    r"\b(?:no|not|nunca|never|t|cannot|ningun[oa]?|none|neither|fails? to)\b(?: \w+){0,4}? "
    r"(?:coincid|concuerd|cuadr|correspond|sostien|sosten|confirm|verific|exact|correct|ciert|verdad|acuerdo"
    r"|agree|match|bear|borne|hold|support|back|tally|add up|true|right|consist|square)"
)
_OF_STATES: Final = re.compile(r"\b(?:(?<!united )states|estados(?! unidos)|entidades federativas)\b")
# What is published of which statements say how many, by the beginnings of its words.
_CLAIM_KINDS: Final = {
    "actions": ("action", "accion"),
    "institutions": ("institution", "institucion"),
    "participants": ("particip",),
    "challenges": ("challenge", "reto", "desafio", "dificult"),
}
# What else such a question has that no statement is looked for by.
_OF_COMPARING: Final = (
    *("number", "numer", "cantidad", "count", "cifra", "figure", "total", "action", "accion", "entr", "compendi"),
    *(
        "match",
        "agree",
        "coincid",
        "correct",
        "exact",
        "same",
        "mism",
        "right",
        "verdad",
        "true",
        "say",
        "dice",
        "publi",
    ),
    *("objective", "objetivo", "chapter", "capitulo", "comput", "calcul", "data", "dato", "real", "add"),
    *("claim", "statement", "afirma", "ejemplo", "example", "cuadr", "concuerd", "correspond", "sostien", "sosten"),
    *("bear", "borne", "hold", "support", "back", "tally", "consist", "confirm", "verif", "square", "ciert", "report"),
    *("parte", "part", "lista", "entire", "document", "cuant", "many"),
)


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """A published statement: its kind, what of, its value and the computed one, the verdict and where it stands."""

    kind: str
    objective: OfferSubject | None
    chapter: OfferSubject | None
    published: str
    computed: str
    verdict: str
    href: str
    line: str
    line_href: str


@dataclass(frozen=True, slots=True)
class ClaimsTold:
    """What the executive report states of what a question names, how often it holds, and where its text has words.

    `claims` are only those that differ where these are asked for (`differing`).
    """

    about: tuple[OfferSubject, ...]
    total: int
    verdicts: tuple[tuple[str, int], ...]
    claims: tuple[ClaimTold, ...]
    page: str
    words: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]
    differing: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """The answers of their own kind, as far as a question asks for them."""

    aims: AimsTold | None = None
    claims: ClaimsTold | None = None
    courses: CoursesTold | None = None
    gaps: tuple[GapsTold, ...] = ()
    dead: DeadTold | None = None
    laws: StateLawsTold | None = None
    silent: SilentBodiesTold | None = None
    numbers: FigureNumbersTold | None = None

    @property
    def tell(self) -> bool:
        """Whether there is one."""
        told = (self.aims, self.claims, self.courses, self.gaps, self.dead, self.laws, self.silent, self.numbers)
        return any(told)


async def parts_of(context: PageContext, asked: Asked) -> Parts:
    """The answers of their own kind to a question."""
    after = {*asked.intents}
    if "promised" not in after and (numbers := await figure_numbers_of(context, asked)):
        return Parts(numbers=numbers)
    if dead := await dead_of(context, asked):
        return Parts(dead=dead)
    if laws := await state_laws_of(context, asked):
        return Parts(laws=laws)
    if "aims" in after:
        return Parts(aims=await aims_of(context, asked))
    if "promised" in after:
        return Parts(claims=await _claims(context, asked))
    if silent := await silent_bodies_of(context, asked):
        return Parts(silent=silent)
    if gaps := gaps_of(asked):
        return Parts(gaps=gaps)
    courses = await courses_of(context, asked)
    return Parts(courses=courses) if courses else Parts()


async def _claims(context: PageContext, asked: Asked) -> ClaimsTold | None:
    given = {
        kind: slugs[0]
        for kind in ("objective", "chapter")
        if (slugs := asked.named.all_of(kind)) and not _of_comparing(asked.named.said.get((kind, slugs[0]), ()))
    }
    words_asked = asked.spoken.split()
    if "chapter" not in given and _OF_STATES.search(asked.spoken) and asked.known.has("chapter", STATES):
        given["chapter"] = STATES
    kinds = [kind for kind, begun in _CLAIM_KINDS.items() if any(word.startswith(begun) for word in words_asked)]
    against = any(word.startswith(_AGAINST) for word in words_asked) or _DENIED.search(asked.spoken) is not None
    if len(kinds) == 1 and against:
        given["kind"] = kinds[0]
    rows = (await context.engine.rows(bound("reconciliation", given, context.base.iri))).rows
    # What it says of a place or a group is in no statement that could be counted.
    spoken = [
        word
        for (kind, slug), said in asked.named.said.items()
        if kind not in given and slug in asked.named.all_of(kind)
        for word in said
        if weighs(word)
    ] + looked_for(asked)
    of_kind = _CLAIM_KINDS.get(given.get("kind", ""), ())
    spoken = [word for word in spoken if not word.startswith(_AGAINST + _OF_COMPARING + of_kind)]
    spoken = [word for word in spoken if not ("chapter" in given and _OF_STATES.fullmatch(word))]
    document = next((short(row["document"].value) for row in rows), "")
    words = tuple(word for word in spoken if not given or _lines_of(context, asked, document, [word]))
    told = [_claim(context, asked, row) for row in rows] if given or not words else []
    listed = [one for one in told if one.verdict == "differs"] if against else told
    filters = {**given, "agrees": "false"} if listed is not told else given
    found = Counter(one.verdict for one in told)
    return ClaimsTold(
        tuple(subject(asked, kind, given[kind]) for kind in ("objective", "chapter") if kind in given),
        len(told),
        tuple((key, found[key]) for key in ("agrees", "holds", "differs", "open") if found[key]),
        tuple(listed[:_CLAIMS_MOST]),
        f"{local(asked)}/reconciliation{f'?{urlencode(filters)}' if filters else ''}",
        words,
        _lines_of(context, asked, document, words),
        listed is not told,
    )


def _of_comparing(said: Sequence[str]) -> bool:
    """Whether words only say that what is published is held against what is there ("the data")."""
    return bool(said) and all(word.startswith(_OF_COMPARING) for word in said)


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
        subject(asked, "objective", row["objectiveNumber"].value) if "objectiveNumber" in row else None,
        subject(asked, "chapter", chapter) if chapter else None,
        "" if values["published"] is None else str(values["published"]),
        "" if values["computed"] is None else str(values["computed"]),
        verdict(values),
        f"{local(asked)}/reconciliation/{slug}",
        line,
        context.lines_href(short(row["document"].value), line, row["lastLine"].value, asked.lang),
    )
