"""Names of Spanish bodies with an "y" in them, told from two coordinated bodies by the syntax of the sentence.

"Pan y Vida impartió ..." has a verb in the singular, "la ONG Pan y Vida" one head noun, "de Pan y Vida y del Servicio
X" a further "y". What one sentence shows holds for the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entramado.loaders.extract.extracted import BodyMention
from entramado.loaders.languages.spanish.body_words import CAPITALISED, COORDINATED, naming
from entramado.loaders.languages.spanish.name_boundaries import ACRONYM, two_bodies

_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+"
_PAIR = rf"({_WORD} y {_WORD})\b(?! [A-ZÁÉÍÓÚÑ])"
_SUPPORT = r"(?:apoyo|respaldo|acompañamiento|financiamiento|colaboración|participación|cooperación|aporte)(?: de| con)"
# Contexts in which "A y B" is one name: a generic noun, a verb in the singular, a further "y".
_NAME_CONTEXTS = (
    re.compile(rf"\b(?:organización(?: no gubernamental| civil| social)?|ONG|fundación|asociación(?: civil)?) {_PAIR}"),
    re.compile(rf"(?:^|[.;] ){_PAIR}(?= (?:[a-záéíóúñ]+ó|ha|brinda|ofrece|atiende|opera)\b)"),
    re.compile(rf"\b(?:{_SUPPORT}|junto (?:con|a)|alianza con) {_PAIR}(?= y (?:el|la|los|las|del|de) )"),
    re.compile(rf" y {_PAIR}(?= [a-záéíóúñ]+(?:aron|ieron)\b)"),
)
# A name that ends in whom the body serves: "a Refugiados", "de las Víctimas".
_BENEFICIARY = re.compile(rf"\b(?:a|de|para)(?: los| las)? {_WORD}s$")
# Before the last of a list, which may have an "y" of its own: "la Alcaldía y el Servicio a Refugiados y Migrantes
# registraron".
_LAST_OF_A_LIST = re.compile(r"\b[ye] (?:el |la |los |las )?$")
_SECOND_BEFORE_PLURAL_VERB = re.compile(rf" y ({_WORD}s)\b(?= [a-záéíóúñ]+(?:aron|ieron)\b)")
_SECOND_BENEFICIARY = re.compile(rf" y ({_WORD}s)\b(?=[,.;(]| \(| (?:[a-záéíóúñ]+ó|ha)\b|$)")
# An office of one subject, behind which stands a subject of two words: "Secretaría de Redes y Participación Costera".
_ONE_SUBJECT = re.compile(rf"(?:Secretaría|Subsecretaría|Ministerio|Dirección)(?: General)? de(?:l| la| los)? {_WORD}$")
_TWO_WORD_SUBJECT = re.compile(
    rf" y ((?!Protección Civil)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]*(?:ción|dad|miento|rrollo) {_WORD})\b(?! [A-Z])"
)
# A unit and the acronym of its owner; no unit is a head noun that has only a rank (`_HEAD_WITH_RANK`).
_UNIT_AND_OWNER = re.compile(rf"^(\w+ .*?[A-ZÁÉÍÓÚÑ]\w+.*?) (?:de la|del|de) ({ACRONYM})$")
_HEAD_WITH_RANK = re.compile(r"\w+ (?:General|Ejecutiva|Técnica|Nacional|Permanente)$")
# Two bodies, the second with its article; the head nouns are of bodies without a list of subjects.
_TWO_BODIES = re.compile(
    r"^((?:Fundación|Universidad|Colegio|Hospital|Embajada|Cáritas|Policía|Superintendencia|Banco|Alcaldía"
    r"|Municipalidad|Fiscalía|Defensoría del Pueblo) (?!para ).+?) y (?:el|la|los|las)"
    r" ([A-ZÁÉÍÓÚÑ].+)$"
)
# Two complements of one noun: "con donativos de la Fundación A y de B".
_TWO_COMPLEMENTS = re.compile(
    r"^((?:Fundación|Banco|Embajada|Asociación|Alcaldía|Municipalidad) .+)"
    rf" y de ({CAPITALISED}(?: {CAPITALISED}){{0,2}})$"
)
# A verb in the plural right behind a name with "y": two bodies are its subject.
_PLURAL_VERB = re.compile(r"^,? (?:[a-záéíóúñ]+(?:aron|ieron)|han|están|son)\b")


def paired_names(texts: Sequence[str]) -> list[str]:
    """The names "A y B" that some sentence of the texts shows to be one, in the order of their first occurrence."""
    found = {match[1]: None for text in texts for pattern in _NAME_CONTEXTS for match in pattern.finditer(text)}
    return list(found)


def at_pairs(mention: BodyMention, pairs: Sequence[str], text: str) -> BodyMention | None:
    """The mention, cut before a name "A y B" of another body; None where it is only a part of one."""
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
    """The second subject behind a name (two words, or a plural before a verb or a mark); None where there is none."""
    at = text.find(mention.printed)
    if at >= 0 and _ONE_SUBJECT.fullmatch(mention.printed):
        behind = _TWO_WORD_SUBJECT.match(text, at + len(mention.printed))
        return behind[1] if behind else None
    if at < 0 or not _BENEFICIARY.search(mention.printed):
        return None
    end = at + len(mention.printed)
    behind = _SECOND_BENEFICIARY.match(text, end)
    if behind is None and _LAST_OF_A_LIST.search(text[:at]):
        behind = _SECOND_BEFORE_PLURAL_VERB.match(text, end)
    return behind[1] if behind else None


def without_overlap(mentions: Sequence[BodyMention], text: str) -> list[BodyMention]:
    """The mentions, each name without candidates cut before a known one that begins within it behind "y"."""
    known = [m.printed for m in mentions if m.candidates]
    return [m if m.candidates else _cut_before_known(m, known, text) for m in mentions]


def _cut_before_known(mention: BodyMention, known: Sequence[str], text: str) -> BodyMention:
    start = text.find(mention.printed)
    end = start + len(mention.printed)
    for name in known if start >= 0 else ():
        at = text.find(name, start)
        if start < at < end < at + len(name) and text[:at].endswith(" y "):
            return replace(mention, printed=text[start : at - len(" y ")])
    return mention


def split(mention: BodyMention, text: str) -> Iterator[BodyMention]:
    """The bodies that a name without candidates holds: "Fundación A y el Obispado de B", "Dirección de A de la DGX"."""
    if mention.candidates:
        yield mention
        return
    joined = _TWO_BODIES.match(mention.printed) or two_bodies(mention.printed)
    if joined:
        yield replace(mention, printed=joined[1], acronym=None)
        if _is_full_name(joined[2]) and not joined[0].endswith(f" y de {joined[2]}"):
            yield replace(mention, printed=joined[2])
        return
    of_both = _TWO_COMPLEMENTS.match(mention.printed)
    if of_both and re.search(rf"\b(?:de la|del) {re.escape(mention.printed)}", text):
        yield replace(mention, printed=of_both[1], acronym=None)
        yield replace(mention, printed=of_both[2])
        return
    two = COORDINATED.match(mention.printed)
    if two and _ends_a_list(mention.printed, text):
        yield replace(mention, printed=two[1], acronym=None)
        yield replace(mention, printed=two[2])
        return
    owned = _UNIT_AND_OWNER.match(mention.printed)
    if owned and not _HEAD_WITH_RANK.match(owned[1]):
        yield replace(mention, printed=owned[1])
        yield replace(mention, printed=owned[2], acronym=owned[2], role="mentioned")
        return
    yield mention


def _is_full_name(name: str) -> bool:
    """Whether a name has several words, is an acronym, or is complete as it stands; "la Caja" is short for another."""
    return " " in name or name.isupper() or re.fullmatch(naming("alone"), name) is not None


def _ends_a_list(name: str, text: str) -> bool:
    """Whether a name with "y" ends a list: a verb in the plural follows, and no other "y" precedes."""
    at = text.find(name)
    return bool(at >= 0 and _PLURAL_VERB.match(text[at + len(name) :]) and not _LAST_OF_A_LIST.search(text[:at]))
