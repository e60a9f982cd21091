"""The words of the documents themselves, looked through where no name, title or topic holds all words of a question.

Only a service that has the documents does so. What is found is told by the entry's title and by the lines, three at
most, in which most of the words stand; the words are not shown.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import threading
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.every_entry import EntryLine, every_entry
from entramado.api.pages.originals import Originals
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.search.words import all_but_one, deed_of, function_words, inflected, others_of, weighs, words
from entramado.ontology.folding import fold_as_queries

_MOST: Final = 60
_WINDOW: Final = 3
# From so many letters on a word is looked for without its last ones, which bear its ending.
_LONG: Final = 7
_SHORT: Final = 3
_PAIR: Final = 2
_ENDING: Final = 2
_FOUND: Final = "SELECT rowid FROM word WHERE word MATCH ?"
_TABLE: Final = (
    "CREATE VIRTUAL TABLE word USING fts5 (text, content='', prefix='3', tokenize=\"unicode61 remove_diacritics 2\")"
)


@dataclass(frozen=True, slots=True)
class TextHit:
    """An entry in whose text the words stand, and the lines that hold most of them."""

    entry: EntryLine
    first: int
    last: int


class TextIndex:
    """Finds entries by the words of their text. Safe to be asked from several threads."""

    def __init__(self, entries: Sequence[EntryLine], originals: Originals) -> None:
        self._entries = [entry for entry in entries if entry.document in originals]
        self._originals = originals
        self._places = {entry.iri: at for at, entry in enumerate(self._entries)}
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(_TABLE)
        # Folded once, as many entries may be found.
        self._folded = [[fold_as_queries(line) for line in self._lines(entry)] for entry in self._entries]
        rows = ((at, " ".join(lines)) for at, lines in enumerate(self._folded))
        self._db.executemany("INSERT INTO word (rowid, text) VALUES (?, ?)", rows)
        self._db.commit()

    def search(self, question: str, *, least: int = 2) -> list[TextHit]:
        """The entries that hold all words of a question, else all but one of three or more; the closest first.

        None where it has fewer words than `least`.
        """
        asked = [(word, forms_of(word)) for word in words(question) if _looked_for(word)]
        if len(asked) < least:
            return []
        each = [f"({' OR '.join(_quoted(form) for form in forms)})" for _, forms in asked]
        for joined in filter(None, (" AND ".join(each), " OR ".join(all_but_one(each)))):
            found = "SELECT rowid FROM word WHERE word MATCH ? ORDER BY bm25(word), rowid LIMIT ?"
            with self._lock:
                rows = self._db.execute(found, (joined, _MOST)).fetchall()
            if rows:
                return [self._hit(at, [forms for _, forms in asked]) for (at,) in rows]
        return []

    def holding(self, word: str) -> frozenset[str]:
        """The entries in whose text a word stands, whatever its ending; two words as they stand, else side by side."""
        found = self._matching(" OR ".join(map(_quoted, forms_of(word))))
        if found or len(pair := word.split()) != _PAIR:
            return found
        near = (f"NEAR({_quoted(a)} {_quoted(b)}, 1)" for a in forms_of(pair[0]) for b in forms_of(pair[1]))
        return self._matching(" OR ".join(near))

    def calling(self, names: Sequence[str]) -> frozenset[str]:
        """The entries in whose text one of some folded names stands word by word, with these endings."""
        return self._matching(" OR ".join(f'"{name}"' for name in names))

    def lines_calling(self, iri: str, names: Sequence[str]) -> tuple[int, int] | None:
        """The lines over which the first of some folded names runs that an entry's text has; None where it has none."""
        at = self._places.get(iri)
        if at is None or not names:
            return None
        starts, whole = [], ""
        for line in self._folded[at]:
            starts.append(len(whole))
            whole += f"{line.strip()} "
        found = re.search(rf"\b(?:{'|'.join(map(re.escape, names))})\b", whole)
        if not found:
            return None
        first = self._entries[at].first
        return first + bisect_right(starts, found.start()) - 1, first + bisect_right(starts, found.end() - 1) - 1

    def telling(self, iris: Iterable[str], pattern: re.Pattern[str]) -> frozenset[str]:
        """Those of some entries whose text, folded and in one line, has what a pattern says."""
        places = ((iri, self._places.get(iri)) for iri in iris)
        texts = ((iri, " ".join(line.strip() for line in self._folded[at])) for iri, at in places if at is not None)
        return frozenset(iri for iri, text in texts if pattern.search(text))

    def _matching(self, joined: str) -> frozenset[str]:
        with self._lock:
            rows = self._db.execute(_FOUND, (joined,)).fetchall() if joined else []
        return frozenset(self._entries[at].iri for (at,) in rows)

    def lines(self, iri: str, words: Sequence[str]) -> tuple[int, int] | None:
        """The lines of an entry, three at most, that hold most of some words; None where none holds any."""
        at = self._places.get(iri)
        if at is None:
            return None
        lines = self._folded[at]
        whole = [word for word in words if " " not in word or _holds_phrase(lines, word)]
        # Of two words that stand beside one another in a text, each is looked for.
        asked = [forms_of(one) for word in words for one in ([word] if word in whole else word.split())]
        if not any(_holds(line, forms) for line in lines for forms in asked) and not any(
            _lines_of_phrase(lines, forms) for forms in asked
        ):
            return None
        hit = self._hit(at, asked)
        return hit.first, hit.last

    def _lines(self, entry: EntryLine) -> list[str]:
        return [self._originals.text(entry.document, line) for line in range(entry.first, entry.last + 1)]

    def _hit(self, at_entry: int, asked: Sequence[tuple[str, ...]]) -> TextHit:
        entry, lines = self._entries[at_entry], self._folded[at_entry]
        held = [{at for at, forms in enumerate(asked) if _holds(line, forms)} for line in lines]
        for at, forms in enumerate(asked):
            # A phrase may run over the end of a line.
            for line in _lines_of_phrase(lines, forms):
                held[line].add(at)
        windows = range(max(1, len(lines) - _WINDOW + 1))
        best = max(windows, key=lambda at: (len(set().union(*held[at : at + _WINDOW])), -at))
        # Lines at either end that hold none of the words are left out.
        inside = [at for at in range(best, min(best + _WINDOW, len(lines))) if held[at]] or [best]
        return TextHit(entry, entry.first + inside[0], entry.first + inside[-1])


