"""How names of institutions are built in Spanish print, for bodies that no authority file lists.

A name begins with a head noun in capitals ("Secretaría", "Comisión", "Consulado" ...) and goes on
with capitalised words, the small words that link them ("de la", "para el", "y") and the tail that
says whose it is ("del Estado de Chiapas", "del municipio de ..."). A second head noun after "de"
begins the name of the body it belongs to, unless the first has no words of its own ("Dirección
General del Registro Civil" is one name, "Dirección de Concertación de la Secretaría de ..." two).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Head nouns that make a body of whatever follows them in capitals.
_STRONG = (
    "Secretaría Subsecretaría Secretariado Instituto Comisión Subcomisión Consejo Coordinación Subcoordinación "
    "Dirección Subdirección Departamento Unidad Procuraduría Subprocuraduría Fiscalía Vicefiscalía Comité Subcomité "
    "Tribunal Juzgado Ayuntamiento Alcaldía Universidad Colegio Academia Facultad Asociación Fundación Organización "
    "Federación Confederación Agencia Oficina Delegación Subdelegación Consulado Embajada Ministerio Defensoría "
    "Visitaduría Patronato Contraloría Consejería Instancia Hospital Museo Congreso Cámara Coalición Alianza "
    "Observatorio Policía Jurisdicción Corporación Centro Representación Barra Clínica Albergue Sindicato Liga "
    "Presidencia Gobierno Red Junta Escuela Banco Diócesis Pastoral Arquidiócesis Servicio Servicios Conferencia "
    "Administración Casa Órgano Grupo Mesa Colectivo Consorcio Sistema Registro Ventanilla Fondo Misión"
).split()
# Head nouns that more often begin the name of a programme, a facility or a record than of a body:
# they count only with these words behind them.
_ONLY_WITH = {
    "Sistema": r"(?:(?:Estatal|Municipal|Nacional) )?(?:DIF\b|(?:de|para(?: el)?) (?:Desarrollo Integral|Protección (?:Integral )?de|Asistencia))|(?:\w+ )?de Radio",
    "Registro": r"Civil\b|Nacional de Población",
    "Servicio": r"(?:Nacional|Estatal) de(?:l)? Empleo|de Administración|Postal|Exterior|Jesuita|Médico|de Salud",
    "Servicios": r"(?:Estatales )?de Salud|de Inmigración|Médicos|Educativos",
    "Fondo": r"de (?:las )?Naciones|de Población|Monetario|Internacional|Jalisco|Semillas|Nacional",
    "Red": r"(?:Nacional|Estatal|Mexicana|Jesuita|Regional|Internacional|Global|de (?!Apoyo|Enlaces|Abogad|Ventanillas)[A-Z]|por|TDT)",
    "Casa": r"(?:de|del|para) (?:la |el |los |las )?(?:Migrante|Mujer|Mujeres|Acogida|Madre|Oración|Asistencia)|Alianza|Tlaxcala|Monarca|[A-Z]\w+ (?:Mexicana|Tlaxcala)",
    "Grupo": r"Beta\b|de (?:Acción|Trabajo) [A-Z]|de Trabajo (?:de|sobre|para|en|del)|Técnico|Interinstitucional|Ejecutivo|Asesor",
    "Mesa": r"(?:Interinstitucional|Nacional|Estatal|Técnica|Permanente|de (?:Trabajo|Coordinación|Seguridad|Gobernanza)) ",
    "Ventanilla": r"(?:Única )?de Atención",
    "Administración": r"General de",
    "Contraloría": r"(?!Social)",
    "Coordinación": r"(?!(?:[Ii]nter\w+|con|entre)\b)",
    "Conferencia": r"(?:Nacional|Regional|Sudamericana|del Episcopado)",
    "Centro": r"(?!de Atención Telefónica|Histórico|América)",
    "Centros": r"(?!de Trabajo|Educativos|Comunitarios)",
    "Representación": r"(?:Consular|Permanente|Local|en México|en [A-Z]|de(?:l)? )",
    "Órgano": r"(?:Interno|Administrativo|de Fiscalización|Superior)",
    "Unidad": r"(?!Móvil|Habitacional|de Medida|Deportiva)",
    "Gobierno": r"(?:del Estado|Estatal|Federal|Municipal|de(?:l)? |Mexicano)",
    "Misión": r"(?:Permanente|de(?:l)? )",
    "Escuela": r"(?:Nacional|Superior|Judicial|de [A-Z]\w+ [A-Z]|Libre)",
    "Banco": r"(?:de|del|Nacional|Mundial|Interamericano|Centroamericano)",
    "Policía": r"(?:Estatal|Municipal|Federal|de|Nacional|Cibernética|Preventiva|Ministerial|Tránsito|-)",
    "Delegación": r"(?!Mexicana|mexicana)",
}
_PLURALS = {
    "Secretarías": "Secretaría", "Institutos": "Instituto", "Comisiones": "Comisión", "Consejos": "Consejo",
    "Coordinaciones": "Coordinación", "Direcciones": "Dirección", "Procuradurías": "Procuraduría",
    "Fiscalías": "Fiscalía", "Centros": "Centro", "Comités": "Comité", "Sistemas": "Sistema",
    "Registros": "Registro", "Tribunales": "Tribunal", "Universidades": "Universidad", "Colegios": "Colegio",
    "Oficinas": "Oficina", "Delegaciones": "Delegación", "Consulados": "Consulado", "Embajadas": "Embajada",
    "Instancias": "Instancia", "Órganos": "Órgano", "Organismos": "Organismo", "Unidades": "Unidad",
    "Representaciones": "Representación", "Grupos": "Grupo", "Casas": "Casa", "Subsistemas": "Subsistema",
    "Defensorías": "Defensoría", "Agencias": "Agencia", "Ministerios": "Ministerio",
}  # fmt: skip

_UPPER = "A-ZÁÉÍÓÚÜÑ"
_HEAD = re.compile(rf"\b(?:(?:H\.|Honorable) )?({'|'.join(sorted({*_STRONG, *_PLURALS}, key=len, reverse=True))})\b")
_TOKEN = re.compile(r"[^\W_]+(?:[-/.’'][^\W_]+)*|\n|[^\s\w]|_")
_LINKS = {
    "de",
    "del",
    "la",
    "las",
    "el",
    "los",
    "para",
    "en",
    "contra",
    "a",
    "al",
    "con",
    "por",
    "sobre",
    "y",
    "e",
    "o",
    "u",
}
_OPENERS = {"de", "del", "para", "en", "contra", "a", "al", "con", "por", "sobre", "y", "e", "o", "u"}
# Lower-case words that are part of a name: the reach of the body, and set phrases of official names.
_REACH = re.compile(
    r"(?:inter(?:institucional|secretarial)|nacional|estatal|municipal|local|federal|consultiv[oa]|ejecutiv[oa]|técnic[oa]"
    r"|general|federales|estatales|municipales|locales|integral|especializad[oa])$"
)
_PHRASE = re.compile(
    r"(?:en )?materia de |(?:del?|el|los) (?:estados?|municipios?) (?:de )?(?=[A-ZÁÉÍÓÚ])|(?:a |de |para )?(?:las )?personas migrantes\b"
    r"|niñas,? niños y adolescentes|(?:los )?derechos (?:de )?(?:las )?"
)
_MAX_TOKENS = 34
_WHOLE = re.compile(r"\b(?:H\.|Honorable) Ayuntamiento$")
# "Dirección de Migrantes de Gobierno del Estado" (compendio-2024:6807), "del Ayuntamiento": whose office it is.
_SEAT = re.compile(r"Gobierno\b|(?:(?:H\.|Honorable) )?Ayuntamiento\b(?! (?:de|Municipal) )")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name built as names of institutions are: characters ``start:end``, its head noun, singular."""

    start: int
    end: int
    head: str
    plural: bool
    text: str


