"""Every body that an entry names besides its reporter: which it can be, where it stands, in what role.

Names come from two sources: the authority (`Lexicon`) and, for bodies that it does not hold, the
way names of institutions are built (`name_patterns`). Both are read over the title, the
description, the results, the challenges and the notes; mentions of one body become one, with the
role that its clearest mention gives (`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from loaders.extract.lexicon import Context, Form, Lexicon
from loaders.extract.matcher import Match, fold_name
from loaders.extract.model import Mention
from loaders.extract.name_patterns import NameSpan, find_names
from loaders.extract.roles import Place, role_of
from loaders.model import Entry
from loaders.text import Passage

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\n\S*[/._]\S*)*")
_IN_PARENTHESES = re.compile(
    r"\s*\(\s*(?:en adelante\s+)?“?([A-ZÁÉÍÓÚÑ][\w./&-]*(?: [A-ZÁÉÍÓÚÑ][\w./&-]*){0,2})”?(?:,? por sus siglas[^)]*)?\s*\)"
)
_COMPANY = re.compile(r"\(?\s*en\s*(?:co\w+ci[oó]n|conjunto)\b.*", re.IGNORECASE | re.DOTALL)
# A law, a gazette, a code: the body named in its title takes no part in the action.
_TITLE_OF_LAW = re.compile(
    r"(?:Ley|Reglamento|Código|Gaceta|Constitución|Diario|Manual|Estatuto)\b[^.;\n]{0,70}?\b(?:de(?: la| los| las)?|del|para)\s*$"
)
_OWNED = re.compile(r" (?:del?|de la) [A-ZÁÉÍÓÚ]{2,}(?:-[A-Z]+)?$")
_BROKEN = re.compile(r"- ?(?=[A-ZÁÉÍÓÚ])")
# A note that cites a source (buenas-practicas-oim:547) names whom it cites, not who takes part.
_CITATION = re.compile(r"[Dd]isponible en|[Cc]onsulte:|[Vv]éase")


@dataclass(slots=True)
class _Found:
    """A name in its place. `candidates` are the bodies it can mean; `rule` says how it was recognised."""

    place: Place
    text: str
    acronym: str | None
    candidates: tuple[str, ...]
    rule: str


@dataclass(slots=True)
class _Body:
    """One body with all its mentions."""

    key: str
    candidates: tuple[str, ...]
    mentions: list[_Found] = field(default_factory=list)


def find_organisations(entry: Entry, lexicon: Lexicon) -> list[Mention]:
    """The bodies named in `entry` besides its reporters and their printed parents, in reading order."""
    context = lexicon.context(entry)
    found = [f for part, passage in _parts(entry) for f in _find_in(part, passage, lexicon, context)]
    return [_mention(body, entry, lexicon, context) for body in _group(found, entry, lexicon, context)]


def _parts(entry: Entry) -> Iterator[tuple[str, Passage]]:
    line = entry.title_lines[0] if entry.title_lines else entry.lines[0]
    if entry.title:
        yield "title", Passage(entry.title, (0,), (line,))
    company = _COMPANY.search(entry.reporter_printed or "")
    if company:
        yield "company", Passage(company[0], (0,), (entry.reporters[0].line if entry.reporters else line,))
    yield from entry.parts()


def _find_in(part: str, passage: Passage, lexicon: Lexicon, context: Context) -> Iterator[_Found]:
    text = _ADDRESS.sub(lambda m: " " * len(m[0]), passage.text)
    if part == "footnote" and _CITATION.search(text):
        return
    known = lexicon.find(text)
    spans: list[_Found] = []
    taken: list[tuple[int, int]] = []
    for name in find_names(text):
        if any(m.start < name.start < m.end or (m.start == name.start and m.end >= name.end) for m in known):
            continue
        head = name.start + name.text.find(name.head[:6])
        match = next((m for m in known if m.start in (name.start, head)), None)
        if match and (match.end >= name.end or not _new_tail(text[match.end : name.end])):
            continue
        candidates = lexicon.narrow(lexicon.bodies_called(name.text), context.states)
        rule = "name" if candidates else "name-pattern"
        if match and not candidates:
            candidates = _of_state(tuple(f.body for f in match.payloads), name.text, lexicon)
            rule = "name-of-state" if candidates else rule
        if not candidates and name.plural and not _belongs(name, text):
            continue
        spans.append(_Found(Place(part, passage, name.start, name.end, text), name.text, None, candidates, rule))
        taken.append((name.start, name.end))
    for match in known:
        if any(a <= match.start < b and (match.start == a or " " not in match.text) for a, b in taken):
            continue
        if (span := _of_known(part, passage, text, match, lexicon, context)) is not None:
            spans.append(span)
    spans.sort(key=lambda f: f.place.start)
    kept = [s for s in spans if not _TITLE_OF_LAW.search(text[max(0, s.place.start - 90) : s.place.start])]
    yield from _join_acronyms(kept, text, lexicon)


def _of_known(
    part: str, passage: Passage, text: str, match: Match[Form], lexicon: Lexicon, context: Context
) -> _Found | None:
    """A name of the authority in its place, with the bodies that it can mean here."""
    bodies = tuple(dict.fromkeys(f.body for f in match.payloads))
    candidates = lexicon.narrow(bodies, context.states)
    if all(f.kind == "short" for f in match.payloads):
        # "el Consejo Estatal" is one body where only one of the entry's state is called so.
        if len(candidates) != 1 or not lexicon.bodies[candidates[0]].state:
            return None
        rule = "short-in-state"
    elif len(bodies) > 1 and match.text.islower() and match.text.count(" ") < 2:
        return None
    else:
        rule = "acronym" if all(f.kind == "acronym" for f in match.payloads) else "name"
    return _Found(Place(part, passage, match.start, match.end, text), match.text, None, candidates, rule)


def _belongs(name: NameSpan, text: str) -> bool:
    """Whether a plural names bodies of somebody ("Centros de Atención Integral de la CEAV") or is introduced by an acronym."""
    return bool(_OWNED.search(name.text) or _IN_PARENTHESES.match(text, name.end))


def _new_tail(tail: str) -> bool:
    """Whether what the pattern read behind a known name makes another name of it ("... del Estado de Morelos")."""
    return bool(re.match(r"\s(?:de|del|para|a|al|en el Estado|Estatal|Municipal|Regional)\b", tail)) and not re.match(
        r"\s(?:del?|de la) [A-ZÁÉÍÓÚ]{2,}\b", tail
    )


def _of_state(bodies: tuple[str, ...], text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The bodies of a shared name that belong to the state printed behind it."""
    states = lexicon.states_in(text)
    return tuple(b for b in bodies if lexicon.bodies[b].state in states)


