"""What a question is after, given what it names: a bare name, what grew, what nobody reports on, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.answered_told import NEGATIONS
from entramado.api.pages.intents import intents_of, ranked, speaks_of, speaks_of_change
from entramado.api.pages.recognised import RecognisedNames, words_of_names
from entramado.api.pages.search_words import WORD, function_words
from entramado.ontology.folding import fold_as_queries
from entramado.queries.entities import Entities

# What an intent of these asks is a kind of values, of which each may grow.
GROWING: Final = {
    "objectives": "objective",
    "reporters": "reporter",
    "whom": "population",
    "where": "state",
    "stating": "reporting_state",
    "hardest": "challenge",
}
_HARDEST: Final = "hardest"
_BARE: Final = "does"
# What is asked of values that are all known.
_TOPICS: Final = frozenset({"objective", "population", "action-type", "challenge"})
_STATES: Final = "ef"
_ASKING: Final = frozenset({"que", "cual", "cuales", "which", "what", "hay", "is", "are", "does", "do", "has", "have"})
_OF_ALL: Final = frozenset({"objectives", "whom", "where"})
# What "it lacks money" is not after.
_OF_LACK: Final = frozenset({"silence", "spending", "money"})
_CIVIL: Final = "osc"
_CIVIL_SECTOR: Final = "civil-society"
_INTERNATIONAL: Final = frozenset(("international", "agencies"))


@dataclass(frozen=True, slots=True)
class After:
    """What is asked, whether of what has most or least of it, and the sector of the bodies that are asked for."""

    intents: tuple[str, ...]
    ranked: str
    sector: str


def after(question: str, named: RecognisedNames, known: Entities) -> After:
    """What a question is after; a chapter of organisations that are asked for as partners is their sector."""
    intents, most = intents_of(question), ranked(question)
    own = words_of_names(named, known, *_TOPICS, "institution")
    bare = {word for word in named.rest if word not in function_words()} <= own
    asks = next(iter(WORD.findall(fold_as_queries(question))), "") in _ASKING
    if not intents and (bare or asks) and named.count == 1 and not named.all_of("programme"):
        # A bare name asks for what there is of it.
        intents = [_BARE]
    promised = speaks_of(question, "promised") or speaks_of(question, "aims")
    if "aims" in intents and not promised and (named.all_of("programme") or named.unknown):
        # What became of a programme is told by its course.
        intents = ["changed"]
    if "silence" in intents and {"objectives", "whom"} & {*intents} and "state" not in named.things:
        intents, most = [one for one in intents if one != "silence"], "least"
    if "where" in intents and NEGATIONS & {*named.rest} and _TOPICS & named.things.keys():
        # Where not is told of the states' governments.
        intents = list(dict.fromkeys("silence" if one == "where" else one for one in intents))
    if {"stating", "silence"} & {*intents} and named.all_of("chapter") == [_STATES]:
        # The lists of states are of their chapter by themselves.
        del named.things["chapter"]
    if NEGATIONS & {*named.rest} and _OF_ALL & {*intents} and named.things and not most:
        # Where, for whom or on what not: those that have none stand first.
        most = "least"
    if named.all_of("challenge"):
        intents = [one for one in intents if one not in _OF_LACK] or ["reporters"]
    if named.all_of("chapter")[1:] and _CIVIL in named.all_of("chapter") and {"named", "partners"} & {*intents}:
        named.things["chapter"].remove(_CIVIL)
        return After(tuple(intents), most, _CIVIL_SECTOR)
    if speaks_of_change(question) and GROWING.keys() & {*intents}:
        intents = [*intents, *(["changed"] if "changed" not in intents else [])]
    if most and _HARDEST in intents and any(word.startswith(("estado", "state")) for word in named.rest):
        intents = ["stating", *intents]
    if most and speaks_of(question, _HARDEST):
        # Who has most challenges is asked of the entries that name one.
        intents = list(dict.fromkeys((*intents, _HARDEST)))
    return After(tuple(intents), most, _sector(intents, named))


def _sector(intents: Sequence[str], named: RecognisedNames) -> str:
    if "partners" in intents and named.all_of("institution") and named.all_of("chapter") == [_CIVIL]:
        del named.things["chapter"]
        return _CIVIL_SECTOR
    return next(iter(named.all_of("sector")), "international" if _INTERNATIONAL & {*intents} else "")
