"""Tell whom a counted result counts: women, men, girls, boys, minors, a part of a total, or all.

The group is read from the words behind a number ("26 mujeres y 18 hombres", "5,855 fueron para
hombres"), else from the label before it ("Mujeres: 12"). A part that is not a sex or an age
("Sonora (2,283)", "8 de Argentina") is `otro`; `parts_of_totals` also finds parts by adding them up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.model import Group

_SEX = r"(?:mujeres|mujer|hombres|hombre|ninas|nina|ninos|nino|femenin[oa]s?|masculin[oa]s?|varones)"
_MINORS = (
    r"(?:nnac?s?\b|nnya\b|ninas,? (?:y |e |o )?ninos|ninos,? (?:y |e |o )?ninas|menores(?: de edad)?|adolescentes|ninez|infantes"
    r"|infancias|ninas, ninos|ninos, ninas)"
)
# Up to this many words may stand between a number and the word that tells its group.
_LINK = r"(?:[^\W\d]+\W+){0,9}?"
_DIRECT = re.compile(rf"^\W*(?:fueron|son|eran|corresponden? a|para|a|de|las|los|en|por)?\W*(?:\w+ )?(?P<who>{_MINORS}|{_SEX})\b")
_LATER = re.compile(
    rf"^\W*{_LINK}(?:para|a|de|fueron|son|eran|atendidas|casos de|entre|corresponden? a|las|los)\s+(?:las |los )?(?P<who>{_MINORS}|{_SEX})\b"
)
_LABEL = re.compile(rf"\b(?P<who>{_MINORS}|{_SEX})(?:\s+\w+){{0,2}}\s*[:(=–-]?\s*\(?\s*$")
_BOTH = re.compile(r"\b(?:mujeres (?:y|e|o|u) hombres|hombres (?:y|e|o|u) mujeres)\b")
_AGAINST = re.compile(r"\b(?:contra|violencia|derechos|atencion|institutos?|casas?|centros?|favor|instancias)(?: \w+){0,3} (?:las )?(?:mujer(?:es)?|ninas|ninos|ninez|nna)\b")
_UNDER_AGE = re.compile(r"\bmenores\b")


def group_of(before: str, behind: str) -> Group | None:
    """The group told by the folded words before and behind a number; None where they tell none.

    `behind` ends before the next number or the clause's end.
    """
    if _BOTH.search(behind):
        return None
    for pattern in (_DIRECT, _LATER):
        match = pattern.search(behind)
        if match and not _AGAINST.search(behind[: match.end()]):
            return _named(match["who"], behind[match.end() :])
    match = _LABEL.search(before)
    if match and not re.match(r"\s*[a-z]{3}", behind):
        return _named(match["who"], "")
    return None


def _named(who: str, rest: str) -> Group:
    if re.fullmatch(_MINORS, who):
        return "nna"
    if who.startswith("nina"):
        return "nna" if re.match(r",?\s+(?:y|e|o|u)\s+ninos", rest) else "ninas"
    if who.startswith("nino"):
        return "nna" if re.match(r",?\s+(?:y|e|o|u)\s+(?:ninas|adolescentes)", rest) else "ninos"
    minor = _UNDER_AGE.match(rest.strip())
    if who.startswith(("mujer", "femenin")):
        return "ninas" if minor else "mujeres"
    return "ninos" if minor else "hombres"


def parts_of_totals(values: Sequence[float]) -> set[int]:
    """Indexes of the values that add up to another: to the one before the run of parts, or behind it.

    A run has at least two parts; `507, 233, 274` and `233, 274, 507` both give the parts' indexes.
    """
    parts: set[int] = set()
    for i, total in enumerate(values):
        if total < 3:
            continue
        for run in (range(i + 1, len(values)), range(i - 1, -1, -1)):
            rest = total
            for count, j in enumerate(run, start=1):
                rest -= values[j]
                if rest <= 0:
                    if rest == 0 and count >= 2:
                        parts.update(range(i + 1, j + 1) if j > i else range(j, i))
                    break
    return parts
