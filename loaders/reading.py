"""The entry point of the loaders: the manifest of documents, and the reading of one by its family.

`read_manifest` lists the documents; `read_document` reads one. Errors of a file (missing, empty, not UTF-8 ...) come
from `entramado.loaders.formats.files`, errors of its layout from its family.
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

from entramado.loaders.continuity import continuity_flags
from entramado.loaders.entry_forms import normalise_forms
from entramado.loaders.formats.files import decode, read_bytes, read_file
from entramado.loaders.formats.heading_marks import mark_headings
from entramado.loaders.headings import misfit_flags, normalise_headings, without_foreign_objectives
from entramado.loaders.prints.description import PrintDescription, load_print, shipped_files, shipped_print
from entramado.loaders.prints.engine import read as read_described
from entramado.loaders.records import DocumentError, Entry, Flag, Furniture, Reading
from entramado.loaders.repeats import without_repeats
from entramado.loaders.reporters import IsPartOf, reassign_reporters
from entramado.loaders.text import Line
from entramado.ontology.profiles import DEFAULT, ProfileError, body_ids, load_profile

MANIFEST = Path(__file__).with_name("documents.toml")

PROSE = "prose"
# Families whose layout no description can express: the module that has their read(key, lines) -> Reading.
_CODED = {
    "compendium-numbered": "entramado.loaders.compendium_numbered.reader",
    "report-bullets": "entramado.loaders.report_bullets.reader",
    "good-practices-study": "entramado.loaders.good_practices_study.reader",
    "executive-report": "entramado.loaders.executive_report.reader",
    PROSE: "entramado.loaders.prose.reader",
}
# The other families are described in loaders/prints.
FAMILIES = ("compendium-numbered", *shipped_files(), "report-bullets", "good-practices-study", "executive-report")
# A document may also be read as prose: any text, paragraph by paragraph.
PRINTS = (*FAMILIES, PROSE)
_DESCRIPTION_SUFFIX = ".toml"
# The families whose entries have no printed reporter: their readers take the administration's acronyms to find it.
_WITHOUT_REPORTERS = frozenset(("report-bullets",))
_NUMBERED = "compendium-numbered"
# The families whose entries stand under headings of the 23 objectives.
_BY_OBJECTIVE = frozenset(("compendium-numbered", "compendium-markdown", "report-bullets"))
# The families that read Markdown's marks, which headings and items of DOCX and HTML files bear too.
_MARKDOWN_FAMILIES = frozenset(("compendium-markdown", PROSE))
# The kind of furniture that is prose without facts.
_RUNNING_TEXT = "running text"
# Entries without text are flagged up to this share of all entries, in documents of so many entries at least.
_FEW_WITHOUT_TEXT, _FEWEST_ENTRIES = 0.02, 20
_HEADING_MARK = re.compile(r"#{1,6} +(?=\S)")
_ITEM_MARK = re.compile(r"^\s*[->»+] (?=\S)")
_ALL_BOLD = re.compile(r"\s*(\*\*|__)(?P<words>[^*_]+)\1\s*$")
_SUPERSCRIPT = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_REQUIRED = ("file", "family", "title", "publisher", "edition", "issued")
_OPTIONAL = ("period", "licence", "reports_on", "prose", "country", "language")


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """One document of the manifest.

    `file` is its path in the folder of sources, `family` the name of its layout or of a file that describes it,
    `publisher` the id of a profile's body, `edition` a year, `issued` a year, month or day (ISO 8601), `reports_on` the
    key of the document that a report is about. `prose` says that its licence lets its sentences be republished.
    `country` is the code of the profile whose names it is read with, `language` its language (None: the defaults);
    `description` is its layout where `family` names a file.
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
    return load_print(folder / family) if family.endswith(_DESCRIPTION_SUFFIX) else None


def reader_of(family: str, description: PrintDescription | None = None) -> Callable[..., Reading]:
    """The function ``read(key, lines)`` of a family, or of a described layout."""
    if description is None and family in shipped_files():
        description = shipped_print(family)
    if description is not None:
        return partial(read_described, description)
    read: Callable[..., Reading] = importlib.import_module(_CODED[family]).read
    return read


