"""The draft against the last edition: programmes, institutions, states, objectives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from rapidfuzz import fuzz

from entramado.graph.draft.copies import counts
from entramado.graph.draft.draft_records import Draft, DraftFinding, LastEdition, Record, finding_about, first_words
from entramado.graph.draft.pairs import EntryPairs
from entramado.graph.identity.words import words
from entramado.loaders.grammar import OBJECTIVES
from entramado.ontology.authority import Authority
from entramado.ontology.folding import fold_words

_SAME_WORDS = 0.5
_SURE = 0.75
_CHANGES_MAX = 3
_SAME_WORD = 80.0
_LOST_SHARE = 0.3
_LOST_MIN = 2
_KIND_WORDS = frozenset(
    words(
        "programa programas proyecto estrategia de del la las los el en y para con a por al nacional operativo accion "
        "acciones"
    )
)


def last_edition_findings(
    draft: Draft, last: LastEdition, pairs: EntryPairs, authority: Authority
) -> Iterator[DraftFinding]:
    """What goes on, ended, is new or was renamed since the last edition; who reports and who does not."""
    yield from _programmes(draft, last, pairs)
    yield from _institutions(draft, last, authority)
    yield from _states(draft, last, authority)
    yield from _objectives(draft, last)


def _actions(records: Sequence[Record]) -> list[Record]:
    return [r for r in records if r.kind == "action"]


def _programmes(draft: Draft, last: LastEdition, pairs: EntryPairs) -> Iterator[DraftFinding]:
    before = {record.slug: earlier for record, earlier in pairs.continuing}
    for record in draft.records:
        earlier = before.get(record.slug)
        if earlier is None:
            yield finding_about(record, "programme-new", record.title_lines, {"key": last.key})
            continue
        line = earlier.lines[0]
        values: dict[str, Any] = {"key": last.key, "line": line, "before": _called(earlier)}
        place = (last.key, *earlier.lines)
        score = pairs.likeness[record.slug]
        values["score"] = score
        if score >= _SURE and earlier.title and _renamed(record.title, earlier.title):
            yield finding_about(record, "programme-renamed", record.title_lines, values, last=place)
        else:
            values["figures"] = _told(record, earlier)
            yield finding_about(record, "programme-continues", record.title_lines, values, last=place)
    for earlier in last.records:
        if earlier.slug not in pairs.continued:
            who = "; ".join(r.name for r in earlier.reporters) or "?"
            values = {"before": _called(earlier), "who": who, "objective": earlier.objective, "key": last.key}
            yield DraftFinding(
                "programme-ended", None, {**values, "line": earlier.lines[0]}, earlier.slug,
                institutions=tuple(earlier.reporter_ids), objective=earlier.objective, chapter=earlier.chapter,
                last=(last.key, *earlier.lines),
            )  # fmt: skip


def _renamed(now: str, before: str) -> bool:
    """Whether less than half of the words of the shorter name stand in the other."""
    one, other = ({w for w in fold_words(t).split() if w not in _KIND_WORDS} for t in (now, before))
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return False
    kept = sum(any(fuzz.ratio(w, x) >= _SAME_WORD for x in longer) for w in shorter)
    return kept < _SAME_WORDS * len(shorter)


def _called(record: Record) -> str | tuple[str, str]:
    """The title, or the number of an entry that has none."""
    return first_words(record.title) or (f"acción {record.ordinal}", f"action {record.ordinal}")


def _told(record: Record, earlier: Record) -> tuple[str, str]:
    """How what both count changed."""
    now, then = counts(record), counts(earlier)
    changed = [(k, then[k].value, now[k].value) for k in now if k in then and then[k].value != now[k].value]
    if changed:
        said = "; ".join(f"{first_words(now[k].what, 4)}: {a:,.0f} → {b:,.0f}" for k, a, b in changed[:_CHANGES_MAX])
        return (f"; {said}", f"; {said}")
    return ("", "")


def _institutions(draft: Draft, last: LastEdition, authority: Authority) -> Iterator[DraftFinding]:
    now, then = _reporters(draft.records), _reporters(last.records)
    names = {
        r.id or fold_words(r.name): _name(r.id, r.name, authority)
        for x in (*last.records, *draft.records)
        for r in x.reporters
    }
    successors: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in authority.successions:
        successors[row.predecessor].append((row.successor, row.since))
    for body, records in sorted(then.items()):
        if body in now:
            continue
        after = next((s for s, _ in successors[body] if s in now), None)
        place = (last.key, *records[0].lines)
        values = {"name": names[body], "count": len(records), "key": last.key, "line": records[0].lines[0]}
        kind = "reporter-succeeded" if after else "reporter-gone"
        values |= {"successor": names[after]} if after else {}
        near = _relatives(body, set(now), authority)
        weight = "info" if near else ""
        yield DraftFinding(
            kind, None, values, body, weight, institutions=(body, *([after] if after else [])), last=place
        )
    for body, records in sorted(now.items()):
        record = records[0]
        if body not in then and not any(old in then for old, new in _pairs(authority) if new == body):
            values = {"name": names[body], "count": len(records), "key": last.key}
            yield DraftFinding(
                "reporter-new", record.title_lines, values, body, institutions=(body,),
                entries=tuple(r.slug for r in records),
            )  # fmt: skip
        for after, since in successors[body]:
            old = since and int(since[:4]) <= last.year
            if old and after in authority.institutions:
                yield DraftFinding(
                    "predecessor-reports", record.title_lines,
                    {"name": names[body], "successor": authority.institutions[after].name, "since": since},
                    body, institutions=(body,), entries=tuple(r.slug for r in records),
                )  # fmt: skip


def _pairs(authority: Authority) -> list[tuple[str, str]]:
    return [(row.predecessor, row.successor) for row in authority.successions]


def _relatives(body: str, others: set[str], authority: Authority) -> bool:
    """Whether a body's unit or parent is among others."""
    if body not in authority.institutions:
        return False
    above = {a.id for a in authority.ancestors(body)}
    below = {o for o in others if o in authority.institutions and any(a.id == body for a in authority.ancestors(o))}
    return bool(above & others or below)


