"""Counted results: how many persons, documents, events ... an entry says that it reached.

Each number of the description and the results is asked in turn: is it a date, an age, a
percentage, a law's article, a telephone number, a target, an item's number, a stock of
territories ("las 32 entidades")? What remains is a figure. A number in words counts only where
something is said to have been done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.dates import find_dates
from loaders.extract.groups import group_of, parts_of_totals
from loaders.extract.matcher import fold
from loaders.extract.model import Figure, Group
from loaders.extract.numbers import Number, find_numbers
from loaders.extract.sentences import sentences
from loaders.model import Entry
from loaders.text import Passage

_REACH = 90  # characters before a number in which its exclusions are looked for

_NOT_BEHIND = re.compile(
    r"^(?:\s?%|\s?por ciento|\s?puntos porcentuales|\s?[°ºª]"
    r"|\s*(?:a|y|o|e|-|hasta)\s*(?:los\s|las\s)?\d+\s*(?:anos|meses|dias|horas|semanas|minutos|%|por ciento)"
    r"|\s*(?:anos?|meses|mes|dias?|semanas?|horas?|h|hrs?|minutos?|min|seg|segundos|km|kilometros?|metros|m2|m³|hectareas|grados"
    r"|lenguas|idiomas|generaciones|siglos|decadas)\b"
    r"|\s*(?:o mas|y mas)?\s*anos\b"
    r"|\s+(?:entidades|estados(?! unidos)|municipios|municipio|paises|pais|delegaciones|alcaldias|regiones|ordenes|niveles|poderes|ciudades"
    r"|oficinas de representacion|demarcaciones|naciones|continentes|gobiernos|secretarias|instituciones(?! educativas)|autoridades|dependencias|idiomas|condados)\b"
    r"|\s*(?:a\.?\s?m\b|p\.?\s?m\b|de la (?:tarde|manana|noche)\b)|\s+aniversario\b"
    r"|\s+(?:vez|veces|reuniones) al ano|[:/]\d|\s?x\s?\d|-[a-z\d])"
)
# How a plan or a programme is divided; more of them than that are things that were made.
_DIVISIONS = re.compile(
    r"^\s+(?:vertientes|ejes|objetivos|lineas de accion|estrategias|temas|tematicas|fases|etapas|modalidades|criterios|componentes|partes"
    r"|principios|dimensiones|pilares|areas|ambitos|tipos|categorias|apartados|secciones|rubros|poblaciones|puntos|primeros|ultimos"
    r"|primeras|ultimas|principales|grandes|siguientes|pasos|lados|aspectos|prioridades|espacios especificos|horarios|turnos)\b"
)
_MOST_DIVISIONS = 20
_NOT_BEFORE = re.compile(
    r"(?:\b(?:articulos?|arts?|fraccion(?:es)?|numeral(?:es)?|parrafos?|capitulos?|incisos?|objetivos?(?: prioritarios?)?|metas?|ejes?"
    r"|estrategias?(?: prioritarias?)?|pilar|fase|etapa|convocatoria|ley|norma|nom|num|numero|no|titulo|tels?|telefonos?|extension|ext"
    r"|lada|anexos?|edicion|nivel|grado|cuadro|tabla|canal|ods|indicador(?:es)?|acuerdo|calle|cp|codigo|version|componente|curso|tema"
    r"|pagina|paginas|pp|tomo|grupo|linea|accion puntual|edad de|mayores de|menores de|al menos por|covid|sars|oficio|agenda|articulo\s\w+"
    r"|considerando|transitorio|recomendacion|modulo|zona|region|seccion|piso|siglo|formato|forma|paso|promedio de edad|versiones?|eje|planta|replica|emision)"
    r"|#|nº|n°)\W{0,3}$|\d[.:/]$|\+$"
)
_LIST_TAIL = re.compile(r"\b(?:articulos?|arts?\.?|fraccion(?:es)?|numerales|capitulos?)\s+[\d\s,yIVXLC°]+$")
_TARGET = re.compile(
    r"\b(?:metas?\b[^.;]{0,60}$|se (?:espera|preve|planea|proyecta|pretende|estima|contempla|busca)\b[^.;]{0,80}$"
    r"|\b(?:valor|monto|cantidad) (?:\w+ ){0,2}?hasta\W*$|\bhasta \$?$|se tien[ea]n? (?:programad|planead|contemplad|previst)[^.;]{0,80}$|hasta un maximo\W|maxim[oa] de\W*$)"
)
_TERRITORY_ARTICLE = re.compile(r"\b(?:los|las)\W*$")
_PHONE = re.compile(
    r"(?<!\d)(?:01[ -]?)?\(?\d{2,3}\)?[ -]\d{3,4}[ -]\d{2,4}(?:[ -]\d{2,4})?(?!\d)|(?<![\d,.])\d{7,}(?![\d,])"
)
# A day without its year: "el 21 de mayo", "Del 9 al 10 de diciembre".
_DAY = re.compile(
    r"\b\d{1,2}(?:\s(?:y|al?|e|-)\s(?:el\s)?\d{1,2})?(?:\s?[°º])?\sde\s(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b"
)
# A year with a footnote's number glued on: "enero del 202066" (buenas-practicas-oim:3559).
_NOTED_YEAR = re.compile(r"(?<=\b(?:de|el|en) )(?:19|20)\d\d\d{1,2}\b|(?<=del )(?:19|20)\d{3,4}\b")
# The 32 states, by their offices: "las 32 fiscalías" (compendio-2024:3384).
_ALL_STATES = re.compile(
    r"^\s+(?:fiscalias|procuradurias|oficinas|delegaciones|representaciones|sistemas|registros civiles|centros)\b"
)
# Parts of what was counted before: "De las 305 plazas, 39", "Del total, 1,266" (compendio-2024:2137, informe-2018:1652).
_PART = re.compile(
    r"\b(?:del total|de (?:las|los) \d[\d,]*|de (?:estos|estas|ellos|ellas|los cuales|las cuales):?,)[^.;]*$|\bde (?:los|las) cuales:[^.]*$"
)
_PERCENT_ASIDE = re.compile(r"\(\s*\d+(?:[.,]\d+)?\s?%\s*\)")
_LISTED_PLACE = re.compile(r"(?:^|[,:;y]\s|\be\s)\s*\d[\d,]*\s(?:de\s)?[A-ZÁÉÍÓÚ][a-zé]")
_ITEM = re.compile(r"^\W*\d{1,2}\s?(?:\.-|[.)-])(?!\d)")
_MONEY = re.compile(
    r"^\s*(?:(?P<scale>millones de|mdp|mdd|mil millones)\s*)?(?P<unit>pesos|dolares|usd|euros|mdp|mdd|m\.?n\.?)?"
)
_AGAIN = re.compile(r"\b(?:del total de|de (?:los|las|estos|estas|dichos|dichas|esos|esas|tales))\W*$")
_DONE = re.compile(
    r"\b(?:se (?:han? |haya |lograron |logro |lograr )?\w+|fue(?:ron)? \w+|han? sido|cuenta(?:n)? con|conto con|existen|particip\w+|total de|impart\w+"
    r"|llev\w+ a cabo|realiz\w+|celebr\w+|organiz\w+|instal\w+|cre\w+|elabor\w+|atend\w+|benefici\w+|incluy\w+|consist\w+|dict\w+|public\w+|gener\w+)\b"
)
_NOUN = re.compile(
    r"^\W{0,3}(?:(?:de|los|las|del|otros|otras|nuevos|nuevas|distintos|diversos|diferentes)\W+)*([a-z]{3,})"
)
_PERCENT = re.compile(r"\s?%|\s?por ciento")
_CLAUSE_END = re.compile(
    r"[.;:]|\n|\t|,\s+(?:de los cuales|de las cuales|de ellos|de estos|de estas|mientras)|\by\b\s*$"
)


# "bajo dos ejes: 1. Complementar ... y 2. Coordinar" (compendio-2024:1030).
_NEXT_ITEM = re.compile(r"\.\s+[a-z]")
_ITEM_BEFORE = re.compile(r"(?:[:;,]|\by)\s*$")
_MONEY_BEHIND = re.compile(r"\s*(?:mdp|mdd|millones|pesos|dolares|usd|euros)")
_DEFINITE = re.compile(r"\b(?:los|las|sus|estos|estas|esos|esas|dichos|dichas|ambos|ambas)\W*$")
_GREAT = 1000  # a greater value printed again is the same count again


@dataclass(slots=True)
class _Found:
    """A figure while its group is still open."""

    number: Number
    value: float
    passage: Passage
    what: str
    group: Group | None
    part: bool
    noun: str


def find_figures(entry: Entry) -> list[Figure]:
    """The counted results of an entry, each with its unit words, group and line."""
    found: list[_Found] = []
    seen: set[tuple[float, str]] = set()
    values: set[float] = set()
    for part, passage in entry.parts():
        if part in ("description", "results"):
            for one in _in_passage(passage, spelled=part == "results"):
                key = (one.value, one.noun)
                if key in seen or (one.value >= _GREAT and one.value in values):
                    continue
                seen.add(key)
                values.add(one.value)
                found.append(one)
    sums = parts_of_totals([f.value for f in found])
    out: list[Figure] = []
    for i, one in enumerate(found):
        group: Group = one.group or ("otro" if one.part or i in sums else "total")
        number = one.number
        rule = "counted-words" if number.spelled else "counted"
        out.append(Figure(one.value, one.what, group, one.passage.lines(number.start, number.end), rule))
    return out


def _in_passage(passage: Passage, *, spelled: bool) -> Iterator[_Found]:
    text = passage.text
    numbers = find_numbers(text)
    if not numbers:
        return
    low = fold(text)
    taken = [(d.start, d.end) for d in find_dates(text)]
    taken += [m.span() for pattern in (_PHONE, _DAY, _NOTED_YEAR) for m in pattern.finditer(low)]
    values: set[float] = set()
    for sentence in sentences(text):
        inside = [n for n in numbers if sentence.start <= n.start < sentence.end and not _PERCENT.match(low, n.end)]
        listed = len(_LISTED_PLACE.findall(text[sentence.start : sentence.end])) >= 3
        for i, number in enumerate(inside):
            stop = inside[i + 1].start if i + 1 < len(inside) else sentence.end
            before = low[max(sentence.start, number.start - _REACH) : number.start]
            behind = _PERCENT_ASIDE.sub(" ", low[number.end : stop])
            if number.spelled and not _told(sentence.folded[: number.start - sentence.start], number, results=spelled):
                continue
            if not _counts(number, before, low[number.end : number.end + 60], taken, low, sentence.start):
                continue
            if _AGAIN.search(before) and number.value in values:
                continue
            values.add(number.value)
            one = _found(passage, number, before, behind)
            one.part = one.part or bool(_PART.search(before)) or (listed and _is_listed(text, number))
            yield one


def _is_listed(text: str, number: Number) -> bool:
    """Whether a number of a list counts a place's share: "8 Argentina", "18 de Colombia", "15 sin dato"."""
    return re.match(r"\s(?:(?:de\s)?[A-ZÁÉÍÓÚ][a-zé]|sin\s)", text[number.end : number.end + 12]) is not None


