"""One document to the records of its entries, without a build: the same readers, the same records as the export.

An entry's records come out of its quads, as the export's do, so that a field cannot mean one thing here and
another there. Programmes, which join documents, are not known here and are null.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from entramado.graph import export
from entramado.graph.country_documents import link_facts
from entramado.graph.linking import Linker
from entramado.graph.quads import authority as about
from entramado.graph.quads.entries import entry_quads, prose_quads
from entramado.graph.quads.regions import with_regions
from entramado.graph.records import LinkedEntry, entry_slug
from entramado.loaders.extract.extracted import ExtractedFacts
from entramado.loaders.extract.facts import FactReader
from entramado.loaders.foreign import ForeignBodies
from entramado.loaders.formats.files import read_file
from entramado.loaders.prose.facts import ProseFactReader
from entramado.loaders.reading import (
    FAMILIES,
    PRINTS,
    PROSE,
    DocumentSpec,
    print_file,
    read_document,
    read_lines,
    read_manifest,
)
from entramado.loaders.records import Box, DocumentError, Entry, Reading
from entramado.loaders.text import Line
from entramado.ontology.authority import Authority, load_authority
from entramado.ontology.authority_checks import slugify
from entramado.ontology.namespaces import Base
from entramado.ontology.profiles import DEFAULT, SHARED, Profile, load_profile
from entramado.ontology.schemes import load_schemes

ONTOLOGY = Path(__file__).parent.parent / "ontology"
# A print is recognised where it leaves at most this share of the written lines unread.
_MOST_UNREAD = 0.5


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """What could not be read, or contradicts itself: the line, a short code, and a sentence."""

    line: int
    code: str
    sentence: str


@dataclass(slots=True)
class SingleReading:
    """What one document says: the export's rows, and the notes on what was not read."""

    family: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    notes: list[ReadingNote] = field(default_factory=list)


def read_single(
    path: Path, *, family: str | None = None, key: str | None = None, profile: str = DEFAULT, language: str = "es"
) -> SingleReading:
    """Read one file; without `family` the nearest print is found. Raises `DocumentError`, `ProfileError`."""
    chosen = family or nearest_print(path)
    spec = _spec(path, chosen, key)
    language = spec.language or language
    country = load_profile(profile, language)
    if chosen != PROSE and language != "es" and spec.description is None:
        raise DocumentError(
            f"{path}: the print {chosen} is of documents in Spanish; read it with --print {PROSE} or without --language"
        )
    if chosen == PROSE:
        return _prose(path, spec, country, language)
    if profile == DEFAULT and language == "es":
        return _printed(path, spec)
    return _printed_abroad(path, spec, country, language)


def _prose(path: Path, spec: DocumentSpec, profile: Profile, language: str) -> SingleReading:
    """A text of any country, paragraph by paragraph; a body that no profile holds has no IRI."""
    reading = read_document(spec, path.parent)
    linker = Linker.from_authority(profile.authority)
    reader = ProseFactReader(profile, language, linker.lexicon, [e.description.text for e in reading.entries])
    rows = _rows(profile, linker, [(entry, reader.read(entry)) for entry in reading.entries], reading.boxes)
    notes = [*_notes(reading), *(ReadingNote(1, "unread-field", sentence) for sentence in reader.unread())]
    return SingleReading(PROSE, rows, notes)


def _rows(
    profile: Profile, linker: Linker, read: list[tuple[Entry, ExtractedFacts]], boxes: Mapping[int, Box]
) -> list[dict[str, Any]]:
    """The export's rows of entries of any country; a body that no profile holds has no IRI."""
    seen: set[str] = set()
    entries = []
    for entry, facts in read:
        entries.append(link_facts(linker, entry, facts, entry_slug(entry, seen)))
    base = Base()
    rows = list(
        export.entries(
            export.TripleIndex(base, _quads(base, profile.authority, linker, entries, boxes, with_words=True))
        )
    )
    unconfirmed = {base.id("institution", slug) for slug in linker.new}
    for body in (b for row in rows for part in ("organisations", "reporters", "parents") for b in row[part]):
        body["iri"] = None if body["iri"] in unconfirmed else body["iri"]
    return rows


