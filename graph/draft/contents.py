"""What is in the draft and what its entries lack: numbers, titles, reporters, parts, labels, headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from entramado.graph.draft.draft_records import Draft, DraftFinding, Record, by_key, finding_about, first_words
from entramado.graph.draft.headings import headings, labels_of
from entramado.loaders.entry_parts import label
from entramado.loaders.extract.dates import find_dates
from entramado.loaders.grammar import OBJECTIVES, nothing_reported
from entramado.loaders.text import Line
from entramado.ontology.folding import fold_words
from entramado.ontology.schemes import Concept

_LABEL_WORDS_MAX = 4
_ALIKE = 78.0
_MARKS = re.compile(r"^[#*_\s]+|[*_:.\s]+$")
_CAPITALS = re.compile(r"[A-ZÁÉÍÓÚÜÑ]{4,}(?: [A-ZÁÉÍÓÚÜÑ]+){0,3}")
# A label on the line of the text that it opens: "HALLAZGOS Se atendió a ...".
_BEFORE_TEXT = re.compile(r"\s*([A-ZÁÉÍÓÚÜÑ]{6,}[:.]?)\s+[«“\"¿]?[A-ZÁÉÍÓÚÑ][a-záéíóúñ]*\s")
_KNOWN_LABELS = ("RESULTADOS", "RETOS", "RETOS IDENTIFICADOS", "LOGROS", "DESAFIOS", "AVANCES", "HALLAZGOS", "METAS",
    "IMPACTO", "IMPACTOS", "CONCLUSIONES", "PRODUCTOS", "OBSTACULOS", "DIFICULTADES", "PENDIENTES", "BENEFICIOS",
    "OBJETIVO", "OBJETIVOS", "DESCRIPCION", "ANTECEDENTES", "ALCANCES", "AREAS DE OPORTUNIDAD")  # fmt: skip
_WHY_NONE = ("dice que no los hay", "it says that there are none")
_WHY_NO_PART = ("falta el apartado", "the part is missing")


def content_findings(draft: Draft, objectives: Sequence[Concept]) -> Iterator[DraftFinding]:
    """What the draft lacks or prints against its own rules."""
    yield from _unread(draft)
    yield from _repaired(draft)
    yield from _ordinals(draft)
    yield from _titles(draft)
    for record in draft.records:
        yield from _missing(draft, record)
    yield from _labels(draft)
    yield from _headings(draft, objectives)


def _unread(draft: Draft) -> Iterator[DraftFinding]:
    text = {x.number: x.text.strip() for x in draft.lines}
    for first, last in draft.unread:
        anchor = fold_words(text.get(first, ""))
        yield DraftFinding("unread-lines", (first, last), {"first": first, "last": last}, anchor)
    for flag in draft.flags:
        if flag.code in ("ordinal-sequence", "entries-missing", "reporter-missing"):
            continue  # said of the entry itself
        anchor = f"{flag.code}|{fold_words(text.get(flag.line, ''))}"
        yield DraftFinding(
            "reading-note", (flag.line, flag.line), {"code": flag.code, "sentence": flag.message.rstrip(".")}, anchor
        )


def _repaired(draft: Draft) -> Iterator[DraftFinding]:
    what = {
        "cut-off": ("El borrador se interrumpe en una entrada sin terminar", "The draft stops inside an entry"),
        "page-order": ("Las páginas no se siguen", "The pages do not follow each other"),
        "chapter-missing": ("El índice anuncia un capítulo sin entradas", "The index names a chapter without entries"),
    }
    for repair in draft.repairs.values():
        lines = (repair.line, repair.line)
        values = {"printed": first_words(repair.printed), "read": repair.read}
        if repair.code == "label-twice":
            owner = next((r for r in draft.records if r.lines[0] <= repair.line <= r.lines[1]), None)
            if owner:
                yield finding_about(owner, "label-twice", lines, values)
        elif repair.code == "objective":
            yield DraftFinding("objective-out-of-sequence", lines, values, f"{repair.printed}|{repair.read}")
        elif repair.code in what:
            yield DraftFinding(
                "unreadable-part", lines, {"what": what[repair.code], **values}, fold_words(repair.printed)
            )


def _ordinals(draft: Draft) -> Iterator[DraftFinding]:
    """A number that does not follow the one before; those behind it that go on from either are right."""
    for group in by_key(draft.records, lambda r: (r.chapter, r.objective, r.kind)).values():
        expected, before = 1, 0
        for record in sorted(group, key=lambda r: r.lines):
            repair = draft.repairs.get(record.lines[0])
            printed = repair.printed if repair and repair.code == "ordinal" else record.ordinal
            if not printed.isdigit():
                continue
            number = int(printed)
            # Where entries stand under no objective, those of another section begin anew.
            anew = number == 1 and record.objective is None
            if not anew and number not in (expected, before + 1):
                yield finding_about(
                    record,
                    "ordinal-out-of-sequence",
                    record.title_lines if record.title_lines[0] <= record.lines[0] else (record.lines[0],) * 2,
                    {"expected": expected, "printed": number},
                )
                before, expected = number, expected + 1
            else:
                before, expected = number, number + 1


def _titles(draft: Draft) -> Iterator[DraftFinding]:
    for group in by_key(draft.records, lambda r: fold_words(r.title) or None).values():
        if len(group) < 2:
            continue
        for record in group:
            others = [o for o in group if o is not record]
            same = any(
                (o.objective, o.chapter, o.reporter_ids) == (record.objective, record.chapter, record.reporter_ids)
                for o in others
            )
            yield finding_about(
                record,
                "title-doubled",
                record.title_lines,
                {"others": [_place(o) for o in others]},
                severity="must" if same else "should",
                beside=tuple(o.slug for o in others),
            )


def _place(record: Record) -> tuple[str, str]:
    return (
        f"la entrada {record.ordinal} del objetivo {record.objective} (línea {record.lines[0]})",
        f"entry {record.ordinal} of objective {record.objective} (line {record.lines[0]})",
    )


def _missing(draft: Draft, record: Record) -> Iterator[DraftFinding]:
    entry = record.linked.entry
    if record.kind == "future":
        return
    unnamed = {f.line for f in draft.flags if f.code == "reporter-missing"}
    if not record.title:
        yield finding_about(record, "entry-without-title", record.title_lines, {})
    if not record.reporters or record.lines[0] in unnamed or set(range(*record.title_lines)) & unnamed:
        yield finding_about(record, "entry-without-reporter", record.title_lines, {})
    if not record.has_results:
        why, weight = (_WHY_NONE, "info") if entry.results else (_WHY_NO_PART, "")
        yield finding_about(record, "entry-without-results", record.lines, {"why": why}, severity=weight)
    elif not record.figures:
        yield finding_about(record, "entry-without-figures", record.lines, {})
    if not record.challenges:
        told = any(label(x.text) == "challenges" for x in _inside(draft, record)) or any(
            nothing_reported(x.text) for x in _inside(draft, record)
        )
        why, weight = (_WHY_NONE, "info") if told else (_WHY_NO_PART, "")
        yield finding_about(record, "entry-without-challenges", record.lines, {"why": why}, severity=weight)
    dated = any(find_dates(text) for text in (record.title, *(p.text for _, p in entry.parts())))
    if not dated and not record.linked.facts.permanent:
        yield finding_about(record, "entry-without-period", record.lines, {})


def _inside(draft: Draft, record: Record) -> list[Line]:
    first = min(record.title_lines[1] + 1, record.lines[1])
    return [x for x in draft.lines if first <= x.number <= record.lines[1]]


def _labels(draft: Draft) -> Iterator[DraftFinding]:
    """Labels that the print does not use: another word, a misprint, another case."""
    usual: dict[str, Counter[str]] = {"results": Counter(), "challenges": Counter()}
    markdown = draft.family == "compendium-markdown" or draft.family.endswith(".toml")
    found: list[tuple[Record, Line, str, str | None]] = []
    for record in draft.records:
        lines = _inside(draft, record)
        for at, line in enumerate(lines):
            text = _MARKS.sub("", line.text).strip()
            part = label(line.text) or (label(text.upper()) if markdown and line.text[:1] in "#*" else None)
            if part and len(text.split()) <= _LABEL_WORDS_MAX:
                usual[part][text] += 1
                found.append((record, line, text, part))
            elif not part and _stands_alone(lines, at):
                before_text = _BEFORE_TEXT.match(line.text)
                alone = before_text[1] if before_text else text
                if _may_be_label(before_text[1] if before_text else line.text, alone, markdown):
                    found.append((record, line, alone, None))
    printed = [c.most_common(1)[0][0] for c in usual.values() if c]
    for record, line, text, part in found:
        common = usual[part] if part else Counter[str]()
        if part and common[text] * 10 >= common.total():
            continue
        if part and fold_words(common.most_common(1)[0][0]) == fold_words(text):
            continue
        right = common.most_common(1)[0][0] if part else " / ".join(printed)
        values = {"printed": text, "usual": f"«{right}»"}
        yield finding_about(record, "unknown-label", (line.number, line.number), values, anchor=fold_words(text))


def _may_be_label(line: str, text: str, markdown: bool) -> bool:
    """Whether a line alone may be the label of a part: words of a label, or much like the labels known."""
    if not text or len(text.split()) > _LABEL_WORDS_MAX or any(c.isdigit() for c in text):
        return False
    if markdown and not line.lstrip().startswith(("#", "**")):
        return False
    if not markdown and not (_CAPITALS.fullmatch(text) or line.rstrip().endswith(":")):
        return False
    plain = fold_words(text).upper()
    return any(fuzz.ratio(plain, known) >= _ALIKE or plain.startswith(f"{known} ") for known in _KNOWN_LABELS)


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether the line before ends its sentence or is blank: a label never stands inside one."""
    before = lines[at - 1].text.rstrip() if at else ""
    return not before or before[-1:] in '.:;)”"»!?'


def _headings(draft: Draft, objectives: Sequence[Concept]) -> Iterator[DraftFinding]:
    """Headings whose words are those of another objective, and objectives without any entry."""
    inside = {n for r in draft.records for n in range(r.lines[0], r.lines[1] + 1)}
    lines = [x for x in draft.lines if x.number not in inside]
    for head in headings(lines, labels_of(objectives)):
        if head.said != head.number:
            values = {"printed": head.number, "other": head.said, "words": first_words(head.words)}
            anchor = f"{head.number}|{fold_words(head.words)[:60]}"
            yield DraftFinding("heading-differs", (head.line.number,) * 2, values, anchor, objective=head.number)
    if len({r.objective for r in draft.records}) > 3:
        for number in OBJECTIVES:
            if not any(r.objective == number for r in draft.records):
                yield DraftFinding(
                    "objective-without-entries", None, {"objective": number}, str(number), objective=number
                )
