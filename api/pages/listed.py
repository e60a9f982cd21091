"""Names of institutions in the page's language, and cells that list things, given as kind and slug with their name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from entramado.api.pages.cells import Cell, MadeWhenSeen
from entramado.api.pages.collation import order
from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext, Shown
from entramado.api.translations.interface import Language

# Between names of institutions that a query joins.
BETWEEN: Final = "; "
# Columns of institutions by name, several joined.
_BODIES: Final = frozenset({"reporter", "reporters"})


def listed_things(context: PageContext, given: Sequence[str], lang: Language) -> Cell:
    """Links to things, each once, by name; what has only a name leads nowhere."""
    english = context.english_names if lang == "en" else {}
    split = (one.partition(" ") for one in given)
    iris = ((f"{context.base.iri}id/{path}" if path else "", name) for path, _, name in split)
    found = sorted(dict.fromkeys((english.get(iri, name), iri) for iri, name in iris), key=lambda one: order(one[0]))
    links = tuple((name, context.href(iri, lang) if iri else "") for name, iri in found)
    printed = lang != DOCUMENTS_LANGUAGE and any(iri not in english for _, iri in found)
    return Cell("", links=links, lang=DOCUMENTS_LANGUAGE if printed else "")


def in_english(context: PageContext, cell: Cell | None) -> Cell | None:
    """Names of institutions, those in English that have an English one."""
    if cell is None:
        return None
    names = cell.text.split(BETWEEN)
    called = [context.english_names.get(name, name) for name in names]
    return cell._replace(
        text=BETWEEN.join(called), lang="" if all(map(context.english_names.get, names)) else cell.lang
    )


def body_name(context: PageContext, iri: str, name: str, lang: Language) -> tuple[str, str]:
    """What a page calls an institution, and the language of that."""
    if lang == DOCUMENTS_LANGUAGE or iri not in context.english_names:
        return name, DOCUMENTS_LANGUAGE
    return context.english_names[iri], lang


def with_english_bodies(context: PageContext, shown: Shown, lang: Language) -> Shown:
    """An answer whose lists of institutions have English names on pages in English."""
    at = {place for place, name in enumerate(shown.names) if name in _BODIES and lang == "en"}
    if not at:
        return shown

    def row(cells: tuple[Cell | None, ...]) -> tuple[Cell | None, ...]:
        return tuple(in_english(context, cell) if place in at else cell for place, cell in enumerate(cells))

    return replace(shown, rows=MadeWhenSeen(shown.rows, row))
