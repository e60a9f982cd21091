"""The programme or instrument that an action of a report in bullets is about (informe-2018).

A bullet has no title: its sentences name the programme. Candidates are the noun phrases that are built like names
of programmes (a noun for a kind of programme and its complements, capitals, quotation marks, an acronym in
brackets); the best is the one that the main verb brings in ("se cuenta con", "se creó", "implementó") or that the
sentence begins with. Where a name ends is a matter of grammar: before a relative or purpose clause, an apposition,
a finite verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.model import Kind
from loaders.report_bullets_bodies import Bodies, Title, sentences
from loaders.report_bullets_names import KIND, LOWER_KIND, name_end
from loaders.text import Passage

THRESHOLD = 5.0
_ARTICLE = r"(?:el\s+primer|el|la|los|las|l[oa]s\s+y\s+los|una?|unos|unas|su|sus|dicho|dicha|primer|segundo|\d+|El|La|Los|Las|Una?)"
_BROUGHT = re.compile(
    r"(?:\bcuentan?\s+con|\bcontamos\s+con(?:\s+herramientas\s+como)?|herramientas\s+como|proyectos[^.]{0,60}\scomo"
    r"|\b(?:se\s+)?(?:publica|opera|utilizan?|implementan?|implementó|crearon|creó|desarrolló|elaboró|promulgó|emitieron"
    r"|emitió|suscribió|firmó|firmaron|aprobó|impulsó|impulsa|conformó|constituyeron|estableció|establecieron|realizan?"
    r"|realizó|organizó|emite|promueve|inició|iniciaron|efectuó|presentó|instaló|diseñó|copresidieron|ofrece|existen?"
    r"|llev[aó]n?\s+a\s+cabo|llevó\s+a\s+cabo|dio\s+inicio|puso\s+en\s+marcha|pusieron\s+en\s+práctica|autorizó"
    r"|implementaron|impartió|elaborando|promulgaron|surge|funciona|colaboró|ha\s+implementado|suscribieron)"
    r"|\b(?:está\s+desarrollando|fue\s+creado|se\s+tiene|encuentra\s+en\s+marcha|iniciaron\s+operaciones"
    r"|dieron\s+inicio\s+los\s+trabajos|ha\s+conformado|conformado|creado|puesto\s+en\s+marcha|consolidado|desarrollado"
    r"|implementado|puesto\s+a\s+disposición|puso\s+al\s+servicio|celebrado|inició\s+con|es\s+vital|son|ha\s+sido|es"
    r"|particip(?:a|ó)(?:\s+activamente)?\s+en|fue\s+parte\s+de|colabora\s+dentro\s+de|vislumbra|acceso\s+a\s+servicios"
    r"\s+a\s+través\s+de|como))"
)
# What may stand between the verb and the name: when, for whom, the deed whose object the name is.
_BETWEEN = (
    r"(?:\s+(?:con|en|de|a)\b)?"
    r"(?:\s+(?:en|desde|el)\s+[^,.;]{0,30}\d{4})?"
    r"(?:\s+de\s+(?:las|los)\s+[^,.;]{3,40},)?"
    r"(?:\s+de\s+las\s+y\s+los\s+\w+\s+la\s+\w+\s+\w+)?"
    r"(?:,?\s+(?:entre\s+ellos|como|activamente))?"
    r"(?:\s+(?:la|el|los)\s+(?:creación|implementación|realización|operación|figura|acuerdo\s+para\s+desarrollar\s+un"
    r"|reingeniería|fortalecimiento|materia)\s*(?:del?)?)?"
    r"(?:\s+(?:por\s+consenso),)?"
)
_BROUGHT_IN = re.compile(rf"{_BROUGHT.pattern}{_BETWEEN}\s+(?:{_ARTICLE}\s+)?(?:y\s+los\s+)?$")
_WITH = re.compile(
    rf"(?:^|[.,]\s)(?:Con|Bajo|Mediante|En|con|mediante|el\s+marco\s+de)\s+"
    rf"(?:la\s+implementación\s+)?(?:del?\s+)?(?:{_ARTICLE}\s+)?$"
)
_OPENING = re.compile(
    rf"^(?:[^,.:]{{0,90}},\s+)?(?:(?:[Aa]simismo|[Aa]demás|[Tt]ambién|[Pp]or\s+\w+\s+\w+),?\s+)?"
    rf"(?:para\s+la\s+atención\s+de\s+este\s+\w+\s+)?(?:{_ARTICLE}\s+)?(?:de\s+)?$"
)
_CITED = re.compile(
    r"(?:de\s+conformidad\s+con|conforme\s+a|entrada\s+en\s+vigor\s+de|publicad[oa]\s+en|artículos?\s[^.]{0,60}\sde"
    r"|lo\s+establecido\s+en|Reglamento\s+de|contemplados\s+en|promulgación\s+de|aplicación\s+de|derivad[oa]s?\s+de"
    r"|en\s+los\s+términos)\s+(?:la|el|los|las)?\s*$"
)
_AIMED = re.compile(
    r"\b(?:[Aa]ctualizar|[Dd]esarrollar|[Rr]eforzar|[Aa]mpliar|[Ii]mplementación|[Ii]mplementar|[Rr]econocimiento|[Cc]rear"
    r"|[Cc]onsolidar|[Ff]ortalecer|[Ee]valuar)\s+(?:del?\s+)?(?:(?:la|el|los|las|una?)\s+)?$"
)
_CREATES = re.compile(
    r"\b(?:creación|creó|crearon|creado|instaló|conformó|cuenta\s+con|coordina)\b(?:\s+(?:la|el|de\s+la|del|los|las))?\s*$"
)
_ACRONYM = re.compile(r"\([^()]*[A-ZÑ][\w]*[A-ZÑ][^()]*\)")
_QUOTED = re.compile(r"[“\"]")
_RENAMED = re.compile(r"\(hoy\s+([^()]{3,80})\)")
_NO_NAME = re.compile(
    r"(?:El|La|Los|Las|Un|Una|En|Con|Por|Para|De|Del|Al|A|Desde|Durante|Dentro|Sobre|Bajo|Ante|Entre|Hasta|Mediante|Como"
    r"|Conforme|Se|Su|Sus|Es|Son|No|Así|Si|Cabe|También|Asimismo|Además|Adicionalmente|Actualmente|Finalmente"
    r"|Paralelamente|Otr[oa]s?|Est[eao]s?|Dich[oa]s?|Algun[oa]s|Diversas|Lo|Ello|México|\w+[aei]r|\w+mente)$"
)
_STARTS = re.compile(rf"(?<![\w-])(?:{KIND}|{LOWER_KIND})(?![\w])|(?<![\w.])[A-ZÁÉÍÓÚÑ][\w-]+|[“\"](?=\S)|1°")


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    score: float


def find_title(passage: Passage, bodies: Bodies, kind: Kind) -> Title | None:
    """The named programme or instrument that an action (or aim) is about, or None."""
    text = passage.text
    best: _Candidate | None = None
    for index, (start, end) in enumerate(sentences(text)):
        for candidate in _candidates(text, start, end, index, bodies, kind):
            if best is None or candidate.score > best.score:
                best = candidate
    if best is None or best.score < THRESHOLD:
        return None
    return Title(_tidy(text[best.start : best.end]), best.start, best.end)


def _candidates(text: str, start: int, end: int, index: int, bodies: Bodies, kind: Kind) -> Iterator[_Candidate]:
    late = 1.5 * min(index, 4)
    for match in _RENAMED.finditer(text, start, end):
        yield _Candidate(match.start(1), match.end(1), 9.0)  # the name of today (informe-2018:3090)
    at = start
    while (match := _STARTS.search(text, at, end)) is not None:
        at = match.end()
        if match.start() == start and _NO_NAME.match(match[0]):
            continue
        stop = name_end(text, match.start(), end, bodies)
        if stop <= match.start():
            continue
        score = _score(text, start, match.start(), stop, bodies, kind) - late
        begin = _own_name(text, match.start(), stop)
        yield _Candidate(begin, stop, score)
        at = max(stop, at)


def _own_name(text: str, start: int, stop: int) -> int:
    """Where the name itself begins: a noun in lower case before a quoted name or an acronym only says what it is."""
    apposed = re.compile(r"(?:[a-z]\w+\s(?=[“\"])|sistema\s(?=[A-ZÑ]{3,}$))").match(text, start, stop)
    return apposed.end() if apposed else start


def _score(text: str, sentence: int, start: int, stop: int, bodies: Bodies, kind: Kind) -> float:
    name = text[start:stop]
    before = text[sentence:start]
    score = 0.0
    score += 3 if re.match(KIND, name) else 2 if re.match(LOWER_KIND, name) else 1
    score += 2 * bool(_ACRONYM.search(name)) + 2 * bool(_QUOTED.search(name))
    proper = len(re.findall(r"\b[A-ZÁÉÍÓÚÑ]\w+", name))
    score += 1 if len(name.split()) > 1 else -1
    score -= 2 if proper == 0 and len(name.split()) < 4 else 0
    if _CITED.search(before):
        score -= 6
    elif kind == "future":
        score += 3 if _AIMED.search(before) else -3
    elif _BROUGHT_IN.search(before):
        score += 5
    elif _OPENING.match(before):
        score += 4
    elif _WITH.search(before):
        score += 3
    body = bodies.at(text, start)
    if body is not None and not _CREATES.search(before):
        score -= 6
    return score


def _tidy(name: str) -> str:
    """A name on one line: a hyphen at a line's end closes up."""
    return re.sub(r"(?<=\w)- (?=[A-ZÁÉÍÓÚÑ])", "-", re.sub(r"\s+", " ", name)).strip(" ,;:")
