"""Which value of a kind has more entries in one edition than in another: objectives, bodies, groups, states."""

from __future__ import annotations

from typing import Final

from entramado.api.pages.question.asked_after import GROWING
from entramado.api.pages.replies.told import ComparedMeasure, Told, ToldValue
from entramado.api.pages.subjects import OfferSubject

_ROWS_MOST: Final = 40
_TWO: Final = 2


def grown(told: Told) -> str:
    """The facet of the kind that is asked for; empty where none is."""
    return next((GROWING[one] for one in told.asked.intents if one in GROWING), "")


def growth(told: Told, masks: list[int]) -> list[ComparedMeasure]:
    """A row for each value of the kind that is asked for, those that grew most first; none where no kind is."""
    facet = grown(told)
    if not facet or len(masks) < _TWO:
        return []
    rows = []
    for slug, of in told.asked.index.masks.get(facet, {}).items():
        counts = [(of & mask).bit_count() for mask in masks]
        if any(counts):
            rows.append((counts[-1] - counts[0], counts, told.subject(facet, slug), told.href(facet, slug)))
    least = told.asked.ranked == "least"
    rows.sort(key=lambda row: (row[0] if least else -row[0], row[2].text))
    return [
        ComparedMeasure(
            facet,
            "",
            tuple(ToldValue(OfferSubject(""), "", count) for count in counts),
            name=ToldValue(subject, href, change),
        )
        for change, counts, subject, href in rows[:_ROWS_MOST]
    ]
