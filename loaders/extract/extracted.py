"""The facts extracted from one entry's text, each with its lines and how it was recognised.

`rule` is the identifier (kebab-case) of the rule or dictionary that recognised the value, `lines` the first and the
last line (1-based, inclusive) of the words that it was read in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from entramado.loaders.records import Span

Role = Literal["unit", "partner", "funder", "beneficiary", "mentioned"]
CountedGroup = Literal["total", "mujeres", "hombres", "ninas", "ninos", "nna", "otro"]


@dataclass(frozen=True, slots=True)
class Value:
    """A code (a population, state, category ...) or a literal (an ISO 8601 date, a URL).

    `printed` is the name as the document prints it, kept where it may differ from the code's label (a municipality).
    """

    value: str
    lines: Span
    rule: str
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in the text.

    `candidates` are the bodies of the authority file (by identifier) that the name can denote: one is linked, none is
    a body that the authority lacks, several are an ambiguity that stays unlinked. `printed` is the name as printed, a
    hyphen at a line's end removed; `acronym` the acronym printed behind it. `rule` recognised the name, `role_rule`
    gave the role.
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
    """A counted result: its value, the words for what is counted (`what`), and the group by sex or age.

    `deed` is the verb phrase for what was done with the counted ("se orientó", "fueron atendidos"), `period` when: an
    ISO 8601 date or interval. Both are "" where the text does not say. `populations` are the concepts of the scheme of
    populations that `what` names as counted. `persons` is set where the noun is an acronym of persons, as the text
    spells it out; other nouns are classified by `counted_people.counted_kind`.
    """

    value: float
    what: str
    group: CountedGroup
    lines: Span
    rule: str
    deed: str = ""
    period: str = ""
    populations: tuple[str, ...] = ()
    persons: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, treaty, agreement, protocol or plan; `name` as printed, its white space collapsed."""

    name: str
    lines: Span
    rule: str


@dataclass(slots=True)
class ExtractedFacts:
    """All facts of one entry; `possible_types` gives the probability (0 to 1) of each action type with any evidence."""

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
