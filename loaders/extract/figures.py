"""Counted results: how many persons, documents, events ... an entry says that it reached.

Each number of the description and the results is asked in turn: is it a date, an age, a
percentage, a law's article, a telephone number, a target, an item's number, a stock of
territories ("las 32 entidades")? What remains is a figure. A number in words counts only where
something is said to have been done.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from entramado.loaders.extract.counted import counted
from entramado.loaders.extract.counted_cells import with_row
from entramado.loaders.extract.counted_noun import Counted
from entramado.loaders.extract.counted_totals import PossiblePart, with_totals
from entramado.loaders.extract.dates import find_dates
from entramado.loaders.extract.extracted import Figure, Group
from entramado.loaders.extract.figure_clauses import Clause, ClauseReader, inherited, period_of_label
from entramado.loaders.extract.figure_deeds import of_words
from entramado.loaders.extract.groups import group_in_total, group_of, group_of_column, totals_of_parts
from entramado.loaders.extract.numbers import Number, find_numbers
from entramado.loaders.extract.paper_numbers import is_an_article, names_a_paper
from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.extract.typical_values import typical, with_typical
from entramado.loaders.languages.spanish_money import MILLIONS, currency
from entramado.loaders.languages.spanish_months import MONTH
from entramado.loaders.records import Entry
from entramado.loaders.text import Passage
from entramado.ontology.home import HOME

_REACH = 90  # characters before a number in which its exclusions are looked for

_NOT_BEHIND = re.compile(
    r"^(?:\s?%|\s?por ciento|\s?puntos porcentuales|\s?[°ºª]"
    r"|\s*(?:a|y|o|e|-|hasta)\s*(?:los\s|las\s)?\d+\s*(?:anos|meses|dias|horas|semanas|minutos|[ap]\.?m\b|%|por ciento)"
    r"|\s*(?:anos?|meses|mes|dias?|semanas?|horas?|h|hrs?|minutos?|min|seg|segundos|km|kilometros?|metros|mts|m2|m³"
    r"|hectareas|grados"
    r"|lenguas|idiomas|generaciones|siglos|decadas)\b"
    r"|\s*(?:o mas|y mas)?\s*anos\b"
    r"|\s+(?:entidades|estados(?! unidos)|municipios|municipio|paises|pais|delegaciones|alcaldias|regiones|ordenes"
    r"|niveles|poderes|ciudades"
    r"|oficinas de representacion|demarcaciones|naciones|continentes|gobiernos|secretarias"
    r"|comunas|cantones|provincias|parroquias|instituciones(?! educativas)|autoridades|dependencias|idiomas|condados)\b"
    r"|\s+a\s+\d+\s+de la (?:tarde|manana|noche)\b|\s+(?:sesion|edicion|reunion):"
    r"|\s*(?:a\.?\s?m\b|p\.?\s?m\b|de la (?:tarde|manana|noche)\b)|\s+aniversario\b"
    r"|\s+(?:vez|veces|reuniones) (?:al|por|a la) (?:ano|mes|semana|dia)|\s+\w+ por dia\b|[:/]\d|\s?x\s?\d|-[a-z\d])"
)
# How a plan or a programme is divided; more of them than that are things that were made.
_DIVISIONS = re.compile(
    r"^\s+(?:vertientes|ejes|objetivos|lineas de accion|estrategias|temas|tematicas|fases|etapas|modalidades"
    r"|criterios|componentes|partes"
    r"|principios|dimensiones|pilares|areas|ambitos|tipos|categorias|apartados|secciones|rubros|poblaciones|puntos"
    r"|primeros|ultimos"
    r"|primeras|ultimas|principales|grandes|siguientes|pasos|lados|aspectos|prioridades|espacios especificos"
    r"|horarios|turnos)\b"
)
_MOST_DIVISIONS = 20
_NOT_BEFORE = re.compile(
    r"(?:\b(?:articulos?|arts?|fraccion(?:es)?|numeral(?:es)?|parrafos?|capitulos?|incisos?"
    r"|objetivos?(?: prioritarios?)?|metas?|ejes?"
    r"|estrategias?(?: prioritarias?)?|pilar|fase|etapa|convocatoria|ley|norma|nom|num|numero|no|titulo|tels?"
    r"|telefonos?|extension|ext"
    r"|lada|anexos?|edicion|nivel|grado|cuadro|tabla|canal|ods|indicador(?:es)?|acuerdo|calle|cp|codigo|version"
    r"|telefonico|componente|curso|tema"
    r"|pagina|paginas|pp|tomo|grupo|linea|accion puntual|edad de|mayores de|menores de|al menos por|covid|sars"
    r"|oficio|agenda|articulo\s\w+"
    r"|considerando|transitorio|recomendacion|modulo|zona|region|seccion|piso|siglo|formato|forma(?!:)|paso"
    r"|promedio de edad|versiones?|eje|planta|replica|emision|mesa|asistencia telefonica|linea|telefono gratuito"
    r"|grupos de aproximadamente|lineas(?:-componentes)?(?: \d y)?|puntos?"
    r"|carretera(?: federal| estatal)?|autopista)"
    r"|en el|#|nº|n°)\W{0,3}$|\d[.:/]$|\+$"
)
_LIST_TAIL = re.compile(r"\b(?:articulos?|arts?\.?|fraccion(?:es)?|numerales|capitulos?)\s+[\d\s,yIVXLC°]+$")
_TARGET = re.compile(
    r"\b(?:metas?\b[^.;]{0,60}$|se (?:espera|preve|planea|proyecta|pretende|estima|contempla|busca)\b[^.;]{0,80}$"
    r"|\b(?:valor|monto|cantidad) (?:\w+ ){0,2}?hasta\W*$|\bhasta (?:por )?(?:de )?(?:usd )?[\\$]*$"
    r"|se tien[ea]n? (?:programad|planead"
    r"|contemplad|previst)[^.;]{0,80}$|hasta un maximo\W|maxim[oa] de\W*$)"
)
# "para atender un universo aproximado de [300] personas"
_UNIVERSE = re.compile(r"\b(?:para|a) \w+[aei]r (?:a )?un universo (?:\w+ )?de (?:mas de )?$")
# "llevado a cabo hasta 437 eventos" (compendio-2024:4720), "Se benefició ... con un monto de hasta $600,000" (8680).
# "Se estima que se atendieron a 1,000 hombres" (compendio-2024:7398)
_REACHED = re.compile(
    r"\bse estima que se \w+(?:o|aron|ieron)\b[^.;]*$"
    r"|\b(?:han? \w+[ait]do|se (?:benefici|otorg|entreg|atendi|realiz|apoy)\w*)\b[^.;]*\bhasta \$?$"
)
# The last row of a table: "Total | 85,033" (compendio-2020:760).
_TOTAL_ROW = re.compile(r"\btotal\s*\|[\s\\$]*$")
# "a través de la señal de Canal 10 y las 11 estaciones" (compendio-2024:8119): the means, no result.
_MEANS = re.compile(r"\ba traves de\b[^.;:]*\b(?:los|las)\W*$")
# "$85,573.65 (ochenta y cinco mil ...)" (compendio-2024:8316): said again in words.
_IN_WORDS_AGAIN = re.compile(r"\d[\d.,]*\s*\([^)\d]*$")
# "12 345 678" is a number with blanks between its groups.
_PHONE = re.compile(
    r"(?<!\d)(?<!\d )(?!\d{1,3}(?: \d{3})+(?![ -]?\d))"
    r"(?:01[ -]?)?\(?\d{2,3}\)?[ -]\d{3,4}[ -]\d{2,4}(?:[ -]\d{2,4})?(?!\d)"
    r"|(?<![\d,.])\d{7,}(?![\d,])"
)
# A day without its year: "el 21 de mayo", "Del 9 al 10 de diciembre".
_DAY = re.compile(rf"\b\d{{1,2}}(?:\s(?:y|al?|e|-)\s(?:el\s)?\d{{1,2}})?(?:\s?[°º])?\sde\s{MONTH}\b")
# A year with a footnote's number glued on: "enero del 202066" (buenas-practicas-oim:3559).
_NOTED_YEAR = re.compile(r"(?<=\b(?:de|el|en) )(?:19|20)\d\d\d{1,2}\b|(?<=del )(?:19|20)\d{3,4}\b")
# The 32 states, by their offices: "las 32 fiscalías" (compendio-2024:3384).
_ALL_STATES = re.compile(
    r"^\s+(?:fiscalias|procuradurias|oficinas|delegaciones|representaciones|sistemas|registros civiles|centros)\b"
)
# Parts of what was counted before: "De las 305 plazas, 39" (informe-2018:1652, compendio-2024:2137).
_PART = re.compile(
    r"\b(?:del total|entre (?:ellos|ellas|estos|estas)\b(?:/as)?|de (?:las|los) \d[\d,]*|de (?:estos|estas|ellos"
    r"|ellas|los cuales|las cuales):?,)[^.;]*$"
    r"|\bde (?:los|las) cuales:[^.]*$"
)
# "65 resoluciones, de los cuales 25 resoluciones" (compendio-2024:2157): a part, of minors if the whole is
# ("137,059 menores de edad migrantes extranjeros, de los cuales 61,299 viajaban", informe-2018:1358).
_OF_WHICH = re.compile(r"\s*de (?:los|las) cuales\b")
_PART_OF_LAST = re.compile(r"\bde (?:los|las) cuales (?:(?:el|los|las|se|fueron|son) )?$")
# "De esta población total, 411 fueron mujeres" (compendio-2024:4182): a sex is told of what was counted before.
_OF_THESE = re.compile(r"^\W*de (?:l[oa]s|est[oae]s?|dich[oa]s?) ")
_PERCENT_ASIDE = re.compile(r"\(\s*\d+(?:[.,]\d+)?\s?%\s*\)")
_LISTED_PLACE = re.compile(r"(?:^|[,:;y]\s|\be\s)\s*\d[\d,]*\s(?:de\s)?[A-ZÁÉÍÓÚ][a-záéíóúñ]")
_ITEM = re.compile(r"\s?(?:\.-|[.)-])(?!\d)")
_PEOPLE = re.compile(
    r"\s(?:personas|mujeres|hombres|ninas|ninos|nna|migrantes|familias|servicios|documentos|tramites)\b"
)
_YEAR_BEFORE = re.compile(r"\b(?:de|del|en|ano|desde|hasta|durante|el)\W*$")
_AGAIN = re.compile(r"\b(?:del total de|de (?:los|las|estos|estas|dichos|dichas|esos|esas|tales))\W*$")
_DONE = re.compile(
    r"\b(?:se (?:han? |haya |lograron |logro |lograr )?\w+|fue(?:ron)? \w+|han? sido|cuenta(?:n)? con|conto con"
    r"|existen|particip\w+|total de|impart\w+"
    r"|llev\w+ a cabo|realiz\w+|celebr\w+|organiz\w+|instal\w+|cre\w+|elabor\w+|atend\w+|benefici\w+|incluy\w+"
    r"|consist\w+|dict\w+|public\w+|gener\w+)\b"
)
_HELD = re.compile(
    r"\b(?:realiz(?:o|aron)|organiz(?:o|aron)|llev(?:o|aron) a cabo|celebr(?:o|aron)|impart(?:io|ieron)"
    r"|efectu(?:o|aron)|elabor(?:o|aron)|produjo|produjeron|pint(?:o|aron)|particip(?:o|aron) en)(?: \w+){0,2} $"
)
_EVENT = re.compile(
    r"\s(?:\w+\s)?(?:ferias?|foro|taller|curso|visita|reunion|sesion|capacitacion|jornada|conferencia|seminario"
    r"|documental|mural|evento|encuentro|diplomado|conversatorio|platica|gira|brigada|webinar|congreso|simposio"
    r"|video)\b"
)
_NOUN = re.compile(
    r"^\W{0,3}(?:(?:de|los|las|del|otros|otras|nuevos|nuevas|distintos|diversos|diferentes)\W+)*([a-z]{3,})"
)
_PERCENT = re.compile(r"(?:,\d{1,2})?\s?(?:%|por\s?cien(?:to)?\b|puntos porcentuales)")
# "58.12 por ciento": the word is no number of its own.
_OF_PERCENT = re.compile(r"\bpor\s$")
# "tres de cada diez": a share.
_OF_EACH = re.compile(r"\s+de cada\b")
_EACH = re.compile(r"\bde cada\s$")
_CLAUSE_END = re.compile(
    r"[.;:]|\n|\t|,\s+(?:de los cuales|de las cuales|de ellos|de estos|de estas|mientras)|\by\b\s*$"
)


# "bajo dos ejes: 1. Complementar ... y 2. Coordinar" (compendio-2024:1030).
_NEXT_ITEM = re.compile(r"\.\s+[a-z]")
_ITEM_BEFORE = re.compile(r"(?:[:;,]|\by)\s*$")
_MILLION = re.compile(r"\s*millones")
_DEFINITE = re.compile(r"\b(?:los|las|sus|estos|estas|esos|esas|dichos|dichas|ambos|ambas)\W*$")
_LED = re.compile(r"\b(?:a|con|para|por|de|en|benefici\w+|atend\w+|particip\w+|capacit\w+)\W*$")
_ONLY_PART = re.compile(r"\(([^\W\d]+)\)$")  # "credenciales (activadas)": what was done with the part
_GREAT = 1000  # a greater value printed again is the same count again


@dataclass(slots=True)
class _Found:
    """A figure while its group is still open."""

    number: Number
    value: float
    passage: Passage
    what: Counted
    group: Group | None
    part: bool
    noun: str
    sentence: int  # where its sentence begins
    led: bool  # a verb's object or a preposition's: "atendió a 71 mujeres"
    clause: Clause
    of_which: bool = False  # "de las cuales 6", "6 de las cuales": a part of the one before it
    again: bool = False  # the same count told before, or those still to be served: no result, but a total of others


def find_figures(entry: Entry) -> list[Figure]:
    """The counted results of an entry, each with its unit words, group and line."""
    found: list[_Found] = []
    seen: set[tuple[float, str]] = set()
    values: set[float] = set()
    for part, passage in entry.parts():
        if part in ("description", "results"):
            for one in _in_passage(passage, spelled=part == "results"):
                key = (one.value, one.noun)
                one.again = one.again or key in seen or (one.value >= _GREAT and one.value in values)
                seen.add(key)
                values.add(one.value)
                found.append(one)
    # A total that is told again counts once, but names the parts behind it (compendio-2024:2564).
    new = [i for i, one in enumerate(found) if not one.again]
    of_which = [k for k, i in enumerate(new) if found[i].of_which]
    sums = {new[part]: new[total] for part, total in totals_of_parts([found[i].value for i in new], of_which).items()}
    labelled = [i for i in new if i not in sums and (found[i].what.labelled or not found[i].what.is_name)]
    if any(found[i].what.labelled for i in labelled):
        # "18,989 personas: Curso a): 6,875 (3,881 mujeres ...)": those of a list that are totals themselves.
        upper = totals_of_parts([found[i].value for i in labelled])
        lists = {
            labelled[part]: labelled[total] for part, total in upper.items() if found[labelled[part]].what.labelled
        }
        sums.update({part: total for part, total in lists.items() if not found[total].what.labelled})
    # One of a list of places is no total of others: "8 Argentina, 1 Bélgica, 3 Belice, 4 Bolivia".
    sums = {part: total for part, total in sums.items() if not (found[total].part and found[total].what.is_name)}
    named = with_totals([PossiblePart(f.what, f.value, f.sentence, f.part, f.led) for f in found], sums)
    clauses = inherited([f.clause for f in found], [n.total for n in named], [n.beside for n in named])
    groups: list[Group] = []
    for i, one in enumerate(found):
        above = named[i].total if (named[i].total or 0) < i else None
        whole = groups[above] if above is not None else None
        groups.append(one.group or group_in_total(one.what, whole, part=one.part or i in sums))
    out: list[Figure] = []
    for i in new:
        one = found[i]
        group = groups[i]
        number = one.number
        rule = "counted-words" if number.spelled else "counted"
        if what := named[i].words:  # a number that no word tells what it counts is no figure
            lines = one.passage.lines(number.start, number.end)
            period = period_of_label(what) or clauses[i].period
            what = with_typical(what, typical(one.passage.text, number.start, number.end))
            deed = _ONLY_PART.search(what) if one.part or not one.what.noun else None
            done = clauses[i].deed or of_words(what)
            if deed and of_words(deed[1]) and deed[1] not in done:
                done = deed[1]
            what = with_row(what, one.passage.text, number.start)
            out.append(Figure(one.value, what, group, lines, rule, done, period))
    return out


@dataclass(frozen=True, slots=True)
class _Context:
    """A number among its folded words: before it, behind it to the next number, and the words right behind."""

    number: Number
    before: str
    behind: str
    near: str
    opens: bool  # nothing but a bullet stands before it in its sentence
    stop: int  # where the next number, or the next sentence, begins
    sentence: int  # where its sentence begins


def _in_passage(passage: Passage, *, spelled: bool) -> Iterator[_Found]:
    text = passage.text
    numbers = find_numbers(text)
    if not numbers:
        return
    low = folded(text)
    dates = _dates_and_phones(text, low)
    clauses = ClauseReader(text)
    values: set[float] = set()
    starts = [n.start for n in numbers]
    for sentence in sentences(text):
        one: _Found | None = None
        first, last = (bisect_left(starts, offset) for offset in (sentence.start, sentence.end))
        inside = [n for n in numbers[first:last] if not _PERCENT.match(low, n.end)]
        listed = len(_LISTED_PLACE.findall(text[sentence.start : sentence.end])) >= 3
        # A list that its first number opens is of things: "1 Solicitud ..., 2 Trámites ..." (compendio-2020:829).
        listed = listed and bool(inside) and bool(low[sentence.start : inside[0].start].strip(" -•*("))
        for i, number in enumerate(inside):
            ahead = sentence.folded[: number.start - sentence.start]
            after = sentence.folded[number.end - sentence.start :]
            again = _IN_WORDS_AGAIN.search(low, max(0, number.start - _REACH), number.start)
            if number.spelled and (
                again or _OF_PERCENT.search(ahead) or not _told(ahead, number, after, results=spelled)
            ):
                continue
            # "la compañía de un familiar": the article ends no phrase.
            stop = next((n.start for n in inside[i + 1 :] if n.value > 1 or not n.spelled), sentence.end)
            context = _Context(
                number,
                ahead[-_REACH:],
                _PERCENT_ASIDE.sub(" ", low[number.end : stop]),
                low[number.end : number.end + 60],
                not ahead.strip(" -•*("),
                stop,
                sentence.start,
            )
            if (dates[number.start] and not _is_count(context)) or not _counts(context):
                continue
            if _AGAIN.search(context.before) and number.value in values:
                continue
            values.add(number.value)
            whole = one
            one = _found(passage, context, clauses)
            after_it = _PART_OF_LAST.search(context.before)
            one.of_which = bool(after_it or _OF_WHICH.match(context.near))
            if after_it:
                one.part = True
                one.group = one.group or (whole.group if whole else None)
            one.part = one.part or (one.what.ends_in_sex and bool(_OF_THESE.match(ahead)))
            one.part = one.part or bool(_PART.search(context.before)) or (listed and _is_listed(text, number))
            yield one


def _dates_and_phones(text: str, low: str) -> bytearray:
    """1 for each character of a date or a telephone number."""
    taken = [(d.start, d.end) for d in find_dates(text)]
    taken += [m.span() for pattern in (_PHONE, _DAY, _NOTED_YEAR) for m in pattern.finditer(low)]
    found = bytearray(len(text))
    for a, b in taken:
        found[a:b] = b"\1" * (b - a)
    return found


def _is_listed(text: str, number: Number) -> bool:
    """Whether a number of a list counts a place's share: "8 Argentina", "18 de Colombia", "15 sin dato"."""
    return re.match(r"\s(?:(?:de\s)?[A-ZÁÉÍÓÚ][a-záéíóúñ]|sin\s)", text[number.end : number.end + 12]) is not None