def _printed(path: Path, spec: DocumentSpec) -> SingleReading:
    """A document of a known print, as a build reads it; one plainly of another country without Mexico's names."""
    authority = load_authority()
    linker = Linker.from_authority(authority)
    reading = read_document(spec, path.parent, is_part_of=linker.is_part_of, acronyms=linker.lexicon.home_acronyms())
    if ForeignBodies(load_profile(DEFAULT), [p.text for e in reading.entries for _, p in e.parts()]).is_foreign:
        found = _printed_abroad(path, spec, load_profile(SHARED), "es")
        message = f"the document names offices of another country and nothing of {DEFAULT}; name its --profile"
        found.notes.insert(0, ReadingNote(1, "another-country", message))
        return found
    reader = FactReader(authority, load_schemes(), linker.lexicon)
    seen: set[str] = set()
    entries = [linker.link_entry(entry, reader.read(entry), entry_slug(entry, seen)) for entry in reading.entries]
    base = Base()
    quads = _quads(base, authority, linker, entries, reading.boxes, with_words=_may_quote(spec.key))
    facts = export.TripleIndex(base, quads)
    return SingleReading(spec.family, list(export.entries(facts)), list(_notes(reading)))


def _printed_abroad(path: Path, spec: DocumentSpec, profile: Profile, language: str) -> SingleReading:
    """A document of another country or language in a known print, read with that country's names."""
    linker = Linker.from_authority(profile.authority)
    reading = read_document(spec, path.parent, is_part_of=linker.is_part_of)
    texts = [p.text for e in reading.entries for _, p in e.parts()]
    reader = ProseFactReader(profile, language, linker.lexicon, texts)
    rows = _rows(profile, linker, [(entry, reader.read_printed(entry)) for entry in reading.entries], reading.boxes)
    notes = [*_notes(reading), *(ReadingNote(1, "unread-field", sentence) for sentence in reader.unread())]
    return SingleReading(spec.family, rows, notes)


def nearest_print(path: Path) -> str:
    """The family that a file is printed like. Raises `DocumentError` where it is like none."""
    tried = tried_prints(read_file(path).lines)
    if not tried:
        raise DocumentError(
            f"{path}: the file is not printed like any document known here; name its print with --print "
            f"({', '.join(FAMILIES)}), or read it paragraph by paragraph with --print {PROSE}"
        )
    return min(tried, key=lambda name: len(tried[name].unread))


def tried_prints(lines: list[Line]) -> dict[str, Reading]:
    """What the families make of a document, of those that can read it and leave no more than half of it unread."""
    written = sum(1 for line in lines if line.text.strip())
    found: dict[str, Reading] = {}
    for family in FAMILIES:
        try:
            reading = read_lines(family, "document", list(lines))
        except DocumentError:
            continue
        said = len(reading.entries) + len(reading.claims) + len(reading.statistics)
        if said and len(reading.unread) <= _MOST_UNREAD * max(1, written):
            found[family] = reading
    return found


def _spec(path: Path, family: str, key: str | None) -> DocumentSpec:
    description = print_file(family, Path())
    if family not in PRINTS and description is None:
        raise DocumentError(
            f"{path}: there is no print {family!r}; name one of {', '.join(PRINTS)} with --print, or a file (.toml) "
            "that describes it"
        )
    if key is not None and not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key):
        raise DocumentError(f"--key {key!r} is no key; use lower-case letters, digits and single hyphens")
    language = description.language if description else None
    name = Path(family).name if description else family
    slug = key or slugify(path.stem) or "document"
    return DocumentSpec(slug, path.name, name, path.stem, "", 0, "", language=language, description=description)


def _may_quote(key: str) -> bool:
    """Whether a challenge's first words may be given: not those of a document that the manifest keeps without."""
    known = read_manifest().get(key)
    return known is None or known.prose


def _quads(
    base: Base,
    authority: Authority,
    linker: Linker,
    entries: list[LinkedEntry],
    boxes: Mapping[int, Box],
    *,
    with_words: bool,
) -> Iterator[Quad]:
    yield from about.turtle_quads(base, ONTOLOGY)
    yield from about.institution_quads(base, authority, {b for e in entries for b in e.bodies()})
    yield from about.new_body_quads(base, linker.new.values())
    towns = {m.value for e in entries for m in e.facts.municipalities}
    yield from about.place_quads(base, authority, towns)
    for linked in entries:
        yield from with_regions(base, entry_quads(base, linked), {linked.entry.doc: boxes} if boxes else {})
        if with_words:
            yield from prose_quads(base, linked)


def _notes(reading: Reading) -> Iterator[ReadingNote]:
    notes = [ReadingNote(f.line, f.code, f.message) for f in reading.flags]
    for first, last in spans(reading.unread):
        what = f"line {first} is" if first == last else f"lines {first} to {last} are"
        notes.append(ReadingNote(first, "unread", f"{what} in no entry and no known furniture"))
    if not reading.entries:
        notes.append(ReadingNote(1, "no-entries", "the document holds no entries; what it claims is read by a build"))
    yield from sorted(notes, key=lambda n: (n.line, n.code))


def spans(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers."""
    first: int | None = None
    last = 0
    for number in sorted(numbers):
        if first is not None and number > last + 1:
            yield first, last
            first = None
        first = number if first is None else first
        last = number
    if first is not None:
        yield first, last
