"""The family of the executive report on a compendium: its claims about the compendium's actions, each with its line.

Six parts under Roman numerals. Part III has a section for each objective, which opens with its actions
by chapter ("El objetivo 1 está conformado por 36 acciones, ... entidades federativas (7)") and names the
participants further down. Part IV has charts, broken into labels and numbers, and running text on each
chapter, on populations, gender, disability and challenges; part V sums up; part VI is the glossary of
challenge categories. Where the report states a quantity twice, both claims are kept. The keys of a
claim's `extra` are listed in `entramado.loaders.executive_report.claims`. Numbers in
comments are lines of informe-ejecutivo-2024.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entramado.loaders.executive_report import charts
from entramado.loaders.executive_report.claims import ClaimContext, claim, claims
from entramado.loaders.executive_report.page_layout import CHAPTERS, Section, sections
from entramado.loaders.executive_report.participants import participants
from entramado.loaders.extract.numbers import parse_number
from entramado.loaders.grammar import OBJECTIVES, Ledger, ends_sentence, failure
from entramado.loaders.records import Claim, Flag, Reading
from entramado.loaders.text import Line, Passage, join

_ANALYSIS_PART, _GLOSSARY_PART = 4, 6
# The imprint stands behind at least so many blank lines.
_GAP_LINES = 3
_IMPRINT = "imprint"

_OBJECTIVE_NAME = re.compile(r"\bobjetivo\s+\d+\b", re.IGNORECASE)
# A number of actions: digits, or a word where it counts ("una por una entidad", informe-ejecutivo-2024:562).
_NUMBER = re.compile(
    r"(?P<bracket>\(\d+\))|\b\d+\b|\b(?:una?|dos|tres|cuatro|cinco)(?=\s+(?:por|más|de\s+ellas|acci[oó]n))"
)
_ALL_BY = re.compile(r"\btodas\b")
_IN_TURN = re.compile(r"\brespectivamente\b")
_MAJORITY = re.compile(r"\ben\s+su\s+mayor[ií]a\s+por\s+(?:las?\s+)?(?:dependencias\s+de\s+la\s+)?")


@dataclass(frozen=True, slots=True)
class _Token:
    """A number or a chapter in the sentence that distributes an objective's actions over chapters.

    `bracket` says that the number stands in parentheses.
    """

    start: int
    chapter: str | None = None
    value: float = 0
    bracket: bool = False


def read(key: str, lines: list[Line]) -> Reading:
    """Read an executive report: claims and flags, no entries.

    Raises `DocumentError` where parts or objectives are missing or out of order, or the text is truncated.
    """
    ledger = Ledger(lines)
    parts = sections(lines, ledger)
    _check_whole(key, parts, lines)
    reading = Reading(key, 0)
    glossary = [
        _category(group)
        for section in parts
        if section.part == _GLOSSARY_PART
        for group in _glossary_entries(section, ledger)
    ]
    reading.claims.extend(_glossary_claims(key, glossary))
    names = tuple(name.text for name, _ in glossary)
    for section in parts:
        if section.part != _GLOSSARY_PART:
            found = list(_section_claims(ClaimContext(key, section.chapter, names), section))
            _account(section, found, ledger)
            reading.claims.extend(found)
            if section.objective:
                reading.flags.extend(_flags(key, section, found))
    for name, definition in glossary:
        ledger.use((name.first_line, (definition or name).last_line))
    reading.flags.extend(_cut_sentences(key, parts))
    reading.flags.extend(_unlabelled(reading.claims))
    reading.claims.sort(key=lambda claim: claim.line)
    ledger.close(reading)
    if all(furniture.what != _IMPRINT for furniture in reading.furniture):
        message = "no imprint stands behind the glossary: the end of the report may be missing"
        reading.flags.append(Flag(key, reading.line_count, "no-imprint", message))
    return reading


def _check_whole(key: str, parts: Sequence[Section], lines: Sequence[Line]) -> None:
    """Raise `DocumentError` where parts, objectives or subsections have gaps, or the text is truncated."""
    found = [(section.objective, section.heading.first_line) for section in parts if section.objective]
    if not found:
        what = "no heading 'OBJETIVO 1 ...' of an executive report"
        raise failure(key, 1, what, "name the document's own family in documents.toml")
    for (number, line), expected in zip(found, OBJECTIVES, strict=False):
        if number != expected:
            what = f"the section of objective {number} stands where that of objective {expected} belongs"
            raise failure(key, line, what, "pages are missing or out of order: get the whole document")
    numbers = list(dict.fromkeys(section.part for section in parts if section.part))
    last = max((line for line in lines if line.text.strip()), key=lambda line: line.number)
    if len(found) != len(OBJECTIVES) or numbers != list(range(1, _GLOSSARY_PART + 1)):
        what = f"the report has {len(found)} objectives and the parts {', '.join(map(str, numbers))}"
        whole = (
            f"{len(OBJECTIVES)} objectives and the parts 1 to {_GLOSSARY_PART} make it whole: get the whole document"
        )
        raise failure(key, last.number, what, whole)
    _check_subsections(key, parts)
    if not ends_sentence(last.text):
        raise failure(key, last.number, "the document ends in the middle of a sentence", "get the whole document")


def _check_subsections(key: str, parts: Sequence[Section]) -> None:
    """Raise `DocumentError` for a gap in the subsections of the analysis (a.1, a.2 ... b, c): a page is missing."""
    letter, number = "a", 0
    for section in parts:
        if section.part != _ANALYSIS_PART or section.mark is None:
            continue
        if section.mark not in ((letter, number + 1), (chr(ord(letter) + 1), 0), (chr(ord(letter) + 1), 1)):
            name = section.heading.text.split(" ")[0]
            what = f"section {name} does not follow section {letter}.{number or ''}".rstrip(".")
            remedy = "pages are missing or out of order: get the whole document"
            raise failure(key, section.heading.first_line, what, remedy)
        letter, number = section.mark


def _account(section: Section, found: Sequence[Claim], ledger: Ledger) -> None:
    """Enter the paragraphs in the ledger: used with a claim, else furniture (running text, labels of a chart)."""
    cited = {claim.line for claim in found} | {name.line for claim in found for name in claim.names}
    for group in section.groups():
        numbers = [line.number for line in group]
        if cited.isdisjoint(numbers):
            charted = section.part == _ANALYSIS_PART and not ends_sentence(group[-1].text)
            ledger.furnish("chart" if charted else "running text", numbers)
        else:
            ledger.use((numbers[0], numbers[-1]))


def _flags(key: str, section: Section, found: Sequence[Claim]) -> Iterator[Flag]:
    """A flag for the section of an objective without a number of actions, and without participants."""
    line = section.heading.first_line
    for kind, what in (("actions", "number of actions"), ("participants", "participants")):
        if not any(claim.kind == kind for claim in found):
            yield Flag(key, line, f"no-{kind}", f"the section of objective {section.objective} states no {what}")


def _unlabelled(found: Sequence[Claim]) -> Iterator[Flag]:
    """A flag for each share of a chart without a label: a number or a label of the chart is missing."""
    for one in found:
        said = dict(one.extra)
        if one.kind == "share" and said.get("source") == "chart" and not {"answer", "migrant_type"} & said.keys():
            message = f"no label of the chart says whose share {one.value:g} % is; numbers or labels may be missing"
            yield Flag(one.doc, one.line, "share-unlabelled", message)


def _cut_sentences(key: str, parts: Sequence[Section]) -> Iterator[Flag]:
    """A flag for each paragraph that begins within a sentence: a page is missing or out of order."""
    for section in parts:
        for group in section.groups():
            if group[0].text.strip()[:1].islower() and ends_sentence(group[-1].text):  # not a chart's label (695)
                yield Flag(key, group[0].number, "sentence-cut", "the paragraph begins in the middle of a sentence")


def _section_claims(context: ClaimContext, section: Section) -> Iterator[Claim]:
    """The claims of a section: of an objective, or of charts and running text."""
    paragraphs = section.paragraphs()
    if section.objective:
        yield from _objective_claims(context, section.objective, paragraphs)
        return
    running = [p for p in paragraphs if ends_sentence(p.text)]
    labels = [p for p in paragraphs if not ends_sentence(p.text)]
    if section.part == _ANALYSIS_PART:
        yield from charts.actions(context, labels)
        yield from charts.shares(context, section.heading.text, paragraphs)
    if section.part > 1:
        yield from claims(context, running)


def _objective_claims(context: ClaimContext, objective: int, paragraphs: Sequence[Passage]) -> Iterator[Claim]:
    opening = next((p for p in paragraphs if _NUMBER.search(_without_names(p.text))), None)
    if opening is not None:
        yield from _distribution(context, objective, opening)
    names = participants(paragraphs)
    if names:
        yield Claim(context.doc, "participants", names[0].line, objective=objective, names=tuple(names))


def _without_names(text: str) -> str:
    """The text with "objetivo 9" blanked, so that its number counts as no quantity; offsets stay."""
    return _OBJECTIVE_NAME.sub(lambda m: " " * len(m[0]), text)


def _distribution(context: ClaimContext, objective: int, opening: Passage) -> Iterator[Claim]:
    """The claims of an objective's actions in total and by chapter, and of the chapter with most of them."""
    text = _without_names(opening.text)
    tokens = _tokens(text)
    extra = {"of": "actions"}
    for token, chapter in _pairs(text, tokens):
        line = opening.line_at(token.start)
        yield claim(context, "actions", line, extra, value=token.value, objective=objective, chapter=chapter)
    if match := _MAJORITY.search(text):
        ahead = next((t for t in tokens if t.chapter and t.start >= match.end()), None)
        if ahead:
            said = {"of": "actions", "order": "most", "rank": "1"}
            line = opening.line_at(match.start())
            yield claim(context, "superlative", line, said, objective=objective, chapter=ahead.chapter)


