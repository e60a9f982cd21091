"""The family of compendio-2024: chapters, "Objetivo N." headings, numbered entries in capitals.

An entry is ``7. TITLE – REPORTER.`` with a description, RESULTADOS and RETOS. What is odd in the
print is said where it is handled, with the line that made the rule necessary. Reporters are read
by `loaders.reporters`, page furniture by `loaders.pages`; the parts of an entry by `loaders.entry_parts`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.entry_parts import Notes, fill, label, set_notes_apart
from loaders.grammar import DASHES, Ledger, bullet, failure, numbered, objective, shouts
from loaders.model import Entry, Flag, PrintedName, Reading
from loaders.pages import check_page_order, check_seams, running_heads
from loaders.reporters import Evidence, Lexicon, assign, bare, cut_reporter, elements, fold
from loaders.text import Line, Passage

# The chapters by what they are called; without an index and headings they follow in this order.
_CHAPTERS = (
    ("APF", re.compile(r"administraci[oó]n p[uú]blica federal|dependencias federales", re.IGNORECASE)),
    ("EF", re.compile(r"entidades federativas|gobiernos? estatal", re.IGNORECASE)),
    ("PJ", re.compile(r"poder judicial", re.IGNORECASE)),
    ("OCA", re.compile(r"organismos (?:constitucionales )?aut[oó]nomos|[oó]rganos (?:\w+ )?aut[oó]nomos", re.IGNORECASE)),
    ("OSC", re.compile(r"sociedad civil", re.IGNORECASE)),
)
_CHAPTER_HEAD = re.compile(r"^\W*cap[ií]tulo\s+(\d{1,2})\b\W*(.*)$", re.IGNORECASE)
_CHAPTER_LINES = 7
_HEADING_LINES = 7
_TITLE_LINES = 14
_OPEN_END = re.compile(rf"(?:[,:/{DASHES}]|\b(?:DE|DEL|LA|LAS|LOS|EL|Y|E|EN|A|AL|PARA|CON|POR))$")
_ANNEX = re.compile(
    r"^\W*(?:\d{1,2}\.\s*)?(?:anexos?|glosario|siglas|directorio|referencias|bibliograf[ií]a)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class _Head:
    """An objective's heading at `at` (position in the body), the chapter's heading above it included."""

    at: int
    end: int
    number: int
    chapter: str | None


@dataclass(slots=True)
class _Start:
    """Where an entry begins: position of its number, its ordinal, the lines of its title, position behind them."""

    at: int
    end: int
    ordinal: int
    title: list[Line]


@dataclass(slots=True)
class _Draft:
    """An entry on its way: what stands where, before reporters are told apart."""

    start: _Start
    objective: int
    chapter: str
    lines: list[Line] = field(default_factory=list)


def read(key: str, lines: list[Line]) -> Reading:
    """Read a compendium printed like that of 2024. Raises `DocumentError` (``key:line: ...``)."""
    ledger = Ledger(lines)
    heads = running_heads(lines)
    check_page_order(key, heads)
    ledger.furnish("running head", heads)
    body = [Line(x.number, "") if x.number in heads else x for x in lines]
    check_seams(key, body)
    chapters, annex_announced = _index(body)
    events = _events(body)
    _check_family(key, body, events)
    stop = _back_matter(body, events)
    _check_end(key, body, events, stop, annex_announced)
    reading = Reading(key, 0)
    drafts = _drafts(key, body[:stop], events, chapters, reading.flags)
    _check_chapters(key, body, drafts, chapters)
    notes = set_notes_apart([d.lines for d in drafts])
    _furnish(ledger, body, events, stop)
    reading.entries = _entries(key, drafts, notes, body, reading.flags)
    for entry in reading.entries:
        ledger.use(entry.lines)
        for note in entry.footnotes:
            ledger.use((note.first_line, note.last_line))
    ledger.close(reading)
    return reading


def _chapter_of(text: str) -> str | None:
    plain = " ".join(text.split())
    return next((code for code, pattern in _CHAPTERS if pattern.search(plain)), None)


def _index(body: Sequence[Line]) -> tuple[list[str], bool]:
    """The chapters in the order of their numbers, and whether annexes are announced (compendio-2024:89-132).

    A chapter's name runs from its number to its page number, blank lines between. Without an
    index the chapters have the usual order.
    """
    named: dict[int, str] = {}
    annexes = False
    at = 0
    while at < len(body) and not objective(body[at].text):
        match = _CHAPTER_HEAD.match(body[at].text)
        if body[at].text.strip().casefold() in {"anexos", "anexo"}:
            annexes = True
        if match:
            name = match[2]
            for line in body[at + 1 : at + 2 * _CHAPTER_LINES]:
                if _CHAPTER_HEAD.match(line.text) or objective(line.text) or line.text.strip().isdigit():
                    break
                name += " " + line.text.strip()
            code = _chapter_of(name)
            if code:
                named.setdefault(int(match[1]), code)
        at += 1
    order = [named[n] for n in sorted(named)]
    return (order if len(order) > 1 else [code for code, _ in _CHAPTERS]), annexes


def _events(body: Sequence[Line]) -> list[_Head | _Start]:
    """Headings of objectives and beginnings of entries, in order."""
    found: list[_Head | _Start] = []
    at = 0
    while at < len(body):
        event = _heading(body, at) or _start(body, at)
        if event is not None:
            found.append(event)
        at = event.end if event is not None else at + 1
    return _plausible(body, found)


def _heading(body: Sequence[Line], at: int) -> _Head | None:
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
    return _Head(first, end, head[0], chapter)


def _chapter_above(body: Sequence[Line], at: int) -> tuple[int, str | None]:
    """Where the heading block begins and the chapter named in it (compendio-2024:157, 10163); none for chapters 2-4."""
    text, printed = "", at
    for up in range(at - 1, max(-1, at - 1 - 2 * _CHAPTER_LINES), -1):
        line = body[up].text.strip()
        if not line:
            if text and not _names_chapter(text):
                break
            continue
        if bullet(line) is not None or line.endswith((".", ";", "-")) and not _CHAPTER_HEAD.match(line):
            break
        text, printed = f"{line} {text}".strip(), up
        if _CHAPTER_HEAD.match(line):
            code = _chapter_of(text)
            return (printed, code) if code else (at, None)
        if body[up].text[:1] == " " and _names_chapter(text):
            return printed, _chapter_of(text)
    return at, None


def _names_chapter(text: str) -> bool:
    """Whether the text is a chapter's name and no more: a few words with capitals."""
    words = text.split()
    return _chapter_of(text) is not None and len(words) <= 9 and text[:1].isupper()


