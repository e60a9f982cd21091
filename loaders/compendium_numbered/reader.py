"""The family of compendio-2024: chapters, "Objetivo N." headings, numbered entries in capitals.

An entry is ``7. TITLE – REPORTER.`` with a description, RESULTADOS and RETOS. Each irregularity of the layout is
explained where it is handled, with the line that made the rule necessary. Reporters are read
by `entramado.loaders.reporters`, page furniture by `entramado.loaders.pages`, headings by
`entramado.loaders.compendium_numbered.headings`, the parts of an entry by `entramado.loaders.entry_parts`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from entramado.loaders import labels
from entramado.loaders.compendium_numbered.headings import (
    CHAPTER_HEAD,
    EntryStart,
    ObjectiveHeading,
    back_matter,
    chapter_order,
    find_beginnings,
)
from entramado.loaders.entry_parts import (
    PARTS_WITH_LABEL,
    challenge_lines,
    extract_footnotes,
    fill_parts,
    is_marked,
    label,
    second_unmarked_item,
)
from entramado.loaders.grammar import OBJECTIVES, Ledger, failure, objective
from entramado.loaders.pages import check_page_continuity, check_page_order, running_heads
from entramado.loaders.records import Entry, Flag, PrintedName, Reading
from entramado.loaders.reporters import (
    BodyPairs,
    DocumentNames,
    assign_reporters,
    cut_reporter,
    fold_reporter,
    printed_bodies,
    without_final_stop,
)
from entramado.loaders.text import Line, Passage

_WORD = re.compile(r"[^\W\d_]+")
# Up to this share of lists of challenges with marks, the marks of the others count as lost.
_FEW_MARKED = 0.25
_FEW_BLANK_LINES = 0.02
# Entries without RESULTADOS or RETOS are flagged up to this share of all entries.
_FEW_LACKING = 0.05


@dataclass(slots=True)
class _Draft:
    """An entry before its title and parts are read; `lines` are those behind its title."""

    start: EntryStart
    objective: int
    chapter: str
    lines: list[Line] = field(default_factory=list)


def read(key: str, lines: list[Line]) -> Reading:
    """Read a compendium with the layout of that of 2024.

    Raises `DocumentError` (``key:line: ...``) for another layout, a truncated file, or pages out of order.
    """
    ledger = Ledger(lines)
    heads = running_heads(lines)
    ledger.furnish("running head", heads)
    content = [Line(x.number, "") if x.number in heads else x for x in lines]
    events, unplaced = find_beginnings(content)
    _check_family(key, content, events)
    check_page_order(key, heads)
    check_page_continuity(key, content)
    chapters, annex_announced = chapter_order(content)
    stop = back_matter(content, events)
    _check_end(key, content, events, stop, annex_announced)
    reading = Reading(key, 0)
    for start in unplaced:
        message = (
            f"'{start.ordinal}. {start.title[0].text[:50]}' is printed like an entry, but its number does not follow"
        )
        reading.flags.append(
            Flag(key, content[start.at].number, "entry-unplaced", f"{message}; read with the one before")
        )
    reading.flags += _repeated_in_block(key, content, events)
    if sum(not x.text.strip() for x in content) < _FEW_BLANK_LINES * len(content):
        message = "the file has hardly any blank line, so lists and headings may be read with what stands above them"
        reading.flags.append(Flag(key, content[events[0].at].number, "blank-lines-missing", message))
    drafts = _drafts(key, content[:stop], events, chapters, reading.flags)
    _check_chapters(key, content, drafts, chapters)
    notes = extract_footnotes([d.lines for d in drafts])
    _furnish(ledger, content, events, stop)
    reading.entries = _entries(key, drafts, notes, content, reading.flags)
    for entry in reading.entries:
        ledger.use(entry.lines)
        for note in entry.footnotes:
            ledger.use((note.first_line, note.last_line))
    ledger.close(reading)
    return reading


def _repeated_in_block(
    key: str, content: Sequence[Line], events: Sequence[ObjectiveHeading | EntryStart]
) -> Iterator[Flag]:
    """A flag for each line within a heading's block that is the heading again."""
    for event in events:
        if isinstance(event, ObjectiveHeading):
            lines = [
                x for x in content[event.at : event.end] if (head := objective(x.text)) and head[0] == event.number
            ]
            for line in lines[1:]:
                message = f"the heading of objective {event.number} is printed again"
                yield Flag(key, line.number, "heading-repeated", message)


