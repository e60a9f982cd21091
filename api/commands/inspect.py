"""``entramado inspect``: what a document is, before anything is known of it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from entramado.graph.single import nearest_print
from entramado.loaders.model import DocumentError
from entramado.loaders.reading import PROSE, file_lines
from entramado.ontology.authority_checks import slugify

_FORMATS = {".pdf": "PDF", ".docx": "DOCX", ".md": "Markdown"}
_HEADING = re.compile(
    r"#{1,6} \S|(?:objetivo|cap[ií]tulo|secci[oó]n|anexo)\s+(?:\d+|[IVX]+)\b|[IVX]+\.\s+\S", re.IGNORECASE
)
_SMALL_WORDS = {
    "es": {"el", "los", "las", "del", "con", "para", "por", "una"},
    "en": {"the", "and", "of", "with", "for", "to", "was", "were"},
    "fr": {"le", "les", "des", "avec", "pour", "est", "dans", "une"},
    "pt": {"os", "das", "dos", "com", "para", "uma", "não", "em"},
}
_SHOWN = 12


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Format, language, heading candidates, the nearest print, and a manifest table to start from."""
    path: Path = args.file
    lines = [line for line in file_lines(path) if line.text.strip()]
    print(f"format: {_FORMATS.get(path.suffix.lower(), 'text')}, {len(lines)} written lines")
    words = re.findall(r"[^\W\d_]+", " ".join(line.text for line in lines).lower())
    counts = {code: sum(w in small for w in words) for code, small in _SMALL_WORDS.items()}
    print(f"language: {max(counts, key=lambda code: counts[code]) if any(counts.values()) else 'unknown'}")
    headings = [line for line in lines if _HEADING.match(line.text.strip())]
    print(f"heading candidates: {len(headings)}")
    for line in headings[:_SHOWN]:
        print(f"  {path}:{line.number}: {line.text.strip()[:80]}")
    try:
        nearest = nearest_print(path)
    except DocumentError:
        nearest = PROSE
    print(f"nearest print: {nearest}")
    print("manifest table to start from:\n")
    print(f'[{slugify(path.stem) or "document"}]\nfile = "{path.name}"\nfamily = "{nearest}"')
    print('title = ""\npublisher = ""\nedition = 0\nissued = ""')
    return 0
