"""Makes entries of the drafts that the engine gathered: title and reporter, parts, challenges.

Numbers alone in comments are lines of compendio-2020.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from entramado.loaders.formats.markdown import MarkdownBlock, is_continuation, running_text, strip_markup
from entramado.loaders.grammar import OBJECTIVES, nothing_reported, numbered
from entramado.loaders.prints.description import PrintDescription
from entramado.loaders.prints.drafts import EntryDraft
from entramado.loaders.records import Challenge, Entry, PrintedName
from entramado.loaders.reporters import (
    BodyPairs,
    DocumentNames,
    assign_reporters,
    closing_parentheses,
    cut_reporter,
    fold_reporter,
    is_gloss,
    printed_bodies,
    without_final_stop,
)
from entramado.loaders.text import Passage, chain

_OBJECTIVE = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
# "no contamos con resultados" (compendio-2020:1295), "aún no refleja resultados" (925), "no es posible
# informar los resultados" (2849).
_NO_RESULTS = re.compile(
    r"\bno\s+(?:se\s+)?(?:cuenta|contamos|tiene|tenemos|hay|existe|reporta|refleja|presenta|es\s+posible)n?"
    r"(?:\s+\w+){0,3}\s+resultados\b|\bsin\s+resultados\b",
    re.IGNORECASE,
)
# Results that are only announced: "se encuentran pendientes los trabajos" (2020), "la información
# será solicitada ... se encuentra en proceso" (2307).
_PENDING = re.compile(r"\bse\s+encuentran?\s+(?:pendientes?|en\s+proceso)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:se|ha|han|hubo|fue|fueron)\s+(?:han?\s+)?\w+(?:ó|aron|ieron|[aií]dos?|[aií]das?)\b")
# A paragraph that comments on the challenge before it ("De esta forma ...", 331; "Para tales efectos ...", 2588).
_REMARK = re.compile(
    r"(?:de|en) (?:esta|esa|tal) (?:forma|manera|virtud)|para (?:tales? (?:efectos?|fin(?:es)?)|ello|lo cual)|"
    r"(?:con|por) (?:ello|lo (?:cual|tanto))|(?:(?:con|por|para) )?lo anterior|est[eo]s? retos?",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"[.;:!?…)\]\"”»\d]$")
_TITLE_MARKS = " .:–—-"


def make_entries(description: PrintDescription, key: str, drafts: Sequence[EntryDraft]) -> list[Entry]:
    """An entry for each draft, its reporters separated from their parents."""
    entries = [_entry(description, key, draft) for draft in drafts]
    _cut_reporters(description, entries)
    _assign_reporters(entries, [draft.blocks.get("reporter", []) for draft in drafts])
    for entry, draft in zip(entries, drafts, strict=True):
        for block in draft.blocks.get("parent", ()):
            entry.parents.append(PrintedName(block.passage.text.rstrip(". "), block.span[0]))
    return entries


def _entry(description: PrintDescription, key: str, draft: EntryDraft) -> Entry:
    """The entry of a draft, its reporter as printed."""
    title, printed = _title(description, draft)
    results = running_text(draft.blocks.get("results", []))
    reporter = draft.blocks.get("reporter", [])
    named = running_text(reporter)
    objective = draft.objective
    if draft.blocks.get("objective"):
        objective = _objective(running_text(draft.blocks["objective"])) or objective
    return Entry(
        doc=key,
        lines=(draft.heading.span[0], draft.last_line),
        ordinal=draft.ordinal,
        title=title or None,
        objective=objective,
        title_lines=draft.heading.span,
        reporter_printed=" ".join(named.text.split()).rstrip(". ") if named else printed,
        description=running_text(draft.blocks.get("description", [])),
        results=results,
        has_results=bool(results) and not _reports_none(results.text),
        challenges=_challenges(draft.blocks.get("challenges", []), beside="challenges" in draft.beside),
        footnotes=[note for note in _notes(draft) if note],
    )


def _notes(draft: EntryDraft) -> list[Passage]:
    own = [chain([b.passage for b in parts], " ") for parts in draft.notes]
    return [*own, *(b.passage for b in draft.blocks.get("note", []))]


def _objective(passage: Passage) -> int | None:
    numbers = [int(m[1]) for m in _OBJECTIVE.finditer(passage.text)]
    return next((n for n in numbers if n in OBJECTIVES), None)


def _title(description: PrintDescription, draft: EntryDraft) -> tuple[str, str | None]:
    """Title and the reporter in parentheses behind it, None without one (compendio-2020:3300)."""
    begin = description.begin
    text = (
        draft.heading.passage.text
        if draft.title is None or (begin and begin.is_bare_number)
        else strip_markup(draft.title)
    )
    if found := numbered(text):
        text = found[1]
    if draft.in_table:
        text = draft.title or ""
    reporter = closing_parentheses(text) if description.separator == "parentheses" else None
    if not reporter or is_gloss(text[: reporter.start()], reporter[1]):
        return text, None
    return text[: reporter.start()].rstrip(), reporter[1].strip()


def _reports_none(text: str) -> bool:
    """Whether results say that there are none, or none yet."""
    if nothing_reported(text) or _NO_RESULTS.search(text):
        return True
    return _PENDING.search(text) is not None and not _DONE.search(text)


def _challenges(parts: Sequence[MarkdownBlock], *, beside: bool) -> list[Challenge]:
    """The challenges: items, or else paragraphs; paragraphs around items are none (compendio-2020:1326, 1338).

    `beside` says that the first text stands on its label's line: a finished sentence there is a challenge too.
    """
    listed = any(block.kind == "item" for block in parts)
    groups: list[list[MarkdownBlock]] = []
    for block in parts:
        before = running_text(groups[-1]).text if groups else ""
        remark = not listed and _REMARK.match(block.passage.text) is not None
        # A paragraph behind an unfinished item is its rest, cut off by a page's end or a blank line.
        rest = listed and block.kind == "paragraph" and bool(before) and not _FINISHED.search(before)
        if groups and (block.nested or remark or rest or is_continuation(before, block)):
            groups[-1].append(block)
        elif block.kind == "item" or not listed or (beside and not groups and block.passage.text.endswith(".")):
            groups.append([block])
    out: list[Challenge] = []
    for group in groups:
        text = running_text(group)
        if text and not nothing_reported(text.text):
            out.append(Challenge((group[0].span[0], group[-1].span[1]), text))
    return out


def _cut_reporters(description: PrintDescription, entries: Sequence[Entry]) -> None:
    """Separate titles from reporters behind a dash, in place; unambiguous ones give the names for the others."""
    if description.separator != "dash":
        return
    document_names = DocumentNames()
    printed = [p for e in entries if e.title and (p := cut_reporter(e.title, document_names)[1])]
    document_names.reporters.update(
        fold_reporter(x.name) for p in printed for group in printed_bodies(p, document_names) for x in group
    )
    for entry in entries:
        if entry.title:
            title, reporter = cut_reporter(entry.title, document_names)
            if reporter:
                entry.title, entry.reporter_printed = title.rstrip(_TITLE_MARKS), without_final_stop(reporter)


def _assign_reporters(entries: Sequence[Entry], labelled: Sequence[Sequence[MarkdownBlock]]) -> None:
    """Set reporters and parents from the printed reporters; of a pair such as ``SHCP/SAT`` the unit reports.

    `labelled` are the blocks of each entry's labelled reporter, empty where the reporter stands in the title.
    """
    printed = [entry.reporter_printed for entry in entries if entry.reporter_printed]
    document_names = DocumentNames(reporters={fold_reporter(text) for text in printed})
    pairs = BodyPairs()
    for text in printed:
        pairs.learn(text, document_names)
    for entry, own in zip(entries, labelled, strict=True):
        if entry.reporter_printed is None or entry.title_lines is None:
            continue
        line = own[0].span[0] if own else entry.title_lines[1]
        reporters, parents = assign_reporters(printed_bodies(entry.reporter_printed, document_names), pairs)
        entry.reporters = [PrintedName(name, line) for name in reporters]
        entry.parents = [PrintedName(name, line) for name in parents]
