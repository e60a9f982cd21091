"""Corrections of what was read: rows that somebody wrote after looking, which win over the reading.

A row is `entry`, `field`, `read` and `corrected`, and `document` where the entry's identifier alone does not tell it.
A row changes an entry's printed parts and facts before its bodies are linked; each value that it sets names the row
("corrections.csv:12") as what recognised it.
"""

from __future__ import annotations

import csv
import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from entramado.loaders.extract.extracted import ExtractedFacts, Figure, Value
from entramado.loaders.records import Entry, Flag, PrintedName
from entramado.ontology.authority import Authority
from entramado.ontology.errors import EntramadoError
from entramado.ontology.folding import fold_words
from entramado.ontology.schemes import load_schemes

FIELDS: Final = ("objective", "chapter", "title", "reporters", "populations", "states", "start", "end", "figures")
COLUMNS: Final = ("entry", "field", "read", "corrected")
SHEETS: Final = ("entradas", "leído")
"""The sheets of the table that is handed out: one to correct, and the same as it was read."""
CORRECTIONS: Final = "corrections.csv"
"""The file among the documents that a build reads where none is named."""
_DOCUMENT: Final = "document"
_APART: Final = "; "
_OBJECTIVES: Final = 23
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


class CorrectionError(EntramadoError):
    """Corrections that cannot be used: the message says where (file:line), what, and what to do."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that somebody corrected; `file` and `line` say where the row stands."""

    entry: str
    field: str
    read: str
    corrected: str
    document: str = ""
    file: Path = Path()
    line: int = 0

    @property
    def row(self) -> str:
        """The row's name, which corrected values cite: file name and line, without the folder."""
        return f"{self.file.name}:{self.line}"

    def fault(self, what: str) -> CorrectionError:
        """What is wrong with the row, with its place."""
        return CorrectionError(f"{self.file}:{self.line}: {what}")


def entry_ids(entries: Iterable[Entry]) -> list[str]:
    """A stable identifier for each entry, made of what stays the same where lines and numbers move."""
    seen: dict[str, int] = {}
    out = []
    for entry in entries:
        reporter = fold_words(entry.reporters[0].text) if entry.reporters else ""
        key = f"{entry.chapter}/{entry.objective}/{fold_words(entry.title or '')[:80]}/{reporter}"
        name = "entry-" + hashlib.sha256(key.encode()).hexdigest()[:8]
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out


def cells(entry: Entry, facts: ExtractedFacts) -> dict[str, str]:
    """What can be corrected of an entry, each field as one text."""
    return {
        "objective": str(entry.objective or ""),
        "chapter": entry.chapter or "",
        "title": " ".join((entry.title or "").split()),
        "reporters": _APART.join(r.text for r in entry.reporters),
        "populations": _APART.join(sorted({v.value for v in facts.populations})),
        "states": _APART.join(sorted({v.value for v in facts.states})),
        "start": facts.start.value if facts.start else "",
        "end": facts.end.value if facts.end else "",
        "figures": _APART.join(map(_shown, facts.figures)),
    }


def _shown(figure: Figure) -> str:
    what = " ".join(figure.what.split()).replace(";", ",")
    return f"{figure.value:.15g} {what}".strip()


def read_corrections(path: Path) -> list[Correction]:
    """The corrections of a corrected workbook (`entries.xlsx`) or of a list of them (CSV). Raises `CorrectionError`."""
    try:
        found = list(_listed(path) if path.suffix.lower() == ".csv" else _of_workbook(path))
    except (KeyError, ValueError, IndexError, OSError, zipfile.BadZipFile, csv.Error) as error:
        raise CorrectionError(
            f"{path}: this is no corrected table ({error}); correct the cells of entries.xlsx and keep its sheets and "
            f"columns, or give a CSV file with the columns {', '.join(COLUMNS)}"
        ) from error
    for correction in found:
        if correction.field not in FIELDS:
            near = get_close_matches(correction.field, FIELDS, n=1)
            hint = f"perhaps {near[0]}" if near else f"the fields are {', '.join(FIELDS)}"
            raise correction.fault(f"there is no field {correction.field!r} to correct; {hint}")
    _refuse_twice(found)
    return found


def _refuse_twice(corrections: Iterable[Correction]) -> None:
    first: dict[tuple[str, str, str], Correction] = {}
    for one in corrections:
        other = first.setdefault((one.document, one.entry, one.field), one)
        if other is not one and other.corrected != one.corrected:
            raise one.fault(f"line {other.line} corrects the {one.field} of {one.entry} otherwise; keep one of them")


def _listed(path: Path) -> Iterator[Correction]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = csv.DictReader(handle)
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise ValueError(f"line 1 names no column {missing[0]!r}")
        for row in rows:
            values = {name: (row.get(name) or "").strip() for name in (*COLUMNS, _DOCUMENT)}
            yield Correction(**values, file=path, line=rows.line_num)


