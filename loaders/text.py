r"""Lines of a document and the running text made of them, with the way back to the line.

A `Passage` joins the lines of a paragraph (words broken at a line's end are mended) and still
knows the line of every character, so that each value read in it can cite where it stands.
Line numbers are 1-based and count ``\\n`` only, as in the published files.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_BROKEN_WORD = re.compile(r"[^\W\d_]-$")
_CONTINUES = re.compile(r"^[a-záéíóúüñ]")
# An address of hyphened words keeps the hyphen at which a line broke it (compendio-2024:545).
_HYPHENED_ADDRESS = re.compile(r"(?:https?://|www\.)\S*-\S*-$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document: its 1-based number and its text, blanks at its end cut (leading ones may tell)."""

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
        """The line on which the character at `offset` (0-based) stands."""
        if not self.offsets:
            raise ValueError("an empty passage has no lines")
        return self.numbers[max(0, bisect_right(self.offsets, offset) - 1)]

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """First and last line of the characters ``start:end``."""
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
        """The part ``start:end``, blanks at its ends cut, with its own way back to the lines."""
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

    A word broken by a hyphen at a line's end is mended where the next line goes on in lower
    case. A blank line becomes ``\\n`` (a paragraph's end) with `paragraphs`, else nothing.
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
    """Set passages one behind the other, `separator` between them."""
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
