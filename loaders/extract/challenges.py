"""Classification of challenges into the twenty categories of the glossary.

The wordings of the scheme are matched by the stems of their words, so that "ampliar la cobertura" also matches
"ampliación de su cobertura". A cue names what the category is about ("falta de presupuesto"), a hint is weaker
evidence ("personal"). Early wordings weigh more, since a challenge begins with what is lacking; wordings behind "para",
"a través de" or "sobre" are its purpose, means or topic and weigh less; longer wordings weigh more than single words.
A linear model (points fitted to readings by `training.challenges`) adds these weights to the prior of each category
and to the points of the challenge's stems. The category with the highest score is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.matcher import words_of
from entramado.loaders.languages.spanish.challenges import CLAUSE
from entramado.loaders.languages.spanish.words import is_content_word, stem
from entramado.loaders.records import Challenge
from entramado.loaders.text import Passage
from entramado.ontology.points import Points, load_points
from entramado.ontology.schemes import Concept

POINTS = "challenges"  # ontology/points/challenges.csv
# Names of features: the summed weight of wordings, the prior of a category, and a stem ("stem xyz").
WEIGHT, CATEGORY, STEM = "weight", "category", "stem"

_CUE_WEIGHT, _HINT_WEIGHT = 2.0, 0.7
_BONUS_PER_WORD = 0.35  # share of the weight that each further word of a wording adds
_HALF_WEIGHT_AT = 90.0  # offset in characters at which a wording weighs half
_SUBORDINATE_FACTOR = 0.7  # of a weight, behind each word that introduces a purpose, a means or a topic
_MAX_SUBORDINATES = 3  # such words that count
_MIN_STEM_SCORE = 0.5  # from which on stems alone, without any wording, decide a category
_MAX_GAP = 1  # further words that may stand between two of a wording

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """A wording found in a challenge: the indexes of its first and last word, and its weights by category."""

    first: int
    last: int
    weights: dict[str, float]


class ChallengeIndex:
    """The wordings of the categories, indexed by their first stem.

    `points` are those of the published table unless others are given; `known` are the categories that have points.
    """

    def __init__(self, concepts: Iterable[Concept], points: Points | None = None) -> None:
        self.points = load_points(POINTS) if points is None else points
        self.known = categories_of(self.points)
        self._wordings: dict[str, dict[Stems, dict[str, float]]] = {}
        for concept in concepts:
            for labels, weight in (
                ((concept.label_es, *concept.alt_labels), _CUE_WEIGHT),
                (concept.hidden_labels, _HINT_WEIGHT),
            ):
                for label in labels:
                    self._add(concept.iri_slug, tuple(s for s, _ in _stems(label)), weight)

    def _add(self, slug: str, stems: Stems, weight: float) -> None:
        """Index a wording, with its greatest weight where labels share it."""
        weights = self._wordings.setdefault(stems[0], {}).setdefault(stems, {})
        weights[slug] = max(weights.get(slug, 0.0), weight * (1 + _BONUS_PER_WORD * (len(stems) - 1)))

    def weights(self, passage: Passage) -> dict[str, float]:
        """The summed weight of each category's wordings in a challenge, without those inside a longer one."""
        stems = list(_stems(passage.text))
        found = list(self._find([s for s, _ in stems]))
        clauses = _subordinate_starts(passage.text)
        out: dict[str, float] = {}
        for wording in found:
            position = _position_weight(stems[wording.first][1], clauses)
            for slug, weight in wording.weights.items():
                if not any(_is_within(wording, other) and slug in other.weights for other in found):
                    out[slug] = out.get(slug, 0.0) + weight * position
        return out

    def stems(self, passage: Passage) -> dict[str, float]:
        """The stems of a challenge's words, each with the weight of its best position."""
        clauses = _subordinate_starts(passage.text)
        out: dict[str, float] = {}
        for stem_, start in _stems(passage.text):
            out[stem_] = max(out.get(stem_, 0.0), _position_weight(start, clauses))
        return out

    def _find(self, stems: list[str]) -> Iterator[_Occurrence]:
        """The wordings that begin at any of the stems."""
        for first, stem_ in enumerate(stems):
            for wording, weights in self._wordings.get(stem_, {}).items():
                last = _last_word(stems, first, wording)
                if last is not None:
                    yield _Occurrence(first, last, weights)


def categorise(challenge: Challenge, index: ChallengeIndex) -> Value | None:
    """The category of a challenge; None where neither wordings nor stems decide one."""
    best = best_category(index.weights(challenge.text), index.stems(challenge.text), index.points, index.known)
    return None if best is None else Value(best, challenge.lines, "challenge-words")


def categories_of(points: Points) -> frozenset[str]:
    """The categories that have points."""
    return frozenset(slug for _, slug in points if slug)


def best_category(
    weights: Mapping[str, float], stems: Mapping[str, float], points: Points, known: frozenset[str]
) -> str | None:
    """The category with the highest score, by the `weights` of its wordings and the points of the `stems`.

    Weights enter as log(1 + weight), since each further wording adds less. `known` are the categories that have
    points. None without any wording, unless the stems alone score enough.
    """

    def stem_score(slug: str) -> float:
        return sum(value * points.get((f"{STEM} {name}", slug), 0.0) for name, value in stems.items())

    def score(slug: str) -> float:
        worth = points.get((WEIGHT, ""), 1.0) * math.log1p(weights.get(slug, 0.0))
        return stem_score(slug) + worth + points.get((CATEGORY, slug), 0.0)

    decided = weights or max(map(stem_score, known), default=0.0) >= _MIN_STEM_SCORE
    return max(sorted(known | weights.keys()), key=score) if decided else None


def _subordinate_starts(text: str) -> list[int]:
    """The offsets of words that introduce a purpose, a means or a topic."""
    return [m.start() for m in CLAUSE.finditer(text) if m.start()]


def _position_weight(start: int, clauses: list[int]) -> float:
    """The weight of a word at offset `start`, with `clauses` as of `_subordinate_starts`."""
    behind = min(_MAX_SUBORDINATES, sum(clause <= start for clause in clauses))
    return _SUBORDINATE_FACTOR**behind / (1 + start / _HALF_WEIGHT_AT)


def _stems(text: str) -> Iterator[tuple[str, int]]:
    """The stems of the content words of a text, each with the offset of its word."""
    words = words_of(text)
    for word, start in zip(words.folded, words.starts, strict=True):
        if is_content_word(word):
            yield stem(word), start


def _last_word(stems: list[str], first: int, wording: Stems) -> int | None:
    """The index of the last word of a wording that begins at word `first`; None where it does not match there."""
    at = first
    for wanted in wording[1:]:
        near = stems[at + 1 : at + 2 + _MAX_GAP]
        if wanted not in near:
            return None
        at += 1 + near.index(wanted)
    return at


def _is_within(part: _Occurrence, whole: _Occurrence) -> bool:
    """Whether a wording stands inside a longer one."""
    return whole.first <= part.first and part.last <= whole.last and whole.last - whole.first > part.last - part.first
