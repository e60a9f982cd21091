"""The report of a build: what was found in each document, what stayed unlinked, what is new, what is flagged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from entramado.graph.records import Body, LinkedEntry, NewBody
from entramado.loaders.records import Reading

_AMBIGUOUS, _UNCONFIRMED = "ambiguous", "unconfirmed"
_VALUES = ("populations", "states", "municipalities", "countries", "figures", "instruments", "urls", "action_types")
_SINGLE = ("start", "end", "permanent", "women_focus", "disability_focus", "migrant_type")


@dataclass(slots=True)
class Tally:
    """What is counted of the entries of a document, and what they name: bodies, municipalities, states, countries."""

    entries: int = 0
    found: Counter[str] = field(default_factory=Counter)
    unlinked: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)
    not_placed: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    """Why, and the printed name or the new body: how many mentions there are, and the first one's line."""
    bodies: set[str] = field(default_factory=set)
    municipalities: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    def count(self, linked: LinkedEntry, new: Container[str]) -> None:
        """Count one entry; `new` are the bodies that the authority does not hold."""
        facts = linked.facts
        self.entries += 1
        self._bodies("reporters", linked, linked.reporters, new)
        self._bodies("parents", linked, linked.parents, new)
        self._bodies("organisations", linked, (b for _, b in linked.organisations), new)
        for name in _VALUES:
            self.found[name] += len(getattr(facts, name))
        for name in _SINGLE:
            self.found[name] += getattr(facts, name) is not None
        self.found["challenges"] += len(linked.entry.challenges)
        self.unlinked["challenges"] += sum(c is None for c in facts.challenge_categories)
        self.bodies |= linked.bodies()
        self.municipalities |= {v.value for v in facts.municipalities}
        self.states |= {v.value for v in facts.states}
        self.countries |= {v.value for v in facts.countries}

    def _bodies(self, name: str, linked: LinkedEntry, rows: Iterable[Body], new: Container[str]) -> None:
        for body in rows:
            self.found[name] += 1
            self.unlinked[name] += body.institution is None and body.kind is None
            self.new[name] += body.institution in new
            if body.kind:
                continue
            if body.institution is None:
                self._misplaced(_AMBIGUOUS, body.printed, 1, f"{linked.entry.doc}:{body.line}")
            elif body.institution in new:
                self._misplaced(_UNCONFIRMED, body.institution, 1, f"{linked.entry.doc}:{body.line}")

    def _misplaced(self, why: str, name: str, mentions: int, first: str) -> None:
        before = self.not_placed.get((why, name), (0, first))
        self.not_placed[why, name] = before[0] + mentions, before[1]

    def add(self, other: Tally) -> None:
        """Add the counts of further entries."""
        self.entries += other.entries
        self.found.update(other.found)
        self.unlinked.update(other.unlinked)
        self.new.update(other.new)
        for (why, name), (mentions, first) in other.not_placed.items():
            self._misplaced(why, name, mentions, first)
        self.bodies |= other.bodies
        self.municipalities |= other.municipalities
        self.states |= other.states
        self.countries |= other.countries

    def fields(self) -> dict[str, dict[str, int]]:
        """Of each field that has values how many were found, stay unlinked, are new bodies."""
        counts = {"found": self.found, "unlinked": self.unlinked, "new": self.new}
        return {
            name: {what: count[name] for what, count in counts.items()}
            for name in sorted(self.found)
            if self.found[name]
        }


def build_report(
    readings: Mapping[str, Reading],
    tallies: Mapping[str, Tally],
    bodies: Mapping[str, NewBody],
    identity: Mapping[str, int],
) -> dict[str, Any]:
    """Counts by document and field, names that could not be placed (most frequent first), flags and unread lines.

    `bodies` are those that the authority does not hold, `identity` the counts of programmes and of what was compared.
    """
    return {
        "documents": {key: _document(reading, tallies[key]) for key, reading in readings.items()},
        "names_not_placed": names_not_placed(tallies.values(), bodies),
        "identity": dict(identity),
        "flags": [
            {"document": f.doc, "line": f.line, "code": f.code, "message": f.message}
            for reading in readings.values()
            for f in reading.flags
        ],
    }


def _document(reading: Reading, tally: Tally) -> dict[str, Any]:
    return {
        "lines": reading.line_count,
        "entries": tally.entries,
        "statistics": len(reading.statistics),
        "claims": len(reading.claims),
        "recommendations": len(reading.recommendations),
        "unread_lines": list(reading.unread),
        "fields": tally.fields(),
    }


def names_not_placed(tallies: Iterable[Tally], bodies: Mapping[str, NewBody]) -> list[dict[str, Any]]:
    """Names that stay ambiguous or name bodies that the authority does not hold, most frequent first."""
    places: dict[tuple[str, str], tuple[int, str]] = {}
    for tally in tallies:
        for (why, name), (mentions, first) in tally.not_placed.items():
            key = (bodies[name].name if why == _UNCONFIRMED else name, why)
            before = places.get(key, (0, first))
            places[key] = before[0] + mentions, before[1]
    rows = [
        {"name": name, "why": why, "mentions": mentions, "first": first}
        for (name, why), (mentions, first) in places.items()
    ]
    return sorted(rows, key=lambda r: (-int(str(r["mentions"])), str(r["name"])))


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What changed between two reports, in sentences: mentions newly linked, unlinked, found, gone."""
    sentences = []
    for key, document in new["documents"].items():
        before = old["documents"].get(key)
        if before is None:
            sentences.append(f"{key}: newly read, {document['entries']} entries")
            continue
        for name in sorted({*document["fields"], *before["fields"]}):
            empty = {"found": 0, "unlinked": 0, "new": 0}
            now, then = document["fields"].get(name, empty), before["fields"].get(name, empty)
            linked_now = now["found"] - now["unlinked"] - now["new"]
            linked_then = then["found"] - then["unlinked"] - then["new"]
            if linked_now != linked_then:
                what = "newly linked" if linked_now > linked_then else "no longer linked"
                sentences.append(f"{key}: {name}: {abs(linked_now - linked_then)} {what}")
            if now["found"] != then["found"]:
                sentences.append(f"{key}: {name}: {now['found']} found, {then['found']} before")
    gone = {r["name"] for r in old["names_not_placed"]} - {r["name"] for r in new["names_not_placed"]}
    sentences += [f"now placed: {name}" for name in sorted(gone)]
    sentences += [f"no longer read: {key}" for key in old["documents"] if key not in new["documents"]]
    return sentences
