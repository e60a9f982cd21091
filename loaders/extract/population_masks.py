"""Words that name groups without aiming at them, so that no group is read there.

The grounds on which nobody is left out ("sin importar su edad, origen étnico o discapacidad"), the topics of
a course ("temas de derechos de NNA, violencia de género") and the name of another programme or course
("los programas “Jóvenes Construyendo el Futuro”") tell nothing of whom the action serves.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.passages import folded
from entramado.loaders.records import Span

# The grounds end with their clause, where the sentence goes on with what is done.
_GROUNDS = (
    r"\b(?:(?:sin|no) (?:importar|importando|distincion|discriminacion|discriminar|exclusion)|independientemente"
    r"|(?:con|al) (?:independencia|margen) de|sea(?:n)? cual(?:es)? (?:sean?|fueren?|fuese)|cualquiera que sea"
    r"|discriminacion (?:motivada|basada|fundada|en razon)|por (?:motivos?|razones|cuestiones) de"
    r"|sin que(?: \w+){0,3} (?:sean?|resulten?|importen?)(?: relevantes?)?)\b"
    r"(?:(?!, (?:se|para|con el|a fin|brinda|ofrece|atiende|mediante|dentro|entre|inclu\w+|asi como|tales)\b)"
    r"[^.:;\n])*"
)
_AUDIENCE = (
    r"\bdirigid|\bimpartid|\bdestinad|\bcon (?:el fin|la finalidad|el objetivo|el proposito)|\ba fin de"
    r"|\bpara (?:que|l[ao]s?|el|personas?|personal|servidor\w+|estudiantes|\w+[aei]r)\b"
    r"|\b(?:a|entre) (?:l[ao]s? )?(?:\d[\d,.]*|personas?|personal|servidor\w+|estudiantes|funcionari\w+|autoridades"
    r"|mujeres|ninas|nna|jovenes|migrantes|poblacion|comunidad|connacionales|integrantes)\b"
)
# A course's topics end where its audience or aim is told.
_TOPICS = (
    r"\b(?:temas?|tematicas?|topicos|contenidos)\b(?: \w+){0,3}?"
    r"(?: (?:de|del|sobre|como|en|relacionad\w+)\b|:)[^.\n]*?"
    rf"(?={_AUDIENCE}|[.\n]|$)"
)
_COURSE = (
    r"(?:cursos?|taller(?:es)?|platicas?|charlas?|conferencias?|capacit\w+|sensibiliza\w+|formacion|seminarios?"
    r"|diplomados?|conversatorios?|asignaturas?|ponencias?|webinar\w*)"
)
_TAUGHT = (
    rf"\b{_COURSE}(?: \w+){{0,3}}?,? (?:sobre|acerca|en materia|en torno|en temas|relativ[oa]s|relacionad[oa]s"
    rf"|que abord\w+)\b[^.\n]*?(?={_AUDIENCE}|[.;\n]|$)"
    rf"|\b(?:modulos|ejes|asignaturas|materias|lineas tematicas|unidades)\b(?: \w+){{0,3}}:[^.\n]*?"
    rf"(?={_AUDIENCE}|[.\n]|$)"
)
_MASKED = re.compile(f"{_GROUNDS}|{_TOPICS}|{_TAUGHT}")
_QUOTED_NAME = re.compile(
    r"\b(?:programas?|proyectos?|cursos?|taller(?:es)?|campanas?|diplomados?|guias?|protocolos?|conferencias?"
    r"|conversatorios?|estrategias?|becas?|foros?|iniciativas?)(?: \w+){0,3} [“«\"](?P<name>[^”»\"]{4,140})"
    # "el “Programa CONTRATA LGBTIQ”" (compendio-2024:2557)
    r"|[“«\"](?:programa|proyecto|estrategia|campana|curso|taller|guia) (?P<inside>[^”»\"]{4,140})"
)
# "el programa Jóvenes Construyendo el Futuro", "la Pensión para el Bienestar de las Personas Adultas Mayores".
_CAPITAL_NAME = re.compile(
    r"\b(?:[Pp]rogramas?|[Ee]strategia|[Pp]royecto|[Cc]ampaña|Pensión|Becas?|[Ii]niciativa|Acción|Mesa|Padrón|Red|Grupo|Mecanismo|Sub[Cc]oordinación|Subdirección|Módulo)"
    r"(?P<name>(?: (?:de|del|la|las|los|el|para|y|e|a|al|en|con|por|entre|contra|sobre)\b){0,3} [A-ZÁÉÍÓÚÑ][\w-]+"
    r"(?:(?: (?:de|del|la|las|los|el|para|y|e|a|al|en|con|por|entre|contra|sobre)\b){0,3},? [A-ZÁÉÍÓÚÑ][\w-]+)+)"
)
_HEAD = 30  # letters by which a name is known as the entry's own
_WORD = 5  # letters from which on a word in common tells that a name is the entry's own


def masked(text: str, title: str) -> list[Span]:
    """Start and end of what names groups by the way in `text`; the entry's own name, its title, is none of that."""
    low, own = folded(text), folded(title)
    spans = [m.span() for m in _MASKED.finditer(low)]
    spans += [m.span() for m in _QUOTED_NAME.finditer(low) if (m["name"] or m["inside"])[:_HEAD] not in own]
    return spans + [
        m.span("name") for m in _CAPITAL_NAME.finditer(text) if title and not _shares(low[slice(*m.span("name"))], own)
    ]


def _shares(name: str, title: str) -> bool:
    """Whether a name has a word in common with the entry's title."""
    return bool({w for w in re.findall(r"\w+", name) if len(w) >= _WORD} & set(re.findall(r"\w+", title)))


def without(text: str, spans: list[Span]) -> str:
    """`text`, as long as it was, with blanks in place of the spans."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
