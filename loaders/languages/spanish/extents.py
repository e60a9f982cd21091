"""Where a body's name ends in Spanish, and names that are no body: a project's, a site's, a body's second name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from entramado.loaders.extract.extracted import BodyMention
from entramado.loaders.languages.spanish.names import find_names
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words

_CAP = r"[A-ZÁÉÍÓÚÑ][\w’'-]+"
ACRONYM = r"[A-ZÁÉÍÓÚÑ]{3,}(?:-[A-ZÁÉÍÓÚÑ][\w]+)?"
# "Proyecto Regional SICA-OIM": whose project it is, said in its name.
_PROJECT = re.compile(
    rf"\b(?:Proyecto|Programa|Iniciativa|Fondo|Plan)(?: (?:de )?{_CAP})* [A-ZÁÉÍÓÚÑ]{{2,}}(?:[-–/][A-ZÁÉÍÓÚÑ]{{2,}})+"
)
# A place where people are received, by whatever name: no body but where a profile holds it.
_PLACE = re.compile(
    r"Centros? (?:Integral(?:es)? |Temporal(?:es)? )?(?:de|para) (?:la )?(?:Recepción|Atención|Acogida|Alojamiento"
    r"|Emergencias?|Integración|Detención|Retención|Orientación|Bienvenida|Referencia(?:ción)?)\b"
)
# "la Delegación Federal del INM": where a body works.
_BRANCH = re.compile(
    r"(?:Delegación|Subdelegación|Representación|(?:Unidad|Oficina)(?: de (?:Terreno|Campo|País|Enlace))?)"
    r"(?: (?:Federal|Estatal|Local|Regional|Nacional|Central))*"
)
# "la Delegación Federal del INM en Chiapas", "la Delegación del Instituto Nacional de Mareas": a branch of another.
_BRANCH_OF = re.compile(
    rf"(?:{_BRANCH.pattern}) (?:del|de la|de) ({ACRONYM}|Instituto Nacional de [\w ]+?)(?: en(?: el| la)? .+)?"
)
# "la Mesa de Trabajo que se instaló": what it is, and no name.
_ANY_GROUP = re.compile(
    r"(?:Mesa|Grupo|Comisión|Comité|Equipo) (?:de Trabajo|Técnic[oa]|Intersectorial|Interinstitucional)"
)
# "la Secretaría de Mareas, Delegación Colima".
_BRANCH_IN = re.compile(rf"(?:Delegación|Subdelegación|Representación) (?:en )?{_CAP}(?: {_CAP}){{0,2}}")
# "Instituto contra la Discriminación, la Xenofobia y el Racismo (INADI)": what a name goes on with.
_GOES_ON = re.compile(
    rf"^((?:,? (?:[ye] |en |para |contra |sobre )?(?:el |la |los |las )?{_CAP}(?: (?:de|del) {_CAP})*){{1,4}})"
    rf" \(({ACRONYM})\)"
)
_SAME_BODY = re.compile(r"\s[–—-]\s$")


def of_branch(mention: BodyMention) -> BodyMention:
    """The body that a branch is of, in place of the branch."""
    owner = None if mention.candidates else _BRANCH_OF.fullmatch(mention.printed)
    return replace(mention, printed=owner[1], acronym=None) if owner else mention


def whole(mention: BodyMention, text: str) -> BodyMention:
    """A name up to the acronym whose letters its words begin with, where it was cut at a comma."""
    if mention.candidates or mention.acronym:
        return mention
    at = text.find(mention.printed)
    goes_on = _GOES_ON.match(text[at + len(mention.printed) :]) if at >= 0 else None
    if not goes_on or next(find_names(goes_on[1]), None):
        return mention
    name = mention.printed + goes_on[1]
    initials, letters = iter(fold(w)[0] for w in re.findall(r"\b[A-ZÁÉÍÓÚÑ]\w+", name)), fold(goes_on[2])
    first = all(any(i == letter for i in initials) for letter in letters[:2])
    if letters[0] != fold(name)[0] or not (first or _stand_in(name, letters)):
        return mention
    return replace(mention, printed=name, acronym=goes_on[2])


def _stand_in(name: str, letters: str) -> bool:
    """Whether the letters that the name's words begin with stand in an acronym in their order: "PRONNIF"."""
    rest = iter(letters)
    return all(fold(word)[0] in rest for word in re.findall(r"\b[A-ZÁÉÍÓÚÑ]\w+", name))


