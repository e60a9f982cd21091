"""Which groups an action is aimed at, and not merely mentions.

The wordings that name a group are labels of the scheme of populations. `population_mentions` finds
them with the connection they stand in, `population_features` says what is known of each group, and
the table of points (fitted to readings by `training.populations`) adds that up: a group with more
than half a chance of being named by a careful reader is a value, with the line that speaks best for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from entramado.loaders.extract.extracted import Value
from entramado.loaders.extract.focus import WOMEN_FOCUS_PHRASE
from entramado.loaders.extract.matcher import NameMatch, WordIndex
from entramado.loaders.extract.population_features import (
    BIAS,
    TARGET,
    Features,
    entry_features,
    entry_stages,
    is_direct,
)
from entramado.loaders.extract.population_mentions import CONDITIONS, GroupMention, GroupWording
from entramado.loaders.extract.population_slugs import MINORS, PUBLIC_SERVANTS, WOMEN
from entramado.loaders.languages.spanish.populations import TOLD_BY_GENDER
from entramado.loaders.languages.spanish.words import base_form
from entramado.loaders.records import Entry, Span
from entramado.loaders.text import Passage
from entramado.ontology.points import Points, load_points
from entramado.ontology.schemes import Concept

POINTS = "populations"
_SEVERAL = re.compile(r"\w\W+\w")
_HINT = 0.4
# Score from which on a printed target is a value, and the likeliest group where no other is: a chance of a third.
_LEAST = -0.6
# What a place is worth to the kind of migrants served, and to which line is cited.
_WORTH = {"title": 2.0, "target": 3.0, "first-sentence": 2.0, "description": 2.0, "results": 1.7}
_STAGE = 3.0


class PopulationIndex:
    """The wordings of the scheme: its labels name a group, its hidden labels hint at one ("consulado").

    `points` are those of the published table unless others are given.
    """

    def __init__(self, concepts: Iterable[Concept], points: Points | None = None) -> None:
        names: list[tuple[str, GroupWording]] = []
        for concept in concepts:
            slug = concept.notation or concept.iri_slug
            names += [(label, GroupWording(slug, 1.0)) for label in (concept.label_es, *concept.alt_labels) if label]
            names += [(label, GroupWording(slug, _HINT)) for label in concept.hidden_labels]
        # A single word counts as it is written: "menores" are people, "menor" is a measure. So do words that tell a
        # group by their gender alone.
        literal = {name for name, _ in names if not _SEVERAL.search(name) or TOLD_BY_GENDER.match(name)}
        self._words: WordIndex[GroupWording] = WordIndex((name, w) for name, w in names if name in literal)
        several = ((name, w) for name, w in names if name not in literal)
        self._phrases: WordIndex[GroupWording] = WordIndex(several, form=base_form)
        self.points = load_points(POINTS) if points is None else points

    def find(self, passage: Passage) -> list[NameMatch[GroupWording]]:
        """The wordings in reading order, those left out that stand inside a longer one.

        Phrases are found in any number and gender of their words.
        """
        found = [*self._words.find_all(passage), *self._phrases.find_all(passage)]
        out: list[NameMatch[GroupWording]] = []
        for match in sorted(found, key=lambda m: (m.start, -m.end)):
            if not out or match.end > out[-1].end or _tells_more(match, out[-1]):
                out.append(match)
        return out


def _tells_more(inner: NameMatch[GroupWording], outer: NameMatch[GroupWording]) -> bool:
    """Whether a wording inside a longer one names a condition besides; an officer's title names nobody served."""
    slugs = {w.slug for w in inner.payloads}
    return bool(slugs & CONDITIONS) and all(w.slug != PUBLIC_SERVANTS for w in outer.payloads)


@dataclass(slots=True)
class GroupEvidence:
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


def find_populations(entry: Entry, mentions: Sequence[GroupMention], points: Points) -> list[Value]:
    """The groups that an entry's action is aimed at, the likeliest first."""
    return [_value(slug, entry, mentions) for slug in chosen_groups(entry_features(entry, mentions), points)]


