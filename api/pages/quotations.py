"""Quoted lines: what a document prints where a fact was read, with the words marked that it was read in.

Only a service that was given the documents quotes, and `LINES_MOST` lines at a time: lines that a fact cites, lines
between these where they are asked for, and lines that end or begin their sentence. The words live in this process
alone: no query, dump or data format sees them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from entramado.api.pages.cells import Cell, grouped
from entramado.api.pages.context import PageContext, Shown
from entramado.api.pages.known_entities import entities
from entramado.api.pages.marked_text import LinePiece, MarkedText, number_pattern, words_pattern
from entramado.api.pages.originals import Originals
from entramado.api.pages.per_build import PerEngine
from entramado.api.sparql.engine import Rows, Term
from entramado.api.sparql.problems import ProblemError
from entramado.api.translations.interface import Language
from entramado.queries import saved

LINES_MOST: Final = 3
# The colour of a mark, by the kind of fact: each kind answers one question.
KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("reporter", "parent", "unit", "partner", "funder", "beneficiary", "mentioned"), "who"),
    **dict.fromkeys(("population", "migrantType", "womenFocus", "disabilityFocus"), "whom"),
    **dict.fromkeys(("state", "municipality", "country", "nationalCoverage"), "where"),
    **dict.fromkeys(("startDate", "endDate", "permanent"), "when"),
    **dict.fromkeys(("figure", "Claim", "Statistic"), "number"),
}
OTHER_KIND: Final = "how"
_SPAN: Final = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?$")
_ENDS: Final = (".", ":", ";")
_DATES: Final = frozenset({"startDate", "endDate"})
_NUMBERS: Final = frozenset({"figure", "Claim", "Statistic"})


@dataclass(frozen=True, slots=True)
class QuotedFact:
    """A fact read in the lines: its number on the page, what it is, its value, and whether its words were found."""

    number: int
    kind: str
    what: Cell | None
    value: Cell | None
    found: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Some lines of a document in pieces; the facts read in them; those whose words were not found, by line."""

    document: str
    first: int
    last: int
    lines: tuple[tuple[int, tuple[LinePiece, ...]], ...]
    facts: tuple[QuotedFact, ...]
    on_whole: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def anchor(self, fact: int) -> int:
        """The fact at whose mark this one is found: words that several facts were read in are marked once."""
        seen: set[int] = set()
        for _, pieces in self.lines:
            for piece in pieces:
                if piece.facts and (new := [n for n in piece.facts if n not in seen]):
                    if fact in new:
                        return new[0]
                    seen.update(new)
        return fact

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are marked, for the legend."""
        return tuple(dict.fromkeys(fact.kind for fact in self.facts))


@dataclass(frozen=True, slots=True)
class Cited:
    """The facts of a document's lines: as answered, and the lines that they cite."""

    document: str
    terms: Rows
    cells: tuple[Mapping[str, Cell | None], ...]
    lines: tuple[int, ...]

    @property
    def passages(self) -> tuple[tuple[int, int], ...]:
        """The cited lines in runs of `LINES_MOST` at most (first, last)."""
        found: list[tuple[int, int]] = []
        for line in self.lines:
            if found and line == found[-1][1] + 1 and line - found[-1][0] < LINES_MOST:
                found[-1] = (found[-1][0], line)
            else:
                found.append((line, line))
        return tuple(found)

    def within(self, first: int, last: int) -> tuple[int, int] | None:
        """The lines asked for, of more than `LINES_MOST` the first cited ones; None where none is cited."""
        cited = [line for line in self.lines if first <= line <= last]
        if not cited:
            return None
        if last - first < LINES_MOST:
            return first, last
        end = cited[0]
        while end + 1 in cited and end - cited[0] + 1 < LINES_MOST:
            end += 1
        return cited[0], end


async def _wordings(context: PageContext) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in await context.engine.rows(saved.load("wordings").bind({}, context.base.iri)):
        found[row["concept"].value].append(row["words"].value)
    return {concept: tuple(words) for concept, words in found.items()}


_WORDINGS: Final = PerEngine(_wordings)


async def cited_facts(context: PageContext, document: str, first: int, last: int, lang: Language) -> Cited:
    """What was read in some lines of a document (a key)."""
    iri = context.base.id("document", document)
    shown = await context.run("quoted-facts", lang, document=iri, first=str(first), last=str(last), lang=lang)
    return _cited(document, shown)


async def cited_of_entry(context: PageContext, document: str, entry: str, lang: Language) -> Cited:
    """What was read of an entry (its IRI) of a document (a key)."""
    return _cited(document, await context.run("entry-quoted-facts", lang, entry=entry, lang=lang))


def _cited(document: str, shown: Shown) -> Cited:
    cells = tuple(dict(zip(shown.names, row, strict=True)) for row in shown.rows)
    lines = {n for row in shown.terms for n in range(_line(row, "firstLine"), _line(row, "lastLine") + 1)}
    return Cited(document, shown.terms, cells, tuple(sorted(lines)))