def _told(ahead: str, number: Number, after: str, *, results: bool) -> bool:
    """Whether a number in words counts: a thousand and more, or what results say was done.

    `un` and `una` count an event that was held ("realizó una feria": compendio-2024:4577), else nothing.
    """
    if number.value >= _GREAT:
        return True
    if not results or _DEFINITE.search(ahead):
        return False
    if number.value <= 1:
        return bool(_HELD.search(ahead) and _EVENT.match(after))
    return not ahead.strip(" -•*") or bool(_DONE.search(ahead))


def _counts(context: _Context) -> bool:
    """Whether a number is a counted result: no age, article, target, item, hour, office of each state ..."""
    value, before, near = context.number.value, context.before, context.near
    # "Personas de la estrategia: 8,960 mujeres": grouped behind a colon, it is no number of a strategy.
    labelled = context.number.grouped and before.rstrip().endswith(":")
    if _NOT_BEHIND.match(near) or any(p.search(before) for p in (_LIST_TAIL, _MEANS)):
        return False
    if not labelled and _NOT_BEFORE.search(before):
        return False
    if is_an_article(before, near) and not context.number.grouped:
        return False
    if names_a_paper(before, near, spelled=context.number.spelled) or _OF_EACH.match(near) or _EACH.search(before):
        return False
    if _TARGET.search(before) and not _REACHED.search(before):
        return False
    if _DIVISIONS.match(near) and _DEFINITE.search(before):
        return False  # "a los 23 objetivos del Plan" (compendio-2020:1493)
    if value < _MOST_DIVISIONS:
        if _DIVISIONS.match(near) or (_NEXT_ITEM.match(near) and _ITEM_BEFORE.search(before)):
            return False
        if context.opens and _ITEM.match(near):
            return False
    if value != int(value) and not (_MILLION.match(near) or currency(before, near)):
        return False
    if near.startswith(")") and "(" not in before[-3:]:
        return False
    return not (value in HOME.all_divisions and _ALL_STATES.match(near))


