"""The layout of the executive report: sections, paragraphs, sentences, page furniture.

The extraction of the text broke parts of the layout: the vertical running head became a column of fragments
(informe-ejecutivo-2024:87), charts became labels and numbers on lines of their own (informe-ejecutivo-2024:681). A
leading blank marks the top of a page. The statements are read by `claims`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from entramado.loaders.grammar import OBJECTIVES, Ledger, in_capitals, roman
from entramado.loaders.text import Line, Passage, join

_ROMAN = re.compile(r"(I{1,3}|IV|VI{0,3}|IX|X)\.\s+(?=\S)")
_OBJECTIVE = re.compile(r"OBJETIVO\s+(\d{1,2})\s+(?=[^\W\d])")
_SUBSECTION = re.compile(r"(?P<letter>[a-z])\.(?:(?P<number>\d)\.)?\s+(?=[A-ZÁÉÍÓÚÑ])|\d\.\s+(?=[A-ZÁÉÍÓÚÑ])")
_NOTE = re.compile(r"\d{1,2}\.\s.*https?://")
_RUNNING_TITLE = re.compile(r"Pacto Mundial para una Migraci[oó]n\b.*\bM[eé]xico")
# A vertical running head is a column of at least so many lines of so many characters at most.
_FRAGMENT_CHARS = 2
_FRAGMENTS_AT_LEAST = 6
# The end of a sentence: a full stop, but not that of "a.c." or "EE. UU.".
_SENTENCE_END = re.compile(r"(?<![\W_][a-z])(?<!\bEE)(?<!\bUU)[.](?=\s+[“\"A-ZÁÉÍÓÚÑ0-9]|\s*$)|\n")

CHAPTERS = re.compile(
    r"(?P<APF>Administraci[oó]n\s+P[uú]blica\s+Federal|\bAPF\b)"
    r"|(?P<EF>\bentidad(?:es)?\s+federativas?|\bgobiernos?\s+(?:estatales|de\s+(?:los\s+estados|entidades)))"
    r"|(?P<PJ>Poder\s+Judicial(?:\s+de\s+la\s+Federaci[oó]n)?)|(?P<PL>Poder\s+Legislativo)"
    r"|(?P<OCA>(?:(?:Organismos?|[OÓ]rganos?)\s+(?:(?:Constitucional(?:es)?|P[uú]blicos?)\s+)?)?Aut[oó]nomos?\b|\bOCA\b)"
    r"|(?P<OSC>(?:(?:Organizaci[oó]n|Organizaciones|Organismos)\s+de\s+la\s+)?Sociedad\s+Civil|\bOSC\b)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Section:
    """A heading and the lines below it, up to the next heading.

    `part` is the Roman number of the part, `objective` that of an objective's section, `chapter`
    the chapter (APF, EF, PJ, PL, OCA, OSC) that the heading names, `mark` the letter and number of a
    subsection: ``("a", 2)`` for "a.2.".
    """

    heading: Passage
    part: int
    objective: int | None = None
    chapter: str | None = None
    mark: tuple[str, int] | None = None
    lines: list[Line] = field(default_factory=list)

    def groups(self) -> list[list[Line]]:
        """The lines of each paragraph: one ends at a blank line, or at a page's end behind a full stop."""
        out: list[list[Line]] = [[]]
        for line in self.lines:
            text = line.text.strip()
            top = text[:1].isupper() and line.text[:1].isspace() and out[-1] and out[-1][-1].text.rstrip()[-1:] == "."
            if not text or top:
                out.append([])
            if text:
                out[-1].append(line)
        return [group for group in out if group]

    def paragraphs(self) -> list[Passage]:
        """The running text of its paragraphs."""
        return [join(group) for group in self.groups()]


def chapter_of(text: str) -> str | None:
    """The code of the first chapter that the text names, None for none."""
    match = CHAPTERS.search(text)
    return match.lastgroup if match else None


def sentences(passage: Passage) -> Iterator[Passage]:
    """The sentences of a paragraph, each with its lines."""
    start = 0
    for match in _SENTENCE_END.finditer(passage.text):
        if passage.text[start : match.end()].strip():
            yield passage.cut(start, match.end())
        start = match.end()
    if passage.text[start:].strip():
        yield passage.cut(start)


def sections(lines: Sequence[Line], ledger: Ledger) -> list[Section]:
    """The sections of the report; headings, running heads and notes are entered in the ledger as furniture."""
    skip = _running_heads(lines)
    ledger.furnish("running head", skip)
    out = [Section(Passage(), 0)]
    heading: list[Line] = []
    note = False
    for line in lines:
        text = line.text.strip()
        if line.number in skip:
            continue
        if heading and text and _heading_goes_on(heading, line):
            heading.append(line)
            continue
        if heading:
            out.append(_section(heading, out[-1].part, ledger))
            heading = []
        note = _NOTE.match(text) is not None or (note and bool(text) and not line.text[:1].isspace())
        if note:
            ledger.furnish("note", [line.number])
        elif _is_heading(text):
            heading = [line]
        else:
            out[-1].lines.append(line)
    if heading:
        out.append(_section(heading, out[-1].part, ledger))
    return out


def _is_heading(text: str) -> bool:
    if numeral := _ROMAN.match(text):
        return in_capitals(text[numeral.end() :])
    if _OBJECTIVE.match(text):
        return True
    return _SUBSECTION.match(text) is not None and not text.endswith((".", ":", ",", ";"))


def _heading_goes_on(heading: Sequence[Line], line: Line) -> bool:
    """Whether a line continues a heading: in capitals if that is, else up to a blank line or a chart's number."""
    if not any(c.isalpha() for c in line.text):
        return False
    if line.number != heading[-1].number + 1 or line.text[:1].isspace():
        return False
    return in_capitals(line.text) if _ROMAN.match(heading[0].text.strip()) else True


def _section(heading: Sequence[Line], part: int, ledger: Ledger) -> Section:
    """The section that a heading opens; `part` is the part before it."""
    ledger.furnish("heading", (line.number for line in heading))
    text = heading[0].text.strip()
    numeral = _ROMAN.match(text)
    if numeral:
        part = roman(numeral[1])
    number = _OBJECTIVE.match(text)
    objective = int(number[1]) if number and int(number[1]) in OBJECTIVES else None
    title = join(heading)
    if numeral or objective:
        return Section(title, part, objective)
    sub = _SUBSECTION.match(text)
    mark = (sub["letter"], int(sub["number"] or 0)) if sub and sub["letter"] else None
    return Section(title, part, None, chapter_of(title.text), mark)


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """The lines of the vertical running heads, the page number among them, and the report's name below."""
    out: set[int] = set()
    run: list[Line] = []
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        if len(text) <= _FRAGMENT_CHARS:
            run.append(line)
            continue
        if len(run) >= _FRAGMENTS_AT_LEAST:
            out.update(x.number for x in run)
            if _RUNNING_TITLE.fullmatch(text):
                out.add(line.number)
        run = []
    return out
