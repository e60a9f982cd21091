"""The largest figures of a page of figures that is offered, each with its line, for who need not open it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl

from entramado.api.pages.cells import grouped
from entramado.api.pages.context import PageContext, short
from entramado.api.pages.figures_found import figures_found
from entramado.api.pages.heading_bodies import HeadingBody, headed_figures
from entramado.api.pages.listed import body_name
from entramado.api.pages.periods import readable_period
from entramado.api.pages.subjects import OfferSubject, printed
from entramado.api.sparql.engine import Term
from entramado.api.translations.interface import Language
from entramado.api.translations.printed import english_counted, quoted
from entramado.ontology.folding import fold_as_queries

MOST: Final = 4
# What was done with people who were served, by the beginning of its verb.
_SERVED: Final = re.compile(
    r"\b(?:atend|atenc|asist|apoy|benefici|brind|orient|ayud|otorg|rescat|alberg|canaliz|capacit|repatri)"
)
# How many there is room for is not how many there were.
_ROOM: Final = re.compile(r"\b(?:capacidad|cupo|aforo|plazas)\b")
PAGE: Final = "/figures?"
# After any year.
_OPEN: Final = "9999"
_FOLDED_MOST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Sample:
    """A figure: its number, what it counts, what was done, what money is for, by whom, its edition, its line.

    `said` are the words of what it counts and what was done as printed, folded; `under` is the body under whose own
    heading it stands, which does not report the entry; `years` are the first and last ones of its period.
    """

    value: str
    unit: OfferSubject
    done: OfferSubject
    use: str
    reporters: tuple[OfferSubject, ...]
    entry: str
    edition: str
    period: str
    line: str
    href: str
    said: str
    under: OfferSubject | None
    years: tuple[str, str]


async def figure_samples(context: PageContext, address: str, lang: Language) -> tuple[int, tuple[Sample, ...]]:
    """How many figures a page of figures has, and its largest ones."""
    filters = dict(parse_qsl(address.removeprefix(PAGE)))
    rows = await figures_found(context, filters)
    return len(rows), tuple(await samples(context, _first(rows, served="counts=persons" in address), lang))


def _first(rows: Sequence[Mapping[str, Term]], *, served: bool) -> list[Mapping[str, Term]]:
    """The first figures in the order in which they are told once."""
    alike: dict[tuple[str, str, str], Mapping[str, Term]] = {}
    for row in rows:
        alike.setdefault((row["value"].value, _said(row), row["edition"].value[:4]), row)
    return sorted(alike.values(), key=lambda row: _rank(_said(row), served=served))[:MOST]


def _said(row: Mapping[str, Term]) -> str:
    return _folded(row["unit"].value, row["done"].value if "done" in row else "")


@lru_cache(_FOLDED_MOST)
def _folded(unit: str, done: str) -> str:
    """The words of what a figure counts and what was done, folded."""
    return fold_as_queries(f"{unit} {done}")


@lru_cache(_FOLDED_MOST)
def _rank(said: str, *, served: bool) -> tuple[bool, bool]:
    return _ROOM.search(said) is not None, served and _SERVED.search(said) is None


def told_once(samples: Sequence[Sample], *, served: bool) -> list[Sample]:
    """Figures without those that several entries print alike; `served`: who was served comes before an audience."""
    alike: dict[tuple[str, str, str], Sample] = {}
    for one in samples:
        alike.setdefault((one.value, one.said, one.edition), one)
    return sorted(alike.values(), key=lambda one: _rank(one.said, served=served))


async def samples(context: PageContext, rows: Sequence[Mapping[str, Term]], lang: Language) -> list[Sample]:
    """Figures of an answer about figures, each with the body under whose heading it stands, if that does not report."""
    headed = await headed_figures(context)
    return [
        _sample(context, row, lang, headed.get((short(row["document"].value), int(row["line"].value)))) for row in rows
    ]


def _sample(context: PageContext, row: Mapping[str, Term], lang: Language, under: HeadingBody | None) -> Sample:
    unit, done, line = row["unit"].value, row["done"].value if "done" in row else "", row["line"].value
    reporters = row["reporters"].value.split("|") if "reporters" in row else []
    named = (one.partition(" ") for one in reporters)
    return Sample(
        grouped(row["value"].value),
        _called(unit, lang),
        _plural(_called(done, lang)) if row["value"].value != "1" else _called(done, lang),
        row["money"].value if "money" in row else "",
        tuple(OfferSubject(*body_name(context, f"{context.base.iri}id/{path}", name, lang)) for path, _, name in named),
        row["entryLabel"].value,
        row["edition"].value[:4],
        readable_period(row["period"].value, lang) if "period" in row else "",
        line,
        context.lines_href(short(row["document"].value), line, line, lang),
        _folded(unit, done),
        OfferSubject(*body_name(context, *under, lang)) if under else None,
        _years(row["period"].value) if "period" in row else ("", ""),
    )


def _years(period: str) -> tuple[str, str]:
    """The first and last year of a period, of which either may be open.

    >>> _years("2014-08/2018-07"), _years("2023"), _years("../2024-06-30"), _years("1974/..")
    (('2014', '2018'), ('2023', '2023'), ('', '2024'), ('1974', '9999'))
    """
    start, _, end = period.partition("/")
    return start.strip(".")[:4], (end or start).strip(".")[:4] or _OPEN


def _plural(done: OfferSubject) -> OfferSubject:
    """English words of what was done with several, which Spanish often tells by an impersonal singular."""
    return replace(done, text=f"were {done.text.removeprefix('was ')}") if done.text.startswith("was ") else done


def _called(words: str, lang: Language) -> OfferSubject:
    """Words of a figure, in English where they are common ones and the page is."""
    english = english_counted(words) if words and lang == "en" else ""
    return OfferSubject(english, lang) if english else printed(quoted(words) if words and lang == "en" else words)
