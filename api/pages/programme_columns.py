"""The entries of one programme side by side: a column each, the newest first, and a row for each question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from entramado.api.pages.cells import Cell, grouped
from entramado.api.pages.context import PageContext, Shown, short
from entramado.api.sparql.engine import Term
from entramado.api.translations.interface import Language, word
from entramado.api.translations.printed import english_counted, quoted

ENTRIES_MOST: Final = 6
_ROWS: Final = ("reporter", "unit", "partner", "objective", "population", "state", "country", "figure", "challenge")
Heading = tuple[str, bool]


def beside(
    context: PageContext, shown: Shown, iri: str, lang: Language
) -> tuple[list[Heading], list[list[Cell | None]]]:
    """Headings and rows; none where the programme has no other entry. The page's own entry is always among them."""
    said: dict[str, dict[str, dict[str, Cell]]] = defaultdict(lambda: defaultdict(dict))
    heads: dict[str, Mapping[str, Term]] = {}
    for terms, cells in zip(shown.terms, shown.rows, strict=True):
        entry = terms["entry"].value
        heads.setdefault(entry, terms)
        value = dict(zip(shown.names, cells, strict=True)).get("value")
        if "what" in terms and value is not None:
            what = terms["what"].value
            said[entry][what].setdefault(_phrase(terms, lang) if what == "figure" else value.text, value)
    newest = sorted(heads, key=lambda one: (one != iri, -int(heads[one]["edition"].value[:4]), one))[:ENTRIES_MOST]
    if len(newest) < 2:
        return [], []
    columns = sorted(newest, key=lambda one: (-int(heads[one]["edition"].value[:4]), one))
    headings = [(word("column.what", lang), False), *((heads[one]["edition"].value[:4], False) for one in columns)]
    rows: list[list[Cell | None]] = [
        [Cell(word("column.entry", lang)), *(_entry(context, heads[one], iri, lang) for one in columns)],
        [Cell(word("column.lines", lang)), *(_lines(context, heads[one], lang) for one in columns)],
    ]
    for what in _ROWS:
        if any(said[one][what] for one in columns):
            rows.append([Cell(word(f"code.what.{what}", lang)), *(_cell(what, said[one][what]) for one in columns)])
    return headings, rows


def _phrase(figure: Mapping[str, Term], lang: Language) -> str:
    """A figure with what it counts, quoted on a page in English where it has no English."""
    shown, words = grouped(figure["value"].value), figure["valueLabel"].value if "valueLabel" in figure else ""
    if words and lang == "en":
        words = english_counted(words) or quoted(words)
    return f"{shown} {words}".strip()


def _entry(context: PageContext, head: Mapping[str, Term], iri: str, lang: Language) -> Cell:
    href = "" if head["entry"].value == iri else context.href(head["entry"].value, lang)
    return Cell(head["entryLabel"].value, href, lang="" if lang == "es" else "es")


def _lines(context: PageContext, head: Mapping[str, Term], lang: Language) -> Cell:
    first, last = head["firstLine"].value, head["lastLine"].value
    return Cell(f"{first}–{last}", context.lines_href(short(head["document"].value), first, last, lang))


def _cell(what: str, values: Mapping[str, Cell]) -> Cell | None:
    """Figures as phrases that lead nowhere; other values as links."""
    if not values:
        return None
    if what == "figure":
        return Cell("", links=tuple((phrase, "") for phrase in values))
    links = tuple((one.text, one.href) for one in values.values())
    return Cell("", links=links, lang=next(iter(values.values())).lang)
