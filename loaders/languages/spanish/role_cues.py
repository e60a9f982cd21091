"""Cues of the role that a body has in an action, in the words around its name.

`nearest_cue` reads the words before a name ("en coordinación con", "dirigido a"); `standing` reads the syntax of the
name itself: as owner of what is inspected, as source of what it issued, as funder. Each cue has the name of its rule,
by which a role is explained.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from entramado.loaders.languages.spanish.role_cue_table import PRECEDING_CUES, SYNTACTIC_CUES, Cue
from entramado.loaders.text import Passage

_REACH_BEFORE = 170
_REACH_BEHIND = 90
_CLOSE = 40
# No end of a sentence: "(México vs. EUA)" (compendio-2024:3875).
_SENTENCE_END = re.compile(r"(?<!\b[A-ZÁÉÍÓÚ])(?<!\bEE)(?<!\bUU)(?<!\bno)(?<!\bvs)[.?!]\s+(?=[A-ZÁÉÍÓÚÑ¿“\"•-])|\n")
_OWNED_BY = re.compile(
    r"^[,)]*\s*(?:ambas |ambos )?(?:(?:pertenecientes?|adscrit[oa]s?) a(?:l| la)"
    r"|(?:dependientes? |órgano \w+ |organismo \w+ )?del?(?: la| los| las)?)\s*$",
    re.IGNORECASE,
)
# A list, no owner: "del INM, de la COMAR y del ..." (compendio-2024:3792).
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
        """The sentence before the name, `reach` characters at most."""
        return _last_sentence(self.text[max(0, self.start - reach) : self.start])

    def after(self) -> str:
        """The sentence behind the name, `_REACH_BEHIND` characters at most."""
        return _first_sentence(self.text[self.end : self.end + _REACH_BEHIND])

    def is_owner(self) -> bool:
        """Whether the name only says whose unit the body named before it is ("la UPMRIP de la SEGOB")."""
        between = self.text[self.previous_end : self.start] if self.previous_end >= 0 else ""
        owner = _OWNED_BY.match(between)
        return bool(owner) and not ("," in between and _IN_A_LIST.match(self.after()))


# Cached: each rule reads the same words around one name.
@lru_cache(maxsize=64)
def _last_sentence(window: str) -> str:
    ends = list(_SENTENCE_END.finditer(window))
    return window[ends[-1].end() :] if ends else window


@lru_cache(maxsize=64)
def _first_sentence(window: str) -> str:
    end = _SENTENCE_END.search(window)
    return window[: end.start()] if end else window


# Names of one list: "en el Hospital General, Hospital de la Mujer y Hospital Infantil" (buenas-practicas-oim:2110).
# Possessive quantifiers: backtracking over each capital takes exponential time.
_NAMES_ONLY = re.compile(r"(?:[A-ZÁÉÍÓÚÑ][\w.-]*+|(?:del?|la|el|los|las|en|y|e|para)\b|[,()\s])*+")
# The bodies that do the work, in brackets behind the funder: "financiado por el CONACyT (Centro GEO, CIESAS, ..."
# (compendio-2020:298).
_INSIDE_BRACKETS = re.compile(r"[^()]*\([^()]*$")
# The head noun of a body's name, no cue: "a través de su Coordinación General de Inclusión Social, Subdirección de
# Migrante" (compendio-2024:6652).
_HEAD_NOUN = re.compile(r"(?:Coordinación|Intervención|Asistencia|Asesoría|Apoyo)\s(?=[A-ZÁÉÍÓÚÑ])")
_PRECEDING_PATTERNS = [(cue, re.compile(cue.words, re.IGNORECASE)) for cue in PRECEDING_CUES]

_SYNTACTIC_PATTERNS = [(cue, re.compile(cue.words, re.IGNORECASE)) for cue in SYNTACTIC_CUES]
# An authority's official act permits the action and takes no part in it: "la CNBV, mediante oficio ..., aprobó"
# (compendio-2020:2958), "lo autorizó" (2966).
_OFFICIAL_ACT = re.compile(
    r"(?:\s*\([^()]*\))?(?:,? mediante (?:el )?(?:oficio|acuerdo|decreto)\b|(?: en [^,.;]{0,60},?)?"
    r" (?:lo |la |los |las )?(?:aprobó|autorizó|determinó|resolvió|dictó|emitió|publicó|extiende|evalúa)\b)"
)
# A bibliographic reference: "Inclusión y cohesión social ..., Santiago: CEPAL y Cooperación Española, pp. 163-168"
# (compendio-2020:2726).
_CITED = re.compile(r"(?: y [\w ]{3,40})?, (?:pp?\. ?\d|[Oo]p\. ?[Cc]it)")
# The members of a new body act together: "Se creó la Red ..., conformada por más de 30 instituciones"
# (compendio-2024:4667).
_COMPOSED_OF = re.compile(r",? (?:conformad|integrad|compuest)[oa] por\b")
# Before a recipient: "autorizó a la Cancillería recursos excedentes" (informe-2018:2354).
_GIVES_TO = re.compile(r"\b(?:autoriz|otorg|asign|entreg|transfiri|destin)(?:ó|aron|a|an) a(?:l| la| los| las) $")
_LIST_REACH = 420
# Before a reader of what is published: "la difusión de los documentos admitidos, sobre todo entre las Embajadas de ..."
# (compendio-2024:5459).
_PUBLISHED_AMONG = re.compile(
    r"\b(?:difusión|promoción|difundi\w+|promo[vc]\w+)\b[^.;]{0,160}\bentre l[oa]s (?:[A-ZÁÉÍÓÚ][^.;]*)?$"
)
_RESOURCES = re.compile(
    r"(?:\s*\([^()]*\))? (?:los |las )?(?:recursos|fondos|apoyos?|subsidios?|equip\w+|materiales)\b"
)
# Before a government whose officials are taught: "El INM impartió el taller ... funcionarios de los gobiernos de Chile
# y" (informe-2018:3604).
_TAUGHT_OFFICIALS = re.compile(
    r"\b(?:impart|capacit)(?:ió|ó|ieron|aron)\b.{0,330}\bfuncionari[oa]s de (?:l[oa]s? )?(?:[Gg]obiernos? de [^.;]*)?$",
    re.DOTALL,
)
# Before the owner in brackets at the end of a list item: "• Procedimientos para importación de menajes de casa (SAT)"
# (compendio-2024:5816).
_ITEM_BEFORE = re.compile(r"\s*(?:[•o-]\s|(?=Programa\b))[^.]*?[(-]\s?$")
_ITEM_END = re.compile(r"\)?\.?\s*(?:\n|$)|\), (?:la|el) cual\b")


def nearest_cue(place: NamePosition) -> Cue | None:
    """The cue nearest before the name within its sentence; None where there is none."""
    best: Cue | None = None
    at = -1
    before = place.before()
    for cue, words in _PRECEDING_PATTERNS:
        for match in words.finditer(before):
            if match.end() <= at or (cue.tight and not _is_close(before[match.end() :])):
                continue
            if cue.rule == "financed-by" and _INSIDE_BRACKETS.fullmatch(before, match.end()):
                continue
            if cue.rule == "with-support" and _HEAD_NOUN.match(before, match.start()):
                continue
            best, at = cue, match.end()
    return best


def standing(place: NamePosition) -> Cue | None:
    """The cue of the name's syntactic function, which precedes `nearest_cue`; None where there is none."""
    before = place.before()
    for cue, words in _SYNTACTIC_PATTERNS:
        if words.search(before) and not (cue.rule == "was-created" and _COMPOSED_OF.match(place.after())):
            return cue
    if _PUBLISHED_AMONG.search(place.before(_LIST_REACH)):
        return _INFORMED
    if _TAUGHT_OFFICIALS.search(place.text[max(0, place.start - _LIST_REACH) : place.start]):
        return _TAUGHT
    if _GIVES_TO.search(before) and _RESOURCES.match(place.after()):
        return _GIVEN_TO
    if _ITEM_BEFORE.match(before) and _ITEM_END.match(place.text, place.end):
        return _OF_THE_ITEM
    if _CITED.match(place.after()):
        return _IN_A_CITATION
    return _ITS_OWN_ACT if _OFFICIAL_ACT.match(place.after()) else None


_INFORMED = Cue("informed", "mentioned", "")
_TAUGHT = Cue("officials-taught", "beneficiary", "")
_GIVEN_TO = Cue("given-to", "beneficiary", "")
_OF_THE_ITEM = Cue("of-the-item", "mentioned", "")
_IN_A_CITATION = Cue("cited", "mentioned", "")
_ITS_OWN_ACT = Cue("own-act", "mentioned", "")


def _is_close(between: str) -> bool:
    """Whether a cue is close to a name: only few characters or names of one list stand between."""
    return len(between) <= _CLOSE or bool(_NAMES_ONLY.fullmatch(between))
