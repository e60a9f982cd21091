"""What the draft says of itself, against its entries: totals by objective, chapter and institution, superlatives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from entramado.graph.draft.draft_records import Draft, DraftFinding, Record, first_words
from entramado.loaders.executive_report.claims import ClaimContext, claims
from entramado.loaders.extract.sentences import sentences
from entramado.loaders.formats.files import file_lines
from entramado.loaders.reading import reader_of
from entramado.loaders.records import Claim
from entramado.loaders.text import Line, Passage, join
from entramado.ontology.authority_checks import slugify

_SPEAKS = re.compile(
    r"\b(?:(?:este|presente|el) compendio|(?:esta|presente) edici[oó]n"
    r"|(?:presente|este) (?:informe|documento|reporte))\b",
    re.IGNORECASE,
)
# "se integra por", "reúne": what a document says of itself.
_REPORTING = re.compile(r"report|inform|particip|present|integr|re[uú]n|conform|contien|compon|suma|compil|total", re.I)
_ACTIONS = ("acciones y programas", "actions and programmes")
_BODIES = ("instituciones que informan", "reporting institutions")


def claim_findings(draft: Draft) -> Iterator[DraftFinding]:
    """Totals and superlatives of the introduction and of what speaks of the compendium itself."""
    for paragraph in _paragraphs(draft):
        if _REPORTING.search(paragraph.text):
            for claim in claims(ClaimContext(draft.key), [paragraph]):
                found = _judged(draft, claim, _said(paragraph, claim.line))
                if found:
                    yield found


def report_findings(draft: Draft, report: Path) -> Iterator[DraftFinding]:
    """Totals and superlatives of a draft of the executive report on this draft. Raises `DocumentError`."""
    lines = file_lines(report)
    key = slugify(report.stem) or "report"
    reading = reader_of("executive-report")(key, lines)
    text = {x.number: x.text.strip() for x in lines}
    for claim in reading.claims:
        found = _judged(draft, claim, first_words(text.get(claim.line, ""), 14))
        if found:
            yield replace(found, lines=None, last=(report.name, claim.line, claim.line), anchor=f"{key}|{found.anchor}")


def _judged(draft: Draft, claim: Claim, said: str) -> DraftFinding | None:
    if claim.kind == "superlative":
        return _superlative(draft, claim, said)
    return _total(draft, claim) if claim.kind in ("actions", "institutions") else None


def _paragraphs(draft: Draft) -> Iterator[Passage]:
    inside = {n for r in draft.records for n in range(r.lines[0], r.lines[1] + 1)}
    group: list[Line] = []
    for line in [x for x in draft.lines if x.number not in inside] + [Line(0, "")]:
        if line.text.strip() and (not group or line.number == group[-1].number + 1):
            group.append(line)
            continue
        if group:
            yield join(group)
        group = [line] if line.text.strip() else []
    for record in draft.records:
        for _, passage in record.linked.entry.parts():
            for sentence in sentences(passage.text):
                piece = passage.text[sentence.start : sentence.end]
                if _SPEAKS.search(piece) and _REPORTING.search(piece):
                    yield passage.cut(sentence.start, sentence.end)


def _actions(draft: Draft, objective: int | None, chapter: str | None) -> list[Record]:
    return [
        r
        for r in draft.records
        if r.kind == "action" and objective in (None, r.objective) and chapter in (None, r.chapter)
    ]


def _total(draft: Draft, claim: Claim) -> DraftFinding | None:
    extra = dict(claim.extra)
    if claim.value is None or extra.get("institution"):
        return None
    if claim.chapter and not any(r.chapter for r in draft.records):
        return None
    records = _actions(draft, claim.objective, claim.chapter)
    if claim.kind == "institutions":
        counted, what = len({b for r in records for b in r.reporter_ids}), _BODIES
        if claim.chapter == "EF":
            counted = len({r.state for r in records if r.state})
    else:
        counted, what = len(records), _ACTIONS
    bound = extra.get("bound")
    holds = (
        counted == claim.value or (bound == ">" and counted > claim.value) or (bound == "<" and counted < claim.value)
    )
    if holds:
        return None
    parts = [what]
    if claim.objective:
        parts.append((f"del objetivo {claim.objective}", f"of objective {claim.objective}"))
    if claim.chapter:
        parts.append((f"del capítulo {claim.chapter}", f"of chapter {claim.chapter}"))
    said = (" ".join(p[0] for p in parts), " ".join(p[1] for p in parts))
    return DraftFinding(
        "claim-total-differs", (claim.line, claim.line), {"claimed": claim.value, "what": said, "counted": counted},
        f"{claim.kind}|{claim.objective}|{claim.chapter}|{claim.value}",
        objective=claim.objective, chapter=claim.chapter,
    )  # fmt: skip


def _superlative(draft: Draft, claim: Claim, words: str) -> DraftFinding | None:
    extra = dict(claim.extra)
    if extra.get("of") != "actions" or not extra.get("objectives") or extra.get("order") not in ("most", "fewest"):
        return None
    counts = Counter(r.objective for r in _actions(draft, None, claim.chapter) if r.objective)
    if not counts:
        return None
    sign = 1 if extra["order"] == "fewest" else -1
    ranked = sorted(counts.items(), key=lambda item: (sign * item[1], item[0]))
    named = [int(n) for n in extra["objectives"].split(",")]
    first = int(extra.get("rank") or 1) - 1
    expected = sorted(count for _, count in ranked[first : first + len(named)])
    if sorted(counts.get(n, 0) for n in named) == expected:
        return None
    right = [
        (f"el objetivo {n} ({c} acciones)", f"objective {n} ({c} actions)")
        for n, c in ranked[first : first + len(named)]
    ]
    own = [(f"el {n} tiene {counts.get(n, 0)}", f"{n} has {counts.get(n, 0)}") for n in named]
    return DraftFinding(
        "superlative-does-not-hold", (claim.line, claim.line),
        {"said": words, "right": [*right, *own]},
        f"{extra['order']}|{extra['objectives']}|{claim.chapter}", objective=named[0], chapter=claim.chapter,
    )  # fmt: skip


def _said(paragraph: Passage, line: int) -> str:
    """The words of the paragraph from the claim's line on."""
    at = next((o for o, n in zip(paragraph.offsets, paragraph.numbers, strict=True) if n == line), 0)
    return first_words(paragraph.text[at:], 14)
