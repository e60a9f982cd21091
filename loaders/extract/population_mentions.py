"""Mentions of population groups in an entry: the evidence for whom the action is aimed at.

A mention is a wording of the scheme of populations (or a broad word, see `BROAD`) with the section that it stands in,
its lines, and its connections with the action, which the words around it express. What they are worth is decided by
fitted points (`population_features`, `populations`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from entramado.loaders.extract.matcher import NameMatch
from entramado.loaders.extract.passages import SpanSet, body_spans, folded
from entramado.loaders.extract.population_contexts import find_connections, share
from entramado.loaders.extract.population_masks import masked, without
from entramado.loaders.extract.population_slugs import (
    CRIME_VICTIMS,
    DISPLACED,
    FAMILIES,
    FOREIGNERS,
    GENERAL_PUBLIC,
    IN_TRANSIT,
    MIGRANTS,
    MINORS,
    NATIONALS_ABROAD,
    REFUGEES,
    RETURNEES,
    TRAFFICKED,
    UNACCOMPANIED,
    WOMEN,
)
from entramado.loaders.extract.sentences import Sentence, sentences
from entramado.loaders.languages.spanish.peoples import HOME_STEM
from entramado.loaders.languages.spanish.population_mentions import (
    ADJECTIVE,
    AGED,
    AMONG_READERS,
    BORN_IN,
    BROAD,
    FROM_HOME,
    GOING_ABROAD,
    GOING_HOME,
    HOMEWARD,
    KIND_OF,
    KNOWN_OF,
    LAW,
    LIVING_ABROAD,
    NEW_CLAUSE,
    OF_A_COUNTRY,
    OF_ELSEWHERE,
    OTHER_CRIMES,
    PEOPLE,
    READERS,
    SENT_BACK,
    TELLS_ABROAD,
    TRAFFICKING,
    TRIGGERS,
)
from entramado.loaders.records import Entry, Span
from entramado.loaders.text import Line, Passage, join

# Personal conditions count beside a migratory situation: "mujeres mexicanas en Estados Unidos" are both.
CONDITIONS = frozenset(
    [MINORS, WOMEN, "jovenes", FAMILIES, "trabajadores", "indigenas", "personas-mayores", "discapacidad"]
)
# Migratory situations, more specific than "migrantes". Victims and children are no such situation: they are migrants
# all the same (compendio-2024:3169).
_SITUATIONS = frozenset([RETURNEES, NATIONALS_ABROAD, FOREIGNERS, IN_TRANSIT, REFUGEES, DISPLACED, UNACCOMPANIED])
_SURROUNDING_REACH = 100  # characters around a wording in which words for a return are looked for
_CLAUSE_REACH = 40  # characters behind a wording in which a more specific one supersedes it


@dataclass(frozen=True, slots=True)
class GroupWording:
    """The group that a wording denotes; `share` is 1 for a name of the group, less for a hint."""

    slug: str
    share: float


FindWordings = Callable[[Passage], list[NameMatch[GroupWording]]]


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A mention of a group.

    `plainness` is "name", "hint" or "broad" (a broad word); `section` is "title", "target", "first-sentence",
    "description" or "results"; `sentence` the index of the sentence in its part; `wording` the folded words.
    `connections` are named by `population_contexts` and by the masks ("in-body", "in-law", "aside"). `share` (0 to 1)
    is the weight of the wording in its context without fitted points, by which `migrant_types` is decided.
    """

    slug: str
    plainness: str
    section: str
    sentence: int
    wording: str
    lines: Span
    connections: frozenset[str]
    share: float = 0.0


def find_mentions(entry: Entry, find: FindWordings) -> list[GroupMention]:
    """All mentions of groups in an entry's title, printed target, description and results, in reading order.

    `find` gives the wordings of groups in a passage, in reading order.
    """
    out: list[GroupMention] = []
    for part, passage in _parts(entry):
        incidental = [] if part in ("title", "target") else masked(passage.text, entry.title or "")
        out += _wording_mentions(part, passage, find, incidental)
        out += _broad_mentions(part, passage, incidental)
    if not entry.target_printed:
        out += _general_public(entry.description)
    out += _readership(entry.description)
    return _without_foreign_returns(_with_returnees_first(out), entry)


