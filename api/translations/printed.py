"""English for what the documents print in Spanish: names of bodies, what figures count and what was done with it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from entramado.loaders.languages.translation.deeds import deed_in_english
from entramado.loaders.languages.translation.noun_phrases import in_english
from entramado.loaders.languages.translation.words import phrases, tokens_of
from entramado.ontology.folding import fold_as_queries

# More units and deeds than the documents have.
_KEPT: Final = 8192
_COUNTED: Final = re.compile(r"(?P<what>[^()]+?)(?: \((?P<whom>.+)\))?")

# How what was done begins, which is no noun.
_DEED: Final = re.compile(r"(?:se|les?|han?|fue|fueron|esta|estan|estuv\w+|cuentan?|contaba|hay|hubo)\b")


@lru_cache(_KEPT)
def english_counted(printed: str) -> str:
    """The English of a unit or deed of a figure; empty where one of its words is unknown.

    >>> english_counted("Personas (mujeres)"), english_counted("faroles")
    ('people (women)', '')
    >>> english_counted("Personas (Chiapas)"), english_counted("migrantes (no acompañadas, de 10 a 12)")
    ('people (Chiapas)', 'migrants (unaccompanied, from 10 to 12)')
    """
    found = _COUNTED.fullmatch(printed.strip())
    if not found:
        return ""
    what, whom = _known(found["what"]), ""
    if not what or not found["whom"]:
        return what
    whole = _known(found["whom"], fragment=True)
    pieces = [whole] if whole else [_known(one, fragment=True) for one in found["whom"].split(", ")]
    whom = ", ".join(pieces) if all(pieces) else ""
    return f"{what} ({whom})" if whom else ""


def quoted(printed: str) -> str:
    """Words that have no English, as an English page shows them: the document's own."""
    return f"«{printed}»"


def _known(part: str, *, fragment: bool = False) -> str:
    folded = fold_as_queries(" ".join(tokens_of(part)))
    if whole := phrases().get(folded, ""):
        return whole
    if _DEED.match(folded):
        return deed_in_english(part)
    return in_english(part, fragment=fragment) or deed_in_english(part)