def find_names(text: str) -> Iterator[NameSpan]:
    """Names of institutions in `text` in reading order; a body inside a name is a name of its own."""
    behind = -1
    for match in _HEAD.finditer(text):
        if match.start() < behind:
            continue
        word = match[1]
        condition = _ONLY_WITH.get(word, _ONLY_WITH.get(_PLURALS.get(word, ""), ""))
        if condition and not re.match(condition, text[match.end() + 1 : match.end() + 60]):
            continue
        end = _extent(text, match.end())
        if end is None:
            continue
        behind = end
        yield NameSpan(match.start(), end, _PLURALS.get(word, word), word in _PLURALS, text[match.start() : end])


def _extent(text: str, start: int) -> int | None:
    """Where the name that has its head noun before `start` ends; None where nothing follows the head."""
    own_words = 0
    # "el Honorable Ayuntamiento" is a whole name (compendio-2024:7668), as is "Registro Civil".
    last: int | None = start if _WHOLE.search(text[:start]) else None
    position = start
    links: list[str] = []
    for _ in range(_MAX_TOKENS):
        token = _TOKEN.search(text, position)
        if token is None:
            break
        word = token[0]
        if word in _LINKS:
            links.append(word)
            position = token.end()
            if len(links) > 3:
                break
            continue
        phrase = _PHRASE.match(text, token.start())
        if phrase and (last is not None or own_words == 0) and not word[0].isupper():
            position, links = phrase.end(), ["de"]
            own_words += 1
            if not text[phrase.end() - 1].isspace():
                last = phrase.end()
            continue
        if word == ",":
            if not links and _list_goes_on(text, token.end(), own_words):
                position = token.end()
                links = [","]
                continue
            break
        if word == "(":
            inner = re.compile(r"\([A-ZÁÉÍÓÚ]{2,8}s?\) (?=[A-ZÁÉÍÓÚ][a-záéíóú]+ |y [A-Z])").match(text, token.start())
            if inner and not links and own_words:
                position = inner.end()
                continue
            break
        if word[0].isupper() or (word[0].isdigit() and links):
            if not _goes_on(text, token, links, own_words):
                break
            own_words += 0 if word in {"General", "Ejecutivo", "Ejecutiva", "Técnica", "Interno"} else 1
            last, links = token.end(), []
            position = token.end()
            continue
        if _REACH.match(word) and not links and word[0].islower():
            last = token.end()
            own_words += 1
            position = token.end()
            continue
        break
    return last


