"""Laws, treaties, agreements, protocols and plans that an entry names.

A name begins with a head ("Ley", "Protocolo", "Convenio de colaboración") and goes on as long as
its words can belong to a name: capitalised words and the words that link them, or, behind heads
that are printed in lower case too ("protocolo de atención consular ..."), plain words up to a verb
or a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.matcher import fold, unaccent
from loaders.extract.model import Instrument
from loaders.extract.sentences import sentences
from loaders.model import Entry
from loaders.text import Line, Passage, join

# Heads that need a capital, and those that are instruments in lower case as well.
_PROPER = (
    r"Ley(?:es)?|Codigo|Reglamento|Constitucion|Convencion(?:es)?|Tratado|Pacto|Declaracion|Decreto|Norma Oficial|NOM-\S+"
    r"|Agenda 2030|Estrategia (?:Nacional|Interinstitucional|Integral de Atencion)|Plan|Estatuto|Lineamientos?|Reglas de [Oo]peracion|Ruta de"
    r"|Protocolo|Convenio|Acuerdo|Memorandum|Memorando|Carta de [Ii]ntencion|Programa Operativo|Programa (?:Nacional|Sectorial|Especial) de"
    r"|Programa de (?:Gobierno|Derechos Humanos)|Objetivos de Desarrollo Sostenible|Principios de|Circular|Criterios Generales|Contrato"
)
_PLAIN = (
    r"convenios? de (?:colaboracion|coordinacion|concertacion|cooperacion)|acuerdos? de (?:colaboracion|coordinacion|cooperacion|voluntades)"
    r"|memorandum de entendimiento|protocolo (?:de|para)|lineamientos (?:para|de)|reglas de operacion del|contrato entre|acuerdo para|convenio para"
    r"|plan de contingencia|programa operativo (?:de trabajo )?anual"
)
_HEAD = re.compile(
    rf"(?<![\w-])(?:(?P<proper>{_PROPER})|(?P<shout>{_PROPER.upper().replace('(?:', '(?:').replace(chr(92) + 'S', chr(92) + 'S')})|(?P<plain>{_PLAIN}))(?![\w])"
)
_LINKING = frozenset(
    "de del la las los el lo y e o u en para por a al con contra sobre sus su ante entre hacia no sin como".split()
)
_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
_STOP_WORDS = frozenset(
    "que cual cuales donde cuyo cuya cuyos cuyas mediante quien quienes se fue fueron es son esta este esto asi ademas tambien ha han"
    " contempla establece busca tiene contribuye incluye permite elaborado realizado publicado publicada firmado suscrito vigente".split()
)
_OPEN_TAIL = re.compile(
    r"(?:[\s,]+(?:de|del|la|las|los|el|y|e|o|en|para|por|a|al|con|contra|sobre|su|sus|ante|entre|no))+$", re.IGNORECASE
)
_BARE = re.compile(
    r"(?:ley(?:es)?|codigo|reglamento|constitucion|convencion(?:es)?|tratado|pacto|declaracion|decreto|plan|estatuto|lineamientos?|protocolo|convenio"
    r"|acuerdo|memorandum|memorando|contrato|circular|plan (?:estatal|de (?:accion|trabajo)).*)"
)
_MAX_WORDS = 28


def find_instruments(entry: Entry) -> list[Instrument]:
    """The instruments named in an entry, each once, by its fullest name."""
    found: list[Instrument] = []
    if entry.title:
        first = (entry.title_lines or entry.lines)[0]
        _add_all(found, join([Line(first, entry.title)]))
    for _, passage in entry.parts():
        _add_all(found, passage)
    return found


def _add_all(found: list[Instrument], passage: Passage) -> None:
    for start, end in _names(passage.text):
        name = " ".join(passage.text[start:end].split())
        if not _BARE.fullmatch(fold(name)):
            _add(found, Instrument(name, passage.lines(start, end), "instrument-name"))


def _names(text: str) -> Iterator[tuple[int, int]]:
    plain = unaccent(text)
    behind = 0
    for match in _HEAD.finditer(plain):
        if match.start() < behind:
            continue
        end = _extent(plain, match)
        tail = _OPEN_TAIL.search(plain, match.end(), end)
        behind = tail.start() if tail and tail.end() == end else end
        yield match.start(), behind


def _extent(text: str, head: re.Match[str]) -> int:
    """Where the name ends: at a mark, a verb or (behind a capitalised head) a plain word."""
    end = head.end()
    loose = head["plain"] is not None or head.group().startswith(("Protocolo", "Ruta", "Lineamiento"))
    for count, word in enumerate(_WORD.finditer(text, head.end())):
        gap = text[end : word.start()]
        if count >= _MAX_WORDS or re.search(r"[.;:!?()\n•“”\"]", gap):
            break
        token = word.group()
        low = fold(token)
        if low in _STOP_WORDS:
            break
        listed = "," in gap
        if not (token[0].isupper() or low in _LINKING or token.isdigit() or (loose and not listed)):
            break
        if listed and not token[0].isupper():
            break
        end = word.end()
    return end


def _add(found: list[Instrument], new: Instrument) -> None:
    """Keep the fullest of the names of one instrument."""
    low = fold(new.name)
    for i, known in enumerate(found):
        other = fold(known.name)
        if low in other or (other in low and len(other) > 14):
            if len(low) > len(other) and other in low:
                found[i] = Instrument(new.name, known.lines, new.rule)
            return
    found.append(new)
