"""Bodies in English that only their place tells: "the Ministry, Migrant Care and the Agency trained", "by the CTU".

A name of capitals stands between two bodies, closes a list of them before its verb, or opens one; or it is said to
act, or is whom something is done with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from entramado.loaders.languages.english.bodies import is_bare
from entramado.loaders.languages.english.body_words import words_in_capitals
from entramado.loaders.languages.english.months import DAY_WORD, MONTH_WORD
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words, english_peoples

_WORD = rf"(?!{MONTH_WORD}|{DAY_WORD})[A-Z][\w’'-]+"
_ITEM = rf"{_WORD}(?: (?:(?:of|for|the) )?{_WORD}){{0,3}}"
_ACRONYM = r"(?: \([^()]{2,20}\))?"
_BETWEEN = re.compile(rf"{_ACRONYM}((?:, {_ITEM}{_ACRONYM})+),? and (?:the )?")
_ITEM_NAME = re.compile(_ITEM)
# "Coastal Aid (NSW and WA)": what is said of one of a list.
_IN_BRACKETS = re.compile(r"\([^()]*\)?")
_DID = (
    r"(?:(?:have|has|had) )?(?:[a-z]+ed|ran|run|brought|gave|held|took|built|led|set|began|met|sent"
    r"|made|went|came|found|saw)"
)
_LAST = re.compile(rf"{_ACRONYM},? and (?:the )?({_ITEM}) (?={_DID}\b)")
# "support from the Ministry, the Fund and Amana Shores.": the last of those with whom it is done.
_DONE_BY_ALL = re.compile(
    r"\b(?:[Ss]upport(?:ed)?|[Ff]und(?:ed|ing)|[Pp]artner(?:ed|ship)|[Tt]ogether|[Cc]ollaborat\w+|[Cc]oordinat\w+"
    r"|[Cc]ooperat\w+|organi[sz]ed|implemented|hosted|attended|convened) (?:by|from|with) (?:[^.;]*, )?(?:the )?$"
)
_LAST_OF_ALL = re.compile(rf"{_ACRONYM},? and (?:the )?({_WORD}(?: (?:(?:of|for|the) )?{_WORD}){{1,3}})(?=[.;])")
_FIRST = re.compile(
    rf"(?:^|[.;] |\bwhile )([A-Z]{{3,8}}|{_WORD}(?: (?:(?:of|for|the) )?{_WORD}){{1,3}})(, (?:the )?| and (?:the )?)$"
)
_GOES_ON = re.compile(rf"[^.;:]{{0,240}}? and [^.;:]{{3,140}}? {_DID}\b")
# ": Settlement Aid; Amana Shores; and Melaleuca.": a list by semicolons.
_LONG_ITEM = rf"{_WORD}(?: (?:(?:of|for|the|on|in|and) )?{_WORD}){{0,7}}"
# "the Tides Agency (TA), Shore Security System (SSS), the Fund": with no "and" yet, each with its acronym.
_IN_A_ROW = re.compile(rf"{_ACRONYM}((?:, (?:the )?{_LONG_ITEM} \([A-Z]{{2,}}\))+), (?:the )?")
_PARTED = re.compile(rf"{_ACRONYM}((?:; (?:and )?(?:the )?{_LONG_ITEM}{_ACRONYM})+)(?=[.;]| and \b|$)")
_PARTED_ITEM = re.compile(_LONG_ITEM)
_REACH = 90
_TITLE = re.compile(r"\b(?:Mr|Ms|Mrs|Miss|Dr|Prof|Hon|Sir|Amb|Ambassador|H\.\s?E)\.?\s$")
_TITLE_MOST = 12
_BRACKET = re.compile(r" \(([^()]{2,20})\)")
# What a capital begins that is no body: the opening of a sentence, a paper, a part of a country.
_OPENS = re.compile(
    r"(?:The|In|On|At|By|With|From|For|Since|Under|After|Before|During|Through|Following|Between|Among|As|To|Of|And"
    r"|However|Moreover|Furthermore|Also|Today|Together|Both|Most|Some|Many|All|Representatives?|Officials|Officers|Members|Its|Their|This|These|\w+ly)\b"
)
_NO_BODY = re.compile(
    r"\b(?:Act|Law|Policy|Plan|Strategy|Programme|Program|Project|Agreement|Convention|Scheme|Visa|Visas|Declaration"
    r"|Protocol|Bill|Compact|Framework|Process"
    r"|(?:for|at|of|from) [A-Z]{2,}|Region|Province|District|State|States|County|Islands|Minister|President)$"
)
_A_PART = re.compile(r"(?:North|South|East|West|Central|Greater|Upper|Lower|New|Inner|Outer)")


# Who acts by an acronym alone: "The CTU referred", "by the NRC", "in coordination with MOLSA".
_SHORT = r"[A-Z]{3,7}(?:-[A-Z][A-Za-z]{1,8})?"
_DOES = (
    r"(?:acts as|works|supports|leads|serves|cooperates|collaborates|continues to|provides|runs|coordinates|operates"
    r"|manages|oversees|assists|offers|maintains|administers)"
)
_MUCH = r"(?:(?:also|first|then|jointly|since|further|recently) )?"
_ACTS = re.compile(
    rf"\b(?:[Tt]he |(?<=^)|(?<=[.;,] ))({_SHORT}(?:,? and (?:the )?{_SHORT})?)(?:, which)? {_MUCH}(?:{_DID}|{_DOES})\b"
    r"|\b(?:(?:[Ss]upport|[Ff]unding|[Aa]ssistance|[Hh]elp|[Ff]inancing|[Gg]uidance) (?:of|from)"
    r"|(?:supported|funded|financed|run|implemented|organi[sz]ed|managed|hosted|operated|delivered|conducted) by"
    r"|(?:[Cc]ollaboration|[Pp]artnership|[Cc]ooperation|[Cc]oordination|[Cc]onjunction|[Tt]ogether|[Jj]ointly) with)"
    rf"(?: the)?(?: [A-Z]{{2}})? ({_SHORT})(?=[,.;]| (?:and|to|in|for|has|have|which|as|on|is|was|will)\b)"
    # "announced that IRCC will explore".
    rf"|\bthat (?:the )?({_SHORT}) (?:will|would|has|had|is|was) [a-z]+"
    rf"|(?:^|[.;] )({_SHORT}) (?:as an? [a-z -]{{3,40}}? (?:partner|agency)|was to [a-z]+)\b"
    # "LGX Chairman Ada Bright", "Ada Bright at LGX": whose a person is.
    rf"|\b({_SHORT}) (?:Chair(?:man|woman|person)?|President|(?:Country )?Director|Representative|[Ss]pokes\w+"
    r"|Administrator|(?:Under)?[Ss]ecretary|Commissioner|Commandant|Chief|Head|Officer-in-Charge|Director[- ]General)\b"
    r"(?! for\b)"
    rf"|\b[A-Z][a-z]+ [A-Z][a-z]+ at ({_SHORT})(?=[.,;])"
    rf"|\b(?:staff|officials|officers|representatives|members|experts) (?:of|from|at) (?:the )?({_SHORT})"
    r"(?=[,.;]| (?:and|to|in|on|were|attended)\b)"
    # "According to MAFT,": who tells it.
    rf"|\b(?:[Aa]ccording to|[Dd]ata (?:from|of)|[Ff]igures (?:from|of)) (?:the )?({_SHORT})(?=[,.;]| (?:and|in)\b)"
)
# Beside a body: "officers from the Ministry, FAAN, the Agency".
_BESIDE = re.compile(rf"(?:,|\b(?:from|by|with|of)) (?:the )?({_SHORT}), (?:and )?(?:the )?$")
# "with the MOWA, MOT and the Shore Board": several that a body ends.
_ALL_BESIDE = re.compile(r"\b(?:from|by|with) (?:the )?([A-Z]{3,9}(?:, [A-Z]{3,9}){1,4}),? and (?:the )?$")
# Whom it is done with, by a plain name: "together with Amana", "run by Casa Refugio".
_DONE_WITH = re.compile(
    r"\b(?:[Cc]ollaboration|[Pp]artnership|[Cc]ooperation|[Tt]ogether|[Pp]artner(?:ed|ing)"
    r"|(?:run|implemented|operated|funded|supported|financed|managed|organi[sz]ed|hosted|delivered) by)"
    rf"(?: with)?(?<=with|n by|d by) (?:the )?({_ITEM})(?=[,.;]| (?:to|in|which)\b| and (?![A-Z]))"
)
# Who leads it, behind an article: "led by the Coastal Rights League".
_LED_BY = re.compile(
    rf"\b(?:led|chaired|convened|coordinated|initiated) by the ({_WORD}(?: (?:(?:of|for|the) )?{_WORD}){{1,4}})"
    r"(?=[,.;]| (?:to|in|which|and|with|under)\b)"
)
# What a name is said to be: "Amana Shores, an NGO that", "the Jesuit organisation CEFASA".
_A_BODY = (
    r"(?:(?:[a-z][a-z-]+|[A-Z][a-z]+|non-profit|UK-based) ){0,3}?"
    r"(?:organi[sz]ation|NGO|charity|foundation|association|non-?profit|think tank|trade union|church)"
)
_DEFINED = re.compile(
    rf"(?<!\bdel )(?<!\bde )(?<!\bof )\b(?:[Tt]he )?({_ITEM})(?: \([A-Z][\w&.-]+\))?, an? {_A_BODY}\b"
)
_TOLD = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?)(?: (?:[a-z][a-z-]+|[A-Z][a-z]+)){{0,3}} (?:organi[sz]ation|NGO|charity) ({_ITEM})"
)
# "with a local NGO, Amana Tides, the project".
_SAID_FIRST = re.compile(rf"\b[Aa]n? {_A_BODY}, ({_ITEM})(?=[,.;])")
_EXPLAINED = re.compile(
    rf"\b[A-Z][\w’'-]+(?:,? (?:(?:of|for|the|and|on|in|to) ){{0,2}}[A-Z][\w’'-]+){{0,9}} \(({_SHORT})\)"
)
_OFFICE = re.compile(
    r"(?:[A-Z]{2,} (?:Under|Vice-)?[Ss]ecretary|President|Prime|Minister|Deputy|Vice|First|Director|Commissioner|Chief"
    r"|Head|Chair|Chancellor|Crown|Assistant|Special|King|Queen|Ambassador|Mayor|Governor|Secretary|Senator|Pope|Mrs?|Ms"
    r"|Dr|Sir)\b"
)
# "from the EU", "EU citizens", "EU-IOM": where something is, whose somebody is, a part of a name.
_LANDS = re.compile(
    r"\b(?:(?<!support )(?<!funding )(?<!assistance )(?<!financing )from|to|in|into|within|across|outside|throughout"
    r"|enter\w*|leav\w*|reach\w*) (?:the )?$"
)
_OF_LANDS = re.compile(
    r"[-–/]|\s(?:[A-Z]|member|countr|nation|citizen|border|law|state|visa|passport|territor|resident|worker|market)"
)


@lru_cache(maxsize=1)
def _no_bodies() -> frozenset[str]:
    """Acronyms and words in capitals that name no body."""
    return frozenset(word for kind, words in words_in_capitals().items() if kind != "alone" for word in words)


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str]:
    """Names that are whole as they stand, with nothing of a longer one behind them."""
    return re.compile(rf"\b(?:{'|'.join(words_in_capitals()['alone'])})\b(?! [A-Z])")


def is_a_land(text: str, start: int, end: int) -> bool:
    """Whether a union of states is named for its lands, or as part of another name, and not as a body."""
    before = _LANDS.search(text[max(0, start - _REACH) : start]) or text[start - 1 : start] in ("-", "–", "/")
    return bool(before or _OF_LANDS.match(text, end))


def is_a_person(text: str, start: int) -> bool:
    """Whether what begins at `start` is called as a person is: "Mr. Ada Bright".

    >>> is_a_person("led by Mr. Bright", 11), is_a_person("led by Bright", 7)
    (True, False)
    """
    return _TITLE.search(text, max(0, start - _TITLE_MOST), start) is not None


def bracket_behind(text: str, end: int) -> str:
    """What a bracket behind a name holds, "INTERPOL" of "Lowland Police (INTERPOL)"; empty without one."""
    bracket = _BRACKET.match(text, end)
    return bracket[1] if bracket else ""


def acting(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand that are said to act, or that something is done with."""
    explained = {m[1] for m in _EXPLAINED.finditer(text)}
    for match in _ACTS.finditer(text):
        for short in re.finditer(_SHORT, match[match.lastindex or 1]):
            if short[0] not in explained | _no_bodies() and fold(short[0]) not in country_words():
                begins = match.start(match.lastindex or 1)
                yield begins + short.start(), begins + short.end()
    for match in (*_DONE_WITH.finditer(text), *_LED_BY.finditer(text)):
        if (
            _may_be_one(match[1])
            and match[1] not in _no_bodies()
            and not (_OFFICE.match(match[1]) or is_bare(match[1]))
        ):
            yield match.span(1)
    for match in (*_DEFINED.finditer(text), *_TOLD.finditer(text), *_SAID_FIRST.finditer(text)):
        if (
            _may_be_one(match[1])
            and match[1] not in _no_bodies()
            and not (_OFFICE.match(match[1]) or is_bare(match[1]))
        ):
            yield match.span(1)
    yield from (match.span() for match in _whole().finditer(text))


