"""Where chapters, objectives and entries begin in a numbered compendium, and where its front and back matter end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entramado.loaders.entry_parts import label
from entramado.loaders.grammar import DASHES, bullet, in_capitals, numbered, objective, roman
from entramado.loaders.reporters import has_reporter
from entramado.loaders.text import Line

# The chapters by what they are called; without an index and headings they follow in this order.
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
_CHAPTER_LINES = 7
_HEADING_LINES = 7
_TITLE_LINES = 14
_OPEN_END = re.compile(rf"(?:[,:/{DASHES}]|\b(?:DE|DEL|LA|LAS|LOS|EL|Y|E|EN|A|AL|PARA|CON|POR))$")
_ANNEX = re.compile(
    r"^\W*(?:\d{1,2}\.\s*)?(?:anexos?|glosario|siglas|directorio|referencias|bibliograf[ií]a)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Head:
    """An objective's heading at `at` (position in the body), the chapter's heading above it included."""

    at: int
    end: int
    number: int
    chapter: str | None


@dataclass(slots=True)
class Start:
    """Where an entry begins: position of its number, its ordinal, the lines of its title, position behind them."""

    at: int
    end: int
    ordinal: int
    title: list[Line]


def _chapter_of(text: str) -> str | None:
    plain = " ".join(text.split())
    return next((code for code, pattern in _CHAPTERS if pattern.search(plain)), None)


def chapter_order(body: Sequence[Line]) -> tuple[list[str], bool]:
    """The chapters in the order of their numbers, and whether annexes are announced (compendio-2024:89-132).

    A chapter's name runs from its number to its page number, blank lines between. Without an
    index the chapters have the usual order.
    """
    named: dict[int, str] = {}
    annexes = False
    at = 0
    while at < len(body) and not objective(body[at].text):
        match = CHAPTER_HEAD.match(body[at].text)
        if body[at].text.strip().casefold() in {"anexos", "anexo"}:
            annexes = True
        if match:
            name = match[2]
            for line in body[at + 1 : at + 2 * _CHAPTER_LINES]:
                if CHAPTER_HEAD.match(line.text) or objective(line.text) or line.text.strip().isdigit():
                    break
                name += " " + line.text.strip()
            code = _chapter_of(name)
            if code:
                named.setdefault(int(match[1]) if match[1].isdigit() else roman(match[1]), code)
        at += 1
    order = [named[n] for n in sorted(named)]
    return (order if len(order) > 1 else [code for code, _ in _CHAPTERS]), annexes


def find_events(body: Sequence[Line]) -> tuple[list[Head | Start], list[Start]]:
    """Headings of objectives and beginnings of entries, in order; and what is printed like an entry but cannot be one.

    Its number does not follow and it has no parts, so it is left to the entry before.
    """
    found: list[Head | Start] = []
    at = 0
    while at < len(body):
        event = _heading(body, at) or _start(body, at)
        if event is not None:
            found.append(event)
        at = event.end if event is not None else at + 1
    kept = _plausible(body, found)
    known = {id(event) for event in kept}
    left = [event for event in found if isinstance(event, Start) and id(event) not in known]
    return kept, [event for event in left if has_reporter(" ".join(x.text for x in event.title))]


def _heading(body: Sequence[Line], at: int) -> Head | None:
    """``Objetivo 7. Abordar ...`` where the heading's block leads to an entry or the next heading."""
    head = objective(body[at].text)
    if not head:
        return None
    end = at + 1
    while end < len(body) and body[end].text.strip() and numbered(body[end].text) is None:
        end += 1
    after = end
    while after < len(body) and not body[after].text.strip():
        after += 1
    if end - at > _HEADING_LINES or after == len(body):
        return None
    if not (_start(body, after) or objective(body[after].text) or _chapter_of(body[after].text)):
        return None  # prose that happens to begin a line with "Objetivo 7."
    first, chapter = _chapter_above(body, at)
    return Head(first, end, head[0], chapter)


