"""Checks the figures of the panoramas against each other: sums, shares and repeated values that cannot be right.

Nothing is corrected: each contradiction is flagged, and the figures stay as printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from entramado.loaders.good_practices_study.panorama import Panorama, StateNames
from entramado.loaders.good_practices_study.panorama_rules import (
    NATIONAL_ENTRIES,
    NATIONAL_LABELS,
    RESIDENCES,
    SHARE_OF_ENTRIES,
)
from entramado.loaders.records import Flag, Statistic

_SEXES = ("mujeres", "hombres")
_PARTS_OF = {"inmigrantes": "total", "entradas": "total"}
_NO_PART = frozenset(("total", "menores-18", *_SEXES))
# Tolerances in percentage points: of the sum of rounded shares, and of a printed share.
_ROUNDING = 0.5
_SHARE_TOLERANCE = 0.1
_CARDS = ("tarjeta-residente-temporal", "tarjeta-residente-permanente", "tarjeta-renovada")


def contradictions(doc: str, names: StateNames, panorama: Panorama) -> Iterator[Flag]:
    """Flags on one state's figures: percentages over 100, sums, shares of the national total, second values."""
    by_indicator: dict[str, list[Statistic]] = defaultdict(list)
    for statistic in panorama.statistics:
        by_indicator[statistic.indicator].append(statistic)
        if statistic.unit == "%" and statistic.value > 100:
            yield Flag(doc, statistic.line, "over-100", f"a share of {statistic.value:g}%")
    for indicator, statistics in by_indicator.items():
        if indicator != "otro":
            yield from _second_values(doc, statistics)
            yield from _sums(doc, indicator, statistics)
    yield from _residences(doc, by_indicator)
    yield from _share_of_entries(doc, by_indicator)


def _second_values(doc: str, statistics: Sequence[Statistic]) -> Iterator[Flag]:
    first: dict[tuple[str, bool], Statistic] = {}
    for s in statistics:
        before = first.setdefault((s.group, s.unit == "%"), s)
        if before.value != s.value:
            message = f"{s.indicator} ({s.group}): {s.printed}, but {before.printed} at line {before.line}"
            yield Flag(doc, s.line, "two-values", message)


def _sums(doc: str, indicator: str, statistics: Sequence[Statistic]) -> Iterator[Flag]:
    """Flags on parts that do not add up to their total, and on shares that do not add up to 100."""
    total = next((s for s in statistics if s.group == "total" and s.unit != "%"), None)
    sexes = [s for s in statistics if s.group in _SEXES]
    parts = [s for s in statistics if s.group not in _NO_PART]
    if len(sexes) == len(_SEXES):
        yield from _adds_up(doc, sexes, total)
    if indicator in _PARTS_OF and len(parts) > 1:
        yield from _adds_up(doc, parts, total)
    if indicator == "causa-migracion" and sum(s.value for s in parts) > 100:
        yield Flag(doc, parts[0].line, "over-100", f"the shares add up to {sum(s.value for s in parts):g}%")


def _adds_up(doc: str, parts: Sequence[Statistic], total: Statistic | None) -> Iterator[Flag]:
    shares = [s.unit == "%" for s in parts]
    added = sum(s.value for s in parts)
    if all(shares) and abs(added - 100) > _ROUNDING:
        yield Flag(doc, parts[0].line, "over-100" if added > 100 else "sum-differs", f"the shares add up to {added:g}%")
    elif not any(shares) and total is not None and added != total.value:
        message = f"the parts add up to {added:g}, the total is printed as {total.printed} (line {total.line})"
        yield Flag(doc, parts[0].line, "sum-differs", message)


def _residences(doc: str, by_indicator: dict[str, list[Statistic]]) -> Iterator[Flag]:
    total = next((s for s in by_indicator["otro"] if s.label == RESIDENCES), None)
    cards = [s for indicator in _CARDS for s in by_indicator.get(indicator, [])]
    if total and cards:
        yield from _adds_up(doc, cards, total)


def _share_of_entries(doc: str, by_indicator: dict[str, list[Statistic]]) -> Iterator[Flag]:
    """A flag on a state's share of the entries: "17%" of 9 654 941 are not 172 662 (buenas-practicas-oim:1081)."""
    labelled = {s.label: s for s in by_indicator["otro"]}
    share, nation = labelled.get(SHARE_OF_ENTRIES), labelled.get(NATIONAL_ENTRIES)
    total = next((s for s in by_indicator.get("entradas", []) if s.group == "total"), None)
    if share and nation and total:
        computed = 100 * total.value / nation.value
        if abs(computed - share.value) > _SHARE_TOLERANCE:
            message = f"{total.printed} of {nation.printed} are {computed:.2f}%, printed is {share.printed}"
            yield Flag(doc, share.line, "share-differs", message)


def repeated_figures(doc: str, statistics: Sequence[Statistic]) -> Iterator[Flag]:
    """Flags on a large figure that two states have in common: one was copied (buenas-practicas-oim:3198)."""
    first: dict[tuple[str, str, str | None, float], Statistic] = {}
    for s in statistics:
        if s.unit == "%" or s.value < 1000 or s.label in NATIONAL_LABELS:
            continue
        before = first.setdefault((s.indicator, s.group, s.label, s.value), s)
        if before.state != s.state:
            message = f"{s.printed} is also the figure of {before.state} (line {before.line})"
            yield Flag(doc, s.line, "figure-repeated", message)