def _check_family(key: str, content: Sequence[Line], events: Sequence[ObjectiveHeading | EntryStart]) -> None:
    """Raise `DocumentError` for another layout, and for an entry before the first heading."""
    heads = [e for e in events if isinstance(e, ObjectiveHeading)]
    starts = [e for e in events if isinstance(e, EntryStart)]
    labels = sum(1 for x in content if label(x.text))
    if not heads or not starts or labels < len(starts):
        raise failure(
            key,
            1,
            "not printed like a numbered compendium (headings 'Objetivo N.', entries 'N. TÍTULO – INSTITUCIÓN.' in "
            "capitals, parts RESULTADOS and RETOS)",
            "check `family` in the manifest, and the file",
        )
    if isinstance(events[0], EntryStart) and not _heading_missing(events, 0, 0, 0):
        raise failure(
            key,
            content[events[0].at].number,
            f"entry {events[0].ordinal} stands before any 'Objetivo N.' heading, so the beginning is missing",
            "fetch the document again",
        )


def _check_end(
    key: str, content: Sequence[Line], events: Sequence[ObjectiveHeading | EntryStart], stop: int, annexes: bool
) -> None:
    """Raise `DocumentError` for a file that stops in a heading, before RETOS, in a sentence, or before its annexes."""
    if stop < len(content):
        return
    last = events[-1]
    tail = [x for x in content[last.end : stop] if x.text.strip()]
    where = tail[-1].number if tail else content[min(last.end, len(content)) - 1].number
    parts = [label(x.text) for x in tail]
    whole = isinstance(last, EntryStart) and "challenges" in parts and parts[-1] is None and not annexes
    whole = whole and tail[-1].text.strip()[-1:] in '.!?)”"»'
    if not whole:
        what = f"entry {last.ordinal}" if isinstance(last, EntryStart) else f"objective {last.number}"
        raise failure(
            key,
            where,
            f"the file stops in the middle, in {what} (line {content[last.at].number})",
            "fetch the document again",
        )


def _drafts(
    key: str,
    content: Sequence[Line],
    events: Sequence[ObjectiveHeading | EntryStart],
    chapters: list[str],
    flags: list[Flag],
) -> list[_Draft]:
    """The entries with chapter and objective; a chapter without heading begins where objective numbers decrease."""
    drafts: list[_Draft] = []
    chapter, current, last = chapters[0], 0, 0
    for n, event in enumerate(events):
        if isinstance(event, ObjectiveHeading):
            if event.chapter is not None:
                chapter = event.chapter
            elif _printed_again(events, n, current, last):
                message = f"the heading of objective {current} is printed again"
                flags.append(Flag(key, content[event.at].number, "heading-repeated", message))
                continue
            elif event.number <= current:
                # Chapters 2, 3 and 4 have no printed heading (compendio-2024:5993, 9411, 9690).
                after = chapters.index(chapter) + 1 if chapter in chapters else len(chapters)
                if after >= len(chapters):
                    raise failure(
                        key,
                        content[event.at].number,
                        f"objective {event.number} stands behind objective {current} in the last chapter, so pages are "
                        "out of order or a chapter is not in the index",
                        "extract the text again page by page",
                    )
                chapter = chapters[after]
            current, last = event.number, 0
            continue
        if _heading_missing(events, n, current, last):
            current, last = current + 1, 0
            message = f"the heading of objective {current} is missing; its place is told by the headings around it"
            flags.append(Flag(key, content[event.at].number, "heading-missing", message))
        _check_ordinal(key, content[event.at].number, event.ordinal, last, flags)
        last = event.ordinal
        end = events[n + 1].at if n + 1 < len(events) else len(content)
        drafts.append(_Draft(event, current, chapter, list(content[event.end : end])))
    return drafts


