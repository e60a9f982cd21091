"""Names of Spanish bodies with an "y" in them, told from two coordinated bodies by the syntax of the sentence.

"Pan y Vida impartió ..." has a verb in the singular, "la ONG Pan y Vida" one head noun, "de Pan y Vida y del Servicio
X" a further "y". What one sentence shows holds for the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entramado.loaders.extract.extracted import BodyMention

_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+"
_PAIR = rf"({_WORD} y {_WORD})\b(?! [A-ZÁÉÍÓÚÑ])"
_WITH = r"(?:apoyo|respaldo|acompañamiento|financiamiento|colaboración|participación|cooperación|aporte)(?: de| con)"
_ONE_NAME = (
    re.compile(rf"\b(?:organización(?: no gubernamental| civil| social)?|ONG|fundación|asociación(?: civil)?) {_PAIR}"),
    re.compile(rf"(?:^|[.;] ){_PAIR}(?= (?:[a-záéíóúñ]+ó|ha|brinda|ofrece|atiende|opera)\b)"),
    re.compile(rf"\b(?:{_WITH}|junto (?:con|a)|alianza con) {_PAIR}(?= y (?:el|la|los|las|del|de) )"),
    re.compile(rf" y {_PAIR}(?= [a-záéíóúñ]+(?:aron|ieron)\b)"),
)
# "a Refugiados", "de las Víctimas": for whom a body is.
_FOR_WHOM = re.compile(rf"\b(?:a|de|para)(?: los| las)? {_WORD}s$")
# "la Alcaldía y el Servicio a Refugiados y Migrantes registraron": the last of a list has its own "y".
LAST_OF_A_LIST = re.compile(r"\b[ye] (?:el |la |los |las )?$")
_FURTHER_OF_ALL = re.compile(rf" y ({_WORD}s)\b(?= [a-záéíóúñ]+(?:aron|ieron)\b)")
_FURTHER = re.compile(rf" y ({_WORD}s)\b(?=[,.;(]| \(| (?:[a-záéíóúñ]+ó|ha)\b|$)")
# "Secretaría de Redes y Participación Costera": an office of one subject, and a subject of two words.
_OF_ONE_SUBJECT = re.compile(
    rf"(?:Secretaría|Subsecretaría|Ministerio|Dirección)(?: General)? de(?:l| la| los)? {_WORD}$"
)
_SUBJECT_OF_TWO = re.compile(
    rf" y ((?!Protección Civil)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]*(?:ción|dad|miento|rrollo) {_WORD})\b(?! [A-Z])"
)


def paired_names(texts: Sequence[str]) -> list[str]:
    """The names "A y B" that some sentence of the texts joins as one."""
    found = {match[1]: None for text in texts for pattern in _ONE_NAME for match in pattern.finditer(text)}
    return list(found)


def at_pairs(mention: BodyMention, pairs: Sequence[str], text: str) -> BodyMention | None:
    """The mention without what is another body's paired name; None where nothing else is left of it."""
    printed = mention.printed
    for pair in pairs:
        first, second = pair.split(" y ")
        rest = f" y {second}"
        if printed in (first, second) and not re.search(rf"(?<!{first} y )\b{printed}\b(?! y {second})", text):
            return None
        behind = re.search(rf"(?: y|,) (?:{pair}|{first})$", printed)
        if behind and not mention.candidates and printed[: behind.end()].removesuffix(rest) + rest in text:
            printed = printed[: behind.start()]
    return mention if printed == mention.printed else replace(mention, printed=printed)


def goes_on_with(mention: BodyMention, text: str) -> str | None:
    """A second subject behind a name: one of two words, or one in the plural before a verb or a mark."""
    at = text.find(mention.printed)
    if at >= 0 and _OF_ONE_SUBJECT.fullmatch(mention.printed):
        behind = _SUBJECT_OF_TWO.match(text, at + len(mention.printed))
        return behind[1] if behind else None
    if at < 0 or not _FOR_WHOM.search(mention.printed):
        return None
    end = at + len(mention.printed)
    behind = _FURTHER.match(text, end)
    if behind is None and LAST_OF_A_LIST.search(text[:at]):
        behind = _FURTHER_OF_ALL.match(text, end)
    return behind[1] if behind else None


def without_overlap(mentions: Sequence[BodyMention], text: str) -> list[BodyMention]:
    """The mentions, each unknown name cut before a known one that begins within it behind "y"."""
    known = [m.printed for m in mentions if m.candidates]
    return [m if m.candidates else _before(m, known, text) for m in mentions]


def _before(mention: BodyMention, known: Sequence[str], text: str) -> BodyMention:
    start = text.find(mention.printed)
    end = start + len(mention.printed)
    for name in known if start >= 0 else ():
        at = text.find(name, start)
        if start < at < end < at + len(name) and text[:at].endswith(" y "):
            return replace(mention, printed=text[start : at - len(" y ")])
    return mention
