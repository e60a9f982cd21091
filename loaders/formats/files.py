"""Reads a document's file to lines, by its format: text, Markdown, PDF, DOCX, HTML.

Errors of files (missing, empty, too large, not UTF-8 ...) are raised here, each with its remedy.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from entramado.loaders.formats.characters import clean_rows
from entramado.loaders.formats.table_rows import rejoined_rows
from entramado.loaders.records import Box, DocumentError, Flag
from entramado.loaders.text import Line

DOCUMENT_MB_MAX = 64
_LIMIT = "ENTRAMADO_DOCUMENT_MB_MAX"
_MARKDOWN = frozenset((".md", ".markdown"))
# The formats with a reader in a module of their own, by a file's suffix.
_FORMATS = {".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".xhtml": "html"}
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_CHARSET = re.compile(rb"""<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEAD_BYTES = 4096
# In UTF-16 nearly every second byte of Latin text is zero: one in so many is enough to tell.
_ZEROS_OF_UTF_16 = 4
# Mojibake, "Ã³" for "ó": UTF-8 that was decoded as Latin-1 or Windows-1252 and encoded again.
_MOJIBAKE = re.compile("Ã[\x80-\xbf\u0152-\u017e\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_FEWEST_MOJIBAKE = 3
_REPLACEMENT = "\ufffd"


@dataclass(slots=True)
class FileLines:
    """The lines of a file, the name of its format, its number of pages (None without pages), and flags on the file.

    `boxes` (by line number) say where a line is printed; `emphasised` are the numbers of lines in bold or larger type.
    """

    format_name: str
    lines: list[Line]
    pages: int | None = None
    flags: list[Flag] = field(default_factory=list)
    boxes: dict[int, Box] = field(default_factory=dict)
    emphasised: frozenset[int] = frozenset()


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises `DocumentError` where it is not there, cannot be read, is empty or too large."""
    try:
        most = _most_mb(path)
        if path.is_file() and path.stat().st_size > most * 1_000_000:
            raise DocumentError(
                f"{path}: the file has {path.stat().st_size / 1_000_000:.1f} MB, more than the {most:g} that "
                f"{_LIMIT} allows; raise that setting, or part the file"
            )
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


def _most_mb(path: Path) -> float:
    """The size limit of a document in megabytes. Raises `DocumentError` where the setting is no number."""
    text = os.environ.get(_LIMIT, "")
    try:
        return float(text) if text else DOCUMENT_MB_MAX
    except ValueError as error:
        raise DocumentError(f"{path}: {_LIMIT} is no number: {text!r}; it takes megabytes") from error


def _other_format(data: bytes) -> str | None:
    """The format of a file that is no plain text, by its first bytes, with a remedy; None for text."""
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return "a Word document (.docx) by its content; give it a name that ends in .docx"
        return "a ZIP archive (Word, Excel or OpenDocument) by its content; save it as UTF-8 text or as PDF"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "an old Word or Excel file (.doc, .xls) by its content; save it as .docx or as PDF"
    if data.startswith(b"{\\rtf"):
        return "a rich text file (.rtf) by its content; save it as .docx or as PDF"
    if data.startswith(b"%PDF-"):
        return "a PDF by its content; give it a name that ends in .pdf"
    return "a web page (HTML) by its content; give it a name that ends in .html" if is_html(data) else None


def decode_page(path: Path, data: bytes) -> str:
    """The text of a web page: UTF-8, else the encoding that the page declares. Raises `DocumentError` for neither."""
    named = _CHARSET.search(data[:_HEAD_BYTES])
    for encoding in ("utf-8-sig", named[1].decode("ascii") if named else ""):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    raise DocumentError(f"{path}:1: the page is not UTF-8 and names no encoding it is in; save it again as UTF-8")


def is_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    return _HTML.match(data) is not None


def decode(path: Path, data: bytes) -> str:
    r"""The text of UTF-8 bytes, without byte order mark, its line ends ``\n``.

    Raises `DocumentError` for other formats and encodings, and for mojibake.
    """
    if (format_name := _other_format(data)) is not None:
        raise DocumentError(f"{path}:1: the file is {format_name}")
    head = data[:_HEAD_BYTES]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or head.count(0) > len(head) / _ZEROS_OF_UTF_16:
        raise DocumentError(f"{path}:1: the file is UTF-16; save it as UTF-8 (iconv -f UTF-16 -t UTF-8)")
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
    twice = [m.start() for m in _MOJIBAKE.finditer(text)]
    if len(twice) >= _FEWEST_MOJIBAKE:
        line = text.count("\n", 0, twice[0]) + 1
        raise DocumentError(
            f"{path}:{line}: letters were written as UTF-8 twice ({text[twice[0] : twice[0] + 2]!r} for one letter); "
            "fetch the document again, or undo one of the two (iconv -f UTF-8 -t LATIN1)"
        )
    return text.replace("\r\n", "\n").replace("\r", "" if "\n" in text else "\n")


def text_lines(text: str, *, tables: bool = False) -> list[Line]:
    r"""All lines, blank ones too, numbered from 1 by ``\n``, their characters normalised (see `characters`).

    Leading blanks are kept: they may stand for a page's top. With `tables`, tabs separate the cells of tables.
    """
    rows = text.split("\n")
    if rows[-1] == "":
        rows.pop()
    return [Line(number, row.rstrip()) for number, row in enumerate(clean_rows(rows, tables=tables), start=1)]


def _text(path: Path, data: bytes) -> FileLines:
    return FileLines("text", text_lines(decode(path, data)))


def _markdown(path: Path, data: bytes) -> FileLines:
    numbered, broken = rejoined_rows(decode(path, data).split("\n"))
    lines = text_lines("\n".join(row for _, row in numbered), tables=True)
    message = "a row of the table is broken over this line and the next one; it is read as one"
    flags = [Flag("", number, "table-row-broken", message, doubt=True) for number in broken]
    lines = [Line(number, line.text) for (number, _), line in zip(numbered, lines, strict=False)]
    return FileLines("Markdown", lines, flags=flags)


def _reader(name: str) -> Callable[[Path, bytes], FileLines]:
    """The reader of a format, whose module (and library) is imported with the first file of that format."""
    module: Any = importlib.import_module(f"entramado.loaders.formats.{name}")
    read: Callable[[Path, bytes], FileLines] = getattr(module, f"read_{name}")
    return read


def read_file(path: Path) -> FileLines:
    """The lines of a file of any known format, with flags on lost letters. Raises `DocumentError`."""
    found = _lines_of(path)
    lost = [line.number for line in found.lines if _REPLACEMENT in line.text]
    if lost:
        message = f"letters of {len(lost)} lines are lost (U+FFFD stands for them); fetch the document again"
        found.flags.append(Flag("", lost[0], "letters-lost", message, doubt=True))
    return found


def _lines_of(path: Path) -> FileLines:
    suffix = path.suffix.lower()
    data = read_bytes(path)
    if suffix in _FORMATS:
        return _reader(_FORMATS[suffix])(path, data)
    return _markdown(path, data) if suffix in _MARKDOWN else _text(path, data)


def file_lines(path: Path) -> list[Line]:
    """The lines of a file of any known format. Raises `DocumentError`."""
    return read_file(path).lines