def _printed_again(events: Sequence[ObjectiveHeading | EntryStart], at: int, current: int, last: int) -> bool:
    """Whether a heading repeats that of the open objective, whose entries continue or have not begun."""
    event, behind = events[at], events[at + 1] if at + 1 < len(events) else None
    if not isinstance(event, ObjectiveHeading) or event.number != current:
        return False
    return last == 0 or (isinstance(behind, EntryStart) and behind.ordinal == last + 1)


def _heading_missing(events: Sequence[ObjectiveHeading | EntryStart], at: int, current: int, last: int) -> bool:
    """Whether an entry 1 begins an objective whose heading is missing.

    The next heading then skips as many objectives as entries restart from 1; behind the last objective it may be the
    first of a chapter, or none.
    """
    event = events[at]
    if not isinstance(event, EntryStart) or event.ordinal != 1 or (current and not last):
        return False
    behind, anew = OBJECTIVES[0], 0
    for following in events[at:]:
        if isinstance(following, ObjectiveHeading):
            behind = following.number
            break
        anew += following.ordinal == 1
    return behind == current + anew + 1 or (current + anew == OBJECTIVES[-1] and behind <= current)


def _check_ordinal(key: str, line: int, ordinal: int, last: int, flags: list[Flag]) -> None:
    """Flag one number skipped or printed twice as a misprint; other jumps are pages out of order: `DocumentError`."""
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


def _check_chapters(key: str, content: Sequence[Line], drafts: Sequence[_Draft], chapters: Sequence[str]) -> None:
    """Raise `DocumentError` for a chapter of the index without entries: the file is truncated or out of order."""
    if not any(CHAPTER_HEAD.match(x.text) for x in content[: drafts[0].start.at]):
        return
    missing = [c for c in chapters if c not in {d.chapter for d in drafts}]
    if missing:
        raise failure(
            key,
            content[-1].number,
            f"the index names a chapter {missing[0]} of which no entry is there, so the file is cut or out of order",
            "fetch the document again",
        )


def _furnish(
    ledger: Ledger, content: Sequence[Line], events: Sequence[ObjectiveHeading | EntryStart], stop: int
) -> None:
    ledger.furnish("front matter", (x.number for x in content[: events[0].at] if x.text.strip()))
    for event in events:
        if isinstance(event, ObjectiveHeading):
            ledger.furnish("heading", (x.number for x in content[event.at : event.end] if x.text.strip()))
    ledger.furnish("annex", (x.number for x in content[stop:] if x.text.strip()))


def _words(content: Iterable[Line]) -> set[str]:
    """The words printed in lower case, without the halves of words hyphenated at a line's end."""
    words: set[str] = set()
    broken = False
    for line in content:
        tokens = line.text.split()
        words.update(t.strip('.,;:()“”"') for t in (tokens[1:] if broken else tokens))
        broken = line.text.endswith("-") if tokens else broken
    return {w for w in words if w.isalpha() and w.islower()}


def _title(lines: Sequence[Line], words: set[str]) -> Passage:
    """The title's running text; a hyphenated word in capitals is rejoined where `words` has it in lower case."""
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


def _names_and_pairs(titles: Iterable[Passage], words: set[str]) -> tuple[DocumentNames, BodyPairs]:
    """The names and pairs of bodies that the titles print, in two passes: reporters printed alone, then pairs."""
    document_names, pairs = DocumentNames(words=words), BodyPairs()
    printed = [p for p in (cut_reporter(t.text, document_names)[1] for t in titles) if p]
    seen = Counter(fold_reporter(e.name) for p in printed for chain in printed_bodies(p, document_names) for e in chain)
    document_names.reporters.update(name for name, n in seen.items() if n > 1 or document_names.is_name(name.upper()))
    for text in printed:
        pairs.learn(text, document_names)
    document_names.reporters.update(name for pair in pairs.pairs for name in pair)
    return document_names, pairs


