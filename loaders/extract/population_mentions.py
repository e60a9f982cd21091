"""Where an entry names a group, and in which connection: the evidence for whom an action is aimed at.

A mention is a wording of the scheme of populations (or a broad word, see `BROAD`) with the place
it stands in, the connections that the words around it tell, and its lines. What a connection is
worth is not decided here: `population_points` adds up fitted points.
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

# Personal conditions are told besides the migratory situation: "mujeres mexicanas en Estados Unidos" are both.
CONDITIONS = frozenset(
    [MINORS, WOMEN, "jovenes", FAMILIES, "trabajadores", "indigenas", "personas-mayores", "discapacidad"]
)
# What outdoes "migrantes": victims and children who migrate are migrants all the same (compendio-2024:3169).
_SITUATIONS = frozenset([RETURNEES, NATIONALS_ABROAD, FOREIGNERS, IN_TRANSIT, REFUGEES, DISPLACED, UNACCOMPANIED])
_SURROUNDING_REACH = 100  # letters between them at most
_CLAUSE_REACH = 40


@dataclass(frozen=True, slots=True)
class GroupWording:
    """A group, and how much a wording says of it: all for a name, less for a hint."""

    slug: str
    share: float


FindWordings = Callable[[Passage], list[NameMatch[GroupWording]]]


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A group named: how plainly (`name`, `hint` or `broad`), in which place and sentence, in which connections.

    `share` (0 to 1) is how much the wording says where it stands, weighed without points; the kind of migrants served
    is read by it.
    """

    slug: str
    plainness: str
    place: str
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
        aside = [] if part in ("title", "target") else masked(passage.text, entry.title or "")
        out += _wording_mentions(part, passage, find, aside)
        out += _broad_mentions(part, passage, aside)
    if not entry.target_printed:
        out += _general_public(entry.description)
    out += _readership(entry.description)
    return _without_foreign_returns(_with_returnees_first(out), entry)


def _with_returnees_first(mentions: list[GroupMention]) -> list[GroupMention]:
    """Where those who return are named first, words for nationals that tell no place are these (informe-2018:2116).

    So they are where the title tells of a repatriation (compendio-2020:3112).
    """
    first = ("title", "target", "first-sentence")
    returning = [m for m in mentions if m.slug == RETURNEES]
    named = any(m.plainness == "name" and m.place in first for m in returning)
    if not named and not any(m.place == "title" and m.wording.startswith("repatria") for m in returning):
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
    """Whether a mention is a mere word for a consulate, which serves those who return, too."""
    return mention.slug == NATIONALS_ABROAD and mention.plainness != "name" and "consul" in mention.wording


def _without_foreign_returns(mentions: list[GroupMention], entry: Entry) -> list[GroupMention]:
    """Without those who return home, where the description tells of a return elsewhere and of no nationals."""
    told = folded(entry.description.text)
    if not HOMEWARD.search(told) or FROM_HOME.search(folded(entry.title or "") + told):
        return mentions
    return [m for m in mentions if m.slug != RETURNEES]


def _parts(entry: Entry) -> Iterator[tuple[str, Passage]]:
    first = entry.first_line
    if entry.title:
        yield "title", entry.title_passage
    if entry.target_printed:
        yield "target", join([Line(first, entry.target_printed)])
    if entry.dimension_printed and not entry.dimension:  # groups where the stages of migration should stand
        yield "target", join([Line(first, entry.dimension_printed)])
    if entry.description:
        yield "description", entry.description
    if entry.results:
        yield "results", entry.results


def _wording_mentions(part: str, passage: Passage, find: FindWordings, aside: list[Span]) -> Iterator[GroupMention]:
    matches = find(passage)
    if not matches:
        return
    within = _masked_spans(part, passage, aside)
    cut = sentences(passage.text)
    among = -1
    at = 0
    behind: dict[str, int] = {}
    for match in matches:
        at = _sentence_at(cut, match.start, at)
        if at < 0:
            return
        sentence = cut[at]
        a, b = match.start - sentence.start, match.end - sentence.start
        around = (sentence.folded[:a], sentence.folded[a:b], sentence.folded[b:])
        inside = _masks_at(match.start, within)
        # "niñas, niños y adolescentes": one mention of the group, not three.
        payloads = [w for w in match.payloads if behind.get(w.slug, -1) < match.end]
        behind.update((w.slug, max(match.end, behind.get(w.slug, -1))) for w in match.payloads if w.share == 1)
        # "niñas, niños y adolescentes migrantes": the kind of children, no group of its own.
        follows = among >= 0 and bool(KIND_OF.fullmatch(folded(passage.text)[among : match.start]))
        if _is_elsewhere(passage.text, match.end, around):
            continue
        payloads = [w for w in payloads if w.share == 1 or not KNOWN_OF.search(around[0])]
        nearer = _superseded(passage.text, match, matches)
        for wording in (_in_context(w, around) for w in payloads):
            weighed = 0.0 if inside else share(wording.slug, part, *around) * wording.share
            # Of hints no feature asks in which connection they stand.
            told = find_connections(wording.slug, part, *around) if wording.share == 1 else _born(around[0])
            # Who is declared to be served may be named in a law, never in a body's name (compendio-2024:2512)
            # nor among the topics of a course.
            told |= {name for name in inside if name != "in-law" or "declared" not in told}
            if wording.slug == MIGRANTS and follows and wording.share == 1:
                told |= {"among"}
                weighed = 0.0
            elif wording.slug in nearer:
                told |= {"nearer"}
            yield GroupMention(
                wording.slug,
                "name" if wording.share == 1 else "hint",
                _place_of(part, at),
                at,
                around[1],
                passage.lines(match.start, match.end),
                told,
                weighed,
            )
        if not inside and any(w.slug not in (MIGRANTS, GENERAL_PUBLIC) and w.share == 1 for w in match.payloads):
            among = match.end


