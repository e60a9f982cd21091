"""Figures by their value, where a question names a number ("which line says 26,039"), told at once by the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from entramado.api.pages.context import PageContext
from entramado.api.pages.every_figure import every_figure
from entramado.api.pages.question.numbers import asks_where, numbers_in
from entramado.api.pages.replies.figure_samples import Sample, samples
from entramado.api.pages.replies.told import Asked

_MOST: Final = 12


@dataclass(frozen=True, slots=True)
class FigureNumbersTold:
    """Numbers of a question, how many figures have one of them as their value, and the newest of these."""

    numbers: tuple[str, ...]
    total: int
    figures: tuple[Sample, ...]


async def figure_numbers_of(context: PageContext, asked: Asked) -> FigureNumbersTold | None:
    """The figures of the numbers that a question names; None where it names none, or no figure has it.

    None, too, where it names something besides and does not ask where the number stands.
    """
    numbers = numbers_in(asked.question)
    if not numbers or (asked.named.things and not asks_where(asked.question)):
        return None
    values = {*numbers.values()}
    rows = [row for row in await every_figure(context) if float(row["value"].value) in values]
    rows.sort(key=lambda row: row["edition"].value, reverse=True)
    found: Sequence[Sample] = await samples(context, rows[:_MOST], asked.lang)
    return FigureNumbersTold(tuple(numbers), len(rows), tuple(found)) if found else None
