"""Classifies the lines of the good-practices study: captions, running heads, notes, headers of cards, text.

The study is a layout of cards and tables whose text was extracted line by line. `cards` makes entries of the cards,
`panorama` statistics of the tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from entramado.loaders.extract.matcher import fold_name
from entramado.loaders.grammar import failure
from entramado.loaders.text import Line

# "MIGRANTES" of a caption may be followed by a second line, "EN EL ESTADO DE ..." (buenas-practicas-oim:1155).
CAPTION = re.compile(r"CUADRO\s+(\d+)\s+(PANORAMA MIGRATORIO ESTATAL|BUENAS PRÁCTICAS\b.*)$")
_CAPTION_GOES_ON = re.compile(r"EN (?:EL|LA) ")
# The region's name is glued to the page number (buenas-practicas-oim:431).
_RUNNING_HEAD = re.compile(r"BUENAS PRÁCTICAS EN POLÍTICA MIGRATORIA DESDE EL ÁMBITO LOCAL\s+(\d+)\s*(?:REGIÓN\b.*)?$")
_LINK = re.compile(r"https?://\S+$")
_SOURCE = re.compile(r"Elaboración propia con base\b")
_NOTE = re.compile(r"(\d{1,3})(?:\s+(\S.*))?$")
_NOTE_LIKE = re.compile(r"\d{1,3}\s+[A-ZÁÉÍÓÚÑ]")
_LONE_NUMBER = re.compile(r"\d{1,2}$")
# The colon may be missing (buenas-practicas-oim:3423).
COORDINATOR = re.compile(r"INSTITUCIÓN QUE COORDINA\s*:?\s*(.*)$")
CRITERIA = re.compile(r"CRITERIOS DE EVALUACIÓN\s*:?$")
END = "RECOMENDACIONES"
# The caption of a state's panorama stands among so many printed lines below its heading.
_PANORAMA_WITHIN = 12


class LineKind(Enum):
    """The kinds of lines."""

    TEXT = auto()
    BLANK = auto()
    HEADING = auto()
    CAPTION = auto()
    RUNNING_HEAD = auto()
    CARD_HEADER = auto()
    NOTE = auto()
    LINK = auto()
    SOURCE = auto()


FURNITURE = {
    LineKind.HEADING: "state heading",
    LineKind.CAPTION: "table caption",
    LineKind.RUNNING_HEAD: "running head",
    LineKind.NOTE: "footnote",
    LineKind.LINK: "link list",
    LineKind.SOURCE: "source of the table",
}


@dataclass(frozen=True, slots=True)
class ClassifiedLine:
    """One line with its kind: no blanks at its ends, single blanks within."""

    number: int
    text: str
    kind: LineKind

    @property
    def unclassified(self) -> Line:
        """The line without its kind."""
        return Line(self.number, self.text)


def all_capitals(text: str) -> bool:
    """Whether the text has letters and all of them are capitals."""
    return text.upper() == text and any(c.isalpha() for c in text)


def classify(key: str, lines: Sequence[Line], states: Mapping[str, str]) -> list[ClassifiedLine]:
    """Classify every line. `states` maps folded names of states to their codes.

    Raises `DocumentError` where notes, tables or pages are out of order: pages are missing or shuffled.
    """
    texts = [" ".join(line.text.split()) for line in lines]
    kinds = [LineKind.TEXT if text else LineKind.BLANK for text in texts]
    _mark_captions(texts, kinds)
    _mark_headings(texts, kinds, states)
    _mark_headers(texts, kinds)
    _mark_notes(key, lines, texts, kinds)
    printed = [ClassifiedLine(line.number, text, kind) for line, text, kind in zip(lines, texts, kinds, strict=True)]
    _check_order(key, printed)
    return printed


def _mark_captions(texts: Sequence[str], kinds: list[LineKind]) -> None:
    """Mark captions, running heads, links and sources of tables."""
    for i, text in enumerate(texts):
        if CAPTION.match(text):
            kinds[i] = LineKind.CAPTION
            if i + 1 < len(texts) and _CAPTION_GOES_ON.match(texts[i + 1]) and all_capitals(texts[i + 1]):
                kinds[i + 1] = LineKind.CAPTION
        elif _RUNNING_HEAD.match(text):
            kinds[i] = LineKind.RUNNING_HEAD
        elif _LINK.match(text):
            kinds[i] = LineKind.LINK
        elif _SOURCE.match(text):
            kinds[i] = LineKind.SOURCE


def _mark_headings(texts: Sequence[str], kinds: list[LineKind], states: Mapping[str, str]) -> None:
    """Mark the headings of states (a name in capitals above its panorama's caption) and of the recommendations."""
    for i, text in enumerate(texts):
        if text == END:
            kinds[i] = LineKind.HEADING
        elif kinds[i] is LineKind.TEXT and all_capitals(text) and fold_name(text) in states:
            below = [j for j in range(i + 1, len(texts)) if kinds[j] is not LineKind.BLANK][:_PANORAMA_WITHIN]
            caption = next((texts[j] for j in below if kinds[j] is LineKind.CAPTION), "")
            if "PANORAMA" in caption:
                kinds[i] = LineKind.HEADING


def _mark_headers(texts: Sequence[str], kinds: list[LineKind]) -> None:
    """Mark the headers of cards: number and title in a narrow column, repeated on each page of the card."""
    for i, text in enumerate(texts):
        if kinds[i] is LineKind.TEXT and _LONE_NUMBER.match(text):
            block = _title_below(texts, kinds, i + 1)
            if block:
                kinds[i] = LineKind.CARD_HEADER
            for j in block:
                kinds[j] = LineKind.CARD_HEADER
    for i, text in enumerate(texts):
        # On some pages only the end of the header is left, without the number (buenas-practicas-oim:1770).
        if COORDINATOR.match(text) or CRITERIA.match(text):
            for j in _title_above(texts, kinds, i - 1):
                kinds[j] = LineKind.CARD_HEADER


def _is_title(text: str) -> bool:
    return all_capitals(text) and not COORDINATOR.match(text) and not CRITERIA.match(text)


def _title_below(texts: Sequence[str], kinds: Sequence[LineKind], start: int) -> list[int]:
    """The positions of the lines of a title in capitals from `start` down."""
    block: list[int] = []
    for j in range(start, len(texts)):
        if kinds[j] is LineKind.TEXT and _is_title(texts[j]):
            block.append(j)
        elif kinds[j] is not LineKind.BLANK:
            break
    return block


def _title_above(texts: Sequence[str], kinds: Sequence[LineKind], start: int) -> list[int]:
    """The positions of the lines of a title in capitals from `start` up."""
    block: list[int] = []
    for j in range(start, -1, -1):
        if kinds[j] is LineKind.BLANK:
            continue
        # A full stop ends the page before: "CAIM." is no part of the title (buenas-practicas-oim:1769).
        if kinds[j] is not LineKind.TEXT or not _is_title(texts[j]) or (block and texts[j].endswith(".")):
            break
        block.append(j)
    return block


def _mark_notes(key: str, lines: Sequence[Line], texts: Sequence[str], kinds: list[LineKind]) -> None:
    """Mark notes, numbered through the document: each begins with the next number below a blank line.

    A note runs to the page's end: the next caption, running head, heading or header of a card.
    """
    due, in_notes, in_states = 1, False, False
    for i, text in enumerate(texts):
        kind = kinds[i]
        in_states = in_states or kind is LineKind.HEADING
        if kind not in (LineKind.TEXT, LineKind.BLANK, LineKind.LINK):
            in_notes = False
        if kind is not LineKind.TEXT:
            continue
        match = _NOTE.match(text)
        below_blank = i == 0 or kinds[i - 1] is LineKind.BLANK
        # Two notes may stand without a blank line between them (buenas-practicas-oim:1298).
        opens = match is not None and (in_notes or below_blank)
        if match and opens and int(match[1]) == due and not (match[2] or "")[:1].islower():
            due += 1
            in_notes = in_states
            kinds[i] = LineKind.NOTE
        elif below_blank and in_states and _NOTE_LIKE.match(text):
            what = f"note {text.split()[0]} stands where note {due} is due"
            raise failure(key, lines[i].number, what, "pages are missing or in another order: fetch the document again")
        elif COORDINATOR.match(text) or CRITERIA.match(text):
            in_notes = False
        elif in_notes:
            kinds[i] = LineKind.NOTE


def _check_order(key: str, printed: Sequence[ClassifiedLine]) -> None:
    """Raise `DocumentError` where numbers of tables or pages decrease."""
    table = page = 0
    for line in printed:
        caption = CAPTION.match(line.text) if line.kind is LineKind.CAPTION else None
        head = _RUNNING_HEAD.match(line.text)
        if caption and int(caption[1]) < table:
            what = f"table {caption[1]} stands behind table {table}"
        elif head and int(head[1]) <= page:
            what = f"page {head[1]} stands behind page {page}"
        else:
            table = int(caption[1]) if caption else table
            page = int(head[1]) if head else page
            continue
        raise failure(key, line.number, what, "the pages are in another order: fetch the document again")