def _chapter_above(body: Sequence[Line], at: int) -> tuple[int, str | None]:
    """Where the heading block begins and the chapter named in it (compendio-2024:157, 10163); none for chapters 2-4."""
    text, first = "", at
    for up in range(at - 1, max(-1, at - 1 - 2 * _CHAPTER_LINES), -1):
        line = body[up].text.strip()
        if not line:
            continue
        if CHAPTER_HEAD.match(line):
            code = _chapter_of(f"{line} {text}")
            return (up, code) if code else (at, None)
        if bullet(line) is not None or line.endswith((".", ";", "-")) or label(line):
            break
        if _names_chapter(text) and not body[up + 1].text.strip():
            break  # a blank line above a chapter's name ends it
        text, first = f"{line} {text}".strip(), up
        if body[up].text[:1] == " " and _names_chapter(text):
            break
    return (first, _chapter_of(text)) if _names_chapter(text) else (at, None)


def _names_chapter(text: str) -> bool:
    """Whether the text is a chapter's name and no more: a few words with capitals."""
    words = text.split()
    return _chapter_of(text) is not None and len(words) <= 9 and text[:1].isupper()


def _start(body: Sequence[Line], at: int) -> Start | None:
    """An entry's number and title; the number may stand alone above the title (compendio-2024:381)."""
    head = numbered(body[at].text)
    if not head or not 1 <= int(head[0]) <= 99:
        return None
    number, rest = head
    end = at + 1
    if rest:
        title = [Line(body[at].number, rest)]
    else:
        while end < len(body) and not body[end].text.strip() and end - at < 4:
            end += 1
        if end >= len(body):
            return None
        title = [Line(body[end].number, body[end].text.strip())]
        end += 1
    if not in_capitals(title[0].text) or len(_WORD.findall(title[0].text)) == 0 or label(title[0].text):
        return None
    while end < len(body) and len(title) < _TITLE_LINES:
        step = _goes_on(body, end, title[-1].text)
        if step is None:
            break
        title.append(Line(body[step].number, body[step].text.strip()))
        end = step + 1
    return Start(at, end, int(number), title)


def _goes_on(body: Sequence[Line], at: int, before: str) -> int | None:
    """The position of the title's next line, None where the title has ended.

    The reporter may stand on the line behind the dash (compendio-2024:6512), and a page may
    break the title: an unfinished title goes on behind blank lines.
    """
    unfinished = _OPEN_END.search(before) is not None
    if not body[at].text.strip():
        if not unfinished:
            return None
        while at < len(body) and not body[at].text.strip():
            at += 1
        if at == len(body):
            return None
    text = body[at].text.strip()
    if label(text) or numbered(text) or objective(text) or (bullet(text) is not None and not in_capitals(text)):
        return None
    ends_in_dash = before[-1:] in DASHES
    letters = any(c.isalpha() for c in text)
    if (letters and in_capitals(text)) or (not letters and unfinished) or (ends_in_dash and len(text.split()) <= 6):
        return at
    return None


def _plausible(body: Sequence[Line], events: list[Head | Start]) -> list[Head | Start]:
    """Drop numbered items in capitals that are no entries but stand inside one.

    An entry has its number in sequence or parts of its own, and where no reporter stands behind
    its title, it has parts of its own and does not part those of the entry before.
    """
    kept: list[Head | Start] = []
    last, part, behind = 0, "challenges", 0
    for n, event in enumerate(events):
        inside = [label(x.text) for x in body[behind : event.at]]
        part = next((x for x in reversed(inside) if x), part)
        behind = event.end
        if isinstance(event, Head):
            last, part = 0, "challenges"
            kept.append(event)
            continue
        end = events[n + 1].at if n + 1 < len(events) else len(body)
        own = next((x for x in (label(x.text) for x in body[event.end : end]) if x), None)
        named = has_reporter(" ".join(x.text for x in event.title))
        between = part == "" or (part == "results" and own == "challenges")
        if (event.ordinal == last + 1 or own) and (named or (own and not between)):
            last, part = event.ordinal, ""
            kept.append(event)
    return kept


def back_matter(body: Sequence[Line], events: Sequence[Head | Start]) -> int:
    """Position where the annexes begin behind the last entry (compendio-2024:10729), else the end."""
    last = max(e.end for e in events)
    for at in range(last, len(body)):
        text = body[at].text
        apart = text[:1] == " " or not body[at - 1].text.strip()
        if apart and _ANNEX.match(text) and bullet(text) is None:
            return at
    return len(body)
