"""In what role a body is named: small rules over the words around its name.

`role_of` looks at every place where the body is named and takes the first rule that speaks, in the
order in which the rules stand; each is named in what it returns, so that a role can be explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.extract.lexicon import Context, Lexicon
from loaders.extract.matcher import fold_name
from loaders.extract.model import Role
from loaders.model import Entry
from loaders.text import Passage

_REACH = 170
_SENTENCE_END = re.compile(r"(?<!\b[A-ZÁÉÍÓÚ])(?<!\bEE)(?<!\bUU)(?<!\bno)[.;?!]\s+(?=[A-ZÁÉÍÓÚÑ¿“\"•-])|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: the part of the entry, its passage, characters ``start:end`` of `text`."""

    part: str
    passage: Passage
    start: int
    end: int
    text: str

    def before(self) -> str:
        """The sentence up to the name."""
        window = self.text[max(0, self.start - _REACH) : self.start]
        ends = list(_SENTENCE_END.finditer(window))
        return window[ends[-1].end() :] if ends else window

    def after(self) -> str:
        """The sentence behind the name, some words of it."""
        window = self.text[self.end : self.end + 90]
        end = _SENTENCE_END.search(window)
        return window[: end.start()] if end else window


@dataclass(frozen=True, slots=True)
class Cue:
    """Words before a name that tell its role."""

    rule: str
    role: Role
    words: str


# The cue nearest to the name speaks. Each names the words that it goes by.
_CUES = (
    Cue("financed-by", "funder", r"financia\w+ (?:por|de)|recursos (?:asignados|otorgados|aportados) por|otorgados por|con recursos de|fondos de|donaci[oó]n\w* de|patrocin\w+ (?:por|de)"),
    Cue("in-coordination", "partner", r"(?:coordinaci[oó]n|coordinad[oa]s?|colaboraci[oó]n|colabor\w+|conjunt[oa]|conjuntamente|juntamente|cooperaci[oó]n|vinculaci[oó]n|vincul\w+|alianza|convenios?|acuerdos?|contrato|enlace|trabaj\w+|articulaci[oó]n|coadyuv\w+|junto)\b[^,.;]{0,60}?\b(?:con|entre|por)\b"),
    Cue("with-support", "partner", r"(?:con|el|su) (?:el )?(?:apoyo|acompañamiento|auxilio|aval|asistencia(?: técnica)?|asesoría|participación|colaboración|intervención|patrocinio)(?: \w+){0,2} (?:de|del)\b"),
    Cue("taking-part", "partner", r"particip\w+(?: \w+){0,4} (?:de|del|en|con|la|el|los|las)\b|integra\w* por|conforma\w* por|compuest[oa] por|impartid\w+ por|brindad[oa]s? por|realizad[oa]s? por|representantes de|facilitad[oa]s? por|elaborad[oa]s? por"),
    Cue("shared-with", "partner", r"compart\w+\b[^.;]{0,50} con\b|reuni[oó]n\w*\b[^.;]{0,30} con\b|aportaciones de|aportaciones que hicieron|sugerencias de|propuestas? de"),
    Cue("aimed-at", "beneficiary", r"dirigid[oa]s?\b[^.;]{0,40}\ba(?:l| la| los| las)?\b|adscrit[oa]s? a|laboran en|servidoras públicas (?:de|del)|capacit\w+\b[^.;]{0,30}\b(?:a|al|personal de|elementos de)\b|impartid[oa]s? a|sensibiliz\w+ a|apoyos?\b[^.;]{0,60}\ba\b|transferencia de recursos a|llegar a|guía al?|entrega\b[^.;]{0,20} a\b"),
    Cue("by-way-of", "unit", r"a través de(?:l| la| los| las)?|por conducto de|por medio de|a cargo de|mediante (?:el|la|los|las)|desde (?:el|la|los|las)|por parte de"),
    Cue("referred-to", "mentioned", r"canaliz\w+\b[^.;]{0,60}\b(?:a|al|ante)\b|\bante\b|denunci\w+\b[^.;]{0,20}\ben\b|entregad[oa]s? a|según|identificado por|emitid[oa]s? por|expedid[oa]s por|disposición de|instalaciones de|en el marco de|derivad[oa]s? de|fuentes? de|datos de|información de|cifras de|estimaciones de|acudir a"),
)  # fmt: skip
_CUE = re.compile("|".join(f"(?P<c{i}>{c.words})" for i, c in enumerate(_CUES)), re.IGNORECASE)


@cache
def _roles_order() -> dict[str, int]:
    return {"unit": 0, "funder": 1, "beneficiary": 2, "partner": 3, "mentioned": 4}


def nearest_cue(place: Place) -> Cue | None:
    """The cue that stands nearest before the name, if any in its sentence."""
    best: Cue | None = None
    at = -1
    before = place.before()
    for match in _CUE.finditer(before):
        if match.end() > at:
            at = match.end()
            best = _CUES[int(next(k for k, v in match.groupdict().items() if v is not None)[1:])]
    return best


def role_of(
    places: Sequence[Place],
    candidates: tuple[str, ...],
    name: str,
    entry: Entry,
    lexicon: Lexicon,
    context: Context,
) -> tuple[Role, str]:
    """The role of a body named at `places`, and the rule that gave it."""
    own = _own_unit(candidates, name, lexicon, context)
    told = [(cue, place) for place in places if place.part != "challenge" and (cue := nearest_cue(place))]
    if any(p.part == "company" for p in places):
        return "partner", "reports-together"
    if own:
        if told and told[0][0].role == "beneficiary":
            return "beneficiary", told[0][0].rule
        if (
            own == "unit-of-state"
            and told
            and told[0][0].rule in {"in-coordination", "with-support"}
            and told[0][1].part != "title"
        ):
            return "partner", told[0][0].rule
        if own == "unit-of-state" and all(p.part == "challenge" for p in places):
            return "mentioned", "named-in-challenges"
        return "unit", own
    if all(p.part == "challenge" for p in places):
        return "mentioned", "named-in-challenges"
    if told:
        cue = told[0][0]
        if cue.role == "unit":
            return "partner", cue.rule
        return cue.role, cue.rule
    return "partner", "default"


def _own_unit(candidates: tuple[str, ...], name: str, lexicon: Lexicon, context: Context) -> str | None:
    """The rule by which the body is part of the reporter, or None."""
    for candidate in candidates:
        if any(lexicon.is_part_of(candidate, r) for r in context.reporters):
            return "part-of-reporter"
    folded = f" {fold_name(name)} "
    if not candidates and any(
        f" {fold_name(lexicon.bodies[r].acronym)} " in folded for r in context.reporters if lexicon.bodies[r].acronym
    ):
        return "owner-is-reporter"
    governments = [
        lexicon.bodies[r]
        for r in context.reporters
        if lexicon.bodies[r].sector == "state" and r.startswith("gobierno-")
    ]
    for government in governments:
        bodies = [lexicon.bodies[c] for c in candidates]
        if any(b.state == government.state and b.level in {"state", "municipal"} for b in bodies):
            return "unit-of-state"
        if not bodies:
            return "unit-of-state"
    return None
