"""Corrections of what was read: what a table says otherwise than the reading, as rows that win over it.

A row is `entry` (its identifier in the table), `field`, `read` and `corrected`. A correction holds as long as the
draft still reads as it did when it was made; where the draft was mended since, the draft wins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from entramado.graph.draft.model import Draft, Named, Record
from entramado.loaders.extract.model import Figure
from entramado.ontology.authority import Authority
from entramado.ontology.home import iso_code, short_code

FIELDS: Final = ("objective", "chapter", "title", "reporters", "populations", "states", "start", "end", "figures")
COLUMNS: Final = ("entry", "field", "read", "corrected")
_APART: Final = "; "


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that somebody corrected."""

    entry: str
    field: str
    read: str
    corrected: str


def entry_ids(records: Sequence[Record]) -> list[str]:
    """A stable identifier an entry, by what stays the same where lines and numbers move."""
    seen: dict[str, int] = {}
    out = []
    for record in records:
        name = "entry-" + hashlib.sha256(record.key.encode()).hexdigest()[:8]
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out


def cells(record: Record) -> dict[str, str]:
    """What can be corrected of an entry, each field as one text."""
    return {
        "objective": str(record.objective or ""),
        "chapter": record.chapter or "",
        "title": record.title,
        "reporters": _APART.join(r.name for r in record.reporters),
        "populations": _APART.join(sorted(record.populations)),
        "states": _APART.join(sorted(short_code(s) for s in record.states)),
        "start": record.start or "",
        "end": record.end or "",
        "figures": _APART.join(
            f"{f.value:.15g} {' '.join(f.what.split()).replace(';', ',')}".strip() for f in record.figures
        ),
    }


def _shown(figure: Figure) -> str:
    what = " ".join(figure.what.split()).replace(";", ",")
    return f"{figure.value:.15g} {what}".strip()


def differences(now: Iterable[Mapping[str, str]], then: Iterable[Mapping[str, str]]) -> Iterator[Correction]:
    """What a corrected table (`now`) says otherwise than the one that was handed out (`then`)."""
    read = {row["entry"]: row for row in then}
    for row in now:
        for field in FIELDS:
            before = read.get(row["entry"], row)[field]
            if row[field] != before:
                yield Correction(row["entry"], field, before, row[field])


def apply(draft: Draft, corrections: Iterable[Correction], authority: Authority) -> list[Correction]:
    """Change the draft's records; give the corrections that held."""
    at = {name: position for position, name in enumerate(entry_ids(draft.records))}
    held = []
    for correction in corrections:
        position = at.get(correction.entry)
        if position is None or cells(draft.records[position]).get(correction.field) != correction.read:
            continue
        draft.records[position] = _changed(draft.records[position], correction, draft, authority)
        held.append(correction)
    return held


def _changed(record: Record, correction: Correction, draft: Draft, authority: Authority) -> Record:
    text = correction.corrected
    values = [part.strip() for part in text.split(_APART.strip()) if part.strip()]
    if correction.field == "objective":
        return replace(record, objective=int(text) if text.isdigit() else None)
    if correction.field == "populations":
        return replace(record, populations=frozenset(values))
    if correction.field == "states":
        return replace(record, states=frozenset(iso_code(v) for v in values))
    if correction.field == "reporters":
        return replace(record, reporters=[_body(name, record, draft, authority) for name in values])
    if correction.field == "figures":
        return replace(record, figures=[f for v in values if (f := _figure(v, record))])
    if correction.field == "chapter":
        return replace(record, chapter=text or None)
    if correction.field == "start":
        return replace(record, start=text or None)
    if correction.field == "end":
        return replace(record, end=text or None)
    return replace(record, title=text)


def _body(name: str, record: Record, draft: Draft, authority: Authority) -> Named:
    link = draft.linker.link_name(name)
    known = link.body if link.body in authority.institutions else None
    return Named(known, name, "reporter", record.title_lines[0], link.rule)


def _figure(text: str, record: Record) -> Figure | None:
    """A figure of its text: the value, then what it counts; its lines are those of the one read with that name."""
    value, _, what = text.partition(" ")
    try:
        number = float(value.replace(",", ""))
    except ValueError:
        return None
    near = next((f for f in record.figures if f.what.startswith(what[:20]) or f.value == number), None)
    return Figure(number, what, near.group if near else "total", near.lines if near else record.lines, "corrected")
