"""Which numbers of a text are counted results: no date, age, percentage, article, telephone number, target or item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from entramado.loaders.extract.dates import find_dates
from entramado.loaders.extract.numbers import Number
from entramado.loaders.extract.paper_numbers import is_an_article, names_a_paper
from entramado.loaders.languages.spanish_money import currency
from entramado.loaders.languages.spanish_months import MONTH
from entramado.ontology.home import HOME

REACH = 90  # characters before a number in which its exclusions are looked for

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
    r"|en el|dias? (?:\d{1,2}(?:,| y| e|, y) )*|#|nº|n°)\W{0,3}$|\d[.:/]$|\+$"
)
_LIST_TAIL = re.compile(r"\b(?:articulos?|arts?\.?|fraccion(?:es)?|numerales|capitulos?)\s+[\d\s,yIVXLC°]+$")
_TARGET = re.compile(
    r"\b(?:metas?\b[^.;]{0,60}$|se (?:espera|preve|planea|proyecta|pretende|estima|contempla|busca)\b[^.;]{0,80}$"
    r"|\b(?:valor|monto|cantidad) (?:\w+ ){0,2}?hasta\W*$|\bhasta (?:por )?(?:de )?(?:usd )?[\\$]*$"
    r"|se tien[ea]n? (?:programad|planead"
    r"|contemplad|previst)[^.;]{0,80}$|\bdebera[n]?\b[^.;]{0,80}$"
    r"|\bpoblacion objetivo (?:es|son|fue|sera)(?: de)?\W*$"
    r"|hasta un maximo\W|maxim[oa] de\W*$)"
)
# "llevado a cabo hasta 437 eventos" (compendio-2024:4720), "Se benefició ... con un monto de hasta $600,000" (8680).
# "Se estima que se atendieron a 1,000 hombres" (compendio-2024:7398)
_REACHED = re.compile(
    r"\bse estima que se \w+(?:o|aron|ieron)\b[^.;]*$"
    r"|\b(?:han? \w+[ait]do|se (?:benefici|otorg|entreg|atendi|realiz|apoy)\w*)\b[^.;]*\bhasta \$?$"
)
# "a través de la señal de Canal 10 y las 11 estaciones" (compendio-2024:8119): the means, no result.
_MEANS = re.compile(r"\ba traves de\b[^.;:]*\b(?:los|las)\W*$")
# "$85,573.65 (ochenta y cinco mil ...)" (compendio-2024:8316): said again in words.
IN_WORDS_AGAIN = re.compile(r"\d[\d.,]*\s*\([^)\d]*$")
# "12 345 678" is a number with blanks between its groups.
_PHONE = re.compile(
    r"(?<!\d)(?<!\d )(?!\d{1,3}(?: \d{3})+(?![ -]?\d))"
    r"(?:01[ -]?)?\(?\d{2,3}\)?[ -]\d{3,4}[ -]\d{2,4}(?:[ -]\d{2,4})?(?!\d)"
    r"|(?<![\d,.])\d{7,}(?![\d,])"
)
_PHONE_LIKE = re.compile(r"\d\)?[ -]\d{3}|\d{7}")  # few texts hold what a telephone number needs
# A day without its year: "el 21 de mayo", "Del 9 al 10 de diciembre".
_DAY = re.compile(rf"\b\d{{1,2}}(?:\s(?:y|al?|e|-)\s(?:el\s)?\d{{1,2}})?(?:\s?[°º])?\sde\s{MONTH}\b")
# A year with a footnote's number glued on: "enero del 202066" (buenas-practicas-oim:3559).
_NOTED_YEAR = re.compile(r"(?<=\b(?:de|el|en) )(?:19|20)\d\d\d{1,2}\b|(?<=del )(?:19|20)\d{3,4}\b")
# The 32 states, by their offices: "las 32 fiscalías" (compendio-2024:3384).
_ALL_STATES = re.compile(
    r"^\s+(?:fiscalias|procuradurias|oficinas|delegaciones|representaciones|sistemas|registros civiles|centros)\b"
)
_ITEM = re.compile(r"\s?(?:\.-|[.)-])(?!\d)")
_PEOPLE = re.compile(
    r"\s(?:personas|mujeres|hombres|ninas|ninos|nna|migrantes|familias|servicios|documentos|tramites)\b"
)
_YEAR_BEFORE = re.compile(r"\b(?:de|del|en|ano|desde|hasta|durante|el)\W*$")
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
# "58.12 por ciento": the word is no number of its own.
OF_PERCENT = re.compile(r"\bpor\s$")
# "tres de cada diez": a share.
_OF_EACH = re.compile(r"\s+de cada\b")
_EACH = re.compile(r"\bde cada\s$")
# "bajo dos ejes: 1. Complementar ... y 2. Coordinar" (compendio-2024:1030).
_NEXT_ITEM = re.compile(r"\.\s+[a-z]")
_ITEM_BEFORE = re.compile(r"(?:[:;,]|\by)\s*$")
# "se realizó 1 de [3] talleres": of how many.
_OF_ALL = re.compile(r"(?<![\d,.])(?P<some>\d[\d,]*) de (?:l[oa]s )?$")
# "1. Curso ... y el taller 2. Guía": the second item of a list that has no lines of its own.
_ITEM_ON = re.compile(r"\.\s+[a-z]")
_OF_THE = re.compile(r"\b(?:de|en|por|con|para|entre) l[oa]s $")
_NEAR = 12
_SMALL = 10
_MILLION = re.compile(r"\s*millones")
_DEFINITE = re.compile(r"\b(?:los|las|sus|estos|estas|esos|esas|dichos|dichas|ambos|ambas)\W*$")
GREAT = 1000  # a greater value printed again is the same count again


@dataclass(frozen=True, slots=True)
class Context:
    """A number among its folded words: before it, behind it to the next number, and the words right behind."""

    number: Number
    before: str
    behind: str
    near: str
    opens: bool  # nothing but a bullet stands before it in its sentence
    stop: int  # where the next number, or the next sentence, begins
    sentence: int  # where its sentence begins


def dates_and_phones(text: str, low: str) -> bytearray:
    """1 for each character of a date or a telephone number."""
    taken = [(d.start, d.end) for d in find_dates(text)]
    patterns = (_PHONE, _DAY, _NOTED_YEAR) if _PHONE_LIKE.search(low) else (_DAY, _NOTED_YEAR)
    taken += [m.span() for pattern in patterns for m in pattern.finditer(low)]
    found = bytearray(len(text))
    for a, b in taken:
        found[a:b] = b"\1" * (b - a)
    return found


def is_of_a_phrase(number: Number, low: str) -> bool:
    """Whether a number in words ends no phrase: "la compañía de un familiar", "de los tres órdenes de gobierno"."""
    ahead = low[max(0, number.start - _NEAR) : number.start]
    return number.spelled and (number.value <= 1 or (number.value < _SMALL and _OF_THE.search(ahead) is not None))


def told(ahead: str, number: Number, after: str, *, results: bool) -> bool:
    """Whether a number in words counts: a thousand and more, or what results say was done.

    `un` and `una` count an event that was held ("realizó una feria": compendio-2024:4577), else nothing.
    """
    if number.value >= GREAT:
        return True
    if not results or _DEFINITE.search(ahead):
        return False
    if number.value <= 1:
        return bool(_HELD.search(ahead) and _EVENT.match(after))
    return not ahead.strip(" -•*") or bool(_DONE.search(ahead))


def counts(context: Context) -> bool:
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
    of_all = _OF_ALL.search(before)
    if of_all and value >= float(of_all["some"].replace(",", "")):
        return False
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


def is_count(context: Context) -> bool:
    """A number between 1950 and 2039 that counts: "más de 2000 personas"."""
    before = re.sub(r"\bmas de\W*$", "", context.before)
    return not context.number.grouped and bool(_PEOPLE.match(context.near)) and not _YEAR_BEFORE.search(before)
