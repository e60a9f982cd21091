"""Splits the blocks of a document where its description says that something begins, and removes its furniture."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from entramado.loaders.formats.markdown import MarkdownBlock, blocks
from entramado.loaders.grammar import ends_sentence, in_capitals
from entramado.loaders.pages import running_heads
from entramado.loaders.prints.description import SHORT_FIELDS, PrintDescription
from entramado.loaders.reporters import closing_parentheses
from entramado.loaders.text import Line
from entramado.ontology.folding import fold_words

_CELLS = re.compile(r"\s*\|\s*|\t")
_ROW_RULE = re.compile(r"[\s|:-]+")
_NUMBER_ALONE = re.compile(r"(\d{1,2})\s*\.")
_ADDRESS = re.compile(r"https?:|www\.")
_OPEN_END = re.compile(r"(?:[,/–—-]|\b(?:de|del|la|las|los|el|y|e|en|a|al|para|con|por|of|the|and|for|in|to))$", re.I)
_INLINE = re.compile(r"([^:\n]{2,80}?)\s*:\s+(?=\S)")
# Limits in letters: of a label alone or before its colon, of a label with its text, of a heading's line.
_LABEL_LETTERS = 80
_LONGEST_LABEL = 120
_HEADING_LETTERS = 200


@dataclass(slots=True)
class Pieces:
    """The blocks in order, and the numbers of the lines that are furniture, by what they are."""

    blocks: list[MarkdownBlock]
    furniture: dict[str, list[int]] = field(default_factory=dict)


def pieces(description: PrintDescription, lines: Sequence[Line]) -> Pieces:
    """The document's blocks, split by the description, and its furniture."""
    found = Pieces([])
    kept = list(lines)
    if description.running_heads:
        heads = running_heads(lines)
        found.furniture["running head"] = list(heads)
        kept = [Line(x.number, "") if x.number in heads else x for x in kept]
    if description.furniture:
        gone = {x.number for x in kept if x.text.strip() and _matches(description, x.text)}
        found.furniture["furniture"] = sorted(gone)
        kept = [Line(x.number, "") if x.number in gone else x for x in kept]
    if description.marks:
        kept = [_with_item_mark(description, x) for x in kept]
    made = blocks(kept)
    capitals = description.begin is not None and description.begin.is_bare_number and description.set_off == "capitals"
    for block in _with_numbers(made) if capitals else made:
        found.blocks.extend(_split(description, block))
    found.blocks = list(_whole_sentences(found.blocks))
    return found


def _whole_sentences(parts: Sequence[MarkdownBlock]) -> Iterator[MarkdownBlock]:
    """The blocks, rejoined where a blank line interrupts a sentence (compendio-2024:198)."""
    above: MarkdownBlock | None = None
    for block in parts:
        if above is not None and _goes_on(above, block):
            above = replace(above, lines=[*above.lines, *block.lines])
            continue
        if above is not None:
            yield above
        above = block
    if above is not None:
        yield above


def _goes_on(above: MarkdownBlock, block: MarkdownBlock) -> bool:
    if above.kind not in ("item", "paragraph") or block.kind != "paragraph" or above.strong or block.strong:
        return False
    if block.page_break:
        return False  # notes may stand between the halves: `entries` joins them (`is_continuation`)
    begin = block.lines[0].text.strip().lstrip('(«“"<')
    return begin[:1].islower() and not _ADDRESS.match(begin) and not ends_sentence(above.lines[-1].text)


def _with_numbers(made: Sequence[MarkdownBlock]) -> Iterator[MarkdownBlock]:
    """The blocks, each number alone above a title (compendio-2024:381) joined to the title."""
    number: MarkdownBlock | None = None
    for block in (piece for whole in made for piece in _before_numbers(whole)):
        if number is not None and block.kind == "paragraph":
            yield replace(block, lines=[*number.lines, *block.lines], kind="item", ordinal=number.ordinal)
            number = None
            continue
        if number is not None:
            yield number
            number = None
        alone = _NUMBER_ALONE.fullmatch(block.lines[0].text.strip()) if block.kind == "paragraph" else None
        if alone is None:
            yield block
            continue
        first = Line(block.lines[0].number, "")
        cut = replace(block, lines=[first, *block.lines[1:]], kind="item", ordinal=alone[1])
        if len(block.lines) == 1:
            number = cut
        else:
            yield cut
    if number is not None:
        yield number


def _before_numbers(block: MarkdownBlock) -> Iterator[MarkdownBlock]:
    """A block, split before each number that is alone on its line above a title in capitals."""
    lines = block.lines
    cuts = [
        at
        for at in range(1, len(lines) - 1)
        if _NUMBER_ALONE.fullmatch(lines[at].text.strip()) and in_capitals(lines[at + 1].text)
    ]
    for start, end in itertools.pairwise([0, *cuts, len(lines)]):
        yield _piece(block, start, end) if cuts else block


def _matches(description: PrintDescription, text: str) -> bool:
    return any(form.match(text.strip()) for form in description.furniture)


