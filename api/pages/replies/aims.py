"""Aims of a document that a question asks for, and what later actions became of them, told at once by the search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.aim_echoes import Echo, echoes_of_aims
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.quoted_words import quoted_words
from entramado.api.pages.replies.subjects import local, subject
from entramado.api.pages.replies.told import Asked, ToldValue
from entramado.api.pages.replies.words import among_words, holding, looked_for
from entramado.api.pages.search.words import TOO_WIDE, says_what
from entramado.api.pages.subjects import OfferSubject, printed
from entramado.api.sparql.engine import Term
from entramado.api.translations.interface import LANGUAGES
from entramado.ontology.folding import fold_as_queries, fold_words

_LATER_MOST: Final = 4
# So much of a word tells it.
_STEM: Final = 6
# One word of an objective's name stands in what is under others, too.
_WORDS_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class AimTold:
    """An aim: its title and page, its line, its objective, and the later actions found to take it up, each with how.

    Of these: edition, how in words, action, whether it is of the same programme. `perhaps` are, where none is found,
    those that share its words: edition, action, the words. `words` are its own where its title does not say them, of
    the first aims where the service has the documents.
    """

    aim: ToldValue
    line: str
    line_href: str
    objective: ToldValue
    followed: tuple[tuple[str, str, ToldValue, bool], ...]
    perhaps: tuple[tuple[str, ToldValue, tuple[str, ...]], ...] = ()
    words: str = ""

    @property
    def taken_up(self) -> bool:
        """Whether a later action of its programme takes it up."""
        return any(same for *_, same in self.followed)


@dataclass(frozen=True, slots=True)
class AimsTold:
    """The aims of a document that a question is about, and how many later actions their objectives have by edition.

    `page` has all of them; `unsaid` is what else the question names, which none of these has; `total` are all aims of
    the document.
    """

    edition: str
    aims: tuple[AimTold, ...]
    later: tuple[tuple[ToldValue, tuple[ToldValue, ...]], ...]
    about: tuple[OfferSubject, ...]
    page: str
    unsaid: tuple[OfferSubject, ...] = ()
    total: int = 0

    @property
    def followed(self) -> int:
        """How many of the aims some later action of the same programme takes up."""
        return sum(one.taken_up for one in self.aims)

    @property
    def near(self) -> int:
        """How many of the others some later action comes near to."""
        return sum(bool(one.followed) and not one.taken_up for one in self.aims)

    @property
    def perhaps(self) -> int:
        """How many of the others some later action may take up."""
        return sum(bool(one.perhaps) for one in self.aims)


async def aims_of(context: PageContext, asked: Asked) -> AimsTold | None:
    """The aims that a question asks for, with what became of them; None where no document states any."""
    aims = asked.index.matching({"aim": ["true"]})
    having = [key for key, of in asked.index.masks.get("document", {}).items() if of & aims]
    years = {key: asked.index.edition(key) for key in having}
    document = next((key for key in having if years[key] in asked.named.editions), next(iter(having), ""))
    if not document:
        return None
    rows = (await context.run("aims-and-what-followed", asked.lang, document=document, lang=asked.lang)).terms.rows
    chosen, kept, dropped = _chosen(asked, aims)
    told: dict[str, list[Mapping[str, Term]]] = {}
    for row in rows:
        if "aim" in row and asked.index.bits.get(row["aim"].value, 0) & chosen:
            told.setdefault(row["aim"].value, []).append(row)
    echoes = await echoes_of_aims(context)
    under = asked.named.all_of("objective") or list(
        dict.fromkeys(short(of[0]["objective"].value) for of in told.values())
    )
    under = under or [*_objective_about(asked)]
    later = {short(row["objective"].value): row["laterActions"].value for row in rows if "laterActions" in row}
    query = urlencode({"document": document, **({"objective": under[0]} if len(under) == 1 else {})})
    objectives = tuple(subject(asked, "objective", one) for one in asked.named.all_of("objective"))
    about = (*objectives, *(_called(asked, one) for one in kept))
    # Those of the objective that is named stand before those that only say its words.
    own = asked.index.matching({"objective": asked.named.all_of("objective")})
    ordered = sorted(told.items(), key=lambda one: not asked.index.bits[one[0]] & own)
    found = [_aim(context, asked, of, echoes.get(iri, ())) for iri, of in ordered]
    return AimsTold(
        years[document],
        _with_words(context, asked, found, document),
        tuple((_objective(asked, one), _later(asked, later.get(one, ""))) for one in under)
        if (about or dropped) and len(under) <= _LATER_MOST
        else (),
        about,
        f"{local(asked)}/queries/aims-and-what-followed?{query}",
        tuple(_called(asked, one) for one in dropped),
        (aims & asked.index.matching({"document": [document]})).bit_count(),
    )


def _called(asked: Asked, condition: _Condition) -> OfferSubject:
    return subject(asked, condition.kind, condition.slug) if condition.kind else OfferSubject(f"«{condition.said}»")


def _objective(asked: Asked, slug: str) -> ToldValue:
    return ToldValue(subject(asked, "objective", slug), f"{local(asked)}/page/objective/{slug}", 0)


@dataclass(frozen=True, slots=True)
class _Condition:
    """A thing that a question names or a word beside it, and the aims that are about it; a word has no kind."""

    kind: str
    slug: str
    said: str
    aims: int


def _conditions(asked: Asked, aims: int) -> list[_Condition]:
    """What a question names besides an objective, each with the aims that have it or say its words."""
    found = []
    for kind, facet in (("programme", "programme"), ("population", "population"), ("action-type", "type")):
        for slug in asked.named.all_of(kind):
            said = asked.named.said.get((kind, slug), [])
            mask = asked.index.matching({facet: [slug]}) & aims
            for word in said if not mask else ():
                mask |= aims & asked.index.mask_of(holding(asked, word)) if says_what(word) else 0
            found.append(_Condition(kind, slug, " ".join(said), mask))
    for word in looked_for(asked):
        found.append(_Condition("", word, word, aims & asked.index.mask_of(holding(asked, word))))
    return found


def _chosen(asked: Asked, aims: int) -> tuple[int, tuple[_Condition, ...], tuple[_Condition, ...]]:
    """The aims with as much of what a question names as some of them have; what they have, and what none of them does.

    Of an objective that is named all aims are told, and those under others that say its words.
    """
    if objectives := asked.named.all_of("objective"):
        own = aims & asked.index.matching({"objective": objectives})
        dropped = tuple(one for one in _conditions(asked, own) if one.kind and not one.aims)
        return own | _saying(asked, objectives) & aims, (), dropped
    conditions = _conditions(asked, aims)
    best = _most([one for one in conditions if one.kind]) or tuple(
        # A word by itself says most where fewest say it.
        sorted((one for one in conditions if not one.kind and one.aims), key=lambda one: one.aims.bit_count())[:1]
    )
    mask = aims if best or not conditions else 0
    for one in best:
        mask &= one.aims
    # Beside a programme the other words of a question only ask.
    told = [one for one in conditions if one.kind or not any(of.kind == "programme" for of in best)]
    return mask, best, tuple(one for one in told if one not in best and not one.aims & mask)


def _saying(asked: Asked, objectives: Sequence[str]) -> int:
    """What says all words by which an objective is named ("consular protection"), under whichever it stands."""
    mask = 0
    for slug in objectives:
        words = [word for word in asked.named.said.get(("objective", slug), ()) if says_what(word)]
        mask |= among_words(asked, words) if len(words) >= _WORDS_LEAST else 0
    return mask


def _most(conditions: Sequence[_Condition]) -> tuple[_Condition, ...]:
    """As many of some conditions as some aims have together; of as many, those that most have."""
    for size in range(len(conditions), 0, -1):
        found = []
        for chosen in combinations(conditions, size):
            mask = -1
            for one in chosen:
                mask &= one.aims
            found.append((mask.bit_count(), chosen))
        best = max(found, key=lambda one: one[0])
        if best[0]:
            return best[1]
    return ()


def _objective_about(asked: Asked) -> tuple[str, ...]:
    """The objective whose name holds a word of the question, where no aim has what it names."""
    said = {word for of in asked.named.said.values() for word in of} | {*looked_for(asked)}
    stems = tuple(word[:_STEM] for word in said if len(word) >= _STEM and word not in TOO_WIDE)
    for slug in asked.known.slugs("objective") if stems else ():
        labels = (asked.index.label("objective", slug, lang).short for lang in LANGUAGES)
        if any(word.startswith(stems) for label in labels for word in fold_as_queries(label).split()):
            return (slug,)
    return ()


def _aim(context: PageContext, asked: Asked, rows: Sequence[Mapping[str, Term]], echoes: Sequence[Echo]) -> AimTold:
    first, lang = rows[0], asked.lang
    line, document = first["aimLine"].value, short(first["document"].value)
    followed = tuple(
        (
            row["edition"].value[:4],
            row["takenUp"].value,
            ToldValue(printed(row["entryLabel"].value), context.href(row["entry"].value, lang), 0),
            row["sameProgramme"].value == "true",
        )
        for row in rows
        if "entry" in row
    )
    return AimTold(
        ToldValue(printed(first["aimLabel"].value), context.href(first["aim"].value, lang), 0),
        line,
        context.lines_href(document, line, line, lang),
        _objective(asked, short(first["objective"].value)),
        followed,
        () if followed else tuple(_perhaps(context, asked, one) for one in echoes),
    )


def _with_words(context: PageContext, asked: Asked, aims: Sequence[AimTold], document: str) -> tuple[AimTold, ...]:
    """The aims, the first ones with the words of their line."""
    cells = quoted_words(context, [(document, int(one.line)) for one in aims], asked.lang)
    return tuple(
        one if cell is None or _says(one.aim.subject.text, cell.text) else replace(one, words=cell.text)
        for one, cell in zip(aims, cells, strict=True)
    )


def _says(title: str, line: str) -> bool:
    """Whether a title has all that a line has, besides its number."""
    return fold_words(line).lstrip("0123456789 ") in fold_words(title)


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
