"""How names of institutions are built in Spanish, for bodies that no authority file lists.

A name begins with a head noun in capitals ("Secretaría", "Comisión", "Consulado" ...) and goes on with capitalised
words, the function words between them ("de la", "para el", "y") and a complement that tells its owner or level
("del Estado de Chiapas", "del municipio de ..."). A second head noun behind "de" begins the name of the owner, unless
the first has no word of its own ("Dirección General del Registro Civil" is one name, "Dirección de Concertación de la
Secretaría de ..." two). A plural head noun may stand for several names ("las Secretarías de Salud y de Educación").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from entramado.loaders.languages.spanish.peoples import either

# Head nouns that with any capitalised words name a body.
_HEADS = (
    "Secretaría", "Subsecretaría", "Secretariado", "Instituto", "Comisión", "Subcomisión", "Consejo",
    "Coordinación", "Subcoordinación", "Dirección", "Subdirección", "Departamento", "Unidad", "Procuraduría",
    "Subprocuraduría", "Fiscalía", "Vicefiscalía", "Comité", "Subcomité", "Tribunal", "Juzgado", "Ayuntamiento",
    "Alcaldía", "Universidad", "Colegio", "Academia", "Facultad", "Asociación", "Fundación", "Organización",
    "Federación", "Confederación", "Agencia", "Oficina", "Delegación", "Subdelegación", "Consulado", "Embajada",
    "Ministerio", "Defensoría", "Visitaduría", "Patronato", "Contraloría", "Consejería", "Instancia", "Hospital",
    "Museo", "Congreso", "Cámara", "Coalición", "Alianza", "Policía", "Jurisdicción", "Corporación", "Centro",
    "Representación", "Barra", "Clínica", "Albergue", "Sindicato", "Liga", "Presidencia", "Gobierno",
    "Red", "Junta", "Escuela", "Banco", "Diócesis", "Pastoral", "Arquidiócesis", "Servicio", "Servicios",
    "Conferencia", "Administración", "Casa", "Órgano", "Grupo", "Mesa", "Colectivo", "Consorcio",
    "Sistema", "Registro", "Ventanilla", "Fondo", "Misión", "Sección", "Iglesia", "Asamblea", "Municipalidad",
    "Superintendencia", "Registraduría", "Viceministerio", "Beneficencia",
)  # fmt: skip
# Plural head nouns, which stand for several names, by their singular.
_PLURALS = {
    "Secretarías": "Secretaría", "Institutos": "Instituto", "Comisiones": "Comisión", "Consejos": "Consejo",
    "Coordinaciones": "Coordinación", "Direcciones": "Dirección", "Procuradurías": "Procuraduría",
    "Fiscalías": "Fiscalía", "Centros": "Centro", "Comités": "Comité", "Sistemas": "Sistema",
    "Registros": "Registro", "Tribunales": "Tribunal", "Universidades": "Universidad", "Colegios": "Colegio",
    "Oficinas": "Oficina", "Delegaciones": "Delegación", "Consulados": "Consulado", "Embajadas": "Embajada",
    "Instancias": "Instancia", "Órganos": "Órgano", "Unidades": "Unidad",
    "Representaciones": "Representación", "Grupos": "Grupo", "Casas": "Casa",
    "Defensorías": "Defensoría", "Agencias": "Agencia", "Ministerios": "Ministerio",
    "Juntas": "Junta",
}  # fmt: skip
# Head nouns of bodies of other countries: they begin a name, also within another, only where this pattern follows.
_FOREIGN_HEADS = {
    "Alto": r"Comisionado de ",
    "Autoridad": r"Nacional|Migratoria (?:de|del|Nacional)",
    "Cáritas": r"[A-ZÁÉÍÓÚÑ]",
    "Carabineros": r"de [A-Z]",
    "Armada": r"Nacional\b|de [A-Z]",
    "Caja": r"Costarricense|de Previsión|de Compensación|Nacional",
    "Comisaría": r"(?:General|Nacional|de Familia)\b",
    "Comisionado": r"(?:Nacional|Presidencial|Parlamentario)\b",
    "Comunidad": r"(?:Autónoma )?de (?:Madrid|(?<=Autónoma de )[A-Z])",
    "Concejo": r"(?:Municipal|Metropolitano|Cantonal|de) ",
    "Corte": r"(?:Suprema|Constitucional|Interamericana|Nacional) |de Apelaciones\b",
    "Cuerpo": r"(?:Especializado|Nacional|de Bomberos|de Policía)\b",
    "Defensor": r"del Pueblo\b",
    "Distrito": r"Metropolitano de ",
    "Ejército": r"(?:Nacional|del?(?! Salvación) [A-Z])",
    "Fuerza": r"(?:Pública|Aérea|Naval|de Tarea)\b",
    "Fuerzas": r"(?:Armadas|Militares)\b",
    "Gendarmería": r"(?:Nacional|de Chile)\b",
    "Generalitat": r"de [A-Z]",
    "Xunta": r"de [A-Z]",
    "Adjuntía": r"(?:de|para) ",
    "Hogar": r"(?:de|del|para) (?:la |el |los |las )?[A-ZÁÉÍÓÚÑ]",
    "Conselleria": r"de [A-Z]",
    "Gerencia": r"(?:General |Nacional )?de [A-Z]",
    "Foro": r"Nacional (?:para|de) ",
    "Gobernación": r"(?:Departamental|Provincial|de|del) [A-Z]",
    "Guardia": r"Civil\b",
    "Jefatura": r"(?:Nacional|Superior|Provincial)\b",
    "Seremi": r"de [A-Z]",
    "Intendencia": r"(?:de|Nacional|Departamental) [A-Z]",
    "Obispado": r"de ",
    "Parlamento": r"(?:Centroamericano|Andino|Latinoamericano|Europeo|Nacional|del Mercosur)\b",
    "Parroquia": r"[A-Z]|de [A-Z]",
    "Personería": r"(?:Municipal|Distrital|de) ",
    "Prefectura": r"(?:Provincial|Naval|de|del) ?[A-Z]",
    "Suprema": r"Corte\b",
    "Seguro": r"(?:Integral|Universal) de Salud",
    "Vicaría": r"(?:de|del|para) ",
}
# Head nouns that more often begin the name of a programme, a facility or a record: they name a body only where this
# pattern follows.
_AMBIGUOUS_HEADS = {
    "Administración": r"(?:General|Central|Nacional) de",
    "Asamblea": r"Legislativa|Nacional",
    "Beneficencia": r"(?:Pública )?de [A-Z]",
    "Banco": r"(?:Central|de|del|Nacional|Mundial|Interamericano|Centroamericano)\b",
    "Casa": r"(?:de|del|para) (?:la |el |los |las )?(?:Migrante|Mujer|Mujeres|Acogida|Madre|Oración|Asistencia)"
    r"|Alianza|Monarca",
    "Centro": r"(?!de Atención Telefónica|Histórico|América|Multiservicios)",
    "Conferencia": r"Nacional|Regional|Sectorial|Sudamericana|del Episcopado",
    "Congreso": r"del Estado|de la Unión|de la Ciudad|de los Diputados|de la Nación",
    "Consulado": r"(?!Móvil|Sobre)",
    "Contraloría": r"(?!Social)",
    "Coordinación": r"(?!(?:[Ii]nter\w+|con|entre)\b)",
    "Delegación": r"(?![Mm]exicana|de México)",
    "Departamento": r"(?!de [A-ZÁÉÍÓÚ]\w+ (?:de|en) (?:Guatemala|Honduras|El Salvador|Colombia|Bolivia|Nicaragua))",
    "Escuela": r"Nacional|Superior|Judicial|Libre",
    "Fondo": r"(?:Conjunto )?(?:de Cooperación )?[A-Z]\w+-[A-Z]"
    r"|de (?:las )?Naciones|de Población|de Cooperación Internacional|Monetario|Internacional|Nacional",
    "Gobierno": r"(?:Autónomo|Regional|Provincial|Departamental) "
    r"|del Estado|Estatal|Municipal|de(?:l)? [A-ZÁÉÍÓÚ]|de (?:la|los) [A-ZÁÉÍÓÚ]",
    "Grupo": r"Beta\b|de (?:Asuntos|Alto Nivel)|de (?:Acción|Trabajo) [A-Z]"
    r"|de (?:Acción|Trabajo) (?:de|sobre|para|en|del|contra|por)\b"
    r"|Empresarial|Técnico|Interinstitucional|Interagencial|Ejecutivo|Asesor|Especial (?:de|para)",
    "Mesa": r"(?:Interinstitucional|Intersectorial|Temática|Nacional|Estatal|Técnica|Permanente"
    r"|de (?:Trabajo|Coordinación|Colaboración|Seguridad)) ",
    "Misión": r"Permanente|Internacional de ",
    "Oficina": r"(?!de Representación|de Trámites|Consular|Central|de Correspondencia)",
    "Órgano": r"Interno|Administrativo|de Fiscalización|Superior",
    "Policía": r"de|(?!Internacional)[A-Z]\w+|-",
    "Red": r"(?:Nacional|Estatal|Mexicana|Jesuita|Regional|Internacional|Global|por"
    r"|de (?!Apoyo|Enlaces|Abogad|Ventanillas|Albergues)[A-Z])",
    # "al asumir la Presidencia Pro-Témpore" (compendio-2020:3273): a turn in office.
    "Presidencia": r"(?!Pro-)",
    "Registro": r"Civil\b|Nacional de (?:Población|las Personas|Identificación)|Único Nacional",
    "Representación": r"de(?:l)? [A-Z]|Permanente",
    "Sección": r"Consular\b",
    "Servicio": r"(?:Nacional|General) (?:de|del|para) (?:la |el |los |las )?[A-Z]"
    r"|Ecuatoriano|Público de Empleo"
    r"|(?:Nacional|Estatal|Municipal) de(?:l)? Empleo|de Administración|Postal|Jesuita|de Salud",
    "Servicios": r"(?:Estatales )?de Salud|de Inmigración",
    "Sistema": r"(?:(?:Estatal|Municipal|Nacional) )?(?:DIF\b|(?:de|para(?: el)?) (?:Desarrollo Integral"
    r"|Protección (?:Integral )?de|Asistencia))|(?:\w+ )?de Radio|Nacional (?:de (?:Atención a )?Víctimas|de Búsqueda"
    r"|para Prevenir)",
    "Unidad": r"(?!Administrativa|Móvil|Habitacional|de Medida|Deportiva)",
    "Ventanilla": r"(?:Única )?de Atención a ",
}
# Both, by head noun; a blank or a hyphen precedes.
_CONDITIONS = {
    head: re.compile(rf"(?: |(?=-))(?:{words})") for head, words in (_AMBIGUOUS_HEADS | _FOREIGN_HEADS).items()
}

# Units of a course, no offices: "Unidades de Apoyo para el Aprendizaje" (compendio-2024:5787).
_TEACHING_UNITS = re.compile(r"Unidad(?:es)? (?:Didáctica|(?:de Apoyo )?(?:de|para el) Aprendizaje)")

# Before a head noun that tells a kind of office, named by its owner: "Oficina de Representación del Instituto".
_OFFICES_OF = re.compile(r"\bOficinas? de $")
_UPPER = "A-ZÁÉÍÓÚÜÑ"
_HEAD = re.compile(rf"\b(?:(?:H\.|Honorable) )?({either({*_HEADS, *_PLURALS, *_FOREIGN_HEADS})})\b")
_TOKEN = re.compile(r"[^\W_]+(?:[-/.’'][^\W_]+)*|\n|[^\s\w]|_")
_FUNCTION_WORDS = frozenset(
    ("de", "del", "la", "las", "el", "los", "para", "en", "contra", "a", "al", "con", "por", "sobre",
     "y", "e", "o", "u")
)  # fmt: skip
# What may join a head noun to the first word of its name; "en" only for `_POSTS` abroad ("Consulado en ...").
_FIRST_FUNCTION_WORDS = frozenset(("de", "del", "para", "contra", "sobre"))
_POSTS = frozenset(("Consulado", "Embajada", "Delegación", "Oficina", "Representación"))
# Groups whose name goes on with "Coordinación", which is their purpose and no office: "Juntas Regionales de
# Coordinación para ..." (compendio-2020:1648).
_MEETINGS = frozenset(("Junta", "Mesa", "Grupo"))
# Heads of names that end in a place and have no list of subjects: "la Municipalidad de Danlí, Médicos Sin Fronteras y
# la OIM".
_LOCAL_HEADS = frozenset(
    ("Municipalidad", "Alcaldía", "Ayuntamiento", "Gobernación", "Prefectura", "Embajada", "Consulado", "Obispado",
     "Diócesis", "Arquidiócesis", "Parroquia")
)  # fmt: skip
_COMMITTEES = frozenset(("Comité", "Comisión", "Consejo"))
# Words that begin another body behind "y": "el Ministerio de Salud y la Cruz Roja".
_OTHER_BEGINNINGS = frozenset(("Cruz", "Carabineros", "Gendarmería"))
# Behind these an acronym is another body.
_BEFORE_ACRONYM = frozenset(("y", "e", "a", "al", "con", "para", "en", "o"))
# Adjectives that give a name no word of its own: "Dirección General", "Secretaría Ejecutiva".
_RANKS = frozenset(["General", "Generales", "Ejecutivo", "Ejecutiva", "Técnica", "Interno", "Internos", "Auxiliar"])
# Adjectives in lower case that are part of a name: the level or the competence of a body.
_LEVEL_ADJECTIVE = re.compile(
    r"(?:inter(?:institucional|secretarial)|nacional(?:es)?|estatal(?:es)?|municipal(?:es)?|local(?:es)?"
    r"|federal(?:es)?|consultiv[oa]|ejecutiv[oa]|técnic[oa]|general|integral|especializad[oa])$"
)
# Set phrases in lower case within official names.
_LOWER_CASE_PHRASE = re.compile(
    r"(?:en )?materia de |(?:del? )?(?:el |los )?(?:estado|municipio)s? de (?=[A-ZÁÉÍÓÚ])"
    r"|sus? (?=[A-ZÁÉÍÓÚ])"
    r"|niñas,? niños y adolescentes|(?<=Atención a )personas [mM]igrantes\b|(?<=Atención a las )personas [mM]igrantes\b"
)
# The number of a district: "Jurisdicción Sanitaria No. 1 de Coahuila".
_NUMBERED = re.compile(r"(?:No\.?|N[úu]m\.|N[.°º]{1,2}) ?\d{1,3}\b(?![.,]\d)")
# Adjectives that tell the level of a body but not which: "la Procuraduría Federal" (informe-2018:1297) is no complete
# name, except behind the head nouns of `_NAMED_BY_LEVEL`.
_LEVELS = re.compile(r"(?:Federal|Nacional|Estatal|Municipal|Local|General|Directiv[oa]|Consultiv[oa]|Técnic[oa]|\s)+")
_NAMED_BY_LEVEL = frozenset(("Registraduría", "Policía", "Gobierno", "Registro", "Hospital", "Armada", "Ejército"))
# Boards of the reporter, named by their function: "El FCG cuenta con un Comité Directivo", "se creó el Consejo
# Consultivo" (informe-2018:2384, buenas-practicas-oim:541).
_OWN_BOARD = re.compile(r"Comité Directivo|Consejo Consultivo|Secretariado Técnico")
# A title of honour makes a complete name of "Ayuntamiento".
_TOWN_COUNCIL = re.compile(r"(?:H\.|Honorable) Ayuntamiento$")
# The owner of an office: "Dirección de Migrantes de Gobierno del Estado" (compendio-2024:6807), "del Ayuntamiento".
_SEAT = re.compile(r"Gobierno\b|(?:(?:H\.|Honorable) )?Ayuntamiento\b(?! (?:de|Municipal) )")
# An acronym within a name: "Niñas, Niños y Adolescentes (NNA) Migrantes y Solicitantes ..." (compendio-2024:6074).
_INNER_ACRONYM = re.compile(r"\([A-ZÁÉÍÓÚ]{2,8}s?\) (?=[A-ZÁÉÍÓÚ][a-záéíóú]+ |y [A-Z])")
# The abbreviated title of a person that a body is named after: "Hospital Dr. Manuel Ruiz".
_PERSONAL_TITLE = re.compile(r"\b(?:Dra?|Gral|Mons|Sta|Sto|Ing|Lic|Prof)\.\Z")
# A list of subjects within a name: "de Agricultura, Ganadería y Desarrollo Rural".
_LIST_WITHIN = re.compile(
    rf"\s+(?:[{_UPPER}][\w-]+ ?(?:de |del |la )?){{1,3}}(?:, (?:[{_UPPER}][\w-]+ ?){{1,3}})*(?: ?[ye] )"
    rf"(?:[{_UPPER}]|a la |de |para )"
)
_ACRONYM = re.compile(r"\b[A-ZÁÉÍÓÚ]{3,}\b")
# A footnote mark at the end: "Gobierno del Estado24" (buenas-practicas-oim:827).
_FOOTNOTE_MARK = re.compile(r"(?<=[a-záéíóúñ])\d{1,3}\Z")
_MAX_TOKENS = 34
_MAX_FUNCTION_WORDS = 3


@dataclass(frozen=True, slots=True)
class NameSpan:
    """The name of an institution at characters ``start:end``, with its head noun in the singular.

    `plural` tells whether that is printed in the plural. `text` is the name: what is printed there, but for a name that
    has its head noun in common with others.
    """

    start: int
    end: int
    head: str
    plural: bool
    text: str


def find_names(text: str) -> Iterator[NameSpan]:
    """Names of institutions in `text` in reading order; an owner inside a name is a name of its own."""
    behind = -1
    for match in _HEAD.finditer(text):
        if match.start() < behind:
            continue
        word = match[1]
        head = _PLURALS.get(word, word)
        condition = _CONDITIONS.get(head)
        if condition and word == head and not condition.match(text, match.end()):
            continue
        if _TEACHING_UNITS.match(text, match.start(1)) or _OFFICES_OF.search(
            text, max(0, match.start() - 12), match.start()
        ):
            continue
        whole = match.end() if _TOWN_COUNCIL.search(match[0]) else None
        end = _NameScanner(text, head, match.end(), whole).read()
        if end is not None and (glued := _FOOTNOTE_MARK.search(text, match.end(), end)):
            end = glued.start()
        if end is not None and (
            head in _NAMED_BY_LEVEL
            or whole
            or not _LEVELS.fullmatch(text, match.end(), end)
            or _OWN_BOARD.fullmatch(text, match.start(), end)
        ):
            behind = end
            yield NameSpan(match.start(), end, head, word != head, text[match.start() : end])


@dataclass(slots=True)
class _NameScanner:
    """Reads a name word by word from its head noun on.

    `position` is the next character, `last` the end of the name so far (None: no complete name yet), `own_words` the
    number of words that are no ranks, `links` the function words since `last`.
    """

    text: str
    head: str
    position: int
    last: int | None
    own_words: int = 0
    links: list[str] = field(default_factory=list)

    def read(self) -> int | None:
        """Where the name ends; None where no name follows the head noun."""
        for _ in range(_MAX_TOKENS):
            token = _TOKEN.search(self.text, self.position)
            if token is None or not self._take(token):
                break
        return self.last

    def _take(self, token: re.Match[str]) -> bool:
        """Take one word, mark or phrase into the name; False where the name is over."""
        word = token[0]
        if word in ("con", "por") and self.links and self.links[-1] in ("y", "e"):
            return False  # another partner: "con la Gobernación y con Migraciones"
        if word in _FUNCTION_WORDS and not self._take_phrase(token):
            self.links.append(word)
            self.position = token.end()
            return len(self.links) <= _MAX_FUNCTION_WORDS
        if self.own_words == 0 and self.links and not self._may_link_first(self.links[0]):
            return False
        if not self.links and (numbered := _NUMBERED.match(self.text, token.start())):
            return self._add(numbered.end(), True)
        if word[0].isupper() or (word[0].isdigit() and bool(self.links)):
            return self._continues(token) and self._add(token.end(), word not in _RANKS)
        if self._take_phrase(token):
            return True
        if word == ",":
            return not self.links and self._list_continues(token.end())
        if word == "." and self.own_words and _PERSONAL_TITLE.search(self.text, 0, token.end()):
            self.position = token.end()
            return True
        if word == "(":
            inner = _INNER_ACRONYM.match(self.text, token.start())
            if inner and not self.links and self.own_words:
                self.position = inner.end()
                return True
            return False
        return not self.links and bool(_LEVEL_ADJECTIVE.match(word)) and self._add(token.end(), True)

    def _add(self, end: int, own: bool) -> bool:
        self.own_words += own
        self.last = self.position = end
        self.links = []
        return True

    def _may_link_first(self, link: str) -> bool:
        return link in _FIRST_FUNCTION_WORDS or (link == "en" and self.head in _POSTS)

    def _take_phrase(self, token: re.Match[str]) -> bool:
        """Take a set phrase in lower case ("en materia de", "del municipio de"); False where none stands there."""
        phrase = _LOWER_CASE_PHRASE.match(self.text, token.start())
        if not phrase:
            return False
        self.own_words += 1
        self.position, self.links = phrase.end(), ["de"]
        if not self.text[phrase.end() - 1].isspace():
            self.last, self.links = phrase.end(), []
        return True

    def _meets_condition(self, head: re.Match[str]) -> bool:
        """Whether a head noun names a body there by what follows it."""
        condition = _CONDITIONS.get(head[1])
        return condition is None or bool(condition.match(self.text, head.end()))

    def _list_continues(self, position: int) -> bool:
        match = _LIST_WITHIN.match(self.text, position) if self.own_words and self.head not in _LOCAL_HEADS else None
        if not match or _HEAD.search(match[0]) or _ACRONYM.search(match[0]):
            return False
        self.position, self.links = position, [","]
        return True

    def _continues(self, token: re.Match[str]) -> bool:
        """Whether the capitalised word at `token` is part of the name that came before it."""
        head = _HEAD.match(self.text, token.start())
        if head and head[1] in _FOREIGN_HEADS and not _CONDITIONS[head[1]].match(self.text, head.end()):
            head = None
        links = self.links
        if (
            head
            and self.head in ("Ministerio", "Jefatura")
            and links in (["y"], ["e"])
            and not self._meets_condition(head)
        ):
            head = None  # "Ministerio de Interior y Policía"
        if head and links:
            whose = links[0] in {"de", "del"}
            meets = self.head in _MEETINGS or (links == ["de"] and self.head in _COMMITTEES)
            if whose and head[1] == "Coordinación" and meets:
                return True
            if self.own_words and whose and _SEAT.match(self.text, token.start()):
                return True
            if head[1] not in _PLURALS or links[0] in {"y", "e"}:
                # An owner, which is a name of its own, unless the head noun has no word of its own yet.
                return self.own_words == 0 and whose
        word = token[0]
        if word in _OTHER_BEGINNINGS and links and links[0] in {"y", "e"}:
            return False
        if len(word) > 2 and word.isupper() and links and links[-1] != "de" and links[0] in _BEFORE_ACRONYM:
            return False
        return bool(links) or self.text[token.start() - 1] != "\n"
