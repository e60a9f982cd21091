"""The full-text index: SQLite's FTS5 in memory, made of the graph's names and words; accents and case do not count.

Names weigh most, other names less, the entries' own words least; an acronym or name that is the question itself
comes first. The entries' words are searched but never shown: what is shown is the label in the page's language.
"""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import threading
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.facets import fold
from entramado.api.translations.interface import Language

WORDS_MAX: Final = 12
_WORD = re.compile(r"\w+")
_TABLES: Final = """
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, es TEXT, en TEXT, others TEXT, exact TEXT,
                    document TEXT, first INTEGER, last INTEGER, reporter TEXT);
CREATE INDEX thing_kind ON thing (kind);
CREATE VIRTUAL TABLE word USING fts5 (name, other, prose, content='', prefix='2 3',
                                      tokenize="unicode61 remove_diacritics 2");
"""
_FOUND: Final = "FROM word JOIN thing ON thing.id = word.rowid WHERE word MATCH ?"
# bm25 is negative, the better the lower; what is no entry is what most questions name, so it gains a little.
_RANK: Final = "instr(exact, ?) = 0, bm25(word, 10.0, 6.0, 1.0) * CASE kind WHEN 'entry' THEN 1.0 ELSE 1.5 END, id"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a label, and whether it is what was searched for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its label in pieces, the other name it was found by (if not by its label), where it is read."""

    iri: str
    kind: str
    label: str
    pieces: tuple[Piece, ...]
    known_as: str
    reporter: str
    document: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, how many there are of each kind, and whether only some of the words were found together."""

    hits: tuple[Hit, ...]
    kinds: dict[str, int]
    total: int
    loosely: bool


def words(text: str) -> list[str]:
    """The words of a question, folded; `WORDS_MAX` at most."""
    return _WORD.findall(fold(text))[:WORDS_MAX]


class SearchIndex:
    """Finds things by words. Safe to be asked from several threads."""

    def __init__(self, names_csv: bytes, words_csv: bytes) -> None:
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._lock = threading.Lock()
        self._db.executescript(_TABLES)
        self._fill(_names(names_csv), _prose(words_csv))

    def _fill(self, names: dict[str, dict[str, list[str]]], prose: dict[str, list[str]]) -> None:
        for number, (iri, of) in enumerate(names.items(), 1):
            labels = of["label es"] or of["label "] or of["label en"] or of["acronym "]
            if not labels:
                continue
            english = (of["label en"] or labels)[0]
            others = [*of["acronym "], *of["other es"], *of["other en"], *of["other "]]
            exact = "|".join(["", *(fold(name) for name in (*labels, english, *others)), ""])
            kind = iri.rsplit("/", 2)[-2]
            place = (of["document "] or [""])[0].rsplit("/", 1)[-1]
            first, last = (int(of[key][0]) if of[key] else None for key in ("first ", "last "))
            reporter = " · ".join(of["reporter es"] or of["reporter "])
            row = (number, iri, kind, labels[0], english, "\n".join(others), exact, place, first, last, reporter)
            self._db.execute(f"INSERT INTO thing VALUES ({','.join('?' * len(row))})", row)
            name = " ".join({labels[0], english})
            other = " ".join([*labels[1:], *others, reporter])
            text = (number, name, other, " ".join(prose.get(iri, ())))
            self._db.execute("INSERT INTO word (rowid, name, other, prose) VALUES (?, ?, ?, ?)", text)
        self._db.execute("INSERT INTO word (word) VALUES ('optimize')")
        self._db.commit()

    def search(self, question: str, lang: Language, *, kind: str = "", rows: int = 25, number: int = 1) -> Found:
        """Page `number` of what holds every word (as a word's beginning), else of what holds any."""
        asked = words(question)
        if not asked:
            return Found((), {}, 0, loosely=False)
        quoted = [f'"{word}"*' for word in asked]
        with self._lock:
            joined, loosely = " AND ".join(quoted), False
            kinds = self._kinds(joined)
            if not kinds:
                joined, loosely = " OR ".join(quoted), True
                kinds = self._kinds(joined)
            total = kinds.get(kind, 0) if kind else sum(kinds.values())
            only = "AND kind = ?" if kind else ""
            page = f"SELECT thing.* {_FOUND} {only} ORDER BY {_RANK} LIMIT ? OFFSET ?"
            values = (joined, *([kind] if kind else []), f"|{fold(question.strip())}|", rows, rows * (number - 1))
            found = self._db.execute(page, values).fetchall()
        return Found(tuple(_hit(row, asked, lang) for row in found), kinds, total, loosely and bool(kinds))

    def _kinds(self, joined: str) -> dict[str, int]:
        counted = f"SELECT kind, count(*) {_FOUND} GROUP BY kind ORDER BY count(*) DESC, kind"
        return dict(self._db.execute(counted, (joined,)).fetchall())


def _hit(row: tuple[object, ...], asked: list[str], lang: Language) -> Hit:
    _, iri, kind, spanish, english, others, _, document, first, last, reporter = row
    label = str(english if lang == "en" else spanish)
    pieces = marked(label, asked)
    known_as = ""
    if not any(piece.found for piece in pieces):
        known_as = next((name for name in str(others).split("\n") if any(p.found for p in marked(name, asked))), "")
    lines = [value if isinstance(value, int) else None for value in (first, last)]
    return Hit(str(iri), str(kind), label, pieces, known_as, str(reporter), str(document), *lines)


def marked(label: str, asked: list[str]) -> tuple[Piece, ...]:
    """The label in pieces, those words marked that begin with a word asked for.

    >>> [p.text for p in marked("Niñez migrante", ["nin"]) if p.found]
    ['Niñez']
    """
    pieces: list[Piece] = []
    end = 0
    for match in _WORD.finditer(label):
        if fold(match[0]).startswith(tuple(asked)):
            pieces += [Piece(label[end : match.start()], found=False), Piece(match[0], found=True)]
            end = match.end()
    pieces.append(Piece(label[end:], found=False))
    return tuple(piece for piece in pieces if piece.text)


def _names(data: bytes) -> dict[str, dict[str, list[str]]]:
    """By IRI: texts by ``property language``."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in csv.DictReader(io.StringIO(data.decode())):
        texts = found[row["thing"]][f"{row['property']} {row['language']}"]
        if row["text"] not in texts:
            texts.append(row["text"])
    return found


def _prose(data: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(data.decode())):
        found[row["entry"]].append(row["text"])
    return found
