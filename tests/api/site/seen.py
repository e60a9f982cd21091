"""What a reader sees of a page: its text, without what is code, and without what is marked as another language."""

from __future__ import annotations

from html.parser import HTMLParser

_HIDDEN = frozenset({"script", "style", "pre", "code", "svg", "datalist", "title"})
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


class _Seen(HTMLParser):
    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._open: list[tuple[str, bool]] = []
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        inherited = self._open[-1][1] if self._open else True
        lang = dict(attrs).get("lang")
        shown = (inherited if lang is None else lang == self._language) and tag not in _HIDDEN
        self._open.append((tag, shown))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open and self._open[-1][1]:
            self.pieces.append(" ".join(data.split()))


def seen(html: str, language: str) -> list[str]:
    """The pieces of text of a page that are in its language, in order."""
    parser = _Seen(language)
    parser.feed(html)
    return parser.pieces