def chosen_groups(candidates: Mapping[str, Features], points: Points) -> list[str]:
    """The groups that are values, the likeliest first.

    Most actions are aimed at somebody: where no group is likely, it is the likeliest that is not far from it. Nor need
    it be likely where the document prints it as the target.
    """
    scores = {slug: population_score(slug, features, points) for slug, features in candidates.items()}
    ranked = sorted(scores, key=lambda slug: (-scores[slug], slug))
    likely = [slug for slug in ranked if scores[slug] > (_LEAST if TARGET in candidates[slug] else 0)]
    return likely or [slug for slug in ranked[:1] if scores[slug] > _LEAST]


def with_focus(found: list[Value], focus: Value | None, mentions: Iterable[GroupMention]) -> list[Value]:
    """The groups, with women where the entry says that it has a focus on them (compendio-2024:1464).

    In what is done for minors by its title, the focus is on the girls among them; in a title it may be a topic.
    """
    if focus is None or focus.rule != WOMEN_FOCUS_PHRASE or any(v.value == WOMEN for v in found):
        return found
    titles = {m.slug for m in mentions if m.place == "title" and m.plainness == "name"}
    return found if MINORS in titles else [*found, Value(WOMEN, focus.lines, "women-focus")]


def population_score(slug: str, features: Features, points: Points) -> float:
    """The points of a group: those shared by all groups and the group's own, each times the feature's value."""
    return points.get((BIAS, ""), 0.0) + sum(worth for _, worth in explain_population(slug, features, points))


def explain_population(slug: str, features: Features, points: Points) -> list[tuple[str, float]]:
    """What each feature adds to a group's score, the weightiest first."""
    parts = [(name, value * points.get((name, ""), 0.0)) for name, value in features.items()]
    parts += [(f"{name} ({slug})", v * points.get((name, slug), 0.0)) for name, v in features.items()]
    parts.append((f"{BIAS} ({slug})", points.get((BIAS, slug), 0.0)))
    return sorted((part for part in parts if part[1]), key=lambda part: (-abs(part[1]), part[0]))


def population_weights(entry: Entry, mentions: Iterable[GroupMention]) -> dict[str, GroupEvidence]:
    """What an entry's names and hints say of each group, weighed by place alone; the kind of migrants is read by it."""
    found: dict[str, GroupEvidence] = {}
    for mention in mentions:
        weight = mention.share * _WORTH[mention.place]
        if weight:
            part = "description" if mention.place == "first-sentence" else mention.place
            found.setdefault(mention.slug, GroupEvidence()).add(part, weight, mention.slug, mention.lines)
    for slug in entry_stages(entry):
        evidence = found.setdefault(slug, GroupEvidence())
        evidence.score += _STAGE
        evidence.value = evidence.value or _of_stage(slug, entry)
    return found


def _value(slug: str, entry: Entry, mentions: Sequence[GroupMention]) -> Value:
    own = [m for m in mentions if m.slug == slug]
    if not own or (slug in entry_stages(entry) and not any(is_direct(m) for m in own)):
        return _of_stage(slug, entry)
    best = max(own, key=_speaks)
    part = "description" if best.place == "first-sentence" else best.place
    return Value(slug, best.lines, f"{_RULES[best.plainness]}-in-{part}")


_RULES: Mapping[str, str] = {"name": "wording", "hint": "hint", "broad": "broad-word"}


def _speaks(mention: GroupMention) -> tuple[bool, bool, bool, float]:
    """How well a mention speaks for its group: by name, not by the way, where it is told to be served."""
    return (
        is_direct(mention),
        mention.plainness != "broad",
        bool(mention.connections & {"declared", "aimed", "served", "special"}),
        _WORTH[mention.place],
    )


def _of_stage(slug: str, entry: Entry) -> Value:
    return Value(slug, (entry.first_line, entry.first_line), "dimension")
