"""Ordinals and labels of entries in another form than most prints have, made plain before they are read.

"7) TITLE" is read like "7. TITLE", and "Resultados: text" like a label with its text below, where the entry has no
such part of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entramado.loaders.entry_parts import label
from entramado.loaders.grammar import bullet, ends_sentence, numbered, objective, shouts
from entramado.loaders.text import Line

_ORDINAL = re.compile(r"^(\s*)(?:N[.oº°]+ ?)?(\d{1,2})\s?(?:\)|º|°)[.-]*\s*(?=[^\W\d_]{2})")
_INLINE = re.compile(r"^\s*([^\W\d_]+(?: [^\W\d_]+){0,2})\s?(?::|\.?[–—-])\s+(?=[^\Wa-záéíóúñ_]|[“\"¿•])(.+)$")
_PARTS = ("results", "challenges")


def plain_forms(lines: Sequence[Line]) -> list[Line]:
    """The lines with ordinals of entries as "7. TITLE", and inline labels of parts in capitals."""
    plain = [Line(x.number, _plain_ordinal(x.text)) for x in lines]
    starts = [at for at in range(len(plain)) if _begins(plain, at)]
    for first, stop in zip([0, *starts], [*starts, len(plain)], strict=True):
        for at, text in _inline_labels(plain, first, stop):
            plain[at] = Line(plain[at].number, text)
    return plain


def _plain_ordinal(text: str) -> str:
    mark = _ORDINAL.match(text)
    return f"{mark[1]}{mark[2]}. {text[mark.end() :]}" if mark and shouts(text[mark.end() :]) else text


def _begins(lines: Sequence[Line], at: int) -> bool:
    """Whether an objective or an entry begins; an entry's number may stand alone above its title."""
    head = numbered(lines[at].text)
    title = head and (head[1] or next((x.text for x in lines[at + 1 : at + 4] if x.text.strip()), ""))
    return objective(lines[at].text) is not None or bool(title and shouts(title))


def _inline_labels(lines: Sequence[Line], first: int, stop: int) -> Iterator[tuple[int, str]]:
    """The lines of one entry that open a part with its text beside the label, plainly worded."""
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
    """Whether a label's line ends as an item does, with its further lines, above an item with a bullet."""
    above = lines[0].text
    for line in lines[1:]:
        if bullet(line.text) is not None:
            return ends_sentence(above) and not above.rstrip().endswith(":")
        above = line.text if line.text.strip() else above
        if label(line.text) is not None:
            break
    return False
