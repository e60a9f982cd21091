"""Values that may be of one quantity: counted in the same words in one edition by several entries, and near each other.

The documents do not say which of them holds, and a reader who meets one of them should know of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.cells import grouped
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.every_figure import every_figure
from entramado.api.pages.per_build import PerEngine
from entramado.api.pages.search.words import WORD, function_words
from entramado.api.sparql.engine import Rows, Term
from entramado.ontology.folding import fold_as_queries

# Fewer words of weight ("personas atendidas") count different things in different entries.
_WORDS_LEAST: Final = 3
_WORDS_ALIKE: Final = 4
_LETTERS_MIN: Final = 4
# Small counts, and such as differ by more than a third, are mostly of different things.
_VALUE_LEAST: Final = 1000
_APART_MOST: Final = 4 / 3


@dataclass(frozen=True, slots=True)
class RivalValue:
    """One of the values: itself, the entry that gives it, its document's key and line."""

    value: str
    entry: str
    document: str
    line: str


@dataclass(frozen=True, slots=True)
class Rivals:
    """What is counted, in whose words, in which edition, and its values, the largest first."""

    unit: str
    edition: str
    values: tuple[RivalValue, ...]


async def rivals_of(context: PageContext, entries: Iterable[str]) -> list[Rivals]:
    """The quantities with several values, one of which some entries give."""
    wanted = set(entries)
    return [one for one in await _RIVALS.get(context) if any(value.entry in wanted for value in one.values)]


async def _all(context: PageContext) -> list[Rivals]:
    return rivals(await every_figure(context))


_RIVALS: Final[PerEngine[PageContext, list[Rivals]]] = PerEngine(_all)


def rivals(rows: Rows) -> list[Rivals]:
    """The quantities with several values among figures."""
    alike: dict[tuple[str, str, tuple[str, ...]], list[Mapping[str, Term]]] = defaultdict(list)
    for row in rows:
        words = _weighing(row["unit"].value)
        number = row["value"].value
        if len(words) >= _WORDS_LEAST and number.isdecimal() and int(number) >= _VALUE_LEAST:
            alike[row["edition"].value, row["group"].value, words[:_WORDS_ALIKE]].append(row)
    found = []
    for (edition, _, _), same in alike.items():
        kept = [one for one in same if any(_rival(one, other) for other in same)]
        if kept:
            found.append(Rivals(kept[0]["unit"].value, edition[:4], _values(kept)))
    return found


def _weighing(unit: str) -> tuple[str, ...]:
    """The words of a unit that say what is counted."""
    found = WORD.findall(fold_as_queries(unit))
    return tuple(word for word in found if len(word) >= _LETTERS_MIN and word not in function_words())


def _rival(one: Mapping[str, Term], other: Mapping[str, Term]) -> bool:
    """Whether two entries give near values of a time that may be one."""
    times = [row["period"].value for row in (one, other) if "period" in row]
    low, high = sorted(int(row["value"].value) for row in (one, other))
    same_time = len(set(times)) < len((one, other)) or not all(times)
    return one["entry"] != other["entry"] and same_time and low < high <= low * _APART_MOST


def _values(rows: Sequence[Mapping[str, Term]]) -> tuple[RivalValue, ...]:
    found = (
        RivalValue(grouped(row["value"].value), row["entry"].value, short(row["document"].value), row["line"].value)
        for row in rows
    )
    return tuple(dict.fromkeys(found))
