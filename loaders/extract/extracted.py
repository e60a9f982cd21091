"""What is read out of one entry's text: each value with its line and how it was recognised.

`rule` names the rule or dictionary that recognised the value (short, kebab-case), so that every
value can be explained. `lines` is a span (first, last).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from entramado.loaders.records import Span

Role = Literal["unit", "partner", "funder", "beneficiary", "mentioned"]
Group = Literal["total", "mujeres", "hombres", "ninas", "ninos", "nna", "otro"]


@dataclass(frozen=True, slots=True)
class Value:
    """A coded value (a population, state, category ...) or a literal (a date, an address).

    `printed` is the name as printed, where it may differ from the code's label (a municipality).
    """

    value: str
    lines: Span
    rule: str
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in the text.

    `candidates` are identifiers of the authority file that the name can mean: one is a link, none
    is a body not in the authority (`pattern` names), several an ambiguity that stays unlinked.
    `printed` is the name as printed (mended), `acronym` the acronym printed with it.
    """

    printed: str
    acronym: str | None
    candidates: tuple[str, ...]
    role: Role
    lines: Span
    rule: str
    role_rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted result: value, the words it counts, group by sex or age.

    `deed` is what was done with them ("se orientó", "fueron atendidos"), `period` when, an ISO 8601 date or interval;
    both are "" where the text does not tell. `populations` are the groups of the scheme that the words name as counted,
    `persons` tells that their noun is an acronym that the text spells out as persons.
    """

    value: float
    what: str
    group: Group
    lines: Span
    rule: str
    deed: str = ""
    period: str = ""
    populations: tuple[str, ...] = ()
    persons: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, treaty, agreement, protocol or plan named; `name` as printed (mended)."""

    name: str
    lines: Span
    rule: str


@dataclass(slots=True)
class ExtractedFacts:
    """Everything read out of one entry; `possible_types` are the chances (0 to 1) of all types that words speak for."""

    organisations: list[BodyMention] = field(default_factory=list)
    populations: list[Value] = field(default_factory=list)
    states: list[Value] = field(default_factory=list)
    municipalities: list[Value] = field(default_factory=list)
    countries: list[Value] = field(default_factory=list)
    start: Value | None = None
    end: Value | None = None
    permanent: Value | None = None
    women_focus: Value | None = None
    disability_focus: Value | None = None
    figures: list[Figure] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    urls: list[Value] = field(default_factory=list)
    challenge_categories: list[Value | None] = field(default_factory=list)
    action_types: list[Value] = field(default_factory=list)
    possible_types: dict[str, float] = field(default_factory=dict)
    migrant_type: Value | None = None
