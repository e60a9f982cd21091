"""What a file holds twice in a row: a page that was taken in two times, a heading that is printed again.

The second copy is left out before a family reads the lines, so that entries keep their numbers, and is told once.
A run of lines counts as a page only where it comes twice and no oftener, since lists may repeat a line many times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from entramado.loaders.compendium_numbered.headings import CHAPTER_HEAD
from entramado.loaders.grammar import numbered, objective, shouts
from entramado.loaders.records import Span
from entramado.loaders.text import Line

_PAGE_LINES = 8
_PAGE_LETTERS = 250
# Of a run that begins where a page does, fewer lines tell.
_TOP_LINES = 3
_TOP_LETTERS = 120
_LOOK_BACK = 12
_OFTEN = ""
_HEADING_LINES = 6
_LONG_LINE = 40
_OF_A_TABLE = re.compile(r"\t|\||https?:|www\.")


@dataclass(frozen=True, slots=True)
class Repeat:
    """The lines `lines` say again what the lines `first` say; `what` is "page", "line" or "heading".

    `left_out` are those of the two that no family sees: a page's or line's copy, but a heading's first printing, since
    more lines of it may follow behind the second.
    """

    lines: Span
    first: Span
    what: str

    @property
    def left_out(self) -> Span:
        """The lines that are left out."""
        return self.first if self.what == "heading" else self.lines


def without_repeats(lines: Sequence[Line]) -> tuple[list[Line], list[Repeat]]:
    """The lines without second copies, and where these stood."""
    printed = [line for line in lines if line.text.strip()]
    texts = [line.text.strip() for line in printed]
    repeats: list[Repeat] = []
    tops = {at for at, line in enumerate(printed) if line.text[:1] == " "}
    seen: dict[str, list[int]] = defaultdict(list)
    at = 0
    while at < len(texts):
        lengths = (at - before for before in reversed(seen[texts[at]][-_LOOK_BACK:]))
        found = ((length, what) for length in lengths if (what := _what(texts, at, length, at in tops)) is not None)
        length, what = next(found, (0, _OFTEN))
        if what != _OFTEN:
            copy, first = printed[at : at + length], printed[at - length : at]
            spans = (copy[0].number, copy[-1].number), (first[0].number, first[-1].number)
            repeats.append(Repeat(*spans, what))
            at += length
        else:
            seen[texts[at]].append(at)
            at += 1
    gone = {n for r in repeats for n in range(r.left_out[0], r.left_out[1] + 1)}
    return [line for line in lines if line.number not in gone], repeats


def _what(texts: Sequence[str], at: int, length: int, top: bool) -> str | None:
    """What the `length` lines from `at` on are, if the same stand right before them; None if they are no copy.

    `_OFTEN` where they come more than twice.
    """
    if any(at + n >= len(texts) or texts[at + n] != texts[at + n - length] for n in range(length)):
        return None
    again = texts[at + length : at + 2 * length]
    copy = texts[at : at + length]
    if again == copy or texts[max(0, at - 2 * length) : at - length] == copy:
        return _OFTEN
    least = (_TOP_LINES, _TOP_LETTERS) if top else (_PAGE_LINES, _PAGE_LETTERS)
    if length >= least[0] and sum(map(len, copy)) >= least[1]:
        return "page"
    if length <= _HEADING_LINES and _is_heading(copy[0]):
        return "heading"
    return "line" if length == 1 and _is_sentence(copy[0]) else None


def _is_sentence(text: str) -> bool:
    """Whether a line is one of running text: a row of a table or an address may well come twice."""
    return len(text) >= _LONG_LINE and not _OF_A_TABLE.search(text)


def _is_heading(text: str) -> bool:
    head = numbered(text)
    titled = head is not None and bool(head[1]) and shouts(head[1]) and len(head[1]) > _PAGE_LINES
    return titled or text.startswith("#") or objective(text) is not None or CHAPTER_HEAD.match(text) is not None
