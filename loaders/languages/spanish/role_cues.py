"""What the words around a body's name say of its part: the words before it, and how it stands in its sentence.

`nearest_cue` reads the words before a name ("en coordinación con", "dirigido a"); `standing` reads how the name
itself stands: as the owner of what is inspected, as the source of what it issued, as who pays. Each rule is
named in what it returns, so that a role can be explained.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from entramado.loaders.extract.extracted import Role
from entramado.loaders.text import Passage

_REACH_BEFORE = 170
_REACH_BEHIND = 90
_TIGHT = 40
# "(México vs. EUA)" (compendio-2024:3875): no end of a sentence.
_SENTENCE_END = re.compile(r"(?<!\b[A-ZÁÉÍÓÚ])(?<!\bEE)(?<!\bUU)(?<!\bno)(?<!\bvs)[.?!]\s+(?=[A-ZÁÉÍÓÚÑ¿“\"•-])|\n")
_OWNED_BY = re.compile(
    r"^[,)]*\s*(?:ambas |ambos )?(?:(?:pertenecientes?|adscrit[oa]s?) a(?:l| la)"
    r"|(?:dependientes? |órgano \w+ |organismo \w+ )?del?(?: la| los| las)?)\s*$",
    re.IGNORECASE,
)
# "del INM, de la COMAR y del ..." (compendio-2024:3792): a list, no owner.
_IN_A_LIST = re.compile(r"(?: \([^)]*\))?,?(?: [ye])? del? ")


@dataclass(frozen=True, slots=True)
class NamePosition:
    """The position of a name: the part of the entry, its passage, and the characters ``start:end`` of `text`.

    `text` is the passage's text as the readers of names prepared it. `previous_end` is where the name before it ends
    (-1: there is none in this passage).
    """

    part: str
    passage: Passage
    start: int
    end: int
    text: str
    previous_end: int = -1

    def before(self, reach: int = _REACH_BEFORE) -> str:
        """The sentence up to the name, of at most `reach` characters."""
        return _last_sentence(self.text[max(0, self.start - reach) : self.start])

    def after(self) -> str:
        """The sentence behind the name, some words of it."""
        return _first_sentence(self.text[self.end : self.end + _REACH_BEHIND])

    def is_owner(self) -> bool:
        """Whether the name only says whose unit the body named before it is ("la UPMRIP de la SEGOB")."""
        between = self.text[self.previous_end : self.start] if self.previous_end >= 0 else ""
        owner = _OWNED_BY.match(between)
        return bool(owner) and not ("," in between and _IN_A_LIST.match(self.after()))


# Each rule asks again for the words around one name.
@lru_cache(maxsize=64)
def _last_sentence(window: str) -> str:
    ends = list(_SENTENCE_END.finditer(window))
    return window[ends[-1].end() :] if ends else window


@lru_cache(maxsize=64)
def _first_sentence(window: str) -> str:
    end = _SENTENCE_END.search(window)
    return window[: end.start()] if end else window


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell the role of a name near them; a `tight` one only where they stand close before it."""

    rule: str
    role: Role
    words: str
    tight: bool = False


