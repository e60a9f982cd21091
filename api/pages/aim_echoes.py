"""Which later actions say what an aim says: those under its objective that share its rarer words.

They are told as what may follow an aim that no action is known to take up; nothing of it is in the graph. Only where
the service has the documents.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Final

from entramado.api.pages.cells import Cell
from entramado.api.pages.context import DOCUMENTS_LANGUAGE, PageContext, Shown
from entramado.api.pages.every_entry import EntryLine, every_entry
from entramado.api.pages.explorer import facet_index
from entramado.api.pages.facets import FacetIndex
from entramado.api.pages.originals import Originals
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.search.words import TOO_WIDE, WORD, function_words, is_generic
from entramado.api.sparql.engine import Term
from entramado.api.translations.interface import Language, word
from entramado.ontology.folding import fold_as_queries

# The question that tells what became of them.
AIMS: Final = "aims-and-what-followed"
_LETTERS_LEAST: Final = 5
# A word without its ending.
_STEM: Final = 7
# How much of what an aim says an action has to say: of its own objective, and of any.
_SAME: Final = 0.38
_ANY: Final = 0.6
# Of them words that are no forms of verbs or adverbs: what is shared must name something.
_SHARED_LEAST: Final = 2
_VERBAL: Final = re.compile(r"(?:ando|iendo|yendo|[aei]r|[ai]d[oa]s?|mente)$")
_SHARED_OF_ANY: Final = 4
_MOST: Final = 3
_TOLD_MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Echo:
    """A later action that says what an aim says, and the words that both have, the rarest first."""

    entry: EntryLine
    words: tuple[str, ...]


async def echoes_of_aims(context: PageContext) -> Mapping[str, tuple[Echo, ...]]:
    """By aim (IRI), the later actions that share its words; none without the documents."""
    return await _ECHOES.get(context)


async def with_echoes(context: PageContext, shown: Shown, lang: Language) -> Shown:
    """The answer about aims: where no later action is found, those that share the words of the aim, as "perhaps"."""
    echoes = await echoes_of_aims(context)
    places = {name: at for at, name in enumerate(shown.names)}
    if not echoes or not {"aim", "entry", "takenUp"} <= places.keys():
        return shown

    def told(cells: tuple[Cell | None, ...], terms: Mapping[str, Term]) -> tuple[Cell | None, ...]:
        found = echoes.get(terms["aim"].value, ()) if "aim" in terms and "entry" not in terms else ()
        if not found:
            return cells
        made = list(cells)
        links = tuple((f"{one.entry.edition}: {one.entry.label}", context.href(one.entry.iri, lang)) for one in found)
        made[places["entry"]] = Cell("", links=links, lang="" if lang == DOCUMENTS_LANGUAGE else DOCUMENTS_LANGUAGE)
        made[places["takenUp"]] = Cell(word("answered.aims.perhaps.words", lang))
        return tuple(made)

    rows = tuple(told(cells, terms) for cells, terms in zip(shown.rows, shown.terms, strict=True))
    return replace(shown, rows=rows)


async def _made(context: PageContext) -> Mapping[str, tuple[Echo, ...]]:
    if context.originals is None:
        return {}
    entries, index = await every_entry(context), await facet_index(context)
    return await asyncio.to_thread(_echoes, entries, index, context.originals)


_ECHOES: Final[PerEngine[PageContext, Mapping[str, tuple[Echo, ...]]]] = PerEngine(_made)


def _echoes(
    entries: Mapping[str, EntryLine], index: FacetIndex, originals: Originals
) -> Mapping[str, tuple[Echo, ...]]:
    stems = {iri: _stems(one, originals) for iri, one in entries.items() if one.document in originals}
    held = Counter(stem for of in stems.values() for stem in of)
    weight = {stem: log(len(stems) / number) for stem, number in held.items()}
    aims, reports = index.matching({"aim": ["true"]}), index.having("objective")
    found = {}
    for iri in (one for one in stems if index.bits.get(one, 0) & aims):
        bit, own = index.bits[iri], stems[iri]
        near = index.matching({"objective": [s for s, of in index.masks.get("objective", {}).items() if of & bit]})
        whole = sum(weight[stem] for stem in own) or 1.0
        told = []
        for other, of in stems.items():
            at, shared = index.bits.get(other, 0), own.keys() & of.keys()
            if at & aims or not at & reports or entries[other].edition <= entries[iri].edition:
                continue
            said, same = sum(weight[stem] for stem in shared) / whole, bool(at & near)
            names = [stem for stem in shared if not _VERBAL.search(own[stem])]
            if said >= (_SAME if same else _ANY) and len(names) >= (_SHARED_LEAST if same else _SHARED_OF_ANY):
                told.append(((same, said), entries[other], sorted(names, key=lambda stem: -weight[stem])))
        told.sort(key=lambda one: one[0], reverse=True)
        found[iri] = tuple(Echo(entry, tuple(own[s] for s in shared[:_TOLD_MOST])) for _, entry, shared in told[:_MOST])
    return _alike(found, entries)


def _alike(found: Mapping[str, tuple[Echo, ...]], entries: Mapping[str, EntryLine]) -> dict[str, tuple[Echo, ...]]:
    """What was found, also for an aim with nothing of its own that stands in the same words under another objective."""
    by_words = {fold_as_queries(entries[iri].label): echoes for iri, echoes in found.items() if echoes}
    return {iri: echoes or by_words.get(fold_as_queries(entries[iri].label), ()) for iri, echoes in found.items()}


def _stems(entry: EntryLine, originals: Originals) -> dict[str, str]:
    """The words of an entry that say something, by their stems."""
    lines: Sequence[str] = [originals.text(entry.document, line) for line in range(entry.first, entry.last + 1)]
    words = WORD.findall(fold_as_queries(" ".join((*lines, entry.label))))
    small = function_words() | TOO_WIDE
    kept = (w for w in words if len(w) >= _LETTERS_LEAST and w not in small and not w.isdecimal() and not is_generic(w))
    return {word[:_STEM]: word for word in kept}
