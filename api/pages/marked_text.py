"""Words found in lines of text, whatever their accents and line ends; the lines in pieces with those words marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entramado.ontology.folding import fold_as_queries

# Between the thousands of a number.
_SIGNS: Final = ("", ",", ".", "\u00a0", "\u202f", " ")
_GROUPS: Final = "[,.\u00a0\u202f ]?"
_BLANKS: Final = r"\s+"


@dataclass(frozen=True, slots=True)
class LinePiece:
    """Words of a line: which facts (by number) were read in them, and of which kind the first is."""

    text: str
    kind: str = ""
    facts: tuple[int, ...] = ()


def words_pattern(words: str) -> str:
    r"""Words one after the other, as a regular expression over folded text; a line may end between them.

    >>> bool(re.search(words_pattern("Niñas y niños"), fold_as_queries("las NIÑAS y\nniños")))
    True
    """
    return rf"\b{_BLANKS.join(map(re.escape, fold_as_queries(words).split()))}\b"


def number_pattern(text: str) -> str:
    """A number however its thousands are parted.

    >>> bool(re.search(number_pattern("12345"), "unas 12,345 personas"))
    True
    """
    whole, _, decimals = text.partition(".")
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)][::-1]
    tail = rf"[.,]{decimals}" if decimals.strip("0") else ""
    return rf"(?<![\d.,]){_GROUPS.join(groups)}{tail}(?!\d|[.,]\d)"


def number_spans(text: str, number: str) -> list[tuple[int, int]]:
    """Where a number stands in a text, its thousands parted by one sign: as `number_pattern` finds it, in less time.

    >>> number_spans("unas 12,345 y 12345 personas, no 112,345", "12345")
    [(5, 11), (14, 19)]
    """
    whole, _, decimals = number.partition(".")
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)][::-1]
    if groups[-1] not in text:
        return []
    tails = (f".{decimals}", f",{decimals}") if decimals.strip("0") else ("",)
    found = set()
    for printed in {sign.join(groups) + tail for sign in _SIGNS for tail in tails}:
        start = text.find(printed)
        while start >= 0:
            end = start + len(printed)
            before, after = text[start - 1 : start], text[end : end + 2]
            inside = before.isdigit() or before in (".", ",") or after[:1].isdigit()
            if not inside and not (after[:1] in (".", ",") and after[1:].isdigit()):
                found.add((start, end))
            start = text.find(printed, start + 1)
    return sorted(found)


class MarkedText:
    """Lines as one text, folded for the search; a name may run over the end of a line."""

    def __init__(self, lines: Sequence[tuple[int, str]]) -> None:
        self._lines = [(number, unicodedata.normalize("NFC", text)) for number, text in lines]
        self._starts: dict[int, int] = {}
        at = 0
        for number, text in self._lines:
            self._starts[number] = at
            at += len(text) + 1
        self._whole = "\n".join(text for _, text in self._lines)
        folded = fold_as_queries(self._whole)
        self._folded = folded if len(folded) == len(self._whole) else self._whole.lower()

    def start(self, line: int) -> int:
        """Where a line starts in the whole text."""
        return self._starts[line]

    def find(self, patterns: Iterable[str], first: int, last: int) -> list[tuple[int, int]]:
        """Where the first pattern that occurs does, between two lines."""
        start = self._starts[first]
        end = self._starts[last] + len(dict(self._lines)[last])
        for pattern in patterns:
            found = [match.span() for match in re.compile(pattern).finditer(self._folded, start, end)]
            if found:
                return found
        return []

    def pieces(
        self, marks: Sequence[tuple[int, int, int]], kinds: Mapping[int, str]
    ) -> tuple[tuple[int, tuple[LinePiece, ...]], ...]:
        """Each line in pieces; marks that overlap become one, of the kind of the longest."""
        merged: list[tuple[int, int, list[tuple[int, int]]]] = []
        for start, end, fact in sorted(marks):
            if merged and start < merged[-1][1]:
                begin, stop, facts = merged[-1]
                merged[-1] = (begin, max(stop, end), [*facts, (end - start, fact)])
            else:
                merged.append((start, end, [(end - start, fact)]))
        found = []
        for number, text in self._lines:
            begin = self._starts[number]
            found.append((number, tuple(_line_pieces(text, begin, merged, kinds))))
        return tuple(found)


def _line_pieces(
    text: str, begin: int, marks: Sequence[tuple[int, int, list[tuple[int, int]]]], kinds: Mapping[int, str]
) -> Iterable[LinePiece]:
    at = 0
    for start, end, facts in marks:
        first, last = max(0, start - begin), min(len(text), end - begin)
        if first >= last:
            continue
        if first > at:
            yield LinePiece(text[at:first])
        numbers = tuple(dict.fromkeys(fact for _, fact in facts)) if end - begin <= len(text) else ()
        yield LinePiece(text[first:last], kinds[max(facts)[1]], numbers)
        at = last
    if at < len(text):
        yield LinePiece(text[at:])
