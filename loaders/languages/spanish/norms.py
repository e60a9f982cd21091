"""Laws, policies and agreements of a Spanish paragraph, and bodies and numbers that are only part of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entramado.loaders.extract.extracted import BodyMention, ExtractedFacts, Instrument
from entramado.loaders.extract.numbers import find_numbers
from entramado.loaders.languages.spanish.months import MONTH
from entramado.loaders.text import Passage
from entramado.ontology.folding import fold_words
from entramado.ontology.profiles import country_words

# A number that identifies a document: "CONPES 4100".
_NAME_AND_NUMBER = re.compile(r"\b[A-Z]{3,} \d[\d.,/-]*\d")
# A capitalised word of a name.
_WORD = r"[A-ZÁÉÍÓÚÑ][\w-]+"
# A name whose number was not read: "Ley N" of "Ley N.° 30001".
_KIND_ONLY = re.compile(
    r"(?:Ley|Decreto|Acuerdo|Resolución|Disposición|Ordenanza|Directiva|Circular|Instructivo|Orden)"
    r"(?: (?:Ejecutiv|Ministerial|Suprem|Legislativ|Gubernativ|Directoral|Administrativ|Exent|Ley)\w*)?"
    r"(?: (?:[Nn](?:o|º|°|úm|ro)?))?"
)
# What separates a norm from the name of a body: "un convenio con el Ministerio de ...".
_BEFORE_A_BODY = (", ", " con el ", " con la ", " con ", " entre el ", " entre la ")
_WITH_COUNTRY = re.compile(r" con (?:el |la |los )?((?:[A-ZÁÉÍÓÚÑ]\w+ ?){1,3})")
# Policies, agendas and framework agreements, whose head nouns need a qualifier.
_POLICY = re.compile(
    rf"\b(?:Política|Agenda|Marco) (?:Nacional|Pública|Migratoria|Integral|Distrital|Estatal|Regional)"
    rf"(?:,? (?:(?:de|del|la|las|los|y|e|para|en|a|al|contra|sobre|frente|ante) ){{0,3}}{_WORD})*"
    r"(?: (?:y )?sus formas de explotación)?(?: (?:al )?(?:19|20)\d\d(?:-(?:19|20)?\d\d)?)?"
    r"|\b[Cc]arta de (?:[Ee]ntendimiento|[Ii]ntenci[oó]n|[Cc]ompromiso)\b"
    r"|\b(?:[Cc]onvenio|[Aa]cuerdo) marco(?: de [a-záéíóúñ]+(?: interinstitucional)?)?"
    rf"|\bEstrategia (?:de|para) (?:la |las |los )?{_WORD}(?: (?:(?:de|del|la|las|los|y|e|para|en|a) ){{0,3}}{_WORD})*"
)
# Norms told by their kind and number.
_NUMBERED_NORM = re.compile(
    r"\b(?:[Rr]esoluci[oó]n(?: (?:de )?[A-ZÁÉÍÓÚ][\w.]+){0,2}|Acuerdo (?:Gubernativo|Ministerial|Ejecutivo)|Ordenanza"
    r"|Directiva|[Ss]entencia|Recomendación|Ley(?: Orgánica)?|Documento [A-Z]{3,}"
    r"|ley(?= [Nn][°º.o]|\.? \d{2}\.\d{3}\b)|Disposici[oó]n(?: [A-Z]{2,})?|CONPES|Opinión Consultiva"
    r"|Circular(?: Conjunta)?|Instructivo(?: Presidencial)?|Orden(?: Ministerial)?|Oficio Circular|(?:Real )?[Dd]ecreto"
    r"(?:-[Ll]ey| (?:[Ss]upremo|[Ee]jecutivo|[Ll]egislativo|[Ll]ey|de [Uu]rgencia|con [Ff]uerza de [Ll]ey"
    r"|[Rr]eglamentario))?)"
    r"(?: [Nn](?:[.°ºo]{1,2}|úm(?:\.|ero)?|ro\.?))? ?(?:[A-Z]{1,6}[-/])?\d+(?:\.\d{3})*(?:[\w/-]*\w)?"
    # "Decreto Supremo N° 181, de 2023", "Decreto Ejecutivo No. 112 de 13 de septiembre de 2022".
    rf"(?:,? del? (?:\d{{1,2}} de {MONTH} de )?(?:19|20)\d\d)?"
    # "D.L. 1350", "D.S. N.° 003-2021".
    r"|\bD\. ?[LSUE]\.(?: [Nn][.°º]{1,2})? ?\d[\d.-]*\d"
    # "Decisión del Consejo 2008/381/CE", "Reglamento (UE) 2016/399".
    r"|\b(?:Decisión|Reglamento|Directiva)(?: de Ejecución)?(?: (?:del Consejo|de la Comisión))?(?: \((?:UE|CE|CEE)\))?"
    r"(?: [Nn][.°º]{1,2})? ?\d{2,4}/\d+(?:/[A-Z]{2,3})?"
)
# A number and a title that are one name: "Ley N.° 21.325 de Migración y Extranjería", "Ley General de Migración N.°
# 8764".
_NUMBER_AND_TITLE = re.compile(
    rf"\bLey [Nn](?:[.°º]{{1,2}}|úm\.|ro\.) ?\d+(?:\.\d{{3}})* (?:General )?(?:de|sobre) (?:la |las |los )?{_WORD}"
    rf"(?: (?:(?:de|del|la|las|los|y|e|para|en) ){{0,3}}{_WORD})*"
    rf"|\bLey (?:General |Orgánica )?(?:de|sobre) (?:la |las |los )?{_WORD}"
    rf"(?: (?:(?:de|del|la|las|los|y|e) ){{0,3}}{_WORD})*"
    r" [Nn](?:[.°º]{1,2}|úm\.|ro\.) ?\d+(?:\.\d{3})*"
)
# A law whose kind is in lower case and whose title is in capitals: "la ley especial para la Protección de la Persona
# Migrante".
_LOWER_LAW = re.compile(
    rf"(?<!proyecto de )(?<!iniciativa de )\bley(?: (?:especial|general|orgánica|integral|marco|nacional))?"
    rf" (?:de|para|sobre|contra) (?:la |el |los |las )?({_WORD})"
    rf"(?:,? (?:(?:de|del|la|las|los|y|e|para|en|su|sus) ){{0,3}}{_WORD})*"
)
# A law with a title in lower case, before a verb of enactment: "la Ley de protección de los pescadores y sus familias,
# aprobada".
_PASSED_LAW = re.compile(
    r"\bLey (?:de|para|sobre|contra) (?:la |el |los |las )?[a-záéíóúñ]{4,}(?: (?!que\b|se\b)[a-záéíóúñ]+){0,12}"
    r"(?=, (?:aprobad|promulgad|publicad|sancionad|vigente)|,? (?:fue|aprobad|promulgad|publicad|sancionad)[oa]?\w* )"
)
# A law whose title ends in a beneficiary in lower case: "Ley de Protección de los pescadores migrantes y sus
# familiares".
_LAW_FOR = re.compile(
    rf"\bLey (?:General |Especial |Orgánica )?(?:de|para|sobre) (?:la |el )?{_WORD}(?: (?:y|e|de|del) {_WORD})*"
    r" (?:de|a|al|para) (?:los|las|la) [a-záéíóúñ]{4,}(?: (?!que\b|se\b|para\b)[a-záéíóúñ]{4,})?"
    r"(?: y sus (?:familias|familiares|derechos))?(?=[,.;)]|$)"
)
# An agreement named after the place of its adoption: "Acuerdo de Escazú", "Declaración de Los Ángeles".
_NAMED_BY_PLACE = re.compile(
    r"\b(?:Acuerdo|Declaración|Protocolo|Pacto|Convención) de (?:San |Los |La )?"
    r"(?!\w+(?:ción|sión|miento|dad|ajo|bre|ntos|zas|rio)\b)[A-ZÁÉÍÓÚ][a-záéíóúñ]{4,}(?: d[oa]s? [A-ZÁÉÍÓÚ]\w+)?"
    r"(?= ?[,.;)]| [a-z])"
)
# Manuals and guidelines: "Manual de Procedimientos", "Documento Marco sobre Política Migratoria".
_GUIDE = re.compile(
    rf"\b(?:Manual|Documento Marco|Hoja de Ruta|Guía de Actuación|Normas Específicas)"
    rf"(?: (?:(?:de|del|la|las|los|y|e|para|en|sobre) ){{1,3}}{_WORD}(?: {_WORD})*)+"
)


# Head nouns of norms.
_KIND = (
    r"(?:Ley|Código|Decreto|Estatuto|Convenci[oó]n|Convenio|Pacto|Protocolo|Política|Plan|Estrategia|Reglamento|Acuerdo"
    r"|Declaraci[oó]n|Lineamientos|Reglas|Normas|Manual|Directiva|Circular|Ordenanza|Disposici[oó]n|Agenda|Constitución|Marco|Tratado|Resoluci[oó]n|Carta|Memor[aá]nd\w+|Programa|Opinión|Sentencia|Objetivos)"
)
# Between two coordinated norms: "Acuerdo de Escazú y la Declaración de Cartagena".
_NEXT_NORM = re.compile(rf",? [ye] (?:(?:de |en |a |con |por )?(?:el |la |los |las )|del |al )(?={_KIND} )")
# The ordinal before a norm, which is part of its name: "II Plan Estratégico", "Tercer Plan de Acción".
_ORDINAL = re.compile(r"\b(?:[IVX]{1,4}|Primer|Segundo|Tercer|Cuarto|Quinto) $")
# A noun whose complement is the norm: "los lineamientos de la Política Integral".
_PART_OF_NORM = re.compile(rf"^[a-záéíóúñ]+ (?:de la |del |de las |de los |de )(?={_KIND} (?:[A-ZÁÉÍÓÚÑ]|de ))")
# The owner of a plan: "Plan Estratégico 2020-2024 del Instituto".
_OWNER_BEHIND_YEARS = re.compile(r"((?:19|20)\d\d) (?:del|de la) .*$")
# The number that ends a name: "Reglamento de Aplicación núm. 631-11".
_NUMBER_BEHIND = re.compile(r" [Nn](?:[.°º]{1,2}|úm\.|úmero|ro\.|o\.) ?\d[\d.]*(?:[-/]\w+)*\w|(?<=\d)(?:-\d+)+")
# Who enacted a norm: "Decreto 44-2016 del Congreso de la República".
_LEGISLATOR = re.compile(
    r"(?<=\d),? (?:del|de la) (?:H\. |Honorable )?"
    r"(?:Congreso|Asamblea|Poder|Parlamento|Presidencia|Ministerio|Secretaría|Consejo)\b.*$"
)
# Descriptions in lower case, which name nothing: "el protocolo de traslado". An agreement is named by its kind.
_UNNAMED = re.compile(
    r"(?:acuerdo|convenio)s? para [a-z]+[aei]r\b.*"
    r"|(?:protocolo|lineamiento|plan|ruta|guía|manual|estrategia|política)\w* [^A-ZÁÉÍÓÚÑ\d]+"
    # Goals are no norm: "los Objetivos de Desarrollo Sostenible".
    r"|Objetivos? .*"
    # A description with a proper name in it: "los lineamientos para el otorgamiento del Permiso Temporal".
    r"|(?:lineamiento|guía|manual|ruta)\w* (?:de|para) (?:el |la |los |las )?[a-záéíóúñ]{3,} .*"
)
# The terms of an agreement: "convenio de colaboración con vigencia indefinida para dar atención".
_TERMS_BEHIND = re.compile(
    r"(?<=^)((?:convenio|acuerdo|carta|memor\w+) de [a-záéíóú]+(?: interinstitucional)?)"
    r" (?:con (?:vigencia|el fin|la finalidad|el objet\w+)|que|a fin)\b.*"
)
# The pronoun of the next verb: "Constitución Política de la República lo [prevé]".
_PRONOUN = re.compile(r" (?:l[oae]s?|se|nos)$")


def parted(norms: Sequence[Instrument], text: str) -> list[Instrument]:
    """The norms with coordinated ones split, each with its ordinal and its number, without what only describes one."""
    running = " ".join(text.split())
    out: dict[str, Instrument] = {}
    for norm in norms:
        for part in _NEXT_NORM.split(norm.name):
            if _UNNAMED.fullmatch(part):
                continue
            name = _TERMS_BEHIND.sub(r"\1", _PART_OF_NORM.sub("", _PRONOUN.sub("", part)))
            rank = _ORDINAL.search(running, 0, max(0, running.find(name)))
            name = rank[0] + name if rank else name
            number = _NUMBER_BEHIND.match(running, running.find(name) + len(name)) if name in running else None
            name += number[0] if number else ""
            out.setdefault(name, replace(norm, name=name))
    return list(out.values())


def without_bodies(norms: Sequence[Instrument], bodies: Sequence[BodyMention]) -> list[Instrument]:
    """The norms without those that are a body ("Plan Internacional") or a kind, each cut before a body's name."""
    known = [m.printed for m in bodies if m.candidates]
    out = []
    for norm in norms:
        if any(norm.name.startswith(name) for name in known) or _KIND_ONLY.fullmatch(norm.name):
            continue
        if any(_begins_within(norm.name, body.printed) for body in bodies):
            continue
        name = _without_country(norm.name)
        for body in bodies:
            for between in _BEFORE_A_BODY:
                name = name.partition(f"{between}{body.printed}")[0]
            name = _OWNER_BEHIND_YEARS.sub(r"\1", name) if name.endswith(body.printed) else name
        out.append(replace(norm, name=name))
    return out


