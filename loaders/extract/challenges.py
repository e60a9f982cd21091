"""Which of the glossary's twenty categories a challenge belongs to.

The scheme's labels are looked for in the challenge's words: an alternative label says what the
category is about ("falta de presupuesto"), a hidden label only hints at it ("personal"). What
stands early weighs more, as these sentences begin with the deed that is missing, and longer
wordings weigh more than single words. The category with the greatest weight is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from entramado.loaders.extract.matcher import WordIndex
from entramado.loaders.extract.model import Value
from entramado.loaders.model import Challenge
from entramado.loaders.text import Passage
from entramado.ontology.schemes import Concept

_NAME, _HINT = 2.0, 0.7
_LONGER = 0.35  # what each further word of a wording adds
_FADING = 90.0  # characters after which a wording weighs half
_LEAST = 0.3


@dataclass(frozen=True, slots=True)
class _Wording:
    slug: str
    weight: float


class ChallengeIndex:
    """The wordings of the challenge categories."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        names: list[tuple[str, _Wording]] = []
        for concept in concepts:
            for labels, weight in (((concept.label_es, *concept.alt_labels), _NAME), (concept.hidden_labels, _HINT)):
                names += [(n, _Wording(concept.iri_slug, weight * (1 + _LONGER * n.count(" ")))) for n in labels]
        self._index: WordIndex[_Wording] = WordIndex(names)

    def weights(self, passage: Passage) -> dict[str, float]:
        """The weight of each category in a challenge's words."""
        out: dict[str, float] = {}
        for match in self._index.find(passage):
            for wording in match.payloads:
                weight = wording.weight / (1 + match.start / _FADING)
                out[wording.slug] = out.get(wording.slug, 0.0) + weight
        return out


def categorise(challenge: Challenge, index: ChallengeIndex) -> Value | None:
    """The category of a challenge; None where nothing in its words tells one."""
    weights = index.weights(challenge.text)
    best = max(weights, key=lambda slug: weights[slug], default=None)
    if best is None or weights[best] < _LEAST:
        return None
    return Value(best, challenge.lines, "challenge-words")
