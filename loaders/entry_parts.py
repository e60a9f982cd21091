"""The parts of a compendium's entry: description, RESULTADOS, RETOS, and the footnotes among them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from entramado.loaders.grammar import (
    bullet,
    ends_sentence,
    failure,
    lettered,
    no_results_yet,
    nothing_reported,
    numbered,
)
from entramado.loaders.records import Challenge, Entry
from entramado.loaders.text import Line, Passage, join

# "LOGROS", "DESAFÍOS", "Resultados alcanzados": other words and fuller forms of the two labels.
_MORE = r"(?: (?:alcanzad[oa]s|obtenid[oa]s|identificad[oa]s|reportad[oa]s|principales|enfrentad[oa]s))?"
_CAPITALS = rf"(?:PRINCIPALES )?(?:(RESULTADOS?|LOGROS?)|(RETOS?|DESAF[IÍ]OS?)){_MORE.upper()}"
_WORDS = rf"(?:Principales )?(?:([Rr]esultados?|[Ll]ogros?)|([Rr]etos?|[Dd]esaf[ií]os?)){_MORE}"
_LABEL = re.compile(
    rf"^\s*{_CAPITALS}\s*(?:[.:]\s*(.*))?$|^\s*{_WORDS}\s*:\s*()$"
    r"|^\s*(?:([Rr]esultados?|[Ll]ogros?) (?:alcanzad|obtenid)os|([Rr]etos?|[Dd]esaf[ií]os?) identificados)\s*\.?$"
    r"|^\s*(?:(Resultados|Logros)|(?:Retos|Desaf[ií]os))\s*$"
)
_NOTE = re.compile(r"^\s*(\d{1,2})\s+([A-ZÁÉÍÓÚÑ¿¡“\"].*)$")
_NOTE_LINES = 6
_PAGE_LINES = 70
_SUBHEADING_SHARE = 0.75
PARTS_WITH_LABEL = ("results", "challenges")
_PARTS = ("description", *PARTS_WITH_LABEL)


def label(text: str) -> str | None:
    """The part that a line opens: "results" or "challenges"; None for other lines."""
    match = _LABEL.match(text)
    if not match:
        return None
    return "results" if match[1] or match[4] or match[7] or match[9] else "challenges"


def _behind_label(text: str) -> str:
    match = _LABEL.match(text)
    return (match[3] or "").strip() if match else ""


@dataclass(slots=True)
class Notes:
    """Footnotes by the entry (position) that bears their mark."""

    by_entry: dict[int, list[Passage]] = field(default_factory=dict)


def _mark(number: str) -> re.Pattern[str]:
    # compendio-2024:6309 "impactos1", 5972 "Migratorio”1", 8148 "talleres.2".
    return re.compile(rf"(?<=[^\W\d_]){number}(?![\w.,]*\d|\w)|(?<=[^\W\d_][.,;:”\"»)]){number}(?=\s|$|[.,;:])")


def set_notes_apart(entries: list[list[Line]]) -> Notes:
    """Take the footnotes out of the entries' lines, and their marks out of the text.

    A note stands behind a blank line with its number; it belongs to the last text before it that
    bears the number as a mark, which may be an entry before (compendio-2024:8148, 8181). A
    numbered line without a mark on the page is no note (compendio-2024:7257).
    """
    notes = Notes()
    for n, lines in enumerate(entries):
        at = 1
        while at < len(lines):
            match = _NOTE.match(lines[at].text) if not lines[at - 1].text.strip() else None
            owner = _unmark(entries, n, at, match[1]) if match else None
            if match and owner is not None:
                end = at + 1
                while end < len(lines) and end - at < _NOTE_LINES and _note_goes_on(lines[end]):
                    end += 1
                note = join([Line(lines[at].number, match[2]), *lines[at + 1 : end]])
                notes.by_entry.setdefault(owner, []).append(note)
                del lines[at:end]
            else:
                at += 1
    return notes


def _note_goes_on(line: Line) -> bool:
    opens = label(line.text) is not None or bullet(line.text) is not None
    return bool(line.text.strip()) and line.text[:1] != " " and not opens


def _unmark(entries: list[list[Line]], n: int, at: int, number: str) -> int | None:
    """Cut the last mark `number` before the note, a page above at most; the entry that bore it, None without mark."""
    pattern = _mark(number)
    note_line = entries[n][at].number
    for owner in range(n, -1, -1):
        lines = entries[owner]
        if lines and lines[-1].number < note_line - _PAGE_LINES:
            break
        for position in range((at if owner == n else len(lines)) - 1, -1, -1):
            line = lines[position]
            marks = list(pattern.finditer(line.text))
            if marks:
                cut = line.text[: marks[-1].start()] + line.text[marks[-1].end() :]
                lines[position] = Line(line.number, cut)
                return owner
    return None


def fill(key: str, entry: Entry, lines: Sequence[Line], notes: Notes, position: int) -> None:
    """Fill in the entry's parts out of the lines behind its title."""
    parts: dict[str, list[Line]] = {name: [] for name in _PARTS}
    current = 0
    for line in lines:
        name = label(line.text)
        if name is None:
            parts[_PARTS[current]].append(line)
            continue
        if _PARTS.index(name) <= current:
            raise failure(
                key,
                line.number,
                f"{line.text.strip()} stands a second time in entry {entry.ordinal} (line {entry.lines[0]}), so "
                "a title was not recognised or pages are out of order",
                "print titles as '7. TÍTULO – INSTITUCIÓN.' in capitals, pages in their order",
            )
        current = _PARTS.index(name)
        rest = _behind_label(line.text)
        if rest:
            parts[name].append(Line(line.number, rest))
    entry.description = join(paragraphs(parts["description"]))
    entry.results = join(paragraphs(parts["results"]))
    said = entry.results.text
    entry.has_results = bool(said) and not nothing_reported(said) and not no_results_yet(said)
    found = (_challenge(item) for item in challenge_items(parts["challenges"]))
    entry.challenges = [c for c in found if c is not None and not nothing_reported(c.text.text)]
    entry.footnotes = notes.by_entry.get(position, [])