def _born(before: str) -> frozenset[str]:
    """Whether words tell where somebody was born."""
    return frozenset(["born"]) if BORN_IN.search(before) else frozenset()


def _is_elsewhere(text: str, end: int, around: tuple[str, str, str]) -> bool:
    """Whether it is a consulate of another country, which serves those who come from there."""
    return "consul" in around[1] and bool(OF_ELSEWHERE.match(text, end) or OF_A_COUNTRY.match(around[2]))


def _in_context(wording: GroupWording, around: tuple[str, str, str]) -> GroupWording:
    """The more specific group that a wording denotes by the words around it, else the wording itself."""
    return _as_trafficking_victims(_as_nationals_abroad(_as_returnees(wording, around), around), around)


def _as_returnees(wording: GroupWording, around: tuple[str, str, str]) -> GroupWording:
    """Those who return, where a word for nationals that tells no place stands beside a word for their return."""
    before, named, behind = around
    if wording.slug != NATIONALS_ABROAD or not FROM_HOME.search(named) or TELLS_ABROAD.search(named):
        return wording
    return (
        GroupWording(RETURNEES, 1.0)
        if SENT_BACK.search(before[-_SURROUNDING_REACH:] + named + behind[:_SURROUNDING_REACH])
        else wording
    )


def _as_nationals_abroad(wording: GroupWording, around: tuple[str, str, str]) -> GroupWording:
    """Nationals of home, where migrants or nationals are said to be abroad, or migrants to return from there."""
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
    """Victims of trafficking, where a sentence on trafficking and no other crime names victims (informe-2018:2061)."""
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
    """The groups of a wording that a nearer group's name in the same clause outdoes.

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


def _broad_mentions(part: str, passage: Passage, aside: list[Span]) -> Iterator[GroupMention]:
    """The first broad word of each group in each place: how often they come tells nothing."""
    low = without(folded(passage.text), aside)
    first = sentences(passage.text)[0].end if part == "description" else 0
    for slug, pattern in BROAD:
        if not any(trigger in low for trigger in TRIGGERS[slug]):
            continue
        for place, start, end in (("first-sentence", 0, first), (part, first, len(low))):
            match = pattern.search(low, start, end) if end > start else None
            if match:
                yield GroupMention(slug, "broad", place, 0, match[0], passage.lines(*match.span()), frozenset())


def _general_public(passage: Passage) -> Iterator[GroupMention]:
    """The people at large, where the description's words for them are no group's name."""
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
    """Authorities and the public, where a list that names the academic world tells whom a publication is sent to."""
    for number, sentence in enumerate(sentences(passage.text)):
        for addressed in READERS.finditer(sentence.folded):
            for slug, pattern in AMONG_READERS:
                named = pattern.search(sentence.folded, addressed.start("whom"), addressed.end("whom"))
                if named:
                    lines = passage.lines(sentence.start + named.start(), sentence.start + named.end())
                    place = _place_of("description", number)
                    yield GroupMention(slug, "name", place, number, named[0], lines, frozenset(["aimed", "listed"]))


def _sentence_at(cut: tuple[Sentence, ...], offset: int, since: int) -> int:
    """The number of the sentence in which a character stands; -1 behind the last."""
    for i in range(since, len(cut)):
        if offset < cut[i].end:
            return i
    return -1


def _place_of(part: str, sentence: int) -> str:
    return "first-sentence" if part == "description" and sentence == 0 else part


def _masked_spans(part: str, passage: Passage, aside: list[Span]) -> dict[str, SpanSet]:
    """What of a passage is in a body's name, a law's, or said aside."""
    bodies = SpanSet(() if part in ("title", "target") else body_spans(passage.text))
    laws = SpanSet(m.span() for m in LAW.finditer(passage.text))
    return {"in-body": bodies, "in-law": laws, "aside": SpanSet(aside)}


def _masks_at(offset: int, spans: Mapping[str, SpanSet]) -> frozenset[str]:
    return frozenset(name for name, those in spans.items() if offset in those)
