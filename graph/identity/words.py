"""What the words of an entry offer to tell the programme that it reports on.

Words are compared by stem (Snowball's Spanish stemmer), weighted by how rare they are among the
entries: log((N + 1) / (df + 0.5)). Wordings are five words in a row that few entries share. A
*name* is a title without brackets and without words that only say what kind of thing it is. Sums
use `math.fsum`, whose result does not hang on the order of a set: equal input gives equal scores.
"""

from __future__ import annotations

import math
import os
import pickle
import re
import sys
import tempfile
import weakref
from array import array
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Final, Generic, NamedTuple, TypeVar

import numpy as np
import Stemmer

from entramado.graph.identity.keys import KeyRuns, Numbers, pair_keys, run_keys
from entramado.graph.quad_runs import disk_errors
from entramado.graph.records import LinkedEntry
from entramado.loaders.records import Entry
from entramado.ontology.folding import fold_freely

OPENING_WORDS = 45
WORDING_WORDS = 5
WORDING_MAX_ENTRIES = 4
PHRASE_MAX_ENTRIES = 14

_WORD = re.compile(r"[a-z0-9]+")
_BRACKETS = re.compile(r"\([^)]*\)")
_ACRONYM = re.compile(r"\(([A-ZÁÉÍÓÚÑ0-9]{3,})(?:\)|, por)")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{4,})[”\"»]")
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        "de la el los las y e o u a en con por para del al que se un una su sus es como lo le les ha han son sobre "
        "entre este esta estos estas ser asi mas no si sin desde hasta cual cuales quien donde cuando"
    )
)
# Words that say what kind of thing a title names: they are no part of its name.
_KIND_WORDS = (
    "programa programas subprograma sub proyecto proyectos estrategia accion acciones actividades operativo guia "
    "iniciativa campana convenio difusion sistema plan politica proceso app nacional permanente general institucional "
    "participacion colaboracion cooperacion implementacion seguimiento aplicacion continuidad elaboracion "
    "funcionamiento ejecucion operacion publicacion promocion fortalecimiento desarrollo creacion"
)
NAME_MAX_WORDS = 12

# "NNA migrantes", "Niñas, Niños y Adolescentes en Situación de Migración" (compendio-2020:1085, compendio-2024:2893)
_ONE_WAY = {"minors": "nna", "states": "eua", "moving": "migrantes"}
_TWO_WAYS = re.compile(
    r"\b(?:(?P<minors>nin[ao]s,? (?:y )?nin[ao]s,? y adolescentes)"
    r"|(?P<states>estados unidos(?: de america)?|e\.?e\.? ?u\.?u\.?)"
    r"|(?P<moving>en (?:situacion|contextos?) (?:de )?(?:migracion|movilidad(?: humana)?|migratoria)))\b"
)

# An entry's words take some 35 kB.
IN_MEMORY: Final = 2_000

Stemmed = tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a text, folded; what the documents write in two ways is written in one. Words are interned."""
    found = _WORD.findall(_TWO_WAYS.sub(lambda m: _ONE_WAY[m.lastgroup or ""], fold_freely(text)))
    return [sys.intern(word) for word in found]


class Stems:
    """Stems with a memory: a word is stemmed once, and the first word of each stem is kept."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("spanish")
        self._known: dict[str, str] = {}
        self._word: dict[str, str] = {}

    def of(self, tokens: Iterable[str]) -> Stemmed:
        """The stems of the words that carry meaning."""
        out = []
        for word in tokens:
            if len(word) < 2 or word in _FUNCTION_WORDS:
                continue
            stem = self._known.get(word)
            if stem is None:
                stem = self._known[word] = self._stemmer.stemWord(word)
                self._word.setdefault(stem, word)
            out.append(stem)
        return tuple(out)

    def word(self, stem: str) -> str:
        """A word of that stem, folded."""
        return self._word.get(stem, stem)


class EntryText(NamedTuple):
    """One entry's words as they stand: stems in reading order, and `running`, the words of description and results.

    `name` is the title, `names` are all that its programme may be called, of which `proper_names` stand in quotes or
    are acronyms.
    """

    title: Stemmed
    name: Stemmed
    opening: Stemmed
    stems: Stemmed
    running: Stemmed
    names: frozenset[Stemmed]
    proper_names: frozenset[Stemmed]
    trigrams: frozenset[str]


class EntryWords(NamedTuple):
    """What of one entry's words is compared. Vectors have unit length.

    `wordings` are words in a row that several entries have, but few; `names`, `proper_names` as of `EntryText`.
    """

    name: Stemmed
    title_set: frozenset[str]
    title_weight: float
    opening_set: frozenset[str]
    names: frozenset[Stemmed]
    proper_names: frozenset[Stemmed]
    names_in_title: frozenset[Stemmed]
    names_in_opening: frozenset[Stemmed]
    names_in_text: frozenset[Stemmed]
    trigrams: frozenset[str]
    wordings: frozenset[Stemmed]
    vector: dict[str, float]
    opening_vector: dict[str, float]


Kept = TypeVar("Kept")


