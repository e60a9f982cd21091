"""The parts of a compendium's entry: description, RESULTADOS, RETOS, and the footnotes among them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

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

# "LOGROS", "DESAFÍOS", "Resultados alcanzados": synonyms of the two labels, and adjectives behind them.
_ADJECTIVE = r"(?: (?:alcanzad[oa]s|obtenid[oa]s|identificad[oa]s|reportad[oa]s|principales|enfrentad[oa]s))?"
_CAPITALS = rf"(?:PRINCIPALES )?(?:(RESULTADOS?|LOGROS?)|(RETOS?|DESAF[IÍ]OS?)){_ADJECTIVE.upper()}"
_WORDS = rf"(?:Principales )?(?:([Rr]esultados?|[Ll]ogros?)|([Rr]etos?|[Dd]esaf[ií]os?)){_ADJECTIVE}"
_LABEL = re.compile(
    rf"^\s*{_CAPITALS}\s*(?:[.:]\s*(.*))?$|^\s*{_WORDS}\s*:\s*()$"
    r"|^\s*(?:([Rr]esultados?|[Ll]ogros?) (?:alcanzad|obtenid)os|([Rr]etos?|[Dd]esaf[ií]os?) identificados)\s*\.?$"
    r"|^\s*(?:(Resultados|Logros)|(?:Retos|Desaf[ií]os))\s*$"
)
_NOTE = re.compile(r"^\s*(\d{1,2})\s+([A-ZÁÉÍÓÚÑ¿¡“\"].*)$")
_NOTE_LINES = 6
# A note's mark stands on the note's page, so at most so many lines above it.
_PAGE_LINES = 70
# A line shorter than this share of the longest does not fill the column: a subheading, or a paragraph's end.
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
    """The text that stands behind a label on its line."""
    match = _LABEL.match(text)
    return (match[3] or "").strip() if match else ""


def _mark_pattern(number: str) -> re.Pattern[str]:
    """A footnote's mark: its number glued to a word, or to the sign behind a word."""
    # compendio-2024:6309 "impactos1", 5972 "Migratorio”1", 8148 "talleres.2".
    return re.compile(rf"(?<=[^\W\d_]){number}(?![\w.,]*\d|\w)|(?<=[^\W\d_][.,;:”\"»)]){number}(?=\s|$|[.,;:])")


def extract_footnotes(entries: list[list[Line]]) -> dict[int, list[Passage]]:
    """Remove footnotes and their marks from the entries' lines, which are changed in place.

    Returns the footnotes by the position of the entry that bears their mark. A note stands behind a blank line with its
    number; it belongs to the last text before it that bears the number as a mark, which may be an entry before
    (compendio-2024:8148, 8181). A numbered line without a mark on the page is no note (compendio-2024:7257).
    """
    notes: dict[int, list[Passage]] = {}
    for n, lines in enumerate(entries):
        at = 1
        while at < len(lines):
            match = _NOTE.match(lines[at].text) if not lines[at - 1].text.strip() else None
            owner = _cut_mark(entries, n, at, match[1]) if match else None
            if match and owner is not None:
                end = at + 1
                while end < len(lines) and end - at < _NOTE_LINES and _note_goes_on(lines[end]):
                    end += 1
                note = join([Line(lines[at].number, match[2]), *lines[at + 1 : end]])
                notes.setdefault(owner, []).append(note)
                del lines[at:end]
            else:
                at += 1
    return notes


def _note_goes_on(line: Line) -> bool:
    opens = label(line.text) is not None or bullet(line.text) is not None
    return bool(line.text.strip()) and line.text[:1] != " " and not opens


def _cut_mark(entries: list[list[Line]], n: int, at: int, number: str) -> int | None:
    """Cut the last mark `number` at most a page above the note; returns the position of the entry that bore it."""
    pattern = _mark_pattern(number)
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


