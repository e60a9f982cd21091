"""How much a wording for a group says, where it stands, that the action is aimed at the group.

Some places say nothing: a count of the people served, a partner's name ("sociedad civil, academia
y gobierno"), the relatives whom somebody calls, the stages of a journey ("ingreso, tránsito y
salida"), an attribute of the approach ("enfoque de género e infancia"). Groups that the documents
name in many other connections count only where the sentence says that they are served or taught.
"""

from __future__ import annotations

import re
from functools import lru_cache

from entramado.loaders.languages.spanish_peoples import HOME_STEM

_GENERAL = "migrantes-general"
# The mentions of one sentence are read one after the other.
_CACHED = 64

_TAUGHT = re.compile(
    r"\b(?:dirigid[oa]s?|capacit\w*|sensibiliz\w+|impart\w+|formacion|formar|profesionaliz\w+|cursos?|taller(?:es)?"
    r"|diplomados?|seminarios?|instru\w+|dota\w*|permite\w*|herramientas?"
    r"|certific\w+|adiestr\w+|dotar|audiencia|fortalec\w+|difund\w+|entre (?:las|los))\b"
)
_SERVED = re.compile(
    r"\b(?:dirigid[oa]s?|atencion|atend\w+|brind\w+|otorg\w+|apoy\w+|benefici\w+|orient\w+|asesor\w+|acompan\w+"
    r"|entreg\w+|proteccion|proteger"
    r"|asistencia|favor|objetivo|ayud\w+|servicios?|garantiz\w+|canaliz\w+|enfo[cq]\w+|facilit\w+|impart\w+"
    r"|capacit\w+|para|a)\b"
)
_ONLY_IF: dict[str, re.Pattern[str]] = {
    "servidores-publicos": _TAUGHT,
    "academia": re.compile(
        r"\b(?:dirigid[oa]s?|estudiant\w+|alumn\w+|becas|entre|objetivo|distribu\w+|atend\w+|benefici\w+"
        r"|academic[oa]s)\b"
    ),
    "familias": re.compile(
        rf"\b(?:sus famili\w+|a (?:las |los )?famili\w+|famili\w+ (?:de|direct|migrant|{HOME_STEM}|repatri)|(?:padres"
        r"|madres)|de las famili\w+|grupos? familiar\w*)\b"
    ),
    "trabajadores": _SERVED,
}
# "26 mujeres y 18 hombres", "84 de ellas mujeres": a count of people served, not whom the action is for
# (compendio-2024:6031, 10723).
_COUNTED = re.compile(
    # A year ("junio de 2018 funcionarios ...") and a name's number ("3x1 para ...") count nobody.
    r"(?:(?<![\w.,])(?!(?:19|20)\d\d )\d[\d,.]*|\b(?:dos|tres|cuatro|cinco|seis)) "
    r"(?:de (?:ellas|ellos|las cuales|los cuales)(?: de)? )?(?:(?!(?:para|con|en|sobre|por) )\w+ )?$"
    r"|(?<!objetivo )\b(?:son|fueron|eran|corresponden? a|de las cuales) $"
)
# "primera infancia: 36 mujeres": the label of a count.
_COUNT_BEHIND = re.compile(r"^\s*[:(=]\s*\d")
_COUNTED_SHARE = {_GENERAL: 0.5, "nna": 0.2, "extranjeros": 0.5, "mexicanos-exterior": 0.5, "mexicanos-retorno": 0.5}
_FOCUS_BEFORE = re.compile(r"\benfoques?(?:\W+\w+){0,5}\W*$")
# Where each group's wording speaks of something else: what stands right before it, and right behind.
_NOT_BEFORE: dict[str, re.Pattern[str]] = {
    # "ONU-Mujeres", "Centro de Justicia para las Mujeres": a body's name (compendio-2020:1441).
    "mujeres": re.compile(
        r"\b(?:onu|instituto|instancias?|secretaria|inmujeres|centros? de justicia|alerta)\b(?:\W+\w+){0,4}?\W+$"
    ),
    # "asuntos indígenas": a topic (informe-2018:2463).
    "indigenas": re.compile(r"\b(?:lenguas?|asuntos|cultura) $"),
    # "privilegiando el interés de la niñez" (compendio-2024:7995): a principle.
    "nna": re.compile(r"\binteres(?: superior)?(?: \w+){0,3} $"),
    # "aseo personal" (compendio-2024:8286).
    "servidores-publicos": re.compile(r"\b(?:aseo|higiene|uso|limpieza|desarrollo|defensa|arreglo|crecimiento) $"),
    "extranjeros": re.compile(
        r"\b(?:autoridad(?:es)?|representaciones|instituciones|dependencias|lenguas?|inversion(?:es)?|actas"
        r"|consulados?|embajadas?|empleador(?:es)?|gobiernos?|documentos?|universidades) $"
    ),
    # "para establecer contacto con sus familiares": whom they call is not who is served (compendio-2024:4155).
    "familias": re.compile(r"\b(?:contact\w+|comunic\w+|llama\w+)\b(?:\W+\w+){0,4}\W+$"),
    # "su ingreso, tránsito, estancia y salida", "visita o tránsito" (compendio-2024:1257, 9218; informe-2018:477).
    "transito": re.compile(
        r"\b(?:ingreso|visita|visitar|entrada|permanencia|estancia|salida|libre)(?:,| o| u| y| e)? $"
        r"|\b(?:turismo|connacionales|paisan\w+|vehicul\w+)\b(?:\W+\w+){0,3}\W+$"
    ),
    # "la sociedad civil, academia y el gobierno": who takes part (compendio-2020:2787).
    "academia": re.compile(
        r"\b(?:grado|nivel|documentos|certificados?) $|\binstituciones(?: \w+,?){0,2},? (?:y |e )?$"
        r"|\b(?:sociedad civil|sector privado|iniciativa privada"
        r"|gobiernos?|organismos internacionales|organizaciones"
        r"|sector(?:es)? \w+),? (?:(?:y|e) )?(?:con )?(?:la |el |las |los )?$"
    ),
}
_NOT_BEHIND: dict[str, re.Pattern[str]] = {
    # "cuyas hijas e hijos se encuentran en el exterior" (compendio-2024:8394): grown-ups.
    "nna": re.compile(
        r"^,? (?:que )?(?:(?:se encuentr|radic|resid|viv|trabaj)\w+ )?en (?:el (?:exterior|extranjero)"
        r"|(?:los )?(?:estados unidos|ee|eua)\b)"
    ),
    # "personal de hoteles, aeropuertos": who works for a business is no public servant (compendio-2024:8029).
    "servidores-publicos": re.compile(
        r"^(?: \w+)? (?:de|del|en)(?: l[ao]s?| el)? (?:\w+ y )?(?:hotel\w*|aeropuertos?|aerolineas?|empresas?"
        r"|restaurant\w*|turis\w+|albergues?|transport\w+|organizacion(?:es)?|sociedad civil"
        r"|sector (?:privado|empresarial|turistico)|bancos?)\b"
    ),
    # "personas migrantes víctimas y/o posibles víctimas de trata" (informe-2018:1871).
    "victimas-delito": re.compile(
        r"^(?:,| y/o| y| o) (?:posibles |presuntas )?victimas de(?:l delito de)? trata"
        r"|^ de(?:l delito de)? trata"
    ),
    # "retorno asistido de población migrante a sus países de origen" is of foreigners (compendio-2024:5530).
    "mexicanos-retorno": re.compile(
        r"^ (?:asistid[oa]s?|digno|de (?:los |las )?(?:cuerpos?|restos|cadaveres|cenizas)|voluntari[oa] asistid[oa])\b"
        r"|^[^.;]{0,30}\ba sus? (?:paises|pais)\b"
    ),
    "transito": re.compile(r"^(?:, | y | e | o )(?:estancia|salida|permanencia)\b|^ internacional de personas"),
    "academia": re.compile(
        r"^,? (?:y |e )?(?:la |el |las |los )?(?:sociedad civil|sector (?:privado|publico)|gobiernos?)\b"
    ),
}


