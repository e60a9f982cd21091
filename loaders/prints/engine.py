"""Reads any document by the description of its print (`PrintDescription`).

A document is a sequence of blocks (`entramado.loaders.formats.markdown`). A block is a heading, begins an entry, is a
labelled part, or text of the part above it; each row of a table may be an entry. Peculiarities of converted documents:

- An entry's heading is recognised by its number, which follows that of the entry before it, since converters give
  headings any level, bold type or a list's mark (compendio-2020:479, 1719).
- Notes are printed at the foot of the page on which they are referred to, hence often in the middle of the next
  entry (compendio-2020:117). A note belongs to the entry that refers to it.
- The end of a page cuts sentences in two (compendio-2020:449); notes may stand between the halves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entramado.loaders import labels
from entramado.loaders.formats.markdown import MarkdownBlock, strip_markup
from entramado.loaders.grammar import OBJECTIVES, Ledger, ends_sentence, failure, in_capitals
from entramado.loaders.prints.description import HeadingForm, PrintDescription
from entramado.loaders.prints.drafts import EntryDraft, assign_notes, loss_flags, unknown_labels
from entramado.loaders.prints.entries import make_entries
from entramado.loaders.prints.pieces import Pieces, cells_of, labelled_field, pieces
from entramado.loaders.records import Flag, Reading
from entramado.loaders.reporters import closing_parentheses, has_reporter
from entramado.loaders.text import Line
from entramado.ontology.folding import fold_words

_ADDRESSES = re.compile(r"(?:(?:https?:|www\.)\S+\s*)+")
# A label in bold print with its text behind it: "**Resultados**: ...", "**Resultados:** ...".
_BOLD_LABEL = re.compile(r"\*\*([^*]{4,60}?)\s*(?::\s*\*\*|\*\*\s*:)\s*(?=\S)")
_FEWEST_COLUMNS = 2
_LONGEST_HEADING = 400


def read(description: PrintDescription, key: str, lines: list[Line]) -> Reading:
    """Read a document as `description` says.

    Raises `DocumentError` where it is not printed so, or where it breaks a check that the description refuses.
    """
    found = pieces(description, lines)
    walk = PrintWalk(description, key, lines, found)
    walk.walk(found.blocks)
    walk.check_whole()
    reading = Reading(key, 0, flags=walk.flags)
    assign_notes(key, walk.notes, walk.drafts, walk.ledger, walk.flags)
    reading.entries = make_entries(description, key, walk.drafts)
    for entry in reading.entries:
        walk.ledger.use(entry.lines)
    for block in (b for draft in walk.drafts for b in draft.blocks.get("left-out", ())):
        walk.ledger.furnish("left out", (line.number for line in block.lines))
    walk.furnish_loose()
    reading.flags += labels.flags(key, (c for draft in walk.drafts for c in unknown_labels(draft, description)))
    reading.flags += [flag for draft in walk.drafts for flag in loss_flags(key, draft)]
    walk.ledger.close(reading)
    return reading


class PrintWalk:
    """Walks the blocks of one document and keeps the state: the open heading, entry and part."""

    def __init__(self, description: PrintDescription, key: str, lines: Sequence[Line], found: Pieces) -> None:
        self.print = description
        self.key = key
        self.ledger = Ledger(lines)
        for what, numbers in found.furniture.items():
            self.ledger.furnish(what, numbers)
        self.drafts: list[EntryDraft] = []
        self.flags: list[Flag] = []
        self.notes: list[list[MarkdownBlock]] = []
        self._lines = lines
        # The number of headings so far, so that entries under two sections of one number stay apart; 0: front matter.
        self._section = 0 if description.headings else 1
        self._objective = 0
        # The last number of each heading, by its form.
        self._last: dict[str, int] = {}
        # Text under a heading before its first entry, with its section.
        self._loose: list[tuple[int, MarkdownBlock]] = []
        self._back_matter = False
        self._objective_1_missing = False
        self._columns: list[str] = []
        # The fields whose labels have stood alone on a line.
        self._alone: set[str] = set()

    def walk(self, parts: Sequence[MarkdownBlock]) -> None:
        """Take every block in order."""
        before: MarkdownBlock | None = None
        self._objective_1_missing = self.print.by_objective and self._first_heading(parts) == OBJECTIVES[1]
        for block in parts:
            if block.kind == "rule":
                self._furnish("rule", block)
            elif self._in_note(block):
                self.notes[-1].append(block)
            elif block.kind == "note" and self.print.markdown_notes:
                self.notes.append([block])
            elif self._row(block):
                before = block
            else:
                if not self._is_heading(block):
                    self._text(block)
                    self._check_sentence(before, block)
                before = block

    def _first_heading(self, parts: Sequence[MarkdownBlock]) -> int | None:
        """The number of the first block that is marked as a heading and has a heading's form."""
        texts = (b.passage.text for b in parts if b.kind == "heading")
        found = (h.form.match(t) for t in texts if len(t) <= _LONGEST_HEADING for h in self.print.headings)
        return next((match[0] for match in found if match), None)

    def _flag(self, block: MarkdownBlock, code: str, message: str) -> None:
        self.flags.append(Flag(self.key, block.span[0], code, message))

    def _violate(self, order: str, block: MarkdownBlock, code: str, message: str, remedy: str) -> None:
        """Report a violation of an `Order`: raise `DocumentError`, flag it, or let it pass."""
        if order == "refused":
            raise failure(self.key, block.span[0], message, remedy)
        if order == "flagged":
            self._flag(block, code, message)

    def _check_sentence(self, before: MarkdownBlock | None, block: MarkdownBlock) -> None:
        """Flag a page that begins within a sentence where the page before ends with a finished one."""
        begun = before is not None and before.kind != "heading" and not ends_sentence(before.passage.text)
        if block.page_break and block.kind == "paragraph" and block.passage.text[:1].islower() and not begun:
            message = "the page begins in the middle of a sentence that the page before does not begin"
            self._flag(block, "sentence-cut", message)

    def _furnish(self, what: str, block: MarkdownBlock) -> None:
        self.ledger.furnish(what, (line.number for line in block.lines))

    def _in_note(self, block: MarkdownBlock) -> bool:
        """Whether a block belongs to the open note: a paragraph of addresses only (compendio-2020:152)."""
        if not self.notes or self.notes[-1][-1].span[1] < self._last_text() or block.page_break:
            return False
        return block.kind == "paragraph" and _ADDRESSES.fullmatch(block.passage.text) is not None

    def _last_text(self) -> int:
        return self.drafts[-1].last_line if self.drafts else 0

    def _draft(self) -> EntryDraft | None:
        """The open entry: the last one, if it stands under the last heading."""
        return self.drafts[-1] if self.drafts and self.drafts[-1].section == self._section else None

    # -- headings ---------------------------------------------------------------------------------------------------

    def _is_heading(self, block: MarkdownBlock) -> bool:
        text = block.passage.text
        for heading in self.print.headings if len(text) <= _LONGEST_HEADING else ():
            found = heading.form.match(text) if not heading.level or heading.level == block.level else None
            if found and self._opens_heading(heading, block, *found):
                return True
        if not self._section and not (self._objective_1_missing and self._opens_first(block, text)):
            return False
        if self._opens_entry(block, text) or self._opens_part(block, text):
            return True
        if block.strong and self.print.back_matter and self.print.back_matter.match(text):
            self._back_matter = True
        return False

    def _opens_first(self, block: MarkdownBlock, text: str) -> bool:
        """Whether an entry begins before any heading, where the document has no heading of objective 1."""
        if block.ordinal != "1" or not block.strong or not self._names_reporter(text):
            return False
        self._flag(block, "heading-missing", "the heading of objective 1 is missing: its entries begin here")
        for heading in self.print.headings:
            self._open(heading, OBJECTIVES[0])
        return True

    def _opens_heading(self, heading: HeadingForm, block: MarkdownBlock, number: int | None, title: str) -> bool:
        """Open a section where the block is a heading: marked as one, worded, or with the next number."""
        last = self._last.get(heading.form.text, 0)
        if heading.means == "objective" and number not in OBJECTIVES:
            return False
        noun = "objective" if heading.means == "objective" else f"heading {heading.form.text!r}"
        follows = number == last + 1 or (number == last and block.strong)
        alone = self.print.heading_order != "refused" and heading.form.worded and not ends_sentence(title or "x")
        if not (block.kind == "heading" or follows or alone):
            return False
        if number is not None and number == last and (heading.means == "objective" or not title):
            self._flag(block, "heading-repeated", f"the heading of {noun} {number} is printed again")
        elif number is not None and number != last + 1 and not self._restarts(heading, number):
            message = f"{noun} {number} follows {noun} {last}"
            remedy = "pages are missing or out of order: get the whole document"
            self._violate(self.print.heading_order, block, "heading-sequence", message, remedy)
            self._open(heading, number)
        else:
            self._open(heading, number)
        self._furnish("heading of an objective" if heading.means == "objective" else "heading", block)
        return True

    def _restarts(self, heading: HeadingForm, number: int) -> bool:
        """Whether sections are numbered from one again, as under another heading."""
        return heading.means == "section" and number == 1

    def _open(self, heading: HeadingForm, number: int | None) -> None:
        self._section += 1
        self._columns = []
        self._back_matter = False
        if number is not None:
            self._last[heading.form.text] = number
        if heading.means == "objective":
            self._objective = number or 0

    # -- entries ----------------------------------------------------------------------------------------------------

    def _opens_entry(self, block: MarkdownBlock, text: str) -> bool:
        """Open an entry if the block begins one; False for another block."""
        begin = self.print.begin
        found = self._beginning(block, text)
        if begin is None or found is None:
            return False
        number, title = found
        if not begin.numbered:
            self._add(str(self._count() + 1), block)
            return True
        before = self._draft()
        last = int(before.ordinal) if before and before.ordinal.isdigit() else 0
        certain = block.strong and self._names_reporter(text)
        if number == 1 and last and certain and self.print.by_objective and self.print.heading_order == "refused":
            # The heading of the next objective must follow, else the document is refused there.
            self._objective += 1
            self._section += 1
            for heading in self.print.headings:
                self._last[heading.form.text] = self._objective
            message = f"the heading of objective {self._objective} is missing: its entries begin here"
            self._flag(block, "heading-missing", message)
            last = 0
        step = number - last
        worded = begin.worded or self.print.set_off == "capitals"
        if step != 1 and not (certain or worded):
            return False
        where = f" of objective {self._objective}" if self._objective else ""
        message = f"entry {number}{where} follows entry {last}"
        if step < 1 and not (number == 1 and not self.print.headings):
            remedy = "pages are out of order or a number is misprinted: compare the print"
            self._violate(self.print.entry_order, block, "ordinal-sequence", message, remedy)
        elif step > 1 and self.print.entry_order != "free":
            self._flag(block, "entries-missing", message)
        self._add(str(number), block, title)
        return True

    def _beginning(self, block: MarkdownBlock, text: str) -> tuple[int, str] | None:
        """Number (0 for none) and title of a block that begins an entry; None where form or emphasis are another."""
        begin = self.print.begin
        if begin is None or (self.print.level and block.level != self.print.level):
            return None
        if self.print.set_off == "marked":
            if not (block.strong or begin.worded or self._is_bare_heading(block, text)):
                return None
        elif self.print.set_off == "capitals" and not in_capitals(text):
            return None
        if begin.is_bare_number:
            return (int(block.ordinal), text) if block.ordinal else None
        found = begin.match(text)
        if found is None or (found[0] is None and begin.numbered):
            return None
        return found[0] or 0, found[1]

    def _names_reporter(self, text: str) -> bool:
        if self.print.separator == "parentheses":
            return closing_parentheses(text) is not None
        return has_reporter(text) if self.print.separator == "dash" else True

    def _is_bare_heading(self, block: MarkdownBlock, text: str) -> bool:
        """Whether a list item not in bold is a heading: a reporter closes it, and it does not continue a list."""
        reporter = closing_parentheses(text) if self.print.separator == "parentheses" else None
        if block.kind != "item" or not reporter or not in_capitals(reporter[1]):
            return False
        before = self.drafts[-1].blocks.get(self.drafts[-1].part) if self.drafts else None
        return not before or before[-1].ordinal != str(int(block.ordinal or 0) - 1)

    def _add(self, ordinal: str, heading: MarkdownBlock, title: str | None = None) -> EntryDraft:
        draft = EntryDraft(self._objective or None, self._section, ordinal, heading, title, last_line=heading.span[1])
        self.drafts.append(draft)
        return draft

    def _count(self) -> int:
        return sum(draft.section == self._section for draft in self.drafts)

    # -- parts ------------------------------------------------------------------------------------------------------

    def _opens_part(self, block: MarkdownBlock, text: str) -> bool:
        """Open a part if the block is a label, alone or with its text behind it; False for another block."""
        field, rest = labelled_field(self.print, text)
        if field is None and (bold := _BOLD_LABEL.match(block.lines[0].text)):
            field, _ = labelled_field(self.print, bold[1])
            rest = text[len(strip_markup(bold[0])) :].strip(" :")
        if field is None or self._is_text(field, block, rest):
            return False
        return self._open_part(field, block, rest)

    def _is_text(self, field: str, block: MarkdownBlock, rest: str) -> bool:
        """Whether a second label with text ("Resultados: ...") is text, in a document whose labels stand alone."""
        draft = self._draft()
        if not rest:
            self._alone.add(field)
        plain_words = bool(rest) and field in self._alone and not _BOLD_LABEL.match(block.lines[0].text)
        return plain_words and draft is not None and draft.labelled(field)

    def _open_part(self, field: str, block: MarkdownBlock, rest: str) -> bool:
        """Open the part, or an entry where the part is a title; False before any entry."""
        if field == "title":
            if not rest:
                self._furnish("label", block)
                return True
            self._add(str(self._count() + 1), block, rest)
            return True
        draft = self._draft()
        if draft is None:
            return False
        if field in draft.blocks and draft.labelled(field):
            first = draft.blocks[field][0].span[0] if draft.blocks[field] else draft.heading.span[0]
            where = f" of objective {self._objective}" if self._objective else ""
            message = f"entry {draft.ordinal}{where} has a second part of the kind {field!r}"
            message += f" (the first at line {first})"
            remedy = "a heading is missing or pages are out of order: compare the print"
            self._violate(self.print.entry_order, block, "part-twice", message, remedy)
        draft.open(field, block, rest)
        return True

    # -- tables -----------------------------------------------------------------------------------------------------

    def _row(self, block: MarkdownBlock) -> bool:
        """Take a row of a table: its head, an entry, or a label beside its text; False for any other block."""
        cells = cells_of(block)
        if cells is None or not (self.print.columns or self.print.parts):
            self._columns = self._columns if cells else []
            return False
        known = dict(self.print.columns)
        heads = [known.get(fold_words(strip_markup(cell)), "") for cell in cells]
        if sum(bool(head) for head in heads) >= min(_FEWEST_COLUMNS, len(known) or _FEWEST_COLUMNS):
            self._columns = heads
            self._section = max(1, self._section)
            self._furnish("head of a table", block)
            return True
        if self._columns and len(cells) == len(self._columns):
            return self._row_entry(block, cells)
        if len(cells) == _FEWEST_COLUMNS and self._section:
            field, _ = labelled_field(self.print, strip_markup(cells[0]))
            return field is not None and self._open_part(field, block, strip_markup(cells[1]))
        return False

    def _row_entry(self, block: MarkdownBlock, cells: Sequence[str]) -> bool:
        """Take a row as an entry; one whose title is empty continues the row above."""
        values = [(name, strip_markup(cell)) for name, cell in zip(self._columns, cells, strict=True)]
        title = " ".join(value for name, value in values if name == "title" and value)
        draft = self._add(str(self._count() + 1), block, title) if title else self._draft()
        if draft is None:
            return False
        draft.in_table = True
        for name, value in values:
            if name == "title" or not value:
                continue
            draft.open(name or "description", block, value)
        draft.last_line = block.span[1]
        return True

    # -- text -------------------------------------------------------------------------------------------------------

    def _text(self, block: MarkdownBlock) -> None:
        draft = self._draft()
        if not self._section or self._back_matter:
            self._furnish("back matter" if self._back_matter else "front matter", block)
        elif draft is not None and not (draft.in_table and block.kind == "heading"):
            draft.take(block)
        elif not self.print.headings and not self.drafts:
            self._furnish("front matter", block)
        else:
            self._loose.append((self._section, block))

    def furnish_loose(self) -> None:
        """Text under a heading without entries is furniture; before a first entry it stays unread."""
        filled = {draft.section for draft in self.drafts}
        what = "objective without entries" if self.print.by_objective else "section without entries"
        for section, block in self._loose:
            if section not in filled:
                self._furnish(what, block)

    # -- completeness -----------------------------------------------------------------------------------------------

    def check_whole(self) -> None:
        """Raise `DocumentError` for a document without headings or entries, or that ends before the last objective."""
        remedy = "name the document's own family in documents.toml"
        if self.print.headings and not self._section:
            forms = " or ".join(f"'{h.form.text}'" for h in self.print.headings)
            raise failure(self.key, 1, f"no heading {forms} of the print {self.print.name}", remedy)
        if not self.drafts:
            raise failure(self.key, 1, f"no entry begins as the print {self.print.name} says", remedy)
        if not self.print.all_objectives:
            return
        last = max((line.number for line in self._lines if line.text.strip()), default=1)
        if self._objective != OBJECTIVES[-1]:
            open_since = next((d.heading.span[0] for d in self.drafts if d.objective == self._objective), last)
            what = f"the document ends in objective {self._objective} of {OBJECTIVES[-1]}, open since line {open_since}"
            remedy = "it is cut off, or a heading is missing behind that line: get the whole document, or put it in"
            raise failure(self.key, last, what, remedy)
        ending = self.drafts[-1]
        if ending.last_line == last and ending.part != "description" and not ending.blocks[ending.part]:
            raise failure(self.key, last, "the document ends behind a heading", "it is cut off: get the whole document")
