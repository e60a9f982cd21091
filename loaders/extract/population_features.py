"""Features of each group that an entry mentions, for the fitted model of `populations`.

A feature is a name that a reader can check ("title", "description:served", "with:nna") with a value, mostly 1. The
table of points (`ontology/points/populations.csv`) uses the same names; a feature may have points for all groups and
others for one group. A *direct* mention is one by name that is not incidental.
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

# Connections in which a wording names the group only incidentally.
_INCIDENTAL = frozenset(
    ["in-body", "in-law", "counted", "among", "otherwise", "focus-only", "nearer", "aside", "quoted"]
)
BIAS = "any"  # the intercept
TARGET = "target"  # the section of the target group that a document prints as such
_MAX_OTHERS = 4  # more groups named beside one are not distinguished
_FULL_WEIGHT_OTHERS = 2  # groups beside one that count in full; of more each counts less
_SERVING = frozenset(["declared", "aimed", "served", "to", "taught", "special"])
_THEMES = frozenset(["rights", "topic", "crime", "doing", "office", "with", "relatives", "grounds"])
_SHARED_CONNECTIONS = (*sorted(_THEMES), "listed", "such-as")


def entry_features(entry: Entry, mentions: Sequence[GroupMention]) -> dict[str, Features]:
    """The features of each group that has a mention, or whose stage of migration the good-practices study prints."""
    by_group: dict[str, list[GroupMention]] = defaultdict(list)
    for mention in mentions:
        by_group[mention.slug].append(mention)
    stages = entry_stages(entry)
    for slug in stages:
        by_group.setdefault(slug, [])
    direct = {slug: _direct(own) for slug, own in by_group.items()}
    first = _first_named(direct)
    hinted = _only_hinted(by_group, direct)
    opening = _opening(entry)
    kinds = [f"kind:{name}" for name, pattern in KINDS if pattern.search(opening)]
    out: dict[str, Features] = {}
    for slug, own in by_group.items():
        features = _of_mentions(own, direct[slug])
        _add_other_groups(features, slug, direct)
        if entry.kind == "future":
            features["future"] = 1.0
        if slug == first:
            features["told-first"] = 1.0
        if slug == hinted:
            features["alone"] = 1.0
        if slug in stages:
            features["dimension"] = 1.0
        features.update((name, 1.0) for name in kinds)
        out[slug] = features
    return out


def entry_stages(entry: Entry) -> list[str]:
    """The groups of the stages of migration that the good-practices study prints for an entry."""
    printed = folded(entry.dimension_printed or " ".join(entry.dimension))
    return [slug for word, slug in STAGES if word in printed]


def _opening(entry: Entry) -> str:
    """The folded title, and the description's first sentence where there is one."""
    cut = sentences(entry.description.text) if entry.description else ()
    return folded(entry.title or "") + " . " + (cut[0].folded if cut else "")


def is_direct(mention: GroupMention) -> bool:
    """Whether a mention is by name and not incidental."""
    return mention.plainness == "name" and not mention.connections & _INCIDENTAL


def _direct(own: Iterable[GroupMention]) -> list[GroupMention]:
    return [m for m in own if is_direct(m)]


def _first_named(direct: Mapping[str, list[GroupMention]]) -> str | None:
    """The group that the description names first, directly; None where it names none."""
    described = [
        (m.lines, m.sentence, slug)
        for slug, own in direct.items()
        for m in own
        if m.section in ("first-sentence", "description")
    ]
    return min(described)[2] if described else None


def _only_hinted(by_group: Mapping[str, list[GroupMention]], direct: Mapping[str, list[GroupMention]]) -> str | None:
    """The group with the most hints, where no group is named directly (compendio-2020:714); else None."""
    if any(direct.values()):
        return None
    hints = {slug: sum(m.plainness == "hint" for m in own) for slug, own in by_group.items()}
    most = max(hints.values(), default=0)
    leading = [slug for slug, count in hints.items() if count == most]
    return leading[0] if most and len(leading) == 1 else None