def _list_goes_on(text: str, position: int, own_words: int) -> bool:
    """Whether the comma is one inside a name ("de Agricultura, Ganadería y Desarrollo Rural")."""
    if not own_words:
        return False
    rest = re.compile(
        rf"\s+(?:[{_UPPER}][\w-]+ ?(?:de |del |la )?){{1,3}}(?:, (?:[{_UPPER}][\w-]+ ?){{1,3}})*(?: ?[ye] )(?:[{_UPPER}]|a la |de |para )"
    )
    match = rest.match(text, position)
    return bool(match) and not _HEAD.search(match[0]) and not re.search(r"\b[A-ZÁÉÍÓÚ]{3,}\b", match[0])


def _goes_on(text: str, token: re.Match[str], links: list[str], own_words: int) -> bool:
    """Whether the capitalised word at `token` is part of the name that came before it."""
    word = token[0]
    head = _HEAD.match(text, token.start())
    if head and own_words and links and links[0] in {"de", "del"} and _SEAT.match(text, token.start()):
        return True
    if head and links and (head[1] not in _PLURALS or links[0] in {"y", "e"}):
        # The body that it belongs to: a name of its own, unless the head had no words yet.
        return own_words == 0 and links[0] in {"de", "del"}
    if (
        len(word) > 2
        and word.isupper()
        and links
        and links[-1] != "de"
        and links[0] in {"y", "e", "a", "al", "con", "para", "en", "o"}
    ):
        return False
    return not (not links and text[token.start() - 1] == "\n")
