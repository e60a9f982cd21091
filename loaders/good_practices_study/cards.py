"""Reads the cards of good practices: the lines of a card become an entry.

A card has a narrow column with number and title, repeated on each page that it takes, and the fields
INSTITUCIÓN QUE COORDINA, DIMENSIÓN, POBLACIÓN OBJETIVO, DESCRIPCIÓN (or CARACTERÍSTICAS) and CRITERIOS.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from entramado.loaders.extract.matcher import fold_name
from entramado.loaders.good_practices_study.criteria import columns, is_row, tells_results, ticks
from entramado.loaders.good_practices_study.notes import read_notes, remove_marks
from entramado.loaders.good_practices_study.page_layout import COORDINATOR, CRITERIA, ClassifiedLine, LineKind
from entramado.loaders.grammar import bullet, ends_sentence, failure
from entramado.loaders.records import Entry, Flag, PrintedName
from entramado.loaders.text import Line, chain, join
from entramado.ontology.folding import fold

_DIMENSION = re.compile(r"DIMENSIÓN DE LA POBLACIÓN QUE ATIENDE\s*:?\s*(.*)$")
_TARGET = re.compile(r"POBLACIÓN OBJETIVO\s*:?\s*(.*)$")
_DESCRIPTION = re.compile(r"(?:CONTEXTO Y )?(?:CARACTERÍSTICAS|DESCRIPCIÓN)(?: DE LA(?: BUENA)? PRÁCTICA)?\s*:\s*(.*)$")
_FIELDS = {"coordinator": COORDINATOR, "dimension": _DIMENSION, "target": _TARGET, "description": _DESCRIPTION}
_DIMENSIONS = re.compile(r"\b(origen|transito|destino|retorno)\b")
_IN_COORDINATION = re.compile(r"\s+en (?:coordinación|colaboración|conjunto) con\b.*$", re.IGNORECASE)
_ACRONYM_BEHIND = re.compile(r"\s*\(([^\W\d_]{2,15})\)$|,\s*([A-ZÁÉÍÓÚÑ]{3,12})$")
# The share of a header's letters that stand in the title from which it is a header of the same card.
_SAME_TITLE = 0.8
# A name behind an acronym is the usual one if printed so often.
_USUAL = 2
_COLUMN_WIDTH = 50  # of five columns beside each other; the longest line has 33 characters


@dataclass(slots=True)
class Header:
    """One printing of a card's number and title."""

    ordinal: str | None
    lines: list[Line]

    @property
    def text(self) -> str:
        """The title's words as they stand."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class PracticeCard:
    """The lines of one practice by what they belong to: headers, fields, rows of ticks, tables of criteria."""

    lines: list[ClassifiedLine]
    headers: list[Header] = field(default_factory=list)
    fields: dict[str, list[Line]] = field(default_factory=dict)
    rows: list[Line] = field(default_factory=list)
    tables: list[list[Line]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CardPosition:
    """The context of a card: document, state, number of the card before it, the document's words (folded)."""

    doc: str
    state: str
    ordinal: int
    words: Collection[str]

    def flag(self, line: int, code: str, message: str) -> Flag:
        """A flag on a line of the card's document."""
        return Flag(self.doc, line, code, message)


def split_cards(printed: Sequence[ClassifiedLine]) -> list[list[ClassifiedLine]]:
    """The lines of each card of a state: a card begins with the header above INSTITUCIÓN QUE COORDINA."""
    starts: list[int] = []
    for i, line in enumerate(printed):
        if line.kind is LineKind.TEXT and COORDINATOR.match(line.text):
            start = i
            while start and printed[start - 1].kind in (LineKind.CARD_HEADER, LineKind.BLANK):
                start -= 1
            while printed[start].kind is LineKind.BLANK:
                start += 1
            starts.append(start)
    return [list(printed[a:b]) for a, b in pairwise([*starts, len(printed)])]


def read_card(lines: Sequence[ClassifiedLine], place: CardPosition) -> tuple[Entry, list[Flag]]:
    """The entry of a card, and flags on it.

    Raises `DocumentError` where fields are missing, or a page of another card stands in it.
    """
    notes = read_notes(lines)
    clean, _ = remove_marks(lines, [note.number for note in notes])
    card = _assign_lines(clean)
    _check(card, place)
    flags = [place.flag(n.line, "empty-note", f"note {n.number} holds no text") for n in notes if not n.text]
    title = max(card.headers, key=lambda h: (h.ordinal is not None, h is card.headers[0], len(h.text)))
    if title.ordinal is None:
        title = max(card.headers, key=lambda h: len(h.text))
    ordinal, more = _ordinal(card, place)
    description = join(_with_paragraphs(card.fields["description"]))
    cells = columns(card.tables)
    criteria = ticks(card.rows[0].text)
    entry = Entry(
        doc=place.doc,
        lines=_span(lines),
        ordinal=ordinal,
        title=mend_title([line.text for line in title.lines], place.words),
        objective=None,
        chapter="EF",
        title_lines=(title.lines[0].number, title.lines[-1].number),
        description=chain([description, *cells[:-1]]),
        results=cells[-1],
        has_results=criteria["eficacia"] is not False and tells_results(cells[-1].text),
        footnotes=[note.text for note in notes if note.text],
        state=place.state,
        criteria=criteria,
    )
    _fill_fields(entry, card)
    return entry, [*flags, *more, *_contradictions(card, entry, place)]