def _tokens(text: str) -> list[_Token]:
    """The numbers and chapters of a text in reading order."""
    numbers = [
        _Token(m.start(), value=value, bracket=m["bracket"] is not None)
        for m in _NUMBER.finditer(text)
        if (value := parse_number(m[0].strip("()"))) is not None
    ]
    chapters = [_Token(m.start(), chapter=m.lastgroup) for m in CHAPTERS.finditer(text)]
    return sorted([*numbers, *chapters], key=lambda token: token.start)


def _pairs(text: str, tokens: Sequence[_Token]) -> Iterator[tuple[_Token, str | None]]:
    """Each number with its chapter, None for the total.

    A number in parentheses belongs to the chapter beside it ("entidades federativas (7)", 379), others to the chapter
    behind them ("27 corresponden a dependencias de la apf", 275); with "respectivamente" (319) numbers and chapters
    correspond in order.
    """
    if _IN_TURN.search(text):
        chapters = [t.chapter for t in tokens if t.chapter]
        numbers = [t for t in tokens if not t.chapter]
        in_turn: list[str | None] = [*[None] * (len(numbers) - len(chapters)), *chapters]
        yield from zip(numbers, in_turn, strict=False)
        return
    brackets = any(t.bracket for t in tokens)
    for i, token in enumerate(tokens):
        if token.chapter:
            continue
        before = tokens[i - 1].chapter if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        ahead = after.chapter if after else None
        if token.bracket:
            yield token, before or ahead
        elif brackets or not ahead:
            yield token, None
        else:
            if after and _ALL_BY.search(text[token.start : after.start]):
                yield token, None
            yield token, ahead


