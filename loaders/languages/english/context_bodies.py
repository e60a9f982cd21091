"""Bodies in English that context alone reveals: "the Ministry, Migrant Care and the Agency trained", "by the CTU".

A capitalised name is a conjunct of known bodies, an agent or a partner of an action, or is defined as a body.
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
_CONJUNCT = rf"{_WORD}(?: (?:(?:of|for|the) )?{_WORD}){{0,3}}"
_BRACKETED = r"(?: \([^()]{2,20}\))?"
_BETWEEN_BODIES = re.compile(rf"{_BRACKETED}((?:, {_CONJUNCT}{_BRACKETED})+),? and (?:the )?")
_CONJUNCT_NAME = re.compile(_CONJUNCT)
# A remark on one item of a list: "Coastal Aid (NSW and WA)".
_IN_BRACKETS = re.compile(r"\([^()]*\)?")
# A verb in the past tense.
_PAST_VERB = (
    r"(?:(?:have|has|had) )?(?:[a-z]+ed|ran|run|brought|gave|held|took|built|led|set|began|met|sent"
    r"|made|went|came|found|saw)"
)
_LAST_BEFORE_VERB = re.compile(rf"{_BRACKETED},? and (?:the )?({_CONJUNCT}) (?={_PAST_VERB}\b)")
# Before the last of several agents or partners: "support from the Ministry, the Fund and Amana Shores.".
_AGENTS_BEFORE = re.compile(
    r"\b(?:[Ss]upport(?:ed)?|[Ff]und(?:ed|ing)|[Pp]artner(?:ed|ship)|[Tt]ogether|[Cc]ollaborat\w+|[Cc]oordinat\w+"
    r"|[Cc]ooperat\w+|organi[sz]ed|implemented|hosted|attended|convened) (?:by|from|with) (?:[^.;]*, )?(?:the )?$"
)
_LAST_AGENT = re.compile(rf"{_BRACKETED},? and (?:the )?({_WORD}(?: (?:(?:of|for|the) )?{_WORD}){{1,3}})(?=[.;])")
_FIRST_CONJUNCT = re.compile(
    rf"(?:^|[.;] |\bwhile )([A-Z]{{3,8}}|{_WORD}(?: (?:(?:of|for|the) )?{_WORD}){{1,3}})(, (?:the )?| and (?:the )?)$"
)
_LIST_CONTINUES = re.compile(rf"[^.;:]{{0,240}}? and [^.;:]{{3,140}}? {_PAST_VERB}\b")
_LONG_CONJUNCT = rf"{_WORD}(?: (?:(?:of|for|the|on|in|and) )?{_WORD}){{0,7}}"
_LONG_CONJUNCT_NAME = re.compile(_LONG_CONJUNCT)
# A list without "and" yet, each with its acronym: "the Tides Agency (TA), Shore Security System (SSS), the Fund".
_COMMA_LIST = re.compile(rf"{_BRACKETED}((?:, (?:the )?{_LONG_CONJUNCT} \([A-Z]{{2,}}\))+), (?:the )?")
# A list with semicolons: ": Settlement Aid; Amana Shores; and Melaleuca.".
_SEMICOLON_LIST = re.compile(rf"{_BRACKETED}((?:; (?:and )?(?:the )?{_LONG_CONJUNCT}{_BRACKETED})+)(?=[.;]| and \b|$)")
# Characters before a body that are searched.
_REACH = 90
_PERSONAL_TITLE = re.compile(r"\b(?:Mr|Ms|Mrs|Miss|Dr|Prof|Hon|Sir|Amb|Ambassador|H\.\s?E)\.?\s$")
_TITLE_LENGTH = 12
_BRACKET = re.compile(r" \(([^()]{2,20})\)")
# Capitalised words that open a sentence; `_NO_BODY` ends the name of a document, a programme or a division.
_SENTENCE_OPENER = re.compile(
    r"(?:The|In|On|At|By|With|From|For|Since|Under|After|Before|During|Through|Following|Between|Among|As|To|Of|And"
    r"|However|Moreover|Furthermore|Also|Today|Together|Both|Most|Some|Many|All|Representatives?|Officials|Officers|Members|Its|Their|This|These|\w+ly)\b"
)
_NO_BODY = re.compile(
    r"\b(?:Act|Law|Policy|Plan|Strategy|Programme|Program|Project|Agreement|Convention|Scheme|Visa|Visas|Declaration"
    r"|Protocol|Bill|Compact|Framework|Process"
    r"|(?:for|at|of|from) [A-Z]{2,}|Region|Province|District|State|States|County|Islands|Minister|President)$"
)
# Words before the name of a part of a country.
_COMPASS = re.compile(r"(?:North|South|East|West|Central|Greater|Upper|Lower|New|Inner|Outer)")


# An acronym with an optional second part; `_ACTS` has those that act: "The CTU referred", "by the NRC", "in
# coordination with MOLSA".
_ACRONYM = r"[A-Z]{3,7}(?:-[A-Z][A-Za-z]{1,8})?"
_PRESENT_VERB = (
    r"(?:acts as|works|supports|leads|serves|cooperates|collaborates|continues to|provides|runs|coordinates|operates"
    r"|manages|oversees|assists|offers|maintains|administers)"
)
_ADVERB = r"(?:(?:also|first|then|jointly|since|further|recently) )?"
_ACTS = re.compile(
    rf"\b(?:[Tt]he |(?<=^)|(?<=[.;,] ))({_ACRONYM}(?:,? and (?:the )?{_ACRONYM})?)(?:, which)?"
    rf" {_ADVERB}(?:{_PAST_VERB}|{_PRESENT_VERB})\b"
    r"|\b(?:(?:[Ss]upport|[Ff]unding|[Aa]ssistance|[Hh]elp|[Ff]inancing|[Gg]uidance) (?:of|from)"
    r"|(?:supported|funded|financed|run|implemented|organi[sz]ed|managed|hosted|operated|delivered|conducted) by"
    r"|(?:[Cc]ollaboration|[Pp]artnership|[Cc]ooperation|[Cc]oordination|[Cc]onjunction|[Tt]ogether|[Jj]ointly) with)"
    rf"(?: the)?(?: [A-Z]{{2}})? ({_ACRONYM})(?=[,.;]| (?:and|to|in|for|has|have|which|as|on|is|was|will)\b)"
    # The subject of a reported clause: "announced that IRCC will explore".
    rf"|\bthat (?:the )?({_ACRONYM}) (?:will|would|has|had|is|was) [a-z]+"
    rf"|(?:^|[.;] )({_ACRONYM}) (?:as an? [a-z -]{{3,40}}? (?:partner|agency)|was to [a-z]+)\b"
    # The body of a person: "LGX Chairman Ada Bright", "Ada Bright at LGX".
    rf"|\b({_ACRONYM}) (?:Chair(?:man|woman|person)?|President|(?:Country )?Director|Representative|[Ss]pokes\w+"
    r"|Administrator|(?:Under)?[Ss]ecretary|Commissioner|Commandant|Chief|Head|Officer-in-Charge|Director[- ]General)\b"
    r"(?! for\b)"
    rf"|\b[A-Z][a-z]+ [A-Z][a-z]+ at ({_ACRONYM})(?=[.,;])"
    rf"|\b(?:staff|officials|officers|representatives|members|experts) (?:of|from|at) (?:the )?({_ACRONYM})"
    r"(?=[,.;]| (?:and|to|in|on|were|attended)\b)"
    # A source: "According to MAFT,".
    rf"|\b(?:[Aa]ccording to|[Dd]ata (?:from|of)|[Ff]igures (?:from|of)) (?:the )?({_ACRONYM})(?=[,.;]| (?:and|in)\b)"
)
# An acronym before a body: "officers from the Ministry, FAAN, the Agency".
_ACRONYM_BEFORE = re.compile(rf"(?:,|\b(?:from|by|with|of)) (?:the )?({_ACRONYM}), (?:and )?(?:the )?$")
# Several acronyms before a body: "with the MOWA, MOT and the Shore Board".
_ACRONYMS_BEFORE = re.compile(r"\b(?:from|by|with) (?:the )?([A-Z]{3,9}(?:, [A-Z]{3,9}){1,4}),? and (?:the )?$")
# An agent or a partner without an acronym: "together with Amana", "run by Casa Refugio".
_PARTNER = re.compile(
    r"\b(?:[Cc]ollaboration|[Pp]artnership|[Cc]ooperation|[Tt]ogether|[Pp]artner(?:ed|ing)"
    r"|(?:run|implemented|operated|funded|supported|financed|managed|organi[sz]ed|hosted|delivered) by)"
    rf"(?: with)?(?<=with|n by|d by) (?:the )?({_CONJUNCT})(?=[,.;]| (?:to|in|which)\b| and (?![A-Z]))"
)
# Who leads an action, behind an article: "led by the Coastal Rights League".
_LED_BY = re.compile(
    rf"\b(?:led|chaired|convened|coordinated|initiated) by the ({_WORD}(?: (?:(?:of|for|the) )?{_WORD}){{1,4}})"
    r"(?=[,.;]| (?:to|in|which|and|with|under)\b)"
)
# A name with a generic noun in apposition: "Amana Shores, an NGO that", "the Jesuit organisation CEFASA".
_GENERIC_NOUN = (
    r"(?:(?:[a-z][a-z-]+|[A-Z][a-z]+|non-profit|UK-based) ){0,3}?"
    r"(?:organi[sz]ation|NGO|charity|foundation|association|non-?profit|think tank|trade union|church)"
)
_DEFINED_BEHIND = re.compile(
    rf"(?<!\bdel )(?<!\bde )(?<!\bof )\b(?:[Tt]he )?({_CONJUNCT})(?: \([A-Z][\w&.-]+\))?, an? {_GENERIC_NOUN}\b"
)
_BEHIND_GENERIC_NOUN = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?)(?: (?:[a-z][a-z-]+|[A-Z][a-z]+)){{0,3}} (?:organi[sz]ation|NGO|charity) ({_CONJUNCT})"
)
# A name in apposition to a generic noun: "with a local NGO, Amana Tides, the project".
_APPOSED = re.compile(rf"\b[Aa]n? {_GENERIC_NOUN}, ({_CONJUNCT})(?=[,.;])")
# An acronym behind its long form, which is the body's name.
_EXPLAINED = re.compile(
    rf"\b[A-Z][\w’'-]+(?:,? (?:(?:of|for|the|and|on|in|to) ){{0,2}}[A-Z][\w’'-]+){{0,9}} \(({_ACRONYM})\)"
)
# Offices and titles, which begin the name of a person.
_OFFICE_HOLDER = re.compile(
    r"(?:[A-Z]{2,} (?:Under|Vice-)?[Ss]ecretary|President|Prime|Minister|Deputy|Vice|First|Director|Commissioner|Chief"
    r"|Head|Chair|Chancellor|Crown|Assistant|Special|King|Queen|Ambassador|Mayor|Governor|Secretary|Senator|Pope|Mrs?|Ms"
    r"|Dr|Sir)\b"
)
# Contexts in which a union of states is a territory, part of a name, or a nationality: "from the EU", "EU-IOM", "EU
# citizens".
_LOCATIVE_BEFORE = re.compile(
    r"\b(?:(?<!support )(?<!funding )(?<!assistance )(?<!financing )from|to|in|into|within|across|outside|throughout"
    r"|enter\w*|leav\w*|reach\w*) (?:the )?$"
)
_LAND_BEHIND = re.compile(
    r"[-–/]|\s(?:[A-Z]|member|countr|nation|citizen|border|law|state|visa|passport|territor|resident|worker|market)"
)


@lru_cache(maxsize=1)
def _no_bodies() -> frozenset[str]:
    """Acronyms and words that name no body, from ``bodies.toml``."""
    return frozenset(word for kind, words in words_in_capitals().items() if kind != "alone" for word in words)


@lru_cache(maxsize=1)
def _complete_names() -> re.Pattern[str]:
    """Names that are complete as they stand, where no capitalised word follows."""
    return re.compile(rf"\b(?:{'|'.join(words_in_capitals()['alone'])})\b(?! [A-Z])")


def is_territory(text: str, start: int, end: int) -> bool:
    """Whether the name of a union of states at characters ``start:end`` is its territory or part of another name."""
    before = _LOCATIVE_BEFORE.search(text[max(0, start - _REACH) : start]) or text[start - 1 : start] in ("-", "–", "/")
    return bool(before or _LAND_BEHIND.match(text, end))


def is_person(text: str, start: int) -> bool:
    """Whether the name that begins at `start` has a personal title: "Mr. Ada Bright".

    >>> is_person("led by Mr. Bright", 11), is_person("led by Bright", 7)
    (True, False)
    """
    return _PERSONAL_TITLE.search(text, max(0, start - _TITLE_LENGTH), start) is not None


def bracket_behind(text: str, end: int) -> str:
    """The text in brackets right behind a name, "INTERPOL" of "Lowland Police (INTERPOL)"; "" without brackets."""
    bracket = _BRACKET.match(text, end)
    return bracket[1] if bracket else ""


def agents_and_partners(text: str) -> Iterator[tuple[int, int]]:
    """Spans of names that context makes an agent, a partner or a defined body, and of names that are complete."""
    explained = {m[1] for m in _EXPLAINED.finditer(text)}
    for match in _ACTS.finditer(text):
        for short in re.finditer(_ACRONYM, match[match.lastindex or 1]):
            if short[0] not in explained | _no_bodies() and fold(short[0]) not in country_words():
                begins = match.start(match.lastindex or 1)
                yield begins + short.start(), begins + short.end()
    for pattern in (_PARTNER, _LED_BY, _DEFINED_BEHIND, _BEHIND_GENERIC_NOUN, _APPOSED):
        for match in pattern.finditer(text):
            name = match[1]
            generic = _OFFICE_HOLDER.match(name) or is_bare(name)
            if _may_be_body(name) and name not in _no_bodies() and not generic:
                yield match.span(1)
    yield from (match.span() for match in _complete_names().finditer(text))


def conjuncts_of(text: str, bodies: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans of names coordinated with `bodies`, which are spans in reading order."""
    for at, (start, end) in enumerate(bodies):
        following = bodies[at + 1][0] if at + 1 < len(bodies) else end
        between = _BETWEEN_BODIES.fullmatch(text, end, following)
        if row := _COMMA_LIST.fullmatch(text, end, following):
            yield from _conjuncts(text, *row.span(1), _LONG_CONJUNCT_NAME)
        if between:
            yield from _conjuncts(text, *between.span(1))
        elif (last := _LAST_BEFORE_VERB.match(text, end)) and last.start(1) != following and _may_be_body(last[1]):
            yield last.span(1)
        last = _LAST_AGENT.match(text, end)
        if last and _AGENTS_BEFORE.search(text[max(0, start - 2 * _REACH) : start]) and _may_be_body(last[1]):
            yield last.span(1)
        first = _FIRST_CONJUNCT.search(text[max(0, start - _REACH) : start])
        if first and _may_be_body(first[1]) and (first[2].startswith(" and") or _LIST_CONTINUES.match(text, end)):
            yield start - len(first[0]) + first[0].index(first[1]), start - len(first[2])
        beside = _ACRONYM_BEFORE.search(text[max(0, start - _REACH) : start])
        if beside and beside[1] not in _no_bodies() and fold(beside[1]) not in country_words():
            begins = max(0, start - _REACH) + beside.start(1)
            yield begins, begins + len(beside[1])
        if several := _ACRONYMS_BEFORE.search(text[max(0, start - _REACH) : start]):
            yield from _conjuncts(text, max(0, start - _REACH) + several.start(1), start)
        if parted := _SEMICOLON_LIST.match(text, end):
            yield from _conjuncts(text, *parted.span(1), _LONG_CONJUNCT_NAME)


def _conjuncts(text: str, start: int, end: int, name: re.Pattern[str] = _CONJUNCT_NAME) -> Iterator[tuple[int, int]]:
    """Spans of the names of a list that may be bodies, without remarks in brackets."""
    conjuncts_of = text[:start] + _IN_BRACKETS.sub(lambda m: "," * len(m[0]), text[start:end])
    yield from (m.span() for m in name.finditer(conjuncts_of, start) if _may_be_body(m[0]))


def _may_be_body(name: str) -> bool:
    """Whether a name can be a body's: no country, demonym or document; a country may begin or end it."""
    if (
        _SENTENCE_OPENER.match(name)
        or _NO_BODY.search(name)
        or fold(name) in country_words()
        or name.rstrip("s") in _no_bodies()
    ):
        return False
    words = fold(name).split()
    if len(words) > 1 and not _COMPASS.match(name):
        words.pop()
    if len(words) > 1 and words[0] not in english_peoples():
        words.pop(0)
    return not any(word in country_words() or word in english_peoples() for word in words)
