"""The compendium of 2020 and editions printed like it: Markdown that a converter made of the print.

Under a heading "Objetivo N." stand numbered entries, the reporter in parentheses behind the title;
a description without a heading, then "Resultados" and "Retos identificados", each of which may lack.
What is odd:

- The level of a heading means nothing: objectives come with ``##`` and ``###``, entries with ``##`` to
  ``####``, as a bold line (compendio-2020:479) or as a list item (compendio-2020:1719). So an entry's
  heading is known by its number, which goes on from the entry before it.
- Notes are printed at the foot of the page on which they are referred to, hence often in the middle of
  the next entry (compendio-2020:117). A note belongs to the entry that refers to it.
- The end of a page cuts sentences in two (compendio-2020:449); notes may stand between the halves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from entramado.loaders import labels
from entramado.loaders.formats.markdown import Block, blocks, is_continuation, note_marks, running
from entramado.loaders.grammar import (
    OBJECTIVES,
    Ledger,
    ends_sentence,
    failure,
    nothing_reported,
    numbered,
    objective,
    shouts,
)
from entramado.loaders.model import Challenge, Entry, Flag, PrintedName, Reading
from entramado.loaders.reporters import Evidence, Lexicon, assign, elements, fold_print, is_gloss
from entramado.loaders.text import Line, chain

_RESULTS, _CHALLENGES, _DESCRIPTION = "resultado", "reto", "descripción"
_PART = re.compile(
    r"(?:principales\s+)?(resultado|logro|reto|desaf[ií]o)s?(?:\s+(?:identificados?|obtenidos?|alcanzados?|reportados?))?\s*[.:]?",
    re.IGNORECASE,
)
_PART_NAMES = {"res": _RESULTS, "log": _RESULTS, "ret": _CHALLENGES, "des": _CHALLENGES}
_REPORTER = re.compile(r"\s*\(([^()]+(?:\([^()]+\)[^()]*)?)\)\s*\.?$")
_BACK_MATTER = re.compile(r"(?:ANEXOS?|GLOSARIO|DIRECTORIO|SIGLAS|ACR[OÓ]NIMOS|CONCLUSIONES|BIBLIOGRAF[IÍ]A)\b")
_ADDRESSES = re.compile(r"(?:(?:https?:|www\.)\S+\s*)+")
# "no contamos con resultados" (compendio-2020:1295), "aún no refleja resultados" (925), "no es posible
# informar los resultados" (2849).
_NO_RESULTS = re.compile(
    r"\bno\s+(?:se\s+)?(?:cuenta|contamos|tiene|tenemos|hay|existe|reporta|refleja|presenta|es\s+posible)n?"
    r"(?:\s+\w+){0,3}\s+resultados\b|\bsin\s+resultados\b",
    re.IGNORECASE,
)
# All that is said is that it will come: "se encuentran pendientes los trabajos" (2020), "la información
# será solicitada ... se encuentra en proceso" (2307).
_PENDING = re.compile(r"\bse\s+encuentran?\s+(?:pendientes?|en\s+proceso)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:se|ha|han|hubo|fue|fueron)\s+(?:han?\s+)?\w+(?:ó|aron|ieron|[aií]dos?|[aií]das?)\b")
# A paragraph that comments on the challenge before it ("De esta forma ...", 331; "Para tales efectos ...", 2588).
_REMARK = re.compile(
    r"(?:de|en) (?:esta|esa|tal) (?:forma|manera|virtud)|para (?:tales? (?:efectos?|fin(?:es)?)|ello|lo cual)|"
    r"(?:con|por) (?:ello|lo (?:cual|tanto))|(?:(?:con|por|para) )?lo anterior|est[eo]s? retos?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Draft:
    """An entry while its blocks are gathered."""

    objective: int
    ordinal: str
    heading: Block
    part: str = _DESCRIPTION
    blocks: dict[str, list[Block]] = field(default_factory=dict)
    notes: list[list[Block]] = field(default_factory=list)
    last_line: int = 0

    def marks(self) -> Iterator[str]:
        """The numbers of the notes that the entry refers to."""
        for block in (self.heading, *(b for part in self.blocks.values() for b in part)):
            for line in block.lines:
                yield from note_marks(line.text)


class _Reader:
    """Walks the blocks of one document and knows in which objective, entry and part it is."""

    def __init__(self, key: str, lines: Sequence[Line]) -> None:
        self.key = key
        self.ledger = Ledger(lines)
        self.objective = 0
        self.drafts: list[_Draft] = []
        self.flags: list[Flag] = []
        self.notes: list[list[Block]] = []
        self.loose: list[tuple[int, Block]] = []
        self.back_matter = False

    def walk(self, parts: Sequence[Block]) -> None:
        before: Block | None = None
        for block in parts:
            if block.kind == "rule":
                self._furnish("rule", block)
            elif self._in_note(block):
                self.notes[-1].append(block)
            elif block.kind == "note":
                self.notes.append([block])
            else:
                if not self._is_heading(block):
                    self._text(block)
                    self._check_sentence(before, block)
                before = block

    def _check_sentence(self, before: Block | None, block: Block) -> None:
        """A page that begins in the middle of a sentence goes on with one that the page before broke off."""
        begun = before is not None and before.kind != "heading" and not ends_sentence(before.passage.text)
        if block.page_break and block.kind == "paragraph" and block.passage.text[:1].islower() and not begun:
            message = "the page begins in the middle of a sentence that the page before does not begin"
            self.flags.append(Flag(self.key, block.span[0], "sentence-cut", message))

    def _furnish(self, what: str, block: Block) -> None:
        self.ledger.furnish(what, (line.number for line in block.lines))

    def _in_note(self, block: Block) -> bool:
        """A note's address may stand in a paragraph of its own (compendio-2020:152)."""
        if not self.notes or self.notes[-1][-1].span[1] < self._last_text() or block.page_break:
            return False
        return block.kind == "paragraph" and _ADDRESSES.fullmatch(block.passage.text) is not None

    def _last_text(self) -> int:
        return self.drafts[-1].last_line if self.drafts else 0

    def _is_heading(self, block: Block) -> bool:
        text = block.passage.text
        found = objective(text)
        if found and (block.kind == "heading" or found[0] == self.objective + 1 or self._is_again(block, found[0])):
            self._open_objective(found[0], block)
            return True
        if not self.objective:
            return False
        if self._opens_entry(block, text):
            return True
        part = _PART.fullmatch(text)
        if part and self.drafts and self.drafts[-1].objective == self.objective:
            self._open_part(_PART_NAMES[part[1].casefold()[:3]], block)
            return True
        if block.strong and _BACK_MATTER.match(text):
            self.back_matter = True
        return False

    def _is_again(self, block: Block, number: int) -> bool:
        """Whether a bold line is the heading of the open objective once more."""
        return block.strong and number == self.objective

    def _open_objective(self, number: int, block: Block) -> None:
        if number == self.objective:
            message = f"the heading of objective {number} is printed again"
            self.flags.append(Flag(self.key, block.span[0], "heading-repeated", message))
            self._furnish("heading of an objective", block)
            return
        if number != self.objective + 1:
            raise failure(
                self.key,
                block.span[0],
                f"objective {number} follows objective {self.objective}",
                "pages are missing or out of order: get the whole document",
            )
        self.objective = number
        self._furnish("heading of an objective", block)

    def _opens_entry(self, block: Block, text: str) -> bool:
        """Open an entry where the block is the heading of one: set off, or a list item with a reporter."""
        if not block.ordinal or not (block.strong or self._is_bare_heading(block, text)):
            return False
        before = self.drafts[-1].ordinal if self.drafts and self.drafts[-1].objective == self.objective else "0"
        if block.ordinal == "1" and before != "0" and block.strong and _REPORTER.search(text):
            # The heading of the next objective must follow, else the document is refused there.
            self.objective += 1
            message = f"the heading of objective {self.objective} is missing: its entries begin here"
            self.flags.append(Flag(self.key, block.span[0], "heading-missing", message))
            before = "0"
        step = int(block.ordinal) - int(before)
        if step != 1 and not (block.strong and _REPORTER.search(text)):
            return False
        if step < 1:
            raise failure(
                self.key,
                block.span[0],
                f"entry {block.ordinal} of objective {self.objective} follows entry {before}",
                "pages are out of order or a number is misprinted: compare the print",
            )
        if step > 1:
            message = f"entry {block.ordinal} of objective {self.objective} follows entry {before}"
            self.flags.append(Flag(self.key, block.span[0], "entries-missing", message))
        draft = _Draft(self.objective, block.ordinal, block, last_line=block.span[1])
        self.drafts.append(draft)
        return True

    def _is_bare_heading(self, block: Block, text: str) -> bool:
        """A list item without bold print: a heading where a reporter closes it and no list goes on with it."""
        reporter = _REPORTER.search(text)
        if block.kind != "item" or not reporter or not shouts(reporter[1]):
            return False
        before = self.drafts[-1].blocks.get(self.drafts[-1].part) if self.drafts else None
        return not before or before[-1].ordinal != str(int(block.ordinal or 0) - 1)

    def _open_part(self, part: str, block: Block) -> None:
        draft = self.drafts[-1]
        if part in draft.blocks:
            first = draft.blocks[part][0].span[0] if draft.blocks[part] else draft.heading.span[0]
            raise failure(
                self.key,
                block.span[0],
                f"entry {draft.ordinal} of objective {self.objective} has a second part of the kind {part!r} "
                f"(the first at line {first})",
                "a heading is missing or pages are out of order: compare the print",
            )
        draft.part = part
        draft.blocks[part] = []
        draft.last_line = block.span[1]

    def _text(self, block: Block) -> None:
        if not self.objective or self.back_matter:
            self._furnish("back matter" if self.back_matter else "front matter", block)
        elif self.drafts and self.drafts[-1].objective == self.objective:
            draft = self.drafts[-1]
            draft.blocks.setdefault(draft.part, []).append(block)
            draft.last_line = block.span[1]
        else:
            self.loose.append((self.objective, block))

    def furnish_loose(self) -> None:
        """Text under an objective without entries says that there are none; before a first entry it stays unread."""
        filled = {draft.objective for draft in self.drafts}
        for number, block in self.loose:
            if number not in filled:
                self._furnish("objective without entries", block)


