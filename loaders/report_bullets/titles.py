"""Finds the programme or instrument that an action of a report in bullets is about (informe-2018).

A bullet has no title: its sentences name the programme. Candidates are noun phrases with the form of a programme's name
(a noun for a kind of programme and its complements, capitals, quotation marks, an acronym in parentheses). Each is
scored by form and position; the best is usually the object of the main verb ("se cuenta con", "se creó", "implementó")
or the subject of the sentence. The end of a name is found by `entramado.loaders.languages.spanish.programme_names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entramado.loaders.extract.sentence_bodies import ActionTitle, BodyRecogniser, bullet_sentences
from entramado.loaders.languages.spanish.programme_names import KIND, LOWER_KIND, name_end
from entramado.loaders.records import Kind
from entramado.loaders.text import Passage

THRESHOLD = 5.0  # the least score of a title
CERTAIN = 7.0  # a name with this score is a title in a late sentence too (informe-2018:963)
_ARTICLE = (
    r"(?:el\s+primer|el|la|los|las|l[oa]s\s+y\s+los|una?|unos|unas|su|sus|dicho|dicha|primer|segundo|\d+"
    r"|El|La|Los|Las|Una?)"
)
# Verbs whose object or subject is what was done, used or founded.
_VERB = (
    r"(?:\bcuentan?\s+con|\bcontamos\s+con|\bcontar\s+con|herramientas\s+como|proyectos[^.]{0,60}\scomo"
    r"|\b(?:publica|opera|utilizan?|implementan?|implementó|implementaron|implementado|crearon|creó|creado|desarrolló"
    r"|desarrollado|desarrollando|elaboró|elaborado|promulgó|emitieron|emitió|emite|suscribió|suscribieron|firmó"
    r"|firmaron|aprobó|impulsó|impulsa|conformó|conformado|constituyeron|estableció|establecieron|realizan?|realizó"
    r"|organizó|promueve|inició|iniciaron|efectuó|presentó|instaló|diseñó|copresidieron|ofrece|existen?|autorizó"
    r"|impartió|funciona|colaboró|celebrado|consolidado|vislumbra|son|es|fue|surge|entró\s+en\s+vigor)"
    r"|\b(?:llev[aó]n?|llevaron)\s+a\s+cabo|\bdio\s+inicio|\bdieron\s+inicio\s+los\s+trabajos"
    r"|\b(?:puso|puesto|encuentra)\s+en\s+marcha|\bpusieron\s+en\s+práctica|\bpu(?:esto\s+a\s+disposición|so\s+al\s+servicio)"
    r"|\bse\s+tiene|\biniciaron\s+operaciones|\bes\s+vital|\bha\s+sido|\bparticip(?:a|ó|an)(?:\s+activamente)?\s+en"
    r"|\bfue\s+parte|\bcolabora\s+dentro|\bacceso\s+a\s+servicios\s+a\s+través|\bcomo)"
)
# What may stand between the verb and the name: a time, a group, a noun of action.
_BETWEEN = (
    r"(?:\s+(?:con|en|de|a|mediante)\b(?!\s+(?:\d{4}|las\s+y)))?"
    r"(?:\s+(?:en|desde|el)\s+[^,.;]{0,30}\d{4})?"
    r"(?:\s+de\s+(?:las|los)\s+(?:y\s+los\s+)?[^,.;]{3,40}(?:,|\s+la\s+\w+\s+\w+))?"
    r"(?:,?\s+(?:entre\s+ellos|como|activamente))?"
    r"(?:\s+(?:la|el|los)\s+(?:creación|implementación|realización|operación|figura|reingeniería|fortalecimiento"
    r"|acuerdo\s+para\s+\w+\s+un)(?=\s))?"
    r"(?:\s+del?(?=\s))?"
)
_GOVERNED = re.compile(rf"{_VERB}{_BETWEEN}\s+(?:{_ARTICLE}\s+)?$")
_NAMED = re.compile(r"\b(?:denominad|llamad)[oa]s?\s+$")
_WITH = re.compile(
    rf"(?:^|[.,]\s)(?:(?:Con|Bajo|Mediante|En|con|mediante)|[Ee]n\s+el\s+marco\s+del?)\s+"
    rf"(?:la\s+implementación\s+)?(?:del?\s+)?(?:{_ARTICLE}\s+)?$"
)
_LEAD_IN = (
    r"(?:[Aa]|Al|Ante|Asimismo|Aunado|[Bb]ajo|[Cc]omo|[Cc]on|Conforme|De|Dentro|[Dd]esde|Durante|[Ee]n|[Pp]ara|[Pp]or"
    r"|Además|También|Sobre|\w+mente)"
)
_OPENING = re.compile(
    rf"^(?:{_LEAD_IN}\b[^,.:]{{0,90}},\s+){{0,2}}(?:(?:[Aa]simismo|[Aa]demás|[Tt]ambién|[Pp]or\s+\w+\s+\w+),?\s+)?"
    rf"(?:para\s+la\s+atención\s+de\s+este\s+\w+\s+)?(?:{_ARTICLE}\s+)?$"
)
_OPENING_SENTENCES = 2
_CITED = re.compile(
    r"(?:de\s+conformidad\s+con|conforme\s+a|entrada\s+en\s+vigor\s+de|publicad[oa]\s+en|artículos?\s[^.]{0,60}\sde"
    r"|lo\s+establecido\s+en|Reglamento\s+de|contemplados\s+en|promulgación\s+de|aplicación\s+de|derivad[oa]s?\s+de"
    r"|en\s+los\s+términos|compromiso\s+de|elegibles\s+al)\s*(?:la|el|los|las|l)?\s*$"
)
_AIMED = re.compile(
    r"\b(?:(?:[Aa]ctualiz|[Dd]esarroll|[Rr]eforz|[Aa]mpli|[Ii]mplement|[Cc]re|[Cc]onsolid|[Ee]valu)ar|[Ff]ortalecer"
    r"|[Ii]mplementación|[Rr]econocimiento|[Cc]omo\s+ocurre\s+en)\s+(?:del|(?:de\s+)?(?:la|el|los|las))\s+$"
)
_CREATES = re.compile(r"\b(?:creación|creó|crearon|creado|instaló|conformó|cuenta\s+con)(?:\s+\w{1,3}){0,2}\s*$")
_ACRONYM = re.compile(r"\([^()]*[A-ZÑ]\w*[A-ZÑ][^()]*\)|^[A-ZÑ]{4,}\b|^\w+[a-z][A-Z]\w+$")
_RENAMED = re.compile(r"\(hoy\s+([^()]{3,80})\)")
_QUOTE_MARK = re.compile(r"[“\"]")
_CAPITAL = re.compile(r"[A-ZÁÉÍÓÚÑ]")
_BARE_PLURAL = re.compile(r"\b(?:el|la|los|las|una?|su|sus|del|\d+|piloto:)\s+$", re.IGNORECASE)
# Words that a sentence begins with and that begin no name.
_NO_NAME = re.compile(
    r"(?:El|La|Los|Las|Un|Una|En|Con|Por|Para|De|Del|Al|A|Desde|Durante|Dentro|Sobre|Bajo|Ante|Entre|Hasta|Mediante|Como"
    r"|Conforme|Se|Su|Sus|Es|Son|No|Así|Si|Cabe|También|Otr[oa]s?|Divers[oa]s|Est[eao]s?|Dich[oa]s?|Algun[oa]s|Lo|Ello"
    r"|\w+[aei]r|\w+mente)$"
)
_STARTS = re.compile(rf"(?<![\w-])(?:{KIND}|{LOWER_KIND})(?!\w)|(?<![\w.])[A-ZÁÉÍÓÚÑ][\w-]+|[“\"](?=\S)|\b1°")
_LISTED_NAME = re.compile(r"\no\s([“\"][^”\"\n]{3,80}[”\"])")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A noun phrase that may be the title: its characters ``start:end``, and its score."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence ``start:end`` of a description: its index, the kind of item, and the report's bodies."""

    text: str
    start: int
    end: int
    index: int
    kind: Kind
    bodies: BodyRecogniser