def share(slug: str, part: str, before: str, wording: str, behind: str) -> float:
    """How much a wording (folded, in its sentence) says that the action is aimed at the group: 0 to 1."""
    sentence = before + wording + behind
    if part in ("title", "target"):
        return 0.0 if slug == "servidores-publicos" and not _TAUGHT.search(sentence) else 1.0
    if _COUNTED.search(before) or _COUNT_BEHIND.match(behind):
        return _COUNTED_SHARE.get(slug, 0.0)
    ahead, after = _NOT_BEFORE.get(slug), _NOT_BEHIND.get(slug)
    if (ahead and ahead.search(before)) or (after and after.search(behind)):
        return 0.0
    if slug in ("mujeres", "nna") and _FOCUS_BEFORE.search(before):
        return 0.0
    if slug == "mujeres" and part == "results" and "hombres" in sentence:
        return 0.0
    return 1.0 if _is_served(slug, sentence) else 0.0


@lru_cache(maxsize=_CACHED)
def _is_served(slug: str, sentence: str) -> bool:
    """False of a group named in many connections, where the sentence does not say that it is served or taught."""
    needed = _ONLY_IF.get(slug)
    return needed is None or bool(needed.search(sentence))


# "La población objetivo son académicos, organizaciones ...": aimed at all that follows (compendio-2020:319).
_DECLARED = re.compile(
    r"\b(?:(?:esta[n]?|es|son|fue|fueron|estuvo|estuvieron|va)(?: \w+mente)? (?:dirigid|destinad|orientad"
    r"|enfocad)[oa]s?"
    r"|se (?:dirige|dirigen|dirigio|enfoca|destina)|poblacion objetivo|publico objetivo"
    r"|dirigid[oa]s? (?:principalmente )?a"
    r"|poblacion (?:en|a) la que se)\b"
)
# "sin importar su origen, sexo, discapacidad o condición": a list of grounds.
_GROUNDS = re.compile(
    r"\b(?:sin (?:importar|distincion)|independientemente|origen etnico|preferencias? sexual(?:es)?|orientacion sexual"
    r"|condicion(?:es)? de discapacidad|por motivos? de)\b"
)
_OVERRULED = frozenset(["otherwise", "counted", "unserved"])

