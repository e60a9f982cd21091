"""Spans in which groups are named although the action is not aimed at them; mentions there are marked.

The grounds on which nobody is left out ("sin importar su edad, origen étnico o discapacidad"), the topics of
a course ("temas de derechos de NNA, violencia de género") and the name of another programme or course
("los programas “Jóvenes Construyendo el Futuro”") say nothing of whom the action serves.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.passages import folded
from entramado.loaders.languages.spanish.population_masks import (
    CAPITAL_NAME,
    GROUNDS,
    INDICATOR,
    NEXT_QUOTED,
    NORM,
    PARTS,
    QUOTED_NAME,
    SECTION,
    TAUGHT,
    TOPIC_ITEMS,
    TOPICS,
)
from entramado.loaders.records import Span

_MASKED = re.compile(f"{GROUNDS}|{TOPICS}|{TAUGHT}|{NORM}|{INDICATOR}|{PARTS}")
# A name is the entry's own if its first characters, or a word of so many letters, are in the title too.
_NAME_PREFIX = 30
_MIN_WORD = 5


def masked(text: str, title: str) -> list[Span]:
    """The spans of `text` in which groups are named only incidentally; the action's own name (its `title`) is none."""
    low, own = folded(text), folded(title)
    spans = [m.span() for pattern in (_MASKED, TOPIC_ITEMS) for m in pattern.finditer(low)]
    spans += _quoted(low, own)
    spans += [m.span("name") for m in SECTION.finditer(text)]
    return spans + [
        m.span("name") for m in CAPITAL_NAME.finditer(text) if title and not _shares(low[slice(*m.span("name"))], own)
    ]


def _quoted(low: str, own: str) -> list[Span]:
    """Names in quotation marks behind a word like "programa", at all their occurrences; folded text and title."""
    named: list[tuple[int, int]] = []
    for first in QUOTED_NAME.finditer(low):
        named.append(first.span("name" if first["name"] else "inside"))
        end = first.end() + 1
        while further := NEXT_QUOTED.match(low, end):
            named.append(further.span("name"))
            end = further.end() + 1
    names = {low[slice(*span)] for span in named}
    names = {name for name in names if name[:_NAME_PREFIX] not in own}
    return [m.span() for name in sorted(names) for m in re.finditer(re.escape(name), low)]


def _shares(name: str, title: str) -> bool:
    """Whether a name has a long word in common with the entry's title."""
    return bool({w for w in re.findall(r"\w+", name) if len(w) >= _MIN_WORD} & set(re.findall(r"\w+", title)))


def without(text: str, spans: list[Span]) -> str:
    """`text`, of unchanged length, with blanks in place of the spans."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