def find_title(passage: Passage, bodies: BodyRecogniser, kind: Kind) -> ActionTitle | None:
    """The named programme or instrument that a description is about, with its offsets; None without any."""
    text = passage.text
    best: _Candidate | None = None
    spans = list(bullet_sentences(text))
    for index, (start, end) in enumerate(spans):
        for candidate in _candidates(_Sentence(text, start, end, index, kind, bodies)):
            if best is None or candidate.score > best.score:
                best = candidate
    found = best is not None and best.score >= THRESHOLD
    listed = None if kind == "future" else _listed_names(text)
    if best is not None and found and not (listed and text[best.start : best.end].islower()):
        return ActionTitle(tidy(text[best.start : best.end]), best.start, best.end)
    if kind == "future" or not spans:
        return None
    return listed or _only_named(_Sentence(text, *spans[0], 0, kind, bodies))


def _candidates(sentence: _Sentence) -> Iterator[_Candidate]:
    """The noun phrases of a sentence that may be the title; those of later sentences score less."""
    text, end = sentence.text, sentence.end
    late = 1.5 * min(sentence.index, 2)
    for match in _RENAMED.finditer(text, sentence.start, end):
        yield _Candidate(match.start(1), match.end(1), 12.0)  # the current name (informe-2018:3090)
    at = sentence.start
    while True:
        found = _STARTS.search(text, at, end)
        if found is None:
            return
        at = found.end()
        if found.start() == sentence.start and _NO_NAME.match(found[0]):
            continue
        stop = name_end(text, found.start(), end, sentence.bodies)
        if stop <= found.start():
            continue
        begin = _own_name(text, found.start(), stop)
        score = _score(sentence, found.start(), stop)
        if late and score >= CERTAIN:
            yield _Candidate(begin, stop, max(score - late, THRESHOLD))
        else:
            yield _Candidate(begin, stop, score - late)
        at = max(stop, at)