def mend_title(lines: Sequence[str], words: Collection[str]) -> str:
    """Join the lines of a narrow column; a hyphenated word is rejoined where it is one of `words` (folded).

    ``CREDENCIA-`` ``LIZACIÓN`` is one word, ``OAXACA-`` ``ESTADOS`` are two (buenas-practicas-oim:651, 4475).
    """
    title = ""
    for line in lines:
        if title.endswith("-") and line:
            whole = fold(title[:-1].rpartition(" ")[2] + line.split()[0].strip(".,;:"))
            title = (title[:-1] if whole in words else title) + line
        else:
            title = f"{title} {line}".strip()
    return title


def _assign_lines(lines: Sequence[ClassifiedLine]) -> PracticeCard:
    """The card's lines, assigned to headers, fields, rows of ticks and tables of criteria."""
    card = PracticeCard(list(lines))
    part: list[Line] = []
    was_header = False
    for line in lines:
        if line.kind is LineKind.CARD_HEADER:
            if not was_header:
                card.headers.append(Header(None, []))
            if line.text.isdigit() and not card.headers[-1].lines:
                card.headers[-1].ordinal = line.text
            else:
                card.headers[-1].lines.append(line.unclassified)
            was_header = True
        elif line.kind is LineKind.BLANK:
            part.append(line.unclassified)
        else:
            was_header = False
            part = _add_text(card, line, part) if line.kind is LineKind.TEXT else part
    if "description" not in card.fields:
        _split_target(card)
    return card


def _add_text(card: PracticeCard, line: ClassifiedLine, part: list[Line]) -> list[Line]:
    """Add a line of text to its part of the card; returns the part to which the next lines belong."""
    if CRITERIA.match(line.text):
        card.tables.append([])
        return card.tables[-1]
    if card.tables and is_row(line.text):
        card.rows.append(line.unclassified)
        return part
    for name, label in _FIELDS.items():
        match = label.match(line.text)
        if match and not card.tables and name not in card.fields:
            card.fields[name] = [Line(line.number, match[1])] if match[1] else []
            return card.fields[name]
    part.append(line.unclassified)
    return part


def _split_target(card: PracticeCard) -> None:
    """Without a label of the description, it begins behind the target's first paragraph (buenas-practicas-oim:2362)."""
    target = card.fields.get("target", [])
    end = next((i for i, line in enumerate(target) if not line.text), len(target))
    card.fields["target"], card.fields["description"] = target[:end], target[end:]


def _check(card: PracticeCard, place: CardPosition) -> None:
    """Raise `DocumentError` for a card without header, field or row of ticks, or with another title on its pages."""
    first = card.lines[0].number
    again = "the file is cut or its pages are in another order: fetch the document again"
    if not card.headers or not card.headers[0].lines:
        raise failure(place.doc, first, "a practice without a title above INSTITUCIÓN QUE COORDINA", again)
    for name, label in (("dimension", "DIMENSIÓN DE LA POBLACIÓN QUE ATIENDE"), ("target", "POBLACIÓN OBJETIVO")):
        if name not in card.fields:
            raise failure(place.doc, first, f"the practice that begins here has no field {label}", again)
    if not card.rows:
        raise failure(place.doc, first, "the practice that begins here has no row of criteria", again)
    wide = [line.number for table in card.tables for line in table if len(line.text) > _COLUMN_WIDTH]
    if wide:
        what = "a line as wide as the page stands in the columns below the criteria of the practice that begins at line"
        raise failure(place.doc, wide[0], f"{what} {first}", again)
    longest = max((h.text for h in card.headers), key=len)
    for header in card.headers:
        if _shared(header.text, longest) < _SAME_TITLE:
            what = "a page of another practice stands inside the practice that begins at line"
            raise failure(place.doc, header.lines[0].number, f"{what} {first}", again)


def _shared(part: str, whole: str) -> float:
    """The share (0 to 1) of the letters of `part` that stand in `whole` in the same order."""
    a, b = fold_name(part).replace(" ", ""), fold_name(whole).replace(" ", "")
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(a))


