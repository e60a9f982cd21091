"""Which groups an action is aimed at, as opposed to merely mentioned.

The wordings for a group are labels of the scheme of populations. `population_mentions` finds them with their context,
`population_features` turns them into features, and a logistic model (points fitted to readings by
`training.populations`) scores each group. A group that a careful reader more likely names than not is a value, cited
with the line of its strongest mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
_SEVERAL_WORDS = re.compile(r"\w\W+\w")
_HINT_SHARE = 0.4  # share of a hint; a name has 1
# Least score (log-odds; a probability of a third) of a printed target, and of the likeliest group if none is likely.
_MIN_SCORE = -0.6
# Weights of sections in `population_weights`, and in the choice of the line that is cited.
_SECTION_WEIGHTS = {"title": 2.0, "target": 3.0, "first-sentence": 2.0, "description": 2.0, "results": 1.7}
_STAGE_WEIGHT = 3.0  # of a stage of migration that the good-practices study prints


class PopulationIndex:
    """The wordings of the scheme: labels name a group, hidden labels only hint at it ("consulado").

    `points` are those of the published table unless others are given.
    """

    def __init__(self, concepts: Iterable[Concept], points: Points | None = None) -> None:
        names: list[tuple[str, GroupWording]] = []
        for concept in concepts:
            slug = concept.notation or concept.iri_slug
            names += [(label, GroupWording(slug, 1.0)) for label in (concept.label_es, *concept.alt_labels) if label]
            names += [(label, GroupWording(slug, _HINT_SHARE)) for label in concept.hidden_labels]
        # Single words, and words that denote a group by their gender alone, match only as written: "menores" are
        # people, "menor" is a measure.
        literal = {name for name, _ in names if not _SEVERAL_WORDS.search(name) or TOLD_BY_GENDER.match(name)}
        self._words: WordIndex[GroupWording] = WordIndex((name, w) for name, w in names if name in literal)
        several = ((name, w) for name, w in names if name not in literal)
        self._phrases: WordIndex[GroupWording] = WordIndex(several, form=base_form)
        self.points = load_points(POINTS) if points is None else points

    def find(self, passage: Passage) -> list[NameMatch[GroupWording]]:
        """The wordings in reading order, without those inside a longer one.

        Phrases of several words match in any number and gender.
        """
        found = [*self._words.find_all(passage), *self._phrases.find_all(passage)]
        out: list[NameMatch[GroupWording]] = []
        for match in sorted(found, key=lambda m: (m.start, -m.end)):
            if not out or match.end > out[-1].end or _adds_condition(match, out[-1]):
                out.append(match)
        return out


def _adds_condition(inner: NameMatch[GroupWording], outer: NameMatch[GroupWording]) -> bool:
    """Whether a wording inside a longer one adds a personal condition; within an officer's title it does not."""
    slugs = {w.slug for w in inner.payloads}
    return bool(slugs & CONDITIONS) and all(w.slug != PUBLIC_SERVANTS for w in outer.payloads)


@dataclass(slots=True)
class GroupEvidence:
    """The weighted mentions of one group: their sum (`score`) and the heaviest (`best`, as `value`)."""

    score: float = 0.0
    value: Value | None = None
    best: float = 0.0

    def add(self, part: str, weight: float, slug: str, lines: Span) -> None:
        """Add a mention of the given weight in `part`."""
        self.score += weight
        if weight > self.best:
            self.best = weight
            self.value = Value(slug, lines, f"wording-in-{part}")


def find_populations(entry: Entry, mentions: Sequence[GroupMention], points: Points) -> list[Value]:
    """The groups that an entry's action is aimed at, the likeliest first, by the `mentions` of the entry."""
    return [_value(slug, entry, mentions) for slug in chosen_groups(entry_features(entry, mentions), points)]


