"""Classification of the reported action by type, the main type first.

The labels of the scheme of action types are searched in the title, the description and the results. The title weighs
most, then the first sentences; the objective that an entry stands under makes its types likelier. A logistic model
(points fitted to readings by `training.action_types`, in `ontology/points/action-types.csv`) turns a few features of
each type into the probability that a reader names it; the likeliest is the main type.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.matcher import WordIndex
from entramado.loaders.extract.passages import SpanSet, body_spans
from entramado.loaders.languages.spanish.action_types import TITLED_STUDY
from entramado.loaders.languages.spanish.title_forms import title_form
from entramado.loaders.records import Entry, Span
from entramado.loaders.text import Line, Passage, join
from entramado.ontology.points import Points, chance, load_points
from entramado.ontology.schemes import Concept

POINTS = "action-types"  # ontology/points/action-types.csv
TYPE = "type"  # the feature of every candidate: with points of its own, it is the intercept of a type
WEIGHT = "weight"  # the feature that has points for each type beside those for all

_NAME_WEIGHT, _HINT_WEIGHT = 2.0, 0.5
_BONUS_PER_WORD = 0.35  # share of the weight that each further word of a wording adds
_PART_WEIGHTS: Mapping[str, float] = {"title": 2.0, "description": 1.5, "results": 0.5}
_HALF_WEIGHT_AT = 500.0  # offset in characters at which a wording weighs half
_REPEATED_FACTOR = 0.3  # share of its weight that a repeated wording adds
_OBJECTIVE_WEIGHT = 3.5  # weight that the objective distributes among its types
_OTHER_TYPE = "otro"  # not searched: "de otro tipo" names no type of action (compendio-2024:8275)
_MIN_FURTHER_CHANCE = 0.4  # of a type beside the main one: half of the F1 that can be reached, which maximises F1
_MAX_TYPES = 3  # of an entry

# Forms of action: other types that follow one in the text are its topic (compendio-2024:3643).
_FORMS = frozenset(
    (
        "capacitacion-funcionarios",
        "coordinacion-actores",
        "difusion",
        "foros-grupos-trabajo",
        "informacion-investigacion",
        "legislacion-protocolos",
    )
)

# The types to expect under each of the 23 objectives, by their headings.
EXPECTED: Mapping[int, Sequence[str]] = {
    1: ("informacion-investigacion",),
    2: ("empleo-capacitacion-laboral", "coordinacion-actores"),
    3: ("difusion",),
    4: ("documentos-identidad",),
    5: ("tramites-migratorios",),
    6: ("empleo-capacitacion-laboral",),
    7: ("asesoria-legal",),
    8: ("recepcion-acompanamiento",),
    9: ("seguridad-combate-delitos",),
    10: ("seguridad-combate-delitos",),
    11: ("seguridad-combate-delitos",),
    12: ("capacitacion-funcionarios", "tramites-migratorios"),
    13: ("asesoria-legal", "legislacion-protocolos"),
    14: ("asesoria-legal",),
    15: ("salud", "educacion", "alimentacion-alojamiento"),
    16: ("participacion-cultura",),
    17: ("difusion", "capacitacion-funcionarios"),
    18: ("empleo-capacitacion-laboral", "educacion"),
    19: ("participacion-cultura",),
    20: ("servicios-financieros",),
    21: ("retorno-integracion",),
    22: ("servicios-financieros",),
    23: ("coordinacion-actores", "foros-grupos-trabajo"),
}


@dataclass(frozen=True, slots=True)
class _Wording:
    """A type, the weight of a wording for it, and whether it names the type (a hint does not)."""

    slug: str
    weight: float
    named: bool


@dataclass(slots=True)
class _Evidence:
    """The evidence for one type: the weights of names and of hints by part, and the lines of the first."""

    names: dict[str, float] = field(default_factory=dict)
    hints: dict[str, float] = field(default_factory=dict)
    lines: Span | None = None


class ActionTypeIndex:
    """The wordings of the action types, the types expected under each objective, and the points.

    `points` are those of the published table unless others are given.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        expected: Mapping[int, Sequence[str]] = EXPECTED,
        points: Points | None = None,
    ) -> None:
        names: list[tuple[str, _Wording]] = []
        for concept in concepts:
            slug = concept.iri_slug
            if slug == _OTHER_TYPE:
                continue
            for labels, weight in (
                ((concept.label_es, *concept.alt_labels), _NAME_WEIGHT),
                (concept.hidden_labels, _HINT_WEIGHT),
            ):
                names += [
                    (n, _Wording(slug, weight * (1 + _BONUS_PER_WORD * n.count(" ")), weight == _NAME_WEIGHT))
                    for n in labels
                ]
        self.wordings: WordIndex[_Wording] = WordIndex(names)
        self.expected = expected
        self.points: Points = load_points(POINTS) if points is None else points


@dataclass(frozen=True, slots=True)
class TypeChance:
    """The probability (0 to 1) that a careful reader names a type, and the lines of its first wording."""

    chance: float
    lines: Span | None


