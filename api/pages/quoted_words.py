"""The cited lines of challenges and aims in the tables that list them, `LINES_MOST` at a time.

As all quotations they are shown on pages alone, and only where the service has the documents: tables keep the numbers
of the lines that are not quoted, and data formats know none of the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from entramado.api.pages.cells import Cell
from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext, Shown, short
from entramado.api.pages.figure_phrases import joined
from entramado.api.pages.originals import Originals
from entramado.api.pages.quotations import LINES_MOST
from entramado.api.translations.interface import Language

COLUMN: Final = "quotedWords"
_ENDS: Final = (".", ":", ";")
_BULLETS: Final = "•●-–* \t"
# Columns with the line of what is quoted, by the column that is told in these words.
_LINES: Final = {"aim": "aimLine", "category": "line"}


def quoted_words(context: PageContext, places: Iterable[tuple[str, int] | None], lang: Language) -> list[Cell | None]:
    """The words of cited lines (document, line), each once, until `LINES_MOST` lines are quoted; none after these."""
    left, seen, found = LINES_MOST, set[tuple[str, int]](), list[Cell | None]()
    for place in places:
        found.append(None)
        if context.originals is None or place is None or place in seen or place[0] not in context.originals or not left:
            continue
        seen.add(place)
        key, line = place
        words, last = _sentence(context.originals, key, line, line + left - 1)
        href = context.lines_href(key, str(line), str(last), lang)
        found[-1] = Cell(f"«{words}»", href, lang="" if lang == DOCUMENTS_LANGUAGE else DOCUMENTS_LANGUAGE)
        left -= last - line + 1
    return found


def _sentence(originals: Originals, key: str, line: int, most: int) -> tuple[str, int]:
    """The words of a line with those of the next ones that its sentence goes on in, and the last of these lines."""
    words, last = originals.text(key, line).strip(), line
    while last < most and not words.endswith(_ENDS):
        # A page's end leaves a blank line.
        follows = next((n for n in (last + 1, last + 2) if originals.text(key, n).strip()), last + 1)
        after = originals.text(key, follows).strip()
        if follows > most or not after[:1].isalnum() or (after[:1].isupper() and not words.endswith("-")):
            break
        words, last = joined(words, after), follows
    return words.lstrip(_BULLETS), last


def newest_words(context: PageContext, cited: Sequence[Sequence[str]], lang: Language) -> list[Cell | None]:
    """The words of the newest of each row's places (``DOCUMENT:EDITION:LINE``, several parted by blanks)."""
    places = [[one.split(":") for of in row for one in of.split()] for row in cited]
    newest = [max(row, key=lambda one: (int(one[1]), -int(one[2]))) for row in places]
    return quoted_words(context, [(key, int(line)) for key, _, line in newest], lang)


def with_quoted_words(context: PageContext, shown: Shown, lang: Language) -> Shown:
    """A table of challenges or of aims with the words of its first ones; as it is without the documents."""
    lines = [line for thing, line in _LINES.items() if {thing, line, "document"} <= set(shown.terms.names)]
    if context.originals is None or not lines:
        return shown
    places = [
        (short(row["document"].value), int(row[lines[0]].value)) if lines[0] in row else None for row in shown.terms
    ]
    words = quoted_words(context, places, lang)
    rows = tuple((*row, cell) for row, cell in zip(shown.rows, words, strict=True))
    return replace(shown, names=(*shown.names, COLUMN), rows=rows)