def _told(before: str, number: Number, *, results: bool) -> bool:
    """Whether a number in words counts: a thousand and more, or what results say was done; `un`, `una` never."""
    if number.value >= _GREAT:
        return True
    if not results or number.value <= 1 or _DEFINITE.search(before):
        return False
    return not before.strip(" -•*") or bool(_DONE.search(before))


def _counts(number: Number, before: str, behind: str, taken: list[tuple[int, int]], low: str, start: int) -> bool:
    """Whether a number is a counted result."""
    if any(a <= number.start < b for a, b in taken) and not _is_count(number, before, behind):
        return False
    if _NOT_BEHIND.match(behind) or _NOT_BEFORE.search(before) or _LIST_TAIL.search(before) or _TARGET.search(before):
        return False
    if number.value < _MOST_DIVISIONS and _DIVISIONS.match(behind):
        return False
    if number.value < _MOST_DIVISIONS and _NEXT_ITEM.match(behind) and _ITEM_BEFORE.search(before):
        return False
    if number.value != int(number.value) and not _MONEY_BEHIND.match(behind):
        return False
    if behind.startswith(")") and "(" not in before[-3:]:
        return False
    if number.value in (31, 32) and _ALL_STATES.match(behind):
        return False
    return not (_ITEM.match(low[start:]) and not low[start : number.start].strip(" -•*("))


