"""Laws and other instruments of the states that the reports cite, by the state that their name says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.every_entry import EntryLine, every_entry
from entramado.api.pages.known_entities import entities
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.replies.subjects import local, subject
from entramado.api.pages.replies.told import Asked, ToldValue
from entramado.api.pages.subjects import printed
from entramado.api.sparql.engine import Term
from entramado.ontology.folding import fold_as_queries, fold_words
from entramado.queries.entities import Entities

_LAW: Final = re.compile(r"\b(?:laws?|ley(?:es)?|legisla\w+|statutes?|norma(?:s|tiva|tividad)?|codigos?)\b")
_OF_STATES: Final = re.compile(
    r"\b(?:states?|estados?|estatal(?:es)?|entidades(?: federativas)?|local laws|leyes locales|subnational)\b"
)
_FEDERATION: Final = re.compile(r"\b(?:estados unidos|united states|federal(?:es)?)\b")
_MIGRATION: Final = re.compile(r"\b(?:migra\w*|movilidad humana|intercultural\w*|repatria\w*)")
# "... in the State", of which only who reports tells the state.
_THE_STATE: Final = re.compile(r"\b(?:en|de|del|para) (?:el )?estado$|\bestatal\b")
_STATE_OF: Final = "estado de "
# Names of states that are names of more, or of a person.
_MORE: Final = frozenset({"mexico"})
_LAWS: Final = frozenset({"law", "regulation", "decree"})
_ANY_LAW: Final = re.compile(r"\b(?:una|alguna|unas|algunas|su|sus|propias?|a|any|some|their|own)\b")
# What people of a state are called, by so many letters of its name and an ending ("oaxaqueños").
_STEM: Final = 4
_NAME_LEAST: Final = 6
_PEOPLE: Final = r"\w*(?:en[oa]|ense|an[oa]|ec[oa])s?"
_COUNTRY: Final = re.compile(r"\bestados unidos(?: mexicanos| de america)?\b")


@dataclass(frozen=True, slots=True)
class StateLaw:
    """An instrument: its name with its page, where each entry cites it (edition, line, address, entry).

    `by_reporter`: its name says only "the state"; the state is that of who reports.
    """

    name: ToldValue
    cited: tuple[tuple[str, str, str, ToldValue], ...]
    by_reporter: bool


@dataclass(frozen=True, slots=True)
class LawsOfState:
    """A state with the laws that name it."""

    state: ToldValue
    laws: tuple[StateLaw, ...]


@dataclass(frozen=True, slots=True)
class StateLawsTold:
    """By state: laws about migration, the other laws, and other instruments that name a state; the page of all."""

    migration: tuple[LawsOfState, ...]
    laws: tuple[LawsOfState, ...]
    others: tuple[LawsOfState, ...]
    page: str


async def _rows(context: PageContext) -> tuple[tuple[Mapping[str, Term], str], ...]:
    """Each mention of an instrument, with the state that its name says."""
    known = await entities(context)
    rows = (await context.engine.rows(bound("instrument-mentions", {}, context.base.iri))).rows
    names = {row["instrument"].value: "" for row in rows}
    states = {name: state_in(_folded(name), known) for name in names}
    return tuple((row, states[row["instrument"].value]) for row in rows)


_MENTIONS: Final[PerEngine[PageContext, tuple[tuple[Mapping[str, Term], str], ...]]] = PerEngine(_rows)


def _folded(name: str) -> str:
    return _COUNTRY.sub(" ", fold_words(name)).strip()


async def warm_laws(context: PageContext) -> None:
    """Find where instruments are cited before it is asked for."""
    await _MENTIONS.get(context)


def asks_laws_of_states(question: str) -> bool:
    """Whether a question asks for laws of the states in general.

    >>> asks_laws_of_states("Which state governments have a migration law?"), asks_laws_of_states("leyes estatales")
    (True, True)
    >>> asks_laws_of_states("laws of the United States"), asks_laws_of_states("which laws are cited")
    (False, False)
    """
    spoken = fold_as_queries(question)
    return bool(_LAW.search(spoken) and _OF_STATES.search(_FEDERATION.sub(" ", spoken)))


async def state_laws_of(context: PageContext, asked: Asked) -> StateLawsTold | None:
    """The laws of states that are cited; None where a question does not ask for them, or names something besides."""
    besides = {kind for kind in asked.named.things if kind not in ("population", "chapter", "action-type", "sector")}
    if _ANY_LAW.search(asked.spoken):
        # "A law on migration" is no law of that name.
        besides.discard("instrument")
    if besides or not asks_laws_of_states(asked.spoken):
        return None
    entries = await every_entry(context)
    laws: dict[tuple[str, str, bool], list[tuple[Mapping[str, Term], EntryLine]]] = {}
    years = {*asked.named.editions}
    for row, named in await _MENTIONS.get(context):
        entry = entries.get(row["entry"].value)
        if entry is not None and (not years or entry.edition in years):
            state = named or _of_reporter(asked, row["instrument"].value, entry)
            if state:
                laws.setdefault((state, row["key"].value, not named), []).append((row, entry))
    parts: dict[str, dict[str, list[StateLaw]]] = {"migration": {}, "laws": {}, "others": {}}
    for (state, _, by_reporter), found in laws.items():
        law = _law(context, asked, found, by_reporter)
        of_kind = "kindOf" in found[0][0] and short(found[0][0]["kindOf"].value) in _LAWS
        about = _MIGRATION.search(fold_as_queries(law.name.subject.text)) is not None
        parts["migration" if of_kind and about else "laws" if of_kind else "others"].setdefault(state, []).append(law)
    by_state = {key: _by_state(asked, of) for key, of in parts.items()}
    page = f"{local(asked)}/page/instrument-kind/law"
    return StateLawsTold(by_state["migration"], by_state["laws"], by_state["others"], page)


def _by_state(asked: Asked, of: Mapping[str, Sequence[StateLaw]]) -> tuple[LawsOfState, ...]:
    told = [
        LawsOfState(
            ToldValue(subject(asked, "state", slug), f"{local(asked)}/page/state/{slug}", len(laws)), tuple(laws)
        )
        for slug, laws in of.items()
    ]
    return tuple(sorted(told, key=lambda one: fold_as_queries(one.state.subject.text)))


def _law(
    context: PageContext, asked: Asked, found: Sequence[tuple[Mapping[str, Term], EntryLine]], by_reporter: bool
) -> StateLaw:
    name = found[0][0]["instrument"].value
    page = f"{local(asked)}/queries/entries-naming-an-instrument?{urlencode({'instrument': name})}"
    cited = []
    for row, entry in sorted(found, key=lambda one: (-int(one[1].edition), int(one[0]["line"].value))):
        line = row["line"].value
        href = context.lines_href(entry.document, line, line, asked.lang)
        of = ToldValue(printed(entry.label), context.href(entry.iri, asked.lang), 0)
        cited.append((entry.edition, line, href, of))
    return StateLaw(ToldValue(printed(name), page, len({one.iri for _, one in found})), tuple(cited), by_reporter)


def _of_reporter(asked: Asked, name: str, entry: EntryLine) -> str:
    """The state of who reports an instrument whose name only says "the state"; empty where it says none."""
    if not _THE_STATE.search(_folded(name)):
        return ""
    bit = asked.index.bits.get(entry.iri, 0)
    own = [slug for slug, of in asked.index.masks.get("reporting_state", {}).items() if of & bit]
    return own[0] if len(own) == 1 else ""


def state_in(folded: str, known: Entities) -> str:
    """The state whose name a folded text holds, the longest; empty where it holds none."""
    best = ("", "")
    for name, slugs in known.names("state").items():
        long = len(name) > len("cdmx") and name not in _MORE
        called = name if long else f"{_STATE_OF}{name}"
        if len(slugs) == 1 and len(called) > len(best[0]) and re.search(rf"\b{re.escape(called)}\b", folded):
            best = called, next(iter(slugs))
    return best[1] or _by_people(folded, known)


def _by_people(folded: str, known: Entities) -> str:
    """The one state of whose people a folded text speaks."""
    found = set()
    for slug in known.slugs("state"):
        name = fold_words(known.label("state", slug))
        plain = " " not in name and len(name) >= _NAME_LEAST and name not in _MORE
        if plain and re.search(rf"\b{re.escape(name[:_STEM])}{_PEOPLE}\b", folded):
            found.add(slug)
    return found.pop() if len(found) == 1 else ""
