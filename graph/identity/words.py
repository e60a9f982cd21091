"""What the words of an entry offer to tell the programme that it reports on.

Words are compared by stem (Snowball's Spanish stemmer), weighted by how rare they are among the
entries: log((N + 1) / (df + 0.5)). Wordings are five words in a row that few entries share. A
*name* is a title without brackets and without words that only say what kind of thing it is. Sums
use `math.fsum`, whose result does not hang on the order of a set: equal input gives equal scores.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import Stemmer

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

Phrase = tuple[str, str]
Stemmed = tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a text, folded; what the documents write in two ways is one of them."""
    return _WORD.findall(_TWO_WAYS.sub(lambda m: _ONE_WAY[m.lastgroup or ""], fold_freely(text)))


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
    """One entry's words. `title`, `name`, `opening` and `stems` are stems in reading order; vectors have unit length.

    `name` is the title, `names` are all that its programme may be called, of which `proper_names` stand in
    quotes or are acronyms. Of `wordings` and phrases, `read_words` keeps those that several entries have, but few.
    """

    title: Stemmed
    name: Stemmed
    opening: Stemmed
    stems: Stemmed
    title_set: frozenset[str]
    opening_set: frozenset[str]
    wordings: frozenset[Stemmed]
    opening_phrases: frozenset[Phrase]
    names: frozenset[Stemmed]
    proper_names: frozenset[Stemmed]
    trigrams: frozenset[str]
    title_weight: float = 0.0
    names_in_title: frozenset[Stemmed] = frozenset()
    names_in_opening: frozenset[Stemmed] = frozenset()
    names_in_text: frozenset[Stemmed] = frozenset()
    vector: dict[str, float] = field(default_factory=dict)
    opening_vector: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class CorpusWords:
    """The words of all entries, with what is common and what is rare among them."""

    entries: list[EntryWords]
    stems: Stems
    kinds: frozenset[str]
    weights: dict[str, float] = field(default_factory=dict)
    wording_frequency: Counter[Stemmed] = field(default_factory=Counter)
    titles_with: Counter[Stemmed] = field(default_factory=Counter)
    openings_with: Counter[Stemmed] = field(default_factory=Counter)
    texts_with: Counter[Stemmed] = field(default_factory=Counter)

    def total(self, stems: Iterable[str]) -> float:
        """The weights of several words together."""
        return math.fsum(self.weights[stem] for stem in stems)

    def rare_wordings(self, a: EntryWords, b: EntryWords) -> list[Stemmed]:
        """The wordings that two entries share with few others, in a fixed order."""
        return sorted(a.wordings & b.wordings)


def read_words(entries: Sequence[Entry], acronyms: Sequence[frozenset[str]] = ()) -> CorpusWords:
    """The words of the entries, in their order.

    `acronyms` are, for each entry, the folded acronyms of those who report it: they name no programme.
    """
    stems = Stems()
    kinds = frozenset(stems.of(words(_KIND_WORDS)))
    own = acronyms or [frozenset()] * len(entries)
    each = [_entry_words(entry, stems, kinds, of) for entry, of in zip(entries, own, strict=True)]
    out = CorpusWords(each, stems, kinds)
    document_frequency: Counter[str] = Counter()
    wording_frequency: Counter[Stemmed] = Counter()
    phrase_frequency: Counter[Phrase] = Counter()
    for one in out.entries:
        document_frequency.update(set(one.stems))
        wording_frequency.update(one.wordings)
        phrase_frequency.update(set(pairwise(one.stems)))
    count = len(entries) + 1
    out.weights = {stem: math.log(count / (n + 0.5)) for stem, n in document_frequency.items()}
    wordings = {w for w, n in wording_frequency.items() if 1 < n <= WORDING_MAX_ENTRIES}
    phrases = {p for p, n in phrase_frequency.items() if 1 < n <= PHRASE_MAX_ENTRIES}
    for one in out.entries:
        one.wordings &= wordings
        one.opening_phrases &= phrases
        one.title_weight = out.total(one.title_set)
        one.vector = _vector(out, one.stems)
        one.opening_vector = _vector(out, one.opening)
    _find_names(out)
    return out


def _entry_words(entry: Entry, stems: Stems, kinds: frozenset[str], acronyms: frozenset[str]) -> EntryWords:
    title = stems.of(words(entry.title or ""))
    bare = stems.of(words(_BRACKETS.sub(" ", entry.title or "")))
    name = tuple(s for s in bare if s not in kinds)
    proper = frozenset(_proper_names(entry, stems, kinds, acronyms))
    running = words(f"{entry.description.text} {entry.results.text}")
    full = (*title, *stems.of(running))
    opening = full[: len(title) + OPENING_WORDS]
    return EntryWords(
        title=title,
        name=name,
        opening=opening,
        stems=full,
        title_set=frozenset(title),
        opening_set=frozenset(opening),
        wordings=frozenset(zip(*(running[k:] for k in range(WORDING_WORDS)), strict=False)),
        opening_phrases=frozenset(pairwise(opening)),
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
    """Three letters in a row, which bear another ending or a slip."""
    text = f" {' '.join(name)} "
    return frozenset(text[k : k + 3] for k in range(len(text) - 2))


def _vector(all_words: CorpusWords, stems: Sequence[str]) -> dict[str, float]:
    """The entry as a vector of unit length: (1 + log tf) idf."""
    raw = {s: (1 + math.log(n)) * all_words.weights[s] for s, n in Counter(stems).items()}
    length = math.sqrt(math.fsum(v * v for v in raw.values())) or 1.0
    return {s: v / length for s, v in raw.items()}


def _find_names(all_words: CorpusWords) -> None:
    """Which names of entries stand within which titles, openings and texts."""
    by_first: dict[str, set[Stemmed]] = defaultdict(set)
    for one in all_words.entries:
        for name in one.names:
            by_first[name[0]].add(name)

    def within(stems: Iterable[str]) -> frozenset[Stemmed]:
        plain = tuple(s for s in stems if s not in all_words.kinds)
        return frozenset(
            name
            for start, stem in enumerate(plain)
            if stem in by_first
            for name in by_first[stem]
            if plain[start : start + len(name)] == name
        )

    for one in all_words.entries:
        one.names_in_title = within(one.title) | (one.names if one.title else frozenset())
        one.names_in_opening = within(one.opening)
        one.names_in_text = within(one.stems)
        all_words.titles_with.update(one.names_in_title)
        all_words.openings_with.update(one.names_in_opening)
        all_words.texts_with.update(one.names_in_text)


def cosine(a: EntryWords, b: EntryWords) -> float:
    """How alike the words of two entries are, from 0 to 1."""
    return _product(a.vector, b.vector)


def opening_cosine(a: EntryWords, b: EntryWords) -> float:
    """How alike the first words of two entries are, their titles included, from 0 to 1."""
    return _product(a.opening_vector, b.opening_vector)


def _product(a: dict[str, float], b: dict[str, float]) -> float:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return math.fsum(value * large[stem] for stem, value in small.items() if stem in large)