def _is_count(number: Number, before: str, behind: str) -> bool:
    """A number between 1950 and 2039 that counts: "más de 2000 personas"."""
    return bool(
        not number.grouped
        and re.match(
            r"\s(?:personas|mujeres|hombres|ninas|ninos|nna|migrantes|familias|servicios|documentos|tramites)\b", behind
        )
        and not re.search(r"\b(?:de|del|en|ano|desde|hasta|durante|el)\W*$", re.sub(r"\bmas de\W*$", "", before))
    )


def _found(passage: Passage, number: Number, before: str, behind: str) -> _Found:
    end = _CLAUSE_END.search(behind)
    clause = behind[: end.start()] if end else behind
    value = number.value
    money = _MONEY.match(behind)
    if (
        money
        and (money["scale"] or money["unit"])
        and (money["scale"] or money["unit"]) in ("mdp", "mdd", "millones de")
    ):
        value *= 1_000_000
    noun = _NOUN.match(clause)
    alone = re.match(r"^\s*\)", behind) is not None and before.rstrip().endswith("(")
    cell = before.rstrip().endswith(("\t", "|"))
    words = passage.text[number.end : number.end + len(clause)].strip(" ,()\t\n-–")
    if not words:
        words = re.split(r"[.;:\n\t]", passage.text[max(0, number.start - _REACH) : number.start].rstrip(" (:\t"))[
            -1
        ].strip()
    return _Found(
        number,
        value,
        passage,
        " ".join(words.split()[:12]),
        group_of(before, clause),
        alone or cell,
        _stem(noun[1]) if noun else before[-12:],
    )


def _stem(noun: str) -> str:
    return re.sub(r"(?:es|s)$", "", noun)
