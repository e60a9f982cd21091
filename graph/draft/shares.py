"""Percentages that cannot be right: over a hundred, or shares of one whole that do not give a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entramado.graph.draft.draft_records import DraftFinding, Record, finding_about
from entramado.graph.draft.sexes import SEX, parts_everybody
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.text import Passage

_SHARE = re.compile(r"(?P<value>\d{1,4}(?:[.,]\d{1,2})?)\s?(?:%|por\s?ciento\b)")
# More than a hundred per cent is possible of what grows, or of a goal.
_GROWTH = re.compile(
    r"(?:increment|aument|crec|super|rebas|mayor|mas de|respecto|adicional|sobrepas|alza|variacion|subi"
    r"|alcanz\w* hasta|cumplimiento|excedi|meta|avance|cobertura|eficacia|eficiencia)"
)
_SHARE_OF_SEX = re.compile(
    rf"^\W*(?:de\s+|son\s+|fueron\s+|a\s+|eran\s+|corresponde\w*\s+a\s+)*(?:[a-z]+\s+){{0,6}}?(?P<group>{SEX})\b"
)
_SHARES_MIN = 60
# A breakdown opens with a bracket, a colon or "de las cuales", and goes on with commas and "y".
_BREAKS_DOWN = re.compile(r"(?:\(|:|\bde (?:los|las) (?:cuales|que)|\bdistribuid\w+|\bdesglos\w+)[^.;()\d]{0,40}$")
_GOES_ON = re.compile(r"[^.;:()\d]{2,60}(?:,|\by\b|\be\b)[^.;:()\d]{0,20}")
_LISTED_MIN = 3
# From this sum on the answers to a question with several choices are more likely than a slip.
_SHARES_MAX = 150
_REACH = 90
_SLACK = 1.01


Share = tuple[re.Match[str], float]


def share_findings(record: Record, passage: Passage) -> Iterator[DraftFinding]:
    """Percentages over a hundred, and shares by sex or of a listed breakdown that do not sum to a hundred."""
    low = folded(passage.text)
    for sentence in sentences(passage.text):
        text = low[sentence.start : sentence.end]
        found = [(m, float(m["value"].replace(",", "."))) for m in _SHARE.finditer(text)]
        for match, value in found:
            if value > 100 and not _GROWTH.search(text[max(0, match.start() - _REACH) : match.end() + 60]):
                at = sentence.start + match.start()
                shown = {"percentage": value}
                yield finding_about(record, "percentage-over-100", passage.lines(at, at + 1), shown, anchor=str(value))
        for shares, severity in ((_by_sex(text, found), ""), (_broken_down(text, found), "should")):
            if shares:
                total = sum(v for _, v in shares)
                lines = passage.lines(sentence.start + shares[0][0].start(), sentence.start + shares[-1][0].end())
                values = {"parts": [f"{v:g} %" for _, v in shares], "sum": total}
                yield finding_about(
                    record, "percentages-do-not-sum", lines, values, anchor=str(total), severity=severity
                )


def _by_sex(text: str, found: Sequence[Share]) -> Sequence[Share]:
    """The shares of women and men where they do not sum to a hundred."""
    sexes = [(m, v, s["group"]) for m, v in found if (s := _SHARE_OF_SEX.match(text[m.end() : m.end() + _REACH]))]
    if len(sexes) != 2 or not parts_everybody([g for _, _, g in sexes]):
        return ()
    (one, a, _), (other, b, _) = sexes
    wrong = abs(a + b - 100) > _SLACK and a + b > _SHARES_MIN and other.start() - one.end() < _REACH
    return [(one, a), (other, b)] if wrong else ()


def _broken_down(text: str, found: Sequence[Share]) -> Sequence[Share]:
    """The first listed breakdown of three shares or more that sum to more than a hundred."""
    at = 0
    while at < len(found):
        end = at
        while end + 1 < len(found) and _GOES_ON.fullmatch(text[found[end][0].end() : found[end + 1][0].start()]):
            end += 1
        shares = found[at : end + 1]
        opened = _BREAKS_DOWN.search(text[: shares[0][0].start()])
        if len(shares) >= _LISTED_MIN and opened and 100 + _SLACK < sum(v for _, v in shares) <= _SHARES_MAX:
            return shares
        at = end + 1
    return ()