def _start(body: Sequence[Line], at: int) -> _Start | None:
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
    if not shouts(title[0].text) or len(_WORD.findall(title[0].text)) == 0 or label(title[0].text):
        return None
    while end < len(body) and len(title) < _TITLE_LINES:
        step = _goes_on(body, end, title[-1].text)
        if step is None:
            break
        title.append(Line(body[step].number, body[step].text.strip()))
        end = step + 1
    return _Start(at, end, int(number), title)


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
    if label(text) or numbered(text) or objective(text) or bullet(text) is not None and not shouts(text):
        return None
    ends_in_dash = before[-1:] in DASHES
    letters = any(c.isalpha() for c in text)
    if (letters and shouts(text)) or (not letters and unfinished) or (ends_in_dash and len(text.split()) <= 6):
        return at
    return None


def _plausible(body: Sequence[Line], events: list[_Head | _Start]) -> list[_Head | _Start]:
    """Drop numbered items in capitals that are no entries: out of sequence, and no RESULTADOS or RETOS of their own."""
    kept: list[_Head | _Start] = []
    last = 0
    for n, event in enumerate(events):
        if isinstance(event, _Head):
            last = 0
        else:
            end = events[n + 1].at if n + 1 < len(events) else len(body)
            own = any(label(x.text) for x in body[event.end : end])
            if event.ordinal != last + 1 and not own:
                continue
            last = event.ordinal
        kept.append(event)
    return kept


def _check_family(key: str, body: Sequence[Line], events: Sequence[_Head | _Start]) -> None:
    heads = [e for e in events if isinstance(e, _Head)]
    starts = [e for e in events if isinstance(e, _Start)]
    labels = sum(1 for x in body if label(x.text))
    if not heads or not starts or labels < len(starts):
        raise failure(
            key,
            1,
            "not printed like a numbered compendium (headings 'Objetivo N.', entries 'N. TÍTULO – INSTITUCIÓN.' in "
            "capitals, parts RESULTADOS and RETOS)",
            "check `family` in the manifest, and the file",
        )
    if isinstance(events[0], _Start):
        raise failure(
            key,
            body[events[0].at].number,
            f"entry {events[0].ordinal} stands before any 'Objetivo N.' heading, so the beginning is missing",
            "fetch the document again",
        )


