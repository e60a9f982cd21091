"""Which groups an action is aimed at, and not merely mentions.

The wordings that name a group are labels of the scheme of populations. Where a wording stands
decides: in the title, in the printed target group or in the description it counts; inside the
name of a body and among the challenges it does not. What the words around it say is read in
`population_contexts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from loaders.extract.matcher import Match, WordIndex
from loaders.extract.model import Value
from loaders.extract.passages import body_spans, folded
from loaders.extract.population_contexts import share
from loaders.extract.sentences import sentences
from loaders.model import Entry, Span
from loaders.text import Line, Passage, join
from ontology.schemes import Concept

_GENERAL = "migrantes-general"
_TITLE, _TARGET, _DESCRIPTION, _RESULTS = 2.0, 3.0, 2.0, 1.7
_ENOUGH = 2.0
_HINT = 0.4
_LITTLE = 0.5

# Words that say which migrants: "migrants in general" are then no group of their own.
_NEARER = frozenset(["mexicanos-exterior", "mexicanos-retorno", "extranjeros", "desaparecidos"])
# Groups that are migrants too where they are told much more than these ("la niñez migrante").
_AMONG = frozenset(["nna", "mujeres", "familias", "indigenas", "jovenes", "trabajadores"])
_MUCH_MORE = 1.4
# Those who are taught about migrants: these are aimed at too where the text is full of them.
_AUDIENCES = frozenset(["servidores-publicos", "academia"])
_FULL = 4.0
# Personal conditions are told besides the migratory situation: "mujeres mexicanas en Estados Unidos" are both.
_CONDITIONS = frozenset(
    ["nna", "mujeres", "jovenes", "familias", "trabajadores", "indigenas", "personas-mayores", "discapacidad"]
)
# Said once in the results is enough ("dirigida a todo público": compendio-2024:669).
_ENOUGH_OF = {"poblacion-general": 1.4}
# "Ley sobre Refugiados": a law's name aims at nobody (compendio-2024:3698).
_LAW = re.compile(
    r"\b(?:Ley|Convención|Pacto|Decreto|Comité|Estrategia)\b(?: General| Federal)?(?: (?:de|del|la|las|los|el|sobre"
    r"|para|y|contra|[A-ZÁÉÍÓÚ]\w+,?))+"
    # A line that is a programme's name, in a list of programmes (compendio-2020:411).
    r"|^[-•*]\s*(?:Programas?|Becas?|Fondo|Proyecto)\b[^.;:\n]{0,100}$",
    re.MULTILINE,
)
# "una mejor salud en la población, mediante ...": the people at large (compendio-2024:4302, compendio-2020:2734).
_PEOPLE = re.compile(
    r"(?<!parte)(?<!sector)(?<!sectores)(?<!segmento)(?<!vivencias)(?<!grupos) (?P<who>(?:en|entre|de|para|a) la "
    r"(?:poblacion|ciudadania))(?=[,.;]|\s(?:mediante|sobre|promoviendo|y que))"
)
_AT_LARGE = "poblacion-general"
_MIGRANT = re.compile(r"migrantes?")


@dataclass(frozen=True, slots=True)
class Wording:
    """A group, and how much a wording says of it: all for a name, less for a hint."""

    slug: str
    share: float


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

    def add(self, part: str, weight: float, slug: str, lines: Span) -> None:
        """Add a wording of the group that stands in a part."""
        self.score += weight
        self.parts.add(part)
        if weight > self.best:
            self.best = weight
            self.value = Value(slug, lines, f"wording-in-{part}")


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
    if not entry.target_printed:
        _at_large(found, entry.description)
    for slug in entry.dimension:
        _dimension(found, slug, entry)
    return found


def _settle_general(chosen: dict[str, Evidence], found: Mapping[str, Evidence]) -> None:
    """Migrants in general count where no nearer word does, or where it is printed as the target."""
    general = found.get(_GENERAL)
    if general is None or "target" in general.parts:
        return
    nearer = chosen.keys() & _NEARER
    nearer |= {s for s in chosen.keys() & _AMONG if chosen[s].score >= general.score * _MUCH_MORE}
    if chosen.keys() & _AUDIENCES and "title" not in general.parts and general.score <= _FULL:
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
    among = -2
    for match in matches:
        if any(a <= match.start < b for a, b in bodies):
            continue
        sentence = next((s for s in cut if s.start <= match.start < s.end), None)
        if sentence is None:
            continue
        a, b = match.start - sentence.start, match.end - sentence.start
        around = (sentence.folded[:a], sentence.folded[a:b], sentence.folded[b:])
        for wording in match.payloads:
            slug = wording.slug
            here = weight * wording.share * share(slug, part, *around)
            if slug == _GENERAL and _MIGRANT.fullmatch(around[1]) and match.start - among <= 1:
                here = 0.0  # "niñas, niños y adolescentes migrantes"
            if here:
                found.setdefault(slug, Evidence()).add(part, here, slug, passage.lines(match.start, match.end))
        if any(w.slug in _CONDITIONS for w in match.payloads):
            among = match.end


def _at_large(found: dict[str, Evidence], passage: Passage) -> None:
    """The people at large, where the description's words for them are no group's name."""
    people = _PEOPLE.search(folded(passage.text))
    if people and _AT_LARGE not in found:
        found[_AT_LARGE] = Evidence()
        found[_AT_LARGE].add("description", _DESCRIPTION, _AT_LARGE, passage.lines(*people.span("who")))


_BY_DIMENSION = {"retorno": "mexicanos-retorno", "transito": "transito"}


def _dimension(found: dict[str, Evidence], dimension: str, entry: Entry) -> None:
    """The study prints the stages of migration that a practice serves (buenas-practicas-oim:525)."""
    slug = _BY_DIMENSION.get(dimension)
    if slug:
        first = (entry.title_lines or entry.lines)[0]
        evidence = found.setdefault(slug, Evidence())
        evidence.score += _TARGET
        evidence.value = evidence.value or Value(slug, (first, first), "dimension")
