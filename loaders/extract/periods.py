"""When an action began and ended, and whether it is permanent.

Three kinds of statement are read, in this order of trust: a period of the action ("su vigencia fue
de mayo a noviembre de 2023"), a beginning or an end ("inició en abril de 2023 y concluirá en
diciembre"), and a dated deed ("el 26 de julio de 2023 realizó el foro"). The months that the report
covers and the dates of laws, counts and other people's plans are not the action's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extract.dates import DateSpan, find_dates
from loaders.extract.model import Value
from loaders.extract.passages import folded
from loaders.extract.sentences import Sentence, sentences
from loaders.model import Entry, PartName
from loaders.text import Line, Passage, join

_NEAR = 130  # characters before a date in which its verb is looked for
_FAR = 140  # and behind it

# "El periodo de implementación fue de ...": compendio-2024:275, 4571, 6917, 8227, 9637.
_PERIOD = re.compile(
    r"\b(?:periodo de (?:implementacion|ejecucion|vigencia|aplicacion)|(?:implement|implmen|instrument|ejecut)\w+"
    r"|vigen(?:cia|te)"
    r"|fecha de (?:difusion|implementacion)|duracion|ejercicio fiscal|contrato|abarca\w*|abarco|campana)\b[^.;:]{0,60}$"
)
# A range of an action that was done in it: "De agosto de 2023 a julio de 2024 se han llevado a cabo".
_DONE = re.compile(
    r"\b(?:llev\w+ a cabo|realiz\w+|impart\w+|celebr\w+|organiz\w+|coordinad\w+|auspici\w+|desarroll\w+|efectu\w+"
    r"|transmit\w+|convoc\w+|difundi\w+|aplic\w+|implement(?:o|aron)|proporcion(?:o|aron))\b"
)
_START = re.compile(
    r"\b(?:inici\w*|comenz\w*|comienz\w*|arranc\w*|opera(?:r|ndo|do|ciones)?|funciona\w*|en marcha|entr\w+ en vigor"
    r"|vigente"
    r"|abarca|cread[oa]s?|creo|crearon|crea|creacion|fundad[oa]s?|fundo|establecid[oa]s?|establecio|establecieron"
    r"|instalad[oa]s?|instalo"
    r"|instauro|desarrollad[oa]s?|desarrollo|desplegad[oa]s?|lanzad[oa]s?|lanzo|implement\w+|instrument\w+"
    r"|constitu\w+|conform\w+"
    r"|elaborad[oa]s?|elaboro|disenad[oa]s?|presento|abrio|apertura|data|primera (?:emision|edicion|vez)"
    r"|primer (?:contrato|convenio)"
    r"|consolido|nacio|surg\w+|formaliz\w+|aprob\w+|suscri\w+|firm\w+|publicad[oa]s?|publico|publicaron|lanzaron"
    r"|presentaron|instalaron|abrieron)"
    r"(?:\W+\w+){0,8}\W*$"
)
_SINCE = re.compile(
    r"\b(?:desde|a partir)(?:\W+(?:de|del|el|la|los|mes|ano|modelo|inicios|finales|principios|mediados))*\W*$"
    # "A partir de la implementación del Acuerdo, en el año 2017" (compendio-2020:2288).
    r"|\ba partir de (?:la|su) (?:implementacion|creacion|entrada en vigor|puesta en marcha|apertura)\b[^.;]{0,60}$"
)
# "De 1974 a la fecha se ha colocado" (informe-2018:1172).
_FROM = re.compile(r"\b(?:de|del|desde)(?:\W+(?:el|ano))*\W*$")
_UNTIL_NOW = re.compile(r"^\W*(?:a|hasta) la (?:fecha|actualidad)\b")
# "Comenzaron en los consulados de Nueva York y Los Ángeles en 2014" (compendio-2020:3054).
_BEGAN_AT = re.compile(r"\b(?:inicio|iniciaron|comenzo|comenzaron)\b(?:[^\w\d]+[^\W\d]+){0,20}[^\w\d]*$")
# The action begins later: "Se prevé iniciar la operación" (compendio-2024:906).
_PLANNED = re.compile(r"\bse (?:preve|espera|planea|proyecta|tiene previsto) iniciar\b")
_SIGNED = re.compile(r"\b(?:suscri\w+|firm\w+)\b")
_END = re.compile(
    r"\b(?:conclu(?:ye|yo|ira|io|yendo|sion)|finaliz\w+|termin(?:o|ara|a)|culmin\w+|vigen(?:te|cia) (?:hasta|al)"
    r"|vigencia es al"
    r"|continu\w+ (?:vigente )?(?:hasta|al)|caducidad al|vencimiento|estara vigente)(?:\W+\w+){0,8}\W*$"
)
_END_BEHIND = re.compile(r"^\W*(?:\w+\W+){0,4}(?:terminad[oa]|concluid[oa]|finalizad[oa])\b")
# A dated deed: "en marzo de 2017 se inició", "México organizó el 27 y 28 de noviembre".
_DEED_BEHIND = re.compile(
    r"^[^.;:]{0,100}?\b(?:se )?(?:llev(?:o|aron) a cabo|realiz(?:o|aron)|impart(?:io|ieron)|celebr(?:o|aron)|auspicio"
    r"|cre(?:o|aron|a)|firm(?:o|aron)|suscribi(?:o|eron)|public(?:o|aron)|aprob(?:o|aron)|estableci(?:o|eron)"
    r"|instal(?:o|aron)"
    r"|inici(?:o|aron)|dio inicio|dieron inicio|comenzo|comenzaron|disen(?:o|aron)|elabor(?:o|aron)|implement(?:o|aron)"
    r"|present(?:o|aron)|organiz(?:o|aron)|lanz(?:o|aron)|puso en marcha|constituy(?:o|eron)|consolido"
    r"|desarroll(?:o|aron)"
    r"|somet(?:io|ieron)"
    r"|pus(?:o|ieron) (?:al servicio|a disposicion)|oficializ(?:o|aron)|formaliz(?:o|aron)|amplio|ampliaron"
    r"|pone en marcha|reform(?:o|aron)|inaugur(?:o|aron)|surgi(?:o|eron))\b"
)
_DEED_BEFORE = re.compile(
    r"\b(?:llev(?:o|aron) a cabo|realiz(?:o|aron)|realizad[oa]s?|impart(?:io|ieron)|celebr(?:o|aron)|celebrad[oa]s?"
    r"|organiz(?:o|aron)"
    r"|tuvo lugar|tuvieron lugar|auspicio|convoco|remitio|se transmitio)\b(?:\W+\w+){0,6}\W*$"
)
_ONE_OFF = re.compile(
    r"\b(?:llev(?:o|aron) a cabo|realiz(?:o|aron)|realizad[oa]s?|impart(?:io|ieron)|celebr(?:o|aron)|celebrad[oa]s?"
    r"|organiz(?:o|aron)"
    r"|tuvo lugar|tuvieron lugar|auspicio|transmitio)\b"
)
_YEAR_INTRODUCED = re.compile(
    r"(?:^|[(,:]|\b(?:en|de|del|desde|anos?|al?|periodo|entre|durante|fiscal|y|e|para|hasta|el|los|modelo|que"
    r"|comprende|abarca))\W*$"
)
_BEGAN_IN = re.compile(r"\binici\w*\W+(?:en|el)?\W*$")
# A result counts only where it says that something began: "Desde 2005 se han beneficiado" (compendio-2020:2476).
_BEGUN = re.compile(
    r"\b(?:inici(?:o|aron)|desde que inici\w*|se creo|fue cread[oa]|se abrio|se establecio"
    r"|primera \w+ se)(?:\W+\w+){0,6}\W*$"
)
# What was drafted or consulted in a month goes on (compendio-2024:2473, 9720).
_DRAFTED = re.compile(r"^[^.;:]{0,40}\b(?:proyecto|consulta|propuesta|diseno)\b")
# Dates of laws, plans, censuses and editions.
_ALIEN = re.compile(
    r"\b(?:ley|leyes|(?<!cread[oa] por )decretos?|acuerdo publicado|dof|diario oficial|reforma[sd]?(?: (?:a"
    r"|de) \w+)?|reformad[oa]"
    r"|gaceta|agenda|sectorial"
    r"|plan (?:nacional|estatal) de desarrollo|pnd|censo|edicion|ediciones|anuario\w*|prontuario|encuesta|juicio"
    r"|amparo|sentencia"
    r"|oficio|caso|titulo \d+|temporada|cumbre|clan|ciclo escolar|verano|invierno|semana santa|huracan"
    r"|proceso electoral)"
    r"(?:\W+\w+){0,3}\W*$|\b(?:ley|(?<!cread[oa] por )decreto)(?:\W+\w+){0,7}\W*$|\b(?:cumbre|\w+(?:a"
    r"|ava) (?:edicion|reunion|sesion)"
    r"|reunion mas reciente|ultima (?:edicion|reunion|sesion))(?:\W+\w+){0,9}\W*$"
)
# What was counted in a range: "De mayo de 2013 hasta mayo de 2018 se ha otorgado" (informe-2018:3050).
_STOCK = re.compile(
    r"^\W*se (?:han? )?(?:realiz|llev)\w+ (?:a cabo )?(?:un total de |mas de )?\d|^[^.;]{0,60}?\b(?:atend(?:io"
    r"|ieron|ido|idos)|expedi\w+|otorg\w+|benefici\w+|registr\w+|colocad\w+|repatri\w+|emiti\w+|brind\w+|rescat\w+"
    r"|particip\w+|autoriz\w+|orient\w+|entreg\w+)\b"
)
# "Hasta junio de 2024 se han entregado": the day of a count (compendio-2024:7594, informe-2018:2767).
_AS_OF = re.compile(
    r"(?:\bhasta|^al?|[.,]\s+al?|\bal (?:cierre|mes))\W+(?:(?:el|la|mes|de|del|finales|inicios|fin)\W+)*$"
)
# "se encuentra en pausa", "la décima edición": not the action's beginning.
_ALIEN_BEHIND = re.compile(
    r"^[^.;]{0,50}?\b(?:en pausa|suspendid[oa]|se suspend\w+|(?:segunda|tercera|cuarta|quinta|decima|\w+ava"
    r"|ultima) (?:edicion|sesion|reunion)|cambio de nombre)\b"
)
# "En el año 2021 inició la expedición": the verb stands behind.
_STARTED_BEHIND = re.compile(
    r"^\W*(?:[^.;:]{0,60}?\W)?(?:inici(?:o|aron)|dio inicio|dieron inicio|comenzo|comenzaron|puso en marcha"
    r"|se crea(?:ron)?|se creo|se establecio|se inauguro|surgio|entro en vigor"
    r"|fue(?:ron)? (?:cread|disenad|establecid|instalad|fundad|lanzad|implementad|inaugurad|desarrollad)[oa]s?)\b"
)
_TITLE_YEARS = re.compile(r"^(?:programa|plan|estrategia|proyecto)\b.*?\b(20[0-3]\d)\s?[-–]\s?(20[0-3]\d)\W*$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: int
    date: str
    passage: Passage
    span: DateSpan
    rule: str

    def value(self) -> Value:
        return Value(self.date, self.passage.lines(self.span.start, self.span.end), self.rule)


@dataclass(slots=True)
class Period:
    """Beginning and end of an action; None where not printed."""

    start: Value | None = None
    end: Value | None = None


def find_period(entry: Entry) -> Period:
    """When the entry's own action began and ended, as precise as printed."""
    found = _Candidates([], [])
    found.read_title(entry)
    for part, passage in entry.parts():
        if part not in ("description", "results") or not re.search(r"\d{4}", passage.text):
            continue
        dates = [d for d in find_dates(passage.text) if not _is_reported_period(d)]
        for sentence in sentences(passage.text) if dates else ():
            for span in dates:
                if sentence.start <= span.start < sentence.end:
                    found.read(_Statement(part, passage, sentence, span, goes_on=entry.state is not None))
    start = max(found.starts, key=lambda c: c.score, default=None)
    # The end of a range or of a dated deed belongs to the beginning that is printed with it.
    ends = [c for c in found.ends if c.rule == "end" or (start is not None and start.span is c.span)]
    end = max(ends, key=lambda c: c.score, default=None)
    if start and end and end.date[: len(start.date)] < start.date[: len(end.date)]:
        end = None
    return Period(start.value() if start else None, end.value() if end else None)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A date in its sentence. `goes_on`: the study's second part goes on describing (buenas-practicas-oim:2765)."""

    part: PartName
    passage: Passage
    sentence: Sentence
    span: DateSpan
    goes_on: bool

    @property
    def before(self) -> str:
        at = self.span.start - self.sentence.start
        return self.sentence.folded[max(0, at - _NEAR) : at]

    @property
    def behind(self) -> str:
        return self.sentence.folded[self.span.end - self.sentence.start :][:_FAR]

    @property
    def printed(self) -> str:
        return self.sentence.folded[self.span.start - self.sentence.start : self.span.end - self.sentence.start]