def _with_returnees_first(mentions: list[GroupMention]) -> list[GroupMention]:
    """The mentions, where an action for returnees does not count words for nationals as nationals abroad.

    That holds where title, target or first sentence name returnees (informe-2018:2116) or the title names a
    repatriation (compendio-2020:3112), for words that do not say where the nationals are.
    """
    first = ("title", "target", "first-sentence")
    returning = [m for m in mentions if m.slug == RETURNEES]
    named = any(m.plainness == "name" and m.section in first for m in returning)
    if not named and not any(m.section == "title" and m.wording.startswith("repatria") for m in returning):
        return mentions
    out: list[GroupMention] = []
    for m in mentions:
        if m.slug == NATIONALS_ABROAD and "born" in m.connections:
            continue
        placeless = m.slug == NATIONALS_ABROAD and m.plainness != "broad" and not TELLS_ABROAD.search(m.wording)
        if placeless and m.plainness == "name":
            out.append(replace(m, connections=m.connections | {"nearer"}, share=0.0))
        elif not (placeless and HOME_STEM in m.wording) and not _is_of_consulate(m):
            out.append(m)
    return out


def _is_of_consulate(mention: GroupMention) -> bool:
    """Whether a mention is only a word for a consulate, which serves returnees too."""
    return mention.slug == NATIONALS_ABROAD and mention.plainness != "name" and "consul" in mention.wording


def _without_foreign_returns(mentions: list[GroupMention], entry: Entry) -> list[GroupMention]:
    """The mentions without returnees, where the description tells of returns to other countries, not of nationals."""
    described = folded(entry.description.text)
    if not HOMEWARD.search(described) or FROM_HOME.search(folded(entry.title or "") + described):
        return mentions
    return [m for m in mentions if m.slug != RETURNEES]


def _parts(entry: Entry) -> Iterator[tuple[str, Passage]]:
    """The passages in which groups are mentioned, by the name of their section."""
    first = entry.first_line
    if entry.title:
        yield "title", entry.title_passage
    if entry.target_printed:
        yield "target", join([Line(first, entry.target_printed)])
    if entry.dimension_printed and not entry.dimension:  # some entries print groups in place of the stages of migration
        yield "target", join([Line(first, entry.dimension_printed)])
    if entry.description:
        yield "description", entry.description
    if entry.results:
        yield "results", entry.results


def _wording_mentions(
    part: str, passage: Passage, find: FindWordings, incidental: list[Span]
) -> Iterator[GroupMention]:
    """The mentions by wordings of the scheme in one passage; `incidental` are its masked spans."""
    matches = find(passage)
    if not matches:
        return
    within = _masked_spans(part, passage, incidental)
    segments = sentences(passage.text)
    specific_end = -1
    at = 0
    behind: dict[str, int] = {}
    for match in matches:
        at = _sentence_at(segments, match.start, at)
        if at < 0:
            return
        sentence = segments[at]
        a, b = match.start - sentence.start, match.end - sentence.start
        around = (sentence.folded[:a], sentence.folded[a:b], sentence.folded[b:])
        inside = _masks_at(match.start, within)
        # One mention of the group, not three: "niñas, niños y adolescentes".
        payloads = [w for w in match.payloads if behind.get(w.slug, -1) < match.end]
        behind.update((w.slug, max(match.end, behind.get(w.slug, -1))) for w in match.payloads if w.share == 1)
        # An attribute of the children, no group of its own: "niñas, niños y adolescentes migrantes".
        is_attribute = specific_end >= 0 and bool(KIND_OF.fullmatch(folded(passage.text)[specific_end : match.start]))
        if _is_elsewhere(passage.text, match.end, around):
            continue
        payloads = [w for w in payloads if w.share == 1 or not KNOWN_OF.search(around[0])]
        nearer = _superseded(passage.text, match, matches)
        for wording in (_in_context(w, around) for w in payloads):
            weighed = 0.0 if inside else share(wording.slug, part, *around) * wording.share
            connections = _connections(wording, part, around, inside)
            if wording.slug == MIGRANTS and is_attribute and wording.share == 1:
                connections |= {"among"}
                weighed = 0.0
            elif wording.slug in nearer:
                connections |= {"nearer"}
            yield GroupMention(
                wording.slug,
                "name" if wording.share == 1 else "hint",
                _section_of(part, at),
                at,
                around[1],
                passage.lines(match.start, match.end),
                connections,
                weighed,
            )
        if not inside and any(w.slug not in (MIGRANTS, GENERAL_PUBLIC) and w.share == 1 for w in match.payloads):
            specific_end = match.end