_OF = r"(?:de|del|de la|de los|de las)"
_TO = r"(?:a|al|a la|a los|a las)"
# Of the cues before a name the nearest speaks.
_CUES = (
    Cue(
        "financed-by",
        "funder",
        r"financia(?:mient\w+|do|da|dos|das) (?:por|de)|(?:recursos|presupuesto)\b[^.;]{0,60}?\bpor(?: parte de)?"
        r"|otorgad[oa]s por"
        # "Se opera con recursos propios de la Secretaría de Salud" (buenas-practicas-oim:2086).
        r"|con recursos(?: propios)? de|patrocin\w+ (?:por|de)",
    ),
    Cue(
        "in-coordination",
        "partner",
        # "de acuerdo con el calendario que establece la ..." (compendio-2024:5508) is no agreement.
        r"(?:coordina\w+|colabor\w+|conjunt\w+|juntamente|cooperaci[oó]n|vincul\w+|alianzas?|convenios?"
        r"|(?<!de )acuerdos?|contratos?|enlaces?|trabaj\w+|articulaci[oó]n|coadyuv\w+|junto)\b[^.;]{0,60}?"
        r"\b(?:con|entre)\b",
    ),
    Cue(
        "with-support",
        "partner",
        r"(?:apoyo|acompañamiento|auxilio|auspicio|aval|asistencia(?: técnica)?|asesoría|experticia|participación"
        rf"|colaboración|intervención|coordinación|rectoría)(?: \w+){{0,2}} {_OF}\b",
    ),
    Cue(
        "taking-part",
        "partner",
        r"particip\w+(?: \w+){0,4} (?:de|del|en|con|la|el|los|las)\b|(?:integra|conforma|compuest|impartid|brindad"
        r"|realizad|facilitad|elaborad|organizad|convocad|capacitad|asesorad|operad)\w* por"
        rf"|representantes {_OF}|invit\w+ {_TO}",
    ),
    # "en el marco de los trabajos de la Alianza"; not "En el marco del Día Mundial ..., la" (compendio-2024:3453).
    Cue(
        "in-its-frame",
        "partner",
        rf"en el marco {_OF}(?: (?:los trabajos|las? (?:\w+ )?(?:reuni[oó]n|sesi[oó]n)\w*(?: \w+){{0,3}}) {_OF})?"
        r"(?=\s*$)",
    ),
    Cue(
        "shared-with",
        "partner",
        r"compart\w+\b[^.;]{0,50} con\b|reuni[oó]n\w*\b[^.;]{0,30} con\b|(?:aportaciones|sugerencias|propuestas)"
        r" (?:que hicieron|de)\b",
    ),
    Cue(
        "aimed-at",
        "beneficiary",
        rf"dirigid[oa]s?\b[^.;]{{0,40}}\b{_TO}\b|adscrit[oa]s? a|laboran en|servidor[ae]s públic[oa]s {_OF}"
        # "instruyó al Grupo ... iniciar el estudio" (informe-2018:2101) is an order, no lesson.
        rf"|(?:capacit|sensibiliz|instru(?!y))\w+\b[^.;]{{0,30}}\b(?:{_TO}|personal {_OF}|elementos {_OF})\b"
        rf"|impartid[oa]s? {_TO}|(?:para|(?<!incluyendo )al?)(?: el)? personal {_OF}|apoyo\b[^.;]{{0,60}}\b{_TO}\b"
        rf"|transferencia de recursos {_TO}|llegar a|guía {_TO}"
        # "otorgó apoyo económico ..., a 3 Casas, siendo las siguientes; ..." (compendio-2024:4761)
        r"|\ba (?:las |los )?\d+ \w+, siendo (?:las|los) siguientes\b",
    ),
    Cue(
        "by-way-of",
        "partner",
        r"a través|por conducto|por medio|a cargo|mediante|desde|por parte",
    ),
    Cue(
        "referred-to",
        "mentioned",
        rf"canaliz\w+\b[^.;]{{0,60}}\b(?:{_TO}|ante)\b|\bante\b|denunci\w+\b[^.;]{{0,20}}\ben\b|entregad[oa]s? {_TO}"
        rf"|según|identificado por|inform\w+ {_TO}|(?:formulad|interpuest|promovid)[oa]s? por"
        rf"|(?:emitid|expedid)[oa]s?\b[^.;]{{0,25}}\bpor|a disposición {_OF}|instalaciones {_OF}"
        rf"|instalación {_OF}|(?:datos|cifras|estimaciones|información|fuentes?) {_OF}|acud(?:ir|an?|en) {_TO}"
        rf"|(?:acompañ|traslad)\w+ {_TO}"
        r"|referencia\b[^.;]{0,70}\ben (?:el|la)\b|(?:países|economías|estados)(?: \w+)? miembros del?(?: la)?\b"
        rf"|(?:remit|reenvi|turn|envi)\w+\b[^.;]{{0,30}}\b{_TO}|(?:aprobad|autorizad|impuest|publicad)[oa]s? por"
        rf"|acuerdo \d+ {_OF}"
        rf"|(?:amparo|fallo|sentencia|resolución|recomendaci\w+|jurisprudencia)\b(?:vs\.|[^.;]){{0,70}}\b{_OF}",
        tight=True,
    ),
)
# "en el Hospital General, Hospital de la Mujer y Hospital Infantil" (buenas-practicas-oim:2110): names of a list.
# Possessive: where a name could be parted at each capital, a list that ends otherwise took time without end.
_NAMES_ONLY = re.compile(r"(?:[A-ZÁÉÍÓÚÑ][\w.-]*+|(?:del?|la|el|los|las|en|y|e|para)\b|[,()\s])*+")
# "financiado por el CONACyT (Centro GEO, CIESAS, ..." (compendio-2020:298): in parentheses the bodies that do the work.
_PAID_FOR = re.compile(r"[^()]*\([^()]*$")
# "a través de su Coordinación General de Inclusión Social, Subdirección de Migrante" (compendio-2024:6652)
_IN_A_NAME = re.compile(r"(?:Coordinación|Intervención|Asistencia|Asesoría|Apoyo)\s(?=[A-ZÁÉÍÓÚÑ])")
_COMPILED = [(cue, re.compile(cue.words, re.IGNORECASE)) for cue in _CUES]