def _of_workbook(path: Path) -> Iterator[Correction]:
    book = import_module("openpyxl").load_workbook(path, read_only=True, data_only=True)
    now, then = (_sheet(book[name]) for name in SHEETS)
    book.close()
    read = {row["entry"]: row for row in then}
    for line, row in enumerate(now, 2):
        if not any(row.values()):
            continue
        if row["entry"] not in read:
            raise CorrectionError(f"{path}:{line}: {row['entry']!r} is no entry that was read; leave this column as is")
        before = read[row["entry"]]
        for name in FIELDS:
            if row[name] != before[name]:
                yield Correction(row["entry"], name, before[name], row[name], file=path, line=line)


def _sheet(sheet: Any) -> list[dict[str, str]]:
    """The rows of a sheet by column name, each cell as text."""
    lines = list(sheet.iter_rows(values_only=True))
    head = [str(name) for name in lines[0]]
    return [dict(zip(head, map(_text, line), strict=False)) for line in lines[1:]]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        # A spreadsheet makes a date of what looks like one.
        return value.isoformat()[:10]
    return f"{value:.15g}" if isinstance(value, float) else str(value).strip()


@dataclass(slots=True)
class Corrected:
    """The outcome: corrections that `held`, whose entry is read `otherwise` than they say, or that met no entry."""

    held: list[Correction] = field(default_factory=list)
    otherwise: list[Correction] = field(default_factory=list)
    unmet: list[Correction] = field(default_factory=list)
    _places: dict[Correction, tuple[str, int]] = field(default_factory=dict)

    def place(self, correction: Correction, slug: str, line: int) -> None:
        """Say which entry a correction is about, and the entry's first line."""
        self._places[correction] = slug, line

    def of(self, slug: str) -> list[Correction]:
        """Those that held for the entry with this slug."""
        return [c for c in self.held if self._places[c][0] == slug]

    def flags(self, document: str) -> list[Flag]:
        """A flag for each correction that replaced another reading than the one it was made for."""
        return [
            Flag(
                document,
                self._places[c][1],
                "corrected-otherwise-read",
                f"{c.row} corrects {c.field} of {self._places[c][0]} from {c.read!r}, which is not what is read now",
            )
            for c in self.otherwise
        ]


class Corrector:
    """Applies corrections to the entries of documents, and knows which have met no entry.

    `always` corrects also what is read otherwise now than when it was corrected: the document of a build stays as it
    is, while a draft may have been mended since.
    """

    def __init__(self, corrections: Sequence[Correction], authority: Authority, *, always: bool) -> None:
        self.corrections = corrections
        self._authority = authority
        self._always = always
        self._met: dict[Correction, str] = {}

    def correct(
        self, document: str, entries: Sequence[Entry], facts: Sequence[ExtractedFacts], slugs: Sequence[str]
    ) -> Corrected:
        """Change entries of a document and their facts. Raises `CorrectionError`."""
        made = Corrected()
        at = {name: n for names in (entry_ids(entries), slugs) for n, name in enumerate(names)}
        for correction in self.corrections:
            place = at.get(correction.entry)
            if place is None or correction.document not in ("", document):
                continue
            if correction in self._met:
                raise correction.fault(
                    f"{correction.entry} is an entry of {self._met[correction]} and of {document}; "
                    f"say which in a column {_DOCUMENT!r}"
                )
            self._met[correction] = document
            made.place(correction, slugs[place], entries[place].lines[0])
            now = cells(entries[place], facts[place])[correction.field]
            if now == correction.corrected:
                continue
            if now != correction.read:
                made.otherwise.append(correction)
                if not self._always:
                    continue
            self._setters[correction.field](entries[place], facts[place], correction)
            made.held.append(correction)
        made.unmet = self.unmet()
        return made

    def touches(self, document: str, entries: Sequence[Entry], slugs: Sequence[str]) -> bool:
        """Whether a correction is perhaps of an entry of this document."""
        named = {*entry_ids(entries), *slugs} if self.corrections else set()
        return any(c.entry in named and c.document in ("", document) for c in self.corrections)

    def unmet(self) -> list[Correction]:
        """The corrections of no entry seen so far."""
        return [c for c in self.corrections if c not in self._met]

    @cached_property
    def _setters(self) -> Mapping[str, Callable[[Entry, ExtractedFacts, Correction], None]]:
        populations, chapters, states = _codes(self._authority)

        def objective(entry: Entry, _: ExtractedFacts, row: Correction) -> None:
            text = row.corrected
            if text and not (text.isascii() and text.isdigit() and 1 <= int(text) <= _OBJECTIVES):
                raise row.fault(f"{text!r} is no objective; give a number from 1 to {_OBJECTIVES}, or nothing")
            entry.objective = int(text) if text else None

        def chapter(entry: Entry, _: ExtractedFacts, row: Correction) -> None:
            entry.chapter = _code(row.corrected.upper(), chapters, row) if row.corrected else None

        def title(entry: Entry, _: ExtractedFacts, row: Correction) -> None:
            entry.title = row.corrected or None

        def reporters(entry: Entry, _: ExtractedFacts, row: Correction) -> None:
            line = entry.first_line
            before = {name.text: name for name in (*entry.reporters, *entry.parents)}
            entry.reporters = [before.get(name, PrintedName(name, line)) for name in _parts(row)]
            # A parent belongs to the reporter that it was printed with; a body that is now a reporter is no parent.
            kept = {name.text for name in entry.reporters}
            entry.parents = [p for p in entry.parents if p.text not in kept] if kept & set(before) else []

        def date_of(name: str) -> Callable[[Entry, ExtractedFacts, Correction], None]:
            def set_date(entry: Entry, facts: ExtractedFacts, row: Correction) -> None:
                setattr(facts, name, Value(_date(row), entry.lines, row.row) if row.corrected else None)

            return set_date

        def coded(name: str, codes: Mapping[str, str]) -> Callable[[Entry, ExtractedFacts, Correction], None]:
            def set_codes(entry: Entry, facts: ExtractedFacts, row: Correction) -> None:
                before = {v.value: v for v in getattr(facts, name)}
                wanted = [_code(part, codes, row) for part in _parts(row)]
                setattr(facts, name, [before.get(v, Value(v, entry.lines, row.row)) for v in dict.fromkeys(wanted)])

            return set_codes

        def figures(entry: Entry, facts: ExtractedFacts, row: Correction) -> None:
            before = {_shown(f): f for f in facts.figures}
            facts.figures = [before.get(part) or _figure(part, entry, facts, row) for part in _parts(row)]

        return {
            "objective": objective, "chapter": chapter, "title": title, "reporters": reporters,
            "populations": coded("populations", populations), "states": coded("states", states),
            "start": date_of("start"), "end": date_of("end"), "figures": figures,
        }  # fmt: skip