def _without_country(name: str) -> str:
    """The name of an agreement without the other party: "Acuerdo Bilateral con Costa Rica"."""
    found = _WITH_COUNTRY.search(name)
    words = found[1].split() if found else []
    if found and any(fold_words(" ".join(words[:n])) in country_words() for n in range(1, len(words) + 1)):
        return name[: found.start()]
    return name


def _begins_within(norm: str, body: str) -> bool:
    """Whether a norm's name begins within a body's: "Unidad de Política Migratoria de la ..."."""
    words = body.split()
    return any(norm.startswith(" ".join(words[at:])) for at in range(1, len(words) - 1))


def with_numbered(passage: Passage, known: Sequence[Instrument], bodies: Sequence[BodyMention]) -> list[Instrument]:
    """The known norms and those of the passage that are told by their number, by a qualifier or as a guideline."""
    found: dict[str, Instrument] = {}
    text = passage.text
    for match in _numbered(text):
        name = " ".join(match[0].split())
        if any(name in body.printed or _begins_within(name, body.printed) for body in bodies):
            continue
        if not any(name in norm.name for norm in known):
            found.setdefault(name, Instrument(name, passage.lines(*match.span()), "numbered-norm"))
    return [norm for norm in known if not any(norm.name in name for name in found)] + list(found.values())


