"""What is known of each group that an entry names, in features that a reader can check.

A feature is a short name ("title", "description:served", "with:nna") with a value, mostly 1. The
same names stand in the table of points, where a group's own points stand beside those of all groups.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from entramado.loaders.extract.passages import folded
from entramado.loaders.extract.population_mentions import GroupMention
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.languages.spanish.population_features import KINDS, PEOPLE, STAGES
from entramado.loaders.records import Entry

Features = dict[str, float]

# Connections in which a wording names the group only by the way.
_INCIDENTAL = frozenset(
    ["in-body", "in-law", "counted", "among", "otherwise", "focus-only", "nearer", "aside", "quoted"]
)
BIAS = "any"
TARGET = "target"  # the place of whom a document prints as the target
_MANY = 4
_COMPANY = 2
_SERVING = frozenset(["declared", "aimed", "served", "to", "taught", "special"])
_THEMES = frozenset(["rights", "topic", "crime", "doing", "office", "with", "relatives", "grounds"])
_ALL_ALIKE = (*sorted(_THEMES), "listed", "such-as")


def entry_features(entry: Entry, mentions: Sequence[GroupMention]) -> dict[str, Features]:
    """The features of each group that has a mention, or a stage of migration printed in the study."""
    by_group: dict[str, list[GroupMention]] = defaultdict(list)
    for mention in mentions:
        by_group[mention.slug].append(mention)
    stages = entry_stages(entry)
    for slug in stages:
        by_group.setdefault(slug, [])
    plain = {slug: _direct(own) for slug, own in by_group.items()}
    first = _first_told(plain)
    alone = _alone(by_group, plain)
    opening = _opening(entry)
    kinds = [f"kind:{name}" for name, pattern in KINDS if pattern.search(opening)]
    out: dict[str, Features] = {}
    for slug, own in by_group.items():
        features = _of_mentions(own, plain[slug])
        _of_company(features, slug, plain)
        if entry.kind == "future":
            features["future"] = 1.0
        if slug == first:
            features["told-first"] = 1.0
        if slug == alone:
            features["alone"] = 1.0
        if slug in stages:
            features["dimension"] = 1.0
        features.update((name, 1.0) for name in kinds)
        out[slug] = features
    return out


def entry_stages(entry: Entry) -> list[str]:
    """The groups whose stage of migration the study prints."""
    printed = folded(entry.dimension_printed or " ".join(entry.dimension))
    return [slug for word, slug in STAGES if word in printed]


def _opening(entry: Entry) -> str:
    """The folded title, and the description's first sentence where there is one."""
    cut = sentences(entry.description.text) if entry.description else ()
    return folded(entry.title or "") + " . " + (cut[0].folded if cut else "")


def is_direct(mention: GroupMention) -> bool:
    """True where a group is named, and not only by the way."""
    return mention.plainness == "name" and not mention.connections & _INCIDENTAL


def _direct(own: Iterable[GroupMention]) -> list[GroupMention]:
    return [m for m in own if is_direct(m)]


def _first_told(plain: Mapping[str, list[GroupMention]]) -> str | None:
    """The group that the description names first."""
    told = [
        (m.lines, m.sentence, slug)
        for slug, own in plain.items()
        for m in own
        if m.place in ("first-sentence", "description")
    ]
    return min(told)[2] if told else None


def _alone(by_group: Mapping[str, list[GroupMention]], plain: Mapping[str, list[GroupMention]]) -> str | None:
    """Where no group is named, the one that is hinted at most: nothing nearer is said (compendio-2020:714)."""
    if any(plain.values()):
        return None
    hints = {slug: sum(m.plainness == "hint" for m in own) for slug, own in by_group.items()}
    most = max(hints.values(), default=0)
    leading = [slug for slug, count in hints.items() if count == most]
    return leading[0] if most and len(leading) == 1 else None


def _of_mentions(own: Sequence[GroupMention], plain: Sequence[GroupMention]) -> Features:
    """Where and how a group is named."""
    features: Features = {}
    hints: set[str] = set()
    for mention in own:
        if mention.plainness != "name":
            features[f"{mention.plainness}:{mention.place}"] = 1.0
            features[mention.plainness] = 1.0
            if mention.plainness == "hint":
                hints.add(mention.wording)
                features[f"hint-of:{_kind_of_hint(mention.wording)}"] = 1.0
        else:
            # A word for another group says nothing of its own: not that it is counted (compendio-2024:4619).
            for told in {"nearer"} & mention.connections or mention.connections & _INCIDENTAL:
                features[f"idly:{told}"] = 1.0
    for mention in plain:
        place = "description" if mention.place == "first-sentence" else mention.place
        features[mention.place] = 1.0
        for told in mention.connections:
            features[f"{place}:{told}"] = 1.0
        if not mention.connections & {"aimed", "served", "to", "taught", "special"}:
            features[f"{place}:unled"] = 1.0
    _of_grades(features, plain)
    if hints:
        features["hint-kinds"] = math.log2(len(hints))
    if plain:
        places = {"description" if m.place == "first-sentence" else m.place for m in plain}
        features["places"] = math.log2(len(places))
        features["named"] = 1.0
        features["said"] = math.log2(len(plain))
        sentences = {(m.place, m.sentence) for m in plain}
        features["sentences"] = math.log2(len(sentences))
        declared = any("declared" in m.connections for m in plain)
        if declared:
            features["declared"] = 1.0
        if all(m.place == "results" for m in plain) and not declared:
            features["results-only"] = 1.0
        if all("unserved" in m.connections for m in plain):
            features["never-served"] = 1.0
    else:
        features["not-named"] = 1.0
        features["hints"] = math.log2(1 + sum(m.plainness == "hint" for m in own))
    return features


def _kind_of_hint(wording: str) -> str:
    """Whether a hint speaks of people ("personas mexicanas"), of consulates, or of another thing ("remesas")."""
    if PEOPLE.match(wording):
        return "people"
    return "consular" if "consul" in wording else "thing"


def _of_grades(features: Features, plain: Sequence[GroupMention]) -> None:
    """Whether no mention says that the group is served or taught, and in which connection all of them stand."""
    if not plain:
        return
    if not any(m.connections & _SERVING and not m.connections & _THEMES for m in plain):
        features["never-strong"] = 1.0
    for told in _ALL_ALIKE:
        if all(told in m.connections for m in plain):
            features[f"only:{told}"] = 1.0


def _of_company(features: Features, slug: str, plain: Mapping[str, list[GroupMention]]) -> None:
    """Which other groups are named where the aim is told, and how much more."""
    total = sum(len(own) for own in plain.values())
    others = 0
    company: list[str] = []
    for other, own in plain.items():
        if other == slug or not own:
            continue
        places = {m.place for m in own}
        if "title" in places or "target" in places:
            features[f"beside:{other}"] = 1.0
            features["other-in-title"] = 1.0
        if places - {"results"}:
            company.append(f"with:{other}")
            others += 1
        elif places:
            company.append(f"with-in-results:{other}")
    # Ten groups named beside it say no more than two: else all that a long entry hints at would count.
    features.update((name, min(1.0, _COMPANY / len(company))) for name in company)
    features[f"others:{min(others, _MANY)}"] = 1.0
    if not plain[slug]:
        # Where many groups are named, a mere hint at one more says less (compendio-2024:2545).
        features[f"not-named-others:{min(others, _MANY)}"] = 1.0
    if total:
        features["part"] = len(plain[slug]) / total