def is_of_another(mention: BodyMention, text: str) -> bool:
    """Whether a name only tells whose a body is, "el Comité de Expertos de Naciones Unidas", or where a body works."""
    if not mention.candidates and _BRANCH.fullmatch(mention.printed):
        return bool(re.search(rf"{mention.printed} (?:del|de la) {ACRONYM}\b", text))
    if not mention.candidates and _ANY_GROUP.fullmatch(mention.printed):
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
    """A name apart from the acronym that ends it without brackets: "Instituto de Mareas INM", by its letters' order."""
    ends = re.fullmatch(rf"(.* .*) ({ACRONYM})", mention.printed)
    if mention.candidates or not ends or fold(ends[1])[0] != fold(ends[2])[0] or not is_short_for(ends[2], ends[1]):
        return mention
    return replace(mention, printed=ends[1], acronym=mention.acronym or ends[2])


def is_slip_of(name: str, others: Sequence[BodyMention], text: str) -> bool:
    """Whether an unknown name is explained by a known body's acronym: "Oficina para los Refugiados (ACNUR)"."""
    behind = re.search(rf"{re.escape(name)} \(({ACRONYM})\)", text)
    return bool(behind) and any(o.candidates and behind[1] in (o.printed, o.acronym) for o in others)  # type: ignore[index]


def is_place(mention: BodyMention, text: str) -> bool:
    """Whether a name that no profile holds is where something is done: "en el Centro Belén"."""
    if mention.candidates or not mention.printed.startswith("Centro"):
        return False
    made = re.search(rf"\bun {re.escape(mention.printed)}", text)
    return bool(made or _PLACE.match(mention.printed)) or f" en el {mention.printed}" in text.lower().replace(
        mention.printed.lower(), mention.printed
    )


def is_of_a_project(mention: BodyMention, text: str) -> bool:
    """Whether a text has an acronym in a project's name only."""
    printed = rf"(?<!\w){re.escape(mention.printed)}(?!\w)"
    return mention.printed.isupper() and re.search(printed, _PROJECT.sub(" ", text)) is None


def is_second_name(mention: BodyMention, others: Sequence[BodyMention], text: str) -> bool:
    """Whether a name stands behind another body's and a dash: "Ministerio Público – Fiscalía de la Nación"."""
    before = text[: max(0, text.find(mention.printed))]
    dash = _SAME_BODY.search(before)
    return dash is not None and any(before[: dash.start()].endswith(m.printed) for m in others if m is not mention)


def is_behind_a_dash(text: str, start: int) -> bool:
    """Whether what begins at `start` stands behind a name and a dash: "Servicio de Mareas – SEMA"."""
    return bool(re.search(r"\w\s+[–—]\s+$", text[:start]))


def is_short_for(short: str, name: str) -> bool:
    """Whether the letters of a word stand in a name in their order."""
    letters = iter(fold(name.partition("(")[0]))
    return all(letter in letters for letter in fold(short))


def is_its_acronym(name: str, others: Sequence[BodyMention]) -> bool:
    """Whether an acronym that nothing explains is of one of the bodies, by the letters that its words begin with."""
    return name.isupper() and any(
        _begin_with(name, m.printed) for m in others if not m.candidates and m.printed != name
    )


def _begin_with(acronym: str, name: str) -> bool:
    """Whether the first words of a name, small ones too or not, begin with the letters of an acronym."""
    words = fold(name).split()
    large = [fold(word) for word in name.split() if word[0].isupper()]
    return any("".join(w[0] for w in some).startswith(fold(acronym)) for some in (words, large))


@lru_cache(maxsize=1)
def _whole_names() -> re.Pattern[str]:
    """A name that a country or its people ends, or that has an "y" already, with what stands behind a further "y"."""
    peoples = "|".join(sorted((re.escape(word) for word in country_words()), key=lambda w: (-len(w), w)))
    return re.compile(rf"(.+ (?:{peoples})) y (?:el |la |los |las |de )(\w.*)|(.+ y .+) y (?:el|la) (\w.*)")


def of_two(name: str) -> re.Match[str] | None:
    """A name of two bodies, the first of which is whole: "Carabineros de Chile y la Armada"."""
    found = _whole_names().fullmatch(fold(name))
    at = next((i for i in (1, 3) if found and found[i]), 0)
    if not found or not at:
        return None
    return re.fullmatch(rf"(.{{{found.end(at)}}}) y (?:el |la |los |las |de )(.*)", name)