def _numbered(text: str) -> Iterator[re.Match[str]]:
    """Matches of the patterns of norms; one that begins inside a longer name is left out."""
    laws = (m for m in _LOWER_LAW.finditer(text) if fold_words(m[1]) not in country_words())
    whole = [
        *_NUMBER_AND_TITLE.finditer(text),
        *_PASSED_LAW.finditer(text),
        *_LAW_FOR.finditer(text),
        *_GUIDE.finditer(text),
        *laws,
    ]
    yield from whole
    within = {at for match in whole for at in range(*match.span())}
    for match in (*_NUMBERED_NORM.finditer(text), *_POLICY.finditer(text), *_NAMED_BY_PLACE.finditer(text)):
        if match.start() not in within:
            yield match


def one_name_each(norms: Sequence[Instrument], text: str) -> list[Instrument]:
    """The norms with number and title of one law joined: "Ley N.° 30001, Ley de Reinserción Económica"."""
    running = " ".join(text.split())
    out = list(norms)
    for number in norms:
        title = next((t for t in norms if f"{number.name}, {t.name}" in running), None)
        if title and title.name.split()[0] == number.name.split()[0]:
            out[out.index(number)] = replace(number, name=f"{number.name}, {title.name}")
            out.remove(title)
    return out


def leave_to_norms(facts: ExtractedFacts, text: str) -> None:
    """Remove from `facts` the figures and bodies that the paragraph has only inside the names of norms."""
    running = _NAME_AND_NUMBER.sub(" ", _without_norms(facts, text))
    named = [norm.name for norm in facts.instruments] + _NAME_AND_NUMBER.findall(text)
    numbers = {n.value for name in named for n in find_numbers(name)}
    left = {n.value for n in find_numbers(running)}
    facts.figures = [f for f in facts.figures if f.value not in numbers or f.value in left]
    leave_bodies_to_norms(facts, text)


def without_lawgivers(norms: Sequence[Instrument]) -> list[Instrument]:
    """The norms, each without its legislator behind its number."""
    return [replace(norm, name=_LEGISLATOR.sub("", norm.name)) for norm in norms]


def leave_bodies_to_norms(facts: ExtractedFacts, text: str) -> None:
    """Remove from `facts` the bodies that the paragraph has only inside the names of norms."""
    running = _without_norms(facts, text)
    facts.organisations = [
        m
        for m in facts.organisations
        if re.search(rf"(?<!\w){re.escape(m.printed)}(?!\w)", running)
        or not any(m.printed in norm.name for norm in facts.instruments)
    ]


def _without_norms(facts: ExtractedFacts, text: str) -> str:
    """The text in one line, with blanks in place of the names of norms."""
    running = " ".join(text.split())
    for norm in facts.instruments:
        running = running.replace(norm.name, " ")
    return running
