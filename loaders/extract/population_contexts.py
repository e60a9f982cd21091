"""How much a wording for a group says, where it stands, that the action is aimed at the group.

Some places say nothing: a count of the people served, a partner's name ("sociedad civil, academia
y gobierno"), the relatives whom somebody calls, the stages of a journey ("ingreso, tránsito y
salida"), an attribute of the approach ("enfoque de género e infancia"). Groups that the documents
name in many other connections count only where the sentence says that they are served or taught.
"""

from __future__ import annotations

import re
from functools import lru_cache

from entramado.loaders.extract.population_slugs import (
    FAMILIES,
    FOREIGNERS,
    MIGRANTS,
    MINORS,
    NATIONALS_ABROAD,
    PUBLIC_SERVANTS,
    RETURNEES,
    WOMEN,
)
from entramado.loaders.languages.spanish.population_contexts import (
    AND_THEIR,
    COUNTED,
    DECLARED,
    FOCUS_BEFORE,
    GROUNDS,
    NOT_BEFORE,
    NOT_BEHIND,
    ONLY_IF,
    TAUGHT,
    TELLING,
)

# The mentions of one sentence are read one after the other.
_CACHED = 64

# "primera infancia: 36 mujeres": the label of a count.
_COUNT_BEHIND = re.compile(r"^\s*[:(=]\s*\d")
_COUNTED_SHARE = {MIGRANTS: 0.5, MINORS: 0.2, FOREIGNERS: 0.5, NATIONALS_ABROAD: 0.5, RETURNEES: 0.5}


def share(slug: str, part: str, before: str, wording: str, behind: str) -> float:
    """How much a wording (folded, in its sentence) says that the action is aimed at the group: 0 to 1."""
    sentence = before + wording + behind
    if part in ("title", "target"):
        return 0.0 if slug == PUBLIC_SERVANTS and not TAUGHT.search(sentence) else 1.0
    if COUNTED.search(before) or _COUNT_BEHIND.match(behind):
        return _COUNTED_SHARE.get(slug, 0.0)
    ahead, after = NOT_BEFORE.get(slug), NOT_BEHIND.get(slug)
    if (ahead and ahead.search(before)) or (after and after.search(behind)):
        return 0.0
    if slug in (WOMEN, MINORS) and FOCUS_BEFORE.search(before):
        return 0.0
    if slug == WOMEN and part == "results" and "hombres" in sentence:
        return 0.0
    return 1.0 if _is_served(slug, sentence) else 0.0


@lru_cache(maxsize=_CACHED)
def _is_served(slug: str, sentence: str) -> bool:
    """False of a group named in many connections, where the sentence does not say that it is served or taught."""
    needed = ONLY_IF.get(slug)
    return needed is None or bool(needed.search(sentence))


# Who is counted by such a condition was served in view of it (compendio-2024:4737); a sex or age divides a count.
_SERVED_AS_SUCH = frozenset(["lgbtiq", "indigenas", "discapacidad"])
_OVERRULED = frozenset(["otherwise", "counted", "unserved"])

_NEAR_LETTERS = 110
_SHORT_LETTERS = 45
_SHORT = frozenset(["to", "of", "rights", "listed", "with", "relatives"])  # these look at the last few words only


def _short(near: str) -> int:
    return max(0, len(near) - _SHORT_LETTERS)


@lru_cache(maxsize=_CACHED)
def _of_sentence(sentence: str) -> tuple[bool, int]:
    """Whether a sentence lists grounds, and from which character on it tells whom the action is aimed at."""
    declared = DECLARED.search(sentence)
    return bool(GROUNDS.search(sentence)), declared.end() if declared else len(sentence) + 1


def find_connections(slug: str, part: str, before: str, wording: str, behind: str) -> frozenset[str]:
    """What the words around a wording (folded, in its sentence) tell of its connection with the action."""
    sentence = before + wording + behind
    near = before[-_NEAR_LETTERS:]
    told = {name for name, pattern in TELLING if pattern.search(near, 0 if name not in _SHORT else _short(near))}
    is_count = bool(COUNTED.search(before) or _COUNT_BEHIND.match(behind))
    if is_count and part not in ("title", "target") and slug not in _SERVED_AS_SUCH:
        told.add("counted")
    ahead, after = NOT_BEFORE.get(slug), NOT_BEHIND.get(slug)
    if (ahead and ahead.search(before)) or (after and after.search(behind)):
        told.add("otherwise")
    if not _is_served(slug, sentence):
        told.add("unserved")
    if slug in (MINORS, WOMEN) and "focus" in told and "special" not in told:
        told.add("focus-only")
    if slug == FAMILIES and wording.startswith(AND_THEIR):
        told.add("theirs")
    if "hombres" in sentence:
        told.add("men-too")
    grounds, declared = _of_sentence(sentence)
    if grounds:
        told.add("grounds")
    if part not in ("title", "target") and declared <= len(before):
        told -= _OVERRULED
        told.add("declared")
    return frozenset(told)
