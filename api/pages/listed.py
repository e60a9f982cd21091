"""Cells that list things, given as kind and slug with their name behind a blank."""

from __future__ import annotations

from collections.abc import Sequence

from entramado.api.pages.cells import Cell
from entramado.api.pages.collation import order
from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext
from entramado.api.translations.interface import Language


def listed_things(context: PageContext, given: Sequence[str], lang: Language) -> Cell:
    """Links to things, each once, by name; what has only a name leads nowhere."""
    named = dict.fromkeys((path, name) for path, _, name in (one.partition(" ") for one in given))
    found = sorted(named, key=lambda one: order(one[1]))
    links = tuple((name, context.href(f"{context.base.iri}id/{path}", lang) if path else "") for path, name in found)
    return Cell("", links=links, lang="" if lang == DOCUMENTS_LANGUAGE else DOCUMENTS_LANGUAGE)
