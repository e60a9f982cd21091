"""Bodies that every state has of its own ("DIF estatal"), told apart from the national one of the same acronym."""

from __future__ import annotations

import re
from typing import Final

from entramado.api.pages.question.programme_names import bodies_called_from
from entramado.api.pages.question.recognised import RecognisedNames
from entramado.api.pages.search.words import WORD
from entramado.ontology.folding import fold_as_queries, fold_words
from entramado.queries.entities import Entities

# What says that a state's own body is meant.
_OF_STATE: Final = frozenset({"estatal", "estatales", "state", "states"})
# As names of the kind in every state end.
_OWN: Final = "estatal"
_GOVERNMENT: Final = "Gobierno de"
_JOINED: Final = r"(?: estatal(?:es)?| state)?(?: (?:de|del|of))?(?: (?:la|el|the))?(?: (?:estado|state) (?:de|of))?"


def of_states(named: RecognisedNames, question: str, known: Entities) -> None:
    """Put a state's own body in the place of the national one, where a question asks for that.

    Without a state, all states' own bodies are meant, also by a name that says so. Of a state whose body is nowhere
    named, the state is left, and the body is `unread`.
    """
    spoken, names = " ".join(WORD.findall(fold_as_queries(question))), known.names("institution")
    for slug in list(named.all_of("institution")):
        said = " ".join(named.said.get(("institution", slug), []))
        own = list(names.get(f"{said} {_OWN}", {}))
        if _OF_STATE & {*said.split()} and not named.all_of("state"):
            _add_kind(named, said, known)
            continue
        if not said or not own or slug in own:
            continue
        state = next(
            (one for one in named.all_of("state") if re.search(rf"\b{said}{_JOINED} {_said(named, one)}\b", spoken)),
            next(iter(named.all_of("state")), "") if _OF_STATE & {*named.rest} else "",
        )
        if not state and not _OF_STATE & {*named.rest}:
            continue
        named.rest = [word for word in named.rest if word not in _OF_STATE]
        label = known.label("state", state) if state else ""
        of_state = [one for one in own if one in names.get(f"{said} {fold_words(label)}", {})]
        named.things["institution"].remove(slug)
        named.things["institution"] += of_state if state else own
        for one in of_state if state else own:
            named.said["institution", one] = said.split()
        if of_state:
            # The body is of its state.
            named.things["state"].remove(state)
        elif state:
            named.unread.append(f"{said.upper()} {_OWN} ({label})")
    for kind in ("institution", "state"):
        if kind in named.things and not named.things[kind]:
            del named.things[kind]


def _add_kind(named: RecognisedNames, said: str, known: Entities) -> None:
    """Add the bodies of all states whose names begin with that of one ("Consejo Estatal de Población")."""
    bodies = named.things["institution"]
    for slug in sorted(bodies_called_from(said, known)):
        if slug not in bodies:
            bodies.append(slug)
            named.said["institution", slug] = said.split()


def governed(named: RecognisedNames, known: Entities) -> list[str]:
    """The states whose governments a question calls by their names."""
    called = [known.label("institution", slug) for slug in named.all_of("institution")]
    states = {slug: known.label("state", slug) for slug in known.slugs("state")}
    governments = (name for name in called if name.startswith(_GOVERNMENT))
    return [slug for name in governments for slug, state in states.items() if name.endswith(f" {state}")]


def _said(named: RecognisedNames, state: str) -> str:
    return re.escape(" ".join(named.said.get(("state", state), ["-"])))
