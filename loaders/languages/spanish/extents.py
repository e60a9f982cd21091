"""How far a body's name in Spanish goes, and names that are none: of a project, of a place, a body's second name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entramado.loaders.extract.extracted import BodyMention
from entramado.loaders.languages.spanish.names import find_names
from entramado.ontology.folding import fold

_CAP = r"[A-ZÁÉÍÓÚÑ][\w’'-]+"
ACRONYM = r"[A-ZÁÉÍÓÚÑ]{3,}(?:-[A-ZÁÉÍÓÚÑ][\w]+)?"
# "Proyecto Regional SICA-OIM": whose project it is, said in its name.
_PROJECT = re.compile(
    rf"\b(?:Proyecto|Programa|Iniciativa|Fondo|Plan)(?: (?:de )?{_CAP})* [A-ZÁÉÍÓÚÑ]{{2,}}(?:[-–/][A-ZÁÉÍÓÚÑ]{{2,}})+"
)
# A place where people are received, by whatever name: no body but where a profile holds it.
_PLACE = re.compile(
    r"Centros? (?:Integral(?:es)? |Temporal(?:es)? )?(?:de|para) (?:la )?(?:Recepción|Atención|Acogida|Alojamiento"
    r"|Integración|Detención|Retención|Orientación|Bienvenida|Referencia(?:ción)?)\b"
)
# "Instituto contra la Discriminación, la Xenofobia y el Racismo (INADI)": what a name goes on with.
_GOES_ON = re.compile(
    rf"^((?:,? (?:[ye] |en |para |contra |sobre )?(?:el |la |los |las )?{_CAP}(?: (?:de|del) {_CAP})*){{1,4}})"
    rf" \(({ACRONYM})\)"
)
_SAME_BODY = re.compile(r"\s[–—-]\s$")


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