def fill_parts(key: str, entry: Entry, lines: Sequence[Line], footnotes: list[Passage]) -> None:
    """Set description, results, challenges and footnotes of an entry from the lines behind its title.

    Raises `DocumentError` where a label stands a second time, or RETOS stand before RESULTADOS.
    """
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
    entry.footnotes = footnotes


def paragraphs(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a blank line at each paragraph's end and nowhere else.

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
        if _list_mark(text):
            gap = True
        elif gap and before and not ends_sentence(before):
            whole_line = bool(_list_mark(before)) and len(before) >= _SUBHEADING_SHARE * width
            gap = not (text[0].islower() or text[0].isdigit() or before.endswith((",", "-")) or whole_line)
        elif not gap and text[0].isupper() and (len(out) < 2 or not out[-2].text):
            gap = before[:1].isupper() and not ends_sentence(before) and len(before) < _SUBHEADING_SHARE * width
        if gap and out:
            out.append(Line(line.number, ""))
        out.append(Line(line.number, text))
        gap = False
    return out


def _challenge(lines: Sequence[Line]) -> Challenge | None:
    """The challenge that the lines of an item hold, without bullet or number; None where no text is left."""
    head = lines[0].text
    mark, number, letter = bullet(head), numbered(head), lettered(head)
    rest = mark if mark is not None else number[1] if number else letter[1] if letter else head
    text = join([Line(lines[0].number, rest), *lines[1:]], paragraphs=False)
    return Challenge((lines[0].number, lines[-1].number), text) if text else None


def challenge_items(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each item of RETOS: bullets, numbers or letters (whichever comes first), else paragraphs.

    A blank line alone ends no item (compendio-2024:212), but a new sentence behind a finished one
    does: its bullet was forgotten (compendio-2024:8344). A line without full stop above bullets is
    a heading among them, no challenge (compendio-2024:1364).
    """
    kinds = [k for k in (_list_mark(x.text) for x in lines) if k]
    kind = kinds[0] if kinds else None
    out: list[list[Line]] = []
    gap = True
    for line in lines:
        text = line.text.strip()
        if not text:
            gap = True
            continue
        finished = not out or ends_sentence(out[-1][-1].text)
        if (kind and _list_mark(text) == kind) or not out or (gap and finished and not text[0].islower()):
            out.append([line])
        else:
            out[-1].append(line)
        gap = False
    return [item for n, item in enumerate(out) if not _is_heading(item, out[n + 1 :], kind)]


def challenge_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines below an entry's label RETOS, of those behind its title."""
    at = next((n for n, line in enumerate(lines) if label(line.text) == "challenges"), len(lines))
    return [line for line in lines[at + 1 :] if line.text.strip()]


def second_unmarked_item(lines: Sequence[Line]) -> int | None:
    """The number of the line on which a second challenge without mark may begin, None for one challenge."""
    pairs = itertools.pairwise(lines)
    ended = (b for a, b in pairs if ends_sentence(a.text) or a.text.rstrip().endswith((",", ";")))
    return next((b.number for b in ended if b.text.strip()[0].isupper()), None)


def is_marked(lines: Sequence[Line]) -> bool:
    """Whether one of the lines begins with a bullet, number or letter of a list."""
    return any(_list_mark(line.text) for line in lines)


def _list_mark(text: str) -> str | None:
    """The kind of mark that a line begins with: bullet, number, letter; None for none."""
    if bullet(text) is not None:
        return "bullet"
    if numbered(text) is not None:
        return "number"
    return "letter" if lettered(text) is not None else None


def _is_heading(item: Sequence[Line], after: Sequence[Sequence[Line]], kind: str | None) -> bool:
    """Whether an item without mark is a heading above one with the list's mark."""
    if kind is None or _list_mark(item[0].text) == kind or not after or _list_mark(after[0][0].text) != kind:
        return False
    end = item[-1].text.strip()
    return end.endswith(":") or not ends_sentence(end)
