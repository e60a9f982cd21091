"""Which groups an action is aimed at, and not merely mentions.

The wordings that name a group are labels of the scheme of populations. Where a wording stands
decides: in the title, in the printed target group or in the description it counts; inside the
name of a body, behind a number that only counts people, and among the challenges it does not.
Groups that the documents name in many other connections (officials, families, victims ...) count
only where the sentence says that something is done for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from loaders.extract.matcher import Match, WordIndex
from loaders.extract.model import Value
from loaders.extract.passages import body_spans
from loaders.extract.sentences import Sentence, sentences
from loaders.model import Entry
from loaders.text import Line, Passage, join
from ontology.schemes import Concept

_GENERAL = "migrantes-general"
_TITLE, _TARGET, _DESCRIPTION, _RESULTS = 2.0, 3.0, 2.0, 1.7
_ENOUGH = 2.0
_HINT = 0.4
_LITTLE = 0.5

# A nearer word than "migrants in general".
_NEARER = frozenset(
    [
        "mexicanos-exterior",
        "mexicanos-retorno",
        "extranjeros",
        "nna",
        "mujeres",
        "familias",
        "indigenas",
        "jovenes",
        "trabajadores",
        "desaparecidos",
    ]
)
# Personal conditions are told besides the migratory situation: "mujeres mexicanas en Estados Unidos" are both.
_CONDITIONS = frozenset(
    ["nna", "mujeres", "jovenes", "familias", "trabajadores", "indigenas", "personas-mayores", "discapacidad"]
)
# Said once in the results is enough ("dirigida a todo público": compendio-2024:669).
_ENOUGH_OF = {"poblacion-general": 1.4}
# Groups that count only where the sentence says that they are served, taught or addressed.
_TAUGHT = re.compile(
    r"\b(?:dirigid[oa]s?|capacit\w*|sensibiliz\w+|impart\w+|formacion|formar|profesionaliz\w+|cursos?|taller(?:es)?"
    r"|diplomados?|seminarios?"
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
        r"\b(?:sus famili\w+|a (?:las |los )?famili\w+|famili\w+ (?:de|direct|migrant|mexican|repatri)|(?:padres"
        r"|madres)|de las famili\w+|grupos? familiar\w*)\b"
    ),
    "trabajadores": _SERVED,
}
# "26 mujeres y 18 hombres": a count of people served, not whom the action is for (compendio-2024:6031).
_COUNTED = re.compile(
    r"(?:\d[\d,.]*|\b(?:un|una|dos|tres|cuatro|cinco|seis)) (?:\w+ ){0,1}$|\b(?:son|fueron|eran|corresponden? a"
    r"|de las cuales) $"
)
# "Ley sobre Refugiados": a law's name aims at nobody (compendio-2024:3698).
_LAW = re.compile(
    r"\b(?:Ley|Convención|Pacto|Decreto|Comité|Estrategia)\b(?: General| Federal)?(?: (?:de|del|la|las|los|el|sobre"
    r"|para|y|contra|[A-ZÁÉÍÓÚ]\w+,?))+"
)
_FOCUS_BEFORE = re.compile(r"\benfoque(?:\W+\w+){0,5}\W*$")


@dataclass(frozen=True, slots=True)
class Wording:
    """A group, and how much a wording says of it: all for a name, less for a hint."""

    slug: str
    share: float


_COUNTED_SHARE = {_GENERAL: 0.5, "nna": 0.2, "extranjeros": 0.5, "mexicanos-exterior": 0.5, "mexicanos-retorno": 0.5}
_FOREIGN_BODY = re.compile(
    r"\b(?:autoridad(?:es)?|representaciones|instituciones|dependencias|lenguas?|inversion(?:es)?|actas) $"
)


class PopulationIndex:
    """The wordings of the scheme: its labels name a group, its hidden labels hint at one ("consulado")."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        names: list[tuple[str, Wording]] = []
        for concept in concepts:
            slug = concept.notation or concept.iri_slug
            names += [(label, Wording(slug, 1.0)) for label in (concept.label_es, *concept.alt_labels) if label]
            names += [(label, Wording(slug, _HINT)) for label in concept.hidden_labels]
        self._index: WordIndex[Wording] = WordIndex(names)

    def find(self, passage: Passage) -> list[Match[Wording]]:
        """The wordings in reading order, those left out that stand inside a longer one."""
        out: list[Match[Wording]] = []
        for match in self._index.find_all(passage):
            if not out or match.end > out[-1].end or any(w.slug in _CONDITIONS for w in match.payloads):
                out.append(match)
        return out


@dataclass(slots=True)
class Evidence:
    """What was found of one group: its weight, where it is best said, and in which parts."""

    score: float = 0.0
    value: Value | None = None
    best: float = 0.0
    parts: set[str] = field(default_factory=set)


