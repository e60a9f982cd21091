r"""Parses Markdown that was converted from printed documents to blocks of lines, and strips its markup.

Converters guess at structure: headings come with any number of ``#``, as a bold line or as a list item; a paragraph is
cut where the page ends; tabs separate the cells of tables. So a block holds only its markup (`kind`, `strong`,
`page_break`); its meaning is decided by the loader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from entramado.loaders.records import Span
from entramado.loaders.text import Line, Passage, chain, join

BlockKind = Literal["heading", "paragraph", "item", "row", "rule", "note"]

_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_BULLET = re.compile(r"[-*+•]\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_RULE = re.compile(r"([-*_])(\s*\1){2,}$")
_ROW = re.compile(r"\||.*\t")
_ROW_RULE = re.compile(r"\|[\s|:-]+\|?$")
_NOTE = re.compile(r"<sup>\s*(\d+)\s*</sup>\s*(?=\S)|\[\^(\d+)\]:\s*(?=\S)")
_NOTE_MARK = re.compile(r"\s*(?:<sup>\s*(\d+)\s*</sup>|\[\^(\d+)\](?!:))")
_LINK = re.compile(r"\[([^\]\[]*)\]\(<?((?:https?|mailto)[^\s)>]*)>?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]+)>")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|br|span|p)\b[^<>]*>", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<!\\)\*+")
_ESCAPED = re.compile(r"\\+([\\`*_{}\[\]()#+.!$|>~-])")
_ENDS_SENTENCE = re.compile(r"[.;:!?)\]\"”»]$")
_GOES_ON = re.compile(r"[\"“(«]?[a-záéíóúüñ]")


@dataclass(slots=True)
class MarkdownBlock:
    """A block of consecutive lines, the first without its heading, list or note mark.

    `ordinal` is the number of a numbered item or a note; `strong` says that the block is a heading or bold;
    `page_break` that two or more blank lines, or a rule, stand before it; `nested` that an item is indented under
    another; `level` is the number of ``#`` of a heading, 0 for other blocks.
    """

    kind: BlockKind
    lines: list[Line]
    ordinal: str | None = None
    strong: bool = False
    page_break: bool = False
    nested: bool = False
    level: int = 0

    @property
    def span(self) -> Span:
        """The numbers of its first and last line."""
        return self.lines[0].number, self.lines[-1].number

    @property
    def passage(self) -> Passage:
        """The block's running text without markup."""
        return join((Line(line.number, strip_markup(line.text)) for line in self.lines), paragraphs=False)


def strip_markup(text: str) -> str:
    """A line's text without the markup of Markdown and HTML; links become text and address, cells stay apart."""
    text = _NOTE_MARK.sub("", text)
    text = _LINK.sub(lambda m: m[2] if _is_address(m[1]) else f"{m[1]} {m[2]}", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _EMPHASIS.sub("", text)
    text = _ESCAPED.sub(r"\1", text)
    if "\t" in text or text.startswith("|"):
        text = " | ".join(cell.strip() for cell in re.split(r"\t|\|", text) if cell.strip())
    return text.strip()


def _is_address(text: str) -> bool:
    return re.match(r"(?:https?:|www\.)", text) is not None


def note_marks(text: str) -> list[str]:
    """The numbers of the notes that a line refers to (``<sup>4</sup>`` or ``[^4]`` within the line)."""
    start = _NOTE.match(text)
    return [m[1] or m[2] for m in _NOTE_MARK.finditer(text, start.end() if start else 0)]


def blocks(lines: Iterable[Line]) -> list[MarkdownBlock]:
    """The blocks of a document in order; a blank line ends a paragraph, an item or a note."""
    out: list[MarkdownBlock] = []
    blank = 0
    for line in lines:
        if not line.text.strip():
            blank += 1
            continue
        block = _begin(line)
        goes_on = block.kind == "paragraph" and not block.strong and not blank and out
        if goes_on and out[-1].kind in ("paragraph", "item", "note"):
            out[-1].lines.append(line)
        else:
            block.page_break = blank > 1 or bool(out and out[-1].kind == "rule")
            out.append(block)
        blank = 0
    return out


def _begin(line: Line) -> MarkdownBlock:
    """The block that begins with a line."""
    text = line.text.strip()
    if _RULE.match(text) or _ROW_RULE.match(text):
        return MarkdownBlock("rule", [line])
    if note := _NOTE.match(text):
        return MarkdownBlock("note", [Line(line.number, text[note.end() :])], note[1] or note[2])
    if _ROW.match(text):
        return MarkdownBlock("row", [line])
    heading, bullet = _HEADING.match(text), _BULLET.match(text)
    rest = text[mark.end() :] if (mark := heading or bullet) else text
    number = _NUMBER.match(rest)
    inside = None if number else _NUMBER.match(rest.lstrip("*"))  # **5. Title**, ### **5. Title**
    strong = heading is not None or rest.endswith("**")
    ordinal = (number or inside or {1: None})[1]
    kind: BlockKind = "heading" if heading else "item" if bullet or number else "paragraph"
    if kind == "item" and number:
        rest = rest[number.end() :]
    level = len(heading[0].rstrip()) if heading else 0
    return MarkdownBlock(kind, [Line(line.number, rest)], ordinal, strong, nested=line.text[:2].isspace(), level=level)


def running_text(parts: Sequence[MarkdownBlock]) -> Passage:
    r"""The running text of consecutive blocks, ``\n`` between them; one that a page's end cut in two is rejoined."""
    joined: list[Passage] = []
    for block in parts:
        passage = block.passage
        if not passage:
            continue
        if joined and is_continuation(joined[-1].text, block):
            joined[-1] = chain([joined[-1], passage], " ")
        else:
            joined.append(passage)
    return chain(joined)


def is_continuation(before: str, block: MarkdownBlock) -> bool:
    """Whether a block continues the sentence that ends the text `before`, cut in two by the end of a page."""
    if not block.page_break or block.kind != "paragraph" or block.strong:
        return False
    return _GOES_ON.match(block.lines[0].text) is not None or _ENDS_SENTENCE.search(before) is None
