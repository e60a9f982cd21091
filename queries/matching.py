"""Names matched to entities with a score: for lists of names that others bring (the Reconciliation Service API).

A name is compared whole, and by its parts where it is printed as ``ACRONYM (UNIT)``, ``PARENT/UNIT`` or
``Name (ACRONYM)``. The same name without regard to case, accents and punctuation is 100; else half of the score is the
share of letter triples in common, half that of the words, each word counting for as much as it tells apart.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from entramado.ontology.folding import fold_words
from entramado.queries.entities import Entities

NAME_CHARACTERS_MAX: Final = 300
_CANDIDATES: Final = 60
_TRIPLES_LOOKED_UP: Final = 16
_SCORE_MIN: Final = 35.0
_SURE: Final = 95.0
_APART: Final = 5.0
# A unit is named more exactly than the body that it belongs to.
_INNER, _OUTER, _EXACT = 0.98, 0.95, 100.0
_ACRONYM: Final = 1
_PARTS: Final = (
    re.compile(r"^(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)\s*\.?$"),
    re.compile(r"^(?P<outer>[^/]+?)\s*/\s*(?P<inner>[^/]+)$"),
    re.compile(r"^(?P<outer>.+?)\s+[-–—]\s+(?P<inner>.+)$"),
)


@dataclass(frozen=True, slots=True)
class EntityMatch:
    """An entity that a name may mean; `features` are what the score is made of, each from 0 to 100."""

    kind: str
    slug: str
    score: float
    name: str
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class _Name:
    folded: str
    kind: str
    slug: str
    rank: int
    triples: frozenset[str]
    words: frozenset[str]


_Scored = tuple[float, _Name, tuple[tuple[str, float], ...]]


class Matcher:
    """Finds the entities of some kinds whose names are most like a name. Safe to be asked from several threads."""

    def __init__(self, entities: Entities, kinds: Sequence[str]) -> None:
        self._entities, self._kinds = entities, tuple(kinds)
        self._names: list[_Name] = []
        self._exact: dict[str, list[_Name]] = defaultdict(list)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for kind in kinds:
            for folded, slugs in entities.names(kind).items():
                for slug, rank in slugs.items():
                    self._add(_Name(folded, kind, slug, rank, _triples(folded), frozenset(folded.split())))
        counts = Counter(word for name in self._names for word in name.words)
        self._most = 1.0 + math.log(len(self._names) + 1)
        self._weight = {word: 1.0 + math.log(len(self._names) / count) for word, count in counts.items()}

    def _add(self, name: _Name) -> None:
        self._exact[name.folded].append(name)
        for triple in name.triples:
            self._holding[triple].append(len(self._names))
        self._names.append(name)

    def match(self, text: str, kinds: Sequence[str] = (), limit: int = 5, language: str = "es") -> list[EntityMatch]:
        """The best matches of some kinds (of all, where none is given), best first.

        Of things that match alike the kind that was named first comes first: the documents call a state's government,
        and a body that runs a programme of its own name, by that very name.
        """
        wanted = frozenset(kinds or self._kinds)
        found: dict[tuple[str, str], tuple[float, int, str, tuple[tuple[str, float], ...]]] = {}
        text = text[:NAME_CHARACTERS_MAX].strip()
        scored = [
            *self._same(fold_words(text), wanted, 1.0),
            *self._alike(fold_words(text), wanted),
            *self._parts(text, wanted),
        ]
        for score, name, features in scored:
            better = (score, -name.rank, name.folded, features)
            key = name.kind, name.slug
            if key not in found or better[:2] > found[key][:2]:
                found[key] = better
        order = sorted(found.items(), key=lambda one: (-one[1][0], self._kinds.index(one[0][0]), -one[1][1], one[0][1]))
        return [
            EntityMatch(kind, slug, round(score, 1), self._entities.label(kind, slug, language), features)
            for (kind, slug), (score, _, _, features) in order[:limit]
            if score >= _SCORE_MIN
        ]

    def beginning(self, prefix: str, kinds: Sequence[str], limit: int, language: str = "es") -> list[EntityMatch]:
        """Things with a name that begins with a text, then those with a word that does, shorter names first."""
        wanted, folded = frozenset(kinds or self._kinds), fold_words(prefix[:NAME_CHARACTERS_MAX])
        found: dict[tuple[str, str], tuple[int, int, str]] = {}
        for name in self._names:
            place = 0 if name.folded.startswith(folded) else 1 if f" {folded}" in name.folded else 2
            if place < 2 and name.kind in wanted:
                key, order = (name.kind, name.slug), (place, len(name.folded), name.folded)
                found[key] = min(order, found.get(key, order))
        best = sorted(found.items(), key=lambda one: (one[1], one[0]))[:limit]
        return [
            EntityMatch(kind, slug, 0.0, self._entities.label(kind, slug, language), ()) for (kind, slug), _ in best
        ]

    def _same(self, folded: str, kinds: frozenset[str], factor: float) -> Iterator[_Scored]:
        """The things of that very name."""
        for name in self._exact.get(folded, ()):
            if name.kind in kinds:
                yield _EXACT * factor, name, (("same_name", round(_EXACT * factor, 1)),)

    def _parts(self, text: str, kinds: frozenset[str]) -> Iterator[_Scored]:
        """The things that a part of the text names: what stands in brackets may be a unit, an acronym or a place."""
        for pattern in _PARTS:
            printed = pattern.match(text)
            if printed is None:
                continue
            outer = list(self._same(fold_words(printed["outer"]), kinds, _OUTER))
            inner = list(self._same(fold_words(printed["inner"]), kinds, _INNER))
            units = [
                one for one in inner if one[1].rank == _ACRONYM or one[1].kind in {name.kind for _, name, _ in outer}
            ]
            yield from units
            # Beside a place, the whole text tells more than its first part.
            yield from outer if units or not inner else ()

    def _alike(self, folded: str, kinds: frozenset[str]) -> Iterator[_Scored]:
        """The things whose names are most like that one."""
        triples, words = _triples(folded), frozenset(folded.split())
        for number in self._candidates(triples):
            name = self._names[number]
            if name.kind in kinds and name.folded != folded:
                letters = 200 * len(triples & name.triples) / (len(triples) + len(name.triples))
                alike = 100 * self._words_alike(words, name.words)
                features = (("letters", round(letters, 1)), ("words", round(alike, 1)))
                yield min(99.0, (letters + alike) / 2), name, features

    def _candidates(self, triples: frozenset[str]) -> list[int]:
        """The names with most of the rarest triples in common."""
        rarest = sorted((t for t in triples if t in self._holding), key=lambda t: len(self._holding[t]))
        common: Counter[int] = Counter()
        for triple in rarest[:_TRIPLES_LOOKED_UP]:
            common.update(self._holding[triple])
        return [number for number, _ in common.most_common(_CANDIDATES)]

    def _words_alike(self, ours: frozenset[str], theirs: frozenset[str]) -> float:
        def weight(words: Iterable[str]) -> float:
            return sum(self._weight.get(word, self._most) for word in words)

        return 2 * weight(ours & theirs) / ((weight(ours) + weight(theirs)) or 1.0)


def is_sure(matches: Sequence[EntityMatch]) -> bool:
    """Whether the first of some matches is the one: it is all but the same, and the next is well behind."""
    return (
        bool(matches)
        and matches[0].score >= _SURE
        and (len(matches) == 1 or matches[0].score - matches[1].score >= _APART)
    )


def _triples(folded: str) -> frozenset[str]:
    padded = f"  {folded} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))