@dataclass(slots=True)
class _Candidates:
    """The dates that can be the action's beginning or end, each with a score."""

    starts: list[_Candidate]
    ends: list[_Candidate]

    def read_title(self, entry: Entry) -> None:
        """The years that a programme or plan has in its name: "... 2020-2024" (compendio-2020:1273)."""
        match = _TITLE_YEARS.search(folded(entry.title or ""))
        if match:
            title = join([Line((entry.title_lines or entry.lines)[0], entry.title or "")])
            span = DateSpan(match[1], match[2], match.start(1), match.end(2))
            self.starts.append(_Candidate(55, match[1], title, span, "years-in-title"))
            self.ends.append(_Candidate(55, match[2], title, span, "years-in-title"))

    def read(self, said: _Statement) -> None:
        """Add what a date says of the action's beginning and end."""
        before, behind = said.before, said.behind
        if _PLANNED.search(before) or (_SIGNED.search(before + behind) and _PLANNED.search(folded(said.passage.text))):
            return
        if _in_a_name(before, said.span) or _ALIEN.search(before) or _ALIEN_BEHIND.search(behind):
            return
        if _AS_OF.search(before) and not _END.search(before):
            return
        if said.part == "results" and not any(p.search(before) for p in (_SINCE, _BEGUN, _END)):
            return
        if said.span.last is None:
            self._read_date(said, before, behind)
        else:
            self._read_range(said, before, behind)

    def _read_range(self, said: _Statement, before: str, behind: str) -> None:
        stock = _STOCK.search(behind) is not None
        if _SINCE.search(before) or _BEGAN_IN.search(before):
            goes_to_end = _SINCE.search(before) and said.part == "description" and not stock
            self._add(said, 85, "since", end="end" if goes_to_end or "duracion" in said.printed else None)
        elif _DEED_BEFORE.search(before):
            self._add(said, 75, "deed", end="deed")
        elif _PERIOD.search(before):
            self._add(said, 100, "period", end="period")
        elif (_DONE.search(before) or _DONE.search(behind)) and not stock:
            self._add(said, 75, "deed", end="deed")
        elif _START.search(before) or _BEGAN_AT.search(before):
            self._add(said, 70, "beginning")
        elif len(said.span.first) == len("2024-06-30") and said.part == "description":
            self._add(said, 65, "days", end="days")

    def _read_date(self, said: _Statement, before: str, behind: str) -> None:
        if _END.search(before) or _END_BEHIND.search(behind):
            self._add(said, 90, None, end="end")
        elif _SINCE.search(before) or (_FROM.search(before) and _UNTIL_NOW.search(behind)):
            self._add(said, 85, "since")
        elif _START.search(before) or _BEGAN_AT.search(before) or _STARTED_BEHIND.search(behind):
            self._add(said, 90, "beginning")
        elif _DEED_BEFORE.search(before) or _DEED_BEHIND.search(behind):
            once = (_ONE_OFF.search(before) or _ONE_OFF.search(behind)) and not _DRAFTED.search(behind)
            self._add(said, 60, "deed", end="deed" if once and said.part == "description" else None)

    def _add(self, said: _Statement, score: int, start: str | None, *, end: str | None = None) -> None:
        """Add the date as a beginning and an end, by the rules named `start` and `end` (None: not)."""
        if said.part == "results":
            score -= 10 if said.goes_on else 40
        if start:
            self.starts.append(_Candidate(score, said.span.first, said.passage, said.span, start))
        if end:
            self.ends.append(_Candidate(score, said.span.last or said.span.first, said.passage, said.span, end))