def type_chances(entry: Entry, index: ActionTypeIndex) -> dict[str, TypeChance]:
    """Every type with any evidence, the likeliest first."""
    found = type_features(entry, index)
    chances = {slug: TypeChance(chance(score(slug, f, index.points)), lines) for slug, (f, lines) in found.items()}
    return dict(sorted(chances.items(), key=lambda item: (-item[1].chance, item[0])))


def find_action_types(
    entry: Entry, index: ActionTypeIndex, chances: Mapping[str, TypeChance] | None = None
) -> list[Value]:
    """The types of an entry's action, the main one first; empty without evidence.

    The main type is the form of action that the title begins with, else the likeliest. `chances` are the entry's
    `type_chances`, if known already.
    """
    chances = type_chances(entry, index) if chances is None else chances
    out: list[Value] = []
    named = title_form(entry.title or "")
    ranked = sorted(chances.items(), key=lambda item: item[0] != named)  # a stable sort: by chance otherwise
    for slug, found in ranked[:_MAX_TYPES]:
        if not out or found.chance >= _MIN_FURTHER_CHANCE:
            rule = "type-words" if found.lines else "type-of-objective"
            out.append(Value(slug, found.lines or (entry.first_line, entry.first_line), rule))
    return out


def score(slug: str, features: Mapping[str, float], points: Points) -> float:
    """The log-odds of a candidate: its features times the points for all types and for its own."""
    shared = sum(points.get((name, ""), 0.0) * value for name, value in features.items())
    return shared + sum(points.get((name, slug), 0.0) * features[name] for name in (TYPE, WEIGHT))


def type_features(entry: Entry, index: ActionTypeIndex) -> dict[str, tuple[dict[str, float], Span | None]]:
    """The features of each type with any evidence, and the lines of its first wording."""
    found: dict[str, _Evidence] = {}
    heads = [_collect(found, name, passage, index) for name, passage in _parts(entry)]
    expected = index.expected.get(entry.objective, ()) if entry.objective is not None else ()
    weights = {slug: sum(e.names.values()) + sum(e.hints.values()) for slug, e in found.items()}
    for slug in expected:
        weights[slug] = weights.get(slug, 0.0) + _OBJECTIVE_WEIGHT / len(expected)
    ranked = sorted(weights, key=lambda slug: (-weights[slug], slug))
    out: dict[str, tuple[dict[str, float], Span | None]] = {}
    for place, slug in enumerate(ranked):
        evidence = found.get(slug, _Evidence())
        features = {
            TYPE: 1.0,
            WEIGHT: math.log1p(weights[slug]),
            "first": float(place == 0),
            "second": float(place == 1),
            "named-in-description": math.log1p(evidence.names.get("description", 0.0)),
            "named-in-results": math.log1p(evidence.names.get("results", 0.0)),
            "hinted-in-description": math.log1p(evidence.hints.get("description", 0.0)),
            "hinted-in-results": math.log1p(evidence.hints.get("results", 0.0)),
            "heads-title": float(slug in heads[0]),
            "heads-description": float(slug in heads[1]),
            "title-begins-with-other-form": float(slug not in heads[0] and bool(heads[0] & _FORMS)),
            "description-begins-with-other-form": float(slug not in heads[1] and bool(heads[1] & _FORMS)),
        }
        if slug in expected:
            features["expected"] = 1.0
        if evidence.lines is None:
            features["unsaid"] = 1.0
        out[slug] = ({name: value for name, value in features.items() if value}, evidence.lines)
    return out


def _parts(entry: Entry) -> list[tuple[str, Passage]]:
    title = join([Line(entry.first_line, _without_topic(entry.title or ""))])
    return [("title", title), ("description", entry.description), ("results", entry.results)]


def _without_topic(title: str) -> str:
    """The title, blanks in place of the quoted name of a study, which names its topic (compendio-2020:1263)."""
    return TITLED_STUDY.sub(lambda m: m[1] + " " * len(m[2]), title)


def _collect(found: dict[str, _Evidence], part: str, passage: Passage, index: ActionTypeIndex) -> frozenset[str]:
    """Add the evidence of a passage to `found`; the types that its first name (no hint) denotes."""
    seen: set[tuple[str, str]] = set()
    head: frozenset[str] = frozenset()
    # The name of a body says who acts, not what is done: "Comisión ... de los Usuarios de Servicios Financieros"
    # (compendio-2024:5609).
    bodies = SpanSet(() if part == "title" else body_spans(passage.text))
    for match in index.wordings.find(passage):
        if match.start in bodies:
            continue
        head = head or frozenset(w.slug for w in match.payloads if w.named)
        fading = 1.0 if part == "title" else 1 + match.start / _HALF_WEIGHT_AT
        for wording in match.payloads:
            key = (wording.slug, match.text.lower())
            weight = _PART_WEIGHTS[part] * wording.weight / fading * (_REPEATED_FACTOR if key in seen else 1.0)
            seen.add(key)
            evidence = found.setdefault(wording.slug, _Evidence())
            weights = evidence.names if wording.named else evidence.hints
            weights[part] = weights.get(part, 0.0) + weight
            evidence.lines = evidence.lines or passage.lines(match.start, match.end)
    return head
