"""The full-text index: SQLite's FTS5 in memory, made of the graph's names and words; accents and case do not count.

Names weigh most, other names less, the concepts that an entry carries and its own words least; an acronym or name that
is the question itself comes first. The entries' words are searched but never shown: what is shown is the label in the
page's language. An English word also finds what ``search-words.csv`` says in Spanish, for the entries are in Spanish.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from entramado.api.pages.cells import grouped
from entramado.api.pages.search.spellings import Spellings
from entramado.api.pages.search.texts import carried_by, names_in, pairs_in
from entramado.api.pages.search.words import (
    NATIONAL,
    TOO_WIDE,
    WORD,
    all_but_one,
    alternatives_of,
    asks_number,
    generic_words_of,
    inflected,
    others_of,
    parts_of,
    stem_of,
    weighs,
    words,
)
from entramado.api.translations.interface import Language
from entramado.ontology.folding import fold_as_queries

_TABLES: Final = """
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, es TEXT, en TEXT, others TEXT, exact TEXT,
                    document TEXT, first INTEGER, last INTEGER, reporter TEXT, concepts_es TEXT, concepts_en TEXT);
CREATE INDEX thing_kind ON thing (kind);
CREATE VIRTUAL TABLE word USING fts5 (name, other, concept, prose, further, content='', prefix='2 3',
                                      tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (word, row);
"""
_TEXTS: Final = "rowid, name, other, concept, prose, further"
_FOUND: Final = "FROM word JOIN thing ON thing.id = word.rowid WHERE word MATCH ?"
_ASKED: Final = "WITH asked (whole, national, beginning, named, own, phrase) AS (VALUES (?, ?, ?, ?, ?, ?))"
_OWN: Final = "{name other concept prose}"
# The order of hits: the country's own body, where states have one of that name too; a name equal to the question; an
# institution whose name begins with it; words found in names alone;
# words of its own rather than another name of a group that it carries; words in the question's order; then bm25 (which
# is negative, the better the lower). Most questions name things that are no entries, so these weigh more than entries;
# figures weigh more where a number is asked for.
_RANK: Final = (
    "instr(exact, (SELECT national FROM asked)) = 0, "
    "instr(exact, (SELECT whole FROM asked)) = 0, "
    "kind != 'institution' OR instr(exact, (SELECT beginning FROM asked)) = 0, "
    "word.rowid NOT IN (SELECT rowid FROM word WHERE word MATCH (SELECT named FROM asked)), "
    "word.rowid NOT IN (SELECT rowid FROM word WHERE word MATCH (SELECT own FROM asked)), "
    "word.rowid NOT IN (SELECT rowid FROM word WHERE word MATCH (SELECT phrase FROM asked)), "
    "bm25(word, 10.0, 6.0, 1.5, 1.0, 0.5) "
    "* CASE kind WHEN 'entry' THEN 1.0 WHEN 'figure' THEN {figure} ELSE 1.5 END, id"
)
_FIGURE: Final = {False: 0.5, True: 2.0}
SORTS: Final[Mapping[str, str]] = {
    "relevance": _RANK,
    "name": "fold_as_queries({lang}), id",
    "document": "document = '', document DESC, first, id",
}
_NEAR_MOST: Final = 5
# After all letters.
_LAST: Final = chr(0x10FFFF)
_LABELS: Final = ("label", "title", "acronym")


@dataclass(frozen=True, slots=True)
class LabelPiece:
    """A piece of a label, and whether it is what was searched for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its label in pieces, the other name or concept it was found by, where it is read.

    `untranslated` are those concepts that have only a Spanish name, where the page is English.
    """

    iri: str
    kind: str
    label: str
    pieces: tuple[LabelPiece, ...]
    known_as: str
    reporter: str
    document: str
    first: int | None
    last: int | None
    carries: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, how many there are of each kind and document, and how they were found.

    `loosely`: only some of the words were found together. `tried`: each word with what it was looked for as besides.
    `near`: words of the index like those that were not found. `own`: how many hold the words themselves; the others
    only carry a group of which the words are another name, one of `widened`. `aside`: words of any question ("atiende")
    that were not asked for.
    """

    hits: tuple[Hit, ...]
    kinds: dict[str, int]
    total: int
    loosely: bool
    documents: dict[str, int] = field(default_factory=dict)
    tried: tuple[tuple[str, tuple[str, ...]], ...] = ()
    near: tuple[str, ...] = ()
    own: int = 0
    widened: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchedQuestion:
    """A saved question: its address, its title in both languages, and all that is said of it."""

    iri: str
    spanish: str
    english: str
    described: str


class SearchIndex:
    """Finds things by words. Safe to be asked from several threads.

    The tables as CSV: names (``search-names``), the entries' words, the concepts that they carry, and their figures
    and instruments (``search-parts``); and the saved questions. `kinds` are the kinds of things that can be found.
    """

    def __init__(
        self,
        names_csv: bytes,
        words_csv: bytes,
        concepts_csv: bytes = b"",
        parts_csv: bytes = b"",
        questions: Iterable[SearchedQuestion] = (),
    ) -> None:
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.create_function("fold_as_queries", 1, fold_as_queries, deterministic=True)
        self._lock = threading.Lock()
        self._db.executescript(_TABLES)
        names, prose = {**names_in(names_csv), **names_in(parts_csv)}, pairs_in(words_csv)
        for question in questions:
            names[question.iri] = defaultdict(list, {"label es": [question.spanish], "label en": [question.english]})
            prose[question.iri] = [question.described]
        self._fill(names, prose, carried_by(names, pairs_in(concepts_csv)))
        self._spellings = Spellings([row[0] for row in self._db.execute("SELECT term FROM vocabulary")], _NEAR_MOST)
        self.kinds = tuple(row[0] for row in self._db.execute("SELECT DISTINCT kind FROM thing ORDER BY kind"))

    def _fill(
        self,
        names: dict[str, dict[str, list[str]]],
        prose: dict[str, list[str]],
        carried: dict[str, tuple[list[str], list[str], list[str]]],
    ) -> None:
        for number, (iri, of) in enumerate(names.items(), 1):
            # An entry's label is its title in sentence case; a document has its title alone.
            labels = next(
                (of[f"{name} {lang}"] for name in _LABELS for lang in ("es", "", "en") if of[f"{name} {lang}"]), []
            )
            if not labels:
                continue
            english = (of["label en"] or labels)[0]
            others = [*of["acronym "], *of["other es"], *of["other en"], *of["other "]]
            exact = "|".join(["", *(fold_as_queries(name) for name in (*labels, english, *others)), ""])
            kind = kind_of(iri)
            if kind == "figure":
                value, _, unit = labels[0].partition(" ")
                others, labels[0] = [value], f"{grouped(value)} {unit}"
                english = labels[0]
            place = (of["document "] or [""])[0].rsplit("/", 1)[-1]
            first, last = (int(of[key][0]) if of[key] else None for key in ("first ", "last "))
            reporter = " · ".join(of["reporter es"] or of["reporter "])
            spanish_of, english_of, further = carried.get(iri, ([], [], []))
            row: tuple[object, ...] = (
                number,
                iri,
                kind,
                labels[0],
                english,
                "\n".join(others),
                exact,
                place,
                first,
                last,
                reporter,
            )
            row = (*row, "\n".join(spanish_of), "\n".join(english_of))
            self._db.execute(f"INSERT INTO thing VALUES ({','.join('?' * len(row))})", row)
            name = " ".join({labels[0], english})
            # The title of a figure's entry tells less of what is counted than its unit.
            of_entry = reporter if kind == "figure" else ""
            other = " ".join([*labels[1:], *others, *of["cue es"], *of["cue en"], "" if of_entry else reporter])
            concept = "\n".join([*spanish_of, *english_of, of_entry])
            text = (number, name, other, concept, " ".join(prose.get(iri, ())), "\n".join(further))
            self._db.execute(f"INSERT INTO word ({_TEXTS}) VALUES (?, ?, ?, ?, ?, ?)", text)
        self._db.execute("INSERT INTO word (word) VALUES ('optimize')")
        self._db.commit()

    def search(
        self,
        question: str,
        lang: Language,
        *,
        kind: str | Sequence[str] = (),
        document: Sequence[str] = (),
        sort: str = "relevance",
        rows: int = 25,
        number: int = 1,
    ) -> Found:
        """Page `number` of what holds every word (as a word's beginning), else of what holds any.

        `kind` and `document` (keys) narrow: any of those given.
        """
        asked = words(question)
        if not asked:
            return Found((), {}, 0, loosely=False)
        kept = {"kind": (kind,) if isinstance(kind, str) and kind else tuple(kind), "document": tuple(document)}
        with self._lock:
            alone = {word for word in asked if not weighs(word) and self._cells(f'"{word}"')}
            forms = [self._forms(word) for word in asked]
            alternatives = [
                alternatives_of(word, others_of(word), held, whole=lang == "en", alone=word in alone)
                for word, held in zip(asked, forms, strict=True)
            ]
            tried = tuple((w, tuple(dict.fromkeys((*others_of(w), *f)))) for w, f in zip(asked, forms, strict=True))
            joined, cells, loosely = self._match(alternatives, asked)
            narrow, chosen = _narrowed(kept)
            order = SORTS[sort].format(lang=lang, figure=_FIGURE[asks_number(question)])
            page = f"{_ASKED} SELECT thing.* {_FOUND}{narrow} ORDER BY {order} LIMIT ? OFFSET ?"
            values = (*_asked(question, joined, alternatives, asked), joined, *chosen, rows, rows * (number - 1))
            found = self._db.execute(page, values).fetchall()
            near = self._near(asked) if loosely else ()
            own = _total(self._cells(f"{_OWN} : ({joined})"), kept)
            total = _total(cells, kept)
            looked = [part for word, others in tried for one in (word, *others) for part in parts_of(one)]
            widened = self._other_names(joined, looked) if own < total else ()
        kinds = _summed(cells, 0, kept["document"])
        documents = _summed(cells, 1, kept["kind"])
        documents.pop("", None)
        hits = tuple(_hit(row, looked, lang) for row in found)
        aside = generic_words_of(question)
        return Found(hits, kinds, total, loosely and bool(hits), documents, tried, near, own, widened, aside)

    def holding(self, word: str) -> frozenset[int]:
        """What holds a word of its own, rather than as another name of a group that it carries."""
        with self._lock:
            return self._rows(f"{_OWN} : {alternatives_of(word, others_of(word), self._forms(word))}")

    def entries_holding(self, word: str) -> frozenset[str]:
        """The entries that hold a word of their own, or a figure or instrument of which does."""
        held = f"{_OWN} : {alternatives_of(word, others_of(word), self._forms(word))}"
        with self._lock:
            rows = self._db.execute(f"SELECT iri {_FOUND} AND kind IN ('entry', 'figure')", (held,)).fetchall()
        return frozenset(iri.partition("#")[0] for (iri,) in rows)

    def names_of_kinds(self, word: str, kinds: Sequence[str]) -> bool:
        """Whether things of some kinds are called by a word."""
        with self._lock:
            cells = self._cells(f"{{name}} : {alternatives_of(word, others_of(word), self._forms(word))}")
        return any(kind in kinds for kind, _ in cells)

    def _rows(self, joined: str) -> frozenset[int]:
        return frozenset(row[0] for row in self._db.execute("SELECT rowid FROM word WHERE word MATCH ?", (joined,)))

    def _match(self, alternatives: Sequence[str], asked: Sequence[str]) -> tuple[str, dict[tuple[str, str], int], bool]:
        """What finds anything: all words, else all but years, else all but one, else any; counts, whether some."""
        pairs = list(zip(alternatives, asked, strict=True))
        # Short and wide words alone would match everything.
        long = [one for one, word in pairs if weighs(word) and word not in TOO_WIDE]
        several = [
            " AND ".join(alternatives),
            " AND ".join(one for one, word in pairs if not word.isdecimal()),
            " OR ".join(all_but_one(alternatives)),
            " OR ".join(long or alternatives),
        ]
        for joined in filter(None, several):
            if cells := self._cells(joined):
                return joined, cells, joined != several[0]
        return several[-1], {}, True

    def _cells(self, joined: str) -> dict[tuple[str, str], int]:
        """How many things of each kind and document are found."""
        counted = f"SELECT kind, document, count(*) {_FOUND} GROUP BY kind, document ORDER BY count(*) DESC, kind"
        return {(kind, document): count for kind, document, count in self._db.execute(counted, (joined,))}

    def _other_names(self, joined: str, looked: list[str]) -> tuple[str, ...]:
        """The other names of groups that hold the words."""
        found = self._db.execute(f"SELECT others {_FOUND} AND kind = 'population'", (f"{{other}} : ({joined})",))
        names = [name for row in found for name in row[0].split("\n") if any(p.found for p in marked(name, looked))]
        return tuple(dict.fromkeys(names))[:_NEAR_MOST]

    def _forms(self, word: str) -> tuple[str, ...]:
        """A word's other numbers and genders that stand somewhere; where none does, words of its verb."""
        known = "SELECT 1 FROM vocabulary WHERE term = ?"
        found = tuple(one for one in inflected(word) if self._db.execute(known, (one,)).fetchone())
        stem = "" if found or others_of(word) else stem_of(word)
        if not stem or self._cells(f'"{word}"*'):
            return found
        begun = "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?"
        return tuple(row[0] for row in self._db.execute(begun, (stem, f"{stem}{_LAST}", _NEAR_MOST)))

    def _near(self, asked: Sequence[str]) -> tuple[str, ...]:
        """Words of the index that are written like those asked for that it does not hold."""
        missing = [w for w in asked if weighs(w) and not self._forms(w) and not self._cells(f'"{w}"*')]
        near = [one for word in missing for one in self._spellings.near(word)]
        return tuple(dict.fromkeys(near))[:_NEAR_MOST]


def kind_of(iri: str) -> str:
    """The kind of a thing, out of its IRI; of a part of an entry what follows the number sign.

    >>> kind_of("https://example.org/id/entry/a-1#figure-9-1"), kind_of("https://example.org/id/state/MX-CHP")
    ('figure', 'state')
    """
    whole, _, part = iri.partition("#")
    return part.partition("-")[0] if part else whole.rsplit("/", 2)[-2]


def _asked(question: str, joined: str, alternatives: Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """What the order of hits compares with."""
    whole = f"|{fold_as_queries(question.strip())}"
    phrase = f'"{" ".join(asked)}"*' if len(asked) > 1 else joined
    named = f"{{name}} : ({' AND '.join(alternatives)})"
    return f"{whole}|", f"{whole} {NATIONAL}|", f"{whole} ", named, f"{_OWN} : ({joined})", phrase


def _fits(value: str, kept: Sequence[str]) -> bool:
    return not kept or value in kept


def _total(cells: Mapping[tuple[str, str], int], kept: Mapping[str, tuple[str, ...]]) -> int:
    """How many things are counted, of the kinds and documents that are kept."""
    kinds, keys = kept.get("kind", ()), kept.get("document", ())
    return sum(n for (of, key), n in cells.items() if _fits(of, kinds) and _fits(key, keys))


def _summed(cells: Mapping[tuple[str, str], int], at: int, kept: Sequence[str]) -> dict[str, int]:
    """Counts by the kind (0) or document (1), those of the other one that are kept, the largest first."""
    counts: Counter[str] = Counter()
    for key, count in cells.items():
        if _fits(key[1 - at], kept):
            counts[key[at]] += count
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _narrowed(kept: Mapping[str, tuple[str, ...]]) -> tuple[str, list[str]]:
    """The condition for the values kept of each column, and these values."""
    named = {name: values for name, values in kept.items() if values}
    conditions = [f" AND {name} IN ({','.join('?' * len(values))})" for name, values in named.items()]
    return "".join(conditions), [value for values in named.values() for value in values]


def _hit(row: tuple[object, ...], asked: list[str], lang: Language) -> Hit:
    _, iri, kind, spanish, english, others, _, document, first, last, reporter, *concepts = row
    label = str(english if lang == "en" else spanish)
    pieces = marked(label, asked)
    known_as = ""
    if not any(piece.found for piece in pieces):
        known_as = next((name for name in str(others).split("\n") if any(p.found for p in marked(name, asked))), "")
    carried, printed = (str(one).split("\n") for one in (concepts[lang == "en"], concepts[0]))
    carries = tuple(dict.fromkeys(name for name in carried if any(piece.found for piece in marked(name, asked))))
    spanish_only = tuple(name for name in carries if lang == "en" and name in printed)
    lines = [value if isinstance(value, int) else None for value in (first, last)]
    place = str(reporter), str(document), lines[0], lines[1]
    return Hit(str(iri), str(kind), label, pieces, known_as, *place, carries, spanish_only)


def marked(label: str, asked: list[str]) -> tuple[LabelPiece, ...]:
    """The label in pieces, those words marked that begin with a word asked for.

    >>> [p.text for p in marked("Niñez migrante", ["nin"]) if p.found]
    ['Niñez']
    """
    pieces: list[LabelPiece] = []
    end = 0
    for match in WORD.finditer(label):
        if fold_as_queries(match[0]).startswith(tuple(asked)):
            pieces += [LabelPiece(label[end : match.start()], found=False), LabelPiece(match[0], found=True)]
            end = match.end()
    pieces.append(LabelPiece(label[end:], found=False))
    return tuple(piece for piece in pieces if piece.text)
