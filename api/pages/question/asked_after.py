"""What a question is after, given what it names: a bare name, what grew, what nobody reports on, what became of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.question.intents import (
    WITH_WHOM,
    asks_for_states,
    asks_in_states,
    holds_cue,
    intents_of,
    kinds_asked,
    ranked,
    speaks_of,
    speaks_of_change,
    speaks_of_less,
    stops,
)
from entramado.api.pages.question.recognised import RecognisedNames, words_of_names
from entramado.api.pages.question.state_bodies import governed
from entramado.api.pages.question.two_things import asks_without
from entramado.api.pages.replies.between_editions import gone_of, is_absence, only_in
from entramado.api.pages.replies.told import NEGATIONS
from entramado.api.pages.search.words import TOO_WIDE, WORD, asks_number, function_words, is_generic
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
_LAWS: Final = "laws"
_CITING: Final = "about"
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
_FEDERAL: Final = "federal"
_OF_STATES_SECTOR: Final = "state"
_FEDERAL_CHAPTER: Final = "apf"
# What says that somebody reports, and the two sides that are held against one another.
_REPORTS: Final = re.compile(
    r"\b(?:informa|informan|informo|informaron|informaban|reporta\w*|reporto|reports?|reported|reporting)\b"
)
# How many institutions there are in each edition.
_BODIES_BY_EDITION: Final = re.compile(
    r"\b(?:institutions|instituciones|bodies|dependencias|organismos)\b"
    r".*\b(?:(?:cada|each|by|per|por) edi|change|cambi)"
    r"|\b(?:change|cambi)\w*\b.*\b(?:number|numero) (?:of|de) (?:\w+ )?(?:institutions|instituciones|bodies)"
)
_HOW_MANY_BODIES: Final = re.compile(
    r"\b(?:how many|cuant[oa]s) (?:\w+ ){0,2}?"
    r"(?:institutions|instituciones|bodies|dependencias|organismos|organi[sz]ations|organizaciones)\b"
)
_NO_REPORTERS: Final = frozenset(
    {"reporters", "stating", "silence", "partners", "named", "joined", "leftover", "everywhere"}
)
_WHICH_BODY: Final = re.compile(
    r"\b(?:que|cual|cuales|which|what) (?:instituci\w+|dependenci\w+|organism\w+|institutions?|bod(?:y|ies)|agenc\w+)\b"
)
_NEVER: Final = frozenset({"never", "nunca", "jamas"})
# Who takes part, reporting or not.
_TAKES_PART: Final = re.compile(r"\b(?:take|takes|taking|took) part\b|\bparticipa\w*\b|\binvolved\b")
# What stands before who is not asked for.
_BESIDES: Final = r"(?:ademas|aparte|fuera|excepto|salvo|besides|other than|apart|except|in addition)"
_STATES_SIDE: Final = re.compile(r"\b(?:estados|estatal(?:es)?|states?|entidades)\b")
_FEDERAL_SIDE: Final = re.compile(r"\b(?:federacion|federal(?:es)?|federation)\b")
_LEFT_OUT: Final = re.compile(
    r"\b(?:no|not|sin|sin contar|sin incluir|excepto|salvo|menos|excluding|excluyendo|other than|except"
    r"|except for|without)"
    r"(?: (?:la|el|los|las|the|de|del|a|by|for|of|gobierno|government|administracion|instituciones"
    r"|institutions|publica))*"
    r" (?:estados|estatales|states?|entidades|federacion|federal(?:es)?|federation)\b"
)
_HELD_AGAINST: Final = re.compile(r"\b(?:vs|versus|than|que|frente|against|compar\w*|between|entre)\b")
_AGAINST: Final = re.compile(
    r"\b(?:o|or|vs|versus|than|que|frente|against|compar\w*|y|and|between|entre|no|not|sin|excepto|salvo|menos|except)\b"
)
# What these ask is asked of whoever takes part, reporting or not.
_OF_ANY_ROLE: Final = frozenset(
    {"partners", "named", "international", "agencies", "funders", "alone", "brokers", "hubs"}
)
_WORKS_THERE: Final = re.compile(r"\b(?:who works?|quien(?:es)? trabajan?) (?:in|en)\b")
# What states do is told of what their governments report.
_STATES_DO: Final = re.compile(
    r"\bque (?:hacen|estan haciendo)(?: (?:los|las|otros|demas|gobiernos|de))* (?:estados|estatales)\b"
    r"|\bwhat (?:do|are)(?: (?:the|other|governments|of))* states (?:do|doing)\b"
)
_STATE_WORD: Final = re.compile(r"estados?|estatal(?:es)?|states?|entidad(?:es)?")
_OF_ANY_STATE: Final = re.compile(
    r"\b(?:by|from|any|no|of|por|de|del|los|las|ningun|ninguna|algun|alguna|the)"
    r"(?: (?:any|the|los|las|ningun|ninguna))? (?:estados?|states?|entidad(?:es)?)\b"
)
_INTERNATIONAL: Final = frozenset(("international", "agencies"))


@dataclass(frozen=True, slots=True)
class After:
    """What is asked, whether of what has most or least of it, and the sector of the bodies that are asked for.

    `reporting`: what these report is asked for, not what they take part in.
    """

    intents: tuple[str, ...]
    ranked: str
    sector: str
    reporting: bool = False


def after(question: str, named: RecognisedNames, known: Entities) -> After:
    """What a question is after; a chapter of organisations that are asked for as partners is their sector."""
    if asks_without(named, " ".join(WORD.findall(fold_as_queries(question)))):
        # What one of two things has without the other is told side by side.
        asked = _asked(question, named, known)
        return After(tuple("reporters" if one in ("silence", "stating") else one for one in asked), "", "")
    return _after(question, named, known)


def _after(question: str, named: RecognisedNames, known: Entities) -> After:
    intents, most = _asked(question, named, known), ranked(question)
    intents, most = _of_absence(question, named, intents, most)
    if "silence" in intents and {"objectives", "whom"} & {*intents} and "state" not in named.things:
        intents, most = [one for one in intents if one != "silence"], "least"
    if "where" in intents and NEGATIONS & {*named.rest} and _TOPICS & named.things.keys():
        # Where not is told of the states' governments.
        intents = list(dict.fromkeys("silence" if one == "where" else one for one in intents))
    if {"stating", "silence"} & {*intents} and named.all_of("chapter") == [_STATES] and _HARDEST not in intents:
        # The lists of states are of their chapter by themselves.
        del named.things["chapter"]
    if NEGATIONS & {*named.rest} and _OF_ALL & {*intents} and named.things and not most:
        # Where, for whom or on what not: those that have none stand first.
        most = "least"
    if named.all_of("challenge"):
        intents = [one for one in intents if one not in _OF_LACK] or ["reporters"]
    if _HARDEST in intents and most and _WHICH_BODY.search(fold_as_queries(question)):
        # Who names most challenges, rather than which.
        intents = ["reporters", *intents]
    others = named.all_of("chapter")[1:] or named.all_of("institution")
    if others and _CIVIL in named.all_of("chapter") and {"named", "partners"} & {*intents}:
        named.things["chapter"].remove(_CIVIL)
        return After(tuple(intents), most, _CIVIL_SECTOR)
    intents, most = _of_change(question, intents, most)
    if "changed" in intents and len(named.editions) == 1 and named.editions[0] != max(known.editions):
        # What changed after an edition is told beside the last one.
        named.editions.append(max(known.editions))
    if _HARDEST in intents:
        intents = _of_states(question, named, known, intents, most)
    if most and speaks_of(question, _HARDEST):
        # Who has most challenges is asked of the entries that name one.
        intents = list(dict.fromkeys((*intents, _HARDEST)))
    _of_their_chapter(question, named, known, intents)
    never = "silence" in intents and _NEVER & {*named.rest}
    if (({"silence", "stating"} <= {*intents} and stops(question)) or never) and not named.editions:
        # What is no longer reported is told of all editions: most tell of no states.
        named.editions = list(known.editions)
    intents = _of_sides(question, named, known, intents)
    intents = _of_laws(question, named, intents)
    sector = _sector(intents, named, question)
    reporting = _is_reporting(question, sector, intents)
    if reporting and not intents:
        intents = ["reporters"]
    if reporting and sector == _OF_STATES_SECTOR:
        intents = [_LAWS]
    if reporting and "stating" in intents:
        # What reports in a sector is no state's government.
        intents = list(dict.fromkeys("reporters" if one == "stating" else one for one in intents))
    return After(tuple(intents), most, sector, reporting)


def _is_reporting(question: str, sector: str, intents: Sequence[str]) -> bool:
    """Whether what bodies of a sector report is asked for, and not what they take part in."""
    spoken = fold_as_queries(question)
    asks = sector in (_FEDERAL, _OF_STATES_SECTOR) or _HARDEST in intents or _REPORTS.search(spoken) is not None
    return bool(sector) and asks and not _OF_ANY_ROLE & {*intents} and not _TAKES_PART.search(spoken)


def _of_their_chapter(question: str, named: RecognisedNames, known: Entities, intents: list[str]) -> None:
    """Whom states' governments work with, what they do, and under which objectives, is told of their chapter.

    What they do is told by who reports it, too: that is added to the `intents`.
    """
    of_states = [one for one in named.rest if _STATE_WORD.fullmatch(one)]
    spoken = fold_as_queries(question)
    with_whom = WITH_WHOM & {*intents} and not named.all_of("state") and not asks_in_states(spoken)
    under = "objectives" in intents and _OF_ANY_STATE.search(spoken)
    do = _STATES_DO.search(spoken) and not named.all_of("state")
    if do and "reporters" not in intents:
        intents.append("reporters")
    if (with_whom or under or do) and of_states and not named.all_of("chapter") and known.has("chapter", _STATES):
        named.things["chapter"] = [_STATES]
        named.rest = [one for one in named.rest if one not in of_states]


def _of_laws(question: str, named: RecognisedNames, intents: list[str]) -> list[str]:
    """What is asked where laws are: who cites one is told beside it, and to cite one is not to cite the dataset."""
    if _LAWS in intents:
        intents = [one for one in intents if one != _CITING]
    if intents == [_LAWS] and named.all_of("instrument") and holds_cue(question, "reporters"):
        return [_LAWS, "reporters"]
    return [_LAWS] if "stating" in intents and holds_cue(question, _LAWS) and not named.things else intents


def _leave_out(question: str, named: RecognisedNames) -> None:
    """Leave out the bodies and states besides which others are asked for ("who else, besides the ministry")."""
    spoken = " ".join(WORD.findall(fold_as_queries(question)))
    for kind in ("institution", "state", "country"):
        for slug in named.all_of(kind)[:]:
            said = " ".join(named.said.get((kind, slug), []))
            if said and re.search(
                rf"\b{_BESIDES}(?: (?:de|del|la|el|los|las|for|from|the|to))* {re.escape(said)}\b", spoken
            ):
                named.leave_out(kind, slug)


def _asked(question: str, named: RecognisedNames, known: Entities) -> list[str]:
    """What a question is after by its words, a bare name, or the course of programmes."""
    _leave_out(question, named)
    intents = intents_of(question)
    if intents == ["stating"] and governed(named, known):
        # "What does the government of the state of ... report": of the one that is named.
        intents = [_BARE]
    own = words_of_names(named, known, *_TOPICS, "institution")
    small = (
        function_words() if asks_number(question) else function_words() | TOO_WIDE | {*filter(is_generic, named.rest)}
    )
    bare = {word for word in named.rest if word not in small} <= own
    asks = next(iter(WORD.findall(fold_as_queries(question))), "") in _ASKING
    if not intents and (bare or asks) and named.count == 1 and not named.all_of("programme"):
        # A bare name asks for what there is of it.
        intents = [_BARE]
    promised = speaks_of(question, "promised") or speaks_of(question, "aims")
    of_programmes = (
        named.all_of("programme") or named.unknown or {"programas", "programmes", "programs"} & {*named.rest}
    )
    if "aims" in intents and not promised and of_programmes:
        # What became of a programme, or of those for a group, is told by their course.
        intents = ["changed"]
    if {"continues", "ended"} & {*intents} and named.all_of("programme"):
        # Whether one programme goes on is told by its course through all editions.
        intents, named.editions = ["changed"], sorted(known.editions)
    spoken = fold_as_queries(question)
    if asks_in_states(spoken):
        # "In which states does it work" asks where, not which of their governments report.
        intents = list(dict.fromkeys("where" if one == "stating" else one for one in intents))
    if not intents and any(
        re.search(rf"\b(?:how many|cuant[oa]s) (?:\w+ )?{re.escape(' '.join(said))}\b", spoken)
        for (kind, _), said in named.said.items()
        if kind == "population"
    ):
        # "How many victims were helped" asks for people.
        intents = ["people"]
    if "partners" in intents and named.all_of("state") and _WORKS_THERE.search(spoken):
        # Who works in a state is not with whom it works.
        intents = ["reporters"]
    each = asks_number(question) and len(named.editions) > 1 and _HOW_MANY_BODIES.search(spoken)
    other = "renamed" in intents or ("everywhere" in intents and not asks_number(question))
    if each or (_BODIES_BY_EDITION.search(spoken) and not other):
        intents = ["changed"]
    elif _HOW_MANY_BODIES.search(spoken) and intents and not _NO_REPORTERS & {*intents}:
        # How many institutions there are is told beside what else is asked of them.
        intents = [*intents, "reporters"]
    return intents


def _of_absence(question: str, named: RecognisedNames, intents: list[str], most: str) -> tuple[list[str], str]:
    """What is asked where one edition has what another has not; the one that has it is named first."""
    years = only_in(question)
    if years is None or not {*years} <= {*named.editions}:
        return intents, most
    named.editions = list(years)
    for slug in named.all_of("population"):
        if len(said := named.said.get(("population", slug), [])) == 1 and is_absence(said[0]):
            # What is missing from an edition is no missing person.
            named.things["population"] = [one for one in named.all_of("population") if one != slug]
    if not named.all_of("population"):
        named.things.pop("population", None)
    if named.all_of("institution") and holds_cue(question, "partners"):
        # With whom a body works in one edition and not in another is told of both.
        return ["partners", "changed"], most
    asked = gone_of(question, intents)
    if asked == intents and GROWING.keys() & {*intents}:
        return list(dict.fromkeys((*intents, "changed"))), "least"
    return asked, most


def _of_change(question: str, intents: list[str], most: str) -> tuple[list[str], str]:
    """What is asked where a question compares editions: of which kind, and whether those that lost most come first."""
    if not speaks_of_change(question):
        return intents, most
    kinds = [] if GROWING.keys() & {*intents} else [one for one in kinds_asked(question) if one in GROWING]
    asked = [*intents, *kinds[:1]]
    if not GROWING.keys() & {*asked}:
        return intents, most
    return list(dict.fromkeys((*asked, "changed"))), "least" if speaks_of_less(question) else most


def _of_sides(question: str, named: RecognisedNames, known: Entities, intents: list[str]) -> list[str]:
    """What is asked where states' governments are held against the federal one: of each of the two chapters."""
    spoken = " ".join(WORD.findall(fold_as_queries(question)))
    if named.all_of("sector") == [_FEDERAL] and named.all_of("chapter") and _HELD_AGAINST.search(spoken):
        # A chapter is held against the chapter of the federal government.
        named.things["chapter"] = list(dict.fromkeys((*named.all_of("chapter"), _FEDERAL_CHAPTER)))
        del named.things["sector"]
        return intents
    both = _STATES_SIDE.search(spoken) and _FEDERAL_SIDE.search(spoken) and _AGAINST.search(spoken)
    if (
        not both
        or named.all_of("state")
        or not (known.has("chapter", _STATES) and known.has("chapter", _FEDERAL_CHAPTER))
    ):
        return intents
    named.things["chapter"] = [_STATES, _FEDERAL_CHAPTER]
    named.things.pop("sector", None)
    sides = [one for one in named.rest if _STATES_SIDE.fullmatch(one) or _FEDERAL_SIDE.fullmatch(one)]
    if left_out := _LEFT_OUT.search(spoken):
        # "The states, not the federation": of the one chapter alone.
        named.things["chapter"] = [_STATES if _FEDERAL_SIDE.search(left_out[0]) else _FEDERAL_CHAPTER]
        sides += left_out[0].split()
    named.rest = [one for one in named.rest if one not in sides]
    return list(dict.fromkeys("reporters" if one in ("stating", "silence") else one for one in intents))


def _of_states(question: str, named: RecognisedNames, known: Entities, intents: list[str], most: str) -> list[str]:
    """What is asked where what is hard for states is: which of them, or what of theirs; both of their chapter."""
    told = any(word.startswith(("estado", "state")) for word in named.rest)
    if told and most and asks_for_states(question):
        intents = list(dict.fromkeys(("stating", *intents)))
    several = bool({"estados", "states"} & {*named.rest}) and "state" not in named.things
    if ("stating" in intents or several) and known.has("chapter", _STATES) and not named.all_of("chapter"):
        named.things["chapter"] = [_STATES]
    return intents


def _sector(intents: Sequence[str], named: RecognisedNames, question: str) -> str:
    if "laws" in intents and "state" not in named.things and _STATES_SIDE.search(fold_as_queries(question)):
        # Laws of states are cited by what their governments and bodies report.
        return _OF_STATES_SECTOR
    if "partners" in intents and named.all_of("institution") and named.all_of("chapter") == [_CIVIL]:
        del named.things["chapter"]
        return _CIVIL_SECTOR
    return next(iter(named.all_of("sector")), "international" if _INTERNATIONAL & {*intents} else "")
