"""Where a body's name ends in Spanish, and names that are no body: a project's, a site's, a body's second name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from entramado.loaders.extract.extracted import BodyMention
from entramado.loaders.languages.spanish.body_words import CAPITALISED
from entramado.loaders.languages.spanish.names import find_names
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words

ACRONYM = r"[A-ZÁÉÍÓÚÑ]{3,}(?:-[A-ZÁÉÍÓÚÑ][\w]+)?"
# A project whose name holds the acronyms of its bodies: "Proyecto Regional SICA-OIM".
_PROJECT_NAME = re.compile(
    rf"\b(?:Proyecto|Programa|Iniciativa|Fondo|Plan)(?: (?:de )?{CAPITALISED})*"
    r" [A-ZÁÉÍÓÚÑ]{2,}(?:[-–/][A-ZÁÉÍÓÚÑ]{2,})+"
)
# A site where people are received, whatever its name: a body only where a profile has it.
_RECEPTION_SITE = re.compile(
    r"Centros? (?:Integral(?:es)? |Temporal(?:es)? )?(?:de|para) (?:la )?(?:Recepción|Atención|Acogida|Alojamiento"
    r"|Emergencias?|Integración|Detención|Retención|Orientación|Bienvenida|Referencia(?:ción)?)\b"
)
# A branch of a body, told by its owner: "la Delegación Federal del INM".
_BRANCH = re.compile(
    r"(?:Delegación|Subdelegación|Representación|(?:Unidad|Oficina)(?: de (?:Terreno|Campo|País|Enlace))?)"
    r"(?: (?:Federal|Estatal|Local|Regional|Nacional|Central))*"
)
# The owner of a branch: "la Delegación Federal del INM en Chiapas", "la Delegación del Instituto Nacional de Mareas".
_BRANCH_OF = re.compile(
    rf"(?:{_BRANCH.pattern}) (?:del|de la|de) ({ACRONYM}|Instituto Nacional de [\w ]+?)(?: en(?: el| la)? .+)?"
)
# A generic noun phrase and no name: "la Mesa de Trabajo que se instaló".
_GENERIC_GROUP = re.compile(
    r"(?:Mesa|Grupo|Comisión|Comité|Equipo) (?:de Trabajo|Técnic[oa]|Intersectorial|Interinstitucional)"
)
# A branch in apposition to its owner: "la Secretaría de Mareas, Delegación Colima".
_BRANCH_IN = re.compile(rf"(?:Delegación|Subdelegación|Representación) (?:en )?{CAPITALISED}(?: {CAPITALISED}){{0,2}}")
# The rest of a name behind a comma, up to its acronym: "Instituto contra la Discriminación, la Xenofobia y el Racismo
# (INADI)".
_REST_WITH_ACRONYM = re.compile(
    r"^((?:,? (?:[ye] |en |para |contra |sobre )?(?:el |la |los |las )?"
    rf"{CAPITALISED}(?: (?:de|del) {CAPITALISED})*){{1,4}})"
    rf" \(({ACRONYM})\)"
)
_DASH = re.compile(r"\s[–—-]\s$")


def owner_of_branch(mention: BodyMention) -> BodyMention:
    """The mention with the owner's name in place of its branch's."""
    owner = None if mention.candidates else _BRANCH_OF.fullmatch(mention.printed)
    return replace(mention, printed=owner[1], acronym=None) if owner else mention


def completed(mention: BodyMention, text: str) -> BodyMention:
    """The mention, a name that was cut at a comma with its rest, if the acronym behind that has the initials of all."""
    if mention.candidates or mention.acronym:
        return mention
    at = text.find(mention.printed)
    goes_on = _REST_WITH_ACRONYM.match(text[at + len(mention.printed) :]) if at >= 0 else None
    if not goes_on or next(find_names(goes_on[1]), None):
        return mention
    name = mention.printed + goes_on[1]
    initials, letters = iter(fold(w)[0] for w in re.findall(r"\b[A-ZÁÉÍÓÚÑ]\w+", name)), fold(goes_on[2])
    first = all(any(i == letter for i in initials) for letter in letters[:2])
    if letters[0] != fold(name)[0] or not (first or _initials_in_order(name, letters)):
        return mention
    return replace(mention, printed=name, acronym=goes_on[2])


def _initials_in_order(name: str, letters: str) -> bool:
    """Whether the initials of a name stand in an acronym in their order, other letters between them: "PRONNIF"."""
    rest = iter(letters)
    return all(fold(word)[0] in rest for word in re.findall(r"\b[A-ZÁÉÍÓÚÑ]\w+", name))


def is_of_another(mention: BodyMention, text: str) -> bool:
    """Whether a name is only the owner of a body, "el Comité de Expertos de Naciones Unidas", a branch or generic."""
    if not mention.candidates and _BRANCH.fullmatch(mention.printed):
        return bool(re.search(rf"{mention.printed} (?:del|de la) {ACRONYM}\b", text))
    if not mention.candidates and _GENERIC_GROUP.fullmatch(mention.printed):
        return True
    if not mention.candidates and f"({mention.printed.partition(' A.')[0]}) A." in text:
        return True
    if not mention.candidates and _BRANCH_IN.fullmatch(mention.printed) and f", {mention.printed}" in text:
        return True
    if mention.printed not in ("Naciones Unidas", "ONU"):
        return False
    named = len(re.findall(rf"\b{mention.printed}\b", text))
    return len(re.findall(rf"\b[A-ZÁÉÍÓÚÑ][\w-]+ de (?:las? )?{mention.printed}\b", text)) >= named


def with_acronym(mention: BodyMention) -> BodyMention:
    """The mention, its acronym parted from a name that ends in it without brackets: "Instituto de Mareas INM"."""
    ends = re.fullmatch(rf"(.* .*) ({ACRONYM})", mention.printed)
    if mention.candidates or not ends or fold(ends[1])[0] != fold(ends[2])[0] or not is_short_for(ends[2], ends[1]):
        return mention
    return replace(mention, printed=ends[1], acronym=mention.acronym or ends[2])


def is_name_of_known_acronym(name: str, others: Sequence[BodyMention], text: str) -> bool:
    """Whether a known body's acronym stands behind an inexact name of it: "Oficina para los Refugiados (ACNUR)"."""
    behind = re.search(rf"{re.escape(name)} \(({ACRONYM})\)", text)
    return bool(behind) and any(o.candidates and behind[1] in (o.printed, o.acronym) for o in others)  # type: ignore[index]