def _connections(
    wording: GroupWording, part: str, around: tuple[str, str, str], masks: frozenset[str]
) -> frozenset[str]:
    """The connections of a wording, those of the masks around it included."""
    # The features of hints do not depend on their connections.
    found = find_connections(wording.slug, part, *around) if wording.share == 1 else _born(around[0])
    # A group declared to be served may stand in the name of a law, but not in that of a body
    # (compendio-2024:2512) nor among the topics of a course.
    return found | {name for name in masks if name != "in-law" or "declared" not in found}


def _born(before: str) -> frozenset[str]:
    """The connection "born", where the words before say that somebody was born somewhere."""
    return frozenset(["born"]) if BORN_IN.search(before) else frozenset()


def _is_elsewhere(text: str, end: int, around: tuple[str, str, str]) -> bool:
    """Whether a wording is a consulate of another country, which serves foreigners."""
    return "consul" in around[1] and bool(OF_ELSEWHERE.match(text, end) or OF_A_COUNTRY.match(around[2]))


def _in_context(wording: GroupWording, around: tuple[str, str, str]) -> GroupWording:
    """The more specific group that a wording denotes by the words around it, else the wording itself."""
    return _as_trafficking_victims(_as_nationals_abroad(_as_returnees(wording, around), around), around)


def _as_returnees(wording: GroupWording, around: tuple[str, str, str]) -> GroupWording:
    """Returnees, where a word for nationals without a place stands near a word for being sent back."""
    before, named, behind = around
    if wording.slug != NATIONALS_ABROAD or not FROM_HOME.search(named) or TELLS_ABROAD.search(named):
        return wording
    return (
        GroupWording(RETURNEES, 1.0)
        if SENT_BACK.search(before[-_SURROUNDING_REACH:] + named + behind[:_SURROUNDING_REACH])
        else wording
    )


def _as_nationals_abroad(wording: GroupWording, around: tuple[str, str, str]) -> GroupWording:
    """Nationals abroad, where migrants or nationals are said to be there; returnees, where migrants return home."""
    before, named, behind = around
    if wording.slug == MIGRANTS and wording.share == 1 and GOING_HOME.match(behind):
        return GroupWording(RETURNEES, 1.0)
    if wording.slug == NATIONALS_ABROAD and FROM_HOME.search(named) and GOING_ABROAD.match(behind):
        return GroupWording(NATIONALS_ABROAD, 1.0)
    if wording.slug != MIGRANTS or wording.share < 1 or not LIVING_ABROAD.search(behind):
        return wording
    return (
        wording
        if SENT_BACK.search(before[-_SURROUNDING_REACH:] + named + behind[:_SURROUNDING_REACH])
        else GroupWording(NATIONALS_ABROAD, 1.0)
    )


def _as_trafficking_victims(wording: GroupWording, around: tuple[str, str, str]) -> GroupWording:
    """Victims of trafficking, where victims are named in a sentence on that crime alone (informe-2018:2061)."""
    before, named, behind = around
    if wording.slug != CRIME_VICTIMS or "trata" in named:
        return wording
    sentence = before + named + behind
    if not TRAFFICKING.search(sentence) or OTHER_CRIMES.search(sentence):
        return wording
    return GroupWording(TRAFFICKED, wording.share)


