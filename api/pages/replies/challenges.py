"""The challenges that entries name, each with its line and category: those that say the words of a question first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.every_entry import EntryLine
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.quoted_words import quoted_words
from entramado.api.pages.replies.told import Told, ToldValue
from entramado.api.pages.search.text_index import forms_of
from entramado.api.pages.search.words import stem_of
from entramado.api.pages.subjects import printed
from entramado.ontology.folding import fold_as_queries

_MOST: Final = 24
# A challenge goes on in so many lines at most.
_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class _Named:
    entry: str
    category: str
    document: str
    line: int
    end: int = 0


@dataclass(frozen=True, slots=True)
class ChallengeTold:
    """A challenge: its category, the entry that names it, its edition, its line, its words where they are quoted."""

    category: ToldValue | None
    entry: ToldValue
    edition: str
    line: int
    href: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ChallengesTold:
    """How many challenges some entries name, how many of them say the words of a question, and the first of them."""

    total: int
    words: tuple[str, ...]
    saying: int
    listed: tuple[ChallengeTold, ...]


async def challenges_told(told: Told, found: Sequence[EntryLine], words: Sequence[str]) -> ChallengesTold | None:
    """The challenges of entries where a question asks what is hard; None where it does not, or none is named."""
    if "hardest" not in told.asked.intents:
        return None
    entries = {one.iri: one for one in found}
    named = [one for one in await _CHALLENGES.get(told.context) if one.entry in entries]
    if not named:
        return None
    said = {word: [one for one in named if _says(told.context, one, word)] for word in words}
    said = {word: of for word, of in said.items() if of}
    # As many of the words together as some challenge says.
    best = max((sum(one in of for of in said.values()) for one in named), default=0)
    saying = [one for one in named if best and sum(one in of for of in said.values()) == best]
    listed = (saying or named)[:_MOST]
    told_of = [_told(told, one, entries[one.entry]) for one in listed]
    cells = quoted_words(told.context, [(one.document, one.line) for one in listed], told.asked.lang)
    quoted = tuple(replace(of, words=cell.text if cell else "") for of, cell in zip(told_of, cells, strict=True))
    return ChallengesTold(len(named), tuple(said), len(saying), quoted)


def _says(context: PageContext, one: _Named, word: str) -> bool:
    originals = context.originals
    if originals is None or one.document not in originals:
        return False
    last = min(one.line + _LINES, one.end or one.line + _LINES)
    text = fold_as_queries(" ".join(originals.text(one.document, at) for at in range(one.line, last)))
    # A verb is meant in all its forms.
    forms = tuple(f" {form}" for form in (*forms_of(word), stem_of(word)) if form)
    return any(form in f" {text}" for form in forms)


def _told(told: Told, one: _Named, entry: EntryLine) -> ChallengeTold:
    lang = told.asked.lang
    category = (
        ToldValue(told.subject("challenge", one.category), told.href("challenge", one.category), 0)
        if one.category
        else None
    )
    return ChallengeTold(
        category,
        ToldValue(printed(entry.label), told.context.href(one.entry, lang), 0),
        entry.edition,
        one.line,
        told.context.lines_href(one.document, str(one.line), str(one.line), lang),
    )


async def _every(context: PageContext) -> tuple[_Named, ...]:
    rows = await context.engine.rows(bound("challenge-lines", {}, context.base.iri))
    found = [
        _Named(
            row["entry"].value,
            short(row["category"].value) if "category" in row else "",
            short(row["document"].value),
            int(row["line"].value),
        )
        for row in rows
    ]
    # The next challenge of the same document ends one.
    after = [*found[1:], None]
    return tuple(
        replace(one, end=then.line) if then and then.document == one.document and then.line > one.line else one
        for one, then in zip(found, after, strict=True)
    )


_CHALLENGES: Final[PerEngine[PageContext, tuple[_Named, ...]]] = PerEngine(_every)
