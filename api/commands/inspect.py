"""``entramado inspect``: what a document is, before anything is known of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from entramado.api.commands.common import output
from entramado.graph.inspection import Inspection, PrintFit, inspect
from entramado.loaders.reading import PROSE
from entramado.ontology.authority_checks import slugify
from entramado.ontology.profiles import LANGUAGES, SHARED

_SHOWN = 12
_SHOWN_COUNTRIES = 5


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PRINT.toml", help="write the draft of its print there, for --print"
    )


def run(args: argparse.Namespace) -> int:
    """Format, pages, languages, heading candidates, the nearest print or a draft of it, and a manifest table."""
    found = inspect(args.file)
    if args.output and found.draft:
        with output(args.output) as out:
            out.write(found.draft)
    for line in _report(args.file, found, args.output):
        print(line)
    return 0


def _report(path: Path, found: Inspection, draft: Path | None) -> Iterator[str]:
    """The lines of the report; `draft` is where the draft of the print was asked to be written."""
    pages = f", {found.pages} pages" if found.pages is not None else ""
    yield f"format: {found.form}{pages}, {found.written} written lines"
    for note in found.notes:
        yield f"{path}:{note.line}: {note.code}: {note.sentence}"
    yield "languages: " + (", ".join(f"{code} {share:.0%}" for code, share in found.languages.items()) or "unknown")
    named = ", ".join(f"{code} {count}" for code, count in found.countries[:_SHOWN_COUNTRIES])
    yield f"countries named most: {named or 'none'}"
    yield f"heading candidates: {len(found.headings)}"
    for line in found.headings[:_SHOWN]:
        yield f"  {path}:{line.number}: {line.text.strip()[:80]}"
    yield f"nearest print: {found.nearest}"
    for fit in found.fits:
        yield _account(fit)
    name = draft or Path(f"{slugify(path.stem) or 'document'}.toml")
    if found.drafted is not None:
        yield f"a print drafted from it{f', written to {draft}' if draft else f' (with -o {name} it is written)'}:"
        yield _account(found.drafted)
        yield ""
        yield from (f"  {line}".rstrip() for line in found.draft.splitlines())
    yield "manifest table to start from:\n"
    yield from _table(path, found, name)
    yield f"\nread it: {_command(path, found, draft)}"


def _account(fit: PrintFit) -> str:
    counts = f"{fit.used} in entries, {fit.furniture} furniture, {fit.unread} unread"
    return f"  {fit.family}: {fit.entries} entries; lines: {counts}"


def _table(path: Path, found: Inspection, name: Path) -> Iterator[str]:
    yield f"[{slugify(path.stem) or 'document'}]"
    yield f'file = "{path.name}"'
    yield f'family = "{name.name if found.draft else found.nearest}"'
    if found.nearest == PROSE:
        country, language = _read_as(found)
        yield f'country = "{country}"'
        yield f'language = "{language}"'
    yield f'title = "{_quoted(found.title)}"'
    yield 'publisher = ""'
    yield f"edition = {found.year or 0}"
    yield f'issued = "{found.year or ""}"'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _command(path: Path, found: Inspection, draft: Path | None) -> str:
    """How `entramado read` reads the document; a print of Mexico's compendia needs no more than the file."""
    if found.nearest != PROSE:
        return f"entramado read {path}"
    country, language = _read_as(found)
    family = draft if draft and found.draft else PROSE
    return f"entramado read {path} --print {family} --profile {country} --language {language}"


def _read_as(found: Inspection) -> tuple[str, str]:
    """The profile and the language with which a text of no known print is read."""
    language = next((code for code in found.languages if code in LANGUAGES), "es")
    return (found.countries[0][0] if found.countries else SHARED), language
