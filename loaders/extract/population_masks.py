"""Words that name groups without aiming at them, so that no group is read there.

The grounds on which nobody is left out ("sin importar su edad, origen étnico o discapacidad"), the topics of
a course ("temas de derechos de NNA, violencia de género") and the quoted name of another programme or course
("los programas “Jóvenes Construyendo el Futuro”") tell nothing of whom the action serves.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.passages import folded
from entramado.loaders.records import Span

_GROUNDS = (
    r"\b(?:sin (?:importar|distincion|discriminacion)|independientemente de|con independencia de"
    r"|por (?:motivos?|razones) de)\b[^.:;\n]*"
)
# A course's topics end where its audience or aim is told.
_TOPICS = (
    r"\b(?:temas?|tematicas?|topicos|contenidos)\b(?: \w+){0,3}?"
    r"(?: (?:de|del|sobre|como|en|relacionad\w+)\b|:)[^.\n]*?"
    r"(?=\bdirigid|\bimpartid|\bcon (?:el fin|la finalidad)|\ba fin de|\bpara (?:las|los|personas)|[.\n]|$)"
)
_MASKED = re.compile(f"{_GROUNDS}|{_TOPICS}")
_QUOTED_NAME = re.compile(
    r"\b(?:programas?|proyectos?|cursos?|taller(?:es)?|campanas?|diplomados?|guias?|protocolos?|conferencias?"
    r"|conversatorios?)(?: \w+){0,3} [“«](?P<name>[^”»]{4,140})"
)
_HEAD = 30  # letters by which a name is known as the entry's own


def masked(text: str, title: str) -> list[Span]:
    """Start and end of what names groups by the way in `text`; the entry's own name, its title, is none of that."""
    low, own = folded(text), folded(title)
    spans = [m.span() for m in _MASKED.finditer(low)]
    return spans + [m.span() for m in _QUOTED_NAME.finditer(low) if m["name"][:_HEAD] not in own]


def without(text: str, spans: list[Span]) -> str:
    """`text`, as long as it was, with blanks in place of the spans."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
