"""The words that a figure is printed between, for figures that their unit and group do not tell whole.

A few words before the number and after it, out of its cited lines: whether 1,208 and 21,839 "personas" were advised or
rescued, that 300 were "more than" 300, or how a list goes on whose parts a unit was put together of.
As all quotations they are shown on pages alone, and only where the service has the documents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from entramado.api.pages.cells import Cell, MadeWhenSeen
from entramado.api.pages.context import PageContext, Shown, short
from entramado.api.pages.marked_text import number_spans
from entramado.api.pages.originals import Originals
from entramado.api.sparql.engine import Term
from entramado.api.translations.interface import Language
from entramado.loaders.languages.spanish.noun_classes import ABOUT
from entramado.ontology.folding import fold

WORDS_BEFORE: Final = 7
WORDS_AFTER: Final = 7
COLUMN: Final = "phrase"
_TOLD_APART_BY: Final = ("edition", "document", "entry", "unit", "done", "period", "group")
# A unit of one word says little of what was done ("personas", "casos").
_WORDS_ENOUGH: Final = 2
# Characters after a number in which the words of its unit are looked for.
_NEAR: Final = 40
_WORD: Final = re.compile(r"\w+")
_SENTENCE_END: Final = re.compile(r"[.:;]\s+(?=\S)|\s[•●\-–*]\s+")
_BROKEN_WORD: Final = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-zà-ÿ])")


def with_phrases(context: PageContext, shown: Shown, lang: Language) -> Shown:
    """A table of figures with a column of the words around those that other columns do not tell apart.

    The table as it is where no figure needs them, or the service does not have the documents.
    """
    originals, line = context.originals, "line" if "line" in shown.terms.names else "firstLine"
    if originals is None or not {"value", "unit", "document", line} <= set(shown.terms.names):
        return shown
    alike = Counter(_told(row) for row in shown.terms)
    wanted = [alike[_told(row)] > 1 or _says_little(row) or _put_together(row) for row in shown.terms]

    def row(at: int) -> tuple[Cell | None, ...]:
        terms = shown.terms.rows[at]
        key = short(terms["document"].value)
        unit = terms["unit"].value if "unit" in terms else ""
        words = phrase(originals, key, int(terms[line].value), terms["value"].value, unit)
        words = words if wanted[at] or _is_about(words, terms["value"].value) else ""
        return (*shown.rows[at], Cell(words, lang="" if lang == "es" else "es") if words else None)

    return replace(shown, names=(*shown.names, COLUMN), rows=MadeWhenSeen(range(len(shown)), row))


def without_column(shown: Shown, name: str) -> Shown:
    """A table without a column that others tell as well, as the edition tells the document."""
    return _with_columns(shown, [at for at, one in enumerate(shown.names) if one != name])


def without_empty(shown: Shown, rows_shown: int | None = None) -> Shown:
    """A table without the columns in which none of the rows that are shown (the first ones, or all) has a value."""
    rows = shown.rows[:rows_shown]
    return _with_columns(shown, [at for at in range(len(shown.names)) if not rows or any(row[at] for row in rows)])


def _with_columns(shown: Shown, kept: list[int]) -> Shown:
    rows = MadeWhenSeen(shown.rows, lambda row: tuple(row[at] for at in kept))
    return replace(shown, names=tuple(shown.names[at] for at in kept), rows=rows)


def _told(row: Mapping[str, Term]) -> tuple[str, ...]:
    return tuple(row[name].value if name in row else "" for name in _TOLD_APART_BY)


def _says_little(row: Mapping[str, Term]) -> bool:
    return "unit" in row and "done" not in row and len(row["unit"].value.split()) < _WORDS_ENOUGH


def _put_together(row: Mapping[str, Term]) -> bool:
    """Whether the words of a unit do not stand together in print: the part of a total has its noun from elsewhere."""
    return "unit" in row and row["unit"].value.endswith(")")


def _is_about(words: str, value: str) -> bool:
    """Whether the words say that the number is not exact."""
    places = number_spans(words, value)
    return bool(places) and ABOUT.search(fold(words[: places[0][0]])) is not None


def phrase(originals: Originals, key: str, line: int, value: str, unit: str = "") -> str:
    """The words around a number in a document's line, of one sentence; empty where it is not printed there in digits.

    A number that the line prints several times is the one that most words of its unit follow. A sentence that began
    on the line before, or ends on the next one, lends its words.
    """
    if key not in originals:
        return ""
    before, here, after = (originals.text(key, n).strip() for n in (line - 1, line, line + 1))
    places = number_spans(here, value)
    if not places:
        return ""
    counted = _WORD.findall(unit.lower())
    begin, end = max(places, key=lambda place: sum(word in here[place[1] :][:_NEAR].lower() for word in counted))
    left = _SENTENCE_END.split(joined(before, here[:begin]))[-1].split()
    right = _SENTENCE_END.split(joined(here[end:], after))[0].split()
    shown = [*left[-WORDS_BEFORE:], here[begin:end], *right[:WORDS_AFTER]]
    cut, rest = "… " if len(left) > WORDS_BEFORE else "", " …" if len(right) > WORDS_AFTER else ""
    return f"{cut}{' '.join(shown)}{rest}".replace(" ,", ",")


def joined(first: str, second: str) -> str:
    """Two lines as one text; a word broken between them is whole again."""
    return _BROKEN_WORD.sub("", f"{first}\n{second}").replace("\n", " ")
