"""The figures that have some filters, out of all figures as they are kept, for the search that asks for many at once.

The page of figures asks the graph itself; what stands here finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.answers import bound
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.entry_details import entries_by_all
from entramado.api.pages.every_figure import every_figure, figures_of_kind
from entramado.api.pages.per_build import PerEngine
from entramado.api.sparql.engine import Term
from entramado.ontology.folding import fold_as_queries

Figure = Mapping[str, Term]
_Key = tuple[str, ...]
_KEYS: Final = ("entry", "line", "value", "unit", "group")
_SAID: Final = ("unit", "done", "entryLabel")
# Filters of the entry as the explorer has them; a state's are those of what takes place there or what it reports.
_OF_ENTRY: Final = {
    **{name: (name,) for name in ("chapter", "objective", "programme", "document")},
    "state": ("state", "reporting_state"),
}
_OF_FIGURE: Final = frozenset({"counts", "population", "text", "use"})


@dataclass(frozen=True, slots=True)
class _Kept:
    """All figures, each with the words that it is found by, and the keys of those that count a kind or a group."""

    rows: tuple[tuple[Figure, _Key, str], ...]
    kinds: Mapping[str, frozenset[_Key]]
    groups: Mapping[str, frozenset[_Key]]


def words_of(row: Figure, columns: Sequence[str] = _SAID) -> str:
    """What a figure's columns say, folded: what it counts, what was done, its entry's title."""
    return fold_as_queries(" ".join(row[name].value if name in row else "" for name in columns))


def _key(row: Figure) -> _Key:
    return tuple(row[name].value for name in _KEYS)


async def _keep(context: PageContext) -> _Kept:
    rows = tuple((row, _key(row), words_of(row)) for row in await every_figure(context))
    kinds = {
        kind: frozenset(_key(row) for row in await figures_of_kind(context, kind)) for kind in ("persons", "money")
    }
    groups: dict[str, set[_Key]] = {}
    for row in await context.engine.rows(bound("figure-populations", {}, context.base.iri)):
        groups.setdefault(short(row["population"].value), set()).add(_key(row))
    return _Kept(rows, kinds, {slug: frozenset(of) for slug, of in groups.items()})


_KEPT: Final[PerEngine[PageContext, _Kept]] = PerEngine(_keep)


async def figures_found(context: PageContext, filters: Mapping[str, str]) -> Sequence[Figure]:
    """The figures with some filters of the page of figures, the largest first."""
    given = {name: value for name, value in filters.items() if value}
    known = given.keys() <= _OF_ENTRY.keys() | _OF_FIGURE and given.get("counts", "persons") in ("persons", "money")
    if not known:
        return (await context.engine.rows(bound("figures", given, context.base.iri))).rows
    kept, index = await _KEPT.get(context), await entries_by_all(context)
    tests: list[Callable[[Figure, _Key, str], bool]] = []
    mask = index.everything
    for name in _OF_ENTRY.keys() & given.keys():
        either = 0
        for facet in _OF_ENTRY[name]:
            either |= index.masks.get(facet, {}).get(given[name], 0)
        mask &= either
    if mask != index.everything:
        tests.append(lambda row, key, said: bool(mask & index.bits.get(row["entry"].value, 0)))
    if "text" in given:
        text = fold_as_queries(given["text"])
        tests.append(lambda row, key, said: text in said)
    for name, held in (("counts", kept.kinds), ("population", kept.groups)):
        if name in given:
            tests.append(_among(held.get(given[name], frozenset())))
    if "use" in given:
        tests.append(lambda row, key, said: "money" in row and row["money"].value == given["use"])
    return [row for row, key, said in kept.rows if all(test(row, key, said) for test in tests)]


def _among(keys: frozenset[_Key]) -> Callable[[Figure, _Key, str], bool]:
    """Whether a figure is one of some."""
    return lambda row, key, said: key in keys


async def warm_figures(context: PageContext) -> None:
    """Keep the figures before they are asked for."""
    await _KEPT.get(context)
