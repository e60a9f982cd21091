"""Multi-pattern search of names in running text, insensitive to accents, case and white space.

A `WordIndex` maps names (of bodies, places, groups ...) to payloads and finds all of them in one pass. It is an
Aho-Corasick automaton over words, not characters: each known word is one symbol of its alphabet. A match therefore
begins and ends at word boundaries, and white space between words does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

import ahocorasick

from entramado.loaders.text import Passage
from entramado.ontology.folding import fold, unaccent

T = TypeVar("T")
WordForm = Callable[[str], str]

_WORD = re.compile(r"[^\W_]+")
_TRAILING_DIGITS = re.compile(r"(?<=[^\W\d_])\d{1,3}$")
# Marks that separate names. A full stop is none of them: it may end an abbreviation inside a name (`S. A.`).
_NAME_BREAK = re.compile(r"[;:!?¿¡•✔✘]")
_FIRST_SYMBOL = 0x10000  # code points of symbols begin above the surrogates, so that all are valid characters
_UNKNOWN = chr(_FIRST_SYMBOL)  # the symbol of every word that is part of no name
_MAX_CACHED_TEXTS = 512
_MAX_CACHED_WORDS = 50_000
_MAX_CACHED_NAMES = 8_192


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def fold_name(text: str) -> str:
    """The form in which names are compared: words in lower case without accents, one blank between them."""
    return " ".join(_WORD.findall(fold(text)))


@dataclass(frozen=True, slots=True)
class TextWords:
    """The words of a text in parallel tuples: folded, in their printed case, first character, end (exclusive).

    `ending_in_digit` are the indexes of words that end in a digit, which may be the number of a footnote.
    """

    folded: tuple[str, ...]
    plain: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    ending_in_digit: tuple[int, ...]


@lru_cache(maxsize=_MAX_CACHED_TEXTS)
def words_of(text: str) -> TextWords:
    """Split `text` into words; the last results are cached, since several indexes search the same texts."""
    plain = unaccent(text)
    spans = [m.span() for m in _WORD.finditer(plain)]
    low = plain.lower()
    low = low if len(low) == len(plain) else fold(text)
    folded = tuple([low[a:b] for a, b in spans])
    return TextWords(
        folded,
        tuple([plain[a:b] for a, b in spans]),
        tuple([a for a, _ in spans]),
        tuple([b for _, b in spans]),
        tuple([i for i, word in enumerate(folded) if word[-1].isdigit()]),
    )


@dataclass(frozen=True, slots=True)
class NameMatch(Generic[T]):
    """An occurrence of a name: the characters ``start:end`` of the text, and all payloads of that name."""

    start: int
    end: int
    payloads: tuple[T, ...]
    text: str


@dataclass(slots=True)
class _Name(Generic[T]):
    """One sequence of words, with the payloads that match in any case and those that match one spelling only."""

    length: int
    any_case: list[T]
    exact: dict[tuple[str, ...], list[T]]


class WordIndex(Generic[T]):
    """Names with payloads, found in one pass.

    `entries` match in any case; `exact` only in the case given (accents ignored), for acronyms such as `SE` or `PA`
    that are common words in lower case. `form` normalises folded words before comparison (by stemming, for example).
    """

    def __init__(
        self, entries: Iterable[tuple[str, T]], exact: Iterable[tuple[str, T]] = (), form: WordForm | None = None
    ) -> None:
        self._form = form
        self._symbols: dict[str, str] = {}
        self._symbol_of_word: dict[str, str] = {}
        self._automaton = ahocorasick.Automaton()
        names: dict[str, _Name[T]] = {}
        for text, payload in entries:
            name = self._name(names, text)
            if name and payload not in name.any_case:
                name.any_case.append(payload)
        for text, payload in exact:
            name = self._name(names, text)
            if name:
                payloads = name.exact.setdefault(words_of(text).plain, [])
                if payload not in payloads:
                    payloads.append(payload)
        for key, name in names.items():
            self._automaton.add_word(key, name)
        self._empty = not names
        if names:
            self._automaton.make_automaton()

    def _name(self, names: dict[str, _Name[T]], text: str) -> _Name[T] | None:
        """The entry of a name in `names`, created if new; None for a text without words."""
        words = words_of(text).folded
        if not words:
            return None
        key = "".join(self._symbol(self._form(w) if self._form else w) for w in words)
        return names.setdefault(key, _Name(len(words), [], {}))

    def _symbol(self, word: str) -> str:
        """The symbol of a normalised word, assigned if new."""
        symbol = self._symbols.get(word)
        if symbol is None:
            symbol = self._symbols[word] = chr(_FIRST_SYMBOL + 1 + len(self._symbols))
        return symbol

    def _symbol_of_form(self, word: str, unknown: str) -> str:
        """The symbol of a word's normalised form, cached because texts share most of their words."""
        symbol = self._symbol_of_word.get(word)
        if symbol is None:
            assert self._form is not None
            symbol = self._symbols.get(self._form(word), unknown)
            if len(self._symbol_of_word) < _MAX_CACHED_WORDS:
                self._symbol_of_word[word] = symbol
        return symbol

    def find(self, passage: Passage | str) -> list[NameMatch[T]]:
        """The matches in `passage` in reading order; of overlapping ones the leftmost, then the longest."""
        best: dict[int, tuple[int, NameMatch[T]]] = {}
        for first, last, match in self._occurrences(passage if isinstance(passage, str) else passage.text):
            if first not in best or last > best[first][0]:
                best[first] = (last, match)
        out: list[NameMatch[T]] = []
        end_of_last = -1
        for first in sorted(best):
            if first > end_of_last:
                end_of_last, match = best[first]
                out.append(match)
        return out

    def find_all(self, passage: Passage | str) -> list[NameMatch[T]]:
        """All matches in `passage`, overlapping ones included, by their beginning, then the longest first."""
        occurrences = self._occurrences(passage if isinstance(passage, str) else passage.text)
        return [m for _, _, m in sorted(occurrences, key=lambda hit: (hit[0], -hit[1]))]

    def _occurrences(self, text: str) -> Iterator[tuple[int, int, NameMatch[T]]]:
        """Each match as (index of its first word, index of its last word, match)."""
        if self._empty or not text:
            return
        words = words_of(text)
        symbol_of = self._symbols.get if self._form is None else self._symbol_of_form
        known = [symbol_of(word, _UNKNOWN) for word in words.folded]
        trailing: dict[int, int] = {}
        for i in words.ending_in_digit:
            if known[i] is _UNKNOWN:
                # The number of a footnote may be printed right behind a word: `INM12`.
                cut = _TRAILING_DIGITS.sub("", words.folded[i])
                if cut in self._symbols:
                    known[i] = self._symbols[cut]
                    trailing[i] = len(words.folded[i]) - len(cut)
        for last, name in self._automaton.iter("".join(known)):
            first = last - name.length + 1
            if not _is_one_name(text, words, first, last):
                continue
            payloads = name.any_case
            if name.exact:
                plain = (*words.plain[first:last], _without_last(words.plain[last], trailing.get(last, 0)))
                payloads = [*payloads, *(p for p in name.exact.get(plain, ()) if p not in payloads)]
            if payloads:
                start, end = words.starts[first], words.ends[last] - trailing.get(last, 0)
                yield first, last, NameMatch(start, end, tuple(payloads), text[start:end])


def _without_last(word: str, letters: int) -> str:
    """A word without its last `letters`."""
    return word[: len(word) - letters]


def _is_one_name(text: str, words: TextWords, first: int, last: int) -> bool:
    """False where a mark or a full stop behind a whole word separates the words `first` to `last`."""
    for i in range(first, last):
        gap = text[words.ends[i] : words.starts[i + 1]]
        if gap == " ":
            continue
        if _NAME_BREAK.search(gap) or ("." in gap and words.ends[i] - words.starts[i] > 4):
            return False
    return True