def _own_name(text: str, start: int, stop: int) -> int:
    """The offset of the name itself, behind a noun in lower case in apposition to a quoted name or an acronym."""
    apposed = re.compile(r"(?:[a-z]\w+\s(?=[“\"])|proyecto\sde\suna?\s|sistema\s(?=[A-ZÑ]{3,}$))").match(
        text, start, stop
    )
    return apposed.end() if apposed else start


def _score(sentence: _Sentence, start: int, stop: int) -> float:
    """The score of a noun phrase, by its form and its position in the sentence."""
    name = sentence.text[start:stop]
    before = sentence.text[sentence.start : start]
    lower = re.match(LOWER_KIND, name)
    score = 2.0 if lower else 3.0 if re.match(KIND, name) else 1.0
    score += 2 * bool(_ACRONYM.search(name)) + 2 * bool(_QUOTE_MARK.search(name))
    score += 1 if len(name.split()) > 1 else -1
    proper = len(re.findall(r"\b[A-ZÁÉÍÓÚÑ]\w+", name))
    if proper == 0 and len(name.split()) < 4:
        score -= 2
    elif proper < 2 and name.split()[0].endswith("s") and not _BARE_PLURAL.search(before):
        score -= 2  # a plural common noun, no single programme (informe-2018:2097)
    score -= min(max(len(before) - 20, 0) / 60, 3)
    if sentence.kind == "future" and not proper and re.match(r"cooperación|programas", name):
        score -= 4  # an activity to continue, no name (informe-2018:2087)
    return score + _position_score(sentence, before, lower is not None) - _body_penalty(sentence, start, stop, before)


def _position_score(sentence: _Sentence, before: str, lower: bool) -> float:
    """The points for the position of a noun phrase in its sentence."""
    if _CITED.search(before):
        return -6
    if sentence.kind == "future":
        return 5 if _AIMED.search(before) else -6
    if _GOVERNED.search(before) or _NAMED.search(before):
        return 5
    if sentence.index < _OPENING_SENTENCES and _OPENING.match(before):
        return 4 if not lower or before else 2
    return 3 if _WITH.search(before) else 0


def _body_penalty(sentence: _Sentence, start: int, stop: int, before: str) -> float:
    """The points against the name of a body, which is no programme unless the action is its creation."""
    body = sentence.bodies.body_at(sentence.text, start)
    if body is None or _CREATES.search(before):
        return 0
    if _CAPITAL.match(sentence.text[body.end : stop].lstrip()):
        return 0  # an acronym within a programme's name (informe-2018:2618)
    name = sentence.text[start:stop]
    return 2 if re.match(KIND, name) and name.endswith(")") and _OPENING.match(before) else 6


def _listed_names(text: str) -> ActionTitle | None:
    """The quoted names with which the items of a list begin (informe-2018:504)."""
    found = list(_LISTED_NAME.finditer(text))
    if not found:
        return None
    return ActionTitle(" y ".join(m[1] for m in found), found[0].start(1), found[-1].end(1))


def _only_named(sentence: _Sentence) -> ActionTitle | None:
    """The first programme named with capitals in the first sentence, where no verb governs one."""
    at = sentence.start
    while (match := _STARTS.search(sentence.text, at, sentence.end)) is not None:
        stop = name_end(sentence.text, match.start(), sentence.end, sentence.bodies)
        start = _own_name(sentence.text, match.start(), stop)
        name, before = sentence.text[start:stop], sentence.text[sentence.start : start]
        at = max(stop, match.end())
        kind = re.match(KIND, name) or re.match(rf"{LOWER_KIND}\s[A-ZÁÉÍÓÚÑ]", name)
        proper = len(re.findall(r"\b[A-ZÁÉÍÓÚÑ]\w+", name))
        named = kind is not None and proper > 1 and not _CITED.search(before)
        if named and not _body_penalty(sentence, start, stop, before):
            return ActionTitle(tidy(name), start, stop)
    return None


def tidy(name: str) -> str:
    """A name on one line, with its hyphens closed up and without "por sus siglas en ..."."""
    name = re.sub(r"\s+", " ", name)
    name = re.sub(r",? por sus siglas en \w+(?=\))", "", name)
    return re.sub(r"(?<=\w)- (?=[A-ZÁÉÍÓÚÑ])", "-", name).strip(" ,;:")
