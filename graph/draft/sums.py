"""Numbers that contradict each other within an entry: parts and totals, percentages.

Only what one sentence (or the next, where it says "of them") puts side by side is compared, and a sum is only
called wrong where no choice of the parts named gives the total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

from entramado.graph.draft.draft_records import Draft, DraftFinding, Record, finding_about
from entramado.graph.draft.sexes import SEX, parts_everybody
from entramado.graph.draft.shares import share_findings
from entramado.loaders.extract.dates import find_dates
from entramado.loaders.extract.numbers import Number, find_numbers
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.languages.spanish.peoples import PEOPLES
from entramado.loaders.text import Passage

_MINORS = (
    r"(?:nna|menores(?: de edad)?|infantes|(?:ninas|ninos)(?:,| y| o) (?:ninos|ninas)"
    r"(?:,? (?:y|o) (?:las |los )?adolescentes)?)"
)
_ADULTS = r"(?:(?:personas )?adult[oa]s?|personas mayores de edad|mayores de edad)"
_GROUP = rf"(?P<group>(?P<minors>{_MINORS})|(?P<adults>{_ADULTS})|{SEX})\b"
# Between a part and its group: "39,585 fueron expedidas para hombres", "2,099 brindados a mujeres", "de ellas 700 son".
_JOINING = (
    r"(?:(?:personas|migrantes|alumn[oa]s|servidor[ae]s|public[oa]s|son|fueron|eran|se|de|ellas|ellos|a|para|al|las|los"
    r"|corresponden?|correspondieron|correspondientes|pertenecen|participantes|asistentes|identific\w+|como"
    r"|\w+[aei]d[oa]s?)\s+)*"
)
# A part by sex or age: "700 mujeres", "700 son mujeres", "mujeres: 700", "mujeres (700)".
_GROUP_BEHIND = re.compile(rf"\s*(?:\(?\d+(?:\.\d+)?\s?%\)?\s*)?{_JOINING}{_GROUP}")
_GROUP_BEFORE = re.compile(rf"\b{_GROUP}\s*(?:[:(=|]|fueron|son)\s*$")
_IS_TOTAL = re.compile(r"^\s*(?:en )?(?:el )?total\b")
_BETWEEN_PARTS = re.compile(r"[^.;\d]{0,60}$")
_MORE_PARTS = re.compile(r"[^.;\d()]{0,70}$")
# From a total to its parts: a bracket, a colon, "de las cuales", "entre ellas", "de ellas".
_TO_PARTS = re.compile(
    r"\(|:|\bde (?:los|las) (?:cuales|que)\b|\bde (?:ellas|ellos|estas|estos)\b|\bsiendo\b|\bentre (?:ellas|ellos)\b"
    r"|\bdesglos|\bdistribuid|\bdividid|\bintegrad[oa]s? por\b|\bconformad|,\s*$"
)
_WHO = (
    r"personas?|migrantes?|menores|nna|alumn\w+|estudiantes|solicitantes|connacionales|participantes|asistentes"
    r"|beneficiari\w+|usuari\w+|victimas|pacientes|jovenes|servidor\w+"
)
_PERSONS = re.compile(rf"^\s*(?:de\s+)?(?:\w+\s+){{0,2}}?(?:{_WHO})\b")
_COUNTED = re.compile(
    rf"^\s*(?:de\s+)?(?:\w+\s+){{0,3}}?(?:{_WHO}|ninas|ninos|poblacion|funcionari\w+|{PEOPLES}|extranjer\w+"
    r"|trabajador\w+|jornaler\w+|adult\w+|individuos|docentes|becari\w+|refugiad\w+|repatriad\w+|atenciones|eventos"
    r"|registros|casos|consultas|servicios|solicitudes)\b"
)
_TOTAL_BEHIND = re.compile(
    r"^[^.;\d]{0,40}\b(?:para un|en|dando un|con un|un|lo que (?:da|suma) un)\s+total(?: general)?\s+de\s*$"
    r"|^[^.;\d]{0,30}\btotal\W{0,3}$"
)
_OF_THEM = re.compile(
    r"^\W*(?:de (?:ellas|ellos|estas|estos|las cuales|los cuales|este total|dicho total|ese total|las mismas)"
    r"|del total|dentro de (?:este|dicho) (?:numero|total)[^.,;\d]{0,30})\s*"
    r"(?:,|:|\d|el\b|(?:son|fueron|eran|hay|hubo|se)\b)"
)
_OF_A_WHOLE = re.compile(r"\bde(?: (?:las|los|un total de|estas|estos|esas|esos))?\s*$")
# "305 solicitudes, de las cuales 390 fueron", "de las 305 solicitudes, 390 fueron".
_OF_WHICH = re.compile(
    r"^[^.;:()\d]{0,60}?,?\s*de (?:los|las) (?:cuales|que),?\s*"
    r"(?:(?:se|el|la|los|las|son|fueron|han sido)\s+)?(?:\w+\s)?$"
)
# "se realizaron 5 de 3 talleres": the part right before its whole.
_PART_OF = re.compile(r"\s+de\s+(?:(?:los|las|un total de)\s+)?$")
_WHOLE_BEFORE = re.compile(r"(?:\bdel total de|\bde (?:las|los|esos|esas|estas|estos))\s*$")
_THEN_PART = re.compile(r"[^.;:()\d]{3,60},\s*(?:(?:un|en) total de\s+|solo\s+|se\s+)?")
_OTHER_UNIT = re.compile(r"\s*(?:de )?(?:pesos|horas|dolares|mdp|millones)")
_COUNTS_A_WORD = re.compile(r"\s+[a-z]{4,}")
_OTHER_THAN = re.compile(
    rf"{_OTHER_UNIT.pattern}|\s+(?:municipi|estad[oa]s|entidad|paises|localidad|comunidad|region|ciudad|institucion"
    r"|dependencia|organizacion|nacionalidad|anos|meses|dias|semanas|minutos|grado|seccion|escuela|consulad|familia)"
)
_ACTED_ON = re.compile(
    r"^\s*(?:\w+\s+){0,2}?(?:fue(?:ron)?|son|se|han|ha|estan|eran|corresponden?|resultaron|obtuvieron|cuentan"
    r"|recibieron|concluyeron|solicitaron|ya)\b"
)
_ADDS_UP = re.compile(
    r"^[^.;\d]{0,60}\b(?:teniendo|dando|sumando|para|con|en|lo que (?:da|suma)|haciendo|resultando)\s+(?:un|el)?\s*"
    r"total(?: general)? de\s*$"
)
_LIST_OPENS = re.compile(r"[^.;:()\d]{3,70}(?P<mark>[:(])\s*")
_OPEN_LIST = re.compile(r"\b(?:entre otr|destaca|como)")
_LIST_GOES_ON = re.compile(r"[,;]|\by\b|\be\b")
_LISTED_MIN = 3
_LEAST_TOTAL = 10
_GROUP_REACH = 60
_CELL = 20
_FAR = 260
_GAP_MAX = 90
_NEAR_TOTAL = 0.35
# Parts by sex of anything ("2,140 constancias: ...") are compared where they nearly give the total.
_NEARLY = 0.2
# Parts in a sentence of their own are held against an earlier total only where they miss it by a slip of digits.
_SLIP = 0.1
_NO_COUNT = re.compile(r"\s?(?:%|por\s?ciento|anos\b)")
_SAID = {
    "minor": "niñas, niños y adolescentes",
    "adult": "adultos",
    "mujer": "mujeres",
    "hombr": "hombres",
    "nina": "niñas",
    "ninas": "niñas",
    "nino": "niños",
    "ninos": "niños",
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A number that counts a sex or an age."""

    number: Number
    group: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The numbers of a sentence, of the one before where this one speaks "of them", and of the whole passage."""

    record: Record
    passage: Passage
    low: str
    inside: Sequence[Number]
    before: Sequence[Number]
    everywhere: Sequence[Number]
    end: int


def sum_findings(draft: Draft) -> Iterator[DraftFinding]:
    """Sums and shares that cannot be right, entry by entry."""
    for record in draft.records:
        for part, passage in record.linked.entry.parts():
            if part != "footnote":
                yield from _sums(record, passage)
                yield from share_findings(record, passage)


def _sums(record: Record, passage: Passage) -> Iterator[DraftFinding]:
    low = folded(passage.text)
    numbers = _numbers(passage.text, low)
    before: list[Number] = []
    for sentence in sentences(passage.text):
        inside = [n for n in numbers if sentence.start <= n.start < sentence.end]
        ahead = before if _OF_THEM.match(low[sentence.start : sentence.end]) else []
        said = _Sentence(record, passage, low, inside, ahead, numbers, sentence.end)
        yield from _by_sex(said)
        yield from _parts_of(said)
        yield from _listed(said)
        yield from _added_up(said)
        before = inside


def _numbers(text: str, low: str) -> list[Number]:
    dates = [(d.start, d.end) for d in find_dates(text)]
    return [
        n
        for n in find_numbers(text)
        if not _NO_COUNT.match(low[n.end : n.end + 12])
        and not any(a <= n.start < b for a, b in dates)
        and n.value == int(n.value)
        and not (n.spelled and n.value < 2)
    ]


def _by_sex(said: _Sentence) -> Iterator[DraftFinding]:
    """Runs of parts by sex, and the total before or behind them."""
    runs = list(_runs(said.low, said.inside))
    for first, last, parts in runs:
        found = _total(said, first, last)
        if found is None:
            if first == 0 and len(runs) == 1:
                yield from _parted_later(said, parts)
            continue
        total, linked = found
        values = [p.number.value for p in parts]
        lines = said.passage.lines(min(total.start, parts[0].number.start), max(total.end, parts[-1].number.end))
        over = next((p for p in parts if p.number.value > total.value), None)
        if over and linked:
            shown: dict[str, Any] = {"part": _said(over), "total": total.value}
            yield finding_about(
                said.record, "part-over-whole", lines, shown, anchor=f"{over.number.value}/{total.value}"
            )
        elif parts_everybody([p.group for p in parts]) and not _any_sum(
            [*values, *_further(said, first, last)], total.value
        ):
            if any(abs(sum(values) - n.value) < 1 for n in said.inside):
                continue  # they are the parts of another number of the sentence
            shown = {"parts": [_said(p) for p in parts], "sum": sum(values), "total": total.value}
            yield finding_about(
                said.record, "sum-mismatch", lines, shown,
                anchor=f"{values}/{total.value}", severity="" if linked else "should",
            )  # fmt: skip


def _parted_later(said: _Sentence, parts: Sequence[_Part]) -> Iterator[DraftFinding]:
    """Women and men without a total of their own, whose sum is nearly a number of persons in an earlier sentence."""
    values = [p.number.value for p in parts]
    total = sum(values)
    if len(parts) != 2 or not parts_everybody([p.group for p in parts]):
        return
    if any(abs(n.value - total) < 1 for n in said.everywhere):
        return
    earlier = [n for n in said.everywhere if n.end <= said.inside[0].start and n.value >= _LEAST_TOTAL]
    counted = [n for n in earlier if _PERSONS.match(said.low[n.end : n.end + 60])]
    near = [n for n in counted if abs(n.value - total) <= _SLIP * n.value and n.value > max(values)]
    if near:
        lines = said.passage.lines(parts[0].number.start, parts[-1].number.end)
        shown = {"parts": [_said(p) for p in parts], "sum": total, "total": near[-1].value}
        anchor = f"{values}/{near[-1].value}"
        yield finding_about(said.record, "sum-mismatch", lines, shown, anchor=anchor, severity="should")


def _further(said: _Sentence, first: int, last: int) -> list[float]:
    """Other numbers of the same list: "y 26 menores de edad", "y 9 en el rubro de otros"."""
    out: list[float] = []
    for at in range(last + 1, min(last + 5, len(said.inside))):
        if not _MORE_PARTS.match(said.low[said.inside[at - 1].end : said.inside[at].start]):
            break
        out.append(said.inside[at].value)
    return out + [said.inside[at].value for at in range(first - 1, max(first - 4, 0), -1)]


def _said(part: _Part) -> str:
    return f"{part.number.value:,.0f} {_SAID.get(part.group[:5], part.group)}"


def _runs(low: str, inside: Sequence[Number]) -> Iterator[tuple[int, int, list[_Part]]]:
    """Numbers side by side that each count a sex or an age: positions of the first and the last, and the parts."""
    at = 0
    while at < len(inside):
        parts: list[_Part] = []
        end = at
        while end < len(inside):
            group = _group(low, inside, end)
            apart = bool(parts) and not _BETWEEN_PARTS.match(low[inside[end - 1].end : inside[end].start])
            if group is None or apart:
                break
            parts.append(_Part(inside[end], group))
            end += 1
        if len(parts) > 1 or (parts and at and _TO_PARTS.search(low[inside[at - 1].end : inside[at].start])):
            yield at, end - 1, parts
        at = max(end, at + 1)


def _group(low: str, inside: Sequence[Number], at: int) -> str | None:
    """The sex or age that a number counts; None for a total of its own ("643 niñas, niños y adolescentes: 310 ...")."""
    number = inside[at]
    stop = inside[at + 1].start if at + 1 < len(inside) else number.end + _GROUP_REACH
    near = low[number.end : min(stop, number.end + _GROUP_REACH)]
    if _IS_TOTAL.match(near):
        return None
    found = _GROUP_BEHIND.match(near) or _GROUP_BEFORE.search(low[max(0, number.start - 30) : number.start])
    if found is None:
        return None
    if found["minors"]:
        return None if _TO_PARTS.search(low[number.end + found.end() : stop]) else "minors"
    return "adults" if found["adults"] else found["group"]


def _total(said: _Sentence, first: int, last: int) -> tuple[Number, bool] | None:
    """The number that the parts are parts of, and whether the sentence says so (else it only nearly is their sum)."""
    inside, low = said.inside, said.low
    if last + 1 < len(inside):
        behind = inside[last + 1]
        between = low[inside[last].end : behind.start]
        if _TOTAL_BEHIND.match(between) or (
            _IS_TOTAL.match(low[behind.end : behind.end + 12]) and len(between) < _CELL
        ):
            return behind, True
    parts = sum(n.value for n in inside[first : last + 1])
    for whole in reversed(inside[:first]):
        if whole.spelled and whole.value < _LEAST_TOTAL:
            continue  # "los tres niveles", "dos talleres": between a total and its parts
        between = low[whole.end : inside[first].start]
        if len(between) > _FAR or "." in between.rstrip(". "):
            break
        linked = _TO_PARTS.search(between) or _OF_A_WHOLE.search(low[max(0, whole.start - 20) : whole.start])
        nearly = abs(parts - whole.value) < _NEARLY * whole.value
        counted = _COUNTED.match(between)
        if linked and (counted or nearly):
            return whole, True
        if not counted and whole.value < max(n.value for n in inside[first : last + 1]):
            continue  # "los 11 puntos": too small to be the whole
        return (whole, False) if nearly else None
    people = [n for n in said.before if _PERSONS.match(low[n.end : n.end + 60])]
    return (people[-1], True) if first == 0 and len(people) == 1 else None


def _any_sum(values: Sequence[float], total: float) -> bool:
    """Whether some of the parts (two at least) sum to the total."""
    return any(
        abs(sum(chosen) - total) < 0.5 for size in range(2, len(values) + 1) for chosen in combinations(values, size)
    )


def _parts_of(said: _Sentence) -> Iterator[DraftFinding]:
    """A part said of a whole that is smaller: "de las 305 solicitudes, 390 fueron resueltas"."""
    for whole, part in pairwise(said.inside):
        between = said.low[whole.end : part.start]
        if part.spelled or whole.spelled or min(part.value, whole.value) < 2:
            continue
        if whole.value > part.value and _PART_OF.fullmatch(between) and _is_whole(said, part):
            yield _over(said, whole, part, f"{whole.value:,.0f}", "should")
        if part.value <= whole.value:
            continue
        behind = said.low[part.end : part.end + 50]
        of_which = _OF_WHICH.match(between) and not _OTHER_UNIT.match(behind)
        named = _WHOLE_BEFORE.search(said.low[max(0, whole.start - 20) : whole.start])
        acted = named and _THEN_PART.fullmatch(between) and _ACTED_ON.match(behind)
        by_sex = _GROUP_BEHIND.match(behind) and of_which and _COUNTED.match(between)
        if (of_which or acted) and not by_sex:
            printed = " ".join(said.passage.text[part.start : part.end + 40].split()[:5])
            yield _over(said, part, whole, printed)


def _over(said: _Sentence, part: Number, whole: Number, printed: str, severity: str = "") -> DraftFinding:
    """A part that is greater than its whole, whichever of them is printed first."""
    lines = said.passage.lines(min(part.start, whole.start), max(part.end, whole.end))
    shown = {"part": printed, "total": whole.value}
    anchor = f"{part.value}/{whole.value}"
    return finding_about(said.record, "part-over-whole", lines, shown, anchor=anchor, severity=severity)


def _is_whole(said: _Sentence, whole: Number) -> bool:
    """Whether the number behind "5 de" counts what the first one does: no hours, no money, no places."""
    behind = said.low[whole.end :]
    return _COUNTS_A_WORD.match(behind) is not None and not _OTHER_THAN.match(behind)


def _listed(said: _Sentence) -> Iterator[DraftFinding]:
    """A list of three or more that almost gives its total: "15 talleres: 5 en Chiapas, 6 en Oaxaca y 3 en Puebla"."""
    low = said.low
    for at, whole in enumerate(said.inside[:-_LISTED_MIN]):
        parts = list(said.inside[at + 1 :])
        mark = _LIST_OPENS.fullmatch(low[whole.end : parts[0].start])
        if mark is None or whole.spelled or whole.value < _LEAST_TOTAL or _OPEN_LIST.search(mark[0]):
            continue
        close = low.find(")", parts[0].start, said.end) if mark["mark"] == "(" else said.end
        parts = [p for p in parts if p.start < close]
        gaps = [low[a.end : b.start] for a, b in pairwise(parts)]
        if len(parts) < _LISTED_MIN or any(not _LIST_GOES_ON.search(g) or len(g) > _GAP_MAX for g in gaps):
            continue
        values = [p.value for p in parts]
        total = sum(values)
        near = total != whole.value and abs(total - whole.value) <= _NEAR_TOTAL * whole.value
        by_sex = any(_GROUP_BEHIND.match(low[p.end : p.end + 40]) for p in parts)
        if near and not by_sex and max(values) < whole.value and not _any_sum(values[:12], whole.value):
            lines = said.passage.lines(whole.start, parts[-1].end)
            shown = {"parts": values, "sum": total, "total": whole.value}
            anchor = f"{values}/{whole.value}"
            yield finding_about(said.record, "sum-mismatch", lines, shown, anchor=anchor, severity="should")
            return


def _added_up(said: _Sentence) -> Iterator[DraftFinding]:
    """Counts that a sentence adds up almost: "35,845 niñas y niños y 21,827 adultos, teniendo un total de 57,672"."""
    for at in range(2, len(said.inside)):
        total = said.inside[at]
        parts = said.inside[max(0, at - 4) : at]
        between = said.low[parts[-1].end : total.start]
        if not _ADDS_UP.search(between) or any(_group(said.low, said.inside, k) for k in range(at - len(parts), at)):
            continue
        values = [p.value for p in parts]
        sums = [sum(values[k:]) for k in range(len(values) - 1)]
        near = [x for x in sums if x != total.value and abs(x - total.value) <= _NEARLY * total.value]
        if near and not _any_sum(values, total.value) and total.value >= _LEAST_TOTAL:
            kept = values[sums.index(near[0]) :]
            shown = {"parts": kept, "sum": near[0], "total": total.value}
            lines = said.passage.lines(parts[0].start, total.end)
            yield finding_about(
                said.record, "sum-mismatch", lines, shown, anchor=f"{kept}/{total.value}", severity="should"
            )
