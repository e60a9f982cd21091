"""The documents themselves, where a service was given them: for the cited lines that its pages quote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from entramado.loaders.formats.files import file_lines, read_bytes
from entramado.ontology.errors import EntramadoError
from entramado.ontology.folding import fold_words

# Marks of Markdown that stand for headings and bold type.
_MARKDOWN: Final = re.compile(r"^#{1,6}\s+|\*\*")
# A raised number of a note, tags of HTML (an address between angles is none), what Markdown puts behind a backslash.
_RAISED: Final = re.compile(r"<sup>\s*(\d+)\s*</sup>", re.IGNORECASE)
_SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TAG: Final = re.compile(r"</?(?:b|i|u|em|strong|su[bp]|small|span|br|p|mark)\b[^<>]*>", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>$&~-])")


def without_markup(text: str) -> str:
    r"""A line as readers see it: no marks of Markdown, no tags, and the number of a note raised.

    >>> without_markup(r"**Total:** <b>12</b> faros<sup>9</sup> por \$300")
    'Total: 12 faros⁹ por $300'
    """
    raised = _RAISED.sub(lambda note: note[1].translate(_SUPERSCRIPT), text)
    return _ESCAPED.sub(r"\1", _TAG.sub(lambda tag: " " if "br" in tag[0].lower() else "", _MARKDOWN.sub("", raised)))


class SourcesError(EntramadoError):
    """The documents to quote from are not those that the facts were read in."""


class Originals:
    """The documents' lines by key, as they stand in a folder."""

    def __init__(self, lines: Mapping[str, Mapping[int, str]]) -> None:
        self._lines = lines

    @classmethod
    def of(cls, folder: Path, manifest: Mapping[str, Any]) -> Originals:
        """The documents of a snapshot that are in a folder. Raises `SourcesError` where one is another, or none is."""
        found: dict[str, dict[int, str]] = {}
        for key, document in manifest.get("documents", {}).items():
            path = folder / document["file"]
            if not path.is_file():
                continue
            if sha256(read_bytes(path)).hexdigest() != document["sha256"]:
                raise SourcesError(f"{path}: not the file that the facts were read in; build the snapshot anew from it")
            found[key] = {line.number: without_markup(line.text) for line in file_lines(path)}
        if not found:
            raise SourcesError(f"{folder}: holds none of the documents of the snapshot; name their folder")
        return cls(found)

    def __contains__(self, key: str) -> bool:
        return key in self._lines

    def lines_holding(self, key: str, words: Sequence[Sequence[str]]) -> list[int]:
        """The lines of a document in which each of some words begins, in one of its folded forms."""
        folded = ((number, f" {fold_words(line)}") for number, line in self._lines[key].items())
        return [n for n, line in folded if all(any(f" {form}" in line for form in forms) for forms in words)]

    def text(self, key: str, line: int) -> str:
        """A line of a document; empty where it has no such line."""
        return self._lines[key].get(line, "")
