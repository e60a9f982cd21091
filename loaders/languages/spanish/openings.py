"""What a Spanish text without a title says it is about: its first words, without what only leads in to them."""

from __future__ import annotations

import re

MAX_WORDS = 14
_CUT_FROM_WORD = 4

_SENTENCE = re.compile(r"[.;:](?=\s|$)|\n\s*o\s|\n[•●▪-]\s")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# What says when, why or besides what, before the sentence proper.
_LEAD_IN = re.compile(
    r"(?:(?:A|Al|Ante|Aunado|Bajo|Como|Con|Conforme|De|Debido|Dentro|Derivado|Desde|Durante|En|Para|Por|Sobre)\b[^,]{0,200},"
    r"|\w+(?:ad|id)[oa]s?\b[^,]{0,120},"
    r"|(?:Asimismo|Además|También|Finalmente|Actualmente|Paralelamente|Adicionalmente|Igualmente),?)\s+",
    re.IGNORECASE,
)
# What only brings in what follows: that is the name.
_BRINGS_IN = re.compile(
    r"(?:(?:otr[oa]|un[oa])\s+de\s+l[oa]s\s+[^,.;]{3,90}?\s+es|es\s+una\s+constante"
    r"|(?:(?:así\s+)?también\s+)?(?:se\s+)?(?:cuentan?(?:\s+también)?\s+con|contamos\s+con|tienen?|existen?|utilizan?"
    r"|(?:ha|han)\s+(?:realizado|establecido)|realizan?|llevan?\s+a\s+cabo|estableció))"
    r"\s+(?:(?:el|la|los|las|una?|unos|unas)\s+)?(?!que\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?<!ar)(?<!er)(?<!ir),(?!\s(?:y|o|e)\s)|(?<!\bpara)(?<!\bes)(?<!\ba)\s(?=(?:que|quien|quienes|cuy[oa]s?|donde|mediante|así\s+como"
    r"|el\s+cual|la\s+cual|los\s+cuales|las\s+cuales|a\s+fin\s+de|a\s+efecto\s+de|con\s+el\s+(?:fin|objetivo|propósito|objeto)"
    r"|con\s+la\s+finalidad|con\s+objeto)\s)"
)
_RELATIVE = re.compile(r",?\s(?:el|la|los|las)\s(?:cual|cuales|que)\s")
_HANGING = re.compile(
    r"(?:\s+(?:a|al|ante|aún|bajo|con|como|cual|cuando|cuy[oa]|de|del|desde|e|el|en|entre|es|este|esta|ha|han|la|las|les|lo|los|más"
    r"|ni|no|o|para(?:\s+\w+[aei]r)?|por|que|se|según|sin|sobre|son|su|sus|tienen?|una?|unas|unos|u|y))+$",
    re.IGNORECASE,
)


def first_words(text: str) -> str:
    """The first words that say what a text is about, `MAX_WORDS` at most, cut where a clause ends; "" for no text."""
    plain = _BRACKETS.sub("", text.strip())
    said = " ".join(_SENTENCE.split(plain, maxsplit=1)[0].split()) or " ".join(plain.split())
    for _ in range(3):
        lead = _LEAD_IN.match(said)
        if not lead or lead.end() == len(said):
            break
        said = said[lead.end() :]
    brought = _BRINGS_IN.match(said)
    if brought and brought.end() < len(said):
        said = said[brought.end() :]
    return _capital(_short(said))


def _short(said: str) -> str:
    """The words as far as the first clause that leaves enough of them; before a relative, one is enough."""
    for match in _CLAUSE.finditer(said):
        if len(said[: match.start()].split()) >= _CUT_FROM_WORD or _RELATIVE.match(said, match.start()):
            said = said[: match.start()]
            break
    return _HANGING.sub("", " ".join(said.split()[:MAX_WORDS])).rstrip(" ,;:")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