_THE = r"(?:el |la |los |las )?"
# How a name stands in its sentence, told by the words that end where it begins.
_STANDINGS = (
    # "con un subsidio federal de CONAVI" (informe-2018:3249)
    Cue("pays", "funder", rf"\b(?:subsidio|donativo|donación|fondeo|financiamiento)s?(?: \w+)? {_OF} $"),
    # "se verificaron y semaforizaron las instalaciones migratorias del INM" (compendio-2024:9698)
    Cue(
        "inspected",
        "mentioned",
        r"\b(?:verific|semaforiz|supervis|inspeccion|fiscaliz|audit|monitore|vigil|visit)"
        rf"(?:[oó]|aron|aban?|ar|(?<!visit)ad[oa]s?)\b[^.;,]{{0,60}} {_OF} $",
    ),
    # "tres series de observaciones de la UGAJ" (compendio-2024:3710); "el calendario que establece la SEP" (5508)
    Cue(
        "issued-by",
        "mentioned",
        r"\b(?:observaciones|dictamen|criterios|lineamientos|normas|normatividad|calendario|oficio|disposiciones)"
        rf" {_OF} $"
        # "se obtuvo autorización del Consejo Nacional de Normalización" (compendio-2020:3027)
        rf"|\b(?:autorización|permiso|visto bueno) {_OF} $"
        r"|\bque (?:establece|emite|publica|determina|fija|dicta|expide|exige|marca|prevé) (?:el |la )$"
        r"|\b(?:establecid|dictad|fijad|determinad|previst|exigid|reconocid|avalad)[oa]s? por\b[^.;,]{0,60}$",
    ),
    # "en el marco del “Programa Paisano” del INM" (compendio-2020:641): whose programme it is.
    Cue("its-programme", "mentioned", rf"\ben el marco {_OF} [“\"«][^”\"»]*[”\"»] {_OF} $"),
    # "las ofertas de empleo disponibles del Servicio Nacional de Empleo" (compendio-2024:9239)
    Cue("offers", "mentioned", rf"\bofertas\b[^.;,]{{0,40}} (?:{_OF}|a través (?:de la|del?)) $"),
    # "los municipios ... prioritarios para la SEGOB" (compendio-2020:189)
    Cue("in-its-view", "mentioned", rf"\b(?:prioritari[oa]|relevante|importante|obligatori[oa])s? para {_THE}$"),
    # "también se encuentra el Centro ...", "a espaldas del Punto (INM)" (buenas-practicas-oim:2061, 1424)
    Cue(
        "stands-there",
        "mentioned",
        rf"\bse (?:encuentra|ubica)n? {_THE}$|\bespacios? (?:públicos?|deportivos?)\b[^.;]*:[^.;:]*$"
        r"|\b(?:a espaldas|al lado|frente) \b[^.;,]*$",
    ),
    # "se recibió en la Presidencia ..." (compendio-2024:5273), "se aprobaron ... en la Asamblea" (compendio-2020:384)
    Cue("happens-there", "mentioned", r"\bse (?:recibi|aprob|discuti|present)\w+\b[^.;,]{0,60} en (?:el |la )$"),
    # "Seguir fortaleciendo al IME" (informe-2018:2772), "presentar al INM propuestas" (compendio-2024:10516)
    Cue(
        "done-for-it",
        "mentioned",
        rf"\b(?:fortalec|present)\w+ (?:al|a la|a los|a las) $|\b(?:al|el) fortalecimiento {_OF} $",
    ),
    # "se abordó el tema de la firma electrónica desde los consulados" (compendio-2024:5292): what is spoken of.
    Cue("spoken-of", "mentioned", rf"\bse (?:abord|dialog|convers)\w+\b[^.;]* (?:desde|en) {_THE}$"),
    # "o Datos sobre el registro de connacionales en las Representaciones" (informe-2018:296): a list of sources.
    Cue(
        "its-registers",
        "mentioned",
        rf"^\W*(?:o )?(?:datos|registros|información|estadísticas)\b[^.;]* (?:en|{_OF}) {_THE}$",
    ),
    # "los jueces u oficiales del Registro Civil no podrán negar" (compendio-2020:791): who is bound by a law.
    Cue("bound-by-law", "mentioned", rf"\b(?:jueces|oficiales)(?: [uoy] \w+)? {_OF} $"),
    # "en albergues de los Sistemas DIF" (informe-2018:2284); "de la Asamblea General de la ONU" (compendio-2024:4534)
    Cue(
        "its-place",
        "mentioned",
        # Whoever keeps people in them takes part ("resguardadas en estaciones migratorias del", compendio-2020:1745).
        r"\b(?<!resguardadas )(?<!resguardados )en (?:los |las )?"
        r"(?:albergues|instalaciones|estaciones(?: migratorias)?|estancias|centros|cárceles)"
        rf" {_OF} $|\basamblea general {_OF} $",
    ),
    # "51 ventanillas ubicadas en los Consulados", "el movimiento de personas dentro de la Alianza": a place.
    Cue(
        "located-there",
        "mentioned",
        rf"\b(?:(?:ubicad|situad|localizad)[oa]s?(?: \w+)? en|dentro {_OF}) {_THE}$"
        r"|\bse (?:implementó|inició|instaló|abrió|inauguró|puso en marcha)(?: por primera vez)?"
        rf"(?:,? en (?:el año )?\d{{4}},?)?(?: con [^.;,]{{0,40}})? en {_THE}$",
    ),
    # "los hechos ocurridos en el Centro de Detención Migratoria" (compendio-2024:2156): where it happened.
    Cue(
        "where-it-happened",
        "mentioned",
        rf"\b(?:ocurri|suscita|sucedi|recluid|aloja|deteni|hospitaliza|asegura)\w*\b[^.;,]{{0,40}} en {_THE}$",
    ),
    # "la autoridad responsable que es el INM" (compendio-2024:2160): who did the harm.
    Cue("did-the-harm", "mentioned", rf"\bautoridad(?:es)? responsables?\b[^.;]{{0,25}} {_THE}$"),
    # "autoridades integrantes del Sistema Nacional ..." (compendio-2024:2244): its members act, not the body.
    Cue(
        "its-members",
        "mentioned",
        rf"\b(?:instancias|autoridades|instituciones|dependencias|entidades|sistemas)\b[^.;,]{{0,60}}"
        r" (?:integrantes|miembros|integrad[oa]s|que (?:conforman|integran|forman parte))"
        rf" (?:{_OF}|en)? ?(?:al |el |la )?$",
    ),
    # "la Base Nacional del Registro Civil" (compendio-2024:1666), "la página web de la SRE": whose it is.
    Cue(
        "its-data",
        "mentioned",
        r"\b(?:bases?(?: nacional)?(?: de datos)?|padr[oó]n|portal(?:es)?|páginas?(?: web| oficial)?|sitios?(?: web)?"
        rf"|redes sociales(?: oficiales)?|archivos?|estadísticas) {_OF} $",
    ),
    # "el “Caso Avena” (México vs. EUA) de la Corte Internacional de Justicia" (compendio-2020:1397)
    Cue("its-case", "mentioned", rf"(?:\bcasos? [“\"«]|[“\"«]casos? )[^”\"»]*[”\"»](?: \([^)]*\))? {_OF} $"),
    # "la fase XIII de la OIM" (compendio-2024:9372), "da seguimiento a los trabajos realizados por" (9924).
    Cue(
        "its-work",
        "mentioned",
        rf"\b(?:fase|etapa|edición) \w+ {_OF} $"
        rf"|\bseguimiento a\b[^;]{{0,140}}\b(?:trabajos|acciones|actividades|informes) (?:\w+ )?(?:por|{_OF}) {_THE}$",
    ),
    # "el Decreto ... que creó la Coordinación ..." (buenas-practicas-oim:4287)
    # "los eventos de presentación y devolución de personas migrantes por parte del INM" (compendio-2020:95): what it
    # did to people; "se determine la condición ... por parte de la Secretaría de Economía" (compendio-2020:1895).
    Cue(
        "its-deed",
        "mentioned",
        r"\b(?:presentación|devolución|detención|detenciones|deportaci\w+|aseguramientos?|violaciones|abusos|agresiones"
        rf"|maltratos?|extorsi\w+|se (?:determin|autori|aprueb|dictamin)\w+)\b[^.;]{{0,90}} por parte {_OF} $",
    ),
    # "De acuerdo con datos proporcionados por la Coordinación ..." (compendio-2024:10307)
    Cue(
        "its-products",
        "mentioned",
        r"\b(?:datos|cifras|estadísticas) (?:proporcionad|compilad|difundid|reportad|publicad)[oa]s por"
        rf" {_THE}$",
    ),
    # "se difundió en medios nacionales de televisión (Canal ONCE, TV Azteca)" (compendio-2020:2734)
    Cue(
        "broadcasts",
        "mentioned",
        r"\b(?:difundi|transmiti|anunci|public)(?:ó|eron|do|da|dos|das|ron)\b[^.;]{0,30}\b(?:en|por) [^.;]{0,30}"
        r"\b(?:medios|televisión|radio|prensa|periódicos)\b[^.;]{0,100}$",
    ),
    # "El objetivo del proyecto en el que participa ECOSUR" (compendio-2020:321): a work of several.
    Cue("joins-in", "partner", r"\ben (?:el|la|los|las) (?:que|cual|cuales) (?:también )?participan? (?:el |la )?$"),
    # "se puso a consideración del Director ... de la Secretaría" (compendio-2020:2611)
    Cue("for-consideration", "mentioned", r"\ba consideración del?\b[^.;]*$"),
    # Whose campaign is made known: "Difusión de la campaña del ACNUR" (compendio-2020:693).
    Cue(
        "made-known",
        "mentioned",
        r"\b(?:difusión|promoción|difundir|promover)\b(?: de)? (?:l[ao]s? )?campañas?(?: \w+)?"
        r" del?(?: l[ao]s?)? (?:[A-Z]+/)?$",
    ),
    # "Se compartió con los integrantes la ruta ... implementada por el SNDIF" (compendio-2020:1495): whose work it is.
    Cue("work-of", "mentioned", r"\bcompart\w+\b[^.;]*\b(?:implementad|elaborad|emitid|cread)[oa]s? por(?: el| la)? $"),
    # "Asimismo se creó el Sistema Nacional ..." (informe-2018:1307): what others set up.
    Cue("was-created", "mentioned", rf"\b(?:que (?:creó|crea)|se (?:creó|instituyó|constituyó)) {_THE}$"),
    # "la Comisión ... que coordina la Secretaría" (compendio-2024:3418): whose the group is in which others act.
    Cue(
        "its-group",
        "mentioned",
        rf"\b(?:comisión|comité|consejo|grupo|mesa)\b[^.;,]{{0,80}} que (?:coordina|preside|encabeza|dirige) {_THE}$",
    ),
    # "se capacitó a los equipos de primera línea de las Instancias" (compendio-2024:2335): who is taught.
    Cue(
        "its-staff-taught",
        "beneficiary",
        r"\b(?:capacit|sensibiliz|curso|taller|profesionaliz)\w*\b[^.;]*\b(?:equipos?|personas legisladoras)\b"
        rf"[^.;,]{{0,50}} {_OF} $",
    ),
)
_STANDING = [(cue, re.compile(cue.words, re.IGNORECASE)) for cue in _STANDINGS]
# An authority's own act lets others act; it takes no part in theirs: "la CNBV, mediante oficio ..., aprobó"
# (compendio-2020:2958), "lo autorizó" (2966).
_OWN_ACT = re.compile(
    r"(?:\s*\([^()]*\))?(?:,? mediante (?:el )?(?:oficio|acuerdo|decreto)\b|(?: en [^,.;]{0,60},?)?"
    r" (?:lo |la |los |las )?(?:aprobó|autorizó|determinó|resolvió|dictó|emitió|publicó|extiende|evalúa)\b)"
)
# "Inclusión y cohesión social ..., Santiago: CEPAL y Cooperación Española, pp. 163-168" (compendio-2020:2726)
_CITED = re.compile(r"(?: y [\w ]{3,40})?, (?:pp?\. ?\d|[Oo]p\. ?[Cc]it)")
# "Se creó la Red ..., conformada por más de 30 instituciones" (compendio-2024:4667): its members act together.
_MADE_UP_OF = re.compile(r",? (?:conformad|integrad|compuest)[oa] por\b")
# "autorizó a la Cancillería recursos excedentes" (informe-2018:2354)
_GIVES_TO = re.compile(r"\b(?:autoriz|otorg|asign|entreg|transfiri|destin)(?:ó|aron|a|an) a(?:l| la| los| las) $")
# "la difusión de los documentos admitidos, sobre todo entre las Embajadas de ..." (compendio-2024:5459): who is told.
_LIST_REACH = 420
_MADE_KNOWN_AMONG = re.compile(
    r"\b(?:difusión|promoción|difundi\w+|promo[vc]\w+)\b[^.;]{0,160}\bentre l[oa]s (?:[A-ZÁÉÍÓÚ][^.;]*)?$"
)
_GIVEN = re.compile(r"(?:\s*\([^()]*\))? (?:los |las )?(?:recursos|fondos|apoyos?|subsidios?|equip\w+|materiales)\b")
# "El INM impartió el taller ... funcionarios de los gobiernos de Chile y" (informe-2018:3604): who is taught.
_TAUGHT_OFFICIALS = re.compile(
    r"\b(?:impart|capacit)(?:ió|ó|ieron|aron)\b.{0,330}\bfuncionari[oa]s de (?:l[oa]s? )?(?:[Gg]obiernos? de [^.;]*)?$",
    re.DOTALL,
)
# "• Procedimientos para importación de menajes de casa (SAT)" (compendio-2024:5816): whose the item of a list is.
_ITEM = re.compile(r"\s*(?:[•o-]\s|(?=Programa\b))[^.]*?[(-]\s?$")
_ITEM_ENDS = re.compile(r"\)?\.?\s*(?:\n|$)|\), (?:la|el) cual\b")