class _OnePerEntry(Generic[Kept]):
    """Something of each of `count` entries by position: all in memory, or of many the last asked for, others in a file.

    The file has no name: it goes with the process. Forks may read it too.
    """

    def __init__(self, count: int) -> None:
        self._recent: OrderedDict[int, Kept] = OrderedDict()
        self._file: IO[bytes] | None = None
        self._ends = array("Q", [0])
        if count > IN_MEMORY:
            with disk_errors(Path(tempfile.gettempdir())):
                self._file = tempfile.TemporaryFile(prefix="entramado-words-")  # noqa: SIM115 - it stays open
            weakref.finalize(self, self._file.close)

    def add(self, one: Kept) -> None:
        """Add what the next entry has. Raises `DiskError`."""
        if self._file is None:
            self._recent[len(self._recent)] = one
            return
        data = pickle.dumps(one, pickle.HIGHEST_PROTOCOL)
        with disk_errors(Path(tempfile.gettempdir())):
            self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def whole(self) -> None:
        """Make all that was added ready to be read. Raises `DiskError`."""
        if self._file is not None:
            with disk_errors(Path(tempfile.gettempdir())):
                self._file.flush()

    def __getitem__(self, position: int) -> Kept:
        if position in self._recent:
            self._recent.move_to_end(position)
            return self._recent[position]
        assert self._file is not None
        start, end = self._ends[position], self._ends[position + 1]
        one: Kept = pickle.loads(os.pread(self._file.fileno(), end - start, start))
        self._recent[position] = one
        if len(self._recent) > IN_MEMORY:
            self._recent.popitem(last=False)
        return one


class CorpusWords:
    """The words of all entries, with what is common and what is rare among them.

    Of the entries themselves only the last that were asked for are in memory (`IN_MEMORY`); others are on disk.
    `wordings`, `phrases` and `named` are the keys by which entries are paired.
    """

    def __init__(self, entries: Sequence[LinkedEntry], acronyms: Sequence[frozenset[str]] = ()) -> None:
        """`acronyms` are, for each entry, the folded acronyms of those who report it: they name no programme."""
        self.stems = Stems()
        self.kinds = frozenset(self.stems.of(words(_KIND_WORDS)))
        self.weights: dict[str, float] = {}
        self.titles_with: Counter[Stemmed] = Counter()
        self.openings_with: Counter[Stemmed] = Counter()
        self.texts_with: Counter[Stemmed] = Counter()
        self.wordings, self.phrases, self.named = KeyRuns(), KeyRuns(), KeyRuns()
        self._numbers: dict[str, int] = {}
        self._names: dict[str, set[Stemmed]] = defaultdict(set)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._rare = np.zeros(0, dtype=np.uint64)
        self._words: _OnePerEntry[EntryWords] = _OnePerEntry(len(entries))
        self._compare(self._count(entries, acronyms or [frozenset()] * len(entries)), len(entries))

    def __getitem__(self, position: int) -> EntryWords:
        """The words of the entry at a position."""
        return self._words[position]

    def total(self, stems: Iterable[str]) -> float:
        """The weights of several words together."""
        return math.fsum(self.weights[stem] for stem in stems)

    def rare_wordings(self, a: EntryWords, b: EntryWords) -> list[Stemmed]:
        """The wordings that two entries share with few others, in a fixed order."""
        return sorted(a.wordings & b.wordings)

    def _count(self, entries: Sequence[LinkedEntry], acronyms: Sequence[frozenset[str]]) -> _OnePerEntry[EntryText]:
        """The words of each entry as they stand; how many entries have each word, which keys each has."""
        frequency: Counter[str] = Counter()
        names: set[Stemmed] = set()
        texts: _OnePerEntry[EntryText] = _OnePerEntry(len(entries))
        for position, own in enumerate(acronyms):
            one = _entry_text(entries[position].entry, self.stems, self.kinds, own)
            texts.add(one)
            frequency.update(set(one.stems))
            names |= one.names
            self.wordings.add(np.unique(self._wording_keys(one)), position)
            phrases = np.unique(pair_keys(self._numbered(one.stems)))
            opening = pair_keys(self._numbered(one.opening))
            self.phrases.add(phrases, position, np.isin(phrases, opening))
        count = len(entries) + 1
        self.weights = {stem: math.log(count / (n + 0.5)) for stem, n in frequency.items()}
        rare = [blocks.keys for blocks in self.wordings.blocks(WORDING_MAX_ENTRIES)]
        self._rare = np.sort(np.concatenate(rare)) if rare else self._rare
        for name in names:
            self._names[name[0]].add(name)
            self._lengths[name[0]].add(len(name))
        texts.whole()
        return texts

    def _compare(self, texts: _OnePerEntry[EntryText], count: int) -> None:
        """Of each entry what is compared, which names of entries stand within it, and how many have each name."""
        numbers: dict[Stemmed, int] = {}
        for position in range(count):
            one = self._compared(texts[position])
            self._words.add(one)
            self.titles_with.update(one.names_in_title)
            self.openings_with.update(one.names_in_opening)
            self.texts_with.update(one.names_in_text)
            found = [numbers.setdefault(name, len(numbers)) for name in one.names_in_opening]
            self.named.add(np.array(found, dtype=np.uint64), position)
        self._words.whole()

    def _compared(self, one: EntryText) -> EntryWords:
        title_set = frozenset(one.title)
        return EntryWords(
            name=one.name,
            title_set=title_set,
            title_weight=self.total(title_set),
            opening_set=frozenset(one.opening),
            names=one.names,
            proper_names=one.proper_names,
            names_in_title=self._within(one.title) | (one.names if one.title else frozenset()),
            names_in_opening=self._within(one.opening),
            names_in_text=self._within(one.stems),
            trigrams=one.trigrams,
            wordings=self._rare_wordings(one),
            vector=_vector(self, one.stems),
            opening_vector=_vector(self, one.opening),
        )

    def _rare_wordings(self, one: EntryText) -> frozenset[Stemmed]:
        """The words in a row that several entries have, but few."""
        if not len(self._rare):
            return frozenset()
        keys = self._wording_keys(one)
        at = np.minimum(np.searchsorted(self._rare, keys), len(self._rare) - 1)
        rare = np.flatnonzero(self._rare[at] == keys).tolist()
        return frozenset(tuple(one.running[k : k + WORDING_WORDS]) for k in rare)

    def _within(self, stems: Iterable[str]) -> frozenset[Stemmed]:
        plain = tuple(s for s in stems if s not in self.kinds)
        return frozenset(
            name
            for start, stem in enumerate(plain)
            if stem in self._lengths
            for length in self._lengths[stem]
            if (name := plain[start : start + length]) in self._names[stem]
        )

    def _numbered(self, tokens: Iterable[str]) -> list[int]:
        numbers = self._numbers
        return [numbers.setdefault(token, len(numbers)) for token in tokens]

    def _wording_keys(self, one: EntryText) -> Numbers:
        return run_keys(self._numbered(one.running), WORDING_WORDS)


