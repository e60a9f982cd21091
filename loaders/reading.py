"""The entry to the loaders: the manifest, a document's bytes, and the family that reads it.

`read_manifest` says which documents there are; `read_document` reads one. What is wrong with a
file (not there, empty, not UTF-8 ...) is said in `entramado.loaders.formats.files`, what with its print by its family.
"""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from entramado.loaders.entry_forms import plain_forms
from entramado.loaders.formats.files import decode, file_lines, read_bytes, read_file, text_lines
from entramado.loaders.formats.set_off import with_headings
from entramado.loaders.headings import misfits, plain_headings, without_foreign
from entramado.loaders.prints.description import PrintDescription, load_print, shipped, shipped_print
from entramado.loaders.prints.engine import read as read_described
from entramado.loaders.records import DocumentError, Entry, Flag, Furniture, Reading
from entramado.loaders.repeats import without_repeats
from entramado.loaders.reporters import IsPartOf, settle
from entramado.loaders.seams import seam_flags
from entramado.loaders.text import Line
from entramado.ontology.profiles import DEFAULT, ProfileError, body_ids, load_profile

__all__ = [
    "FAMILIES",
    "PRINTS",
    "PROSE",
    "DocumentSpec",
    "file_lines",
    "print_file",
    "read_document",
    "read_manifest",
    "reader_of",
    "text_lines",
]

MANIFEST = Path(__file__).with_name("documents.toml")

PROSE = "prose"
# What is printed too oddly for a description is code: module that exposes read(key, lines) -> Reading.
_CODED = {
    "compendium-numbered": "entramado.loaders.compendium_numbered.reader",
    "report-bullets": "entramado.loaders.report_bullets.reader",
    "good-practices-study": "entramado.loaders.good_practices_study.reader",
    "executive-report": "entramado.loaders.executive_report.reader",
    PROSE: "entramado.loaders.prose.reader",
}
# The other families are described in loaders/prints.
FAMILIES = ("compendium-numbered", *shipped(), "report-bullets", "good-practices-study", "executive-report")
# What a document may be read as besides: any text, paragraph by paragraph.
PRINTS = (*FAMILIES, PROSE)
_DESCRIBED = ".toml"
# The families of reports that name no reporter of their own, so that known acronyms help to find him.
_WITHOUT_REPORTERS = frozenset(("report-bullets",))
_NUMBERED = "compendium-numbered"
# The families whose entries stand under headings of the 23 objectives.
_BY_OBJECTIVE = frozenset(("compendium-numbered", "compendium-markdown", "report-bullets"))
# The families that know Markdown's marks, which headings and items of DOCX and HTML files bear too.
_MARKED = frozenset(("compendium-markdown", PROSE))
# What a family calls text that no fact is read in.
_RUNNING = "running text"
# The share of entries up to which one without any text is odd.
_FEW_BARE, _SOME = 0.02, 20
_HEADING_MARK = re.compile(r"#{1,6} +(?=\S)")
_ITEM_MARK = re.compile(r"^\s*[->»+] (?=\S)")
_ALL_BOLD = re.compile(r"\s*(\*\*|__)(?P<words>[^*_]+)\1\s*$")
_RAISED = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_REQUIRED = ("file", "family", "title", "publisher", "edition", "issued")
_OPTIONAL = ("period", "licence", "reports_on", "prose", "country", "language")


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """One document of the manifest. `publisher` is an identifier of a profile's body; `edition` a year.

    `country` is the profile whose names it is read with (the default one, without) and `language` its language;
    `description` says how it is printed where its family is a file of its own.
    """

    key: str
    file: str
    family: str
    title: str
    publisher: str
    edition: int
    issued: str
    period: str | None = None
    licence: str | None = None
    reports_on: str | None = None
    prose: bool = False
    country: str | None = None
    language: str | None = None
    description: PrintDescription | None = None


def print_file(family: str, folder: Path) -> PrintDescription | None:
    """The description that `family` names as a file in `folder`; None where it is the name of a known print.

    Raises `DocumentError`.
    """
    return load_print(folder / family) if family.endswith(_DESCRIBED) else None