def _entries(
    key: str, drafts: Sequence[_Draft], notes: dict[int, list[Passage]], content: Sequence[Line], flags: list[Flag]
) -> list[Entry]:
    words = _words(content)
    titles = [_title(d.start.title, words) for d in drafts]
    document_names, pairs = _names_and_pairs(titles, words)
    flags += labels.flags(key, (c for d in drafts for c in labels.candidates(d.lines, _lacks_a_part(d.lines))))
    flags += _unmarked_lists(key, drafts)
    flags += _parts_missing(key, drafts)
    entries = []
    for n, (draft, title) in enumerate(zip(drafts, titles, strict=True)):
        name, printed = cut_reporter(title.text, document_names)
        span = (draft.start.title[0].number, draft.start.title[-1].number)
        first = content[draft.start.at].number
        last = max((x.number for x in draft.lines if x.text.strip()), default=span[1])
        entry = Entry(
            key, (first, last), str(draft.start.ordinal), name, draft.objective, draft.chapter, title_lines=span
        )
        entry.reporter_printed = printed
        if printed:
            reporters, parents = assign_reporters(printed_bodies(printed, document_names), pairs)
            entry.reporters = [_locate(title, r) for r in reporters]
            entry.parents = [_locate(title, p) for p in parents]
        fill_parts(key, entry, draft.lines, notes.get(n, []))
        entries.append(entry)
    for entry in entries:
        if not entry.reporters:
            _find_reporter(key, entry, entries, flags)
    return entries


def _unmarked_lists(key: str, drafts: Sequence[_Draft]) -> Iterator[Flag]:
    """A flag for each entry whose challenges without marks may be several, where marks are rare: read as one."""
    listed = [(draft, lines) for draft in drafts if (lines := challenge_lines(draft.lines))]
    if sum(is_marked(lines) for _, lines in listed) > len(listed) * _FEW_MARKED:
        return
    for draft, lines in listed:
        second = None if is_marked(lines) else second_unmarked_item(lines)
        if second is not None:
            message = f"no mark sets the challenges of entry {draft.start.ordinal} apart, as in most of the document"
            yield Flag(key, second, "list-unmarked", f"{message}; what begins here is read with the one before")


def _parts_missing(key: str, drafts: Sequence[_Draft]) -> list[Flag]:
    """A flag for each entry without RESULTADOS or RETOS, where nearly all have them: they may be lost."""
    lacking = [draft for draft in drafts if _lacks_a_part(draft.lines)]
    if len(lacking) > len(drafts) * _FEW_LACKING:
        return []
    message = "has no RESULTADOS or no RETOS, as hardly any other; lines or a page may be missing in it"
    return [Flag(key, d.start.title[0].number, "part-missing", f"entry {d.start.ordinal} {message}") for d in lacking]


def _lacks_a_part(lines: Sequence[Line]) -> bool:
    return len({label(x.text) for x in lines} - {None}) < len(PARTS_WITH_LABEL)


def _locate(title: Passage, name: str) -> PrintedName:
    """A name with the line of the title on which its last occurrence stands."""
    pattern = r"\s*".join(re.escape(word) for word in name.split())
    found = list(re.finditer(pattern, title.text))
    return PrintedName(name, title.line_at(found[-1].start()) if found else title.last_line)


def _find_reporter(key: str, entry: Entry, entries: Sequence[Entry], flags: list[Flag]) -> None:
    """Set and flag the reporter of an entry without one in its title (compendio-2024:9561).

    It is the reporter of the chapter that the entry's text names most often.
    """
    known = {without_final_stop(r.text) for e in entries if e.chapter == entry.chapter for r in e.reporters}
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