def read(key: str, lines: list[Line]) -> Reading:
    """Read an edition of the compendium in Markdown.

    Raises `DocumentError` where this is no such compendium, or objectives or pages are missing or
    out of order.
    """
    reader = _Reader(key, lines)
    reader.walk(blocks(lines))
    _check_whole(reader, lines)
    reading = Reading(key, 0, flags=reader.flags)
    _assign_notes(reader)
    reading.entries = [_entry(key, draft) for draft in reader.drafts]
    _assign_reporters(reading.entries)
    for entry in reading.entries:
        reader.ledger.use(entry.lines)
    reader.furnish_loose()
    reading.flags += labels.flags(key, (c for draft in reader.drafts for c in _unknown_labels(draft)))
    reader.ledger.close(reading)
    return reading


def _unknown_labels(draft: _Draft) -> Iterator[labels.Candidate]:
    """The blocks of an entry that are set off like its parts' headings, but bear no name of a part."""
    lacking = not {_RESULTS, _CHALLENGES} <= set(draft.blocks)
    for block in (b for part in draft.blocks.values() for b in part):
        words = block.passage.text
        if block.strong and block.kind != "item" and not block.ordinal and labels.looks_like_label(words):
            yield labels.Candidate(block.span[0], words, lacking)


def _check_whole(reader: _Reader, lines: Sequence[Line]) -> None:
    """A compendium has all objectives, in order; one that ends sooner is cut off."""
    if not reader.objective:
        raise failure(
            reader.key,
            1,
            "no heading 'Objetivo 1.' of a compendium in Markdown",
            "name the document's own family in documents.toml",
        )
    if not reader.drafts:
        raise failure(
            reader.key,
            1,
            "headings of objectives, but no numbered entry with a reporter in parentheses",
            "name the document's own family in documents.toml",
        )
    last = max((line.number for line in lines if line.text.strip()), default=1)
    if reader.objective != OBJECTIVES[-1]:
        what = f"the document ends in objective {reader.objective} of {OBJECTIVES[-1]}"
        raise failure(reader.key, last, what, "it is cut off: get the whole document")
    ending = reader.drafts[-1]
    if ending.last_line == last and ending.part != _DESCRIPTION and not ending.blocks[ending.part]:
        raise failure(reader.key, last, "the document ends behind a heading", "it is cut off: get the whole document")


