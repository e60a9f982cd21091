"""Whether a question asks what two bodies do with one another, rather than what each of them does."""

from __future__ import annotations

import re
from typing import Final

from entramado.api.pages.question.recognised import RecognisedNames

_TOGETHER: Final = re.compile(r"\b(?:together|jointly|junt[oa]s|conjuntamente|en conjunto)\b")
_TWO: Final = 2


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
