"""Figures by their value, where a question names a number ("which line says 26,039"), told at once by the search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.every_figure import every_figure
from entramado.api.pages.replies.figure_samples import Sample, samples
from entramado.api.pages.replies.told import Asked

# A number in thousands ("26,039", "26 039"), or of three digits or more.
_NUMBER: Final = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:[,. \u00a0\u202f]\d{3})+|\d{3,})(?![\w,.-]*\d)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LINE: Final = re.compile(r"\b(?:l[ií]neas?|lines?|renglón)\s+$", re.IGNORECASE)
_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class FigureNumbersTold:
    """Numbers of a question, and the figures that have one of them as their value, the newest first."""

    numbers: tuple[str, ...]
    figures: tuple[Sample, ...]


def numbers_in(question: str) -> dict[str, float]:
    """The numbers of a question as written, with their values; years and numbers of lines are none.

    >>> numbers_in("¿Qué línea dice 26,039 y 1 500 personas en 2024?")
    {'26,039': 26039.0, '1 500': 1500.0}
    >>> numbers_in("line 1234 of 2020, objective 10")
    {}
    """
    found = (one for one in _NUMBER.finditer(question) if not _LINE.search(question[: one.start()]))
    return {one[0]: float(re.sub(r"\D", "", one[0])) for one in found if not _YEAR.fullmatch(one[0])}


async def figure_numbers_of(context: PageContext, asked: Asked) -> FigureNumbersTold | None:
    """The figures of the numbers that a question names; None where it names none, or no figure has it."""
    numbers = numbers_in(asked.question)
    if not numbers:
        return None
    values = {*numbers.values()}
    rows = [row for row in await every_figure(context) if float(row["value"].value) in values]
    rows.sort(key=lambda row: row["edition"].value, reverse=True)
    found: Sequence[Sample] = await samples(context, rows[:_MOST], asked.lang)
    return FigureNumbersTold(tuple(numbers), tuple(found)) if found else None