# What the words right before a wording tell (up to eight words back), each by its name in the table of points.
_NEAR = r"(?:\W+\w+){0,8}?\W*$"
_NEAR_LETTERS = 110
_SHORT_LETTERS = 45
_SHORT = frozenset(["to", "of", "rights", "listed", "with", "relatives"])  # these look at the last few words only
_TELLING: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "aimed",
        re.compile(
            r"\b(?:dirig\w+|destinad\w+|poblacion (?:objetivo|atendida)|publico objetivo|benefici\w+|favor"
            r"|enfocad\w+)\b" + _NEAR
        ),
    ),
    (
        "served",
        re.compile(
            r"\b(?:atencion(?:es)?|atend\w+|brind\w+|otorg\w+|apoy\w+|orient\w+|asesor\w+|acompan\w+|entreg\w+"
            r"|prot[ei]\w+|asist\w+|ayud\w+|servicios?|garantiz\w+|canaliz\w+|facilit\w+|ofrec\w+|gestion\w*|informar"
            r"|recib\w+|impuls\w+|promov\w+|promoc\w+)\b" + _NEAR
        ),
    ),
    (
        "taught",
        re.compile(
            r"\b(?:capacit\w+|sensibiliz\w+|impart\w+|form\w+|profesionaliz\w+|cursos?|taller(?:es)?)\b" + _NEAR
        ),
    ),
    ("to", re.compile(r"\b(?:a|al|para|hacia|entre)(?: (?:las|los|la|el|tod[ao]s?))?(?: \w+)? $")),
    ("of", re.compile(r"\b(?:de|del)(?: (?:las|los|la|el))?(?: y (?:las|los))? $")),
    ("rights", re.compile(r"\bderechos?(?: \w+){0,3} (?:de|a)(?: l[ao]s?)?(?: y l[ao]s)? $")),
    (
        "topic",
        re.compile(
            r"\b(?:sobre|materia|temas?|tematicas?|fenomeno|datos|estadistic\w+|denominad\w+|protocolos?|politicas?)\b(?:\W+\w+){0,4}?\W*$"
        ),
    ),
    ("crime", re.compile(r"\b(?:delitos?|contra|trafico|violencia|trata|combat\w+)\b(?:\W+\w+){0,4}?\W*$")),
    (
        "special",
        re.compile(
            r"\b(?:atencion (?:especial|especifica|prioritaria|diferenciada)|especial atencion|especialmente"
            r"|manera (?:especifica|especial|prioritaria)|enfoque especi\w+|prioriz\w+|enfasis)\b" + _NEAR
        ),
    ),
    ("focus", _FOCUS_BEFORE),
    ("such-as", re.compile(r"\b(?:inclu\w+|como|entre ell[ao]s|ya sean?|principalmente|sobre todo|o bien)\b" + _NEAR)),
    ("listed", re.compile(r",(?: \w+){0,3} $|\b(?:y|e|o|u) (?:\w+ )?$")),
    (
        "with",
        re.compile(r"\b(?:con|junto|coordinacion|participacion|colaboracion|por)(?: (?:las|los|la|el))?(?: \w+)? $"),
    ),
    (
        # "hechos atribuibles a personas servidoras públicas" (compendio-2024:2363).
        "doing",
        re.compile(
            r"\b(?:atribui\w+|cometid\w+ por|imput\w+|a cargo|por parte|integrad[oa]s?|conformad[oa]s?|representantes"
            r"|presencia|participacion|figura)\b(?:\W+\w+){0,4}?\W*$"
        ),
    ),
    (
        # "la Dirección de Atención al Migrante", "casas de migrantes": who serves (compendio-2024:6995, 8668).
        "office",
        re.compile(
            r"\b(?:(?:sub)?direccion|(?:sub)?secretaria|centros?|unidad(?:es)?|ventanillas?|oficinas?|institut\w+"
            r"|casas?"
            r"|consejo|comites?|coordinacion|redes|red|comision|albergues?|estaciones|programa"
            r"|organizaciones)(?: \w+){0,5} $"
        ),
    ),
    (
        "relatives",
        re.compile(r"\bfamili\w+(?: direct\w+)? (?:de|del)(?: l[ao]s| el| la)?(?: y l[ao]s)?(?: personas)? $"),
    ),
    ("quoted", re.compile(r"[“\"«][^”\"»]*$")),
)


