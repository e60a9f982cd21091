"""Whether an entry says that it has a focus on women, or gives attention to persons with disabilities.

The 2024 entries answer two questions of the questionnaire in set phrases ("esta acción cuenta con un
enfoque para mujeres, niñas y adolescentes", "con atención especial a personas con discapacidad").
An action that is about women by its title has the focus too; counting women among the people
served is none.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.passages import body_spans, folded
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.records import Entry, Span

FOCUS_SAID = "women-focus-phrase"  # the rule of a focus that description or results tell
_GIRLS_SAID = "girls-focus-phrase"  # and of one on girls and adolescents, whom no word calls women
_OF_AGE = re.compile(r"mujer|feminin")
_GOES_ON = 40  # letters behind the first word for girls in which women may be named, too

_FOCUS = (
    r"(?:enfoques?|enfocad[oa]s?|enfoca|enfasis|atencion (?:especial|especifica|prioritaria)|especial atencion"
    r"|de manera especial|especifica|prioriza\w*|perspectiva)"
)
_WOMEN = r"(?:mujer(?:es)?|ninas,? (?:y |e )?adolescentes|ninas|feminin[oa]s?)"
_WOMEN_FOCUS = re.compile(rf"\b{_FOCUS}\b(?:\W+\w+){{0,9}}?\W+{_WOMEN}\b")
_WOMEN_AIMED = re.compile(
    r"\b(?:poblacion objetivo|dirigid[oa]s?|destinad[oa]s?|empodera\w*|atencion (?:\w+ )?a|localizacion de"
    r"|apoyad?o? a|a favor de|violencia contra|derechos y servicios de|(?:documentos|materiales|estudios?)"
    r"(?: \w+)? sobre)\b(?:\W+\w+){0,6}?\W+(?:las )?mujer(?:es)?\b"
)
_WOMEN_TITLE = re.compile(
    r"\b(?:mujer(?:es)?|ninas(?! *,? *(?:y|e)? *ninos)|madres? soltera?s?|jefas de familia|feminicidio|femenina)\b"
)
_WITH_MEN = re.compile(r"\b(?:hombres?|ninos|varones)\b")
# "Instancia de la Mujer", "Instituto de las Mujeres": a body's name is no focus.
_BODY = re.compile(
    r"\b(?:instituto|instancias?|secretaria|inmujeres|centros? de justicia|onu|comision"
    r"|sistema)(?: \w+){0,4} de (?:la|las)? ?mujer(?:es)?\b"
)
# "brinda atención jurídica, psicológica y de trabajo social a mujeres migrantes" (compendio-2024:7411).
_WOMEN_SERVED = re.compile(r"\b(?:atencion|apoyos?|asistencia|servicios|asesoria)\b[^.;]{0,70}\ba (?:las )?mujeres\b")

_DISABILITY_FOCUS = re.compile(
    rf"\b(?:{_FOCUS}|atencion|atiende\w*|inclusi\w+|accesib\w+|dirigid[oa]s?|para|apoyo"
    rf"|especialmente)\b(?:\W+\w+){{0,16}}?\W+discapacidad(?:es)?\b"
)
# "en todos los módulos se atendieron a personas con discapacidad" (compendio-2024:8617); a count of them is none.
_DISABILITY_SERVED = re.compile(
    r"\batend(?:id[oa]s?|ieron|io)(?: \w+){0,3} a (?:las )?personas con (?:alguna )?discapacidad"
)
_DISABILITY = re.compile(r"\bdiscapacidad(?:es)?\b")
_ABOUT_WOMEN = re.compile(r"\b(?:mujer|ninas|feminin)")
# "sin importar su origen, sexo, discapacidad o condición": a list of grounds is no attention.
_GROUNDS = re.compile(
    r"\b(?:sin (?:importar|distincion)|independientemente|origen etnico|preferencia sexual|orientacion sexual"
    r"|condicion(?:es)? de discapacidad|discriminacion)\b"
)


def find_women_focus(entry: Entry) -> Value | None:
    """Where the entry says that it has a focus on women, or is about women."""
    if entry.title:
        title = _BODY.sub(" ", folded(entry.title))
        if _WOMEN_TITLE.search(title) and not _WITH_MEN.search(title):
            return Value("women", _title_lines(entry), "women-in-title")
    for part, passage in entry.parts():
        if part not in ("description", "results"):
            continue
        if not _ABOUT_WOMEN.search(folded(passage.text)):
            continue
        bodies = body_spans(passage.text)
        for sentence in sentences(passage.text):
            text = _BODY.sub(lambda m: " " * len(m.group()), sentence.folded)
            inside = [(a - sentence.start, b - sentence.start) for a, b in bodies]
            match = _said_of_women(text, inside, described=part == "description")
            if match:
                start = sentence.start + match.start()
                said = FOCUS_SAID if _OF_AGE.search(text, match.start(), match.end() + _GOES_ON) else _GIRLS_SAID
                return Value("women", passage.lines(start, sentence.start + match.end()), said)
    return None


def _said_of_women(text: str, bodies: list[tuple[int, int]], *, described: bool) -> re.Match[str] | None:
    """The first phrase of a folded sentence that speaks of a focus on women, outside the names of bodies."""
    for pattern in (_WOMEN_FOCUS, _WOMEN_AIMED, _WOMEN_SERVED):
        if pattern is not _WOMEN_FOCUS and (not described or _WITH_MEN.search(text)):
            continue
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - 20) : match.end() + 25]
            if any(a < match.end() <= b for a, b in bodies) or re.search(r"\d", match.group()):
                continue
            if not re.search(r"\b(?:ninos|varones)\b", around):
                return match
    return None


def find_disability_focus(entry: Entry) -> Value | None:
    """Where the entry says that it gives attention to persons with disabilities."""
    if entry.title and _DISABILITY.search(folded(entry.title)):
        return Value("disability", _title_lines(entry), "disability-in-title")
    for part, passage in entry.parts():
        if part not in ("description", "results") or not _DISABILITY.search(folded(passage.text)):
            continue
        for sentence in sentences(passage.text):
            match = _DISABILITY_FOCUS.search(sentence.folded) or _DISABILITY_SERVED.search(sentence.folded)
            if match and not _GROUNDS.search(sentence.folded):
                start = sentence.start + match.start()
                return Value(
                    "disability", passage.lines(start, sentence.start + match.end()), "disability-focus-phrase"
                )
    return None


def _title_lines(entry: Entry) -> Span:
    return entry.title_lines or (entry.lines[0], entry.lines[0])
