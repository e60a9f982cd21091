"""What a document is before anything is known of it: format, pages, languages, headings, country, nearest print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from entramado.graph.single import ReadingNote, tried_prints
from entramado.loaders.formats.files import read_file
from entramado.loaders.grammar import in_capitals, numbered, objective
from entramado.loaders.languages.detect import language_shares
from entramado.loaders.prints.sketch import sketch
from entramado.loaders.reading import PROSE
from entramado.loaders.records import Reading
from entramado.loaders.text import Line
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words

_HEADING = re.compile(
    r"\s*#{1,6} \S|\W*(?:cap[ií]tulo|secci[oó]n|anexo|chapter|section|annex|chapitre|partie|parte)\s+(?:\d+|[IVX]+)\b"
    r"|\s*[IVX]+\.\s+\S|\s*\d+(?:\.\d+){1,3}\.?\s+[A-ZÁÉÍÓÚ]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_HEADING = 120
_FEWEST_LETTERS = 5
_FRONT_LINES = 60


@dataclass(frozen=True, slots=True)
class PrintFit:
    """How a print reads the document: its entries, and how many written lines are in them, furniture, unread."""

    family: str
    entries: int
    used: int
    furniture: int
    unread: int


@dataclass(slots=True)
class Inspection:
    """What was found. `languages` are shares of the words, `countries` how often each is named, the most first.

    `draft` is the description of a print drawn from the document where no known one reads it, `drafted` how it fits.
    """

    form: str
    pages: int | None
    written: int
    notes: list[ReadingNote] = field(default_factory=list)
    languages: dict[str, float] = field(default_factory=dict)
    countries: list[tuple[str, int]] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    fits: list[PrintFit] = field(default_factory=list)
    title: str = ""
    year: int | None = None
    draft: str = ""
    drafted: PrintFit | None = None

    @property
    def nearest(self) -> str:
        """The print that reads most of the document; any text is prose."""
        return self.fits[0].family if self.fits else PROSE


def inspect(path: Path) -> Inspection:
    """Look at a file of any known format. Raises `DocumentError` where it cannot be read at all."""
    source = read_file(path)
    written = [line for line in source.lines if line.text.strip()]
    found = Inspection(source.format_name, source.pages, len(written))
    found.notes = [ReadingNote(f.line, f.code, f.message) for f in source.flags]
    found.languages = language_shares(_paragraphs(source.lines))
    found.countries = _countries(" ".join(line.text for line in written))
    found.headings = list(_headings(source.lines))
    fits = (_fit(name, reading, written) for name, reading in tried_prints(source.lines).items())
    found.fits = sorted(fits, key=lambda fit: fit.unread)
    drawn = None if found.fits else sketch(source.lines, next(iter(found.languages), ""))
    if drawn is not None:
        found.draft, found.drafted = drawn[0], _fit("draft", drawn[1], written)
    marked = [line for line in found.headings if line.text.lstrip().startswith("#")]
    front = (marked or written)[:1]
    found.title = " ".join(front[0].text.lstrip("#* ").split()) if front else ""
    years = Counter(int(y) for line in written[:_FRONT_LINES] for y in _YEAR.findall(line.text))
    found.year = max(years, key=lambda year: (years[year], year), default=None)
    return found


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    run: list[str] = []
    for line in lines:
        if line.text.strip():
            run.append(line.text)
        elif run:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def _countries(text: str) -> list[tuple[str, int]]:
    """How often the countries are named, by their names or their people."""
    words = country_words()
    known = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b")
    return Counter(words[m[0]] for m in known.finditer(fold(text))).most_common()


def _headings(lines: Sequence[Line]) -> Iterator[Line]:
    for at, line in enumerate(lines):
        text = line.text.strip()
        if not _FEWEST_LETTERS <= len(text) <= _LONGEST_HEADING:
            continue
        apart = at == 0 or not lines[at - 1].text.strip()
        head = numbered(text)
        titled = head is not None and in_capitals(head[1]) and len(head[1]) > _FEWEST_LETTERS
        loud = apart and in_capitals(text) and not text.endswith((".", ",", ";"))
        if _HEADING.match(text) or objective(text) or titled or loud:
            yield line


def _fit(family: str, reading: Reading, written: Sequence[Line]) -> PrintFit:
    furniture = len(written) - len(reading.used) - len(reading.unread)
    return PrintFit(family, len(reading.entries), len(reading.used), furniture, len(reading.unread))