def read_manifest(path: Path | None = None) -> dict[str, DocumentSpec]:
    """The documents by key, in the manifest's order; `path` is the project's own manifest by default.

    Raises `DocumentError` with ``file:line``.
    """
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
    """Raise `DocumentError` where two keys name one file: its entries would count twice."""
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
    """The document of a manifest's table. Raises `DocumentError` for a missing, unknown or wrong field."""
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
    if family not in PRINTS and not family.endswith(_DESCRIPTION_SUFFIX):
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
    """Raise `DocumentError` for an unknown country or language; only prose and described layouts may be not Spanish."""
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


def _without_markup(text: str) -> str:
    """A line without Markdown's marks of headings, bold and superscript; the mark of an item becomes a bullet."""
    text = _SUPERSCRIPT.sub(r"\1", text) if "<sup>" in text else text
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
    """Read a document's lines by its family, after repeats are removed and variants of headings normalised.

    `acronyms` are those of the country's administration; `description` is the layout where the family is a file.
    Raises `DocumentError` (``key:line: ...``).
    """
    read = reader_of(family, description)
    if family == PROSE:
        reading = read(key, lines)
        reading.lines = lines
        return reading
    marked = family in _MARKDOWN_FAMILIES or description is not None
    once, repeats = without_repeats(lines if marked else [Line(x.number, _without_markup(x.text)) for x in lines])
    flags: list[Flag] = []
    if family == _NUMBERED:
        once = normalise_forms(once)
    if family in _BY_OBJECTIVE:
        once, foreign = without_foreign_objectives(key, once)
        once, flags = normalise_headings(key, once)
        flags += foreign
    reading = read(key, once, acronyms) if family in _WITHOUT_REPORTERS else read(key, once)
    if family in _BY_OBJECTIVE:
        headings = {n for f in reading.furniture if "heading" in f.what for n in range(f.lines[0], f.lines[1] + 1)}
        flags += misfit_flags(key, once, headings)
    for repeat in repeats:
        message = (
            f"the {repeat.kind} of lines {repeat.first[0]} to {repeat.first[1]} stands here again; it is read once"
        )
        flags.append(Flag(key, repeat.lines[0], f"{repeat.kind}-repeated", message))
        reading.furniture.append(Furniture(repeat.left_out, f"repeated {repeat.kind}"))
    flags += _missing_text(key, reading.entries)
    running = {n for f in reading.furniture if f.what == _RUNNING_TEXT for n in range(f.lines[0], f.lines[1] + 1)}
    told = {flag.line for flag in reading.flags}
    breaks = continuity_flags(key, once, running.union(reading.used))
    reading.flags += [*flags, *(flag for flag in breaks if flag.line not in told)]
    reading.lines, reading.line_count = lines, lines[-1].number if lines else 0
    return reading


def _missing_text(key: str, entries: Sequence[Entry]) -> Iterator[Flag]:
    """A flag for each entry without text behind its title, where hardly any entry is so: its text may be lost."""
    bare = [e for e in entries if e.title and not e.description]
    for entry in (
        bare if len(bare) <= max(1, _FEW_WITHOUT_TEXT * len(entries)) and len(entries) >= _FEWEST_ENTRIES else ()
    ):
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

    `is_part_of` knows which printed body is a unit of which (see `entramado.loaders.reporters`); without it a pair of
    bodies is read as the document itself prints them elsewhere. `acronyms` are those of the country's administration,
    for families without printed reporters. Raises `DocumentError` with file and line.
    """
    path = folder / spec.file
    source = read_file(path)
    try:
        lines = source.lines
        if (
            source.emphasised
            and spec.family != PROSE
            and (spec.family in _MARKDOWN_FAMILIES or spec.description is not None)
        ):
            lines = mark_headings(lines, source.emphasised)
        reading = read_lines(spec.family, spec.key, lines, acronyms, spec.description)
    except DocumentError as error:
        message = str(error)
        rest = message.removeprefix(spec.key)
        raise DocumentError(f"{path}{rest}" if rest[:1] == ":" else f"{path}: {message}") from error
    reading.flags += [replace(flag, doc=spec.key) for flag in source.flags]
    reading.boxes = source.boxes
    if is_part_of is not None:
        reassign_reporters(reading.entries, is_part_of)
    return reading
