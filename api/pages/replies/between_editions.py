"""Which edition has what a question asks for, and which has it not: "in 2020 but no longer in 2024"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from entramado.api.pages.search.words import WORD
from entramado.ontology.folding import fold_as_queries

_YEAR: Final = r"(?:19|20)\d\d"
_NOT: Final = (
    r"(?:no|not|never|nunca|sin|without|none|nothing|nada|ningun\w*|dej[ao]\w*|stop\w*|ceas\w*|cesaron|missing|absent|gone|faltan?"
    r"|ausentes?|desaparec\w+|disappear\w*|vanish\w*|dropped|didn|doesn|aren|weren|wasn|isn|haven|hasn)"
)
_FEW: Final = r"(?: \w+){0,6}? "
_LATER_NOT: Final = re.compile(rf"\b({_YEAR})\b{_FEW}{_NOT}\b{_FEW}({_YEAR})\b")
_LEAVING: Final = re.compile(
    r"\b(?:dej[ao]\w*|stop\w*|ceas\w*|cesaron|desaparec\w+|disappear\w*|vanish\w*|dropped|gone|longer)\b"
)
# "that do not report in 2024 but did in 2020".
_YET: Final = r"(?:but|though|although|while|yet|that|which|who|pero|aunque|si|que)"
_FIRST_NOT: Final = re.compile(rf"\b{_NOT}\b{_FEW}({_YEAR})\b(?: \w+){{0,2}}? {_YET}\b{_FEW}({_YEAR})\b")
_LAST_NOT: Final = re.compile(rf"\b({_YEAR})\b{_FEW}({_YEAR})\b(?: \w+){{0,2}}? {_NOT}\b")
_PROGRAMMES: Final = ("program", "proyecto", "project")
_BODIES: Final = (
    "instituc",
    "institution",
    "dependenc",
    "organi",
    "bod",
    "agenc",
    "secretar",
    "ministr",
    "quien",
    "who",
)
_STATES: Final = ("estado", "estatal", "state", "entidad")
_GONE: Final = {"programme": ["ended"], "state": ["silence", "stating"], "institution": ["leftover"]}


def only_in(question: str) -> tuple[str, str] | None:
    """The year of the edition that has what is asked for, and the year of the one that has not; None without both.

    >>> only_in("¿Quién informó en 2020 y ya no en 2024?"), only_in("what changed from 2020 to 2024")
    (('2020', '2024'), None)
    >>> only_in("bodies that do not report in 2024 but did in 2020"), only_in("in 2024, not yet in 2020")
    (('2020', '2024'), ('2024', '2020'))
    >>> only_in("they were there in 2020, and in 2024 no longer")
    ('2020', '2024')
    >>> only_in("who reports in 2024 and who stopped since 2020")
    ('2020', '2024')
    """
    spoken = " ".join(WORD.findall(fold_as_queries(question)))
    if found := _LATER_NOT.search(spoken):
        if found[1] > found[2] and _LEAVING.search(found[0]):
            # "... in 2024, and which stopped since 2020": what left was there before.
            return found[2], found[1]
        return (found[1], found[2]) if found[1] != found[2] else None
    if found := _FIRST_NOT.search(spoken):
        return found[2], found[1]
    found = _LAST_NOT.search(spoken)
    return (found[1], found[2]) if found and found[1] != found[2] else None


def is_absence(word: str) -> bool:
    """Whether a folded word says that something is not there, whatever else it may name ("missing").

    >>> is_absence("missing"), is_absence("women")
    (True, False)
    """
    return re.fullmatch(_NOT, word) is not None


def gone_of(question: str, intents: Sequence[str]) -> list[str]:
    """What is asked where one edition has and another has not: of programmes, of states, of institutions, of others.

    >>> gone_of("which ministries reported in 2020 and not in 2024", []), gone_of("groups of 2020", ["whom"])
    (['leftover'], ['whom'])
    """
    words = WORD.findall(fold_as_queries(question))
    for kind, begun in (("programme", _PROGRAMMES), ("state", _STATES), ("institution", _BODIES)):
        if any(word.startswith(begun) for word in words):
            return _GONE[kind]
    return list(intents)
