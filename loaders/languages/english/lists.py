"""Bodies in English that only their place in a list tells: "the Ministry, Migrant Care and the Agency trained".

A name of capitals stands between two bodies, closes a list of them before its verb, or opens one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entramado.loaders.languages.english.months import MONTH_WORD
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words, english_peoples

_WORD = rf"(?!{MONTH_WORD})[A-Z][\w’'-]+"
_ITEM = rf"{_WORD}(?: (?:(?:of|for|the) )?{_WORD}){{0,3}}"
_ACRONYM = r"(?: \([^()]{2,20}\))?"
_BETWEEN = re.compile(rf"{_ACRONYM}((?:, {_ITEM}{_ACRONYM})+),? and (?:the )?")
_ITEM_NAME = re.compile(rf"{_ITEM}(?! ?\))")
_DID = r"(?:(?:have|has|had) )?(?:[a-z]+ed|ran|run|brought|gave|held|took|built|led|set|began|met|sent|made)"
_LAST = re.compile(rf"{_ACRONYM},? and (?:the )?({_ITEM}) (?={_DID}\b)")
_FIRST = re.compile(
    rf"(?:^|[.;] |\bwhile )([A-Z]{{3,8}}|{_WORD}(?: (?:(?:of|for|the) )?{_WORD}){{1,3}})(, (?:the )?| and (?:the )?)$"
)
_GOES_ON = re.compile(rf"[^.;:]{{0,240}}? and [^.;:]{{3,140}}? {_DID}\b")
_REACH = 90
# What a capital begins that is no body: the opening of a sentence, a paper, a part of a country.
_OPENS = re.compile(
    r"(?:The|In|On|At|By|With|From|For|Since|Under|After|Before|During|Through|Following|Between|Among|As|To|Of|And"
    r"|However|Moreover|Furthermore|Also|Today|Together|Both|Most|Some|Many|All|Its|Their|This|These|\w+ly)\b"
)
_NO_BODY = re.compile(
    r"\b(?:Act|Law|Policy|Plan|Strategy|Programme|Program|Project|Agreement|Convention|Scheme|Visa|Visas|Declaration"
    r"|Protocol|Bill|Compact|Framework|Process|Region|Province|District|State|States|County|Islands|Minister|President)$"
)
_A_PART = re.compile(r"(?:North|South|East|West|Central|Greater|Upper|Lower|New|Inner|Outer)")


def listed(text: str, bodies: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the names stand that are in a list with the bodies at ``start:end``, which are in reading order."""
    for at, (start, end) in enumerate(bodies):
        following = bodies[at + 1][0] if at + 1 < len(bodies) else end
        between = _BETWEEN.fullmatch(text, end, following)
        if between:
            yield from (m.span() for m in _ITEM_NAME.finditer(text, *between.span(1)) if _may_be_one(m[0]))
        elif (last := _LAST.match(text, end)) and last.start(1) != following and _may_be_one(last[1]):
            yield last.span(1)
        first = _FIRST.search(text[max(0, start - _REACH) : start])
        if first and _may_be_one(first[1]) and (first[2].startswith(" and") or _GOES_ON.match(text, end)):
            yield start - len(first[0]) + first[0].index(first[1]), start - len(first[2])


def _may_be_one(name: str) -> bool:
    """Whether a name of a list can be a body's: no country or people, no paper; a country may begin or end it."""
    if _OPENS.match(name) or _NO_BODY.search(name) or fold(name) in country_words():
        return False
    words = fold(name).split()
    if len(words) > 1 and not _A_PART.match(name):
        words.pop()
    if len(words) > 1 and words[0] not in english_peoples():
        words.pop(0)
    return not any(word in country_words() or word in english_peoples() for word in words)
