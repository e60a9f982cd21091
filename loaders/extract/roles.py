"""In what role a body is named: small rules over the words around its name.

`role_of` looks at every place where the body is named and takes the first rule that speaks, in the
order in which the rules stand; each is named in what it returns, so that a role can be explained.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entramado.loaders.extract.lexicon import Context, Lexicon
from entramado.loaders.extract.matcher import fold_name
from entramado.loaders.extract.model import Role
from entramado.loaders.text import Passage

_REACH_BEFORE = 170
_REACH_BEHIND = 90
_LONG_LIST = 420
_TIGHT = 40
_SENTENCE_END = re.compile(r"(?<!\b[A-ZÁÉÍÓÚ])(?<!\bEE)(?<!\bUU)(?<!\bno)[.?!]\s+(?=[A-ZÁÉÍÓÚÑ¿“\"•-])|\n")
# Offices that a body has of its own where nobody else is said to own them ("la Dirección de Comunicación Social").
_OFFICE = re.compile(
    r"(?:Sub)?(?:Dirección|Coordinación|Departamento|Unidad)\b(?!.* del? (?:Municipio|Ayuntamiento|Gobierno|Estado)\b)"
)
# A body in a table of counts: "CAPUFE 3" (compendio-2020:1158).
# Names that are no office of a state's government, wherever they stand.
_NOT_OF_STATE = re.compile(
    r"(?:Consulado|Embajada|Asociación|Fundación|Organización|Federación|Confederación|Coalición|Alianza|Sindicato"
    r"|Cámara|Ministerio|Liga|Universidad|Barra|Diócesis|Pastoral|Banco|Agencia)\b"
    r"|\w+ (?:Nacional|Internacional|Mexican[oa])\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?: / [^|\d.]{3,40})?[\s|]*\b\d{1,3}(?:\s|\||$)")
_OWNED_BY = re.compile(
    r"^[,)]*\s*(?:ambas |ambos )?(?:(?:pertenecientes?|adscrit[oa]s?) a(?:l| la)"
    r"|(?:dependientes? |órgano \w+ |organismo \w+ )?del?(?: la| los| las)?)\s*$",
    re.IGNORECASE,
)
# "del INM, de la COMAR y del ..." (compendio-2024:3792): a list, no owner.
_IN_A_LIST = re.compile(r"(?: \([^)]*\))?,?(?: [ye])? del? ")
# "todas las Oficinas de Representación (OR) del INM" (compendio-2020:240): whose they are, behind their acronym.
# "la Administración Central de Operación Aduanera, dependiente de la AGA" (compendio-2020:1887)
_OWNER_BEHIND = re.compile(
    r"(?: \([^()]*\))?(?: de|,? (?:dependiente|perteneciente|adscrit[oa]) (?:de|a))"
    r"(?: la| los| las|l) ?([A-ZÁÉÍÓÚÑ]{2,})\b"
)
# "El FCG cuenta con un Comité Directivo", "se apoya en un Secretariado Técnico" (informe-2018:2384, 2387).
_ITS_OWN = re.compile(r"\bsus?\s+$|\b(?:cuenta con|se apoya en) una?\s+$")
# "CREACIÓN DEL CONSEJO ESTATAL ..." (buenas-practicas-oim:507, 1267): what the reporter sets up.
_CREATION = re.compile(r"^\s*creaci[oó]n del?(?: la)?\s+$", re.IGNORECASE)
# "se estableció en septiembre del 2021 la Mesa de Trabajo ..." (compendio-2024:3700): the reporter set it up.
_SET_UP = re.compile(
    r"\b(?:se (?:estableci|cre|conform|constituy|instal|instaur)ó|cre(?:ó|ación)|conformó|conformación"
    r"|instal(?:ó|ación))"
    r"(?: (?:en|de|del|desde|a partir de) (?:\w+ )?(?:del? )?(?:año )?\d{4},?)?(?: del?)?(?: el| la| un| una)?\s+$"
)
# "se (...) en el marco de la Mesa ..." (compendio-2024:6297): the state is not its only member.
# "Anualmente se firman las Bases de Colaboración entre ... y la Secretaría ..." (compendio-2024:4489): a fact
# among the challenges.
_SIGNED = re.compile(r"\bse (?:firm|suscrib)\w+\b[^.;]*\b(?:con|entre)\b[^.;]*$")
_FIRST_PARTY = re.compile(r"\bentre (?:el|la)\s+$")
_WITHIN = re.compile(r"\ben el marco (?:del|de la)\s+$")
# The people of a body: who are sanctioned (compendio-2024:5070), who receive a course (compendio-2024:2184) -
# not those who give one ("Personal adscrito a la Secretaría ... ha llevado a cabo talleres", compendio-2024:7511).
_STAFF = re.compile(r"\b(?:adscrit[oa]s? (?:al?|en)|laboran? en)\b[^.;]*$", re.IGNORECASE)
_STAFF_SERVED = re.compile(
    r"\b(?:impart|dirigid|capacit|curso|taller)\w*\b[^.;]*\b(?:adscrit[oa]s? (?:al?|en)|laboran? en)\b[^.;]*$"
    r"|\b(?:para|dirigid[oa]s? al?|impartid[oa]s? al?) (?:\w+ ){0,3}?personal de\w*\b[^.;]*$"
    r"|^\s*al personal de\w*\b[^.;]*$",
    re.IGNORECASE,
)
_SANCTION = re.compile(r"\bsanci|faltas administrativas|\bqueja|\bdenuncia", re.IGNORECASE)
# "La OIM y la OIT financiaron al INM" (compendio-2020:3219)
# "las becas (...) que proporcionaba la Fundación Carlos Slim" (compendio-2020:2183)
_GAVE = re.compile(
    r"\b(?:becas|recursos|fondos)\b[^.;]{0,40}\bque (?:proporcion|otorg|aport)(?:aba|an?|ó|aron) (?:el |la )?$"
)
_FINANCES = re.compile(r"^(?: \([^)]*\))?(?:,? [ye] (?:el |la )?[A-ZÁÉÍÓÚ]\w+){0,2} (?:co)?financi(?:a|an|ó|aron)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: the part of the entry, its passage, characters ``start:end`` of `text`.

    `behind` is where the name of another body before it ends (-1: none in this passage).
    """

    part: str
    passage: Passage
    start: int
    end: int
    text: str
    behind: int = -1

    def before(self, reach: int = _REACH_BEFORE) -> str:
        """The sentence up to the name, of at most `reach` characters."""
        window = self.text[max(0, self.start - reach) : self.start]
        ends = list(_SENTENCE_END.finditer(window))
        return window[ends[-1].end() :] if ends else window

    def after(self) -> str:
        """The sentence behind the name, some words of it."""
        window = self.text[self.end : self.end + _REACH_BEHIND]
        end = _SENTENCE_END.search(window)
        return window[: end.start()] if end else window

    def is_owner(self) -> bool:
        """Whether the name only says whose unit the body named before it is ("la UPMRIP de la SEGOB")."""
        between = self.text[self.behind : self.start] if self.behind >= 0 else ""
        owner = _OWNED_BY.match(between)
        return bool(owner) and not ("," in between and _IN_A_LIST.match(self.after()))


