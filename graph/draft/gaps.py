"""What nobody reports, and whom to ask: objectives by state and group, and partners that do not report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from entramado.graph.draft.draft_records import Draft, DraftFinding, LastEdition, Record, first_words
from entramado.loaders.extract.lexicon import Lexicon
from entramado.ontology.authority import Authority
from entramado.ontology.schemes import Concept

_NAMED_MIN = 2
_ASKED_MAX = 4
_ENTRIES_MAX = 6


def gap_findings(
    draft: Draft, last: LastEdition, authority: Authority, populations: Sequence[Concept]
) -> Iterator[DraftFinding]:
    """Gaps that somebody filled before or fills elsewhere, and bodies named as partners that do not report."""
    groups = {c.iri_slug: (c.label_es, c.label_en) for c in populations}
    states = {code: (s.name, s.name) for code, s in authority.states.items()}
    yield from _gaps(draft, last, "state", states)
    yield from _gaps(draft, last, "population", groups)
    yield from _cells(draft, last, states, groups)
    yield from _partners(draft, authority)


def _of(record: Record, what: str) -> frozenset[str]:
    if what == "population":
        return record.populations
    return frozenset({record.state}) if record.state else frozenset()


def _gaps(draft: Draft, last: LastEdition, what: str, names: Mapping[str, tuple[str, str]]) -> Iterator[DraftFinding]:
    """Objective by state (that reports) or by group: no entry here, but some before."""
    filled = {(r.objective, x) for r in draft.records for x in _of(r, what)}
    before: dict[tuple[int, str], list[Record]] = defaultdict(list)
    for record in (*last.records, *last.others):
        for value in _of(record, what):
            if record.objective and value in names:
                before[record.objective, value].append(record)
    if what == "state" and not any(r.state for r in draft.records):
        return
    for (objective, value), records in sorted(before.items()):
        if (objective, value) not in filled:
            yield _gap(draft, objective, names[value], records, {what: value})


def _cells(
    draft: Draft, last: LastEdition, states: Mapping[str, tuple[str, str]], groups: Mapping[str, tuple[str, str]]
) -> Iterator[DraftFinding]:
    """Objective by state by group, where the last edition had an entry and objective and state have others here."""
    filled = {(r.objective, r.state, p) for r in draft.records for p in r.populations}
    here = {(r.objective, r.state) for r in draft.records} & {(r.objective, r.state) for r in last.records}
    told = {(r.objective, p) for r in draft.records for p in r.populations}
    before: dict[tuple[int, str, str], list[Record]] = defaultdict(list)
    for record in last.records:
        for group in record.populations:
            if record.objective and record.state and record.state in states and group in groups:
                before[record.objective, record.state, group].append(record)
    for (objective, state, group), records in sorted(before.items()):
        if (objective, state, group) in filled or (objective, state) not in here or (objective, group) not in told:
            continue
        (name, _), (es, en) = states[state], groups[group]
        what = (f"{name} para {es}", f"{name} for {en}")
        yield _gap(draft, objective, what, records, {"state": state, "population": group})


def _gap(
    draft: Draft, objective: int, what: tuple[str, str], records: Sequence[Record], values: dict[str, str]
) -> DraftFinding:
    asked = sorted(records, key=lambda r: (r.doc, r.lines), reverse=True)
    whom: list[str] = []
    for record in asked:
        who = "; ".join(r.name for r in record.reporters)
        if who and all(not w.startswith(f"{who} (") for w in whom):
            # An entry of 2018 has no title: its line says where to look.
            where = (
                f"{record.doc}, {first_words(record.title, 8)}" if record.title else f"{record.doc}:{record.lines[0]}"
            )
            whom.append(f"{who} ({where})")
    here = [r for r in draft.records if r.objective == objective]
    first = here[0] if here else None
    if not whom:
        whom = list(dict.fromkeys("; ".join(b.name for b in r.reporters) for r in here if r.reporters))
    bodies = tuple(dict.fromkeys(b for r in asked[:_ASKED_MAX] for b in r.reporter_ids))
    return DraftFinding(
        "gap", first.title_lines if first else None,
        {"objective": objective, "what": what, "whom": whom[:_ASKED_MAX] or ("quien lo sepa", "who knows"), **values},
        f"{objective}|{'|'.join(values.values())}", institutions=bodies, objective=objective,
        last=(asked[0].doc, *asked[0].lines),
    )  # fmt: skip


def _partners(draft: Draft, authority: Authority) -> Iterator[DraftFinding]:
    lexicon: Lexicon = draft.linker.lexicon
    reporting = {b for r in draft.records for b in r.reporter_ids}
    above = {a.id for b in reporting if b in authority.institutions for a in authority.ancestors(b)}
    named: dict[str, list[tuple[Record, int]]] = defaultdict(list)
    for record in draft.records:
        for mention in record.bodies:
            if mention.id and mention.role == "partner" and mention.id not in reporting | above:
                named[mention.id].append((record, mention.line))
    for body, records in sorted(named.items(), key=lambda item: -len(item[1])):
        found = authority.institutions[body]
        home = found.sector not in ("international", "foreign") and not found.country
        parts = any(lexicon.is_part_of(r, body) or lexicon.is_part_of(body, r) for r in reporting)
        if len(records) < _NAMED_MIN or not home or parts:
            continue
        line = records[0][1]
        entries = [f"{r.objective}.{r.ordinal}" for r, _ in records][:_ENTRIES_MAX]
        yield DraftFinding(
            "partner-does-not-report", (line, line),
            {"name": found.name, "count": len(records), "entries": entries}, body,
            entries=tuple(dict.fromkeys(r.slug for r, _ in records)), institutions=(body,),
        )  # fmt: skip