def listed(text: str, bodies: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the names stand that are in a list with the bodies at ``start:end``, which are in reading order."""
    for at, (start, end) in enumerate(bodies):
        following = bodies[at + 1][0] if at + 1 < len(bodies) else end
        between = _BETWEEN.fullmatch(text, end, following)
        if row := _IN_A_ROW.fullmatch(text, end, following):
            yield from _items(text, *row.span(1), _PARTED_ITEM)
        if between:
            yield from _items(text, *between.span(1))
        elif (last := _LAST.match(text, end)) and last.start(1) != following and _may_be_one(last[1]):
            yield last.span(1)
        last = _LAST_OF_ALL.match(text, end)
        if last and _DONE_BY_ALL.search(text[max(0, start - 2 * _REACH) : start]) and _may_be_one(last[1]):
            yield last.span(1)
        first = _FIRST.search(text[max(0, start - _REACH) : start])
        if first and _may_be_one(first[1]) and (first[2].startswith(" and") or _GOES_ON.match(text, end)):
            yield start - len(first[0]) + first[0].index(first[1]), start - len(first[2])
        beside = _BESIDE.search(text[max(0, start - _REACH) : start])
        if beside and beside[1] not in _no_bodies() and fold(beside[1]) not in country_words():
            begins = max(0, start - _REACH) + beside.start(1)
            yield begins, begins + len(beside[1])
        if several := _ALL_BESIDE.search(text[max(0, start - _REACH) : start]):
            yield from _items(text, max(0, start - _REACH) + several.start(1), start)
        if parted := _PARTED.match(text, end):
            yield from _items(text, *parted.span(1), _PARTED_ITEM)


def _items(text: str, start: int, end: int, item: re.Pattern[str] = _ITEM_NAME) -> Iterator[tuple[int, int]]:
    """Where the names of a list stand that may be bodies', without what brackets say of them."""
    listed = text[:start] + _IN_BRACKETS.sub(lambda m: "," * len(m[0]), text[start:end])
    yield from (m.span() for m in item.finditer(listed, start) if _may_be_one(m[0]))


def _may_be_one(name: str) -> bool:
    """Whether a name of a list can be a body's: no country or people, no paper; a country may begin or end it."""
    if _OPENS.match(name) or _NO_BODY.search(name) or fold(name) in country_words() or name.rstrip("s") in _no_bodies():
        return False
    words = fold(name).split()
    if len(words) > 1 and not _A_PART.match(name):
        words.pop()
    if len(words) > 1 and words[0] not in english_peoples():
        words.pop(0)
    return not any(word in country_words() or word in english_peoples() for word in words)