def _back_matter(body: Sequence[Line], events: Sequence[_Head | _Start]) -> int:
    """Position where the annexes begin behind the last entry (compendio-2024:10729), else the end."""
    last = max(e.end for e in events)
    for at in range(last, len(body)):
        text = body[at].text
        apart = text[:1] == " " or not body[at - 1].text.strip()
        if apart and _ANNEX.match(text) and bullet(text) is None:
            return at
    return len(body)


def _check_end(key: str, body: Sequence[Line], events: Sequence[_Head | _Start], stop: int, annexes: bool) -> None:
    """Refuse a file that stops in the middle: in a heading, an entry without RETOS, a sentence, or before its annexes."""
    last = events[-1]
    tail = [x for x in body[last.end : stop] if x.text.strip()]
    where = tail[-1].number if tail else body[min(last.end, len(body)) - 1].number
    parts = [label(x.text) for x in tail]
    whole = isinstance(last, _Start) and "challenges" in parts and parts[-1] is None
    if stop == len(body) and whole and tail:
        text = tail[-1].text.strip()
        whole = not annexes and text[-1:] in ".!?)”\"»"
    if not whole:
        what = f"entry {last.ordinal}" if isinstance(last, _Start) else f"objective {last.number}"
        raise failure(
            key, where, f"the file stops in the middle, in {what} (line {body[last.at].number})", "fetch the document again"
        )


def _drafts(
    key: str, body: Sequence[Line], events: Sequence[_Head | _Start], chapters: list[str], flags: list[Flag]
) -> list[_Draft]:
    """Entries with chapter and objective; a chapter without heading begins where the objectives fall back."""
    drafts: list[_Draft] = []
    chapter, current, last = chapters[0], 0, 0
    for n, event in enumerate(events):
        if isinstance(event, _Head):
            if event.chapter is not None:
                chapter = event.chapter
            elif event.number <= current:
                # Chapters 2, 3 and 4 have no printed heading (compendio-2024:5993, 9411, 9690).
                after = chapters.index(chapter) + 1 if chapter in chapters else len(chapters)
                if after >= len(chapters):
                    raise failure(
                        key,
                        body[event.at].number,
                        f"objective {event.number} stands behind objective {current} in the last chapter, so pages are "
                        "out of order or a chapter is not in the index",
                        "extract the text again page by page",
                    )
                chapter = chapters[after]
            current, last = event.number, 0
            continue
        _check_ordinal(key, body[event.at].number, event.ordinal, last, flags)
        last = event.ordinal
        end = events[n + 1].at if n + 1 < len(events) else len(body)
        drafts.append(_Draft(event, current, chapter, list(body[event.end : end])))
    return drafts


def _check_ordinal(key: str, line: int, ordinal: int, last: int, flags: list[Flag]) -> None:
    """One number skipped or printed twice is a misprint; other jumps are pages out of order."""
    if ordinal == last + 1:
        return
    if last == 0 or ordinal not in {last, last + 2}:
        raise failure(
            key,
            line,
            f"entry {ordinal} stands where entry {last + 1} should, so pages are out of order or missing",
            "extract the text again page by page",
        )
    flags.append(Flag(key, line, "ordinal-sequence", f"entry {ordinal} printed behind entry {last}"))


def _check_chapters(key: str, body: Sequence[Line], drafts: Sequence[_Draft], chapters: Sequence[str]) -> None:
    """The index names every chapter; one without entries means that the file is cut or out of order."""
    if not any(_CHAPTER_HEAD.match(x.text) for x in body[: drafts[0].start.at]):
        return
    missing = [c for c in chapters if c not in {d.chapter for d in drafts}]
    if missing:
        raise failure(
            key,
            body[-1].number,
            f"the index names a chapter {missing[0]} of which no entry is there, so the file is cut or out of order",
            "fetch the document again",
        )


def _furnish(ledger: Ledger, body: Sequence[Line], events: Sequence[_Head | _Start], stop: int) -> None:
    ledger.furnish("front matter", (x.number for x in body[: events[0].at] if x.text.strip()))
    for event in events:
        if isinstance(event, _Head):
            ledger.furnish("heading", (x.number for x in body[event.at : event.end] if x.text.strip()))
    ledger.furnish("annex", (x.number for x in body[stop:] if x.text.strip()))


