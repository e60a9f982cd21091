"""Reads web pages (HTML): headings, paragraphs, lists and tables row by row, without menus, scripts and forms."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree, html

from entramado.loaders.formats.blocks import Block, block_lines, cells, note_mark
from entramado.loaders.formats.files import FileLines, decode_page
from entramado.loaders.records import DocumentError, Flag

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_NOT_RENDERED = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "canvas", "object", "iframe", "audio", "video")
)
_CONTROLS = frozenset(["nav", "form", "button", "select", "textarea"])
# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on
_LISTS = frozenset(("ul", "ol", "menu"))
_INSIDE_LAYOUT = ".//p[2] | .//table | .//ul | .//ol | .//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6"
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_LINE_ENDS = re.compile(r"[ \t]*[\r\n]\s*")
_LEADING = re.compile(r"[ \xa0]+")
_BREAKS = re.compile(r"\n\s*\n")


def read_html(path: Path, data: bytes) -> FileLines:
    """The lines of a web page. Raises `DocumentError` where it holds no text."""
    try:
        root = html.document_fromstring(_XML_DECLARATION.sub("", decode_page(path, data), count=1))
    except (etree.ParserError, ValueError) as error:
        raise DocumentError(f"{path}:1: the page cannot be read as HTML; save it again from a browser") from error
    collector = _BlockCollector()
    collector.element(root)
    collector.end()
    lines = block_lines(collector.blocks)
    if not lines:
        raise DocumentError(f"{path}:1: the page holds no text, perhaps a script writes it; save it from a browser")
    source = FileLines("HTML", lines)
    if collector.left_out:
        message = f"{collector.left_out} words of the page's menus and forms are left out"
        source.flags.append(Flag(path.name, 1, "menu-left-out", message))
    return source


class _BlockCollector:
    """Collects the blocks of a page; `left_out` counts the words of menus and forms."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.left_out = 0
        self._text: list[str] = []
        self._kind, self._depth = "paragraph", -1

    def element(self, element: html.HtmlElement) -> None:
        """Collect an element and its content, without the text behind it (its tail)."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _NOT_RENDERED:
            return
        if tag in _CONTROLS:
            self.left_out += len(element.text_content().split())
        elif tag == "br":
            self._text.append("\n")
        elif tag == "pre":
            self.end()
            rows = element.text_content().removeprefix("\n").split("\n")
            self.blocks += [Block("preformatted", row.replace("\r", "")) for row in rows]
        elif tag == "sup":
            self._text.append(note_mark(element.text_content()))
        elif tag in _HEADINGS:
            self.end()
            self._add("heading", element.text_content(), _HEADINGS[tag])
        elif tag == "tr" and not _is_layout(element):
            self.end()
            self._add("row", cells(cell.text_content() for cell in element if cell.tag in ("td", "th")), 0)
        elif tag in _BLOCKS:
            self._block(element, tag)
        else:
            self._content(element)

    def end(self) -> None:
        """Add the open paragraph or item to the blocks; within it two line breaks begin another paragraph."""
        parts = _BREAKS.split("".join(self._text))
        self._text = []
        for part in parts:
            self._add(self._kind, part, max(0, self._depth))
            if part.strip() and self._kind == "item":
                self._kind = "paragraph"

    def _add(self, kind: str, text: str, level: int) -> None:
        blanks = _LEADING.match(text) if kind == "paragraph" else None
        text = " ".join(text.split())
        if text:
            self.blocks.append(Block(kind, (" " * blanks.end() if blanks else "") + text, level))

    def _add_empty(self, element: html.HtmlElement) -> None:
        """Add an empty paragraph: in hard-wrapped text it is a blank line."""
        if element.tag == "p" and not element.text_content().strip():
            self.blocks.append(Block("paragraph", ""))

    def _block(self, element: html.HtmlElement, tag: str) -> None:
        self.end()
        depth = self._depth
        self._depth += tag in _LISTS
        self._kind = "item" if tag == "li" else self._kind
        self._content(element)
        self.end()
        self._add_empty(element)
        self._depth, self._kind = depth, "paragraph" if tag == "li" else self._kind

    def _content(self, element: html.HtmlElement) -> None:
        self._text.append(_one_line(element.text))
        for child in element:
            self.element(child)
            self._text.append(_one_line(child.tail))


def _one_line(text: str | None) -> str:
    """A text node, its line ends with the blanks around them as a tab: they are no line breaks in HTML."""
    return _LINE_ENDS.sub("\t", text or "")


def _is_layout(row: html.HtmlElement) -> bool:
    """Whether a row belongs to a layout table: one cell, or cells with paragraphs, lists, headings or tables."""
    found = [cell for cell in row if cell.tag in ("td", "th")]
    return len(found) < 2 or any(cell.xpath(_INSIDE_LAYOUT) for cell in found)