def _assign_notes(reader: _Reader) -> None:
    """Give each note to the last entry before it that refers to its number, else to the entry it stands in."""
    marks = [(draft, list(draft.marks())) for draft in reader.drafts]
    for note in reader.notes:
        line = note[0].span[0]
        before = [(draft, own) for draft, own in marks if draft.heading.span[0] < line]
        if not before:
            reader.ledger.furnish("front matter", (line.number for block in note for line in block.lines))
            continue
        draft, own = next(((d, own) for d, own in reversed(before) if note[0].ordinal in own), before[-1])
        if note[0].ordinal in own:
            own.remove(str(note[0].ordinal))
        else:
            message = f"no entry refers to note {note[0].ordinal}"
            reader.flags.append(Flag(reader.key, line, "note-without-reference", message))
        draft.notes.append(note)
        reader.ledger.use((line, note[-1].span[1]))
    for draft, own in marks:
        for number in own:
            message = f"the entry refers to note {number}, which is not printed"
            reader.flags.append(Flag(reader.key, draft.heading.span[0], "note-missing", message))


def _entry(key: str, draft: _Draft) -> Entry:
    title, printed = _title(draft.heading)
    results = running(draft.blocks.get(_RESULTS, []))
    return Entry(
        doc=key,
        lines=(draft.heading.span[0], draft.last_line),
        ordinal=draft.ordinal,
        title=title,
        objective=draft.objective,
        title_lines=draft.heading.span,
        reporter_printed=printed,
        description=running(draft.blocks.get(_DESCRIPTION, [])),
        results=results,
        has_results=bool(results) and not _says_none(results.text),
        challenges=_challenges(draft.blocks.get(_CHALLENGES, [])),
        footnotes=[note for note in (chain([b.passage for b in parts], " ") for parts in draft.notes) if note],
    )