async def quotation(context: PageContext, cited: Cited, first: int, last: int) -> Quotation | None:
    """Cited lines between two, marked; None where none is cited or the document is not there."""
    originals = context.originals
    span = cited.within(first, last)
    if originals is None or cited.document not in originals or span is None:
        return None
    first, last = _whole_sentence(originals, cited.document, *span)
    wordings = await _WORDINGS.get(context)
    text = MarkedText([(n, originals.text(cited.document, n)) for n in range(first, last + 1)])
    placed = []
    for row, cells in zip(cited.terms, cited.cells, strict=True):
        begin, end = max(first, _line(row, "firstLine")), min(last, _line(row, "lastLine"))
        if begin <= end:
            found = text.find(_patterns(row, wordings), begin, end)
            placed.append((found[0][0] if found else text.start(begin), begin, found, row, cells))
    placed.sort(key=lambda one: one[:2])
    facts: list[QuotedFact] = []
    marks: list[tuple[int, int, int]] = []
    whole: dict[int, list[int]] = defaultdict(list)
    for number, (_, begin, found, row, cells) in enumerate(placed, 1):
        marks += [(start, stop, number) for start, stop in found]
        if not found:
            whole[begin].append(number)
        kind = KINDS.get(row["what"].value, OTHER_KIND)
        facts.append(QuotedFact(number, kind, cells["what"], _said(row, cells), bool(found)))
    pieces = text.pieces(marks, {fact.number: fact.kind for fact in facts})
    return Quotation(cited.document, first, last, pieces, tuple(facts), {n: tuple(of) for n, of in whole.items()})


def _whole_sentence(originals: Originals, document: str, first: int, last: int) -> tuple[int, int]:
    """A single line with the ones beside it that its sentence began or goes on in."""
    if first != last or first < 2:
        return first, last
    before, here, after = (originals.text(document, line).strip() for line in (first - 1, first, first + 1))
    begins = bool(before) and not before.endswith(_ENDS) and not here[:1].isupper()
    goes_on = bool(after) and not here.endswith(_ENDS) and not after[:1].isupper()
    return first - begins, last + goes_on


def _line(row: Mapping[str, Term], name: str) -> int:
    return int(row[name].value)


def _said(row: Mapping[str, Term], cells: Mapping[str, Cell | None]) -> Cell | None:
    """A fact's value; a number with what it counts."""
    value = cells["value"]
    if value is None or row["what"].value not in _NUMBERS or "valueLabel" not in row:
        return value
    return Cell(f"{grouped(row['value'].value)} {row['valueLabel'].value}", lang="es")


def _patterns(row: Mapping[str, Term], wordings: Mapping[str, Sequence[str]]) -> list[str]:
    """Regular expressions over folded text for the words that a fact is printed in, the likeliest first."""
    what, printed = row["what"].value, row["printed"].value if "printed" in row else ""
    value = row["value"].value if "value" in row else ""
    if what in _NUMBERS and re.fullmatch(r"-?\d+(\.\d+)?", printed):
        return [number_pattern(printed)]
    if what in _DATES:
        return [rf"\b{value[:4]}\b"]
    words = [printed] if printed else [value] if value.startswith("http") and what == "url" else []
    words += sorted(wordings.get(value, ()), key=len, reverse=True)
    return [words_pattern(one) for one in words if one.strip()]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The cited lines on a page: where they stand, the passages to choose from, and the one that is quoted."""

    source: Mapping[str, Cell | None]
    passages: tuple[tuple[int, int], ...]
    quotation: Quotation | None


async def quoted(context: PageContext, cited: Cited, asked_for: str, lang: Language) -> Quoted:
    """Cited lines for a page: quoted those of `asked_for` (``331-333``), else the first. Raises `ProblemError`."""
    first, last = lines_asked(asked_for) if asked_for else cited.passages[0]
    source = await context.run("document-source", lang, document=cited.document)
    names = dict(zip(source.names, source.rows[0], strict=True)) if source.rows else {}
    return Quoted(names, cited.passages, await quotation(context, cited, first, last))


async def check_lines(context: PageContext, key: str, first: int, last: int) -> None:
    """Refuse lines that a document does not have, naming those that it has. Raises `ProblemError` (404)."""
    iri = context.base.id("document", key)
    rows = await context.engine.rows(saved.load("document-source").bind({"document": iri}, context.base.iri))
    if not rows:
        listed = ", ".join((await entities(context)).slugs("document"))
        raise ProblemError(
            "not-found",
            f"There is no document {key[:80]!r}; there are: {listed}.",
            f"No hay documento «{key[:80]}»; hay: {listed}.",
        )
    count = int(rows.rows[0]["lines"].value) if "lines" in rows.rows[0] else last
    if not 1 <= first <= last <= count:
        raise ProblemError(
            "not-found",
            f"{key} has no lines {first} to {last}: it has lines 1 to {count}.",
            f"{key} no tiene líneas {first} a {last}: tiene las líneas 1 a {count}.",
        )


def lines_asked(text: str) -> tuple[int, int]:
    """First and last of lines as an address names them. Raises `ProblemError`."""
    match = _SPAN.match(text)
    if not match or int(match[2] or match[1]) < int(match[1]) or int(match[1]) < 1:
        raise ProblemError(
            "bad-request",
            "Lines are asked for by a number or two joined by a hyphen, as in lines=331-333.",
            "Unas líneas se piden con un número o dos unidos por un guion, como en lines=331-333.",
        )
    first = int(match[1])
    return first, int(match[2] or first)