def find_populations(weights: Mapping[str, Evidence]) -> list[Value]:
    """The groups that an entry's action is aimed at, those best supported first; `weights` by `population_weights`."""
    chosen = {slug: e for slug, e in weights.items() if e.score >= _ENOUGH_OF.get(slug, _ENOUGH)}
    _settle_general(chosen, weights)
    _settle_victims(chosen)
    ranked = sorted(chosen.items(), key=lambda item: -item[1].score)
    return [e.value for _, e in ranked if e.value]


def population_weights(entry: Entry, index: PopulationIndex) -> dict[str, Evidence]:
    """What an entry's words say of each group, hints included."""
    found: dict[str, Evidence] = {}
    for part, weight, passage in _parts(entry):
        _weigh(found, part, weight, passage, index)
    for slug in entry.dimension:
        _dimension(found, slug, entry)
    return found


def _settle_general(chosen: dict[str, Evidence], found: Mapping[str, Evidence]) -> None:
    """Migrants in general count where no nearer word does, or where it is printed as the target."""
    general = found.get(_GENERAL)
    if general is None or "target" in general.parts:
        return
    nearer = chosen.keys() & _NEARER
    if chosen.keys() & {"servidores-publicos", "academia"} and "title" not in general.parts:
        nearer = nearer | {_GENERAL}
    if nearer:
        chosen.pop(_GENERAL, None)
    elif general.score >= _LITTLE:
        chosen[_GENERAL] = general


def _settle_victims(chosen: dict[str, Evidence]) -> None:
    """Plain "víctimas" beside victims of trafficking are those (compendio-2024:3316)."""
    crime = chosen.get("victimas-delito")
    if crime is not None and "victimas-trata" in chosen and crime.best < _RESULTS:
        del chosen["victimas-delito"]


def _parts(entry: Entry) -> Iterator[tuple[str, float, Passage]]:
    first = (entry.title_lines or entry.lines)[0]
    if entry.title:
        yield "title", _TITLE, join([Line(first, entry.title)])
    if entry.target_printed:
        yield "target", _TARGET, join([Line(first, entry.target_printed)])
    if entry.description:
        yield "description", _DESCRIPTION, entry.description
    if entry.results:
        yield "results", _RESULTS, entry.results


def _weigh(found: dict[str, Evidence], part: str, weight: float, passage: Passage, index: PopulationIndex) -> None:
    matches = index.find(passage)
    if not matches:
        return
    bodies = [] if part in ("title", "target") else list(body_spans(passage.text))
    bodies += [m.span() for m in _LAW.finditer(passage.text)]
    cut = sentences(passage.text)
    for match in matches:
        if any(a <= match.start < b for a, b in bodies):
            continue
        sentence = next((s for s in cut if s.start <= match.start < s.end), None)
        if sentence is None:
            continue
        for wording in match.payloads:
            slug = wording.slug
            here = weight * wording.share * _share(slug, part, match, sentence)
            if here:
                evidence = found.setdefault(slug, Evidence())
                evidence.score += here
                evidence.parts.add(part)
                if here > evidence.best:
                    evidence.best = here
                    evidence.value = Value(slug, passage.lines(match.start, match.end), f"wording-in-{part}")


def _share(slug: str, part: str, match: Match[Wording], sentence: Sentence) -> float:
    """How much a wording says that the action is aimed at the group: 0 to 1."""
    before = sentence.folded[: match.start - sentence.start]
    needed = _ONLY_IF.get(slug)
    if part in ("title", "target"):
        return 0.0 if slug == "servidores-publicos" and not _TAUGHT.search(sentence.folded) else 1.0
    if _COUNTED.search(before):
        return _COUNTED_SHARE.get(slug, 0.0)
    if slug == "extranjeros" and _FOREIGN_BODY.search(before):
        return 0.0
    if slug == "mujeres" and (_FOCUS_BEFORE.search(before) or (part == "results" and "hombres" in sentence.folded)):
        return 0.0
    if needed is not None and not needed.search(sentence.folded):
        return 0.0
    return 1.0


_BY_DIMENSION = {"retorno": "mexicanos-retorno", "transito": "transito"}


def _dimension(found: dict[str, Evidence], dimension: str, entry: Entry) -> None:
    """The study prints the stages of migration that a practice serves (buenas-practicas-oim:525)."""
    slug = _BY_DIMENSION.get(dimension)
    if slug:
        first = (entry.title_lines or entry.lines)[0]
        evidence = found.setdefault(slug, Evidence())
        evidence.score += _TARGET
        evidence.value = evidence.value or Value(slug, (first, first), "dimension")
