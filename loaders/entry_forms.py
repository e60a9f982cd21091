"""Normalises variants of entries' ordinals and labels before a family reads the lines.

"7) TITLE" becomes "7. TITLE"; "Resultados: text" becomes "RESULTADOS: text", which is read as a label, where the entry
has no label of that part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entramado.loaders.entry_parts import label
from entramado.loaders.grammar import bullet, ends_sentence, in_capitals, numbered, objective
from entramado.loaders.text import Line

_ORDINAL = re.compile(r"^(\s*)(?:N[.oº°]+ ?)?(\d{1,2})\s?(?:\)|º|°)[.-]*\s*(?=[^\W\d_]{2})")
_INLINE = re.compile(r"^\s*([^\W\d_]+(?: [^\W\d_]+){0,2})\s?(?::|\.?[–—-])\s+(?=[^\Wa-záéíóúñ_]|[“\"¿•])(.+)$")
_PARTS = ("results", "challenges")


def normalise_forms(lines: Sequence[Line]) -> list[Line]:
    """The lines with the ordinals of entries as "7. TITLE" and inline labels in capitals; line numbers stay."""
    normalised = [Line(x.number, _normalised_ordinal(x.text)) for x in lines]
    starts = [at for at in range(len(normalised)) if _begins(normalised, at)]
    for first, stop in zip([0, *starts], [*starts, len(normalised)], strict=True):
        for at, text in _inline_labels(normalised, first, stop):
            normalised[at] = Line(normalised[at].number, text)
    return normalised


def _normalised_ordinal(text: str) -> str:
    mark = _ORDINAL.match(text)
    return f"{mark[1]}{mark[2]}. {text[mark.end() :]}" if mark and in_capitals(text[mark.end() :]) else text


def _begins(lines: Sequence[Line], at: int) -> bool:
    """Whether an objective or an entry begins at a line; an entry's number may stand alone above its title."""
    head = numbered(lines[at].text)
    title = head and (head[1] or next((x.text for x in lines[at + 1 : at + 4] if x.text.strip()), ""))
    return objective(lines[at].text) is not None or bool(title and in_capitals(title))


def _inline_labels(lines: Sequence[Line], first: int, stop: int) -> Iterator[tuple[int, str]]:
    """Position and normalised text of each line of one entry that opens a part with the text behind the label."""
    have = {part for line in lines[first:stop] if (part := label(line.text))}
    last, apart = -1, True
    for at in range(first, stop):
        text = lines[at].text
        known, inline = label(text), _INLINE.match(text)
        part = label(f"{inline[1]}:") if inline and not known else None
        if known:
            last = max(last, _PARTS.index(known))
        elif inline and part and part not in have and _PARTS.index(part) > last and apart:
            last = _PARTS.index(part)
            mark = "• " if part == _PARTS[1] and _is_first_of_list(lines[at:stop]) else ""
            yield at, f"{inline[1].upper()}: {mark}{inline[2]}"
        apart = not text.strip() or ends_sentence(text)


def _is_first_of_list(lines: Sequence[Line]) -> bool:
    """Whether the text behind a label is a list's first item that lost its bullet: a finished one above a bullet."""
    above = lines[0].text
    for line in lines[1:]:
        if bullet(line.text) is not None:
            return ends_sentence(above) and not above.rstrip().endswith(":")
        above = line.text if line.text.strip() else above
        if label(line.text) is not None:
            break
    return False
