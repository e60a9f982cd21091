"""The topic of a Spanish text without a title: the beginning of its first sentence, without introductory adjuncts."""

from __future__ import annotations

import re

MAX_WORDS = 14
_CUT_FROM_WORD = 4
_LEAD_INS_MOST = 3

# The end of a sentence or of a list item.
_SENTENCE = re.compile(r"[.;:](?=\s|$)|\n\s*o\s|\n[•●▪-]\s")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
# An introductory adjunct, which tells when or why and not what.
_LEAD_IN = re.compile(
    r"(?:(?:A|Al|Ante|Aunado|Bajo|Como|Con|Conforme|De|Debido|Dentro|Derivado|Desde|Durante|En|Para|Por|Sobre)\b[^,]{0,200},"
    r"|\w+(?:ad|id)[oa]s?\b[^,]{0,120},"
    r"|(?:Asimismo|Además|También|Finalmente|Actualmente|Paralelamente|Adicionalmente|Igualmente),?)\s+",
    re.IGNORECASE,
)
# A verb of having or doing, whose object is the topic.
_BRINGS_IN = re.compile(
    r"(?:(?:otr[oa]|un[oa])\s+de\s+l[oa]s\s+[^,.;]{3,90}?\s+es|es\s+una\s+constante"
    r"|(?:(?:así\s+)?también\s+)?(?:se\s+)?(?:cuentan?(?:\s+también)?\s+con|contamos\s+con|tienen?|existen?|utilizan?"
    r"|(?:ha|han)\s+(?:realizado|establecido)|realizan?|llevan?\s+a\s+cabo|estableció))"
    r"\s+(?:(?:el|la|los|las|una?|unos|unas)\s+)?(?!que\b)",
    re.IGNORECASE,
)
# Where a clause ends.
_CLAUSE = re.compile(
    r"(?<!ar)(?<!er)(?<!ir),(?!\s(?:y|o|e)\s)|(?<!\bpara)(?<!\bes)(?<!\ba)\s(?=(?:que|quien|quienes|cuy[oa]s?|donde|mediante|así\s+como"
    r"|el\s+cual|la\s+cual|los\s+cuales|las\s+cuales|a\s+fin\s+de|a\s+efecto\s+de|con\s+el\s+(?:fin|objetivo|propósito|objeto)"
    r"|con\s+la\s+finalidad|con\s+objeto)\s)"
)
# A relative pronoun with its article.
_RELATIVE = re.compile(r",?\s(?:el|la|los|las)\s(?:cual|cuales|que)\s")
# Function words left at the end.
_HANGING = re.compile(
    r"(?:\s+(?:a|al|ante|aún|bajo|con|como|cual|cuando|cuy[oa]|de|del|desde|e|el|en|entre|es|este|esta|ha|han|la|las|les|lo|los|más"
    r"|ni|no|o|para(?:\s+\w+[aei]r)?|por|que|se|según|sin|sobre|son|su|sus|tienen?|una?|unas|unos|u|y))+$",
    re.IGNORECASE,
)


def first_words(text: str) -> str:
    """The topic of a text: its beginning without adjuncts, of `MAX_WORDS` words at most; "" for no text."""
    plain = _BRACKETS.sub("", text.strip())
    said = " ".join(_SENTENCE.split(plain, maxsplit=1)[0].split()) or " ".join(plain.split())
    for _ in range(_LEAD_INS_MOST):
        lead = _LEAD_IN.match(said)
        if not lead or lead.end() == len(said):
            break
        said = said[lead.end() :]
    brought = _BRINGS_IN.match(said)
    if brought and brought.end() < len(said):
        said = said[brought.end() :]
    return _capital(_short(said))


def _short(said: str) -> str:
    """The words up to the end of a clause that has at least `_CUT_FROM_WORD`; before a relative, one is enough."""
    for match in _CLAUSE.finditer(said):
        if len(said[: match.start()].split()) >= _CUT_FROM_WORD or _RELATIVE.match(said, match.start()):
            said = said[: match.start()]
            break
    return _HANGING.sub("", " ".join(said.split()[:MAX_WORDS])).rstrip(" ,;:")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
