"""Laws, treaties, agreements, protocols and plans that an entry names.

A name begins with a head ("Ley", "Protocolo", "Convenio de colaboración") and goes on as long as
its words can belong to a name: capitalised words and the words that link them, or, behind heads
that are printed in lower case too ("protocolo de atención consular ..."), plain words up to a verb
or a mark. A second head begins another name ("Ley de Migración y su Reglamento").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entramado.loaders.extract.extracted import Instrument
from entramado.loaders.extract.instrument_names import add_fullest
from entramado.loaders.languages.spanish_months import MONTH
from entramado.loaders.records import Entry
from entramado.loaders.text import Line, Passage, join
from entramado.ontology.folding import fold, unaccent

# Heads that need a capital, and those that are instruments in lower case as well.
_PROPER = (
    r"Ley(?:es)?|Codigo|Reglamento|Constitucion|Convencion(?:es)?|Tratado|Pacto|Declaracion|Decreto|Norma Oficial"
    # A named strategy: "Somos Mexicanos" (informe-2018:637, 2954), "de Coordinación en materia Migratoria"
    # (compendio-2020:1834).
    r"|Estrategia (?:Nacional|Interinstitucional|de Coordinacion)|Estrategia(?= [“\"]?[A-Z][a-z]+)"
    r"|Plan|Estatuto|Lineamientos?|Normas(?= de [A-Z])"
    r"|Reglas de [Oo]peracion|Ruta de|Protocolos?|Convenio|Acuerdo|Memorandums?|Memorandos?|Carta de [Ii]ntencion"
    r"|Bases de [Cc]olaboracion|Arreglos Locales de|Cartas? Compromiso|Carta Estatutaria"
    r"|Programa Operativo|Programa de Trabajo [Aa]nual|Programa (?:Nacional|Sectorial|Especial) (?:de|para|contra)"
    r"|Programa de (?:Gobierno|Derechos Humanos)"
    r"|Objetivos de Desarrollo Sostenible|Circular|Criterios Generales|Contrato|Titulo(?= \d)"
    r"|(?:\d+[aª]\.? )?Disposicion(?:es)?(?: de [Cc]aracter)? [Gg]eneral(?:es)?"
)
_PLAIN = (
    r"[Cc]onvenios? de (?:[Cc]olaboracion|[Cc]oordinacion|[Cc]oncertacion|[Cc]ooperacion)"
    # "Ley de creación" without a name (buenas-practicas-oim:5892).
    r"|Ley de (?:su )?[Cc]reacion"
    # "Acuerdo bicondicional y atemporal entre" (compendio-2024:9323), "un acuerdo entre" (compendio-2020:3164)
    r"|[Aa]cuerdo (?:\w+al (?:y \w+al )?)?entre|Acuerdos? sobre"
    r"|[Aa]cuerdos? de (?:[Cc]olaboracion|[Cc]oordinacion|[Cc]ooperacion|[Vv]oluntades)"
    r"|[Mm]emorand(?:ums?|os?) de entendimiento"
    # "Normas específicas de control escolar relativas a la inscripción, ..." (compendio-2024:4256)
    r"|Normas especificas de"
    r"|[Pp]rotocolo (?:de|para)|[Ll]ineamientos (?:para|de|que)|contrato entre|acuerdo para|acuerdo(?= \d)"
    r"|convenio para|plan de contingencia|programa operativo (?:de trabajo )?anual"
)
# Names that are whole as they stand.
# "4a. Disposición ..." and "oficio número VSPP/036/2017" (compendio-2024:5388): told by their numbers.
_WHOLE = (
    r"Agenda 2030(?: para el Desarrollo Sostenible)?|ODS(?!\s\d)|NOM-\S+|PMM"
    r"|[Aa]rreglos [Ll]ocales de [Rr]epatriacion"
    # "Acuerdo publicado en el Diario Oficial de la Federación el 24 de junio de 2021" (compendio-2024:5721)
    r"|Acuerdo publicado en el (?:Diario Oficial de la Federacion|DOF) el \d+ de [a-z]+ del? \d{4}"
    r"|[Oo]ficio (?:numero |num\. |no\. )?[A-Z]{2,}/[\w/-]*\d"
    # "el artículo 58 de la LM" (informe-2018:908): a law by its acronym alone.
    r"|(?<=\b(?:en|de) la )(?!LGBT)L[A-Z]{1,5}(?![\w-])"
)
_HEAD = re.compile(rf"(?<![\w/-])(?:(?P<whole>{_WHOLE})|(?P<plain>{_PLAIN})|(?P<proper>{_PROPER}))(?![\w])")
# A head's noun inside a name: another instrument begins, or a body that has it in its name goes on.
_NEXT_HEAD = frozenset(
    ("ley", "leyes", "codigo", "reglamento", "convencion", "tratado", "decreto", "convenio", "constitucion", "plan",
     "ruta", "protocolo")
)  # fmt: skip
# "Reglamento de la Ley de Migración", "Ley Reglamentaria de la Constitución": the law is part of the name.
_OF_A_LAW = re.compile(r"(?:Reglamento|Titulo)[\w ]{0,40} (?:de la|del) $")
_LINKING = frozenset(
    ("de", "del", "la", "las", "los", "el", "lo", "y", "e", "o", "u", "en", "para", "por", "a", "al", "con", "contra",
     "sobre", "sus", "su", "ante", "entre", "hacia", "no", "sin", "una", "un", "materia", "parte", "gobierno")
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
_NUMBER = re.compile(r"\d[\d./-]*")
_STOP_WORDS = frozenset(
    ("que", "cual", "cuales", "donde", "cuyo", "cuya", "cuyos", "cuyas", "mediante", "quien", "quienes", "se", "fue",
     "fueron", "es", "son", "esta", "este", "esto", "asi", "ademas", "tambien", "ha", "han", "contempla", "establece",
     "busca", "tiene", "contribuye", "incluye", "permite", "elaborado", "realizado", "publicado", "publicada",
     "firmado", "suscrito", "vigente", "implementado", "implementada", "como", "correspondiente", "correspondientes",
     "modo", "manera", "pero", "toda", "todas")
)  # fmt: skip
# "Ley que crea el Instituto", "Decreto por el que se crea": part of the name (buenas-practicas-oim:2268, 4518).
_THAT_CREATES = re.compile(
    r"\s+(?:\d+ |del Ejecutivo del Estado de \d{4} )?(?:por el )?que (?:se )?"
    r"(?:crea|establecen?|reforman?|expiden?|extienden?|emiten?|regulan?|determinan?|aprueban?)\b"
)
# "... las características generales que debe cumplir el sistema" (compendio-2020:2382): the title goes on.
# "Decreto del 11 de noviembre de 2020" (compendio-2024:3699): told by its day.
_OF_A_DAY = re.compile(rf" del? \d{{1,2}} de {MONTH} del? (?:19|20)\d\d")
# "Ley para el Reconocimiento de los derechos" (buenas-practicas-oim:4865), "Acuerdo para la Creación de profesionales"
# (compendio-2024:5208): one capital is no whole name.
_PURPOSE_ONLY = re.compile(r"(?:Ley|Acuerdo|Decreto) (?:para|sobre) (?:el |la |los |las )?[A-Z][a-z]+(?= de )")
# "de Personas, Desaparición cometida por Particulares" (compendio-2020:1539): part of a title.
_DONE_BY = re.compile(r"[a-z]+(?:ad|id)[oa]s? por [A-Z]")
_AND_ITS = re.compile(r"y sus? (?:Programa|Plan|Reglamento|Reglas|Lineamientos|Protocolo)")
_THAT_MUST = re.compile(r"que deben? ")
# The list inside a name: "para la prevención, atención y sanción" (compendio-2024:5114), "de niñas, niños y ...".
_LIST = re.compile(r"(?:, (?:[a-z]+ ){0,2}?[a-z]+){1,4} [ye] [a-z]+")
# A day or a year behind a name is when it was signed ("el 25 de mayo de 2011", "en 2016": compendio-2020:791).
_WHEN = re.compile(
    rf",? (?:(?:el|al?|del?|en|de fecha) (?:el |los )?(?:\d{{1,2}}\b|{MONTH} del? (?:19|20)\d\d)"
    r"|en (?:el ano )?(?:19|20)\d\d\b).*$",
    re.IGNORECASE | re.DOTALL,
)
# What is drafted or missing is no instrument yet: "Anteproyecto de Decreto" (compendio-2024:3694), "no existe un
# convenio" (buenas-practicas-oim:6105); nor is one of a kind: "un solo protocolo de actuación" (compendio-2024:8211).
_UNSETTLED = re.compile(
    r"(?:\b(?:anteproyectos?|proyectos?|iniciativas?|propuestas?) del? (?:la |el )?"
    r"|\b(?:no|ni) (?:\w+ ){0,3}(?:existen?|hay|cuentan?|tienen?|identificar?)(?: con)?(?: una?| ningun| ninguna)? )$"
)
_INDEFINITE = re.compile(
    r"(?:\b(?:una?|unos|unas|varios|nuevos|distintos|diversos|solo|sus propios|contar con|incorporar"
    r"|elaborar|desarrollar|crear|y"
    r"|emitir(?: \w+ y)?)|\d) $"
)
_NEEDS_ARTICLE = re.compile(r"(?:protocolos?|lineamientos?|plan) |Ruta de ")
# The title of a work that is cited (compendio-2020:2726).
_IN_A_WORK = re.compile(r"\((?:Eds?|Coords?)\.\),|\((?:19|20)\d\d\), [\"“]")
# What is said to be "corresponding" is nobody's in particular: "el protocolo para la derivación correspondiente".
_ANY = re.compile(r" (?:correspondiente|respectiv[oa])s?\b")
# Of the law before it: "la Ley de Migración y su Reglamento" (buenas-practicas-oim:5196, informe-2018:910).
_ITS_REGULATION = re.compile(r",? (?:y |as[ií] como de )?su (?P<regulation>[Rr]eglamento)\b")
_WORK_REACH = 160
_ANOTHER_NUMBER = re.compile(r"\W+(?:el |la |los |las |n[uú]m\w*\.? )?\d")
_QUOTED = re.compile(r"\s*[“\"«][^”\"»]{3,90}[”\"»]")
_OPEN_TAIL = re.compile(
    r"(?:\s+y \d)?(?:[\s,]+(?:de|del|la|las|los|el|y|e|o|en|para|por|a|al|con|contra|sobre|su|sus"
    r"|ante|entre|no|como|una?|materia|parte))+$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:ley(?:es)?|codigo|reglamento|constitucion|convencion(?:es)?|tratado|pacto|declaracion|decreto|plan"
    r"|estatuto|lineamientos?(?: de)?|titulo"
    r"|protocolo|convenio|acuerdo|memorandum|memorando|contrato|circular|reglas de operacion|criterios generales|ruta"
    # "Plan Operativo" (compendio-2024:5972); but "Plan de Acción Regional de Movilidad Laboral" has a name (5967).
    r"|normas|plan (?:nacional|operativo|estrategico(?: y \d)?)"
    r"|plan (?:estatal|de (?:accion(?! regional)|trabajo))(?!.*\d).*"
    r"|acuerdos? (?:por|en|al|a|de|del|con)(?: \w+)?|carta de intencion)"
)
# "Reglamento de la Ley de Migración, Refugiados y otras formas" (compendio-2020:1508): the next topic of a list.
_LONE_ITEM = re.compile(r"[^,]*[a-z](?P<item>,\s[A-Z]\w+)$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s\S*/\S*)?")
_BODY_OF = re.compile(
    r"\b(?:Secretaria (?:Ejecutiva|Tecnica)|Direccion(?: General)?|Coordinacion(?: General| Nacional)?|Comite|Comision)"
    r" (?:del?|para el) \w+"
)
_NOTE = re.compile(r"(?<=[a-záéíóúñ])\d{1,3}$")  # a footnote's number, glued on
_LONGEST_TITLE = 400
_SAME_BEGINNING = 20  # characters by which the title names a strategy
_NAMED_STRATEGY = re.compile(r"estrategia (?!nacional|interinstitucional|integral de atencion)")
_ARTICLES = frozenset(("el", "la", "los", "las"))
_MAX_WORDS = 28


def find_instruments(entry: Entry) -> list[Instrument]:
    """The instruments named in an entry, each once, by its fullest name."""
    found: list[Instrument] = []
    if entry.title:
        first = (entry.title_lines or entry.lines)[0]
        _add_all(found, join([Line(first, entry.title)]))
    for _, passage in entry.parts():
        _add_all(found, passage)
    return [f for f in found if not _is_the_action(f.name, entry)]


def _is_the_action(name: str, entry: Entry) -> bool:
    """Whether a strategy is what the entry reports on, by its title (compendio-2020:1853, compendio-2024:6787)."""
    low = fold(name)
    return _NAMED_STRATEGY.match(low) is not None and low[:_SAME_BEGINNING] in fold(entry.title or "")


def _add_all(found: list[Instrument], passage: Passage) -> None:
    text = passage.text
    for start, end in _names(text):
        name = _NOTE.sub("", " ".join(text[start:end].split()))
        if _BARE.fullmatch(fold(name)):
            continue
        add_fullest(found, Instrument(name, passage.lines(start, end), "instrument-name"))
        its = _ITS_REGULATION.match(text, end)
        if its and name.startswith("L"):
            regulation = f"Reglamento de la {name}"
            add_fullest(found, Instrument(regulation, passage.lines(*its.span("regulation")), "regulation-of-law"))


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
        if _is_not_one_yet(plain, match):
            continue
        end = _extent(plain, match)
        if when := _WHEN.search(plain, match.end(), end):
            end = when.start() if match.end() < when.start() or match["plain"] else end
        quoted = _QUOTED.match(plain, end)
        if quoted:
            yield match.start(), quoted.end()
            behind = quoted.end()
            continue
        tail = _OPEN_TAIL.search(plain, match.end(), end)
        behind = tail.start() if tail and tail.end() == end else end
        if lone := _LONE_ITEM.match(plain, match.end(), behind):
            behind = lone.start("item")
        if not _ANY.match(plain, behind):
            yield match.start(), behind


def _is_not_one_yet(text: str, head: re.Match[str]) -> bool:
    """Whether the words before a head say that the instrument is a draft, a wish, or part of another work's title."""
    before = text[max(0, head.start() - _WORK_REACH) : head.start()]
    before = before.rsplit("\n", 1)[-1]
    low = before.lower()
    if _UNSETTLED.search(low) or _IN_A_WORK.search(before):
        return True
    return bool(_NEEDS_ARTICLE.match(text, head.start()) and _INDEFINITE.search(low))


