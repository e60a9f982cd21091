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

_KIND = (
    r"(?:Act|Law|Convention|Compact|Pact|Agreement|Policy|Strategy|Plan|Framework|Code|Constitution|Proclamation|Ordinance"
    r"|Regulations?|Protocol|Memorandum of Understanding|Decree|Declaration|Charter|Magna Carta|Treaty|Guidelines"
    r"|Directives?|Roadmap|Consensus|White Paper|Green Paper)"
)
_OPENER = r"(?:The|An?|Under|In|With|This|Its|Their|Pursuant|By|On|Through|Both|Since)"
_CAP = rf"(?!{_OPENER} |{MONTH_WORD})[A-Z][\w’'-]+"
_LINK = r"(?:(?:of|on|for|the|to|against|in|and|or|with) ){0,3}"
_YEARS = r"(?:,? (?:of )?(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?)?"
# "Act No. 36 of 2007", "Act 130 of 1998".
_NUMBER = r"(?:,? No\.? ?\d(?:[\d./-]*\d)?| \d{1,3}(?= of (?:19|20)\d\d)| \d{1,4}/(?:19|20)\d\d)?"
# "Sub-Policy and National Action Plan on Return and Reintegration": what it is about stands behind.
_ON_WHAT = (
    rf"(?:(?<=Plan|licy)(?: of Action)? (?:on|for|against)(?: the)? {_CAP}(?:(?!, (?:and )?the ),? {_LINK}{_CAP})*)?"
)
_QUOTED = r"(?: [“\"][^”\"]{3,80}[”\"])?"
# "Employment (Equal Opportunity) Act": what the law is about, as a law of that kind is called.
_BRACKETED = r"(?: \([A-Z][^()]{2,60}\)){0,3}"
# "Migration Policy Institute": a body that is named after what it works on.
_NO_BODY = (
    r"(?! (?:Cent(?:er|re)|Institute|Unit|Division|Department|Office|Group|Forum|Commission|Council|Committee|Board"
    r"|Fund|Secretariat|Development)\b)"
)
# "Foreign Employment Act 2007", "Immigration and Refugee Protection Act".
_LAST = re.compile(
    rf"\b{_CAP}(?:,? (?:and |of |on |for |in |the )?{_CAP}){{0,8}}{_BRACKETED} {_KIND}\b"
    rf"{_NO_BODY}{_NUMBER}{_ON_WHAT}{_YEARS}{_QUOTED}"
)
# "National Strategy on Migration 2019-2022", "Memorandum of Understanding on the Determination of Measures".
_FIRST = re.compile(
    rf"\b(?:{_CAP} ){{0,4}}{_KIND}(?: and {_KIND}(?: of Action)?| of Action)?"
    rf" (?:of|on|for|against|to|between)(?: the)? {_CAP}(?:(?!, (?:and )?the ),? {_LINK}{_CAP})*{_YEARS}"
)
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
    # "the EU-Turkey Statement": what two parties said together.
    r"|\b[A-Z]\w+[-–][A-Z]\w+ (?:Joint )?Statement\b"
)
# "Ghana's National Migration Policy": whose it is.
_WHOSE = re.compile(r"^(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+[’']s? (?=[A-Z])")
# "Government of Nepal Migration Plan".
_GOVERNMENT_OF = re.compile(r"Government of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)??) ([A-Z].*)")
# "National Strategy", "Action Plan": no name of its own.
_BARE = re.compile(
    rf"(?:(?:National|Action|Joint|Strategic|Draft|State|Regional|New|Annual|Policy|Legal)(?: and)? ?)*{_KIND}"
    r"|Act of (?:Parliament|Congress)"
)
# "Regional Action Plan (RAP)": named, for it has an acronym.
_IN_SHORT = re.compile(r" \([A-Z]{3,8}\)")
# "Labour Policy, Diaspora Policy, Trafficking Act": each of a list is one.
_NEXT = re.compile(rf"(?<=\w ){_KIND}{_YEARS}(, (?:and )?)(?=[A-Z])")


def instruments(passage: Passage) -> list[Instrument]:
    """The instruments named in a passage, each once, of those that overlap the longest."""
    found: dict[str, Instrument] = {}
    for start, end in _spans(passage.text):
        name = _WHOSE.sub("", " ".join(passage.text[start:end].split()))
        of = _GOVERNMENT_OF.match(name)
        name = of[2] if of and fold(of[1]) in country_words() else name
        if not any(name in known for known in found):
            found.setdefault(name, Instrument(name, passage.lines(start, end), "english-norm"))
    return list(found.values())


def _spans(text: str) -> Iterator[tuple[int, int]]:
    spans = [m.span() for pattern in (_NUMBERED, _FIRST, _LAST) for m in pattern.finditer(text)]
    behind = 0
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        # "Human Trafficking Act, 2005 (Act 694)": the number of the same.
        bare = _BARE.fullmatch(text, start, end) and not _IN_SHORT.match(text, end)
        if start >= behind and text[behind:start] != " (" and not bare:
            behind = end
            commas = [m.span(1) for m in _NEXT.finditer(text, start, end)]
            yield from zip((start, *(c[1] for c in commas)), (*(c[0] for c in commas), end), strict=True)