def _of_mentions(own: Sequence[GroupMention], direct: Sequence[GroupMention]) -> Features:
    """Features of one group's own mentions: sections, connections and number."""
    features: Features = {}
    hints: set[str] = set()
    for mention in own:
        if mention.plainness != "name":
            features[f"{mention.plainness}:{mention.section}"] = 1.0
            features[mention.plainness] = 1.0
            if mention.plainness == "hint":
                hints.add(mention.wording)
                features[f"hint-of:{_kind_of_hint(mention.wording)}"] = 1.0
        else:
            # A superseded wording denotes another group, whose the other connections are (compendio-2024:4619).
            for connection in {"nearer"} & mention.connections or mention.connections & _INCIDENTAL:
                features[f"idly:{connection}"] = 1.0
    for mention in direct:
        section = "description" if mention.section == "first-sentence" else mention.section
        features[mention.section] = 1.0
        for connection in mention.connections:
            features[f"{section}:{connection}"] = 1.0
        if not mention.connections & {"aimed", "served", "to", "taught", "special"}:
            features[f"{section}:unled"] = 1.0
    _add_strength(features, direct)
    if hints:
        features["hint-kinds"] = math.log2(len(hints))
    if direct:
        sections = {"description" if m.section == "first-sentence" else m.section for m in direct}
        features["places"] = math.log2(len(sections))
        features["named"] = 1.0
        features["said"] = math.log2(len(direct))
        sentences = {(m.section, m.sentence) for m in direct}
        features["sentences"] = math.log2(len(sentences))
        declared = any("declared" in m.connections for m in direct)
        if declared:
            features["declared"] = 1.0
        if all(m.section == "results" for m in direct) and not declared:
            features["results-only"] = 1.0
        if all("unserved" in m.connections for m in direct):
            features["never-served"] = 1.0
    else:
        features["not-named"] = 1.0
        features["hints"] = math.log2(1 + sum(m.plainness == "hint" for m in own))
    return features


def _kind_of_hint(wording: str) -> str:
    """The kind of a hint: people ("personas mexicanas"), consulates, or another thing ("remesas")."""
    if PEOPLE.match(wording):
        return "people"
    return "consular" if "consul" in wording else "thing"


def _add_strength(features: Features, direct: Sequence[GroupMention]) -> None:
    """Add whether any mention says that the group is served or taught, and the connections that all mentions share."""
    if not direct:
        return
    if not any(m.connections & _SERVING and not m.connections & _THEMES for m in direct):
        features["never-strong"] = 1.0
    for connection in _SHARED_CONNECTIONS:
        if all(connection in m.connections for m in direct):
            features[f"only:{connection}"] = 1.0


def _add_other_groups(features: Features, slug: str, direct: Mapping[str, list[GroupMention]]) -> None:
    """Add the other groups that are named directly, their number, and the group's share of all direct mentions."""
    total = sum(len(own) for own in direct.values())
    others = 0
    others_named: list[str] = []
    for other, own in direct.items():
        if other == slug or not own:
            continue
        sections = {m.section for m in own}
        if "title" in sections or "target" in sections:
            features[f"beside:{other}"] = 1.0
            features["other-in-title"] = 1.0
        if sections - {"results"}:
            others_named.append(f"with:{other}")
            others += 1
        elif sections:
            others_named.append(f"with-in-results:{other}")
    # Their weights sum to two at most: else every group that a long entry hints at would reach the threshold.
    features.update((name, min(1.0, _FULL_WEIGHT_OTHERS / len(others_named))) for name in others_named)
    features[f"others:{min(others, _MAX_OTHERS)}"] = 1.0
    if not direct[slug]:
        # A hint says less where many groups are named (compendio-2024:2545).
        features[f"not-named-others:{min(others, _MAX_OTHERS)}"] = 1.0
    if total:
        features["part"] = len(direct[slug]) / total