def _words(body: Iterable[Line]) -> set[str]:
    """Words printed in lower case; half words at a line's break do not count."""
    words: set[str] = set()
    broken = False
    for line in body:
        tokens = line.text.split()
        words.update(t.strip(".,;:()“”\"") for t in (tokens[1:] if broken else tokens))
        broken = line.text.endswith("-") if tokens else broken
    return {w for w in words if w.isalpha() and w.islower()}


def _title(lines: Sequence[Line], words: set[str]) -> Passage:
    """The title's running text; a word broken in capitals is mended where the document knows it in lower case."""
    text, offsets, numbers = "", [], []
    for line in lines:
        half = re.search(r"([^\W\d_]+)-$", text)
        rest = re.match(r"[^\W\d_]+", line.text)
        if half and rest and (half[1] + rest[0]).casefold() in words:
            text = text[:-1]
        elif text and not half and not text.endswith("/"):
            text += " "
        offsets.append(len(text))
        numbers.append(line.number)
        text += line.text
    return Passage(text, tuple(offsets), tuple(numbers))


def _lexicon(titles: Iterable[Passage], words: set[str]) -> tuple[Lexicon, Evidence]:
    """Two readings of all titles: first the reporters printed alone, then the pairs."""
    lexicon, evidence = Lexicon(words=words), Evidence()
    printed = [p for p in (cut_reporter(t.text, lexicon)[1] for t in titles) if p]
    seen = Counter(fold(e.name) for p in printed for chain in elements(p, lexicon) for e in chain)
    lexicon.reporters.update(name for name, n in seen.items() if n > 1 or lexicon.is_name(name.upper()))
    for text in printed:
        evidence.learn(text, lexicon)
    lexicon.reporters.update(name for pair in evidence.pairs for name in pair)
    return lexicon, evidence


def _entries(
    key: str, drafts: Sequence[_Draft], notes: Notes, body: Sequence[Line], flags: list[Flag]
) -> list[Entry]:
    words = _words(body)
    titles = [_title(d.start.title, words) for d in drafts]
    lexicon, evidence = _lexicon(titles, words)
    entries = []
    for n, (draft, title) in enumerate(zip(drafts, titles, strict=True)):
        name, printed = cut_reporter(title.text, lexicon)
        span = (draft.start.title[0].number, draft.start.title[-1].number)
        first = body[draft.start.at].number
        last = max((x.number for x in draft.lines if x.text.strip()), default=span[1])
        entry = Entry(key, (first, last), str(draft.start.ordinal), name, draft.objective, draft.chapter, title_lines=span)
        entry.reporter_printed = printed
        if printed:
            reporters, parents = assign(elements(printed, lexicon), evidence)
            entry.reporters = [_locate(title, r) for r in reporters]
            entry.parents = [_locate(title, p) for p in parents]
        fill(key, entry, draft.lines, notes, n)
        entries.append(entry)
    for entry in entries:
        if not entry.reporters:
            _find_reporter(key, entry, entries, flags)
    return entries


def _locate(title: Passage, name: str) -> PrintedName:
    pattern = r"\s*".join(re.escape(word) for word in name.split())
    found = list(re.finditer(pattern, title.text))
    return PrintedName(name, title.line_at(found[-1].start()) if found else title.last_line)


def _find_reporter(key: str, entry: Entry, entries: Sequence[Entry], flags: list[Flag]) -> None:
    """A title without reporter (compendio-2024:9561): the chapter's reporter that the entry names most often."""
    known = {bare(r.text) for e in entries if e.chapter == entry.chapter for r in e.reporters}
    seen: Counter[str] = Counter()
    where: dict[str, int] = {}
    for _, part in entry.parts():
        for name in known:
            loose = 0 if _WORD.fullmatch(name) else re.IGNORECASE
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", part.text, loose):
                seen[name] += 1
                where.setdefault(name, part.line_at(match.start()))
    if seen:
        name = max(seen, key=lambda x: (seen[x], -where[x]))
        entry.reporters = [PrintedName(name, where[name])]
    message = f"no reporter printed with the title of entry {entry.ordinal}" + (", taken from its text" if seen else "")
    flags.append(Flag(key, entry.lines[0], "reporter-missing", message))