def forms_of(word: str) -> tuple[str, ...]:
    """The beginnings that a word is looked for by: its own without an ending, and its translations'."""
    # What is two letters shorter is the beginning of other words too.
    near = (one for one in inflected(word) if len(one) >= len(word) - 1 or one.endswith("z"))
    # A verb is found in what was done and in its noun ("capacitaron", "capacitación").
    deed = deed_of(word)
    forms = (*(() if deed else (word,)), *near, *others_of(word))
    begun = (one[:-_ENDING] if len(one) >= _LONG else one for one in forms if len(one) > _ENDING)
    return tuple(dict.fromkeys((*((deed,) if deed else ()), *begun)))


def _looked_for(word: str) -> bool:
    return weighs(word) or (len(word) == _SHORT and word not in function_words())


def _lines_of_phrase(lines: Sequence[str], forms: Sequence[str]) -> list[int]:
    """The lines over which one of some phrases runs, where no line holds it."""
    phrases = [form for form in forms if " " in form]
    if not phrases or any(_holds(line, phrases) for line in lines):
        return []
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.strip()) + 1)
    whole = " ".join(line.strip() for line in lines)
    found = next(((at, at + len(one)) for one in phrases if (at := whole.find(one)) >= 0), None)
    if found is None:
        return []
    return [at for at in range(len(lines)) if starts[at] < found[1] and starts[at + 1] > found[0]]


def _holds_phrase(lines: Sequence[str], phrase: str) -> bool:
    return any(phrase in line for line in lines) or bool(_lines_of_phrase(lines, [phrase]))


def _quoted(form: str) -> str:
    return f'"{form}"*'


def _holds(line: str, forms: Sequence[str]) -> bool:
    return any(word.startswith(tuple(forms)) for word in line.split()) or any(f" {form}" in line for form in forms)


async def text_index(context: PageContext) -> TextIndex | None:
    """The index of what is served; None where the service does not have the documents."""
    return await _INDEXES.get(context)


async def _index(context: PageContext) -> TextIndex | None:
    if context.originals is None:
        return None
    entries = list((await every_entry(context)).values())
    return await asyncio.to_thread(TextIndex, entries, context.originals)


_INDEXES: Final = PerEngine(_index)