def _superseded(
    text: str, match: NameMatch[GroupWording], matches: Sequence[NameMatch[GroupWording]]
) -> frozenset[str]:
    """The groups of a wording that the name of a more specific group in the same clause supersedes.

    "migrantes devueltos o repatriados" are no migrants in general, "mexiquenses que han sido deportados"
    (compendio-2024:9233) no nationals of home abroad.
    """
    slugs = {w.slug for w in match.payloads}
    out = {MIGRANTS} if ADJECTIVE.match(folded(text), match.end) else set()
    for other in islice(matches, bisect_left(matches, match.end, key=lambda m: m.start), None):
        if other.start > match.end + _CLAUSE_REACH:
            break
        named = {w.slug for w in other.payloads if w.share == 1} - slugs
        if named & _SITUATIONS:
            if not NEW_CLAUSE.search(AGED.sub("", folded(text)[match.end : other.start])):
                out |= {MIGRANTS} | ({NATIONALS_ABROAD} if RETURNEES in named else set())
            break
    return frozenset(out & slugs)


def _broad_mentions(part: str, passage: Passage, incidental: list[Span]) -> Iterator[GroupMention]:
    """The first broad word of each group in each section; their number says nothing."""
    low = without(folded(passage.text), incidental)
    first = sentences(passage.text)[0].end if part == "description" else 0
    for slug, pattern in BROAD:
        if not any(trigger in low for trigger in TRIGGERS[slug]):
            continue
        for section, start, end in (("first-sentence", 0, first), (part, first, len(low))):
            match = pattern.search(low, start, end) if end > start else None
            if match:
                yield GroupMention(slug, "broad", section, 0, match[0], passage.lines(*match.span()), frozenset())


def _general_public(passage: Passage) -> Iterator[GroupMention]:
    """The general public, where the description says "people" without naming a group."""
    people = PEOPLE.search(folded(passage.text))
    if people:
        yield GroupMention(
            GENERAL_PUBLIC,
            "hint",
            "description",
            0,
            people["who"],
            passage.lines(*people.span("who")),
            frozenset(["people"]),
        )


def _readership(passage: Passage) -> Iterator[GroupMention]:
    """The readers whom a publication addresses (authorities, the public), where a list of them includes academia."""
    for number, sentence in enumerate(sentences(passage.text)):
        for addressed in READERS.finditer(sentence.folded):
            for slug, pattern in AMONG_READERS:
                named = pattern.search(sentence.folded, addressed.start("whom"), addressed.end("whom"))
                if named:
                    lines = passage.lines(sentence.start + named.start(), sentence.start + named.end())
                    section = _section_of("description", number)
                    yield GroupMention(slug, "name", section, number, named[0], lines, frozenset(["aimed", "listed"]))


def _sentence_at(segments: tuple[Sentence, ...], offset: int, since: int) -> int:
    """The index, from `since` on, of the sentence with the character at `offset`; -1 behind the last."""
    for i in range(since, len(segments)):
        if offset < segments[i].end:
            return i
    return -1


def _section_of(part: str, sentence: int) -> str:
    return "first-sentence" if part == "description" and sentence == 0 else part


def _masked_spans(part: str, passage: Passage, incidental: list[Span]) -> dict[str, SpanSet]:
    """The characters inside names of bodies, names of laws and `population_masks`, by the connection that they make."""
    bodies = SpanSet(() if part in ("title", "target") else body_spans(passage.text))
    laws = SpanSet(m.span() for m in LAW.finditer(passage.text))
    return {"in-body": bodies, "in-law": laws, "aside": SpanSet(incidental)}


def _masks_at(offset: int, spans: Mapping[str, SpanSet]) -> frozenset[str]:
    """The names of the masks that cover the character at `offset`."""
    return frozenset(name for name, those in spans.items() if offset in those)