def _codes(authority: Authority) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The codes of populations, chapters and states, by code and by folded name."""
    schemes = load_schemes()
    populations = {c.iri_slug: c.iri_slug for c in schemes["populations"]}
    populations |= {fold_words(c.label_es): c.iri_slug for c in schemes["populations"]}
    chapters = {name: name for name in (c.notation or c.iri_slug.upper() for c in schemes["chapters"])}
    states = {"ALL": "ALL"}
    for code, state in authority.states.items():
        short = code.partition("-")[2] or code
        states |= {code: short, short: short, fold_words(state.name): short}
    return populations, chapters, states


def _parts(row: Correction) -> list[str]:
    return [part.strip() for part in row.corrected.split(_APART.strip()) if part.strip()]


def _code(part: str, codes: Mapping[str, str], row: Correction) -> str:
    """A code, or the code of a name."""
    found = codes.get(part) or codes.get(fold_words(part))
    if found is None:
        near = get_close_matches(part, list(codes), n=1)
        hint = f"perhaps {near[0]}" if near else f"known are {', '.join(sorted(set(codes.values())))}"
        raise row.fault(f"{row.field}: {part!r} is not known; {hint}")
    return found


def _date(row: Correction) -> str:
    text = row.corrected
    try:
        if not _ISO.fullmatch(text):
            raise ValueError(text)
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise row.fault(f"{row.field}: {text!r} is no date; write 2031, 2031-11 or 2031-11-21") from None
    return text


def _figure(text: str, entry: Entry, facts: ExtractedFacts, row: Correction) -> Figure:
    """A figure of its text: the value, then what it counts; its group is that of the one read with that name."""
    value, _, what = text.partition(" ")
    try:
        number = float(value.replace(",", ""))
    except ValueError:
        raise row.fault(f"figures: {text!r} begins with no number; write '312 actas entregadas'") from None
    near = next((f for f in facts.figures if what and _shown(f).partition(" ")[2] == what), None)
    near = near or next((f for f in facts.figures if f.value == number), None)
    if near is None:
        return Figure(number, what, "total", entry.lines, row.row)
    return Figure(number, what, near.group, near.lines, row.row, near.deed, near.period)


def merge_corrections(kept: Sequence[Correction], new: Sequence[Correction]) -> list[Correction]:
    """Earlier corrections with later ones over them: a later one of the same cell starts from what was read first."""
    before = {(c.entry, c.field): c for c in kept}
    later = {(c.entry, c.field) for c in new}
    follow = [replace(c, read=before[c.entry, c.field].read) if (c.entry, c.field) in before else c for c in new]
    return [*(c for c in kept if (c.entry, c.field) not in later), *follow]
