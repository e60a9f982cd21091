"""The context of a wording for a group: how much it says that the action is aimed at the group.

Some contexts say nothing: a count of the people served, the name of a partner ("sociedad civil, academia y gobierno"),
relatives whom somebody calls, the stages of a journey ("ingreso, tránsito y salida"), an attribute of the approach
("enfoque de género e infancia"). Groups that the documents name for many other reasons count only where the sentence
says that they are served or taught. `share` weighs a context without fitted points; `find_connections` names what it
says, for the features that have points.
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

# The mentions of one sentence are read one after the other, and ask the same of it.
_CACHED = 64

# The label of a count: "primera infancia: 36 mujeres".
_COUNT_BEHIND = re.compile(r"^\s*[:(=]\s*\d")
_COUNTED_SHARE = {MIGRANTS: 0.5, MINORS: 0.2, FOREIGNERS: 0.5, NATIONALS_ABROAD: 0.5, RETURNEES: 0.5}


def share(slug: str, part: str, before: str, wording: str, behind: str) -> float:
    """How much a wording says that the action is aimed at the group: 0 to 1.

    `before`, `wording` and `behind` are the folded sentence, `part` the part of the entry that it stands in.
    """
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
    """False for a group that needs explicit words of service or teaching, where the sentence has none."""
    needed = ONLY_IF.get(slug)
    return needed is None or bool(needed.search(sentence))


# Who is counted by such a condition was served because of it (compendio-2024:4737); sexes and ages break a count down.
_SERVED_AS_SUCH = frozenset(["lgbtiq", "indigenas", "discapacidad"])
_OVERRULED = frozenset(["otherwise", "counted", "unserved"])

# Characters before a wording in which words for a connection are looked for; for some only right before it.
_REACH = 110
_SHORT_REACH = 45
_SHORT_RANGE = frozenset(
    ["to", "of", "rights", "listed", "with", "relatives"]
)  # connections looked for in the last few words only


def _short_start(near: str) -> int:
    """Where the last `_SHORT_REACH` characters begin."""
    return max(0, len(near) - _SHORT_REACH)


@lru_cache(maxsize=_CACHED)
def _of_sentence(sentence: str) -> tuple[bool, int]:
    """Whether a sentence lists grounds of non-discrimination, and the offset from which it declares who is served."""
    declared = DECLARED.search(sentence)
    return bool(GROUNDS.search(sentence)), declared.end() if declared else len(sentence) + 1


def find_connections(slug: str, part: str, before: str, wording: str, behind: str) -> frozenset[str]:
    """The named connections of a group with the action that the words around a wording express.

    Arguments as of `share`. The names are parts of the names of features, and so of the table of points.
    """
    sentence = before + wording + behind
    near = before[-_REACH:]
    found = {
        name for name, pattern in TELLING if pattern.search(near, 0 if name not in _SHORT_RANGE else _short_start(near))
    }
    is_count = bool(COUNTED.search(before) or _COUNT_BEHIND.match(behind))
    if is_count and part not in ("title", "target") and slug not in _SERVED_AS_SUCH:
        found.add("counted")
    ahead, after = NOT_BEFORE.get(slug), NOT_BEHIND.get(slug)
    if (ahead and ahead.search(before)) or (after and after.search(behind)):
        found.add("otherwise")
    if not _is_served(slug, sentence):
        found.add("unserved")
    if slug in (MINORS, WOMEN) and "focus" in found and "special" not in found:
        found.add("focus-only")
    if slug == FAMILIES and wording.startswith(AND_THEIR):
        found.add("theirs")
    if "hombres" in sentence:
        found.add("men-too")
    grounds, declared = _of_sentence(sentence)
    if grounds:
        found.add("grounds")
    if part not in ("title", "target") and declared <= len(before):
        found -= _OVERRULED
        found.add("declared")
    return frozenset(found)