@dataclass(frozen=True, slots=True)
class Cue:
    """Words before a name that tell its role; a `tight` one only where they stand close to it."""

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
        r"financia(?:mient\w+|do|da|dos|das) (?:por|de)|recursos\b[^.;]{0,60}?\bpor|otorgad[oa]s por"
        # "Se opera con recursos propios de la Secretaría de Salud" (buenas-practicas-oim:2086).
        r"|con recursos(?: propios)? de|patrocin\w+ (?:por|de)",
    ),
    Cue(
        "in-coordination",
        "partner",
        r"(?:coordina\w+|colabor\w+|conjunt\w+|juntamente|cooperaci[oó]n|vincul\w+|alianzas?|convenios?|acuerdos?"
        r"|contratos?|enlaces?|trabaj\w+|articulaci[oó]n|coadyuv\w+|junto)\b[^.;]{0,60}?\b(?:con|entre)\b",
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
        rf"|realizad|facilitad|elaborad|organizad|convocad)\w* por|representantes {_OF}|invit\w+ {_TO}"
        rf"|en el marco {_OF}",
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
        rf"|(?:capacit|sensibiliz|instru)\w+\b[^.;]{{0,30}}\b(?:{_TO}|personal {_OF}|elementos {_OF})\b"
        rf"|impartid[oa]s? {_TO}|(?:para|(?<!incluyendo )al?)(?: el)? personal {_OF}|apoyo\b[^.;]{{0,60}}\b{_TO}\b"
        rf"|transferencia de recursos {_TO}|llegar a|guía {_TO}",
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
_NAMES_ONLY = re.compile(r"(?:[A-ZÁÉÍÓÚÑ][\w.áéíóúñ-]*|de|del|la|el|los|las|en|y|e|para|[,()\s])*")
# "financiado por el CONACyT (Centro GEO, CIESAS, ..." (compendio-2020:298): in parentheses the bodies that do the work.
_PAID_FOR = re.compile(r"[^()]*\([^()]*$")
_COMPILED = [(cue, re.compile(cue.words, re.IGNORECASE)) for cue in _CUES]


def nearest_cue(place: Place) -> Cue | None:
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
            best, at = cue, match.end()
    return best


def _is_close(between: str) -> bool:
    """Whether nothing but a few words, or other names of one list, stands between a cue and a name."""
    return len(between) <= _TIGHT or bool(_NAMES_ONLY.fullmatch(between))


def role_of(
    places: Sequence[Place], candidates: tuple[str, ...], name: str, lexicon: Lexicon, context: Context
) -> tuple[Role, str]:
    """The role of a body named `name` at `places`, and the rule that gave it."""
    if any(p.part == "company" for p in places):
        return "partner", "reports-together"
    prose = [p for p in places if p.part not in {"title", "challenge"}]
    told = [cue for p in places if p.part != "challenge" and (cue := nearest_cue(p))]
    cue = told[0] if told else None
    in_challenges = all(p.part == "challenge" for p in places)
    if any(p.part == "title" and _CREATION.match(p.before()) for p in places):
        return "unit", "set-up"
    if any(_FINANCES.match(p.after()) for p in prose) or any(_GAVE.search(p.before()) for p in places):
        return "funder", "finances"
    before = prose[0].before(_LONG_LIST) if prose else ""
    if _STAFF.search(before) and _SANCTION.search(before):
        return "mentioned", "staff-sanctioned"
    own = _own_unit(places, candidates, name, lexicon, context)
    if own and _STAFF_SERVED.search(before):
        return "beneficiary", "staff-served"
    if own == "unit-of-state":
        return _role_in_state(prose[0] if prose else None, in_challenges, bool(candidates))
    if own:
        return ("mentioned", cue.rule) if cue and cue.role == "mentioned" else ("unit", own)
    if not candidates and any(_SET_UP.search(p.before()) for p in prose):
        return "unit", "set-up"
    if not candidates and any(_ITS_OWN.search(p.before()) for p in places):
        return "unit", "its-own"
    if in_challenges:
        signed = any(_SIGNED.search(p.before()) for p in places)
        return ("partner", "signs") if signed else ("mentioned", "named-in-challenges")
    if all(p.is_owner() for p in places if p.part != "challenge"):
        return "mentioned", "owner-of-another"
    if all(_COUNTED.match(p.after()) for p in places):
        return "mentioned", "counted-in-table"
    if cue:
        return cue.role, cue.rule
    if not candidates and _OFFICE.match(name):
        return "unit", "office-without-owner"
    return "partner", "default"


def _role_in_state(place: Place | None, in_challenges: bool, known: bool) -> tuple[Role, str]:
    """A body of the state whose government reports carries the action out, unless the words say otherwise."""
    if in_challenges:
        return "mentioned", "named-in-challenges"
    if place and not known and _WITHIN.search(place.before()):
        return "partner", "within"
    cue = nearest_cue(place) if place else None
    # "el convenio entre la Dirección de Atención al Migrante y la Embajada" (compendio-2024:7022): the state's side.
    if cue and cue.rule == "in-coordination" and place and _FIRST_PARTY.search(place.before()):
        return "unit", "first-party"
    if cue and cue.rule in {"in-coordination", "with-support", "referred-to", "financed-by"}:
        return cue.role, cue.rule
    return "unit", "unit-of-state"


def _own_unit(
    places: Sequence[Place], candidates: tuple[str, ...], name: str, lexicon: Lexicon, context: Context
) -> str | None:
    """The rule by which the body is part of the reporter, or None."""
    governments = [lexicon.bodies[r] for r in context.reporters if lexicon.is_government(r)]
    bodies = [lexicon.bodies[c] for c in candidates]
    for government in governments:
        if (not bodies and not _NOT_OF_STATE.match(name)) or any(
            b.state == government.state and b.level in {"state", "municipal"} for b in bodies
        ):
            return "unit-of-state"
    if any(lexicon.is_part_of(c, r) for c in candidates for r in context.reporters):
        return "part-of-reporter"
    words = f" {fold_name(name)} "
    owners = {fold_name(m[1]) for p in places if (m := _OWNER_BEHIND.match(p.after()))}
    acronyms = [fold_name(a) for r in context.reporters for a in lexicon.acronyms_of(r)]
    if not candidates and any(f" {a} " in words or a in owners for a in acronyms):
        return "owner-is-reporter"
    return None