def reader_of(family: str, description: PrintDescription | None = None) -> Callable[..., Reading]:
    """What reads the lines of a family, by code or by description."""
    if description is None and family in shipped():
        description = shipped_print(family)
    if description is not None:
        return partial(read_described, description)
    read: Callable[..., Reading] = importlib.import_module(_CODED[family]).read
    return read


def read_manifest(path: Path | None = None) -> dict[str, DocumentSpec]:
    """The documents by key, in the manifest's order. Raises `DocumentError` with ``file:line``."""
    path = path or MANIFEST
    text = decode(path, read_bytes(path))
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"{path}: not valid TOML: {error}; mend that line") from error
    specs = {key: _spec(path, text, key, table) for key, table in tables.items()}
    _check_files(path, text, specs)
    for spec in specs.values():
        if spec.reports_on is not None and spec.reports_on not in specs:
            raise DocumentError(
                f"{path}:{_line_of(text, spec.key)}: [{spec.key}] reports_on names no document of the manifest: "
                f"{spec.reports_on}; use one of {', '.join(specs)}"
            )
    return specs


def _check_files(path: Path, text: str, specs: dict[str, DocumentSpec]) -> None:
    """One file is one document: its entries would count twice under two keys."""
    owner: dict[str, str] = {}
    for key, spec in specs.items():
        first = owner.setdefault(str(Path(spec.file)), key)
        if first != key:
            raise DocumentError(
                f"{path}:{_line_of(text, key)}: [{key}] names the file of [{first}]: {spec.file}; "
                "name each file under one key"
            )


def _line_of(text: str, key: str) -> int:
    """The manifest's line on which the table of a document begins."""
    match = re.search(rf"^\s*\[\s*\"?{re.escape(key)}\"?\s*\]", text, re.MULTILINE)
    return text.count("\n", 0, match.end()) + 1 if match else 1


def _spec(path: Path, text: str, key: str, table: Any) -> DocumentSpec:
    where = f"{path}:{_line_of(text, key)}: [{key}]"
    if not isinstance(table, dict):
        raise DocumentError(f"{where} is not a table; write [{key}] with its fields below")
    if not _KEY.fullmatch(key):
        raise DocumentError(f"{where} is no key; use lower-case letters, digits and single hyphens")
    for name in _REQUIRED:
        if name not in table:
            raise DocumentError(f'{where} has no {name}; add {name} = "..."')
    unknown = sorted(set(table) - {*_REQUIRED, *_OPTIONAL})
    if unknown:
        known = ", ".join((*_REQUIRED, *_OPTIONAL))
        raise DocumentError(f"{where} has an unknown field: {unknown[0]}; the fields are {known}")
    for name, value in table.items():
        wanted = int if name == "edition" else bool if name == "prose" else str
        if type(value) is not wanted:
            raise DocumentError(f"{where} {name} is not of type {wanted.__name__}: {value!r}; mend it")
    family = table["family"]
    if family not in PRINTS and not family.endswith(_DESCRIBED):
        raise DocumentError(
            f"{where} is of an unknown family: {family}; use one of {', '.join(PRINTS)}, or a file that describes it"
        )
    description = print_file(family, path.parent)
    if description is not None:
        table = {"language": description.language, **table}
    _check_country(where, table, description)
    if not _is_date(table["issued"]):
        raise DocumentError(f"{where} issued is no date: {table['issued']!r}; write 2031, 2031-11 or 2031-11-21")
    if table["publisher"] not in body_ids():
        near = get_close_matches(table["publisher"], body_ids(), n=1)
        hint = f"perhaps {near[0]}" if near else "add it to institutions.csv"
        raise DocumentError(f"{where} publisher is the id of no known body: {table['publisher']!r}; {hint}")
    return DocumentSpec(key=key, description=description, **table)


def _check_country(where: str, table: dict[str, Any], description: PrintDescription | None) -> None:
    """The country is one with a name here; only prose and described prints are in other languages than Spanish."""
    try:
        load_profile(table.get("country", DEFAULT), table.get("language", "es"))
    except ProfileError as error:
        raise DocumentError(f"{where} cannot be read: {error}") from error
    if table.get("language", "es") != "es" and table["family"] != PROSE and description is None:
        raise DocumentError(
            f'{where} is in another language than Spanish; write family = "{PROSE}", or describe its print in a file'
        )


