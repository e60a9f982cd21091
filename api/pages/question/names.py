"""What a question names, also by a part of a name where it asks for what only such a thing has."""

from __future__ import annotations

import asyncio
import re
from typing import Final

from entramado.api.pages.context import short
from entramado.api.pages.question.intents import DEATHS, cue_words, intents_of, is_cue, uncounted
from entramado.api.pages.question.recognised import RecognisedNames, recognised
from entramado.api.pages.question.state_bodies import of_states
from entramado.api.pages.search.index import SearchIndex
from entramado.api.pages.search.words import WORD, inflected, weighs, words
from entramado.api.translations.interface import Language
from entramado.ontology.folding import fold_as_queries
from entramado.queries.entities import Entities

# What these ask is asked of one body or programme.
_OF_ONE: Final = frozenset({"since", "partners", "named", "changed", "funders", "hardest", "renamed"})
# What became of something, which may be asked of all programmes or of one that is called by its name.
_COURSE: Final = frozenset({"aims", "continues", "ended"})
_OF_BODIES: Final = frozenset({"since", "named", "renamed"})
# Who does something for somebody, and where, is asked of what is done ("shelters for children").
_OF_SERVICES: Final = frozenset({"where", "reporters"})
# What frames a question and is not what it is about.
_FRAMES: Final = frozenset({"chapter", "sector", "state"})
_LOOKED_FOR: Final = ("institution", "programme")
_OBJECTIVE_LEAST: Final = 6
_SHORT_NAME: Final = 4
_ONE_PROGRAMME: Final = re.compile(
    r"\b(?:[Pp]rogram(?:a|me)?|[Pp]lan) (?:de |for |of )?[A-Z0-9]|\b[0-9]+[a-z][0-9a-z]*\b"
)
# Blanks in a name that says which of several is meant.
_WORDS_OF_NAME: Final = 2
_NAMES_MOST: Final = 3


async def named_in(question: str, known: Entities, names: SearchIndex, lang: Language) -> RecognisedNames:
    """What a question names, also by a word of a name where it asks for what only such a thing has."""
    named, intents = recognised(question, known), set(intents_of(question))
    of_states(named, question, known)
    if _FRAMES.issuperset(named.things) and intents and not _OF_BODIES & intents:
        _of_objective(named, question, known)
    if named.things and _OF_SERVICES & intents:
        _of_type(named, question, known)
    told = cue_words(question)
    for (kind, slug), said in list(named.said.items()):
        # "Programmes that disappeared" are no missing people.
        whom = "people" in intents
        if kind == "population" and not whom and told >= {*said} and slug in named.all_of(kind) and len(said) == 1:
            named.leave_out(kind, slug)
    _as_programme(named, known, always="since" in intents)
    if "remitted" in intents:
        # What is sent home is told under any objective.
        named.things.pop("objective", None)
    if not named.things:
        missing = uncounted(question)
        if missing and missing.population and missing.count != DEATHS:
            # A count that nobody keeps is of a group.
            named.things["population"] = [missing.population]
        elif missing or _OF_ONE & intents or (_COURSE & intents and _is_named(question)):
            await asyncio.to_thread(_look_for, named, question, names, lang)
    return named


def _is_named(question: str) -> bool:
    """Whether a question speaks of one programme: by the word before a name, or by a name with a number in it.

    >>> _is_named("Is Programa 3x1 still reported?"), _is_named("which programmes are still reported in 2024")
    (True, False)
    """
    return _ONE_PROGRAMME.search(question) is not None


def _look_for(named: RecognisedNames, question: str, names: SearchIndex, lang: Language) -> None:
    """Add the body or programme that is found by the words of a question that say what it is about."""
    about = [word for word in words(question) if not is_cue(word) and not word.isdecimal()]
    # All words together, else all that follow the first, else the longest one that few names hold.
    for text in dict.fromkeys(
        (" ".join(about), " ".join(about[1:]), *sorted(filter(weighs, about), key=len, reverse=True))
    ):
        found = names.search(text, lang, kind=_LOOKED_FOR, rows=1)
        few = found.total <= _NAMES_MOST or (text.count(" ") and found.hits)
        if few and found.hits and not found.loosely and any(piece.found for piece in found.hits[0].pieces):
            named.things[found.hits[0].kind] = [short(found.hits[0].iri)]
            called = set(WORD.findall(fold_as_queries(found.hits[0].label)))
            named.rest = [word for word in named.rest if word not in called]
            return


def _of_objective(named: RecognisedNames, question: str, known: Entities) -> None:
    """Add the one objective whose short name has a word of a question ("detention")."""
    short_names = [(name.split(), slugs) for name, slugs in known.names("objective").items()]
    best: dict[str, tuple[float, str]] = {}
    for word in (one for one in words(question) if len(one) >= _OBJECTIVE_LEAST and not is_cue(one)):
        forms = {word, f"{word}s", word.removesuffix("s")}
        for name, slugs in short_names:
            # A word that is the whole of a name says more than one of several.
            if len(name) <= _SHORT_NAME and forms & {*name}:
                for slug in slugs:
                    best[slug] = max(best.get(slug, (0.0, "")), (1 / len(name), word))
    most = max(best.values(), default=(0.0, ""))
    found = [slug for slug, of in best.items() if of[0] == most[0]]
    if len(found) == 1:
        named.things["objective"] = found
        named.said["objective", found[0]] = [best[found[0]][1]]
        named.rest = [one for one in named.rest if one != best[found[0]][1]]


def _as_programme(named: RecognisedNames, known: Entities, *, always: bool) -> None:
    """A body that is called by the beginning of a programme's name is that programme.

    Not where this is a whole name of the body, but `always` where what is asked is since when there is one.
    """
    for slug in list(named.all_of("institution")):
        if not always and slug in known.names("institution").get(
            " ".join(named.said.get(("institution", slug), [])), {}
        ):
            continue
        said = " ".join(named.said.get(("institution", slug), []))
        names = known.names("programme").items() if said.count(" ") >= _WORDS_OF_NAME else ()
        begun = {one: name for name, of in names if name.startswith(f"{said} ") for one in of}
        if begun and not named.all_of("programme"):
            named.things["institution"].remove(slug)
            named.things["programme"] = sorted(begun, key=lambda one: (len(begun[one]), one))[:1]
            named.said["programme", named.things["programme"][0]] = said.split()
    if not named.all_of("institution"):
        named.things.pop("institution", None)


def _of_type(named: RecognisedNames, question: str, known: Entities) -> None:
    """Add the one type of action that a word of a question is a name of, beside what else it names."""
    for word in named.rest:
        found = [slug for one in (word, *inflected(word)) for slug in known.names("action-type").get(one, {})]
        if len(set(found)) == 1 and not named.all_of("action-type"):
            named.things["action-type"] = found[:1]
