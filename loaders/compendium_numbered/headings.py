"""Finds the beginnings of chapters, objectives and entries in a numbered compendium, and its front and back matter.

`content` are the lines of a document with its running heads blanked; positions are 0-based indices of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entramado.loaders.entry_parts import label
from entramado.loaders.grammar import DASHES, bullet, in_capitals, numbered, objective, roman
from entramado.loaders.reporters import has_reporter
from entramado.loaders.text import Line

# The chapters with the wordings of their names, in the order that they have without an index and headings.
_CHAPTERS = (
    ("APF", re.compile(r"administraci[oó]n p[uú]blica federal|dependencias federales", re.IGNORECASE)),
    ("EF", re.compile(r"entidades federativas|gobiernos? estatal", re.IGNORECASE)),
    ("PJ", re.compile(r"poder judicial", re.IGNORECASE)),
    (
        "OCA",
        re.compile(r"organismos (?:constitucionales )?aut[oó]nomos|[oó]rganos (?:\w+ )?aut[oó]nomos", re.IGNORECASE),
    ),
    ("OSC", re.compile(r"sociedad civil", re.IGNORECASE)),
)
CHAPTER_HEAD = re.compile(r"^\W*cap[ií]tulo\s+(\d{1,2}|[IVX]{1,4})\b\W*(.*)$", re.IGNORECASE)
# Limits in lines: of a chapter's name, an objective's heading, an entry's title.
_CHAPTER_LINES = 7
_HEADING_LINES = 7
_TITLE_LINES = 14
# The end of an unfinished title.
_OPEN_END = re.compile(rf"(?:[,:/{DASHES}]|\b(?:DE|DEL|LA|LAS|LOS|EL|Y|E|EN|A|AL|PARA|CON|POR))$")
_ANNEX = re.compile(
    r"^\W*(?:\d{1,2}\.\s*)?(?:anexos?|glosario|siglas|directorio|referencias|bibliograf[ií]a)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class ObjectiveHeading:
    """The heading of objective `number` at ``at:end``, with the chapter's heading above it and its code, if any."""

    at: int
    end: int
    number: int
    chapter: str | None


@dataclass(slots=True)
class EntryStart:
    """The beginning of an entry: number and title at ``at:end``, its ordinal, the lines of its title."""

    at: int
    end: int
    ordinal: int
    title: list[Line]


def _chapter_of(text: str) -> str | None:
    """The code of the chapter that a text names."""
    plain = " ".join(text.split())
    return next((code for code, pattern in _CHAPTERS if pattern.search(plain)), None)


def chapter_order(content: Sequence[Line]) -> tuple[list[str], bool]:
    """The codes of the chapters in the index's order, and whether it announces annexes (compendio-2024:89-132).

    A chapter's name runs from its number to its page number, over blank lines. Without an index the chapters have their
    usual order.
    """
    named: dict[int, str] = {}
    annexes = False
    at = 0
    while at < len(content) and not objective(content[at].text):
        match = CHAPTER_HEAD.match(content[at].text)
        if content[at].text.strip().casefold() in {"anexos", "anexo"}:
            annexes = True
        if match:
            name = match[2]
            for line in content[at + 1 : at + 2 * _CHAPTER_LINES]:
                if CHAPTER_HEAD.match(line.text) or objective(line.text) or line.text.strip().isdigit():
                    break
                name += " " + line.text.strip()
            code = _chapter_of(name)
            if code:
                named.setdefault(int(match[1]) if match[1].isdigit() else roman(match[1]), code)
        at += 1
    order = [named[n] for n in sorted(named)]
    return (order if len(order) > 1 else [code for code, _ in _CHAPTERS]), annexes


def find_beginnings(content: Sequence[Line]) -> tuple[list[ObjectiveHeading | EntryStart], list[EntryStart]]:
    """The headings of objectives and beginnings of entries in order; and the beginnings that are no entries' after all.

    The number of such a one does not follow and it has no parts: it belongs to the entry before.
    """
    found: list[ObjectiveHeading | EntryStart] = []
    at = 0
    while at < len(content):
        event = _objective_heading(content, at) or _entry_start(content, at)
        if event is not None:
            found.append(event)
        at = event.end if event is not None else at + 1
    kept = _plausible(content, found)
    known = {id(event) for event in kept}
    left = [event for event in found if isinstance(event, EntryStart) and id(event) not in known]
    return kept, [event for event in left if has_reporter(" ".join(x.text for x in event.title))]


def _objective_heading(content: Sequence[Line], at: int) -> ObjectiveHeading | None:
    """The heading ``Objetivo 7. Abordar ...`` at a line, where an entry or another heading follows its block."""
    head = objective(content[at].text)
    if not head:
        return None
    end = at + 1
    while end < len(content) and content[end].text.strip() and numbered(content[end].text) is None:
        end += 1
    after = end
    while after < len(content) and not content[after].text.strip():
        after += 1
    if end - at > _HEADING_LINES or after == len(content):
        return None
    if not (_entry_start(content, after) or objective(content[after].text) or _chapter_of(content[after].text)):
        return None  # prose that happens to begin a line with "Objetivo 7."
    first, chapter = _chapter_above(content, at)
    return ObjectiveHeading(first, end, head[0], chapter)


