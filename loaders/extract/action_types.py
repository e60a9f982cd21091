"""What type of action an entry reports, main type first.

The labels of the scheme of action types are looked for in the title, the description and the
results. The title says most, then the first sentences. The objective under which an entry stands
makes the types that belong to it likelier.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.extract.matcher import WordIndex
from loaders.extract.model import Value
from loaders.extract.passages import body_spans
from loaders.model import Entry, Span
from loaders.text import Line, Passage, join
from ontology.schemes import Concept

_NAME, _HINT = 2.0, 0.5
_LONGER = 0.35  # what each further word of a wording adds
_TITLE, _DESCRIPTION, _RESULTS = 2.0, 1.5, 0.5
_FADING = 500.0  # characters after which a wording of the description weighs half
_REPEATED = 0.3  # what a wording found again still weighs
_OBJECTIVE = 2.5  # what the heading of the objective adds to its types
_SECOND = 0.5  # share of the main type's weight that makes a further type
_PLENTY = 4.0  # weight that makes a further type whatever the main one's
_MOST = 3

# The types that the headings of the 23 objectives lead to expect.
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
    slug: str
    weight: float


class ActionTypeIndex:
    """The wordings of the action types, and the types that the objectives lead to expect."""

    def __init__(self, concepts: Iterable[Concept], expected: Mapping[int, Sequence[str]] = EXPECTED) -> None:
        names: list[tuple[str, _Wording]] = []
        for concept in concepts:
            for labels, weight in (((concept.label_es, *concept.alt_labels), _NAME), (concept.hidden_labels, _HINT)):
                names += [(n, _Wording(concept.iri_slug, weight * (1 + _LONGER * n.count(" ")))) for n in labels]
        self._index: WordIndex[_Wording] = WordIndex(names)
        self.expected = expected

    def add(
        self, weights: dict[str, float], lines: dict[str, Span], passage: Passage, share: float, fading: float
    ) -> None:
        """Add what a passage says of each type; `lines` keeps where a type was first found."""
        seen: set[tuple[str, str]] = set()
        # "Comisión ... de los Usuarios de Servicios Financieros" is who acts, not what is done (compendio-2024:5609).
        bodies = () if share == _TITLE else body_spans(passage.text)
        for match in self._index.find(passage):
            if any(a <= match.start < b for a, b in bodies):
                continue
            for wording in match.payloads:
                key = (wording.slug, match.text.lower())
                weight = share * wording.weight / (1 + match.start / fading) * (_REPEATED if key in seen else 1.0)
                seen.add(key)
                weights[wording.slug] = weights.get(wording.slug, 0.0) + weight
                lines.setdefault(wording.slug, passage.lines(match.start, match.end))


def find_action_types(entry: Entry, index: ActionTypeIndex) -> list[Value]:
    """The types of an entry's action, the main one first; none where its words tell none."""
    weights, lines = type_weights(entry, index)
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked:
        return []
    least = min(ranked[0][1] * _SECOND, _PLENTY)
    first = (entry.title_lines or entry.lines)[0]
    return [
        Value(slug, lines.get(slug, (first, first)), "type-words" if slug in lines else "type-of-objective")
        for slug, weight in ranked[:_MOST]
        if weight >= least
    ]


def type_weights(entry: Entry, index: ActionTypeIndex) -> tuple[dict[str, float], dict[str, Span]]:
    """The weight of each type in an entry, and where it was found."""
    weights: dict[str, float] = {}
    lines: dict[str, Span] = {}
    if entry.title:
        title = join([Line((entry.title_lines or entry.lines)[0], entry.title)])
        index.add(weights, lines, title, _TITLE, 10 * _FADING)
    index.add(weights, lines, entry.description, _DESCRIPTION, _FADING)
    index.add(weights, lines, entry.results, _RESULTS, _FADING)
    if entry.objective is not None:
        expected = index.expected.get(entry.objective, ())
        for slug in expected:
            weights[slug] = weights.get(slug, 0.0) + _OBJECTIVE / len(expected)
    return weights, lines
