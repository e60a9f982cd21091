"""Runs of lines that a file holds twice in succession: a page that was scanned twice, a heading printed again.

One of the two is left out before a family reads the lines, and a flag reports it. A run of lines counts as a copy only
where it comes exactly twice, since tables may repeat a line many times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from entramado.loaders.compendium_numbered.headings import CHAPTER_HEAD
from entramado.loaders.grammar import in_capitals, numbered, objective
from entramado.loaders.records import Span
from entramado.loaders.text import Line

# A run of at least so many lines and letters is a page; one that begins at a page's top may be shorter.
_PAGE_LINES = 8
_PAGE_LETTERS = 250
_TOP_LINES = 3
_TOP_LETTERS = 120
# Of the earlier lines with the same text so many are compared, to keep the search linear.
_LOOK_BACK = 12
# No copy: the run comes more than twice.
_MORE_THAN_TWICE = ""
_HEADING_LINES = 6
_SHORTEST_TITLE = 9
_LONG_LINE = 40
_OF_A_TABLE = re.compile(r"\t|\||https?:|www\.")


@dataclass(frozen=True, slots=True)
class Repeat:
    """The lines `lines` repeat the lines `first`; `kind` is "page", "line" or "heading"."""

    lines: Span
    first: Span
    kind: str

    @property
    def left_out(self) -> Span:
        """The lines that no family sees: the second of a page or line, but the first of a heading.

        More lines of a heading may follow behind its second printing.
        """
        return self.first if self.kind == "heading" else self.lines


def without_repeats(lines: Sequence[Line]) -> tuple[list[Line], list[Repeat]]:
    """The lines without one of each two copies, and where the copies stand."""
    printed = [line for line in lines if line.text.strip()]
    texts = [line.text.strip() for line in printed]
    repeats: list[Repeat] = []
    tops = {at for at, line in enumerate(printed) if line.text[:1] == " "}
    seen: dict[str, list[int]] = defaultdict(list)
    at = 0
    while at < len(texts):
        lengths = (at - before for before in reversed(seen[texts[at]][-_LOOK_BACK:]))
        found = ((length, _kind_of_copy(texts, at, length, at in tops)) for length in lengths)
        length, kind = next(((n, k) for n, k in found if k is not None), (0, _MORE_THAN_TWICE))
        if kind != _MORE_THAN_TWICE:
            copy, first = printed[at : at + length], printed[at - length : at]
            spans = (copy[0].number, copy[-1].number), (first[0].number, first[-1].number)
            repeats.append(Repeat(*spans, kind))
            at += length
        else:
            seen[texts[at]].append(at)
            at += 1
    gone = {n for r in repeats for n in range(r.left_out[0], r.left_out[1] + 1)}
    return [line for line in lines if line.number not in gone], repeats


def _kind_of_copy(texts: Sequence[str], at: int, length: int, top: bool) -> str | None:
    """The kind of copy that the `length` lines from `at` on are of the `length` lines before them.

    None for no copy, `_MORE_THAN_TWICE` where they come more than twice.
    """
    if any(at + n >= len(texts) or texts[at + n] != texts[at + n - length] for n in range(length)):
        return None
    again = texts[at + length : at + 2 * length]
    copy = texts[at : at + length]
    if again == copy or texts[max(0, at - 2 * length) : at - length] == copy:
        return _MORE_THAN_TWICE
    least = (_TOP_LINES, _TOP_LETTERS) if top else (_PAGE_LINES, _PAGE_LETTERS)
    if length >= least[0] and sum(map(len, copy)) >= least[1]:
        return "page"
    if length <= _HEADING_LINES and _is_heading(copy[0]):
        return "heading"
    return "line" if length == 1 and _is_sentence(copy[0]) else None


def _is_sentence(text: str) -> bool:
    """Whether a line is one of running text: a row of a table or an address may come twice on purpose."""
    return len(text) >= _LONG_LINE and not _OF_A_TABLE.search(text)


def _is_heading(text: str) -> bool:
    head = numbered(text)
    titled = head is not None and bool(head[1]) and in_capitals(head[1]) and len(head[1]) >= _SHORTEST_TITLE
    return titled or text.startswith("#") or objective(text) is not None or CHAPTER_HEAD.match(text) is not None