def _is_count(context: _Context) -> bool:
    """A number between 1950 and 2039 that counts: "más de 2000 personas"."""
    before = re.sub(r"\bmas de\W*$", "", context.before)
    return not context.number.grouped and bool(_PEOPLE.match(context.near)) and not _YEAR_BEFORE.search(before)


def _found(passage: Passage, context: _Context, clauses: ClauseReader) -> _Found:
    number, before = context.number, context.before
    end = _CLAUSE_END.search(context.behind)
    clause = context.behind[: end.start()] if end else context.behind
    noun = _NOUN.match(clause)
    alone = context.behind.lstrip().startswith(")") and before.rstrip().endswith("(")
    return _Found(
        number,
        number.value * (1_000_000 if MILLIONS.match(context.near) else 1),
        passage,
        counted(passage.text, number.start, number.end, context.stop, context.sentence),
        group_of_column(passage.text, number.start) or group_of(before, clause),
        alone or (before.rstrip(" \\$").endswith("|") and not _TOTAL_ROW.search(before)),
        _stem(noun[1]) if noun else before[-12:],
        context.sentence,
        _LED.search(before) is not None,
        clauses.clause(number.start, number.end, context.stop),
        again=_UNIVERSE.search(before) is not None,
    )


def _stem(noun: str) -> str:
    return re.sub(r"(?:es|s)$", "", noun)