def _chapter_above(content: Sequence[Line], at: int) -> tuple[int, str | None]:
    """The beginning of a heading's block and the chapter named in it (compendio-2024:157, 10163; not chapters 2-4)."""
    text, first = "", at
    for up in range(at - 1, max(-1, at - 1 - 2 * _CHAPTER_LINES), -1):
        line = content[up].text.strip()
        if not line:
            continue
        if CHAPTER_HEAD.match(line):
            code = _chapter_of(f"{line} {text}")
            return (up, code) if code else (at, None)
        if bullet(line) is not None or line.endswith((".", ";", "-")) or label(line):
            break
        if _names_chapter(text) and not content[up + 1].text.strip():
            break  # a blank line above a chapter's name ends it
        text, first = f"{line} {text}".strip(), up
        if content[up].text[:1] == " " and _names_chapter(text):
            break
    return (first, _chapter_of(text)) if _names_chapter(text) else (at, None)


def _names_chapter(text: str) -> bool:
    """Whether the text is a chapter's name and no more: a few words with capitals."""
    words = text.split()
    return _chapter_of(text) is not None and len(words) <= 9 and text[:1].isupper()


def _entry_start(content: Sequence[Line], at: int) -> EntryStart | None:
    """The entry that begins at a line; its number may stand alone above the title (compendio-2024:381)."""
    head = numbered(content[at].text)
    if not head or not 1 <= int(head[0]) <= 99:
        return None
    number, rest = head
    end = at + 1
    if rest:
        title = [Line(content[at].number, rest)]
    else:
        while end < len(content) and not content[end].text.strip() and end - at < 4:
            end += 1
        if end >= len(content):
            return None
        title = [Line(content[end].number, content[end].text.strip())]
        end += 1
    if not in_capitals(title[0].text) or len(_WORD.findall(title[0].text)) == 0 or label(title[0].text):
        return None
    while end < len(content) and len(title) < _TITLE_LINES:
        step = _next_title_line(content, end, title[-1].text)
        if step is None:
            break
        title.append(Line(content[step].number, content[step].text.strip()))
        end = step + 1
    return EntryStart(at, end, int(number), title)


def _next_title_line(content: Sequence[Line], at: int, before: str) -> int | None:
    """The position of the title's next line, None where the title has ended.

    The reporter may stand on the line behind the dash (compendio-2024:6512). A page's end may interrupt the title: an
    unfinished one continues behind blank lines.
    """
    unfinished = _OPEN_END.search(before) is not None
    if not content[at].text.strip():
        if not unfinished:
            return None
        while at < len(content) and not content[at].text.strip():
            at += 1
        if at == len(content):
            return None
    text = content[at].text.strip()
    if label(text) or numbered(text) or objective(text) or (bullet(text) is not None and not in_capitals(text)):
        return None
    ends_in_dash = before[-1:] in DASHES
    letters = any(c.isalpha() for c in text)
    if (letters and in_capitals(text)) or (not letters and unfinished) or (ends_in_dash and len(text.split()) <= 6):
        return at
    return None


def _plausible(
    content: Sequence[Line], events: list[ObjectiveHeading | EntryStart]
) -> list[ObjectiveHeading | EntryStart]:
    """The events without numbered items in capitals that stand within an entry.

    An entry has a number in sequence or parts of its own; without a reporter behind its title it must have parts of its
    own, and not stand between those of the entry before.
    """
    kept: list[ObjectiveHeading | EntryStart] = []
    last, part, behind = 0, "challenges", 0
    for n, event in enumerate(events):
        inside = [label(x.text) for x in content[behind : event.at]]
        part = next((x for x in reversed(inside) if x), part)
        behind = event.end
        if isinstance(event, ObjectiveHeading):
            last, part = 0, "challenges"
            kept.append(event)
            continue
        end = events[n + 1].at if n + 1 < len(events) else len(content)
        own = next((x for x in (label(x.text) for x in content[event.end : end]) if x), None)
        named = has_reporter(" ".join(x.text for x in event.title))
        between = part == "" or (part == "results" and own == "challenges")
        if (event.ordinal == last + 1 or own) and (named or (own and not between)):
            last, part = event.ordinal, ""
            kept.append(event)
    return kept


def back_matter(content: Sequence[Line], events: Sequence[ObjectiveHeading | EntryStart]) -> int:
    """The position of the annexes behind the last entry (compendio-2024:10729), or the end."""
    last = max(e.end for e in events)
    for at in range(last, len(content)):
        text = content[at].text
        apart = text[:1] == " " or not content[at - 1].text.strip()
        if apart and _ANNEX.match(text) and bullet(text) is None:
            return at
    return len(content)
