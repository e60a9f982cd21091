"""Faulted copies of documents: the same words, written by a careless tool."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

BETWEEN_WORDS = re.compile(r"(?<=[^\W_]) (?=[^\W_])")


def decomposed(text: str) -> str:
    """Accents as combining marks (NFD)."""
    return unicodedata.normalize("NFD", text)


def blanks(made: str) -> Callable[[str], str]:
    """Every second blank between words is `made` instead."""

    def fault(text: str) -> str:
        count = 0

        def other(match: re.Match[str]) -> str:
            nonlocal count
            count += 1
            return made if count % 2 else match[0]

        # A row of a table keeps the tabs between its cells alone.
        return "\n".join(row if "\t" in row else BETWEEN_WORDS.sub(other, row) for row in text.split("\n"))

    return fault


def soft_hyphens(text: str) -> str:
    """Words are parted by a soft hyphen at a line's end, where a long word ends the line."""
    return re.sub(r"(?<= )([a-záéíóúñ]{4})([a-záéíóúñ]{4,}) ?\n(?=[a-záéíóúñ]+ )", "\\1\xad\n\\2 ", text)


def form_feeds(text: str) -> str:
    """A page's top is a form feed, as pdftotext writes it."""
    return re.sub(r"^ (?=\S)", "\f", text, flags=re.MULTILINE)


CHARACTERS: dict[str, Callable[[str], str]] = {
    "NFD": decomposed,
    "double blanks": blanks("  "),
    "tabs": blanks("\t"),
    "narrow no-break blanks": blanks("\u202f"),
    "no-break blanks": blanks("\xa0"),
    "zero width": blanks(" \u200b"),
    "soft hyphens": soft_hyphens,
    "form feeds": form_feeds,
}
