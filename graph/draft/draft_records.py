"""What the findings are made of: an entry as both editions have it, the two editions, and a finding."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from entramado.graph.corrections import Corrected
from entramado.graph.draft.wording import WORDING
from entramado.graph.linking import Linker
from entramado.graph.records import LinkedEntry
from entramado.loaders.extract.extracted import Figure
from entramado.loaders.records import Flag, Furniture, Span
from entramado.loaders.text import Line
from entramado.ontology.folding import fold_words

# Numbers that name a place, not an amount, have no commas.
_PLAIN = frozenset(("line", "first", "end", "entry", "objective", "printed", "expected"))


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body that an entry names: identifier (None where unlinked), printed or usual name, role, line, how linked."""

    id: str | None
    name: str
    role: str
    line: int
    rule: str = ""


@dataclass(slots=True)
class Record:
    """An entry as both editions have it. `linked` holds its text, where the document was read.

    `states` are ISO 3166-2 codes without the country; `state` is that of the government or study that speaks.
    """

    slug: str
    doc: str
    lines: Span
    chapter: str | None
    objective: int | None
    ordinal: str
    title: str
    reporters: list[NamedBody]
    bodies: list[NamedBody]
    populations: frozenset[str]
    states: frozenset[str]
    state: str | None
    figures: list[Figure]
    start: str | None
    end: str | None
    has_results: bool
    challenges: int
    kind: str
    title_lines: Span
    linked: LinkedEntry
    programme: str | None = None

    @property
    def key(self) -> str:
        """What stays the same where lines and numbers move: objective, chapter, folded title, reporter."""
        return f"{self.chapter}/{self.objective}/{fold_words(self.title)[:80]}/{self.reporter_ids[:1]}"

    @property
    def reporter_ids(self) -> list[str]:
        """The identifiers of the bodies that report, or their folded names."""
        return [r.id or fold_words(r.name) for r in self.reporters]

    def where(self, figure: Figure | None = None) -> Span:
        """The lines of a figure, or of the title."""
        return figure.lines if figure else self.title_lines


@dataclass(slots=True)
class Draft:
    """The draft as read: records in reading order, its lines and what is no entry, what was repaired to read it.

    `repairs` maps a line to what is printed there and was read otherwise; `period` are two ISO months.
    """

    path: Path
    key: str
    family: str
    records: list[Record]
    lines: list[Line]
    furniture: list[Furniture]
    unread: list[Span]
    flags: list[Flag]
    linker: Linker
    repairs: dict[int, Repair] = field(default_factory=dict)
    period: tuple[str, str] | None = None
    ids: list[str] = field(default_factory=list)
    """The identifier of each record in the table of entries, whatever was corrected in it."""
    corrected: Corrected = field(default_factory=Corrected)


@dataclass(frozen=True, slots=True)
class Repair:
    """A printed fault that would stop the reading: its kind (`code`), the text, and what was `read` instead."""

    code: str
    line: int
    printed: str
    read: str = ""


@dataclass(slots=True)
class LastEdition:
    """The last edition: its key, year and records, and the records of the other documents of the snapshot."""

    key: str
    year: int
    records: list[Record]
    others: list[Record]
    has_text: bool = False


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """One thing to mend or to know. `values` fill the wording of its kind; `anchor` makes its identifier.

    `lines` are the draft's first and last line, or None where nothing stands in the draft; `last` is the
    place in the last edition that it is compared with.
    """

    kind: str
    lines: Span | None
    values: Mapping[str, Any]
    anchor: str
    severity: str = ""
    entries: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    objective: int | None = None
    chapter: str | None = None
    last: tuple[str, int, int] | None = None
    row: str = ""

    @property
    def weight(self) -> str:
        """must, should or info: its own severity, else its kind's."""
        return self.severity or WORDING[self.kind].severity

    def message(self, language: str) -> str:
        """What is found, in one sentence of `language` (es or en)."""
        wording = WORDING[self.kind]
        sentence = wording.es if language == "es" else wording.en
        return sentence.format_map(
            {n: str(v) if n in _PLAIN and isinstance(v, int) else shown(v, language) for n, v in self.values.items()}
        )


def shown(value: Any, language: str) -> str:
    """A value in a sentence: 1234567 as 1,234,567; lists parted by semicolons; a pair (es, en) by language."""
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(v, str) for v in value):
        return str(value[0 if language == "es" else 1])
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
    if isinstance(value, list | tuple):
        return "; ".join(shown(v, language) for v in value)
    return str(value)


def finding_about(
    record: Record, kind: str, lines: Span | None, values: Mapping[str, Any], **more: Any
) -> DraftFinding:
    """A finding about one entry of the draft, anchored in its key and `more["anchor"]`."""
    anchor = f"{record.key}|{more.pop('anchor', '')}"
    return DraftFinding(
        kind,
        lines,
        {"entry": record.ordinal, "title": first_words(record.title), "objective": record.objective, **values},
        anchor,
        entries=(record.slug, *more.pop("beside", ())),
        institutions=tuple(dict.fromkeys((*record.reporter_ids, *more.pop("bodies", ())))),
        objective=record.objective,
        chapter=record.chapter,
        **more,
    )


def first_words(text: str, words: int = 12) -> str:
    """The first words of a title."""
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + " …"


def identifiers(findings: Sequence[DraftFinding]) -> list[str]:
    """A stable identifier a finding: its kind and a digest of its anchor; equal anchors are counted."""
    seen: dict[str, int] = {}
    out = []
    for finding in findings:
        digest = hashlib.sha256(f"{finding.kind}|{finding.anchor}".encode()).hexdigest()[:8]
        name = f"{finding.kind}-{digest}"
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out


def by_key(records: Iterable[Record], key: Any) -> dict[Any, list[Record]]:
    """Records by what `key` gives of each (None is left out)."""
    out: dict[Any, list[Record]] = {}
    for record in records:
        value = key(record)
        if value is not None:
            out.setdefault(value, []).append(record)
    return out
