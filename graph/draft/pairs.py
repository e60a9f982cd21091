"""Which entries of the draft go on from which of the last edition, and which of the draft report one programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from entramado.graph.draft.draft_records import Draft, LastEdition, Record
from entramado.graph.identity.programmes import link_programmes
from entramado.ontology.authority import Authority
from entramado.ontology.folding import fold_words

_SAME_TITLE = 96.0
_DOUBLE_SCORE = 0.6
_SAME_FACTS = 0.8
# A programme that another body reports now, by a title of at least so many words that no other entry has.
_SAME_TITLE_ELSEWHERE = 0.9
_TELLING_WORDS = 5


@dataclass(slots=True)
class EntryPairs:
    """`continuing` are (draft, last edition), one for each draft entry that goes on; `doubles` as `double_findings`."""

    continuing: list[tuple[Record, Record]] = field(default_factory=list)
    doubles: list[tuple[Record, list[tuple[Record, float]]]] = field(default_factory=list)
    likeness: dict[str, float] = field(default_factory=dict)
    """How sure each draft entry's going on is, by its slug, from 0 to 1."""
    continued: set[str] = field(default_factory=set)
    """The slugs of all entries of the last edition whose programme the draft reports on."""


def link_pairs(draft: Draft, last: LastEdition, authority: Authority) -> EntryPairs:
    """Link the two editions as a build links its documents; the same title of the same body always goes on."""
    entries = [r.linked for r in draft.records] + [r.linked for r in last.records]
    editions = {draft.key: last.year + 1, last.key: last.year}
    now = {r.slug: r for r in draft.records}
    then = {r.slug: r for r in last.records}
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    doubles: dict[str, dict[str, float]] = defaultdict(dict)
    continued: set[str] = set()
    for programme in link_programmes(entries, editions, authority).programmes:
        here = [m for m in programme.members if m in now]
        if here:
            continued |= {m for m in programme.members if m in then}
        for link in programme.links:
            pair = (link.earlier, link.later)
            if pair[0] in now and pair[1] in now:
                doubles[pair[0]][pair[1]] = doubles[pair[1]][pair[0]] = link.score
            elif pair[0] in then and pair[1] in now:
                scores[pair[1]][pair[0]] = max(link.score, scores[pair[1]].get(pair[0], 0.0))
    _by_title(draft.records, last.records, scores)
    _by_facts(draft.records, last.records, scores)
    pairs = EntryPairs(continued=continued)
    for record in draft.records:
        if scores[record.slug]:
            own = scores[record.slug]
            same = {s for s in own if then[s].objective == record.objective}
            best = max((score, slug in same, slug) for slug, score in own.items())[2]
            pairs.continuing.append((record, then[best]))
            pairs.likeness[record.slug] = own[best]
            pairs.continued |= set(scores[record.slug])
    for record in draft.records:
        others = [(now[s], score) for s, score in doubles[record.slug].items() if score >= _DOUBLE_SCORE]
        if others:
            pairs.doubles.append((record, others))
    return pairs


def _by_title(now: Sequence[Record], then: Sequence[Record], scores: dict[str, dict[str, float]]) -> None:
    """Titles of the same body that are the same, or nearly under one objective; of another body where they tell."""
    titles = defaultdict(list)
    for record in then:
        titles[fold_words(record.title)].append(record)
    for record in now:
        for before in titles.get(fold_words(record.title), ()):
            same = set(before.reporter_ids) & set(record.reporter_ids)
            likeness = 1.0 if same and before.objective == record.objective else 0.97 if same else 0.0
            if not same and _tells_alone(record, now) and len(titles[fold_words(record.title)]) == 1:
                likeness = _SAME_TITLE_ELSEWHERE if before.objective == record.objective else 0.0
            if likeness:
                scores[record.slug][before.slug] = likeness
        if not scores[record.slug]:
            for before in then:
                if before.objective == record.objective and set(before.reporter_ids) & set(record.reporter_ids):
                    ratio = fuzz.ratio(fold_words(before.title), fold_words(record.title))
                    if ratio >= _SAME_TITLE:
                        scores[record.slug][before.slug] = round(ratio / 100, 2)


def _tells_alone(record: Record, among: Sequence[Record]) -> bool:
    """Whether a title is so long and so rare that it means one programme, whoever reports it."""
    title = fold_words(record.title)
    return len(title.split()) >= _TELLING_WORDS and sum(fold_words(r.title) == title for r in among) == 1


def _by_facts(now: Sequence[Record], then: Sequence[Record], scores: dict[str, dict[str, float]]) -> None:
    """Under another title: the one entry left of the same body, objective, groups, states and figures."""
    linked = {slug for found in scores.values() for slug in found}
    before = defaultdict(list)
    for record in then:
        if record.slug not in linked and record.figures:
            before[_facts(record)].append(record)
    for record in now:
        same = before.get(_facts(record), [])
        if len(same) == 1 and not scores[record.slug]:
            scores[record.slug][same[0].slug] = _SAME_FACTS


def _facts(record: Record) -> tuple[object, ...]:
    figures = tuple(sorted(f.value for f in record.figures))
    return (record.chapter, record.objective, tuple(record.reporter_ids), record.populations, record.states, figures)