def paragraphs(lines: Sequence[Line]) -> list[Line]:
    """The lines with a blank line at each paragraph's end and nowhere else.

    Blank lines stand in the middle of sentences, where a page ends (compendio-2024:2080) or behind a
    bullet's first line (compendio-2024:598); none stands between bullets, nor behind a short
    line that heads a paragraph (compendio-2024:1275).
    """
    width = max((len(x.text) for x in lines), default=0)
    out: list[Line] = []
    gap = False
    for line in lines:
        text = line.text.strip()
        if not text:
            gap = True
            continue
        before = out[-1].text if out else ""
        if _kind(text):
            gap = True
        elif gap and before and not ends_sentence(before):
            whole_line = bool(_kind(before)) and len(before) >= _SUBHEADING_SHARE * width
            gap = not (text[0].islower() or text[0].isdigit() or before.endswith((",", "-")) or whole_line)
        elif not gap and text[0].isupper() and (len(out) < 2 or not out[-2].text):
            gap = before[:1].isupper() and not ends_sentence(before) and len(before) < _SUBHEADING_SHARE * width
        if gap and out:
            out.append(Line(line.number, ""))
        out.append(Line(line.number, text))
        gap = False
    return out


def _challenge(lines: Sequence[Line]) -> Challenge | None:
    """One challenge out of the lines of an item, its bullet or number cut off; None where nothing is left."""
    head = lines[0].text
    mark, number, letter = bullet(head), numbered(head), lettered(head)
    rest = mark if mark is not None else number[1] if number else letter[1] if letter else head
    text = join([Line(lines[0].number, rest), *lines[1:]], paragraphs=False)
    return Challenge((lines[0].number, lines[-1].number), text) if text else None


def challenge_items(lines: Sequence[Line]) -> list[list[Line]]:
    """The items of RETOS: bullets, numbers or letters (what comes first), else paragraphs.

    A blank line alone ends no item (compendio-2024:212), but a new sentence behind a finished one
    does: its bullet was forgotten (compendio-2024:8344). A line without full stop above bullets is
    a heading among them, no challenge (compendio-2024:1364).
    """
    kinds = [k for k in (_kind(x.text) for x in lines) if k]
    kind = kinds[0] if kinds else None
    out: list[list[Line]] = []
    gap = True
    for line in lines:
        text = line.text.strip()
        if not text:
            gap = True
            continue
        finished = not out or ends_sentence(out[-1][-1].text)
        if (kind and _kind(text) == kind) or not out or (gap and finished and not text[0].islower()):
            out.append([line])
        else:
            out[-1].append(line)
        gap = False
    return [item for n, item in enumerate(out) if not _is_heading(item, out[n + 1 :], kind)]


def challenge_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines below an entry's label RETOS, of those behind its title."""
    at = next((n for n, line in enumerate(lines) if label(line.text) == "challenges"), len(lines))
    return [line for line in lines[at + 1 :] if line.text.strip()]


def unmarked_list(lines: Sequence[Line]) -> int | None:
    """The line on which a second challenge may begin, where no mark sets one off; None where there is none."""
    pairs = itertools.pairwise(lines)
    ended = (b for a, b in pairs if ends_sentence(a.text) or a.text.rstrip().endswith((",", ";")))
    return next((b.number for b in ended if b.text.strip()[0].isupper()), None)


def is_marked(lines: Sequence[Line]) -> bool:
    """Whether one of the lines begins with a list's mark: a bullet, a number, a letter."""
    return any(_kind(line.text) for line in lines)


def _kind(text: str) -> str | None:
    if bullet(text) is not None:
        return "bullet"
    if numbered(text) is not None:
        return "number"
    return "letter" if lettered(text) is not None else None


def _is_heading(item: Sequence[Line], after: Sequence[Sequence[Line]], kind: str | None) -> bool:
    if kind is None or _kind(item[0].text) == kind or not after or _kind(after[0][0].text) != kind:
        return False
    end = item[-1].text.strip()
    return end.endswith(":") or not ends_sentence(end)
