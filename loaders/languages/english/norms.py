"""Laws, policies, plans and agreements in English by the construction of their names: "National Migration Policy".

Only a name with a word or a number of its own counts: "the Act", "a national strategy" name none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from entramado.loaders.extract.extracted import Instrument
from entramado.loaders.languages.english.months import MONTH_WORD
from entramado.loaders.text import Passage
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words

# Head nouns of instruments.
_KIND = (
    r"(?:Act|Law|Convention|Compact|Pact|Agreement|Policy|Strategy|Plan|Framework|Code|Constitution|Proclamation|Ordinance"
    r"|Regulations?|Protocol|Memorandum of Understanding|Decree|Declaration|Charter|Magna Carta|Treaty|Guidelines"
    r"|Directives?|Roadmap|Consensus|White Paper|Green Paper)"
)
_OPENER = r"(?:The|An?|Under|In|With|This|Its|Their|Pursuant|By|On|Through|Both|Since)"
# A capitalised word, no word that opens a sentence and no month.
_WORD = rf"(?!{_OPENER} |{MONTH_WORD})[A-Z][\w’'-]+"
_LINK = r"(?:(?:of|on|for|the|to|against|in|and|or|with) ){0,3}"
_YEARS = r"(?:,? (?:of )?(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?)?"
# The number of a law: "Act No. 36 of 2007", "Act 130 of 1998".
_NUMBER = r"(?:,? No\.? ?\d(?:[\d./-]*\d)?| \d{1,3}(?= of (?:19|20)\d\d)| \d{1,4}/(?:19|20)\d\d)?"
# The topic of a plan or a policy: "Sub-Policy and National Action Plan on Return and Reintegration".
_TOPIC = (
    rf"(?:(?<=Plan|licy)(?: of Action)? (?:on|for|against)(?: the)? {_WORD}(?:(?!, (?:and )?the ),? {_LINK}{_WORD})*)?"
)
_QUOTED = r"(?: [“\"][^”\"]{3,80}[”\"])?"
# A part of a title in brackets: "Employment (Equal Opportunity) Act".
_BRACKETED = r"(?: \([A-Z][^()]{2,60}\)){0,3}"
# What makes a body of a name: "Migration Policy Institute".
_NO_BODY = (
    r"(?! (?:Cent(?:er|re)|Institute|Unit|Division|Department|Office|Group|Forum|Commission|Council|Committee|Board"
    r"|Fund|Secretariat|Development)\b)"
)
# A name with its kind last: "Foreign Employment Act 2007", "Immigration and Refugee Protection Act".
_KIND_LAST = re.compile(
    rf"\b{_WORD}(?:,? (?:and |of |on |for |in |the )?{_WORD}){{0,8}}{_BRACKETED} {_KIND}\b"
    rf"{_NO_BODY}{_NUMBER}{_TOPIC}{_YEARS}{_QUOTED}"
)
# A name with its kind before the topic: "National Strategy on Migration 2019-2022", "Memorandum of Understanding on the
# Determination of Measures".
_KIND_FIRST = re.compile(
    rf"\b(?:{_WORD} ){{0,4}}{_KIND}(?: and {_KIND}(?: of Action)?| of Action)?"
    rf" (?:of|on|for|against|to|between)(?: the)? {_WORD}(?:(?!, (?:and )?the ),? {_LINK}{_WORD})*{_YEARS}"
)
# Instruments told by their kind and number.
_NUMBERED = re.compile(
    r"\b(?:(?:Council of Ministers|Security Council|General Assembly|Cabinet|Republic"
    r"|Legislative|Executive|Presidential|Royal|Supreme|Ministerial) )?"
    r"(?:Act|Law|Decree|Proclamation|Resolution|Ordinance|Regulation|Order|Directive)"
    r" (?:No\.? ?|Number |Nr\.? ?)?\d[\w/.-]*\w(?: of (?:19|20)\d\d)?|\b(?:Law|Act) \d+(?:/\d+)?"
    # "RA 10022", "EO No. 45": laws and orders by their initials; "Directive 2013/33/EU", "Regulation (EU) 2016/399".
    r"|\b(?:R\.?A\.?|E\.?O\.?|P\.?D\.?) (?:No\. ?)?\d{2,5}\b"
    r"|\b(?:Council |Commission |Delegated |Implementing )?(?:Directive|Regulation|Decision) \((?:EU|EC|EEC)\)"
    r" (?:No\.? ?)?\d{2,4}/\d+"
    r"|\b(?:Council |Commission )Decision (?:No\.? ?)?\d{2,4}/\d+(?:/[A-Z]+)?"
    # A joint statement of two parties: "the EU-Turkey Statement".
    r"|\b[A-Z]\w+[-–][A-Z]\w+ (?:Joint )?Statement\b"
)
# A possessive before a name, no part of it: "Ghana's National Migration Policy".
_POSSESSOR = re.compile(r"^(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+[’']s? (?=[A-Z])")
# A government before a name, no part of it: "Government of Nepal Migration Plan".
_GOVERNMENT_OF = re.compile(r"Government of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)??) ([A-Z].*)")
# A kind without a name of its own: "National Strategy", "Action Plan". With an acronym (`_ACRONYM_BEHIND`) it is a
# name: "Regional Action Plan (RAP)".
_KIND_ONLY = re.compile(
    rf"(?:(?:National|Action|Joint|Strategic|Draft|State|Regional|New|Annual|Policy|Legal)(?: and)? ?)*{_KIND}"
    r"|Act of (?:Parliament|Congress)"
)
_ACRONYM_BEHIND = re.compile(r" \([A-Z]{3,8}\)")
# Between the instruments of a list: "Labour Policy, Diaspora Policy, Trafficking Act".
_LIST_SEPARATOR = re.compile(rf"(?<=\w ){_KIND}{_YEARS}(, (?:and )?)(?=[A-Z])")


def instruments(passage: Passage) -> list[Instrument]:
    """The instruments named in a passage with their lines, each once; of names that overlap the longest."""
    found: dict[str, Instrument] = {}
    for start, end in _spans(passage.text):
        name = _POSSESSOR.sub("", " ".join(passage.text[start:end].split()))
        of = _GOVERNMENT_OF.match(name)
        name = of[2] if of and fold(of[1]) in country_words() else name
        if not any(name in known for known in found):
            found.setdefault(name, Instrument(name, passage.lines(start, end), "english-norm"))
    return list(found.values())


def _spans(text: str) -> Iterator[tuple[int, int]]:
    spans = [m.span() for pattern in (_NUMBERED, _KIND_FIRST, _KIND_LAST) for m in pattern.finditer(text)]
    behind = 0
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        # A number in brackets belongs to the name before: "Human Trafficking Act, 2005 (Act 694)".
        bare = _KIND_ONLY.fullmatch(text, start, end) and not _ACRONYM_BEHIND.match(text, end)
        if start >= behind and text[behind:start] != " (" and not bare:
            behind = end
            commas = [m.span(1) for m in _LIST_SEPARATOR.finditer(text, start, end)]
            yield from zip((start, *(c[1] for c in commas)), (*(c[0] for c in commas), end), strict=True)