def _with_item_mark(description: PrintDescription, line: Line) -> Line:
    """A line that begins with one of the description's marks of items, with Markdown's mark instead."""
    text = line.text.lstrip()
    mark = next((m for m in description.marks if text.startswith(m) and text[len(m) : len(m) + 1].isspace()), None)
    indent = line.text[: len(line.text) - len(text)]
    return Line(line.number, f"{indent}- {text[len(mark) :].strip()}") if mark else line


def _split(description: PrintDescription, block: MarkdownBlock) -> Iterator[MarkdownBlock]:
    """The block, split before each line that is a heading or a label, and behind an entry's title."""
    marked = description.begin is not None and description.set_off == "marked"
    if marked or len(block.lines) == 1 or block.kind in ("rule", "row", "heading"):
        yield block
        return
    for start, end in itertools.pairwise(sorted({0, len(block.lines), *_cuts(description, block)})):
        yield _piece(block, start, end)


def _cuts(description: PrintDescription, block: MarkdownBlock) -> Iterator[int]:
    """The positions of lines in a block at which a heading, a label, an entry or text behind a title begins."""
    lines = block.lines
    for at, line in enumerate(lines):
        field = inline_field(description, line.text)
        if _is_label(description, line.text):
            yield from (at, at + 1)
        elif field is not None or _opens(description, line.text):
            yield at
        if field in SHORT_FIELDS:
            yield next((n for n in range(at + 1, len(lines)) if not _wraps(lines[n - 1], lines[n])), len(lines))
    end = _title_end(description, block)
    if end is not None:
        yield end


def _wraps(above: Line, below: Line) -> bool:
    """Whether a short field wraps to the next line: it breaks off, or the next line begins in lower case."""
    return _OPEN_END.search(above.text.rstrip()) is not None or below.text.strip()[:1].islower()


def inline_field(description: PrintDescription, text: str) -> str | None:
    """The field of a label with its text behind a colon ("Responsable: ..."); None for other text."""
    head, colon, rest = text[:_LABEL_LETTERS].partition(":")
    words = fold_words(head) if colon and rest.strip() else ""
    return next((p.field for p in description.parts if p.inline and words and p.label.fullmatch(words)), None)


def labelled_field(description: PrintDescription, text: str) -> tuple[str | None, str]:
    """The field of a label, alone or with its text behind a colon, and that text; ``(None, "")`` for other text."""
    words = fold_words(text) if len(text) <= _LONGEST_LABEL else ""
    for part in description.parts:
        if words and part.label.fullmatch(words):
            return part.field, ""
    head = _INLINE.match(text[:_LONGEST_LABEL])
    words = fold_words(head[1]) if head else ""
    for part in description.parts:
        if head and part.inline and part.label.fullmatch(words):
            return part.field, text[head.end() :].strip()
    return None, ""


def _piece(block: MarkdownBlock, start: int, end: int) -> MarkdownBlock:
    """The lines ``start:end`` of a block; only the first piece keeps kind and ordinal."""
    if start == 0:
        return replace(block, lines=block.lines[:end])
    return MarkdownBlock("paragraph", block.lines[start:end])


def _is_label(description: PrintDescription, text: str) -> bool:
    words = fold_words(text) if len(text) <= _LABEL_LETTERS else ""
    return bool(words) and any(part.label.fullmatch(words) for part in description.parts)


def _opens(description: PrintDescription, text: str) -> bool:
    """Whether a line begins a heading or an entry whose form has words and a number."""
    if len(text) > _HEADING_LETTERS:
        return False
    begin = description.begin
    if begin is not None and begin.worded and begin.numbered and begin.match(text.strip()):
        return True
    return any(h.form.worded and h.form.numbered and h.form.match(text.strip()) for h in description.headings)


def _title_end(description: PrintDescription, block: MarkdownBlock) -> int | None:
    """The position behind a block's title: behind its capitals or its closing reporter; None for no title in it."""
    begin, lines = description.begin, block.lines
    if begin is None or not (block.ordinal if begin.is_bare_number else begin.match(lines[0].text.strip())):
        return None
    if description.set_off == "capitals":
        first = next((n for n, line in enumerate(lines) if line.text), 0)
        end = next((n for n in range(first + 1, len(lines)) if not in_capitals(lines[n].text)), len(lines))
        return end if in_capitals(lines[first].text) and end < len(lines) else None
    if description.separator == "parentheses":
        for end in range(1, len(lines)):
            if closing_parentheses(" ".join(x.text for x in lines[:end])):
                return end
    return None


def cells_of(block: MarkdownBlock) -> list[str] | None:
    """The cells of a table's row; None for other blocks and for the rule below a table's head."""
    if len(block.lines) != 1:
        return None
    text = block.lines[0].text.strip()
    if block.kind != "row" and " | " not in text:
        return None
    if _ROW_RULE.fullmatch(text):
        return None
    text = text[1:] if text.startswith("|") else text
    text = text[:-1] if text.endswith("|") else text
    return [cell.strip() for cell in _CELLS.split(text)]
