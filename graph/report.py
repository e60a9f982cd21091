"""The report of a build: what was found in each document, what stayed unlinked, what is new, what is flagged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from entramado.graph.corpus import Corpus
from entramado.graph.records import Body, LinkedEntry

_VALUES = ("populations", "states", "municipalities", "countries", "figures", "instruments", "urls", "action_types")
_SINGLE = ("start", "end", "permanent", "women_focus", "disability_focus", "migrant_type")


def build_report(corpus: Corpus) -> dict[str, Any]:
    """Counts by document and field, names that could not be placed (most frequent first), flags and unread lines."""
    return {
        "documents": {key: _document(corpus, key) for key in corpus.readings},
        "names_not_placed": names_not_placed(corpus),
        "identity": _identity(corpus),
        "flags": [
            {"document": f.doc, "line": f.line, "code": f.code, "message": f.message}
            for reading in corpus.readings.values()
            for f in reading.flags
        ],
    }


def _identity(corpus: Corpus) -> dict[str, int]:
    """How many pairs of entries were compared, by how many keys, and what came of it."""
    found = corpus.identity
    return {
        "compared_pairs": len(found.compared.pairs),
        "keys": found.compared.keys,
        "largest_block": found.compared.largest_block,
        "programmes": len(found.programmes),
        "programmes_of_several_entries": sum(len(p.members) > 1 for p in found.programmes),
        "possible_links": len(found.possible),
    }


def _document(corpus: Corpus, key: str) -> dict[str, Any]:
    reading = corpus.readings[key]
    linked = [e for e in corpus.entries if e.entry.doc == key]
    return {
        "lines": reading.line_count,
        "entries": len(linked),
        "statistics": len(reading.statistics),
        "claims": len(reading.claims),
        "recommendations": len(reading.recommendations),
        "unread_lines": list(reading.unread),
        "fields": _fields(corpus, linked),
    }


def _fields(corpus: Corpus, entries: Iterable[LinkedEntry]) -> dict[str, dict[str, int]]:
    found: Counter[str] = Counter()
    unlinked: Counter[str] = Counter()
    new: Counter[str] = Counter()

    def bodies(name: str, rows: Iterable[Body]) -> None:
        for body in rows:
            found[name] += 1
            unlinked[name] += body.institution is None and body.kind is None
            new[name] += body.institution in corpus.new_bodies

    for linked in entries:
        facts = linked.facts
        bodies("reporters", linked.reporters)
        bodies("parents", linked.parents)
        bodies("organisations", (b for _, b in linked.organisations))
        for name in _VALUES:
            found[name] += len(getattr(facts, name))
        for name in _SINGLE:
            found[name] += getattr(facts, name) is not None
        found["challenges"] += len(linked.entry.challenges)
        unlinked["challenges"] += sum(c is None for c in facts.challenge_categories)
    return {
        name: {"found": found[name], "unlinked": unlinked[name], "new": new[name]}
        for name in sorted(found)
        if found[name]
    }


def names_not_placed(corpus: Corpus) -> list[dict[str, Any]]:
    """Names that stay ambiguous or name bodies that the authority does not hold, most frequent first."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for linked in corpus.entries:
        for body in [*linked.reporters, *linked.parents, *(b for _, b in linked.organisations)]:
            where = f"{linked.entry.doc}:{body.line}"
            if body.kind:
                continue
            if body.institution is None:
                places[body.printed, "ambiguous"].append(where)
            elif body.institution in corpus.new_bodies:
                places[corpus.new_bodies[body.institution].name, "unconfirmed"].append(where)
    rows = [
        {"name": name, "why": why, "mentions": len(where), "first": where[0]} for (name, why), where in places.items()
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
