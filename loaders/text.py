r"""Lines of a document, and running text that knows on which line each of its characters stands.

A `Passage` joins the lines of a paragraph and rejoins words hyphenated at a line's end; a value read in it cites its
line by the offset of its first character.
Line numbers are 1-based and count ``\\n`` only, as in the published files.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_BROKEN_WORD = re.compile(r"[^\W\d_]-$")
# In lower case: "México-" above "Canadá" are two words, and keep their hyphen.
_CONTINUES = re.compile(r"^[a-záéíóúüñ]")
# An address of hyphened words keeps the hyphen at which a line broke it (compendio-2024:545).
_HYPHENED_ADDRESS = re.compile(r"(?:https?://|www\.)\S*-\S*-$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document: its 1-based number, and its text without trailing blanks.

    Leading blanks are kept: they may stand for a page's top or a lost bullet.
    """

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text with the line of each character.

    `offsets` and `numbers` run in parallel: from character ``offsets[i]`` on, the text stands on
    line ``numbers[i]``.
    """

    text: str = ""
    offsets: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def line_at(self, offset: int) -> int:
        """The line on which the character at `offset` (0-based) stands. Raises `ValueError` for an empty passage."""
        if not self.offsets:
            raise ValueError("an empty passage has no lines")
        return self.numbers[max(0, bisect_right(self.offsets, offset) - 1)]

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """First and last line of the characters ``start:end`` (0-based, `end` excluded)."""
        return self.line_at(start), self.line_at(max(start, end - 1))

    @property
    def first_line(self) -> int:
        """The line on which the passage begins."""
        return self.numbers[0]

    @property
    def last_line(self) -> int:
        """The line on which the passage ends."""
        return self.numbers[-1]

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The part ``start:end`` without blanks at its ends, with the lines of its own characters."""
        end = len(self.text) if end is None else end
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        part = part.strip()
        if not part:
            return Passage()
        stop = start + len(part)
        offsets, numbers = [0], [self.line_at(start)]
        for offset, number in zip(self.offsets, self.numbers, strict=True):
            if start < offset < stop:
                offsets.append(offset - start)
                numbers.append(number)
        return Passage(part, tuple(offsets), tuple(numbers))


def join(lines: Iterable[Line], *, paragraphs: bool = True) -> Passage:
    r"""Join printed lines to running text.

    A word hyphenated at a line's end is rejoined where the next line goes on in lower case; soft hyphens are dropped
    and no-break blanks become blanks. A blank line becomes ``\\n`` (a paragraph's end) with `paragraphs`, else nothing.
    """
    parts: list[str] = []
    offsets: list[int] = []
    numbers: list[int] = []
    length = 0
    gap = False
    for line in lines:
        text = line.text.replace("\xa0", " ").replace("\xad", "").strip()
        if not text:
            gap = True
            continue
        if parts:
            if _BROKEN_WORD.search(parts[-1]) and _CONTINUES.match(text):
                if not _HYPHENED_ADDRESS.search(parts[-1]):
                    parts[-1] = parts[-1][:-1]
                    length -= 1
                    if not parts[-1]:
                        parts.pop()
            else:
                parts.append("\n" if gap and paragraphs else " ")
                length += 1
        gap = False
        offsets.append(length)
        numbers.append(line.number)
        parts.append(text)
        length += len(text)
    return Passage("".join(parts), tuple(offsets), tuple(numbers))


def chain(passages: Sequence[Passage], separator: str = "\n") -> Passage:
    """Concatenate passages, `separator` between them; empty ones are left out."""
    text: list[str] = []
    offsets: list[int] = []
    numbers: list[int] = []
    length = 0
    for passage in passages:
        if not passage:
            continue
        if text:
            text.append(separator)
            length += len(separator)
        offsets.extend(length + o for o in passage.offsets)
        numbers.extend(passage.numbers)
        text.append(passage.text)
        length += len(passage.text)
    return Passage("".join(text), tuple(offsets), tuple(numbers))