def _title(heading: Block) -> tuple[str, str | None]:
    """Title and printed reporter; compendio-2020:3300 prints no reporter."""
    text = heading.passage.text
    if found := numbered(text):
        text = found[1]
    reporter = _REPORTER.search(text)
    if not reporter or is_gloss(text[: reporter.start()], reporter[1]):
        return text, None
    return text[: reporter.start()].rstrip(), reporter[1].strip()


def _says_none(text: str) -> bool:
    if nothing_reported(text) or _NO_RESULTS.search(text):
        return True
    return _PENDING.search(text) is not None and not _DONE.search(text)


def _challenges(parts: Sequence[Block]) -> list[Challenge]:
    """Items, or else paragraphs; a lead-in and a closing remark beside items are none (compendio-2020:1326, 1338)."""
    listed = any(block.kind == "item" for block in parts)
    groups: list[list[Block]] = []
    for block in parts:
        before = running(groups[-1]).text if groups else ""
        remark = not listed and _REMARK.match(block.passage.text) is not None
        if groups and (block.nested or remark or is_continuation(before, block)):
            groups[-1].append(block)
        elif block.kind == "item" or not listed:
            groups.append([block])
    out: list[Challenge] = []
    for group in groups:
        text = running(group)
        if text and not nothing_reported(text.text):
            out.append(Challenge((group[0].span[0], group[-1].span[1]), text))
    return out


def _assign_reporters(entries: Sequence[Entry]) -> None:
    """Split the printed reporters; of a pair such as ``SHCP/SAT`` the unit reports."""
    printed = [entry.reporter_printed for entry in entries if entry.reporter_printed]
    lexicon = Lexicon(reporters={fold_print(text) for text in printed})
    evidence = Evidence()
    for text in printed:
        evidence.learn(text, lexicon)
    for entry in entries:
        if entry.reporter_printed is None or entry.title_lines is None:
            continue
        line = entry.title_lines[1]
        reporters, parents = assign(elements(entry.reporter_printed, lexicon), evidence)
        entry.reporters = [PrintedName(name, line) for name in reporters]
        entry.parents = [PrintedName(name, line) for name in parents]
