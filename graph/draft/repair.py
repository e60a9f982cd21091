"""A draft is read even where it is printed against its own rules: what would stop the reading is set right in a copy.

A published document with pages out of order is refused, since nobody can mend it; a draft is there to be mended. So
the lines that a family refuses are read as they should stand, one by one, and each is kept as a `Repair`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from entramado.graph.draft.draft_records import Repair
from entramado.graph.draft.headings import labels_of, misnumbered
from entramado.loaders.grammar import OBJECTIVES, objective
from entramado.loaders.prints.description import PrintDescription
from entramado.loaders.reading import reader_of
from entramado.loaders.records import DocumentError, Reading
from entramado.loaders.text import Line
from entramado.ontology.schemes import Concept

REPAIRS_MAX = 80
_WHERE = re.compile(r"^[\w-]+:(\d+): (.*)$", re.DOTALL)
_ENTRY_SHOULD = re.compile(r"^entry \d+ stands where entry (\d+) should")
_ENTRY_FOLLOWS = re.compile(r"^entry \d+ of objective \d+ follows entry (\d+)")
_OBJECTIVE_FOLLOWS = re.compile(r"^objective (\d+) follows objective (\d+)")
_OBJECTIVE_BEHIND = re.compile(r"^objective \d+ stands behind objective (\d+)")
_ENDS_IN = re.compile(r"^the document ends in objective (\d+) of")
_TWICE = re.compile(r"stands a second time in entry|has a second part of the kind")
_STOPS = re.compile(r"^the file stops in the middle")
_NO_CHAPTER = re.compile(r"^the index names a chapter")
_CHAPTER = re.compile(r"^\W*cap[ií]tulo\s+\d", re.IGNORECASE)
_SEAM = re.compile(r"^page \d+ stands behind page|\bpage\b")
_NUMBER = re.compile(r"\d{1,3}(?=\s*\.)|(?<=[Oo]bjetivo )\d{1,2}|(?<=OBJETIVO )\d{1,2}")

Made = tuple[list[Line], Repair]


def read_mended(
    family: str,
    key: str,
    lines: Sequence[Line],
    *known: frozenset[str],
    description: PrintDescription | None = None,
) -> tuple[Reading, list[Repair]]:
    """The reading of a family, by code or by `description`, with what had to be set right for it.

    Raises `DocumentError` for what it cannot.
    """
    read = reader_of(family, description)
    mended = list(lines)
    repairs: list[Repair] = []
    for _ in range(REPAIRS_MAX):
        try:
            reading = read(key, list(mended), *known)
            return reading, repairs
        except DocumentError as error:
            found = _WHERE.match(str(error))
            made = _mend(mended, int(found[1]), found[2]) if found else None
            if made is None:
                raise
            mended, repair = made
            repairs.append(repair)
    raise DocumentError(f"{key}:{repairs[-1].line}: more than {REPAIRS_MAX} places stop the reading; compare the print")


def _mend(lines: list[Line], number: int, what: str) -> Made | None:
    """The lines with one place set right, by what the family says of it."""
    rules: tuple[tuple[re.Pattern[str], Callable[[list[Line], int, re.Match[str]], Made | None]], ...] = (
        (_ENTRY_SHOULD, _renumber_entry),
        (_ENTRY_FOLLOWS, lambda x, n, m: _renumber(x, n, int(m[1]) + 1, "ordinal")),
        (_OBJECTIVE_FOLLOWS, _objective),
        (_OBJECTIVE_BEHIND, _objective_behind),
        (_ENDS_IN, lambda x, n, m: (_with_objectives(x, len(x), int(m[1]), OBJECTIVES[-1]), Repair("ends", n, ""))),
        (_TWICE, lambda x, n, m: _blank(x, n, "label-twice")),
        (_STOPS, _close),
        (_NO_CHAPTER, lambda x, n, m: _without_index(x, n)),
        (_SEAM, lambda x, n, m: _blank(x, n, "page-order")),
    )
    for pattern, rule in rules:
        match = pattern.search(what)
        if match:
            return rule(lines, number, match)
    return None


def _at(lines: Sequence[Line], number: int) -> int | None:
    return next((at for at, line in enumerate(lines) if line.number == number and line.text.strip()), None)


def _replaced(lines: list[Line], at: int, text: str) -> list[Line]:
    return [*lines[:at], Line(lines[at].number, text), *lines[at + 1 :]]


def _renumber_entry(lines: list[Line], number: int, match: re.Match[str]) -> Made | None:
    return _renumber(lines, number, int(match[1]), "ordinal")


def _renumber(lines: list[Line], number: int, right: int, code: str) -> Made | None:
    at = _at(lines, number)
    # An objective's heading may stand some lines below its chapter's.
    if at is not None and code == "objective":
        at = next((i for i in range(at, min(at + 12, len(lines))) if objective(lines[i].text)), None)
    found = _NUMBER.search(lines[at].text) if at is not None else None
    if at is None or found is None or right > (OBJECTIVES[-1] if code == "objective" else 999):
        return None
    text = lines[at].text
    made = text[: found.start()] + str(right) + text[found.end() :]
    return _replaced(lines, at, made), Repair(code, lines[at].number, found[0], str(right))


def _blank(lines: list[Line], number: int, code: str) -> Made | None:
    at = _at(lines, number)
    if at is None:
        return None
    return _replaced(lines, at, ""), Repair(code, number, lines[at].text.strip())


def _close(lines: list[Line], number: int, _: re.Match[str]) -> Made:
    """A draft may end anywhere: the missing end is read as an entry without challenges."""
    last = lines[-1].number
    return [*lines, Line(last, ""), Line(last, "RETOS"), Line(last, "No se reportaron retos.")], Repair(
        "cut-off", number, lines[-1].text.strip()
    )


def _without_index(lines: list[Line], number: int) -> Made | None:
    """Without its index a draft may have fewer chapters."""
    first = next((at for at, line in enumerate(lines) if objective(line.text)), 0)
    kept = [Line(x.number, "" if at < first and _CHAPTER.match(x.text) else x.text) for at, x in enumerate(lines)]
    return (kept, Repair("chapter-missing", number, "")) if kept != lines else None


def _objective(lines: list[Line], number: int, match: re.Match[str]) -> Made | None:
    """A heading that jumps ahead leaves objectives without entries; one that falls back is misprinted."""
    now, before = int(match[1]), int(match[2])
    at = _at(lines, number)
    if at is None:
        return None
    if now > before + 1:
        return _with_objectives(lines, at, before, now - 1), Repair("objectives-left-out", number, "")
    return _renumber(lines, number, before + 1, "objective")


def _objective_behind(lines: list[Line], number: int, match: re.Match[str]) -> Made | None:
    """A heading that falls back in the last chapter is misprinted; behind the last objective it is no heading."""
    return _renumber(lines, number, int(match[1]) + 1, "objective") or _blank(lines, number, "objective")


def renumbered(lines: Sequence[Line], objectives: Sequence[Concept]) -> tuple[list[Line], list[Repair]]:
    """Headings with the number of their words, where only that fits among the headings around them."""
    made, repairs = list(lines), []
    for heading in misnumbered(lines, labels_of(objectives)):
        found = _renumber(made[heading.at :], heading.line.number, heading.said, "heading")
        if found:
            made = [*made[: heading.at], *found[0]]
            repairs.append(found[1])
    return made, repairs


def _with_objectives(lines: list[Line], at: int, before: int, last: int) -> list[Line]:
    number = lines[min(at, len(lines) - 1)].number
    made = [x for n in range(before + 1, last + 1) for x in (Line(number, ""), Line(number, f"## Objetivo {n}."))]
    return [*lines[:at], *made, Line(number, ""), *lines[at:]]


def plain_marks(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines of a word processor's file for a family that knows no Markdown: heading marks off, bullets as printed."""
    for line in lines:
        text = re.sub(r"^#{1,6} ", "", line.text)
        text = re.sub(r"^- ", "• ", text)
        yield Line(line.number, text)
