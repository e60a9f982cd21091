"""Lines that print sets off by weight or size, as Markdown's headings, for families that read these marks."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from entramado.loaders.grammar import bullet, ends_sentence, numbered, objective
from entramado.loaders.pages import is_page_top
from entramado.loaders.text import Line

_MARK = "## "
# More lines than a heading has.
_MOST_LINES = 8


def with_headings(lines: Sequence[Line], set_off: Collection[int]) -> list[Line]:
    """The lines, those of `set_off` that stand together as one heading; a page's new paragraph stands apart.

    A heading stands on its first line, its other lines are blank: the numbers of the lines stay.
    """
    out: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.number not in set_off or not _may_head(line.text):
            if is_page_top(line) and out and ends_sentence(out[-1].text):
                out.append(Line(out[-1].number, ""))
            out.append(line)
            at += 1
            continue
        end = at + 1
        while end < len(lines) and end - at < _MOST_LINES and _goes_on(lines[end], set_off):
            end += 1
        words = " ".join((bullet(x.text) or x.text).strip() for x in lines[at:end])
        out.append(Line(line.number, _MARK + words))
        out += [Line(x.number, "") for x in lines[at + 1 : end]]
        at = end
    return out


def _may_head(text: str) -> bool:
    """Whether a line is no bold item of a list; a number behind the bullet may be an entry's (compendio-2020:1719)."""
    item = bullet(text)
    return item is None or numbered(item) is not None


def _goes_on(line: Line, set_off: Collection[int]) -> bool:
    """Whether a line that is set off belongs to the heading above it."""
    begins = numbered(line.text) is not None or objective(line.text) is not None or bullet(line.text) is not None
    return line.number in set_off and not begins