def _entry_text(entry: Entry, stems: Stems, kinds: frozenset[str], acronyms: frozenset[str]) -> EntryText:
    title = stems.of(words(entry.title or ""))
    bare = stems.of(words(_BRACKETS.sub(" ", entry.title or "")))
    name = tuple(s for s in bare if s not in kinds)
    proper = frozenset(_proper_names(entry, stems, kinds, acronyms))
    running = words(f"{entry.description.text} {entry.results.text}")
    full = (*title, *stems.of(running))
    opening = full[: len(title) + OPENING_WORDS]
    return EntryText(
        title=title,
        name=name,
        opening=opening,
        stems=full,
        running=tuple(running),
        names=proper | {part for part in _parts(entry.title or "", stems, kinds) if 0 < len(part) <= NAME_MAX_WORDS},
        proper_names=proper,
        trigrams=_trigrams(bare),
    )


def _parts(title: str, stems: Stems, kinds: frozenset[str]) -> Iterator[Stemmed]:
    """A title without brackets, or where a slash parts it from its translation, either."""
    for part in _BRACKETS.sub(" ", title).split(" / "):
        yield tuple(s for s in stems.of(words(part)) if s not in kinds)


def _proper_names(entry: Entry, stems: Stems, kinds: frozenset[str], acronyms: frozenset[str]) -> Iterator[Stemmed]:
    """What stands in quotes or as an acronym in brackets in an entry's title, or where it has none in its opening.

    "El Instituto Nacional Electoral (INE) ha trabajado ..." (informe-2018:2697) names who reports, no programme.
    """
    text = entry.title or " ".join(entry.description.text.split()[:OPENING_WORDS])
    for one in (*_QUOTED.findall(text), *(a for a in _ACRONYM.findall(text) if fold_freely(a) not in acronyms)):
        name = tuple(s for s in stems.of(words(one)) if s not in kinds)
        if 0 < len(name) <= NAME_MAX_WORDS:
            yield name


def _trigrams(name: Stemmed) -> frozenset[str]:
    """The letter trigrams of a name: another ending or a misprint changes few of them."""
    text = f" {' '.join(name)} "
    return frozenset(sys.intern(text[k : k + 3]) for k in range(len(text) - 2))


def _vector(all_words: CorpusWords, stems: Sequence[str]) -> dict[str, float]:
    """The entry as a vector of unit length: (1 + log tf) idf."""
    raw = {s: (1 + math.log(n)) * all_words.weights[s] for s, n in Counter(stems).items()}
    length = math.sqrt(math.fsum(v * v for v in raw.values())) or 1.0
    return {s: v / length for s, v in raw.items()}


def cosine(a: EntryWords, b: EntryWords) -> float:
    """How alike the words of two entries are, from 0 to 1."""
    return _product(a.vector, b.vector)


def opening_cosine(a: EntryWords, b: EntryWords) -> float:
    """How alike the first words of two entries are, their titles included, from 0 to 1."""
    return _product(a.opening_vector, b.opening_vector)


def _product(a: dict[str, float], b: dict[str, float]) -> float:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum(value * large[stem] for stem, value in small.items() if stem in large)