def _short(near: str) -> int:
    return max(0, len(near) - _SHORT_LETTERS)


@lru_cache(maxsize=_CACHED)
def _of_sentence(sentence: str) -> tuple[bool, int]:
    """Whether a sentence lists grounds, and from which character on it tells whom the action is aimed at."""
    declared = _DECLARED.search(sentence)
    return bool(_GROUNDS.search(sentence)), declared.end() if declared else len(sentence) + 1


def connections(slug: str, part: str, before: str, wording: str, behind: str) -> frozenset[str]:
    """What the words around a wording (folded, in its sentence) tell of its connection with the action."""
    sentence = before + wording + behind
    near = before[-_NEAR_LETTERS:]
    told = {name for name, pattern in _TELLING if pattern.search(near, 0 if name not in _SHORT else _short(near))}
    if part not in ("title", "target") and (_COUNTED.search(before) or _COUNT_BEHIND.match(behind)):
        told.add("counted")
    ahead, after = _NOT_BEFORE.get(slug), _NOT_BEHIND.get(slug)
    if (ahead and ahead.search(before)) or (after and after.search(behind)):
        told.add("otherwise")
    if not _is_served(slug, sentence):
        told.add("unserved")
    if slug in ("nna", "mujeres") and "focus" in told and "special" not in told:
        told.add("focus-only")
    if slug == "familias" and wording.startswith("y sus "):
        told.add("theirs")
    if "hombres" in sentence:
        told.add("men-too")
    grounds, declared = _of_sentence(sentence)
    if grounds:
        told.add("grounds")
    if part not in ("title", "target") and declared <= len(before):
        told -= _OVERRULED
        told.add("declared")
    return frozenset(told)
