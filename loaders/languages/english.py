"""Dates and counted people in English: only what is said plainly, since a value that is wrong is worse than none."""

from __future__ import annotations

import re

from entramado.loaders.extract.model import Figure, Group, Value
from entramado.loaders.text import Passage

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DATE = rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) (?:(?P<day2>\d{{1,2}}), )?)?(?P<year>(?:19|20)\d\d)\b"
# What is done once begins something: "launched a mechanism in February 2019", "In 2021, the agency established ...".
_DEED = (
    r"(?:launch|establish|creat|adopt|sign|introduc|open|inaugurat|start|set up|enact|approv|initiat|found|ratifi)"
    r"(?:ed|d)?"
)
_DEED_IN = re.compile(rf"\b{_DEED}\b[^.;,]{{0,70}}? (?:in|on) {_DATE}")
_IN_DEED = re.compile(rf"\b(?:In|On) {_DATE},? [^.;]{{0,90}}?\b{_DEED}\b")
_START = re.compile(rf"\b(?:[Ss]ince|[Ff]rom|[Ll]aunched (?:in|on)|[Bb]eg[au]n (?:in|on)|[Ss]tarted (?:in|on)) {_DATE}")
_BETWEEN = re.compile(rf"\b[Bb]etween {_DATE}")
_UNTIL = re.compile(rf"\b(?:[Ff]rom|[Bb]etween) [^.;]{{4,24}}? (?:to|until|and) {_DATE}")
_COUNTED = (
    r"people|persons|migrants?|refugees|asylum[- ]seekers|returnees|women|men|girls|boys|children|families|workers"
    r"|students|officials|officers|nationals|households|beneficiaries|victims|minors|adolescents|individuals|citizens"
    r"|survivors|applicants|trainees|participants|entrepreneurs|youths?|newcomers|permits|visas|passports|certificates"
    r"|applications|cases|calls|seekers|residents|employers|employees|nurses|farmers|teachers|prosecutors|judges"
    r"|journalists|learners|candidates|detainees|patients|members|caregivers"
)
_FIGURE = re.compile(
    rf"(?<![\w.,$€£%/-])(?P<value>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<scale> million)? "
    rf"(?P<what>(?:[A-Za-z-]+ ){{0,3}}?(?:{_COUNTED}))\b"
)
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:article|objective|target|goal|target of|goal of|section|law|decree|resolution|aged?|ages|per|less than"
    r"|fewer than|\d to|reach|up to|convention|chapter|under)\s*)$",
    re.IGNORECASE,
)
# What is planned is not counted yet.
_PLANNED = re.compile(
    r"\b(?:will|would|aims? (?:to|at)|plans? to|expect\w* to|seeks? to|intends? to|targets?)\b[^.;]{0,120}$"
)
_NOT_COUNTED = re.compile(r"^(?:years?|days?|months?|per|percent|and|or|to|of|in|for|by|weeks?|hours?)\b")
_REACH = 140
_GROUPS: dict[str, Group] = {"women": "mujeres", "men": "hombres", "girls": "ninas", "boys": "ninos", "children": "nna"}


def figures(passage: Passage) -> list[Figure]:
    """The counted people of a passage."""
    out = []
    for match in _FIGURE.finditer(passage.text):
        what = match["what"]
        before = passage.text[max(0, match.start() - _REACH) : match.start()]
        if _NO_COUNT_BEFORE.search(before) or _PLANNED.search(before) or _NOT_COUNTED.match(what):
            continue
        digits = match["value"].replace(",", "")
        if len(digits) == 4 and "," not in match["value"] and digits[:2] in ("19", "20"):
            continue
        value = float(digits) * (1_000_000 if match["scale"] else 1)
        group = _GROUPS.get(what.split()[-1], "total")
        out.append(Figure(value, what, group, passage.lines(*match.span()), "english-count"))
    return out


def period(passage: Passage) -> tuple[Value | None, Value | None]:
    """When it began and ended, where a sentence says so ("since March 2021", "between 2019 and 2022")."""
    patterns = (_START, _BETWEEN, _DEED_IN, _IN_DEED)
    begins = next((m for pattern in patterns if (m := pattern.search(passage.text))), None)
    ends = _UNTIL.search(passage.text)
    return _value(passage, begins), _value(passage, ends)


def _value(passage: Passage, match: re.Match[str] | None) -> Value | None:
    if match is None:
        return None
    date = match["year"]
    if match["month"]:
        date += f"-{_MONTHS.index(match['month']) + 1:02d}"
        day = match["day"] or match["day2"]
        date += f"-{int(day):02d}" if day else ""
    return Value(date, passage.lines(*match.span()), "english-date")
