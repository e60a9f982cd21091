"""What several editions count of a programme: a row for each thing that is counted, a column for each edition.

Figures stand in one row where their group is the same and their words begin alike. An edition that counts nothing in
these words, but something in fewer or more of them ("eventos", "eventos presenciales y virtuales"), shows that with its
own words, so that an empty cell is one indeed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.cells import grouped
from entramado.api.pages.context import short
from entramado.api.sparql.engine import Rows, Term
from entramado.ontology.folding import fold_as_queries

_WORDS_ALIKE: Final = 3
_LETTERS_MIN: Final = 4
_ALMOST_MOST: Final = 3
_WORD: Final = re.compile(r"\w+")
Words = tuple[str, ...]
# The words around a value in a document (a key) and line, counting a unit.
Phrase = Callable[[str, int, str, str], str]


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A value of an edition, its unit where it is not the row's, its lines with addresses, the words around it."""

    value: str
    unit: str
    places: tuple[tuple[str, str], ...]
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """What several editions count in the same words, or almost: the values of each edition."""

    unit: str
    group: str
    values: dict[str, list[ComparedValue]]


@dataclass(frozen=True, slots=True)
class _Figure:
    edition: str
    value: str
    unit: str
    group: str
    words: Words
    document: str
    line: int
    place: tuple[str, str]

    @property
    def start(self) -> Words:
        return self.words[:_WORDS_ALIKE]


def compared_rows(rows: Rows, href: Callable[[str, str], str], phrase: Phrase | None = None) -> list[ComparedRow]:
    """Rows that two editions or more have something in; `href` is the address of a document's line.

    `phrase` gives the words around a value in a document's line: they tell several values of one edition apart.
    """
    figures = [_figure(row, href) for row in rows]
    editions = sorted({figure.edition for figure in figures})
    alike: dict[tuple[Words, str], dict[str, list[_Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if sum(map(len, figure.start)) >= _LETTERS_MIN:
            alike[figure.start, figure.group][figure.edition].append(figure)
    # Those that several editions have lend nothing to other rows.
    several = {key for key, found in alike.items() if len(found) > 1}
    alone = [f for f in figures if (f.start, f.group) not in several]
    made, used = [], set[_Figure]()
    for key, found in alike.items():
        first = next(iter(found.values()))[0]
        if first in used:
            continue
        almost = {e: _almost(first, e, alone) for e in editions if e not in found}
        shown = {**found, **{e: of for e, of in almost.items() if 0 < len(of) <= _ALMOST_MOST}}
        if len(shown) > 1:
            used.update(figure for of in shown.values() for figure in of)
            made.append(ComparedRow(first.unit, key[1], {e: _values(of, key[0], phrase) for e, of in shown.items()}))
    return made


def _figure(row: Mapping[str, Term], href: Callable[[str, str], str]) -> _Figure:
    unit, group = (row[name].value if name in row else "" for name in ("unit", "group"))
    document, line = short(row["document"].value), row["firstLine"].value
    words = tuple(_WORD.findall(fold_as_queries(unit)))
    value = row["value"].value
    return _Figure(row["edition"].value, value, unit, group, words, document, int(line), (line, href(document, line)))


def _almost(of: _Figure, edition: str, figures: Sequence[_Figure]) -> list[_Figure]:
    """The figures of an edition that count what another figure does in some words more, or some fewer.

    What fits several figures of the other's edition ("elementos": federal ones, state ones) is none of them.
    """
    return [
        one
        for one in figures
        if one.edition == edition
        and _fit(one, of)
        and {of.words} >= {other.words for other in figures if other.edition == of.edition and _fit(one, other)}
    ]


def _fit(one: _Figure, other: _Figure) -> bool:
    """Whether two figures are of the same group, and the words of one begin with all those of the other."""
    shorter, longer = sorted((one.words, other.words), key=len)
    return one.group == other.group and bool(shorter) and longer[: len(shorter)] == shorter


def _values(figures: Sequence[_Figure], start: Words, phrase: Phrase | None) -> list[ComparedValue]:
    """Each value once, with all the lines that print it; several with the words around them."""
    of: dict[tuple[str, str], list[_Figure]] = defaultdict(list)
    for one in figures:
        of[one.value, "" if one.start == start else one.unit].append(one)
    found = []
    for (value, unit), same in of.items():
        around = phrase(same[0].document, same[0].line, value, same[0].unit) if phrase and len(of) > 1 else ""
        found.append(ComparedValue(grouped(value), unit, tuple(one.place for one in same), around))
    return found
