"""The traces of pages in extracted text: page tops, running heads, page numbers; and whether pages are in order.

Of a page's end the extraction leaves running heads with the page's number, numbers alone, and one blank before the
page's first line where the form feed stood.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from entramado.loaders.grammar import failure, in_capitals, lettered
from entramado.loaders.text import Line

_HEAD = re.compile(r"^\s*(?:(\d{1,3})\s*([^\W\d_].*)|([^\W\d_].*?)\s+(\d{1,3}))$")
_NUMBER = re.compile(r"^\s*[–—-]?\s*(\d{1,3})\s*[–—-]?\s*$")
_CHAPTER = re.compile(r"^\s*cap[ií]tulo\s+(?:\d{1,2}|[IVX]{1,4})\b", re.IGNORECASE)
# A full stop behind a short word may be an abbreviation's.
_FINISHED = re.compile(r"(?:[^\W_]{4,}|\d|[)”\"»])\.$")
_ADDRESS = re.compile(r"https?:|www\.|\w+@|\w+\.\w")
# A running head comes back with at least so many different page numbers.
_HEAD_REPEATS = 2


def is_page_top(line: Line) -> bool:
    """Whether the line begins a page: one blank stands before its text."""
    return line.text[:1] in {" ", "\f"} and bool(line.text.strip())


def running_heads(lines: Sequence[Line]) -> dict[int, int | None]:
    """The 1-based numbers of lines that are running heads or page numbers, with the page number printed there or None.

    A running head stands behind a blank line or at a page's top, in capitals with the page's number glued to it or
    not (compendio-2024:560, 2083), and comes back with other numbers; the line right below it may name the chapter.
    """
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        match = _HEAD.match(line.text)
        if not match or not _stands_apart(lines, at):
            continue
        number, words = (match[1], match[2]) if match[1] else (match[4], match[3])
        if len(words.split()) > 1 and in_capitals(words, 0.9):
            groups[" ".join(words.casefold().split())].append((at, int(number)))
    found = [x for group in groups.values() if len({number for _, number in group}) >= _HEAD_REPEATS for x in group]
    once = [group[0] for group in groups.values() if len(group) == 1]
    found += [x for x in once if _fits_between(lines, x, found)]
    heads: dict[int, int | None] = {}
    for at, number in found:
        heads[lines[at].number] = number
        below = lines[at + 1] if at + 1 < len(lines) else None
        if below and _CHAPTER.match(below.text):
            heads[below.number] = None
    for at, line in enumerate(lines):
        match = _NUMBER.match(line.text)
        if match and _stands_apart(lines, at) and _page_ends(lines, at):
            heads[line.number] = int(match[1])
    return heads


def _fits_between(lines: Sequence[Line], head: tuple[int, int], found: Sequence[tuple[int, int]]) -> bool:
    """Whether a head seen once stands between blank lines, with a number between those of the heads around it."""
    at, number = head
    before = max((n for a, n in found if a < at), default=None)
    after = min((n for a, n in found if a > at), default=None)
    if before is None or after is None or at + 1 >= len(lines) or lines[at + 1].text.strip():
        return False
    return before < number < after and len(lines[at].text.split()) > _HEAD_REPEATS


def _stands_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands behind a blank line, or at the top of a page or of the file."""
    return at == 0 or not lines[at - 1].text.strip() or is_page_top(lines[at])


def _page_ends(lines: Sequence[Line], at: int) -> bool:
    """Whether the next printed line begins a page, or the file ends."""
    for line in lines[at + 1 :]:
        if line.text.strip():
            return is_page_top(line)
    return True


def check_page_order(key: str, heads: Mapping[int, int | None]) -> None:
    """Raise `DocumentError` where printed page numbers do not rise."""
    before, line_before = 0, 0
    for line, number in sorted(heads.items()):
        if number is None:
            continue
        if number <= before:
            raise failure(
                key,
                line,
                f"page {number} stands behind page {before} (line {line_before}), so pages are out of order",
                "extract the text again page by page",
            )
        before, line_before = number, line


def check_page_continuity(key: str, lines: Sequence[Line]) -> None:
    """Raise `DocumentError` where a page does not continue the page before.

    A page that begins in lower case cannot follow a finished sentence, and one that begins otherwise cannot follow a
    hyphenated word.
    """
    before = ""
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        if is_page_top(line) and before:
            goes_on = text[0].islower() and lettered(text) is None and not _ADDRESS.match(text)
            broken = before.endswith("-") and before[-2:-1].islower()
            if (goes_on and _FINISHED.search(before)) or (broken and not text[0].islower()):
                raise failure(
                    key,
                    line.number,
                    "the page that begins here does not go on where the page before stopped, so pages are out of order "
                    "or missing",
                    "extract the text again page by page",
                )
        before = text
