r"""Normalises the characters of every file before a family reads it.

Accents are composed (NFC), ligatures decomposed, bullets of symbol fonts become "•", variants of hyphens and dashes the
usual ones, runs of any blanks one blank; a word with a soft hyphen at a line's end is rejoined, and a form feed becomes
the mark of a page's top that the families know: one blank before its first line. No line is added or removed, so that
line numbers stay the file's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LIGATURES: dict[int, str | None] = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}
# Characters without width: in the scripts that are read here they part no words.
_INVISIBLE: dict[int, str | None] = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
# The bullets of symbol fonts, in the private use area of Unicode.
_BULLETS: dict[int, str | None] = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf076\uf06e\uf0a8"), "•")
# Two or three hyphens between words stand for a dash.
_TYPED_DASH = re.compile(r"(?<=[\w.)”\"]) -{2,3} (?=[\w(“\"])")
# Other bullets; ticks and hollow boxes stay, since they have a meaning.
_ITEM_MARK = re.compile(r"^(\s*)[▪■◦▫‣⁃∙➢➤►▶◆❖]\s*(?=\S)")
# Variants of the hyphen and of the en and em dash.
_DASHES: dict[int, str | None] = {0x2010: "-", 0x2011: "-", 0xFE63: "-", 0xFF0D: "-", 0x2012: "–", 0x2015: "—"}
_PLAIN = _LIGATURES | _INVISIBLE | _BULLETS | _DASHES
_SOFT = "\xad"
_TOP = "\f"
_BLANKS = re.compile(r"[^\S\n]+")
_BLANKS_BUT_TABS = re.compile(r"[^\S\n\t]+")
_WORD_PART = re.compile(r"\s*([^\W\d_]\S*)")
_LONGEST_CELL = 90
_LIST_MARK = re.compile(r"\s*(?:[-*+•#]+|\d{1,3}[.)])\s")


def clean_row(row: str, *, cells: bool = False) -> str:
    """One line with normalised characters and single blanks; leading blanks stay, and with `cells` the tabs."""
    row = _ITEM_MARK.sub(r"\1• ", unicodedata.normalize("NFC", row.translate(_PLAIN)))
    row = _TYPED_DASH.sub(" – ", row)
    body = row.lstrip()
    if cells:
        return _BLANKS_BUT_TABS.sub(" ", row).rstrip(" ")
    return " " * (len(row) - len(body)) + _BLANKS.sub(" ", body).rstrip()


def clean_rows(rows: Sequence[str], *, tables: bool = False) -> list[str]:
    """The lines of a text, normalised; with `tables`, tabs that separate the cells of Markdown tables stay."""
    cells = _table_rows(rows) if tables else set()
    out: list[str] = []
    top = False
    for number, printed in enumerate(rows):
        row = printed
        if _TOP in row:
            before, _, behind = row.rpartition(_TOP)
            top = top or not before.strip(_TOP + " ")
            row = behind if not before.strip(_TOP + " ") else row.replace(_TOP, " ")
            opens_next = printed.rstrip(" ").endswith(_TOP)
        else:
            opens_next = False
        row = clean_row(row, cells=number in cells)
        if top and row.strip():
            row, top = f" {row.lstrip()}", False
        out.append(row)
        top = top or opens_next
    return _whole_words(out)


def _table_rows(rows: Sequence[str]) -> set[int]:
    """Positions of lines whose tabs separate cells: neighbours with as many tabs, short cells and no list mark."""
    found: set[int] = set()
    for at in range(len(rows) - 1):
        pair = rows[at : at + 2]
        tabs = [row.count("\t") for row in pair]
        short = all(len(cell) <= _LONGEST_CELL for row in pair for cell in row.split("\t"))
        listed = any(_LIST_MARK.match(row) for row in pair)
        if tabs[0] and tabs[0] == tabs[1] and short and not listed:
            found |= {at, at + 1}
    return found


def _whole_words(rows: list[str]) -> list[str]:
    """Rejoin words with a soft hyphen at a line's end; where the next line has no other word, a hyphen stays."""
    for at in range(len(rows)):
        row = rows[at]
        if row.endswith(_SOFT):
            head = row.rstrip(_SOFT)
            behind = rows[at + 1] if at + 1 < len(rows) else ""
            rest = _WORD_PART.match(behind)
            if rest and behind[rest.end() :].strip():
                indent = behind[: len(behind) - len(behind.lstrip())]
                rows[at + 1] = indent + behind[rest.end() :].lstrip()
                row = head + rest[1]
            else:
                row = f"{head}-"
        rows[at] = row.replace(_SOFT, "")
    return rows