def _glossary_entries(section: Section, ledger: Ledger) -> Iterator[list[Line]]:
    """The lines of each entry of the glossary; behind a gap of several blank lines stands the imprint (1246)."""
    imprint = _behind_gap(section.lines)
    for group in section.groups():
        if group[0].number in imprint:
            ledger.furnish(_IMPRINT, (line.number for line in group))
        else:
            yield group


def _behind_gap(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines behind the first gap."""
    # In a file whose blank lines are all doubled, a gap has twice as many.
    least = min((run for run in _blank_runs(lines)), default=1)
    blank, gap, printed = 0, False, False
    out = set()
    for line in lines:
        if not line.text.strip():
            blank += 1
            continue
        gap = gap or (printed and blank >= _GAP_LINES * least)
        blank, printed = 0, True
        if gap:
            out.add(line.number)
    return out


def _blank_runs(lines: Sequence[Line]) -> Iterator[int]:
    """The length of each run of blank lines between printed ones."""
    written = [at for at, line in enumerate(lines) if line.text.strip()]
    yield from (b - a - 1 for a, b in itertools.pairwise(written) if b - a > 1)


def _category(group: Sequence[Line]) -> tuple[Passage, Passage]:
    """Name and definition of a category: the name's further lines begin in lower case (informe-ejecutivo-2024:1138)."""
    end = next((i for i in range(1, len(group)) if not group[i].text.strip()[:1].islower()), len(group))
    return join(group[:end]), join(group[end:])


def _glossary_claims(key: str, glossary: Sequence[tuple[Passage, Passage]]) -> Iterator[Claim]:
    for name, definition in glossary:
        last = definition.last_line if definition else name.last_line
        extra = (("category", name.text), ("last_line", str(last)))
        yield Claim(key, "challenge-category", name.first_line, extra=extra)
