"""Gives lines in bold or larger type Markdown's mark of a heading, for families that read these marks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from entramado.loaders.grammar import bullet, ends_sentence, numbered, objective
from entramado.loaders.pages import is_page_top
from entramado.loaders.text import Line

_MARK = "## "
# A heading has at most so many lines.
_MOST_LINES = 8


def mark_headings(lines: Sequence[Line], emphasised: Collection[int]) -> list[Line]:
    """The lines, consecutive ones of `emphasised` (line numbers) joined to one heading ``## ...``.

    A heading stands on its first line and leaves its other lines blank, so that line numbers stay. A blank line is
    added before a page that begins a paragraph.
    """
    out: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.number not in emphasised or not _may_head(line.text):
            if is_page_top(line) and out and ends_sentence(out[-1].text):
                out.append(Line(out[-1].number, ""))
            out.append(line)
            at += 1
            continue
        end = at + 1
        while end < len(lines) and end - at < _MOST_LINES and _goes_on(lines[end], emphasised):
            end += 1
        words = " ".join((bullet(x.text) or x.text).strip() for x in lines[at:end])
        out.append(Line(line.number, _MARK + words))
        out += [Line(x.number, "") for x in lines[at + 1 : end]]
        at = end
    return out


def _may_head(text: str) -> bool:
    """Whether a line is no list item; a number behind the bullet may be an entry's (compendio-2020:1719)."""
    item = bullet(text)
    return item is None or numbered(item) is not None


def _goes_on(line: Line, emphasised: Collection[int]) -> bool:
    """Whether an emphasised line belongs to the heading above it."""
    begins = numbered(line.text) is not None or objective(line.text) is not None or bullet(line.text) is not None
    return line.number in emphasised and not begins
