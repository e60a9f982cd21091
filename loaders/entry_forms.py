"""Ordinals and labels of entries in another form than most prints have, made plain before they are read.

"7) TITLE" is read like "7. TITLE", and "Resultados: text" like a label with its text below, where the entry has no
such part of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entramado.loaders.entry_parts import label
from entramado.loaders.grammar import ends_sentence, numbered, objective, shouts
from entramado.loaders.text import Line

_ORDINAL = re.compile(r"^(\s*)(?:N[.oº°]+ ?)?(\d{1,2})\s?(?:\)|º|°)[.-]*\s*(?=[^\W\d_]{2})")
_INLINE = re.compile(r"^\s*([^\W\d_]+(?: [^\W\d_]+){0,2})\s?(?::|\.?[–—-])\s+(?=[^\Wa-záéíóúñ_]|[“\"¿])(.+)$")
_PARTS = ("results", "challenges")


def plain_forms(lines: Sequence[Line]) -> list[Line]:
    """The lines with ordinals of entries as "7. TITLE", and inline labels of parts in capitals."""
    plain = [Line(x.number, _plain_ordinal(x.text)) for x in lines]
    starts = [at for at, line in enumerate(plain) if _begins(line.text)]
    for first, stop in zip([0, *starts], [*starts, len(plain)], strict=True):
        for at, text in _inline_labels(plain, first, stop):
            plain[at] = Line(plain[at].number, text)
    return plain


def _plain_ordinal(text: str) -> str:
    mark = _ORDINAL.match(text)
    return f"{mark[1]}{mark[2]}. {text[mark.end() :]}" if mark and shouts(text[mark.end() :]) else text


def _begins(text: str) -> bool:
    head = numbered(text)
    return objective(text) is not None or (head is not None and shouts(head[1]))


def _inline_labels(lines: Sequence[Line], first: int, stop: int) -> Iterator[tuple[int, str]]:
    """The lines of one entry that open a part with its text beside the label, plainly worded."""
    have = {part for line in lines[first:stop] if (part := label(line.text))}
    last, above = -1, "."
    for at in range(first, stop):
        text = lines[at].text
        known, inline = label(text), _INLINE.match(text)
        part = label(f"{inline[1]}:") if inline and not known else None
        if known:
            last = max(last, _PARTS.index(known))
        elif inline and part and part not in have and _PARTS.index(part) > last and ends_sentence(above):
            last = _PARTS.index(part)
            yield at, f"{inline[1].upper()}: {inline[2]}"
        above = text if text.strip() else above