def nearest_cue(place: NamePosition) -> Cue | None:
    """The cue that stands nearest before the name, if any in its sentence."""
    best: Cue | None = None
    at = -1
    before = place.before()
    for cue, words in _COMPILED:
        for match in words.finditer(before):
            if match.end() <= at or (cue.tight and not _is_close(before[match.end() :])):
                continue
            if cue.rule == "financed-by" and _PAID_FOR.fullmatch(before, match.end()):
                continue
            if cue.rule == "with-support" and _IN_A_NAME.match(before, match.start()):
                continue
            best, at = cue, match.end()
    return best


def standing(place: NamePosition) -> Cue | None:
    """What the name's own place in the sentence says, before any words farther off."""
    before = place.before()
    for cue, words in _STANDING:
        if words.search(before) and not (cue.rule == "was-created" and _MADE_UP_OF.match(place.after())):
            return cue
    if _MADE_KNOWN_AMONG.search(place.before(_LIST_REACH)):
        return _INFORMED
    if _TAUGHT_OFFICIALS.search(place.text[max(0, place.start - _LIST_REACH) : place.start]):
        return _TAUGHT
    if _GIVES_TO.search(before) and _GIVEN.match(place.after()):
        return _GIVEN_TO
    if _ITEM.match(before) and _ITEM_ENDS.match(place.text, place.end):
        return _OF_THE_ITEM
    if _CITED.match(place.after()):
        return _IN_A_CITATION
    return _ITS_OWN_ACT if _OWN_ACT.match(place.after()) else None


_INFORMED = Cue("informed", "mentioned", "")
_TAUGHT = Cue("officials-taught", "beneficiary", "")
_GIVEN_TO = Cue("given-to", "beneficiary", "")
_OF_THE_ITEM = Cue("of-the-item", "mentioned", "")
_IN_A_CITATION = Cue("cited", "mentioned", "")
_ITS_OWN_ACT = Cue("own-act", "mentioned", "")


def _is_close(between: str) -> bool:
    """Whether nothing but a few words, or other names of one list, stands between a cue and a name."""
    return len(between) <= _TIGHT or bool(_NAMES_ONLY.fullmatch(between))
