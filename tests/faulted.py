"""Faulted copies of documents: the same words, written by a careless tool."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

BETWEEN_WORDS = re.compile(r"(?<=[^\W_]) (?=[^\W_])")


def decomposed(text: str) -> str:
    """Accents as combining marks (NFD)."""
    return unicodedata.normalize("NFD", text)


def blanks(*made: str) -> Callable[[str], str]:
    """Every second blank between words is one of `made` instead, each in turn."""

    def fault(text: str) -> str:
        count = 0

        def other(match: re.Match[str]) -> str:
            nonlocal count
            count += 1
            return made[count // 2 % len(made)] if count % 2 else match[0]

        # A row of a table keeps the tabs between its cells alone.
        return "\n".join(row if "\t" in row else BETWEEN_WORDS.sub(other, row) for row in text.split("\n"))

    return fault


def soft_hyphens(text: str) -> str:
    """Words are parted by a soft hyphen at a line's end, where a long word ends the line."""
    return re.sub(r"(?<= )([a-záéíóúñ]{4})([a-záéíóúñ]{4,}) ?\n(?=[a-záéíóúñ]+ )", "\\1\xad\n\\2 ", text)


def form_feeds(text: str) -> str:
    """A page's top is a form feed, as pdftotext writes it."""
    return re.sub(r"^ (?=\S)", "\f", text, flags=re.MULTILINE)


# What a careless tool does, by the copy that has it: a copy has several at once, since none hides another.
CHARACTERS: dict[str, dict[str, Callable[[str], str]]] = {
    "words": {"soft hyphens": soft_hyphens, "no-break blanks": blanks("\u202f", "\xa0"), "NFD": decomposed},
    "layout": {"blanks": blanks("  ", "\t", " \u200b"), "form feeds": form_feeds},
}