def _is_date(text: str) -> bool:
    """Whether the text is a year, a month or a day as ISO 8601 writes them."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def _unmarked(text: str) -> str:
    """A line as print has it: without the marks of headings, bold print and raised numbers, an item's as a bullet."""
    text = _RAISED.sub(r"\1", text) if "<sup>" in text else text
    heading = _HEADING_MARK.match(text)
    if heading:
        return text[heading.end() :].replace("**", "")
    bold = _ALL_BOLD.match(text)
    if bold:
        return bold["words"]
    return _ITEM_MARK.sub("• ", text, count=1)


def read_lines(
    family: str,
    key: str,
    lines: list[Line],
    acronyms: frozenset[str] = frozenset(),
    description: PrintDescription | None = None,
) -> Reading:
    """Read a document's lines as a family prints them; what stands twice is read once, odd headings are made plain.

    Raises `DocumentError` (``key:line: ...``).
    """
    read = reader_of(family, description)
    if family == PROSE:
        reading = read(key, lines)
        reading.lines = lines
        return reading
    marked = family in _MARKED or description is not None
    once, repeats = without_repeats(lines if marked else [Line(x.number, _unmarked(x.text)) for x in lines])
    flags: list[Flag] = []
    if family == _NUMBERED:
        once = plain_forms(once)
    if family in _BY_OBJECTIVE:
        once, foreign = without_foreign(key, once)
        once, flags = plain_headings(key, once)
        flags += foreign
    reading = read(key, once, acronyms) if family in _WITHOUT_REPORTERS else read(key, once)
    if family in _BY_OBJECTIVE:
        headings = {n for f in reading.furniture if "heading" in f.what for n in range(f.lines[0], f.lines[1] + 1)}
        flags += misfits(key, once, headings)
    for repeat in repeats:
        message = (
            f"the {repeat.what} of lines {repeat.first[0]} to {repeat.first[1]} stands here again; it is read once"
        )
        flags.append(Flag(key, repeat.lines[0], f"{repeat.what}-repeated", message))
        reading.furniture.append(Furniture(repeat.left_out, f"repeated {repeat.what}"))
    flags += _without_text(key, reading.entries)
    running = {n for f in reading.furniture if f.what == _RUNNING for n in range(f.lines[0], f.lines[1] + 1)}
    told = {flag.line for flag in reading.flags}
    seams = seam_flags(key, once, running.union(reading.used))
    reading.flags += [*flags, *(flag for flag in seams if flag.line not in told)]
    reading.lines, reading.line_count = lines, lines[-1].number if lines else 0
    return reading


def _without_text(key: str, entries: Sequence[Entry]) -> Iterator[Flag]:
    """A flag for each entry whose title no text follows, where hardly any entry is so: it may be lost."""
    bare = [e for e in entries if e.title and not e.description]
    for entry in bare if len(bare) <= max(1, _FEW_BARE * len(entries)) and len(entries) >= _SOME else ():
        message = f"no text follows the title of entry {entry.ordinal}; lines or a page may be missing in it"
        yield Flag(key, entry.lines[0], "text-missing", message, doubt=True)


def read_document(
    spec: DocumentSpec,
    folder: Path,
    *,
    is_part_of: IsPartOf | None = None,
    acronyms: frozenset[str] = frozenset(),
) -> Reading:
    """Read a document of the manifest out of `folder`.

    `is_part_of` knows which printed body is a unit of which (see `entramado.loaders.reporters`); without it
    a pair of bodies is read as the document itself prints them elsewhere. `acronyms` are those of the
    country's administration, for a report that says who acts in its sentences only. Raises `DocumentError`
    with the file and the line.
    """
    path = folder / spec.file
    source = read_file(path)
    try:
        lines = source.lines
        if source.set_off and spec.family != PROSE and (spec.family in _MARKED or spec.description is not None):
            lines = with_headings(lines, source.set_off)
        reading = read_lines(spec.family, spec.key, lines, acronyms, spec.description)
    except DocumentError as error:
        message = str(error)
        rest = message.removeprefix(spec.key)
        raise DocumentError(f"{path}{rest}" if rest[:1] == ":" else f"{path}: {message}") from error
    reading.flags += [replace(flag, doc=spec.key) for flag in source.flags]
    reading.boxes = source.boxes
    if is_part_of is not None:
        settle(reading.entries, is_part_of)
    return reading
