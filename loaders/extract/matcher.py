"""Find many names at once in running text, whatever their accents, case and blanks.

A `WordIndex` holds names (bodies, places, group words ...), each with a payload, and finds all of
them in one pass. Texts are compared word by word: every known word is one symbol of an alphabet
and the names are searched by an Aho-Corasick automaton over these symbols, so that a name never
begins or ends inside a word and the blanks and line ends between its words do not matter.
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
_GLUED_DIGITS = re.compile(r"(?<=[^\W\d_])\d{1,3}$")
# What may not stand between two words of one name. A full stop may, behind an abbreviation (`S. A.`).
_BREAK = re.compile(r"[;:!?¿¡•✔✘]")
_FIRST_SYMBOL = 0x10000
_UNKNOWN = chr(_FIRST_SYMBOL)  # of words that stand in no name
_CACHED_TEXTS = 512
_KEPT_WORDS = 50_000
_KEPT_NAMES = 8_192


@lru_cache(maxsize=_KEPT_NAMES)
def fold_name(text: str) -> str:
    """The words of a name, folded, one blank between them: the form in which names are compared."""
    return " ".join(_WORD.findall(fold(text)))


@dataclass(frozen=True, slots=True)
class TextWords:
    """The words of a text: folded, as printed without accents, and where each begins and ends.

    `noted` are the places of the words that end in a digit, perhaps a footnote's number.
    """

    folded: tuple[str, ...]
    plain: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    noted: tuple[int, ...]


@lru_cache(maxsize=_CACHED_TEXTS)
def words_of(text: str) -> TextWords:
    """Cut `text` into words. Kept for the last texts, as several indexes search the same ones."""
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
    """A name found: the characters ``start:end`` of the passage, and all payloads of that name."""

    start: int
    end: int
    payloads: tuple[T, ...]
    text: str


@dataclass(slots=True)
class _Name(Generic[T]):
    """One sequence of folded words, with its payloads: for any case, and by exact spelling."""

    length: int
    anyhow: list[T]
    exact: dict[tuple[str, ...], list[T]]


class WordIndex(Generic[T]):
    """Names with payloads, found in one pass.

    `entries` are found in any case; `exact` only in the case given (accents apart): acronyms such
    as `SE` or `PA`, which are words in lower case. `form` gives what folded words are compared by.
    """

    def __init__(
        self, entries: Iterable[tuple[str, T]], exact: Iterable[tuple[str, T]] = (), form: WordForm | None = None
    ) -> None:
        self._form = form
        self._symbols: dict[str, str] = {}
        self._kept: dict[str, str] = {}
        self._automaton = ahocorasick.Automaton()
        names: dict[str, _Name[T]] = {}
        for text, payload in entries:
            name = self._name(names, text)
            if name and payload not in name.anyhow:
                name.anyhow.append(payload)
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
        words = words_of(text).folded
        if not words:
            return None
        key = "".join(self._symbol(self._form(w) if self._form else w) for w in words)
        return names.setdefault(key, _Name(len(words), [], {}))

    def _symbol(self, word: str) -> str:
        symbol = self._symbols.get(word)
        if symbol is None:
            symbol = self._symbols[word] = chr(_FIRST_SYMBOL + 1 + len(self._symbols))
        return symbol

    def _symbol_of_form(self, word: str, unknown: str) -> str:
        """The symbol of a word's form; kept, as texts share most of their words."""
        symbol = self._kept.get(word)
        if symbol is None:
            assert self._form is not None
            symbol = self._symbols.get(self._form(word), unknown)
            if len(self._kept) < _KEPT_WORDS:
                self._kept[word] = symbol
        return symbol

    def find(self, passage: Passage | str) -> list[NameMatch[T]]:
        """The names in `passage` in reading order: of those that overlap the leftmost, then the longest."""
        best: dict[int, tuple[int, NameMatch[T]]] = {}
        for first, last, match in self._hits(passage if isinstance(passage, str) else passage.text):
            if first not in best or last > best[first][0]:
                best[first] = (last, match)
        out: list[NameMatch[T]] = []
        behind = -1
        for first in sorted(best):
            if first > behind:
                behind, match = best[first]
                out.append(match)
        return out

    def find_all(self, passage: Passage | str) -> list[NameMatch[T]]:
        """Every name in `passage`, overlapping ones too, in reading order."""
        hits = self._hits(passage if isinstance(passage, str) else passage.text)
        return [m for _, _, m in sorted(hits, key=lambda hit: (hit[0], -hit[1]))]

    def _hits(self, text: str) -> Iterator[tuple[int, int, NameMatch[T]]]:
        """Each name found as (first word, last word, match)."""
        if self._empty or not text:
            return
        words = words_of(text)
        symbol_of = self._symbols.get if self._form is None else self._symbol_of_form
        known = [symbol_of(word, _UNKNOWN) for word in words.folded]
        glued: dict[int, int] = {}
        for i in words.noted:
            if known[i] is _UNKNOWN:
                # A footnote's number glued on: `INM12`.
                cut = _GLUED_DIGITS.sub("", words.folded[i])
                if cut in self._symbols:
                    known[i] = self._symbols[cut]
                    glued[i] = len(words.folded[i]) - len(cut)
        for last, name in self._automaton.iter("".join(known)):
            first = last - name.length + 1
            if not _one_name(text, words, first, last):
                continue
            payloads = name.anyhow
            if name.exact:
                plain = (*words.plain[first:last], _without(words.plain[last], glued.get(last, 0)))
                payloads = [*payloads, *(p for p in name.exact.get(plain, ()) if p not in payloads)]
            if payloads:
                start, end = words.starts[first], words.ends[last] - glued.get(last, 0)
                yield first, last, NameMatch(start, end, tuple(payloads), text[start:end])


def _without(word: str, letters: int) -> str:
    return word[: len(word) - letters]


def _one_name(text: str, words: TextWords, first: int, last: int) -> bool:
    """False where a sentence ends between the words, so that they are not one name."""
    for i in range(first, last):
        gap = text[words.ends[i] : words.starts[i + 1]]
        if gap == " ":
            continue
        if _BREAK.search(gap) or ("." in gap and words.ends[i] - words.starts[i] > 4):
            return False
    return True