def _ordinal(card: PracticeCard, place: CardPosition) -> tuple[str, list[Flag]]:
    """The card's printed number, or else the next one; with flags on a missing and on differing numbers.

    Raises `DocumentError` where it is not the next number.
    """
    flags: list[Flag] = []
    printed = [h.ordinal for h in card.headers if h.ordinal is not None]
    ordinal = printed[0] if printed else str(place.ordinal + 1)
    first = card.headers[0].lines[0].number
    if not printed:
        flags.append(place.flag(first, "title-cut", "number and beginning of the title are not printed on any page"))
    for header in card.headers:
        if header.ordinal not in (None, ordinal):
            message = f"the same practice is numbered {ordinal} and {header.ordinal}"
            flags.append(place.flag(header.lines[0].number, "number-differs", message))
    if int(ordinal) != place.ordinal + 1:
        what = f"practice {ordinal} stands where practice {place.ordinal + 1} is due"
        raise failure(place.doc, first, what, "pages are missing or in another order: fetch the document again")
    return ordinal, flags


def last_ordinal(lines: Sequence[ClassifiedLine], entry: Entry) -> int:
    """The highest number on a card's pages, which may differ from page to page (buenas-practicas-oim:3458)."""
    numbers = [int(line.text) for line in lines if line.kind is LineKind.CARD_HEADER and line.text.isdigit()]
    return max([int(entry.ordinal), *numbers])


def replace_rare_names(entries: Sequence[Entry]) -> list[Flag]:
    """Make the acronym the reporter where a state's entries print it behind a rarer name than its usual one; flag it.

    COESPO is "Consejo Estatal de Población" three times, "para la Población" and "para la Protección" once each
    (buenas-practicas-oim:1402, 1774). `reporter_printed` stays as printed.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    flags: list[Flag] = []
    for entry in entries:
        if acronym := _acronym(entry):
            names[acronym].update(name.text for name in entry.reporters)
    for entry in entries:
        acronym = _acronym(entry)
        usual, count = names[acronym].most_common(1)[0] if acronym and names[acronym] else ("", 0)
        name = entry.reporters[0].text if entry.reporters else ""
        # A unit's name ends with that of the body whose acronym is printed (buenas-practicas-oim:5650).
        same = usual.endswith(name) or name.endswith(usual)
        if not acronym or count < _USUAL or same:
            continue
        line = entry.reporters[0].line
        message = f"{acronym} is {name} here and {usual} in {count} practices"
        flags.append(Flag(entry.doc, line, "acronym-differs", message))
        entry.reporters = [PrintedName(acronym, line)]
    return flags


def _acronym(entry: Entry) -> str | None:
    printed = _IN_COORDINATION.sub("", entry.reporter_printed or "").strip(" .")
    match = _ACRONYM_BEHIND.search(printed) if entry.reporters else None
    return (match[1] or match[2]) if match else None


def _fill_fields(entry: Entry, card: PracticeCard) -> None:
    """Set coordinator, dimensions and target from the card's fields."""
    coordinator = join(card.fields["coordinator"], paragraphs=False)
    entry.reporter_printed = coordinator.text
    name = _IN_COORDINATION.sub("", coordinator.text).strip(" .")
    entry.reporters = [PrintedName(_ACRONYM_BEHIND.sub("", name).strip(), coordinator.first_line)] if name else []
    entry.dimension_printed = join(card.fields["dimension"], paragraphs=False).text or None
    entry.dimension = list(dict.fromkeys(_DIMENSIONS.findall(fold(entry.dimension_printed or ""))))
    target = _with_paragraphs(card.fields["target"])
    end = next((i for i, line in enumerate(target) if not line.text), len(target))
    entry.target_printed = join(target[:end], paragraphs=False).text or None
    # Below the group's name its rules of operation may be quoted, which are prose (buenas-practicas-oim:3641).
    entry.description = chain([join(target[end:]), entry.description])


def _contradictions(card: PracticeCard, entry: Entry, place: CardPosition) -> list[Flag]:
    flags: list[Flag] = []
    if not entry.dimension:
        line = card.fields["dimension"][0].number if card.fields["dimension"] else entry.lines[0]
        flags.append(place.flag(line, "dimension-missing", "the field of the dimension names none of the four"))
    for row in card.rows[1:]:
        if ticks(row.text) != entry.criteria:
            flags.append(place.flag(row.number, "criteria-differ", "the criteria are ticked otherwise on another page"))
    return flags


def _span(lines: Sequence[ClassifiedLine]) -> tuple[int, int]:
    own = [line.number for line in lines if line.kind in (LineKind.TEXT, LineKind.CARD_HEADER)]
    return own[0], own[-1]


def _with_paragraphs(lines: Sequence[Line]) -> list[Line]:
    """The lines, blank ones only before bullets and paragraphs, not within a sentence (buenas-practicas-oim:2798)."""
    out: list[Line] = []
    gap = False
    for line in lines:
        if not line.text:
            gap = True
            continue
        goes_on = bool(out) and line.text[:1].islower() and not ends_sentence(out[-1].text)
        if out and not goes_on and (gap or bullet(line.text) is not None):
            out.append(Line(line.number - 1, ""))
        out.append(line)
        gap = False
    return out