def _unshout(text: str) -> str:
    """A title in capitals with capitals only where its words begin, of the same length."""
    if sum(map(str.isupper, text)) < 0.6 * sum(map(str.isalpha, text)):
        return text
    return _WORD.sub(lambda m: m[0].lower() if m[0].lower() in _LINKING else m[0][:1] + m[0][1:].lower(), text)


def _extent(text: str, head: re.Match[str]) -> int:
    """Where the name ends: at a mark, a verb, another head or (behind a capitalised head) a plain word."""
    if head["whole"]:
        return head.end()
    if day := _OF_A_DAY.match(text, head.end()):
        return day.end()
    creates = _THAT_CREATES.match(text, head.end()) or _PURPOSE_ONLY.match(text, head.start())
    end = creates.end() if creates else head.end()
    loose = (
        head["plain"] is not None
        or head.group().startswith(("Protocolo", "Ruta", "Lineamiento"))
        or creates is not None
    )
    before = fold(head.group().rsplit(maxsplit=1)[-1])
    for count, word in enumerate(_WORD.finditer(text, end)):
        gap = text[end : word.start()]
        if count >= _MAX_WORDS or re.search(r"[.;:!?()\n•“”\"]", gap):
            break
        token = word.group()
        low = fold(token)
        title_goes_on = _DONE_BY.match(text, word.start()) is not None and "," in text[head.end() : word.start()]
        must = loose and _THAT_MUST.match(text, word.start()) is not None
        if (low in _STOP_WORDS and not must) or (
            low in _NEXT_HEAD and token[0].isupper() and not _of_a_law(text, head, word)
        ):
            break
        # "la Ley de Creación del Instituto y su Programa" (buenas-practicas-oim:5999): another paper.
        if _AND_ITS.match(text, word.start()):
            break
        # "la Ley 25.871 y el Acuerdo ...": behind a number another name begins, but for "Convenios 97 y 143".
        if low == "y" and _NUMBER.fullmatch(before) and not _ANOTHER_NUMBER.match(text, word.end()):
            break
        listed = "," in gap
        if listed and loose and (more := _LIST.match(text, end)):
            end = more.end()
            continue
        if word.start() < end:
            continue
        plain = loose and not listed
        if not (token[0].isupper() or low in _LINKING or _NUMBER.fullmatch(token) or plain or title_goes_on):
            break
        if listed and (not token[0].isupper() or any(c.isdigit() for c in before)):
            break
        if low in _ARTICLES and not (loose or before in _LINKING or before.endswith("r") or gap.strip()):
            break  # "en el marco de la Estrategia Somos Mexicanos el INM logró" (informe-2018:2954): who did it
        end, before = word.end(), low
    return end


def _of_a_law(text: str, head: re.Match[str], word: re.Match[str]) -> bool:
    """Whether the law at `word` is the one that the regulation at `head` belongs to."""
    return bool(_OF_A_LAW.fullmatch(text, head.start(), word.start()))