def _in_a_name(before: str, span: DateSpan) -> bool:
    """Whether a bare year ends a name: "Programa Nacional de Derechos Humanos 2019-2024"."""
    return len(span.first) == 4 and not _YEAR_INTRODUCED.search(before)


def _is_reported_period(span: DateSpan) -> bool:
    """The year that the report covers, June to June (compendio-2024:666), or half a year to half a year (6738)."""
    if span.last is None:
        return False
    first, last = span.first, span.last
    return (
        int(last[:4]) - int(first[:4]) == 1
        and first[5:7] in ("06", "07")
        and last[5:7] in ("05", "06", "07", "08", "12")
    )


# Said of the action: permanent, continuous, or done again each year.
_PERMANENT = re.compile(
    r"\bpermanentes?\b|\bpermanentemente\b|\bcontinu[oa]s?\b|\bcontinuamente\b|\bcada (?:ano|mes|semana|dia)\b"
    r"|\bano con ano\b"
    r"|\b(?:anual|bianual|bienal|semestral|trimestral|bimestral)(?:mente)?\b|\b(?:mensual|semanal)mente\b"
    r"|\b(?:manera|forma|periodicidad) (?:mensual|semanal|diaria)\b"
    r"|\b(?:reuniones|capacitaciones|una? \w+) al ano\b|\btiene continuidad\b|\bde manera constante\b"
)
_CALLED_PERMANENT = re.compile(r"\b(?:son|es|manera|forma|caracter) permanente\b")
_NOT_PERMANENT = re.compile(
    r"\b(?:residen\w+|temporal(?:es)? (?:o|y)|canal(?:es)?|comision(?:es)?|comite|sesion(?:es)?|enlaces"
    r"|comunicacion|dialogo|grupo|misiones?|representacion(?:es)?|particip\w+"
    r"|plan(?:es)?(?: \w+){0,2}|programa operativo(?: de trabajo)?|presupuest\w+|informes?|promedio|meta|operativos"
    r"|forma parte|de manera mas|mejora"
    r"|capacitar|educacion|formacion|actualizacion|flujo|ingreso|asignad[oa]s?|supervision|renovacion|cuota|indice"
    r"|funcionario)\W+(?:de (?:manera|forma) )?$"
)


def find_permanence(entry: Entry) -> Value | None:
    """Whether the text says that the action is permanent, continuous or yearly."""
    for part, passage in entry.parts():
        if part not in ("description", "results"):
            continue
        if not _PERMANENT.search(folded(passage.text)):
            continue
        words = _PERMANENT if part == "description" or entry.state else _CALLED_PERMANENT
        # `continúa` and `continuó` are verbs: only the accent tells them from `continua`, `continuo`.
        for sentence in sentences(passage.text):
            for match in words.finditer(sentence.folded):
                start = sentence.start + match.start()
                printed = passage.text[start : start + len(match.group())].lower()
                if "ú" in printed or "ó" in printed:
                    continue
                if _NOT_PERMANENT.search(sentence.folded[max(0, match.start() - 40) : match.start()]):
                    continue
                return Value("permanente", passage.lines(start, start + len(match.group())), "permanent-words")
    return None
