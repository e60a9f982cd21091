"""All bodies that an entry names besides its reporters, with candidates, lines and role.

Names are recognised in the title, the description, the results, the challenges and the footnotes (`named_bodies`).
Coreferent mentions are merged into one, with a role by their sentences (`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from entramado.loaders.extract.extracted import BodyMention
from entramado.loaders.extract.lexicon import Lexicon, ReporterContext
from entramado.loaders.extract.matcher import fold_name
from entramado.loaders.extract.named_bodies import PlacedName, names_in
from entramado.loaders.extract.roles import role_of
from entramado.loaders.languages.spanish.organisations import (
    ALL_INSTITUTIONS,
    FORUM,
    JOINT_REPORTERS,
    JOINTLY,
    OWN_ACRONYM,
    WORKING_GROUP,
)
from entramado.loaders.languages.spanish.role_cues import nearest_cue
from entramado.loaders.records import Entry
from entramado.loaders.text import Passage
from entramado.ontology.home import HOME

_SAME_BEGINNING = 24  # characters by which a title is recognised as beginning with a name
_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)")


@dataclass(slots=True)
class _BodyMentions:
    """The mentions of one body, and the candidates that they leave."""

    candidates: tuple[str, ...]
    mentions: list[PlacedName] = field(default_factory=list)


def find_organisations(entry: Entry, lexicon: Lexicon) -> list[BodyMention]:
    """The bodies named in `entry` besides its reporters and their printed parents, by their first mention."""
    context = lexicon.context(entry)
    found = [n for part, passage in _parts(entry) for n in names_in(part, passage, lexicon, context)]
    own = [fold_name(n.text) for n in (*entry.reporters, *entry.parents)]
    own += [fold_name(lexicon.bodies[r].name) for r in context.reporters]
    own += [fold_name(acronym) for acronym in OWN_ACRONYM.findall(entry.reporter_printed or "")]
    about = {c for n in found if _is_the_action(n, entry, lexicon) for c in n.candidates}
    bodies = _group_by_body(
        n
        for n in found
        if not (_is_reporter(n, own, context) or _is_the_action(n, entry, lexicon) or about & set(n.candidates))
    )
    mentions = [_mention(b, lexicon, context) for b in bodies if _takes_part(b, lexicon, context)]
    return [m for m in mentions if not _is_government_only_mentioned(m, lexicon, context)]


def _parts(entry: Entry) -> Iterator[tuple[str, Passage]]:
    """The parts of an entry in which bodies are named; "company" is what is printed beside the reporter."""
    if entry.title:
        yield "title", entry.title_passage
    company = JOINT_REPORTERS.search(entry.reporter_printed or "")
    if company:
        line = entry.reporters[0].line if entry.reporters else entry.first_line
        yield "company", Passage(company[0], (0,), (line,))
    yield from entry.parts()


def _is_reporter(named: PlacedName, own: list[str], context: ReporterContext) -> bool:
    """Whether a name denotes a reporter or a printed parent, or is the beginning of one of their names (`own`)."""
    if any(c in context.reporters or c in context.parents for c in named.candidates):
        return True
    name = fold_name(named.text)
    return any(name == n or (not named.candidates and n.startswith(f"{name} ")) for n in own)


def _is_the_action(named: PlacedName, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a name is that of the reported action: "El Grupo de Trabajo ..." under that title (compendio-2024:5267).

    Of known bodies only a forum of states can be (compendio-2020:2014); others take part in the action.
    """
    if not entry.title:
        return False
    if named.candidates:
        title, name = fold_name(_IN_PARENTHESES.sub("", entry.title)), fold_name(named.text)
        forum = all(lexicon.bodies[c].sector == "international" for c in named.candidates)
        return forum and bool(FORUM.match(entry.title)) and title.endswith(name)
    if named.position.part == "title":
        return False
    return fold_name(entry.title).startswith(fold_name(named.text)[:_SAME_BEGINNING])


def _group_by_body(found: Iterable[PlacedName]) -> list[_BodyMentions]:
    """The mentions merged by body, in the order of their first mentions."""
    bodies: list[_BodyMentions] = []
    for named in found:
        body = next((b for b in bodies if _is_same_body(b, named)), None)
        if body is None:
            bodies.append(body := _BodyMentions(named.candidates))
        body.mentions.append(named)
        if len(named.candidates) == 1:
            body.candidates = named.candidates
    return bodies


def _is_same_body(body: _BodyMentions, named: PlacedName) -> bool:
    """Whether a name is coreferent: by a common candidate, the same acronym, or as the beginning of the other."""
    if named.candidates and body.candidates:
        return bool(set(named.candidates) & set(body.candidates))
    if named.acronym and any(m.acronym == named.acronym for m in body.mentions):
        return True
    name = fold_name(named.text)
    others = [fold_name(m.text) for m in body.mentions]
    if any(o == name or o.startswith(f"{name} ") for o in others):
        return True
    return not named.candidates and any(name.startswith(f"{o} ") for o in others)


def _takes_part(body: _BodyMentions, lexicon: Lexicon, context: ReporterContext) -> bool:
    """Whether a body takes part: a government only where it pays or agrees, else its name means the territory."""
    if any(m.position.part == "title" and not m.position.start and WORKING_GROUP.match(m.text) for m in body.mentions):
        return False
    if not body.candidates or not all(_is_government_here(c, lexicon, context) for c in body.candidates):
        return True
    places = [
        m.position
        for m in body.mentions
        if m.position.part != "challenge" and not ALL_INSTITUTIONS.search(m.position.before())
    ]
    cues = {cue.rule for place in places if (cue := nearest_cue(place))}
    return bool(cues & {"financed-by", "in-coordination"}) or any(JOINTLY.match(p.after()) for p in places)


def _is_government_here(body: str, lexicon: Lexicon, context: ReporterContext) -> bool:
    """Whether a body is the federal government, or that of one of the entry's states."""
    return body == HOME.government or (lexicon.is_government(body) and lexicon.bodies[body].state in context.states)


def _is_government_only_mentioned(mention: BodyMention, lexicon: Lexicon, context: ReporterContext) -> bool:
    """Whether a government is only mentioned: "la propuesta presentada al Gobierno de México" (compendio-2020:2346)."""
    here = [_is_government_here(c, lexicon, context) for c in mention.candidates]
    return mention.role == "mentioned" and bool(here) and all(here)


def _mention(body: _BodyMentions, lexicon: Lexicon, context: ReporterContext) -> BodyMention:
    """The merged mentions as one, with the fullest name, the lines of the first and the role."""
    first = body.mentions[0]
    fullest = max(body.mentions, key=lambda m: 0 if m.rule == "acronym" else len(m.text))
    role, rule = role_of([m.position for m in body.mentions], body.candidates, fullest.text, lexicon, context)
    return BodyMention(
        printed=" ".join(fullest.text.split()),
        acronym=next((m.acronym for m in body.mentions if m.acronym), None),
        candidates=body.candidates,
        role=role,
        lines=first.position.passage.lines(first.position.start, first.position.end),
        rule=fullest.rule,
        role_rule=rule,
    )
