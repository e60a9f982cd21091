"""Drafts of entries, to which the engine adds blocks and notes, and flags on what drafts lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from entramado.loaders import labels
from entramado.loaders.formats.markdown import MarkdownBlock, note_marks
from entramado.loaders.grammar import Ledger, ends_sentence
from entramado.loaders.prints.description import SHORT_FIELDS, PrintDescription
from entramado.loaders.records import Flag
from entramado.loaders.text import Line

# A line shorter than this share of the longest does not fill the column.
_SHORT_LINE = 0.75


@dataclass(slots=True)
class EntryDraft:
    """An entry whose blocks are being gathered, by field.

    `section` counts the headings above it; `title` is the form's ``{title}``, None where the heading itself is read;
    `part` is the field that further text belongs to; `in_table` says that it is a row of a table.
    """

    objective: int | None
    section: int
    ordinal: str
    heading: MarkdownBlock
    title: str | None = None
    part: str = "description"
    blocks: dict[str, list[MarkdownBlock]] = field(default_factory=dict)
    notes: list[list[MarkdownBlock]] = field(default_factory=list)
    last_line: int = 0
    in_table: bool = False
    _labelled: set[str] = field(default_factory=set)
    # The parts whose first text stands on their label's line.
    beside: set[str] = field(default_factory=set)

    def labelled(self, name: str) -> bool:
        """Whether a label has opened the part."""
        return name in self._labelled

    def open(self, name: str, block: MarkdownBlock, text: str) -> None:
        """Open a labelled part with the `text` on its label's line; a name or number there is the whole part."""
        self.part = self.part if text and name in SHORT_FIELDS else name
        parts = self.blocks.setdefault(name, [])
        if not self.in_table:
            self._labelled.add(name)
        if text:
            self.beside.update([name] if not parts else [])
            parts.append(
                MarkdownBlock("paragraph", [Line(block.span[0], text)] if self.in_table else _behind(block, text))
            )
        self.last_line = max(self.last_line, block.span[1])

    def take(self, block: MarkdownBlock) -> None:
        """Add a block to the open part."""
        self.blocks.setdefault(self.part, []).append(block)
        self.last_line = block.span[1]

    def marks(self) -> Iterator[str]:
        """The numbers of the notes that the entry refers to."""
        for block in (self.heading, *(b for part in self.blocks.values() for b in part)):
            for line in block.lines:
                yield from note_marks(line.text)


def _behind(block: MarkdownBlock, text: str) -> list[Line]:
    """The block's lines without the label; one line where the label is longer than the first line."""
    first, *others = block.lines
    at = first.text.find(":")
    if at < 0 or not others or not first.text[at + 1 :].strip():
        return [Line(first.number, text)]
    return [Line(first.number, first.text[at + 1 :].strip(" *")), *others]


def unknown_labels(draft: EntryDraft, description: PrintDescription) -> Iterator[labels.LabelCandidate]:
    """The blocks of an entry in bold or marked as headings, whose words look like a label but name no part."""
    wanted = {part.field for part in description.parts} & {"results", "challenges"}
    lacking = not wanted <= set(draft.blocks)
    for block in (b for part in draft.blocks.values() for b in part):
        words = block.passage.text
        if block.strong and block.kind != "item" and not block.ordinal and labels.looks_like_label(words):
            yield labels.LabelCandidate(block.span[0], words, lacking)


def loss_flags(key: str, draft: EntryDraft) -> Iterator[Flag]:
    """A flag for each part with a label and no text, and for challenges without marks that may be several.

    Those have a line that begins in upper case behind a finished or a short one.
    """
    for name, blocks in draft.blocks.items():
        if draft.labelled(name) and not blocks:
            message = f"the part {name!r} of entry {draft.ordinal} has a label and no text; it may be lost"
            yield Flag(key, draft.heading.span[0], "part-empty", message)
    challenges = draft.blocks.get("challenges", [])
    full = max((len(line.text) for blocks in draft.blocks.values() for b in blocks for line in b.lines), default=0)
    for block in challenges if all(block.kind != "item" for block in challenges) else ():
        anew = next((b for a, b in pairwise(block.lines) if _begins_anew(a, b, full)), None)
        if anew is not None:
            message = f"no mark sets the challenges of entry {draft.ordinal} apart"
            yield Flag(key, anew.number, "list-unmarked", f"{message}; what begins here is read with the one before")


def _begins_anew(above: Line, line: Line, full: int) -> bool:
    """Whether a line begins a paragraph: the one above ends a sentence or does not fill the width `full` (letters)."""
    ended = ends_sentence(above.text) or len(above.text) < _SHORT_LINE * full
    return ended and line.text.strip("* ")[:1].isupper()


def assign_notes(
    key: str, notes: Sequence[list[MarkdownBlock]], drafts: Sequence[EntryDraft], ledger: Ledger, flags: list[Flag]
) -> None:
    """Give each note to the last entry before it that refers to its number, else to the entry it stands in."""
    marks = [(draft, list(draft.marks())) for draft in drafts]
    for note in notes:
        line = note[0].span[0]
        before = [(draft, own) for draft, own in marks if draft.heading.span[0] < line]
        if not before:
            ledger.furnish("front matter", (line.number for block in note for line in block.lines))
            continue
        draft, own = next(((d, own) for d, own in reversed(before) if note[0].ordinal in own), before[-1])
        if note[0].ordinal in own:
            own.remove(str(note[0].ordinal))
        else:
            flags.append(Flag(key, line, "note-without-reference", f"no entry refers to note {note[0].ordinal}"))
        draft.notes.append(note)
        ledger.use((line, note[-1].span[1]))
    for draft, own in marks:
        for number in own:
            message = f"the entry refers to note {number}, which is not printed"
            flags.append(Flag(key, draft.heading.span[0], "note-missing", message))