def chosen_groups(candidates: Mapping[str, Features], points: Points) -> list[str]:
    """The groups that are values, the likeliest first: those with positive log-odds.

    A lower threshold holds for the group that the document prints as the target, and for the likeliest group where no
    other is chosen, since most actions are aimed at somebody.
    """
    scores = {slug: population_score(slug, features, points) for slug, features in candidates.items()}
    ranked = sorted(scores, key=lambda slug: (-scores[slug], slug))
    likely = [slug for slug in ranked if scores[slug] > (_MIN_SCORE if TARGET in candidates[slug] else 0)]
    return likely or [slug for slug in ranked[:1] if scores[slug] > _MIN_SCORE]


def with_focus(found: list[Value], focus: Value | None, mentions: Iterable[GroupMention]) -> list[Value]:
    """The groups, with women where the entry states a focus on them in a set phrase (compendio-2024:1464).

    Not where the title names minors, for the focus is then on girls; nor by a title, where women may be a topic.
    """
    if focus is None or focus.rule != WOMEN_FOCUS_PHRASE or any(v.value == WOMEN for v in found):
        return found
    titles = {m.slug for m in mentions if m.section == "title" and m.plainness == "name"}
    return found if MINORS in titles else [*found, Value(WOMEN, focus.lines, "women-focus")]


def population_score(slug: str, features: Features, points: Points) -> float:
    """The log-odds of a group: intercepts, and each feature's value times its points for all groups and this one."""
    return points.get((BIAS, ""), 0.0) + sum(worth for _, worth in explain_population(slug, features, points))


def explain_population(slug: str, features: Features, points: Points) -> list[tuple[str, float]]:
    """The contribution of each feature to a group's score, the greatest (in absolute value) first."""
    parts = [(name, value * points.get((name, ""), 0.0)) for name, value in features.items()]
    parts += [(f"{name} ({slug})", v * points.get((name, slug), 0.0)) for name, v in features.items()]
    parts.append((f"{BIAS} ({slug})", points.get((BIAS, slug), 0.0)))
    return sorted((part for part in parts if part[1]), key=lambda part: (-abs(part[1]), part[0]))


def population_weights(entry: Entry, mentions: Iterable[GroupMention]) -> dict[str, GroupEvidence]:
    """The mentions of each group weighed by section and share, without fitted points; `migrant_types` reads them."""
    found: dict[str, GroupEvidence] = {}
    for mention in mentions:
        weight = mention.share * _SECTION_WEIGHTS[mention.section]
        if weight:
            part = "description" if mention.section == "first-sentence" else mention.section
            found.setdefault(mention.slug, GroupEvidence()).add(part, weight, mention.slug, mention.lines)
    for slug in entry_stages(entry):
        evidence = found.setdefault(slug, GroupEvidence())
        evidence.score += _STAGE_WEIGHT
        evidence.value = evidence.value or _of_stage(slug, entry)
    return found


def _value(slug: str, entry: Entry, mentions: Sequence[GroupMention]) -> Value:
    """The group as a value, cited with its strongest mention, else with the stage of migration printed."""
    own = [m for m in mentions if m.slug == slug]
    if not own or (slug in entry_stages(entry) and not any(is_direct(m) for m in own)):
        return _of_stage(slug, entry)
    best = max(own, key=_strength)
    part = "description" if best.section == "first-sentence" else best.section
    return Value(slug, best.lines, f"{_RULE_OF_PLAINNESS[best.plainness]}-in-{part}")


_RULE_OF_PLAINNESS: Mapping[str, str] = {"name": "wording", "hint": "hint", "broad": "broad-word"}


def _strength(mention: GroupMention) -> tuple[bool, bool, bool, float]:
    """Sort key: direct mentions first, then those that say that the group is served, then by section."""
    return (
        is_direct(mention),
        mention.plainness != "broad",
        bool(mention.connections & {"declared", "aimed", "served", "special"}),
        _SECTION_WEIGHTS[mention.section],
    )


def _of_stage(slug: str, entry: Entry) -> Value:
    """A group by the stage of migration printed in the heading."""
    return Value(slug, (entry.first_line, entry.first_line), "dimension")
