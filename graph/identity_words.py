"""What the words of an entry offer to tell the programme that it reports on.

Words are compared by stem (Snowball's Spanish stemmer), weighted by how rare they are among the
entries: log((N + 1) / (df + 0.5)). Wordings are five words in a row that few entries share. A
*name* is a title without brackets and without words that only say what kind of thing it is. Sums
use `math.fsum`, whose result does not hang on the order of a set: equal input gives equal scores.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import Stemmer

from entramado.loaders.model import Entry

OPENING_WORDS = 45
WORDING_WORDS = 5
WORDING_MAX_ENTRIES = 4
PHRASE_MAX_ENTRIES = 14
# A word in more than this share of the titles says little about a title ("programa", "atención" ...).
GENERIC_TITLE_SHARE = 0.02
GENERIC_TITLES_AT_LEAST = 6

_WORD = re.compile(r"[a-z0-9]+")
# The accents of Spanish at once, since most of the text has no other; typographic marks part words.
_UNACCENTED = str.maketrans("áéíóúüñ–—“”‘’«»•…\xa0", "aeiouun           ")
_BRACKETS = re.compile(r"\([^)]*\)")
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
_TRAINING_WORDS = (
    "capacitacion capacitaciones capacitar capacitado capacitados formacion curso cursos diplomado curriculum curricula"
)
TRAINING_OPENING_WORDS = 2

Phrase = tuple[str, str]
Stemmed = tuple[str, ...]


def fold(text: str) -> str:
    """Lower case without accents."""
    text = text.casefold().translate(_UNACCENTED)
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


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


@dataclass(slots=True)
class EntryWords:
    """One entry's words. `title`, `name` and `opening` are stems in reading order; `vector` has unit length.

    Of `wordings` and phrases, `read_words` keeps those that several entries have, but few.
    """

    title: Stemmed
    name: Stemmed
    opening: Stemmed
    stems: Stemmed
    title_set: frozenset[str]
    opening_set: frozenset[str]
    wordings: frozenset[Stemmed]
    title_phrases: frozenset[Phrase]
    opening_phrases: frozenset[Phrase]
    trains: bool
    title_weight: float = 0.0
    names_in_title: frozenset[Stemmed] = frozenset()
    names_in_opening: frozenset[Stemmed] = frozenset()
    vector: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Words:
    """The words of all entries, with what is common and what is rare among them."""

    entries: list[EntryWords]
    stems: Stems
    kinds: frozenset[str]
    weights: dict[str, float] = field(default_factory=dict)
    wording_frequency: Counter[Stemmed] = field(default_factory=Counter)
    phrase_frequency: Counter[Phrase] = field(default_factory=Counter)
    titles_with: Counter[Stemmed] = field(default_factory=Counter)
    openings_with: Counter[Stemmed] = field(default_factory=Counter)
    generic: frozenset[str] = frozenset()

    def total(self, stems: Iterable[str]) -> float:
        """The weights of several words together."""
        return math.fsum(self.weights[stem] for stem in stems)

    def rare_wordings(self, a: EntryWords, b: EntryWords) -> list[Stemmed]:
        """The wordings that two entries share with few others, in a fixed order."""
        return sorted(a.wordings & b.wordings)

    def phrase_points(self, phrase: Phrase) -> float:
        """How much two words in a row tell: less the more entries have them, less where they are generic."""
        generic = sum(stem in self.generic for stem in phrase)
        return (1.0 if self.phrase_frequency[phrase] <= 6 else 0.6) * (1.0, 0.6, 0.35)[generic]


def read_words(entries: Sequence[Entry]) -> Words:
    """The words of the entries, in their order."""
    stems = Stems()
    kinds = frozenset(stems.of(words(_KIND_WORDS)))
    training = frozenset(stems.of(words(_TRAINING_WORDS)))
    out = Words([_entry_words(entry, stems, kinds, training) for entry in entries], stems, kinds)
    document_frequency: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    for one in out.entries:
        document_frequency.update(set(one.stems))
        out.wording_frequency.update(one.wordings)
        out.phrase_frequency.update(set(pairwise(one.stems)))
        titles.update(one.title_set)
    count = len(entries) + 1
    out.weights = {stem: math.log(count / (n + 0.5)) for stem, n in document_frequency.items()}
    limit = max(GENERIC_TITLES_AT_LEAST, GENERIC_TITLE_SHARE * len(entries))
    out.generic = frozenset(stem for stem, n in titles.items() if n > limit)
    wordings = {w for w, n in out.wording_frequency.items() if 1 < n <= WORDING_MAX_ENTRIES}
    phrases = {p for p, n in out.phrase_frequency.items() if 1 < n <= PHRASE_MAX_ENTRIES}
    for one in out.entries:
        one.wordings &= wordings
        one.title_phrases &= phrases
        one.opening_phrases &= phrases
        one.title_weight = out.total(one.title_set)
        one.vector = _vector(out, one.stems)
    _find_names(out)
    return out


def _entry_words(entry: Entry, stems: Stems, kinds: frozenset[str], training: frozenset[str]) -> EntryWords:
    title = stems.of(words(entry.title or ""))
    bare = stems.of(words(_BRACKETS.sub(" ", entry.title or "")))
    running = words(f"{entry.description.text} {entry.results.text}")
    full = (*title, *stems.of(running))
    opening = full[: len(title) + OPENING_WORDS]
    return EntryWords(
        title=title,
        name=tuple(s for s in bare if s not in kinds),
        opening=opening,
        stems=full,
        title_set=frozenset(title),
        opening_set=frozenset(opening),
        wordings=frozenset(zip(*(running[k:] for k in range(WORDING_WORDS)), strict=False)),
        title_phrases=frozenset(pairwise(title)),
        opening_phrases=frozenset(pairwise(opening)),
        trains=sum(s in training for s in opening) >= TRAINING_OPENING_WORDS,
    )


def _vector(all_words: Words, stems: Sequence[str]) -> dict[str, float]:
    """The entry as a vector of unit length: (1 + log tf) idf."""
    raw = {s: (1 + math.log(n)) * all_words.weights[s] for s, n in Counter(stems).items()}
    length = math.sqrt(math.fsum(v * v for v in raw.values())) or 1.0
    return {s: v / length for s, v in raw.items()}


def _find_names(all_words: Words) -> None:
    """Which names of entries stand within which titles and openings."""
    by_length: dict[int, set[Stemmed]] = defaultdict(set)
    for one in all_words.entries:
        if one.name:
            by_length[len(one.name)].add(one.name)

    def within(stems: Stemmed) -> frozenset[Stemmed]:
        return frozenset(
            part
            for length, names in by_length.items()
            for start in range(len(stems) - length + 1)
            if (part := stems[start : start + length]) in names
        )

    for one in all_words.entries:
        one.names_in_title = within(one.name)
        one.names_in_opening = within(tuple(s for s in one.opening if s not in all_words.kinds))
        all_words.titles_with.update(one.names_in_title)
        all_words.openings_with.update(one.names_in_opening)


def cosine(a: EntryWords, b: EntryWords) -> float:
    """How alike the words of two entries are, from 0 to 1."""
    small, large = (a.vector, b.vector) if len(a.vector) <= len(b.vector) else (b.vector, a.vector)
    return math.fsum(value * large[stem] for stem, value in small.items() if stem in large)