def is_place(mention: BodyMention, text: str) -> bool:
    """Whether a name without candidates is a site: "en el Centro Belén"."""
    if mention.candidates or not mention.printed.startswith("Centro"):
        return False
    made = re.search(rf"\bun {re.escape(mention.printed)}", text)
    return bool(made or _RECEPTION_SITE.match(mention.printed)) or f" en el {mention.printed}" in text.lower().replace(
        mention.printed.lower(), mention.printed
    )


def is_of_a_project(mention: BodyMention, text: str) -> bool:
    """Whether an acronym occurs in the names of projects only."""
    printed = rf"(?<!\w){re.escape(mention.printed)}(?!\w)"
    return mention.printed.isupper() and re.search(printed, _PROJECT_NAME.sub(" ", text)) is None


def is_second_name(mention: BodyMention, others: Sequence[BodyMention], text: str) -> bool:
    """Whether a name follows another body's and a dash: "Ministerio Público – Fiscalía de la Nación"."""
    before = text[: max(0, text.find(mention.printed))]
    dash = _DASH.search(before)
    return dash is not None and any(before[: dash.start()].endswith(m.printed) for m in others if m is not mention)


def is_behind_a_dash(text: str, start: int) -> bool:
    """Whether what begins at `start` follows a word and a dash: "Servicio de Mareas – SEMA"."""
    return bool(re.search(r"\w\s+[–—]\s+$", text[:start]))


def is_short_for(short: str, name: str) -> bool:
    """Whether the letters of an acronym stand in a name in their order."""
    letters = iter(fold(name.partition("(")[0]))
    return all(letter in letters for letter in fold(short))


def is_its_acronym(name: str, others: Sequence[BodyMention]) -> bool:
    """Whether an unexplained acronym has the initials of one of the bodies without candidates."""
    return name.isupper() and any(
        _has_initials(name, m.printed) for m in others if not m.candidates and m.printed != name
    )


def _has_initials(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the first initials of a name, with or without those of its function words."""
    words = fold(name).split()
    large = [fold(word) for word in name.split() if word[0].isupper()]
    return any("".join(w[0] for w in some).startswith(fold(acronym)) for some in (words, large))


@lru_cache(maxsize=1)
def _whole_names() -> re.Pattern[str]:
    """A folded name that ends in a country or a demonym, or has an "y" already, with what a further "y" coordinates."""
    peoples = "|".join(sorted((re.escape(word) for word in country_words()), key=lambda w: (-len(w), w)))
    return re.compile(rf"(.+ (?:{peoples})) y (?:el |la |los |las |de )(\w.*)|(.+ y .+) y (?:el|la) (\w.*)")


def two_bodies(name: str) -> re.Match[str] | None:
    """A name of two bodies, the first of which is complete (groups 1 and 2): "Carabineros de Chile y la Armada"."""
    found = _whole_names().fullmatch(fold(name))
    at = next((i for i in (1, 3) if found and found[i]), 0)
    if not found or not at:
        return None
    return re.fullmatch(rf"(.{{{found.end(at)}}}) y (?:el |la |los |las |de )(.*)", name)