def _reporters(records: Sequence[Record]) -> dict[str, list[Record]]:
    out: dict[str, list[Record]] = defaultdict(list)
    for record in _actions(records):
        for body in record.reporter_ids:
            out[body].append(record)
    return out


def _name(identifier: str | None, printed: str, authority: Authority) -> str:
    body = authority.institutions.get(identifier or "")
    if body is None:
        return printed
    return f"{body.name} ({body.acronym})" if body.acronym and body.acronym != body.name else body.name


def _states(draft: Draft, last: LastEdition, authority: Authority) -> Iterator[DraftFinding]:
    """States whose government reports nowhere; only where states report at all."""
    here = {r.state for r in draft.records if r.state}
    before = {r.state for r in (*last.records, *last.others) if r.state}
    if not any(r.chapter == "EF" for r in (*draft.records, *last.records)):
        return
    for code, state in sorted(authority.states.items()):
        if code not in here and code not in before:
            yield DraftFinding("state-never-reported", None, {"name": state.name}, code)


def _objectives(draft: Draft, last: LastEdition) -> Iterator[DraftFinding]:
    now = Counter(r.objective for r in _actions(draft.records))
    then = Counter(r.objective for r in _actions(last.records))
    for number in OBJECTIVES:
        lost = then[number] - now[number]
        if (lost >= _LOST_MIN and lost >= _LOST_SHARE * then[number]) or (then[number] and not now[number]):
            first = next((r for r in draft.records if r.objective == number), None)
            yield DraftFinding(
                "objective-lost", first.title_lines if first else None,
                {"objective": number, "before": then[number], "now": now[number], "key": last.key},
                str(number), objective=number,
            )  # fmt: skip