def _join_acronyms(spans: list[_Found], text: str, lexicon: Lexicon) -> Iterator[_Found]:
    """Give a name the acronym printed behind it in parentheses, which then is no mention of its own."""
    skip: set[int] = set()
    for i, span in enumerate(spans):
        if i in skip:
            continue
        behind = _IN_PARENTHESES.match(text, span.place.end)
        if span.rule == "acronym":
            yield replace(span, acronym=span.text)
        elif behind:
            inner = [j for j in range(i + 1, min(i + 4, len(spans))) if spans[j].place.start < behind.end()]
            bodies = [c for j in inner for c in spans[j].candidates]
            same = tuple(c for c in span.candidates if c in bodies)
            owner = any(lexicon.is_part_of(c, b) for c in span.candidates for b in bodies)
            if same or not inner or (span.candidates and not owner):
                skip.update(inner)
                yield replace(span, acronym=_BROKEN.sub("", behind[1]), candidates=same or span.candidates)
            else:
                yield span
        else:
            yield span


def _group(found: Iterable[_Found], entry: Entry, lexicon: Lexicon, context: Context) -> list[_Body]:
    """Mentions of one body together; the reporter's own names, and short forms of bodies named, left out."""
    reporter_names = {fold_name(n.text) for n in (*entry.reporters, *entry.parents)}
    bodies: list[_Body] = []
    for span in found:
        if span.rule == "short" or fold_name(span.text) in reporter_names:
            continue
        if any(c in context.reporters or c in context.parents for c in span.candidates):
            continue
        body = next((b for b in bodies if _same(b, span)), None)
        if body is None:
            bodies.append(body := _Body(fold_name(span.text), span.candidates))
        body.mentions.append(span)
        if len(span.candidates) == 1:
            body.candidates = span.candidates
    return bodies


def _same(body: _Body, span: _Found) -> bool:
    if span.candidates and body.candidates:
        shared = set(span.candidates) & set(body.candidates)
        return bool(shared)
    name = fold_name(span.text)
    if any(fold_name(m.text) == name or (m.acronym and m.acronym == span.acronym) for m in body.mentions):
        return True
    return any(fold_name(m.text).startswith(name + " ") for m in body.mentions)


def _mention(body: _Body, entry: Entry, lexicon: Lexicon, context: Context) -> Mention:
    first = body.mentions[0]
    best = max(body.mentions, key=lambda m: len(m.text) if m.rule != "acronym" else 0)
    acronym = next((m.acronym for m in body.mentions if m.acronym), None)
    role, rule = role_of([m.place for m in body.mentions], body.candidates, best.text, entry, lexicon, context)
    return Mention(
        printed=" ".join(best.text.split()),
        acronym=acronym,
        candidates=body.candidates,
        role=role,
        lines=first.place.passage.lines(first.place.start, first.place.end),
        rule=best.rule,
        role_rule=rule,
    )
