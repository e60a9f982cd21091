"""Laws, treaties, agreements, protocols and plans that an entry names.

A name begins with a head ("Ley", "Protocolo", "Convenio de colaboración") and goes on as long as
its words can belong to a name: capitalised words and the words that link them, or, behind heads
that are printed in lower case too ("protocolo de atención consular ..."), plain words up to a verb
or a mark. A second head begins another name ("Ley de Migración y su Reglamento").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from loaders.extract.matcher import fold, unaccent
from loaders.extract.model import Instrument
from loaders.model import Entry
from loaders.text import Line, Passage, join

# Heads that need a capital, and those that are instruments in lower case as well.
_PROPER = (
    r"Ley(?:es)?|Codigo|Reglamento|Constitucion|Convencion(?:es)?|Tratado|Pacto|Declaracion|Decreto|Norma Oficial"
    r"|Estrategia (?:Nacional|Interinstitucional|Integral de Atencion)|Plan|Estatuto|Lineamientos?"
    r"|Reglas de [Oo]peracion|Ruta de|Protocolos?|Convenio|Acuerdo|Memorandum|Memorando|Carta de [Ii]ntencion"
    r"|Bases de [Cc]olaboracion|Arreglos Locales de|Cartas? Compromiso|Carta Estatutaria"
    r"|Programa Operativo|Programa de Trabajo [Aa]nual|Programa (?:Nacional|Sectorial|Especial) (?:de|para|contra)"
    r"|Programa de (?:Gobierno|Derechos Humanos)"
    r"|Objetivos de Desarrollo Sostenible|Circular|Criterios Generales|Contrato"
)
_PLAIN = (
    r"[Cc]onvenios? de (?:[Cc]olaboracion|[Cc]oordinacion|[Cc]oncertacion|[Cc]ooperacion)"
    r"|[Aa]cuerdos? de (?:[Cc]olaboracion|[Cc]oordinacion|[Cc]ooperacion|[Vv]oluntades)|[Mm]emorandum de entendimiento"
    r"|[Pp]rotocolo (?:de|para)|[Ll]ineamientos (?:para|de|que)|contrato entre|acuerdo para|acuerdo(?= \d)"
    r"|convenio para|plan de contingencia|programa operativo (?:de trabajo )?anual"
)
# Names that are whole as they stand.
_WHOLE = r"Agenda 2030(?: para el Desarrollo Sostenible)?|ODS(?!\s\d)|NOM-\S+"
_HEAD = re.compile(rf"(?<![\w/-])(?:(?P<whole>{_WHOLE})|(?P<plain>{_PLAIN})|(?P<proper>{_PROPER}))(?![\w])")
# A head's noun inside a name: another instrument begins, or a body that has it in its name goes on.
_NEXT_HEAD = frozenset(
    ("ley", "leyes", "codigo", "reglamento", "convencion", "tratado", "decreto", "convenio", "constitucion", "plan")
)
_LINKING = frozenset(
    ("de", "del", "la", "las", "los", "el", "lo", "y", "e", "o", "u", "en", "para", "por", "a", "al", "con", "contra",
     "sobre", "sus", "su", "ante", "entre", "hacia", "no", "sin", "como")
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
_NUMBER = re.compile(r"\d[\d./-]*")
_STOP_WORDS = frozenset(
    ("que", "cual", "cuales", "donde", "cuyo", "cuya", "cuyos", "cuyas", "mediante", "quien", "quienes", "se", "fue",
     "fueron", "es", "son", "esta", "este", "esto", "asi", "ademas", "tambien", "ha", "han", "contempla", "establece",
     "busca", "tiene", "contribuye", "incluye", "permite", "elaborado", "realizado", "publicado", "publicada",
     "firmado", "suscrito", "vigente")
)  # fmt: skip
# "Ley que crea el Instituto", "Decreto por el que se crea": part of the name (buenas-practicas-oim:2268, 4518).
_THAT_CREATES = re.compile(
    r"\s+(?:del Ejecutivo del Estado de \d{4} )?(?:por el )?que (?:se )?(?:crea|establecen?|reforman?|expide)\b"
)
_QUOTED = re.compile(r"\s*[“\"«][^”\"»]{3,90}[”\"»]")
_OPEN_TAIL = re.compile(
    r"(?:[\s,]+(?:de|del|la|las|los|el|y|e|o|en|para|por|a|al|con|contra|sobre|su|sus|ante|entre|no|como))+$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:ley(?:es)?|codigo|reglamento|constitucion|convencion(?:es)?|tratado|pacto|declaracion|decreto|plan"
    r"|estatuto|lineamientos?"
    r"|protocolo|convenio|acuerdo|memorandum|memorando|contrato|circular|reglas de operacion|criterios generales|ruta"
    r"|plan nacional|plan (?:estatal|de (?:accion|trabajo))(?!.*\d).*"
    r"|acuerdos? (?:por|en|al|a|de|del|con)(?: \w+)?|carta de intencion)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s\S*/\S*)?")
_BODY_OF = re.compile(
    r"\b(?:Secretaria (?:Ejecutiva|Tecnica)|Direccion(?: General)?|Coordinacion(?: General| Nacional)?|Comite|Comision)"
    r" (?:del?|para el) \w+"
)
_LONGEST_TITLE = 400
_MAX_WORDS = 28
_SAME = 88  # similarity (0-100) from which on two names are one


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
    if len(text) <= _LONGEST_TITLE:
        plain = _unshout(plain)
    if "://" in plain or "www." in plain:
        plain = _ADDRESS.sub(lambda m: " " * len(m[0]), plain)
    behind = 0
    # "Secretaría Ejecutiva del Programa de Derechos Humanos": the body's name (compendio-2020:2792).
    bodies = [m.span() for m in _BODY_OF.finditer(plain)]
    for match in _HEAD.finditer(plain):
        if match.start() < behind or any(a < match.start() < b for a, b in bodies):
            continue
        end = _extent(plain, match)
        quoted = _QUOTED.match(plain, end)
        if quoted:
            yield match.start(), quoted.end()
            behind = quoted.end()
            continue
        tail = _OPEN_TAIL.search(plain, match.end(), end)
        behind = tail.start() if tail and tail.end() == end else end
        yield match.start(), behind


def _unshout(text: str) -> str:
    """A title in capitals with capitals only where its words begin, of the same length."""
    if sum(c.isupper() for c in text) < 0.6 * sum(c.isalpha() for c in text):
        return text
    return _WORD.sub(lambda m: m[0].lower() if m[0].lower() in _LINKING else m[0][:1] + m[0][1:].lower(), text)


def _extent(text: str, head: re.Match[str]) -> int:
    """Where the name ends: at a mark, a verb, another head or (behind a capitalised head) a plain word."""
    if head["whole"]:
        return head.end()
    creates = _THAT_CREATES.match(text, head.end())
    end = creates.end() if creates else head.end()
    loose = (
        head["plain"] is not None
        or head.group().startswith(("Protocolo", "Ruta", "Lineamiento"))
        or creates is not None
    )
    for count, word in enumerate(_WORD.finditer(text, end)):
        gap = text[end : word.start()]
        if count >= _MAX_WORDS or re.search(r"[.;:!?()\n•“”\"]", gap):
            break
        token = word.group()
        low = fold(token)
        if low in _STOP_WORDS or (low in _NEXT_HEAD and token[0].isupper()):
            break
        listed = "," in gap
        if not (token[0].isupper() or low in _LINKING or _NUMBER.fullmatch(token) or (loose and not listed)):
            break
        if listed and not token[0].isupper():
            break
        end = word.end()
    return end


def _alike(one: str, other: str) -> bool:
    """Whether two names are one by their letters; names with other numbers never are ("INE/CG243/2019")."""
    return re.findall(r"\d+", one) == re.findall(r"\d+", other) and fuzz.ratio(one, other) >= _SAME


def _add(found: list[Instrument], new: Instrument) -> None:
    """Keep the fullest of the names of one instrument."""
    low = fold(new.name)
    for i, known in enumerate(found):
        other = fold(known.name)
        if low in other or (other in low and len(other) > 14) or _alike(low, other):
            if len(low) > len(other) and other in low:
                found[i] = Instrument(new.name, known.lines, new.rule)
            return
    found.append(new)
