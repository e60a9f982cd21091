"""What a question asks of two things of a kind: what both do together, or what one has and the other does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from entramado.api.pages.question.recognised import RecognisedNames

_TOGETHER: Final = re.compile(r"\b(?:together|jointly|junt[oa]s|conjuntamente|en conjunto)\b")
_TWO: Final = 2
_BUT_NOT: Final = re.compile(
    r"\b(?:but|and|pero|y|aunque|mas)(?: (?:are|is|do|does|did|were))? (?:not|no)\b|\b(?:yet|but) (?:nothing|none)\b"
)
_SHARED: Final = re.compile(r"\b(?:comparten?|share[sd]?|in common|en comun)\b")
# Editions have their own pages, and of groups a question names several that are one.
_KINDS: Final = ("objective", "action-type", "population", "state", "institution", "country")
_FACETS: Final = {"objectives": "objective", "whom": "population", "hardest": "challenge"}
_STATES: Final = re.compile(r"\b(?:estados|states|entidades)\b")
_PROGRAMMES: Final = re.compile(r"\b(?:program(?:a|as|me|mes|s)?|accion(?:es)?|actions?)\b")


def asks_jointly(named: RecognisedNames, spoken: str) -> bool:
    """Whether a question, in folded words, names two bodies, one with the other or both together.

    >>> two = RecognisedNames({"institution": ["a", "b"]}, said={("institution", "b"): ["b"]})
    >>> [asks_jointly(two, asked) for asked in ("since when a with b", "a and b together", "with whom a and b")]
    [True, True, False]
    """
    bodies = named.all_of("institution")
    if len(bodies) != _TWO:
        return False
    said = (re.escape(" ".join(words)) for body in bodies if (words := named.said.get(("institution", body))))
    return bool(_TOGETHER.search(spoken)) or any(
        re.search(rf"\b(?:con|with) (?:(?:el|la|los|las|the) )?{name}\b", spoken) for name in said
    )


def asks_without(named: RecognisedNames, spoken: str) -> bool:
    """Whether a question, in folded words, names two things of a kind and asks what one has without the other.

    >>> two = RecognisedNames({"objective": ["7", "20"]})
    >>> [asks_without(two, asked) for asked in ("states on a but not on b", "estados en a pero no en b", "a and b")]
    [True, True, False]
    """
    return bool(_BUT_NOT.search(spoken)) and _names_two(named)


def _names_two(named: RecognisedNames) -> bool:
    return any(len(named.all_of(kind)) == _TWO for kind in _KINDS)


def wanted_of_two(named: RecognisedNames, spoken: str, intents: Sequence[str]) -> tuple[str, str]:
    """What is asked of two things, "alone" (one without the other) or "shared", and of which facet; else nothing.

    >>> two = RecognisedNames({"state": ["a", "b"]})
    >>> wanted_of_two(two, "which programmes do a and b share", ()), wanted_of_two(two, "a and b", ())
    (('shared', 'programme'), ('', ''))
    """
    shared = _SHARED.search(spoken) and _names_two(named)
    if not shared and not asks_without(named, spoken):
        return "", ""
    how = "shared" if shared else "alone"
    if facet := next((_FACETS[intent] for intent in intents if intent in _FACETS), ""):
        return how, facet
    if _STATES.search(spoken) and not named.all_of("state"):
        return how, "state" if "where" in intents else "reporting_state"
    return how, "programme" if _PROGRAMMES.search(spoken) and "reporters" not in intents else "reporter"
