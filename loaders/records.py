"""The records that a loader returns: entries, statistics, claims, recommendations and flags, each with its lines.

Records without RDF. Lines are 1-based numbers in the document's file; a span is
``(first, last)``, both inclusive. Names are *printed* names: which body a name means is decided
later, in `entramado.graph.linking`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from entramado.loaders.text import Line, Passage, join
from entramado.ontology.errors import EntramadoError

Span = tuple[int, int]
Kind = Literal["action", "future"]
PartName = Literal["title", "description", "results", "challenge", "footnote"]


class DocumentError(EntramadoError):
    """A document that cannot be read: the message says what, where (file:line) and the remedy."""


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A body's name or acronym as printed, with the line it stands on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Challenge:
    """One challenge ("reto") of an entry: a bullet, a numbered item or an unbulleted paragraph."""

    lines: Span
    text: Passage


@dataclass(slots=True)
class Entry:
    """What one institution reports in one document under one objective.

    `chapter` is the sector of the reporting bodies: APF (federal administration), EF (states), PJ (judiciary), OCA
    (autonomous bodies), OSC (civil society), or None; `objective` 1-23 or None; `ordinal` the printed number.
    `reporters` are the most specific bodies that report, `parents` the bodies printed as theirs. `has_results` is
    False for no results and for the statement that there are none. The parts hold the entry's prose without page
    furniture. The last five fields are those of the good-practices study: `criteria` maps each of the five criteria
    to its tick (None: not printed).
    """

    doc: str
    lines: Span
    ordinal: str
    title: str | None
    objective: int | None
    chapter: str | None = None
    kind: Kind = "action"
    title_lines: Span | None = None
    reporter_printed: str | None = None
    reporters: list[PrintedName] = field(default_factory=list)
    parents: list[PrintedName] = field(default_factory=list)
    description: Passage = field(default_factory=Passage)
    results: Passage = field(default_factory=Passage)
    has_results: bool = False
    challenges: list[Challenge] = field(default_factory=list)
    footnotes: list[Passage] = field(default_factory=list)
    state: str | None = None
    dimension: list[str] = field(default_factory=list)
    dimension_printed: str | None = None
    target_printed: str | None = None
    criteria: dict[str, bool | None] = field(default_factory=dict)

    @property
    def first_line(self) -> int:
        """The line on which the title begins, or the entry itself where its title has no lines of its own."""
        return (self.title_lines or self.lines)[0]

    @property
    def title_passage(self) -> Passage:
        """The title as a passage on its first line; empty where no title is printed."""
        return join([Line(self.first_line, self.title or "")])

    def parts(self) -> list[tuple[PartName, Passage]]:
        """The entry's prose in reading order (the title is not among it)."""
        out: list[tuple[PartName, Passage]] = []
        if self.description:
            out.append(("description", self.description))
        if self.results:
            out.append(("results", self.results))
        out.extend(("challenge", c.text) for c in self.challenges if c.text)
        out.extend(("footnote", f) for f in self.footnotes if f)
        return out


@dataclass(frozen=True, slots=True)
class Statistic:
    """One number of a state's panorama. `group` is total, mujeres, hombres, ... or a printed category.

    `state` is the state's code (ISO 3166-2 without the country), `unit` "%" for a share, else what is counted
    ("personas", "tarjetas"); `period` a year or ``first/last`` of years or months in ISO 8601, None where none is
    printed; `printed` the number as it stands.
    `label` says what is counted where the indicator is "otro"; `national` is a total of the country that is printed
    beside the state's own ("73 858 en total en el país", buenas-practicas-oim:3840).
    """

    doc: str
    state: str
    line: int
    indicator: str
    group: str
    value: float
    unit: str
    period: str | None
    printed: str
    label: str | None = None
    national: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that a report publishes about another document's entries.

    `kind` is actions, institutions, participants, share, challenges, challenge-category or superlative; `value` a
    count, or per cent for a share; `names` are the bodies of a participants claim; the keys of `extra` are listed in
    `entramado.loaders.executive_report.claims`.
    """

    doc: str
    kind: str
    line: int
    value: float | None = None
    objective: int | None = None
    chapter: str | None = None
    names: tuple[PrintedName, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One numbered recommendation of the good-practices study."""

    doc: str
    lines: Span
    ordinal: str
    title: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something printed that contradicts itself or is plainly wrong; kept as printed and listed by `check`.

    `code` is the kind of finding ("heading-repeated", "two-values"). A `doubt` is about the file, which may lack
    something: it is reported to who builds, but is no fact about the source.
    """

    doc: str
    line: int
    code: str
    message: str
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """Page furniture of one kind, `what`: running heads, page numbers, front matter, annex, headings."""

    lines: Span
    what: str


@dataclass(frozen=True, slots=True)
class Box:
    """Where a line is printed: its page from 1, and its box in points from the page's upper left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float

    def around(self, other: Box) -> Box:
        """The smallest box that holds both, which lie on one page."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        right = max(self.left + self.width, other.left + other.width)
        bottom = max(self.top + self.height, other.top + other.height)
        return Box(self.page, left, top, right - left, bottom - top)


@dataclass(slots=True)
class Reading:
    """All that one document says, and the account of its lines.

    Every non-blank line is in `used` (part of an entry, statistic, claim or recommendation), in `unread`, or
    furniture. `lines` are the document's lines and `boxes` where they are printed, if its format says so; both are
    set by `entramado.loaders.reading`.
    """

    doc: str
    line_count: int
    entries: list[Entry] = field(default_factory=list)
    statistics: list[Statistic] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    used: list[int] = field(default_factory=list, repr=False)
    unread: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list, repr=False)
    boxes: dict[int, Box] = field(default_factory=dict, repr=False)
