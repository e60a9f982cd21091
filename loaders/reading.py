"""The entry to the loaders: the manifest, a document's bytes, and the family that reads it.

`read_manifest` says which documents there are; `read_document` reads one. What is wrong with a
file (not there, empty, not UTF-8 ...) is said here, what is wrong with its print by its family.
"""

from __future__ import annotations

import importlib
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from entramado.loaders.characters import clean_rows
from entramado.loaders.model import DocumentError, Reading
from entramado.loaders.reporters import IsPartOf, settle
from entramado.loaders.text import Line

MANIFEST = Path(__file__).with_name("documents.toml")

# family -> module that exposes read(key, lines) -> Reading
FAMILIES = {
    "compendium-numbered": "entramado.loaders.compendium_numbered",
    "compendium-markdown": "entramado.loaders.compendium_markdown",
    "report-bullets": "entramado.loaders.report_bullets",
    "good-practices-study": "entramado.loaders.good_practices_study",
    "executive-report": "entramado.loaders.executive_report",
}
# What a single document may be read as besides: any text, which a manifest's document is not.
PRINTS = {**FAMILIES, "prose": "entramado.loaders.prose"}
# The families of reports that name no reporter of their own, so that known acronyms help to find him.
_WITHOUT_REPORTERS = frozenset(("report-bullets",))
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MARKDOWN = frozenset((".md", ".markdown"))
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_REQUIRED = ("file", "family", "title", "publisher", "edition", "issued")
_OPTIONAL = ("period", "licence", "reports_on", "prose")


@dataclass(frozen=True, slots=True)
class DocumentSpec:
    """One document of the manifest. `publisher` is an identifier of the authority file; `edition` a year."""

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
    if table["family"] not in FAMILIES:
        raise DocumentError(f"{where} is of an unknown family: {table['family']}; use one of {', '.join(FAMILIES)}")
    if not _is_date(table["issued"]):
        raise DocumentError(f"{where} issued is no date: {table['issued']!r}; write 2031, 2031-11 or 2031-11-21")
    return DocumentSpec(key=key, **table)


def _is_date(text: str) -> bool:
    """Whether the text is a year, a month or a day as ISO 8601 writes them."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises `DocumentError` where it is not there, cannot be read or is empty."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(f"{path}: the file is not there; put it there or name its folder with --sources") from error
    except OSError as error:
        raise DocumentError(
            f"{path}: the file cannot be read ({error.strerror}); mend its name or permissions"
        ) from error
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f\0"):
        raise DocumentError(f"{path}: the file is empty; fetch the document again")
    return data


def _other_form(data: bytes) -> str | None:
    """What a file is that is no plain text, by the bytes that it begins with."""
    if data.startswith(b"PK\x03\x04"):
        return "a Word document (.docx)" if b"word/" in data else "a ZIP archive (Word, Excel or OpenDocument)"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "an old Word or Excel file (.doc, .xls)"
    if data.startswith(b"{\\rtf"):
        return "a rich text file (.rtf)"
    return "a web page (HTML)" if _HTML.match(data) else None


def decode(path: Path, data: bytes) -> str:
    r"""The text of UTF-8 bytes: a byte order mark is dropped, Windows line ends become ``\n``."""
    if (form := _other_form(data)) is not None:
        raise DocumentError(f"{path}:1: the file is {form} by its content; save it as UTF-8 text or as PDF")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise DocumentError(f"{path}:1: the file is UTF-16; save it as UTF-8 (iconv -f UTF-16 -t UTF-8)")
    if data.startswith(b"%PDF-"):
        raise DocumentError(f"{path}:1: the file is a PDF by its content; give it a name that ends in .pdf")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentError(
            f"{path}:{line}: the file is not UTF-8 (byte {data[error.start]:#04x}), perhaps Latin-1; "
            "save it as UTF-8 (iconv -f LATIN1 -t UTF-8)"
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DocumentError(f"{path}:{line}: the file is not text (it holds zero bytes); save it as UTF-8 text")
    return text.replace("\r\n", "\n").replace("\r", "" if "\n" in text else "\n")


def text_lines(text: str, *, tables: bool = False) -> list[Line]:
    r"""All lines, blank ones too, numbered from 1 by ``\n``, their characters as `entramado.loaders.characters` says.

    Leading blanks are kept, since some print means them. `tables` where tabs part the cells of tables.
    """
    rows = text.split("\n")
    if rows[-1] == "":
        rows.pop()
    return [Line(number, row.rstrip()) for number, row in enumerate(clean_rows(rows, tables=tables), start=1)]


def file_lines(path: Path) -> list[Line]:
    """The lines of a text file, or of the text of a PDF."""
    if path.suffix.lower() == ".pdf":
        pdf = importlib.import_module("entramado.loaders.pdf")
        lines: list[Line] = pdf.pdf_lines(path, read_bytes(path))
        return lines
    if path.suffix.lower() == ".docx":
        blocks = importlib.import_module("entramado.loaders.formats.blocks")
        found: list[Line] = blocks.block_lines(blocks.docx_blocks(path, read_bytes(path)))
        return found
    return text_lines(decode(path, read_bytes(path)), tables=path.suffix.lower() in _MARKDOWN)


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
    lines = file_lines(path)
    family = importlib.import_module(PRINTS[spec.family])
    try:
        known = (acronyms,) if spec.family in _WITHOUT_REPORTERS else ()
        reading: Reading = family.read(spec.key, lines, *known)
    except DocumentError as error:
        message = str(error)
        rest = message.removeprefix(spec.key)
        raise DocumentError(f"{path}{rest}" if rest[:1] == ":" else f"{path}: {message}") from error
    reading.lines = lines
    if is_part_of is not None:
        settle(reading.entries, is_part_of)
    return reading
