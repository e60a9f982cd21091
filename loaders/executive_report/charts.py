"""Reads the claims in charts of the executive report, and of shares in the text beside them.

The extraction leaves only a chart's labels and numbers, each on a line of its own: a number of actions stands below its
label (informe-ejecutivo-2024:681), percentages stand before one line with all labels, in the same order
(informe-ejecutivo-2024:888). The text beside a chart often states the same shares again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entramado.loaders.executive_report.claims import ClaimContext, claim
from entramado.loaders.executive_report.page_layout import chapter_of, sentences
from entramado.loaders.records import Claim
from entramado.loaders.text import Passage

_NUMBER = re.compile(r"\d{1,4}")
_TOTAL = re.compile(r"\bTOTAL\s+DE\s+ACCIONES\b", re.IGNORECASE)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|por\s?ciento\b)")
_POPULATIONS = re.compile(
    r"(?P<na>[Nn]o\s+aplica|no\s+especific\w+)|(?P<extranjeros>\bextranjer)|(?P<exterior>\bexterior\b)|(?P<retorno>\bretorn)"
)
_ANSWERS = re.compile(r"(?P<no>\bNo\b)|(?P<yes>\bEnfoque\b|\bS[ií]\b)")
_DENIED = re.compile(r"\bno\s+\w+", re.IGNORECASE)
_EXTREME_SHARE = re.compile(r"\bporcentaje\s+m[aá]s\s+(?:(?P<fewest>bajo)|(?P<most>alto))")
_FOCUSES = (("mujeres", re.compile(r"g[eé]nero|mujeres")), ("discapacidad", re.compile(r"discapacidad")))


def actions(context: ClaimContext, paragraphs: Sequence[Passage]) -> Iterator[Claim]:
    """The claims of numbers of actions by chapter: a number belongs to the labels since the number before it."""
    label = ""
    for paragraph in paragraphs:
        text = paragraph.text
        if not _NUMBER.fullmatch(text):
            label = f"{label} {text}".strip()
            continue
        chapter = chapter_of(label)
        if chapter or _TOTAL.search(label):
            extra = {"of": "actions", "source": "chart"}
            yield claim(context, "actions", paragraph.first_line, extra, value=float(text), chapter=chapter)
        label = ""


def shares(context: ClaimContext, heading: str, paragraphs: Sequence[Passage]) -> Iterator[Claim]:
    """The claims of shares (per cent) of the actions by population, by focus on women, and by disability."""
    focus = next((name for name, pattern in _FOCUSES if pattern.search(heading)), None)
    if not focus and "población" not in heading.casefold():
        return
    yield from _chart_shares(context, focus, paragraphs)
    for paragraph in paragraphs:
        for sentence in sentences(paragraph):
            yield from _text_shares(context, focus, sentence)


def _chart_shares(context: ClaimContext, focus: str | None, paragraphs: Sequence[Passage]) -> Iterator[Claim]:
    """The shares of a chart, with the labels of the line that has as many."""
    values = [(p, m) for p in paragraphs if (m := _PERCENT.fullmatch(p.text))]
    kinds = _ANSWERS if focus else _POPULATIONS
    legends = [[m.lastgroup for m in kinds.finditer(p.text)] for p in paragraphs if not p.text.endswith(".")]
    legend = next((labels for labels in legends if len(labels) == len(values)), [None] * len(values))
    for (paragraph, match), label in zip(values, legend, strict=True):
        yield claim(context, "share", paragraph.first_line, _share_extra(focus, label, "chart"), value=float(match[1]))


def _text_shares(context: ClaimContext, focus: str | None, sentence: Passage) -> Iterator[Claim]:
    """The shares that a sentence states, each with the population or answer behind it, and the extreme one."""
    text = sentence.text
    found = [] if _PERCENT.fullmatch(text) else list(_PERCENT.finditer(text))
    for i, match in enumerate(found):
        behind = text[match.end() : found[i + 1].start() if i + 1 < len(found) else len(text)]
        named = _POPULATIONS.search(behind)
        label = ("no" if _DENIED.search(behind) else "yes") if focus else named.lastgroup if named else None
        yield claim(
            context, "share", sentence.line_at(match.start()), _share_extra(focus, label), value=float(match[1])
        )
    if extreme := _EXTREME_SHARE.search(text):
        named = _POPULATIONS.search(text, extreme.end())
        if named:
            extra = {"of": "share", "order": extreme.lastgroup, "rank": "1", "migrant_type": named.lastgroup}
            yield claim(context, "superlative", sentence.line_at(extreme.start()), extra)


def _share_extra(focus: str | None, label: str | None, source: str | None = None) -> dict[str, str | None]:
    return {"of": "share", "focus": focus, "answer" if focus else "migrant_type": label, "source": source}
